"""Blocks of one title that are about different things get different ids.

An id is made of the title, or of the key of an entry. A fellowship of 2013 and one of 2015, the
websites of two clients, two people of one name or two papers called "Editorial" would be one thing
with one page, which says what is true of neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sphinx_resume.model.dates import Date, Span
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Faults
from sphinx_resume.model.kinds import Award, Person, Post, Project, Publication, kind_of
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.publications.same_publication import contradictions
from sphinx_resume.model.records import Record

Records = dict[str, tuple[Record, ...]]
_COMPARED = 100
"""As many things of one id are compared with another one."""


def distinct(records: Mapping[str, tuple[Record, ...]], faults: Faults) -> Records:
    """Return *records*, in which no two that contradict each other have the same id.

    The first one in reading order keeps the id. Ids that an author gave are left alone.
    """
    taken = {(kind_of(one).name, one.id) for found in records.values() for one in found}
    things: dict[tuple[str, str], list[Record]] = {}
    made: Records = {}
    for docname, found in records.items():
        changed: dict[int, Record] = {}
        for record in found:
            if record.id and isinstance(record, Award | Person | Post | Project | Publication):
                same = things.setdefault((kind_of(record).name, record.id), [])
                own = _named_apart(records, record, same, taken, faults)
                if own.id != record.id:
                    changed[record.index] = own
                if own.id != record.id and isinstance(record, Person):
                    _move(found, record.id, own.id, changed)
        made[docname] = tuple(changed.get(one.index, one) for one in found) if changed else found
    return made


def _move(found: tuple[Record, ...], before: str, id_: str, changed: dict[int, Record]) -> None:
    """Give the blocks of a page to its person, who got another id than *before*."""
    for one in found:
        if one.owner == before:
            changed[one.index] = replace(changed.get(one.index, one), owner=id_)


def _named_apart(
    records: Mapping[str, tuple[Record, ...]],
    record: Record,
    same: list[Record],
    taken: set[tuple[str, str]],
    faults: Faults,
) -> Record:
    """Return *record* with the id of the one of *same* that it is about, or with a new one."""
    given = "id" in dict(record.lines)
    why = ""
    for one in same[:_COMPARED]:
        differences = () if given else _differences(records, one, record)
        if not (difference := next(iter(differences), "")):
            return record if one.id == record.id else replace(record, id=one.id)
        why = why or difference
    if same:
        kind, first = kind_of(record).name, same[0]
        id_ = next(id_ for id_ in _ids(record, len(same)) if (kind, id_) not in taken)
        taken.add((kind, id_))
        entry = record if isinstance(record, Publication) and record.bibtex else None
        fix = "write another key" if entry else "write an :id: for it"
        other = "other" if why.endswith("s") else "another"
        message = (
            f"the id '{record.id}' is defined at {faults.place(first)} already, with {other} "
            f"{why}; this one is '{id_}'; {fix}"
        )
        faults.add(Subtype.DUPLICATE, record, "id", message)
        record = (
            replace(entry, id=id_, citekey=entry.citekey or entry.id)
            if entry
            else replace(record, id=id_)
        )
    same.append(record)
    return record


def _ids(record: Record, known: int) -> Iterator[str]:
    """Yield ids for one more thing of a title that *known* have: with its year, or a number."""
    span = record.span
    base = f"{record.id}-{year.year}" if (year := span.start or span.end) else record.id
    if base != record.id:
        yield base
    number = 2 if known < _COMPARED else known + 1
    while True:
        yield f"{base}-{number}"
        number += 1


def _differences(
    records: Mapping[str, tuple[Record, ...]], first: Record, other: Record
) -> Iterator[str]:
    """Yield the fields in which two blocks cannot be about the same thing."""
    if isinstance(first, Project) and isinstance(other, Project):
        yield from _of_projects(records, first, other)
    elif isinstance(first, Award) and isinstance(other, Award):
        yield from _of_dated(first, other)
        if _differ(first.awarder, other.awarder):
            yield "awarder"
    elif isinstance(first, Post) and isinstance(other, Post):
        yield from _of_dated(first, other)
        if _differ(first.url, other.url):
            yield "url"
    elif isinstance(first, Publication) and isinstance(other, Publication):
        yield from contradictions(first, other)
    elif isinstance(first, Person) and isinstance(other, Person):
        yield from _of_people(first, other)


def _of_projects(
    records: Mapping[str, tuple[Record, ...]], first: Project, other: Project
) -> Iterator[str]:
    if first.shared or other.shared:
        return
    if _differ(_employer(records, first), _employer(records, other)):
        yield "organization"
    if _differ(first.url, other.url):
        yield "url"
    if _apart_in_time(first.span, other.span):
        yield "start"


def _of_dated(first: Record, other: Record) -> Iterator[str]:
    if _apart_in_time(first.span, other.span):
        yield "date"


def _of_people(first: Person, other: Person) -> Iterator[str]:
    """Yield the fields in which two people of one name say something else, each on a page."""
    if first.docname != other.docname:
        names = ("orcid", "email", "phone", "image", "url", "headline", "location")
        given = ((one, getattr(first, one), getattr(other, one)) for one in names)
        yield from (name for name, one, two in given if one and two and one != two)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and comparable(one) != comparable(other)


def _employer(records: Mapping[str, tuple[Record, ...]], record: Record) -> str:
    """Return the organization of a block, or of the one around it."""
    while not (name := getattr(record, "organization", "")) and record.parent >= 0:
        record = records[record.docname][record.parent]
        if kind_of(record).name in {"experience", "education", "volunteer"}:
            return getattr(record, "organization", "") or record.title
    return str(name)


def _apart_in_time(one: Span, other: Span) -> bool:
    """Tell whether two times, at the precision of the coarser one, have no day in common."""
    if not one or not other:
        return False
    first, second = sorted((one, other), key=_begin)
    end = first.end or first.start
    begin = second.start or second.end
    return bool(end and begin and end.before(begin))


def _begin(span: Span) -> Date:
    return span.start or span.end or Date(0)
