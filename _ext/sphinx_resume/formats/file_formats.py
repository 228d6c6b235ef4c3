"""The files that pages offer besides themselves.

Their media types are those of RFC 6350, RFC 8259 and RFC 9512, and the ones that IANA lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Format(NamedTuple):
    """A format: its name in the options, its files' ending, what readers call it, its type.

    ``kinds`` are those of the entities that have a file; a format without has one of the site.
    ``make`` is what makes the files of a format that another extension has registered.
    """

    name: str
    suffix: str
    label: str
    type: str
    kinds: tuple[str, ...] = ("person",)
    make: Callable[..., Any] | None = None


_PAPERS = ("person", "publication")
FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("vcard", ".vcf", "vCard", "text/vcard"),
        Format("jsonresume", ".json", "JSON Resume", "application/json"),
        Format("rendercv", ".yaml", "RenderCV", "application/yaml"),
        Format("bibtex", ".bib", "BibTeX", "application/x-bibtex", _PAPERS),
        Format("csl", ".csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", _PAPERS),
        Format("graph", ".json", "Graph", "application/json", ()),
    )
}
"""The formats by their names, in the order in which pages offer them."""

OWN = tuple(FORMATS)
"""The names of our own formats."""

PAPERS = tuple(name for name, one in FORMATS.items() if one.kinds == _PAPERS)
"""Those that say nothing but publications."""


def set_added(formats: Mapping[str, Format]) -> None:
    """Let *formats* be those that are there besides our own."""
    for name in [name for name in FORMATS if name not in OWN]:
        del FORMATS[name]
    FORMATS.update(formats)
