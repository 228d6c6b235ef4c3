"""Lists of people as blocks have them, also when they are written as in a reference."""

import pytest
from sphinx_resume.model.authorlists import authors, people

REFERENCES = {
    "Lee, A., Ray, B., & Gil Pérez, C.": 'A. Lee, B. Ray, "Gil Pérez, C."',
    "Lee, A., Ray, B., and Gil, C.": "A. Lee, B. Ray, C. Gil",
    "Lee, A., Ray, B. & Gil, C.": "A. Lee, B. Ray, C. Gil",
    "Lee, A. and Ray, B.": "A. Lee, B. Ray",
    "Lee, A., Ray, B., et al.": "A. Lee, B. Ray, et al.",
    "Lee, A., Ray, B. y otros": "A. Lee, B. Ray, et al.",
    "Lee, A.*, Ray, Bob†, & Gil, C.*†": "A. Lee*, Bob Ray†, C. Gil*†",
    "Lee, A., Jr., Ray, B., III, & Gil, C.": "A. Lee, Jr., B. Ray, III, C. Gil",
    "Lee, JA, Ray, BK": "JA Lee, BK Ray",
    "Lee, A., Ray, B., … Gil, C.": "A. Lee, B. Ray, …, C. Gil",
    "Lee, A., Ray, B., & Ernst & Young": "A. Lee, B. Ray, Ernst & Young",
    "Lee, A., & {The Arm Group}": "A. Lee, {The Arm Group}",
    "van der Berg, J., de la Cruz, M. J., Lee, A.": "J. van der Berg, M. J. de la Cruz, A. Lee",
    "Иванов, А., Петров, Б. и Сидоров, В.": "А. Иванов, Б. Петров, В. Сидоров",
    "Groß, Jürgen; Müller, Anke": "Jürgen Groß, Anke Müller",
    "Groß, J.; Müller, A.; and Gil Pérez, Carla": 'J. Groß, A. Müller, "Gil Pérez, Carla"',
    "Ann Lee; Bo Kim; et al.": "Ann Lee, Bo Kim, et al.",
    "Lee, Ann and Ray, Bob": "Ann Lee, Bob Ray",
    "Lee, Ann, Ray, Bob, and Gil, Carla": "Ann Lee, Bob Ray, Carla Gil",
    "Gil Pérez, Carla and Lee, Ann": '"Gil Pérez, Carla", Ann Lee',
    "Ann Lee, Bob Ray, and Carla Gil": "Ann Lee, Bob Ray, Carla Gil",
    "Ann Lee, PhD, Bob Ray, MD, and Carla Gil": "Ann Lee, PhD, Bob Ray, MD, Carla Gil",
    "ann, bob, and carla": "ann, bob, carla",
    "ann-lee and bob": "ann-lee, bob",
    "Ann Lee, Eva Cruz y Rui Sá": "Ann Lee, Eva Cruz, Rui Sá",
    "王小明, 李雷 和 韩梅": "王小明, 李雷, 韩梅",
}


@pytest.mark.parametrize("written", REFERENCES)
def test_a_list_as_in_a_reference_is_read_as_it_is_meant_and_told(written):
    faults = []
    found = authors(written, lambda _, message: faults.append(message))
    (message,) = faults
    assert f"write {REFERENCES[written]}" in message
    again = authors(REFERENCES[written], lambda _, message: faults.append(message))
    assert again == found
    assert faults == [message], "what it says to write has no fault"


@pytest.mark.parametrize("written", REFERENCES)
def test_people_are_listed_as_authors_are(written):
    assert people(written, lambda *_: None) == tuple(map(str, authors(written, lambda *_: None)))


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("WHO, UNICEF", ["WHO", "UNICEF"]),
        ("UN, WHO", ["UN", "WHO"]),
        ("Ann Lee, Ernst & Young", ["Ann Lee", "Ernst & Young"]),
        ("José Ortega y Gasset, Ann Lee", ["José Ortega y Gasset", "Ann Lee"]),
        ("Ann Lee, Bob Ray, and others", ["Ann Lee", "Bob Ray", "et al."]),
        ("Ann Lee, Bob Ray u. a.", ["Ann Lee", "Bob Ray", "et al."]),
        ("Ann Lee, Malcolm X", ["Ann Lee", "Malcolm X"]),
        ("ann, bob", ["ann", "bob"]),
        ("Plato, Madonna", ["Plato", "Madonna"]),
        ("{Lind and Lee, Inc.}, Ann Lee", ["Lind and Lee, Inc.", "Ann Lee"]),
    ],
)
def test_a_list_of_commas_is_taken_as_it_is(written, names):
    faults = []
    found = authors(written, lambda _, message: faults.append(message))
    assert (list(map(str, found)), faults) == (names, [])


def test_remarks_in_brackets_are_marks():
    found = authors("ann (corresponding author), Bo Lind (equal contribution)*", print)
    assert [(str(one), list(map(str, one.marks))) for one in found] == [
        ("ann", ["corresponding"]),
        ("Bo Lind", ["equal", "*"]),
    ]
