"""Courses taught in a job and outside any, in all that is made of a page."""

from __future__ import annotations

import json

import pytest

COURSES = """
# Ann Lee

:::{person} ann
:::

::::{experience} TU Berlin
:position: Professor
:start: 2018
:end: 2020

:::{teaching} Statistics
:start: 2019
:end: 2019
:::
::::

:::{teaching} Knots
:start: 2011
:end: 2012
:::
"""
RST = """
Ann Lee
=======

.. person:: ann

.. experience:: TU Berlin
   :position: Professor
   :start: 2018
   :end: 2020

   .. teaching:: Statistics
      :start: 2019
      :end: 2019

.. teaching:: Knots
   :start: 2011
   :end: 2012
"""


@pytest.mark.parametrize(("suffix", "text"), [("md", COURSES), ("rst", RST)])
def test_a_course_has_the_employer_of_the_job_around_it_or_none(site, suffix, text):
    site.write(f"people/ann.{suffix}", text)
    built = site.build(html_baseurl="https://e.org/")
    work = json.loads(built.text("people/ann.json"))["work"]
    courses = {one["summary"]: one.get("name") for one in work if "summary" in one}
    assert courses == {"Statistics": "TU Berlin", "Knots": None}
    assert "Statistics" in built.body("organizations/tu-berlin")
    assert "Knots" not in built.body("organizations/tu-berlin")
    assert not (built.out / "organizations/knots.html").exists()
    graph = json.loads(built.text("resume.json"))
    ends = [one["to"] for one in graph["entities"] for one in one["relations"]]
    assert "organization:knots" not in ends


def test_a_course_elsewhere_keeps_its_own_organization(site):
    own = COURSES.replace(":start: 2019\n", ":start: 2019\n:organization: VHS\n")
    site.write("people/ann.md", own)
    built = site.build(html_baseurl="https://e.org/")
    work = json.loads(built.text("people/ann.json"))["work"]
    assert [one.get("name") for one in work] == ["TU Berlin", "VHS", None]
