"""Names of people and things, made comparable."""

from __future__ import annotations

import unicodedata


def comparable(name: str) -> str:
    """Return *name* without case, marks, punctuation and the order of ``Family, Given``.

    ``"Sun, Tianyu"`` and ``"tianyu sun"`` compare equal.
    """
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        name = f"{given} {family}"
    name = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() or c in "+#" else " " for c in name if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
