"""The HTML that the extension writes itself is in templates, which a project overrides."""

from __future__ import annotations

import json
import re

import pytest
from conftest import REPOSITORY, Site

PAGE = """
# Ann \\<Lee> & Co

:::{person} ann
:headline: Engineer
:::

## Work

:::{experience} Acme
:start: 2019
:skills: Python, C++
:::

## Papers

:::{publication} On ropes
:date: 2020
:::

"""
PAPERS = "".join(f":::{{publication}} Paper {n}\n:date: {2000 + n}\n:::\n\n" for n in range(20))
TEMPLATES = sorted(
    path.name for path in (REPOSITORY / "_ext/sphinx_resume/templates/sphinx_resume").glob("*.html")
)
PLACES = {
    "monogram.html": "people/ann.html",
    "person_tools.html": "people/ann.html",
    "downloads.html": "publications/on-ropes.html",
    "filter.html": "publications/index.html",
    "preview.html": "_static/resume-peek/_card.json",
}


@pytest.fixture
def lab(site: Site) -> Site:
    """A site with each thing that has a template, and a folder for templates of its own."""
    site.conf += 'templates_path = ["own"]\n'
    (site.src / "own/sphinx_resume").mkdir(parents=True)
    site.write("people/ann.md", PAGE + PAPERS)
    return site


def test_each_template_has_a_place():
    assert sorted(PLACES) == TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_project_overrides_a_template(lab, name):
    lab.write(f"own/sphinx_resume/{name}", "<b>Mine</b>\n")
    result = lab.build()
    assert result.warnings == []
    assert "<b>Mine</b>" in result.text(PLACES[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_can_take_the_one_that_it_overrides(lab, name):
    before = lab.build().text(PLACES[name])
    lab.write(f"own/sphinx_resume/{name}", f'<i>{{% include "!sphinx_resume/{name}" %}}</i>\n')
    after = lab.build(out="other").text(PLACES[name])
    assert len(after) > len(before)
    assert "<i>" in after
    assert re.sub(r"</?i>|\n", "", after) == before.replace("\n", "")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", TEMPLATES)
def test_an_edit_of_a_template_gives_what_a_clean_build_gives(lab, name, jobs):
    lab.write(f"own/sphinx_resume/{name}", "<b>One</b>\n")
    lab.build(jobs=jobs)
    lab.write(f"own/sphinx_resume/{name}", "<b>Two</b>\n")
    again, clean = lab.build(jobs=jobs), lab.build(out="clean")
    assert "<b>Two</b>" in again.text(PLACES[name])
    assert again.files() == clean.files()


def test_texts_are_escaped(lab):
    lab.write("people/bob.md", "# Bob\n\n:::{person} bob\n:::\n\n:::{publication} Bob's\n:::\n")
    result = lab.build()
    people = result.page("publications/index").select("select[name=person] option")
    assert {"Ann <Lee> & Co", "Bob"} <= {one["value"] for one in people}
    assert "<Lee>" not in result.text("publications/index.html")


def test_values_are_those_that_the_guide_names(lab):
    guide = (REPOSITORY / "guide/extending.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+\.html)` \|", guide, re.MULTILINE)
    assert sorted(rows) == TEMPLATES


def test_a_card_has_a_place_for_each_text(lab):
    card = json.loads(lab.build().text("_static/resume-peek/_card.json"))
    assert re.findall(r'data-resume="(\w+)"', card) == ["title", "about", "line"]
