"""Atom feeds of posts (RFC 4287).

Written with feedgenerator, the one of Django and Pelican: it is alive, pure Python, and needs
no parser of XML.
"""

from __future__ import annotations

import datetime
import html
import io
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

from sphinx_resume.model.dates import Date
from sphinx_resume.model.descriptions import summary_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Post
from sphinx_resume.model.posts import records_of, writers_of
from sphinx_resume.model.publications.credits import name_of
from sphinx_resume.model.records import Key

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Address = Callable[[str], str]
"""Gives the whole address of a page or a file of the site."""


class Feed(NamedTuple):
    """What a feed is called, whose it is, its page and its own path on the site."""

    title: str
    author: str
    page: str
    path: str


class _Atom(Atom1Feed):  # type: ignore[misc] # has no types
    """Atom with several authors of an entry."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            if address:
                handler.addQuickElement("uri", address)
            handler.endElement("author")


def atom(graph: Graph, feed: Feed, posts: Iterable[Key], address: Address, language: str) -> bytes:
    """Return the feed of *posts* as XML.

    The id of a post is the address of its page, also if its text is on another site.
    """
    made = _Atom(
        title=_clean(feed.title),
        link=address(feed.page),
        description=None,
        language=language,
        author_name=_clean(feed.author),
        feed_url=address(feed.path),
        feed_guid=address(feed.path),
    )
    for key in posts:
        post = records_of(graph.entities[key])[0]
        if post.date is None:
            continue
        page = address(graph.entities[key].page)
        made.add_item(
            title=_clean(post.title),
            link=post.url or page,
            description=html.escape(_clean(summary_of(graph, key)), quote=False) or None,
            pubdate=_moment(post.date),
            updateddate=_moment(post.updated or post.date),
            unique_id=page,
            categories=tuple(map(_clean, post.tags)),
            authors=[(_clean(name), uri) for name, uri in _authors(graph, key, post, address)],
        )
    out = io.StringIO()
    made.write(out, "utf-8")
    return out.getvalue().encode()


def _authors(graph: Graph, key: Key, post: Post, address: Address) -> list[tuple[str, str]]:
    """Return names of authors, each with the address of a page if it has one."""
    found = []
    for one in writers_of(graph, key, post):
        url = one.web.url if one.web else ""
        if one.key and (page := graph.entities[one.key].page):
            url = address(page)
        found.append((name_of(graph, one), url))
    return found


def _clean(text: str) -> str:
    """Return *text* without the characters that XML 1.0 (2.2) does not have."""
    return _NO_XML.sub("", text)


def _moment(date: Date) -> datetime.datetime:
    return datetime.datetime(date.year, date.month or 1, date.day or 1, tzinfo=datetime.UTC)
