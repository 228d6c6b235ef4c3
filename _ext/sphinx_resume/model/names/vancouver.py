"""Names as medicine writes them, the family name first and initials last: ``Le Roux N``.

One such name may be a given name and a family name of one letter, as *Malcolm X*; where all names
of a list are written so, or the name begins with a particle, it is clear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sphinx_resume.model.names.honorifics import generation_of, is_suffix, without_suffix
from sphinx_resume.model.names.name_keys import AND_OTHERS, Author, PersonName, name_of_parts
from sphinx_resume.model.names.unnamed_authors import are_others

_WORD = r"[^\W\d_][^\s,.\d]+"
_LETTER = r"(?<=(?:\sla|der)\s)[^\W\d_a-z]"  # "de la O"
_PARTICLE = (
    r"(?:[Ll]e|[Ll]a|[Dd][eiu]|[Dd]es|[Dd]el|[Dd]ella|[Dd][ao]s?|[Vv][ao]n|[Dd]e[rn]|[Tt]er?|[Ee]l|[Aa]l"
    r"|[Ss]t\.?|S(?:te|ta|to)\.|[Ss]an|[Bb]en|[Ii]bn|zu|zur|af|av)"
)
_INITIALS = r"(?:[^\W\d_a-z]{1,3}|[^\W\d_a-z]-[^\W\d_a-z]|(?:[^\W\d_a-z]\.[ -]?){1,4})"
_GENERATION = r"[JS]r\.?|[Jj]un\.|[Ss]en\.|[js]r\.?|jun|sen"
_SUFFIX = rf"{_GENERATION}|(?:2nd|3rd|4th)\.?|II|III|IV"
_SAINT = r"(?:S(?:t|te|ta|to)\.)"
_NAME = re.compile(
    rf"(?P<family>(?:{_WORD}|{_SAINT})(?:\s(?:{_WORD}|{_SAINT}|[eiy]\b|{_LETTER}\b)){{0,4}})"
    rf"(?:\s(?P<before>{_GENERATION}))?"
    rf"\s(?P<initials>{_INITIALS})(?:\s(?P<behind>{_SUFFIX}))?"
)
_CLEAR = re.compile(rf"{_PARTICLE}\s(?:{_PARTICLE}\s)?{_WORD}\s(?P<initials>{_INITIALS})")
_GROUP = re.compile(
    r"(?i)\b(?:collaborations?|consortium|group|team|network|project|committee|initiative|society"
    r"|experiment|study|investigators|survey|working|alliance|program(?:me)?|grupo|consorcio|consórcio"
    r"|equipo|equipe|équipe|comité|comitê|groupe|gruppe|arbeitsgruppe|studiengruppe|gruppo|groep)\b"
)
_CAPITALS_BEHIND = re.compile(r"(?:^|[\s,-])[^\W\d_a-z]{2,3}(?:\s(?:Jr|Sr))?$")
_INITIAL_BEHIND = re.compile(r"[\s-][^\W\d_a-z]$")
_INITIALS_BEHIND = re.compile(r"[\s-][^\W\d_a-z]{1,3}\W{0,5}$")
_NUMERAL_BEHIND = re.compile(r"\s(?:2nd|3rd|4th|II|III|IV)$")
_WORDS = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}(?:,\s[^\W\d_a-z]{{1,3}})?")
_LIKE_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?){2,3}")
_STRONG = re.compile(r"\s[^\W\d_a-z]$|^\S+\s\S+$|\.$")  # "Ann Roe BSN" may have a degree
_SHORT = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,4}")
_VOWELS = frozenset("AEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝАЕЁИОУЫЭЮЯΑΕΗΙΟΥΩ")
_WHOLE_WORD = re.compile(r"\s[^\W\d_a-z][^\W\d_]{2,}$")
_SHORTENED = re.compile(
    r"(?i)\s(?:inc|ltd|ltda|esq|jun|sen|jnr|snr|bros?|corp|univ|dept|inst|lab|soc|assoc|cols?|coll"
    r"|inni|ark|diğ|med|phil)$"
)


def is_group(name: str) -> bool:
    """Tell whether a word of *name* is one for a group of people."""
    return bool(_GROUP.search(name))


def is_vancouver(name: str) -> bool:
    """Tell whether *name* may be a family name with initials behind it."""
    found = _NAME.fullmatch(name)
    return (
        found is not None
        and found["initials"].isupper()
        and found["initials"] not in {"II", "III", "IV"}
    )


class _Written(NamedTuple):
    """A name as it is written in a list: ``bare`` of its suffix, that, and the whole text."""

    bare: str
    suffix: str
    text: str

    @property
    def degree(self) -> str:
        """Return the first part of the suffix if it may be initials: ``MD``, ``II``."""
        first = re.split(r",?\s", self.suffix, maxsplit=1)[0]
        behind = any(f"{self.bare}{sign} {first}" in self.text for sign in ("", ","))
        like = first != "III" and _LIKE_INITIALS.fullmatch(first)
        return first if behind and like else ""

    @property
    def has_degrees(self) -> bool:
        """Tell whether degrees stand behind it."""
        return self.suffix[:1] not in {"", "(", "（"} and not generation_of(self.suffix)

    @property
    def is_short(self) -> bool:
        """Tell whether a comma parts initials from a family name: ``Doe, J``."""
        family, comma, given = self.text.partition(", ")
        return bool(comma and not self.suffix and family and _SHORT.fullmatch(given))


class _VancouverParts(NamedTuple):
    """What a name is read as in its list: a family name, given names or initials, a suffix."""

    family: str
    given: str
    suffix: str

    def __str__(self) -> str:
        """Return the name as BibTeX has it, with the suffix between."""
        given = _spaced(self.given) if self.suffix and is_suffix(self.given) else self.given
        return ", ".join(filter(None, (self.family, self.suffix.replace(",", ""), given)))


def turned(names: Sequence[str]) -> list[str]:
    """Return names of a list as ``Family, Initials`` if they are written with the initials last."""
    written = [_Written(*without_suffix(name), name) for name in names]
    return [str(one or name) for one, name in zip(_meant(written), names, strict=True)]


def _meant(names: Sequence[_Written]) -> list[_VancouverParts | None]:
    """Return what the names of one list are read as, or nothing where a name alone tells."""
    people = [one for one in names if not is_group(one.bare) and not are_others(one.bare)]
    if _are_capitals_first([one.bare for one in people]):
        return [_with_comma(one) for one in names]
    with_initials = _with_initials_like_degrees(people)
    so = {one for one in people if is_vancouver(one.bare) or one in with_initials}
    # Most of a list are enough: a name that nothing tells from a group's may be among them.
    most = len(so) > 1 and sum(one in so for one in people) * 2 > len(people)
    return [
        with_initials.get(one)
        or (_turned(one) if (most and one in so) or _is_clear(one.bare) else None)
        for one in names
    ]


def _with_initials_like_degrees(people: Sequence[_Written]) -> dict[_Written, _VancouverParts]:
    """Return the names of a list whose initials look like a degree or a numeral.

    ``Gil Roe MD`` is one where most others have a family name and initials, and no degrees, or
    these behind a comma; and ``Ivanov II`` where all others have that.
    """
    doubtful = {one for one in people if one.degree and not is_vancouver(one.bare)}
    others = [one for one in people if one not in doubtful] if doubtful else []
    so = [one for one in others if _STRONG.search(one.bare) and is_vancouver(one.bare)]
    short = sum(one.is_short for one in others)
    apart = all(one.text.startswith(f"{one.bare},") for one in so if one.has_degrees)
    degrees = any(one.has_degrees for one in others)
    found: dict[_Written, _VancouverParts] = {}
    for one in doubtful:
        spaced = f"{one.bare} {one.degree}" in one.text
        count = len(so) + (0 if spaced else short)
        firm = count == len(others) if generation_of(one.degree) else count * 2 > len(others)
        if count and firm and ((spaced and apart) or not degrees):
            found[one] = _VancouverParts(
                one.bare, one.degree, one.suffix[len(one.degree) :].strip(", ")
            )
    return found


def with_initials_apart(names: Sequence[str]) -> list[str]:
    """Return names of a list with initials behind a comma that cannot be taken for a degree.

    That is ``"Ruiz Soto, M. D."`` for ``Ruiz Soto, MD``.
    """
    written = [_Written(*without_suffix(name), name) for name in names]
    found = _with_initials_like_degrees(written) if any("," in name for name in names) else {}
    return [
        f'"{found[one].family}, {_spaced(one.degree)}"'
        if one in found and "," in one.text
        else one.text
        for one in written
    ]


def _spaced(initials: str) -> str:
    """Return initials in a form that no degree has: ``M. D.``."""
    return " ".join(f"{sign}." for sign in initials if sign.isalpha())


def with_initials_for_degree(name: PersonName) -> PersonName | None:
    """Return what a name with a degree is if that stands for initials: *M. D. Ruiz Soto*."""
    if name.literal or not name.given or not _LIKE_INITIALS.fullmatch(name.suffix):
        return None
    family = str(replace(name, suffix="", prefix=""))
    return name_of_parts(family, _spaced(name.suffix))


def _are_capitals_first(names: Sequence[str]) -> bool:
    """Tell whether every name has its family name first, in capitals: ``DOE Jane, ROE Ann``.

    So French ones do. Initials before a name, as in ``JA Doe``, are no word that can be spoken.
    """
    families = [name.split()[: _capitals(name)] for name in names]
    words = [max(family, key=len, default="") for family in families]
    long = sum(len(word) > 2 for word in words)
    spoken = all(_VOWELS & set(word) for word in words)
    return len(names) > 1 and spoken and long * 2 > len(names)


def _capitals(name: str) -> int:
    """Return how many words in capitals stand before the given names of *name*."""
    words = name.split()
    count = 0
    while count < len(words) and len(words[count]) > 1 and words[count].isupper():
        count += not (dotted := "." in words[count])
        if dotted:
            break
    given = words[count:]
    named = given and all(one[0].isupper() for one in given) and len(given) < 4
    lower = named and any(map(str.islower, given[0]))
    return count if lower or (named and count and given[0].isupper() and len(given[0]) < 3) else 0


def _with_comma(name: _Written) -> _VancouverParts | None:
    words, count = name.bare.split(), _capitals(name.bare)
    if not count:
        return _turned(name)
    return _VancouverParts(" ".join(words[:count]), " ".join(words[count:]), name.suffix)


def without_closing_stop(names: Sequence[str]) -> list[str]:
    """Return names of a list without the full stop that ends it, as ``Lee JA, Roe AB.`` has.

    That of a single initial may be a part of it if others have it too, and so may the one of a
    shortened word.
    """
    *others, last = names or [""]
    people = [one for one in others if one[:1] != "{" and not is_group(one)]
    bare = last[:-1]
    if last[-1:] != "." or last[:1] == "{" or not people:
        return list(names)
    single = _INITIAL_BEHIND.search(bare) and is_vancouver(bare)
    if _NUMERAL_BEHIND.search(bare):
        ends = True
    elif single or _CAPITALS_BEHIND.search(bare):
        ends = all(is_vancouver(one) or _is_clear(one) or _WORDS.fullmatch(one) for one in others)
        bare_ones = [one for one in people if _INITIALS_BEHIND.search(one)]
        ends = ends and (not single or bool(bare_ones and "." not in "".join(people)))
    else:
        ends = "." not in "".join(people) and all(" " in one for one in (*people, bare))
        ends = ends and bool(_WHOLE_WORD.search(bare)) and not _SHORTENED.search(bare)
    return [*others, bare] if ends else list(names)


def _is_clear(name: str) -> bool:
    found = _CLEAR.fullmatch(name)
    return found is not None and found["initials"].isupper()


def _turned(name: _Written) -> _VancouverParts | None:
    found = _NAME.fullmatch(name.bare)
    if not found:
        return None
    suffix = ", ".join(filter(None, (found["before"] or found["behind"], name.suffix)))
    return _VancouverParts(found["family"], found["initials"].strip(), suffix)


def turned_authors(authors: Sequence[Author], texts: Sequence[str]) -> tuple[Author, ...]:
    """Return the authors of one list, with the parts of their names told apart so.

    *texts* has how each is written: a comma before ``MD`` may matter.
    """
    found = list(authors)
    people = [n for n, one in enumerate(found) if one != AND_OTHERS and not one.name.literal]
    written = [_written(found[n].name, texts[n]) for n in people]
    alone = sum(not is_group(one.bare) for one in written) == 1
    for n, one, parts in zip(people, written, _meant(written), strict=True):
        if parts:
            name = name_of_parts(*parts)
            name = replace(name, prefix=found[n].name.prefix or name.prefix)
            found[n] = replace(found[n], name=name)
        elif alone and is_vancouver(one.bare) and one.bare in one.text:
            found[n] = replace(found[n], doubtful=True)
    return tuple(found)


def _written(name: PersonName, text: str) -> _Written:
    bare = replace(name, suffix="", prefix="") if name.suffix or name.prefix else name
    return _Written(str(bare), name.suffix, text)
