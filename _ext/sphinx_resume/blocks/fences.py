"""A look at the fences of a page's blocks before it is read: Markdown itself never complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_resume.domain import domain_of
from sphinx_resume.model.problems import Subtype
from sphinx_resume.model.scan import fence_faults
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def _look(app: Sphinx, docname: str, source: list[str]) -> None:
    if domain_of(app.env).is_generated(docname):
        return
    path = app.env.doc2path(docname)
    if get_filetype(app.config.source_suffix, path) == "markdown":
        exact = bool(getattr(app.config, "myst_colon_fence_exact_match", False))
        colons = "colon_fence" in getattr(app.config, "myst_enable_extensions", ["colon_fence"])
        for message, line in fence_faults(source[0], exact, colons):
            warn(Subtype.FENCE, message, (docname, line))


def setup(app: Sphinx) -> None:
    """Look at every page before it is read."""
    app.connect("source-read", _look)
