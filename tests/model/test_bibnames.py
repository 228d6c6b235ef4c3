"""Names in fields of BibTeX: told apart, taken apart, with marks."""

import unicodedata
from itertools import product

import pytest
from sphinx_resume.model.bibtex.bib_names import annotated, people
from sphinx_resume.model.latex.latex_symbols import ACCENTS
from sphinx_resume.model.names.authors import author_of
from sphinx_resume.model.names.name_keys import AND_OTHERS, PersonName

NAMES = r"""
Ludwig van Beethoven -> Ludwig van Beethoven
van Beethoven, Ludwig -> Ludwig van Beethoven
King, Jr., Martin Luther and Donald~E. Knuth -> Martin Luther King Jr.; Donald E. Knuth
{Barnes and Noble} and {European Commission} -> Barnes and Noble; European Commission
{The \emph{Big} Group, Inc. and Others} and Lee, A. -> The Big Group, Inc. and Others; A. Lee
{\AA}str{\"o}m, Karl J. and others -> Karl J. Åström; et al.
Lind, Bo and \'Alvarez, Ana and \L{}ukasz Kr\'ol -> Bo Lind; Ana Álvarez; Łukasz Król
Moreno-Mu\~noz, Pablo and Irene Sim\'{o} Mu\~{n}oz -> Pablo Moreno-Muñoz; Irene Simó Muñoz
\textbf{Bo Lind} and \underline{Lind, Bo} and {\bf Lind, Bo} -> Bo Lind; Bo Lind; Bo Lind
Lee, A. and \authoremph{Lind, Bo} and Roe, C. -> A. Lee; Bo Lind; C. Roe
de la Vall{\'e}e Poussin, Charles -> Charles de la Vallée Poussin
given=Hans, prefix=von, family=Harman and 李明 -> Hans von Harman; 李明
杨, 育伟 and 山田, 太郎 and 김, 민수 and 杨 育伟 -> 杨育伟; 山田太郎; 김민수; 杨育伟
{Lind}, {Bo} and {van} Dyke, Jan and {Van Eck}, C. -> Bo Lind; Jan van Dyke; C. Van Eck
Ferris, Al, III -> Al Ferris III
Carl Smith Jr. and Lind, Bo, Sr. and Omar Ferris III, PhD -> Carl Smith Jr.; Bo Lind Sr.; Omar Ferris III, PhD
M\textsuperscript{c}Donald, Ann and M&uuml;ller, Bo -> Ann McDonald; Bo Müller
Lienhard, V, John H. and Tourinho, Neto, F. C. -> John H. Lienhard V; F. C. Tourinho Neto
H{\`a}n Th{\^e}\kern-.05em\raise 0.5ex{} Anh and Lee, A -> Hàn Thê Anh; A Lee
Lienhard, V, John H. and Smith, I, John and Doe, Jane, Jnr -> John H. Lienhard V; John Smith I; Jane Doe Jnr
Silva, J\'unior, Jo\~ao and Costa, Filho, Ana and Doe, Esq., Jane -> João Silva Júnior; Ana Costa Filho; Jane Doe, Esq.
V, Anand and Anand V and Kumar, V. and Kim, I -> Anand V; Anand V; V. Kumar; I Kim
Inan, Ozan Say\i and Erd\H os, P\'al and Gro\ss and Lee, A -> Ozan Sayı Inan; Pál Erdős; Groß; A Lee
Lind B and Lee AM and van Dyke JH and others -> B Lind; AM Lee; JH van Dyke; et al.
Anand V and Lee, Ann -> Anand V; Ann Lee
Lee, A AND Kim, B and -> A Lee; B Kim
Lee, A and and Kim, B and et al. -> A Lee; B Kim; et al.
Ernst \& Young and Wei Zhang 0001 -> Ernst & Young; Wei Zhang
Puigferrat, A. and Oñate E. -> A. Puigferrat; E. Oñate
Яковлев, К. Д. and Стрижов В. В. -> К. Д. Яковлев; В. В. Стрижов
Anna K. and Bo Lind -> Anna K.; Bo Lind
Бахтеев, О. Ю. и др. -> О. Ю. Бахтеев; et al.
Хабутдинов И. А., и др. -> И. А. Хабутдинов; et al.
Финогеев, Е. Л. and и, др. -> Е. Л. Финогеев; et al.
García, A. y otros -> A. García; et al.
Kaya, A. ve ark. -> A. Kaya; et al.
Dupont, A. et coll. -> A. Dupont; et al.
Weber, A. u. a. -> A. Weber; et al.
Meyer, U. A. -> U. A. Meyer
张三 等 -> 张三; et al.
张三 and 李四等 -> 张三; 李四; et al.
山田太郎ほか -> 山田太郎; et al.
山田太郎 他3名 -> 山田太郎; et al.
김민수 외 2명 -> 김민수; et al.
"""  # noqa: E501


@pytest.mark.parametrize("line", NAMES.strip().split("\n"))
def test_names_are_read_as_bibtex_reads_them(line):
    text, _, wanted = line.partition(" -> ")
    found = people(text)
    assert "; ".join(map(str, found.authors)) == wanted
    assert not found.faults


STRAY = {
    "Lee,,,": ("Lee", "Lee"),
    "Roe, Ann,": ("Ann Roe", "Roe, Ann"),
    ",Ann": ("Ann", "Ann"),
    "Lee, , Ann": ("Ann Lee", "Lee, Ann"),
}


@pytest.mark.parametrize("name", STRAY)
def test_a_comma_with_nothing_beside_it_is_told(name):
    found = people(f"Kim, B. and {name}")
    shown, fix = STRAY[name]
    assert list(map(str, found.authors)) == ["B. Kim", shown]
    ((_, message),) = found.faults
    assert message == f"'{name}' has a comma with nothing beside it; write {fix}"


def test_commas_alone_are_nobody():
    found = people(",")
    assert not found.authors
    ((_, message),) = found.faults
    assert message.startswith("',' has a comma with nothing beside it")


def test_braces_around_several_people_are_told_and_they_are_read():
    found = people("{Lind, Bo and Lee, Ann}")
    assert list(map(str, found.authors)) == ["Bo Lind", "Ann Lee"]
    ((_, message),) = found.faults
    assert message == "braces make one name of these; write Lind, Bo and Lee, Ann without them"
    assert not people("{Barnes and Noble, Inc.}").faults


PLACES = [
    "{0}, Bo",
    "Lind, {0}",
    "{0} Lind",
    "Bo {0}",
    "Lee, Ann and {0}, Bo",
    "Lee, Ann and Lind, {0}",
    "Ann Lee and {0} Lind and Cy Roe",
]


@pytest.mark.parametrize("place", PLACES)
def test_accents_anywhere_in_a_name_are_no_part_of_and(place):
    signs = [macro for macro in ACCENTS if len(macro) == 1 and macro != "t"]
    for macro, letter, form in product(
        signs, "aAzO", (r"\{0}{{{1}}}", r"{{\{0}{{{1}}}}}", r"\{0} {1}")
    ):
        accented = unicodedata.normalize("NFC", letter + ACCENTS[macro])
        written = people(place.format(form.format(macro, letter) + "bc"))
        plain = people(place.format(accented + "bc"))
        assert list(map(str, written.authors)) == list(map(str, plain.authors)), (macro, letter)


@pytest.mark.parametrize("macro", ["\\O", "\\AA", "\\L", "\\ss", "\\ae", "\\o", "\\DJ", "\\i"])
@pytest.mark.parametrize("place", PLACES)
def test_letters_with_names_of_their_own_begin_a_name(macro, place):
    for form in (f"{macro}{{}}", f"{{{macro}}}", f"{macro} "):
        assert len(people(place.format(form + "bc")).authors) == place.count(" and ") + 1


def test_the_parts_of_names_are_told():
    (one, two, three, four) = people(
        "de la Cruz, Jr., Ana and {ATLAS} and Jean d'Alembert and Plato"
    ).authors
    assert one.name == PersonName("Cruz", "Ana", "de la", "Jr.")
    assert two.name == PersonName(literal="ATLAS")
    assert (three.name.family, four.name) == ("d'Alembert", PersonName("Plato"))
    assert people("Lee, A. and others").authors[-1] == AND_OTHERS


LISTS = {
    "Lee, Ann; Kim, Bo": "Lee, Ann and Kim, Bo",
    "Ann Lee, Bo Kim, Cy Roe": "Ann Lee and Bo Kim and Cy Roe",
    "Ann Lee, Bo Kim, and Cy Roe": "Ann Lee and Bo Kim and Cy Roe",
    "Lee, A., Kim, B., Roe, C.": "Lee, A. and Kim, B. and Roe, C.",
    "Lee A, Kim BC, Roe D": "Lee, A and Kim, BC and Roe, D",
    "Lee, A. & Kim, B.": "Lee, A. and Kim, B.",
    "Ann Lee & Bo Kim and Cy Roe": "Ann Lee and Bo Kim and Cy Roe",
    "Bo Lind, Ana Ruiz and Chi Okoye": (
        "Bo Lind and Ana Ruiz and Chi Okoye, or {Bo Lind}, Ana Ruiz if that is one person"
    ),
}


@pytest.mark.parametrize("text", LISTS)
def test_names_that_no_and_parts_are_told_and_read_as_best_they_can(text):
    found = people(text)
    ((_, message),) = found.faults
    assert message == f"names are separated by 'and'; write {LISTS[text]}"
    assert people(LISTS[text].partition(", or ")[0]).authors == found.authors


def test_what_the_warning_says_makes_it_go_away():
    assert people("Moreno Muñoz, Juan Pablo and Jane Doe").faults
    found = people("{Moreno Muñoz}, Juan Pablo and Jane Doe")
    assert [one.name.family for one in found.authors] == ["Moreno Muñoz", "Doe"]
    assert not found.faults


MARKS = r"""
Sundberg*, Mira -> *
Ferris$^{\ddagger}$, Al -> ‡
Lee$^{1,2,*}$, A. -> 1 2 *
Bo Kim\textsuperscript{\dag} -> †
Bo Kim¹² -> 12
Lee**†, A. -> ** †
Lee$^{\star}$, A. -> ⋆
Bo Kim\thanks{These authors contributed equally} -> equal
Ann Lee (corresponding author) -> corresponding
Bo Kim\thanks{Equal contribution. Now at Acme Inc.} -> equal Now at Acme Inc
Bo Kim\thanks{Corresponding author: bo@example.org} -> corresponding bo@example.org
Bo Kim\footnotemark[1] -> 1
Jiafeng^* Liu -> *
Bo Kim<sup>a</sup> -> a
"""


@pytest.mark.parametrize("line", MARKS.strip().split("\n"))
def test_marks_are_no_part_of_the_name(line):
    text, _, wanted = line.partition(" -> ")
    (one,) = people(text).authors
    assert " ".join(map(str, one.marks)) == wanted
    assert str(one).replace(".", "").replace(" ", "").isalpha()


def marks(found):
    return [tuple(map(str, one.marks)) for one in found]


def test_annotations_of_biblatex_are_marks():
    authors = people("Lee, A. and Kim, B. and Roe, C.").authors
    for text in (
        "1=equal; 2=equal,corresponding,highlight",
        "1=equalcontrib, 2=cofirst,corresponding",
    ):
        assert marks(annotated(authors, text, pytest.fail)) == [
            ("equal",),
            ("equal", "corresponding"),
            (),
        ]
    reports: list[str] = []
    assert marks(annotated(authors, f"4=equal; {'1' * 5_000}=equal", reports.append))[3:] == []
    assert [one[:17] for one in reports] == ["there is no name 4"[:17], "there is no name 1"[:17]]
    assert marks(annotated(authors, '3:family="student"', pytest.fail))[2] == ("student",)


def test_five_thousand_authors_are_five_thousand():
    text = " and ".join(f'M{{\\"u}}ller{number}, Bo' for number in range(5000))
    assert len(people(text).authors) == 5000


@pytest.mark.parametrize(
    "text", ["Smith Jr., J.", "{Smith Jr.}, J.", "family={Smith Jr.}, given=J.", "Smith, Jr., J."]
)
def test_a_generation_in_a_family_name_is_a_suffix(text):
    (one,) = people(text).authors
    assert (one.name.family, one.name.given, one.name.suffix) == ("Smith", "J.", "Jr.")


@pytest.mark.parametrize(
    "text",
    [r"Lee, Ann\textsuperscript{1,2}", "Ann Lee$^{1,2}$", "$^{1,2}$Lee, Ann"],
)
def test_numbers_at_a_name_are_no_part_of_it(text):
    (one,) = people(text).authors
    assert (str(one), [mark.sign for mark in one.marks]) == ("Ann Lee", ["1", "2"])


@pytest.mark.parametrize("text", ["{Park}, J.~-H.", "Park, J. -H.", "J.~-H. Park", "Park, J.-H."])
def test_initials_with_a_hyphen_have_no_space_in_them(text):
    (one,) = people(text).authors
    assert (one.name, str(one)) == (PersonName("Park", "J.-H."), "J.-H. Park")
    assert author_of("J. -H. Park").name == one.name


def test_a_raised_letter_of_a_name_belongs_to_it():
    assert str(people("M$^c$Donald, Al").authors[0]) == "Al McDonald"


def test_a_second_family_name_may_be_in_short():
    found = people("Ospina R., Luis A. and Quiroga B., Mar{\\'i}a F.")
    assert found.faults == ()
    assert [one.name.family for one in found.authors] == ["Ospina R.", "Quiroga B."]
