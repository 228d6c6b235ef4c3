"""What other extensions have registered for one build: kinds, fields and exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx_resume.formats.file_formats import Format

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass
class Registrations:
    """Kinds and fields by their names, with settings as `resume_kinds` has them, and exports.

    They are ``closed`` when the configuration is read.
    """

    kinds: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    exports: dict[str, Format] = field(default_factory=dict)
    closed: bool = False


_OF: WeakKeyDictionary[Sphinx, Registrations] = WeakKeyDictionary()


def registrations_of(app: Sphinx) -> Registrations:
    """Return what has been registered for *app*."""
    return _OF.setdefault(app, Registrations())
