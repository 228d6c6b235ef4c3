"""Views and fields made into docutils nodes, for every builder alike.

Knows the model and the domain's links; parses nothing and stores nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.render import facets, formula, isolated, person, timeline, words

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register what pages say by themselves."""
    words.setup(app)
    timeline.setup(app)
    facets.setup(app)
    formula.setup(app)
    person.setup(app)
    isolated.setup(app)
