"""Groups among authors that nothing but words parts from the people: ``Ann Lee for the Arm Group``.

References name a group by who wrote on its behalf, behind the last author or before the first one.
"""

from __future__ import annotations

import re

from sphinx_resume.model.groupnames import is_organization
from sphinx_resume.model.otherauthors import are_others
from sphinx_resume.model.vancouver import is_group, is_vancouver

_BEHALF = (
    r"(?:on behalf of(?: the)?|en (?:nombre|representación) del?(?: l[ao]s?)?"
    r"|au nom d[eu]s?(?: la)?|im Namen (?:der|des)|em nome d[aoe]s?"
    r"|(?:per conto|a nome) d[ei]l?(?:la)?)"
)
_NAMED_BY = re.compile(rf"[(\[]?\s?(?:{_BEHALF}|for the)\s")
_ON_BEHALF = re.compile(rf"(?<!\S)[(\[]?{_BEHALF}\s")
_WITH_THE = re.compile(
    r"(?<!\S)[(\[]?(?:for [Tt]he|(?:and|&) [Tt]he|und (?:die|der)|et (?:le|la)|y (?:el|la)"
    r"|e (?:o|a|il|la)|en (?:de|het)|og)\s"
)
_AND = re.compile(r"(?<!\S)(?:and|&|und|et|y|e|en|og|och)\s")
_AND_BEHIND = re.compile(r"(?:^|,?\s)(?:and|&|und|et|y|e|en|og|och)$")
_BRACED = re.compile(r"(?<=\S) (?:and|&|und|et|y|e|en|og|och) \{([^{}]+)\}$")
_BRACED_FIRST = re.compile(r"\{([^{}]+)\} (?:and|&|und|et|y|e|en|og|och) (?=[^\s{])")
_INITIAL = re.compile(r"(?:^|[\s-])[^\W\d_a-z]\.|^[^\W\d_a-z]{1,3}$")
_FULL = re.compile(r"[^\W\d_a-z][^\s\d]*(?:\s[^\s\d]+){1,6}")
_NO_PEOPLE = re.compile(
    r"(?i)\b(?:cent(?:er|re|ro)s?|coalition|campaign|funds?|trust|board|office|partnership|school"
    r"|hospital|clinic|college|bureau|forum|union|system|service|panel|force|platform|registry"
    r"|database|library|museum|journal|editors?)\b"
)
_OF_A_NAME = re.compile(r"(?:study|advancement|survey|project|working) of\b", re.IGNORECASE)
_LONGEST = 10_000  # letters of names that one text holds
_STOP = re.compile(r"[^\W\d_]{4}\.$")


def group_named_by(text: str) -> str:
    """Return the group in whose name somebody wrote, or nothing: ``on behalf of the Arm Group``."""
    found = _NAMED_BY.match(text)
    return _group(text[found.end() :]) if found else ""


def without_groups(text: str) -> tuple[str, str, str]:
    """Return a group before the people of an item, these, and a group behind them, or nothing.

    ``Ann Lee on behalf of the Arm Group`` and ``Ann Lee and the Arm Group`` have one behind them,
    ``The Arm Group: Ann Lee`` before them. What braces or quotation marks hold is one name.
    """
    if found := _BRACED_FIRST.match(text):
        before, people, behind = without_groups(text[found.end() :])
        return (found[1], people, behind) if not before else ("", text, "")
    if text[:1] in "{\"'" or " " not in text or len(text) > _LONGEST:
        return "", text, ""
    if group := group_named_by(text):
        return "", "", group
    before, text = _before_colon(text)
    if found := _BRACED.search(text):
        return before, text[: found.start()].rstrip(" ,"), found[1]
    for pattern, is_one in ((_ON_BEHALF, _is_any), (_WITH_THE, _is_people), (_AND, _is_short)):
        for found in [*pattern.finditer(text)][-1:]:
            people = _AND_BEHIND.sub("", text[: found.start()].rstrip(" ,("))
            rest = text[found.end() :]
            if people.count("{") != people.count("}"):
                continue  # within a name that braces hold together
            sure = pattern is _ON_BEHALF or (is_group(rest) and not _OF_A_NAME.match(rest))
            if sure and _group(rest) and (is_one(people) or not people):
                return before, people, _group(rest)
    return before, text, ""


def _before_colon(text: str) -> tuple[str, str]:
    """Return the group before a colon, and what stands behind it."""
    group, colon, rest = text.partition(": ")
    named = colon and rest.strip() and is_group(group) and not is_organization(rest)
    return (group.strip(), rest.strip()) if named else ("", text)


def _group(text: str) -> str:
    """Return the name of a group without the bracket and the full stop that end a list."""
    text = text.strip()
    if text[-1:] in {")", "]"} and text.count(")") > text.count("("):
        text = text[:-1].rstrip()
    text = text[:-1] if _STOP.search(text[-8:]) and is_group(text) else text
    return text.strip("{}")


def without_stop(text: str) -> str:
    """Return the name of a group without the full stop of the list that it ends."""
    return text[:-1] if is_group(text) and _STOP.search(text[-8:]) else text


def _is_any(text: str) -> bool:
    return True


def _is_short(text: str) -> bool:
    """Tell whether it is a person's name with initials: ``Lee AB``, ``A. Lee``, or those alone."""
    last = text.rpartition(", ")[2]
    return not is_organization(text) and (is_vancouver(last) or bool(_INITIAL.search(last)))


def _is_people(text: str) -> bool:
    """Tell whether it may be a person's name, or the words for others."""
    if are_others(text) or _is_short(text):
        return True
    return bool(_FULL.fullmatch(text)) and not (is_organization(text) or _NO_PEOPLE.search(text))
