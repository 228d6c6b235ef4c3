"""Lists of people that only the people of the site tell how to read.

Two of them may be written as one author (``Bo Lind, Eva Gil`` in BibTeX, ``Doe & Roe``), and one of
them as two (``Doe, Jane`` in a block).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from sphinx_resume.model.names.groups import are_joined
from sphinx_resume.model.names.matching import Way
from sphinx_resume.model.names.name_keys import Author, PersonName, person_name
from sphinx_resume.model.records import Key

Find = Callable[[PersonName, Way], tuple[list[Key], Way]]
"""Return the people of the site whom a name means."""


class Two(NamedTuple):
    """Two authors who were read as one, and the people of the site who are the reason."""

    authors: tuple[Author, Author]
    keys: frozenset[Key]

    def message(self, one: Author, *, in_file: bool) -> str:
        """Return the warning of it; *in_file*, the author stands in a BibTeX file."""
        sign, between = ("'and'", " and ") if in_file else ("commas", ", ")
        fix = f"names are separated by {sign}; write {between.join(map(str, self.authors))}"
        if is_joined(one.name):
            whole = one.name.family.replace("&", "\\&") if in_file else one.name.family
            return f"{fix} with their given names, or {{{whole}}} if that is one name"
        key = min(self.keys).id
        denied = f"not-by = {{{key}}}" if in_file else f":not-by: {key}"
        return f"{fix}; if that is one person, write {denied}"


def is_joined(name: PersonName) -> bool:
    """Tell whether a name without parts is a firm's, or two family names: ``Doe & Roe``."""
    return not name.given and are_joined(name.family)


def two_in(author: Author, find: Find, of_family: Callable[[str], Iterable[Key]]) -> Two | None:
    """Return the two authors that one is who `may_be_two`, if the site has one of them.

    *of_family* returns the people of the site with a family name.
    """
    name = author.name
    if is_joined(name):
        first, second = map(PersonName, name.family.split(" & "))
        keys = [key for one in (first, second) for key in of_family(one.family)]
    else:
        first, second = map(person_name, _halves(name))
        found = [find(one, Way.NAMES)[0] for one in (first, second)]
        keys = [one[0] for one in found if len(one) == 1]
    both = (Author(first), replace(author, name=second))
    return Two(both, frozenset(keys)) if keys else None


def may_be_two(name: PersonName) -> bool:
    """Tell whether a name has the form of two: ``Bo Lind, Eva Gil`` or ``Doe & Roe``."""
    if is_joined(name):
        return True
    return not (name.literal or name.suffix) and all(" " in one for one in _halves(name))


def _halves(name: PersonName) -> tuple[str, str]:
    """Return what stands before and behind the comma of a name."""
    return f"{name.particle} {name.family}".strip(), name.given


def one_in_two(
    names: Sequence[PersonName | None], find: Find, *, several: bool = False
) -> Iterator[tuple[str, str, list[Key]]]:
    """Yield a family name and a given name that stand as two, and who of the site has both.

    *names* has nothing for those who are somebody of the site. Both may have *several* words in
    lists that commas part, as blocks have them: ``Gil Roe, Ana``.
    """
    for one, other in pairwise(names):
        if one and other and not (one.literal or other.literal):
            if not several and (one.given or other.given):
                continue
            keys, way = find(person_name(f"{one}, {other}"), Way.NAMES)
            if keys and way is not Way.INITIALS:
                yield str(one), str(other), keys
