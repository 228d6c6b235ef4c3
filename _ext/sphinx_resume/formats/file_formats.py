"""The files that pages offer besides themselves.

Their media types are those of RFC 6350, RFC 8259 and RFC 9512, and the ones that IANA lists.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its name in the options, its files' ending, what readers call it, its type.

    ``kinds`` are the things that it can say something of; one without says all of the site.
    """

    name: str
    suffix: str
    label: str
    type: str
    kinds: tuple[str, ...] = ("person",)


_PAPERS = ("person", "publication")
FORMATS = {
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

PAPERS = tuple(name for name, one in FORMATS.items() if one.kinds == _PAPERS)
"""Those that say nothing but publications."""
