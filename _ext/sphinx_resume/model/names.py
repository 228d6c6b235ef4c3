"""Names of people and things, made comparable."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_KEPT = 1 << 16  # names stand in many places, and are sorted by time and again


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
