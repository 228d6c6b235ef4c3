"""What stands at names in a list of references, and is no part of them.

People copy their lists from a word processor: the own name is set off, a role or the year stands
behind the last one, and some of many are left out.
"""

from __future__ import annotations

import re

_ENDS = r"(?=[\s*†‡§¶‖#✉⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:[,;.]|$|\s(?:and|&|und|et|y|e|en|og|och|i)\s))"
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*\*\*|\*\*|\*)(?=[^\W_])([^*]*[^\W_.]\.?|[^*]*[^\W_]\.)\1" + _ENDS),
    re.compile(r"(?<![\w_])(___|__|_)(?=[^\W_])([^_]*[^\W_.]\.?|[^_]*[^\W_]\.)\1" + _ENDS),
)
_TAGS = re.compile(r"</?(?:b|i|u|em|strong|mark)>", re.IGNORECASE)
_ROLES = re.compile(
    r"(?i)(?:(?<!\s)\s++)?[(\[](?:eds?|editors?|hrsg|hg|hgg|éds?|dirs?|coords?|comps?|orgs?|red)\.?[)\]]"
)
_YEAR = re.compile(r"(?:(?<![\s,])[\s,]++)?\((?:1[89]|20)\d\d[a-z]?\)[\s.,:]*$")
_LEFT_OUT = re.compile(
    r"(?:(?<![,\s])[,\s]++)?(?:(?:\.\s?){3}|…|\[\s*(?:\+\s*)?\d+\s+[^\W\d_]+[^\[\]]*\])[,\s]*(?:(?:&|and|y)\s)?"
)
_NUMBERS = re.compile(r"(?<=[\w.])\s*\((\d{1,2}(?:\s*,\s*\d{1,2})*|[a-h])\)")
_LABELS = re.compile(
    r"(?i)(?:^|(?<=[,;]\s))(?:collaborators|contributors|contributing authors|authors"
    r"|autor(?:en|es|i)|auteurs|colaboradores|collaborateurs|collaboratori|mitwirkende):\s"
)
_INCLUDED = re.compile(
    r"(?i)(?:(?<![\s,])[\s,]++)et al\.?,?\s?[(\[]"
    r"(?:incl(?:uding|uyendo|\.)?|inkl\.|darunter|dont|with)\s([^()\[\]]+)[)\]]"
)
_PLACES = re.compile(r"(?<=[^\s,;(\[{])\s?\[([A-Z]{2})\](?![\w(])")


def without_emphasis(text: str) -> str:
    """Return a list of names without what sets one off: ``**Doe J**``, ``<u>Doe J</u>``.

    A star behind a name, or before one that has none behind, is a mark.
    """
    if "<" in text:
        text = _TAGS.sub("", text)
    for pattern in _EMPHASIS if "*" in text or "_" in text else ():
        text = pattern.sub(r"\2", text)
    return text


def without_roles(text: str) -> str:
    """Return a list of names without what their field says itself: ``Lind, E. (Ed.)``."""
    return _ROLES.sub("", text) if "(" in text or "[" in text else text


def without_labels(text: str) -> str:
    """Return a list of names without what some of them are called: ``Collaborators: Lee A``."""
    return _LABELS.sub("", text) if ":" in text else text


def with_included(text: str, between: str = ", ") -> str:
    """Return a list of names with who stands behind ``et al. (incl. Lee A)`` before that."""
    return _INCLUDED.sub(rf"{between}\1{between}et al.", text) if "al" in text else text


def with_round_places(text: str) -> str:
    """Return a list of names with countries in round brackets: ``DOE JANE [US]`` of Espacenet."""
    return _PLACES.sub(r" (\1)", text) if "[" in text else text


def with_raised_numbers(text: str) -> str:
    """Return a list of names with numbers in brackets, those of affiliations, as raised ones."""
    return _NUMBERS.sub(r"^\1^", text) if "(" in text else text


def without_year(text: str) -> str:
    """Return a list of names without the year behind it, as in ``Lee, A. (2024)``."""
    return _YEAR.sub("", text) if ")" in text else text


def without_gap(text: str) -> tuple[str, bool]:
    """Return a list of names without the sign for those left out in it, and whether it was there.

    ``Lee, A., Ray, B., … Gil, C.`` has it before the last one, as *APA* wants it of many authors.
    """
    left = _LEFT_OUT.sub(", ", text).strip(", ")
    return (
        (left, True)
        if left and left != text.strip(", ") and _LEFT_OUT.search(text)
        else (text, False)
    )
