"""Whom of the site an author's name means."""

import pytest
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Site
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.names.authors import author_of
from sphinx_resume.model.names.matching import MATCHING

from . import make
from .make import graph, key, person, publication, told

REPORTS = frozenset({Subtype.MATCH, Subtype.AUTHOR})
FIRST = "jane"


def matched(name: str, *people: str, family: str = "", how: str = "initials", **values) -> list:
    """Return the ids of those whom *name* means on a site with *people*, of whom one is Jane."""
    found = [person(FIRST if not n else f"p{n}", name=one) for n, one in enumerate(people)]
    found[0].values.update(values, family_name=family)
    drafts = {"a": found, "b": [publication("Bricks", authors=(name,))]}
    records = {docname: make.records(docname, blocks) for docname, blocks in drafts.items()}
    site = Site(make.FOLDERS, frozenset(drafts), matching=MATCHING[how])
    made = Graph(records, {}, site)
    return [one.id for one in made.edges_of(made.at("b", 0)).people]


SAME = """
Jane Doe -> Doe, Jane A. | Jane Doe -> Doe, Jane Alice | Jane Doe -> Doe, JA
Jane Doe -> Doe, J. A. | Jane Doe -> Doe, J | Jane Doe -> J. Doe | Jane Doe -> JANE DOE
Alexander J. Roe -> Roe, Alexander | Alexander J. Roe -> A. Roe | Jane A. Doe -> Jane Alice Doe
José Núñez -> Jose Nunez | Pablo Moreno-Muñoz -> Moreno Munoz, Pablo | Bo Lind -> Bo LIND
Jean-Luc Roe -> Jean Luc Roe | Jean-Luc Roe -> J.-L. Roe | Jean-Luc Roe -> Roe, J.L.
Jean-Luc Roe -> Roe, JL | Jean-Luc Roe -> J. Roe | Yu-Wei Sun -> Yuwei Sun | Yuwei Sun -> Y.-W. Sun
Jan van der Berg -> Berg, Jan van der | Jan van der Berg -> van der Berg, J.
Jan van der Berg -> Jan Van der Berg | Maria De La Cruz -> de la Cruz, Maria
Carl Smith Jr. -> Smith, Jr., Carl | Carl Smith Jr. -> Carl Smith, Jr. | Carl Smith Jr. -> C. Smith
Omar Ferris III, PhD -> Omar Ferris III | Omar Ferris, PhD -> Ferris, Omar
Christian Jensen -> Chr. Jensen | Philip K. Roe -> Ph. Roe | Sun Tianyu (孙天宇) -> 孙天宇
Ana García Márquez -> García Márquez, A. | D'Angelo, Rita -> Rita D'Angelo
Łukasz Król -> Lukasz Krol | Søren Østergård -> Soren Ostergard | Đặng Hùng -> Dang Hung
Jürgen Müller -> Juergen Mueller | Jürgen Müller -> Jurgen Muller | Juergen Mueller -> Müller, J.
Jane Doe -> Doe JA | Jane Doe -> Doe J | Jane Doe -> Dr. Jane Doe | Prof. Dr. Jane Doe -> J. Doe
Ann McDonald -> Mc Donald, Ann | Charles O'Neil -> ONeil, C. | Anand V -> V, Anand
Bo Lind -> LIND, BO
Jan van der Berg -> VanderBerg, J. | Karl Weiß -> Weiss, K. | Þórarinn Eldjárn -> Thorarinn Eldjarn
Paulo H. dos Santos Gil -> P. H. S. Gil | Maria das Graças Gil -> M. G. Gil
Paulo H. dos Santos Gil -> Gil PHS | Paulo H. dos Santos Gil -> Paulo H. S. Gil
Paulo H. dos Santos Gil -> Gil, P. H. d. S. | Maria das Graças Gil -> M. das G. Gil
Paulo H. dos Santos Gil -> P. H. dos S. Gil | Maria das Graças Gil -> Gil, Maria das Graças
Paulo H. dos Santos Gil -> P. H. Santos Gil | Ana Gil Roe -> A. G. Roe
"""
OTHER = """
Jane Doe -> Joan Doe | Jane Doe -> K. Doe | Jane A. Doe -> Jane B. Doe | Jane Doe -> Jane Roe
Jane Doe -> Doe | Jane Doe -> Doe, A. J. | Ana Silva -> da Silva, Ana | Jan van der Berg -> Jan Berg
Carl Smith Jr. -> Carl Smith III | Jane Doe -> {Jane Doe Group} | Jan Roe -> Jane Roe
Jane Doe -> Doe KB | Ann Lee -> Lee XU | Mueller Ann -> Ann Müller
Ana Gil Roe -> Gil S., Ana | Ana Gil Roe -> Lee R., Ana | Ana Gil Roe -> Gil R., Eva
Jane Doe -> A. Jane Doe | Yi Zhang -> Yuan Zhang
Paulo H. dos Santos Gil -> P. K. S. Gil | Jan Peter van der Berg -> J. P. Berg
Paulo H. dos Santos Gil -> P. S. H. Gil | Paulo H. dos Santos Gil -> P. H. Gil
Maria das Graças Gil -> M. B. Gil | Maria das Graças Gil -> A. G. Gil
"""


@pytest.mark.parametrize(("title", "name"), make.table(SAME))
def test_forms_of_a_name_mean_its_person(title, name):
    assert matched(name, title) == [FIRST]


@pytest.mark.parametrize(("title", "name"), make.table(OTHER))
def test_other_names_mean_nobody(title, name):
    assert matched(name, title) == []


@pytest.mark.parametrize("name", ["Yang Yuwei", "Yang, Yuwei", "Yuwei Yang", "Yang, Y.", "Yang Y."])
def test_a_family_name_that_stands_first_counts_for_matching(name):
    assert matched(name, "Yang Yuwei", family="Yang") == [FIRST]


@pytest.mark.parametrize(
    ("title", "family", "names"),
    [
        ("María del Carmen Ruiz Soto", "Ruiz Soto", ("Ruiz Soto MC", "Ruiz-Soto, MC")),
        ("María del Carmen Ruiz Soto", "Ruiz Soto", ("M. C. Ruiz Soto", "Ruiz Soto, M. C.")),
        ("María del Carmen Ruiz Soto", "Ruiz Soto", ("Ruiz Soto, María C.", "M. del C. Ruiz Soto")),
        ("María del Carmen Ruiz Soto", "Ruiz Soto", ("Ruiz Soto, María Carmen",)),
        ("María Carmen Ruiz", "Ruiz", ("María del Carmen Ruiz",)),
        ("María del Carmen Ruiz", "Ruiz", ("M. C. Ruiz", "Ruiz MC", "Ruiz, M. d. C.", "M. Ruiz")),
        ("Maria das Graças Gil", "Gil", ("Gil M", "Gil MG", "M. G. Gil", "Gil, M. das G.")),
        (
            "Ana Mae Gil de la O",
            "Gil de la O",
            ("A. Gil de la O", "Gil de la O A", "Gil de la O, AM"),
        ),
    ],
)
def test_particles_within_given_names_may_be_left_out(title, family, names):
    for name in names:
        assert matched(name, title, family=family) == [FIRST], name
    for name in (f"{family}, M. X.", f"{family} AXC", f"María X. {family}"):
        assert matched(name, title, family=family) == [], name
    assert matched(names[0], title, family=family, how="exact") == []


TITLED = """
PD Dr. med. univ. Hans Roe -> Roe H | Dr. sc. ETH Hans Roe -> Hans Roe
lic. iur. Hans Roe -> H. Roe
Dr. en C. Luis Gil Roe -> Luis Gil Roe | M. en C. Ana Gil -> Gil A | Mtra. Ana Gil -> Ana Gil
Chefarzt Dr. med. Hans Roe -> Hans Roe | OA Dr. Hans Roe -> Roe, Hans | C.P. Ana Gil -> Ana Gil
Lcda. Ana Gil -> A. Gil | Q.F.B. Ana Gil -> Gil A | Doctor Hans Roe -> Hans Roe
prof. dr hab. Jan Roe -> J. Roe | prof. mr. dr. Jan Roe -> Jan Roe | Doç. Dr. Ali Kaya -> Kaya A
Dr. med. Anna Roe, geb. Lind -> Anna Roe | Anna Roe née Lind -> Roe A
Ana Gil, nacida Roe -> A. Gil
Samuel K. "Sam" Okafor III -> Sam Okafor | Samuel K. (Sam) Okafor III -> Sam Okafor
Samuel K. “Sam” Okafor III -> S. K. Okafor | Hans „Hansi“ Meier -> Hansi Meier
Ma. del Carmen Gil -> María del Carmen Gil | Mª del Carmen Gil -> M. C. Gil
M.ª del Carmen Gil -> Maria Carmen Gil | C.P. Snow -> C. Snow | Max Born -> M. Born
"""


@pytest.mark.parametrize(("title", "name"), make.table(TITLED))
def test_what_stands_around_the_name_in_a_heading_does_not_count(title, name):
    assert matched(name, title) == [FIRST]


@pytest.mark.parametrize("name", ["S. O'Brien Smith", "O’Brien Smith, S.", "OBrien Smith S"])
def test_an_apostrophe_in_a_family_name_may_have_any_form(name):
    assert matched(name, "Sean O’Brien Smith", family="O'Brien Smith") == [FIRST]


@pytest.mark.parametrize("name", ["Nagy, Anna", "Nagy Anna", "A. Nagy", "Anna Mária Nagy"])
def test_hungarian_names_are_matched_by_their_family_name(name):
    assert matched(name, "Nagy Anna", family="Nagy") == [FIRST]


@pytest.mark.parametrize("name", ["杨, 育伟", "杨 育伟", "杨育伟", "Yuwei Yang", "Yang, Y."])
def test_names_in_their_own_script_are_matched_and_other_names_of_them_too(name):
    assert matched(name, "杨育伟", family="杨", alternate_name=("Yuwei Yang",)) == [FIRST]


@pytest.mark.parametrize("heading", ["王小明 (Wang Xiaoming)", "Xiaoming Wang (王小明)"])
@pytest.mark.parametrize("name", ["Wang, Xiaoming", "Xiaoming Wang", "Wang, X.", "王小明"])
def test_latin_forms_of_names_in_their_own_script_are_matched_in_both_orders(heading, name):
    assert matched(name, heading) == [FIRST]


def test_korean_names_are_matched_without_a_space():
    assert matched("김, 민수", "김민수", family="김") == [FIRST]


@pytest.mark.parametrize(
    ("name", "people", "meant"),
    [
        ("J. Doe", ("Jane Doe", "Jack Doe"), []),
        ("Jane A. Doe", ("Jane Doe", "Jack Doe"), ["jane"]),
        ("Jane Doe", ("Jane Doe", "Jane A. Doe"), ["jane"]),
        ("Jane A. Doe", ("Jane Doe", "Jane Alice Doe"), []),
        ("J. A. Doe", ("Jane Alice Doe", "Jack B. Doe"), ["jane"]),
        ("Carl Smith", ("Carl Smith", "Carl Smith Jr."), ["jane"]),
        ("Carl Smith Jr.", ("Carl Smith", "Carl Smith Jr."), ["p1"]),
    ],
)
def test_a_name_means_one_person_only_if_no_other_can_be_meant_as_surely(name, people, meant):
    assert matched(name, *people) == meant


@pytest.mark.parametrize(
    ("name", "how", "meant"),
    [
        ("J. Doe", "initials", True),
        ("J. Doe", "names", False),
        ("Jane A. Doe", "names", True),
        ("Jane A. Doe", "exact", False),
        ("Doe, Jané", "exact", True),
        ("Janie Doe", "exact", True),
        ("jane", "exact", True),
    ],
)
def test_a_site_says_how_far_matching_goes(name, how, meant):
    assert bool(matched(name, "Jane Doe", how=how, alternate_name=("Janie Doe",))) is meant


# --- what a page says besides ---------------------------------------------------------------


def names(made, docname="b", index=0) -> list[tuple[str, str]]:
    """Return each author of a publication as shown, and who is meant."""
    from sphinx_resume.model.publications.credits import name_of  # noqa: PLC0415

    found = made.edges_of(made.at(docname, index)).authors
    return [(name_of(made, one), one.key.id if one.key else "") for one in found]


def test_a_match_keeps_the_name_that_the_paper_has():
    jane = person("jane", name="Jane Doe", alternate_name=("Janie Roe",))
    written = ("jane", "Doe, J.", "Doe, Jane", "Janie Roe", "Doe JA")
    papers = [publication(f"Bricks {name}", authors=(name,)) for name in written]
    made = graph({"a": [jane], "b": papers})
    shown = ["Jane Doe", "J. Doe", "Jane Doe", "Janie Roe", "JA Doe"]
    assert [names(made, "b", n) for n in range(5)] == [[(name, "jane")] for name in shown]


def test_a_paper_has_a_name_without_the_nickname_of_the_heading():
    for heading in ('Samuel "Sam" Lee', "Samuel Lee, né Roe"):
        people = [person("sam", name=heading)]
        papers = [publication(f"Bricks {name}", authors=(name,)) for name in ("Samuel Lee", "sam")]
        made = graph({"a": people, "b": papers})
        assert [names(made, "b", n) for n in range(2)] == [[("Samuel Lee", "sam")]] * 2


def test_a_paper_may_say_that_an_author_is_not_a_person_of_the_site():
    yi = person("yi", name="Yi Zhang")
    paper = publication("Bricks", authors=("Y. Zhang",), not_by=("yi",))
    made = graph({"a": [yi], "b": [paper]})
    assert names(made) == [("Y. Zhang", "")]
    assert told(made) == []


def test_who_is_denied_leaves_the_name_to_the_other_who_can_be_meant():
    two = [person("yi", name="Yi Zhang"), person("yuan", name="Yuan Zhang")]
    paper = publication("Bricks", authors=("Y. Zhang",), not_by=("Yi Zhang",))
    assert names(graph({"a": two, "b": [paper]})) == [("Y. Zhang", "yuan")]


def test_denying_somebody_whom_the_site_does_not_have_is_told():
    paper = publication("Bricks", authors=("Y. Zhang",), not_by=("yj",))
    ((subtype, _, message),) = told(graph({"a": [person("yi")], "b": [paper]}))
    assert subtype == "reference"
    assert "field 'not-by': there is no person 'yj'; give the id" in message


def test_matches_by_more_than_the_name_are_reported_if_asked_for():
    authors = ("Doe, J.", "Jane A. Doe", "Jane Doe")
    papers = [publication("Bricks", id=f"b{n}", authors=(one,)) for n, one in enumerate(authors)]
    drafts = {"a": [person("jane", name="Jane Doe")], "b": papers}
    records = {docname: make.records(docname, blocks) for docname, blocks in drafts.items()}
    site = Site(make.FOLDERS, frozenset(drafts), reports=REPORTS)
    messages = [one.message for one in Graph(records, {}, site).problems]
    assert messages == [
        "publication 'Bricks': field 'authors': 'J. Doe' is taken for 'Jane Doe' by initials; "
        "if it is not, write :not-by: jane",
        "publication 'Bricks': field 'authors': 'Jane A. Doe' is taken for 'Jane Doe' by a fuller "
        "form of the name; if it is not, write :not-by: jane",
    ]


def test_a_name_with_braces_is_reported_as_it_is():
    drafts = {
        "a": [person("jane", name="Jane {Doe}")],
        "b": [publication("P", authors=("J. {Doe}",))],
    }
    records = {docname: make.records(docname, blocks) for docname, blocks in drafts.items()}
    site = Site(make.FOLDERS, frozenset(drafts), reports=REPORTS)
    (problem,) = Graph(records, {}, site).problems
    assert "'J. {Doe}' is taken for 'Jane {Doe}' by initials" in problem.message


def test_on_the_page_of_one_of_two_people_of_a_name_that_one_is_meant():
    paper = publication("Bricks", authors=("Wei Zhang", "Bo Lind"))
    one, other = person("wei-zhang", name="Wei Zhang"), person("wz", name="Wei Zhang")
    made = graph({"a": [one, paper], "b": [other]})
    assert names(made, "a", 1) == [("Wei Zhang", "wei-zhang"), ("Bo Lind", "")]
    assert told(made) == []


def test_a_publication_by_others_is_not_that_of_the_person_on_whose_page_it_stands():
    article = publication("Our robot", authors=("Ann Reporter",))
    made = graph({"a": [person("jane"), article]})
    assert made.edges_of(made.at("a", 1)).people == ()
    ((subtype, _, message),) = told(made)
    assert subtype == "owner"
    assert "'Jane' is none of its authors" in message


@pytest.mark.parametrize("said", [{"person": "jane"}, {"authors": ("Ann Reporter", "et al.")}])
def test_a_publication_is_a_persons_if_it_says_so_or_names_not_all(said):
    article = publication("Our robot", **{"authors": ("Ann Reporter",), **said})
    made = graph({"a": [person("jane"), article]})
    assert made.edges_of(made.at("a", 1)).people == (key("person/jane"),)
    assert told(made) == []


def test_an_article_about_a_person_says_so():
    article = publication("Our robot", authors=("Ann Reporter",), not_by=("jane",))
    made = graph({"a": [person("jane"), article]})
    assert made.edges_of(made.at("a", 1)).people == ()
    assert told(made) == []


@pytest.mark.parametrize(("written", "is_told"), [("Jane Deo", True), ("Ann Reporter", False)])
def test_a_slip_in_the_own_name_is_told_where_a_colleague_is_an_author(written, is_told):
    paper = publication("Bricks", authors=(written, "Bo Lind"))
    people = [person("jane", name="Jane Doe"), paper], [person("bo", name="Bo Lind")]
    made = graph({"a": people[0], "b": people[1]})
    assert made.edges_of(made.at("a", 1)).people == (key("person/bo"),)
    assert [subtype for subtype, _, _ in told(made)] == ["owner"] * is_told


ONCE = [
    (("Garcia, Miguel", "Garcia, M"), ["", "jane"]),
    (("García-Pelayo, María José", "García-Pelayo, Marta", "García-Pelayo, M."), ["jane", "", ""]),
    (("Garcia, M", "Garcia, M. J.", "Lind, B."), ["", "jane", ""]),
    (("Garcia, Maria Juana",), [""]),
    (("Garcia, M.", "Garcia, M."), ["jane", ""]),
    (("García-Pelayo, María José", "Garcia, M."), ["jane", "jane"]),
]


@pytest.mark.parametrize(("written", "meant"), ONCE)
def test_initials_are_those_of_one_author_and_no_other_given_name_is_theirs(written, meant):
    jane = person("jane", name="María José García-Pelayo", family_name="García-Pelayo")
    jane.values["alternate_name"] = ("M. J. Garcia", "María José García", "M. García-Pelayo")
    made = graph({"a": [jane], "b": [publication("Bricks", authors=written)]})
    assert [link for _, link in names(made)] == meant
    assert told(made) == []


def test_a_given_name_behind_a_comma_is_told_if_it_makes_a_name_of_the_site():
    paper = publication("Bricks", authors=("Doe", "Jane", "Plato", "Bo"))
    made = graph({"a": [person("jane", name="Jane Doe")], "b": [paper]})
    ((subtype, _, message),) = told(made)
    assert subtype == "value"
    assert "'Doe' and 'Jane' are read as two people; if that is Jane Doe, write Jane Doe" in message


@pytest.mark.parametrize("given", ["Juan", "Juan Carlos"])
def test_two_family_names_before_a_comma_are_told_as_one_is(given):
    paper = publication("Bricks", authors=f"Pérez López, {given}, Bo Lind")
    made = graph({"a": [person("juan", name=f"{given} Pérez López")], "b": [paper]})
    ((subtype, _, message),) = told(made)
    assert subtype == "value"
    assert f"'Pérez López' and '{given}' are read as two people" in message
    assert message.endswith(f"write {given} Pérez López")


@pytest.mark.parametrize("name", ["J. C. López", "López, Juan", "C. López", "Juan Carlos Lopez"])
def test_one_surname_of_two_in_a_paper_on_the_own_page_is_told(name):
    own = person("juan", name="Juan Carlos López de la Fuente")
    papers = [
        publication("Bricks", authors=(name, "Bo Lind")),
        publication("Mud", authors=("B. Lind",)),
    ]
    made = graph({"a": [own, *papers], "b": [person("bo", name="Bo Lind")]})
    ((subtype, _, message),) = told(made)
    assert subtype == "owner"
    assert message.startswith("publication 'Bricks'")
    assert ":alternate-name:" in message


def test_a_remark_in_brackets_is_no_part_of_the_name():
    paper = publication("Bricks", authors=("Jane Doe (Acme)", "Bo Lind (corresponding author)"))
    made = graph({"a": [person("jane", name="Jane Doe")], "b": [paper]})
    assert names(made) == [("Jane Doe", "jane"), ("Bo Lind", "")]
    marks = [one.marks for one in made.edges_of(made.at("b", 0)).authors]
    assert [str(mark) for (mark,) in marks] == ["Acme", "corresponding"]


def test_matching_asks_only_those_of_the_family():
    people = [person(f"p{n}", name=f"Ann{n} Name{n}") for n in range(50)]
    authors = tuple(f"A. Name{n}" for n in range(50))
    made = graph({"a": people, "b": [publication("Bricks", authors=authors)]})
    assert [one.key.id for one in made.edges_of(made.at("b", 0)).authors] == [
        f"p{n}" for n in range(50)
    ]


@pytest.mark.parametrize(
    ("text", "name", "marks"),
    [
        ("Jane Roe*", "Jane Roe", ("*",)),
        ("Wei Zhang*†", "Wei Zhang", ("*", "†")),
        ("Al Ferris ‡", "Al Ferris", ("‡",)),
        ("Jane Roe ✉", "Jane Roe", ("✉",)),
        ("*", "*", ()),
    ],
)
def test_signs_behind_a_name_are_marks(text, name, marks):
    author = author_of(text)
    assert (str(author), tuple(map(str, author.marks))) == (name, marks)


@pytest.mark.parametrize("written", ["M. Gil", "Maria Gil", "Gil M"])
def test_a_name_without_all_surnames_is_told_with_the_family_name_as_the_cure(written):
    own = person("graca", name="Maria das Graças Gil")
    paper = publication("Bricks", authors=(written, "Bo Lind"))
    ((subtype, _, message),) = told(graph({"a": [own, paper], "b": [person("bo", name="Bo Lind")]}))
    assert subtype == "owner"
    family = "write :family-name: Gil there if that is the family name, or the name"
    assert family in message
    own = person("graca", name="Maria das Graças Gil", family_name="Gil")
    made = graph({"a": [own, paper], "b": [person("bo", name="Bo Lind")]})
    assert made.edges_of(made.at("a", 1)).authors[0].key.id == "graca"


@pytest.mark.parametrize(
    ("heading", "family", "written", "parts"),
    [
        ("Maria das Graças Gil", "", "Gil, Maria das Graças", ("Maria das Graças", "", "Gil")),
        ("Maria das Graças Gil", "", "Gil, M. G.", ("M. G.", "", "Gil")),
        ("Gabriel García Márquez", "", "García Márquez, G.", ("G.", "", "García Márquez")),
        (
            "Maria das Graças Gil",
            "das Graças Gil",
            "Gil, M. das Graças",
            ("M.", "das", "Graças Gil"),
        ),
        ("Jane Doe", "", "Doe, Jane", None),
    ],
)
def test_a_comma_tells_more_of_the_family_name_than_a_heading(heading, family, written, parts):
    own = person("own", name=heading, family_name=family)
    made = graph({"a": [own], "b": [publication("Bricks", authors=(written,))]})
    (credit,) = made.edges_of(made.at("b", 0)).authors
    assert credit.key.id == "own"
    name = credit.name
    assert (name and (name.given, name.particle, name.family)) == parts
