"""URLs of the site and its pages, for exports that must give them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from sphinx_resume.model.body_text import Markdown, Plain
from sphinx_resume.model.descriptions import title_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.publications.publication_facts import is_file
from sphinx_resume.model.records import Key


class Urls(NamedTuple):
    """Whole addresses: of a page, a picture (by its path in the project), a file, the first page.

    ``paper`` is that of the PDF beside a publication's page. Each is empty where the site's own
    address is not known, or there is no such page.
    """

    page: Callable[[str], str]
    picture: Callable[[str], str]
    file: Callable[[str], str]
    paper: Callable[[Key], str]
    home: str = ""

    def thing(self, graph: Graph, key: Key) -> str:
        """Return the address of the page of a thing."""
        page = graph.entities[key].page
        return self.page(page) if page else ""

    def pdf(self, graph: Graph, record: Publication) -> str:
        """Return the address of the PDF of a publication."""
        if not is_file(record.pdf):
            return uri(record.pdf)
        key = graph.edges_of(record).itself
        return self.paper(key) if key else ""


def uri(address: str) -> str:
    """Return *address* as RFC 3986 wants it: signs beyond ASCII are encoded."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")


def texts(graph: Graph, urls: Urls, markdown: type[Markdown] | None = Markdown) -> Plain:
    """Return what writes bodies: as Markdown of some kind, with links, or without any marks."""

    def title(key: Key) -> str:
        return title_of(graph, key)

    def address(key: Key) -> str:
        found = graph.meant(*key)
        if found:
            return urls.thing(graph, found[0])
        return urls.page(key.id) if graph.title_of(key.id) is not None else ""

    return markdown(title, address) if markdown else Plain(title)


_IN_PATHS = "/%!$&'()*+,;=:@~"  # what RFC 3986 lets stand there


@lru_cache(8)
def site_address(given: str) -> str:
    """Return the address of a site as RFC 3986 has it, with a slash at its end.

    It is empty if *given*, the ``html_baseurl``, cannot be the beginning of others.
    """
    given = given.strip()
    parts = urlsplit(given)
    whole = parts.scheme in {"http", "https"} and parts.hostname
    odd = parts.query or parts.fragment or re.search(r"[\s<>\"\\]", given)
    if not whole or odd:
        return ""
    try:
        host = parts.netloc if given.isascii() else parts.netloc.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{parts.scheme}://{host}{quote(parts.path, safe=_IN_PATHS).rstrip('/')}/"
