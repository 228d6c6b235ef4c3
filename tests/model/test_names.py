import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_resume.model.names import comparable, comparable_person

from .make import table

WORDS = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=1)
SAME = "Sun, Tianyu -> tianyu sun | José Núñez -> Jose Nunez | J. R. Doe -> j r doe | ß -> SS"
DIFFERENT = "C -> C++ | C -> C# | C++ -> C# | 李明 -> 李丽 | Jan -> Jane"


@pytest.mark.parametrize(("one", "other"), table(SAME))
def test_spellings_of_one_name_compare_equal(one, other):
    assert comparable_person(one) == comparable_person(other)


@pytest.mark.parametrize(("one", "other"), table(DIFFERENT))
def test_different_names_stay_apart(one, other):
    assert comparable(one) != comparable(other)


@given(WORDS, WORDS)
def test_family_name_first_with_a_comma_is_the_same_name(given_name, family):
    turned = comparable_person(f"{family}, {given_name}")
    assert turned == comparable_person(f"{given_name} {family}")


def test_only_names_of_people_are_turned_round():
    assert comparable("Research, applied") == "research applied"
