"""Directives: a block of the author's text becomes a record and nodes in place.

`entry` reads one block, `bibtex_directive` a file of them, and `list_directives` puts
placeholders for lists and timelines, all from the `block_head` of a directive. `completion`
completes the records of a document when it has been read and translated, and `page_text` what its
text says besides. Nothing here looks at other documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.directives import (
    ablog,
    bibtex_directive,
    completion,
    documentation,
    fences,
    field_text,
    list_directives,
    literal_comments,
    named_files,
    registration,
    source_comments,
    visibility,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directives and what completes them."""
    visibility.setup(app)
    source_comments.setup(app)
    literal_comments.setup(app)
    app.add_transform(visibility.WithholdPage)
    completion.setup(app)
    ablog.setup(app)
    fences.setup(app)
    named_files.setup(app)
    field_text.setup(app)
    list_directives.setup(app)
    bibtex_directive.setup(app)
    registration.setup(app)
    documentation.setup(app)
