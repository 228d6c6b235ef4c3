"""What Furo's own pages lack, for who reads them with a screen reader.

Furo 2025.12 labels neither of its two side bars, leaves the buttons at the top of a page outside
of all landmarks, does not let the keyboard scroll wide code, and has a page of search results
without a heading.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TEMPLATES = Path(__file__).parents[1] / "templates" / "furo"


def _add_templates(app: Sphinx) -> None:
    """Put templates between the project's and the theme's, as in `templates_path`.

    That option itself would put this machine's path into the digest of the configuration.
    """
    templates = getattr(app.builder, "templates", None)
    if app.config.html_theme == "furo" and isinstance(templates, BuiltinTemplateLoader):
        templates.loaders.insert(templates.templatepathlen, SphinxFileSystemLoader(str(_TEMPLATES)))
        templates.templatepathlen += 1


def _add_words(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    if app.config.html_theme != "furo":
        return
    context["resume_words"] = {
        # Translators: names the side bar with the pages of the site, for a screen reader.
        "site": escape(_("Pages of this site")),
        "page": escape(_("On this page")),
        # Translators: names the buttons at the top of a page, for a screen reader.
        "tools": escape(_("Source and colours")),
    }


def setup(app: Sphinx) -> None:
    """Add the templates and their words."""
    app.connect("builder-inited", _add_templates)
    app.connect("html-page-context", _add_words)
