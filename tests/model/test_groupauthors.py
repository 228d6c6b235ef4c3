"""Groups among authors that words or semicolons part from the people."""

import pytest
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.names.author_lists import authors

from . import make

BLOCKS = """
Jane Doe, Ann Roe on behalf of the PEROV Group -> Jane Doe, Ann Roe, {PEROV Group}
Jane Doe, Ann Roe (on behalf of the PEROV Group) -> Jane Doe, Ann Roe, {PEROV Group}
Jane Doe, Ann Roe, (on behalf of the PEROV Group) -> Jane Doe, Ann Roe, {PEROV Group}
Jane Doe, Ann Roe (for the PEROV Group) -> Jane Doe, Ann Roe, {PEROV Group}
Jane Doe and {Bo Lind for the Arm Group} -> Jane Doe, {Bo Lind for the Arm Group}
Jane Doe et al. on behalf of the Arm Group -> Jane Doe, {Arm Group}, et al.
A. Roe, J. Doe, et al. on behalf of the Arm Group -> A. Roe, J. Doe, {Arm Group}, et al.
Doe J., Roe A. for the PEROV Study Group -> Doe J., Roe A., {PEROV Study Group}
Doe, J., Roe, A., & on behalf of the Arm Group -> J. Doe, A. Roe, {Arm Group}
Doe, J., Roe, A. on behalf of the Arm Group -> J. Doe, A. Roe, {Arm Group}
"Doe, Jane, on behalf of the Arm Group" -> Jane Doe, {Arm Group}
Doe J, Gil B* en nombre del Grupo ANDES -> Doe J, Gil B*, {Grupo ANDES}
Jane Doe and the PEROV Study Group -> Jane Doe, {PEROV Study Group}
Lee S, Doe JA and PEROV Study Group -> Lee S, Doe JA, {PEROV Study Group}
Lee S, Doe J, and the PEROV Investigators. -> Lee S, Doe J, {PEROV Investigators}
The PEROV Study Group: Lee S, Doe J -> {The PEROV Study Group}, Lee S, Doe J
Doe J, Roe A; PEROV Study Group -> Doe J, Roe A, PEROV Study Group
Doe J, Roe A; for the PEROV Investigators. -> Doe J, Roe A, {PEROV Investigators}
Doe J, Roe A; and the Arm Group; Leg Group -> Doe J, Roe A, {Arm Group}, Leg Group
Jane Doe, Ann Roe; PEROV Study Group -> Jane Doe, Ann Roe, PEROV Study Group
Doe J, Roe A; Gil B, Lind CD -> Doe J, Roe A, Gil B, Lind CD
"""
BIB = """
Lind, Bo and Gil, Eva on behalf of the Arm Group -> Lind, Bo and Gil, Eva and {Arm Group}
Ann Roe and J. Doe et al. on behalf of the Arm Group -> \
Ann Roe and J. Doe and {Arm Group} and others
Lind, Bo and on behalf of the Arm Group -> Lind, Bo and {Arm Group}
Jane Doe (on behalf of the Arm Group) -> Jane Doe and {Arm Group}
Doe J, Roe A; PEROV Study Group -> Doe, J and Roe, A and PEROV Study Group
Doe J, Roe A; {PEROV Study Group} -> Doe, J and Roe, A and {PEROV Study Group}
Doe, J., Roe, A.; PEROV Study Group -> Doe, J. and Roe, A. and PEROV Study Group
Doe J, Roe A for the PEROV Study Group -> Doe, J and Roe, A and {PEROV Study Group}
The PEROV Study Group: Lee S, Doe J -> {The PEROV Study Group} and Lee, S and Doe, J
{Foo; Bar Group}; Lind, Bo -> {Foo; Bar Group} and Lind, Bo
Jane Doe and Ann Roe (for the PEROV Group) -> Jane Doe and Ann Roe and {PEROV Group}
Lind, Bo; Gil, Eva -> Lind, Bo and Gil, Eva
"""


def _names(found):
    return [(one.name.given, one.name.family, one.name.literal) for one in found]


@pytest.mark.parametrize(("written", "fix"), make.table(BLOCKS))
def test_a_block_names_the_group_besides_its_people(written, fix):
    faults = []
    found = authors(written, lambda _, message: faults.append(message))
    (message,) = faults
    assert message.endswith(f"write {fix}")
    again = authors(fix, lambda _, message: faults.append(message))
    assert (_names(again), len(faults)) == (_names(found), 1)
    assert any(one.name.literal not in {"", "et al."} for one in found) or "Lind CD" in written


ALIKE = """
Doe J, Roe A, on behalf of the REA Group and the FOO Study -> Doe J; Roe A; {REA Group}; {FOO Study}
Doe J, Roe A im Namen der REA-Gruppe und der Foo-Gruppe -> Doe J; Roe A; {REA-Gruppe}; {Foo-Gruppe}
Doe J, Roe A, on behalf of the REA Group, the FOO Team -> Doe J; Roe A; {REA Group}; {FOO Team}
Doe J, Roe A für die REA-Studiengruppe -> Doe J; Roe A; {REA-Studiengruppe}
Doe J, Roe A, for the EMPA -> Doe J; Roe A; {EMPA}
Doe J, Roe A. REA Trial Group -> Doe J; Roe A; {REA Trial Group}
Doe J, Roe A. The REA Trial Group. -> Doe J; Roe A; {REA Trial Group}
Doe J, Roe A, {on behalf of the EMPA study group} -> Doe J; Roe A; {EMPA study group}
Doe J, Roe A, Collaborators: Lang A -> Doe J; Roe A; Lang A
Doe J, Roe A; Collaborators: Lang A, Gil E -> Doe J; Roe A; Lang A; Gil E
Doe J, Roe A; REA Group Collaborators: Lang A -> Doe J; Roe A; {REA Group Collaborators}; Lang A
Lang A et al. (incl. Doe J) -> Lang A; Doe J; {et al.}
Jane Doe [US]; Ann Roe [NO]; Acme GmbH [DE] -> Doe Jane; Roe Ann; {Acme GmbH}
DOE JANE [US]; ROE ANN [NO]; ACME INC [US] -> JANE DOE; ANN ROE; {ACME INC}
Roe A. Study Group -> {Roe A. Study Group}
"""


@pytest.mark.parametrize(("written", "names"), make.table(ALIKE))
def test_blocks_and_bibliographies_part_groups_and_people_alike(written, names):
    for found in (authors(written, lambda *_: None), people(written).authors):
        shown = [
            f"{{{one.name.literal}}}" if one.name.literal else f"{one.name.family} {one.name.given}"
            for one in found
        ]
        assert shown == names.split("; ")


def test_a_country_in_brackets_is_a_mark():
    for written in ("Jane Doe [US], Acme GmbH [DE], Ann Roe (NO)",):
        for found in (authors(written, print), people(written).authors):
            assert [str(mark) for one in found for mark in one.marks] == ["US", "DE", "NO"]


@pytest.mark.parametrize(
    ("written", "group"),
    [
        ("group, on behalf of the EMPA study", "EMPA study group"),
        ("Investigators, for the EMPA", "EMPA Investigators"),
        ("Group, EMPA Study", "EMPA Study Group"),
        ("Network, The REA", "The REA Network"),
    ],
)
def test_a_group_that_a_program_took_for_a_person_is_one_again(written, group):
    found = people(f"Roe, A. and {written}")
    assert _names(found.authors) == [("A.", "Roe", ""), ("", "", group)]
    ((_, message),) = found.faults
    assert message == f"names are separated by 'and'; write Roe, A. and {{{group}}}"


@pytest.mark.parametrize(("written", "fix"), make.table(BIB))
def test_a_bibliography_names_the_group_besides_its_people(written, fix):
    found, again = people(written), people(fix)
    ((_, message),) = found.faults
    assert message.endswith(f"write {fix}")
    assert (_names(again.authors), again.faults) == (_names(found.authors), ())


@pytest.mark.parametrize(
    "name",
    [
        "Center for the Study of Pain Group",
        "Canadian Center for the Advancement of Pain Project",
        "Climate Change and Health Research Group",
        "Ministry of Health and the Arm Group",
        "{Ann Roe on behalf of the Arm Group}",
    ],
)
def test_the_name_of_a_group_may_have_such_words(name):
    faults = []
    (found,) = authors(name, lambda _, message: faults.append(message))
    assert (found.name.literal, faults) == (name.strip("{}"), [])
