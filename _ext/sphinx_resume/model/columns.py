"""The columns of a table of people: what each is, where, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sphinx_resume.model.about import refs, summary_of
from sphinx_resume.model.dates import PRESENT
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Person, kind_of
from sphinx_resume.model.pieces import Entry, Piece, Ref
from sphinx_resume.model.records import Key
from sphinx_resume.model.words import word

_NOW = ("experience", "education")
Columns = tuple[tuple[str, tuple[tuple[Piece, ...], ...]], ...]
"""The label of each column, and what its cells show."""


def people_in_table(graph: Graph, entries: Sequence[Entry]) -> Columns:
    """Return the columns of a table of *entries* if all are people, or none.

    Columns in which nothing would be are left out.
    """
    targets = (one.target for one in entries)
    shown = [one for one in targets if isinstance(one, Ref) and one.key.kind == "person"]
    if len(shown) != len(entries):
        return ()
    made = (
        (word("Name"), tuple((one,) for one in shown)),
        (word("Details"), tuple(_texts(summary_of(graph, one.key)) for one in shown)),
        (word("Organization"), tuple(tuple(_employers(graph, one.key)) for one in shown)),
        (word("Place"), tuple(_texts(*_places(graph, one.key)) for one in shown)),
    )
    return tuple((label, cells) for label, cells in made if any(cells))


def _texts(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts[:1] if text)


def _places(graph: Graph, person: Key) -> Iterator[str]:
    records = graph.entities[person].records
    return (one.location for one in records if isinstance(one, Person) and one.location)


def _employers(graph: Graph, person: Key) -> tuple[Ref, ...]:
    """Return the organizations where *person* works or studies now."""
    now = [one for one in graph.about(person) if one.span.end == PRESENT]
    return refs(
        graph,
        (
            graph.ends_of(one).organization
            for kind in _NOW
            for one in now
            if kind_of(one).name == kind
        ),
    )
