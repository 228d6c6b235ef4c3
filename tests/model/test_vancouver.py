"""Names with the family name first and initials last, in blocks and in bibliographies."""

import pytest
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.names.name_keys import PersonName

LISTS = {
    "Le Roux N, Bengio Y": "Le Roux, N and Bengio, Y",
    "van der Berg J, Le Roux N, Bengio Y": "van der Berg, J and Le Roux, N and Bengio, Y",
    "Smith JA Jr, O'Neil P-K": "Smith, Jr, JA and O'Neil, P-K",
    "Smith JA, Jr, Roe A": "Smith, Jr, JA and Roe, A",
    "LeCun Y., Bengio Y., Hinton G.E.": "LeCun, Y. and Bengio, Y. and Hinton, G.E.",
    "Le Roux N, Bengio Y, et al.": "Le Roux, N and Bengio, Y and others",
    "Y. LeCun, Y. Bengio": "Y. LeCun and Y. Bengio",
    "Le Roux, N., Bengio, Y.": "Le Roux, N. and Bengio, Y.",
    "Gil de la O MC, Bengio Y": "Gil de la O, MC and Bengio, Y",
}


@pytest.mark.parametrize("written", LISTS)
def test_lists_with_commas_are_read_alike_in_blocks_and_bibliographies(written):
    found = people(written)
    ((_, message),) = found.faults
    assert message == f"names are separated by 'and'; write {LISTS[written]}"
    again = people(LISTS[written])
    assert (again.authors, again.faults) == (found.authors, ())
    assert author_lists.authors(written, lambda *_: None) == found.authors


@pytest.mark.parametrize("name", ["van der Berg J", "Le Roux N", "de la Cruz MJ"])
def test_behind_a_particle_one_name_is_clear(name):
    (one,) = people(name).authors
    assert author_lists.authors(name, print) == (one,)
    assert name.startswith(f"{one.name.particle} {one.name.family}".strip())
    assert len(one.name.family) > 2


def test_one_name_may_end_with_a_letter():
    (one,) = people("Malcolm X").authors
    assert one.name == PersonName("X", "Malcolm")
    one, two = people("Malcolm X and Jane Roe").authors
    assert (one.name.family, two.name.family) == ("X", "Roe")


def test_marks_stand_behind_initials():
    found = people("Le Roux N* and Bengio Y*†").authors
    assert [one.name.family for one in found] == ["Le Roux", "Bengio"]
    assert author_lists.authors("Le Roux N*, Bengio Y*†", print) == found


def test_groups_are_no_initials():
    found = people("Roe J and Doe A and {ATLAS Collaboration}").authors
    assert list(map(str, found)) == ["J Roe", "A Doe", "ATLAS Collaboration"]


BLOCKS = {
    "Jane Doe and John Roe": ("Jane Doe, John Roe", ["Jane Doe", "John Roe"]),
    "Ann Lee, Bo Kim & Cy Roe": ("Ann Lee, Bo Kim, Cy Roe", ["Ann Lee", "Bo Kim", "Cy Roe"]),
    '"Lee, Ann", Bo Kim and Cy Roe': ("Ann Lee, Bo Kim, Cy Roe", ["Ann Lee", "Bo Kim", "Cy Roe"]),
    "Lee, A., Kim, B.": ("A. Lee, B. Kim", ["A. Lee", "B. Kim"]),
}


@pytest.mark.parametrize("parse", [author_lists.authors, author_lists.people])
@pytest.mark.parametrize("written", BLOCKS)
def test_what_else_parts_names_in_a_block_is_told(written, parse):
    faults = []
    found = parse(written, lambda _, message: faults.append(message))
    fix, names = BLOCKS[written]
    assert list(map(str, found)) == names
    (message,) = faults
    assert f"write {fix}" in message


@pytest.mark.parametrize(
    "name",
    ["Ernst & Young", "Ministry of Health and Welfare", "José Ortega y Gasset", "WHO, UNICEF"],
)
def test_a_firm_is_not_parted(name):
    faults = []
    found = author_lists.authors(name, lambda _, message: faults.append(message))
    assert (", ".join(map(str, found)), faults) == (name, [])


def test_people_are_named_as_readers_write_names():
    found = author_lists.people('"Bergstra, James", jane-doe, "van Beethoven, Ludwig"', print)
    assert found == ("James Bergstra", "jane-doe", "Ludwig van Beethoven")


@pytest.mark.parametrize("name", ["Roediger, III, Henry L.", "Gring, III, Alan J."])
def test_a_suffix_between_commas_is_one_of_bibtex(name):
    found = people(f"{name} and Rosenthal, Robert")
    assert found.faults == ()
    assert [one.name.suffix for one in found.authors] == ["III", ""]
