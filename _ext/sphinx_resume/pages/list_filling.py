"""Lists and timelines filled in, with the ways between the parts of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from sphinx_resume.assets import NARROWED, SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.index_pages import index_page, lists_of
from sphinx_resume.model.inline import Doc, Entry, Ref
from sphinx_resume.model.listing.pagination import Part
from sphinx_resume.model.listing.selection import people_in_table, select
from sphinx_resume.model.posts import topics_of
from sphinx_resume.model.publications.citation import citation
from sphinx_resume.model.timeline import find_timeline
from sphinx_resume.nodes import (
    index_placeholder,
    list_placeholder,
    pagination_placeholder,
    timeline_placeholder,
    topics_placeholder,
)
from sphinx_resume.pages.feed_pages import feed_of
from sphinx_resume.render.contents import Render
from sphinx_resume.render.facets import coded, narrowing, resume_filter
from sphinx_resume.render.inline_nodes import joined, web
from sphinx_resume.render.localization import _, called, comma, more
from sphinx_resume.render.timeline_nodes import timeline_nodes


@dataclass(frozen=True, slots=True)
class FillLists:
    """Fills the placeholders of lists on the page *docname*, which *document* shows."""

    domain: ResumeDomain
    render: Render
    document: nodes.document
    docname: str

    def fillers(self) -> dict[type[nodes.Element], Callable[[Any], None]]:
        """Return what fills each placeholder."""
        return {
            index_placeholder: self._listing,
            list_placeholder: self._selection,
            timeline_placeholder: self._timeline,
            pagination_placeholder: self._parts,
            topics_placeholder: self._topics,
        }

    def entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Leave out summaries where what they are taken from stands in the same document."""
        if self.domain.joined is None:
            return entries
        return tuple(
            replace(one, summary="")
            if isinstance(one.target, Ref) and self.domain.links.target(one.target.key)
            else one
            for one in entries
        )

    def _listing(self, node: index_placeholder) -> None:
        kind, style, name = node["kind"], node["list_style"], node["part"]
        if self.domain.joined is not None:
            entries = lists_of(self.domain).entries(kind)
        else:
            entries = lists_of(self.domain).part(kind, name).entries
        entries, render = self.entries(entries), self.render
        if self.domain.builder.name in SITES and (
            found := narrowing(self.domain.graph, kind, entries)
        ):
            node += resume_filter(facets=found.facets)
            render = replace(render, codes=coded(found, entries))
            self.document[NARROWED] = True
        if entries and style == "years":
            node += render.by_year(entries)
        elif entries:
            node += render.entries(entries, style)
        else:
            node += nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])

    def _selection(self, node: list_placeholder) -> None:
        """Fill in a list that an author asked for."""
        query, style = node["query"], node["list_style"]
        found = select(self.domain.graph, query)
        if found.groups:
            node.children = []  # what was to be said of an empty one
        elif not node.children:
            node += nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])
        for group in found.groups:
            if group.label:
                heading = nodes.rubric("", "", self.render.heading(group.label))
                heading["classes"], heading["heading-level"] = ["resume-heading"], _depth(node)
                node += heading
            # Sphinx's text and man pages have no tables in tables.
            inner = style == "table" and _stands_in(node, nodes.entry)
            node += self._styled(group.entries, "list" if inner else style)
        if found.left_out:
            text, page = more(found.left_out), index_page(self.domain, query.what.kind)
            rest = self.render.link(Doc(page, text)) if page else nodes.inline("", text)
            node += nodes.paragraph("", "", rest, classes=["resume-more"], translatable=False)

    def _styled(self, entries: tuple[Entry, ...], style: str) -> list[nodes.Element]:
        if style == "citations":
            keys = [one.target.key for one in entries if isinstance(one.target, Ref)]
            return self.render.citations(citation(self.domain.graph, key) for key in keys)
        if style == "table" and (columns := people_in_table(self.domain.graph, entries)):
            return [self.render.columns(columns)]
        return [self.render.entries(self.entries(entries), style)]

    def _timeline(self, node: timeline_placeholder) -> None:
        """Fill in a timeline."""
        query, docname = node["query"], node["docname"]
        found, _faults = find_timeline(self.domain.graph, query, docname)
        made = timeline_nodes(found, self.render)
        node += made or [nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])]

    def _topics(self, node: topics_placeholder) -> None:
        """Fill in the tags of posts, each with how many have it, and those who wrote them."""
        made: list[nodes.Element] = []
        for label, elements in topics_of(self.domain.graph):
            ways = [(self.render.link(one), nodes.Text(f" ({number})")) for one, number in elements]
            links = (nodes.inline("", "", *way) for way in ways)
            line = joined("resume-topics", links, comma(self.render.language))
            line.insert(0, nodes.strong("", f"{_(label)}: "))
            made.append(line)
        if feed := feed_of(self.domain, self.docname):
            link = web(feed.rpartition("/")[2], _("Atom feed"))
            made.append(
                nodes.paragraph("", "", link, classes=["resume-topics"], translatable=False)
            )
        node.parent.replace(node, made)

    def _parts(self, node: pagination_placeholder) -> None:
        """Fill in the way to the other parts of a list, and from these to its beginning."""
        kind, name = node["kind"], node["part"]
        made: list[nodes.Element] = []
        if self.domain.joined is None:
            parts = lists_of(self.domain).parts(kind)
            if name:
                link = self.render.link(Doc(self.domain.index_page(kind)))
                made.append(nodes.paragraph("", "", link, classes=["resume-trail"]))
            if len(parts) > 1:
                made.append(joined("resume-parts", [self._part(kind, part) for part in parts]))
        node.parent.replace(node, made)

    def _part(self, kind: str, part: Part) -> nodes.Element:
        return self.render.link(Doc(lists_of(self.domain).page_of(kind, part), called(part)))


def _stands_in(node: nodes.Node, kind: type[nodes.Element]) -> bool:
    outer = node.parent
    while outer is not None and not isinstance(outer, kind):
        outer = outer.parent
    return outer is not None


def _depth(node: nodes.Node) -> int:
    """Return the level of a heading below those that *node* stands under."""
    level, outer = 1, node.parent
    while outer is not None:
        level += isinstance(outer, nodes.section)
        outer = outer.parent
    return min(level, 6)
