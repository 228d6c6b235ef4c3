import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_resume.model.edges import Edges
from sphinx_resume.model.entities import Mention
from sphinx_resume.model.page_contents import entity_view

from . import make
from .make import graph, key, organization, person, project, publication, told

award, contribution, talk = make.award, make.contribution, make.talk
experience, education = make.experience, make.education
JANE, JOE, LEGO = key("person/jane"), key("person/joe"), key("project/lego")
ACME, SUN = key("organization/acme"), key("person/sun")
NOBODYS = "this belongs to nobody; add :person: with the id of a person of this site"


def ends(made, docname: str, index: int) -> Edges:
    return made.edges_of(made.at(docname, index))


def authors(made, docname: str, index: int) -> list[object]:
    return [one.key or str(one.name) for one in ends(made, docname, index).authors]


# --- whose it is, and what it is of ---------------------------------------------------------


def test_a_block_belongs_to_the_person_of_its_page_and_to_those_it_names():
    lego, duplo = project("Lego", people=("joe", "jane")), project("Duplo", person="Jane")
    made = graph({"people/jane": [person("jane"), lego], "people/joe": [person("joe"), duplo]})
    assert ends(made, "people/jane", 1).people == (JANE, JOE)
    assert ends(made, "people/joe", 1).people == (JANE,)
    assert told(made) == []


@pytest.mark.parametrize("name", ["lego-set", "Lego Set", "lego set"])
def test_only_a_thing_that_nobody_contributes_to_belongs_to_nobody(name):
    lego = [project("Lego Set"), publication("Bricks", authors=("Ann Other",))]
    assert told(graph({"lego": lego})) == [("owner", 1, f"project 'Lego Set': {NOBODYS}")]
    assert told(graph({"lego": lego, "jane": [person("jane"), contribution(name)]})) == []


@pytest.mark.parametrize("around", [experience, education, make.volunteer, organization])
def test_what_stands_in_a_block_is_of_its_organization(around):
    inside = project("Lego", publication("Bricks"), project("Duplo"))
    made = graph({"jane": [person("jane"), around("Acme", inside, contribution("other"))]})
    assert {ends(made, "jane", index).organization for index in range(2, 6)} == {ACME}


@pytest.mark.parametrize("inside", [project, publication, award, talk])
@pytest.mark.parametrize("around", [project("Duplo", id="lego"), contribution("lego")])
def test_what_stands_in_a_project_is_part_of_it(around, inside):
    outer = around._replace(inside=(inside("Bricks"),))
    made = graph({"a": [person("ann"), project("Duplo", id="lego")], "b": [person("bob"), outer]})
    assert ends(made, "b", 2).projects == (LEGO,)


def test_an_award_in_a_publication_is_for_it():
    made = graph({"jane": [person("jane"), publication("Bricks", award("Best Paper"))]})
    assert ends(made, "jane", 2).publications == (key("publication/bricks"),)


def test_what_a_block_says_goes_before_what_stands_around_it():
    lego = project("Lego", project("Duplo", part_of="toys"), organization="Beta")
    toys = [project("Toys"), project("X", part_of="x")]
    made = graph({"a": [person("a"), experience("Acme", lego), *toys]})
    assert ends(made, "a", 2).organization == key("organization/beta")
    assert ends(made, "a", 3).projects == (key("project/toys"),)
    assert ends(made, "a", 5).projects == ()


def test_a_contribution_joins_the_project_of_another_page():
    part = contribution("Lego", skills=("Testing",))
    made = graph({"a": [person("jane"), project("Lego")], "b": [person("joe"), part]})
    assert [record.owner for record in made.entities[LEGO].records] == ["jane", "joe"]
    assert [record.owner for record in made.about(LEGO)] == ["jane", "joe"]
    assert list(ends(made, "b", 1)) == [JOE, LEGO, key("skill/testing")]


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sun", "Tianyu Sun", "Sun, Tianyu", "tianyu sun", "T. Sun"])
def test_an_author_of_the_site_is_found_by_id_name_and_alias_and_others_stay_text(name):
    sun = person("sun", name="Tianyu Sun", alternate_name=("T. Sun",))
    made = graph({"a": [sun], "b": [publication("Bricks", authors=("Ann Other", name))]})
    assert made.find("person", name) == made.find("", name) == [SUN]
    assert authors(made, "b", 0) == ["Ann Other", SUN]
    assert ends(made, "b", 0).people == (SUN,)
    assert told(made) == []


def test_an_author_that_two_people_could_be_stays_text_and_is_told():
    two = [person("sun", name="Li Sun"), person("li", name="L. Sun", alternate_name=("Sun, Li",))]
    made = graph({"a": two, "b": [publication("Bricks", authors=("Li Sun", "sun"))]})
    assert authors(made, "b", 0) == ["Li Sun", SUN]
    where = "publication 'Bricks': field 'authors'"
    assert told(made) == [("ambiguous", 1, f"{where}: 'Li Sun' is one of sun, li; write the id")]


def test_an_unknown_reference_is_told_at_its_field_with_the_nearest_id():
    lines = (("people", 4), ("part-of", 5), ("publications", 6))
    lego = project("Lego", people=("jaen",), part_of="Legos", publications=("x",), lines=lines)
    told_, where = told(graph({"a": [person("jane"), lego]})), "project 'Lego': field"
    assert sorted(told_) == [
        ("reference", 4, f"{where} 'people': there is no person 'jaen'; did you mean 'jane'?"),
        ("reference", 5, f"{where} 'part-of': there is no project 'Legos'; did you mean 'lego'?"),
        (
            "reference",
            6,
            f"{where} 'publications': there is no publication 'x'; "
            "give the id of a {publication} block of this site",
        ),
    ]


def test_an_unknown_owner_is_told_once_for_the_block_and_what_is_in_it():
    job = experience("Acme", project("Lego"), award("Prize"), person="jaen")
    found = told(graph({"people/jane": [person("jane"), job]}))
    assert [line for subtype, line, _ in found if subtype == "reference"] == [11]


def test_a_name_that_fits_two_organizations_is_told():
    two = [organization(name, alternate_name=("MIT",)) for name in ("MIT Boston", "MIT Manipal")]
    made = graph({"a": two, "b": [person("jane"), education("MIT")]})
    assert [subtype for subtype, *_ in told(made)] == ["ambiguous"]


def test_naming_an_organization_or_a_skill_is_enough():
    job = experience("Acme", skills=("C++", "c++", "C"))
    made = graph({"jane": [person("jane"), job, education("acme", skills=("C",))]})
    assert {(one.title, one.page) for one in made.entities.values()} == {
        ("Jane", "jane"),
        ("Acme", "organizations/acme"),
        ("C++", "skills/c-plus-plus"),
        ("C", "skills/c"),
    }
    assert told(made) == []


def test_a_described_skill_takes_what_its_other_names_name():
    go = make.skill("Go", alternate_name=("Golang",))
    made = graph({"a": [person("jane"), project("Lego", skills=("golang",))], "b": [go]})
    assert ends(made, "a", 1).skills == (key("skill/go"),)


def test_a_name_without_letters_gives_no_page_and_is_told():
    made = graph({"a": [organization("!!!", id="chk")], "b": [person("jane"), experience("???")]})
    assert ends(made, "b", 1).organization is None
    ((subtype, line, message),) = told(made)
    assert (subtype, line) == ("id", 11)
    assert message.startswith("experience '???': field 'name': '???' ")
    assert "with an :id:" in message


# --- pages ----------------------------------------------------------------------------------


def test_the_first_definition_wins_and_the_second_is_told_with_both_places():
    lego = project("Lego Two", id="lego")
    made = graph({"joe": [person("joe"), lego], "jane": [person("jane"), project("Lego")]})
    assert (made.entities[LEGO].title, made.entities[LEGO].source.docname) == ("Lego", "jane")
    (problem,) = made.problems
    assert (problem.subtype, problem.docname, problem.line) == ("duplicate", "joe", 11)
    assert "'lego' is defined at jane:11 already" in problem.message
    assert "'{contribution} lego'" in problem.message


def test_a_person_alone_on_a_page_has_it_and_two_get_one_each():
    made = graph({"people/jane": [person("jane")], "team": [person("joe"), person("ann")]})
    pages = {entity.page for entity in made.entities.values()}
    assert pages == {"people/jane", "persons/joe", "persons/ann"}


def test_a_kind_without_a_folder_has_no_pages():
    made = graph({"jane": [person("jane"), project("Lego", skills=("Go",))]}, folders={})
    assert [entity.page for entity in made.entities.values()] == ["jane", "", ""]


def test_two_things_that_claim_one_page_are_told_and_the_described_one_has_it():
    pages = {"jane": [person("jane"), project("Lego", skills=("Go",)), project("Go")]}
    made = graph(pages, folders={"project": "things", "skill": "things"})
    assert made.entities[key("project/go")].page == "things/go"
    assert made.entities[key("skill/go")].page == ""
    ((subtype, _, message),) = told(made)
    assert subtype == "clash"
    assert "the page 'things/go' is that of the project 'Go' already (jane:21)" in message


def test_nothing_takes_the_page_that_lists_its_kind():
    made = graph({"jane": [person("jane"), experience("Acme", skills=("Index",))]})
    assert "skills/index" not in {entity.page for entity in made.entities.values()}


# --- mentions -------------------------------------------------------------------------------


def test_a_link_is_a_mention_by_role_by_id_and_by_page():
    links = [("project", "Lego", -1), ("", "jane", -1), ("doc", "projects/lego", 1)]
    links += [("doc", "about", -1), ("skill", "lego", -1)]
    said = {"post": [Mention(*link) for link in links]}
    made = graph({"people/jane": [person("jane"), project("Lego")]}, said)
    assert made.mentioned == {LEGO: [("post", -1), ("post", 1)], JANE: [("post", -1)]}


def test_a_mention_is_the_word_of_the_thing_the_person_or_the_page_it_stands_in():
    job = experience("Acme", talk("On Lego"), project("Lego", talk("On bricks")))
    joes = [organization("Acme"), talk("Hello", person="jane")]
    made = graph({"people/jane": [person("jane"), job, contribution("lego")], "b": joes})
    said = [made.backlink(("people/jane", index)) for index in range(-1, 6)]
    assert said == [JANE, JANE, JANE, JANE, LEGO, LEGO, LEGO]
    assert [made.backlink(("b", index)) for index in (-1, 0, 1)] == ["b", ACME, JANE]


def test_a_mention_in_a_block_whose_owner_is_given_by_name_is_her_word():
    made = graph({"a": [person("jane", name="Jane Doe")], "b": [talk("X", person="Jane Doe")]})
    assert made.backlink(("b", 0)) == JANE


# --- whatever the order, whatever is written ------------------------------------------------

PAGES = {
    "jane": [person("jane"), experience("Acme", project("Lego", skills=("go",)))],
    "joe": [person("joe"), contribution("lego", skills=("Go",)), project("Acme")],
    "team": [person("jane", name="Janet"), project("Lego", people=("nobody",))],
    "acme": [organization("ACME", parent_organization="Beta")],
}
LINKS = {name: [Mention("", "lego", -1), Mention("", "acme", -1)] for name in PAGES}
NAMES = st.sampled_from(["lego", "Lego", "acme", "jane", "Jane", "nobody", "!!!", "Index", "C++"])
MANY = st.lists(NAMES, max_size=2).map(tuple)
LEAVES = [award, talk, experience, organization, make.skill, person, contribution]
DRAFTS = st.recursive(
    st.sampled_from(LEAVES).flatmap(lambda block: st.builds(block, NAMES, person=NAMES))
    | st.builds(publication, NAMES, authors=MANY, projects=MANY),
    lambda inner: (
        st.builds(experience, NAMES, inner, inner, skills=MANY)
        | st.builds(project, NAMES, inner, people=MANY, part_of=NAMES, publications=MANY)
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


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.sampled_from("abc"), st.lists(DRAFTS, max_size=4)))
def test_whatever_is_written_no_page_is_claimed_twice_and_every_link_leads_somewhere(pages):
    made = graph(pages, {"d": [Mention("", "lego", -1)]})
    taken = [entity.page for entity in made.entities.values() if entity.page]
    assert len(set(taken)) == len(taken)
    for one in made.entities:
        assert entity_view(made, one).keys() <= made.entities.keys()
        assert entity_view(made, one, "a").keys() <= made.entities.keys()
