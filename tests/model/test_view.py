import pytest
from sphinx_resume.model.graph import Mention
from sphinx_resume.model.records import PAGED, Key
from sphinx_resume.model.view import bare_url, entity_view, hint, landing_view

from .make import (
    award,
    certificate,
    contribution,
    education,
    experience,
    graph,
    organization,
    page,
    person,
    project,
    publication,
    skill,
    skills,
    talk,
    teaching,
    volunteer,
    words,
)

LAB = {
    "people/jane": [
        person("jane", name="Jane Doe", headline="Builder"),
        experience(
            "Acme",
            project(
                "Lego",
                publication(
                    "Bricks", authors=("Jane Doe", "Ann Other"), type="article", body="abc"
                ),
                project("Duplo"),
                people=("joe",),
                role="Lead",
                skills=("Python",),
                url="https://www.lego.com/",
                start="2020-03",
                end="2020-09",
                body="lego",
            ),
            position="Engineer",
            start="2020-01",
            end="2021-06",
            skills=("C++",),
        ),
        award(
            "Prize",
            projects=("lego",),
            publications=("bricks",),
            awarder="Acme",
            date="2022",
            skills=("Python",),
        ),
        talk("On Lego", projects=("lego",), publications=("bricks",)),
        skills("Languages", level="Master", skills=("Python",)),
    ],
    "people/joe": [
        person("joe", name="Joe Roe"),
        contribution(
            "lego",
            role="Tester",
            start="2020-05",
            skills=("Testing",),
            publications=("manual",),
            body="joe",
        ),
        experience("Beta", projects=("lego",), start="2021"),
        education(
            "MIT", study_type="BSc", area="Physics", start="2015", end="2018", skills=("Maths",)
        ),
        publication("Manual", type="software", doi="10.1/x", organization="Beta"),
    ],
    "about": [
        organization("Acme", parent_organization="Group", location="Rome", url="https://acme.org")
    ],
}
SHOWN = graph(LAB, {"post": [Mention("project", "lego", -1), Mention("person", "jane", -1)]})


def links(made, kind: str, id_: str) -> set[str]:
    """Return what a thing's page leads to; a person's is the page that its author wrote."""
    key = Key(kind, id_)
    beside = made.entities[key].page if kind == "person" else ""
    found = entity_view(made, key, beside).keys()
    for record in made.records.get(beside, ()):
        found |= set(made.ends_of(record))
    return {f"{key.kind}/{key.id}" for key in found}


# --- what each kind of page shows ------------------------------------------------------------


def test_the_page_of_a_project():
    shown = page(SHOWN, "project", "lego")
    assert shown.facts == {
        "Time": ["Mar 2020 – Sep 2020"],
        "Organization": ["Acme"],
        "Website": ["https://www.lego.com/"],
    }
    assert (
        shown.sections
        == {
            "People": [
                ("Jane Doe", "Lead", "Mar 2020 – Sep 2020"),
                ("Joe Roe", "Tester", "May 2020"),
            ],
            "Projects": [("Duplo",)],
            "Publications": [("Manual", "Software"), ("Bricks", "Article")],
            "Awards": [("Prize", "2022")],
            "Experience": [
                ("Beta", "Joe Roe", "2021"),
                ("Acme", "Engineer", "Jane Doe", "Jan 2020 – Jun 2021"),
            ],
            "Talks": [("Jane Doe", "On Lego")],
            "Skills": [("Python",), ("Testing",)],
            "Mentioned in": [("post",)],
        }
        or {}
    )
    assert [(copy.digest, *map(words, copy.heading)) for copy in shown.view.copies] == [
        ("lego", "Jane Doe"),
        ("joe", "Joe Roe"),
    ]


def test_the_page_of_a_publication():
    shown = page(SHOWN, "publication", "bricks")
    assert shown.facts == {
        "Type": ["Article"],
        "Authors": ["Jane Doe", "Ann Other"],
        "Organization": ["Acme"],
    }
    assert set(shown.sections) == {"Projects", "Awards", "Talks"}
    assert [copy.digest for copy in shown.view.copies] == ["abc"]
    assert page(SHOWN, "publication", "manual").facts == {
        "Type": ["Software"],
        "People": ["Joe Roe"],
        "Organization": ["Beta"],
        "DOI": ["https://doi.org/10.1/x"],
    }


def test_the_inventors_of_a_patent():
    patent = publication("Toy", type="patent", authors=("Jane",), number="US 1", date="2020-02-03")
    shown = page(graph({"a": [person("jane"), person("joe"), patent]}), "publication", "toy")
    assert shown.facts["Inventors"] == ["Jane"]
    assert shown.facts["People"] == ["Joe"]
    assert (shown.facts["Date"], shown.facts["Number"]) == (["Feb 3, 2020"], ["US 1"])


def test_the_page_of_an_award():
    shown = page(SHOWN, "award", "prize")
    assert shown.facts == {"Date": ["2022"], "Awarded by": ["Acme"], "People": ["Jane Doe"]}
    assert set(shown.sections) == {"Projects", "Publications", "Skills"}


def test_the_page_of_an_organization():
    shown = page(SHOWN, "organization", "acme")
    assert shown.facts == {
        "Part of": ["Group"],
        "Place": ["Rome"],
        "Website": ["https://acme.org"],
        "Time": ["Jan 2020 – Jun 2021"],
    }
    assert shown.sections["People"] == [("Jane Doe", "Engineer", "Jan 2020 – Jun 2021")]
    assert [row[0] for row in shown.sections["Projects"]] == ["Lego", "Duplo"]
    assert [row[0] for row in shown.sections["Publications"]] == ["Bricks"]
    assert shown.sections["Skills"] == [("C++",), ("Python",)]
    assert page(SHOWN, "organization", "mit").sections["People"] == [
        ("Joe Roe", "BSc, Physics", "2015 – 2018")
    ]


def test_two_stays_at_one_organization_are_two_lines():
    jobs = [
        experience("Acme", start="2020", position="A"),
        experience("Acme", start="2022", position="B"),
    ]
    shown = page(graph({"jane": [person("jane"), *jobs]}), "organization", "acme")
    assert shown.sections["People"] == [("Jane", "B", "2022"), ("Jane", "A", "2020")]
    assert shown.facts["Time"] == ["2020 – 2022"]


def test_the_page_of_a_skill():
    shown = page(SHOWN, "skill", "python")
    assert shown.sections["People"] == [("Jane Doe", "Languages", "Master"), ("Joe Roe",)]
    assert shown.sections["Experience"] == [("Acme", "Engineer", "Jane Doe", "Jan 2020 – Jun 2021")]
    assert [row[0] for row in shown.sections["Projects"]] == ["Lego"]
    assert [row[0] for row in shown.sections["Awards"]] == ["Prize"]
    assert [row[0] for row in page(SHOWN, "skill", "testing").sections["Projects"]] == ["Lego"]


def test_the_years_of_a_skill_reach_from_its_first_use_to_its_last():
    used = [project("A", skills=("Go",), start="2019-05", end="2019-07")]
    used += [experience("Acme", skills=("Go",), start="2021-02", end="present")]
    made = graph({"jane": [person("jane"), *used, skills("Tools", skills=("Go", "Awk"))]})
    assert page(made, "skill", "go").facts == {"Used": ["2019 – present"]}
    assert page(made, "skill", "awk").facts == {}


@pytest.mark.parametrize("block", [certificate, teaching, talk, volunteer, education])
def test_a_skill_is_shown_with_every_kind_of_block_that_names_it(block):
    made = graph({"jane": [person("jane"), block("Blender", skills=("Go",))]})
    rows = [row for rows in page(made, "skill", "go").sections.values() for row in rows]
    assert any("Blender" in row and "Jane" in row for row in rows)


def test_the_generated_page_of_a_person_shows_her_blocks_and_how_to_reach_her():
    jane = person("jane", headline="Builder", email=("jane@example.org",), body="me")
    made = graph(
        {"team": [jane, experience("Acme", project("Lego")), person("joe"), award("Prize")]}
    )
    view = page(made, "person", "jane").view
    assert [(s.label, [copy.index for copy in s.copies]) for s in view.sections] == [
        ("Experience", [1])
    ]
    assert [copy.digest for copy in view.copies] == ["me"]
    whole = {copy.index for s in view.sections for copy in s.copies if copy.whole}
    assert "jane@example.org" in str(view) or 0 in whole


def test_the_generated_page_of_a_person_shows_what_others_did_with_her():
    lego = project("Lego", people=("ann",))
    made = graph(
        {"joe": [person("joe"), experience("Acme", lego)], "team": [person("ann"), person("bob")]}
    )
    view = page(made, "person", "ann").view
    copies = {(copy.docname, copy.index) for s in view.sections for copy in s.copies}
    assert Key("project", "lego") in view.keys() or ("joe", 2) in copies


def test_the_page_that_a_person_wrote_is_told_what_others_wrote():
    shown = page(SHOWN, "person", "joe", "people/joe")
    assert [row[0] for row in shown.sections["Projects"]] == ["Lego"]
    assert set(shown.sections) == {"Projects"}


# --- both ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person/jane", "project/lego"),
        ("person/joe", "project/lego"),
        ("person/jane", "publication/bricks"),
        ("person/jane", "award/prize"),
        ("person/jane", "organization/acme"),
        ("person/joe", "organization/mit"),
        ("person/jane", "skill/python"),
        ("person/joe", "skill/maths"),
        ("project/lego", "project/duplo"),
        ("project/lego", "publication/bricks"),
        ("project/lego", "publication/manual"),
        ("project/lego", "award/prize"),
        ("project/lego", "organization/acme"),
        ("project/lego", "organization/beta"),
        ("project/lego", "skill/python"),
        ("project/lego", "skill/testing"),
        ("publication/bricks", "award/prize"),
        ("publication/bricks", "organization/acme"),
        ("award/prize", "organization/acme"),
        ("award/prize", "skill/python"),
        ("organization/acme", "organization/group"),
        ("organization/acme", "skill/c-plus-plus"),
        ("organization/mit", "skill/maths"),
    ],
)
def test_a_relation_is_shown_on_both_ends(one, other):
    assert other in links(SHOWN, *one.split("/"))
    assert one in links(SHOWN, *other.split("/"))


def test_a_mention_is_shown_where_it_leads_unless_the_page_shows_it_anyway():
    pages = {"people/jane": [person("jane"), project("Lego"), project("Duplo"), talk("On X")]}
    said = {"people/jane": [Mention("project", "duplo", 1), Mention("project", "lego", 3)]}
    made = graph(pages, said | {"post": [Mention("project", "lego", -1)]})
    assert page(made, "project", "duplo").sections["Mentioned in"] == [("Lego",)]
    assert page(made, "project", "lego").sections["Mentioned in"] == [("post",)]
    assert "Mentioned in" not in page(made, "project", "lego", "post").sections


# --- nothing twice ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", SHOWN.entities, ids="/".join)
@pytest.mark.parametrize("beside", ["", "people/jane", "people/joe", "about"])
def test_no_line_and_no_heading_is_shown_twice(key, beside):
    view = entity_view(SHOWN, key, beside)
    labels = [section.label for section in view.sections]
    assert len(set(labels)) == len(labels)
    assert len({fact.label for fact in view.facts}) == len(view.facts)
    for section in view.sections:
        assert len(set(section.entries)) == len(section.entries)


def test_a_person_with_two_parts_in_a_project_has_one_line_on_it():
    lego = [
        project("Lego", role="Lead", start="2020"),
        contribution("lego", role="Tester", start="2021"),
    ]
    shown = page(graph({"jane": [person("jane"), *lego]}), "project", "lego")
    assert shown.sections["People"] == [("Jane", "Lead", "2020", "Tester", "2021")]


def test_a_project_written_elsewhere_stands_once_on_a_persons_page():
    lego = [project("Lego", person="joe", people=("jane",)), contribution("lego", person="jane")]
    made = graph({"jane": [person("jane")], "joe": [person("joe")], "lego": lego})
    view = page(made, "person", "jane", "jane").view
    rows = [words(entry.target) for section in view.sections for entry in section.entries]
    assert rows == ["Lego"]


def test_a_part_is_told_whether_its_owner_is_given_by_id_or_by_name():
    jane = person("jane", name="Jane Doe")
    for owner in ("jane", "Jane Doe"):
        made = graph({"jane": [jane], "lego": [project("Lego", person=owner, role="Lead")]})
        assert page(made, "project", "lego").sections["People"] == [("Jane Doe", "Lead")]


# --- beside a page that somebody wrote ---------------------------------------------------------


def test_what_stands_on_the_authored_page_is_not_shown_again():
    pages = {
        "projects/lego": [project("Lego", person="jane", body="here", url="https://lego.org")],
        "people/jane": [person("jane"), contribution("lego", body="there")],
    }
    shown = page(graph(pages), "project", "lego", "projects/lego")
    assert shown.facts == {}
    assert [copy.digest for copy in shown.view.copies] == ["there"]
    alone = page(graph(pages), "project", "lego")
    assert alone.facts["Website"] == ["https://lego.org"]
    assert [copy.digest for copy in alone.view.copies] == ["here", "there"]


@pytest.mark.parametrize("here", [[], [contribution("lego", person="jane")]], ids=["prose", "part"])
def test_an_authored_page_without_the_description_is_told_the_facts(here):
    pages = {"people/jane": [person("jane"), experience("Acme", project("Lego"))]}
    made = graph({**pages, "projects/lego": here})
    assert page(made, "project", "lego", "projects/lego").facts == {"Organization": ["Acme"]}


# --- equal when nothing relevant changed -------------------------------------------------------


@pytest.mark.parametrize("kind", PAGED)
def test_pages_stay_as_they_are_when_lines_move(kind):
    pages = {**LAB, "team": [person("ann"), person("bob"), award("Cup")]}
    one, other = graph(pages), graph(pages, shift=7)
    for key in (key for key in one.entities if key.kind == kind):
        assert entity_view(one, key) == entity_view(other, key)


def test_only_the_pages_that_show_a_change_change():
    changed = {**LAB, "people/joe": [*LAB["people/joe"], experience("Gamma", skills=("Maths",))]}
    one, other = graph(LAB), graph(changed)
    differ = {key for key in one.entities if entity_view(one, key) != entity_view(other, key)}
    assert differ == {Key("person", "joe"), Key("skill", "maths")}


# --- lists and hints ---------------------------------------------------------------------------


def test_a_list_has_the_newest_first_and_people_by_name():
    pages = {"jane": [person("jane"), project("Old", start="2019"), project("New", start="2021")]}
    made = graph({**pages, "ann": [person("ann", headline="Builder"), skill("Go")]})
    rows = [(words(e.target), *map(words, e.notes)) for e in landing_view(made, "project")]
    assert rows == [("New", "Jane", "2021"), ("Old", "Jane", "2019")]
    assert [(words(e.target), e.summary) for e in landing_view(made, "person")] == [
        ("Ann", "Builder"),
        ("Jane", ""),
    ]
    assert landing_view(graph(pages, folders={}), "project") == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (("person", "jane"), "Jane Doe (Person, Builder)"),
        (("project", "lego"), "Lego (Project, Jane Doe, Joe Roe, 2020)"),
        (("publication", "bricks"), "Bricks (Article, Jane Doe)"),
        (("skill", "c-plus-plus"), "C++ (Skill, 2020–2021)"),
        (("organization", "group"), "Group (Organization)"),
    ],
)
def test_a_link_says_what_it_leads_to(key, text):
    assert hint(SHOWN, Key(*key)) == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.lego.com/", "lego.com"),
        ("http://lego.com/a?b=c", "lego.com/a"),
        ("mailto:jane@example.org", "jane@example.org"),
    ],
)
def test_an_address_is_shown_as_it_is_said(url, shown):
    assert bare_url(url) == shown
