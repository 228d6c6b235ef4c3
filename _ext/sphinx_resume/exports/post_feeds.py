"""Which pages have a feed of posts, their links to it, and what it is made of."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.exports.writer import Export
from sphinx_resume.model.dependencies import POSTS, WHOLE, digest
from sphinx_resume.model.posts import feeds_of
from sphinx_resume.model.records import Key
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_NO_AUTHOR = "Author name not set"  # Sphinx's own default of `author`


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the feeds."""
    about = (config.html_baseurl, config.project, config.author, domain.settings.feed_size)
    fingerprint = digest(domain.fingerprints.get(WHOLE), *about)
    for path, key in domain.feed_files.items():
        yield Export(path, fingerprint, partial(_made, domain, config, path, key))


def _made(domain: ResumeDomain, config: Config, path: str, key: Key) -> bytes:
    """Return the feed of *key*, which stands at *path*."""
    # Most builds write no feed, and need not wait for what makes them.
    from sphinx_resume.formats.atom import Feed, atom  # noqa: PLC0415

    site = config.project.strip()
    feed = Feed(f"{_('Posts')} · {site}", "", domain.feeds[key], path)
    if config.author != _NO_AUTHOR:
        feed = feed._replace(author=config.author)
    if key != POSTS:
        title = domain.graph.entities[key].title
        author = title if key.kind == "person" else feed.author
        feed = feed._replace(title=f"{title} · {site}", author=author)
    feed = feed._replace(author=feed.author or site)

    def address(name: str) -> str:
        uri = name if name == path else domain.builder.get_target_uri(name)
        return urljoin(domain.address, uri)

    posts = feeds_of(domain.graph)[key][: domain.settings.feed_size]
    return atom(domain.graph, feed, posts, address, config.language)


def _page_context(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Link a page to its feed in its head, where readers of feeds look for it."""
    domain = domain_of(app.env)
    if path := domain.feed_of(pagename):
        here = posixpath.dirname(app.builder.get_target_uri(pagename))
        href, title = posixpath.relpath(path, here or "."), escape(_("Posts"))
        tag = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{href}">'
        context["metatags"] = f"{context.get('metatags', '')}\n{tag}"


def setup(app: Sphinx) -> None:
    """Register the links to feeds."""
    app.connect("html-page-context", _page_context)
