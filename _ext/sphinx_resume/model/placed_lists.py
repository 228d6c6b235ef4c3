"""Lists and timelines where authors put them on their pages."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_resume.model.diagnostics import Problem
from sphinx_resume.model.listing.query import Query, QueryFault
from sphinx_resume.model.timeline import TimelineQuery


class PlacedList(NamedTuple):
    """A list or timeline on a page: what it asks, how it is shown, and where it stands.

    ``source`` is the included file, if it stands in one; ``lines`` are those of its fields.
    ``block`` is the index of the block that it stands in, or -1.
    """

    query: Query | TimelineQuery
    style: str
    line: int
    source: str
    lines: tuple[tuple[str, int], ...]
    block: int = -1

    def problem(self, fault: QueryFault, docname: str) -> Problem:
        """Return *fault* at its place."""
        name = "listing" if isinstance(self.query, Query) else "timeline"
        line = dict(self.lines).get(fault.option, self.line)
        return Problem(fault.subtype, f"{name}: {fault.message}", docname, line, self.source)
