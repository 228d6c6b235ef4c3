import pytest
from sphinx_resume.model.descriptions import tooltip
from sphinx_resume.model.entities import Mention
from sphinx_resume.model.kinds import paged
from sphinx_resume.model.page_contents import entity_view, index_page_view

from . import make
from .make import experience, graph, key, organization, page, person, project, table, words

award, contribution, publication = make.award, make.contribution, make.publication
education, skills, talk = make.education, make.skills, make.talk
BRICKS = {"authors": ("Jane Doe", "Ann Other"), "type": "article", "projects": ("lego",)}
LEGO = {"role": "Lead", "skills": ("Python",), "url": "https://www.lego.com/", "people": ("joe",)}
LEGO |= {"start": "2020-03", "end": "2020-09", "body": "lego"}
PRIZE = {"projects": ("lego",), "publications": ("bricks",), "skills": ("Python",), "date": "2022"}
PART = {"role": "Tester", "start": "2020-05", "skills": ("Testing",), "publications": ("manual",)}
ACME = {"position": "Engineer", "start": "2020-01", "end": "2021-06", "skills": ("C++",)}
MIT = {"study_type": "BSc", "area": "Physics", "start": "2015", "end": "2018", "skills": ("Maths",)}
LAB = {
    "people/jane": [
        person("jane", name="Jane Doe", headline="Builder"),
        experience("Acme", project("Lego", **LEGO), publication("Bricks", **BRICKS), **ACME),
        project("Duplo", part_of="lego"),
        award("Prize", awarder="Acme", **PRIZE),
        talk("On Lego", projects=("lego",), publications=("bricks",)),
        skills("Languages", level="Master", skills=("Python",)),
    ],
    "people/joe": [
        person("joe", name="Joe Roe"),
        contribution("lego", body="joe", **PART),
        experience("Beta", projects=("lego",), start="2021"),
        education("MIT", **MIT),
        publication("Manual", type="software", doi="10.1/x", organization="Beta"),
    ],
    "about": [organization("Acme", parent_organization="Group", location="Rome")],
}
POST = {"post": [Mention("project", "lego", -1), Mention("person", "jane", -1)]}
SHOWN = graph(LAB, POST)
RELATIONS = """
person/jane -> project/lego | person/joe -> project/lego | person/jane -> publication/bricks
person/jane -> award/prize | person/jane -> organization/acme | person/joe -> organization/mit
person/jane -> skill/python | person/joe -> skill/maths | project/lego -> project/duplo
project/lego -> publication/bricks | project/lego -> publication/manual
project/lego -> award/prize | project/lego -> organization/acme | project/lego -> skill/python
project/lego -> organization/beta | project/lego -> skill/testing
publication/bricks -> award/prize | publication/bricks -> organization/acme
award/prize -> organization/acme | award/prize -> skill/python
organization/acme -> organization/group | organization/acme -> skill/c-plus-plus
"""
HINTS = """
person/jane -> Jane Doe (Person, Builder) | project/lego -> Lego (Project, Jane Doe, Joe Roe, 2020)
publication/bricks -> Bricks (Article, Jane Doe) | skill/c-plus-plus -> C++ (Skill, 2020–2021)
organization/group -> Group (Organization, 2020–2021)
"""


def links(made, name: str) -> set[str]:
    """Return what a thing's page leads to, whoever wrote it, with the blocks in its bodies."""
    beside = made.entities[key(name)].page
    view = entity_view(made, key(name), beside)
    found = view.keys().union(*(made.edges_of(one) for one in made.records.get(beside, ())))
    for copy in (*view.copies, *(copy for section in view.sections for copy in section.copies)):
        inside = {copy.index}
        for record in made.records[copy.docname]:
            if record.parent in inside or (copy.whole and record.index == copy.index):
                inside.add(record.index)
                found |= set(made.edges_of(record))
    return {"/".join(one) for one in found}


# --- what each kind of page shows ------------------------------------------------------------


def test_the_page_of_a_project():
    field_list, sections, view = page(SHOWN, "project/lego")
    site = ["https://www.lego.com/"]
    assert field_list == {
        "Time": ["Mar 2020 – Sep 2020"],
        "Organization": ["Acme"],
        "Website": site,
    }
    assert sections == {
        "People": [("Jane Doe", "Lead"), ("Joe Roe", "Tester", "May 2020")],
        "Projects": [("Duplo",)],
        "Publications": [("Bricks", "Article"), ("Manual", "Software")],
        "Awards": [("Prize", "2022")],
        "Experience": [("Beta", "Joe Roe", "2021")],
        "Talks": [("Jane Doe", "On Lego")],
        "Skills": [("Python",), ("Testing",)],
        "Mentioned in": [("post",)],
    }
    bodies = [(copy.digest, *map(words, copy.heading)) for copy in view.copies]
    assert bodies == [("lego", "Jane Doe"), ("joe", "Joe Roe")]


def test_the_page_of_a_publication():
    field_list, sections, _ = page(SHOWN, "publication/bricks")
    authors = ["Jane Doe", "Ann Other"]
    assert field_list == {"Type": ["Article"], "Authors": authors, "Organization": ["Acme"]}
    assert set(sections) == {"Projects", "Awards", "Talks", "BibTeX"}
    field_list = page(SHOWN, "publication/manual").field_list
    assert (field_list["People"], field_list["DOI"]) == (["Joe Roe"], ["https://doi.org/10.1/x"])


def test_the_page_of_an_award():
    field_list, sections, _ = page(SHOWN, "award/prize")
    assert field_list == {"Date": ["2022"], "Awarded by": ["Acme"], "People": ["Jane Doe"]}
    assert set(sections) == {"Projects", "Publications", "Skills"}


def test_the_page_of_an_organization():
    field_list, sections, _ = page(SHOWN, "organization/acme")
    assert field_list == {"Part of": ["Group"], "Place": ["Rome"], "Time": ["Jan 2020 – Jun 2021"]}
    assert sections["People"] == [("Jane Doe", "Engineer", "Jan 2020 – Jun 2021")]
    assert [row[0] for row in sections["Projects"]] == ["Lego"]
    assert [row[0] for row in sections["Publications"]] == ["Bricks"]
    assert sections["Skills"] == [("C++",), ("Python",)]
    students = page(SHOWN, "organization/mit").sections["People"]
    assert students == [("Joe Roe", "BSc, Physics", "2015 – 2018")]


def test_two_stays_at_one_organization_are_two_lines():
    jobs = [experience("Acme", start="2020"), experience("Acme", start="2022", position="B")]
    field_list, sections, _ = page(graph({"jane": [person("jane"), *jobs]}), "organization/acme")
    assert sections["People"] == [("Jane", "B", "2022"), ("Jane", "2020")]
    assert field_list["Time"] == ["2020", "2022"]


def test_the_page_of_a_skill():
    sections = page(SHOWN, "skill/python").sections
    assert sections["People"] == [("Jane Doe", "Languages", "Master")]
    assert sections["Experience"] == [("Acme", "Engineer", "Jane Doe", "Jan 2020 – Jun 2021")]
    assert [row[0] for row in sections["Projects"]] == ["Lego"]
    assert [row[0] for row in sections["Awards"]] == ["Prize"]


def test_the_years_of_a_skill_are_those_in_which_it_was_used():
    used = [project("A", skills=("Go",), start="2019-05", end="2019-07")]
    used += [experience("Acme", skills=("Go",), start="2021-02", end="present")]
    made = graph({"jane": [person("jane"), *used, skills("Tools", skills=("Go", "Awk"))]})
    assert page(made, "skill/go").field_list == {"Used": ["2019", "2021 – present"]}
    assert page(made, "skill/awk").field_list == {}


@pytest.mark.parametrize(
    "block", [make.certificate, make.teaching, talk, make.volunteer, education]
)
def test_a_skill_is_shown_with_every_kind_of_block_that_names_it(block):
    made = graph({"jane": [person("jane"), block("Blender", skills=("Go",))]})
    rows = [row for rows in page(made, "skill/go").sections.values() for row in rows]
    assert any("Blender" in row and "Jane" in row for row in rows)


def test_the_generated_page_of_a_person_shows_her_blocks_and_how_to_reach_her():
    jane = person("jane", email=("jane@example.org",), body="me")
    job = experience("Acme", project("Lego"))
    view = page(graph({"team": [jane, job, person("joe"), award("Prize")]}), "person/jane").view
    shown = {s.label: [copy.index for copy in s.copies] for s in view.sections}
    assert shown["Experience"] == [1]
    assert "Awards" not in shown
    wholes = [copy.index for copy in view.copies if copy.whole]
    assert "jane@example.org" in str(view.field_list) or 0 in wholes


def test_the_generated_page_of_a_person_shows_what_others_did_with_her():
    job = experience("Acme", project("Lego", people=("ann",)))
    made = graph({"joe": [person("joe"), job], "team": [person("ann"), person("bob")]})
    assert "project/lego" in links(made, "person/ann")


def test_the_page_that_a_person_wrote_is_told_what_others_wrote():
    told = [person("jane"), project("Moon", people=("joe",)), project("Lego", people=("joe",))]
    made = graph({"jane": told, "people/joe": [person("joe"), contribution("lego", body="x")]})
    # His part in the other one stands on his page.
    assert page(made, "person/joe", "people/joe").sections == {"Projects": [("Moon",)]}


# --- both ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "other"), table(RELATIONS))
def test_a_relation_is_shown_on_both_ends(one, other):
    assert other in links(SHOWN, one)
    assert one in links(SHOWN, other)


def test_a_mention_is_shown_where_it_leads_unless_the_page_shows_it_anyway():
    said = {"a": [Mention("project", "duplo", 1), Mention("project", "lego", 3)]}
    said["post"] = [Mention("project", "lego", -1)]
    made = graph({"a": [person("jane"), project("Lego"), project("Duplo"), talk("X")]}, said)
    assert page(made, "project/duplo").sections["Mentioned in"] == [("Lego",)]
    assert page(made, "project/lego").sections["Mentioned in"] == [("post",)]
    assert "Mentioned in" not in page(made, "project/lego", "post").sections


# --- nothing twice ---------------------------------------------------------------------------


@pytest.mark.parametrize("one", SHOWN.entities, ids="/".join)
@pytest.mark.parametrize("authored", [True, False])
def test_no_line_and_no_heading_is_shown_twice(one, authored):
    view = entity_view(SHOWN, one, SHOWN.entities[one].page if authored else "")
    for part in (view.sections, view.field_list):
        labels = [labelled.label for labelled in part]
        assert len(set(labels)) == len(labels)
    for section in view.sections:
        assert len(set(section.entries)) == len(section.entries)


@pytest.mark.parametrize("block", [project, publication, award, talk])
def test_what_stands_in_the_body_is_not_listed_again(block):
    made = graph({"jane": [person("jane"), project("Lego", block("Bricks"))]})
    assert page(made, "project/lego").sections == {"People": [("Jane",)]}


def test_a_person_with_two_parts_in_a_project_has_one_line_on_it():
    more = contribution("lego", role="Tester", start="2021")
    made = graph({"a": [person("jane"), project("Lego", role="Lead", start="2020"), more]})
    people = page(made, "project/lego").sections["People"]
    assert people == [("Jane", "Lead", "2020", "Tester", "2021")]


def test_a_project_written_elsewhere_stands_once_on_a_persons_page():
    lego = [project("Lego", person="joe", people=("jane",)), contribution("lego", person="jane")]
    made = graph({"jane": [person("jane")], "joe": [person("joe")], "lego": lego})
    view = page(made, "person/jane", "jane").view
    rows = [words(entry.target) for section in view.sections for entry in section.entries]
    assert rows == ["Lego"]


@pytest.mark.parametrize("owner", ["jane", "Jane Doe"])
def test_a_part_is_told_whether_its_owner_is_given_by_id_or_by_name(owner):
    lego = project("Lego", person=owner, role="Lead")
    made = graph({"jane": [person("jane", name="Jane Doe")], "lego": [lego]})
    assert page(made, "project/lego").sections["People"] == [("Jane Doe", "Lead")]


# --- beside a page that somebody wrote ---------------------------------------------------------


def test_what_stands_on_the_authored_page_is_not_shown_again():
    lego = project("Lego", person="jane", body="here", status="Done")
    made = graph({"lego": [lego], "people/jane": [person("jane"), contribution("lego", body="x")]})
    field_list, _, view = page(made, "project/lego", "lego")
    (elsewhere,) = (one for one in view.sections if one.copies)
    assert (field_list, view.copies) == ({}, ())
    assert [copy.digest for copy in elsewhere.copies] == ["x"]
    assert [words(element) for element in elsewhere.copies[0].heading] == ["Jane"]
    field_list, _, view = page(made, "project/lego")
    assert (field_list, [copy.digest for copy in view.copies]) == (
        {"Status": ["Done"]},
        ["here", "x"],
    )


@pytest.mark.parametrize("here", [[], [contribution("lego", person="jane")]], ids=["prose", "part"])
def test_an_authored_page_without_the_description_is_told_the_facts(here):
    made = graph({"jane": [person("jane"), experience("Acme", project("Lego"))], "lego": here})
    assert page(made, "project/lego", "lego").field_list == {"Organization": ["Acme"]}


# --- equal when nothing relevant changed -------------------------------------------------------


@pytest.mark.parametrize("kind", paged())
def test_pages_stay_as_they_are_when_lines_move(kind):
    pages = {**LAB, "team": [person("ann"), person("bob"), award("Cup")]}
    before, after = graph(pages), graph(pages, shift=7)
    for one in (one for one in before.entities if one.kind == kind):
        assert entity_view(before, one) == entity_view(after, one)


def test_only_the_pages_that_show_a_change_change():
    after = {**LAB, "people/joe": [*LAB["people/joe"], experience("Gamma", skills=("Maths",))]}
    made = graph(after, POST)
    changed = {one for one in SHOWN.entities if entity_view(SHOWN, one) != entity_view(made, one)}
    assert changed == {key("person/joe"), key("skill/maths")}


# --- lists and hints ---------------------------------------------------------------------------


def test_a_list_has_the_newest_first_and_people_by_name():
    jane = [person("jane"), project("Old", start="2019"), project("New", start="2021")]
    made = graph({"jane": jane, "ann": [person("ann", headline="Builder")]})
    rows = [(words(one.target), *map(words, one.notes)) for one in index_page_view(made, "project")]
    assert rows == [("New", "Jane", "2021"), ("Old", "Jane", "2019")]
    people = [(words(one.target), one.summary) for one in index_page_view(made, "person")]
    assert people == [("Ann", "Builder"), ("Jane", "")]
    # Also where they have no pages.
    assert len(index_page_view(graph({"jane": jane}, folders={}), "project")) == 2


@pytest.mark.parametrize(("one", "text"), table(HINTS))
def test_a_link_says_what_it_leads_to(one, text):
    assert tooltip(SHOWN, key(one)) == text


def test_a_prize_and_a_publisher_make_no_project_theirs():
    blocks = [person("jane"), project("Lego"), organization("Acme"), organization("Press")]
    prize = award("Prize", awarder="Acme", projects=("lego",))
    paper = publication("Bricks", authors=("jane",), publisher="Press", projects=("lego",))
    made = graph({"jane": [*blocks, prize, paper]})
    assert set(page(made, "organization/acme").sections) == {"Awards"}
    assert set(page(made, "organization/press").sections) == {"Publications"}
    assert {"Awards", "Publications"} <= set(page(made, "project/lego").sections)
