"""Words that stand for authors who are not named, with how many these are."""

import gettext
from pathlib import Path

import pytest
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.names.author_lists import authors
from sphinx_resume.model.names.name_keys import AND_OTHERS
from sphinx_resume.model.names.unnamed_authors import are_others

CATALOGUES = sorted(Path(__file__).parents[2].glob("_ext/sphinx_resume/locale/*/LC_MESSAGES/*.mo"))
COUNTED = (
    """
and 12 others; & 12 weitere; 12 more; 3 autres; 12 co-authors; + 12 authors; +12; und 13 weitere
and 9 more; y 3 más; and 5 additional authors; et 5 autres; u. 9 weitere Autoren; y otros 3 autores
e altri 3; en nog 3; en 3 anderen; e mais 3; e outros 3; og 3 andre; och 3 till; i 3 innych
и ещё 3; и 3 других; 等另外 3 项; 等另外 3 項; 等3人; ほか3件; ほか 3名; 他3名; 외 3건; 외 3명
و3 غيرها; (and 12 others); [+12 weitere]; … +12 more; und weitere
""".replace("\n", "; ")
    .strip("; ")
    .split("; ")
)
NO_OTHERS = ("Malcolm More", "Ann 12", "12 Angry Men", "and 12", "Li Weitere", "3 Autres Gil")


def _named(found):
    return [(one.name.given, one.name.family) for one in found if one != AND_OTHERS]


@pytest.mark.parametrize("words", COUNTED)
def test_a_number_of_others_is_no_author(words):
    assert are_others(words)
    two = [("A", "Roe"), ("B", "Lind")]
    for between in (", ", " "):
        written = f"Roe A, Lind B{between}{words}"
        found = authors(written, lambda *_: None)
        assert (found[-1], _named(found)) == (AND_OTHERS, two), written
        in_file = people(written.replace("&", r"\&").replace("and and", "and"))
        assert (in_file.authors[-1], _named(in_file.authors)) == (AND_OTHERS, two), written
    found = people(f"Roe, A and Lind, B and {words.removeprefix('and ')}").authors
    assert (found[-1], _named(found)) == (AND_OTHERS, two)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-3])
def test_lists_of_this_site_are_read_in_all_its_languages(catalogue):
    with catalogue.open("rb") as file:
        words = gettext.GNUTranslations(file).gettext("and {number} more")
    assert are_others(words.format(number=12))
    found = authors(f"Ann Roe, Bo Lind {words.format(number=12)}", lambda *_: None)
    assert (found[-1], _named(found)) == (AND_OTHERS, [("Ann", "Roe"), ("Bo", "Lind")])


@pytest.mark.parametrize("name", NO_OTHERS)
def test_other_names_and_numbers_are_not_others(name):
    assert not are_others(name)
    assert AND_OTHERS not in authors(f"Ann Roe, {name}, Bo Lind", lambda *_: None)
