"""Names as medicine writes them, the family name first and initials last: ``Le Roux N``.

One such name may be a given name and a family name of one letter, as *Malcolm X*; where all names
of a list are written so, or the name begins with a particle, it is clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sphinx_resume.model.names import AND_OTHERS, Author, person_name
from sphinx_resume.model.otherauthors import are_others

_WORD = r"[^\W\d_][^\s,.\d]+"
_LETTER = r"(?<=(?:\sla|der)\s)[^\W\d_a-z]"  # "de la O"
_PARTICLE = (
    r"(?:[Ll]e|[Ll]a|[Dd][eiu]|[Dd]es|[Dd]el|[Dd]ella|[Dd][ao]s?|[Vv][ao]n|[Dd]e[rn]|[Tt]er?|[Ee]l|[Aa]l"
    r"|[Ss]t|[Ss]an|[Bb]en|[Ii]bn|zu|zur|af|av)"
)
_INITIALS = r"(?:[^\W\d_a-z]{1,3}|[^\W\d_a-z]-[^\W\d_a-z]|(?:[^\W\d_a-z]\.[ -]?){1,4})"
_SUFFIX = r"Jr\.?|Sr\.?|2nd|3rd|II|III|IV"
_NAME = re.compile(
    rf"(?P<family>{_WORD}(?:\s(?:{_WORD}|[eiy]\b|{_LETTER}\b)){{0,4}})(?:\s(?P<before>Jr\.?|Sr\.?))?"
    rf"\s(?P<initials>{_INITIALS})(?:\s(?P<behind>{_SUFFIX}))?"
)
_CLEAR = re.compile(rf"{_PARTICLE}\s(?:{_PARTICLE}\s)?{_WORD}\s(?P<initials>{_INITIALS})")
_GROUP = re.compile(
    r"(?i)\b(?:collaborations?|consortium|group|team|network|project|committee|initiative|society"
    r"|experiment|study|investigators|survey|working|alliance|program(?:me)?|grupo|consorcio|consórcio"
    r"|equipo|equipe|équipe|comité|comitê|groupe|gruppe|arbeitsgruppe|studiengruppe|gruppo|groep)\b"
)
_CAPITALS_BEHIND = re.compile(r"(?:^|[\s,-])[^\W\d_a-z]{2,3}(?:\s(?:Jr|Sr))?$")
_WORDS = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}(?:,\s[^\W\d_a-z]{{1,3}})?")
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


def turned(names: Sequence[str]) -> list[str]:
    """Return names of a list as ``Family, Initials`` if they are written with the initials last."""
    people = [one for one in names if not is_group(one) and not are_others(one)]
    if _are_capitals_first(people):
        return [_with_comma(one) for one in names]
    so = {one for one in people if is_vancouver(one)}
    # Most of a list are enough: a name that nothing tells from a group's may be among them.
    most = len(so) > 1 and sum(one in so for one in people) * 2 > len(people)
    return [_turned(one) if (most and one in so) or _is_clear(one) else one for one in names]


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


def _with_comma(name: str) -> str:
    words, count = name.split(), _capitals(name)
    return f"{' '.join(words[:count])}, {' '.join(words[count:])}" if count else _turned(name)


def without_closing_stop(names: Sequence[str]) -> list[str]:
    """Return names of a list without the full stop that ends it, as ``Lee JA, Roe AB.`` has.

    That of a single initial may be a part of it, and so may the one of a shortened word.
    """
    *others, last = names or [""]
    people = [one for one in others if one[:1] != "{" and not is_group(one)]
    bare = last[:-1]
    if last[-1:] != "." or last[:1] == "{" or not people:
        return list(names)
    if _CAPITALS_BEHIND.search(bare):
        ends = all(is_vancouver(one) or _is_clear(one) or _WORDS.fullmatch(one) for one in others)
    else:
        ends = "." not in "".join(people) and all(" " in one for one in (*people, bare))
        ends = ends and bool(_WHOLE_WORD.search(bare)) and not _SHORTENED.search(bare)
    return [*others, bare] if ends else list(names)


def _is_clear(name: str) -> bool:
    found = _CLEAR.fullmatch(name)
    return found is not None and found["initials"].isupper()


def _turned(name: str) -> str:
    found = _NAME.fullmatch(name)
    if not found:
        return name
    suffix = found["before"] or found["behind"]
    return ", ".join(filter(None, (found["family"], suffix, found["initials"].strip())))


def turned_authors(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Return the authors of one list, with the parts of their names told apart so."""
    found = list(authors)
    people = [one for one in found if one != AND_OTHERS and not one.name.literal]
    written = [str(one) for one in people]
    meant = list(turned(written))
    if meant == written:
        return tuple(found)
    names = dict(zip(written, meant, strict=True))
    return tuple(
        replace(one, name=person_name(names[str(one)]))
        if not one.name.literal and names[str(one)] != str(one)
        else one
        for one in found
    )
