"""Placeholders become what they stand for when a page is shown.

Runs before the references are resolved (MyST at priority 9, Sphinx at 10).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import clean_astext, make_refnode

from sphinx_resume.domain import ResumeDomain, domain_of, joined_anchor
from sphinx_resume.model.pieces import Entry, Ref, Section
from sphinx_resume.model.records import Key
from sphinx_resume.model.view import entity_view
from sphinx_resume.pages.copy import copied, lead
from sphinx_resume.render.block import header_of
from sphinx_resume.render.pieces import list_node, section_nodes, view_nodes
from sphinx_resume.render.words import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Fill(SphinxPostTransform):
    """Fills listings, related sections, copies of bodies, and links to things."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill the document from the outside in."""
        self.domain: ResumeDomain = domain_of(self.env)
        if not self.domain.builder.use_message_catalog:
            # gettext: every message stands on its author's page.
            self._lead()
            return
        for node in self._with("resume_related"):
            self._related(node)
        for node in self._with("resume_copy"):
            self._copy(node)
        # Copied bodies may hold lists.
        for node in self._with("resume_listing"):
            self._listing(node)
        for node in self._with("resume_parts") if self.domain.joined is not None else ():
            node.parent.remove(node)
        for node in self._with("resume_unshown"):
            node.parent.remove(node)
        for node in self._with("resume_group"):
            self._block(node, node["resume_group"])
        for node in self._with("resume_place"):
            self._block(node, node["resume_place"])
            self._anchor(node)
        for inline in list(self.document.findall(nodes.inline)):
            self._link(inline)
        self._lead()

    def _with(self, attribute: str) -> list[nodes.container]:
        return [node for node in self.document.findall(nodes.container) if attribute in node]

    def _lead(self) -> None:
        for reference in list(self.document.findall(addnodes.pending_xref)):
            lead(self.env, reference)

    @property
    def docname(self) -> str:
        """The page that is shown."""
        return self.env.current_document.docname

    def _listing(self, node: nodes.container) -> None:
        kind, style, name = node["resume_listing"]
        if name is None or self.domain.joined is not None:
            entries = tuple(one for part in self.domain.parts(kind) for one in part.entries)
        else:
            entries = self.domain.part(kind, name).entries
        entries = self._entries(entries)
        if entries:
            node += list_node(entries, self.config.language, style)
        else:
            node += nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])

    def _related(self, node: nodes.container) -> None:
        page, part = node["resume_related"]
        key = self.domain.graph.by_page.get(page)
        made: list[nodes.Element] = []
        if key is not None:
            view = entity_view(self.domain.graph, key, page)
            if part == "facts":
                made = view_nodes(view, self.config.language)
            else:
                made = [made for section in view.sections for made in self._section(section)]
        if made:
            node += made
        else:
            node.parent.remove(node)

    def _entries(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Leave out summaries where what they are taken from stands in the same document."""
        if self.domain.joined is None:
            return entries
        return tuple(
            replace(one, summary="")
            if isinstance(one.target, Ref) and self.domain.target(one.target.key)
            else one
            for one in entries
        )

    def _page_of(self, node: nodes.Node) -> str:
        """Return the page that *node* stands on, also where pages are joined."""
        outer = node.parent
        while outer is not None:
            if isinstance(outer, nodes.section) and "docname" in outer:
                return str(outer["docname"])
            outer = outer.parent
        return self.docname

    def _section(self, section: Section) -> list[nodes.Element]:
        section = replace(section, entries=self._entries(section.entries))
        rubric = nodes.rubric("", _(section.label), classes=["resume-heading"])
        rubric["heading-level"] = 2
        return [rubric, *section_nodes(section, self.config.language)]

    def _copy(self, node: nodes.container) -> None:
        node += copied(self.env, self.document, self.docname, *node["resume_copy"])

    def _block(self, node: nodes.container, place: tuple[str, int]) -> None:
        """Link the title of a block to the page of what it is about."""
        record = self.domain.graph.at(*place)
        header = header_of(node)
        if record is None or header is None:
            return
        ends = self.domain.graph.ends_of(record)
        key = ends.itself or ends.organization
        rubric = next(header.findall(nodes.rubric), None)
        if key is None or rubric is None or "resume-title" not in rubric["classes"]:
            return
        if rubric.get("resume_field") is None:
            return
        page = self._page_of(node)
        if self.domain.graph.entities[key].page == page and ends.itself:
            if rubric.astext() == clean_astext(self.env.titles[page]):
                rubric.parent.remove(rubric)
            return
        if self.domain.target(key) == (page, record.anchor):
            return
        content = nodes.inline("", "", *rubric.children)
        rubric.children = []
        rubric += self.domain.link(key, self.docname, content)

    def _anchor(self, node: nodes.container) -> None:
        """Give builders that join pages the anchors that they can lead to."""
        if not node["ids"] or self.domain.joined is None:
            return
        if self.domain.builder.name == "singlehtml":
            docname, _index = node["resume_place"]
            node["ids"] = [joined_anchor(docname, anchor) for anchor in node["ids"]]
        else:
            # LaTeX and Texinfo make no label of a container.
            node.insert(0, nodes.target("", "", ids=node["ids"]))
            node["ids"] = []

    def _link(self, node: nodes.inline) -> None:
        if "resume_ref" in node:
            kind, name = node["resume_ref"]
            keys = self.domain.graph.find(kind, name)
            if len(keys) == 1:
                title = name if kind == "skill" else self.domain.graph.entities[keys[0]].title
                self._put(node, keys[0], title)
        elif "resume_key" in node:
            self._put(node, Key(*node["resume_key"]), node.astext())
        elif "resume_doc" in node:
            docname = node["resume_doc"]
            known = docname in self.env.titles
            text = node.astext() or (clean_astext(self.env.titles[docname]) if known else docname)
            title = nodes.inline("", text)
            away = known and docname != self.docname
            node.replace_self(self._page_link(docname, title) if away else title)

    def _page_link(self, docname: str, title: nodes.inline) -> nodes.Element:
        if self.domain.joined is not None and docname not in self.domain.joined:
            return title
        try:
            link = make_refnode(self.domain.builder, self.docname, docname, "", title)
        except NoUri:
            return title
        return link if link.get("refuri") else title

    def _put(self, node: nodes.inline, key: Key, text: str) -> None:
        # replace_self hands the classes on.
        content = nodes.inline("", text)
        node.replace_self(self.domain.link(key, self.docname, content))


def setup(app: Sphinx) -> None:
    """Register the post-transform."""
    app.add_post_transform(Fill)
