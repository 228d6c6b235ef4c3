"""Pages in languages that are written from right to left say so, and are mirrored by it.

Themes write ``lang`` on the root of a page and never ``dir``, and Sphinx has no option for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib.serializinghtml import SerializingHTMLBuilder

from sphinx_resume.model.dates import is_rtl

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}


def _mirror(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Add ``dir`` after ``lang``, which all themes write as ``lang="{{ language }}"``.

    Templates do not escape (`BuiltinTemplateLoader`). EPUB has a tag of its own for the root.
    """
    if isinstance(app.builder, SerializingHTMLBuilder) or not context.get("language"):
        return
    # Names of locales may have a modifier, as "sr@latin"; tags of languages (BCP 47) have not.
    name, at, modifier = context["language"].partition("@")
    if at:
        context["language"] = f"{name}-{_MODIFIERS.get(modifier, modifier)}"
    if is_rtl(app.config.language):
        context["language"] += '" dir="rtl'
        if tag := context.get("html_tag"):
            context["html_tag"] = tag.replace(">", ' dir="rtl">', 1)


def setup(app: Sphinx) -> None:
    """Say the direction when all others have read the language."""
    app.connect("html-page-context", _mirror, priority=950)
