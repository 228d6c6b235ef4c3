"""The parts of a block's node, found again."""

from __future__ import annotations

from docutils import nodes


def body_of(block: nodes.Element) -> nodes.container | None:
    """Return the node that holds what the author wrote below the fields of *block*."""
    return _part(block, "resume-body")


def header_of(block: nodes.Element) -> nodes.container | None:
    """Return the node that holds the title and the lines under it."""
    return _part(block, "resume-header")


def _part(block: nodes.Element, name: str) -> nodes.container | None:
    for child in block.children:
        if isinstance(child, nodes.container) and name in child["classes"]:
            return child
    return None
