"""Text in any language: marked for translation, raised and lowered, right to left.

``10⁻³`` is not ``10-3``, but words above the line are read well without it: ``1st``.

Unicode lays out letters of both directions in a line by what stands beside them (Unicode Standard
Annex 9), so that commas, numbers and signs between a name in Arabic and one in English go where
no reader looks for them. A run of the other direction is to be isolated:
https://www.w3.org/International/articles/inline-bidi-markup/
"""

from __future__ import annotations

import re
import unicodedata


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark *text* for the message catalogues; it is returned as it is."""
    return text


RAISED = str.maketrans("0123456789+-=()in–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ⁻⁻")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def raised(text: str) -> str:
    """Return *text* as a superscript: in signs of its own, else behind ``^``."""
    return _marked(text, RAISED, "^")


def lowered(text: str) -> str:
    """Return *text* as a subscript: in signs of its own, else behind ``_``."""
    return _marked(text, LOWERED, "_")


def _marked(text: str, table: dict[int, int], sign: str) -> str:
    if not text or (text.isalpha() and len(text) > 1):
        return text
    known = all(ord(char) in table for char in text)
    return text.translate(table) if known else f"{sign}({text})"


_RTL = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Groups of digits that hyphens hold together, as in an ISBN; a range has a dash.
_GROUPED = re.compile(r"\d-\d")
# "S1-S10" are pages of a supplement.
_RANGE = re.compile(r"(?<![\w-])([A-Z]?)(\d+)\s?-\s?(\1\d+)(?![\w-])")
_DASH = re.compile(r"\s?(?:--+|[–—])\s?")
# Twice the number of one article: "144301-1-144301-9".
_HYPHENATED = re.compile(r"(\s?(\w*\d)-\w*\d)-(\2-\w*\d\s?)")
_SPACED = re.compile(r"(\s?[\w.-]*\d) - ([\w.-]*\d\s?)")


def has_rtl(text: str) -> bool:
    """Tell whether *text* has letters of a script that is written from right to left."""
    return not text.isascii() and bool(_RTL.search(text))


def direction_of(text: str) -> str:
    """Return ``ltr`` or ``rtl``, by the first letter of *text*, or nothing if it has none."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return ""


def is_arabic(text: str) -> bool:
    """Tell whether the first letter of *text* is one of the Arabic script, or of one like it."""
    found = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in found if kind in {"L", "R", "AL"}), "") == "AL"


def isolation_of(text: str, *, rtl: bool) -> str:
    """Return how *text* is kept apart from a line, which reads from right to left if *rtl*.

    ``auto``: it reads as its first letter does. ``ltr``: it has no letters, and reads from left to
    right all the same, as an ISBN. Nothing: it reads as the line does.
    """
    if not rtl:
        return "auto" if has_rtl(text) else ""
    if any(unicodedata.bidirectional(char) == "L" for char in text):
        return "auto"
    return "ltr" if _GROUPED.search(text) and not has_rtl(text) else ""


def dashed(pages: str) -> str:
    """Return ranges of page numbers with a dash, which readers of Hebrew read the right way.

    Digits that a hyphen joins read from left to right there, as a range never does. Numbers that
    have a hyphen of their own keep it: ``144301-1–144301-9``.
    """
    if not ("-" in pages or "–" in pages or "—" in pages):
        return pages
    return "".join(map(_with_dash, re.split("([,;])", " ".join(pages.split()))))


def _with_dash(pages: str) -> str:
    pages = _DASH.sub("–", pages)
    if spaced := _SPACED.fullmatch(pages):
        pages = "–".join(spaced.groups())
    elif both := _HYPHENATED.fullmatch(pages):
        pages = f"{both[1]}–{both[3]}"
    return pages if "–" in pages else _RANGE.sub(r"\1\2–\3", pages)
