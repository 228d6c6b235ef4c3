"""``{listing} projects``: a list of all things of a kind, anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, is_directive_registered

from sphinx_resume.config import checked
from sphinx_resume.domain import domain_of
from sphinx_resume.model.about import PLURALS
from sphinx_resume.model.problems import Subtype, suggestion
from sphinx_resume.model.records import PAGED
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import OptionSpec

_KINDS = {PLURALS[kind].lower(): kind for kind in PAGED}


_STYLES = ("list", "cards", "chips")


class Listing(SphinxDirective):
    """A list of all things of a kind, as ``people``, ``projects`` or ``skills``."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"style": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return a placeholder that is filled when the page is shown."""
        name = " ".join(self.arguments).strip().lower()
        kind = _KINDS.get(name) or (name if name in PAGED else "")
        if not kind:
            known = suggestion(name, _KINDS) or "; write one of " + ", ".join(_KINDS)
            what = f"'{name}' cannot be listed" if name else "there is nothing to list"
            warn(Subtype.VALUE, f"listing: {what}{known}", self.get_location())
            return []
        usual = "cards" if kind == "person" else "list"
        style = (self.options.get("style") or usual).strip()
        if style not in _STYLES:
            near = suggestion(style, _STYLES) or f"; write one of {', '.join(_STYLES)}"
            message = f"listing: field 'style': '{style}' is no style of lists{near}"
            warn(Subtype.VALUE, message, self.get_location())
            style = usual
        domain = domain_of(self.env)
        docname = self.env.docname
        domain.listings[docname] = (*domain.listings.get(docname, ()), kind)
        return [nodes.container(classes=["resume-listing"], resume_listing=(kind, style, None))]


def _short_name(app: Sphinx, config: Config) -> None:
    if checked(config).short_names and not is_directive_registered("listing"):
        app.add_directive("listing", Listing)


def setup(app: Sphinx) -> None:
    """Register the directive under its long and its short name."""
    app.add_directive_to_domain("resume", "listing", Listing)
    app.connect("config-inited", _short_name, priority=900)
