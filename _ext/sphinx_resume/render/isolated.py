"""Texts of the other direction, kept apart from the line that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from docutils import nodes

from sphinx_resume.model.direction import isolation_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_N = TypeVar("_N", bound=nodes.Node)


class resume_isolated(nodes.inline):
    """A run of text that reads by itself: ``bdi`` in HTML, where ``dir`` may say how it reads."""


def isolated(node: _N, *, rtl: bool) -> _N | resume_isolated:
    """Return *node*, apart from a line that reads from right to left if *rtl*, where it must be."""
    way = isolation_of(node.astext(), rtl=rtl)
    return apart(way, node) if way else node


def apart(way: str, *children: nodes.Node) -> resume_isolated:
    """Return *children* as a run of its own; *way* is that in which it reads, or ``auto``."""
    return resume_isolated("", "", *children, dir=way)


def _open(translator: HTML5Translator, node: resume_isolated) -> None:
    # A `bdi` without `dir` reads as its first letter does (HTML Living Standard, 4.5.24).
    given = {} if node["dir"] == "auto" else {"dir": node["dir"]}
    translator.body.append(translator.starttag(node, "bdi", "", False, **given))


def _close(translator: HTML5Translator, node: resume_isolated) -> None:
    translator.body.append("</bdi>")


def setup(app: Sphinx) -> None:
    """Register the element of HTML; elsewhere the node is plain text in a line."""
    app.add_node(resume_isolated, html=(_open, _close))
