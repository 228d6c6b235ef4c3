"""The things of the site, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from sphinx_resume.model.dependencies import Dependency
from sphinx_resume.model.diagnostics import Problem, Subtype
from sphinx_resume.model.inline import Web
from sphinx_resume.model.kinds import Person, Publication, kind_of, paged
from sphinx_resume.model.names.matching import KnownPeople, Way
from sphinx_resume.model.names.name_keys import (
    PersonName,
    called_by_nickname,
    comparable,
    comparable_person,
    in_brackets,
    name_of_heading,
    person_name,
    without_brackets,
)
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.translated_words import Words

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
    ``authored`` are the documents that somebody wrote, ``titles`` what these are called. ``files``
    are the files of documents and bibliographies, as messages name them. ``lists`` are the
    documents that list all of a kind, each with that kind and what the list is called. ``synonyms``
    are other names of skills, each with the one that counts. ``elsewhere`` has the things of other
    sites by their kind and what authors call them here. ``prose`` are the texts of blocks in which
    skills are to be found, by document and index. ``reports`` are the faults that are told only to
    who asks. ``language`` is that of the pages, ``matching`` is how far names of authors are
    matched.
    """

    folders: Mapping[str, str]
    authored: frozenset[str]
    titles: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[tuple[str, str], Web] = field(default_factory=dict)
    prose: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    reports: frozenset[Subtype] = frozenset()
    language: str = "en"
    matching: Way = Way.INITIALS


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


class Entities(dict[Key, Entity]):
    """Things by their key; ``asked`` are those that were looked at."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.asked: set[Dependency] = set()

    def __getitem__(self, key: Key) -> Entity:
        """Return a thing, and note that it was looked at."""
        self.asked.add(key)
        return dict.__getitem__(self, key)  # asked for most of all: `super` takes twice as long


class Faults(list[Problem]):
    """What is wrong with records, in the order in which it is found, each fault once."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Begin with nothing; *files* are as for `Site`."""
        super().__init__()
        self._files = files
        self._told: set[Problem] = set()

    def place(self, record: Record) -> str:
        """Return the file and line of *record*, to be named in a message."""
        name = record.source or record.docname
        return f"{self._files.get(name, name)}:{record.line}"

    def add(self, subtype: Subtype, record: Record, field: str, message: str) -> None:
        """Note a fault in a field of *record*, or in all of it."""
        # An id comes of the title or of a key, unless it is written.
        written = field and (field != "id" or "id" in dict(record.lines))
        where = f"field '{field}': " if written else ""
        name = f"{kind_of(record).name} '{record.title}'"
        line = record.line_of(field)
        docname = "" if record.source else record.docname
        told = Problem(subtype, f"{name}: {where}{message}", docname, line, record.source)
        if told not in self._told:  # several pages may show one file
            self._told.add(told)
            self.append(told)


class Things:
    """All things by key and by name."""

    def __init__(self, synonyms: Mapping[str, str], words: Words) -> None:
        """Begin with nothing but the *synonyms* of skills, and translated *words*."""
        self.words = words
        self.entities = Entities()
        self._paged = paged()
        self._names: dict[tuple[str, str], list[Key]] = {}
        self._people: list[tuple[str, str, Key]] = []
        self._nearly: dict[str, dict[str, Key]] = {}
        self._synonyms = {comparable(other): name for other, name in synonyms.items()}
        self._others: dict[str, list[str]] = {}
        for other, name in synonyms.items():
            self._others.setdefault(comparable(name), []).append(other)

    def define(self, record: Record) -> Entity | None:
        """Take the thing that *record* defines; return what it was until now, if it was."""
        key = Key(kind_of(record).name, record.id)
        first = self.entities.get(key)
        if first:
            self.entities[key] = replace(first, records=(*first.records, record))
        else:
            self.entities[key] = Entity(key, record.title, "", (record,))
        self.call(key, (record.title, record.named, *_other_names(record)))
        if isinstance(record, Person):
            self._meet(key, record)
        return first

    def _meet(self, key: Key, person: Person) -> None:
        """Note the forms of a person's name; what stands in brackets is another one."""
        names = dict.fromkeys((person.name, person.named, *person.alternate_name))
        forms = [form for one in names for form in (without_brackets(one), *in_brackets(one))]
        forms += [form for one in names for form in called_by_nickname(one, person.family_name)]
        forms += _in_other_order(forms, person.family_name)
        self._people += [(form, person.family_name, key) for form in dict.fromkeys(forms)]
        self.call(key, (str(name_of_heading(form, person.family_name)) for form in forms))

    def mention(self, key: Key, title: str, record: Record, names: Iterable[str]) -> None:
        """Take a thing that *record* only names, if it is not known yet."""
        self.entities.setdefault(key, Entity(key, title, "", (), record))
        self.call(key, names)

    def call(self, key: Key, names: Iterable[str]) -> None:
        """Note what *key* is called."""
        for name in names:
            others = self.synonyms(name) if key.kind == "skill" else ()
            for one in (name, *others):
                if known_as := _known_as(key.kind, one):
                    keys = self._names.setdefault((key.kind, known_as), [])
                    if key not in keys:
                        keys.append(key)

    def canonical(self, skill: str) -> str:
        """Return the name that counts for *skill*."""
        return self._synonyms.get(comparable(skill), skill)

    def find(self, kind: str, name: str) -> list[Key]:
        """Return what *name*, an id or a name, means: of *kind*, or of any kind if empty."""
        kinds = (kind,) if kind else self._paged
        by_id = [Key(one, name) for one in kinds if (one, name) in self.entities]
        return by_id or [
            key for one in kinds for key in self._names.get((one, _known_as(one, name)), ())
        ]

    def nearly(self, kind: str, name: str) -> Key | None:
        """Return what *name* may mean with one letter more, less, other or swapped."""
        known_as = _known_as(kind, name)
        if self._nearly.get(kind) is None:
            named = ((form, keys) for (one, form), keys in self._names.items() if one == kind)
            forms = [(form, key) for form, keys in named for key in keys]
            forms += [(comparable(key.id), key) for key in self.entities if key.kind == kind]
            self._nearly[kind] = {short: key for form, key in forms for short in _shortened(form)}
        shorts = _shortened(known_as) if len(known_as) > _SHORT else ()
        return next((self._nearly[kind][one] for one in shorts if one in self._nearly[kind]), None)

    def synonyms(self, skill: str) -> list[str]:
        """Return the names that the configuration gives *skill* besides."""
        return self._others.get(comparable(skill), [])

    def find_author(self, name: PersonName, furthest: Way) -> tuple[list[Key], Way]:
        """Return the people whom an author's *name* means, and how sure that is."""
        if keys := self.find("person", str(name)):
            return keys, Way.EXACT
        found, way = self._known_people.find(name, furthest)
        if found or name.literal or not (text := str(name)).endswith((")", "）")):
            return found, way
        bare = without_brackets(text)  # "Ann Lee (Acme)"
        return self.find_author(person_name(bare), furthest) if bare != text else (found, way)

    def author_as_meant(self, name: PersonName, key: Key) -> PersonName:
        """Return the name of an author who is *key*, with initials that stand last put first."""
        return self._known_people.as_meant(name, key)

    def is_parted_otherwise(self, name: PersonName, key: Key) -> bool:
        """Tell whether *name* says what the family name is, and the page of *key* does not."""
        return self._known_people.is_parted_otherwise(name, key)

    def unsaid_family_name(self, name: PersonName, key: Key) -> str:
        """Return the family name of *name* if the page of *key* could say that it is theirs."""
        return self._known_people.unsaid_family_name(name, key)

    def of_family(self, family: str) -> list[Key]:
        """Return the people of the site with a family name."""
        return self._known_people.of_family(family)

    def may_lack_surname(self, name: PersonName, key: Key) -> bool:
        """Tell whether *name* may be that of *key* with one surname of several."""
        return not name.literal and self._known_people.may_lack_surname(name, key)

    def is_own_name(self, key: Key, name: PersonName) -> bool:
        """Tell whether an id, or the name as the person's page has it, is all that *name* says."""
        text = str(name)
        known_as = comparable_person(text)
        person = self.entities[key].source
        return (
            text == key.id
            or (isinstance(person, Person) and text == person.orcid)
            or any(
                known_as in {comparable_person(one), comparable(turned(one, person))}
                for one in (self.entities[key].title, person.named)
            )
        )

    @cached_property
    def _known_people(self) -> KnownPeople:
        return KnownPeople(self._people)

    def of_kind(self, kind: str) -> list[Entity]:
        """Return all things of *kind* by title."""
        found = (entity for entity in self.entities.values() if entity.key.kind == kind)
        return sorted(found, key=order_of)


def order_of(entity: Entity) -> tuple[tuple[str, ...], Key]:
    """Return what sorts *entity* among others of its kind by name.

    People are sorted by their family names, particles and titles aside.
    """
    names: tuple[str, ...] = (comparable(entity.title),)
    if entity.key.kind == "person":
        names = _order_of_person(entity.title, family_name(entity))
    return names, entity.key


def family_name(entity: Entity) -> str:
    """Return the family name that a person's page gives, if it does."""
    return entity.source.family_name if isinstance(entity.source, Person) else ""


def letter_of(entity: Entity) -> str:
    """Return the letter under which *entity* stands in an index, or whatever sign begins it."""
    return next((one[:1].upper() for one in order_of(entity)[0]), "")


@lru_cache(4096)
def _order_of_person(title: str, family: str) -> tuple[str, ...]:
    name = name_of_heading(without_brackets(title), family)
    names = [comparable(one) for one in (name.family, name.given, title)]
    return tuple(one for one in names if one)


def _in_other_order(forms: Sequence[str], family: str) -> list[str]:
    """Return the Latin forms of a Chinese, Japanese or Korean name with the family name first.

    *Wang Xiaoming (王小明)* does not say in which order it is.
    """
    names = [name_of_heading(form, family) for form in forms]
    if not any(name.east_asian for name in names):
        return []
    unsure = (one for one in names if not (one.east_asian or one.family_first or one.particle))
    return [f"{one.given}, {one.family}" for one in unsure if one.given and " " not in one.given]


_SHORT = 4  # of such names, others are too near
_LONG = 200  # of such names, a slip is not looked for: it would take their square


def _shortened(name: str) -> list[str]:
    """Return *name* and all that it is without one letter."""
    if len(name) > _LONG:
        return [name]
    return [name, *(name[:n] + name[n + 1 :] for n in range(len(name)))]


def turned(name: str, person: Record) -> str:
    """Return a name that begins with the family name as one that ends with it."""
    found = name_of_heading(name, getattr(person, "family_name", ""))
    return f"{found.prefix} {found.given} {found.particle} {found.family} {found.suffix}"


def _known_as(kind: str, name: str) -> str:
    return comparable_person(name) if kind == "person" else comparable(name)


def _other_names(record: Record) -> tuple[str, ...]:
    orcid = (record.orcid,) if isinstance(record, Person) and record.orcid else ()
    key = (record.citekey,) if isinstance(record, Publication) and record.citekey else ()
    return (*getattr(record, "alternate_name", ()), *orcid, *key, *record.aliases)
