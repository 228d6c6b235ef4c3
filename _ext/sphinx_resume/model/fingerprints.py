"""What each thing of the site stands on, in short.

An answer about some things is the same as in an earlier build if the states of these
things are. That of a thing takes in all blocks that touch it, those around them and in
them, and what names there mean. Bodies have states of their own, since most edits are
made there, and few pages show one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sphinx_resume.model.dependencies import LATEST, POSTS, WHOLE, Bodies, Dependency, digest
from sphinx_resume.model.entities import Mention, Place
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.posts import authors, order, tags
from sphinx_resume.model.records import Key, Record, head_of
from sphinx_resume.model.translated_words import translations_in

Fingerprints = dict[Dependency, bytes]


class DocumentFingerprints(NamedTuple):
    """What a document says, as digests.

    ``blocks`` are those of its blocks, each with all that stand in it, by the index of the
    outermost one, without bodies; ``rest`` is whatever it says besides.
    """

    blocks: dict[int, bytes]
    bodies: bytes
    rest: bytes


def document_fingerprints(records: Sequence[Record], *others: object) -> DocumentFingerprints:
    """Return what *records* of a document say, wherever in it they stand, and *others*."""
    blocks: dict[int, list[object]] = {}
    for record in records:
        blocks.setdefault(_outermost(records, record), []).append(head_of(record))
    digests = {index: digest(block) for index, block in blocks.items()}
    return DocumentFingerprints(
        digests, digest([record.body for record in records]), digest(*others)
    )


def _outermost(records: Sequence[Record], record: Record) -> int:
    while record.parent >= 0:
        record = records[record.parent]
    return record.index


def fingerprints(
    graph: Graph,
    document_fingerprints: Mapping[str, DocumentFingerprints],
    mentions: Mapping[str, tuple[Mention, ...]],
) -> Fingerprints:
    """Return the fingerprints of everything in *graph*, from those of each document."""
    found: Fingerprints = {}
    bodies: Fingerprints = {}
    blocks: dict[Place, bytes] = {}
    found_in: dict[str, list[object]] = {}
    for place, keys in graph.linked.items():
        found_in.setdefault(place[0], []).append((place[1], keys))
    for docname, one in sorted(document_fingerprints.items()):
        own = dict(_blocks(graph, docname, one))
        blocks |= own
        linked: list[object] = list(found_in.get(docname, ()))
        linked += [_meaning(graph, at.kind, at.target) for at in mentions.get(docname, ())]
        title = graph.title_of(docname)
        found[docname] = digest(one.rest, title, list(own.values()), linked)
        bodies[Bodies(docname)] = digest(one.bodies, linked)
    for key in graph.entities:
        found[key] = _fingerprint(graph, key, blocks)
    found[POSTS] = digest(order(graph), tags(graph), authors(graph))
    found[LATEST] = digest(graph.latest)
    found[WHOLE] = digest(found)
    return found | bodies


def _blocks(graph: Graph, docname: str, one: DocumentFingerprints) -> Iterator[tuple[Place, bytes]]:
    """Yield digests of the outermost blocks of a document, and of what names in them mean."""
    records = graph.records.get(docname, ())
    meant: dict[int, list[object]] = {}
    for record in records:
        opening = [_meaning(graph, *part) for part in record.opening if isinstance(part, Key)]
        linked = [getattr(record, field) for field, _ in record.linked]
        words = translations_in(record)
        names = graph.edges_of(record), graph.owner_of(record), opening, linked, words
        meant.setdefault(_outermost(records, record), []).append(names)
    for index, block in one.blocks.items():
        yield (docname, index), digest(block, meant[index])


def _fingerprint(graph: Graph, key: Key, blocks: Mapping[Place, bytes]) -> bytes:
    entity, records = graph.entities[key], graph.about(key)
    around = {
        (record.docname, _outermost(graph.records[record.docname], record)) for record in records
    }
    return digest(
        entity.title,
        entity.page,
        [(record.docname, record.index) for record in records],
        graph.backlinks_of(key),
        graph.said_by.get(key),
        [blocks[place] for place in sorted(around)],
    )


def _meaning(graph: Graph, kind: str, target: str) -> tuple[object, ...]:
    return graph.meant(kind, target), graph.title_of(target)
