"""Links, and lines of pieces: what heads of blocks, lists and charts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from docutils import nodes

from sphinx_resume.model.field_list import labelled
from sphinx_resume.render.words import _


def joined(classes: str, pieces: Iterable[nodes.Node], separator: str = " · ") -> nodes.paragraph:
    """Return a paragraph of pieces with separators between them; no translator sees it."""
    made: list[nodes.Node] = []
    for piece in pieces:
        if made:
            made.append(nodes.inline("", separator, classes=["resume-sep"]))
        made.append(piece)
    return nodes.paragraph("", "", *made, classes=[classes], translatable=False)


def chips(names: Sequence[str], separator: str) -> nodes.paragraph:
    """Return links to skills by name."""
    return joined("resume-chips", [skill(name) for name in names], separator)


def skill(name: str) -> nodes.Node:
    """Return the chip of a skill."""
    return soft("skill", name, "resume-chip")


def soft(kind: str, name: str, *classes: str) -> nodes.inline:
    """Return *name*, to be a link when the graph is known and has one thing of that name."""
    return nodes.inline("", name, resume_ref=(kind, name), classes=list(classes))


def tag(name: str) -> nodes.inline:
    """Return a tag, to be a link to the posts that have it when these are known."""
    return nodes.inline("", name, resume_tag=name, classes=["resume-tag"])


def listed_word(text: str) -> nodes.inline:
    """Return a word of a list, to be shown in the language of the site."""
    return nodes.inline("", text, resume_word=text)


def web(url: str, text: str, *classes: str) -> nodes.reference:
    """Return a link to the web."""
    return nodes.reference("", text, refuri=url, internal=False, classes=list(classes))


def unread(values: Mapping[str, Any]) -> list[nodes.TextElement]:
    """Return the values that no field could read, as their author wrote them."""
    return [
        nodes.inline("", f"{_(label)}: {text}" if label else text, classes=["resume-unread"])
        for label, text in labelled(values.get("unread", ()))
    ]


def is_terse(text: str) -> bool:
    """Tell whether *text* says too little, as a link, to who hears it alone: "R", "Go", "C"."""
    return len(text) <= 2 and text.isascii()


def unseen(words: str) -> nodes.raw:
    """Return *words* that a screen reader says, and search engines read, after what is seen."""
    text = f'<span class="resume-unseen">{escape(words)}</span>'
    return nodes.raw("", text, format="html", classes=["resume-unseen"])
