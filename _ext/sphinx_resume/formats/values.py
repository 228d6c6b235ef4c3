"""Values of formats in which nothing stands for what is not known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any


def listed(items: Iterable[str]) -> str:
    """Return *items* in one text: between them stand semicolons if one of them has a comma."""
    known = tuple(items)
    return ("; " if any("," in one for one in known) else ", ").join(known)


def filled(values: Mapping[str, Any], keep: Container[str] = ()) -> dict[str, Any]:
    """Return *values* without empty ones, but for those that a format wants, to *keep*."""
    return {name: value for name, value in values.items() if value or name in keep}
