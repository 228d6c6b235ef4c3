"""The parts of a block's node, found again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docutils import nodes
from sphinx import addnodes

_APART = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.FixedTextElement,
    nodes.literal,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.title,
    nodes.rubric,
    nodes.caption,
    nodes.Invisible,
    addnodes.pending_xref,
    addnodes.download_reference,
)


def body_of(block: nodes.Element) -> nodes.container | None:
    """Return the node that holds what the author wrote below the fields of *block*."""
    return _part(block, "resume-body")


def header_of(block: nodes.Element) -> nodes.container | None:
    """Return the node that holds the title and the lines under it."""
    return _part(block, "resume-header")


def prose_of(block: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the plain text of *block*'s body: no links, no code, nothing of the blocks in it."""
    body = body_of(block)
    return prose_in(body) if body is not None else iter(())


def prose_in(node: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the plain text below *node*; what goes on in the next line is one text."""
    if isinstance(node, nodes.TextElement):
        _join_lines(node)
    for child in node.children:
        if isinstance(child, nodes.Text):
            if isinstance(node, nodes.TextElement):
                yield child
        elif isinstance(child, nodes.Element) and not _is_apart(child):
            yield from prose_in(child)


def _join_lines(node: nodes.TextElement) -> None:
    """Make one text of those that follow each other: MyST makes one of each line."""
    joined: list[nodes.Node] = []
    for is_text, group in groupby(node.children, _is_text):
        run = list(group)
        many = is_text and len(run) > 1
        joined += [nodes.Text("".join(one.astext() for one in run))] if many else run
    if len(joined) < len(node.children):
        node.children = []
        node.extend(joined)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text)


def _is_apart(node: nodes.Element) -> bool:
    ours = {"resume_stub", "resume_place", "resume_ref", "resume_asked", "resume_credits"}
    return isinstance(node, _APART) or not ours.isdisjoint(node.attributes)


def _part(block: nodes.Element, name: str) -> nodes.container | None:
    for child in block.children:
        if isinstance(child, nodes.container) and name in child["classes"]:
            return child
    return None
