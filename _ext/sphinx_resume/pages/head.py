"""What the extension adds to the head of each HTML page, collected in one place.

A description for search engines, structured data, tags for scholars' tools and for shared links,
and links to the Markdown alternate and to the feed.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_resume.assets import SITES, link_scripts
from sphinx_resume.domain import domain_of
from sphinx_resume.pages.feed_pages import feed_of
from sphinx_resume.pages.markdown_alternates import write_alternate
from sphinx_resume.pages.page_descriptions import page_description, short
from sphinx_resume.pages.social_cards import scholar_tags, social_tags
from sphinx_resume.pages.structured_data import structured_data
from sphinx_resume.pages.subjects import subject_of
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


_OPEN_GRAPH = "sphinxext.opengraph"
"""Where this extension is loaded, its tags are left to it."""


def _collect(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Add the tags of a page; of the search and the index there is no document."""
    if app.builder.name not in SITES:
        return
    domain, written = domain_of(app.env), context.get("metatags") or ""
    text = page_description(domain, pagename, doctree) if doctree is not None else ""
    tags: list[str] = []
    if 'name="description"' not in written:
        tags += _description(app, context, text)
    if doctree is not None:
        link_scripts(app, doctree)
        tags += _tags_of_page(app, pagename, doctree, text)
    if path := feed_of(domain, pagename):
        here = posixpath.dirname(app.builder.get_target_uri(pagename))
        href, title = posixpath.relpath(path, here or "."), escape(_("Posts"))
        tags.append(
            f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{href}">'
        )
    context["metatags"] = "\n".join(filter(None, [written, *tags]))


def _description(app: Sphinx, context: dict[str, Any], text: str) -> Iterator[str]:
    """Yield the description of a page whose author has written none."""
    if text := text or ", ".join(filter(None, (context.get("title"), app.config.project))):
        yield f'<meta name="description" content="{escape(short(text))}">'
        # Shibuya shows none of these tags, but a description from the page's front matter.
        context["meta"] = {"description": short(text), **(context.get("meta") or {})}


def _tags_of_page(
    app: Sphinx, docname: str, document: nodes.document, description: str
) -> Iterator[str]:
    domain = domain_of(app.env)
    subject = subject_of(domain, docname)
    yield structured_data(domain, docname, subject, description)
    yield from scholar_tags(domain, subject)
    if _OPEN_GRAPH not in app.extensions:
        yield from social_tags(domain, docname, subject, description)
    yield write_alternate(domain.builder, docname, document)


def setup(app: Sphinx) -> None:
    """Add the tags to every page, before other extensions read its description."""
    app.connect("html-page-context", _collect, priority=400)
