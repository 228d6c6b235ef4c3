"""Long runs of one sign are read in time that grows with them: with more, these never end."""

import pytest
from sphinx_resume.directives.block_head import folded
from sphinx_resume.directives.visibility import note_hidden
from sphinx_resume.formats.vcard import _folded
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.bibtex.bib_notes import without_numbers
from sphinx_resume.model.bibtex.bib_publication import publication_values
from sphinx_resume.model.bibtex.bib_reader import read_bibtex
from sphinx_resume.model.bibtex.bib_writer import bibtex
from sphinx_resume.model.contact import dialled
from sphinx_resume.model.countries import code_of
from sphinx_resume.model.dates import Date, NotADate, parse_date, parse_range
from sphinx_resume.model.degrees import has_degree
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Things
from sphinx_resume.model.fields import authors
from sphinx_resume.model.kinds import Education
from sphinx_resume.model.latex.latex_text import decode
from sphinx_resume.model.locations import place
from sphinx_resume.model.names.author_marks import with_raised_marks
from sphinx_resume.model.names.authors import author_of, meanings_of, without_others
from sphinx_resume.model.names.honorifics import has_comma, titles_of_heading
from sphinx_resume.model.names.name_keys import (
    called_by_nickname,
    in_brackets,
    initials,
    name_of_heading,
    person_name,
    without_brackets,
)
from sphinx_resume.model.names.unnamed_authors import are_others
from sphinx_resume.model.options import read_head
from sphinx_resume.model.publications.number_labels import bare_number
from sphinx_resume.model.records import Key
from sphinx_resume.model.scan import fence_faults, scan, with_braces

from .make import graph, publication

MANY = 50_000
SOME = 10_000  # of several words


@pytest.mark.parametrize("sign", [*" ,*†#", "* ", ", *"])
def test_names_with_signs(sign):
    assert author_of(f"Ann {sign * MANY}Lee").name.family
    assert author_of(f"{sign * MANY}Ann Lee").name.family
    assert author_of(f"Ann *{' ' * MANY}{sign * MANY}").name.family
    assert without_others(f"Ann {sign * MANY}Lee")[1] is False


@pytest.mark.parametrize(
    "sign", [' "', "“a” ", ", née ", "Dr. ", "C.P. ", "OA ", "en C.", "(Sam) "]
)
def test_headings_of_people(sign):
    assert name_of_heading(f"Ann {sign * MANY}Lee")
    assert name_of_heading(f"{sign * 60}Ann Lee")
    assert called_by_nickname(f"Ann {sign * MANY}Lee") is not None


@pytest.mark.parametrize("sign", ["1", "(", "… ", "and ", " +1", "1 more ", "et 1 autres", "他1"])
def test_numbers_of_others(sign):
    assert without_others(f"{sign * MANY}x")[1] is False
    assert not are_others(sign * MANY)


def test_signs_behind_a_name_are_its_marks():
    assert str(author_of(f"Ann Lee{' *' * MANY}").name) == "Ann Lee"
    assert author_of("Ann Lee , *†").marks == author_of("Ann Lee*†").marks
    assert len(author_of("Ann Lee*✉\ufe0f").marks) == 2
    for name in ("Ann Lee, et al.", "Ann Lee and others", "Ann Lee, & et al"):
        assert without_others(name) == ("Ann Lee", True)


@pytest.mark.parametrize(
    "sign",
    [
        *(" for the", " and the", " on behalf of the ", "a: ", ", (", "(b", " A", "A. de ", " a;"),
        *(". Arm ", ", for the ", " group", "zentrum", " [US]", "Authors: ", " et al. (incl. "),
    ],
)
def test_groups_and_remarks_at_names(sign):
    text = f"Lee A, ROE Ann{sign * SOME} Group."
    assert authors(text, lambda *_: None)
    assert people(text).authors


@pytest.mark.parametrize(
    "sign", [" MD", ", MD", " II", " jun.", " St.", " 1", " 1,", ", Gil", ", Roe Gil, Ana", " A."]
)
def test_suffixes_at_names(sign):
    text = f"Lee A{sign * (SOME // 5)}"
    for written in (text, f"{text}, Roe B", f"Roe B, {text}; Ray C"):
        assert authors(written, lambda *_: None)
        assert people(written).authors
    assert bare_number("pages", f"p1{sign * SOME}").startswith(("p", "1"))


@pytest.mark.parametrize("sign", ["1", "1,", "^1,", "¹,", "<sup>1,", "$^{1,", "A b1,", "*,", " "])
def test_numbers_at_names(sign):
    for start in ("Ann Lee", "Ann Lee^", "Ann Lee<sup>"):
        assert with_raised_marks(f"{start}{sign * MANY}x").endswith("x")


@pytest.mark.parametrize(
    "sign", ["doi:", "10.1234/(", "https://doi.org/", "PMID: 1 ", "[", "; ", "("]
)
def test_numbers_in_notes(sign):
    note = f"{sign * MANY}x"
    assert without_numbers({"note": note})["note"] == note


@pytest.mark.parametrize("sign", ["1", "2020-", "1 ", "to "])
def test_dates(sign):
    assert parse_range(sign * MANY) is None
    with pytest.raises(NotADate):
        parse_date(sign * MANY)


def test_countries():
    assert code_of("republic of " * MANY) == ""
    assert code_of("Republic of France") == "FR"


def test_notes_of_hidden_text():
    labels = set()
    note_hidden(labels, "[^a" * MANY)
    assert labels == set()
    note_hidden(labels, "[^one] and [#two]_, and [three]_ [^fo ur]")
    assert labels == {"one", "two", "three"}


def test_white_space():
    assert folded(f"a{' ' * MANY}b  c") == "a b  c"
    assert with_braces("\n" * MANY) == "\n" * MANY


@pytest.mark.parametrize("fence", [":::{project} A", "````{note}", ":::{project} A\n\n> :::{a}"])
def test_fences_that_are_never_closed(fence):
    text = f"{fence}\n" * (MANY // 10)
    blocks = text.count("{project}")
    assert len(scan(text).named) == blocks
    assert len(fence_faults(text)) >= blocks


def test_a_body_of_many_lines():
    body = "A line.\n" * MANY
    text = f":::{{project}} One\n:skills: Go\n\n{body}:::\n:::{{project}} Two\n:::\n"
    assert [named.key.id for named in scan(text).named] == ["one", "go", "two"]
    assert fence_faults(text) == []


@pytest.mark.parametrize("end", [" Jr", " III", ", PhD"])
def test_names_with_suffixes(end):
    name = person_name(f"Ann Lee{end * MANY}")
    assert f"{name}".count(end.strip(" ,")) == MANY
    assert f"{person_name('Ann Lee' + end)}" == f"Ann Lee{end}"


@pytest.mark.parametrize("sign", [" ", " y ", "*a", "(1, ", "[1 a", ". ", "… ", "Lee, Ann and "])
def test_lists_of_authors(sign):
    assert authors(f"Ann Lee{sign * SOME}Z", lambda *_: None)
    assert people(f"Ann Lee{sign * SOME}Z").authors


def test_authors_with_suffixes():
    (author,) = authors(f"Ann Lee*{', Jr' * MANY}", lambda *_: None)
    assert str(author).count("Jr") == MANY
    found = authors("Ann Lee*, PhD†, Bo Lind, MD, Wei Zhang et al., Jr", lambda *_: None)
    assert [str(one) for one in found[:3]] == ["Ann Lee, PhD", "Bo Lind, MD", "Wei Zhang"]
    assert found[0].marks == author_of("Ann Lee*†").marks


@pytest.mark.parametrize("text", ["Lee, Jr, Ann" + ", Jr" * MANY, "Lee, " * MANY])
def test_names_of_bibliographies_with_many_commas(text):
    assert people(text).authors


@pytest.mark.parametrize("sign", ["(", "(a", "978 (", "(a)"])
def test_brackets_behind_an_isbn(sign):
    number = f"978-3-16-148410-0 {sign * MANY}"
    entries, _ = read_bibtex(f"@book{{a, title={{A}}, isbn={{{number}}}}}")
    values, faults = publication_values(entries[0])
    if sign == "(a)":
        assert (values["isbn"], faults) == ("978-3-16-148410-0", [])
    else:  # it cannot be read, but is shown as it was written
        assert dict(values["unread"])["isbn"].startswith("978-3-16-148410-0")
        assert len(faults) == 1


@pytest.mark.parametrize("bracket", ["[", "{", "[{"])
def test_brackets_in_yaml(bracket):
    head = read_head(["---", "a: b", f"c: {bracket * MANY}", "---", "Body"])
    (fault,) = head.faults
    assert (fault.subtype, head.length) == (Subtype.OPTION, 4)
    assert "too many brackets" in fault.message
    assert read_head(["---", f"a: {'[b], ' * 9}", f"b: [{'(), ' * 99}]", "---"]).length == 4


@pytest.mark.parametrize("sign", [" ", "\n ", "(", "( "])
def test_names_and_notes_with_white_space(sign):
    text = f"Ann{sign * MANY}Lee (李安) (Annie Li) Roe"
    assert in_brackets(text) == ["李安", "Annie Li"]
    assert " ".join(without_brackets(text).split()).endswith("Lee Roe")
    author = author_of("Ann Lee†")
    assert meanings_of([author], f"Now{sign * MANY}here")[0] == {}
    assert meanings_of([author], f"† denotes {sign * MANY}")[0].keys() <= {"†"}
    known, rest = meanings_of([author], f"Here. † denotes{' ' * MANY}at Acme; Text")
    assert (known, rest) == ({"†": "at Acme"}, "Here. Text")


@pytest.mark.parametrize("sign", [" ", "; ", "x", "ext1"])
def test_extensions_of_telephones(sign):
    assert dialled(f"+49 30 12{sign * MANY}") != ""
    assert dialled(f"+49 30 12{' ' * MANY}; ext. 34") == "+493012;ext=34"


@pytest.mark.parametrize("sign", [" ", "\u00a0", " - ", ", "])
def test_names_in_small_spaces(sign):
    assert initials(f"Ann{sign * MANY}Lee")


@pytest.mark.parametrize("sign", [" ", "\u00a0", " and", ", "])
def test_names_in_entries_that_are_copied(sign):
    entry = f"@misc{{k, title = {{T}}, author = {{Ann{sign * MANY}Lee}}}}"
    made = graph({"notes": [publication("T", bibtex=entry)]})
    assert bibtex(made, Key("publication", "t")).startswith("@misc{k")


@pytest.mark.parametrize("form", ["{}", "{}=equal", "Jan {}", "2020-{}", "{}th", "p. {}--{}"])
@pytest.mark.parametrize(
    "name", ["year", "month", "day", "date", "author+an", "volume", "pages", "edition", "eprint"]
)
def test_numbers_of_more_digits_than_python_reads(name, form):
    value = form.replace("{}", "1" * 5000)
    years = [one for one in ("year = {2020}", "month = {1}") if not one.startswith(name)]
    fields = ", ".join((*years, "author = {Lee, Ann}", f"{name} = {{{value}}}"))
    (entry,), _ = read_bibtex(f"@book{{k, title = {{T}}, {fields}}}")
    assert publication_values(entry)[0]["name"] == "T"


@pytest.mark.parametrize("title", ["Dipl.", "Dipl.Ing.", "Prof. ", "The Rev. ", "GS.TS.", "Dr."])
def test_titles(title):
    for text in (title * 80, f"{title * 80}*", title * SOME):
        assert titles_of_heading(text)[1] or not text.strip()
        assert people(text).authors
    assert initials(title * SOME)


@pytest.mark.parametrize("letters", ["A", "AB.", "(A", "a.-"])
def test_letters_behind_a_name(letters):
    assert has_comma(f"{letters * 200}!") is False


@pytest.mark.parametrize(
    "text",
    [r"\kern1", r"\hskip 1pt plus ", r"\vrule width ", r"\hbox to ", r"\symbol{ ", r"\accent "],
)
def test_lengths_of_tex(text):
    assert decode(text + text[-1] * MANY) is not None
    assert decode(text * SOME) is not None


@pytest.mark.parametrize("begin", ["@a{k,", "@string{", "@article{k, % x", "x @a{k,"])
def test_broken_entries_on_one_line(begin):
    assert read_bibtex(begin * SOME)[1]


@pytest.mark.parametrize("bracket", "([")
def test_brackets_in_a_subject(bracket):
    study = Education(
        docname="a", line=1, index=0, study_type="MSc", area=bracket * MANY, end=Date(2001)
    )
    assert has_degree(graph({}), study)


@pytest.mark.parametrize("sign", [" ", "/", "{", "a.", "%20"])
def test_addresses_of_entries_that_are_copied(sign):
    text = sign * MANY if sign != "{" else "{" * 4 + "x" * MANY + "}" * 4
    (entry,), _ = read_bibtex(f"@misc{{k, title = {{T}}, url = {{{text}}}, owner = {{x}}}}")
    assert entry.source[-1] == "}"
    assert "owner" not in entry.source


@pytest.mark.parametrize("sign", [" ", ",", "-", "(", "a, "])
def test_places(sign):
    assert place(f"Bern{sign * MANY}Z") is not None
    assert place(f"Bern{' ' * MANY}(remote)") == place("Bern (remote)")


def test_a_slip_in_a_long_name():
    things = Things({}, str)
    for name in ("Robot Arm", "a" * MANY):
        things.call(Key("project", name), [name])
    assert things.nearly("project", "a" * (MANY - 1)) is None
    assert things.nearly("project", "Robot Arn") == Key("project", "Robot Arm")


@pytest.mark.parametrize("letter", ["a", "\u00e9", "\u674e", "\U0001f389"])
def test_lines_of_address_books(letter):
    lines = _folded(letter * MANY).split(b"\r\n ")
    assert b"".join(lines).decode() == f"{letter * MANY}\r\n"
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)
