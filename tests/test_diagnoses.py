"""Blocks that are nearly right: one warning says what to write, and nothing is lost."""

from __future__ import annotations

import json

import pytest

ANN = "# Ann Lee\n\n:::{person} ann\n:::\n"


@pytest.mark.parametrize("fence", [":::", "```"])
def test_a_block_without_braces_is_one_all_the_same(site, fence):
    block = f"{fence}experience Acme\n:position: Engineer\n:start: 2019\n\nBuilt.\n{fence}\n"
    site.write("people/ann.md", f"{ANN}\n{block}")
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith("people/ann.md:6: WARNING: 'experience' is no block without braces")
    assert "write {experience} Acme [resume.fence]" in warning
    job = built.page("people/ann").select_one(".resume-experience")
    assert job.select_one(".resume-title").get_text() == "Acme"
    assert "Engineer" in job.get_text()
    assert built.page("organizations/acme")


@pytest.mark.parametrize(
    ("first", "fix"),
    [
        (
            ":::{ experience} Acme",
            "'{ experience}' is no block without braces around the name alone",
        ),
        (":::{experience } Acme", "write {experience} Acme"),
        (":::[experience] Acme", "'[experience]' is no block without braces"),
        (":::(experience) Acme", "write {experience} Acme"),
        (":::{experience}Acme", "'{experience}Acme' is no block without a space"),
    ],
)
def test_odd_braces_are_told_and_nothing_is_lost(site, first, fix):
    site.write("people/ann.md", f"{ANN}\n{first}\n:position: Engineer\n:::\n")
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith("people/ann.md:6: ")
    assert fix in warning
    job = built.page("people/ann").select_one(".resume-experience")
    assert job.select_one(".resume-title").get_text() == "Acme"
    assert "Engineer" in job.get_text()


def test_a_fence_of_two_colons_is_told(site):
    site.write("people/ann.md", f"{ANN}\n::{{experience}} Acme\n:position: Engineer\n::\n")
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith("people/ann.md:6: ")
    assert "a fence has three signs or more; write :::{experience}" in warning
    assert "Engineer" in built.body("people/ann")


def test_lists_and_bibliographies_without_braces_are_told_but_languages_are_not(site):
    code = "```bibtex\n@misc{x}\n```\n"
    site.write("people/p.bib", "@misc{x, title={Tee}}")
    site.write("people/ann.md", f"{ANN}\n:::bibtex p.bib\n:::\n\n{code}")
    built = site.build()
    (warning,) = built.warnings
    assert "write {bibtex} p.bib" in warning
    assert "Tee" in built.body("people/ann")
    assert built.page("people/ann").select_one(".highlight-bibtex")


@pytest.mark.parametrize("line", ["- position: Boss", "**position**: Boss", ":position= Boss"])
def test_fields_in_another_form_are_shown_as_text_and_told(site, line):
    site.write("people/ann.md", f"{ANN}\n:::{{experience}} Acme\n{line}\n:::\n")
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith("people/ann.md:7: ")
    assert "write :position:" in warning
    assert "Boss" in built.body("people/ann")


@pytest.mark.parametrize("line", [":position : Boss", "：position：Boss"])
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_odd_colons_around_a_name_are_told_and_the_field_is_read(site, line, suffix):
    block = f"{ANN}\n:::{{experience}} Acme\n{line}\n:start: 2019\n:::\n"
    if suffix == "rst":
        block = (
            "Ann Lee\n=======\n\n.. person:: ann\n\n"
            f".. experience:: Acme\n   {line}\n   :start: 2019\n"
        )
    site.write(f"people/ann.{suffix}", block)
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith(f"people/ann.{suffix}:7: ")
    assert "write :position:" in warning
    job = built.page("people/ann").select_one(".resume-experience")
    assert "Boss" in job.get_text()
    assert job.select_one(".resume-dates").get_text() == "2019"


def test_a_name_without_a_space_behind_it_is_read(site):
    block = ":::{experience} Acme\n:start:2019\n:position: Engineer\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{block}")
    job = site.build().page("people/ann").select_one(".resume-experience")
    assert job.select_one(".resume-dates").get_text() == "2019"
    assert "Engineer" in job.get_text()


def test_work_without_an_employer_is_headed_by_its_position(site):
    jobs = (
        ":::{experience} Acme\n:position: Engineer\n:start: 2010\n:end: 2012\n:::\n\n"
        ":::{experience}\n:position: Translator\n:start: 2013\n:end: 2014\n:::\n\n"
        ":::{experience}\n:position: Gardener\n:start: 2015\n:end: present\n:::\n"
    )
    site.write("people/ann.md", f"{ANN}\n{jobs}\n```{{timeline}}\n```\n")
    built = site.build(html_baseurl="https://e.org/")
    assert built.warnings == []
    page = built.page("people/ann")
    titles = [one.get_text() for one in page.select(".resume-experience .resume-title")]
    assert titles == ["Acme", "Translator", "Gardener"]
    assert not page.select(".resume-group")
    bars = [" ".join(one.get_text().split()) for one in page.select(".resume-timeline-text")]
    assert "Translator · 2013 – 2014" in bars
    work = json.loads(built.text("people/ann.json"))["work"]
    assert [one["position"] for one in work] == ["Engineer", "Translator", "Gardener"]
    assert "name" not in work[1]
    assert "company: Translator" in built.text("people/ann.yaml")
    assert "ORG:" not in built.text("people/ann.vcf")
    assert not (built.out / "organizations" / "translator.html").exists()


def test_a_page_that_is_read_twice_warns_once(site):
    tree = "```{toctree}\n:glob:\n\npeople/*\nblog/*\nposts/*\n```\n"
    site.write("index.md", f"# Home\n\n{tree}\n```{{listing}} posts\n:sorting: title\n```\n")
    site.write("people/ann.md", ANN)
    site.write("blog/one.md", "# One\n\n:::{post}\n:date: 2020\n:tags: arms\n:::\n\nText.\n")
    built = site.build()
    assert len([one for one in built.warnings if "sorting" in one]) == 1
    assert len(built.warnings) == len(set(built.warnings))


def test_leave_and_own_work_are_no_organizations(site):
    jobs = (
        ":::{experience}\n:position: Freelance translator\n:start: 2018\n:end: 2020-06\n\n"
        "Novels.\n:::\n\n"
        ":::{experience}\n:position: Parental leave\n:start: 2020-07\n:end: 2021-02\n:::\n"
    )
    site.write("people/ann.md", f"{ANN}\n{jobs}")
    built = site.build(html_baseurl="https://e.org/")
    assert built.warnings == []
    page = built.page("people/ann")
    titles = [one.get_text() for one in page.select(".resume-experience .resume-title")]
    assert titles == ["Freelance translator", "Parental leave"]
    assert not list(built.out.glob("organizations/*.html"))
    work = json.loads(built.text("people/ann.json"))["work"]
    assert [(one["position"], one.get("name")) for one in work] == [
        ("Freelance translator", None),
        ("Parental leave", None),
    ]
    assert "ORG" not in built.text("people/ann.vcf")


def test_work_of_which_nothing_is_known_lacks_its_employer(site):
    site.write("people/ann.md", f"{ANN}\n:::{{experience}}\n:start: 2018\n:::\n")
    (warning,) = site.build().warnings
    assert "field 'name' is missing (the employer)" in warning
