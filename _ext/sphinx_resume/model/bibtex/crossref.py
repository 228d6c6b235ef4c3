"""Entries of a bibliography that give fields to others, and whose page shows an entry.

The proceedings that papers name in their ``crossref`` are a publication of the site only if one of
its people wrote or edited them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Faults, Things
from sphinx_resume.model.kinds import Person, Publication
from sphinx_resume.model.names.matching import Way
from sphinx_resume.model.names.name_keys import PersonName, comparable, name_of_heading
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.translated_words import Words


def without_wholes(
    records: Mapping[str, tuple[Record, ...]], matching: Way
) -> dict[str, tuple[Record, ...]]:
    """Return the records, in which entries for others, by nobody of the site, have no id.

    What has no id is no thing of the site.
    """
    made = dict(records)
    at = [name for name, found in made.items() if any(getattr(r, "is_whole", False) for r in found)]
    if not at:
        return made
    things = Things({}, Words())
    for found in made.values():
        for record in found:
            if isinstance(record, Person) and record.id:
                things.define(record)

    def is_ours(record: Publication) -> bool:
        people = (*record.authors, *record.editors)
        return any(things.find_author(one.name, matching)[0] for one in people)

    for name in at:
        made[name] = tuple(
            replace(record, id="")
            if isinstance(record, Publication) and record.is_whole and not is_ours(record)
            else record
            for record in made[name]
        )
    return made


Records = Mapping[str, tuple[Record, ...]]
Names = tuple[tuple[Key, ...], tuple[PersonName, ...]]
"""The people of the site whose a record is, and the names of its authors who are nobody here."""
MayBe = Callable[[PersonName, Key], bool]
FamilyOf = Callable[[PersonName, Key], str]


def people_beside(records: Records) -> dict[tuple[str, int], list[Key]]:
    """Return the people whose pages show each entry of a bibliography, by its file and line."""
    found: dict[tuple[str, int], list[Key]] = {}
    for person, of_page in _pages_of_one(records):
        for one in _entries(of_page):
            found.setdefault((one.source, one.line), []).append(Key("person", person.id))
    return found


def warn_of_strangers(
    records: Records,
    names_of: Callable[[Record], Names],
    may_be: MayBe,
    family_of: FamilyOf,
    faults: Faults,
) -> None:
    """Warn of entries on a person's page that are by that person under another name, most likely.

    *names_of* tells of a record whose it is, and which authors are nobody of the site; *may_be*
    whether a name is that of a person with one surname of several, and *family_of* which
    family name of it the page could say. A list of what others wrote is
    no fault.
    """
    for person, of_page in _pages_of_one(records):
        key, files = Key("person", person.id), dict[str, list[Names]]()
        for one in _entries(of_page):
            if not one.not_by:
                files.setdefault(one.source, []).append(names_of(one))
        for source, entries in files.items():
            by_others = [strangers for people, strangers in entries if key not in people]
            short = Counter(
                str(name) for names in by_others for name in set(names) if may_be(name, key)
            )
            no_own = len(by_others) == len(entries)
            if no_own and _warn_of_namesake(person, source, by_others, faults):
                continue
            fixes = {
                str(name): family_name_fix([name], key, family_of)
                for names in by_others
                for name in names
                if str(name) in short
            }
            _tell(person, source, short, len(entries), fixes, faults)


def family_name_fix(
    names: Iterable[PersonName], key: Key, family_of: FamilyOf, where: str = ""
) -> str:
    """Return what to write of a family name that the page of *key* does not say, or nothing."""
    family = next(filter(None, (family_of(one, key) for one in names)), "")
    return f":family-name: {family}{where} if that is the family name, or " if family else ""


def _tell(
    person: Person,
    source: str,
    names: Mapping[str, int],
    entries: int,
    fixes: Mapping[str, str],
    faults: Faults,
) -> None:
    """Tell of names that are the person's without one of the surnames, as in many papers."""
    for name, number in names.items():
        message = (
            f"{number} of {entries} entries of {PurePath(source).name} on this page are by "
            f"'{name}', who is not matched to this page; if that is the same person, write "
            f"{fixes[name]}:alternate-name: {name}; if it is not, write "
            f"not-by = {{{person.id}}} there"
        )
        faults.add(Subtype.OWNER, person, "", message)


def _warn_of_namesake(
    person: Person, source: str, entries: Sequence[Sequence[PersonName]], faults: Faults
) -> bool:
    """Warn of somebody who shares a word of the name and wrote half of the entries, if there is."""
    own = name_of_heading(person.name, person.family_name)
    words = set(comparable(f"{person.name} {person.family_name}").split())
    names = Counter(str(name) for written in entries for name in dict.fromkeys(written))
    name, number = max(
        ((name, n) for name, n in names.items() if _shares(words, name)),
        key=lambda found: found[1],
        default=("", 0),
    )
    if number * 2 < max(len(entries), 1) or comparable(name) == comparable(str(own)):
        return False  # who is called the same is told of at the entry
    message = (
        f"no entry of {PurePath(source).name} on this page is theirs, but {number} of "
        f"{len(entries)} are by '{name}'; if that is the same person, write "
        f":alternate-name: {name}"
    )
    faults.add(Subtype.OWNER, person, "", message)
    return True


def _pages_of_one(records: Records) -> Iterator[tuple[Person, tuple[Record, ...]]]:
    """Yield the pages that are one person's own, with that person."""
    for of_page in records.values():
        people = {one.id: one for one in of_page if isinstance(one, Person) and one.id}
        if len(people) == 1:
            yield next(iter(people.values())), of_page


def _entries(of_page: Iterable[Record]) -> Iterator[Publication]:
    return (one for one in of_page if isinstance(one, Publication) and one.bibtex)


def _shares(words: set[str], name: str) -> bool:
    """Tell whether *name* has one of *words*; initials say nothing."""
    return any(len(word) > 1 and word in words for word in comparable(name).split())
