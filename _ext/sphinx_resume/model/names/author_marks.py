"""Signs at the names of authors, and what notes say that they mean.

A note explains a sign before or behind it: ``* = equal contribution``, ``Authors marked with †
are now at Acme``, ``Equal contribution (*)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sphinx_resume.model.countries import is_code
from sphinx_resume.model.names.groups import is_organization
from sphinx_resume.model.names.name_keys import Mark, comparable
from sphinx_resume.model.text import N_

EQUAL, CORRESPONDING = "equal", "corresponding"
MEANINGS = {EQUAL: N_("equal contribution"), CORRESPONDING: N_("corresponding author")}
"""What marks that every publication may have mean, in words for readers."""

STARS = "*⋆★✻"
"""The signs that stand for a star; the first one at any name has its usual meaning."""
SIGNS = "*∗⁎⋆★✻†‡✝☨§¶‖#✉📧🖂☎"
"""The signs of footnotes at names."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
"""Raised digits and letters: numbers of footnotes and of affiliations at names."""
_ON_LINE = "0123456789abcdefghijklmnoprstuvwxyz"
DIGITS = str.maketrans(RAISED, _ON_LINE)
_UP = str.maketrans(_ON_LINE, RAISED)
_SAME = str.maketrans({"∗": "*", "⁎": "*", "✝": "†", "☨": "†", "📧": "✉", "🖂": "✉"})
_LONGEST = 2000
"""A note of more characters explains no signs; to look for them would take long."""

_EQUAL = (
    r"(?:(?:are|is|these|those|both|all|the|an?|two|three|four|joint|shared|authors?|we|they|have|who)\s+)*"
    r"(?:(?:contribut\w+\s+)?equal(?:ly)?"
    r"(?:[\s-]*(?:contribut\w+|contrib|(?:first[\s-]+)?authors?|authorship))*"
    r"|contributed\s+the\s+same|(?:co|joint|jointly|shared)?[\s-]*first(?:[\s-]*(?:co-?)?authors?(?:hip)?)?)"
    r"(?:\s+(?:to|in|for)\s+(?:this|the|our)\s+(?:\w+\s+)?(?:work|paper|research|stud(?:y|ies)|article"
    r"|project|manuscript|publication))?"
)
_CORRESPONDING = (
    r"(?:(?:is|are|the|an?)\s+)*(?:corresp(?:onding|ondence)?\b\.?(?:[\s-]*authors?\b|[\s-]*contact\b)?"
    r"(?:\(s\))?|author\s+for\s+correspondence|to\s+whom\s+correspondence\s+should\s+be\s+addressed)"
)
_WHOLE = {
    one: re.compile(rf"(?i){text}")
    for one, text in ((EQUAL, _EQUAL), (CORRESPONDING, _CORRESPONDING))
}
_BEGUN = {
    one: re.compile(
        rf"(?i)({text})(?:\s*[:,(–—]\s*|\s+-\s+|\s+(?:to|at|e-?mail|email)\b:?\s*)(?P<rest>.+)"
    )
    for one, text in ((EQUAL, _EQUAL), (CORRESPONDING, _CORRESPONDING))
}
# Words that tell a style which name to set off say nothing of the paper.
_STYLE = re.compile(
    r"(?i)highlight\w*|bold|underlined?|self|me|my[ -]?name|myself|mine|owner|emph|strong"
)
_RUN = re.compile(rf"([{SIGNS}])\1*|[\d{RAISED[:10]}]+|[{RAISED[10:]}]")
# Numbers at names as texts, TeX, HTML and Markdown raise them, several with commas.
_ITEM = (
    rf"(?:\d{{1,2}}|[a-z]|[{RAISED}]+|\\?[{SIGNS}]\ufe0f?|\\(?:dagger|dag|ddagger|ddag|ast|star)\b)"
)
# What is raised is short; what it holds is looked at once it is found.
_RAISED = re.compile(
    r"<sup>(?P<html>[^<>]{1,60})</sup>|\$\s?\^\s?\{?(?P<math>[^$^{}]{1,60})\}?\s?\$"
    r"|\^\{(?P<braces>[^{}^]{1,60})\}|\^(?P<carets>[^\s^][^^]{0,60})\^"
    r"|\\textsuperscript\{(?P<macro>[^{}]{1,60})\}|\{sup(?:erscript)?\}`(?P<role>[^`]{1,60})`"
    rf"|(?<![{RAISED}])(?P<plain>[{RAISED}]{{1,9}}(?:\s?,\s?[{RAISED}{SIGNS}]{{1,9}}){{1,20}})"
)
_MACROS = {"dagger": "†", "dag": "†", "ddagger": "‡", "ddag": "‡", "ast": "*", "star": "⋆"}
_SEPARATOR = re.compile(r"[,;&]|\sand\s")
_BARE = re.compile(
    rf"(?P<name>[^,;&{{}}\"]{{1,80}}?[^\W\d_])(?P<space>\s?)"
    rf"(?P<numbers>\d{{1,2}}(?:\s?,\s?(?:\d{{1,2}}|[{SIGNS}])){{0,20}})"
    rf"(?=[{SIGNS}]{{0,5}}\s{{0,5}}(?:[,;&]|and\b|$))"
)

_TOKEN = re.compile(
    # "C#" and "10*" have no sign of a footnote.
    rf"(?<!\w)(?:[{SIGNS}]\ufe0f?)+|(?<=[^\W\d_])(?:[{SIGNS}])+(?=\s*(?:[.,;)]|$))|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<![\w.,:/-])\d(?![\w.,:/-]|\s+\d)"
)
_JOINED = re.compile(r"\s*(?:,|and|&|/|,\s*and)\s*")
_BEFORE = re.compile(
    r"(?i)(?<![^\s(;.,])(?:(?:the|all|those|where|here|and|authors?|names?|people|persons?|who|that|are"
    r"|marked|indicated|denoted|labell?ed|with|by|an?|symbols?|signs?)\s+)*[(\[]?\s*\Z"
)
"""Words that lead to a sign: "Authors marked with"."""
_LINK = re.compile(
    r"(?i)\s*[)\]]?\s*(?:(?:=|:|–|—|-)\s*"
    r"|(?:denot|indicat|mark|mean|signif)(?:es?|s|ing)?\b\s*(?:authors?\s+(?:with|of)\s+)?"
    r"|stands?\s+for\b\s*|refers?\s+to\b\s*|for\b\s*|(?:is|are)\s+(?:the|an?)?\b\s*)*"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_SHORTENED = re.compile(
    r"(?i)(?:^|[\s(.])(?:[a-z]|e\.g|i\.e|prof|dr|st|univ|dept|dep|inst|lab|no|nr|vol|fig|cf|al|mr|mrs|ms|mt|ft"
    r"|sec|tech|eng|sci|natl|int|corresp|approx|ca|resp|alphab)\Z"
)


class Explanation(NamedTuple):
    """What a note says that signs mean, and the note without that."""

    meanings: dict[str, str]
    rest: str


def signs(text: str) -> Iterator[str]:
    """Yield the signs in a run of them: ``**†¹²`` has three. Other forms of one are that sign."""
    for match in _RUN.finditer(text.translate(_SAME)):
        yield match[0].translate(DIGITS)


def normal_sign(text: str) -> str:
    """Return a sign in the form that stands for all forms of it."""
    return text.translate(_SAME).translate(DIGITS).replace("\ufe0f", "")


def with_raised_marks(text: str) -> str:
    """Return a list of names whose marks are raised signs, with no comma between two of them.

    That is so for ``B. Ray^1,2^*``, ``$^{1,2}$``, ``<sup>1,2</sup>``, and for numbers that papers
    have behind whole names: ``Ann Lee1,2, B. Ray2``. Names of groups in braces or quotation marks
    are left as they are.
    """
    if (
        "^" in text
        or "<sup" in text
        or "\\textsup" in text
        or "{sup" in text
        or _SEPARATOR.search(text)
    ):
        text = _RAISED.sub(_bare_signs, text)
        sure = sum(map(_is_numbered, _BARE.finditer(text))) > 1
        text = _BARE.sub(lambda found: _raised_numbers(found, sure=sure), text)
    return text


def with_raised_numbers_behind(names: Sequence[str]) -> list[str]:
    """Return the names of a list with the numbers raised that stand behind several of them.

    So for ``Ann Lee 1`` and ``Bo Ray 2``; one such name alone may be that of a group.
    """
    found = [_BARE.fullmatch(name.replace(",", "\0")) for name in names]
    numbered = [one if one and _is_numbered(one) else None for one in found]
    if sum(map(bool, numbered)) < 2:
        return list(names)
    return [
        f"{one['name']}{_raised(one['numbers'])}".replace("\0", ",") if one else name
        for one, name in zip(numbered, names, strict=True)
    ]


def _bare_signs(match: re.Match[str]) -> str:
    """Return what is raised as signs, or as it is if it is something else."""
    items = next(filter(None, match.groups()))
    return match[0] if re.sub(_ITEM, "", items).strip(" ,;") else _raised(items)


def _raised(items: str) -> str:
    found = re.findall(_ITEM, items)
    signs = (_MACROS.get(one.lstrip("\\"), one.lstrip("\\")).translate(_UP) for one in found)
    return " ".join(signs)


def _is_named(match: re.Match[str]) -> bool:
    words = [one for one in re.split(r"[\s\0]+", match["name"]) if one not in {"", "and"}]
    return len(words) > 1 and words[0][0].isupper() and words[-1][:1].isupper()


def _is_numbered(match: re.Match[str]) -> bool:
    """Tell whether a number stands behind the whole name of a person: ``Ann Lee 1``, ``Lee A1``."""
    return _is_named(match) and not is_organization(match["name"].strip())


def _raised_numbers(match: re.Match[str], *, sure: bool) -> str:
    named = _is_named(match)
    several = "," in match["numbers"] and named
    # "Team 2" and "R2" may be names, "Ray2" is none.
    glued = named and not match["space"] and match["name"][-1].islower()
    if not (several or glued or (sure and _is_numbered(match))):
        return match[0]
    return f"{match['name']}{_raised(match['numbers'])}"


def shown_sign(sign: str) -> str:
    """Return a sign as it stands at a name: a number is raised."""
    return sign if is_sign(sign) else sign.translate(_UP)


def joined_signs(found: Iterable[str]) -> str:
    """Return the signs at a name, with a comma between two numbers: ``¹,²``, but ``¹*``."""
    text = ""
    for sign in found:
        both = text[-1:] in RAISED and sign[:1] in RAISED and text
        text += f",{sign}" if both else sign
    return text


def is_number(sign: str) -> bool:
    """Tell whether a sign is a number or a letter, as of an affiliation."""
    return bool(sign) and not is_sign(sign)


def is_sign(text: str) -> bool:
    """Tell whether *text* is a sign, and no word or number."""
    return bool(text) and not any(map(str.isalnum, text))


def meaning_of(text: str) -> str:
    """Return what a remark on an author means: `EQUAL`, `CORRESPONDING`, or nothing known."""
    text = " ".join(text.replace("_", " ").split()).strip(" .;,")
    return next((one for one, known in _WHOLE.items() if known.fullmatch(text)), "")


_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_BEHIND_REMARK = re.compile(rf"(?:\s*,\s*[^,()]+|[\s\"{SIGNS}{RAISED}]*)")
_YEARS = re.compile(r"[*†]?\s?\d{4}\s?[-–]\s?(?:\d{4})?")
_REMARK = re.compile(r"(?i)equal|correspond|contribut")


def meanings_in(text: str) -> list[str]:
    """Return what a remark on an author says, each known meaning and each other sentence alone."""
    if len(text) > _LONGEST:
        return [text]
    found: dict[str, None] = {}
    for sentence in _sentences(text):
        meant, rest = _read(sentence)
        found |= dict.fromkeys(filter(None, (meant, rest)))
    return list(found)


def without_remarks(name: str) -> tuple[str, list[str]]:
    """Return a name without remarks in brackets, as ``(corresponding author)``, and what they say.

    What stands in brackets behind the whole name of a person is one, as ``(Acme)``; the same name
    in other words or another script is not, nor the short form of a group's.
    """
    found = list(_IN_BRACKETS.finditer(name)) if "(" in name and len(name) <= _LONGEST else []
    remarks = [one for one in found if _REMARK.search(one[1]) or _is_remark(name, one)]
    for one in reversed(remarks):
        name = f"{name[: one.start()].rstrip()}{name[one.end() :]}"
    said = [one[1].strip() for one in remarks]
    # Of one author alone, it is not that two of them are.
    first = ({"first author", "first"} & {one.lower()} for one in said)
    each = (
        [one] if is_first else meanings_in(one) for one, is_first in zip(said, first, strict=True)
    )
    return name.strip(), [meaning for meanings in each for meaning in meanings]


def _is_remark(name: str, found: re.Match[str]) -> bool:
    """Tell whether what stands in brackets behind a person's name says something of the person."""
    before, behind, said = name[: found.start()], name[found.end() :], found[1].strip()
    if _BEHIND_REMARK.fullmatch(behind) is None or before[:1] in "{":
        return False
    if _YEARS.fullmatch(said):
        return True
    words = [one for one in re.split(r"[^\w]+", before) if one]
    letters = "".join(one[0] for one in words if one[0].isupper())
    return (
        (len(words) > 1 or (before == before.lower() and before.isascii()))
        and bool(re.search(r"[^\W\d_]{2}", said))
        and _is_latin(before) == _is_latin(said)
        and not set(comparable(before).split()) & set(comparable(said).split())
        and not (said.isupper() and len(said) > 1 and letters.startswith(said))
        and (is_code(said) or not is_organization(before.strip()))
    )


def _is_latin(text: str) -> bool:
    return all(one < "\u0370" or "\u1e00" <= one < "\u2000" for one in text if one.isalpha())


def annotation(text: str) -> Mark | None:
    """Return the mark that an annotation means, or nothing if it is for styles alone."""
    text = " ".join(text.strip().strip('"').split())
    if not text or _STYLE.fullmatch(text):
        return None
    if is_sign(text):
        return Mark("", normal_sign(text))
    return Mark(meaning_of(text) or text)


def explained_in(note: str, wanted: Iterable[str]) -> Explanation:
    """Return what *note* says of the signs *wanted*, and the rest of it."""
    text = " ".join(note.split())
    groups = list(_groups(text, set(wanted))) if len(text) <= _LONGEST else []
    ends = [*(group.start for group in groups[1:]), len(text)]
    found: dict[str, str] = {}
    kept: list[str] = []
    at = 0
    for group, end in zip(groups, ends, strict=False):
        if group.start < at or all(one in found for one in group.signs):
            continue
        if said := _said_of(group, text, at, end):
            kept += [said.before, said.besides]
            found |= dict(zip(group.signs, _each(said.meaning, len(group.signs)), strict=True))
            at = said.end
    return Explanation(found, _put_together([*kept, text[at:]])) if found else Explanation({}, note)


_ENTRY = re.compile(
    rf"[(\[]?(?P<number>[{RAISED}]{{1,2}}|\d{{1,2}}|[a-z])(?P<end>[)\]]?\s*[:=]|[)\]]|\.|)(?P<space>\s*)"
    r"(?P<text>\S.*)",
    re.DOTALL,
)
_ENTRY_BEGINS = re.compile(
    rf"(?<=[.,])\s+(?=[(\[]?(?:[{RAISED}]{{1,2}}|(?:\d{{1,2}}|[a-z])(?=[)\]:=.\s]))[)\]]?\s*\S)"
)


def legend_in(note: str, wanted: Iterable[str]) -> Explanation:
    """Return what *note* says of numbers at names, as ``1: Univ. A; 2: Univ. B``, and the rest.

    A number with a space alone behind it counts only if all of the note tells of all *wanted* ones.
    """
    numbers = {one for one in wanted if is_number(one)}
    if not numbers or len(note) > _LONGEST:
        return Explanation({}, note)
    parts = [one for one in re.split(r"\s*[;\n]\s*", note) if one]
    parts = [one for part in parts for one in _ENTRY_BEGINS.split(part)]
    found: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    left: list[str] = []
    for part in parts:
        entry = _ENTRY.fullmatch(part.strip())
        number = entry["number"].translate(DIGITS) if entry else ""
        meaning = entry["text"].strip(" ,;.") if entry else ""
        if not entry or number not in numbers or not re.search(r"[^\W\d_]{2}", meaning):
            left.append(part)
        elif entry["number"][0] in RAISED or entry["end"]:
            found.setdefault(number, meaning)
        elif entry["space"]:
            doubtful.setdefault(number, meaning)
    if doubtful:
        if left or numbers - found.keys() - doubtful.keys():
            return Explanation({}, note)
        found |= doubtful
    return Explanation(found, _put_together(left)) if found else Explanation({}, note)


class _MarkGroup(NamedTuple):
    """Signs of a note that are explained together: ``* and †``."""

    start: int
    end: int
    signs: tuple[str, ...]


class _Said(NamedTuple):
    """What a note says of signs: before it, the meaning, what else is said there, and its end."""

    before: str
    meaning: str
    besides: str
    end: int


def _said_of(group: _MarkGroup, note: str, at: int, limit: int) -> _Said | None:
    """Return what is said of signs, behind them or before, between *at* and *limit*."""
    before = note[at : group.start]
    alone = before.endswith("(") and note[group.end : group.end + 1] == ")"
    if alone and (backward := _backward(before, group.end + 1)):
        return backward
    link = _LINK.match(note, group.end)
    begin = link.end() if link else group.end
    if limit < len(note):
        limit = max(begin, at + len(_before(note[at:limit])))
    stop, text = _text(note, begin, limit)
    if not re.search(r"[^\W\d_]{2}", text):
        return _backward(before, begin)
    shorter = _before(before)
    if before[len(shorter) :].strip()[:1] in {"(", "["} and note[stop : stop + 1] in {")", "]"}:
        stop += 1
    meaning, besides = _read(text)
    if group.signs[0].isdigit() and meaning not in MEANINGS:
        return None  # the number of an affiliation
    return _Said(shorter, meaning, besides, stop)


def _groups(note: str, wanted: set[str]) -> Iterator[_MarkGroup]:
    """Yield where *wanted* signs stand in a note."""
    last: _MarkGroup | None = None
    for match in _TOKEN.finditer(note):
        found = tuple(signs(match[0]))
        if not wanted.issuperset(found):
            continue
        if last and _JOINED.fullmatch(note, last.end, match.start()):
            last = _MarkGroup(last.start, match.end(), last.signs + found)
            continue
        if last:
            yield last
        last = _MarkGroup(match.start(), match.end(), found)
    if last:
        yield last


def _before(text: str) -> str:
    """Return *text* without the words before a sign that only lead to it."""
    found = _BEFORE.search(text[-80:])
    return text[: len(text) - len(found[0])] if found else text


def _text(note: str, start: int, limit: int) -> tuple[int, str]:
    """Return where what a note says behind a sign ends, and that."""
    stop = next(_ends(note, start, limit), limit)
    return stop, note[start:stop].strip(' ,;."“”')


def _ends(note: str, start: int, limit: int) -> Iterator[int]:
    depth = 0
    for match in re.finditer(r"[;()\[\]]|[.!?](?=\s|$)", note[start:limit]):
        place = start + match.start()
        if match[0] in "([":
            depth += 1
        elif match[0] in ")]":
            depth -= 1
            if depth < 0:
                yield place
        elif match[0] == ";" or (depth <= 0 and _is_end(note, place)):
            yield place


def _is_end(note: str, place: int) -> bool:
    """Tell whether the full stop at *place* ends a sentence, and not a shortened word."""
    behind = note[place + 1 :].lstrip()[:1]
    return not behind or not (
        behind.islower()
        or (note[place] == "." and _SHORTENED.search(note[max(0, place - 20) : place]))
    )


def _sentences(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        stop, sentence = _text(text, at, len(text))
        if sentence:
            yield sentence
        at = stop + 1


def _read(text: str) -> tuple[str, str]:
    """Return what a text behind a sign means, and what else it says."""
    if meant := meaning_of(text):
        return meant, ""
    for one, known in _BEGUN.items():
        if found := known.fullmatch(text):
            rest = found["rest"].strip()
            if meaning_of(rest):
                break  # two meanings in one
            if rest.endswith(")") and rest.count(")") > rest.count("("):
                rest = rest[:-1]
            return one, rest
    return text, ""


def _backward(before: str, end: int) -> _Said | None:
    """Return what stands before a sign if that is a known meaning: ``Equal contribution (*)``."""
    start = max((one.end() for one in re.finditer(r"[;,]|[.!?](?=\s)", before)), default=0)
    meaning = meaning_of(before[start:].strip(" :([="))
    return _Said(before[:start], meaning, "", end) if meaning else None


def _each(meant: str, count: int) -> list[str]:
    """Return the meaning of each of several signs: "equal … and corresponding …, respectively"."""
    if count > 1 and (parted := re.fullmatch(r"(?i)(.*?),?\s+respectively", meant)):
        parts = re.split(r",\s*(?:and\s+)?|\s+and\s+", parted[1])
        if len(parts) == count:
            return [meaning_of(one) or one for one in parts]
    return [meant] * count


def _put_together(parts: Iterable[str]) -> str:
    """Return what is left of a note; what stood before an explanation ends there."""
    left = ""
    for part in (one.strip(" ;,") for one in parts):
        if part.strip(" ."):
            left += f"{'' if not left else ' ' if left[-1] in '.!?' else '; '}{part.lstrip(' .')}"
    return left
