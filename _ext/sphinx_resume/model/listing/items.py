"""All that can be listed, each with what it can be asked for.

What holds for a thing is what its page says of it:

- A job has the skills of the projects in it; a person, those of all she has done; a post, also
  those that it speaks of, as it has the organizations.
- People are of the organizations they have worked or studied at, organizations of themselves.
- A time without an end is its first year alone, for nobody knows how long it was; ``present``
  as the end is every year from the first one. What has no date is in no year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sphinx_resume.model.dates import PRESENT, Span
from sphinx_resume.model.dependencies import WHOLE
from sphinx_resume.model.descriptions import (
    entry,
    kind_label,
    pending,
    people_of,
    refs,
    role_in,
    span_of,
    spans_of,
)
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Doc, Entry, InlineElement, Ref, Word
from sphinx_resume.model.kinds import KINDS, Publication, kind_of
from sphinx_resume.model.listing.query import WIDE, What
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.records import Key, Record


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be listed, with all that it can be asked for.

    ``thing`` is the key of what has a page, or the record of what has none. ``type`` is what
    readers are told that it is, its kind if no type is known; ``types`` are the words that
    authors may ask for it by. ``pending`` is what is still to come out, and has no date.
    """

    thing: Key | Record
    title: str
    type: Word | str
    people: tuple[Key, ...]
    organizations: tuple[Key, ...]
    skills: tuple[Key, ...]
    tags: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    sources: tuple[str, ...]
    span: Span
    spans: tuple[Span, ...] = ()
    pending: bool = False

    @property
    def years(self) -> tuple[int, int] | None:
        """Return the first and the last year, if any is known; the present is the year 9999."""
        found = [date.year for date in (self.span.start, self.span.end) if date]
        return (min(found), max(found)) if found else None

    @property
    def periods(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last year of each time, as those of `years`."""
        for span in self.spans:
            found = [date.year for date in (span.start, span.end) if date]
            yield min(found), max(found)

    def during(self, first: int, last: int) -> bool:
        """Tell whether some of its time is between two years."""
        return any(begin <= last and first <= end for begin, end in self.periods)


def items_of(graph: Graph, what: What) -> tuple[Item, ...]:
    """Return all that there is of *what*, by title."""
    return graph.once("items", what, lambda: tuple(_items(graph, what)), made_of=WHOLE)


def _items(graph: Graph, what: What) -> Iterator[Item]:
    if what.type:
        whole = items_of(graph, What(what.kind))
        yield from (item for item in whole if what.type in item.types)
    elif KINDS[what.kind].page:
        for entity in graph.of_kind(what.kind):
            yield _thing(graph, entity)
    else:
        every = (record for records in graph.records.values() for record in records)
        found = [record for record in every if kind_of(record).name == what.kind]
        for record in sorted(found, key=lambda one: comparable(one.title)):
            yield _block(graph, record)


def _thing(graph: Graph, entity: Entity) -> Item:
    """Return a thing with a page as an item: what its page says of it."""
    key, kind, records = entity.key, entity.key.kind, entity.records
    touching = graph.about(key) if kind in WIDE else records
    affiliations = touching
    if kind == "person":
        affiliations = [one for one in touching if kind_of(one).personal and not kind_of(one).page]
    shown = [r for r in touching if kind != "person" or key in graph.skilled(r)]
    spoken = graph.said_by.get(key, ()) if kind == "post" else ()
    return Item(
        key,
        entity.title,
        _type(records, kind_label(graph, key)),
        people=(key,) if kind == "person" else people_of(graph, key),
        organizations=(key,)
        if kind == "organization"
        else _organizations(graph, affiliations, spoken),
        skills=(key,) if kind == "skill" else _skills(graph, shown, spoken),
        tags=_texts(records, "tags"),
        types=_types(records),
        statuses=_texts(records, "status"),
        sources=_texts(records, "source"),
        span=span_of(graph, key),
        spans=spans_of(graph, key),
        pending=bool(pending(graph, key)),
    )


def _block(graph: Graph, record: Record) -> Item:
    """Return a block without a page as an item; what stands in it shows skills too."""
    return Item(
        record,
        record.title,
        _type([record], kind_of(record).plural),
        people=graph.edges_of(record).people,
        organizations=_organizations(graph, [record]),
        skills=_skills(graph, [record, *graph.inside(record.docname, record.index)]),
        tags=_texts([record], "tags"),
        types=_types([record]),
        statuses=_texts([record], "status"),
        sources=_texts([record], "source"),
        span=record.span,
        spans=(record.span,) if record.span else (),
    )


def _organizations(
    graph: Graph, records: Iterable[Record], spoken: Iterable[Key] = ()
) -> tuple[Key, ...]:
    found = [graph.edges_of(record).organization for record in records]
    found += [key for key in spoken if key.kind == "organization"]
    return tuple(dict.fromkeys(key for key in found if key))


def _skills(graph: Graph, records: Iterable[Record], spoken: Iterable[Key] = ()) -> tuple[Key, ...]:
    found = [key for record in records for key in graph.edges_of(record).skills]
    found += [key for key in spoken if key.kind == "skill"]
    return tuple(dict.fromkeys(found))


def _texts(records: Iterable[Record], attribute: str) -> tuple[str, ...]:
    found: list[str] = []
    for record in records:
        value = getattr(record, attribute, "")
        found += [value] if isinstance(value, str) else value
    return tuple(dict.fromkeys(text for text in found if text))


def _types(records: Sequence[Record]) -> tuple[str, ...]:
    """Return the words that mean the type: that of a publication has a code and a name."""
    if records and isinstance(records[0], Publication):
        code = records[0].type or "misc"
        return code, PUBLICATION_TYPES[code]
    return _texts(records, "type")


def _type(records: Sequence[Record], kind: str) -> Word | str:
    own = () if records and isinstance(records[0], Publication) else _types(records)
    return own[0] if own else Word(kind)


def entry_of(graph: Graph, item: Item) -> Entry:
    """Return the line of a list for *item*."""
    if isinstance(item.thing, Key):
        return entry(graph, item.thing, everyone=True)
    record = item.thing
    said = [str(getattr(record, name, "")) for name in ("event", "issuer", "fluency")]
    people = refs(graph, item.people)
    at = graph.edges_of(record).organization
    if at and kind_of(record).affiliation:
        target: Ref | Doc = Ref(at, record.title)
        notes: tuple[InlineElement, ...] = (*role_in(record), *people, record.span)
    else:
        target = Doc(record.docname, record.title)
        notes = (*role_in(record), *said, *refs(graph, [at]), *people, record.span)
    return Entry(target, tuple(note for note in notes if note))


class Facets(NamedTuple):
    """What a reader may choose an item by.

    ``years`` are the first and the last one of each time, which may be ``present``; ``people`` and
    ``skills`` are ids; ``type`` is a word of ours or the author's.
    """

    years: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    skills: tuple[str, ...]
    type: Word | str


def facets(item: Item) -> Facets:
    """Return the facets of *item*."""
    years = tuple((_year(first), _year(last)) for first, last in item.periods)
    people, skills = ([key.id for key in keys] for keys in (item.people, item.skills))
    return Facets(years, tuple(people), tuple(skills), item.type)


def _year(year: int) -> str:
    return "present" if year == PRESENT.year else str(year)
