"""What every page shows that stands elsewhere, in short, kept from build to build.

After an edit, only those pages are looked at again that were made of something which has
changed: `PageFingerprint` tells of each what it was made of.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.index_pages import INDEX_STYLES, lists_of
from sphinx_resume.model.dependencies import WHOLE, Bodies, digest
from sphinx_resume.model.descriptions import (
    description_of,
    kind_label,
    link_fingerprint,
    picture_of,
)
from sphinx_resume.model.entities import Mention, Place, family_name
from sphinx_resume.model.fingerprints import Fingerprints, document_fingerprints, fingerprints
from sphinx_resume.model.inline import Copy, Doc, Entry, InlineElement, Ref, Section, View
from sphinx_resume.model.listing.query import Query
from sphinx_resume.model.listing.selection import people_in_table, select
from sphinx_resume.model.posts import topics_of
from sphinx_resume.model.publications.citation import citation
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.stored_pages import Page, PageFingerprint
from sphinx_resume.model.timeline import TimelineQuery, find_timeline
from sphinx_resume.pages.docnames import project_of
from sphinx_resume.pages.structured_data import LinkedDigests
from sphinx_resume.pages.views import look_at_view
from sphinx_resume.render.facets import narrowing
from sphinx_resume.render.localization import called
from sphinx_resume.render.person_header import monogram

Lists = dict[tuple[Query, str], tuple[bytes, tuple[str, ...]]]
"""Digests of lists and the pictures in them, by what they ask and how they are shown."""


def fingerprint_pages(domain: ResumeDomain, after: Fingerprints, *, anew: bool) -> None:
    """Fingerprint the pages that may show something new, now that the site has those of *after*.

    All of them may, if everything is read *anew*.
    """
    linked = LinkedDigests(domain)
    # What is not asked for leaves no trace in what pages are made of.
    same = domain.with_structured_data == linked.wanted
    before = domain.fingerprints if same and not anew else {}
    domain.with_structured_data = linked.wanted
    changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    names = {one: one for one in after}  # the same objects, which are stored only once
    known, generated = domain.page_fingerprints, project_of(domain.env).generated
    shown: dict[str, PageFingerprint] = {}
    lists: Lists = {}
    for docname in sorted(domain.env.found_docs):
        page, old = generated.get(docname), known.get(docname)
        key = page.key if page else domain.graph.by_page.get(docname)
        if old and old.key == key and changed.isdisjoint(old.dependencies):
            shown[docname] = old
            continue
        one = _Look(domain, lists, linked).at(docname, page, key)
        # A generated page has no state of its own until somebody writes one in its place.
        dependencies = tuple(names.get(name, name) for name in one.dependencies)
        shown[docname] = one._replace(dependencies=dependencies)
    domain.fingerprints, domain.page_fingerprints = after, shown


def fingerprints_of(domain: ResumeDomain) -> Fingerprints:
    """Return the states of all there is, when all authored pages have been read."""
    for docname in domain.stamps.keys() - domain.document_fingerprints.keys():
        asked = [(one.query, one.style, one.block) for one in domain.listings.get(docname, ())]
        others = domain.mentions.get(docname), asked
        domain.document_fingerprints[docname] = document_fingerprints(
            domain.records.get(docname, ()), *others
        )
    return fingerprints(domain.graph, domain.document_fingerprints, domain.mentions)


class _Look:
    """A look at one page; *lists* are digests of lists that others have looked at."""

    def __init__(self, domain: ResumeDomain, lists: Lists, linked: LinkedDigests) -> None:
        self.domain = domain
        self.graph = domain.graph
        self.lists = lists
        self.linked = linked
        self.pictures: list[str] = []

    def at(self, docname: str, page: Page | None, key: Key | None) -> PageFingerprint:
        """Return what *docname* shows, the page of *key* if it is one."""
        if page is not None and not page.key.id:
            return self._list_page(page)
        with self.graph.watched() as asked:
            view = look_at_view(self.domain, key, "" if page else docname) if key else None
            whole = digest(
                view,
                kind_label(self.graph, key) if key else "",
                list(self._around(view)) if view else (),
                list(self._inside(docname, self.domain.records.get(docname, ()))),
                list(self._asked(docname)),
                self._way_back(key) if key else "",
                (link_fingerprint(self.graph, key), description_of(self.graph, key, ""))
                if key
                else (),
                self.linked.thing(key) if key else None,
            )
        title, sections = (view.title, view.sections) if view and page else ("", ())
        labels = tuple(section.label for section in sections)
        return PageFingerprint(key, title, labels, whole, (*asked, docname), tuple(self.pictures))

    def _way_back(self, key: Key) -> str | None:
        """Return what the page that lists all things of a kind is called."""
        index_page = self.domain.index_page(key.kind)
        self.graph.entities.asked.add(index_page)
        return self.graph.title_of(index_page)

    def _list_page(self, page: Page) -> PageFingerprint:
        kind = page.key.kind
        parts, shown = (
            lists_of(self.domain).parts(kind),
            lists_of(self.domain).part(kind, page.part),
        )
        others = [part[:4] for part in parts] if len(parts) > 1 else []
        topics = topics_of(self.graph) if kind == "post" and not page.part else ()
        chosen = narrowing(self.graph, kind, shown.entries)
        section = self._section(Section(kind, shown.entries))
        linked = self.linked.listing(shown.entries)
        monograms = self._monograms(shown.entries)
        whole = digest(
            self._way_back(page.key), others, topics, chosen, linked, monograms, *section
        )
        title = called(shown) if page.part else ""
        pictures = self._pictures(shown.entries) if INDEX_STYLES.get(kind) == "cards" else ()
        return PageFingerprint(page.key, title, (), whole, (WHOLE,), pictures)

    def _monograms(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return the letters that stand for each person, in which the family name counts."""
        keys = (one.target.key for one in entries if isinstance(one.target, Ref))
        people = (self.graph.entities[key] for key in keys if key.kind == "person")
        return tuple(monogram(one.title, family_name(one)) for one in people)

    def _pictures(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return the picture of each entry, which is nothing where there is none.

        With their places, for two entries may change their pictures.
        """
        keys = [one.target.key for one in entries if isinstance(one.target, Ref)]
        return tuple(picture_of(self.graph, key) for key in keys)

    def _around(self, view: View) -> Iterator[object]:
        """Yield what the things are called that a view leads to, and what bodies in it show."""
        yield [link_fingerprint(self.graph, one) for one in sorted(view.keys())]
        for section in view.sections:
            yield from self._titles(section)
        copies = [*view.copies, *(copy for section in view.sections for copy in section.copies)]
        for copy in copies:
            yield from self._body(copy)

    def _titles(self, section: Section) -> Iterator[object]:
        for entry in section.entries:
            if isinstance(entry.target, Doc):
                self.graph.entities.asked.add(entry.target.docname)
                yield self.graph.title_of(entry.target.docname)

    def _body(self, copy: Copy) -> Iterator[object]:
        docname = copy.docname
        self.graph.entities.asked.add(Bodies(docname))
        yield self._mentioned(docname, copy.index)
        inside = list(self.graph.inside(docname, copy.index))
        block = self.graph.at(docname, copy.index)
        for record in (*inside, *([block] if block else ())):
            self.pictures += record.images
        if copy.whole and block:
            inside.insert(0, block)  # its head is shown too
        yield from self._records(docname, inside)
        yield from self._asked(docname, {copy.index, *(record.index for record in inside)})

    def _inside(self, docname: str, records: Iterable[Record]) -> Iterator[object]:
        yield self._mentioned(docname, -1)
        yield from self._records(docname, records)

    def _records(self, docname: str, records: Iterable[Record]) -> Iterator[object]:
        for record in records:
            ends = self.graph.edges_of(record)
            yield [link_fingerprint(self.graph, one) for one in ends]
            yield ends.authors, ends.editors, ends.translators, ends.others
            yield self._mentioned(docname, record.index)

    def _mentioned(self, docname: str, block: int) -> list[object]:
        linked = self.graph.linked.get((docname, block), ())
        found: list[object] = [link_fingerprint(self.graph, key) for key in linked]
        for one in self.domain.derived(_mentions_by_block).get((docname, block), ()):
            link_fingerprints = [
                link_fingerprint(self.graph, key) for key in self.graph.meant(one.kind, one.target)
            ]
            found.append((link_fingerprints, self.graph.title_of(one.target)))
        return found

    def _asked(self, docname: str, blocks: Container[int] | None = None) -> Iterator[bytes]:
        """Yield what the lists and timelines of a document show, or those in some blocks."""
        for asked in self.domain.listings.get(docname, ()):
            if blocks is not None and asked.block not in blocks:
                continue
            if isinstance(asked.query, Query):
                yield self._listed(asked.query, asked.style)
            else:
                yield self._drawn(asked.query, docname)

    def _listed(self, query: Query, style: str) -> bytes:
        self.graph.entities.asked.add(WHOLE)
        if (query, style) not in self.lists:
            found = select(self.graph, query)
            pictures: list[str] = []
            shown: list[object] = [found.total, found.left_out]
            for group in found.groups:
                entries = tuple(_as_shown(one, style) for one in group.entries)
                keys = Section("", entries).keys()
                if style == "citations":
                    cited = [
                        citation(self.graph, key)
                        for key in sorted(keys)
                        if key.kind == "publication"
                    ]
                    keys |= {
                        element.key for one in cited for element in one if isinstance(element, Ref)
                    }
                    shown.append(cited)
                if style == "table" and (columns := people_in_table(self.graph, entries)):
                    shown.append(columns)
                    keys |= {
                        one for _label, cells in columns for cell in cells for one in _keys(cell)
                    }
                if isinstance(group.label, Ref):
                    keys.add(group.label.key)
                link_fingerprints = [link_fingerprint(self.graph, key) for key in sorted(keys)]
                shown += [group.label, entries, link_fingerprints]
                if style == "cards":
                    shown.append(self._monograms(entries))
                    pictures += self._pictures(entries)
            self.lists[query, style] = digest(*shown), tuple(pictures)
        whole, found_pictures = self.lists[query, style]
        self.pictures += found_pictures
        return whole

    def _drawn(self, query: TimelineQuery, docname: str) -> bytes:
        if query.people:
            self.graph.entities.asked.add(WHOLE)  # a name may mean another person, or somebody
        found, _faults = find_timeline(self.graph, query, docname)
        return digest(found, [link_fingerprint(self.graph, key) for key in sorted(found.keys())])

    def _section(self, listed: Section) -> Iterator[object]:
        yield listed
        yield [link_fingerprint(self.graph, one) for one in sorted(listed.keys())]


def _mentions_by_block(domain: ResumeDomain) -> dict[Place, list[Mention]]:
    """Return links by the document and the block (-1: none) that shows them, or its footnotes."""
    found: dict[Place, list[Mention]] = {}
    for table in (domain.mentions, domain.footnotes):
        for docname, mentions in table.items():
            for mention in mentions:
                found.setdefault((docname, mention.block), []).append(mention)
    return found


def _keys(cell: Iterable[InlineElement]) -> set[Key]:
    return {element.key for element in cell if isinstance(element, Ref)}


def _as_shown(entry: Entry, style: str) -> Entry:
    """Return what a list of that style shows of *entry*."""
    if style in {"chips", "citations"}:
        return Entry(entry.target)
    return replace(entry, summary="") if style == "table" else entry
