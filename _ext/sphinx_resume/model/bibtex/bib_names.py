"""Names of people in a bibliography: told apart, taken apart, with their marks.

LaTeX is decoded first, so that an accent, a macro or a tie cannot be taken for a part of a name;
what braces hold together stays that (`names_in` in `sphinx_resume.model.latex.latex_text`). The
rules are those of BibTeX (btxdoc, section 4) and biblatex (manual, "Name lists" and "Data
annotations").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sphinx_resume.model.bibtex.bib_blocks import short
from sphinx_resume.model.comma_lists import are_pairs, family_before_semicolon, split
from sphinx_resume.model.diagnostics import Report, Subtype, unreported
from sphinx_resume.model.latex.latex_text import CLOSED, LOWERED, OPENED, RAISED, Decoded, names_in
from sphinx_resume.model.names.author_marks import (
    DIGITS,
    SIGNS,
    annotation,
    meanings_in,
    signs,
    with_raised_numbers_behind,
    without_remarks,
)
from sphinx_resume.model.names.groups import (
    are_joined,
    group_named_by,
    group_with_comma,
    groups_in,
    is_legal_form,
    is_organization,
    may_be_company,
    without_article,
    without_groups,
)
from sphinx_resume.model.names.honorifics import (
    GENERATION_WORDS,
    PARTICLES,
    is_suffix,
    titles_before,
)
from sphinx_resume.model.names.name_keys import (
    AND_OTHERS,
    Author,
    Mark,
    PersonName,
    person_name,
    with_generation,
)
from sphinx_resume.model.names.name_typography import (
    with_included,
    with_round_places,
    without_labels,
    without_roles,
)
from sphinx_resume.model.names.unnamed_authors import (
    EAST_ASIAN_BEHIND,
    WORDS_FOR_OTHERS,
    are_others,
)
from sphinx_resume.model.names.vancouver import (
    is_group,
    is_vancouver,
    turned,
    turned_authors,
    without_closing_stop,
)

_KEPT = 1 << 14
_AND = re.compile(r"(?i)(?:^|\s+)and(?=\s|$)")
_PLAIN = str.maketrans({"\ue000": " ", "\ue001": ",", **dict.fromkeys("\ue002\ue003\ue004\ue005")})
_CARETS = re.compile(r"(?<!\^)\^++(?=[*∗†‡§¶#])")
_HOMONYM = re.compile(r"(?<=[^\W\d_])\s+\d{4}\Z")
"""DBLP tells people of one name apart: "Wei Zhang 0001"."""
_OWN = re.compile("[\ue000-\ue005]")
_COMMA = "\ue001"  # one that braces hold
_IN_BRACKETS = re.compile(r"(?<=\s)\([^()]{1,200}\)")
_SEMICOLON = "\ue006"  # one that braces hold
_WHOLE = re.compile(f"{OPENED}[^{OPENED}{CLOSED}]*{CLOSED}")
# What is raised inside a word belongs to it: M^cDonald.
_RAISED = re.compile(
    rf"{RAISED}([^{RAISED}{LOWERED}]*){LOWERED}(?![^\W\d_])"
    rf"|{RAISED}([\d\s,;{SIGNS}\ue000\ue001]*){LOWERED}"
)
_SIGN = re.compile(rf"(?:[{SIGNS}]\ufe0f?)+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_OTHERS = re.compile(
    rf",?\s+(?:(?i:et\.?\s+al\.?|and others)|{WORDS_FOR_OTHERS})$|{EAST_ASIAN_BEHIND}$"
)
_NO_COMMA = re.compile(r"([^\W\d_][^\W\d_]+(?:-[^\W\d_]+)?) ((?:[^\W\d_]\.[ -]?){1,3})")
"""``Doe J.``, which has forgotten its comma if every other name of the list has one."""
_SPACED_HYPHEN = re.compile(r"(?<=\.)[\s\ue000]+-(?=[^\W\d_])")
"""That of ADS in ``J.~-H. Park``."""
_ROMAN = re.compile("I{1,3}|IV|VI{0,3}|IX|X")
_SUFFIX = re.compile(
    r"(?:[JjSs]n?[Rr]|I{2,3}|IV|VI{1,3}|[Ee]sq|2nd|3rd|4th|5th|(?:Ph\.?\s*D|M\.?D|D\.?Phil|MBA|MSc|BSc"
    r"|FRS|Dr\.? ?rer\.? ?nat|PhD|DPhil|R\.?N|J\.?D))\.?"
)
_SUFFIX_WORDS = GENERATION_WORDS | {"fils", "père"}
"""What is *Jr.* in other languages, if it stands where BibTeX wants that."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s~-]*){1,4}")
_INITIALS_FIRST = re.compile(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_].*[^.]")
_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0410-\u042f]"
_SMALL = "[a-z0-9\u00df-\u00f6\u00f8-\u017f\u0430-\u045f]"
_FAMILY = f"{_CAPITAL}{_SMALL}+(?:-{_CAPITAL}{_SMALL}+)?"
_GIVEN = rf"(?!Et ){_FAMILY}|[A-Z]\.(?:-?[A-Z]\.)*"
_USUAL = re.compile(rf"{_FAMILY}, (?:{_GIVEN})(?: (?:{_GIVEN}))*|(?:(?:{_GIVEN}) )+{_FAMILY}")
"""``Lee-Roe, Ann B.`` or ``A. B. Lee``: nothing of LaTeX, no marks, and no list in what is one."""
_PART = re.compile(r"\s*(given|family|prefix|suffix)\s*=\s*(.*?)\s*", re.DOTALL)
_OTHER_PART = re.compile(
    r"\s*(?:[\w-]+-i|[\w-]+-gi|use\w+|nohashothers|nosortothers|id|gender)\s*="
)


class People(NamedTuple):
    """The people of a field, ``and others`` as a last one, what is wrong, and the decoded text."""

    authors: tuple[Author, ...]
    faults: tuple[tuple[Subtype, str], ...]
    decoded: Decoded


@lru_cache(_KEPT)
def people(text: str) -> People:
    """Return who is named in a field of BibTeX; *text* is still LaTeX."""
    usual = [_usual_person(one) for one in " ".join(text.split()).split(" and ")]
    found = tuple(one for one in usual if one)
    return People(found, (), Decoded(())) if len(found) == len(usual) else _people(text)


def _people(text: str) -> People:
    """Return who is named in a field in which a name is not one of the usual form."""
    faults: dict[tuple[Subtype, str], None] = {}
    report: Report = lambda *fault: faults.update({fault: None})  # noqa: E731
    names, decoded = names_in(text)
    names = with_included(without_labels(names), " and ")
    names = with_round_places(without_roles(names))
    if "(" in names:  # a comma in a remark, as "(Rome, IT)", parts nothing
        names = _IN_BRACKETS.sub(lambda one: one[0].replace(",", _COMMA), names)
    found: list[Author] = []
    texts: list[str] = []
    more = False
    separate = [_without_others(one) for one in _separated(" ".join(names.split()), report)]
    has_commas = all("," in one for one, _ in separate if one and not _NO_COMMA.fullmatch(one))
    with_commas = has_commas and (len(separate) > 1 or any(others for _, others in separate))
    numbered = with_raised_numbers_behind([name for name, _ in separate])
    for name, (_, others) in zip(numbered, separate, strict=True):
        more = more or others
        named = _without_stray_commas(name, report)
        forgotten = _NO_COMMA.fullmatch(named) if with_commas else None
        if forgotten and not may_be_company(PersonName(forgotten[2], forgotten[1])):
            named = ", ".join(forgotten.groups())
        if several := _several(named, report):
            found += map(_plain_person, several)
            texts += several
        elif whole := _clean(named):
            found.append(_person(named, report) if named.count(",") > 1 else _plain_person(named))
            texts.append(whole)
    meant = turned_authors(found, texts)
    return People((*meant, AND_OTHERS) if more else meant, tuple(faults), decoded)


def _clean(text: str) -> str:
    if text.isascii() and "  " not in text:  # faster, for most names are
        return text.strip()
    return " ".join(text.translate(_PLAIN).split())


def _without_others(name: str) -> tuple[str, bool]:
    """Return a name without "et al.", and whether that was there."""
    if are_others(_clean(name).replace(",", "")):
        return "", True
    ends = (".", "al", "others", "OTHERS", "AL", "s", "n", "e")
    if name.isascii() and not name.endswith(ends) and not any(map(str.isdigit, name[-20:])):
        return name, False
    rest = _OTHERS.sub("", name)
    return rest, rest != name


def _without_stray_commas(name: str, report: Report) -> str:
    """Return a name without commas that have nothing beside them, as in ``Lee,,,``.

    BibTeX takes what stands between three commas for the parts of a name, and more for a fault.
    """
    parts = [part.strip() for part in name.split(",")]
    kept = ", ".join(filter(None, parts))
    if all(parts) or "," not in name or "=" in name:
        return name
    fix = f"write {short(_clean(kept), 120)}" if kept else "write who it is, or nothing"
    report(Subtype.VALUE, f"'{_clean(name)}' has a comma with nothing beside it; {fix}")
    return kept


# --- one field -----------------------------------------------------------------------------


def _separated(text: str, report: Report) -> list[str]:
    """Return the names of a field; those that are not parted by "and" as they can best be read."""
    if turned := _as_patent_offices_write(text):
        return _told(turned, report)
    written = [one.strip() for one in _AND.split(text) if one.strip()]
    names = [one for name in written for one in _by_semicolons(name)]
    names = [*_groups_apart(names)]
    told = names != written
    names = without_closing_stop(names)
    if any(" & " in name for name in names):
        parted = [part.strip() for name in names for part in _by_ampersand(name)]
        if len(parted) > len(names):
            return _told([one for name in parted for one in _by_commas(name, parted)[0]], report)
        names = parted
    people = [one for one in names if one[:1] != OPENED]
    # "Gil R., Ana and Roe S., Bo" have their second family name in short.
    pairs = all(name.count(",") == 1 for name in people)
    if len(people) > 1 and pairs and not any(map(_are_two, people)):
        return _told(names, report) if told else names
    found: list[str] = []
    families: list[str] = []
    for name in names:
        parts, doubtful = _by_commas(name, names if len(names) == len(written) else [name])
        found += parts
        families += doubtful
    return _told(found, report, families) if told or len(found) > len(names) else names


def _as_patent_offices_write(text: str) -> list[str]:
    """Return names as ``Lee; Ann (Oslo, NO), Ray; Bob (Rome, IT)``, if the field has them."""
    return family_before_semicolon(split(text, unreported)) if ";" in text else []


def _by_semicolons(text: str) -> list[str]:
    """Return what semicolons part: people, lists of them as medicine writes these, and groups."""
    if ";" not in text:
        return [text]
    text = _WHOLE.sub(lambda whole: whole[0].replace(";", _SEMICOLON), text)
    found = (one.strip().replace(_SEMICOLON, ";") for one in text.split(";"))
    parts = [one for one in found if one]
    people = [one for one in parts if not is_group(one)]
    if len(parts) > 1 and len(people) == 1 and people[0].count(",") > 1:
        return [one for part in parts for one in _by_commas(part, [part])[0]]
    return parts


def _groups_apart(names: list[str]) -> Iterator[str]:
    """Yield names with the groups that words part from people alone, each in braces.

    What follows one is another one: ``on behalf of the Arm Group and the Leg Investigators``.
    """
    behind = False
    for name in names:
        parts = _with_groups_apart(name)
        group = without_article(name) if behind else name
        behind = parts[-1] != name
        yield from parts if group == name else [f"{OPENED}{group}{CLOSED}"]


def _with_groups_apart(name: str) -> list[str]:
    """Return the people of a name and the groups that words part from them, each in braces."""
    if name.startswith(OPENED):
        return [name]
    if group := group_with_comma(name):
        return [f"{OPENED}{group}{CLOSED}"]
    shown = name.replace(OPENED, "{").replace(CLOSED, "}")
    before, people, behind = without_groups(shown)
    if not (before or behind):
        return [name]
    people = people.replace("{", OPENED).replace("}", CLOSED)
    groups = [f"{OPENED}{one}{CLOSED}" for one in groups_in(behind)]
    return [
        *([f"{OPENED}{before}{CLOSED}"] if before else []),
        *([people] if people else []),
        *groups,
    ]


def _told(names: list[str], report: Report, families: list[str] | None = None) -> list[str]:
    found = [_without_others(name) for name in names]
    clear = [f"{{{_clean(one)}}}" if one[0] == OPENED else _clean(one) for one, _ in found if one]
    clear += ["others"] if any(others for _, others in found) else []  # BibTeX wants it last
    written = short(" and ".join(turned(clear)), 120)
    message = f"names are separated by 'and'; write {written}"
    if families:
        family, _, given = families[0].partition(",")
        message += f", or {{{_clean(family)}}}, {_clean(given)} if that is one person"
    report(Subtype.VALUE, message)
    return names


def _by_ampersand(name: str) -> list[str]:
    parts = re.split(r",?\s+&\s+", name)
    if is_legal_form(f"GmbH & {_clean(parts[-1])}"):  # "GmbH & Co. KG"
        return [name]
    # "Ernst & Young" is a firm, "Ann Lee & Bo Kim" and "Lee, A. & Kim, B." are people.
    return parts if all("," in part or " " in part.strip() for part in parts) else [name]


def _by_commas(name: str, names: list[str]) -> tuple[list[str], list[str]]:
    """Return the names in what should be one, and it if it may be one."""
    if "," not in name or "=" in name:
        return [name], []
    parts = [part.strip() for part in name.split(",")]
    # Most are "Family, Given": a family name in one word is no whole name.
    if (len(parts) > 2 or " " in parts[0] or "." in parts[0]) and (
        alone := _alone(without_closing_stop(parts))
    ):
        return alone, []
    if len(parts) == 2 and len(names) != 2:
        return [name], []
    wordy = all(len(part.split()) > 1 for part in parts)
    if len(parts) == 2:
        # "Bo Lind, Ana Ruiz and Chi Okoye" is a list of three as English has it.
        listed = len(names) == 2 and name == names[0] and "," not in names[1]
        whole = wordy and listed and " " in names[1].strip()
        whole = whole and not (parts[0][0].islower() or _is_initials(parts[1]))
        return (parts, [name]) if whole and not _SUFFIX.fullmatch(parts[1]) else ([name], [])
    if len(parts) == 3 and (any(map(_is_suffix, parts[1:])) or _has_suffix(parts)):
        return [name], []
    parts = [part for part in parts if part]
    return list(_paired(parts)), []


def _are_two(name: str) -> bool:
    """Tell whether it is two people as medicine writes them: ``Lee AB, Ray C``."""
    return "." not in name and len(_alone(name.split(","))) > 1


def _alone(parts: list[str]) -> list[str]:
    """Return the names between commas if each part is a whole one, with initials at an end."""
    names: list[str] = []
    for part in parts:
        if is_suffix(_clean(part)):
            if not names or not is_vancouver(names[-1].partition(",")[0]):
                return []  # "Roediger, III, Henry L."
            names[-1] = f"{names[-1]}, {part}"
        elif part:
            names.append(part.strip())
    bare = (_without_others(one.partition(",")[0])[0] for one in names)
    named = [_SIGN.sub("", one).strip() for one in bare if one]
    for is_one in (is_vancouver, _INITIALS_FIRST.fullmatch):
        if len(named) > 1 and all(map(is_one, named)):
            return names
    return []


def _paired(parts: list[str]) -> Iterator[str]:
    """Yield names of a list with commas alone: ``Lee, A., Kim, B.`` or ``Ann Lee, Bo Kim``."""
    if are_pairs([_clean(part) for part in parts]):
        yield from map(", ".join, zip(parts[::2], parts[1::2], strict=True))
        return
    at = 0
    parts = _with_degrees(parts)
    while at < len(parts):
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        single = (len(part.split()) == 1 or part[0].islower()) and not is_vancouver(part)
        paired = following and (single or _is_initials(following)) and not _SUFFIX.fullmatch(part)
        at += 2 if paired else 1
        name = f"{part}, {following}" if paired else part
        while paired and at < len(parts) and _is_suffix(parts[at]):
            name = f"{name}, {parts[at]}"
            at += 1
        yield name


def _with_degrees(parts: list[str]) -> list[str]:
    """Return parts with degrees behind the whole names at which they stand: ``Ann Lee, PhD``."""
    found: list[str] = []
    for part in parts:
        if found and len(found[-1].split()) > 1 and _is_suffix(part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _is_initials(text: str) -> bool:
    if "." in text and " " in text:  # "J. de A."
        text = " ".join(one for one in text.split() if one not in PARTICLES)
    return text == text.upper() and bool(_INITIALS.fullmatch(text))


# --- one name ------------------------------------------------------------------------------


@lru_cache(_KEPT)
def _usual_person(text: str) -> Author | None:
    """Return the person whose name has the form that most have, which is read alike in any list."""
    if not _USUAL.fullmatch(text):
        return None
    if not all(map(_is_plain, text.replace(",", "").split(" "))):
        return _plain_person(text)
    family, comma, given = text.partition(", ")
    if not comma:
        given, _, family = text.rpartition(" ")
    return Author(PersonName(family, given))


@lru_cache(_KEPT)
def _is_plain(part: str) -> bool:
    """Tell whether a word of a name says nothing but that: no title, no degree, no firm."""
    return part[-1] == "." or not (
        _is_suffix(part)
        or is_organization(f"Ann {part}")
        or titles_before(f"{part} Lee")[0]
        or are_others(part)
    )


@lru_cache(_KEPT)
def _plain_person(text: str) -> Author:
    """Return a person whose name has one comma or none: co-authors come again and again."""
    return _person(text, unreported)


def _person(text: str, report: Report) -> Author:
    if "^" in text:
        text = _CARETS.sub("", text)
    text, marks = _marks(_SPACED_HYPHEN.sub("-", text))
    text = text.strip().strip(",").strip()
    if text[-1:].isdigit():
        text = _HOMONYM.sub("", text)
    if _WHOLE.fullmatch(text):
        whole = _clean(text)
        return Author(PersonName(literal=group_named_by(whole) or whole), marks)
    name = _labelled(text) or _parts(text, report)
    return Author(name, marks)


def _several(text: str, report: Report) -> list[str]:
    """Return the people whose names braces make one: ``{{Lind, Bo and Lee, Ann}}``."""
    if "\ue001" not in text or not _WHOLE.fullmatch(text):
        return []
    names = [one.strip() for one in _AND.split(_clean(text))]
    if len(names) < 2 or not all(one.count(",") == 1 for one in names):
        return []
    fix = f"write {short(' and '.join(names), 120)} without them"
    report(Subtype.VALUE, f"braces make one name of these; {fix}")
    return names


def _marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return a name without its marks, and these: signs, and what is raised."""
    marks: dict[Mark, None] = {}

    def signed(match: re.Match[str]) -> str:
        found = signs(match[0]) if match[0][0] in SIGNS else [match[0].translate(DIGITS)]
        marks.update(dict.fromkeys(Mark("", sign) for sign in found))
        return ""

    def raised(match: re.Match[str]) -> str:
        text = _clean(match[1] or match[2] or "")
        if re.search(r"[^\W\d_]{3}", text):  # words, as of \thanks
            marks.update(dict.fromkeys(map(Mark, meanings_in(text))))
            return ""
        for part in re.split(r"[\s,;]+", text):
            if rest := _SIGN.sub(signed, part):
                marks[Mark("", rest)] = None
        return ""

    if RAISED in text:
        text = _RAISED.sub(raised, text)
    if _SIGN.search(text):
        text = _SIGN.sub(signed, text)
    if "(" in text:
        text, said = without_remarks(text)
        marks.update(dict.fromkeys(map(Mark, map(_clean, said))))
    return text, tuple(marks)


def _labelled(text: str) -> PersonName | None:
    """Return a name in biblatex's long form: ``given=Ann, family=Lee``."""
    if "=" not in text:
        return None
    # Parts such as "given-i" and "useprefix" are for sorting and for initials.
    items = [item for item in text.split(",") if not _OTHER_PART.match(item)]
    matches = [_PART.fullmatch(item) for item in items]
    if not all(matches):
        return None
    found = {match[1]: _clean(match[2].strip('"')) for match in matches if match}
    family, given = found.get("family", ""), found.get("given", "")
    if not family:
        family, given = given, ""
    # Scripts whose family names come first are told apart where names are read.
    whole = person_name(f"{family}, {given}") if given else PersonName(family)
    prefix, suffix = found.get("prefix", ""), found.get("suffix", "")
    name = PersonName(family, given, prefix, suffix, family_first=whole.family_first)
    return with_generation(name)


def _has_suffix(parts: list[str]) -> bool:
    """Tell whether three parts are BibTeX's ``Family, Suffix, Given``, and no list of names.

    The fifth of a name is one, ``Lienhard, V, John H.``, and in Portuguese there are words for it:
    ``Tourinho, Neto, F. C.``
    """
    middle = _clean(parts[1])
    if _is_suffix(parts[2]):  # many write it last: "Ferris, Al, III"
        return False
    if middle.lower() in _SUFFIX_WORDS:
        return True
    return bool(_ROMAN.fullmatch(middle)) or (
        " " not in middle and not _is_initials(middle) and _is_initials(_clean(parts[2]))
    )


def _is_suffix(part: str) -> bool:
    part = _clean(part)
    return bool(_SUFFIX.fullmatch(part)) or (len(part) > 2 and is_suffix(part))


def _parts(text: str, report: Report) -> PersonName:
    """Return the parts of a name; what braces hold together is one word without case."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 3 and _has_suffix(parts):
        return replace(_parts(f"{parts[0]}, {parts[2]}", report), suffix=_clean(parts[1]))
    if len([part for part in parts if not _is_suffix(part)]) > 2:
        fix = "write each as Given Family or Family, Given, with 'and' between two"
        report(Subtype.VALUE, f"'{_clean(text)}' is not one name; {fix}")
        text = f"{parts[0]}, {' '.join(parts[1:])}"
    if OPENED not in text and are_joined(_clean(text)):
        return PersonName(_clean(text))
    if "&" in text.split() or is_organization(_clean(text)):  # a firm
        return PersonName(literal=_clean(text))
    name = person_name(text)
    return name if _OWN.search(text) is None else with_generation(_cleaned(name))


def _cleaned(name: PersonName) -> PersonName:
    return PersonName(
        _clean(name.family),
        _clean(name.given),
        _clean(name.particle),
        _clean(name.suffix),
        _clean(name.literal),
        name.family_first,
        _clean(name.prefix),
    )


# --- annotations ---------------------------------------------------------------------------

_ITEM = re.compile(r"\s*(\d+)(?::\w+(?::\d+)?)?\s*=\s*(.*)\s*", re.DOTALL)


def annotated(
    authors: tuple[Author, ...], text: str, report: Callable[[str], None]
) -> tuple[Author, ...]:
    """Return *authors* with the marks that a field ``author+an`` of biblatex gives them.

    ``1=equal; 2=equal,corresponding; 3:family=…``: those that tell only how a name is set, as
    ``highlight``, are left out. Reported is a number that no author has.
    """
    given: dict[str, list[Mark]] = {}
    known = set(map(str, range(1, len(authors) + 1)))
    for item in re.split(r";|,(?=\s*\d+\s*=)", text):  # many write a comma there
        if match := _ITEM.fullmatch(item):
            # A number may have more digits than `int` takes.
            number = match[1].lstrip("0")
            marks = filter(None, map(annotation, match[2].split(",")))
            given.setdefault(number, []).extend(marks)
            if number not in known and authors:
                report(f"there is no name {number[:20]}; write a number from 1 to {len(authors)}")
    return tuple(_marked(one, given.get(str(number), [])) for number, one in enumerate(authors, 1))


def _marked(author: Author, marks: list[Mark]) -> Author:
    return replace(author, marks=tuple(dict.fromkeys((*author.marks, *marks)))) if marks else author
