"""Authors as blocks and bibliographies name them, with the marks at their names.

Marks of equal contribution and of the corresponding author are data, not parts of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sphinx_resume.model.names import AND_OTHERS, SAID_OF_OTHERS, Author, PersonName, person_name
from sphinx_resume.model.words import word

EQUAL, CORRESPONDING = "equal", "corresponding"
MEANINGS = {EQUAL: word("equal contribution"), CORRESPONDING: word("corresponding author")}
"""What marks that every publication may have mean, in words for readers."""

SIGNS = "*∗⁎†‡§¶‖#✉📧🖂"
"""The signs of footnotes at names."""
_SHOWN = "*†‡§¶‖#"
_USUAL = {EQUAL: "*", CORRESPONDING: "†"}
_ONE = {"∗": "*", "⁎": "*", "📧": "✉", "🖂": "✉"}
_BEHIND = re.compile(rf"(?:\ufe0f?[{SIGNS}][\s,]*)+")  # from the end of a text to its start
_EQUAL = re.compile(
    r"(?i)(?:(?:are|these|both|all|the|joint|authors?)\s+)*(?:contributed\s+)?equal(?:ly)?"
    r"(?:[\s-]+(?:contribut\w+|to\s+this\s+work|authors?))*"
    r"|(?:co|joint|shared)?[\s-]*first(?:[\s-]*authors?(?:hip)?)?"
)
_CORRESPONDING = re.compile(r"(?i)corresp(?:onding)?\.?(?:[\s-]*authors?)?")
_OTHERS = re.compile(
    r"(?i)(?<![\s,])(?:(?:^|[\s,]++)(?:and|&))?(?:^|[\s,]++)(?:et\s+al\b\.?|others)$"
)
# Words that tell a style which name to set off say nothing of the paper.
_STYLE = re.compile(r"(?i)highlight\w*|bold|underlined?|self|me|my[ -]?name|myself|owner")
_EXPLAINED = re.compile(
    rf"(?:\(\s*+|(?<!\s)\s++)?(?P<sign>[{SIGNS}])\ufe0f?\s*+\)?\s*+"
    rf"(?:[=:]|(?:denotes?|indicates?|means?|marks?)\b)?\s*+(?P<text>[^{SIGNS};]*[^{SIGNS};.,\s])\s*[.;,]?\s*"
)


def mark_of(text: str) -> str:
    """Return the mark that a sign or an annotation means, or nothing if it is for styles alone."""
    text = " ".join(text.strip().strip('"').split())
    if _EQUAL.fullmatch(text):
        return EQUAL
    if _CORRESPONDING.fullmatch(text) or _ONE.get(text, text) == "✉":
        return CORRESPONDING
    return "" if _STYLE.fullmatch(text) else _ONE.get(text, text)


def is_sign(mark: str) -> bool:
    """Tell whether *mark* is a sign that nothing explains."""
    return not any(map(str.isalnum, mark))


@lru_cache(1 << 16)
def author_of(text: str) -> Author:
    """Return the author whom a text of a block names, as ``Jane Roe*``; ``et al.`` are others."""
    behind = _BEHIND.match(text[::-1])
    name = text[: len(text) - behind.end()].strip() if behind else text
    signs = text[len(text) - behind.end() :] if behind else ""
    if not name:  # a text of signs alone is all the name there is
        name, signs = text, ""
    if name.lower() in SAID_OF_OTHERS:
        return AND_OTHERS
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1]  # quoted because of a comma: "Ferris, Omar"*
    marks = dict.fromkeys(mark_of(sign) for sign in signs if sign in SIGNS)
    return Author(_group(name) or person_name(name), tuple(marks))


def without_others(text: str) -> tuple[str, bool]:
    """Return a name without ``et al.`` behind it, and whether that was there."""
    name = _OTHERS.sub("", text)
    return name, name != text


def _group(name: str) -> PersonName | None:
    """Return the name of a group, which braces hold together as in BibTeX."""
    if name[:1] == "{" and name[-1:] == "}" and name[1:-1].strip():
        return PersonName(literal=name[1:-1].strip())
    return None


def explained(authors: Sequence[Author], note: str) -> tuple[tuple[Author, ...], str]:
    """Return authors with what their signs mean, and what *note* says besides.

    A note may explain signs: ``* = equal contribution; † now at Acme``. A ``*`` that nothing
    explains means equal contribution at several names, and the corresponding author at one.
    """
    used = Counter(mark for author in authors for mark in author.marks)
    signs = {mark for mark in used if is_sign(mark)}
    if not signs:
        return tuple(authors), note
    meant, note = _explanations(note, signs)
    if "*" in signs:
        meant.setdefault("*", EQUAL if used["*"] > 1 else CORRESPONDING)
    return tuple(
        replace(one, marks=tuple(dict.fromkeys(meant.get(mark, mark) for mark in one.marks)))
        if one.marks
        else one
        for one in authors
    ), note


def _explanations(note: str, signs: set[str]) -> tuple[dict[str, str], str]:
    """Return what *note* says that the *signs* mean, and the rest of it."""
    found: dict[str, str] = {}

    def take(match: re.Match[str]) -> str:
        sign = _ONE.get(match["sign"], match["sign"])
        if sign not in signs or sign in found:
            return match[0]
        found[sign] = mark_of(match["text"]) or match["text"]
        return ""

    return found, _EXPLAINED.sub(take, note).strip(" ;,")


def with_marks(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a publication with what the signs at its authors' names mean."""
    found = dict(values)
    note = str(found.get("note", ""))
    for field in ("authors", "editors"):
        if found.get(field):
            found[field], note = explained(found[field], note)
    if note != found.get("note", ""):
        found["note"] = note
    return found


def signs_of(marks: Iterable[str]) -> dict[str, str]:
    """Return the sign that stands for each of the *marks* of one publication, in their order."""
    wanted = list(dict.fromkeys(marks))
    found = {mark: mark for mark in wanted if is_sign(mark)}
    # What numbers refer to, as affiliations, is not known.
    wanted = [mark for mark in wanted if not mark.isdigit()]
    for mark, sign in _USUAL.items():
        if mark in wanted and sign not in found.values():
            found[mark] = sign
    free = [sign for sign in _SHOWN if sign not in found.values() and sign not in _USUAL.values()]
    for number, mark in enumerate(mark for mark in wanted if mark not in found):
        times, which = divmod(number, len(free)) if free else (number + 1, 0)
        found[mark] = (free[which] if free else "*") * (times + 1)
    return {mark: found[mark] for mark in wanted}
