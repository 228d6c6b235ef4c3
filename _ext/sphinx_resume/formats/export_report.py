"""What a format could not say in its own way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sphinx_resume.model.kinds import kind_of
from sphinx_resume.model.records import Record


class Omission(NamedTuple):
    """A value that a format has no field for: whose, which, and what came of it."""

    kind: str
    title: str
    field: str
    fate: str


class Made(NamedTuple):
    """An export of a résumé: what it says, and what it could not say in the format's own way."""

    data: dict[str, Any]
    omissions: tuple[Omission, ...]


def omission(record: Record, field: str, kept: str = "") -> Omission:
    """Return the loss of a field of *record*, *kept* as another of the format or left out."""
    return Omission(
        kind_of(record).name, record.title, field, f"kept as {kept}" if kept else "left out"
    )


def report(omissions: Iterable[Omission]) -> Iterator[str]:
    """Yield a line for each of *omissions*."""
    for one in dict.fromkeys(omissions):
        yield f"{one.kind} '{one.title}': {one.field}: {one.fate}"
