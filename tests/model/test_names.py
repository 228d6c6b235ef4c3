import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_resume.model.names.name_keys import (
    PersonName,
    comparable,
    comparable_person,
    has_family,
    initials,
    name_of_heading,
    person_name,
)

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


READ = [
    ("Ludwig van Beethoven", PersonName("Beethoven", "Ludwig", "van")),
    ("van der Berg, Jan", PersonName("Berg", "Jan", "van der")),
    ("Berg, Jan van der", PersonName("Berg", "Jan", "van der")),
    ("Borch, Gerard ter", PersonName("Borch", "Gerard", "ter")),
    ("Berg, van der", PersonName("Berg", "", "van der")),
    ("Carl Smith Jr.", PersonName("Smith", "Carl", "", "Jr.")),
    ("Carl Smith, Jr.", PersonName("Smith", "Carl", "", "Jr.")),
    ("Smith, Jr., Carl", PersonName("Smith", "Carl", "", "Jr.")),
    ("Omar Ferris III, PhD", PersonName("Ferris", "Omar", "", "III, PhD")),
    ("Doe, MA", PersonName("Doe", "MA")),
    ("bell hooks", PersonName("hooks", "bell")),
    ("jane-doe", PersonName("jane-doe")),
    ("杨, 育伟", PersonName("杨", "育伟", family_first=True)),
    ("杨 育伟", PersonName("杨", "育伟", family_first=True)),
    ("김, 민수", PersonName("김", "민수", family_first=True)),
    ("山田, 太郎", PersonName("山田", "太郎", family_first=True)),
    ("杨育伟", PersonName("杨育伟")),
    ("Prof. Dr.-Ing. habil. Jane Doe", PersonName("Doe", "Jane", prefix="Prof. Dr.-Ing. habil.")),
    ("Doe, Dr. Jane", PersonName("Doe", "Jane", prefix="Dr.")),
    ("Dr Jane van Doe, PhD", PersonName("Doe", "Jane", "van", "PhD", prefix="Dr")),
    ("Drew Barrymore", PersonName("Barrymore", "Drew")),
]


@pytest.mark.parametrize(("text", "name"), READ, ids=[text for text, _ in READ])
def test_names_are_taken_apart_as_people_write_them(text, name):
    assert person_name(text) == name


HEADINGS = [
    ("Ada Lee, O.C.", ("", "Ada", "Lee", "O.C.")),
    ("Ada Lee, FRSC", ("", "Ada", "Lee", "FRSC")),
    ("Ada Lee, MBA, PMP", ("", "Ada", "Lee", "MBA, PMP")),
    ("Ada Lee, BSc (Hons)", ("", "Ada", "Lee", "BSc (Hons)")),
    ("Ada Lee FRS", ("", "Ada", "Lee", "FRS")),
    ("Ada Lee MD", ("", "Ada", "Lee", "MD")),
    ("Ada Lee O.P.", ("", "Ada", "Lee", "O.P.")),
    ("JANE DOE, PHD", ("", "JANE", "DOE", "PHD")),
    ("Ada Lee Jr. PhD", ("", "Ada", "Lee", "Jr., PhD")),
    ("Lee, Ada, PMP", ("", "Ada", "Lee", "PMP")),
    ("Ada Lee, Prof.", ("", "Ada", "Lee", "Prof.")),
    ("Ada Lee, Professor of Physics", ("", "Ada", "Lee", "")),
    ("Ada Lee, Associate Professor", ("", "Ada", "Lee", "")),
    ("Ada Lee, Head of Research", ("", "Ada", "Lee", "")),
    ("Ada Lee, Software Engineer", ("", "Ada", "Lee", "")),
    ("Ada Lee – Physicist", ("", "Ada", "Lee", "")),
    ("Ada Lee, she/her", ("", "Ada", "Lee", "")),
    ("Dame Ada Lee", ("Dame", "Ada", "Lee", "")),
    ("Sir Tim Lee, OM", ("Sir", "Tim", "Lee", "OM")),
    ("The Rt Hon. Ada Lee", ("The Rt Hon.", "Ada", "Lee", "")),
    ("The Rev. Ada Lee", ("The Rev.", "Ada", "Lee", "")),
    ("PD Dr. Ada Lee", ("PD Dr.", "Ada", "Lee", "")),
    ("Apl. Prof. Ada Lee", ("Apl. Prof.", "Ada", "Lee", "")),
    ("Prof. em. Ada Lee", ("Prof. em.", "Ada", "Lee", "")),
    ("Professor Emerita Ada Lee", ("Professor Emerita", "Ada", "Lee", "")),
    ("Associate Professor Ada Lee", ("Associate Professor", "Ada", "Lee", "")),
    ("Univ.-Prof. Dr. techn. Ada Lee", ("Univ.-Prof. Dr. techn.", "Ada", "Lee", "")),
    ("prof. Ing. Ada Lee, DrSc.", ("prof. Ing.", "Ada", "Lee", "DrSc.")),
    ("Prof.ssa Ada Lee", ("Prof.ssa", "Ada", "Lee", "")),
    ("GS.TS. Nguyễn Văn Minh", ("GS.TS.", "Nguyễn Văn", "Minh", "")),
    ("PGS.TS. Dr. Ada Lee", ("PGS.TS. Dr.", "Ada", "Lee", "")),
    ("Doz. Ada Lee", ("Doz.", "Ada", "Lee", "")),
    ("李华 教授", ("", "", "李华", "")),
    ("PD Dr. med. univ. Ada Lee", ("PD Dr. med. univ.", "Ada", "Lee", "")),
    ("Dr. sc. ETH Zürich Ada Lee", ("Dr. sc. ETH Zürich", "Ada", "Lee", "")),
    ("Dr. en Ciencias Ada Lee", ("Dr. en Ciencias", "Ada", "Lee", "")),
    ("M. en C. Ada Lee", ("M. en C.", "Ada", "Lee", "")),
    ("Ltd. Oberarzt Dr. Ada Lee", ("Ltd. Oberarzt Dr.", "Ada", "Lee", "")),
    ("C.P. Ada Lee", ("C.P.", "Ada", "Lee", "")),
    ("mgr inż. Ada Lee", ("mgr inż.", "Ada", "Lee", "")),
    ("Mag.a Ada Lee", ("Mag.a", "Ada", "Lee", "")),
    ("к.ф.-м.н. Ада Ли", ("к.ф.-м.н.", "Ада", "Ли", "")),
    ("Dr. Ada Lee, geb. Roe, MBA", ("Dr.", "Ada", "Lee", "MBA")),
    ("Ada Lee née Roe", ("", "Ada", "Lee", "")),
    ('Samuel K. "Sam" Lee III', ("", "Samuel K.", "Lee", "III")),
    ("Samuel K. ‘Sam’ Lee", ("", "Samuel K.", "Lee", "")),
    # What is a name all the same.
    ("Le Roux, Nicolas", ("", "Nicolas", "Le Roux", "")),
    ("Le Roux, Nicolas, PhD", ("", "Nicolas", "Le Roux", "PhD")),
    ("García Márquez, G.", ("", "G.", "García Márquez", "")),
    ("García Márquez, LeAnn", ("", "LeAnn", "García Márquez", "")),
    ("DUPONT MARTIN, JEAN", ("", "JEAN", "DUPONT MARTIN", "")),
    ("Doe, MA", ("", "MA", "Doe", "")),
    ("Jun Wei MA", ("", "Jun Wei", "MA", "")),
    ("Hon Wai Lee", ("", "Hon Wai", "Lee", "")),
    ("Gen Lee", ("", "Gen", "Lee", "")),
    ("M. J. Lee", ("", "M. J.", "Lee", "")),
    ("C.P. Lee", ("", "C.P.", "Lee", "")),
    ("A.P.J. Abdul Lee", ("", "A.P.J. Abdul", "Lee", "")),
    ("Doctor Lee", ("", "Doctor", "Lee", "")),
    ("RA Ada Lee", ("", "RA Ada", "Lee", "")),
    ("Jacobus van 't Hoff", ("", "Jacobus", "'t Hoff", "")),
    ("Max Born", ("", "Max", "Born", "")),
    (",", ("", "", ",", "")),
]


@pytest.mark.parametrize(("heading", "wanted"), HEADINGS, ids=[one for one, _ in HEADINGS])
def test_the_heading_of_a_page_has_titles_and_letters(heading, wanted):
    name = name_of_heading(heading)
    assert (name.prefix, name.given, name.family, name.suffix) == wanted


def test_what_follows_a_known_family_name_is_no_given_name():
    name = name_of_heading("Ana García Márquez, Poet Laureate", "García Márquez")
    assert (name.given, name.family) == ("Ana", "García Márquez")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Carl Smith Jr.", "CS"),
        ("Omar Ferris III, PhD", "OF"),
        ("Prof. Dr. Jane Doe", "JD"),
        ("Doe, Jane", "JD"),
        ("Ludwig van Beethoven", "LB"),
    ],
)
def test_a_monogram_has_no_titles_and_suffixes(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("title", "family", "name"),
    [
        ("Yang Yuwei", "Yang", PersonName("Yang", "Yuwei", family_first=True)),
        ("杨育伟", "杨", PersonName("杨", "育伟", family_first=True)),
        ("Carl Smith Jr.", "Smith", PersonName("Smith", "Carl", "", "Jr.")),
        ("Ana García Márquez", "García Márquez", PersonName("García Márquez", "Ana")),
        ("Vincent van Gogh", "van Gogh", PersonName("Gogh", "Vincent", "van")),
    ],
)
def test_a_known_family_name_says_how_a_name_is_made(title, family, name):
    assert person_name(title, family) == name
    assert str(name) == title


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (PersonName("Beethoven", "Ludwig", "van"), "Ludwig van Beethoven"),
        (PersonName("Smith", "Carl", suffix="Jr."), "Carl Smith Jr."),
        (PersonName("Ferris", "Omar", suffix="III, PhD"), "Omar Ferris III, PhD"),
        (PersonName("Ferris", "Omar", suffix="PhD"), "Omar Ferris, PhD"),
        (PersonName("杨", "育伟"), "杨育伟"),
        (PersonName("Nagy", "Anna", family_first=True), "Nagy Anna"),
        (PersonName(literal="ATLAS Collaboration"), "ATLAS Collaboration"),
    ],
)
def test_names_are_written_as_readers_write_them(name, text):
    assert str(name) == text


@pytest.mark.parametrize(
    ("text", "family", "suffix"),
    [
        ("Smith Jr., J.", "Smith", "Jr."),
        ("Foe III, A.", "Foe", "III"),
        ("de la Cruz Sr, A.", "Cruz", "Sr"),
        ("Lienhard V, John H.", "Lienhard", "V"),
        ("Smith, Jr., J.", "Smith", "Jr."),
        ("García Márquez, G.", "García Márquez", ""),
        ("Jr., J.", "Jr.", ""),
    ],
)
def test_a_generation_behind_a_family_name_is_a_suffix(text, family, suffix):
    name = person_name(text)
    assert (name.family, name.suffix) == (family, suffix)


@pytest.mark.parametrize(
    ("heading", "family", "given", "found"),
    [
        ("Sean O’Brien Smith", "O'Brien Smith", "Sean", "O’Brien Smith"),
        ("Rita D’Angelo", "D'Angelo", "Rita", "D’Angelo"),
        ("Anne LEFÈVRE d’ORMESSON", "Lefèvre d'Ormesson", "Anne", "LEFÈVRE d’ORMESSON"),
        ("Rita D'Angelo", "D’ANGELO", "Rita", "D'Angelo"),
        ("Lee, Sooyoung", "Lee", "Sooyoung", "Lee"),
        ("Sean O’Brien, PhD", "O'Brien", "Sean", "O’Brien"),
    ],
)
def test_a_family_name_fits_in_any_case_and_with_any_apostrophe(heading, family, given, found):
    assert has_family(heading, family)
    name = name_of_heading(heading, family)
    assert (name.given, name.family, name.family_first) == (given, found, False)


def test_a_part_of_a_word_is_no_family_name():
    assert not has_family("Sean O’Brien", "Brien")
    assert not has_family("Lee, Sooyoung", "Soo")


def test_initials_have_the_family_name_before_a_word_for_junior():
    assert initials("João Bastos Júnior") == "JB"
    assert initials("Ana Neto") == "AN"


@pytest.mark.parametrize(
    "text",
    ["Tianyu Sun (孙天宇)", "Sun, Tianyu (孙天宇)", "Tianyu Sun （孙天宇）", "张三 (Zhang San)"],
)
def test_another_name_in_brackets_is_no_part_of_the_family_name(text):
    name = person_name(text)
    assert (name.family, name.given) in {("Sun", "Tianyu"), ("张三", "")}
    assert "(" not in name.family
    assert str(name).endswith(name.suffix)
    assert name.suffix[0] in "(（"
    assert person_name(str(name)) == name
