"""How often Python looks for garbage while a site is built.

A document of docutils is a web of some ten thousand objects that refer to each other.
Python's own threshold, `gc.get_threshold`, is 700 new objects (2,000 in newer versions): each
document outlives several looks, counts as old then, and has Python look through all that
it holds again and again. That takes a third of the time on a site of 1,000 pages, and more
on larger ones.

A generated page is taken apart when it has been written: what does not refer to itself any
more is freed at once, without being looked for. Authors' pages are left alone, as other
extensions may have kept parts of them.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from sphinx_resume.config import checked
from sphinx_resume.domain import domain_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config


def _raise(app: Sphinx, config: Config) -> None:
    """Raise the threshold until the build has ended, well or not."""
    usual, *older = gc.get_threshold()
    wanted = checked(config).gc_threshold
    # 0 is Python's way to say that it does not look at all.
    if 0 < usual < wanted:
        gc.set_threshold(wanted, *older)
        app.connect("build-finished", lambda *_: gc.set_threshold(usual, *older))


def _before_writing(app: Sphinx, builder: Builder) -> None:
    """Take each generated page apart when the next one is shown, for then it has been written."""
    # With several processes, pages wait for one; other formats may keep what they have read.
    if builder.format != "html" or builder.parallel_ok or not checked(app.config).gc_threshold:
        return
    if not gc.isenabled():
        return
    written: list[nodes.document] = []

    def shown(app: Sphinx, document: nodes.document, docname: str) -> None:
        while written and written[-1] is not document:
            take_apart(written.pop())
        if domain_of(app.env).is_generated(docname):
            written[:] = [document]

    app.connect("doctree-resolved", shown)


def take_apart(document: nodes.document) -> None:
    """Take the nodes of *document* from each other: they refer to those that they stand in."""
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        waiting += [child for child in node.children if child.children]
        node.children = []


def setup(app: Sphinx) -> None:
    """Register the change, after the check of the options."""
    app.connect("config-inited", _raise, priority=900)
    app.connect("write-started", _before_writing)
