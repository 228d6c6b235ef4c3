"""Other forms of what pages say, made from the graph when all pages are written.

Each format is a pure function of the graph, in a module of its own that knows nothing of
Sphinx; `feeds` puts what these return into the output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.exports import feeds

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register every format."""
    feeds.setup(app)
