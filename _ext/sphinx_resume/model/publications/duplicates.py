"""Entries and blocks that look like one publication, of which nothing says whether they are.

What has a DOI, an arXiv number, an ISBN or an id in common is made one (`samepaper`). The rest is
never made one, for two papers may well share a title; but somebody who wrote one down twice wants
to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Faults
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.latex.latex_symbols import words
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.publications.comparable_titles import comparable_title, is_short_for
from sphinx_resume.model.publications.same_publication import UNSURE_TYPES, registered, volume_of
from sphinx_resume.model.records import Record

_Looks = tuple[str, int, str]
"""A title without case and signs, a year, and the family name of the first author."""

_COLUMNS = frozenset(
    words(
        "abstract abstracts afterword announcement avantpropos bookreview comment commentary"
        " conclusion conclusions contents correction corrigendum discussion editorial"
        " editorialnote editorsintroduction einführung einleitung epilogue erratum foreword"
        " guesteditorial guesteditorsintroduction index interview introducción introduction"
        " introductiontothespecialissue introduzione letter lettertotheeditor newsandviews"
        " obituary outlook overview poster preface prefacio prefazione preliminaries presentación"
        " prologue prólogo prologo préface reply response review specialissue summary vorwort"
        " nachwort 前言 序言 序 社论 社論 はじめに 巻頭言 머리말"
    )
)
"""Titles that say where in an issue or a book a text stands, and not what it is about."""
_COMPARED = 50
"""As many of one title, year and author are compared: hundreds are no slip."""
_LEAST = 8
"""Letters that a title of one word has at least to say what a paper is about."""
_NUMBERS = ("issue", "number", "pages")


def warn_of_doubles(records: Mapping[str, tuple[Record, ...]], faults: Faults) -> None:
    """Report publications with another id, but the title, year and first author of one before."""
    every = [one for found in records.values() for one in found if isinstance(one, Publication)]
    first: dict[str, Publication] = {}
    for one in every:
        first.setdefault(one.id, one)
    known = {name for one in every for name in _called(one)}
    alike: dict[_Looks, list[Publication]] = {}
    for record in first.values():
        _warn_of_unknown(record, known, faults)
        if record.id and (looks := _looks(record)):
            others = alike.setdefault(looks, [])
            some = others[:_COMPARED]
            if other := next((one for one in some if _may_be_one(one, record)), None):
                _report(other, record, faults)
            others.append(record)


def _looks(record: Publication) -> _Looks | None:
    title = comparable_title(record.name)
    people = record.authors or record.editors
    family = comparable(people[0].name.family) if people else ""
    return (title, record.date.year, family) if title and record.date and family else None


def _called(record: Publication) -> Iterator[str]:
    yield from filter(None, (record.id, record.own_id, record.citekey, *record.aliases))


def _may_be_one(one: Publication, other: Publication) -> bool:
    """Tell whether nothing says that two with the same looks are not one."""
    if {*one.other_than} & {*_called(other)} or {*other.other_than} & {*_called(one)}:
        return False
    if any(registered(one)) and any(registered(other)):
        return False  # they have none in common, or would be one
    types = {one.type, other.type}
    if len(types) > 1 and not types & {"", *UNSURE_TYPES}:
        return False
    values = [(getattr(one, name), getattr(other, name)) for name in _NUMBERS]
    values.append((volume_of(one), volume_of(other)))
    if any(a and b and comparable(a) != comparable(b) for a, b in values):
        return False
    title = comparable_title(one.name)
    says_little = title in _COLUMNS or (" " not in one.name.strip() and len(title) < _LEAST)
    return not says_little or _is_in_same(one, other)


def _is_in_same(one: Publication, other: Publication) -> bool:
    """Tell whether both are known to be in the same journal or book."""
    here, there = (record.journal or record.booktitle for record in (one, other))
    if not here or not there:
        return False
    return (
        comparable(here) == comparable(there)
        or is_short_for(here, there)
        or (is_short_for(there, here))
    )


def _report(first: Publication, record: Publication, faults: Faults) -> None:
    key = first.own_id or first.citekey or first.id
    in_file = bool(record.bibtex)
    same = f"the key {key}" if in_file else f":id: {first.id}"
    apart = f"other-than = {{{key}}}" if in_file else f":other-than: {first.id}"
    message = (
        f"'{record.name}' has the title, the year and the first author of '{key}' at "
        f"{faults.place(first)}; if they are one, write {same} here too, or the DOI at both; "
        f"if they are two, write {apart} here"
    )
    faults.add(Subtype.DUPLICATE, record, "title" if in_file else "", message)


def _warn_of_unknown(record: Publication, known: Iterable[str], faults: Faults) -> None:
    for name in record.other_than:
        if name not in known:
            message = f"there is no publication '{name}'; write its id or key, or leave it out"
            faults.add(Subtype.REFERENCE, record, "other-than", message)
