"""Authors of blocks that were copied from a BibTeX file or a LaTeX document."""

import pytest
from sphinx_resume.model.names.author_lists import authors

COPIED = {
    "{Celik}, Ozge and {Garcia}, A.": "Ozge Celik, A. Garcia",
    r"{\c{C}elik}, {\"O}zge and Garc{\'\i}a, A.": "Özge Çelik, A. García",
    r"M{\"u}ller, J. and Lee, A. and others": "J. Müller, A. Lee, et al.",
    r"J{\"o}rg M{\"u}ller and Ann Lee": "Jörg Müller, Ann Lee",
    r"Garc{\'\i}a M{\'a}rquez, Gabriel and Lee, A.": '"García Márquez, Gabriel", A. Lee',
    "{ATLAS Collaboration} and Lee, A.": "{ATLAS Collaboration}, A. Lee",
    "Lee, Ann and {Arm Group}": "Ann Lee, {Arm Group}",
    "{Arm Group} and {Leg Group}": "{Arm Group}, {Leg Group}",
    "Ann Lee, {Arm Group} and Bo Ax": "Ann Lee, {Arm Group}, Bo Ax",
}
LATEX = {
    r"J. M{\"u}ller, A. Garc{\'\i}a*": "J. Müller, A. García*",
    r"J. M\"uller, {Arm Group}": "J. Müller, {Arm Group}",
    r"S{\o}ren Kj\ae{}r, Fran\c{c}ois L\'{e}vy": "Søren Kjær, François Lévy",
    r"{\'E}. Levy, Ann Lee": "É. Levy, Ann Lee",
}


def read(value):
    said = []
    return authors(value, lambda _, message: said.append(message)), said


@pytest.mark.parametrize("value", COPIED)
def test_a_list_of_an_entry_is_read_as_such_and_told(value):
    found, said = read(value)
    assert said == [f"names are separated by commas; write {COPIED[value]}"]
    assert read(COPIED[value]) == (found, [])


@pytest.mark.parametrize("value", LATEX)
def test_letters_of_latex_are_read_and_told(value):
    found, said = read(value)
    assert said == [f"LaTeX is read only in bibliographies; write {LATEX[value]}"]
    assert read(LATEX[value]) == (found, [])


@pytest.mark.parametrize(
    "value", ["Ann Lee, {Arm Group}", "{Lee and Sons}, Bo Ax", r"Ann Lee\*, Bo Ax$^\dagger$", "{A}"]
)
def test_a_list_of_a_block_needs_nothing(value):
    assert read(value)[1] == []


@pytest.mark.parametrize("sign", ["{a} and ", "{a", " and ", r"\"{u}", r"{\"", "a, b and {"])
def test_long_lists(sign):
    assert read(f"Ann Lee{sign * 20_000}Z")[0]
