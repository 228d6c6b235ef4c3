"""The one place that warns, as Sphinx does, of what `sphinx_resume.model.diagnostics` lists."""

from __future__ import annotations

from collections.abc import Iterable
from logging import WARNING, Filter, LogRecord, getLogger
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_resume.model.diagnostics import Problem, Subtype

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)


class _Once(Filter):
    """Lets each warning through once in a build: some pages are read twice."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[tuple[str, str]] = set()

    def filter(self, record: LogRecord) -> bool:
        """Tell whether *record* is no warning that was shown already."""
        if record.levelno < WARNING:
            return True
        location = getattr(record, "location", None)
        place = location if location is None or isinstance(location, str | tuple) else None
        if location is not None and place is None:
            place = logging.get_node_location(location)
        told = str(place), record.getMessage()
        shown = place is None or told not in self._seen
        self._seen.add(told)
        return shown


def setup(app: Sphinx) -> None:
    """Show each warning once."""
    for handler in getLogger(logging.NAMESPACE).handlers:
        if handler.level >= WARNING:
            handler.filters.insert(0, _Once())


def warn(
    subtype: Subtype, message: str, location: tuple[str, int] | str | Node | None = None
) -> None:
    """Warn of a fault at a place: a document's name and line, ``file:line``, or a node's."""
    logger.warning("%s", message, location=location, type="resume", subtype=subtype.value)


def warn_all(problems: Iterable[Problem]) -> None:
    """Warn of every fault that the graph found."""
    for problem in problems:
        place = f"{problem.source}:{problem.line}" if problem.source else None
        warn(problem.subtype, problem.message, place or (problem.docname, problem.line))
