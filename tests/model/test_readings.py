"""Lists of people that only the people of the site tell how to read."""

import pytest
from sphinx_resume.model.bibtex.bib_writer import bibtex

from .make import graph, key, person, publication, talk, told

BO, EVA = key("person/bo"), key("person/eva")


def _read(*authors, **values):
    """Return the authors of a paper as a site reads them that has two people, and the warnings."""
    paper = publication("Bricks", authors=authors, **values)
    pages = {"a": [person("bo", name="Bo Lind")], "b": [person("eva", name="Eva Gil")]}
    made = graph({**pages, "c": [paper]})
    found = made.edges_of(made.at("c", 0)).authors
    names = [one.key or one.name.literal or (one.name.given, one.name.family) for one in found]
    return names, [
        message.partition("'authors': ")[2]
        for subtype, _, message in told(made)
        if subtype == "value"
    ]


def test_two_people_of_the_site_parted_by_a_comma_are_two():
    assert _read("Bo Lind, Eva Gil", bibtex="@misc{a}") == (
        [BO, EVA],
        [
            "names are separated by 'and'; write Bo Lind and Eva Gil; "
            "if that is one person, write not-by = {bo}"
        ],
    )
    assert _read("Bo Lind, Ana Ruiz")[0] == [BO, ("Ana", "Ruiz")]


def test_a_file_has_an_and_between_two_people_in_one_name():
    entry = "@misc{bricks, author={Bo Lind, Eva Gil}}"
    paper = publication("Bricks", authors=("Bo Lind, Eva Gil",), bibtex=entry)
    made = graph({"a": [person("bo", name="Bo Lind")], "c": [paper]})
    assert bibtex(made, key("publication/bricks")) == entry.replace(", Eva", " and Eva")


def test_a_person_with_two_family_names_before_a_comma_is_one():
    assert _read("García Márquez, Gabriel José") == ([("Gabriel José", "García Márquez")], [])
    assert _read("Bo Lind, Eva Gil", not_by=("bo",))[0] == [("Eva Gil", "Bo Lind")]


def test_two_family_names_are_two_people_if_the_site_has_one_of_them():
    names, (message,) = _read("Lind & Roe")
    assert names == [("", "Lind"), ("", "Roe")]
    fix = "with their given names, or {Lind & Roe} if that is one name"
    assert message == f"names are separated by commas; write Lind, Roe {fix}"
    assert _read("{Lind & Roe}") == (["Lind & Roe"], [])
    assert _read("Ernst & Young") == (["Ernst & Young"], [])


def test_of_two_family_names_on_a_page_one_warning_tells():
    paper = publication("Bricks", authors=("Doe & Roe",))
    ((_, _, message),) = told(graph({"a": [person("jane", name="Jane Doe"), paper]}))
    assert "names are separated by commas" in message


@pytest.mark.parametrize(
    "block",
    [publication("Bricks", authors=("Lee", "Sooyoung")), talk("Mud", people=("Lee", "Sooyoung"))],
)
def test_a_family_name_and_a_given_name_are_told_once(block):
    ((_, _, message),) = told(graph({"a": [person("soo", name="Sooyoung Lee"), block]}))
    assert "if that is Sooyoung Lee, write Sooyoung Lee" in message
