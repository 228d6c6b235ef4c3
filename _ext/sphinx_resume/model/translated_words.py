"""Words of lists (skills, tags, courses, keywords) in the language of the site.

A translator finds such a word in the catalogue of each document that names it. One translation,
in any of these, is that of the whole site; what the word identifies, and addresses made of it, stay
those of the author's own word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.kinds import Kind, Skill
from sphinx_resume.model.records import Record

if TYPE_CHECKING:
    from sphinx_resume.model.entities import Faults

_LISTS = ("skills", "tags", "courses", "keywords")
Records = Mapping[str, tuple[Record, ...]]


class Translated(str):
    """A word in the language of the site; ``original`` is how its author wrote it."""

    __slots__ = ("original",)
    original: str

    def __new__(cls, text: str, original: str) -> Translated:
        """Return *text*, which stands for *original*."""
        made = super().__new__(cls, text)
        made.original = original
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.original

    def __repr__(self) -> str:
        """Return both, for digests."""
        return f"Translated({str.__repr__(self)}, {self.original!r})"


def original_of(text: str) -> str:
    """Return *text* as its author wrote it."""
    return text.original if isinstance(text, Translated) else text


def word_lists(kind: Kind) -> list[str]:
    """Return the attributes of a kind of block that hold lists of words to translate."""
    return [one.attribute for one in kind.fields.values() if one.attribute in _LISTS]


class Words(dict[str, Translated]):
    """Words of lists by how their authors wrote them, each with its one translation."""

    def of(self, word: str) -> str:
        """Return *word* in the language of the site."""
        return self.get(original_of(word), word)


def words_of_site(records: Records, faults: Faults) -> Words:
    """Return the words that any document translates; the title of a skill's own block comes first.

    Of two translations the first in the order of documents is taken, and the other told of.
    """
    found = Words()
    places: dict[str, Record] = {}
    every = sorted(_translations(records), key=lambda one: one[3] != "name")
    for record, original, text, field in every:
        known = found.setdefault(original, Translated(text, original))
        first = places.setdefault(original, record)
        if known != text and first.docname != record.docname:
            message = (
                f"'{original}' is translated as '{text}' here and as '{known}' on "
                f"{first.docname}, which is shown everywhere; give both one translation"
            )
            faults.add(Subtype.AMBIGUOUS, record, field, message)
    return found


def _translations(records: Records) -> Iterator[tuple[Record, str, str, str]]:
    for found in records.values():
        for record in found:
            if isinstance(record, Skill) and record.original:
                yield record, record.original, record.name, "name"
            yield from ((record, *pair, "") for pair in record.translations)


def translated(records: Records, words: Words) -> dict[str, tuple[Record, ...]]:
    """Return *records* with the *words* of their lists, and names of skills, translated."""
    if not words:
        return dict(records)
    return {
        name: tuple(_translated(one, words) for one in found) for name, found in records.items()
    }


def _translated(record: Record, words: Words) -> Record:
    changes: dict[str, Any] = {}
    for name in _LISTS:
        value: tuple[str, ...] = getattr(record, name, ())
        if any(word in words for word in value):
            changes[name] = tuple(map(words.of, value))
    if isinstance(record, Skill) and not record.original and record.name in words:
        changes |= {"name": str(words[record.name]), "original": record.name}
    return replace(record, **changes) if changes else record


def translations_in(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """Return the lists of *record* that have translated words, for digests."""
    found = ((name, getattr(record, name, ())) for name in _LISTS)
    return [one for one in found if any(isinstance(word, Translated) for word in one[1])]
