"""Lists of people in blocks: parted by commas, or written as references have them.

A list as in a reference has names with the family name first, or a word before the last one:
``Lee, A., Ray, B., & Gil Pérez, C.`` It is read as it is meant, with a warning that shows how a
block has it, for it could be read in another way as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sphinx_resume.model.authors import author_of, without_others
from sphinx_resume.model.bibvalue import short
from sphinx_resume.model.commalists import SEMICOLONS, each_once, split
from sphinx_resume.model.honorifics import is_suffix
from sphinx_resume.model.names import AND_OTHERS, OTHERS, SAID_OF_OTHERS, Author, person_name
from sphinx_resume.model.problems import Report, Subtype
from sphinx_resume.model.signs import with_raised_marks
from sphinx_resume.model.vancouver import is_group, turned_authors

_AND = r"(?:and|&|und|et|y|e|og|och|en|ve|i|и|та|和|与|與|及|と|및)"
"""What stands before the last name of a list, in several languages."""
_LEFT_OUT = re.compile(r"(?:\.{3}|…)\s*(?=\S)")  # who stands between the first authors and the last
_BETWEEN = re.compile(rf"\s+{_AND}\s+")
_BEFORE = re.compile(rf"{_AND}\s+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?)+|[A-Z]")
_PLAIN_INITIALS = re.compile(r"[A-Z](?:-?[A-Z]){1,2}")  # those of a reference, or an acronym
_GIVEN = re.compile(r"[^\W\d_]\S+(?:\s[^\W\d_]\S+)?(?:\s(?:[^\W\d_a-z]\.[\s-]?)+)?")
_TWO_NAMES = re.compile(r"[^\W\d_a-z][^,]*\s[^,]+")
_ID = re.compile(r"[a-z0-9][a-z0-9._:-]*")


def authors(value: str, report: Report) -> tuple[Author, ...]:
    """Read a list of people with the marks at their names: ``Jane Roe*, Wei Zhang*†``."""
    found: list[Author] = []
    suffixes: list[list[str]] = []
    for item in _people(with_raised_marks(value), report):  # two authors may have one name
        # A degree behind a comma is no author of its own.
        bare = str(author_of(item))  # without marks, which may stand behind it
        if found and is_suffix(bare) and not found[-1].name.literal:
            suffixes[-1].append(item)
            continue
        name, others = without_others(item)
        found += [author_of(name)] if name else []
        found += [AND_OTHERS] if others else []
        suffixes += ([] for _ in range(len(found) - len(suffixes)))
    return turned_authors(map(_with_suffixes, found, suffixes))


def people(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of people who have no marks: ids or names, each as readers write it."""
    return each_once(map(str, authors(value, report)))


def _with_suffixes(author: Author, suffixes: list[str]) -> Author:
    """Return an author with what stands behind the name: marks may stand before and after it."""
    if not suffixes:
        return author
    whole = author_of(", ".join([str(author), *suffixes]))
    return replace(whole, marks=(*author.marks, *whole.marks))


# --- one list ------------------------------------------------------------------------------


def _people(value: str, report: Report) -> list[str]:
    """Return the people of a list, also of one that is written as in a reference."""
    by_semicolons = split(value, _nothing, SEMICOLONS)
    if len(by_semicolons) > 1:
        split(value, report)  # what is wrong with its brackets
        items, others = _without_last_others(by_semicolons)
        names = [name for item in items for name in _in_item(_without_and(item))]
        _tell([*names, *others], report)
        return [*names, *others]
    items, others = _without_last_others(split(value, report))
    if names := _as_in_reference(items):
        _tell([*names, *others], report)
        return [*names, *others]
    parted = [part for item in _without_ands(items) for part in _parted(item)]
    if parted != items:
        firm = next((item for item in _without_ands(items) if len(_parted(item)) > 1), "")
        _tell([*parted, *others], report, firm)
    return [*parted, *others]


def _without_last_others(items: list[str]) -> tuple[list[str], list[str]]:
    """Return items without what stands for authors who are not named, and that, if it is there."""
    last, others = without_others(items[-1]) if items else ("", False)
    if last.lower() in SAID_OF_OTHERS:
        last, others = "", True
    return ([*items[:-1], *([last] if last else [])], [OTHERS]) if others else (items, [])


def _in_item(item: str) -> list[str]:
    """Return the people whom one item names of a list that semicolons part."""
    parts = split(item, _nothing)
    whole = len([part for part in parts if not is_suffix(part)]) < 3
    return [item] if whole and not _BETWEEN.search(item) else _people(item, _nothing)


def _nothing(subtype: Subtype, message: str) -> None:
    """Say nothing: it is said of the whole list."""


def _tell(names: Sequence[str], report: Report, firm: str = "") -> None:
    cure = short(", ".join(map(_clear, names)), 120)
    cure += f", or {{{firm}}} if that is one name" if firm else ""
    report(Subtype.VALUE, f"names are separated by commas; write {cure}")


def _clear(name: str) -> str:
    """Return a name as a list of commas has it, with its family name as it is meant."""
    if "," not in name or name[:1] in '{"':
        return name
    author = author_of(name)
    marks = "".join(mark.sign for mark in author.marks)
    text = str(author.name)
    return f"{text if person_name(text) == author.name else _quoted(name, marks)}{marks}"


def _quoted(name: str, marks: str) -> str:
    return f'"{name.removesuffix(marks).strip()}"'


def _without_ands(items: Sequence[str]) -> list[str]:
    return [*items[:1], *map(_without_and, items[1:])]


def _without_and(item: str) -> str:
    """Return an item without the word that stands before the last one: ``and Carla Gil``."""
    return _BEFORE.sub("", item, count=1) if _BEFORE.match(item) else item


def _parted(item: str) -> list[str]:
    """Return the names in one of a list: ``Bo Lind and Ann Lee`` are two, a firm is one."""
    parts = _BETWEEN.split(item)
    if len(parts) == 1 or item[:1] in '{"' or without_others(item)[1] or is_group(item):
        return [item]
    names = all(map(_TWO_NAMES.fullmatch, parts)) and " " in parts[-1]
    clear = names or all(map(_ID.fullmatch, parts)) or all(map(_is_east_asian, parts))
    return parts if clear else [item]


def _is_east_asian(text: str) -> bool:
    return person_name(text).east_asian


# --- as references have it -----------------------------------------------------------------


class _Part(NamedTuple):
    """What stands between two commas, or words for *and*, of a list.

    ``item`` is the number of what stands between two commas; ``joined`` that a word for *and*
    stands before it.
    """

    text: str
    item: int
    joined: bool

    @property
    def bare(self) -> str:
        """Return the text without marks."""
        return str(author_of(self.text))

    @property
    def whole(self) -> bool:
        """Tell whether it is a name by itself."""
        return self.text == "…" or "," in self.text or self.text[:1] == "{" or is_suffix(self.bare)

    @property
    def single(self) -> bool:
        """Tell whether it is one name with a capital, as those of a family are."""
        return " " not in self.bare and self.bare[:1].isupper() and not self.whole


def _as_in_reference(items: Sequence[str]) -> list[str]:
    """Return the names of a list with family names first, or nothing if it is another one."""
    if len(items) < 2:
        return []
    parts = [*_parts(items)]
    initials = _initials(parts)
    if any(initials):
        return [*_by_initials(parts, initials, items)]
    return _by_words(parts)


def _parts(items: Iterable[str]) -> Iterator[_Part]:
    for number, item in enumerate(items):
        rest = _without_and(item) if number else item
        joined = rest != item
        for text in [rest] if "," in rest or rest[:1] == "{" else _BETWEEN.split(rest):
            if left_out := _LEFT_OUT.match(text):
                yield _Part("…", number, joined)
            yield _Part(text[left_out.end() :] if left_out else text, number, joined)
            joined = True


def _initials(parts: Sequence[_Part]) -> list[bool]:
    """Tell of each part whether it is the initials of what stands before it."""
    bare = [part.bare for part in parts]
    sure = [_INITIALS.fullmatch(one) is not None for one in bare]
    every_second = all(
        sure[n] or _PLAIN_INITIALS.fullmatch(bare[n]) for n in range(1, len(bare), 2)
    )
    if every_second and len(bare) % 2 == 0 and not any(one.isupper() for one in bare[::2]):
        sure = [n % 2 == 1 for n in range(len(bare))]
    behind = [False, *(not before for before in sure[:-1])]
    named = [False, *(not part.whole for part in parts[:-1])]
    return [all(one) for one in zip(sure, behind, named, strict=True)]


def _by_initials(
    parts: Sequence[_Part], initials: Sequence[bool], items: Sequence[str]
) -> Iterator[str]:
    """Yield names of which most have initials behind a comma: ``Lee, A., Ray, B., & Gil, C.``."""
    at = 0
    while at < len(parts):
        part, *behind = parts[at : at + 2]
        is_pair, is_next = (*initials[at + 1 : at + 3], False, False)[:2]
        if not behind:
            yield part.text
            at += 1
        elif is_pair or (part.single and not is_next and _is_given(behind[0])):
            yield f"{part.text}, {behind[0].text}"  # one given name among initials
            at += 2
        elif part.item == behind[0].item and not is_next:
            yield from _parted(_without_and(items[part.item]))
            at += sum(one.item == part.item for one in parts[at:])
        else:
            yield part.text
            at += 1


def _is_given(part: _Part) -> bool:
    """Tell whether it may be the given name of what stands before it."""
    return bool(_GIVEN.fullmatch(part.bare)) and not part.whole and not part.joined


def _by_words(parts: Sequence[_Part]) -> list[str]:
    """Return names that words for *and* part: ``Lee, Ann and Gil Pérez, Carla``, or nothing."""
    named = [part for part in parts if not part.whole]
    starts = [n for n, part in enumerate(named) if part.joined or not n]
    lengths = [after - n for n, after in zip(starts, [*starts[1:], len(named)], strict=True)]
    if len(named) < len(parts) or len(lengths) < 2 or any(length % 2 for length in lengths):
        return []
    families, given = named[::2], named[1::2]
    single = sum(part.single or part.text[:1].islower() for part in families)
    cased = all(part.text.split()[-1][:1].isupper() for part in families)
    if single * 2 < len(families) or not cased or not all(map(_is_given, given)):
        return []
    return [f"{one.text}, {other.text}" for one, other in zip(families, given, strict=True)]
