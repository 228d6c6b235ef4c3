"""A look at a page before it is read: at its fences, and at what would shift its lines.

Markdown itself never complains.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_resume.domain import domain_of
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.scan import fence_faults, has_blocks, with_braces
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


# Python ends lines at these, in `str.splitlines`, and so do docutils and MyST inside of directives.
_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def _look(app: Sphinx, docname: str, source: list[str]) -> None:
    if domain_of(app.env).is_generated(docname):
        return
    source[0] = _without_odd_ends(docname, source[0])
    path = app.env.doc2path(docname)
    if get_filetype(app.config.source_suffix, path) == "markdown":
        exact = bool(getattr(app.config, "myst_colon_fence_exact_match", False))
        colons = "colon_fence" in getattr(app.config, "myst_enable_extensions", ["colon_fence"])
        for message, line in fence_faults(source[0], exact, colons):
            warn(Subtype.FENCE, message, (docname, line))
        source[0] = with_braces(source[0])


def _without_odd_ends(docname: str, text: str) -> str:
    """Return *text* with spaces for what ends a line to Python alone, and tell of that."""
    if not _ENDS.search(text) or not has_blocks(text):
        return text  # what other pages have is not our business
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if found := _ENDS.search(line):
            message = f"U+{ord(found[0]):04X} ends a line here, and is read as a space; remove it"
            warn(Subtype.VALUE, message, (docname, number))
    return _ENDS.sub(" ", text)


def setup(app: Sphinx) -> None:
    """Look at every page before it is read."""
    app.connect("source-read", _look)
