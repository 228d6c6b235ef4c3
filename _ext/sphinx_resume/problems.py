"""The one place that warns: shows the faults of `sphinx_resume.model.problems` as Sphinx does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_resume.model.problems import Problem, Subtype

if TYPE_CHECKING:
    from docutils.nodes import Node

logger = logging.getLogger(__name__)


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
