"""What has to do with what, from both ends: as plain data, for who reads the whole graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Organization, Project
from sphinx_resume.model.records import Key, Record

PARTS = {
    "person": "has a part in it",
    "author": "wrote it",
    "editor": "edited it",
    "organization": "is where, or for whom, it was",
    "project": "is a project that it belongs to",
    "publication": "is a publication that it led to or is about",
    "award": "was given for it, or by it, or to her",
    "post": "is about it, or was written by her",
    "skill": "is shown by it, or was used there",
    "isPartOf": "is a larger one that it is a part of",
    "hasPart": "is a part of it",
    "mentions": "is named in its text",
    "mentionedBy": "names it in its text",
}
"""What the other end of a relation is to a thing: names, with what each says."""


class Relation(NamedTuple):
    """One end's view: *to* what, which ``part`` of `PARTS` that plays, and the block saying so."""

    to: Key
    part: str
    record: Record | None = None


def relations(graph: Graph) -> dict[Key, list[Relation]]:
    """Return the relations of all things, each of them from both ends, in a fixed order."""
    found: dict[Key, list[Relation]] = {key: [] for key in graph.entities}
    for records in graph.records.values():
        for record in records:
            for key, relation in _connected(graph, record):
                found[key].append(relation)
    for backlink, keys in graph.said_by.items():
        if isinstance(backlink, Key):
            for key in keys:
                if key != backlink:
                    found[backlink].append(Relation(key, "mentions"))
                    found[key].append(Relation(backlink, "mentionedBy"))
    return {key: sorted(edges, key=_order) for key, edges in sorted(found.items())}


def _order(relation: Relation) -> tuple[str, Key, str, int]:
    to, part, record = relation
    return (part, to, record.docname, record.index) if record else (part, to, "", 0)


def _connected(graph: Graph, record: Record) -> Iterator[tuple[Key, Relation]]:
    parts = dict(_parts(graph, record))
    itself = graph.edges_of(record).itself
    for (one, mine), (other, part) in permutations(parts.items(), 2):
        if "isPartOf" in {mine, part} and itself not in {one, other}:
            continue  # what a part has to do with is not its whole's
        if mine == part == "skill":
            continue  # skills that a block lists have no more than that in common
        yield one, Relation(other, "hasPart" if mine == "isPartOf" else part, record)


def _parts(graph: Graph, record: Record) -> Iterator[tuple[Key, str]]:
    """Yield what a record ties together, each thing with the part that it plays there."""
    ends = graph.edges_of(record)
    roles = dict.fromkeys(ends.people, "person")
    roles |= {one.key: "editor" for one in ends.editors if one.key}
    roles |= {one.key: "author" for one in ends.authors if one.key}
    yield from roles.items()
    for key in ends.projects:
        yield key, "isPartOf" if isinstance(record, Project) else "project"
    if ends.organization:
        outer = isinstance(record, Organization)
        yield ends.organization, "isPartOf" if outer else "organization"
    for kind in ("publication", "skill"):
        for key in ends.publications if kind == "publication" else ends.skills:
            yield key, kind
    if ends.itself:
        yield ends.itself, ends.itself.kind
