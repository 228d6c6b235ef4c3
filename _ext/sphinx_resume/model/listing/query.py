"""What an author wants a list to show: the options of ``{listing}``, read and checked.

An option for each field, and ``where`` for whatever they cannot say, are conditions
(`sphinx_resume.model.listing.condition`), which must all hold. What they mean is found by
`sphinx_resume.model.listing.selection`, when the graph is there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sphinx_resume.model.comma_lists import split_list
from sphinx_resume.model.diagnostics import Report, Subtype, suggestion
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import KINDS, Contribution, SkillGroup, of_all_kinds
from sphinx_resume.model.listing.condition import (
    ALSO,
    FIELDS,
    Condition,
    NotACondition,
    fields_in,
    of_field,
    parse,
)
from sphinx_resume.model.records import Key


class What(NamedTuple):
    """What is listed: a kind, or only those of a type."""

    kind: str
    type: str = ""


# These say something of things that are listed by themselves.
_SAYINGS = {Contribution, SkillGroup}
_PATENTS = What("publication", "patent")


@of_all_kinds
def lists() -> dict[str, What]:
    """Return what can be listed, by the names that authors write."""
    return {KINDS[name].plural.lower(): one for name, one in _by_kind().items()} | {
        "patents": _PATENTS
    }


@of_all_kinds
def _by_kind() -> dict[str, What]:
    return {name: What(name) for name, one in KINDS.items() if one.record not in _SAYINGS}


SORTS = ("newest", "oldest", "title")
GROUPS = ("year", "type", "person", "organization", "letter")
WIDE = {"person", "organization", "skill"}
"""Kinds of which whatever touches them is theirs: who was there, what was done there or with it."""

_NAMED = "ids or names, with commas between them"
_WORDS = "words, with commas between them"
LISTING_OPTIONS: dict[str, tuple[str, str]] = {
    "person": (_NAMED, "Lists what one of these people has a part in."),
    "organization": (_NAMED, "Lists what is of one of these organizations, or of a part of it."),
    "skill": (_NAMED, "Lists what needed one of these skills."),
    "tag": (_WORDS, "Lists what has one of these tags."),
    "type": (_WORDS, "Lists what is of one of these types, as `patent` or `internship`."),
    "status": (_WORDS, "Lists what has one of these words as its status."),
    "year": ("`2020`, `2020-2023`, `2020-` or `-2023`", "Lists what was going on then."),
    "where": (
        "a condition",
        "Lists that for which it holds: `skill = Python and not year < 2015`.",
    ),
    "sort": (
        "`newest`, `oldest` or `title`",
        "What comes first; what has no dates comes by title.",
    ),
    "group": (
        "`year`, `type`, `person`, `organization` or `letter`",
        "Puts a heading above those that have it in common.",
    ),
    "limit": ("a number", "Lists no more than these, and says how many there are besides."),
    "style": (
        "`list`, `cards`, `table`, `chips` or `citations`",
        "What it looks like; chips are names alone, and only publications are cited.",
    ),
    "empty": ("text", "What to say if nothing is found."),
}
"""The options of ``{listing}``: the form of each, and what it does."""


class QueryFault(NamedTuple):
    """A value that means nothing on this site, and the option it stands in."""

    subtype: Subtype
    message: str
    option: str


class Filter(NamedTuple):
    """A condition and the option that it comes from."""

    option: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Query:
    """What an author wants to see; ``limit`` is 0, and others are empty, if there is none.

    ``source`` is the file that things must come from.
    """

    what: What
    filters: tuple[Filter, ...] = ()
    sort: str = "title"
    group: str = ""
    limit: int = 0
    source: str = ""


def what_of(name: str, report: Report) -> What | None:
    """Return what is listed under *name*, plural or singular."""
    name = " ".join(name.split()).lower()
    singular = {**_by_kind(), "patent": _PATENTS}
    if found := lists().get(name) or singular.get(name):
        return found
    known = suggestion(name, lists()) or "; write one of " + ", ".join(lists())
    told = f"'{name}' cannot be listed" if name else "there is nothing to list"
    report(Subtype.VALUE, told + known)
    return None


def read_query(name: str, options: Mapping[str, str], report: Report) -> Query | None:
    """Return what the list of *name* is to show, or None if there is no such list.

    An option that cannot be read is reported and left out.
    """
    what = what_of(name, report)
    return _Options(what, report).read(options) if what else None


class _Options:
    """Reads the options of a list, one by one."""

    def __init__(self, what: What, report: Report) -> None:
        self.what = what
        self.name = next(name for name, one in lists().items() if one == what)
        self.report = report
        self.fields = _fields(what.kind)

    def read(self, options: Mapping[str, str]) -> Query:
        filters: list[Filter] = []
        dated = "year" in self.fields and self.what.kind not in WIDE
        chosen = {"sort": "newest" if dated else "title", "group": "", "limit": "0"}
        for written, value in options.items():
            name = self._name(written)
            if name in FIELDS or name == "where":
                found = self._filter(name, value)
                filters += [found] if found else []
            elif name in chosen:
                chosen[name] = self._choice(name, value) or chosen[name]
        sort, group, limit = chosen.values()
        return Query(self.what, tuple(filters), sort, group, int(limit))

    def _name(self, written: str) -> str:
        name = written.strip().lower()
        if name in ALSO and name not in LISTING_OPTIONS:
            message = f"field '{written}' is called '{ALSO[name]}' here; write :{ALSO[name]}:"
            self.report(Subtype.RENAMED, message)
            return ALSO[name]
        if name not in LISTING_OPTIONS:
            near = suggestion(name, LISTING_OPTIONS) or "; the fields are " + ", ".join(
                LISTING_OPTIONS
            )
            self.report(Subtype.FIELD, f"field '{written}' is unknown{near}")
        return name

    def _filter(self, name: str, value: str | None) -> Filter | None:
        """Return the condition of an option, or None if it cannot be read or asked for."""
        value = (value or "").strip()
        listed = (value,) if name == "where" else self._list(name, value)
        if not any(listed):
            example = {"where": "skill = Python", "year": "2020"}.get(name, "…")
            self._complain(Subtype.OPTION, name, f"there is no value; write :{name}: {example}")
            return None
        try:
            condition = parse(value) if name == "where" else of_field(name, listed)
        except NotACondition as error:
            self._complain(Subtype.VALUE, name, str(error))
            return None
        for field in fields_in(condition):
            if field not in self.fields:
                asked = ", ".join(self.fields)
                message = f"{self.name} can be asked for {asked}, not for {field}"
                self._complain(Subtype.FIELD, name, message)
                return None
        return Filter(name, condition)

    def _list(self, name: str, value: str) -> tuple[str, ...]:
        return split_list(value, lambda subtype, told: self._complain(subtype, name, told))

    def _choice(self, name: str, value: str | None) -> str:
        """Return how the list is sorted, grouped or cut, or nothing if that cannot be."""
        value = " ".join((value or "").split()).lower()
        if name == "limit":
            if re.fullmatch("0*[1-9][0-9]{0,8}", value):
                return value.lstrip("0")  # `int` takes no more digits than 4,300
            self._complain(Subtype.VALUE, name, f"'{value}' is no number of lines; write 10")
            return ""
        value = "type" if (name, value) == ("group", "kind") else value
        known = self._sorts() if name == "sort" else self._groups()
        if value in known:
            return value
        near = suggestion(value, known) or f"; write one of {', '.join(known)}"
        self._complain(Subtype.VALUE, name, f"'{value}' is no way to {name} {self.name}{near}")
        return ""

    def _sorts(self) -> list[str]:
        return [sort for sort in SORTS if sort == "title" or "year" in self.fields]

    def _groups(self) -> list[str]:
        return [one for one in GROUPS if one in {*self.fields, "type", "letter"}]

    def _complain(self, subtype: Subtype, name: str, message: str) -> None:
        self.report(subtype, f"field '{name}': {message}")


def _fields(kind: str) -> tuple[str, ...]:
    """Return what things of *kind* can be asked for."""
    written = {field.attribute for field in KINDS[kind].fields.values()}
    common = {"person", "tag", *(written & {"organization", "type", "status"})}
    if written & {"start", "date"} or kind in WIDE - {"person"}:
        common.add("year")
    if written & {"skills"} or kind in WIDE:
        common.add("skill")
    if kind in {*WIDE, "award"}:
        common.add("organization")
    return tuple(field for field in FIELDS if field in common)


def named(
    graph: Graph, kind: str, value: str, option: str
) -> tuple[list[Key], tuple[QueryFault, ...]]:
    """Return what *value*, an id or a name, means in an option, and a fault if that is not one."""
    keys = graph.find(kind, value)
    if len(keys) == 1:
        return keys, ()
    if keys:
        ids = ", ".join(key.id for key in keys)
        subtype, told = Subtype.AMBIGUOUS, f"'{value}' is one of {ids}; write the id"
    else:
        known = [name for one in graph.of_kind(kind) for name in (one.key.id, one.title)]
        fix = suggestion(value, known) or "; give the id or the name of one of this site"
        subtype, told = Subtype.REFERENCE, f"there is no {kind} '{value}'{fix}"
    return keys, (QueryFault(subtype, f"field '{option}': {told}", option),)
