"""Views and fields made into docutils nodes, for every builder alike.

Knows the model and the domain's links; parses nothing and stores nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.render import facets, inline_nodes, localization, person_header, timeline_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register what pages say by themselves."""
    localization.setup(app)
    timeline_nodes.setup(app)
    facets.setup(app)
    inline_nodes.setup(app)
    person_header.setup(app)
