"""Authors as blocks and bibliographies name them, with the marks at their names.

Marks of equal contribution and of the corresponding author are data, not parts of names.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sphinx_resume.model.names.author_marks import (
    CORRESPONDING,
    EQUAL,
    MEANINGS,
    RAISED,
    SIGNS,
    STARS,
    explained_in,
    is_number,
    is_sign,
    legend_in,
    shown_sign,
    signs,
    without_remarks,
)
from sphinx_resume.model.names.groups import are_joined, group_named_by, is_organization
from sphinx_resume.model.names.name_keys import (
    AND_OTHERS,
    Author,
    Mark,
    PersonName,
    person_name,
)
from sphinx_resume.model.names.unnamed_authors import (
    EAST_ASIAN_BEHIND,
    WORDS_FOR_OTHERS,
    are_others,
)

_SHOWN = "*†‡§¶‖#"
_USUAL = {EQUAL: "*", CORRESPONDING: "†"}
_TWO = 2
_DIGIT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_BEHIND = re.compile(rf"(?:\ufe0f?[{SIGNS}{RAISED}][\s,]*)+")  # from the end of a text to its start
_BEFORE = re.compile(rf"(?:^|(?<=\s))(?:[{SIGNS}{RAISED}]\ufe0f?)+[\s,]*(?=[^\W\d_])")
_WRAPPED = re.compile(r"<sup>([^<>]*)</sup>|\$\^\{?([^${}]*+)\}?\$|\^([^\s^]+)\^$")
_MACROS = {
    r"\dagger": "†",
    r"\dag": "†",
    r"\ddagger": "‡",
    r"\ddag": "‡",
    r"\ast": "*",
    r"\star": "⋆",
}
_OTHERS = re.compile(
    r"(?<![\s,])(?:(?:^|[\s,]++)(?i:and|&))?(?:^|[\s,]++)"
    rf"(?:(?i:et\s+al\b\.?|others)|{WORDS_FOR_OTHERS})$|{EAST_ASIAN_BEHIND}$"
)


@lru_cache(1 << 16)
def author_of(text: str) -> Author:
    """Return the author whom a text of a block names; ``et al.`` are others.

    Signs stand behind the name or before it: ``Jane Roe*``, ``*Jane Roe``.
    """
    text, said = without_remarks(_unwrapped(text))
    behind = _BEHIND.match(text[::-1])
    name = text[: len(text) - behind.end()].strip() if behind else text
    at_name = text[len(text) - behind.end() :] if behind else ""
    if not name:  # a text of signs alone is all the name there is
        name, at_name = text, ""
    elif before := _BEFORE.findall(name):
        name, at_name = _BEFORE.sub("", name), "".join((*before, at_name))
    if are_others(name):
        return AND_OTHERS
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1]  # quoted because of a comma: "Ferris, Omar"*
    name = re.sub(r"(?<=\.)\s+-(?=[^\W\d_])", "-", name)  # ADS has "J. -H."
    marks = dict.fromkeys([*map(Mark, said), *(Mark("", sign) for sign in signs(at_name))])
    return Author(_group(name) or person_name(name), tuple(marks))


def _unwrapped(text: str) -> str:
    """Return a name with its signs as such, however they are written, as ``<sup>*</sup>``."""
    if not re.search(r"[&<$^\\]", text):
        return text

    def bare(match: re.Match[str]) -> str:
        inner = next(filter(None, match.groups()), "")
        for macro, sign in _MACROS.items():
            inner = re.sub(rf"{re.escape(macro)}(?![a-z])", sign, inner)
        raised = inner.translate(str.maketrans("0123456789", _DIGIT))
        return raised if re.fullmatch(rf"[{SIGNS}{_DIGIT}\s,]*", raised) else match[0]

    text = html.unescape(text) if re.search(r"&\w+;|&#\w+;", text) else text
    return re.sub(rf"\\(?=[{SIGNS}])", "", _WRAPPED.sub(bare, text))


def without_others(text: str) -> tuple[str, bool]:
    """Return a name without ``et al.`` behind it, and whether that was there."""
    name = _OTHERS.sub("", text)
    return name, name != text


def _group(name: str) -> PersonName | None:
    """Return the name of a group, which braces hold together as in BibTeX, or which says so."""
    if name[:1] == "{" and name[-1:] == "}" and name[1:-1].strip():
        inner = name[1:-1].strip()
        return PersonName(literal=group_named_by(inner) or inner)
    if is_organization(name):
        return PersonName(literal=name)
    if are_joined(name):
        return PersonName(name)
    return None


# --- what marks mean -----------------------------------------------------------------------


def with_marks(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a publication with what the signs at its authors' names mean.

    Its note may explain them, or annotations of the same authors. If neither explains any, a star
    at several names means equal contribution, and the corresponding author at one.
    """
    found = dict(values)
    fields = [field for field in ("authors", "editors") if found.get(field)]
    people = [one for field in fields for one in found[field]]
    if not any(mark.sign and not mark.meaning for one in people for mark in one.marks):
        return found
    note = str(found.get("note", ""))
    apart = _numbers_apart(people, note)
    for field in fields if apart else ():
        found[field] = tuple(_with_numbers_apart(one, apart) for one in found[field])
    people = [one for field in fields for one in found[field]]
    meant, note = meanings_of(people, note)
    for field in fields:
        found[field] = tuple(_with(one, meant) for one in found[field])
    if "note" in found:
        found["note"] = note
    return found


def _numbers_apart(people: Sequence[Author], note: str) -> dict[str, list[str]]:
    """Return the numbers that are two to *note*: ``¹²`` where it tells of ``¹`` and ``²``."""
    at = {mark.sign for one in people for mark in one.marks if not mark.meaning}
    found: dict[str, list[str]] = {}
    for number in (one for one in at if one.isdecimal() and len(set(one)) == len(one) == _TWO):
        known = legend_in(note, {*at, *number} - {number}).meanings
        if known.keys() >= {*number} and number not in legend_in(note, {number}).meanings:
            found[number] = [*number]
    return found


def _with_numbers_apart(author: Author, apart: Mapping[str, list[str]]) -> Author:
    signs = ((mark, apart.get("" if mark.meaning else mark.sign)) for mark in author.marks)
    marks = (([Mark("", sign) for sign in two] if two else [mark]) for mark, two in signs)
    return replace(author, marks=tuple(mark for some in marks for mark in some))


def meanings_of(people: Sequence[Author], note: str) -> tuple[dict[str, str], str]:
    """Return what the signs at the names of *people* mean, and what *note* says besides."""
    at = Counter(mark.sign for one in people for mark in one.marks if not mark.meaning)
    meant, rest = explained_in(_unwrapped(note), at)
    rest = rest if meant else note
    numbers, rest = legend_in(rest, set(at) - set(meant))
    meant |= _annotated(people, set(at) - set(meant))
    known = {mark.meaning for one in people for mark in one.marks}
    # An envelope needs no explanation.
    if "✉" in at:
        meant.setdefault("✉", CORRESPONDING)
        known.add(CORRESPONDING)
    star = next((star for star in STARS if star in at), "")
    if star and not set(meant) - {"✉"}:
        usual = EQUAL if at[star] > 1 else CORRESPONDING
        if usual not in known:
            meant[star] = usual
    return meant | numbers, rest


def _annotated(people: Sequence[Author], unexplained: set[str]) -> dict[str, str]:
    """Return what signs mean that stand at the very names that have one annotation."""
    at_signs: dict[str, set[int]] = {}
    said_of: dict[str, set[int]] = {}
    for number, one in enumerate(people):
        for mark in one.marks:
            if mark.sign in unexplained and not mark.meaning:
                at_signs.setdefault(mark.sign, set()).add(number)
            elif mark.meaning and not mark.sign:
                said_of.setdefault(mark.meaning, set()).add(number)
    found = {}
    for sign, where in at_signs.items():
        same = [meaning for meaning, names in said_of.items() if names == where]
        if len(same) == 1 and list(at_signs.values()).count(where) == 1:
            found[sign] = same[0]
    return found


def _with(author: Author, meant: Mapping[str, str]) -> Author:
    """Return an author with the meanings of the signs, each meaning once."""
    if not author.marks:
        return author
    marks: dict[str, Mark] = {}
    for mark in author.marks:
        made = mark if mark.meaning else Mark(meant.get(mark.sign, ""), mark.sign)
        if is_number(made.sign) and not made.meaning:
            continue  # that of an affiliation, which says nothing where these are not listed
        if str(made) not in marks or not marks[str(made)].sign:
            marks[str(made)] = made
    return replace(author, marks=tuple(marks.values()))


def signs_of(marks: Iterable[Mark]) -> dict[str, str]:
    """Return the sign that stands for each of the *marks* of one publication, by its text.

    It is the one at the names, if that stands for nothing else; numbers are left out: what they
    refer to, as affiliations, is not known.
    """
    wanted: dict[str, str] = {}
    for mark in marks:
        if not str(mark).isdigit():
            own = mark.meaning in MEANINGS  # these have signs that readers know
            sign = mark.sign if is_sign(mark.sign) else "" if own else shown_sign(mark.sign)
            wanted[str(mark)] = wanted.get(str(mark)) or sign
    found: dict[str, str] = {}
    for text, sign in sorted(wanted.items(), key=lambda one: one[0] != one[1]):
        if sign and sign not in found.values():
            found[text] = sign
    for text, sign in _USUAL.items():
        if text in wanted and text not in found and sign not in found.values():
            found[text] = sign
    usual = list(_USUAL.values())
    free = [sign for sign in _SHOWN if sign not in found.values() and sign not in usual]
    for number, text in enumerate(text for text in wanted if text not in found):
        times, which = divmod(number, len(free)) if free else (number + 1, 0)
        found[text] = (free[which] if free else "*") * (times + 1)
    return {text: found[text] for text in wanted}
