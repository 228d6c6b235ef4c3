"""What each record ties together: the things that its fields and the blocks around it name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import NamedTuple

from sphinx_resume.model.bibtex.crossref import family_name_fix, people_beside
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.entities import Faults, Place, Site, Things
from sphinx_resume.model.inline import Web
from sphinx_resume.model.kinds import (
    Award,
    Contribution,
    Organization,
    Post,
    Project,
    Publication,
    Skill,
    Teaching,
    kind_of,
)
from sphinx_resume.model.names.authors import author_of
from sphinx_resume.model.names.groups import may_be_company
from sphinx_resume.model.names.list_readings import Two, is_joined, may_be_two, one_in_two, two_in
from sphinx_resume.model.names.matching import Way, compared_names
from sphinx_resume.model.names.name_keys import AND_OTHERS, Author, Mark, PersonName, comparable
from sphinx_resume.model.names.vancouver import with_initials_for_degree
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.slugs import is_id, slug
from sphinx_resume.model.translated_words import original_of


@dataclass(frozen=True, slots=True)
class Credit:
    """An author or editor as a publication names one, and whom of the site that means.

    ``name`` is None where it is the name that the person's page has, or that the other site
    gives ``web``.
    """

    name: PersonName | None = None
    key: Key | None = None
    web: Web | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Edges:
    """The things that one record ties together.

    ``authors``, ``editors`` and ``translators`` keep names that match nobody; ``others`` are
    people of other sites, or of none.
    """

    itself: Key | None = None
    people: tuple[Key, ...] = ()
    organization: Key | None = None
    projects: tuple[Key, ...] = ()
    publications: tuple[Key, ...] = ()
    skills: tuple[Key, ...] = ()
    authors: tuple[Credit, ...] = ()
    editors: tuple[Credit, ...] = ()
    translators: tuple[Credit, ...] = ()
    others: tuple[Web | str, ...] = ()

    def __iter__(self) -> Iterator[Key]:
        """Yield every end once."""
        single = (self.itself, self.organization)
        many = (*self.people, *self.projects, *self.publications, *self.skills)
        yield from dict.fromkeys([*(key for key in single if key), *many])


class _Meant(NamedTuple):
    """The people whom an author's name may mean, how sure that is, and whether all are denied."""

    keys: tuple[Key, ...] = ()
    way: Way = Way.EXACT
    denied: bool = False


_PARTS = frozenset({"article", "incollection", "inproceedings"})
"""Types of publications that stand in others: who edited these did not make them."""


def _writers(
    record: Record, authors: tuple[Credit, ...], editors: tuple[Credit, ...]
) -> tuple[Credit, ...]:
    """Return whose a publication is: its authors', and its editors' if it stands alone."""
    if authors and isinstance(record, Publication) and record.type in _PARTS:
        return authors
    return (*authors, *editors)


class Ties:
    """The ends of all records, and the records that touch each thing."""

    def __init__(
        self, records: Mapping[str, tuple[Record, ...]], things: Things, site: Site, faults: Faults
    ) -> None:
        """Tie *records*, whose things have been defined."""
        self.ends: dict[Place, Edges] = {}
        self.touching: dict[Key, list[Record]] = {}
        self._records = records
        self._things = things
        self._site = site
        self._faults = faults
        self._people_beside: dict[tuple[str, int], list[Key]] | None = None
        self._sites = {name.partition(":")[0] for _kind, name in site.elsewhere}
        self._contributed = {
            name
            for record in self._all()
            if isinstance(record, Contribution)
            for name in (record.project, comparable(record.project))
        }
        for record in self._all():
            self._connect(record)
        for record in self._all():
            if isinstance(record, Award) and record.awarder:
                self._connect_known(record, record.awarder)
            elif isinstance(record, Publication) and record.publisher and not record.organization:
                # "IEEE, Springer" are two, "Wiley, Inc." is one: whatever the site has.
                for name in dict.fromkeys((record.publisher, *record.publisher.split(", "))):
                    self._connect_known(record, name)

    def _all(self) -> Iterator[Record]:
        for records in self._records.values():
            yield from records

    def _connect(self, record: Record) -> None:
        around = self._records[record.docname][record.parent] if record.parent >= 0 else None
        outer = self.ends[around.docname, around.index] if around else Edges()
        ends = self._ends(record, around, outer)
        self.ends[record.docname, record.index] = ends
        for key in ends:
            self.touching.setdefault(key, []).append(record)
        if isinstance(record, Contribution) and ends.projects:
            project = self._things.entities[ends.projects[0]]
            records = (*project.records, record)
            self._things.entities[project.key] = replace(project, records=records)
        if isinstance(record, Project | Publication) and not ends.people:
            self._unowned(record, around, ends)
        for tag in record.tags if isinstance(record, Post) else ():
            if not slug(original_of(tag)) and tag.strip("\"'"):
                message = f"'{tag}' gives no address, so no page lists its posts; add a word to it"
                self._faults.add(Subtype.ID, record, "tags", message)

    def _connect_known(self, record: Record, name: str) -> None:
        """Tie an award to who gave it, a paper to its publisher, if the site has that one."""
        keys = self._things.find("organization", name)
        if len(keys) == 1:
            place = record.docname, record.index
            if self.ends[place].organization is None:  # else it was made at another one
                self.ends[place] = replace(self.ends[place], organization=keys[0])
            self.touching.setdefault(keys[0], []).append(record)

    def _unowned(self, record: Record, around: Record | None, ends: Edges) -> None:
        told = bool(record.owner) or (around is not None and needs_owner(around))
        by_others = {record.id, comparable(record.title), comparable(record.named)}
        # Bibliographies have entries that nobody signed.
        listed = isinstance(record, Publication) and record.bibtex
        if (
            told
            or listed
            or ends.authors
            or ends.editors
            or ends.others
            or by_others & self._contributed
        ):
            return
        message = "this belongs to nobody; add :person: with the id of a person of this site"
        self._faults.add(Subtype.OWNER, record, "", message)

    # --- the ends of one record ---------------------------------------------------------

    def _ends(self, record: Record, around: Record | None, outer: Edges) -> Edges:
        kind = kind_of(record)
        itself = Key(kind.name, record.id) if kind.page and record.id else None
        authors, told = self._authors(record, "authors")
        editors, more = self._authors(record, "editors")
        translators, _told = self._authors(record, "translators")
        people, others = self._people(record, around, itself)
        writers = _each(one.key for one in _writers(record, authors, editors))
        if isinstance(record, Publication) and (authors or editors):
            people = self._of_others(record, people, writers, (*authors, *editors), told | more)
        return Edges(
            itself=itself,
            people=_each((*people, *writers)),
            organization=self._organization(record, around, outer),
            projects=self._projects(record, around, outer, itself),
            publications=self._publications(record, around),
            skills=tuple(self._skills(record)),
            authors=authors,
            editors=editors,
            translators=translators,
            others=others,
        )

    def _skills(self, record: Record) -> Iterator[Key]:
        for name in getattr(record, "skills", ()):
            if key := self._named("skill", name, record, "skills"):
                yield key

    def _people(
        self, record: Record, around: Record | None, itself: Key | None
    ) -> tuple[list[Key | None], tuple[Web | str, ...]]:
        found: list[Key | None] = []
        others: list[Web | str] = []
        if isinstance(record, Organization | Skill):
            pass  # whoever tells what it is need not have to do with it
        elif around is not None and around.owner == record.owner:
            keys = self._things.find("person", record.owner)
            found += keys if len(keys) == 1 else []
        elif record.owner and itself != Key("person", record.owner):
            found.append(self._reference(record, "person", "person", record.owner))
        unknown: list[PersonName | None] = []
        for name in getattr(record, "people", ()):
            unknown.append(None)
            if other := self._site.elsewhere.get(("person", name)):
                others.append(other)
            else:
                meant = author_of(name).name
                keys, way = self._things.find_author(meant, self._site.matching)
                if len(keys) == 1:
                    self._matched(record, "people", name, keys[0], way)
                    found.append(keys[0])
                    continue
                if keys and way is Way.EXACT:
                    self._ambiguous(record, "people", name, keys)
                elif not keys:
                    unknown[-1] = meant
                    self._warn_of_misspelt(record, name)
                others.append(name)
        self._warn_of_turned(record, "people", unknown)
        return found, tuple(others)

    def _warn_of_misspelt(self, record: Record, name: str) -> None:
        """Warn of a name of nobody here if it looks like an id, or nearly like a member's name."""
        near = self._things.nearly("person", name)
        if (name.isascii() and is_id(name)) or name.partition(":")[0] in self._sites:
            self._reference(record, "people", "person", name)
        elif near:
            title = self._things.entities[near].title
            message = f"there is no person '{name}'; did you mean '{near.id}' ({title})?"
            self._faults.add(Subtype.REFERENCE, record, "people", message)

    def _of_others(
        self,
        record: Publication,
        people: list[Key | None],
        writers: tuple[Key, ...],
        named: Sequence[Credit],
        told: frozenset[Key],
    ) -> list[Key | None]:
        """Return whose a publication is besides its authors: who is named by ``:person:``.

        The page's person is not, if others wrote it: it may be an article about them. Where not
        all authors are named, or a group is, they may be one of these. Of those who are *told*,
        another warning tells already.
        """
        unnamed = any(one.name.literal for one in (*record.authors, *record.editors))
        if record.person or unnamed or not people:
            return people
        denied = self._denied(record)
        names = [one.name for one in (*record.authors, *record.editors)]
        known = bool(writers) or any(map(self._is_known, names))
        strangers = [one.name for one in named if one.key is None and one.name]
        for key in _each(people):
            if key in denied or key in writers or key in told:
                continue
            # Where others of the site wrote it, the page's person is missed only if a name is near.
            near = [name for name in strangers if self._may_be(name, key)]
            if not known or near:
                title = self._things.entities[key].title
                fix = family_name_fix(near, key, self._things.unsaid_family_name, " there")
                message = (
                    f"'{title}' is none of its authors, so it is not listed as theirs; if it is, "
                    f"write {fix}the name that stands here as :alternate-name: there, or "
                    f":person: {key.id} here; if it is not, write :not-by: {key.id}"
                )
                self._faults.add(Subtype.OWNER, record, "authors", message)
        return []

    def _may_be(self, name: PersonName, key: Key) -> bool:
        """Tell whether a name is nearly that of a person, or has one surname of several."""
        near = self._things.nearly("person", str(name)) == key
        return near or self._things.may_lack_surname(name, key)

    def _is_known(self, name: PersonName) -> bool:
        """Tell whether an author is, or may be, one of this site or of another one."""
        if ("person", str(name)) in self._site.elsewhere:
            return True
        return bool(self._things.find_author(name, Way.INITIALS)[0])

    # --- authors ------------------------------------------------------------------------

    def _authors(self, record: Record, field: str) -> tuple[tuple[Credit, ...], frozenset[Key]]:
        """Return the authors of a record, and the people of whom a warning tells already."""
        written: tuple[Author, ...] = getattr(record, field, ())
        if not written:
            return (), frozenset()
        denied = self._denied(record)
        authors, told = self._read_apart(record, field, written, denied)
        meant = [self._meant(record, one, denied) for one in authors]
        _once_each(authors, meant)
        unknown = [
            None if found.keys else one.name for one, found in zip(authors, meant, strict=True)
        ]
        told |= self._warn_of_turned(record, field, unknown)
        found = tuple(
            self._author(record, field, one, found)
            for one, found in zip(authors, meant, strict=True)
        )
        return found, told

    def _read_apart(
        self, record: Record, field: str, authors: Sequence[Author], denied: frozenset[Key]
    ) -> tuple[tuple[Author, ...], frozenset[Key]]:
        """Return authors with two of the site apart who are read as one, and whom that tells of."""
        found: list[Author] = []
        told: set[Key] = set()
        for one in authors:
            two = self._two_in(one) if may_be_two(one.name) else None
            if two is None or two.keys & denied:
                found.append(one)
                continue
            found += two.authors
            told |= two.keys if is_joined(one.name) else set()
            in_file = isinstance(record, Publication) and bool(record.bibtex)
            self._faults.add(Subtype.VALUE, record, field, two.message(one, in_file=in_file))
        return tuple(found), frozenset(told)

    def _meant(self, record: Record, author: Author, denied: frozenset[Key]) -> _Meant:
        """Return whom an author's name means, as far as the rules go."""
        name = str(author)
        if author.name == AND_OTHERS.name or ("person", name) in self._site.elsewhere:
            return _Meant()
        found, way = self._things.find_author(author.name, self._site.matching)
        keys = [key for key in found if key not in denied]
        if len(keys) > 1:
            own = [key for key in keys if key in self._owners_of(record)]
            keys = own if len(own) == 1 else keys
        return _Meant(tuple(keys), way, bool(found) and not keys)

    def _two_in(self, author: Author) -> Two | None:
        things = self._things
        known = things.find("organization", str(author)) or self._is_known(author.name)
        return None if known else two_in(author, things.find_author, things.of_family)

    def _warn_of_turned(
        self, record: Record, field: str, unknown: Sequence[PersonName | None]
    ) -> frozenset[Key]:
        """Warn of a family name and a given name, parted by a comma, which are taken for two."""
        told: set[Key] = set()
        several = not (isinstance(record, Publication) and record.bibtex)
        for family, given, keys in one_in_two(unknown, self._things.find_author, several=several):
            fix = f"if that is {given} {family}, write {given} {family}"
            message = f"'{family}' and '{given}' are read as two people; {fix}"
            self._faults.add(Subtype.VALUE, record, field, message)
            told.update(keys)
        return frozenset(told)

    def _author(self, record: Record, field: str, author: Author, found: _Meant) -> Credit:
        name = str(author)
        if other := self._site.elsewhere.get(("person", name)):
            return Credit(web=other, marks=author.marks)
        if author.name == AND_OTHERS.name:
            return Credit(author.name)
        keys, way = found.keys, found.way
        if len(keys) == 1:
            self._matched(record, field, name, keys[0], way)
            own_name = self._things.is_own_name(keys[0], author.name)
            own_name = own_name and not self._things.is_parted_otherwise(author.name, keys[0])
            meant = None if own_name else self._things.author_as_meant(author.name, keys[0])
            return Credit(meant, keys[0], marks=author.marks)
        if keys and way is Way.EXACT:
            self._ambiguous(record, field, name, keys)
        elif name.partition(":")[0] in self._sites:
            self._reference(record, field, "person", name)
        elif Subtype.AUTHOR in self._site.reports and not found.denied:
            said = (
                f"may be {' or '.join(key.id for key in keys)}"
                if keys
                else "is nobody of this site"
            )
            fix = "write it as :alternate-name: of a person, if it is one"
            self._faults.add(Subtype.AUTHOR, record, field, f"'{name}' {said}; {fix}")
        meant = author.name
        known = self._things.find("organization", name)
        if author.doubtful and not (known or may_be_company(meant)):
            self._warn_of_doubtful(record, field, meant)
        if not keys and (initials := with_initials_for_degree(meant)):
            self._warn_of_degree(record, field, meant, initials)
        if not meant.literal and (known or may_be_company(meant) or is_joined(meant)):
            meant = PersonName(literal=name)
        return Credit(meant, marks=author.marks)

    def _warn_of_doubtful(self, record: Record, field: str, name: PersonName) -> None:
        """Warn of a name that stands alone and may be a family name with initials."""
        sign = "" if isinstance(record, Publication) and record.bibtex else '"'
        turned, kept = f"{name.given}, {name.family}", f"{name.family}, {name.given}"
        message = (
            f"'{name}' is read as the given name {name.given} and the family name {name.family}; "
            f"write {sign}{turned}{sign} if {name.given} is the family name, "
            f"or {sign}{kept}{sign} if it is not"
        )
        self._faults.add(Subtype.VALUE, record, field, message)

    def _warn_of_degree(
        self, record: Record, field: str, name: PersonName, other: PersonName
    ) -> None:
        """Warn of a degree that may be the initials of somebody of the site: ``Ruiz Soto MD``."""
        known, _ = self._things.find_author(other, self._site.matching)
        if known:
            sign = "" if isinstance(record, Publication) and record.bibtex else '"'
            family = f"{other.particle} {other.family}".strip()
            fix = f"if these are initials of {self._things.entities[known[0]].title}, write "
            fix += f"{sign}{family}, {other.given}{sign}"
            message = f"'{name.suffix}' of '{name}' is read as a degree; {fix}"
            self._faults.add(Subtype.VALUE, record, field, message)

    def _matched(self, record: Record, field: str, name: str, key: Key, way: Way) -> None:
        """Tell that a name was matched by more than itself, if that is asked for."""
        if way is Way.EXACT or Subtype.MATCH not in self._site.reports:
            return
        title = self._things.entities[key].title
        how = "initials" if way is Way.INITIALS else "a fuller form of the name"
        fix = f":not-by: {key.id}"
        if field == "people":
            fix = "the whole name"
        elif not isinstance(record, Publication):
            fix = f"{{{name}}}"
        elif record.bibtex:
            fix = f"not-by = {{{key.id}}}"
        message = f"'{name}' is taken for '{title}' by {how}; if it is not, write {fix}"
        self._faults.add(Subtype.MATCH, record, field, message)

    def _denied(self, record: Record) -> frozenset[Key]:
        """Return the people whom no author of *record* means, as it says itself."""
        names = record.not_by if isinstance(record, Publication) else ()
        found: set[Key] = set()
        for name in names:
            keys = self._things.find("person", name)
            found.update(keys)
            if not keys:
                self._reference(record, "not-by", "person", name)
        return frozenset(found)

    def _owners_of(self, record: Record) -> list[Key]:
        """Return whose block a record is, which decides between people of one name.

        The entry of a bibliography is of those whose pages show it.
        """
        if record.owner:
            return self._things.find("person", record.owner)
        if not (isinstance(record, Publication) and record.bibtex):
            return []
        if self._people_beside is None:
            self._people_beside = people_beside(self._records)
        return self._people_beside.get((record.source, record.line), [])

    def _organization(self, record: Record, around: Record | None, outer: Edges) -> Key | None:
        if isinstance(record, Organization):
            name, field = record.parent_organization, "parent_organization"
        else:
            name, field = getattr(record, "organization", ""), "organization"
            if not name and kind_of(record).affiliation:
                name, field = record.named, kind_of(record).title
        if name:
            found = self._named("organization", name, record, field)
            if isinstance(record, Organization) and found == Key("organization", record.id):
                message = f"'{name}' is this organization itself; remove the line or name another"
                self._faults.add(Subtype.REFERENCE, record, "parent", message)
                return None
            return found
        if isinstance(record, Teaching) and around is not None:
            return outer.organization if kind_of(around).affiliation else None
        if not isinstance(record, Project | Publication | Contribution):
            return None
        return outer.itself if isinstance(around, Organization) else outer.organization

    def _publications(self, record: Record, around: Record | None) -> tuple[Key, ...]:
        names = getattr(record, "publications", ())
        found = [self._reference(record, "publications", "publication", name) for name in names]
        if isinstance(around, Publication) and around.id and hasattr(record, "publications"):
            found.append(Key("publication", around.id))
        return _each(found)

    def _projects(
        self, record: Record, around: Record | None, outer: Edges, itself: Key | None
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
            self._faults.add(Subtype.REFERENCE, record, field, message)
        if "part-of" not in dict(named):
            if isinstance(around, Project) and around.id:
                found.append(Key("project", around.id))
            elif isinstance(around, Contribution):
                found += outer.projects
        return tuple(key for key in _each(found) if key != itself)

    # --- names --------------------------------------------------------------------------

    def _reference(self, record: Record, field: str, kind: str, name: str) -> Key | None:
        keys = self._things.find(kind, name)
        if len(keys) == 1:
            return keys[0]
        if (kind, name) in self._site.elsewhere:
            return None  # shown as a link to the other site
        if keys:
            self._ambiguous(record, field, name, keys)
            return None
        known = [entity.key.id for entity in self._things.of_kind(kind)]
        near = suggestion(slug(name), known)
        fix = near or f"; give the id of a {{{kind}}} block of this site"
        self._faults.add(Subtype.REFERENCE, record, field, f"there is no {kind} '{name}'{fix}")
        return None

    def _ambiguous(self, record: Record, field: str, name: str, keys: Iterable[Key]) -> None:
        ids = ", ".join(key.id for key in keys)
        message = f"'{name}' is one of {ids}; write the id"
        self._faults.add(Subtype.AMBIGUOUS, record, field, message)

    def _named(self, kind: str, written: str, record: Record, attribute: str) -> Key | None:
        """Return the skill or organization called so, which needs no block of its own."""
        name = self._things.canonical(original_of(written)) if kind == "skill" else written
        keys = self._things.find(kind, name)
        if len(keys) == 1:
            return keys[0]
        field = kind_of(record).field_of(attribute).name
        if keys:
            self._ambiguous(record, field, name, keys)
            return None
        key = Key(kind, slug(name))
        if not is_id(key.id):
            fix = f"describe it in a {{{kind}}} block with an :id:"
            message = f"'{name}' gives no id to make an address of; {fix}"
            self._faults.add(Subtype.ID, record, field, message)
            return None
        title = record.title if name == record.named else name
        if kind == "skill":
            title = str(self._things.words.of(name))
        self._things.mention(key, title, record, (name, title))
        return key


def _once_each(authors: Sequence[Author], meant: list[_Meant]) -> None:
    """Leave one name of several in initials to each person, and none that is another author's.

    Of *Doe, J.* and *Doe, J. A.*, who may be one of the site, the fuller one is. Behind *Doe, Jane*
    and *Doe, Joan*, *Doe, J.* is neither. Whoever is named in full may be named again.
    """
    names: dict[Key, list[int]] = {}
    for number, one in enumerate(meant):
        if len(one.keys) == 1:
            names.setdefault(one.keys[0], []).append(number)
    for numbers in names.values():
        short = [n for n in numbers if _in_initials(authors[n].name)]
        if len(numbers) == 1 or not short:
            continue
        if len(short) == len(numbers):
            best = max(short, key=lambda n: (len(authors[n].name.given), -n))
            wrong = [n for n in short if n != best]
        else:
            own = {authors[n].name for n in numbers}
            left = _by_family(one.name for one in authors if one.name not in own)
            of_others = {name: _may_be_one_of(name, left) for name in own}
            wrong = [n for n in short if of_others[authors[n].name]]
        for number in wrong:
            meant[number] = _Meant(denied=True)


def _in_initials(name: PersonName) -> bool:
    return len(name.given.split()[0].rstrip(".")) == 1 if name.given else False


_COMPARED = 100
"""As many people of one family name are compared in one list of authors."""


def _by_family(names: Iterable[PersonName]) -> dict[str, list[PersonName]]:
    found: dict[str, list[PersonName]] = {}
    for name in dict.fromkeys(names):
        found.setdefault(_family(name), []).append(name)
    return found


def _family(name: PersonName) -> str:
    return comparable(f"{name.particle} {name.family}")


def _may_be_one_of(name: PersonName, others: Mapping[str, Sequence[PersonName]]) -> bool:
    same = others.get(_family(name), ())[:_COMPARED]
    return any(compared_names(name, other) is not None for other in same)


def duplicate(first: Record, record: Record, faults: Faults) -> None:
    """Tell of a second block that defines a thing, unless both are meant to."""
    if record.source and (record.source, record.line) == (first.source, first.line):
        return  # a bibliography that several pages show
    fix = "write another :id:"
    if isinstance(record, Project) and isinstance(first, Project):
        if record.shared and first.shared:
            return
        fix = f"write '{{contribution}} {record.id}' here, or another :id:"
        if record.shared or first.shared:
            place = f"there ({faults.place(first)})" if record.shared else "here"
            fix = f"if it is the same project, write :shared: {place} as well"
    elif isinstance(record, Publication) and record.bibtex:
        fix = "write another key"
    message = f"the id '{record.id}' is defined at {faults.place(first)} already; {fix}"
    if _is_included(first, record) or _is_included(record, first):
        fix = "name it in exclude_patterns, or remove the include"
        message = f"this file is a page, and also included in another one; {fix}"
    faults.add(Subtype.DUPLICATE, record, "id", message)


def _is_included(one: Record, other: Record) -> bool:
    """Tell whether *one* was read from the file of the page that *other* stands on."""
    path = PurePath(one.source).with_suffix("").as_posix() if one.source else ""
    return not other.source and f"/{path}".endswith(f"/{other.docname}")


def needs_owner(record: Record) -> bool:
    """Tell whether *record* must belong to a person, by itself or by its authors."""
    return kind_of(record).personal or isinstance(record, Project | Publication)


def _each(keys: Iterable[Key | None]) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key for key in keys if key))
