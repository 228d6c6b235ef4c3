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
from sphinx_resume.model.pieces import Section
from sphinx_resume.model.records import Key
from sphinx_resume.model.view import entity_view, landing_view
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
        for node in list(self.document.findall(nodes.container)):
            if "resume_listing" in node:
                self._listing(node)
            elif "resume_related" in node:
                self._related(node)
        for node in list(self.document.findall(nodes.container)):
            if "resume_copy" in node:
                self._copy(node)
        for node in list(self.document.findall(nodes.container)):
            if "resume_place" in node:
                self._block(node, node["resume_place"])
            elif "resume_group" in node:
                self._block(node, node["resume_group"])
            if "resume_place" in node:
                self._anchor(node)
        for inline in list(self.document.findall(nodes.inline)):
            self._link(inline)
        self._lead()

    def _lead(self) -> None:
        for reference in list(self.document.findall(addnodes.pending_xref)):
            lead(self.env, reference)

    @property
    def docname(self) -> str:
        """The page that is shown."""
        return self.env.current_document.docname

    def _listing(self, node: nodes.container) -> None:
        kind, style = node["resume_listing"]
        entries = landing_view(self.domain.graph, kind)
        if self.domain.joined is not None:
            # What the summaries are taken from stands in the same document.
            entries = tuple(replace(entry, summary="") for entry in entries)
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

    def _section(self, section: Section) -> list[nodes.Element]:
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
        if self.domain.graph.entities[key].page == self.docname and ends.itself:
            if rubric.astext() == clean_astext(self.env.titles[self.docname]):
                rubric.parent.remove(rubric)
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
            if docname in self.env.titles and docname != self.docname:
                title = nodes.inline("", clean_astext(self.env.titles[docname]))
                node.replace_self(self._page_link(docname, title))

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
