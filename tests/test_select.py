"""Lists show what their authors ask for, in that order, and tell of what is not there."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from model import make
from model.make import experience, graph, organization, person, project, publication, words
from sphinx_resume.model.dependencies import WHOLE
from sphinx_resume.model.entities import Mention
from sphinx_resume.model.inline import Doc, Ref, Word
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.listing.condition import NotACondition, fields_in, parse
from sphinx_resume.model.listing.items import facets, items_of
from sphinx_resume.model.listing.query import Query, lists, read_query, what_of
from sphinx_resume.model.listing.selection import Selection, select
from sphinx_resume.model.records import Key

if TYPE_CHECKING:
    from sphinx_resume.model.graph import Graph

JANE = [
    person("jane"),
    experience(
        "Acme",
        project("Arm", start="2019", end="2021", skills=("Python",), status="in production"),
        start="2019",
        end="present",
        skills=("C++",),
    ),
    experience("MIT", start="2015-09"),
    project("Bot", start="2021-05", end="present", skills=("Machine Learning", "C++")),
    project("Crane", type="Tool", status="finished"),
    publication("Robots", type="patent", date="2020", authors=("Jane", "Bob")),
    publication("Arms", type="article", date="2022", authors=("Jane", "Ann Other")),
    make.certificate("Sailor", date="2011", issuer="Harbour"),
    make.talk("On Arms", date="2021-03", event="RoboConf", skills=("Python",)),
    make.skills("Coding", skills=("Python", "Go")),
]
BOB = [
    person("bob"),
    make.education("CSAIL", start="2018", end="2020", study_type="PhD"),
    project("Drill", start="2018", type="tool", people=("jane",), skills=("Rust",)),
    make.award("Golden Arm", date="2021", awarder="Acme"),
    make.teaching("Welding", organization="MIT", start="2020", end="2020"),
]
PLACES = [
    organization("MIT", alternate_name=("Massachusetts Institute of Technology",)),
    organization("CSAIL", parent_organization="MIT"),
    organization("Robot Group", parent_organization="CSAIL"),
]


@pytest.fixture(scope="module")
def lab() -> Graph:
    return graph({"people/jane": JANE, "people/bob": BOB, "places": PLACES})


def query(name: str, options: Mapping[str, str]) -> tuple[Query | None, list[str]]:
    """Return what a list of *name* is to show, and the faults as ``subtype: message``."""
    faults: list[str] = []
    found = read_query(name, options, lambda subtype, told: faults.append(f"{subtype}: {told}"))
    return found, faults


def ask(made: Graph, name: str, **options: str) -> Selection:
    found, faults = query(name, options)
    assert found is not None
    assert faults == []
    return select(made, found)


def titles(found: Selection) -> list[str]:
    return [one.target.text for group in found.groups for one in group.entries]


def shown(made: Graph, name: str, **options: str) -> str:
    """Return the titles that a list shows; nothing in it may be wrong."""
    found = ask(made, name, **options)
    assert found.problems == ()
    return ", ".join(titles(found))


def grouped(made: Graph, name: str, **options: str) -> dict[str, str]:
    groups = ask(made, name, **options).groups
    return {
        words(group.label): ", ".join(one.target.text for one in group.entries) for group in groups
    }


# --- what can be listed ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("people", "Bob, Jane"),
        ("Organizations", "Acme, CSAIL, MIT, Robot Group"),
        ("projects", "Bot, Arm, Drill, Crane"),
        ("PROJECT", "Bot, Arm, Drill, Crane"),
        ("publications", "Arms, Robots"),
        ("patents", "Robots"),
        ("patent", "Robots"),
        ("awards", "Golden Arm"),
        ("skills", "C++, Go, Machine Learning, Python, Rust"),
        ("experience", "Acme, MIT"),
        ("education", "CSAIL"),
        ("certificates", "Sailor"),
        ("talks", "On Arms"),
        ("teaching", "Welding"),
        ("volunteering", ""),
    ],
)
def test_a_list_shows_all_of_what_it_is_called_after(lab: Graph, name: str, expected: str) -> None:
    assert shown(lab, name) == expected


def test_everything_can_be_listed_but_what_belongs_to_something_else() -> None:
    assert {what.kind for what in lists().values()} == KINDS.keys() - {"contribution", "skills"}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("projcts", "'projcts' cannot be listed; did you mean 'projects'?"),
        ("xyz", "'xyz' cannot be listed; write one of people, organizations, experience"),
        (" ", "there is nothing to list; write one of people"),
    ],
)
def test_what_cannot_be_listed_is_told_with_what_can(name: str, message: str) -> None:
    found, (fault,) = query(name, {"sort": "nonsense"})
    assert found is None
    assert fault.startswith(f"value: {message}")


def test_a_line_of_a_list_says_who_when_and_as_what(lab: Graph) -> None:
    def lines(name: str) -> list[tuple[str, ...]]:
        entries = [one for group in ask(lab, name).groups for one in group.entries]
        return [(one.target.text, *map(words, one.notes)) for one in entries]

    assert lines("experience")[0] == ("Acme", "Jane", "2019 – present")
    assert lines("education") == [("CSAIL", "PhD", "Bob", "2018 – 2020")]
    assert lines("talks") == [("On Arms", "RoboConf", "Jane", "Mar 2021")]
    assert lines("certificates") == [("Sailor", "Harbour", "Jane", "2011")]
    assert lines("teaching") == [("Welding", "MIT", "Bob", "2020")]
    assert lines("patents") == [("Robots", "Patent", "Jane", "Bob", "2020")]


def test_what_has_no_page_leads_to_where_it_was_or_to_where_it_stands(lab: Graph) -> None:
    assert ask(lab, "education").groups[0].entries[0].target == Ref(
        Key("organization", "csail"), "CSAIL"
    )
    assert ask(lab, "talks").groups[0].entries[0].target == Doc("people/jane", "On Arms")


# --- filters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("projects", {"person": "bob"}, "Drill"),
        ("projects", {"person": "Jane"}, "Bot, Arm, Drill, Crane"),
        ("projects", {"person": "bob, jane", "skill": "c++"}, "Bot"),
        ("projects", {"skill": "Python, Rust"}, "Arm, Drill"),
        ("projects", {"skill": "machine-learning"}, "Bot"),
        ("projects", {"skill": "Python", "person": "bob"}, ""),
        ("projects", {"organization": "acme"}, "Arm"),
        ("projects", {"type": "TOOL"}, "Drill, Crane"),
        ("projects", {"status": "In Production"}, "Arm"),
        ("publications", {"type": "patent"}, "Robots"),
        ("publications", {"type": "Article"}, "Arms"),
        ("publications", {"type": "thesis"}, ""),
        ("publications", {"person": "bob"}, "Robots"),
        ("people", {"person": "bob"}, "Bob"),
        ("people", {"skill": "Go"}, "Jane"),
        ("people", {"organization": "acme"}, "Jane"),
        ("skills", {"person": "bob"}, "Rust"),
        ("skills", {"organization": "acme"}, "C++, Python"),
        ("organizations", {"person": "bob"}, "Acme, CSAIL, MIT"),
        ("organizations", {"skill": "python"}, "Acme"),
        ("awards", {"organization": "acme"}, "Golden Arm"),
    ],
)
def test_all_options_must_hold_and_one_of_several_values(
    lab: Graph, name: str, options: dict[str, str], expected: str
) -> None:
    assert shown(lab, name, **options) == expected


def test_a_job_has_the_skills_of_the_projects_in_it(lab: Graph) -> None:
    assert shown(lab, "experience", skill="Python") == "Acme"


@pytest.mark.parametrize("name", ["mit", "Massachusetts Institute of Technology"])
def test_what_is_of_a_part_is_of_the_whole(lab: Graph, name: str) -> None:
    assert shown(lab, "organizations", organization=name) == "CSAIL, MIT, Robot Group"
    assert shown(lab, "organizations", organization="csail") == "CSAIL, Robot Group"
    assert shown(lab, "education", organization=name) == "CSAIL"
    assert shown(lab, "experience", organization="csail") == ""
    assert shown(lab, "people", organization=name) == "Bob, Jane"


def test_organizations_that_are_part_of_each_other_are_one() -> None:
    a, b = organization("A", parent_organization="B"), organization("B", parent_organization="A")
    made = graph({"places": [a, b]})
    assert shown(made, "organizations", organization="a") == "A, B"


def test_a_coauthor_is_not_of_the_organization_that_a_paper_was_made_at() -> None:
    paper = publication("Paper", authors=("jane", "bob"))
    made = graph({"jane": [person("jane"), experience("Acme", paper)], "bob": [person("bob")]})
    assert shown(made, "publications", organization="acme", person="bob") == "Paper"
    assert shown(made, "people", organization="acme") == "Jane"


def test_what_others_did_in_a_project_counts() -> None:
    made = graph(
        {
            "jane": [person("jane"), project("Lego")],
            "joe": [
                person("joe"),
                experience("Acme", make.contribution("lego", skills=("Go",), start="1999")),
            ],
        }
    )
    for options in ({"person": "joe"}, {"organization": "acme"}, {"skill": "go"}, {"year": "1999"}):
        assert shown(made, "projects", **options) == "Lego"


def test_a_post_is_of_what_it_names_and_of_what_it_speaks_of() -> None:
    post = make._block("post")
    pages = {
        "jane": [person("jane"), post("New", date="2024", skills=("Go",)), post("Old", date="2020")]
    }
    said = [Mention("skill", "Rust", 2), Mention("organization", "acme", 2)]
    made = graph(pages | {"places": [organization("Acme"), make.skill("Rust")]}, {"jane": said})
    assert shown(made, "posts") == "New, Old"
    assert shown(made, "posts", skill="go") == "New"
    assert shown(made, "posts", skill="rust", organization="acme", person="jane") == "Old"
    assert grouped(made, "posts", group="year") == {"2024": "New", "2020": "Old"}


def test_tags_are_compared_as_readers_see_them() -> None:
    tags: list[dict[str, Any]] = [{"tags": ("Éducation",)}, {"tags": ("★", "robots, large")}, {}]
    made = graph(
        {"jane": [person("jane"), *(project(f"P{n}", **tag) for n, tag in enumerate(tags))]}
    )
    assert shown(made, "projects", tag="education") == "P0"
    assert shown(made, "projects", tag='"Robots, large"') == "P1"
    assert shown(made, "projects", where="tag = ★ or tag = éducation") == "P0, P1"
    assert shown(made, "projects", where='tag != "★", Education') == "P2"
    assert titles(ask(made, "projects", tag="☆")) == []


# --- years ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("2018", "Drill"),
        ("2019", "Arm"),
        ("2020", "Arm"),
        ("2021", "Bot, Arm"),
        ("2022", "Bot"),
        ("2031", "Bot"),
        ("2018-2019", "Arm, Drill"),
        ("2018 – 2019", "Arm, Drill"),
        ("2022-", "Bot"),
        ("2022-present", "Bot"),
        ("-2018", "Drill"),
        ("2018, 2022", "Bot, Drill"),
        ("present", "Bot"),
        ("1990-2017", ""),
    ],
)
def test_a_year_holds_for_what_has_some_of_its_time_in_it(
    lab: Graph, years: str, expected: str
) -> None:
    assert shown(lab, "projects", year=years) == expected
    assert shown(lab, "projects", where=f"year = {years}") == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("year < 2019", "Drill"),
        ("year <= 2019", "Arm, Drill"),
        ("year > 2021", "Bot"),
        ("year>=2021", "Bot, Arm"),
        ("year != 2021", "Drill, Crane"),
        ("not year >= 1900", "Crane"),
    ],
)
def test_years_are_compared_and_what_has_no_date_is_in_none(
    lab: Graph, condition: str, expected: str
) -> None:
    assert shown(lab, "projects", where=condition) == expected


@pytest.mark.parametrize(
    ("dates", "inside", "outside"),
    [
        ({"start": "2015-12", "end": "2017-01"}, "2015 2016 2017", "2014 2018"),
        ({"start": "2015"}, "2015", "2014 2016 present"),
        ({"end": "2015"}, "2015", "2014 2016"),
        ({"start": "2015", "end": "present"}, "2015 2016 2100 present", "2014"),
        ({"start": "2017", "end": "2015"}, "2015 2016 2017", "2014 2018"),
    ],
)
def test_both_ends_of_a_time_are_in_it(dates: dict[str, str], inside: str, outside: str) -> None:
    made = graph({"jane": [person("jane"), experience("Acme", **dates)]})
    assert [year for year in inside.split() if not shown(made, "experience", year=year)] == []
    assert [year for year in outside.split() if shown(made, "experience", year=year)] == []


# --- conditions -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("skill = Python", "Arm"),
        ("skill != Python", "Bot, Drill, Crane"),
        ("not skill = Python", "Bot, Drill, Crane"),
        ("not not skill = Python", "Arm"),
        ("skill != Python, C++", "Drill, Crane"),
        ("skill = machine learning and year >= 2020", "Bot"),
        ('skill = "machine  learning"', "Bot"),
        # "and" binds closer than "or", and "not" closer than both.
        ("skill = Rust or skill = Python and year = 2018", "Drill"),
        ("(skill = Rust or skill = Python) and year = 2018", "Drill"),
        ("skill = Python or skill = Rust and year = 2031", "Arm"),
        ("(skill = Python or skill = Rust) and year = 2031", ""),
        ("not skill = Python and year = 2021", "Bot"),
        ("not (skill = Python and year = 2021)", "Bot, Drill, Crane"),
        ("not (skill = Python or year = 2021)", "Drill, Crane"),
        ("NOT(skill=Python)AND(person=bob OR type=tool)", "Drill, Crane"),
        ("status = in production", "Arm"),
        ('status = "in production" or status = finished', "Arm, Crane"),
        ("organization=acme", "Arm"),
    ],
)
def test_a_condition_means_what_it_says(lab: Graph, condition: str, expected: str) -> None:
    assert shown(lab, "projects", where=condition) == expected


def test_where_and_the_options_must_all_hold(lab: Graph) -> None:
    assert shown(lab, "projects", where="skill = C++ or skill = Rust", person="bob") == "Drill"


def test_names_in_any_script_and_words_of_the_grammar_in_quotes() -> None:
    blocks = [
        person("jane"),
        project("A", skills=("机器学习", "Search and Rescue")),
        project("B", skills=("Łódź (C)", "Not Python")),
    ]
    made = graph({"jane": blocks})
    assert shown(made, "projects", where="skill = 机器学习") == "A"
    assert shown(made, "projects", where='skill = "search and rescue"') == "A"
    assert shown(made, "projects", where='skill = "Łódź (C)"') == "B"
    assert shown(made, "projects", where="skill = not python、机器学习") == "A, B"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("skil = x", "character 1: 'skil' is nothing to ask for; did you mean 'skill'?"),
        ("x = 1 ", "character 1: 'x' is nothing to ask for; write one of person, organization,"),
        ("year = 2020 and skills = x", "character 17: 'skills' is called 'skill' here"),
        ("skill", "character 6: a value is missing; write skill = …"),
        ("skill Python", "character 7: 'Python' stands where '=' should; write skill = …"),
        ("skill == Python", "character 7: '==' compares nothing; write '='"),
        ("year ≥ 2020", "character 6: '≥' compares nothing; write '>='"),
        ("skill > C", "character 7: '>' is for years; write skill = … or skill != …"),
        ("skill = ", "character 9: there is no value after '='; write one,"),
        ("skill = C,", "character 11: there is no value after ','; write one,"),
        ("skill = and", "character 9: there is no value after '='; write one,"),
        ('skill = ""', "character 9: there is no value after '='; write one,"),
        ("skill = C or", "character 13: nothing stands here; write what is asked for,"),
        ("skill = C and or", "character 15: 'or' stands here; write what is asked for,"),
        ("tag = search and rescue", "character 18: 'rescue' is compared with nothing; if 'and'"),
        ("tag = C (language)", "character 9: '(' cannot stand here; write 'and' or 'or' between"),
        ("tag = a = b", "character 9: '=' cannot stand here; write 'and' or 'or' between two"),
        ('tag = "a" "b"', "character 11: '\"b\"' cannot stand here; write 'and' or 'or'"),
        ("(tag = a) tag = b", "character 11: 'tag' cannot stand here; write 'and' or 'or'"),
        ("(tag = a tag = b)", "character 14: '=' cannot stand here; write 'and' or 'or'"),
        ("year = 2020 and (tag = a", "character 17: '(' is never closed; write ')' where"),
        ("tag = a)", "character 8: ')' closes nothing; remove it, or put a value"),
        ('tag = "a', "character 7: the quote is never closed; write '\"' behind the value"),
        ("year = 20", "character 8: '20' is no year and no span of years; write 2020, 2019-2021,"),
        ("year = 2020-05", "character 8: '2020-05' is no year and no span of years; write 2020,"),
        ("year = -", "character 8: '-' is no year and no span of years; write 2020,"),
        ("year = 2021-2019", "character 8: '2021-2019' ends before it begins; write 2019-2021"),
        ("year > 2019-2021", "character 8: '2019-2021' is not one year; write year > 2020"),
        ("year < 2019, 2021", "character 8: '2019, 2021' is not one year; write year < 2020"),
        ("(" * 9999, "character 51: this stands in too many brackets; say it in fewer"),
        ("not " * 9999, "character 201: this stands in too many brackets; say it in fewer"),
    ],
)
def test_a_condition_that_cannot_be_read_says_where_what_and_how_else(
    text: str, message: str
) -> None:
    with pytest.raises(NotACondition) as raised:
        parse(text)
    assert str(raised.value).startswith(message)


def test_a_condition_may_be_long() -> None:
    condition = parse(" or ".join(["tag = a", "year = 2020"] * 5000))
    assert set(fields_in(condition)) == {"tag", "year"}


# --- options that cannot be used ------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "option", "value", "message"),
    [
        ("projects", "skil", "C", "field: field 'skil' is unknown; did you mean 'skill'?"),
        ("projects", "xyz", "C", "field: field 'xyz' is unknown; the fields are person, "),
        ("projects", "styl", "C", "field: field 'styl' is unknown; did you mean 'style'?"),
        ("projects", "status", " ", "option: field 'status': there is no value; write :status: …"),
        ("projects", "skill", ", ,", "option: field 'skill': there is no value; write :skill: …"),
        ("projects", "year", "", "option: field 'year': there is no value; write :year: 2020"),
        ("projects", "where", "", "option: field 'where': there is no value; write :where: skill"),
        ("projects", "year", "soon", "value: field 'year': 'soon' is no year and no span of years"),
        ("projects", "where", "skil = C", "value: field 'where': character 1: 'skil' is nothing"),
        ("people", "year", "2020", "field: field 'year': people can be asked for person, "),
        ("people", "where", "not status = x", "field: field 'where': people can be asked for"),
        ("talks", "organization", "x", "field: field 'organization': talks can be asked for"),
        ("patents", "sort", "tilte", "value: field 'sort': 'tilte' is no way to sort patents; did"),
        ("people", "sort", "newest", "value: field 'sort': 'newest' is no way to sort people; "),
        ("people", "group", "year", "value: field 'group': 'year' is no way to group people; wr"),
        ("projects", "group", "persn", "value: field 'group': 'persn' is no way to group projec"),
        ("projects", "limit", "ten", "value: field 'limit': 'ten' is no number of lines; write 1"),
        ("projects", "limit", "0", "value: field 'limit': '0' is no number of lines; write 10"),
        ("projects", "limit", "9" * 9999, "value: field 'limit': '999"),
    ],
)
def test_a_bad_option_is_told_and_the_others_still_count(
    lab: Graph, name: str, option: str, value: str, message: str
) -> None:
    found, (fault,) = query(name, {"style": "cards", option: value, "person": "jane"})
    assert fault.startswith(message)
    assert found is not None
    everything = select(lab, found)
    assert everything.problems == ()
    assert everything.total > 0


def test_a_quote_that_is_not_closed_is_told() -> None:
    _, faults = query("projects", {"skill": '"C++, Go'})
    assert faults == ["value: field 'skill': a quote is not closed; write both, or none"]


def test_a_field_by_another_name_is_used_and_told(lab: Graph) -> None:
    found, faults = query("projects", {"Skills": "Rust"})
    assert faults == ["renamed: field 'Skills' is called 'skill' here; write :skill:"]
    assert found is not None
    assert titles(select(lab, found)) == ["Drill"]


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("person", "jnae", "reference: field 'person': there is no person 'jnae'; did you mean"),
        ("person", "zz", "reference: field 'person': there is no person 'zz'; give the id or the"),
        ("skill", "Pyton", "reference: field 'skill': there is no skill 'Pyton'; did you mean"),
        ("organization", "Acmee", "reference: field 'organization': there is no organization 'Ac"),
        ("where", "skill = x", "reference: field 'where': there is no skill 'x'; give the id or"),
        ("type", "toool", "value: field 'type': nothing in this list has the type 'toool'; did"),
        ("type", "zz", "value: field 'type': nothing in this list has the type 'zz'; write one of"),
        ("status", "finish", "value: field 'status': nothing in this list has the status 'finish'"),
        ("tag", "x", "value: field 'tag': nothing in this list has the tag 'x'; nothing has any"),
    ],
)
def test_a_value_that_the_site_does_not_have_is_told_and_finds_nothing(
    lab: Graph, option: str, value: str, message: str
) -> None:
    found = ask(lab, "projects", **{option: value})
    (fault,) = found.problems
    assert f"{fault.subtype}: {fault.message}".startswith(message)
    assert fault.option == option
    assert (found.groups, found.total, found.left_out) == ((), 0, 0)


def test_one_unknown_value_of_several_does_not_hide_the_others(lab: Graph) -> None:
    found = ask(lab, "projects", skill="Rust, Pyton")
    assert titles(found) == ["Drill"]
    assert len(found.problems) == 1


def test_a_name_of_several_people_finds_all_and_asks_for_an_id() -> None:
    twins = [
        [person("li-1", name="Li", id="li-1"), project("A")],
        [person("li-2", name="Li", id="li-2"), project("B")],
    ]
    found = ask(graph({"a": twins[0], "b": twins[1]}), "projects", person="Li")
    assert titles(found) == ["A", "B"]
    (fault,) = found.problems
    assert (fault.subtype, fault.message) == (
        "ambiguous",
        "field 'person': 'Li' is one of li-1, li-2; write the id",
    )


def test_a_site_without_anything_gives_an_empty_list() -> None:
    assert ask(graph({}), "projects") == Selection((), 0, 0, ())
    assert ask(graph({}), "patents", group="year") == Selection((), 0, 0, ())


# --- order, groups and limits ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", "Bot, Arm, Drill, Crane"),
        ("oldest", "Drill, Arm, Bot, Crane"),
        ("title", "Arm, Bot, Crane, Drill"),
        ("Title ", "Arm, Bot, Crane, Drill"),
    ],
)
def test_lists_are_sorted_as_asked_for(lab: Graph, sort: str, expected: str) -> None:
    assert shown(lab, "projects", sort=sort) == expected


def test_equal_dates_go_by_title_and_equal_titles_by_page() -> None:
    names = ("b", "É", "a", "e", "c")
    pages = {
        f"p{n}": [
            person(f"p{n}"),
            project(name, id=f"id-{n}", start="2020"),
            make.talk("Talk", date="2020"),
        ]
        for n, name in enumerate(names)
    }
    made, turned = graph(pages), graph(dict(reversed(pages.items())))
    for sort in ("newest", "oldest", "title"):
        assert shown(made, "projects", sort=sort) == "a, b, c, É, e"
        lines = [one.target for one in ask(made, "talks", sort=sort).groups[0].entries]
        assert lines == [Doc(f"p{n}", "Talk") for n in range(5)]
        assert ask(made, "projects", sort=sort) == ask(turned, "projects", sort=sort)


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        (
            "projects",
            {"group": "year"},
            {"present": "Bot", "2021": "Arm", "2018": "Drill", "undated": "Crane"},
        ),
        (
            "projects",
            {"group": "year", "sort": "oldest"},
            {"2018": "Drill", "2021": "Arm", "present": "Bot", "undated": "Crane"},
        ),
        (
            "projects",
            {"group": "person", "sort": "title"},
            {"Bob": "Drill", "Jane": "Arm, Bot, Crane, Drill"},
        ),
        (
            "projects",
            {"group": "organization"},
            {"Acme": "Arm", "Others": "Bot, Drill, Crane"},
        ),
        ("projects", {"group": "type"}, {"tool": "Drill, Crane", "Project": "Bot, Arm"}),
        ("projects", {"group": "Kind"}, {"tool": "Drill, Crane", "Project": "Bot, Arm"}),
        ("publications", {"group": "kind"}, {"Article": "Arms", "Patent": "Robots"}),
        ("talks", {"group": "kind"}, {"Talks": "On Arms"}),
        ("skills", {"group": "letter", "person": "jane"}, None),
        ("people", {"group": "organization"}, {"Acme": "Jane", "CSAIL": "Bob", "MIT": "Bob, Jane"}),
    ],
)
def test_groups_stand_in_the_order_of_their_labels(
    lab: Graph, name: str, options: dict[str, str], expected: dict[str, str] | None
) -> None:
    found = grouped(lab, name, **options)
    if expected is None:
        expected = {"C": "C++", "G": "Go", "M": "Machine Learning", "P": "Python", "R": "Rust"}
    assert found == expected
    assert list(found) == list(expected)


def test_letters_lose_their_marks_and_digits_come_first() -> None:
    named = [project(name) for name in ("Über", "urn", "3D", "李明", "zoo")]
    made = graph({"jane": [person("jane"), *named]})
    assert grouped(made, "projects", group="letter", sort="title") == {
        "0–9": "3D",
        "U": "Über, urn",
        "Z": "zoo",
        "李": "李明",
    }


def test_labels_are_links_and_words_that_can_be_translated(lab: Graph) -> None:
    def labels(name: str, by: str) -> list[object]:
        return [group.label for group in ask(lab, name, group=by).groups]

    assert labels("projects", "person")[0] == Ref(Key("person", "bob"), "Bob")
    assert labels("projects", "year") == [Word("present"), "2021", "2018", Word("undated")]
    assert labels("publications", "type") == [Word("Article"), Word("Patent")]
    assert [group.label for group in ask(lab, "projects").groups] == [""]


def test_a_limit_cuts_the_whole_list_and_tells_how_many_are_left(lab: Graph) -> None:
    found = ask(lab, "projects", limit="3", group="person")
    assert {words(group.label): len(group.entries) for group in found.groups} == {
        "Bob": 1,
        "Jane": 3,
    }
    assert (found.total, found.left_out) == (4, 1)
    assert grouped(lab, "projects", limit="1", group="year") == {"present": "Bot"}
    enough = ask(lab, "projects", limit="4")
    assert (enough.total, enough.left_out) == (4, 0)


# --- for who makes pages of it --------------------------------------------------------------


def test_a_query_is_plain_data_that_survives_between_builds(lab: Graph) -> None:
    options = {"where": "skill = C++ and not (year < 2000 or tag = x)", "limit": "2", "year": "2-"}
    found, faults = query("projects", options)
    assert len(faults) == 1  # the year
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)
    assert repr(again) == repr(found)
    assert select(lab, again) == select(lab, again)


def test_a_selection_is_known_to_depend_on_the_whole_site_and_on_nothing_else() -> None:
    made = graph({"people/jane": JANE})
    for _ in range(2):
        with made.watched() as asked:
            ask(made, "projects", organization="acme")
        assert asked == {WHOLE}


def test_facets_are_what_a_reader_may_choose_by(lab: Graph) -> None:
    def of(name: str) -> list[object]:
        what = what_of(name, lambda *_: None)
        assert what is not None
        return [tuple(facets(item)) for item in items_of(lab, what)]

    skills = ("machine-learning", "c-plus-plus")
    assert of("projects")[1:3] == [
        ((("2021", "present"),), ("jane",), skills, Word("Project")),
        ((), ("jane",), (), "Tool"),
    ]
    assert of("patents") == [((("2020", "2020"),), ("jane", "bob"), (), Word("Patent"))]
    assert of("talks") == [((("2021", "2021"),), ("jane",), ("python",), Word("Talks"))]
