"""Placeholders become what they stand for when a page is shown.

Runs before the references are resolved (MyST at priority 9, Sphinx at 10).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import clean_astext, make_refnode

from sphinx_resume.assets import SITES, TOOLS
from sphinx_resume.directives.translatable_words import resume_words
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.entity_links import joined_anchor
from sphinx_resume.formats.json_resume_fields import JSON_RESUME
from sphinx_resume.index_pages import lists_of
from sphinx_resume.model.dates import is_rtl
from sphinx_resume.model.descriptions import kind_label, picture_of
from sphinx_resume.model.edges import Edges
from sphinx_resume.model.entities import family_name
from sphinx_resume.model.inline import Copy, Doc, Link, Paper, Ref, Section, Tag, View, Web
from sphinx_resume.model.kinds import KINDS, Skill, kind_of, of_all_kinds
from sphinx_resume.model.publications.citation import citation
from sphinx_resume.model.publications.credits import meanings, people_shown, signs_in
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.slugs import slug
from sphinx_resume.nodes import (
    body_of,
    contents_placeholder,
    credits_placeholder,
    downloads_placeholder,
    for_translators,
    header_of,
    known_placeholder,
    list_placeholder,
    pdf_placeholder,
    placeholder,
    prose_in,
    resume_block,
    resume_group,
    resume_name,
    resume_separator,
    resume_title,
    tag_placeholder,
    word_placeholder,
)
from sphinx_resume.pages.downloads import all_downloads, downloads, files_of
from sphinx_resume.pages.list_filling import FillLists
from sphinx_resume.pages.publication_pdfs import address_of_paper
from sphinx_resume.pages.subjects import subject_of
from sphinx_resume.pages.transclusion import copied, lead
from sphinx_resume.pages.views import view_of
from sphinx_resume.render.contents import Render
from sphinx_resume.render.inline_nodes import inline, isolated, resume_isolated, web
from sphinx_resume.render.localization import _, comma
from sphinx_resume.render.person_header import monogram, resume_monogram, resume_tools, ways

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FILLED = (
    placeholder,
    resume_block,
    resume_group,
    resume_name,
    tag_placeholder,
    word_placeholder,
    for_translators,
)
_UNSHOWN = "resume_unshown_nodes"


@of_all_kinds
def _on_paper() -> set[str]:
    """Return the labels of the sections that a person's page has in print too: of a résumé."""
    of_a_resume = (k for k in KINDS.values() if k.personal or k.added or k.name in JSON_RESUME)
    return {kind.plural for kind in of_a_resume}


class Fill(SphinxPostTransform):
    """Fills listings, related sections, copies of bodies, and links to things."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        """Fill the document."""
        self.domain: ResumeDomain = domain_of(self.env)
        self.docname = self.env.current_document.docname
        language = self.config.language
        calls = (self._link, self._body, self._picture)
        self.render = Render(language, *calls, rtl=is_rtl(language))
        self.lists = FillLists(self.domain, self.render, self.document, self.docname)
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
        for node in found[known_placeholder]:
            self.at = self._page_of(node)  # bodies are filled before they stand there
            self._related(node)
        for node in found[contents_placeholder]:
            self.at = self._page_of(node)
            self._view(node)
        self.at = around
        fillers: dict[type[nodes.Element], Callable[[Any], None]] = {
            **self.lists.fillers(),
            resume_tools: self._tools,
            downloads_placeholder: lambda node: all_downloads(self.domain, node, self.docname),
            resume_group: self._block,
            resume_block: self._placed,
            resume_name: self._name,
            tag_placeholder: self._tag,
            word_placeholder: self._word,
        }
        for kind, fill in fillers.items():
            for node in found[kind]:
                fill(node)
        unshown = found[for_translators] + found[resume_words]
        self.document.attributes.setdefault(_UNSHOWN, []).extend(unshown)
        return references

    # --- what the graph knows -----------------------------------------------------------

    def _view(self, node: contents_placeholder) -> None:
        """Fill in what stands at the top of a generated page, or in one of its sections."""
        key, label = Key(*node["key"]), node["section"]
        view = self._view_of(key)
        if label:
            sections = [section for section in view.sections if section.label == label]
            made = [one for section in sections for one in self._section(section, key)]
        else:
            field_list = self.render.field_list(view.field_list)
            text = self.render.paragraphs(view.paragraphs)
            made = [self._breadcrumb(key), *field_list, *text, *self.render.copies(view.copies)]
            if view.runs and isinstance(title := node.parent[0], nodes.title):
                # What Sphinx keeps of the title, for menus and the search, is plain text.
                title.children = []
                title += list(inline(view.runs))
        node.parent.replace(node, made)

    def _view_of(self, key: Key, beside: str = "") -> View:
        if (key, beside) not in self.views:
            self.views[key, beside] = view_of(self.domain, key, beside)
        return self.views[key, beside]

    def _breadcrumb(self, key: Key) -> nodes.paragraph:
        """Return the way back to the list of all such things, and what sort of thing it is."""
        breadcrumb = nodes.paragraph(classes=["resume-trail"], translatable=False)
        breadcrumb += self._link(Doc(self.domain.index_page(key.kind)))
        label = kind_label(self.domain.graph, key)
        if label != KINDS[key.kind].singular:
            breadcrumb += nodes.inline("", " · ", classes=["resume-dot"])
            breadcrumb += nodes.inline("", _(label))
        return breadcrumb

    def _related(self, node: known_placeholder) -> None:
        """Fill in what is known of the entity whose page somebody wrote."""
        page, part = node["docname"], node["part"]
        key = subject_of(self.domain, page).entity
        made: list[nodes.Element] = []
        if key is not None:
            view = self._view_of(key, page)
            if part == "top":
                text = self.render.paragraphs(view.paragraphs)
                breadcrumb = [] if key.kind in {"person", "post"} else [self._breadcrumb(key)]
                field_list = self.render.field_list(view.field_list)
                made = [*breadcrumb, *field_list, *text, *self.render.copies(view.copies)]
            else:
                own = _own_sections(node.parent)
                for section in view.sections:
                    if (found := own.get(_(section.label).casefold())) is not None:
                        found += self._continued(section, key, found)
                    else:
                        made += self._headed(section, key)
        if made:
            node += made
        else:
            node.parent.remove(node)

    def _headed(self, section: Section, key: Key) -> list[nodes.Element]:
        rubric = nodes.rubric("", _(section.label), classes=["resume-heading"])
        rubric["heading-level"] = 2
        if self.domain.builder.name in SITES:
            rubric["ids"] = [f"known-{slug(section.label)}"]
        made = [rubric, *self._section(section, key)]
        if section.label not in _on_paper():
            for node in made:
                node["classes"].append("resume-aside")
        return made

    def _continued(self, section: Section, key: Key, own: nodes.section) -> nodes.container:
        """Return a section without its heading, for the one of that name that the author wrote.

        References that are listed there go on as such.
        """
        styles = {one["list_style"] for one in own.findall(list_placeholder)}
        keys = [one.target.key for one in section.entries if isinstance(one.target, Ref)]
        if "citations" in styles and all(one.kind == "publication" for one in keys):
            graph = self.domain.graph
            made = self.render.citations(citation(graph, one) for one in keys)
        else:
            made = self._section(section, key)
        classes = ["resume-rest"]
        if section.label not in _on_paper():
            classes.append("resume-aside")
        return nodes.container("", *made, classes=classes)

    def _section(self, section: Section, key: Key) -> list[nodes.Element]:
        entries = self.lists.entries(section.entries)
        # A copy of each section of each page would take its time.
        changed = entries is not section.entries
        made = self.render.section(replace(section, entries=entries) if changed else section)
        if section.code:
            made += downloads(self.domain, key, self.docname, self.docname, copy=True)
            self.document[TOOLS] = True
        return made

    def _body(self, copy: Copy) -> Sequence[nodes.Node]:
        place = copy.docname, copy.index
        made = copied(self.env, self.document, self.docname, *place, copy.whole)
        shell = nodes.container("", *made)
        if not copy.whole:
            self._link_skills(shell, place)
        self._fill(shell)
        # Of a person's block little may be left: the name is the title of the page.
        rooms = nodes.container | nodes.paragraph | resume_monogram
        shown = any(not n.children and not isinstance(n, rooms) for n in shell.findall())
        return shell.children if shown else []

    def _picture(self, key: Key) -> nodes.Element | None:
        """Return the portrait, logo or monogram of *key*, for the eye alone: its name is beside."""
        if self.domain.builder.format != "html":
            return None
        path = picture_of(self.domain.graph, key)
        if path in self.env.images:
            candidates = {"*": path}
            picture = nodes.image(uri=path, candidates=candidates, alt="")
            picture["role"] = "picture"
            picture["classes"] = ["resume-picture"] + ["resume-logo"] * (key.kind != "person")
            return picture
        if key.kind != "person":
            return None
        entity = self.domain.graph.entities[key]
        letters = monogram(entity.title, family_name(entity))
        return resume_monogram(initials=letters, classes=["resume-monogram"])

    def _tools(self, node: resume_tools) -> None:
        """Fill in the ways through a person's page, if it is one with an address of its own."""
        key = subject_of(self.domain, self.docname).entity
        if key and key.kind == "person" and self.domain.builder.name in SITES:
            top = next(self.document.findall(nodes.section), None)
            node += ways(_headings(top) if top else ())
            node["files"] = files_of(self.domain, key, self.docname, self.docname)
            self.document[TOOLS] = True
        else:
            node.parent.remove(node)

    # --- blocks -------------------------------------------------------------------------

    def _placed(self, node: resume_block) -> None:
        """Fill in a block: links of its title and of skills in its text, and its anchor."""
        self._block(node)
        self._anchor(node)
        if (body := body_of(node)) is not None:
            self._link_skills(body, node["place"])

    def _block(self, node: resume_block | resume_group) -> None:
        """Link the title of a block to the page of what it is about."""
        record = self.domain.graph.at(*node["place"])
        header = header_of(node)
        if record is None or header is None:
            return
        ends = self.domain.graph.edges_of(record)
        for link in list(header.findall(pdf_placeholder)):
            link.replace_self(self._link(Paper(ends.itself, link.astext())) if ends.itself else [])
        self._credits(header, ends, self._page_of(node))
        self._name_others(header, record, self._page_of(node))
        # The title of a job is its employer's name; that of a course is its own.
        key = ends.itself or (ends.organization if kind_of(record).affiliation else None)
        rubric = next(header.findall(nodes.rubric), None)
        if key is None or not isinstance(rubric, resume_title):
            return
        if rubric.get("resume_field") is None:
            return
        if isinstance(record, Skill) and rubric.astext() == record.named != record.title:
            rubric.children = []
            rubric += nodes.Text(record.title)  # another document has the translation
        page = self._page_of(node)
        if self.domain.graph.entities[key].page == page and ends.itself:
            if rubric.astext() == clean_astext(self.env.titles[page]):
                rubric.parent.remove(rubric)
            return
        if self.domain.links.target(key) == (page, record.anchor):
            return
        content = nodes.inline("", "", *rubric.children)
        rubric.children = []
        rubric += self.domain.links.to(key, self.docname, content)

    def _credits(self, header: nodes.Element, ends: Edges, page: str) -> None:
        """Name authors and editors as the graph has them; the page of the paper has all."""
        signs = signs_in(ends)
        whole = self.domain.graph.entities[ends.itself].page if ends.itself else ""
        joined = self.domain.joined
        short = whole not in {"", page} and (joined is None or whole in joined)
        notes = list(meanings(signs))
        for node in list(header.findall(credits_placeholder)):
            people = ends.authors if node["field"] == "authors" else ends.editors
            shown = people_shown(self.domain.graph, people, signs, short=short)
            node.replace_self(self.render.authors(shown, notes))
            notes = []

    def _name_others(self, header: nodes.Element, record: Record, page: str) -> None:
        """Let a line of people name the others: not whose page or block it is, and each once.

        On the page of one of them, that is first of all the person whose block it is. One person
        may be named in two ways, as by id and in Chinese.
        """
        graph = self.domain.graph
        owner, host = graph.owner_of(record), subject_of(self.domain, page).entity
        people = [one for one in header.findall(resume_name) if one["reftype"] == "person"]
        of_another = host in graph.edges_of(record).people and owner != host
        seen = {owner, host if of_another else None} - {None}
        for name in people:
            keys = graph.named_person(name["reftarget"])
            name["repeated"] = len(keys) == 1 and keys[0] in seen
            seen.update(keys if len(keys) == 1 else ())
        if owner and of_another and people:
            outer = people[0].parent
            first = outer if isinstance(outer, resume_isolated) else people[0]
            title = graph.entities[owner].title
            between = resume_separator("", comma(self.config.language), classes=["resume-sep"])
            link = isolated(self._link(Ref(owner, title)), rtl=self.render.rtl)
            first.parent[first.parent.index(first) : first.parent.index(first)] = [link, between]

    def _link_skills(self, body: nodes.Element, place: tuple[str, int]) -> None:
        """Link skills that the text of a block names, each where it comes first."""
        left = set(self.domain.graph.linked.get(place, ()))
        for text in list(prose_in(body)) if left else ():
            pieces: list[nodes.Node] = []
            at = 0
            for match, key in self.domain.graph.spellings.matches(text.astext()):
                if key in left:
                    left.remove(key)
                    pieces += [nodes.Text(text[at : match.start()]), self._link(Ref(key, match[0]))]
                    at = match.end()
            if pieces:
                kept = [one for one in (*pieces, nodes.Text(text[at:])) if one.astext()]
                text.parent.replace(text, kept)

    def _anchor(self, node: resume_block) -> None:
        """Give builders that join pages the anchors that they can lead to."""
        if not node["ids"] or self.domain.joined is None:
            return
        if self.domain.builder.name == "singlehtml":
            docname, _index = node["place"]
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

    def _name(self, node: resume_name) -> None:
        """Leave out a name that its line has already; the others are resolved as references."""
        if node.get("repeated"):
            _leave_out(node)

    def _tag(self, node: tag_placeholder) -> None:
        """Make a tag a link to the posts that have it."""
        node.replace_self(self._link(Tag(self.domain.graph.words.of(node.astext()))))

    def _word(self, node: word_placeholder) -> None:
        """Put a word of a list in the language of the site."""
        node.replace_self(nodes.Text(self.domain.graph.words.of(node.astext())))

    def _link(self, piece: Link) -> nodes.Element:
        """Return a link, or its text where there is nowhere to lead."""
        if isinstance(piece, Web):
            return web(piece.url, piece.text)
        if isinstance(piece, Paper):
            url = address_of_paper(self.domain, piece.key, self.docname)
            return web(url, piece.text) if url else nodes.inline("", piece.text)
        if isinstance(piece, Tag):
            piece = Doc(lists_of(self.domain).page_of_tag(piece.text), piece.text)
        if isinstance(piece, Ref) and self._is_host(piece.key):
            return nodes.strong("", piece.text)
        if isinstance(piece, Ref):
            words = self._words(piece)
            made = self.domain.links.to(piece.key, self.docname, words)
            return made if isinstance(made, nodes.Element) else nodes.inline("", piece.text)
        docname, titles = piece.docname, self.env.titles
        known = docname in titles
        text = piece.text or (clean_astext(titles[docname]) if known else docname)
        link = self._page_link(docname, text) if known and docname != self.docname else None
        return link or nodes.inline("", text)

    def _words(self, piece: Ref) -> nodes.Node:
        """Return what a link shows: a title may have words that are set off."""
        return nodes.inline("", "", *inline(piece.runs)) if piece.runs else nodes.Text(piece.text)

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


class Hide(SphinxPostTransform):
    """Removes what stands for translators alone, when links in it have been found wrong."""

    default_priority = 15  # after those that resolve links

    def run(self, **kwargs: Any) -> None:
        """Remove it."""
        for node in self.document.attributes.pop(_UNSHOWN, ()):
            node.parent.remove(node)


def _headings(section: nodes.section) -> Iterator[nodes.Element]:
    """Yield the headings below the title of a page, each with the id to lead to."""
    for one in section:
        if isinstance(one, nodes.section):
            yield one
        elif isinstance(one, known_placeholder):
            yield from (inner for inner in one if isinstance(inner, nodes.rubric))


def _own_sections(page: nodes.Element) -> dict[str, nodes.section]:
    """Return the sections that an author wrote on a page, by their headings in small letters."""
    found: dict[str, nodes.section] = {}
    # Not `findall`: where pages are joined, others stand in their toctrees.
    for one in page.children:
        if isinstance(one, nodes.section) and isinstance(title := one[0], nodes.title):
            own = clean_astext(title).casefold()
            found = {**_own_sections(one), **found, own: found.get(own, one)}
    return found


def _leave_out(node: nodes.Element) -> None:
    """Take a name out of its line, with the comma beside it, or the line if nothing is left."""
    outer = node.parent if isinstance(node.parent, resume_isolated) else node
    line = outer.parent
    at = line.index(outer)
    commas = [n for n in (at + 1, at - 1) if 0 <= n < len(line) and _is_separator(line[n])]
    if not commas:
        line.parent.remove(line)
        return
    for number in sorted((at, commas[0]), reverse=True):
        del line[number]


def _is_separator(node: nodes.Node) -> bool:
    return isinstance(node, resume_separator)


_Found = dict[type[nodes.Element], list[Any]]


def _placeholders(root: nodes.Element) -> tuple[_Found, list[addnodes.pending_xref]]:
    """Return what is to be filled below *root* by its class, and the references there."""
    found: _Found = defaultdict(list)
    references = []
    waiting: list[Any] = [root]  # faster than `findall`, which calls itself for each element
    while waiting:
        node = waiting.pop()
        if isinstance(node, _FILLED):
            found[type(node)].append(node)
        elif isinstance(node, addnodes.pending_xref):
            references.append(node)
        if (inner := node.children) and (len(inner) > 1 or type(inner[0]) is not nodes.Text):
            waiting += [one for one in reversed(inner) if type(one) is not nodes.Text]
    return found, references


def setup(app: Sphinx) -> None:
    """Register the post-transform."""
    app.add_post_transform(Fill)
    app.add_post_transform(Hide)
