"""Blocks and entries that tell of the same publication, made one.

They are the same by DOI, by arXiv number in any version, or as books by ISBN; else if they have
one id and say the same. The first one in the order of pages gives the address, and what it says
counts where another says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from sphinx_resume.model.dates import Date
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Faults, Place
from sphinx_resume.model.kinds import Publication, kind_of
from sphinx_resume.model.names.matching import compared_names
from sphinx_resume.model.names.name_keys import AND_OTHERS, Author, comparable
from sphinx_resume.model.publications.comparable_titles import comparable_title, is_short_for
from sphinx_resume.model.publications.editions import number_of
from sphinx_resume.model.records import Record

UNSURE_TYPES = frozenset({"misc", "preprint"})
"""Types that say less than another one does: what was a preprint may have come out."""
_IN_BOOKS = {"incollection", "inproceedings"}
_ARXIV_DOI = re.compile(r"(?i)10\.48550/arxiv\.(.+)")
_OF_ARXIV = re.compile(
    r"(?i)(?:the )?(?:computing research repository(?: \(?corr\)?)?|corr"
    r"|arxiv(?:\.org)?(?: (?:e-?prints?|pre-?prints?))?(?: server)?)(?: \(?arxiv.*)?"
)
"""What programs name as the journal of what is at arXiv: CoRR is its part for computer science."""
_WHERE = frozenset({"type", "journal", "booktitle", "publisher", "volume", "issue", "pages"})
"""The fields in which the place of a preprint contradicts nothing: the paper came out elsewhere."""
_TITLES = ("journal", "booktitle", "publisher", "series")
"""What is often abbreviated."""
_PLAIN = ("location", "office", "status")
_FIRST_COUNTS = ("genre", "main_title", "url", "pdf", "note", "bibtex", "citekey")


def unified(
    records: Mapping[str, tuple[Record, ...]], faults: Faults
) -> tuple[dict[str, tuple[Record, ...]], set[Place]]:
    """Return the records of each document, those of one publication under one id.

    Ids that this replaces become aliases, and what the first one does not say is taken from the
    others. Also return the places of the others, and report in *faults* what they say otherwise.
    """
    found = [
        record
        for docname in records
        for record in records[docname]
        if isinstance(record, Publication) and record.id
    ]
    groups = [group for group in _groups(found) if len(group) > 1]
    if not groups:
        return dict(records), set()
    taken = {record.id for record in found} - {one.id for group in groups for one in group}
    changed: dict[Place, Publication] = {}
    others: set[Place] = set()
    for group in groups:
        for one in _made_one(group, taken, faults):
            changed[one.docname, one.index] = one
        others.update((one.docname, one.index) for one in group[1:])
    made = {
        docname: tuple(changed.get((docname, record.index), record) for record in of_page)
        for docname, of_page in records.items()
    }
    return made, others


# --- which are the same --------------------------------------------------------------------


def _groups(found: Iterable[Publication]) -> list[list[Publication]]:
    """Return the publications by what they are, in reading order."""
    groups: list[list[Publication]] = []
    joined: list[int] = []  # into which group each has been taken, or itself
    at: dict[tuple[str, ...], int] = {}

    def group_of(name: tuple[str, ...]) -> int | None:
        number = at.get(name)
        while number is not None and joined[number] != number:
            number = joined[number]
        return number

    for record in found:
        names = list(registered(record))
        known = {n for name in names if (n := group_of(name)) is not None}
        known = {n for n in known if _may_be_one(groups[n][0], record)}
        by_id = group_of(("id", record.id))
        if not known and by_id is not None and _is_same(groups[by_id][0], record):
            known = {by_id}
        number = min(known, default=len(groups))
        if not known:
            groups.append([])
            joined.append(number)
        for other in known - {number}:
            groups[number] += groups[other]
            groups[other], joined[other] = [], number
        groups[number].append(record)
        for name in (*names, ("id", record.id)):
            at.setdefault(name, number)
    return groups


def registered(record: Publication) -> Iterator[tuple[str, ...]]:
    """Yield what the publication is called in registries: by DOI, arXiv number, ISBN."""
    doi, arxiv = record.doi.lower().rstrip("/"), record.arxiv
    if match := _ARXIV_DOI.fullmatch(doi):
        doi, arxiv = "", arxiv or match[1]
    if doi:
        yield "doi", doi
    if arxiv:
        yield "arxiv", _arxiv(arxiv)
    if record.isbn and record.type == "book":
        yield "isbn", _isbn(record.isbn)


def _arxiv(number: str) -> str:
    """Return an arXiv number without its version and, for old ones, the subject class."""
    bare = re.sub(r"(?i)^arxiv:|v\d+$", "", number.lower())
    return re.sub(r"^([a-z-]+)\.[a-z]{2}/", r"\1/", bare)


def _isbn(number: str) -> str:
    """Return the digits that ISBNs of 10 and 13 digits have in common."""
    digits = re.sub(r"[^0-9X]", "", number.upper())
    return digits[3:12] if len(digits) == 13 and digits.startswith("978") else digits[:-1]


def _may_be_one(first: Publication, other: Publication) -> bool:
    """Tell whether two that a registry calls the same may be: parts of a book share its numbers."""
    volumes = volume_of(first), volume_of(other)
    if {name for name, _ in (set(registered(first)) & set(registered(other)))} == {"arxiv"}:
        # It is the number of one paper; only what came out twice under it may be two.
        apart = all(volumes) and volumes[0] != volumes[1]
    else:
        in_books = not _IN_BOOKS.isdisjoint({first.type, other.type})
        apart = in_books or bool(volumes[0] and volumes[0] != volumes[1])
    return not apart or _have_one_title(first, other)


def _have_one_title(first: Publication, other: Publication) -> bool:
    """Tell whether one title is the other one, or begins with it."""
    one, two = comparable_title(first.name), comparable_title(other.name)
    return one.startswith(two) or two.startswith(one)


def is_at_arxiv(record: Publication) -> bool:
    """Tell whether a publication says that it came out at arXiv and nowhere else."""
    return bool(_OF_ARXIV.fullmatch(record.journal or record.booktitle or record.publisher))


def _elsewhere(publisher: str) -> str:
    return "" if _OF_ARXIV.fullmatch(publisher) else publisher


def volume_of(record: Publication) -> str:
    """Return the volume, unless it is arXiv's, as ``abs/2303.01234`` or ``cs.AI/0001001``."""
    return "" if "/" in record.volume and is_at_arxiv(record) else record.volume


def contradictions(first: Publication, other: Publication) -> Iterator[str]:
    """Yield the fields in which two of one id cannot be the same publication.

    The key of an entry is its author's choice, so entries of one key and title are one, if nobody
    else wrote the other one. Blocks of one title may have nothing but that in common.
    """
    if _stands_with(first, other) or set(registered(first)) & set(registered(other)):
        return
    if not _have_one_title(first, other):
        yield "title"
    differences = set(_differences(first, other))
    keyed = bool(first.bibtex and other.bibtex)
    names = ("authors", "doi") if keyed else ("authors", "journal", "booktitle", "doi", "number")
    yield from (name for name in names if name in differences)
    if not keyed and first.date and other.date and first.date.year != other.date.year:
        yield "date"


def _is_same(first: Publication, other: Publication) -> bool:
    """Tell whether *other* is the same entry once more, or says nothing else than *first*."""
    return _stands_with(first, other) or not any(contradictions(first, other))


def _stands_with(first: Record, other: Record) -> bool:
    """Tell whether both are one entry of a file that several pages show."""
    return bool(other.source) and (other.source, other.line) == (first.source, first.line)


# --- what they say -------------------------------------------------------------------------


def _made_one(group: list[Publication], taken: set[str], faults: Faults) -> Iterator[Publication]:
    """Yield the records of one publication, the first with what only others say."""
    first, *others = group
    aliases = dict.fromkeys(first.aliases)
    values: dict[str, Any] = {}
    for other in others:
        if not _stands_with(first, other):
            _report(first, other, faults)
        if other.id != first.id and other.id not in taken:
            aliases[other.id] = None
        values |= _missing(replace(first, **values), other)
    if any(one.body for one in group):
        # The text of a block is shown, which has more to it.
        values["abstract"] = ""
    values["aliases"] = tuple(aliases)
    values["tags"] = tuple(dict.fromkeys(tag for one in group for tag in one.tags))
    first = replace(first, **values)
    yield first
    # Who wrote it is known from all; for the rest, what counts is said once.
    said = {name: getattr(first, name) for name in _COMPARED if name not in {"authors", "editors"}}
    for other in others:
        own_id = other.id if other.id != first.id else ""
        yield replace(other, id=first.id, own_id=own_id, abstract="", **said)


def _missing(first: Publication, other: Publication) -> dict[str, Any]:
    """Return what *other* says and *first* does not, or says in short only."""
    names = [*_COMPARED, *_FIRST_COUNTS, "abstract"]
    if is_at_arxiv(other) and (first.journal or first.booktitle):
        names = [name for name in names if name not in _WHERE]
    found = {
        name: value
        for name in names
        if (value := getattr(other, name)) and not getattr(first, name)
    }
    for name in ("authors", "editors"):
        one, two = getattr(first, name), getattr(other, name)
        if one and two and _same_people(one, two):
            found[name] = _fuller(one, two)
    for name in _TITLES:
        if is_short_for(getattr(first, name), getattr(other, name)):
            found[name] = getattr(other, name)
    if _is_in_short(first.pages, other.pages):
        found["pages"] = other.pages
    if first.type in UNSURE_TYPES and other.type not in {"", "misc"}:
        found["type"] = other.type
    if is_at_arxiv(first) and (other.journal or other.booktitle) and not is_at_arxiv(other):
        found |= {name: getattr(other, name) for name in _WHERE if name != "publisher"}
        found["publisher"] = other.publisher or _elsewhere(first.publisher)
    if _ARXIV_DOI.fullmatch(first.doi) and other.doi and not _ARXIV_DOI.fullmatch(other.doi):
        found["doi"] = other.doi
    if other.date and first.date and _same_date(other.date, first.date):
        found["date"] = max(other.date, first.date)  # which tells the month or day
    return found


def _fuller(first: tuple[Author, ...], other: tuple[Author, ...]) -> tuple[Author, ...]:
    """Return the same people, those for whom *first* has "et al." too, with marks of either."""
    named, groups = _beginning(first)
    people = (*first[:named], *other[named:]) if named < len(first) <= len(other) else first
    if missing := tuple(one for one in groups if not _has(people, one)):
        people = (*people[:-1], *missing, AND_OTHERS)
    if any(one.marks for one in first):
        return people
    pairs = zip_longest(people, other[: len(people)], fillvalue=AND_OTHERS)
    return tuple(replace(one, marks=one.marks or two.marks) for one, two in pairs)


def _report(first: Publication, other: Publication, faults: Faults) -> None:
    for name in _differences(first, other):
        field = kind_of(first).field_of(name).name
        if other.bibtex and field == "name":
            field = "title"  # what BibTeX calls it
        there, here = _text(getattr(first, name)), _text(getattr(other, name))
        message = (
            f"'{here}' is '{there}' at {faults.place(first)}, which tells of the same publication; "
            "write the same at both, or remove one"
        )
        faults.add(Subtype.DUPLICATE, other, field, message)


def _text(value: object) -> str:
    return (
        ", ".join(map(str, value))
        if isinstance(value, tuple) and not isinstance(value, Date)
        else str(value)
    )


def _differences(first: Publication, other: Publication) -> Iterator[str]:
    """Yield the attributes in which both say something, and not the same."""
    preprint = is_at_arxiv(first) or is_at_arxiv(other)
    for name, is_same in _COMPARED.items():
        if preprint and name in _WHERE:
            continue
        one, two = getattr(first, name), getattr(other, name)
        if one and two and not is_same(one, two):
            yield name


def _same_words(one: str, two: str) -> bool:
    # Hyphens and raised signs come and go: "multi-agent", "10^5".
    words = (comparable(text).replace(" ", "") for text in (one, two))
    return len(set(words)) == 1


def _same_title(one: str, two: str) -> bool:
    return _same_words(one, two) or is_short_for(one, two) or is_short_for(two, one)


def _same_edition(one: str, two: str) -> bool:
    return _same_words(one, two) or 0 < number_of(one) == number_of(two)


def _same_type(one: str, two: str) -> bool:
    return one == two or not UNSURE_TYPES.isdisjoint({one, two})


def _same_date(one: Date, two: Date) -> bool:
    return all(a == b or not a or not b for a, b in zip(one, two, strict=True))


# PubMed leaves out what the last page has in common with the first: "1021-32".
_LAST_PAGE = re.compile(r"(?<![\w-])([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)(?![\w-])")


def _whole_page(pages: re.Match[str]) -> str:
    letters, first, others, last = pages.groups()
    if others not in {"", letters} or len(last) > len(first):
        return pages[0]
    last = first[: len(first) - len(last)] + last
    return f"{letters}{first}-{letters}{last}" if int(last[-9:]) >= int(first[-9:]) else pages[0]


def _is_in_short(one: str, two: str) -> bool:
    """Tell whether *one* are the pages that *two* has in full."""
    return len(one) < len(two) and one != "" and _in_full(one) == _in_full(two)


def _in_full(pages: str) -> str:
    return _LAST_PAGE.sub(_whole_page, re.sub(r"\W+", "-", pages).strip("-"))


def _same_pages(one: str, two: str) -> bool:
    pages = _in_full(one), _in_full(two)
    return pages[0] == pages[1] or pages[0].partition("-")[0] == pages[1]


def _same_doi(one: str, two: str) -> bool:
    return one.lower().rstrip("/") == two.lower().rstrip("/") or any(
        map(_ARXIV_DOI.fullmatch, (one, two))
    )


def _beginning(names: tuple[Author, ...]) -> tuple[int, tuple[Author, ...]]:
    """Return how many people a list names in their order, and the groups at its end.

    These stand behind all others if the list has "et al.", of whom nobody knows how many they are.
    """
    if names[-1] != AND_OTHERS:
        return len(names), ()
    named = len(names) - 1
    while named > 1 and names[named - 1].name.literal:  # the first one is a group that wrote it
        named -= 1
    return named, names[named:-1]


def _has(names: Iterable[Author], group: Author) -> bool:
    return any(one.name.literal and _same_author(one, group) for one in names)


def _same_people(one: tuple[Author, ...], two: tuple[Author, ...]) -> bool:
    """Tell whether both may name the same people: by ids, initials, or not all of them."""
    begun, other = _beginning(one), _beginning(two)
    whole = one[-1] != AND_OTHERS, two[-1] != AND_OTHERS
    shorter = min(10**9 if whole[0] else begun[0], 10**9 if whole[1] else other[0])
    for groups, names, is_whole, theirs in (
        (begun[1], two, whole[1], other[1]),
        (other[1], one, whole[0], begun[1]),
    ):
        if (is_whole or theirs) and not all(_has(names, group) for group in groups):
            return False
    pairs = zip_longest(one[:shorter], two[:shorter])
    return all(a and b and _same_author(a, b) for a, b in pairs)


def _same_author(one: Author, two: Author) -> bool:
    names = one.name, two.name
    # A name of one word may be an id, which only the site knows.
    if any(not name.given and not name.literal for name in names):
        return True
    return compared_names(*names) is not None


_COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "name": lambda one, two: comparable_title(one) == comparable_title(two),
    "type": _same_type,
    "authors": _same_people,
    "editors": _same_people,
    "date": _same_date,
    **dict.fromkeys(_TITLES, _same_title),
    **dict.fromkeys(_PLAIN, _same_words),
    "edition": _same_edition,
    "volume": _same_words,
    "issue": _same_words,
    "pages": _same_pages,
    "number": _same_words,
    "doi": _same_doi,
    "arxiv": lambda one, two: _arxiv(one) == _arxiv(two),
    "isbn": lambda one, two: _isbn(one) == _isbn(two),
}
"""The fields that are compared, each with what tells whether two values are the same."""
