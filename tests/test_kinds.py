"""A kind of entry that a project declares is whole: it is in every place that has ours."""

import json
import re

import pytest
import yaml
from conftest import nodes
from sphinx.util.inventory import InventoryFile
from sphinx_resume.model import added_kinds
from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds import KINDS, KindError, kind
from sphinx_resume.model.records import Record

WORKSHOPS = """
resume_kinds = {
    "workshop": {
        "labels": ("Workshop", "Workshops"),
        "folder": "workshops",
        "fields": {
            "level": "text",
            "start": "start",
            "end": "end",
            "organization": "organization",
            "skills": "skills",
            "projects": "projects",
            "entry-fee": {"type": "text", "label": "Fee", "help": "What it costs."},
        },
    },
}
"""
PLAIN = """
resume_kinds = {
    "exhibition": {
        "labels": ("Exhibition", "Exhibitions"),
        "fields": {
            "date": "date",
            "organization": "organization",
            "skills": "skills",
            "catalogue": "url",
            "opened": "date",
            "media": "list",
            "press": "links",
        },
    },
}
"""
ANN = """
# Ann Lee

:::{person} ann
:::

:::{project} Arm
:::

:::{workshop} Soldering
:level: beginners
:start: 2020-01
:end: 2020-03
:organization: Acme
:skills: Tin
:projects: arm
:entry-fee: 10 EUR

We *soldered*.
:::
"""
INDEX = """
# Home

```{toctree}
ann
notes
workshops/index
```
"""
NOTES = """
# Notes

See {workshop}`soldering`.

:::{listing} workshops
:sort: newest
:::

:::{timeline}
:person: ann
:kinds: workshops
:::

```{resume:documentation} fields
```
"""


@pytest.fixture
def lab(site):
    site.conf += WORKSHOPS
    site.write("index.md", INDEX)
    site.write("ann.md", ANN)
    site.write("notes.md", NOTES)
    yield site
    added_kinds.declare({})


def test_it_has_pages_and_is_on_those_of_others(lab):
    built = lab.build(nitpicky=True)
    assert built.warnings == []
    page = built.page("workshops/soldering")
    said = [" ".join(one.get_text(" ").split()) for one in page.select("dl.resume-facts > *")]
    known = dict(zip(said[::2], said[1::2], strict=True))
    assert known == {
        "Time :": "Jan 2020 – Mar 2020",
        "People :": "Ann Lee",
        "Level :": "beginners",
        "Organization :": "Acme",
        "Fee :": "10 EUR",
    }
    assert "We soldered" in built.body("workshops/soldering")
    assert {"Arm", "Tin", "Ann Lee", "Workshops"} <= built.links("workshops/soldering").keys()
    for other in ("ann", "workshops/index", "organizations/acme", "skills/tin", "projects/arm"):
        assert built.links(other)["Soldering"].endswith("soldering.html"), other
    header = " ".join(
        built.page("ann").select_one(".resume-workshop .resume-meta").get_text().split()
    )
    assert "Level: beginners, Acme, Fee: 10 EUR" in header


def test_it_is_found_by_roles_lists_timelines_search_and_other_sites(lab):
    built = lab.build()
    notes = built.page("notes")
    links = [one["href"] for one in notes.select("[role=main] a") if one.get_text() == "Soldering"]
    assert links.count("workshops/soldering.html") >= 3  # the role, the list and the timeline
    assert notes.select_one("#block-workshop")
    assert "What it costs." in built.body("notes")
    assert "workshops/soldering" in built.text("searchindex.js")
    data = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="").data
    assert data["resume:workshop"]["soldering"].uri == "workshops/soldering.html"


def test_it_is_in_every_file(lab):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    built = lab.build("resume", html_baseurl="https://lab.example/")
    graph, schema = (json.loads(built.text(f"resume{one}.json")) for one in ("", ".schema"))
    jsonschema.Draft202012Validator(schema).validate(graph)
    (thing,) = (one for one in graph["entities"] if one["kind"] == "workshop")
    assert (thing["name"], thing["start"], thing["end"]) == ("Soldering", "2020-01", "2020-03")
    assert {one["to"] for one in thing["relations"]} >= {
        "person:ann",
        "organization:acme",
        "project:arm",
        "skill:tin",
    }
    (block,) = (one for one in graph["blocks"] if one["kind"] == "workshop")
    assert block["fields"]["entry-fee"] == "10 EUR"
    entry = json.loads(built.text("ann.json"))["projects"][-1]
    assert entry == {
        "name": "Soldering",
        "type": "Workshop",
        "entity": "Acme",
        "startDate": "2020-01",
        "endDate": "2020-03",
        "description": "We soldered.",
        "keywords": ["Tin"],
        "x-level": "beginners",
        "x-entry-fee": "10 EUR",
        "x-projects": ["Arm"],
    }
    (entry,) = yaml.safe_load(built.text("ann.yaml"))["cv"]["sections"]["Workshops"]
    assert (entry["name"], entry["start_date"]) == ("Soldering", "2020-01")
    assert "beginners, 10 EUR, Acme" in entry["summary"]
    omissions = built.text("losses.txt")
    assert "ann.json: workshop 'Soldering': workshop: kept as projects" in omissions
    assert "ann.yaml: workshop 'Soldering': projects: left out" in omissions


def test_search_engines_are_told_of_it(lab):
    built = lab.build(html_baseurl="https://lab.example/")
    page = built.page("workshops/soldering")
    data = json.loads(page.select_one("script[type='application/ld+json']").string)
    (work,) = (one for one in nodes(data) if one.get("temporalCoverage"))
    assert work["name"] == "Soldering"
    assert work["temporalCoverage"] == "2020-01/2020-03"
    assert work["sourceOrganization"]["name"] == "Acme"
    assert [one["name"] for one in work["creator"]] == ["Ann Lee"]
    picture = page.select_one("meta[property='og:image']")["content"]
    assert (built.out / picture.removeprefix("https://lab.example/")).is_file()


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "text", "man", "latex"])
def test_every_builder_shows_it(lab, builder):
    built = lab.build(builder)
    shown = b" ".join(built.files().values())
    assert b"Soldering" in shown
    assert b"10 EUR" in shown or builder == "epub"  # which is an archive as well
    assert not [line for line in built.warnings if "workshop" in line]


def test_one_without_pages_is_listed_where_it_belongs(site):
    site.conf += PLAIN
    site.write("index.md", INDEX.replace("workshops/index\n", "").replace("notes\n", ""))
    show = """
        :::{exhibition} Big show
        :date: 2022-05
        :organization: Acme
        :skills: Tin
        :catalogue: https://acme.example/big
        :opened: 2022-05-03
        :media: oil, tin
        :press: Daily https://daily.example, Weekly https://weekly.example
        :::
    """.replace(" " * 8, "")
    site.write("ann.md", f"# Ann Lee\n\n:::{{person}} ann\n:::\n\n{show}")
    built = site.build()
    assert built.warnings == []
    for page in ("organizations/acme", "skills/tin"):
        section = built.page(page).select_one("section#exhibitions")
        assert "Big show" in section.get_text()
    assert not (built.out / "exhibitions").exists()
    header = " ".join(built.page("ann").select_one(".resume-exhibition").get_text("").split())
    assert "Catalogue: acme.example/big" in header
    assert "Opened: 3 May 2022" in header or "Opened: May 3, 2022" in header
    assert "Media: oil, tin" in header
    assert "Press: Daily, Weekly" in header
    site.write("ann.md", (site.src / "ann.md").read_text("utf-8").replace("2022-05-03", "soon"))
    again = site.build()
    assert len(again.warnings) == 1
    header = " ".join(again.page("ann").select_one(".resume-exhibition").get_text("").split())
    assert "Opened: soon" in header
    assert "May 2022 –" not in header
    site.write("ann.md", (site.src / "ann.md").read_text("utf-8").replace("soon", "2022-05-03"))
    assert built.links("ann")["Weekly"] == "https://weekly.example"
    built = site.build("resume")
    (entry,) = yaml.safe_load(built.text("ann.yaml"))["cv"]["sections"]["Exhibitions"]
    for said in ("2022-05-03", "oil, tin", "Daily, Weekly", "Acme"):
        assert said in entry["summary"]
    entry = json.loads(built.text("ann.json"))["projects"][-1]
    assert entry["x-media"] == ["oil", "tin"]
    assert entry["x-press"] == [
        {"label": "Daily", "url": "https://daily.example"},
        {"label": "Weekly", "url": "https://weekly.example"},
    ]
    added_kinds.declare({})


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_change_of_it_rebuilds_what_it_must(lab, jobs):
    lab.build()
    lab.conf = lab.conf.replace('"Workshops"', '"Courses"').replace('"Fee"', '"Price"')
    lab.write("notes.md", "# Notes\n\n:::{listing} courses\n:::\n")
    again, clean = lab.build(jobs=jobs), lab.build(out="clean")
    assert again.files() == clean.files()
    assert again.warnings == clean.warnings == []
    assert "Price : 10 EUR" in again.body("workshops/soldering")
    lab.conf = lab.conf.partition("resume_kinds")[0]
    again, clean = lab.build(jobs=jobs), lab.build(out="clean")
    assert again.files() == clean.files()
    assert sorted(again.warnings) == sorted(clean.warnings)
    assert any("workshop" in line for line in again.warnings)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"singular": ""}, "a label is missing"),
        ({"title": "nam"}, "it has no field 'nam'; the fields are"),
        ({"header": ["level", "lvl"]}, "it has no field 'lvl'"),
        ({"timeline": True}, "a timeline needs the fields 'start' and 'end'"),
        ({"folder": "people"}, "'person' has the folder 'people' already"),
        ({"name": "award"}, "there is a kind 'award' already"),
    ],
)
def test_a_kind_that_contradicts_itself_is_refused(arguments, message):
    names = {"name": "seminar", "singular": "Seminar", "plural": "Seminars", "folder": "seminars"}

    class Seminar(Record):
        name: str = option(f.shown, "What it is called.")
        level: str = option(f.shown, "For whom it is.")

    with pytest.raises(KindError, match=re.escape(message)):
        kind(**(names | arguments))(Seminar)
    assert "seminar" not in KINDS


FIELDS = """
resume_fields = {
    "person": {"pronouns": "text", "press": "links"},
    "project": {"budget": "text", "demo": {"type": "url", "label": "Demonstration"}},
    "language": {"since": "date"},
    "publication": {"award-track": "text"},
}
"""
BO = """
# Bo Roe

:::{person} bo
:pronouns: they/them
:press: Daily https://daily.example, Weekly https://weekly.example
:::

:::{project} Arm
:budget: 10 *million*
:demo: https://demo.example/x
:::

:::{language} German
:fluency: native
:since: 2001
:::

:::{publication} On arms
:award-track: best of all
:date: 2020
:::

:::{bibtex} papers.bib
:::
"""


@pytest.fixture
def extended(site):
    site.conf += FIELDS
    site.write("index.md", "# Home\n\n```{toctree}\nbo\n```\n")
    site.write("bo.md", BO)
    site.write("papers.bib", "@misc{k, title = {Legs}, author = {Roe, Bo}, year = 2021}")
    yield site
    added_kinds.declare({})


def test_a_field_that_is_added_is_shown_where_the_others_are(extended):
    built = extended.build()
    assert built.warnings == []
    body = built.body("bo")
    assert "Pronouns: they/them" in body
    assert "native , Since: 2001" in body
    assert "Award track: best of all" in body
    assert built.links("bo")["Weekly"] == "https://weekly.example"
    assert built.links("projects/arm")["demo.example/x"] == "https://demo.example/x"
    facts = " ".join(built.page("projects/arm").select_one("dl.resume-facts").get_text().split())
    assert "Budget: 10 million" in facts
    assert "Demonstration: demo.example/x" in facts
    assert "Legs" in built.body("publications/k")


def test_a_field_that_is_added_is_in_every_file_or_told_of(extended):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    built = extended.build("resume")
    graph, schema = (json.loads(built.text(f"resume{one}.json")) for one in ("", ".schema"))
    jsonschema.Draft202012Validator(schema).validate(graph)
    fields = {one["id"]: one["fields"] for one in graph["blocks"]}
    assert fields["bo#project-arm"]["budget"] == "10 million"
    assert fields["bo#person-bo"]["pronouns"] == "they/them"
    resume = json.loads(built.text("bo.json"))
    assert resume["basics"]["x-pronouns"] == "they/them"
    assert resume["projects"][0]["x-demo"] == "https://demo.example/x"
    omissions = built.text("losses.txt")
    for line in (
        "bo.yaml: person 'Bo Roe': pronouns: left out",
        "bo.yaml: project 'Arm': budget: left out",
        "publications.bib: publication 'On arms': award-track: left out",
    ):
        assert line in omissions


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_change_of_fields_rebuilds_what_it_must(extended, jobs):
    extended.build()
    extended.conf = extended.conf.replace('"Demonstration"', '"Show"')
    again, clean = extended.build(jobs=jobs), extended.build(out="clean")
    assert again.files() == clean.files()
    assert "Show : demo.example/x" in again.body("projects/arm")
    extended.write("bo.md", BO.replace("10 *million*", "11 *million*"))
    again, clean = extended.build(jobs=jobs), extended.build(out="clean")
    assert again.files() == clean.files()
    extended.conf = extended.conf.partition("resume_fields")[0]
    again, clean = extended.build(jobs=jobs), extended.build(out="clean")
    assert again.files() == clean.files()
    assert any("'budget' is unknown" in line for line in again.warnings)


@pytest.mark.parametrize(
    ("option_", "settings", "fix"),
    [
        ("kinds", "3", "write a dictionary"),
        ("kinds", "{'award': {}}", "'award' is a kind already; write another name"),
        ("kinds", "{'Bad': {}}", "'Bad' is no name of a kind; write small letters, as 'workshop'"),
        ("kinds", "{'x': {'labels': ('X', 'X'), 'folders': 'a'}}", "did you mean 'folder'?"),
        ("kinds", "{'x': {'labels': 'X'}}", "write 'labels': the singular and the plural"),
        (
            "kinds",
            "{'x': {'labels': ('X', 'X'), 'folder': 'people'}}",
            "'person' has the folder 'people'",
        ),
        (
            "kinds",
            "{'x': {'labels': ('X', 'X'), 'folder': '../a'}}",
            "'../a' is no folder; write one as",
        ),
        ("kinds", "{'x': {'labels': ('X', 'X'), 'fields': {'a': 'txt'}}}", "did you mean 'text'?"),
        ("kinds", "{'x': {'labels': ('X', 'X'), 'fields': {'id': 'text'}}}", "write another name"),
        (
            "kinds",
            "{'x': {'labels': ('X', 'X'), 'fields': 3}}",
            "write 'fields': a dictionary of types",
        ),
        (
            "kinds",
            "{'x': {'labels': ('X', 'X'), 'personal': 'no'}}",
            "write 'personal': True, or False",
        ),
        ("fields", "3", "write a dictionary"),
        (
            "fields",
            "{'projct': {'a': 'text'}}",
            "there is no kind 'projct'; did you mean 'project'?",
        ),
        ("fields", "{'project': 'text'}", "'project': write a dictionary of types"),
        (
            "fields",
            "{'project': {'status': 'text'}}",
            "the kind has it already; write another name",
        ),
        (
            "fields",
            "{'project': {'x y': 'text'}}",
            "write small letters and hyphens, as 'entry-fee'",
        ),
        ("fields", "{'project': {'part-of': 'text'}}", "the kind has it already"),
        ("fields", "{'project': {'span': 'text'}}", "write another name"),
        ("fields", "{'project': {'budget': {'label': 'B'}}}", "write its type, one of text, url"),
    ],
)
def test_what_cannot_be_added_is_told_of_and_left_out(site, option_, settings, fix):
    site.conf += f"resume_{option_} = {settings}\n"
    site.write("index.md", "# Home\n")
    (warning,) = site.build().warnings
    assert f"conf.py: resume_{option_}: " in warning
    assert fix in warning
    assert "x" not in KINDS
