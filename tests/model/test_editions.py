"""Editions of books, as they are written and shown."""

import pytest
from sphinx_resume.model.publications.editions import edition_text, number_of

SHOWN = {
    "2": "2nd ed.",
    "2nd": "2nd ed.",
    "Third": "3rd ed.",
    "third edition": "3rd ed.",
    "11th ed.": "11th ed.",
    "ed. 4": "4th ed.",
    "22": "22nd ed.",
    "Revised": "Revised ed.",
    "2. Auflage": "2. Auflage",
    "Second edition, revised": "Second edition, revised",
    "第2版": "第2版",
}


@pytest.mark.parametrize("written", SHOWN)
def test_an_edition_is_shown_as_one(written):
    assert edition_text(written, str) == SHOWN[written]


def test_other_languages_have_their_own_form():
    german = {"{number} ed.": "{number}. Aufl.", "{edition} ed.": "{edition} Ausg."}
    assert edition_text("2nd", german.__getitem__) == "2. Aufl."
    assert edition_text("Third", german.__getitem__) == "3. Aufl."
    assert edition_text("Erweiterte", german.__getitem__) == "Erweiterte Ausg."


def test_the_number_of_an_edition():
    assert [number_of(one) for one in ("2", "2nd", "Second edition", "Revised", "")] == [
        2,
        2,
        2,
        0,
        0,
    ]
