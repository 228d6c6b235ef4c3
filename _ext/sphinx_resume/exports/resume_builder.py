"""``sphinx-build -b resume``: the exports alone, without pages, and what they could not say."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx.builders import Builder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

NAME = "resume"


class ResumeBuilder(Builder):
    """Writes what `exports` makes. Addresses are those that the html builder gives."""

    name = NAME
    format = NAME
    epilog = "The exports are in %(outdir)s; losses.txt there tells what they could not say."
    allow_parallel = True

    def init(self) -> None:
        """Say where the html builder has pictures."""
        self.imagedir = "_images"

    def get_outdated_docs(self) -> list[str]:
        """Return no pages: none is written."""
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a page of the site, from its root."""
        suffix = self.config.html_link_suffix or self.config.html_file_suffix or ".html"
        return quote(docname) + str(suffix)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write no pages."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write no page."""


def setup(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(ResumeBuilder)
