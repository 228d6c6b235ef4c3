"""Records: what the blocks of pages leave behind, as plain, frozen data.

Each kind of entry has a class of records of its own, in `sphinx_resume.model.kinds`. Field names
follow JSON Resume 1.3.1 (https://jsonresume.org/schema) where it has one, then BibTeX and
schema.org.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import Span
from sphinx_resume.model.fields import option

if TYPE_CHECKING:
    from sphinx_resume.model.body_text import RichText, Run
    from sphinx_resume.model.kinds.declaration import Kind


class Key(NamedTuple):
    """What identifies a thing of the site: its kind and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Record:
    """What every block leaves behind.

    ``kind`` is what sort of entry it is; each class of records is that of one kind.

    ``index`` counts the blocks of a document in reading order; ``parent`` is the index
    of the block around this one, or -1. ``source`` is the file it stands in, where that is
    not the document's. ``owner`` is the id of the person it belongs to, or empty. ``body``
    is a digest of the block's content, empty if it has none, ``images`` are the paths of those in
    it, ``text`` its words for exports,
    ``opening`` its first words, if lists show them: a `Key` in these, whose kind may be empty,
    stands for a title.
    ``undated`` is what its dates say where no date can be made of that, not even a year.
    ``unread`` are values that cannot be read as their fields want, by the name of the field;
    ``linked`` are the words of fields that link to things by their ids, ``original`` is the title
    as its author wrote it, where that was translated, and ``translations`` are words of its lists
    with what a translator made of them. ``lines`` are the lines of its fields, ``anchor`` is its
    id on its page.
    """

    kind: ClassVar[Kind]
    docname: str
    line: int
    index: int
    parent: int = -1
    source: str = ""
    owner: str = ""
    body: str = ""
    images: tuple[str, ...] = ()
    text: RichText = ()
    opening: tuple[str | Key, ...] = ()
    undated: str = ""
    unread: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[str, tuple[Run, ...]], ...] = ()
    original: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    anchor: str = ""
    id: str = option(f.identifier, "Last part of the address; made from the title if not given.")
    aliases: tuple[str, ...] = option(
        f.identifiers, "Ids that it had before: their addresses, and links to them, lead here."
    )
    person: str = option(f.reference, "Whose block it is, if not the page's person's.")
    tags: tuple[str, ...] = option(
        f.names, "Labels of your own; lists can be asked for one.", aliases=("tag", "labels")
    )
    draft: bool = option(
        f.flag, "Whether it is to be left out until `resume_drafts` is on.", aliases=("hidden",)
    )
    summary: str = option(
        f.shown,
        "One line about it, for lists; the body's first lines if not given.",
    )

    # What `dataclass` makes of these for each class is slower, and takes its time at each start.

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is a block of the same kind that says the same there."""
        if not isinstance(other, Record) or type(self) is not type(other):
            return False
        return self is other or _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return a hash of where the block stands."""
        return hash((self.docname, self.index))

    def __repr__(self) -> str:
        """Return all that there is to it."""
        return f"{type(self).__name__}{_values(self)!r}"

    @property
    def title(self) -> str:
        """Return what the block is called."""
        return str(getattr(self, self.kind.title)) or untitled(self)

    @property
    def named(self) -> str:
        """Return what its author calls it, in the language it was written in."""
        return self.original or str(getattr(self, self.kind.title))

    def line_of(self, field: str) -> int:
        """Return the line of a field in the author's file, or the block's own."""
        return dict(self.lines).get(field, self.line)

    @property
    def span(self) -> Span:
        """Return from when to when, or the single date."""
        start, end = getattr(self, "start", None), getattr(self, "end", None)
        date = getattr(self, "date", None)
        return Span(start or date, end) if start or end or date else Span()


R = TypeVar("R", bound=Record)

_VALUES: dict[tuple[type[Record], frozenset[str]], Callable[[Record], tuple[Any, ...]]] = {}


def _values(record: Record, without: frozenset[str] = frozenset()) -> tuple[Any, ...]:
    """Return the values of all fields, or of those that are not *without*."""
    kind = type(record), without
    if kind not in _VALUES:
        names = [one.name for one in fields(record) if one.name not in without]
        _VALUES[kind] = attrgetter(*names)
    return _VALUES[kind](record)


_WRITTEN = frozenset({"body", "text", "line", "lines", "source"})


def head_of(record: Record) -> tuple[Any, ...]:
    """Return what *record* says besides its body, wherever in its file it stands."""
    return (type(record).__name__, bool(record.body), *_values(record, _WRITTEN))


def without_unpublished(record: R) -> R:
    """Return *record* without the values of fields that no output has."""
    names = [one.attribute for one in record.kind.fields.values() if one.unpublished]
    changes: dict[str, Any] = {name: () for name in names if getattr(record, name)}
    return replace(record, **changes) if changes else record


def untitled(record: Record) -> str:
    """Return what a block at no organization is called: the position, or the degree."""
    names = ("position", "study_type", "area") if record.kind.affiliation else ()
    return next((text for name in names if (text := str(getattr(record, name, "")))), "")


def dated(record: R, span: Span) -> R:
    """Return *record*, which has a start and an end, with those of *span*."""
    changes: dict[str, Any] = {"start": span.start, "end": span.end}
    return replace(record, **changes)
