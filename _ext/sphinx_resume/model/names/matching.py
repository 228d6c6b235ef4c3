"""Whom of the site an author's name means: the rules of matching.

Names are the same whatever their case, accents, hyphens, particles' case and order are. A fuller
form has more given names on one side, or whole ones for initials. Initials are no more than that
for the first given name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from sphinx_resume.model.names.honorifics import PARTICLES, folded
from sphinx_resume.model.names.name_keys import PersonName, comparable, name_of_heading, person_name
from sphinx_resume.model.records import Key

_KEPT = 1 << 16


class Way(IntEnum):
    """How a name is matched, the surest way first; a site chooses how far that goes."""

    EXACT = 0
    NAMES = 1
    INITIALS = 2


MATCHING = {"initials": Way.INITIALS, "names": Way.NAMES, "exact": Way.EXACT}
"""The values of the option ``resume_author_matching``."""

_WORDS = re.compile(r"[^\s.\-\u2010-\u2015·]+\.?")
_UNITS = re.compile(r"[^\s.]+\.?")
_MARIA = re.compile(r"\bM\.?ª")
_GENERATIONS = {
    **dict.fromkeys(("jr", "jnr", "jun", "2nd", "ii"), 2),
    **dict.fromkeys(("3rd", "iii"), 3),
    **dict.fromkeys(("4th", "iv"), 4),
    **dict.fromkeys(("sr", "snr", "sen"), 1),
}


class _NameParts(NamedTuple):
    """A name made comparable: its given names in two ways, and all words of its family name.

    In ``words``, hyphens divide; in ``units`` they do not. A full stop ends what is abbreviated.
    """

    words: tuple[str, ...]
    units: tuple[str, ...]
    family: tuple[str, ...]
    particles: int
    generation: int

    @property
    def wholes(self) -> Iterable[tuple[str, ...]]:
        """Return all names in order, with the particles within and without them."""
        whole = (*self.words, *self.family)
        return dict.fromkeys((whole, _without_particles(whole)))

    @property
    def abbreviated(self) -> bool:
        """Tell whether a given name is written in short."""
        return any(one.endswith(".") for one in self.words)

    @property
    def letter(self) -> str:
        """Return the first letter of all."""
        return (*self.words, *self.family, "")[0][:1]

    @property
    def joined(self) -> str:
        """Return the family name as one word: *Mc Donald* and *O'Neil* have several."""
        return "".join(self.family)


_ALL = 3
"""Of so many names, all in short mean somebody though it is not known which are family names."""


def _without_particles(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without particles, but for one before the last: *da Silva* is not *Silva*."""
    return (*(one for one in names[:-2] if one not in PARTICLES), *names[-2:])


_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    | {"Ø": "Oe", "Å": "Aa"}
)
"""How letters are written where there are none of them: *Mueller*."""


def _spelled(name: PersonName) -> PersonName:
    return replace(
        name, family=name.family.translate(_SPELLED), given=name.given.translate(_SPELLED)
    )


@lru_cache(_KEPT)
def _parts(name: PersonName) -> _NameParts:
    given = _MARIA.sub("Ma.", name.given).split()
    particle = name.particle.split()
    while len(given) > 1 and given[-1].lower() in PARTICLES:
        particle.insert(0, given.pop())  # "Jan Van der Berg"
    text = " ".join(given)
    family = _family_words(" ".join((*particle, name.family)))
    generation = next(
        (_GENERATIONS[one] for one in comparable(name.suffix).split() if one in _GENERATIONS), 0
    )
    capitals = name.family.isupper()
    return _NameParts(
        tuple(_tokens(_WORDS.findall(text), capitals)),
        tuple(_tokens(_UNITS.findall(text), capitals)),
        family,
        len(comparable(" ".join(particle)).split()),
        generation,
    )


def _family_words(text: str) -> tuple[str, ...]:
    """Return the words of a family name, made comparable; apostrophes divide none: *O'Neil*."""
    return tuple(comparable(folded(text).replace("'", "")).split())


def _tokens(words: Iterable[str], capitals: bool) -> Iterable[str]:
    for one in words:
        if one.isupper() and one.isalpha() and 1 < len(one) <= 4 and one.isascii() and not capitals:
            yield from (f"{sign.lower()}." for sign in one)  # "Doe, JA"
        elif plain := comparable(one).replace(" ", ""):
            yield f"{plain}." if one.endswith(".") or len(plain) == 1 else plain


def _compared(written: tuple[str, ...], known: tuple[str, ...]) -> Way | None:
    """Return how given names match, if they do."""
    if "".join(written).replace(".", "") == "".join(known).replace(".", ""):
        return Way.EXACT
    if not written or not known:
        return None
    pairs = list(zip(written, known, strict=False))
    if not all(_agree(one, other) for one, other in pairs):
        return None
    first, other = pairs[0]
    return Way.NAMES if first == other and first[-1:] != "." else Way.INITIALS


def _compared_given(written: tuple[str, ...], known: tuple[str, ...]) -> Way | None:
    """Return how all given names match, if they do; *M. C.* has those of *María del Carmen*."""
    bare = [_without_inner_particles(names) for names in (written, known)]
    way = _compared(written, known)
    if way is not None or bare == [written, known]:
        return way
    way = _compared(*bare)
    return None if way is None else max(way, Way.NAMES)


def _without_inner_particles(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return given names without the particles behind the first one."""
    return (*given[:1], *(one for one in given[1:] if one not in PARTICLES))


def _agree(one: str, other: str) -> bool:
    if one == other:
        return True
    plain, whole = one.rstrip("."), other.rstrip(".")
    return (one != plain and whole.startswith(plain)) or (
        other != whole and plain.startswith(whole)
    )


def compared_names(one: PersonName, other: PersonName) -> Way | None:
    """Return how two names match, if they may be those of one person."""
    if comparable(str(one)) == comparable(str(other)):
        return Way.EXACT
    if one.literal or other.literal:
        return None
    parts, known = _parts(one), _parts(other)
    if parts.family != known.family:
        return None
    pairs = ((parts.words, known.words), (parts.units, known.units))
    ways = (_compared_given(*pair) for pair in pairs)
    return min((way for way in ways if way is not None), default=None)


class _Known(NamedTuple):
    """A name of a person of the site."""

    parts: _NameParts
    key: Key


class KnownPeople:
    """The people of the site by the family names in all forms of their names."""

    def __init__(self, names: Iterable[tuple[str, str, Key]]) -> None:
        """Take names, each with the family name that the person gives, or nothing, and its key."""
        self._by_last: dict[tuple[str, str], list[_Known]] = {}
        self._by_first: dict[str, list[_Known]] = {}
        self._by_all: dict[str, list[_Known]] = {}
        self._by_middle: dict[str, list[_Known]] = {}
        self._of: dict[Key, list[_NameParts]] = {}
        self._says_family: set[Key] = set()
        for text, family, key in names:
            name = name_of_heading(text, family)
            if name.east_asian or not _parts(name).family:
                continue  # these have no initials, and no spaces to divide them
            if family:
                self._says_family.add(key)
            for one in dict.fromkeys((name, _spelled(name))):
                parts = _parts(one)
                known = _Known(parts, key)
                self._by_last.setdefault((parts.family[-1], parts.letter), []).append(known)
                self._by_all.setdefault(parts.joined, []).append(known)
                self._of.setdefault(key, []).append(parts)
                if len(whole := (*parts.words, *parts.family)) > 2:
                    self._by_middle.setdefault(whole[-2], []).append(known)
                if name.family_first:
                    self._by_first.setdefault(parts.family[0], []).append(known)

    def find(self, name: PersonName, furthest: Way) -> tuple[list[Key], Way]:
        """Return the people whom *name* means in the surest way that finds any, and that way."""
        if name.literal or name.east_asian:
            return [], Way.EXACT
        found: dict[Way, dict[Key, None]] = {}
        for one in dict.fromkeys((name, _spelled(name), *_in_full(name))):
            for key, way in self._candidates(_parts(one)):
                found.setdefault(way, {})[key] = None
        if _is_turned(name):
            for key, _ in self._candidates(_parts(_turned(name))):
                found.setdefault(Way.INITIALS, {})[key] = None
        found = {way: keys for way, keys in found.items() if way <= furthest}
        surest = min(found, default=Way.EXACT)
        return list(found.get(surest, ())), surest

    def as_meant(self, name: PersonName, key: Key) -> PersonName:
        """Return the name of an author who is *key*, with the family name that this person has.

        A comma in the paper tells more than a heading whose family name is not known. *Doe JA*
        and *Wang Xiao-Ming* may begin with it, *A. Roe Sol* may end with two words of it.
        """
        families = {one.family for one in self._of.get(key, ())}
        if name.literal or name.east_asian or _parts(name).family in families:
            return name
        if self.is_parted_otherwise(name, key):
            return name
        words = " ".join((name.given, name.particle, name.family)).split()
        for n in range(1, len(words)):
            first, last = " ".join(words[:n]), " ".join(words[n:])
            if _family_words(last) in families:
                return _divided(name, last, first)
            if _family_words(first) in families:
                short = _is_turned(PersonName(last, first))
                return replace(_divided(name, first, last), family_first=not short)
        turned = _turned(name) if _is_turned(name) else name
        return turned if self.may_lack_surname(turned, key) else name

    def of_family(self, family: str) -> list[Key]:
        """Return the people with a family name."""
        joined = comparable(family).replace(" ", "")
        return list(dict.fromkeys(known.key for known in self._by_all.get(joined, ())))

    def is_parted_otherwise(self, name: PersonName, key: Key) -> bool:
        """Tell whether *name* says what the family name is, and the page of *key* does not.

        ``Gil, Ana das Dores`` says it; the heading *Ana das Dores Gil* may be read in two ways.
        """
        if key in self._says_family or name.literal or not name.given:
            return False
        read = person_name(str(name))
        return (read.particle, read.family) != (name.particle, name.family)

    def may_lack_surname(self, name: PersonName, key: Key) -> bool:
        """Tell whether *name* may be that of *key* with one surname of several.

        So may *Ana Gil* be *Ana Gil Roe*, or somebody else: nobody is matched by that.
        """
        return any(
            written.family == whole[n : n + len(written.family)]
            and any(_compared(written.words, whole[first:n]) is not None for first in range(n))
            for written in map(_parts, (name, *([_turned(name)] if _is_turned(name) else ())))
            if written.words
            for known in self._of.get(key, ())
            if known.family != written.family  # else the rules have had their say
            for whole in known.wholes
            for n in range(1, len(whole) - len(written.family) + 1)
        )

    def unsaid_family_name(self, name: PersonName, key: Key) -> str:
        """Return the family name of *name* if the page of *key* could say that it is theirs."""
        if key in self._says_family or name.literal:
            return ""
        for one in (name, *([_turned(name)] if _is_turned(name) else ())):
            family = _parts(one).family
            if any(
                len(family) < len(known.family) and known.family[-len(family) :] == family
                for known in self._of.get(key, ())
            ):
                return f"{one.particle} {one.family}".strip()
        return ""

    def _candidates(self, written: _NameParts) -> Iterable[tuple[Key, Way]]:
        family = written.family
        whole = (*(one.rstrip(".") for one in written.words), *family)
        # Who matches begins with the same letter.
        for known in self._by_last.get((family[-1] if family else "", written.letter), ()):
            yield from self._with_all_names(written, known)
            length = len(known.parts.family)
            # "da Silva" is not "Silva".
            if whole[-length:] != known.parts.family or length < written.particles + 1:
                continue
            given = (*written.words, *family)[: len(whole) - length]
            units = written.units if length == len(family) else given
            yield from self._ways(given, units, written, known)
        for known in self._by_all.get(written.joined, ()):
            if known.parts.family != family:
                for key, way in self._ways(written.words, written.units, written, known):
                    yield key, max(way, Way.NAMES)
        if len(family) > 1 and len(family[-1]) == 1:
            yield from self._with_second_in_short(written)
        for known in self._by_first.get(whole[0] if whole else "", ()):
            length = len(known.parts.family)
            if whole[:length] == known.parts.family and len(whole) > length:
                given = (*written.words, *_short(family))[length:]
                yield from self._ways(given, given, written, known)

    def _with_all_names(self, written: _NameParts, known: _Known) -> Iterable[tuple[Key, Way]]:
        """Yield the person if every name is there, in short or in full, up to the last one.

        *M. G. Gil* has all of *Maria das Graças Gil*, whatever the family name is. Two names are
        not enough, and the particle of the last one belongs to it.
        """
        names = (*written.words, *_short(written.family))
        for whole in known.parts.wholes:
            if len(names) < _ALL or names[-1] != whole[-1] or written.family == known.parts.family:
                continue
            for mine in dict.fromkeys((names, _without_particles(names))):
                if len(mine) == len(whole) and _compared(mine[:-1], whole[:-1]) is not None:
                    parts = known.parts._replace(words=whole[:-1], units=whole[:-1])
                    same = _Known(parts, known.key)
                    for key, way in self._ways(mine[:-1], mine[:-1], written, same):
                        yield key, max(way, Way.NAMES)
                    return

    def _with_second_in_short(self, written: _NameParts) -> Iterable[tuple[Key, Way]]:
        """Yield people with the second of two family names in short, as *Ana Gil R.* has it."""
        family = written.family
        for known in self._by_middle.get(family[-2], ()):
            whole = (*known.parts.words, *known.parts.family)
            given, last = whole[: -len(family)], whole[-len(family) :]
            agrees = last[:-1] == family[:-1] and last[-1].startswith(family[-1])
            if agrees and _compared(written.words, given) is not None:
                yield known.key, Way.INITIALS

    def _ways(
        self, given: tuple[str, ...], units: tuple[str, ...], written: _NameParts, known: _Known
    ) -> Iterable[tuple[Key, Way]]:
        ways = [
            way
            for way in (
                _compared_given(given, known.parts.words),
                _compared_given(units, known.parts.units),
            )
            if way is not None
        ]
        generations = {written.generation, known.parts.generation}
        if not ways or (len(generations) > 1 and 0 not in generations):
            return
        # A father may be meant by the name without "Jr.".
        way = max(min(ways), Way(len(generations) - 1))
        if min(ways) is Way.EXACT or not self._is_contradicted(given, units, known):
            yield known.key, way

    def _is_contradicted(
        self, given: tuple[str, ...], units: tuple[str, ...], known: _Known
    ) -> bool:
        """Tell whether given names agree with a form in short alone.

        *Maria Doe* is not *Mona Doe*, who is known as *M. Doe* as well.
        """
        if not known.parts.abbreviated:
            return False
        forms = (one for one in self._of[known.key] if one.joined == known.parts.joined)
        fuller = [one for one in forms if one.words and not one.abbreviated]
        return bool(fuller) and all(
            _compared_given(given, one.words) is None and _compared_given(units, one.units) is None
            for one in fuller
        )


def _is_turned(name: PersonName) -> bool:
    """Tell whether a name may end with initials, as medicine writes them: ``Doe JA``."""
    before, initials = _before_initials(name)
    letters = initials.replace(".", "")
    return (
        letters.isupper() and letters.isalpha() and len(letters) <= 3
        and (" " in name.family or not name.particle)
        and len(before) > 1 and not before.endswith(".") and not before.isupper()
    )  # fmt: skip


def _before_initials(name: PersonName) -> tuple[str, str]:
    """Return what may be a family name, and the initials behind it: ``Gil de la O JA``."""
    before, _, last = name.family.rpartition(" ")
    return " ".join(filter(None, (name.given, name.particle, before))), last


def _in_full(name: PersonName) -> Iterable[PersonName]:
    """Return what a name with a particle in short may be: *K. v. Stetten*."""
    if name.particle in {"v.", "v"}:
        yield from (replace(name, particle=one) for one in ("von", "van"))


def _turned(name: PersonName) -> PersonName:
    return person_name(", ".join(_before_initials(name)))


def _divided(name: PersonName, family: str, given: str) -> PersonName:
    found = person_name(f"{family}, {given}")
    return replace(found, prefix=name.prefix, suffix=name.suffix)


def _short(family: tuple[str, ...]) -> Iterable[str]:
    return (f"{one}." if len(one) == 1 else one for one in family)
