"""Two times at one organization, with other years in between."""

from __future__ import annotations

import json

import pytest

ANA = """
# Ana Ruiz

:::{person} ana
:::

:::{experience} Acme
:position: Lead
:start: 2018
:end: 2020
:skills: Go
:::

:::{experience} Acme
:position: Engineer
:start: 2010
:end: 2012
:skills: Go
:::
"""
LISTS = """
# Lists

:::{listing} organizations
:style: table
:::
"""
RST = """
Ana Ruiz
========

.. person:: ana

.. experience:: Acme
   :position: Lead
   :start: 2018
   :end: 2020
   :skills: Go

.. experience:: Acme
   :position: Engineer
   :start: 2010
   :end: 2012
   :skills: Go
"""
APART = "2010 – 2012, 2018 – 2020"


@pytest.mark.parametrize(("suffix", "text"), [("md", ANA), ("rst", RST)])
def test_no_time_is_claimed_between_two_jobs(site, suffix, text):
    site.write(f"people/ana.{suffix}", text)
    site.write("lists.md", LISTS)
    built = site.build(html_baseurl="https://e.org/")
    heading = built.page("people/ana").select_one(".resume-group > .resume-header")
    assert heading.select_one(".resume-dates").get_text() == APART
    times = built.page("organizations/acme").select("dl.resume-facts dd")
    assert [" ".join(one.get_text().split()) for one in times] == [APART]
    facts = [dd.get_text() for dd in built.page("skills/go").select("dl.resume-facts dd")]
    assert [" ".join(one.split()) for one in facts] == [APART, "6 years"]
    (cell,) = built.page("lists").select("table.resume-table tbody td:last-child")
    assert " ".join(cell.get_text().split()) == APART
    for name in ("organizations/index.html.md", "people/ana.html.md"):
        assert APART in built.text(name)
        assert "2010 – 2020" not in built.text(name)
    assert (
        "Acme](https://e.org/organizations/acme.html.md): Organization, 2010–2012, 2018–2020"
        in (built.text("llms.txt"))
    )


def test_jobs_that_adjoin_have_one_time(site):
    site.write("people/ana.md", ANA.replace(":end: 2012", ":end: 2017-12"))
    heading = site.build().page("people/ana").select_one(".resume-group > .resume-header")
    assert heading.select_one(".resume-dates").get_text() == "2010 – 2020"


def test_closing_the_gap_is_shown_everywhere(site):
    site.write("people/ana.md", ANA)
    site.build(html_baseurl="https://e.org/")
    site.write("people/ana.md", ANA.replace(":end: 2012", ":end: 2019"))
    again = site.build(html_baseurl="https://e.org/").files()
    clean = site.build(html_baseurl="https://e.org/", out="clean").files()
    assert again == clean


def test_a_job_without_an_end_does_not_end_the_time_at_an_employer(site):
    site.write("people/ana.md", ANA.replace(":end: 2020\n", "").replace("2012", "2017-12"))
    site.write("lists.md", LISTS)
    built = site.build(html_baseurl="https://e.org/")
    heading = built.page("people/ana").select_one(".resume-group > .resume-header")
    shown = "2010 – Dec 2017, 2018"
    assert heading.select_one(".resume-dates").get_text() == shown
    times = built.page("organizations/acme").select("dl.resume-facts dd")
    assert [" ".join(one.get_text().split()) for one in times] == [shown]
    assert "Organization, 2010–2017, 2018" in built.text("llms.txt")
    graph = json.loads(built.text("resume.json"))
    (acme,) = (one for one in graph["entities"] if one["id"] == "organization:acme")
    assert (acme["start"], acme.get("end")) == ("2010", None)


@pytest.mark.parametrize("start", ["seit 10/2019", "10/2019 –", "desde octubre de 2019"])
def test_a_job_that_goes_on_since_a_month_is_the_one_of_today(site, start):
    jobs = ANA.replace(":start: 2018\n:end: 2020\n", f":start: {start}\n")
    site.write("people/ana.md", jobs.replace(":end: 2012", ":end: 2019-09"))
    built = site.build()
    (warning,) = built.warnings
    assert "write :start: 2019-10 and :end: present" in warning
    heading = built.page("people/ana").select_one(".resume-group > .resume-header")
    assert heading.select_one(".resume-dates").get_text() == "2010 – present"
    assert "Oct 2019 – present" in built.body("people/ana")
    assert "ORG:Acme" in built.text("people/ana.vcf")
