"""Groups among authors that words or semicolons part from the people."""

import pytest
from sphinx_resume.model.authorlists import authors
from sphinx_resume.model.bibnames import people

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
Ann Roe and J. Doe et al. on behalf of the Arm Group -> Ann Roe and J. Doe and {Arm Group} and others
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


@pytest.mark.parametrize(("written", "cure"), make.table(BLOCKS))
def test_a_block_names_the_group_besides_its_people(written, cure):
    faults = []
    found = authors(written, lambda _, message: faults.append(message))
    (message,) = faults
    assert message.endswith(f"write {cure}")
    again = authors(cure, lambda _, message: faults.append(message))
    assert (_names(again), len(faults)) == (_names(found), 1)
    assert any(one.name.literal not in {"", "et al."} for one in found) or "Lind CD" in written


@pytest.mark.parametrize(("written", "cure"), make.table(BIB))
def test_a_bibliography_names_the_group_besides_its_people(written, cure):
    found, again = people(written), people(cure)
    ((_, message),) = found.faults
    assert message.endswith(f"write {cure}")
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
