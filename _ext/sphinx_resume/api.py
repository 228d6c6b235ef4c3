"""What other extensions, and the ``setup`` of a ``conf.py``, may use.

All that `__all__` names stays as it is until the next major version; nothing else in this package
is promised to. The functions that register are to be called in an extension's ``setup``; what they
cannot use raises `sphinx.errors.ExtensionError` with what to write instead.

The event ``resume-graph-ready`` is emitted with a `ResumeSite` in each build that has read a page,
when all of them have been read and before any is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sphinx.errors import ExtensionError

from sphinx_resume.domain import domain_of
from sphinx_resume.formats.file_formats import OWN, Format
from sphinx_resume.model.added_kinds import faults_of_field, faults_of_kind, forget
from sphinx_resume.pages.site_access import (
    ResumeSite,
    SiteBlock,
    SiteEntity,
    SiteRelation,
    site_of_domain,
)
from sphinx_resume.registrations import Registrations, registrations_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

__all__ = [
    "ResumeSite",
    "SiteBlock",
    "SiteEntity",
    "SiteRelation",
    "add_export",
    "add_field",
    "add_kind",
    "site_of",
]


def add_kind(
    app: Sphinx,
    name: str,
    *,
    labels: tuple[str, str],
    folder: str = "",
    personal: bool = True,
    help: str = "",  # noqa: A002
    fields: Mapping[str, str | Mapping[str, Any]] | None = None,
) -> None:
    """Register a kind of entry: a block ``{name}``, with pages if it has a *folder*.

    *labels* are what one is called and several. *fields* are types by name, as `resume_kinds` has
    them. *personal* entries must belong to a person. *help* is a sentence for the reference.
    """
    registered = _open(app)
    settings: dict[str, Any] = {"labels": labels, "folder": folder, "personal": personal}
    settings |= {"help": help, "fields": fields or {}}
    if name in registered.kinds:
        raise ExtensionError(f"add_kind: '{name}' is registered already; choose another name")
    _raise_first("add_kind", faults_of_kind(name, settings))
    registered.kinds[name] = settings


def add_field(
    app: Sphinx,
    kind: str,
    name: str,
    type: str,  # noqa: A002
    *,
    label: str = "",
    help: str = "",  # noqa: A002
    required: bool = False,
) -> None:
    """Register a further field of an existing kind; *type* is one that `resume_kinds` knows."""
    registered = _open(app)
    settings = {"type": type, "label": label, "help": help, "required": required}
    if name in registered.fields.get(kind, {}):
        raise ExtensionError(f"add_field: '{kind}' has a field '{name}' already")
    _raise_first("add_field", faults_of_field(kind, name, settings))
    registered.fields.setdefault(kind, {})[name] = settings


def add_export(
    app: Sphinx,
    name: str,
    make: Callable[..., str | bytes | Mapping[str, Any] | Sequence[Any]],
    *,
    suffix: str,
    label: str,
    type: str,  # noqa: A002
    kinds: Sequence[str] = (),
) -> None:
    """Register a file that is made of each entity of *kinds*, or of the whole site.

    *make* gets the `ResumeSite`, and the `SiteEntity` if there are *kinds*. It returns the content:
    a text, bytes, or data that becomes JSON. *name* is what `resume_exports` calls it; a file of an
    entity stands beside its page and ends with *suffix*, that of the site is called by *name* and
    *suffix*. Pages offer it under *label*, with the media *type*.
    """
    registered = _open(app)
    if name in OWN or name in registered.exports:
        raise ExtensionError(f"add_export: there is an export '{name}'; choose another name")
    if not suffix.startswith(".") or not label or "/" not in type:
        message = 'write suffix=".csv", label="CSV", type="text/csv" as the file has them'
        raise ExtensionError(f"add_export: '{name}': {message}")
    registered.exports[name] = Format(name, suffix, label, type, tuple(kinds), make)


def site_of(app: Sphinx) -> ResumeSite:
    """Return read access to the site; it is complete from ``resume-graph-ready`` on."""
    return site_of_domain(domain_of(app.env))


def _open(app: Sphinx) -> Registrations:
    """Return what is registered for *app*, while that can still be added to."""
    app.setup_extension("sphinx_resume")
    forget()  # what an earlier build of this process has declared
    registered = registrations_of(app)
    if registered.closed:
        raise ExtensionError("sphinx_resume.api: register in setup(), before conf.py is read")
    return registered


def _raise_first(function: str, faults: Sequence[str]) -> None:
    if faults:
        raise ExtensionError(f"{function}: {faults[0]}")
