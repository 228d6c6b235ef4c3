"""The graph: everything the site has, found from all records at once.

Built when all pages are read, in the order of page names, so that it is the
same whatever the order of reading. Pages and exports read nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar, cast

from sphinx_resume.model.bibtex.crossref import warn_of_strangers, without_wholes
from sphinx_resume.model.dates import Date
from sphinx_resume.model.dependencies import LATEST, Dependency
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.distinct_ids import distinct
from sphinx_resume.model.edges import Edges, Ties, duplicate
from sphinx_resume.model.entities import Entity, Faults, Mention, Place, Site, Things
from sphinx_resume.model.kinds import Contribution, Organization, Person, Post, Project, kind_of
from sphinx_resume.model.names.authors import author_of
from sphinx_resume.model.names.name_keys import PersonName, has_family
from sphinx_resume.model.publications.duplicates import warn_of_doubles
from sphinx_resume.model.publications.same_publication import unified
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.skill_usage import Spellings, latest_of, unproved
from sphinx_resume.model.translated_words import Words, translated, words_of_site

T = TypeVar("T")


class Graph:
    """All entities, the records that touch them, and the faults found between records."""

    def __init__(
        self,
        records: Mapping[str, tuple[Record, ...]],
        mentions: Mapping[str, tuple[Mention, ...]],
        site: Site,
    ) -> None:
        """Build the graph from the records and mentions of each document."""
        self.site = site
        self.problems = Faults(site.files)
        ordered = {docname: records[docname] for docname in sorted(records)}
        self.words = words_of_site(ordered, self.problems)
        """Words of lists, as skills and tags, in the language of the site."""
        written = translated(ordered, self.words)
        listed = without_wholes(written, site.matching)
        self.records, again = unified(distinct(listed, self.problems), self.problems)
        warn_of_doubles(self.records, self.problems)
        self.answers: dict[str, dict[Hashable, tuple[object, set[Dependency]]]] = defaultdict(dict)
        """What `once` has found by question and what it is about, each with what it is made of."""
        self._children: dict[Place, list[Record]] = {}
        for record in self._all():
            self._children.setdefault((record.docname, record.parent), []).append(record)
        self._things = Things(site.synonyms, self.words)
        self.entities = self._things.entities
        self.find, self.of_kind = self._things.find, self._things.of_kind
        for record in self._all():
            defined = kind_of(record).page and record.id
            first = self._things.define(record) if defined else None
            if first and (record.docname, record.index) not in again:
                duplicate(first.source, record, self.problems)
            if isinstance(record, Person) and not has_family(record.name, record.family_name):
                message = f"'{record.family_name}' neither begins nor ends the name '{record.name}'"
                fix = f"{message}; write the part of the name that is the family's"
                self.problems.add(Subtype.VALUE, record, "family-name", fix)
        edges = Ties(self.records, self._things, site, self.problems)
        self.ends, self.touching = edges.ends, edges.touching
        may_be, family_of = self._things.may_lack_surname, self._things.unsaid_family_name
        warn_of_strangers(self.records, self._names_of, may_be, family_of, self.problems)
        self._latest = latest_of(self._all())
        self._place()
        self.moved = self._moved()
        """Pages that things had under ids of before."""
        self.former = {
            Key(key.kind, alias): key
            for key, entity in self.entities.items()
            for record in entity.records
            for alias in record.aliases
        }
        """Things by their ids of before."""
        self._warn_of_circles()
        self.by_page = {one.page: key for key, one in self.entities.items() if one.page}
        self._listed = {key.kind for key in self.by_page.values()}
        self.spellings = Spellings(self._things if site.prose else Things({}, Words()))
        self.linked = self.spellings.found_in(site.prose)
        """Skills that the text of a block names without a link, which it gets."""
        self.mentioned = self._collect(mentions)
        self.said_by: dict[Key | str, list[Key]] = {}
        """What a thing, or a document, speaks of."""
        for key, places in self.mentioned.items():
            for backlink in dict.fromkeys(map(self.backlink, places)):
                self.said_by.setdefault(backlink, []).append(key)
        if Subtype.EVIDENCE in site.reports:
            unproved(self.entities, self._all(), self.edges_of, self.touching, self.problems)

    # --- looking up ---------------------------------------------------------------------

    def title_of(self, docname: str) -> str | None:
        """Return the title of a document, or None if there is none of that name.

        There is no list of a kind that has nothing.
        """
        kind, title = self.site.lists.get(docname, ("", ""))
        return self.site.titles.get(docname, title if kind in self._listed else None)

    def about(self, key: Key) -> list[Record]:
        """Return the records that touch *key*, in reading order."""
        self.entities.asked.add(key)
        return self.touching.get(key, [])

    def backlinks_of(self, key: Key) -> list[Key | str]:
        """Return who mentions *key*, each once: a thing, or a document."""
        self.entities.asked.add(key)
        return list(dict.fromkeys(map(self.backlink, self.mentioned.get(key, ()))))

    @property
    def latest(self) -> Date:
        """Return the last date that the site knows, to which what has not ended is counted."""
        self.entities.asked.add(LATEST)
        return self._latest

    def once(
        self,
        question: str,
        about: Hashable,
        answer: Callable[..., T],
        *arguments: object,
        made_of: Dependency | None = None,
    ) -> T:
        """Return the *answer* (from *arguments*) to a question, which is found only once.

        What it was made of counts as looked at each time: all that was looked at to find it,
        or *made_of* alone, where that says it all.
        """
        known = self.answers[question].get(about)
        if known is None:
            outer, self.entities.asked = self.entities.asked, set()
            try:
                found, asked = answer(*arguments), self.entities.asked
            finally:
                self.entities.asked = outer
            known = found, asked if made_of is None else {made_of}
            self.answers[question][about] = known
        self.entities.asked.update(known[1])
        return cast("T", known[0])

    @contextmanager
    def watched(self) -> Iterator[set[Dependency]]:
        """Give what is asked for as long as it lasts: keys of things, and what a caller adds."""
        outer, self.entities.asked = self.entities.asked, set()
        try:
            yield self.entities.asked
        finally:
            outer |= self.entities.asked
            self.entities.asked = outer

    def inside(self, docname: str, index: int) -> Iterator[Record]:
        """Yield the records of the blocks in the block at that index, however deep."""
        for child in self._children.get((docname, index), ()):
            yield child
            yield from self.inside(docname, child.index)

    def edges_of(self, record: Record) -> Edges:
        """Return what *record* ties together."""
        return self.ends[record.docname, record.index]

    def owner_of(self, record: Record) -> Key | None:
        """Return the person whose block *record* is; an author may give an id or a name."""
        keys = self.find("person", record.owner) if record.owner else []
        return keys[0] if len(keys) == 1 else None

    def _names_of(self, record: Record) -> tuple[tuple[Key, ...], tuple[PersonName, ...]]:
        """Return whose a record is, and the names of authors and editors who are nobody here."""
        ends = self.edges_of(record)
        named = (*ends.authors, *ends.editors)
        return ends.people, tuple(one.name for one in named if one.name and one.key is None)

    def named_person(self, name: str) -> list[Key]:
        """Return whom a name in a field for people means, by the rules for authors."""
        return self._things.find_author(author_of(name).name, self.site.matching)[0]

    def skilled(self, record: Record) -> tuple[Key, ...]:
        """Return the people who have the skills that *record* lists.

        They are its owner's and its authors', and not those of others whom an owner only names.
        """
        ends, owners = self.edges_of(record), self.owners_of(record)
        writers = {one.key for one in (*ends.authors, *ends.editors)}
        return tuple(key for key in ends.people if key in owners or key in writers)

    def owners_of(self, record: Record) -> tuple[Key, ...]:
        """Return the person whose block *record* is; of a block of nobody, all whom it names."""
        owner, people = self.owner_of(record), self.edges_of(record).people
        return (owner,) if owner in people else people

    def at(self, docname: str, index: int) -> Record | None:
        """Return the record with that index in that document."""
        found = self.records.get(docname, ())
        return found[index] if 0 <= index < len(found) else None

    def meant(self, kind: str, target: str) -> list[Key]:
        """Return what a link in a text means; the kind ``doc`` stands for a page."""
        if kind == "doc":
            return [self.by_page[target]] if target in self.by_page else []
        return self.find(kind, target)

    def backlink(self, place: Place) -> Key | str:
        """Return who speaks at *place*: what the block is about, its person, or the document."""
        record = self.at(*place)
        while record:
            ends = self.edges_of(record)
            if isinstance(record, Contribution) and ends.projects:
                return ends.projects[0]
            if ends.itself:
                return ends.itself
            around = self.at(record.docname, record.parent)
            if around is None and (owner := self.owner_of(record)):
                return owner
            record = around
        return self.by_page.get(place[0], place[0])

    # --- building -----------------------------------------------------------------------

    def _all(self) -> Iterator[Record]:
        for records in self.records.values():
            yield from records

    def _warn_of_circles(self) -> None:
        """Tell of projects, or organizations, that are part of each other."""
        outer: dict[Key, tuple[Key, Record]] = {}
        for record in self._all():
            ends = self.edges_of(record)
            if ends.itself and isinstance(record, Project) and ends.projects:
                outer[ends.itself] = ends.projects[0], record
            elif ends.itself and isinstance(record, Organization) and ends.organization:
                outer[ends.itself] = ends.organization, record
        done: set[Key] = set()
        for key in outer:
            path: dict[Key, None] = {}
            one: Key | None = key
            while one in outer and one not in path and one not in done:
                path[one] = None
                one = outer[one][0]
            if one in path:
                field = "part-of" if key.kind == "project" else "parent"
                names = " → ".join(part.id for part in [*path, one])
                message = f"each is part of the next one: {names}; remove one of these lines"
                self.problems.add(Subtype.REFERENCE, outer[one][1], field, message)
            done |= path.keys()

    def _place(self) -> None:
        people = Counter(r.docname for r in self._all() if kind_of(r).name == "person")
        taken: dict[str, Entity] = {}
        for entity in sorted(self.entities.values(), key=lambda one: not one.records):
            page = self._page_of(entity, people)
            if other := taken.get(page):
                message = (
                    f"the page '{page}' is that of the {other.key.kind} '{other.title}' already "
                    f"({self.problems.place(other.source)}); write another :id:, "
                    "or give the kinds different folders in resume_folders"
                )
                self.problems.add(Subtype.CLASH, entity.source, "id", message)
            elif page:
                taken[page] = self.entities[entity.key] = replace(entity, page=page)

    def _page_of(self, entity: Entity, people: Mapping[str, int]) -> str:
        """Return the page of *entity*: the author's own, one in the folder of its kind, or none."""
        source, kind = entity.source, entity.key.kind
        alone = kind == "person" and people[source.docname] == 1
        if alone or (kind == "post" and isinstance(source, Post) and source.hosted):
            return source.docname
        if kind not in self.site.folders:
            return ""
        return "/".join(filter(None, (self.site.folders[kind], entity.key.id)))

    def _moved(self) -> dict[str, Key]:
        """Return the pages that were of each thing before, where nothing else is now."""
        pages = {one.page for one in self.entities.values()} | self.site.authored
        found: dict[str, Key] = {}
        for key, entity in self.entities.items():
            folder = entity.page.rpartition("/")[0]
            for record in entity.records if entity.page else ():
                for alias in record.aliases if self.edges_of(record).itself == key else ():
                    page = "/".join(filter(None, (folder, alias)))
                    if page in pages:
                        message = f"'{page}' is a page of this site now; remove the alias '{alias}'"
                        self.problems.add(Subtype.CLASH, record, "aliases", message)
                    elif found.setdefault(page, key) != key:
                        other = found[page].id
                        message = f"'{alias}' leads to {other} already; remove it at one of them"
                        self.problems.add(Subtype.CLASH, record, "aliases", message)
        return found

    def _collect(self, mentions: Mapping[str, tuple[Mention, ...]]) -> dict[Key, list[Place]]:
        found: dict[Key, dict[Place, None]] = {}
        for docname in sorted(mentions):
            for mention in mentions[docname]:
                for key in self.meant(mention.kind, mention.target):
                    found.setdefault(key, {})[docname, mention.block] = None
        for place, keys in self.linked.items():
            for key in keys:
                found.setdefault(key, {})[place] = None
        return {key: list(places) for key, places in found.items()}
