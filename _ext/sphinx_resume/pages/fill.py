"""Placeholders become what they stand for when a page is shown.

Runs before the references are resolved (MyST at priority 9, Sphinx at 10).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import clean_astext, make_refnode

from sphinx_resume.assets import NARROWED, SITES
from sphinx_resume.domain import ResumeDomain, domain_of, joined_anchor
from sphinx_resume.model.about import kind_label
from sphinx_resume.model.citation import citation
from sphinx_resume.model.parts import Part
from sphinx_resume.model.pieces import Copy, Doc, Entry, Ref, Section, Tag, View, Web
from sphinx_resume.model.posts import topics_of
from sphinx_resume.model.prose import spelled
from sphinx_resume.model.records import Key
from sphinx_resume.model.timeline_query import find_timeline
from sphinx_resume.model.view import entity_view
from sphinx_resume.pages.copy import copied, lead
from sphinx_resume.render.block import body_of, header_of, prose_in
from sphinx_resume.render.facets import coded, narrowing, resume_filter
from sphinx_resume.render.header import joined, web
from sphinx_resume.render.pieces import Render
from sphinx_resume.render.timeline import timeline_nodes
from sphinx_resume.render.words import _, called, more

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PLACEHOLDERS = (
    "resume_related",
    "resume_view",
    "resume_listing",
    "resume_selection",
    "resume_timeline",
    "resume_parts",
    "resume_topics",
    "resume_unshown",
    "resume_group",
    "resume_place",
    "resume_ref",
    "resume_tag",
)


class Fill(SphinxPostTransform):
    """Fills listings, related sections, copies of bodies, and links to things."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill the document."""
        self.domain: ResumeDomain = domain_of(self.env)
        self.render = Render(self.config.language, self._link, self._body)
        self.views: dict[tuple[Key, str], View] = {}
        self.at = ""
        if self.domain.builder.use_message_catalog:
            references = self._fill(self.document)
        else:
            # gettext: every message stands on its author's page.
            references = list(self.document.findall(addnodes.pending_xref))
        for reference in references:
            lead(self.env, reference)

    def _fill(self, root: nodes.Element) -> list[addnodes.pending_xref]:
        """Fill all below *root*, and return the references there."""
        found, references = _placeholders(root)
        around = self.at
        for node in found["resume_related"]:
            self.at = self._page_of(node)  # bodies are filled before they stand there
            self._related(node)
        for node in found["resume_view"]:
            self.at = self._page_of(node)
            self._view(node)
        self.at = around
        for name, fill in (
            ("resume_listing", self._listing),
            ("resume_selection", self._selection),
            ("resume_timeline", self._timeline),
            ("resume_parts", self._parts),
            ("resume_topics", self._topics),
            ("resume_unshown", lambda node: node.parent.remove(node)),
            ("resume_group", lambda node: self._block(node, node["resume_group"])),
            ("resume_place", self._placed),
            ("resume_ref", self._name),
            ("resume_tag", lambda node: node.replace_self(self._link(Tag(node["resume_tag"])))),
        ):
            for node in found[name]:
                fill(node)
        return references

    @property
    def docname(self) -> str:
        """The page that is shown."""
        return self.env.current_document.docname

    # --- what the graph knows -----------------------------------------------------------

    def _view(self, node: nodes.Element) -> None:
        """Fill in what stands at the top of a generated page, or in one of its sections."""
        (kind, name), label = node["resume_view"]
        key = Key(kind, name)
        view = self._view_of(key)
        if label:
            sections = [section for section in view.sections if section.label == label]
            made = [one for section in sections for one in self._section(section)]
        else:
            facts = self.render.facts(view.facts)
            text = self.render.paragraphs(view.paragraphs)
            made = [self._trail(key), *facts, *text, *self.render.copies(view.copies)]
        node.parent.replace(node, made)

    def _view_of(self, key: Key, beside: str = "") -> View:
        if (key, beside) not in self.views:
            found = self.domain.views.pop((key, beside), None)
            self.views[key, beside] = found or entity_view(self.domain.graph, key, beside)
        return self.views[key, beside]

    def _trail(self, key: Key) -> nodes.paragraph:
        """Return the way back to the list of all such things, and what sort of thing it is."""
        trail = nodes.paragraph(classes=["resume-trail"], translatable=False)
        trail += self._link(Doc(self.domain.landing(key.kind)))
        label = kind_label(self.domain.graph, key)
        if label.lower() != key.kind:
            trail += nodes.inline("", " · ", classes=["resume-dot"])
            trail += nodes.inline("", _(label))
        return trail

    def _related(self, node: nodes.Element) -> None:
        """Fill in what is known of the thing whose page somebody wrote."""
        page, part = node["resume_related"]
        key = self.domain.graph.by_page.get(page)
        made: list[nodes.Element] = []
        if key is not None:
            view = self._view_of(key, page)
            if part == "facts":
                text = self.render.paragraphs(view.paragraphs)
                made = [*self.render.facts(view.facts), *text, *self.render.copies(view.copies)]
            else:
                made = [made for section in view.sections for made in self._headed(section)]
        if made:
            node += made
        else:
            node.parent.remove(node)

    def _headed(self, section: Section) -> list[nodes.Element]:
        rubric = nodes.rubric("", _(section.label), classes=["resume-heading"])
        rubric["heading-level"] = 2
        return [rubric, *self._section(section)]

    def _section(self, section: Section) -> list[nodes.Element]:
        entries = self._entries(section.entries)
        # A copy of each section of each page would take its time.
        changed = entries is not section.entries
        return self.render.section(replace(section, entries=entries) if changed else section)

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

    def _body(self, copy: Copy) -> Sequence[nodes.Node]:
        place = copy.docname, copy.index
        made = copied(self.env, self.document, self.docname, *place, copy.whole)
        shell = nodes.container("", *made)
        if not copy.whole:
            self._link_skills(shell, place)
        self._fill(shell)
        # Of a person's block little may be left: the name is the title of the page.
        rooms = nodes.container | nodes.paragraph
        shown = any(not n.children and not isinstance(n, rooms) for n in shell.findall())
        return shell.children if shown else []

    # --- lists --------------------------------------------------------------------------

    def _listing(self, node: nodes.Element) -> None:
        kind, style, name = node["resume_listing"]
        if self.domain.joined is not None:
            entries = self.domain.entries(kind)
        else:
            entries = self.domain.part(kind, name).entries
        entries, render = self._entries(entries), self.render
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

    def _selection(self, node: nodes.Element) -> None:
        """Fill in a list that an author asked for."""
        query, style = node["resume_selection"]
        found = self.domain.selection(query)
        if found.groups:
            node.children = []  # what was to be said of an empty one
        elif not node.children:
            node += nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])
        for group in found.groups:
            if group.label:
                heading = nodes.rubric("", "", self.render.piece(group.label))
                heading["classes"], heading["heading-level"] = ["resume-heading"], _depth(node)
                node += heading
            # Sphinx's text and man pages have no tables in tables.
            inner = style == "table" and _stands_in(node, nodes.entry)
            node += self._styled(group.entries, "list" if inner else style)
        if found.left_out:
            text, page = more(found.left_out), self.domain.list_of(query.what.kind)
            rest = self._link(Doc(page, text)) if page else nodes.inline("", text)
            node += nodes.paragraph("", "", rest, classes=["resume-more"], translatable=False)

    def _styled(self, entries: tuple[Entry, ...], style: str) -> nodes.Element:
        if style == "citations":
            keys = [one.target.key for one in entries if isinstance(one.target, Ref)]
            return self.render.citations(citation(self.domain.graph, key) for key in keys)
        return self.render.entries(self._entries(entries), style)

    def _timeline(self, node: nodes.Element) -> None:
        """Fill in a timeline."""
        query, docname = node["resume_timeline"]
        found, _faults = find_timeline(self.domain.graph, query, docname)
        made = timeline_nodes(found, self.render)
        node += made or [nodes.paragraph("", _("Nothing here yet."), classes=["resume-empty"])]

    def _topics(self, node: nodes.Element) -> None:
        """Fill in the tags of posts, each with how many have it, and those who wrote them."""
        made: list[nodes.Element] = []
        for label, pieces in topics_of(self.domain.graph):
            links = (
                nodes.inline("", "", self._link(one), nodes.Text(f" ({n})")) for one, n in pieces
            )
            line = joined("resume-topics", links, ", ")
            line.insert(0, nodes.strong("", f"{_(label)}: "))
            made.append(line)
        if feed := self.domain.feed_of(self.docname):
            link = web(feed.rpartition("/")[2], _("Atom feed"))
            made.append(
                nodes.paragraph("", "", link, classes=["resume-topics"], translatable=False)
            )
        node.parent.replace(node, made)

    def _parts(self, node: nodes.Element) -> None:
        """Fill in the way to the other parts of a list, and from these to its beginning."""
        kind, name = node["resume_parts"]
        made: list[nodes.Element] = []
        if self.domain.joined is None:
            parts = self.domain.parts(kind)
            if name:
                link = self._link(Doc(self.domain.landing(kind)))
                made.append(nodes.paragraph("", "", link, classes=["resume-trail"]))
            if len(parts) > 1:
                made.append(joined("resume-parts", [self._part(kind, part) for part in parts]))
        node.parent.replace(node, made)

    def _part(self, kind: str, part: Part) -> nodes.Element:
        return self._link(Doc(self.domain.page_of(kind, part), called(part)))

    # --- blocks -------------------------------------------------------------------------

    def _placed(self, node: nodes.Element) -> None:
        """Fill in a block: links of its title and of skills in its text, and its anchor."""
        self._block(node, node["resume_place"])
        self._anchor(node)
        if (body := body_of(node)) is not None:
            self._link_skills(body, node["resume_place"])

    def _block(self, node: nodes.Element, place: tuple[str, int]) -> None:
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

    def _link_skills(self, body: nodes.Element, place: tuple[str, int]) -> None:
        """Link skills that the text of a block names, each where it comes first."""
        left = set(self.domain.graph.linked.get(place, ()))
        for text in list(prose_in(body)) if left else ():
            pieces: list[nodes.Node] = []
            at = 0
            for match in self.domain.skill_finder.finditer(text.astext()):
                if (key := self.domain.skill_names[spelled(match[0])]) in left:
                    left.remove(key)
                    pieces += [nodes.Text(text[at : match.start()]), self._link(Ref(key, match[0]))]
                    at = match.end()
            if pieces:
                kept = [one for one in (*pieces, nodes.Text(text[at:])) if one.astext()]
                text.parent.replace(text, kept)

    def _anchor(self, node: nodes.Element) -> None:
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

    def _page_of(self, node: nodes.Node) -> str:
        """Return the page that *node* stands on, also where pages are joined."""
        outer = node.parent
        while outer is not None:
            if isinstance(outer, nodes.section) and "docname" in outer:
                return str(outer["docname"])
            outer = outer.parent
        return self.at or self.docname

    # --- links --------------------------------------------------------------------------

    def _name(self, node: nodes.Element) -> None:
        """Make a name in a block a link to what it means, if it means one thing."""
        kind, name = node["resume_ref"]
        keys = self.domain.graph.find(kind, name)
        if other := self.domain.elsewhere.get((kind, name)):
            node.replace_self(self._link(other))
        elif len(keys) == 1:
            title = name if kind == "skill" else self.domain.graph.entities[keys[0]].title
            # replace_self hands the classes on.
            node.replace_self(self._link(Ref(keys[0], title)))

    def _link(self, piece: Ref | Doc | Tag | Web) -> nodes.Element:
        """Return a link, or its text where there is nowhere to lead."""
        if isinstance(piece, Web):
            return web(piece.url, piece.text)
        if isinstance(piece, Tag):
            piece = Doc(self.domain.page_of_tag(piece.text), piece.text)
        if isinstance(piece, Ref) and self._is_host(piece.key):
            return nodes.strong("", piece.text)
        if isinstance(piece, Ref):
            made = self.domain.link(piece.key, self.docname, nodes.Text(piece.text))
            return made if isinstance(made, nodes.Element) else nodes.inline("", piece.text)
        docname, titles = piece.docname, self.env.titles
        known = docname in titles
        text = piece.text or (clean_astext(titles[docname]) if known else docname)
        link = self._page_link(docname, text) if known and docname != self.docname else None
        return link or nodes.inline("", text)

    def _is_host(self, key: Key) -> bool:
        """Tell whether *key* is the person whose page this is: she is marked among others."""
        return key.kind == "person" and self.domain.graph.entities[key].page == self.docname

    def _page_link(self, docname: str, text: str) -> nodes.Element | None:
        if self.domain.joined is not None and docname not in self.domain.joined:
            return None
        builder = self.domain.builder
        try:
            link = make_refnode(builder, self.docname, docname, "", nodes.Text(text))
        except NoUri:
            return None
        return link if link.get("refuri") else None


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


def _placeholders(
    root: nodes.Element,
) -> tuple[dict[str, list[nodes.Element]], list[addnodes.pending_xref]]:
    """Return what is to be filled below *root* by its attribute, and the references there."""
    found: dict[str, list[nodes.Element]] = defaultdict(list)
    references = []
    for node in _elements(root):
        if isinstance(node, nodes.container | nodes.inline):
            for name in _PLACEHOLDERS:
                if name in node.attributes:
                    found[name].append(node)
        elif isinstance(node, addnodes.pending_xref):
            references.append(node)
    return found, references


def _elements(root: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the elements of a tree in their order: faster than `findall`, which calls itself."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [one for one in reversed(node.children) if isinstance(one, nodes.Element)]


def setup(app: Sphinx) -> None:
    """Register the post-transform."""
    app.add_post_transform(Fill)
