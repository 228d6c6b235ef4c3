"""What pages are made of: plain data that anyone can show in any format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from sphinx_resume.model.body_text import Run
from sphinx_resume.model.dates import Date, Span
from sphinx_resume.model.records import Key


def _repr(*names: str) -> Callable[[Any], str]:
    """Return a ``__repr__`` that tells these fields, faster than the one `dataclass` makes.

    Views are told over and over: whether a page shows something new is seen in digests of them.
    """
    values = attrgetter(*names)

    def shown(self: Any) -> str:
        return f"{type(self).__name__}{values(self)!r}"

    return shown


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a thing of the site, with the text to show.

    ``runs`` are the text if words of it are set off, ``signs`` those of footnotes behind it.
    """

    key: Key
    text: str
    runs: tuple[Run, ...] = ()
    signs: str = ""

    __repr__ = _repr("key", "text", "runs", "signs")


@dataclass(frozen=True, slots=True)
class Doc:
    """A link to a page of the site that is no thing's page; its title is shown if not a text."""

    docname: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Web:
    """A link to the web, with the text to show and signs of footnotes behind it."""

    url: str
    text: str
    signs: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A link to the PDF of a publication that stands beside its page."""

    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A link to the posts that have a tag."""

    text: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with signs of footnotes behind it, as the name of an author has them."""

    text: str
    signs: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sign of a footnote means; ``text`` is a word of our own if ``own``."""

    sign: str
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A text that is set off from those around it, as the name of a journal."""

    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of our own, to be translated; a plain string is its author's."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of our own with a text in it: ``ch. {text}``; only the phrase is translated."""

    pattern: str
    text: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a book, as it is written."""

    text: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office of patents, or the countries of such, which languages have names for."""

    text: str


@dataclass(frozen=True, slots=True)
class More:
    """How many more there are than are named."""

    number: int


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something was done; ``more`` if it still is."""

    months: int
    more: bool = False


Link = Ref | Doc | Web | Paper | Tag
"""Pieces that lead somewhere."""

LINKS = (Ref, Doc, Web, Paper, Tag)
"""The same, for `isinstance`, which takes longer for unions."""

InlineElement = (
    str
    | Signed
    | Meaning
    | Emphasis
    | Duration
    | Word
    | Phrase
    | Edition
    | Office
    | More
    | Link
    | Span
    | Date
)


@dataclass(frozen=True, slots=True)
class LabelledValue:
    """A labelled line of facts; its pieces are separated by commas."""

    label: str
    elements: tuple[InlineElement, ...]

    __repr__ = _repr("label", "elements")


@dataclass(frozen=True, slots=True)
class Copy:
    """A body, or with ``whole`` the whole block, to be shown as its author wrote it.

    Where the block stands on its page, ``index``, does not show.
    """

    docname: str
    index: int
    digest: str
    heading: tuple[InlineElement, ...] = ()
    whole: bool = False

    __repr__ = _repr("docname", "digest", "heading", "whole")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of somebody or something that has no page anywhere."""

    text: str


Target = Ref | Doc | Web | Name
"""What a line of a list is about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: where it leads, remarks, and a sentence about it."""

    target: Target
    notes: tuple[InlineElement, ...] = ()
    summary: str = ""

    __repr__ = _repr("target", "notes", "summary")


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list of entries or of copied blocks, or a piece of code."""

    label: str
    entries: tuple[Entry, ...] = ()
    copies: tuple[Copy, ...] = ()
    code: str = ""

    __repr__ = _repr("label", "entries", "copies", "code")

    def keys(self) -> set[Key]:
        """Return the things that the section links to."""
        elements = [element for entry in self.entries for element in (entry.target, *entry.notes)]
        return {element.key for element in elements if isinstance(element, Ref)}


@dataclass(frozen=True, slots=True)
class View:
    """All that the page of one thing shows; ``runs`` are its title if words of that are set off."""

    key: Key
    title: str
    field_list: tuple[LabelledValue, ...]
    copies: tuple[Copy, ...]
    sections: tuple[Section, ...]
    paragraphs: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()

    def keys(self) -> set[Key]:
        """Return the things that the page links to."""
        elements = [element for labelled in self.field_list for element in labelled.elements]
        elements += [element for copy in self.copies for element in copy.heading]
        linked = {element.key for element in elements if isinstance(element, Ref)}
        return linked.union(*(section.keys() for section in self.sections))
