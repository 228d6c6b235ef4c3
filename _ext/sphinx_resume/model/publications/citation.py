"""Publications as lists of references name them.

Authors. Title. Journal 12(3), 45–67, 2023. doi:10.1000/182
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_resume.model.dates import PRESENT, Date, DateRange, WrittenDate
from sphinx_resume.model.descriptions import ref, status_of
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Edition, Emphasis, InlineElement, More, Office, Web, Word
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.publications.credits import credited, meanings, signs_in
from sphinx_resume.model.publications.editions import chapter_of
from sphinx_resume.model.publications.genres import genre_of, series_of
from sphinx_resume.model.publications.publication_facts import (
    arxiv_address,
    authors_of,
    doi_address,
    publication_of,
)
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import dashed


@dataclass(frozen=True, slots=True)
class _Together:
    """Pieces of a reference between which no comma stands."""

    elements: tuple[InlineElement, ...]


def citation(graph: Graph, key: Key) -> tuple[InlineElement, ...]:
    """Return the reference to the publication *key*; its pieces follow each other as they are."""
    record = publication_of(graph, key)
    date = (_year(record.date),) if record.date else ()
    people = _people(graph, record, short=True)
    return _joined(graph, record, people, (ref(graph, key),), date)


def _year(date: Date) -> Date:
    """Return what a reference says of a date: its year, or all that is no plain date."""
    if not isinstance(date, DateRange):
        return date if isinstance(date, WrittenDate) else Date(date.year)
    years = Date(date.year), date.last if date.last == PRESENT else Date(date.last.year)
    return years[0] if years[0] == years[1] else DateRange(*years)


def details(graph: Graph, record: Publication) -> tuple[InlineElement, ...]:
    """Return what a reference says besides title and date: who, and where it appeared."""
    return _joined(graph, record, _people(graph, record, short=False), (), ())


def _joined(
    graph: Graph,
    record: Publication,
    people: list[InlineElement],
    title: tuple[InlineElement, ...],
    date: tuple[InlineElement, ...],
) -> tuple[InlineElement, ...]:
    venue = [*_venue(record), *date]
    found: list[InlineElement] = []
    note = (record.note,) if record.note else ()
    for part in (tuple(_listed(people)), title, tuple(_listed(venue)), note):
        if part:
            found += [*part, "" if _ends(part[-1]) else ".", " "]
    signs = meanings(signs_in(graph.edges_of(record)))
    explained = [element for one in signs for element in ("; ", one)][1:]
    links = (*_links(record), *_numbers(record))
    rest = [*links, *([" "] if links and explained else ()), *explained]
    return (*found, *rest) if rest else tuple(found[:-1])


def _ends(element: InlineElement) -> bool:
    """Tell whether a piece ends with a sign that no full stop follows."""
    text = "" if getattr(element, "signs", "") else getattr(element, "text", element)
    return isinstance(text, str) and text.endswith((".", "?", "!"))


def _listed(elements: Iterable[InlineElement | _Together]) -> Iterator[InlineElement]:
    for number, element in enumerate(elements):
        if number:
            yield " " if isinstance(element, More) else ", "
        yield from element.elements if isinstance(element, _Together) else (element,)


def _people(graph: Graph, record: Publication, *, short: bool) -> list[InlineElement]:
    """Return who wrote it, or who edited it if nobody is said to have written it."""
    ends = graph.edges_of(record)
    return credited(graph, ends, authors_of(graph, record), signs_in(ends), short=short)


def _venue(record: Publication) -> Iterator[InlineElement | _Together]:
    """Yield where it appeared, or what it is if that is not known."""
    name = record.journal or record.booktitle
    yield from _titles(record, name)
    issue = f"({record.issue})" if record.issue else ""
    volume = f"{record.volume}{issue}"
    if whole := record.main_title:
        yield _Together((Emphasis(whole), f" {volume}")) if volume else Emphasis(whole)
        volume = ""
    in_series = record.number if record.series and record.volume and not record.journal else ""
    if record.series and record.series != name:
        number = "" if record.journal else in_series or volume
        yield f"{record.series} {number}" if number else series_of(record)
    if record.genre:
        yield genre_of(record)
    elif not (name or whole or record.series) and record.type and record.type != "misc":
        yield Word(PUBLICATION_TYPES[record.type])
    if volume and (in_series or record.journal or record.series in {"", name}):
        yield volume
    if record.chapter:
        yield chapter_of(record.chapter)
    if record.pages:
        yield dashed(record.pages)
    if record.edition:
        yield Edition(record.edition)
    office = record.office and Office(record.office)
    for other in (record.publisher, office, "" if in_series else record.number):
        if other and not record.journal:
            yield other
    if record.status:
        yield status_of(record)


def _numbers(record: Publication) -> Iterator[InlineElement]:
    """Yield numbers of registries that nobody knows, behind the links."""
    for name, text in record.unread:
        if name == "eprint":
            yield from (" ", text) if _links(record) else (text,)


def _titles(record: Publication, name: str) -> Iterator[InlineElement | _Together]:
    """Yield the journal or the book that it is in, and the event of that."""
    event = tuple(_event(record, name))
    if name and record.event in {"", name}:
        yield _Together((Emphasis(name), *event))
        return
    if name:
        yield Emphasis(name)
    if event:
        yield _Together(event)


def _event(record: Publication, name: str) -> Iterator[InlineElement]:
    """Yield an event with its place and date in brackets, as biblatex has it behind the book.

    What was in a book that is called as the event needs no second name.
    """
    told = record.event if record.event != name else ""
    if told:
        yield told
    where: list[InlineElement] = [one for one in (record.event_place, record.event_date) if one]
    if where:
        yield from (" (" if told or name else "(", *_listed(where), ")")


def _links(record: Publication) -> tuple[InlineElement, ...]:
    if record.doi:
        return (Web(doi_address(record), f"doi:{record.doi}"),)
    if record.arxiv:
        number = record.arxiv.removeprefix("arXiv:")
        return (Web(arxiv_address(record), f"arXiv:{number}"),)
    return ()
