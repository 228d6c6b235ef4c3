"""Lists of people as blocks have them, also when they are written as in a reference."""

import pytest
from sphinx_resume.model.bibtex.bib_names import people as bib_people
from sphinx_resume.model.names.author_lists import authors, people

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
    "Lee, A., Ray, B., … Gil, C.": "A. Lee, B. Ray, C. Gil, et al.",
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
    "*Gil Puig, A. M.*, Roe, A.": '"Gil Puig, A. M.", A. Roe',
    "J. Doe, A.B. Roe and C. Gil i Soler": "J. Doe, A.B. Roe, C. Gil i Soler",
    "A. M. Gil, A. Ortega y Gasset and M. Lind": "A. M. Gil, A. Ortega y Gasset, M. Lind",
    "Roe A, Lind E y Puig i Soler M": "Roe A, Lind E, Puig i Soler M",
    "Gil, A. M. & Puig i Soler, M.": 'A. M. Gil, "Puig i Soler, M."',
    "Gil, A. M. y Puig i Soler, M.": 'A. M. Gil, "Puig i Soler, M."',
    "Lee, Ann y Ray, Bob": "Ann Lee, Bob Ray",
    "Smith, J. T., Roe, A., . . . Gil, E.": "J. T. Smith, A. Roe, E. Gil, et al.",
    "Roe A, [12 authors], Gil Puig AM": "Roe A, Gil Puig AM, et al.",
    "Roe A, Lind E, en nombre del Grupo ANDES": "Roe A, Lind E, {Grupo ANDES}",
    "Lind, E. (Ed.)": "E. Lind",
    "E. Lind & A. Gil (Eds.)": "E. Lind, A. Gil",
    "Roe, A., & Gil-Soler, M. F. (2026).": "A. Roe, M. F. Gil-Soler",
    "Ann Lee, 王小明 and Bob Ray": "Ann Lee, 王小明, Bob Ray",
    "王小明, 李雷 和 韩梅": "王小明, 李雷, 韩梅",
    "Gil, J. P. de A., Roe, A., Doe, J.": '"Gil, J. P. de A.", A. Roe, J. Doe',
    "Doe, J., Gil Roe, M. das G., & Roe, A.": 'J. Doe, "Gil Roe, M. das G.", A. Roe',
    "Berg, J. van der, Roe, A., & Doe, J.": "J. van der Berg, A. Roe, J. Doe",
    "Lee, JA, Ray, BK.": "JA Lee, BK Ray",
    "DOE Jane and ROE Ann": "DOE Jane, ROE Ann",
    "Ann Lee, MD, Bob Ray, PhD and Carla Gil MSc": "Ann Lee, MD, Bob Ray, PhD, Carla Gil MSc",
    "Lee A*, MD; Ray B, MSc; Gil C, MD, PhD": "Lee A*, MD, Ray B, MSc, Gil C, MD, PhD",
    "Ann Lee 1 & Bob Ray 2": "Ann Lee¹, Bob Ray²",
}

TURNS = {  # family names and given names take turns
    "Pérez López, Juan, Gil Roe, Ana": '"Pérez López, Juan", "Gil Roe, Ana"',
    "Pérez López, Juan*, Gil, Ana†": '"Pérez López, Juan"*, Ana Gil†',
    "Doe, Jane, Gil Roe, Ana, et al.": 'Jane Doe, "Gil Roe, Ana", et al.',
    "PÉREZ LÓPEZ, Juan Luis, GIL, Ana": '"PÉREZ LÓPEZ, Juan Luis", Ana GIL',
    "GIL, Ana, ROEDER, Eva María": "Ana GIL, Eva María ROEDER",
}

PLACES = {  # as patent offices write inventors
    "Kim; Min-jun (Oslo, NO), Sato; Yu (Rome, IT)": "Min-jun Kim (Oslo, NO), Yu Sato (Rome, IT)",
    "Kim; Min-jun (Seoul, KR)": "Min-jun Kim (Seoul, KR)",
    "Kim; Min-jun, Sato; Yuki": "Min-jun Kim, Yuki Sato",
}


@pytest.mark.parametrize("written", REFERENCES | PLACES | TURNS)
def test_a_list_as_in_a_reference_is_read_as_it_is_meant_and_told(written):
    faults = []
    found = authors(written, lambda _, message: faults.append(message))
    (message,) = faults
    fix = (REFERENCES | PLACES | TURNS)[written]
    assert f"write {fix}" in message
    again = authors(fix, lambda _, message: faults.append(message))
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
        ('"Doe, Jane", "Roe, Ann"', ["Jane Doe", "Ann Roe"]),
        ("Roe A, **Doe J**, __Gil E__, <u>Lind B</u>", ["A Roe", "J Doe", "E Gil", "B Lind"]),
        ("Jane Roe*, Wei Zhang*", ["Jane Roe", "Wei Zhang"]),
        ("Roe A, Gil B, Puig i Soler M", ["A Roe", "B Gil", "M Puig i Soler"]),
        ("Roe A, Lind E, Gil Puig AM, Acme Labs", ["A Roe", "E Lind", "AM Gil Puig", "Acme Labs"]),
        ("Doe J, Roe A, cols.", ["J Doe", "A Roe", "et al."]),
        ("Lind E, Gil A (eds)", ["E Lind", "A Gil"]),
        ("{Lind and Lee, Inc.}, Ann Lee", ["Lind and Lee, Inc.", "Ann Lee"]),
        ("Doe JA, Roe AB.", ["JA Doe", "AB Roe"]),
        ("Roe AB, Doe JA, de Araújo CB.", ["AB Roe", "JA Doe", "CB de Araújo"]),
        ("Roe AB, Gil B.", ["AB Roe", "B Gil"]),
        ("Roe A., Gil B.", ["A. Roe", "B. Gil"]),
        ("Ann Lee, Malcolm X.", ["Ann Lee", "Malcolm X."]),
        ("Ann Lee, Bob Ray.", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee, Acme Inc.", ["Ann Lee", "Acme Inc."]),
        ("Silva Jr. AB, Doe J", ["AB Silva Jr.", "J Doe"]),
        ("Silva AB Jr, Doe J", ["AB Silva Jr", "J Doe"]),
        ("DOE Jane, ROE A., VAN DER BERG Jan", ["Jane DOE", "A. ROE", "Jan VAN DER BERG"]),
        ("LE Anh, D'ANGELO Rita, ROE Ann", ["Anh LE", "Rita D'ANGELO", "Ann ROE"]),
        ("JA Smith, BC Lee", ["JA Smith", "BC Lee"]),
        ("JFK Smith, LBJ Lee", ["JFK Smith", "LBJ Lee"]),
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


BRACKETS = {
    "Jane Doe (Universität X)*": ("Jane", "Doe", ["Universität X", "*"]),
    "Doe J (Acme)": ("J", "Doe", ["Acme"]),
    "Ann Roe (first author)": ("Ann", "Roe", ["first author"]),
    "Yuki Sato (Tokyo, JP)": ("Yuki", "Sato", ["Tokyo, JP"]),
    "Jane Doe (née Roe)": ("Jane", "Doe", ["née Roe"]),
    "Bo Lind (1920–1990)": ("Bo", "Lind", ["1920–1990"]),
    "Jane (Janie) Doe": ("Jane (Janie)", "Doe", []),
    "A. Gil (Eds.)": ("A.", "Gil", []),
}


@pytest.mark.parametrize("written", BRACKETS)
def test_what_stands_in_brackets_behind_a_name_is_no_part_of_it(written):
    found = authors(f"{written}, Roe A", print)[0]
    in_file = bib_people(written.replace("Doe J ", "Doe, J ")).authors[0]
    for one in (found, in_file):
        given, family, marks = BRACKETS[written]
        assert (one.name.given, one.name.family) == (given, family)
        assert {str(mark) for mark in one.marks} == set(marks)


def test_lists_without_marks_keep_what_stands_in_brackets():
    assert people("Jane Doe (Acme), Bo Lind", print) == ("Jane Doe (Acme)", "Bo Lind")


@pytest.mark.parametrize("name", ["World Health Organization (WHO)", "University of Oslo (UiO)"])
def test_the_short_form_of_a_group_belongs_to_its_name(name):
    (found,) = authors(name, print)
    assert found.name.literal == name
    assert bib_people(name).authors == (found,)


def test_stars_and_numbers_behind_names_are_marks_and_emphasis_is_none():
    for written in ("**Doe J***, Roe A†", "*Doe J**, Roe A†"):
        found = authors(written, print)
        assert [(str(one), [mark.sign for mark in one.marks]) for one in found] == [
            ("J Doe", ["*"]),
            ("A Roe", ["†"]),
        ]
    found = authors("Gil Puig AM (1,2), Roe A (2)", print)
    assert [[mark.sign for mark in one.marks] for one in found] == [["1", "2"], ["2"]]
