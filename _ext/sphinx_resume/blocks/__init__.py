"""Directives: a block of the author's text becomes a record and nodes in place.

`block` reads one block, `bibliography` a file of them, and `listing` leaves room for lists and
timelines, all from the `head` of a directive. `collect` completes the records of a document when
it has been read and translated, and `texts` what its text says besides. Nothing here looks at
other documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.blocks import (
    ablog,
    addresses,
    bibliography,
    collect,
    comments,
    documentation,
    drafts,
    fences,
    files,
    innercomments,
    listing,
    names,
    visibility,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directives and what completes them."""
    visibility.setup(app)
    comments.setup(app)
    innercomments.setup(app)
    app.add_transform(drafts.WithholdPage)
    collect.setup(app)
    ablog.setup(app)
    fences.setup(app)
    files.setup(app)
    addresses.setup(app)
    listing.setup(app)
    bibliography.setup(app)
    names.setup(app)
    documentation.setup(app)
