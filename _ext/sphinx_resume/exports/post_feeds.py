"""The feeds of posts, of which `pages.feed_pages` knows the places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.writer import Export
from sphinx_resume.model.dependencies import POSTS, WHOLE, digest
from sphinx_resume.model.posts import feeds_of
from sphinx_resume.model.records import Key
from sphinx_resume.pages.feed_pages import feed_files
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.config import Config

_NO_AUTHOR = "Author name not set"  # Sphinx's own default of `author`


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the feeds."""
    about = (config.html_baseurl, config.project, config.author, domain.settings.feed_size)
    fingerprint = digest(domain.fingerprints.get(WHOLE), *about)
    for path, key in feed_files(domain).items():
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
