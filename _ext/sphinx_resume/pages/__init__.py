"""Pages: which exist, what they show, and which of them an edit changes.

An entity without an authored page gets a generated one. It is a real document, but there is no
file of it anywhere: its name is known early from a scan of the authors' files (`docnames`), it is
read when the graph exists (`generated_pages`), its placeholders are replaced when it is shown
(`placeholders`, `transclusion`, `list_filling`), and it is rewritten exactly when what it shows has
changed (`rebuilds`). Around all pages is a side bar (`navigation`), and beside each its Markdown
alternate (`markdown_alternates`); search engines learn what they are about from their `head` and
from `microformats`, and screen readers which parts they have (`furo`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.pages import (
    docnames,
    environment,
    furo,
    generated_pages,
    head,
    markdown_alternates,
    microformats,
    navigation,
    page_sources,
    placeholders,
    rebuilds,
    right_to_left,
    search,
    transclusion,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register every part of the life of a page."""
    docnames.setup(app)
    generated_pages.setup(app)
    placeholders.setup(app)
    microformats.setup(app)
    rebuilds.setup(app)
    transclusion.setup(app)
    navigation.setup(app)
    head.setup(app)
    right_to_left.setup(app)
    environment.setup(app)
    markdown_alternates.setup(app)
    furo.setup(app)
    search.setup(app)
    page_sources.setup(app)
