"""Names of people and things, made comparable, Korean ones in Hangul too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from sphinx_resume.model.names.honorifics import (
    GENERATION_WORDS,
    PARTICLES,
    folded,
    has_comma,
    is_degree,
    is_generation,
    nicknames,
    titles_before,
    titles_of_heading,
    without_asides,
    without_letters,
    without_suffix,
)
from sphinx_resume.model.slugs import LETTERS

_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현"
    "함변염여추도소석선설마길연위표명"
)
"""The usual family names of one syllable; for others, pages have ``:family-name:``."""
_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")
"""Family names of two syllables, which may also be one and the start of a given name: *남궁민*."""
_NAME = re.compile(rf"([{_FAMILIES}])([가-힣]{{2}})")


def korean_parts(name: str) -> tuple[str, str] | None:
    """Return the family name and the given name of a person called *name*, if that is sure.

    So it is with three syllables, of which the first is a usual family name.
    """
    if name.startswith(_OF_TWO):
        return None
    found = _NAME.fullmatch(name)
    return (found[1], found[2]) if found else None


_LETTERS = {code: text for code, text in LETTERS.items() if chr(code).isalpha()}
_KEPT = 1 << 16  # names stand in many places, and are sorted by time and again
_OTHER_NAME = re.compile(r"(?P<name>[^()（）]*[^()（）\s])\s*(?P<other>[(（][^()（）]+[)）])")
"""A name with another one behind it: ``Sun Tianyu (孙天宇)``."""
_NICKNAME = re.compile(r"[A-Z][a-zà-ÿ]+")
_IN_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?[(（]([^()（）]*)[)）]\s*")

OTHERS = "et al."
"""What stands for authors who are not named."""


@lru_cache(_KEPT)
def comparable(name: str) -> str:
    """Return *name* without case, marks and punctuation: what names are compared and sorted by."""
    name = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = (c if c.isalnum() or c in "+#" else " " for c in name if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


@lru_cache(_KEPT)
def comparable_person(name: str) -> str:
    """Return a person's *name* made comparable: ``"Sun, Tianyu"`` equals ``"tianyu sun"``."""
    family, comma, given = name.partition(",")
    if comma and given.strip() and "," not in given:
        name = f"{given} {family}"
    return comparable(name)


def initials(name: str) -> str:
    """Return what stands for a person's *name* in a small space: ``"JD"``, or the first sign.

    What is in brackets and particles in lower case are left out.
    """
    plain = _bare_heading(without_brackets(name))
    family, comma, given = plain.partition(", ")
    plain = f"{given} {family}" if comma and given else plain
    words = [one for one in re.split(r"[\s,]+", plain) if one[:1].isalpha()]
    words = [one for one in words if not one[0].islower()] or words
    if len(words) > 2 and words[-1].lower() in GENERATION_WORDS:
        words.pop()
    ends = [words[0], words[-1]] if len(words) > 1 else words or [name.strip()]
    return "".join(one[:1].upper() for one in ends)


def _bare_heading(heading: str, family: str = "") -> str:
    """Return the name in a heading without titles, suffix and letters."""
    _, name = titles_of_heading(without_asides(heading))
    return without_suffix(without_letters(name, family)[0])[0]


def has_family(name: str, family: str) -> bool:
    """Tell whether *family*, if it is known, stands at an end of *name*."""
    if not family:
        return True
    bare = _bare_heading(" ".join(without_brackets(name).split()), family)
    before_comma = folded(bare.partition(",")[0]).strip()
    return before_comma == folded(family) or _apart(bare, family) is not None


def without_brackets(name: str) -> str:
    """Return *name* without what stands in brackets, unless that is all of it."""
    return _IN_BRACKETS.sub(" ", name).strip() or name


def in_brackets(name: str) -> list[str]:
    """Return the other names that stand in brackets, as in ``Sun Tianyu (孙天宇)``."""
    found = (match[1].strip() for match in _IN_BRACKETS.finditer(name))
    return [one for one in found if " " in one or (one and not one.isascii())]


def called_by_nickname(name: str, family: str = "") -> list[str]:
    """Return what somebody is called by a nickname in a heading: ``Samuel "Sam" Lee``, or (Sam)."""
    short = [match[1] for match in _IN_BRACKETS.finditer(name) if _NICKNAME.fullmatch(match[1])]
    found = name_of_heading(without_brackets(name), family) if nicknames(name) or short else None
    if found is None or found.literal or found.east_asian or not found.given:
        return []
    others = dict.fromkeys((*nicknames(name), *short))
    return [str(replace(found, given=one, prefix="")) for one in others if one != found.given]


def _apart(name: str, family: str) -> tuple[str, str] | None:
    """Return the *family* at an end of *name*, as it has it, and the rest.

    Case and the form of apostrophes do not matter; Chinese names need no space between.
    """
    whole, part, count = folded(name), folded(family), len(family)
    if not family or len(name) <= count:
        return None
    if whole.startswith(part) and (name[count].isspace() or not family.isascii()):
        return name[:count], name[count:].strip()
    if whole.endswith(part) and (name[-count - 1].isspace() or not family.isascii()):
        return name[-count:], name[:-count].strip()
    return None


# --- the model of names --------------------------------------------------------------------

# Han, kana and hangul: scripts in which the family name stands first, without a space.
_EAST_ASIAN = re.compile(
    r"[\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    r"\U00020000-\U0003ffff]+"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person in parts, as CSL, vCard and BibTeX have them, or of a group.

    ``particle`` stands before the family name, as *van* in *Ludwig van Beethoven*; ``suffix`` is
    what follows: *Jr.*, *III, PhD*; ``prefix`` are titles before all: *Prof. Dr.* ``literal`` is a
    name without parts, that of a group, which has nothing else. A name of one word is a family
    name. ``family_first`` is how the person writes the name; names in Chinese, Japanese and Korean
    script are written so in any case.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    family_first: bool = False
    prefix: str = ""

    def __str__(self) -> str:
        """Return the name as readers write it: ``Carl Smith Jr.``, ``Yang Yuwei``, ``杨育伟``."""
        if self.literal:
            return self.literal
        family = _spaced(self.particle, self.family)
        if self.east_asian:
            name = f"{family}{self.given}"
        elif self.family_first:
            name = _spaced(family, self.given)
        else:
            name = _spaced(self.given, family)
        name = _spaced(self.prefix, name)
        if not self.suffix:
            return name
        comma = "," if has_comma(self.suffix) else ""
        return f"{name}{comma} {self.suffix}"

    @property
    def east_asian(self) -> bool:
        """Tell whether all of it is in Chinese, Japanese or Korean script."""
        return bool(_EAST_ASIAN.fullmatch(f"{self.family}{self.given}"))


class Mark(NamedTuple):
    """A mark at an author's name: what it means, if that is known, and the sign for it, if any.

    The meaning is ``"equal"`` for equal contribution, ``"corresponding"`` for the corresponding
    author, or a text of the publication's author.
    """

    meaning: str = ""
    sign: str = ""

    def __str__(self) -> str:
        """Return what the mark means, or the sign that nothing explains."""
        return self.meaning or self.sign


@dataclass(frozen=True, slots=True)
class Author:
    """An author or editor as a publication names one, with the marks at the name.

    A ``doubtful`` name is read as *Malcolm X* is, and may be a family name with initials.
    """

    name: PersonName
    marks: tuple[Mark, ...] = ()
    doubtful: bool = False

    def __str__(self) -> str:
        """Return the name as readers write it."""
        return str(self.name)


AND_OTHERS = Author(PersonName(literal=OTHERS))
"""The last author of a list that does not name all."""


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


@lru_cache(_KEPT)
def person_name(text: str, family: str = "") -> PersonName:
    """Return the parts of a person's name, written as people write names.

    That is ``Given Family``, ``Family, Given`` or ``Family, Suffix, Given``, with suffixes and
    degrees behind: ``Carl Smith Jr.``, ``Omar Ferris III, PhD``. Words in small letters before
    the family name are particles, and titles before the name a prefix: ``Prof. Dr. Jane Doe``.
    Another name in brackets behind all is a suffix as well: ``Sun Tianyu (孙天宇)``. *family*, if
    known, may stand at either end.
    """
    text = " ".join(text.split())
    titles, name = titles_before(text)
    if titles:
        return replace(person_name(name, family), prefix=titles)
    if (other := _OTHER_NAME.fullmatch(text)) and not family:
        found = person_name(other["name"])
        return replace(found, suffix=_spaced(found.suffix, other["other"]))
    text, suffix = without_suffix(text)
    if with_family := _with_family(text, family, suffix):
        return with_family
    match [part.strip() for part in text.split(",")]:
        case [family, given] if family and given:
            return name_of_parts(family, given, suffix)
        case [family, middle, given] if family and middle and given:
            return name_of_parts(family, given, ", ".join(filter(None, (middle, suffix))))
    return _from_words(text.split(), suffix)


@lru_cache(_KEPT)
def name_of_heading(text: str, family: str = "") -> PersonName:
    """Return the parts of the name that heads a person's page; *family* as for `person_name`.

    Titles before it and letters behind it are free there: ``Dame Ada Lee, FRS``.
    """
    titles, name = titles_of_heading(without_asides(" ".join(text.split())))
    name, letters = without_letters(name, family)
    found = person_name(name, family)
    # A page is a person's: an author of three syllables may be an office as well, as *조달청*.
    if not (family or found.given) and (parts := korean_parts(found.family)):
        found = replace(found, family=parts[0], given=parts[1], family_first=True)
    suffix = ", ".join(filter(None, (found.suffix, letters)))
    return replace(found, prefix=_spaced(titles, found.prefix), suffix=suffix)


def _with_family(text: str, family: str, suffix: str) -> PersonName | None:
    """Return a name whose family name is known, if that stands at an end of it."""
    alone = bool(family) and folded(text) == folded(family)
    apart = (text, "") if alone else _apart(text, family)
    if apart is None:
        return None
    particle, rest = _particle_of(apart[0])
    given = apart[1].strip(" ,")
    first = bool(given) and folded(text).startswith(folded(family))
    return PersonName(rest, given, particle, suffix, family_first=first)


def _from_words(words: list[str], suffix: str) -> PersonName:
    """Return a name written as ``Given particle Family``, or in East Asian script."""
    if len(words) < 2:
        return PersonName(" ".join(words), suffix=suffix)
    if len(words) == 2 and _EAST_ASIAN.fullmatch("".join(words)):
        return PersonName(words[0], words[1], "", suffix, family_first=True)
    cased = any(one[:1].isupper() for one in words)
    inner = range(0 if words[0] in PARTICLES else 1, len(words) - 1)
    first = next(
        (n for n in inner if words[n] in PARTICLES or (cased and words[n][:1].islower())),
        len(words) - 1,
    )
    last = first
    while last < len(words) - 1 and words[last][:1].islower():
        last += 1
    given, particle, family = words[:first], words[first:last], words[last:]
    return PersonName(" ".join(family), " ".join(given), " ".join(particle), suffix)


def name_of_parts(family: str, given: str, suffix: str = "") -> PersonName:
    """Return a name written as ``particle Family, Given particle``."""
    particle, family = _particle_of(family)
    titles, given = titles_before(given)
    words = given.split()
    behind = len(words)
    while behind and words[behind - 1] in PARTICLES:
        behind -= 1
    first = bool(_EAST_ASIAN.fullmatch("".join((family, *words))))
    found = PersonName(
        family,
        " ".join(words[:behind]),
        _spaced(particle, *words[behind:]),
        suffix,
        family_first=first,
        prefix=titles,
    )
    return with_generation(found)


def with_generation(name: PersonName) -> PersonName:
    """Return a name whose family name ends with *Jr.*, numerals or degrees with a suffix."""
    words = name.family.split()
    count = len(words)
    capitals = name.family.isupper()
    while count > 1 and (
        is_generation(words[count - 1]) or (not capitals and is_degree(words[count - 1]))
    ):
        count -= 1
    if count == len(words) or name.suffix:
        return name
    family = " ".join(words[:count]).rstrip(",")
    return replace(name, family=family, suffix=" ".join(words[count:]))


def _particle_of(family: str) -> tuple[str, str]:
    """Return the words in small letters before a family name, and the rest."""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count][:1].islower():
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
