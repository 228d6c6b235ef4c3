"""The graph of the whole site as a file: ids, relations from both ends, its schema."""

import json

import pytest
from conftest import build_home

HOME = """
# Home

```{toctree}
:glob:
people/*
notes
```
"""
ANN = """
# Ann Arbor

:::{person} ann
:email: ann@lab.example
:orcid: 0000-0002-1825-0097
:::

::::{experience} Lab
:title: Head
:start: 2020-02
:end: present

:::{project} Swing
:skills: Wood, Rope
:url: https://swing.example/?a=1&b="2"

Builds *swings*, see [Joe](#joe).
:::
::::

:::{publication} On Knots
:authors: Ann Arbor, Joe Roe, Nobody Known
:date: 2021-03
:projects: swing
:links: Slides https://lab.example/s.pdf
:::

:::{award} Golden Knot
:date: 2022
:publications: on-knots
:::
"""
JOE = "# Joe Roe\n\n:::{person} joe\n:::\n\n:::{contribution} swing\n:role: Sawyer\n:::\n"


@pytest.fixture
def lab(site):
    site.write("index.md", HOME)
    site.write("people/ann.md", ANN)
    site.write("people/joe.md", JOE)
    site.write("notes.md", "# Notes\n\nOf {project}`swing`.\n")
    return site


def graph_of(result):
    return json.loads(result.text("resume.json"))


def test_everything_has_an_id_and_an_address(lab):
    built = lab.build()
    found = graph_of(built)
    things = {one["id"]: one for one in found["entities"]}
    assert list(things) == sorted(things)
    assert {"person:ann", "organization:lab", "project:swing", "publication:on-knots"} < set(things)
    for one in things.values():
        assert (built.out / one["path"]).is_file()
        assert "url" not in one  # where the site will be is not known
    blocks = {one["id"]: one for one in found["blocks"]}
    assert len(blocks) == len(found["blocks"])
    for one in blocks.values():
        page, _, anchor = one["path"].partition("#")
        assert built.page(page.removesuffix(".html")).find(id=anchor) is not None
    assert blocks["people/ann#project-swing"]["parent"] == "people/ann#experience-lab"
    assert things["project:swing"]["mentionedOn"] == ["notes.html"]
    assert things["project:swing"]["description"] == "Project, Ann Arbor, Joe Roe, 2020–present"


def test_each_relation_is_told_at_both_ends(lab):
    things = {one["id"]: one["relations"] for one in graph_of(lab.build())["entities"]}
    ties = {
        (one, tie["to"], tie["part"], tie.get("block"))
        for one, all_of_it in things.items()
        for tie in all_of_it
    }
    ends = {(one, to, block) for one, to, _part, block in ties}
    assert ends == {(to, one, block) for one, to, block in ends}
    swing = {(to, part) for one, to, part, _ in ties if one == "project:swing"}
    assert swing == {
        ("person:ann", "person"),
        ("person:joe", "person"),
        ("person:joe", "mentions"),
        ("organization:lab", "organization"),
        ("publication:on-knots", "publication"),
        ("skill:wood", "skill"),
        ("skill:rope", "skill"),
    } | {("person:ann", "author"), ("person:joe", "author")}
    assert ("person:joe", "project:swing", "mentionedBy", None) in ties
    assert ("award:golden-knot", "publication:on-knots", "publication") in {t[:3] for t in ties}


def test_blocks_have_their_fields_and_their_text(lab):
    found = graph_of(lab.build(html_baseurl="https://lab.example/en/"))
    blocks = {one["id"]: one for one in found["blocks"]}
    assert blocks["people/ann#publication-on-knots"]["fields"] == {
        "name": "On Knots",
        "authors": ["Ann Arbor", "Joe Roe", "Nobody Known"],
        "date": "2021-03",
        "links": [{"name": "Slides", "url": "https://lab.example/s.pdf"}],
        "projects": ["swing"],
    }
    job = blocks["people/ann#experience-lab"]["fields"]
    assert (job["start"], job["end"]) == ("2020-02", "present")
    text = blocks["people/ann#project-swing"]["text"]
    assert text == "Builds *swings*, see [Joe](<https://lab.example/en/people/joe.html>)."
    assert found["site"]["url"] == "https://lab.example/en/index.html"
    assert found["$schema"] == "https://lab.example/en/resume.schema.json"


def test_the_schema_describes_the_file(lab, tmp_path_factory):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    for built in (lab.build(), build_home(tmp_path_factory.mktemp("home"))):
        schema = json.loads(built.text("resume.schema.json"))
        jsonschema.Draft202012Validator.check_schema(schema)
        checks = jsonschema.Draft202012Validator(schema)
        graph = graph_of(built)
        assert list(checks.iter_errors(graph)) == []
        graph["entities"][0]["relations"].append({"to": "person:ann", "part": "friend"})
        assert list(checks.iter_errors(graph))


def test_a_smaller_part_is_told_from_its_whole(site):
    site.write(
        "index.md",
        "# Ann\n\n:::{person} ann\n:::\n\n:::{project} Park\n:::\n\n"
        ":::{project} Swing\n:part-of: park\n:skills: Wood\n:::\n",
    )
    things = {one["id"]: one["relations"] for one in graph_of(site.build())["entities"]}
    assert {"to": "project:swing", "part": "hasPart", "block": "index#project-swing"} in (
        things["project:park"]
    )
    assert {"to": "project:park", "part": "isPartOf", "block": "index#project-swing"} in (
        things["project:swing"]
    )
    # The wood is the swing's.
    assert [one["to"] for one in things["skill:wood"]] == ["person:ann", "project:swing"]


def test_entries_of_a_bibliography_have_ids_of_their_own(site):
    (site.src / "papers.bib").write_text(
        "@misc{one, title = {One}, year = 2020}\n@misc{two, title = {Two}, year = 2021}\n"
    )
    site.write("index.md", "# Papers\n\n```{bibtex} papers.bib\n```\n")
    found = graph_of(site.build())
    assert [one["id"] for one in found["blocks"]] == [
        "index#bibliography-1/one",
        "index#bibliography-1/two",
    ]
    assert {one["path"] for one in found["blocks"]} == {"index.html#bibliography-1"}


def test_it_is_left_out_on_request_and_made_by_itself(lab):
    whole = lab.build().text("resume.json")
    assert lab.build("resume").text("resume.json") == whole
    lab.build(resume_exports=["vcard"])
    assert not (lab.build(resume_exports=["vcard"]).out / "resume.json").exists()


def test_an_edit_gives_what_a_clean_build_gives(lab):
    lab.build()
    lab.write("people/joe.md", JOE.replace("Sawyer", "Roper") + "\nOf {award}`golden-knot`.\n")
    lab.write("notes.md", "# Notes\n\nOf nothing.\n")
    again = lab.build().text("resume.json")
    assert "Roper" in again
    assert again == lab.build(out="clean", doctrees="clean").text("resume.json")


def test_what_things_are_is_said_in_the_language_of_the_site(lab):
    found = json.loads(lab.build(language="de").text("resume.json"))
    said = " ".join(one["description"] for one in found["entities"])
    assert "Projekt" in said
    assert "Project" not in said
    assert "Person" in said
