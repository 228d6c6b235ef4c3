"""Long runs of one sign are read in time that grows with them: with more, these never end."""

import pytest
from sphinx_resume.blocks.comments import line_without_comments
from sphinx_resume.blocks.head import folded
from sphinx_resume.blocks.visibility import note_hidden
from sphinx_resume.model.authors import author_of, without_others
from sphinx_resume.model.countries import code_of
from sphinx_resume.model.dates import NotADate, parse_date, parse_range
from sphinx_resume.model.scan import with_braces

MANY = 50_000


@pytest.mark.parametrize("sign", [*" ,*†#", "* ", ", *"])
def test_names_with_signs(sign):
    assert author_of(f"Ann {sign * MANY}Lee").name.family
    assert without_others(f"Ann {sign * MANY}Lee")[1] is False


def test_signs_behind_a_name_are_its_marks():
    assert str(author_of(f"Ann Lee{' *' * MANY}").name) == "Ann Lee"
    assert author_of("Ann Lee , *†").marks == author_of("Ann Lee*†").marks
    assert len(author_of("Ann Lee*✉\ufe0f").marks) == 2
    for name in ("Ann Lee, et al.", "Ann Lee and others", "Ann Lee, & et al"):
        assert without_others(name) == ("Ann Lee", True)


@pytest.mark.parametrize("sign", ["1", "2020-", "1 ", "to "])
def test_dates(sign):
    assert parse_range(sign * MANY) is None
    with pytest.raises(NotADate):
        parse_date(sign * MANY)


def test_countries():
    assert code_of("republic of " * MANY) == ""
    assert code_of("Republic of France") == "FR"


@pytest.mark.parametrize("sign", ["`", "<!--", "`a``", "<!-- `", "`<!--"])
def test_comments_that_do_not_end(sign):
    assert line_without_comments(sign * MANY) == sign * MANY
    assert line_without_comments(f"<!-- {sign * 9} -->{sign * MANY}") == sign * MANY


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a  c"),
        ("`<!-- a -->` <!-- b -->", "`<!-- a -->` "),
        ("``a ` <!-- b --> ` c`` <!-- d -->", "``a ` <!-- b --> ` c`` "),
        ("`` <!-- a --> `", "``  `"),
        ("<!-- ` --> ` <!-- a --> `", " ` <!-- a --> `"),
        ("--> <!-- a", "--> <!-- a"),
    ],
)
def test_comments_stand_outside_of_code(text, shown):
    assert line_without_comments(text) == shown


def test_notes_of_hidden_text():
    labels = set()
    note_hidden(labels, "[^a" * MANY)
    assert labels == set()
    note_hidden(labels, "[^one] and [#two]_, and [three]_ [^fo ur]")
    assert labels == {"one", "two", "three"}


def test_white_space():
    assert folded(f"a{' ' * MANY}b  c") == "a b  c"
    assert with_braces("\n" * MANY) == "\n" * MANY
