"""Names as medicine writes them, the family name first and initials last: ``Le Roux N``.

One such name may be a given name and a family name of one letter, as *Malcolm X*; where all names
of a list are written so, or the name begins with a particle, it is clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sphinx_resume.model.names import AND_OTHERS, SAID_OF_OTHERS, Author, person_name

_WORD = r"[^\W\d_][^\s,.\d]+"
_PARTICLE = (
    r"(?:[Ll]e|[Ll]a|[Dd][eiu]|[Dd]es|[Dd]el|[Dd]ella|[Dd][ao]s?|[Vv][ao]n|[Dd]e[rn]|[Tt]er?|[Ee]l|[Aa]l"
    r"|[Ss]t|[Ss]an|[Bb]en|[Ii]bn|zu|zur|af|av)"
)
_INITIALS = r"(?:[^\W\d_a-z]{1,3}|[^\W\d_a-z]-[^\W\d_a-z]|(?:[^\W\d_a-z]\.[ -]?){1,4})"
_SUFFIX = r"(?P<suffix>Jr\.?|Sr\.?|2nd|3rd|II|III|IV)"
_NAME = re.compile(
    rf"(?P<family>{_WORD}(?:\s(?:{_WORD}|[eiy]\b)){{0,4}})\s(?P<initials>{_INITIALS})(?:\s{_SUFFIX})?"
)
_CLEAR = re.compile(rf"{_PARTICLE}\s(?:{_PARTICLE}\s)?{_WORD}\s(?P<initials>{_INITIALS})")
_GROUP = re.compile(
    r"(?i)\b(?:collaborations?|consortium|group|team|network|project|committee|initiative|society"
    r"|experiment|study|investigators|survey|working|alliance|program(?:me)?|grupo|consorcio|consórcio"
    r"|equipo|equipe|équipe|comité|comitê|groupe|gruppe|arbeitsgruppe|studiengruppe|gruppo|groep)\b"
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
    people = [one for one in names if not is_group(one) and one.lower() not in SAID_OF_OTHERS]
    so = {one for one in people if is_vancouver(one)}
    # Most of a list are enough: a name that nothing tells from a group's may be among them.
    most = len(so) > 1 and sum(one in so for one in people) * 2 > len(people)
    return [_turned(one) if (most and one in so) or _is_clear(one) else one for one in names]


def _is_clear(name: str) -> bool:
    found = _CLEAR.fullmatch(name)
    return found is not None and found["initials"].isupper()


def _turned(name: str) -> str:
    found = _NAME.fullmatch(name)
    if not found:
        return name
    return ", ".join(filter(None, (found["family"], found["suffix"], found["initials"].strip())))


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
