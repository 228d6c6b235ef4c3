"""Editions and chapters of books, as they are written and as pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from sphinx_resume.model.inline import Phrase
from sphinx_resume.model.text import N_

# Translators: of a book, before the number of the chapter: "ch. 3".
_SHORT = N_("ch. {text}")
_CHAPTER_NUMBER = re.compile(r"\d[\w.–-]*|[IVXLCDM]+|[A-Z]")
_BEGUN = re.compile(
    r"(?i)(?:chapters?|chap|ch|kapitel|kap|chapitre|capítulo|capitolo|cap|hoofdstuk|hfst|rozdział|rozdz"
    r"|глава|гл|第)(?:\b[.\s]*|(?<=第)\s*)(?=\w)"
)


def chapter_of(text: str) -> Phrase | str:
    """Return a chapter for readers: its number behind a word of ours, or its name as written."""
    return Phrase(_SHORT, text) if _CHAPTER_NUMBER.fullmatch(text) else text


def bare_chapter(text: str) -> str:
    """Return a chapter without the word for it: ``Chapter 4`` is 4, ``Introduction`` that."""
    match = _BEGUN.match(text)
    rest = text[match.end() :].removesuffix("章").strip() if match else text
    return rest if _CHAPTER_NUMBER.fullmatch(rest) else text


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


_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_NUMBER = re.compile(
    rf"(?i)(?:ed(?:ition)?\.?\s+)?(?:(?P<number>\d{{1,3}})(?:st|nd|rd|th|e|\.)?|(?P<word>{'|'.join(_ORDINALS)}))"
    r"(?:\s+ed(?:ition|n)?\.?)?"
)
_SAID = re.compile(
    r"(?i)\b(?:ed|edn|edition|editio|éd|édition|edición|edição|edizione|aufl|auflage|ausgabe|druk"
    r"|uitgave|utg|utgave|udgave|upplaga|wyd|wydanie|vyd|vydání|изд|издание|издание|вид)\b|版|판"
)
"""Words that say themselves that this is an edition."""
# Translators: of a book, as in "2nd ed.": in English the number is "2nd", elsewhere "2".
_NUMBERED = N_("{number} ed.")
# Translators: of a book, as in "Revised ed."
_NAMED = N_("{edition} ed.")


def number_of(edition: str) -> int:
    """Return the number of an edition, as of ``2``, ``2nd`` or ``Second edition``; 0 for others."""
    found = _NUMBER.fullmatch(edition.strip())
    if not found:
        return 0
    return int(found["number"] or 0) or _ORDINALS.index((found["word"] or "first").lower()) + 1


def edition_text(edition: str, say: Callable[[str], str]) -> str:
    """Return an edition as pages show it, in the language that *say* translates to."""
    if number := number_of(edition):
        pattern = say(_NUMBERED)
        text = _ordinal(number) if pattern == _NUMBERED else str(number)
        return pattern.format(number=text)
    before, after = around_edition(edition, say)
    return f"{before}{edition}{after}"


def around_edition(edition: str, say: Callable[[str], str]) -> tuple[str, str]:
    """Return what stands before and behind an edition without a number, to say that it is one."""
    if _SAID.search(edition):
        return "", ""
    before, _, after = say(_NAMED).partition("{edition}")
    return before, after


def _ordinal(number: int) -> str:
    ending = (
        "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{ending}"
