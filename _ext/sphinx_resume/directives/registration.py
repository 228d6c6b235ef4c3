"""The directives of all kinds, and short names: ``{project}`` besides ``{resume:project}``.

Setting ``primary_domain`` would take the Python domain's short roles away, so the
names are registered for themselves; one that another extension owns is left to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import is_directive_registered, is_role_registered

from sphinx_resume.config import checked
from sphinx_resume.directives.bibtex_directive import BibTeX
from sphinx_resume.directives.entry import EntryDirective
from sphinx_resume.directives.list_directives import DIRECTIVES
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class ShortRole(XRefRole):
    """A reference role under its short name; `XRefRole` takes the domain from the name."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Run as the role of the ``resume`` domain."""
        self.name = "resume:" + self.name.rpartition(":")[2]
        return super().run()


def _register(app: Sphinx, config: Config) -> None:
    """Register what a project or another extension has added too, which is known by now."""
    for name in KINDS:
        app.add_directive_to_domain("resume", name, EntryDirective)
    if not checked(config).short_names:
        return
    for name, directive in {
        **dict.fromkeys(KINDS, EntryDirective),
        **DIRECTIVES,
        "bibtex": BibTeX,
    }.items():
        if is_directive_registered(name):
            _taken("directive", name)
        else:
            app.add_directive(name, directive)
    for name in paged():
        if is_role_registered(name):
            _taken("role", name)
        else:
            app.add_role(name, ShortRole(innernodeclass=nodes.inline, warn_dangling=True))


def _taken(what: str, name: str) -> None:
    warn(
        Subtype.NAME,
        f"another extension owns the {what} '{name}'; write {{resume:{name}}} for ours",
    )


def setup(app: Sphinx) -> None:
    """Register the names when all extensions have registered theirs."""
    app.connect("config-inited", _register, priority=900)
