import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_resume.model.graph import Ends, Mention
from sphinx_resume.model.records import Key
from sphinx_resume.model.view import entity_view

from . import make
from .make import (
    award,
    contribution,
    education,
    experience,
    graph,
    organization,
    person,
    project,
    publication,
    skill,
    talk,
    told,
)

JANE, JOE, LEGO = Key("person", "jane"), Key("person", "joe"), Key("project", "lego")
ACME = Key("organization", "acme")


def ends(made, docname: str, index: int) -> Ends:
    return made.ends_of(made.at(docname, index))


# --- whose it is, and what it is of ---------------------------------------------------------


def test_a_block_belongs_to_the_person_of_its_page_and_to_those_it_names():
    made = graph(
        {
            "people/jane": [person("jane"), project("Lego", people=("joe", "jane"))],
            "people/joe": [person("joe"), project("Duplo", person="jane")],
        }
    )
    assert ends(made, "people/jane", 1).people == (JANE, JOE)
    assert ends(made, "people/joe", 1).people == (JANE,)
    assert told(made) == []


def test_an_owner_can_be_given_by_name():
    made = graph({"jane": [person("jane", name="Jane Doe")], "x": [award("A", person="Jane Doe")]})
    assert ends(made, "x", 0).people == (JANE,)


def test_a_thing_that_belongs_to_nobody_is_told():
    made = graph({"lego": [project("Lego"), publication("Bricks", authors=("Ann Other",))]})
    assert told(made) == [
        (
            "owner",
            "project 'Lego': this belongs to nobody; "
            "add :person: with the id of a person of this site",
        )
    ]


@pytest.mark.parametrize("name", ["lego-set", "Lego Set", "lego set"])
def test_a_thing_that_somebody_contributes_to_belongs_to_her(name):
    made = graph({"lego": [project("Lego Set")], "jane": [person("jane"), contribution(name)]})
    assert told(made) == []
    assert [type(record).__name__ for record in made.entities[Key("project", "lego-set")].records]


@pytest.mark.parametrize("around", [experience, education, make.volunteer, organization])
def test_what_stands_in_a_block_is_of_its_organization(around):
    inside = project("Lego", publication("Bricks"), project("Duplo"))
    made = graph({"jane": [person("jane"), around("Acme", inside, contribution("other"))]})
    assert {ends(made, "jane", index).organization for index in range(2, 6)} == {ACME}


def test_an_organization_of_its_own_goes_before_that_of_the_block_around():
    lego = project("Lego", organization="Beta")
    made = graph({"jane": [person("jane"), experience("Acme", lego, award("Prize"))]})
    assert ends(made, "jane", 2).organization == Key("organization", "beta")
    assert ends(made, "jane", 3).organization is None


@pytest.mark.parametrize("inside", [project, publication, award, talk])
@pytest.mark.parametrize("around", [project("Lego"), contribution("lego")], ids=lambda d: d.kind)
def test_what_stands_in_a_project_is_part_of_it(around, inside):
    outer = around._replace(inside=(inside("Bricks"),))
    made = graph({"a": [person("ann"), project("Lego", id="lego")], "b": [person("bob"), outer]})
    assert ends(made, "b", 2).projects == (LEGO,)


def test_what_stands_in_a_publication_is_of_it():
    made = graph({"jane": [person("jane"), publication("Bricks", award("Best Paper"))]})
    assert ends(made, "jane", 2).publications == (Key("publication", "bricks"),)


def test_a_part_named_goes_before_the_block_around_and_nothing_is_part_of_itself():
    duplo = project("Duplo", part_of="toys")
    made = graph(
        {"a": [person("a"), project("Toys"), project("Lego", duplo), project("X", part_of="x")]}
    )
    assert ends(made, "a", 3).projects == (Key("project", "toys"),)
    assert ends(made, "a", 4).projects == ()


def test_a_contribution_joins_the_project_of_another_page():
    made = graph(
        {
            "people/jane": [person("jane"), project("Lego")],
            "people/joe": [person("joe"), contribution("Lego", skills=("Testing",))],
        }
    )
    assert [record.owner for record in made.entities[LEGO].records] == ["jane", "joe"]
    assert list(ends(made, "people/joe", 1)) == [JOE, LEGO, Key("skill", "testing")]
    assert [record.owner for record in made.about(LEGO)] == ["jane", "joe"]


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lego", "Lego", "LEGO", "Légo"])
def test_a_thing_is_found_by_id_and_by_name(name):
    made = graph({"jane": [person("jane"), project("Lego")]})
    assert made.find("project", name) == made.find("", name) == [LEGO]
    assert made.find("person", name) == []


@pytest.mark.parametrize("name", ["tianyu", "Tianyu Sun", "Sun, Tianyu", "SUN Tianyu", "T. Sun"])
def test_an_author_of_the_site_is_found_by_id_name_and_alias(name):
    sun = person("tianyu", name="Tianyu Sun", alternate_name=("T. Sun",))
    made = graph({"a": [sun], "b": [publication("Bricks", authors=("Ann Other", name))]})
    assert ends(made, "b", 0).authors == ("Ann Other", Key("person", "tianyu"))
    assert ends(made, "b", 0).people == (Key("person", "tianyu"),)
    assert told(made) == []


def test_an_author_that_two_people_could_be_stays_text_and_is_told():
    two = [
        person("li-ming", name="Li Ming"),
        person("ming-2", name="Ming Li", alternate_name=("Li Ming",)),
    ]
    made = graph({"a": two, "b": [publication("Bricks", authors=("Li, Ming", "Li Ming"))]})
    assert ends(made, "b", 0).authors == (Key("person", "ming-2"), "Li Ming")
    assert [problem for problem in told(made) if problem[0] == "ambiguous"] == [
        (
            "ambiguous",
            "publication 'Bricks': field 'authors': "
            "'Li Ming' is one of li-ming, ming-2; write the id",
        )
    ]


def test_an_unknown_reference_is_told_at_its_field_with_the_nearest_id():
    lines = (("people", 4), ("part-of", 5), ("publications", 6))
    lego = project("Lego", people=("jaen",), part_of="Legos", publications=("x",), lines=lines)
    made = graph({"people/jane": [person("jane"), lego]})
    assert [(p.subtype, p.docname, p.line, p.message) for p in made.problems] == [
        (
            "reference",
            "people/jane",
            4,
            "project 'Lego': field 'people': there is no person 'jaen'; did you mean 'jane'?",
        ),
        (
            "reference",
            "people/jane",
            5,
            "project 'Lego': field 'part-of': there is no project 'Legos'; did you mean 'lego'?",
        ),
        (
            "reference",
            "people/jane",
            6,
            "project 'Lego': field 'publications': there is no publication 'x'; "
            "give the id of a {publication} block of this site",
        ),
    ] or [p.line for p in made.problems]


def test_an_unknown_owner_is_told_once_for_the_block_and_what_is_in_it():
    job = experience("Acme", project("Lego"), project("Duplo"), person="jaen")
    made = graph({"people/jane": [person("jane"), job]})
    assert [(p.subtype, p.line) for p in made.problems if p.subtype == "reference"] == [
        ("reference", made.at("people/jane", 1).line)
    ]


def test_a_name_that_fits_two_organizations_is_told():
    two = [organization("MIT Boston", alternate_name=("MIT",))]
    two += [organization("MIT Manipal", alternate_name=("MIT",))]
    made = graph({"a": two, "b": [person("jane"), education("MIT")]})
    assert [problem.subtype for problem in made.problems] == ["ambiguous"]


def test_naming_an_organization_or_a_skill_is_enough():
    job = experience("Acme", skills=("C++", "c++", "C"))
    made = graph({"jane": [person("jane"), job, education("acme", skills=("C",))]})
    assert {(*key, one.title, one.page) for key, one in made.entities.items()} == {
        ("person", "jane", "Jane", "jane"),
        ("organization", "acme", "Acme", "organizations/acme"),
        ("skill", "c-plus-plus", "C++", "skills/c-plus-plus"),
        ("skill", "c", "C", "skills/c"),
    }
    assert told(made) == []


def test_a_described_thing_takes_what_its_other_names_name():
    go = skill("Go", alternate_name=("Golang",))
    made = graph({"a": [person("jane"), project("Lego", skills=("golang",))], "b": [go]})
    assert ends(made, "a", 1).skills == (Key("skill", "go"),)
    assert made.entities[Key("skill", "go")].records


def test_a_name_without_letters_gives_no_page_and_is_told():
    made = graph({"jane": [person("jane"), experience("!!!")]})
    ((subtype, message),) = told(made)
    assert subtype == "id"
    assert "experience '!!!': '!!!' has no letter or digit" in message


def test_names_without_letters_are_not_all_the_same():
    made = graph({"a": [organization("!!!", id="chk")], "b": [person("jane"), experience("???")]})
    assert ends(made, "b", 1).organization != Key("organization", "chk")


# --- pages ----------------------------------------------------------------------------------


def test_the_first_definition_wins_and_the_second_is_told_with_both_places():
    made = graph(
        {
            "people/joe": [person("joe"), project("Lego", name="Lego Two", id="lego", line=30)],
            "people/jane": [person("jane"), project("Lego", line=20)],
        }
    )
    assert made.entities[LEGO].title == "Lego"
    assert made.entities[LEGO].source.docname == "people/jane"
    (problem,) = made.problems
    assert (problem.subtype, problem.docname, problem.line) == ("duplicate", "people/joe", 30)
    assert "'lego' is defined at people/jane:20 already" in problem.message
    assert "'{contribution} lego'" in problem.message


def test_a_person_alone_on_a_page_has_it_and_two_get_one_each():
    made = graph({"people/jane": [person("jane")], "team": [person("joe"), person("ann")]})
    pages = {key.id: entity.page for key, entity in made.entities.items()}
    assert pages == {"jane": "people/jane", "joe": "persons/joe", "ann": "persons/ann"}


def test_a_kind_without_a_folder_has_no_pages():
    made = graph({"jane": [person("jane"), project("Lego", skills=("Go",))]}, folders={})
    assert {entity.page for entity in made.entities.values()} == {"jane", ""}


def test_two_things_that_claim_one_page_are_told_and_the_described_one_has_it():
    made = graph(
        {"jane": [person("jane"), project("Lego", skills=("Go",)), project("Go")]},
        folders={"project": "things", "skill": "things"},
    )
    assert made.entities[Key("project", "go")].page == "things/go"
    assert made.entities[Key("skill", "go")].page == ""
    (problem,) = made.problems
    assert problem.subtype == "clash"
    assert "the page 'things/go' is that of the project 'Go' already (jane:21)" in problem.message


def test_nothing_takes_the_page_that_lists_its_kind():
    made = graph({"jane": [person("jane"), experience("Acme", skills=("Index",))]})
    assert "skills/index" not in {entity.page for entity in made.entities.values()}


# --- mentions -------------------------------------------------------------------------------


def test_a_link_is_a_mention_by_role_by_id_and_by_page():
    pages = {"people/jane": [person("jane"), project("Lego")]}
    links = [Mention("project", "Lego", -1), Mention("", "jane", -1)]
    links += [Mention("doc", "projects/lego", 1), Mention("doc", "about", -1)]
    links += [Mention("skill", "lego", -1)]
    made = graph(pages, {"post": links})
    assert made.mentioned == {LEGO: [("post", -1), ("post", 1)], JANE: [("post", -1)]}


def test_a_mention_is_the_word_of_the_thing_the_person_or_the_page_it_stands_in():
    made = graph(
        {
            "people/jane": [
                person("jane"),
                experience("Acme", talk("On Lego"), project("Lego", talk("On bricks"))),
                contribution("lego"),
            ],
            "joe": [organization("Acme"), talk("Hello", person="jane")],
        }
    )
    said = [made.speaker(("people/jane", index)) for index in range(-1, 6)]
    assert said == [JANE, JANE, JANE, JANE, LEGO, LEGO, LEGO]
    assert [made.speaker(("joe", index)) for index in (-1, 0, 1)] == ["joe", ACME, JANE]
    assert made.speaker(("about", -1)) == "about"


# --- whatever the order, whatever is written ------------------------------------------------

PAGES = {
    "people/jane": [person("jane"), experience("Acme", project("Lego", skills=("go",)))],
    "people/joe": [person("joe"), contribution("lego", skills=("Go",)), project("Acme")],
    "team": [person("jane", name="Janet"), project("Lego", people=("nobody",))],
    "acme": [organization("ACME", parent_organization="Beta")],
}
LINKS = {name: [Mention("", "lego", -1), Mention("", "acme", -1)] for name in PAGES}
NAMES = st.sampled_from(
    ["lego", "Lego", "acme", "jane", "Jane", "nobody", "!!!", "Index", "C++", ""]
)
MANY = st.lists(NAMES.filter(bool), max_size=2).map(tuple)
KINDS = st.sampled_from(
    [project, publication, award, talk, experience, organization, skill, person]
)
DRAFTS = st.recursive(
    st.builds(lambda make, title: make(title), KINDS, NAMES),
    lambda inner: (
        st.builds(
            lambda make, title, inside, owner: make(title, *inside, person=owner),
            st.sampled_from([project, publication, award, contribution, experience]),
            NAMES,
            st.lists(inner, max_size=2),
            NAMES,
        )
        | st.builds(
            lambda title, people, skills, part, publications: project(
                title, people=people, skills=skills, part_of=part, publications=publications
            ),
            NAMES,
            MANY,
            MANY,
            NAMES,
            MANY,
        )
    ),
    max_leaves=6,
)


@given(st.permutations(list(PAGES)))
def test_the_graph_is_the_same_whatever_the_order_of_reading(order):
    first = graph(PAGES, LINKS)
    made = graph({name: PAGES[name] for name in order}, {name: LINKS[name] for name in order})
    for part in ("entities", "ends", "problems", "mentioned", "touching"):
        assert getattr(made, part) == getattr(first, part)
        assert list(getattr(made, part)) == list(getattr(first, part))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abc"), st.lists(DRAFTS, max_size=4)))
def test_whatever_is_written_every_thing_has_a_page_of_its_own(pages):
    made = graph(pages, {"d": [Mention("", "lego", -1)]})
    taken = [entity.page for entity in made.entities.values() if entity.page]
    assert len(set(taken)) == len(taken)
    for key, entity in made.entities.items():
        assert entity_view(made, key).title == entity.title
        assert entity_view(made, key, "a").keys() <= made.entities.keys()
