"""Links to entities: where they lead, and their tooltips."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinx_resume.model.descriptions import kind_label, tooltip
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Web
from sphinx_resume.model.records import Key
from sphinx_resume.render.inline_nodes import is_terse, unseen, web
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.builders import Builder


class EntityLinks:
    """Links to the entities of *graph*, for the pages that *builder* writes.

    *elsewhere* are those of other sites. *joined* are the pages of the builder's single document,
    or None if it writes every page.
    """

    def __init__(
        self,
        graph: Graph,
        elsewhere: Mapping[tuple[str, str], Web],
        builder: Builder,
        joined: frozenset[str] | None,
    ) -> None:
        """Keep where links lead, as far as it has been asked."""
        self._graph, self._elsewhere = graph, elsewhere
        self._builder, self._joined = builder, joined
        self._leads: dict[Key, tuple[tuple[str, str] | None, str]] = {}

    def target(self, key: Key) -> tuple[str, str] | None:
        """Return the page and anchor that a link to *key* leads to, if it can lead anywhere."""
        entity = self._graph.entities[key]
        if entity.page and (self._joined is None or entity.page in self._joined):
            return entity.page, ""
        for record in entity.records:
            if self._joined is None or record.docname in self._joined:
                return record.docname, record.anchor
        return None

    def lead(self, key: Key) -> tuple[tuple[str, str] | None, str]:
        """Return where a link to *key* leads, if it can lead anywhere, and to what."""
        if key not in self._leads:
            self._leads[key] = self.target(key), tooltip(self._graph, key, _)
        return self._leads[key]

    def to(self, key: Key, fromdocname: str, content: nodes.Node) -> nodes.Node:
        """Return *content* as a link to *key*, or as it is where there is nowhere to lead."""
        target, title = self.lead(key)
        if target is None or target == (fromdocname, ""):
            return content
        page, anchor = target
        if anchor and self._builder.name == "singlehtml":
            # "#document-page#anchor", as Sphinx makes it there, leads nowhere.
            anchor = joined_anchor(page, anchor)
            return make_refnode(self._builder, page, page, anchor, content, title)
        try:
            link = make_refnode(self._builder, fromdocname, page, anchor, content, title)
        except NoUri:
            return content
        text = content.astext()
        # Languages have such names; who hears "Go" or "R" alone does not know what it is.
        if key.kind == "skill" and is_terse(text) and text == self._graph.entities[key].title:
            link += unseen(f" ({_(kind_label(self._graph, key))})")
        # Builders without addresses (man, text) would show an empty one.
        return link if link.get("refid") or link.get("refuri", "").strip("#") else content

    def of_name(
        self, kind: str, name: str, fromdocname: str, content: nodes.Element
    ) -> nodes.Element:
        """Return a name in a field as a link to what it means, or *content* if that is not one."""
        graph = self._graph
        if other := self._elsewhere.get((kind, name)):
            return web(other.url, other.text)
        keys = graph.named_person(name) if kind == "person" else graph.find(kind, name)
        if len(keys) != 1:
            return content
        entity = graph.entities[keys[0]]
        text = nodes.Text(graph.words.of(name) if kind == "skill" else entity.title)
        if kind == "person" and entity.page == fromdocname:
            return nodes.strong("", "", text)  # whose page it is
        link = self.to(keys[0], fromdocname, text)
        return link if isinstance(link, nodes.Element) else nodes.inline("", "", link)


def joined_anchor(docname: str, anchor: str) -> str:
    """Return an anchor that is unique among pages joined into one."""
    return f"{docname.replace('/', '-')}-{anchor}"
