"""Lists: what is on them, and the index pages that list all entities of a kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sphinx_resume.config import ResumeConfig
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.graph_building import index_page_of
from sphinx_resume.model.descriptions import entry
from sphinx_resume.model.diagnostics import Problem
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry
from sphinx_resume.model.listing.pagination import Part, split
from sphinx_resume.model.listing.query import Query, QueryFault
from sphinx_resume.model.listing.selection import select
from sphinx_resume.model.page_contents import index_page_view
from sphinx_resume.model.placed_lists import PlacedList
from sphinx_resume.model.posts import tags
from sphinx_resume.model.records import Key
from sphinx_resume.model.slugs import slug
from sphinx_resume.model.timeline import people_of_query
from sphinx_resume.model.translated_words import original_of

INDEX_STYLES = {"person": "cards", "post": "years"}
"""How all things of a kind are listed, where not as a ``list``."""

_TAG = "tag/"


class Lists:
    """What lists show. Posts have lists by tag, too, if *own_posts* says that lists are ours."""

    def __init__(self, graph: Graph, settings: ResumeConfig, *, own_posts: bool) -> None:
        """Ask *graph*, and split long lists as *settings* say."""
        self._graph = graph
        self._settings = settings
        self._own_posts = own_posts
        self._parts: dict[str, tuple[Part, ...]] = {}

    def parts(self, kind: str) -> tuple[Part, ...]:
        """Return the parts of the list of all things of *kind*, of which each has a page."""
        if kind not in self._parts:
            entries, settings = index_page_view(self._graph, kind), self._settings
            size, by = settings.list_size, settings.list_split
            self._parts[kind] = split(self._graph, kind, entries, size, by)
        return self._parts[kind]

    def entries(self, kind: str) -> tuple[Entry, ...]:
        """Return the whole list of all things of *kind*, in the order of its parts."""
        return tuple(entry for part in self.parts(kind) for entry in part.entries)

    def part(self, kind: str, name: str) -> Part:
        """Return the part of that name; the first one, which the index page shows, has others."""
        parts = self.parts(kind)
        return next((part for part in (*parts, *self.topics(kind)) if part.name == name), parts[0])

    def topics(self, kind: str) -> tuple[Part, ...]:
        """Return the lists by tag, of which each has a page: posts have them."""
        return self._tagged if kind == "post" and self._own_posts else ()

    @cached_property
    def _tagged(self) -> tuple[Part, ...]:
        return tuple(
            Part(f"{_TAG}{tag.name}", tag.label, False, 0, tuple(map(self._line, tag.keys)))
            for tag in tags(self._graph)
        )

    def _line(self, key: Key) -> Entry:
        return entry(self._graph, key, everyone=True)

    def page_of(self, kind: str, part: Part) -> str:
        """Return the page of a part; the first one stands on the index page."""
        if part is self.parts(kind)[0]:
            return index_page_of(self._settings, kind)
        name = part.name if part.name.startswith(_TAG) else f"list/{part.name}"
        return f"{self._settings.folders[kind]}/{name}"

    def page_of_tag(self, tag: str) -> str:
        """Return the page that lists the posts with *tag*."""
        return f"{self._settings.folders['post']}/{_TAG}{slug(original_of(tag))}"

    def problems(self, listings: Mapping[str, tuple[PlacedList, ...]]) -> Iterator[Problem]:
        """Yield what lists and timelines of documents name that the site does not have."""
        for docname, every in sorted(listings.items()):
            for asked in every:
                faults: tuple[QueryFault, ...]
                if isinstance(asked.query, Query):
                    faults = select(self._graph, asked.query).problems
                else:
                    _people, faults = people_of_query(self._graph, asked.query, docname)
                yield from (asked.problem(fault, docname) for fault in faults)


def lists_of(domain: ResumeDomain) -> Lists:
    """Return what lists show, as the graph has it now."""
    return domain.derived(_lists)


def _lists(domain: ResumeDomain) -> Lists:
    return Lists(domain.graph, domain.settings, own_posts=lists_posts(domain))


def lists_posts(domain: ResumeDomain) -> bool:
    """Tell whether posts have lists and feeds of ours, and not those of ABlog."""
    return "post" in domain.settings.pages and "ablog" not in domain.env.config.extensions


def index_page(domain: ResumeDomain, kind: str) -> str:
    """Return the page that lists all entities of *kind*, or nothing if there is none."""
    page = domain.index_page(kind) if kind in domain.settings.folders else ""
    return page if page in domain.env.found_docs else ""
