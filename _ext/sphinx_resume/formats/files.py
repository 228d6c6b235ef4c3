"""The files that a person's page offers besides itself.

Their media types are those of RFC 6350, RFC 8259 and RFC 9512.
"""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its name in the options, its files' ending, what readers call it, its type."""

    name: str
    suffix: str
    label: str
    type: str


FORMATS = {
    one.name: one
    for one in (
        Format("vcard", ".vcf", "vCard", "text/vcard"),
        Format("jsonresume", ".json", "JSON Resume", "application/json"),
        Format("rendercv", ".yaml", "RenderCV", "application/yaml"),
    )
}
"""The formats by their names, in the order in which pages offer them."""
