"""Chapters of books, which some write before the pages: ``ch. 3, 12–34``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sphinx_resume.model.pieces import Phrase
from sphinx_resume.model.words import word

# Translators: of a book, before the number of the chapter: "ch. 3".
_SHORT = word("ch. {text}")
_NUMBERED = re.compile(r"\d[\w.–-]*|[IVXLCDM]+|[A-Z]")
_BEGUN = re.compile(
    r"(?i)(?:chapters?|chap|ch|kapitel|kap|chapitre|capítulo|capitolo|cap|hoofdstuk|hfst|rozdział|rozdz"
    r"|глава|гл|第)(?:\b[.\s]*|(?<=第)\s*)(?=\w)"
)


def chapter_of(text: str) -> Phrase | str:
    """Return a chapter for readers: its number behind a word of ours, or its name as written."""
    return Phrase(_SHORT, text) if _NUMBERED.fullmatch(text) else text


def bare_chapter(text: str) -> str:
    """Return a chapter without the word for it: ``Chapter 4`` is 4, ``Introduction`` that."""
    match = _BEGUN.match(text)
    rest = text[match.end() :].removesuffix("章").strip() if match else text
    return rest if _NUMBERED.fullmatch(rest) else text


def chapter_and_pages(text: str) -> tuple[str, str]:
    """Return the chapter that stands before pages, or nothing, and the pages."""
    first, comma, rest = text.partition(",")
    chapter = bare_chapter(first.strip())
    if comma and chapter != first.strip() and re.search(r"\d", rest):
        return chapter, rest.strip()
    return "", text


def with_chapter(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a publication with the chapter that its pages tell, as one of its own.

    Another chapter than its own one stays where it is.
    """
    found = dict(values)
    chapter, pages = chapter_and_pages(str(found.get("pages", "")))
    own = bare_chapter(str(found.get("chapter", "")))
    if own:
        found["chapter"] = own
    if chapter and own in {"", chapter}:
        found |= {"chapter": chapter, "pages": pages}
    return found
