"""What pages show, marked as microformats2 (https://microformats.org/wiki/microformats2).

An element that shows just the text of a property gets its class. What is shown in other words, as
dates are, or beside other words, as titles are, stands in an element that nobody sees or hears.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.index_pages import lists_of
from sphinx_resume.model.dates import PRESENT, Date, Span
from sphinx_resume.model.descriptions import picture_of, summary_of
from sphinx_resume.model.edges import Credit
from sphinx_resume.model.inline import Entry, Ref
from sphinx_resume.model.kinds import (
    Education,
    Experience,
    Organization,
    Person,
    Publication,
    SkillGroup,
)
from sphinx_resume.model.listing.selection import select
from sphinx_resume.model.locations import place
from sphinx_resume.model.posts import records_of, writers_of
from sphinx_resume.model.publications.credits import name_of, named_in
from sphinx_resume.model.publications.publication_facts import (
    arxiv_address,
    authors_of,
    doi_address,
)
from sphinx_resume.model.records import Key, Record
from sphinx_resume.nodes import (
    header_of,
    index_placeholder,
    known_placeholder,
    list_placeholder,
    resume_block,
    resume_transclusion,
)
from sphinx_resume.pages.subjects import subject_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class resume_unseen(nodes.Element):
    """A property with its ``value``, or with properties of its own; its classes name it."""


class NamedParty(NamedTuple):
    """Somebody, or an organization: the name, and the address of the page if there is one.

    ``refuri`` is that address as links on the page have it.
    """

    name: str
    url: str = ""
    refuri: str = ""


@dataclass(frozen=True, slots=True)
class MicroformatItem:
    """An item: what can show a property of it, and the ``room`` for what is not shown so."""

    room: nodes.Element
    shown: tuple[nodes.TextElement, ...] = ()

    def say(self, name: str, value: str) -> None:
        """Say that the property is *value*, if it has one."""
        seen = (one for one in self.shown if one.astext() == value)
        if value and (found := next(seen, None)) is not None:
            mark(found, name)
        elif value:
            self.room.append(resume_unseen(classes=name.split(), value=value))

    def date(self, name: str, date: Date | None) -> None:
        """Say a date as machines read it; what goes on has no end."""
        if date and date != PRESENT:
            self.room.append(resume_unseen(classes=[name], value=str(date)))

    def lead(self, name: str, page: NamedParty) -> None:
        """Say that the property is the address of a page, on the link to it if there is one."""
        if not self.link(name, page.refuri) and page.url:
            # First, as readers take the first of several addresses.
            self.room.insert(0, resume_unseen(classes=name.split(), value=page.url))

    def link(self, name: str, *addresses: str) -> bool:
        """Mark the links to *addresses*, and tell whether there are any."""
        links = [one for one in self.shown if one.get("refuri") and one["refuri"] in addresses]
        for one in links:
            mark(one, name)
        return bool(links)

    def where(self, location: str, language: str) -> None:
        """Say a place by its parts."""
        found = place(location, language)
        self.say("p-locality", found.city)
        self.say("p-region", found.region)
        self.say("p-postal-code", found.postcode)
        self.say("p-country-name", found.country)

    def cards(self, name: str, members: Iterable[NamedParty], inner: str = "p-name") -> None:
        """Say who has a part, in order; come last, as what is a card is no other property."""
        wanted = list(members)
        # Each element is read once: a paper may have thousands of authors.
        left: dict[tuple[str, str], deque[nodes.TextElement]] = defaultdict(deque)
        for one in self.shown if wanted else ():
            if not _is_marked(one):
                left[one.astext(), one.get("refuri", "")].append(one)
        there = (left.get((member.name, member.refuri)) for member in wanted)
        found = [ones.popleft() for ones in there if ones]
        if len(found) < len(wanted):
            self.room.extend(_card(name, member, inner) for member in wanted)
            return
        for one, member in zip(found, wanted, strict=True):
            mark(one, f"{name} h-card")
            if member.url and not member.refuri:  # the page that this is
                one.append(resume_unseen(classes=["u-url"], value=member.url))
            if isinstance(one[0], nodes.TextElement):
                mark(one[0], inner)


def mark(node: nodes.Element, names: str) -> None:
    """Give an element classes, each once."""
    node["classes"] += [name for name in names.split() if name not in node["classes"]]


def _is_marked(node: nodes.Element) -> bool:
    return any(name.startswith(("p-", "u-")) for name in node["classes"])


def _card(name: str, member: NamedParty, inner: str) -> resume_unseen:
    card = resume_unseen(classes=[name, "h-card"])
    card += resume_unseen(classes=inner.split(), value=member.name)
    if member.url:
        card += resume_unseen(classes=["u-url"], value=member.url)
    return card


def item_of(
    root: nodes.Element, names: str, room: nodes.Element, *shown: nodes.Element
) -> MicroformatItem:
    """Make *root* an item; elements in *shown* can show its properties."""
    mark(root, names)
    found = (one for part in shown for one in part.findall(nodes.TextElement))
    return MicroformatItem(room, tuple(found))


# --- HTML ---------------------------------------------------------------------------------


def _open(translator: HTML5Translator, node: resume_unseen) -> None:
    if "value" in node:
        attributes = {"value": node["value"], "hidden": ""}
        translator.body.append(f"{translator.starttag(node, 'data', '', **attributes)}</data>")
        raise nodes.SkipNode
    translator.body.append(translator.starttag(node, "span", "", hidden=""))


def _close(translator: HTML5Translator, node: resume_unseen) -> None:
    translator.body.append("</span>")


def _add_unseen(app: Sphinx) -> None:
    """Register the element."""
    app.add_node(resume_unseen, html=(_open, _close))


_WEB = ("https://", "http://")


class Found(NamedTuple):
    """What a page has that can be marked, in reading order."""

    field_list: list[nodes.Element]
    blocks: list[nodes.Element]
    lists: list[nodes.Element]
    bodies: list[nodes.Element]


def _find(document: nodes.document) -> Found:
    found = Found([], [], [], [])
    waiting: list[nodes.Element] = [document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.field_list) and "of_entity" in node:
            found.field_list.append(node)
        elif isinstance(node, resume_block):
            found.blocks.append(node)
        elif isinstance(node, index_placeholder | list_placeholder):
            found.lists.append(node)
        elif isinstance(node, resume_transclusion):
            found.bodies.append(node)
        inner = (one for one in reversed(node.children) if isinstance(one, nodes.Element))
        waiting += [one for one in inner if not isinstance(one, nodes.TextElement)]
    return found


class Marking:
    """Marks what the page *docname* shows."""

    def __init__(self, domain: ResumeDomain, docname: str, document: nodes.document) -> None:
        """Look at *document*, in which everything has been filled in."""
        self.domain, self.docname = domain, docname
        self.graph, self.builder = domain.graph, domain.builder
        self.language = domain.env.config.language
        self.found = _find(document)
        self.section = next(document.findall(nodes.section), None)
        self.key = subject_of(domain, docname).entity

    def mark(self) -> None:
        """Mark the thing that the page is about, then blocks and lists."""
        pages = {"organization": self._organization, "post": self._post}
        pages |= {"person": self._person, "publication": self._publication}
        title = None if self.section is None else _title_of(self.section)
        if self.key and self.key.kind in pages and self.section and title:
            pages[self.key.kind](self.key, self.section, title)
        for block in self.found.blocks:
            record = self.graph.at(*block["place"])
            if isinstance(record, Publication) and self._itself(record) != self.key:
                self._cite(block, record)
        for node in self.found.lists:
            self._feed(node)

    # --- pages --------------------------------------------------------------------------

    def _person(self, key: Key, section: nodes.section, title: nodes.Element) -> None:
        """Mark a résumé: whose it is, positions, studies and skills."""
        own = [(block, self.graph.at(*block["place"])) for block in self.found.blocks]
        resume = item_of(section, "h-resume", title)
        resume.say("p-name", self.graph.entities[key].title)
        heads = ((b, r) for b, r in own if isinstance(r, Person) and self._itself(r) == key)
        if head := next(heads, None):
            resume.say("p-summary", head[1].headline)
            self._contact(*head, key)
        for block, record in own:
            if record is None or self.graph.owner_of(record) != key:
                continue
            if isinstance(record, Experience):
                self._affiliation(block, record, "p-experience", record.position)
            elif isinstance(record, Education):
                degree = ", ".join(filter(None, (record.study_type, record.area)))
                self._affiliation(block, record, "p-education", degree)
            elif isinstance(record, SkillGroup):
                skills = _in_header(block, "")
                for skill in record.skills:
                    skills.say("p-skill", skill)

    def _contact(self, block: nodes.Element, person: Person, key: Key) -> None:
        card = _in_header(block, "p-contact h-card")
        card.say("p-name", self.graph.entities[key].title)
        card.lead("u-url u-uid", self._named(key))
        card.say("p-note", person.headline)
        card.where(person.location, self.language)
        for image in (header_of(block) or block).findall(nodes.image):
            if image.get("role") == "portrait":
                mark(image, "u-photo")
        for one in card.shown:
            address = one.get("refuri", "")
            if address.startswith("mailto:"):
                mark(one, "u-email")
            elif address.startswith("tel:"):
                mark(one, "p-tel")
            elif address.startswith(_WEB):
                mark(one, "u-url")
                one["rel"] = "me"

    def _affiliation(
        self, block: nodes.Element, record: Experience | Education, name: str, role: str
    ) -> None:
        """Mark a time at an organization."""
        event = _in_header(block, f"{name} h-event")
        event.say("p-name", role or record.title)
        event.say("p-location", record.location)
        event.date("dt-start", record.start)
        event.date("dt-end", record.end)
        at = self.graph.edges_of(record).organization
        organization = self._named(at, record.title) if at else NamedParty(record.title)
        event.cards("p-organizer", [organization], "p-name p-org")

    def _organization(self, key: Key, section: nodes.section, title: nodes.Element) -> None:
        card = item_of(section, "h-card", title, *self._said(key))
        card.say("p-name p-org", self.graph.entities[key].title)
        card.lead("u-url u-uid", self._named(key))
        logo = picture_of(self.graph, key)
        for one in section.findall(nodes.image):
            if one["uri"] == logo and one.get("role") != "picture":
                mark(one, "u-logo")
        for record in self.graph.entities[key].records:
            if isinstance(record, Organization):
                card.link("u-url", record.url, f"https://ror.org/{record.ror}")
                card.where(record.location, self.language)

    def _post(self, key: Key, section: nodes.section, title: nodes.Element) -> None:
        post = records_of(self.graph.entities[key])[0]
        entry = item_of(section, "h-entry", title, *self._said(key))
        entry.say("p-name", self.graph.entities[key].title)
        entry.lead("u-url u-uid", self._named(key))
        entry.say("p-summary", summary_of(self.graph, key))
        entry.date("dt-published", post.date)
        entry.date("dt-updated", post.updated)
        for tag in post.tags:
            entry.say("p-category", tag)
        entry.cards("p-author", self._people(writers_of(self.graph, key, post)))
        for body in [one for one in self.found.bodies if one.parent is section][:1]:
            mark(body, "e-content")
        if post.hosted:
            self._content(key, section)

    def _content(self, key: Key, section: nodes.section) -> None:
        """Put the text of a post that is a page together, for it stands in pieces on that."""
        own = [one for one in self.found.blocks if self._is_of(one, key)]

        def is_text(one: nodes.Node) -> bool:
            return one not in own and not isinstance(one, nodes.title) and not _is_known(one)

        for is_said, run in [(said, list(run)) for said, run in groupby(section, is_text)]:
            if is_said:
                at = section.index(run[0])
                del section[at : at + len(run)]
                section.insert(at, nodes.container("", *run, classes=["e-content"]))

    def _publication(self, key: Key, section: nodes.section, title: nodes.Element) -> None:
        records = self.graph.entities[key].records
        paper = next(one for one in records if isinstance(one, Publication))
        cite = item_of(section, "h-cite", title, *self._said(key))
        cite.say("p-name", self.graph.entities[key].title)
        self._cited(cite, paper)

    # --- blocks and lists ---------------------------------------------------------------

    def _cite(self, block: nodes.Element, paper: Publication) -> None:
        cite = _in_header(block, "h-cite")
        cite.say("p-name", paper.title)
        self._cited(cite, paper)

    def _cited(self, cite: MicroformatItem, paper: Publication) -> None:
        if key := self._itself(paper):
            cite.lead("u-url", self._named(key))
        cite.link("u-url u-uid", doi_address(paper))
        cite.link("u-url", arxiv_address(paper), paper.url)
        cite.date("dt-published", paper.date)
        cite.say("p-publication", paper.journal or paper.booktitle)
        cite.cards("p-author", self._people(authors_of(self.graph, paper)))

    def _feed(self, node: nodes.Element) -> None:
        """Mark a list of posts, if it is one."""
        if not (entries := self._entries(node)):
            return
        items = [one for one in node.findall(nodes.Element) if _is_line(one)]
        if len(entries) != len(items):
            return
        MicroformatItem(node).say("p-name", _heading_of(node))
        mark(node, "h-feed")
        for item, entry in zip(items, entries, strict=True):
            if isinstance(entry.target, Ref):
                self._listed(item, entry, entry.target.key)

    def _entries(self, node: nodes.Element) -> tuple[Entry, ...]:
        """Return the posts that a list shows; of those in a line of chips nothing is told."""
        if isinstance(node, index_placeholder):
            kind, name = node["kind"], node["part"]
            return lists_of(self.domain).part(kind, name).entries if kind == "post" else ()
        query, style = node["query"], node["list_style"]
        if query.what.kind != "post" or style in {"chips", "citations"}:
            return ()
        return tuple(one for group in select(self.graph, query).groups for one in group.entries)

    def _listed(self, item: nodes.Element, entry: Entry, key: Key) -> None:
        room = next(iter(item.findall(nodes.paragraph)), item)
        made = item_of(item, "h-entry", room, item)
        made.say("p-name", entry.target.text)
        made.lead("u-url", self._named(key))
        if not isinstance(item, nodes.row):  # a table has no room for it
            made.say("p-summary", entry.summary)
        made.date("dt-published", next((n.start for n in entry.notes if isinstance(n, Span)), None))
        people = writers_of(self.graph, key, records_of(self.graph.entities[key])[0])
        named = {getattr(note, "text", note) for note in entry.notes}
        shown = [one for one in people if name_of(self.graph, one) in named]
        made.cards("p-author", self._people(shown))

    # --- what the graph knows -----------------------------------------------------------

    def _itself(self, record: Record) -> Key | None:
        return self.graph.edges_of(record).itself

    def _is_of(self, block: nodes.Element, key: Key) -> bool:
        record = self.graph.at(*block["place"])
        return record is not None and self._itself(record) == key

    def _said(self, key: Key) -> Iterator[nodes.Element]:
        """Yield what says the facts of the thing that the page is about."""
        yield from self.found.field_list
        for block in self.found.blocks:
            header = header_of(block)
            if header is not None and self._is_of(block, key):
                yield header

    def _people(self, people: Iterable[Credit]) -> Iterator[NamedParty]:
        for one in named_in(people):
            name = name_of(self.graph, one)
            if one.key:
                yield self._named(one.key, name)
            elif one.web:
                yield NamedParty(name, one.web.url, one.web.url)
            else:
                yield NamedParty(name)

    def _named(self, key: Key, name: str = "") -> NamedParty:
        """Return what a thing is called, and its page: a whole address if that is known."""
        entity = self.graph.entities[key]
        name = name or entity.title
        if not entity.page:
            return NamedParty(name)
        page = self.builder.get_target_uri(entity.page)
        refuri = self.builder.get_relative_uri(self.docname, entity.page)
        if self.domain.address:
            return NamedParty(name, urljoin(self.domain.address, page), refuri)
        return NamedParty(name, refuri or posixpath.basename(page) or "./", refuri)


def _in_header(block: nodes.Element, names: str) -> MicroformatItem:
    """Make a block an item whose properties its head shows."""
    header = header_of(block)
    room = block if header is None else header
    return item_of(block, names, room, room)


def _is_line(node: nodes.Node) -> bool:
    """Tell whether *node* is that of one thing in a list or a table."""
    return isinstance(node, nodes.list_item) or (
        isinstance(node, nodes.row) and isinstance(node.parent, nodes.tbody)
    )


def _is_known(node: nodes.Node) -> bool:
    """Tell whether *node* has what the graph knows, and the author did not write there."""
    return isinstance(node, known_placeholder)


def _heading_of(node: nodes.Node) -> str:
    """Return the heading that *node* stands under."""
    outer = node.parent
    while outer is not None and not isinstance(outer, nodes.section):
        outer = outer.parent
    title = None if outer is None else _title_of(outer)
    return "" if title is None else title.astext()


def _title_of(section: nodes.section) -> nodes.title | None:
    return next((one for one in section if isinstance(one, nodes.title)), None)


class AddMicroformats(SphinxPostTransform):
    """Marks pages when all references are resolved."""

    default_priority = 20
    builders = tuple(sorted(SITES))

    def run(self, **kwargs: Any) -> None:
        """Mark the document."""
        domain = domain_of(self.env)
        if domain.settings.microformats:
            Marking(domain, self.env.current_document.docname, self.document).mark()


def setup(app: Sphinx) -> None:
    """Register the marking."""
    _add_unseen(app)
    app.add_post_transform(AddMicroformats)
