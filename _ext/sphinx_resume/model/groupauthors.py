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
_ON_BEHALF = re.compile(rf"(?<!\S)[(\[]?{_BEHALF}\s|(?<=,\s)for the\s")
_WITH_THE = re.compile(
    r"(?<!\S)[(\[]?(?:for [Tt]he|für d(?:ie|en|as)|pour l[ae]s?|por el|para el|per il"
    r"|voor (?:de|het)|(?:and|&) [Tt]he|und (?:die|der)|et (?:le|la)|y (?:el|la)"
    r"|e (?:o|a|il|la)|en (?:de|het)|og)\s"
)
_ARTICLE = r"(?:[Tt]he|der|des|die|das|le|la|les|du|el|los|il|lo|o|a|de|het)"
_TWO_GROUPS = re.compile(rf",?\s(?:and|&|und|et|y|e|en)\s(?:on behalf of\s)?{_ARTICLE}\s|,\sthe\s")
_STOP_BEFORE = re.compile(r"(?<=\s)([^\W\d_a-z]{1,3})\.\s(?:The\s)?(?=[^\W\d_a-z][^\s.,]+\s)")
_ANY_GROUP = re.compile(
    r"(?:Research|Study|Working|Writing|Trial|Project|Task|Core|Steering|Executive|\s)+"
    r"(?:Group|Team|Committee|Network|Investigators|Force)"
)
_LAST_WORD = re.compile(
    r"(?i)group|investigators|consortium|collaborat(?:ion|ors)|committee|trialists|team|network"
    r"|initiative|(?:arbeits|studien)?gruppe|konsortium|grupo|groupe|gruppo|studygroup"
)
_MORE = re.compile(r"[\s-]")
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


def groups_in(text: str) -> list[str]:
    """Return the groups in whose names somebody wrote: ``Arm Group and the Leg Investigators``."""
    parts = _TWO_GROUPS.split(text)
    return (
        parts
        if all(_MORE.search(one) and is_group(one) for one in parts)
        else [text]
        if text
        else []
    )


def without_article(name: str) -> str:
    """Return the name of a group without the article before it."""
    return name.removeprefix("the ") if is_group(name) else name


def group_with_comma(name: str) -> str:
    """Return the group that a program took for a person: ``Group, on behalf of the Arm Study``.

    Zotero parts a name before its last word and takes that for the family name.
    """
    last, comma, first = name.partition(", ")
    if not comma or "," in first or not _LAST_WORD.fullmatch(last) or _INITIAL.search(first):
        return ""
    whole = f"{first} {last}"
    return group_named_by(whole) or whole


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
    people, behind = _group_behind(text)
    return before, people, behind


def _group_behind(text: str) -> tuple[str, str]:
    """Return the people before a group, and the group that nothing but words parts from them."""
    if found := _BRACED.search(text):
        return text[: found.start()].rstrip(" ,"), found[1]
    if found := _stop_before_group(text):
        return text[: found.end(1)], _group(text[found.end() :])
    for pattern, is_one in ((_ON_BEHALF, _is_any), (_WITH_THE, _is_people), (_AND, _is_short)):
        for found in [*pattern.finditer(text)][-1:]:
            people = _AND_BEHIND.sub("", text[: found.start()].rstrip(" ,("))
            rest = text[found.end() :]
            if people.count("{") != people.count("}"):
                continue  # within a name that braces hold together
            sure = pattern is _ON_BEHALF or (is_group(rest) and not _OF_A_NAME.match(rest))
            if sure and _group(rest) and (is_one(people) or not people):
                return people, _group(rest)
    return text, ""


def _stop_before_group(text: str) -> re.Match[str] | None:
    """Return where a full stop parts the last person from a group: ``Lee A. Arm Trial Group``."""
    found = next(iter([*_STOP_BEFORE.finditer(text)][-1:]), None)
    if found is None or "," in (group := text[found.end() :]) or _ANY_GROUP.fullmatch(group):
        return None
    last = text[: found.end(1)].rpartition(", ")[2]
    return found if is_group(group) and is_vancouver(last) and not is_group(last) else None


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
