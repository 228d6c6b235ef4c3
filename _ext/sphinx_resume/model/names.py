"""Names of people and things, made comparable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

_KEPT = 1 << 16  # names stand in many places, and are sorted by time and again
T = TypeVar("T")

OTHERS = "et al."
"""What stands for authors who are not named."""
SAID_OF_OTHERS = frozenset({"others", "and others", "et al", "et al."})
"""How their authors write that, in small letters."""


@lru_cache(_KEPT)
def comparable(name: str) -> str:
    """Return *name* without case, marks and punctuation: what names are compared and sorted by."""
    name = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() or c in "+#" else " " for c in name if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


@lru_cache(_KEPT)
def comparable_person(name: str) -> str:
    """Return a person's *name* made comparable: ``"Sun, Tianyu"`` equals ``"tianyu sun"``."""
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        name = f"{given} {family}"
    return comparable(name)


def initials(name: str) -> str:
    """Return what stands for a person's *name* in a small space: ``"JD"``, or the first sign.

    What is in brackets and particles in lower case are left out.
    """
    plain = re.sub(r"\([^)]*\)", " ", name)
    words = [word for word in re.split(r"[\s,]+", plain) if word[:1].isalpha()]
    words = [word for word in words if not word[0].islower()] or words
    ends = [words[0], words[-1]] if len(words) > 1 else words or [name.strip()]
    return "".join(word[:1].upper() for word in ends)


def may_be(parts: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether a name with initials, ``j doe``, may be another one, ``jane ann doe``.

    Both are parts of comparable names with the same last one.
    """
    pairs = list(zip(parts[:-1], whole[:-1], strict=False))
    initials = any(len(one) == 1 or len(other) == 1 for one, other in pairs)
    return initials and all(
        one == other or (1 in {len(one), len(other)} and one[0] == other[0]) for one, other in pairs
    )


def by_family(names: Iterable[tuple[str, Iterable[T]]]) -> dict[str, list[tuple[list[str], T]]]:
    """Return the parts of comparable *names*, with what each means, by the last part."""
    found: dict[str, list[tuple[list[str], T]]] = {}
    for name, meant in names:
        parts = name.split()
        found.setdefault(parts[-1], []).extend((parts, one) for one in meant)
    return found


def has_family(name: str, family: str) -> bool:
    """Tell whether *family*, if it is known, stands at an end of *name*."""
    return not family or family == name or _given(name, family) != ""


def _given(name: str, family: str) -> str:
    """Return *name* without the *family* at an end of it; Chinese names need no space between."""
    if name.startswith(family) and (name[len(family) :][:1].isspace() or not family.isascii()):
        return name.removeprefix(family).strip()
    if name.endswith(family) and (name[: -len(family)][-1:].isspace() or not family.isascii()):
        return name.removesuffix(family).strip()
    return ""


class NameParts(NamedTuple):
    """What a person's name is made of; one word is a family name alone.

    A ``whole`` name is that of an organization, which has no parts.
    """

    family: str
    given: str = ""
    suffix: str = ""
    whole: bool = False


def parts_of(name: str, known: str = "") -> NameParts:
    """Return the family name and the given names of a person, as BibTeX takes a name apart.

    That is ``Family, Given`` or ``Given Family``; words in small letters before the family name
    belong to it. A single word is all there is. A *known* family name may also stand first.
    """
    if known and (found := _given(name, known)):
        return NameParts(known, found)
    match [part.strip() for part in name.split(",")]:
        case [family, given] if family and given:
            return NameParts(family, given)
        case [family, suffix, given] if family and suffix and given:
            return NameParts(family, given, suffix)
    words = name.split()
    if len(words) < 2:
        return NameParts(name)
    first = next((n for n, one in enumerate(words[1:-1], 1) if one[:1].islower()), len(words) - 1)
    return NameParts(" ".join(words[first:]), " ".join(words[:first]))
