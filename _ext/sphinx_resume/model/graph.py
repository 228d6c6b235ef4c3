"""The graph: everything the site has, found from all records at once.

Built when all pages are read, in the order of page names, so that it is the
same whatever the order of reading. Pages and exports read nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sphinx_resume.model.digest import Stated
from sphinx_resume.model.names import comparable, comparable_person
from sphinx_resume.model.problems import Problem, Subtype, suggestion
from sphinx_resume.model.records import (
    PAGED,
    Award,
    Contribution,
    Key,
    Organization,
    Person,
    Post,
    Project,
    Publication,
    Record,
    kind_of,
)
from sphinx_resume.model.slugs import is_id, slug

Place = tuple[str, int]
"""Where a record stands: its document and its index there."""


class Mention(NamedTuple):
    """A link in a page's text: kind (empty if any will do), target, and the block it is in (-1)."""

    kind: str
    target: str
    block: int


@dataclass(frozen=True, slots=True)
class Site:
    """What the graph must know of the site besides records.

    ``folders`` gives the folder of each kind that has pages; a kind without one has none.
    ``authored`` are the documents that somebody wrote, ``titles`` what documents are called.
    """

    folders: Mapping[str, str]
    authored: frozenset[str]
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing of the site: what it is called, its page (or empty), who says something of it.

    ``records`` are the blocks that define it (first) or contribute to it; ``named`` is a
    block that only names it, for skills and organizations nobody described.
    """

    key: Key
    title: str
    page: str
    records: tuple[Record, ...]
    named: Record | None = None

    @property
    def source(self) -> Record:
        """Return the record that its page is attributed to."""
        found = self.records[0] if self.records else self.named
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Ends:
    """The things that one record ties together. ``authors`` keeps names that match nobody."""

    itself: Key | None = None
    people: tuple[Key, ...] = ()
    organization: Key | None = None
    projects: tuple[Key, ...] = ()
    publications: tuple[Key, ...] = ()
    skills: tuple[Key, ...] = ()
    authors: tuple[Key | str, ...] = ()

    def __iter__(self) -> Iterator[Key]:
        """Yield every end once."""
        single = (self.itself, self.organization)
        many = (*self.people, *self.projects, *self.publications, *self.skills)
        yield from dict.fromkeys([*(key for key in single if key), *many])


class _Entities(dict[Key, Entity]):
    """Things by their key; ``asked`` are those that were looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[Stated] = set()

    def __getitem__(self, key: Key) -> Entity:
        self.asked.add(key)
        return super().__getitem__(key)


class Graph:
    """All entities, the records that touch them, and the faults found between records."""

    def __init__(
        self,
        records: Mapping[str, tuple[Record, ...]],
        mentions: Mapping[str, tuple[Mention, ...]],
        site: Site,
    ) -> None:
        """Build the graph from the records and mentions of each document."""
        self.records = {docname: records[docname] for docname in sorted(records)}
        self.entities = _Entities()
        self.problems: list[Problem] = []
        self.ends: dict[Place, Ends] = {}
        self.touching: dict[Key, list[Record]] = {}
        self.answers: dict[str, dict[Key, tuple[object, set[Stated]]]] = {}
        """What `about` has been asked already, and what each answer was made of."""
        self._names: dict[tuple[str, str], list[Key]] = {}
        self.site = site
        self._contributed = {
            name
            for record in self._all()
            if isinstance(record, Contribution)
            for name in (record.project, comparable(record.project))
        }
        self._children: dict[Place, list[Record]] = {}
        for record in self._all():
            self._children.setdefault((record.docname, record.parent), []).append(record)
        self._define()
        self._tie()
        self._tie_awarders()
        self._place()
        self._warn_of_circles()
        self.by_page = {one.page: key for key, one in self.entities.items() if one.page}
        self.mentioned = self._collect(mentions)
        self.said_by: dict[Key | str, list[Key]] = {}
        """What a thing, or a document, speaks of."""
        for key, places in self.mentioned.items():
            for speaker in dict.fromkeys(map(self.speaker, places)):
                self.said_by.setdefault(speaker, []).append(key)

    # --- looking up ---------------------------------------------------------------------

    def find(self, kind: str, name: str) -> list[Key]:
        """Return what *name*, an id or a name, means: of *kind*, or of any kind if empty."""
        kinds = [kind] if kind else PAGED
        by_id = [key for one in kinds if (key := Key(one, name)) in self.entities]
        return by_id or [
            key for one in kinds for key in self._names.get((one, _known_as(one, name)), ())
        ]

    def of_kind(self, kind: str) -> list[Entity]:
        """Return all things of *kind* by title."""
        found = (entity for entity in self.entities.values() if entity.key.kind == kind)
        return sorted(found, key=lambda entity: (comparable(entity.title), entity.key))

    def about(self, key: Key) -> list[Record]:
        """Return the records that touch *key*, in reading order."""
        self.entities.asked.add(key)
        return self.touching.get(key, [])

    def speakers_of(self, key: Key) -> list[Key | str]:
        """Return who mentions *key*, each once: a thing, or a document."""
        self.entities.asked.add(key)
        return list(dict.fromkeys(map(self.speaker, self.mentioned.get(key, ()))))

    @contextmanager
    def watched(self) -> Iterator[set[Stated]]:
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

    def ends_of(self, record: Record) -> Ends:
        """Return what *record* ties together."""
        return self.ends[record.docname, record.index]

    def owner_of(self, record: Record) -> Key | None:
        """Return the person whose block *record* is; an author may give an id or a name."""
        keys = self.find("person", record.owner) if record.owner else []
        return keys[0] if len(keys) == 1 else None

    def at(self, docname: str, index: int) -> Record | None:
        """Return the record with that index in that document."""
        found = self.records.get(docname, ())
        return found[index] if 0 <= index < len(found) else None

    # --- building -----------------------------------------------------------------------

    def _all(self) -> Iterator[Record]:
        for records in self.records.values():
            yield from records

    def _warn(self, subtype: Subtype, record: Record, field: str, message: str) -> None:
        where = f"field '{field}': " if field else ""
        name = f"{kind_of(record).name} '{record.title}'"
        self.problems.append(
            Problem(
                subtype,
                f"{name}: {where}{message}",
                record.docname,
                record.line_of(field),
                record.source,
            )
        )

    def _define(self) -> None:
        for record in self._all():
            kind = kind_of(record)
            if not kind.page or not record.id:
                continue
            key = Key(kind.name, record.id)
            if first := self.entities.get(key):
                self._duplicate(first, record)
                self.entities[key] = replace(first, records=(*first.records, record))
            else:
                self.entities[key] = Entity(key, record.title, "", (record,))
            for name in (record.title, record.named, *_other_names(record)):
                self._name(key, name)

    def _name(self, key: Key, name: str) -> None:
        if not (known_as := _known_as(key.kind, name)):
            return
        keys = self._names.setdefault((key.kind, known_as), [])
        if key not in keys:
            keys.append(key)

    def _duplicate(self, first: Entity, record: Record) -> None:
        other = first.source
        if record.source and (record.source, record.line) == (other.source, other.line):
            return  # a bibliography that several pages show
        cure = "write another :id:"
        if isinstance(record, Project):
            cure = f"write '{{contribution}} {record.id}' here, or another :id:"
        elif isinstance(record, Publication) and record.bibtex:
            cure = "write another key"
        self._warn(
            Subtype.DUPLICATE,
            record,
            "id",
            f"'{record.id}' is defined at {_place_of(other)} already; {cure}",
        )

    def _tie(self) -> None:
        for record in self._all():
            around = self.at(record.docname, record.parent)
            outer = self.ends[around.docname, around.index] if around else Ends()
            ends = self._ends(record, around, outer)
            self.ends[record.docname, record.index] = ends
            for key in ends:
                self.touching.setdefault(key, []).append(record)
            if isinstance(record, Contribution) and ends.projects:
                project = self.entities[ends.projects[0]]
                self.entities[project.key] = replace(project, records=(*project.records, record))
            if isinstance(record, Project | Publication) and not ends.people:
                self._unowned(record, around, ends)

    def _tie_awarders(self) -> None:
        """Tie awards to those who gave them, where these are organizations of the site."""
        for record in self._all():
            if not isinstance(record, Award) or not record.awarder:
                continue
            keys = self.find("organization", record.awarder)
            if len(keys) == 1:
                place = record.docname, record.index
                self.ends[place] = replace(self.ends[place], organization=keys[0])
                self.touching.setdefault(keys[0], []).append(record)

    def _unowned(self, record: Record, around: Record | None, ends: Ends) -> None:
        told = bool(record.owner) or (around is not None and needs_owner(around))
        by_others = {record.id, comparable(record.title), comparable(record.named)}
        # Bibliographies have entries that nobody signed.
        listed = isinstance(record, Publication) and record.bibtex
        if told or listed or ends.authors or by_others & self._contributed:
            return
        self._warn(
            Subtype.OWNER,
            record,
            "",
            "this belongs to nobody; add :person: with the id of a person of this site",
        )

    def _ends(self, record: Record, around: Record | None, outer: Ends) -> Ends:
        kind = kind_of(record)
        itself = Key(kind.name, record.id) if kind.page and record.id else None
        authors = self._authors(record)
        return Ends(
            itself=itself,
            people=self._people(record, around, itself, authors),
            organization=self._organization(record, around, outer),
            projects=self._projects(record, around, outer, itself),
            publications=self._publications(record, around),
            skills=tuple(
                key
                for name in getattr(record, "skills", ())
                if (key := self._named("skill", name, record, "skills"))
            ),
            authors=authors,
        )

    def _people(
        self,
        record: Record,
        around: Record | None,
        itself: Key | None,
        authors: tuple[Key | str, ...],
    ) -> tuple[Key, ...]:
        found: list[Key | None] = []
        told = around is not None and around.owner == record.owner
        if told:
            keys = self.find("person", record.owner)
            found += keys if len(keys) == 1 else []
        elif record.owner and itself != Key("person", record.owner):
            found.append(self._reference(record, "person", "person", record.owner))
        for name in getattr(record, "people", ()):
            found.append(self._reference(record, "people", "person", name))
        found += [author for author in authors if isinstance(author, Key)]
        return tuple(dict.fromkeys(key for key in found if key))

    def _authors(self, record: Record) -> tuple[Key | str, ...]:
        found: list[Key | str] = []
        for name in getattr(record, "authors", ()):
            keys = self.find("person", name)
            if len(keys) > 1:
                ids = ", ".join(key.id for key in keys)
                self._warn(
                    Subtype.AMBIGUOUS, record, "authors", f"'{name}' is one of {ids}; write the id"
                )
            found.append(keys[0] if len(keys) == 1 else name)
        return tuple(found)

    def _organization(self, record: Record, around: Record | None, outer: Ends) -> Key | None:
        if isinstance(record, Organization):
            name, field = record.parent_organization, "parent_organization"
        else:
            name, field = getattr(record, "organization", ""), "organization"
            if not name and kind_of(record).name in {"experience", "education", "volunteer"}:
                name, field = record.named, kind_of(record).title
        if name:
            found = self._named("organization", name, record, field)
            if isinstance(record, Organization) and found == Key("organization", record.id):
                message = f"'{name}' is this organization itself; remove the line or name another"
                self._warn(Subtype.REFERENCE, record, "parent", message)
                return None
            return found
        if not isinstance(record, Project | Publication | Contribution):
            return None
        return outer.itself if isinstance(around, Organization) else outer.organization

    def _publications(self, record: Record, around: Record | None) -> tuple[Key, ...]:
        names = getattr(record, "publications", ())
        found = [self._reference(record, "publications", "publication", name) for name in names]
        if isinstance(around, Publication) and around.id and hasattr(record, "publications"):
            found.append(Key("publication", around.id))
        return tuple(dict.fromkeys(key for key in found if key))

    def _projects(
        self, record: Record, around: Record | None, outer: Ends, itself: Key | None
    ) -> tuple[Key, ...]:
        named = [("projects", name) for name in getattr(record, "projects", ())]
        if isinstance(record, Contribution) and record.project:
            named.append(("project", record.project))
        if isinstance(record, Project) and record.part_of:
            named.append(("part-of", record.part_of))
        found = [self._reference(record, field, "project", name) for field, name in named]
        if itself and itself in found:
            field, name = named[found.index(itself)]
            message = f"'{name}' is this project itself; remove the line or name another one"
            self._warn(Subtype.REFERENCE, record, field, message)
        if "part-of" not in dict(named):
            if isinstance(around, Project) and around.id:
                found.append(Key("project", around.id))
            elif isinstance(around, Contribution):
                found += outer.projects
        return tuple(dict.fromkeys(key for key in found if key and key != itself))

    def _reference(self, record: Record, field: str, kind: str, name: str) -> Key | None:
        keys = self.find(kind, name)
        if len(keys) == 1:
            return keys[0]
        if keys:
            ids = ", ".join(key.id for key in keys)
            self._warn(Subtype.AMBIGUOUS, record, field, f"'{name}' is one of {ids}; write the id")
            return None
        known = [entity.key.id for entity in self.of_kind(kind)]
        near = suggestion(slug(name), known)
        cure = near or f"; give the id of a {{{kind}}} block of this site"
        self._warn(Subtype.REFERENCE, record, field, f"there is no {kind} '{name}'{cure}")
        return None

    def _named(self, kind: str, name: str, record: Record, attribute: str) -> Key | None:
        """Return the skill or organization called *name*, which needs no block of its own."""
        keys = self.find(kind, name)
        if len(keys) == 1:
            return keys[0]
        fields = kind_of(record).fields.values()
        field = next(field.name for field in fields if field.attribute == attribute)
        if keys:
            ids = ", ".join(key.id for key in keys)
            self._warn(Subtype.AMBIGUOUS, record, field, f"'{name}' is one of {ids}; write the id")
            return None
        key = Key(kind, slug(name))
        if not is_id(key.id):
            cure = f"describe it in a {{{kind}}} block with an :id:"
            message = f"'{name}' gives no id to make an address of; {cure}"
            self._warn(Subtype.ID, record, field, message)
            return None
        title = record.title if name == record.named else name
        self.entities.setdefault(key, Entity(key, title, "", (), record))
        self._name(key, name)
        self._name(key, title)
        return key

    def _warn_of_circles(self) -> None:
        """Tell of projects, or organizations, that are part of each other."""
        outer: dict[Key, tuple[Key, Record]] = {}
        for record in self._all():
            ends = self.ends_of(record)
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
                self._warn(Subtype.REFERENCE, outer[one][1], field, message)
            done |= path.keys()

    def _place(self) -> None:
        people = Counter(r.docname for r in self._all() if kind_of(r).name == "person")
        taken: dict[str, Entity] = {}
        for entity in sorted(self.entities.values(), key=lambda one: not one.records):
            source = entity.source
            alone = entity.key.kind == "person" and people[source.docname] == 1
            hosted = entity.key.kind == "post" and isinstance(source, Post) and source.hosted
            if alone or hosted:
                page = source.docname
            elif entity.key.kind in self.site.folders:
                page = "/".join(filter(None, (self.site.folders[entity.key.kind], entity.key.id)))
            else:
                continue
            if other := taken.get(page):
                self._warn(
                    Subtype.CLASH,
                    source,
                    "id",
                    f"the page '{page}' is that of the {other.key.kind} '{other.title}' already "
                    f"({_place_of(other.source)}); write another :id:, "
                    "or give the kinds different folders in resume_folders",
                )
                continue
            taken[page] = self.entities[entity.key] = replace(entity, page=page)

    def _collect(self, mentions: Mapping[str, tuple[Mention, ...]]) -> dict[Key, list[Place]]:
        found: dict[Key, dict[Place, None]] = {}
        for docname in sorted(mentions):
            for mention in mentions[docname]:
                for key in self.meant(mention.kind, mention.target):
                    found.setdefault(key, {})[docname, mention.block] = None
        return {key: list(places) for key, places in found.items()}

    def meant(self, kind: str, target: str) -> list[Key]:
        """Return what a link in a text means; the kind ``doc`` stands for a page."""
        if kind == "doc":
            return [self.by_page[target]] if target in self.by_page else []
        return self.find(kind, target)

    def speaker(self, place: Place) -> Key | str:
        """Return who speaks at *place*: what the block is about, its person, or the document."""
        record = self.at(*place)
        while record:
            ends = self.ends_of(record)
            if isinstance(record, Contribution) and ends.projects:
                return ends.projects[0]
            if ends.itself:
                return ends.itself
            around = self.at(record.docname, record.parent)
            if around is None and (owner := self.owner_of(record)):
                return owner
            record = around
        return self.by_page.get(place[0], place[0])


def needs_owner(record: Record) -> bool:
    """Tell whether *record* must belong to a person, by itself or by its authors."""
    return kind_of(record).personal or isinstance(record, Project | Publication)


def _known_as(kind: str, name: str) -> str:
    return comparable_person(name) if kind == "person" else comparable(name)


def _other_names(record: Record) -> tuple[str, ...]:
    orcid = (record.orcid,) if isinstance(record, Person) and record.orcid else ()
    return (*getattr(record, "alternate_name", ()), *orcid)


def _place_of(record: Record) -> str:
    return f"{record.source or record.docname}:{record.line}"
