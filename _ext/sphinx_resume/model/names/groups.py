"""Groups among authors: companies, universities, and groups that people write for.

Legal forms say it, as *GmbH* and *Inc.*, and words such as *University*. Some legal forms may be
initials too, as in ``Smith AG``: only the whole list and the site can tell (`may_be_company`).

References name a group by who wrote on its behalf, behind the last author or before the first one.
"""

from __future__ import annotations

import re

from sphinx_resume.model.names.name_keys import PersonName, without_brackets
from sphinx_resume.model.names.unnamed_authors import are_others
from sphinx_resume.model.names.vancouver import is_group, is_vancouver

_FORM = (
    r"(?:g?GmbH(?:\s(?:&|und)\sCo\.?(?:\sKGa?A?)?)?|mbH|KGaA|OHG|e\.\s?V\.|eG|Inc\.?|Incorporated"
    r"|(?:(?:Pty|Pte)\.?\s)?Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|L\.L\.P\.|PLC|plc|Corp\.?|Corporation"
    r"|(?:&\s)?Co\.|&\sCo|Company|SARL|S\.A\.R\.L\.|S\.?à\sr\.?l\.?|S\.p\.A\.|SpA|S\.r\.l\.|Srl|Oyj?|ApS|A/S"
    r"|Sp\.\sz\so\.\s?o\.|s\.\s?r\.\s?o\.|d\.\s?o\.\s?o\.|Ltda\.?|Kft\.?|Zrt\.?|Co\.?,?\sLtd\.?"
    r"|(?:AG|SE|UG)\s(?:&|und)\sCo\.?\sKGa?A?|GbR|e\.\s?K\.|PartG(?:\smbB)?"
    r"|S\.?\s?A\.?(?:\s?B\.?|\s?P\.?\s?I\.?)?\s(?:de|DE)\sC\.?\s?V\.?|S\.?\s?Coop\.?"
    r"|S\.?\s(?:de|DE)\sR\.?\s?L\.?(?:\s(?:de|DE)\sC\.?\s?V\.?)?|E\.I\.R\.L\.|Cía\.?|Sdn\.?\sBhd\.?"
    r"|(?:CO\.?,?\s)?LTD\.?|INC\.?|CORP\.?|GMBH|INCORPORATED|CORPORATION|LIMITED|COMPANY)"
)
_COMPANY = re.compile(
    rf"\S.*?[\s,]{_FORM}|(?:ООО|ОАО|ЗАО|ПАО|АО)\s\S.*|.{{2,}}(?:公司|株式会社|주식회사)|株式会社.+"
)
_LEGAL_FORM = re.compile(_FORM)
_JOINED = re.compile(r"[^\W\d_a-z][^\s&]* & [^\W\d_a-z][^\s&]*")
_MAYBE = re.compile(
    r"AG|KG|AB|SA|SAS|SRL|BV|NV|S\.\s?A\.|S\.A\.S\.|S\.\s?L\.|S\.R\.L\.|B\.\s?V\.|N\.\s?V\."
    r"|SLU|SAU|S\.L\.U\.|S\.A\.U\.|SLP|S\.L\.P\."
)
_WORD = re.compile(
    r"(?i)(?<!['’])\b(?:universit(?:y|ies|é|ät|à|eit|et|at|ario)|universidade?|\w*hochschule|institut(?:e|es|o|et)?|istituto"
    r"|institutt|laborator(?:y|ies|ium|io)|labs|department|ministry|\w*ministeri(?:um|o)|ministère"
    r"|foundation|stiftung|fundación|fundação|fundació|fondation|fondazione|association|federation"
    r"|agency|council|commission|academy|akademie|organi[sz]ations?|konsortium"
    r"|arbeitskreis|arbeitsgemeinschaft|\w*gesellschaft|verein|sociedad|société|società"
    r"|politecnico|polytechnic|colaboración|\w+zentrum|\w*klinik(?:um|en)?|krankenhaus|clinics?|clínica"
    r"|hospitals?|hôpita(?:l|ux)|ospedale|ziekenhuis|task force|comisión|comissão|commissione"
    r"|kommission|agencia|agência|agenzia|agence|agentur|asociación|associação|associazione"
    r"|federación|federação|fédération|federazione|\w*verband|stichting|vereniging|facultad"
    r"|bundesamt|landesamt|umweltbundesamt|bundesanstalt|landesanstalt|ayuntamiento|secretaría"
    r"|observatory|observatorio|observatoire|sternwarte|collaborators|contributors"
    r"|университет|институт|академия|министерство|лаборатория)\b"
)
_WORD_OF_THREE = re.compile(  # which are family names too, or are at home in those
    r"(?i)\b(?:cent(?:er|re|ro|rum)s?|zentrum|consejo|conselho|consiglio|servicio|serviço|authority"
    r"|administration|museum|museo|library|biblioteca|bibliothek|trust|coalition|partnership)\b"
)
_WORD_WITH_OF = re.compile(
    r"(?i)\b(?:cent(?:er|re)s?|board|bureau|office|school|faculty|college|division|fund|campaign"
    r"|coalition|forum|friends|partnership|secretariat|directorate|government|union) (?:of|for)\s"
    r"|\b(?:cent(?:ro|re)|gobierno|cámara|colegio|escuela|école|ecole) d(?:e|es|u|i|el|o)\s|\sfür\s"
)
_EAST_ASIAN = re.compile(
    r".{2,}(?:大学|大學|研究所|研究院|学会|協会|协会|委员会|委員会|대학교|연구소|연구원|학회)"
)


def is_organization(name: str) -> bool:
    """Tell whether *name* is surely that of a company or of another group.

    A name with a comma is one of a person, unless a legal form is all that follows.
    """
    bare = without_brackets(name)
    if _COMPANY.fullmatch(bare):
        return bare.count(",") == 0 or is_legal_form(bare.rpartition(",")[2])
    if "," in bare or " " not in bare:
        return bool(_EAST_ASIAN.fullmatch(bare))
    if _WORD.search(bare) or _WORD_WITH_OF.search(bare) or is_group(bare):
        return True
    return bare.count(" ") > 1 and bool(_WORD_OF_THREE.search(bare))


def are_joined(text: str) -> bool:
    """Tell whether ``&`` joins two single words: the name of a firm, or two family names."""
    return bool(_JOINED.fullmatch(text))


def is_legal_form(text: str) -> bool:
    """Tell whether *text* is nothing but the legal form of a company: ``Inc.``, ``GmbH``."""
    return bool(_LEGAL_FORM.fullmatch(text.strip()))


def may_be_company(name: PersonName) -> bool:
    """Tell whether what was read as a family name may be a legal form, as in *Siemens AG*."""
    return bool(name.given and not name.particle and _MAYBE.fullmatch(name.family))


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
