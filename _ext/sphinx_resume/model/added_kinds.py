"""Kinds of entries, and further fields of ours, that a project declares in its configuration.

The record classes become attributes of this module, by which they are stored and loaded again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx_resume.model import fields as f
from sphinx_resume.model.diagnostics import suggestion
from sphinx_resume.model.fields import Parser, option
from sphinx_resume.model.kinds import KINDS, Kind, KindError, extended, kind, remove, restore
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.records import Record

TYPES: dict[str, Parser] = {
    "text": f.shown,
    "url": f.url,
    "date": f.date,
    "list": f.names,
    "links": f.links,
}
"""What a project calls the types of fields, each with what reads it."""

COMMON: dict[str, tuple[Parser, str, str]] = {
    "start": (f.start, "When it began.", ""),
    "end": (f.end, "When it ended, or `present`.", ""),
    "date": (f.date, "When it was.", "Date"),
    "location": (f.shown, "Where: city, region, country.", "Place"),
    "url": (f.url, "Its own page on the web.", "Link"),
    "organization": (f.reference, "The organization it was at or for.", "Organization"),
    "people": (author_lists.people, "Others: ids of people of this site, or names.", "People"),
    "skills": (f.names, "Skills it shows; each has a page.", "Skills"),
    "projects": (f.references, "Projects it belongs to.", "Projects"),
    "publications": (f.references, "Publications it led to.", "Publications"),
}
"""Fields that have a meaning of their own, by their names: how they are read, help, label."""

_SETTINGS = ("labels", "folder", "personal", "help", "fields")
_FIELD_SETTINGS = ("type", "label", "help", "required")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def forget() -> None:
    """Undo what earlier calls have declared, as another project is built by the same program."""
    for kind_ in _ORIGINALS.values():
        restore(kind_)
    _ORIGINALS.clear()
    for name in [name for name, one in KINDS.items() if one.record.__module__ == __name__]:
        remove(name)


def declare(settings: Mapping[str, Any]) -> list[str]:
    """Declare the kinds of *settings*.

    The keys are the names of directives, the values say what the kinds are: ``labels``, a pair;
    ``folder``, without which entries have no pages; ``personal``; ``help``; and ``fields``, types
    by name. Return what is wrong; a kind with a fault is left out.
    """
    faults = []
    for name, one in settings.items():
        wrong = list(_faults(name, one))
        if not wrong:
            try:
                _declare(name, one)
            except KindError as error:
                wrong = [str(error)]
        faults += wrong
    return faults


_ORIGINALS: dict[str, Kind] = {}
"""Our kinds that have further fields now, as they were before."""


def declare_fields(settings: Mapping[str, Any]) -> list[str]:
    """Give kinds the further fields of *settings*.

    The keys are kinds, the values types of fields by name. Return what is wrong; a field with a
    fault is left out.
    """
    faults = []
    for name, fields in settings.items():
        if name not in KINDS:
            near = suggestion(str(name), KINDS) or f"; the kinds are {', '.join(KINDS)}"
            faults.append(f"there is no kind '{name}'{near}")
        elif not isinstance(fields, Mapping):
            faults.append(f"'{name}': write a dictionary of types, as {{'budget': 'text'}}")
        else:
            faults += _extend(KINDS[name], fields)
    return faults


def _extend(kind_: Kind, fields: Mapping[str, Any]) -> list[str]:
    """Give a kind further fields; return what is wrong with those that it does not get."""
    faults = []
    values: dict[str, Any] = {}
    known = {one.replace("-", "_") for one in (*kind_.fields, *kind_.record.__dataclass_fields__)}
    for name, what in fields.items():
        place = f"'{kind_.name}': field '{name}'"
        wrong = list(_field_faults(place, name, what))
        if not wrong and name.replace("-", "_") in known:
            wrong = [f"{place}: the kind has it already; write another name"]
        faults += wrong
        if not wrong:
            values[name.replace("-", "_")] = _field(name, what)
    if values:
        _ORIGINALS.setdefault(kind_.name, kind_)
        record = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(
            _class(f"Extended_{kind_.name}", kind_.record, values, kind_.record.__doc__ or "")
        )
        setattr(sys.modules[__name__], record.__name__, record)
        extended(kind_, record, list(values))
    return faults


def _class(name: str, base: type[Record], values: Mapping[str, Any], said: str) -> type[Record]:
    """Return a class with these fields, of which `dataclass` makes a record class."""
    body = {
        **values,
        "__annotations__": dict.fromkeys(values, Any),
        "__doc__": said,
        "__module__": __name__,
        "__qualname__": name,
    }
    return type(name, (base,), body)


def _declare(name: str, one: Mapping[str, Any]) -> None:
    values: dict[str, Any] = {"name": option(f.shown, "What it is called.", required=True)}
    for written, what in one.get("fields", {}).items():
        values[written.replace("-", "_")] = _field(written, what)
    labels = one["labels"]
    declared = _class(f"Added_{name}", Record, values, one.get("help") or f"{labels[0]}.")
    folder, personal = one.get("folder", ""), one.get("personal", True)
    made: type[Record] = kind(name, *labels, folder=folder, personal=personal)(declared)
    setattr(sys.modules[__name__], made.__name__, made)


def _field(name: str, what: str | Mapping[str, Any]) -> Any:
    """Return the declaration of one field."""
    own: Mapping[str, Any] = {"type": what} if isinstance(what, str) else what
    parse, said, label = COMMON.get(name, (None, "", ""))
    parse = parse or TYPES[own["type"]]
    return option(
        parse,
        own.get("help") or said or f"{name.replace('-', ' ').capitalize()}.",
        name=name,
        required=own.get("required", False),
        label=own.get("label") or label,
        added=True,
    )


def faults_of_kind(name: Any, settings: Any) -> list[str]:
    """Return what is wrong with the settings of a kind that is to be declared."""
    return list(_faults(name, settings))


def faults_of_field(kind_: Any, name: Any, what: Any) -> list[str]:
    """Return what is wrong with a further field of a kind that is to be declared."""
    return list(_field_faults(f"'{kind_}': field '{name}'", name, what))


def _faults(name: Any, one: Any) -> Iterator[str]:
    """Yield what is wrong with the settings of one kind, each with what to write instead."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"'{name}' is no name of a kind; write small letters, as 'workshop'"
        return
    if name in KINDS:
        yield f"'{name}' is a kind already; write another name, or add fields to it"
        return
    if not isinstance(one, Mapping):
        yield f"'{name}': write a dictionary, as {{'labels': ('Workshop', 'Workshops')}}"
        return
    for unknown in [key for key in one if key not in _SETTINGS]:
        near = suggestion(str(unknown), _SETTINGS) or f"; write some of {', '.join(_SETTINGS)}"
        yield f"'{name}': there is no setting '{unknown}'{near}"
    labels = one.get("labels")
    if not (isinstance(labels, tuple | list) and len(labels) == 2 and all(map(_is_text, labels))):
        yield f"'{name}': write 'labels': the singular and the plural, as ('Workshop', 'Workshops')"
    folder = one.get("folder", "")
    if not isinstance(folder, str) or (folder and not re.fullmatch(r"\w[\w-]*", folder)):
        yield f"'{name}': '{folder}' is no folder; write one as 'workshops', or none for no pages"
    if not isinstance(one.get("personal", True), bool):
        yield f"'{name}': write 'personal': True, or False if entries need no person"
    fields = one.get("fields", {})
    if not isinstance(fields, Mapping):
        yield f"'{name}': write 'fields': a dictionary of types, as {{'level': 'text'}}"
        return
    for written, what in fields.items():
        yield from _field_faults(f"'{name}': field '{written}'", written, what)


def _field_faults(place: str, name: Any, what: Any) -> Iterator[str]:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f"{place}: write small letters and hyphens, as 'entry-fee'"
        return
    if name.replace("-", "_") in _TAKEN:
        yield f"{place}: every kind has this already; write another name"
        return
    own = {"type": what} if isinstance(what, str) else what
    if not isinstance(own, Mapping) or "type" not in own:
        yield f"{place}: write its type, one of {', '.join(TYPES)}"
        return
    for unknown in [key for key in own if key not in _FIELD_SETTINGS]:
        yield f"{place}: there is no setting '{unknown}'; write {', '.join(_FIELD_SETTINGS)}"
    if name not in COMMON and own["type"] not in TYPES:
        near = suggestion(str(own["type"]), TYPES) or f"; write one of {', '.join(TYPES)}"
        yield f"{place}: there is no type '{own['type']}'{near}"
    if name in COMMON and own["type"] not in {name, *TYPES}:
        yield f"{place}: write '{name}' as its type too"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


_TAKEN = {*Record.__dataclass_fields__, "name", "title", "named", "span", "kind", "line_of"}
"""Names that records have already."""
