"""Marks of HTML, JATS and MathML in texts of bibliographies, as Zotero and Crossref write them.

Names of characters are replaced. A tag is one only if it is closed too: "p < 0.05" and "the <b>
tag" stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"<(/?)((?:jats|mml|m):)?([A-Za-z][A-Za-z0-9]{0,20})((?:\s[^<>]*)?)(/?)>")
_MARKS = {
    **dict.fromkeys(("i", "em", "italic", "it", "cite", "var"), "emphasis"),
    **dict.fromkeys(("b", "strong", "bold"), "strong"),
    **dict.fromkeys(("tt", "code", "monospace", "kbd"), "code"),
    "sup": "superscript",
    "sub": "subscript",
    "inf": "subscript",
    **dict.fromkeys(("span", "sc", "scp", "u", "small", "p", "title", "font", "div", "s"), ""),
    **dict.fromkeys(("underline", "abstract", "sec", "q", "a", "ext"), ""),
    **dict.fromkeys(("ul", "ol", "li", "list", "h1", "h2", "h3", "h4", "formula"), ""),
}
_PARTED = {"p", "title", "div", "li", "sec", "h1", "h2", "h3", "h4"}
PARAGRAPH = "\u2029"
"""The sign between paragraphs (Unicode's own); where none are wanted, it is a space."""
_ALONE = {"br": " ", "p": PARAGRAPH, "wbr": "", "hr": " ", "img": ""}

Marked = tuple[str, str, str]
"""A text, how it is set off, and its LaTeX if it is mathematics."""


def unmarked(pieces: Iterable[Marked]) -> Iterator[Marked]:
    """Yield *pieces* with the marks of HTML in them made ours."""
    # A name of a character may be spread over several pieces: "\\&amp;".
    texts = [(_unescaped(text), mark, tex) for text, mark, tex in _merged(pieces)]
    closed = _pairs(texts)
    marks: list[str] = []
    for number, (text, mark, tex) in enumerate(texts):
        if tex:
            yield text, mark, tex
            continue
        at = 0
        for match in _TAG.finditer(text):
            if (meaning := closed.get((number, match.start()))) is None:
                continue
            if part := text[at : match.start()]:
                yield part, _strongest(marks) or mark, ""
            at = match.end()
            if match[1]:
                marks.pop()
            elif meaning != "alone":
                marks.append(_mark(match))
            if match[3].lower() in _PARTED | _ALONE.keys():
                yield _ALONE.get(match[3].lower(), PARAGRAPH), "", ""
        if rest := text[at:]:
            yield rest, _strongest(marks) or mark, ""


def _unescaped(text: str) -> str:
    for _twice in range(2):  # "&amp;lt;" has gone through two programs
        if "&" in text:
            text = _ENTITY.sub(lambda one: unescape(one[0]), text)
    return text


def _merged(pieces: Iterable[Marked]) -> list[Marked]:
    """Join neighbours of one look: a tag may be spread over several macros."""
    merged: list[Marked] = []
    parts: list[str] = []
    for text, mark, tex in pieces:
        if merged and not tex and merged[-1][1:] == (mark, ""):
            parts.append(text)
            continue
        if parts:
            merged[-1] = ("".join(parts), *merged[-1][1:])
        merged.append((text, mark, tex))
        parts = [text]
    if parts:
        merged[-1] = ("".join(parts), *merged[-1][1:])
    return merged


def _pairs(pieces: list[Marked]) -> dict[tuple[int, int], str]:
    """Return the places of tags that are closed, or that stand alone."""
    found: dict[tuple[int, int], str] = {}
    waiting: list[tuple[str, tuple[int, int]]] = []
    open_now: dict[str, int] = {}
    for number, (text, _, tex) in enumerate(pieces):
        for match in _TAG.finditer(text) if not tex and "<" in text else ():
            name, place = match[3].lower(), (number, match.start())
            if match[5] or name in {"br", "wbr", "hr", "img"}:
                if name in _ALONE or name in _MARKS or match[2]:
                    found[place] = "alone"
            elif not match[1]:
                if name in _MARKS or match[2]:
                    waiting.append((name, place))
                    open_now[name] = open_now.get(name, 0) + 1
            elif open_now.get(name):
                while waiting:
                    other, begun = waiting.pop()
                    open_now[other] -= 1
                    if other == name:
                        found[begun] = found[place] = "pair"
                        break
    return found


def _mark(tag: re.Match[str]) -> str:
    name, prefix = tag[3].lower(), tag[2] or ""
    if prefix in {"mml:", "m:"}:
        return ""
    return _MARKS.get(name, "")


def _strongest(marks: list[str]) -> str:
    return next((mark for mark in reversed(marks) if mark), "")
