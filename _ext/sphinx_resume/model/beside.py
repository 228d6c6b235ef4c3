"""Bibliographies on the pages of people: whose page shows an entry, and whether any is theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath

from sphinx_resume.model.entities import Faults
from sphinx_resume.model.names import comparable, name_of_heading
from sphinx_resume.model.problems import Subtype
from sphinx_resume.model.records import Key, Person, Publication, Record

Records = Mapping[str, tuple[Record, ...]]


def people_beside(records: Records) -> dict[tuple[str, int], list[Key]]:
    """Return the people whose pages show each entry of a bibliography, by its file and line."""
    found: dict[tuple[str, int], list[Key]] = {}
    for person, of_page in _pages_of_one(records):
        for one in _entries(of_page):
            found.setdefault((one.source, one.line), []).append(Key("person", person.id))
    return found


def warn_of_strangers(
    records: Records, people_of: Callable[[Record], Iterable[Key]], faults: Faults
) -> None:
    """Warn of bibliographies on a person's page of which no entry is by that person.

    Who wrote half of the entries, and shares a word of the name, is the same person most likely,
    whose name is written in another way there. A list of what others wrote is no fault.
    """
    for person, of_page in _pages_of_one(records):
        key, files = Key("person", person.id), dict[str, list[Publication]]()
        for one in _entries(of_page):
            if one.not_by:
                continue
            files.setdefault(one.source, []).append(one)
        own = name_of_heading(person.name, person.family_name)
        words = set(comparable(f"{person.name} {person.family_name}").split())
        for source, entries in files.items():
            if any(key in people_of(one) for one in entries):
                continue
            names = Counter(str(author) for one in entries for author in dict.fromkeys(one.authors))
            name, number = max(
                ((name, n) for name, n in names.items() if _shares(words, name)),
                key=lambda found: found[1],
                default=("", 0),
            )
            if number * 2 < max(len(entries), 1) or comparable(name) == comparable(str(own)):
                continue  # who is called the same is told of at the entry
            message = (
                f"no entry of {PurePath(source).name} on this page is theirs, but {number} of "
                f"{len(entries)} are by '{name}'; if that is the same person, write "
                f":alternate-name: {name}"
            )
            faults.add(Subtype.OWNER, person, "", message)


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
