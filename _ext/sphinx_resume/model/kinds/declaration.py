"""How a kind of entry is declared: its directive, its record class, and what is particular to it.

A kind is one module of this package with one class, which `kind` makes a record class and
registers. Everything but the name, the labels and the class has a default. A declaration that
contradicts itself raises `KindError` when it is registered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar, dataclass_transform

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import Field
from sphinx_resume.model.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class KindError(ValueError):
    """A kind contradicts itself; the message says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry.

    ``name`` is that of its directive; ``singular`` and ``plural`` are its labels, message ids. One
    without pages needs no singular.
    ``title`` is the attribute that holds what an entry is called, ``argument`` the one that the
    directive's argument sets. ``folder`` is that of its pages, or empty if it has none.
    ``personal`` entries must belong to a person, and an ``affiliation`` is a time at the
    organization that is its title. ``header`` are the attributes that stand under the title of a
    block, in this order; a kind with a ``row`` shows all in one line, with these attributes last.
    ``field_list`` are the items of the field list of a page, in this order: attributes, or names
    of what `sphinx_resume.model.field_list` makes of several; ``sections`` are those of a page, by
    the names of the kinds that they list, or names of what `sphinx_resume.model.sections` makes.
    Entries on a ``timeline`` have a start and an end. An ``added`` kind is none of
    ours: a project, or another extension, has declared it.
    """

    name: str
    singular: str
    plural: str
    record: type[Record]
    title: str
    argument: str
    folder: str
    personal: bool
    affiliation: bool
    header: tuple[str, ...]
    field_list: tuple[str, ...]
    sections: tuple[str, ...]
    row: tuple[str, ...] | None
    timeline: bool
    help: str
    added: bool
    fields: dict[str, Field] = field(repr=False, hash=False)

    def field_of(self, attribute: str) -> Field:
        """Return the field that sets an attribute of the records; raise `KeyError` for none."""
        for one in self.fields.values():
            if one.attribute == attribute:
                return one
        raise KeyError(attribute)

    @property
    def signature(self) -> tuple[object, ...]:
        """Return what pages and stored records depend on, the same in each process."""
        fields = [
            (one.name, one.label, getattr(one.parse, "__name__", ""))
            for one in self.fields.values()
        ]
        return (self.name, self.singular, self.plural, self.folder, self.personal, fields)

    @property
    def social_image(self) -> str:
        """Return the name of the picture that is shown where a page is shared."""
        return "site" if self.added else self.name

    @property
    def page(self) -> bool:
        """Tell whether each entry has a page of its own."""
        return bool(self.folder)

    @property
    def dated(self) -> bool:
        """Tell whether entries have dates, by which lists of their pages are sorted."""
        return not {"date", "start"}.isdisjoint(one.attribute for one in self.fields.values())


KINDS: dict[str, Kind] = {}
"""Every kind of entry by the name of its directive, in the order of a résumé."""

_FORGET: list[Callable[[], None]] = []


def of_all_kinds(compute: Callable[[], T]) -> Callable[[], T]:
    """Compute something of all kinds once, and anew when a kind has been added or removed."""
    cached = lru_cache(maxsize=1)(compute)
    _FORGET.append(cached.cache_clear)
    return cached


def extended(kind: Kind, record: type[Record], attributes: Sequence[str]) -> None:
    """Give *kind* a record class with further fields, which are *attributes* of it.

    They stand behind the others wherever the kind shows its fields.
    """
    table = {one.name: one for one in f.fields_of(record).values() if one.attribute in attributes}
    made = replace(
        kind,
        record=record,
        header=() if kind.row is not None else (*kind.header, *attributes),
        row=None if kind.row is None else (*kind.row, *attributes),
        field_list=(*kind.field_list, *attributes) if kind.page else kind.field_list,
        fields=kind.fields | table,
    )
    record.kind = KINDS[kind.name] = made
    _kinds_changed()


def restore(kind: Kind) -> None:
    """Put *kind* as it was before it was extended in the place of what it has become."""
    KINDS[kind.name] = kind
    _kinds_changed()


def remove(name: str) -> None:
    """Remove a kind that a project has added, as another project is built by the same program."""
    del KINDS[name]
    _kinds_changed()


def _kinds_changed() -> None:
    for forget in _FORGET:
        forget()


SECTIONS = (
    *("project", "publication", "award", "post", "experience", "education", "volunteer"),
    *("teaching", "talk", "certificate", "skills"),
)
"""The sections of a page that a kind has if it does not say which."""

_NO_VALUES = {
    *("id", "aliases", "person", "tags", "draft", "summary", "start", "end", "skills", "projects"),
    *("publications", "people"),
}
"""What a field list does not show: what a page is built of, and what has a section of its own."""
_NO_HEADER = _NO_VALUES | {"date", "location", "url", "links"}
"""What does not stand under a title but beside it, or below."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True)
def kind(
    name: str,
    singular: str,
    plural: str,
    *,
    title: str = "name",
    argument: str = "",
    folder: str = "",
    personal: bool = True,
    affiliation: bool = False,
    header: Sequence[str] | None = None,
    field_list: Sequence[str] | None = None,
    sections: Sequence[str] = SECTIONS,
    row: Sequence[str] | None = None,
    timeline: bool | None = None,
) -> Callable[[type[R]], type[R]]:
    """Make a class a record class, and register it as a kind; see `Kind` for what is what.

    Without *header*, all that has no place of its own stands there; without *field_list*, all that
    the fields say; without *sections*, all that has to do with it. Without *timeline*, entries with
    a start and an end are on it.
    """

    def register(declared: type[R]) -> type[R]:
        # As `Record` is made.
        record = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(declared)
        added = not declared.__module__.startswith(f"{__package__}.")
        table = _fields(record, page=bool(folder), name=name)
        if added:
            table = {name: replace(one, added=True) for name, one in table.items()}
        attributes = {one.attribute: one for one in table.values()}
        made = Kind(
            name=name,
            singular=singular,
            plural=plural,
            record=record,
            title=title,
            argument=argument or title,
            folder=folder,
            personal=personal,
            affiliation=affiliation,
            header=tuple(
                _under_title(table, title) if header is None and row is None else header or ()
            ),
            field_list=_values(table, title) if field_list is None else tuple(field_list),
            sections=tuple(sections),
            row=None if row is None else tuple(row),
            timeline=attributes.keys() >= {"start", "end"} if timeline is None else timeline,
            help=(record.__doc__ or "").strip().split("\n")[0],
            added=added,
            fields=table,
        )
        _check(made, attributes)
        record.kind = KINDS[name] = made
        _kinds_changed()
        return record

    return register


def _fields(record: type[Record], *, page: bool, name: str) -> dict[str, Field]:
    """Return the fields of a kind by the names that authors write."""
    table = dict(f.fields_of(record))
    if page and name in {"person", "organization", "skill"}:
        del table["person"]
    if not page:
        del table["aliases"]
    if not page or name == "person":
        del table["summary"]
    return table


def _under_title(table: Mapping[str, Field], title: str) -> tuple[str, ...]:
    """Return the attributes of a kind that stand under the title of a block: all but known ones."""
    names = [one.attribute for one in table.values() if not one.unpublished]
    return tuple(one for one in names if one not in {title, *_NO_HEADER})


def _values(table: Mapping[str, Field], title: str) -> tuple[str, ...]:
    """Return the attributes of a kind that its field list shows: all that say something of it."""
    names = [one.attribute for one in table.values() if not one.unpublished]
    dates = ["time"] if {"start", "end"} <= {*names} else []
    return (*dates, "people", *(one for one in names if one not in {title, *_NO_VALUES}))


def _check(made: Kind, attributes: Iterable[str]) -> None:
    """Raise `KindError` if a kind contradicts itself."""
    known = set(attributes)
    wrong = [one for one in (made.title, made.argument) if one not in known]
    wrong += [one for one in (*made.header, *(made.row or ())) if one not in known]
    if not _NAME.fullmatch(made.name):
        raise KindError(f"'{made.name}' is no name of a directive; write small letters")
    if made.name in KINDS:
        raise KindError(f"there is a kind '{made.name}' already; write another name")
    if not made.plural or (made.page and not made.singular):
        raise KindError(f"kind '{made.name}': a label is missing; write both, as 'Award', 'Awards'")
    if wrong:
        names = ", ".join(sorted(known))
        message = f"kind '{made.name}': it has no field '{wrong[0]}'; the fields are {names}"
        raise KindError(message)
    if made.timeline and not known >= {"start", "end"}:
        raise KindError(f"kind '{made.name}': a timeline needs the fields 'start' and 'end'")
    same = next((one for one in KINDS.values() if made.folder and one.folder == made.folder), None)
    if same:
        raise KindError(f"kind '{made.name}': '{same.name}' has the folder '{made.folder}' already")


def kind_of(record: Record) -> Kind:
    """Return the kind of *record*."""
    return record.kind
