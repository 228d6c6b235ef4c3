"""How often Python looks for garbage while a site is built.

A document of docutils is a web of some ten thousand objects that refer to each other.
Python's own threshold, `gc.get_threshold`, is 700 new objects (2,000 in newer versions): each
document outlives several looks, counts as old then, and has Python look through all that
it holds again and again. That takes a third of the time on a site of 1,000 pages, and more
on larger ones.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from sphinx_resume.config import checked

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


def _raise(app: Sphinx, config: Config) -> None:
    """Raise the threshold until the build has ended, well or not."""
    usual, *older = gc.get_threshold()
    wanted = checked(config).gc_threshold
    # 0 is Python's way to say that it does not look at all.
    if 0 < usual < wanted:
        gc.set_threshold(wanted, *older)
        app.connect("build-finished", lambda *_: gc.set_threshold(usual, *older))


def setup(app: Sphinx) -> None:
    """Register the change, after the check of the options."""
    app.connect("config-inited", _raise, priority=900)
