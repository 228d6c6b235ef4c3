"""What each thing of the site stands on, in short.

An answer about some things is the same as in an earlier build if the states of these
things are: a state takes in all documents whose blocks touch the thing or mention it,
and what names in them were found to mean. Bodies have states of their own, since most
edits are made there, and few pages show one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from sphinx_resume.model.digest import WHOLE, Bodies, Stated, digest
from sphinx_resume.model.graph import Graph, Mention
from sphinx_resume.model.records import Key, Record

States = dict[Stated, bytes]


class Said(NamedTuple):
    """What a document says, as digests: all but the bodies of its blocks, and these."""

    rest: bytes
    bodies: bytes


def said(records: Iterable[Record], *others: object) -> Said:
    """Return what *records* of a document say, wherever in it they stand, and *others*."""
    rest = [replace(r, body=str(bool(r.body)), line=0, lines=(), source="") for r in records]
    return Said(digest(rest, *others), digest([record.body for record in records]))


def states(
    graph: Graph,
    sums: Mapping[str, Said],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> States:
    """Return the states of everything in *graph*; *sums* tell what each document says."""
    found: States = {
        docname: digest(
            one.rest,
            graph.site.titles.get(docname),
            [_found_by(graph, record) for record in graph.records.get(docname, ())],
            [_meaning(graph, one.kind, one.target) for one in mentions.get(docname, ())],
        )
        for docname, one in sums.items()
    }
    for key, entity in graph.entities.items():
        records = graph.about(key)
        places = graph.mentioned.get(key, ())
        docnames = dict.fromkeys([*(r.docname for r in records), *(name for name, _ in places)])
        found[key] = digest(
            entity.title,
            entity.page,
            [(record.docname, record.index) for record in records],
            [graph.speaker(place) for place in places],
            [found.get(docname) for docname in docnames],
        )
    found[WHOLE] = digest([(one, found[one]) for one in (*sorted(sums), *graph.entities)])
    found |= {Bodies(docname): one.bodies for docname, one in sums.items()}
    return found


def _found_by(graph: Graph, record: Record) -> tuple[object, ...]:
    """Return what the names in *record* mean."""
    opening = [_meaning(graph, *part) for part in record.opening if isinstance(part, Key)]
    return graph.ends_of(record), graph.owner_of(record), opening


def _meaning(graph: Graph, kind: str, target: str) -> tuple[object, ...]:
    return graph.meant(kind, target), graph.site.titles.get(target)
