"""Long lists in parts: by year, by letter or by number, none longer than a page should be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from sphinx_resume.model.dates import PRESENT
from sphinx_resume.model.descriptions import span_of
from sphinx_resume.model.entities import letter_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry, Ref
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.slugs import slug
from sphinx_resume.model.text import N_

SPLITS = ("auto", "year", "letter", "number")
"""What a long list can be split by; ``auto`` is the year where things have dates."""


class Part(NamedTuple):
    """A part of a list: its name in addresses, what it is called, and its entries.

    ``label`` is one of our own words if ``own``; ``number`` counts the parts of one label
    from 1, and is 0 if there is only one.
    """

    name: str
    label: str
    own: bool
    number: int
    entries: tuple[Entry, ...]


class _PageGroup(NamedTuple):
    name: str
    label: str
    own: bool = False


def split(
    graph: Graph, kind: str, entries: tuple[Entry, ...], size: int, by: str
) -> tuple[Part, ...]:
    """Return *entries* in parts of at most *size*, or in one part if *size* is 0 or enough."""
    if not size or len(entries) <= size:
        return (Part("", "", False, 0, entries),)
    if by == "auto":
        by = "year" if KINDS[kind].dated else "letter"
    group: Callable[[Entry], _PageGroup] = {
        "year": lambda entry: _year(graph, entry),
        "letter": lambda entry: _letter(graph, entry),
        "number": lambda entry: _PageGroup("", ""),
    }[by]
    return tuple(_parts(entries, group, size))


def _parts(
    entries: Iterable[Entry], group: Callable[[Entry], _PageGroup], size: int
) -> Iterator[Part]:
    groups: dict[_PageGroup, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(group(entry), []).append(entry)
    for (name, label, own), members in groups.items():
        starts = range(0, len(members), size)
        for number, start in enumerate(starts, 1):
            counted = number if len(starts) > 1 or not label else 0
            full = "-".join(filter(None, (name, str(counted or ""))))
            yield Part(full, label, own, counted, tuple(members[start : start + size]))


def _year(graph: Graph, entry: Entry) -> _PageGroup:
    span = span_of(graph, entry.target.key) if isinstance(entry.target, Ref) else None
    date = span and (span.end or span.start)
    if not date:
        return _PageGroup("undated", N_("undated"), own=True)
    if date == PRESENT:
        return _PageGroup("present", N_("present"), own=True)
    return _PageGroup(str(date.year), str(date.year))


def _letter(graph: Graph, entry: Entry) -> _PageGroup:
    letter = letter_of(graph.entities[entry.target.key]) if isinstance(entry.target, Ref) else ""
    if letter.isalpha() and slug(letter):
        return _PageGroup(slug(letter), letter)
    return _PageGroup("0-9", "0–9")
