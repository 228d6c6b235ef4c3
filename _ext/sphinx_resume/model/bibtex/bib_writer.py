"""Publications as entries of BibTeX, to be copied.

Types and fields are those of biblatex (manual, part 2), which BibTeX knows too where it has
them. The text is UTF-8; signs that mean something to LaTeX are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sphinx_resume.model.bibtex.bib_blocks import without_braces
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.dates import Date, DateRange, WrittenDate
from sphinx_resume.model.edges import Credit
from sphinx_resume.model.field_list import unread_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.latex.latex_text import decode
from sphinx_resume.model.names.list_readings import may_be_two
from sphinx_resume.model.names.name_keys import (
    AND_OTHERS,
    Author,
    Mark,
    PersonName,
    comparable,
    person_name,
)
from sphinx_resume.model.publications.credits import cited_name, name_in
from sphinx_resume.model.publications.genres import genre_text
from sphinx_resume.model.publications.publication_facts import (
    abstract_of,
    authors_of,
    is_file,
    publication_of,
    publishers_of,
)
from sphinx_resume.model.records import Key

ENTRY_TYPES = {"preprint": "misc", "software-copyright": "misc"}
"""The types of entries for publications of types that BibTeX has not."""

_SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# BibTeX counts braces whether a backslash stands before them or not.
_ODD = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_IN_BRACES = r"[^{}]*+"
for _depth in range(4):
    _IN_BRACES = rf"[^{{}}]*+(?:\{{{_IN_BRACES}\}}[^{{}}]*+)*+"
_PEOPLE = re.compile(
    r"(?im)(?P<before>(?:^|[,{])\s*+(?P<field>author|editor[abc]?|translator|bookauthor)\s*+=\s*+)"
    rf"\{{(?P<names>{_IN_BRACES})\}}(?!\s*#)"
)
_LABELLED = re.compile(r"(?:^|,)\s*(?:family|given|prefix|suffix)\s*=")
_ESCAPED = re.compile(r"[\\~^&%$#_{}]")


def bibtex(graph: Graph, key: Key, *, abstract: bool = False) -> str:
    """Return the publication *key* as an entry: as its author wrote it, or made of its fields.

    The text of a block is its *abstract*, which a page that shows both says only once.
    """
    # Asked by the files of the publication, of each of its authors, and of the site.
    return graph.once("bibtex", (key, abstract), _bibtex, graph, key, abstract)


def _bibtex(graph: Graph, key: Key, abstract: bool) -> str:
    record = publication_of(graph, key)
    if record.bibtex:
        return _as_written(graph, record)
    lines = [f"  {name} = {{{text}}}," for name, text in _fields(graph, record) if text]
    if abstract and (text := " ".join(abstract_of(graph, record).split())):
        lines.append(f"  abstract = {{{_escaped(text)}}},")
    kind = record.type or "misc"
    return "\n".join([f"@{ENTRY_TYPES.get(kind, kind)}{{{key.id},", *lines, "}"])


def _as_written(graph: Graph, record: Publication) -> str:
    """Return an entry as its author wrote it, with names for ids of people, which are ours."""
    ends, text = graph.edges_of(record), record.bibtex
    written = {str(author) for author in (*record.authors, *record.editors)}
    named = (one.key for one in (*ends.authors, *ends.editors) if one.key)
    ids = {key for key in named if key.id in written}
    for key in sorted(ids):
        before, behind = r'(?:[{"]|\band\b)\s*', r'[*†‡§¶✉]*\s*(?:[}"]|\band\b)'
        found = re.compile(f"({before}){re.escape(key.id)}(?={behind})")
        name = _name(cited_name(graph, key)).replace("\\", r"\\")
        text = found.sub(rf"\g<1>{name}", text)
    apart = {
        field: " and ".join(_name(name_in(graph, one)) + _signs(one.marks) for one in found)
        for field, names, found in (
            ("author", record.authors, ends.authors),
            ("editor", record.editors, ends.editors),
        )
        if len(found) > len(names) and _are_apart(names, found)
    }
    return _PEOPLE.sub(lambda found: _readable(found, apart), text)


def _are_apart(names: Iterable[Author], found: Iterable[Credit]) -> bool:
    """Tell whether one of the *names* is that of two people of the site."""
    credited = {one.name for one in found}
    return any(may_be_two(one.name) and one.name not in credited for one in names)


def _readable(field: re.Match[str], apart: Mapping[str, str]) -> str:
    """Return a field of people as every program for BibTeX reads it, *apart* if that has it.

    BibTeX parts people at ``and`` alone, and takes a name with more than two commas for a fault, at
    which programs stop. biblatex has names with labels, which are no names elsewhere:
    ``family=Roe, given=Ann``. All other names stay as they are written.
    """
    text = field["names"]
    plain = without_braces(text)
    betweens = list(re.finditer(r"(?i)(?<!\s)\s+and\s+", plain))
    starts = [0, *(one.end() for one in betweens)]
    ends = [*(one.start() for one in betweens), len(text)]
    spans = list(zip(starts, ends, strict=True))
    names = [(text[start:end], plain[start:end]) for start, end in spans]
    if anew := apart.get(field["field"].lower()) or _anew(text, names):
        return f"{field['before']}{{{anew}}}"
    made = [_readable_name(name, bare) for name, bare in names]
    joined = made[0] + "".join(a[0] + b for a, b in zip(betweens, made[1:], strict=True))
    return f"{field['before']}{{{joined}}}"


# A list without "and" between its names, and a name with its initials last.
_ODD_LIST = re.compile(r"[;&]|,[^,]*,|(?<=\w)\s+[A-Z][A-Z.-]{0,5}\s*(?:$|,)")


def _anew(text: str, names: Sequence[tuple[str, str]]) -> str:
    """Return the people of a field, if we read other names in it than BibTeX, else nothing.

    Each of the *names* stands as it is written, and with other letters for what braces hold.
    """
    found = people(text).authors
    if len(found) == len(names) and (
        not any(_ODD_LIST.search(plain) for _, plain in names)
        or all(_ends_it(one, name, plain) for one, (name, plain) in zip(found, names, strict=True))
    ):
        return ""
    return " and ".join(_name(one.name) + _signs(one.marks) for one in found)


def _ends_it(author: Author, name: str, plain: str) -> bool:
    """Tell whether BibTeX too finds the family name, where a *name* has no comma: at its end."""
    family = comparable(author.name.family)
    return "," in plain or comparable(decode(name)).endswith(family)


def _signs(marks: Iterable[Mark]) -> str:
    return "".join(mark.sign for mark in marks)


def _readable_name(name: str, plain: str) -> str:
    """Return a *name* as it is written, unless some program cannot read it.

    *plain* is the name with other letters for what braces hold together.
    """
    odd = plain.count(",") > 2 or re.search(r",\s*(?:,|$)|^\s*,", plain)
    if not odd and not _LABELLED.search(plain):
        return name
    return " and ".join(_name(one.name) + _signs(one.marks) for one in people(name).authors)


def _fields(graph: Graph, record: Publication) -> Iterator[tuple[str, str]]:
    yield "title", _title(record)
    ends = graph.edges_of(record)
    for field, found in (("author", authors_of(graph, record)), ("editor", ends.editors)):
        yield field, " and ".join(_name(name_in(graph, one)) for one in found)
        yield f"{field}+an", _annotations(found)
    in_journal = record.type == "article" or bool(record.journal)
    yield "journal" if record.type == "article" else "journaltitle", _escaped(record.journal)
    yield "booktitle", _escaped(record.booktitle)
    yield "eventtitle", _escaped(record.event)
    yield "eventdate", _iso(record.event_date)
    yield "venue", _escaped(record.event_place)
    if where := {"thesis": "school", "report": "institution"}.get(record.type):
        institution, publisher = publishers_of(graph, record)
        yield where, _escaped(institution)
        yield "publisher", _escaped(publisher)
    else:
        yield "publisher", _escaped(record.publisher)
    yield "type", _escaped(genre_text(record))
    yield "series", _escaped(record.series)
    yield "edition", _escaped(record.edition)
    yield "volume", _escaped(record.volume)
    yield "number" if in_journal and not record.number else "issue", _escaped(record.issue)
    yield "number", _escaped(record.number)
    yield "chapter", _escaped(record.chapter)
    yield "pages", _escaped(record.pages).replace("–", "--")
    yield "location", _escaped(record.office or record.location)
    remarks = (record.status, record.note, *unread_of(record))
    yield "note", _escaped(", ".join(filter(None, remarks)))
    yield from _date(record.date)
    yield "doi", record.doi
    yield "eprint", record.arxiv.removeprefix("arXiv:")
    yield "archiveprefix", "arXiv" if record.arxiv else ""
    yield "isbn", record.isbn
    yield (
        "url",
        (record.url or ("" if is_file(record.pdf) else record.pdf))
        .replace("{", "%7B")
        .replace("}", "%7D"),
    )


# Not money: a formula has signs of LaTeX, or is a letter or the like without a space.
_MATH = re.compile(
    r"\$(?![\s$])((?=[^$]*(?:\\[A-Za-z]|[_^{}]))[^$]*[^$\s]|(?=[^\W\d])[^\s$]{1,20})\$(?![\w$])"
)


def _title(record: Publication) -> str:
    """Return the title, in which mathematics is that in LaTeX too."""
    if any(run.mark == "math" for run in record.name_runs):
        return "".join(
            f"${run.text}$" if run.mark == "math" else _escaped(run.text)
            for run in record.name_runs
        )
    parts = _MATH.split(record.name)
    return "".join(
        f"${part}$" if number % 2 else _escaped(part) for number, part in enumerate(parts)
    )


def _iso(date: Date | None) -> str:
    return date.text if isinstance(date, WrittenDate) else str(date) if date else ""


def _date(date: Date | None) -> Iterator[tuple[str, str]]:
    """Yield the fields of a date: a year may be any text, and ``date`` may be an interval."""
    if isinstance(date, DateRange):
        yield "year", str(date.year)
        yield "date", date.text
    elif isinstance(date, WrittenDate):
        yield "year", _escaped(date.text)
    elif date:
        yield "year", str(date.year)
        yield "date", str(date) if date.month else ""


def _escaped(text: str) -> str:
    signs = _SIGNS if _is_balanced(text) else _SIGNS | _ODD
    return _ESCAPED.sub(lambda sign: signs.get(sign[0], f"\\{sign[0]}"), text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def _name(name: PersonName) -> str:
    """Return a name that is read as one: braces hold one with an ``and`` in it together.

    It is ``Given Family`` where BibTeX takes that apart in the same way, with a comma elsewhere.
    Titles are no part of it, for which references have no place.
    """
    if name == AND_OTHERS.name:
        return "others"
    if name.literal:
        return f"{{{_escaped(name.literal)}}}"
    name = replace(name, prefix="")
    plain = str(name)
    if not name.suffix and not name.family_first and person_name(plain) == name:
        text = _escaped(plain)
    else:
        family = _escaped(name.family)
        if " " in family and family[0].islower():  # else its first word would be a particle
            family = f"{{{family}}}"
        family = " ".join(filter(None, (_escaped(name.particle), family)))
        parts = (family, _escaped(name.suffix.replace(",", "")), _escaped(name.given))
        text = ", ".join(filter(None, parts))
    return f"{{{text}}}" if re.search(r"\band\b|,.*,.*,", text) else text


def _annotations(people: Iterable[Credit]) -> str:
    """Return the marks at names as biblatex's data annotations: ``1=equal; 2=corresponding``."""
    marked = ((at, one.marks) for at, one in enumerate(people, 1) if one.marks)
    return "; ".join(
        f"{at}={','.join(_annotation(str(mark)) for mark in marks)}" for at, marks in marked
    )


def _annotation(mark: str) -> str:
    """Return a mark, in quotation marks if it is more than a word (biblatex, 3.7)."""
    return mark if re.fullmatch(r"[\w-]+", mark) else f'"{_escaped(mark)}"'
