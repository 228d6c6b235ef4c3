"""Lists of people in blocks: separated by commas, or as references or BibTeX have them.

A list as in a reference has names with the family name first, or a word before the last one:
``Lee, A., Ray, B., & Gil Pérez, C.`` It is read as it is meant, with a warning that shows how a
block has it, for it could be read in another way as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sphinx_resume.model.bibtex.bib_blocks import short, without_braces
from sphinx_resume.model.comma_lists import (
    SEMICOLONS,
    are_pairs,
    each_once,
    family_before_semicolon,
    split,
)
from sphinx_resume.model.diagnostics import Report, Subtype, unreported
from sphinx_resume.model.names.author_marks import MEANINGS, with_raised_marks
from sphinx_resume.model.names.authors import author_of, without_others
from sphinx_resume.model.names.groups import (
    group_named_by,
    group_with_comma,
    groups_in,
    is_legal_form,
    is_organization,
    without_article,
    without_groups,
    without_stop,
)
from sphinx_resume.model.names.honorifics import PARTICLES, is_suffix
from sphinx_resume.model.names.name_keys import AND_OTHERS, OTHERS, Author, person_name
from sphinx_resume.model.names.name_typography import (
    with_included,
    with_raised_numbers,
    with_round_places,
    without_emphasis,
    without_gap,
    without_labels,
    without_roles,
    without_year,
)
from sphinx_resume.model.names.unnamed_authors import are_others
from sphinx_resume.model.names.vancouver import (
    is_group,
    is_vancouver,
    turned_authors,
    with_initials_apart,
    without_closing_stop,
)

_LONGEST_LIST = 10_000  # letters of an entry's authors that somebody copies
_BIBTEX_AND = re.compile(r"(?<!\s)\s+and\s+")
# An accent over a letter, or a letter of its own, with the braces around it: {\"o}, \'{\i}, {\ss}.
_SIGN = r"\\(?:[\"'`^~=.]|[cvuHkrdb](?![A-Za-z]))\s?(?:\{\\?[A-Za-z]\}|\\[ij](?![a-z])|[A-Za-z])"
_LETTER = r"\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])(?:\{\})?"
_ACCENT = re.compile(rf"\{{(?:{_SIGN}|{_LETTER})\}}|{_SIGN}|{_LETTER}")


def from_bibtex(text: str) -> tuple[Author, ...]:
    """Return the authors of a list that is written for BibTeX alone, or nothing.

    It has ``and`` between names, and braces or accents of LaTeX within them. Braces around a
    whole name are those of a group, which a list of a block has as well.
    """
    if (
        ("{" not in text and "\\" not in text)
        or len(text) > _LONGEST_LIST
        or not _BIBTEX_AND.search(text)
    ):
        return ()
    parts = _BIBTEX_AND.split(without_braces(text, "\0"))
    accented = _ACCENT.search(text) is not None
    if len(parts) < 2 or not all(map(_is_one, parts)):
        return ()
    if not accented and not all(map(_is_braced, parts)):
        held = any("\0" in part for part in parts)
        if not held or any(not _is_braced(part) and _is_plain(part) for part in parts):
            return ()
    # What reads LaTeX takes time to load, which sites without any need not wait for.
    from sphinx_resume.model.bibtex.bib_names import people  # noqa: PLC0415

    return people(text).authors


def without_accents(text: str) -> str:
    """Return a text of a block with letters for how LaTeX writes them, as ü for an accented u."""
    if "\\" not in text or not _ACCENT.search(text):
        return text
    from sphinx_resume.model.latex.latex_text import decode  # noqa: PLC0415

    return _ACCENT.sub(lambda found: decode(found[0]), text)


def _is_braced(part: str) -> bool:
    """Tell whether braces hold a whole name together."""
    return not part.strip("\0 ")


def _is_plain(part: str) -> bool:
    """Tell whether a part may be what a list of commas has: one name, or two of several words."""
    family, comma, given = part.partition(",")
    return not comma or (" " in family.strip() and " " in given.strip() and "\0" not in part)


def _is_one(part: str) -> bool:
    """Tell whether a part is one name to BibTeX: ``Family, Given``, a group, or without a comma."""
    _, comma, given = part.partition(",")
    return not comma or ("," not in given and given.strip(" \0") != "")


_AND = r"(?:and|&|und|et|og|och|en|ve|и|та|和|与|與|及|と|및)"
_WEAK = r"(?:y|e|i)"  # which stand within family names too: Puig i Soler
"""What stands before the last name of a list, in several languages."""
_BETWEEN = re.compile(rf"(?<!\s)\s++{_AND}\s++")
_BETWEEN_WEAK = re.compile(rf"(?<!\s)\s++({_WEAK})\s++")
_BEFORE = re.compile(rf"(?:{_AND}|{_WEAK})\s+")
_DOTTED = r"(?:[^\W\d_a-z]\.[\s-]?)+"
_SMALL = f"(?:{'|'.join(sorted(PARTICLES))})"
_INITIALS = re.compile(  # also those of "J. P. de A." and "J. van der"
    rf"{_DOTTED}(?:{_SMALL}\s{_DOTTED})*(?:{_SMALL}(?:\s{_SMALL}){{0,2}})?|[A-Z]"
)
_INITIAL = re.compile(r"(?:^|[\s-])[^\W\d_a-z]\.")
_PLAIN_INITIALS = re.compile(r"[A-Z](?:-?[A-Z]){1,2}")  # those of a reference, or an acronym
_GIVEN = re.compile(r"[^\W\d_]\S+(?:\s[^\W\d_]\S+)?(?:\s(?:[^\W\d_a-z]\.[\s-]?)+)?")
_TWO_NAMES = re.compile(r"[^\W\d_a-z][^,]*\s[^,]+")
_MANY = 200  # of such words nobody makes names
_LONGEST = 500  # letters of a list that somebody copies from a warning
_ID = re.compile(r"[a-z0-9][a-z0-9._:-]*")


def authors(value: str, report: Report) -> tuple[Author, ...]:
    """Read a list of people with the marks at their names: ``Jane Roe*, Wei Zhang*†``."""
    found: list[Author] = []
    texts: list[str] = []
    suffixes: list[list[str]] = []
    if copied := from_bibtex(value):
        _tell([_in_commas(one) for one in copied], report)
        return copied
    if (plain := without_accents(value)) != value:
        report(
            Subtype.VALUE, f"LaTeX is read only in bibliographies; write {short(plain, _LONGEST)}"
        )
        value = plain
    value = with_included(without_labels(value))
    value = with_round_places(without_roles(without_emphasis(value)))
    for item in _people(
        with_raised_marks(with_raised_numbers(value)), report
    ):  # two authors may have one name
        # A degree behind a comma is no author of its own.
        bare = str(author_of(item))  # without marks, which may stand behind it
        literal = bool(found and found[-1].name.literal)
        if found and (is_legal_form(bare) or (is_suffix(bare) and not literal)):
            suffixes[-1].append(item)
            continue
        name, others = without_others(item)
        written = [*([name] if name else []), *([OTHERS] if others else [])]
        found += map(author_of, written)
        texts += written
        suffixes += ([] for _ in written)
    whole = [", ".join((text, *behind)) for text, behind in zip(texts, suffixes, strict=True)]
    named = turned_authors([*map(_with_suffixes, found, suffixes)], whole)
    if AND_OTHERS in named[:-1]:  # "et al." goes last, behind a group
        named = (*(one for one in named if one != AND_OTHERS), AND_OTHERS)
    return named


def people(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of people who have no marks: ids or names, each as readers write it."""
    return each_once(map(_with_remarks, authors(value, report)))


def _with_remarks(author: Author) -> str:
    """Return a name with what stands in brackets behind it, for no mark shows that here."""
    said = [one.meaning for one in author.marks if one.meaning and one.meaning not in MEANINGS]
    return " ".join((str(author), *(f"({one})" for one in said)))


def _with_suffixes(author: Author, suffixes: list[str]) -> Author:
    """Return an author with what stands behind the name: marks may stand before and after it."""
    if not suffixes:
        return author
    whole = author_of(", ".join([str(author), *suffixes]))
    return replace(whole, marks=(*author.marks, *whole.marks))


# --- one list ------------------------------------------------------------------------------


def _people(value: str, report: Report) -> list[str]:
    """Return the people of a list, also of one that is written as in a reference."""
    text, gap = without_gap(without_year(value))
    if turned := family_before_semicolon(split(text, unreported)):
        _tell(turned, report)
        return turned
    by_semicolons = split(text, unreported, SEMICOLONS)
    written, others = _without_last_others(split(text, report))
    items, unnamed = _with_groups_apart(without_closing_stop(written))
    others = others or [OTHERS] * (gap or unnamed)
    names, firm = _as_in_reference(items), ""
    if not names and are_pairs(
        [item if item[:1] == "{" else str(author_of(item)) for item in items]
    ):
        names = [", ".join(pair) for pair in zip(items[::2], items[1::2], strict=True)]
        firm = str(author_of(items[1]))
    if len(by_semicolons) > 1:
        items, others = _without_last_others(by_semicolons)
        names = _by_semicolons(items)
    elif not names:
        names = [part for item in _without_ands(items) for part in _parted(item)]
        several = [item for item in _without_ands(items) if len(_parted(item)) > 1]
        firm = next((one for one in several if not is_suffix(_parted(one)[0])), "")
    if names == without_closing_stop(written) and text == value and len(by_semicolons) < 2:
        return [*names, *others]
    _tell([*names, *others], report, firm)
    return [*names, *others]


def _by_semicolons(items: Sequence[str]) -> list[str]:
    """Return the people of a list that semicolons part: ``Lee A, Ray B; Arm Group``."""
    found: list[str] = []
    groups = [n for n, item in enumerate(items) if is_organization(_without_and(item))]
    for item in items:
        before, text, behind = without_groups(_without_and(item))
        found += [f"{{{before}}}"] if before else []
        alone = len(items) - len(groups) == 1 and not is_organization(text)
        found += _in_item(text, alone=alone) if text else []
        found += [f"{{{one}}}" for one in groups_in(behind)]
    return [without_stop(one) for one in found]


def _with_groups_apart(items: Sequence[str]) -> tuple[list[str], bool]:
    """Return items with the groups alone that words part from people, and if others stand before.

    Those are who is not named in ``Ann Lee et al. on behalf of the Arm Group``.
    """
    found: list[str] = []
    others = False
    for item in items:
        if found and group_named_by(item) and (joined := group_with_comma(f"{found[-1]}, {item}")):
            found[-1] = f"{{{joined}}}"  # Zotero's "group, on behalf of the Arm Study"
            continue
        if found and found[-1][:1] == "{" and (bare := without_article(item)) != item:
            found.append(f"{{{bare}}}")
            continue
        before, people, behind = without_groups(item)
        if behind and found and without_others(found[-1])[1] and not people:
            people = found.pop()
        if behind and people:
            people, more = without_others(people)
            others = others or more
        found += [f"{{{before}}}"] if before else []
        found += [people] if people else []
        found += [f"{{{one}}}" for one in groups_in(behind)]
    return found, others


def _without_last_others(items: list[str]) -> tuple[list[str], list[str]]:
    """Return items without what stands for authors who are not named, and that, if it is there."""
    last, others = without_others(items[-1]) if items else ("", False)
    if are_others(last):
        last, others = "", True
    return ([*items[:-1], *([last] if last else [])], [OTHERS]) if others else (items, [])


def _in_item(item: str, *, alone: bool = False) -> list[str]:
    """Return the people whom one item names of a list that semicolons part.

    *alone*, the others are groups: it is a list of its own, as medicine writes it.
    """
    whole_parts = split(item, unreported)
    parts = [part for part in whole_parts if not is_suffix(part)]
    if len(parts) == 1 and len(whole_parts) > 1 and " " in parts[0]:
        return whole_parts  # a name, which may have marks, and degrees
    listed = len(parts) > 1 and all(is_vancouver(str(author_of(part))) for part in parts)
    whole = len(parts) < 3 and not (alone and all(map(_is_full, parts))) and not listed
    return [item] if whole and not _BETWEEN.search(item) else _people(item, unreported)


def _tell(names: Sequence[str], report: Report, firm: str = "") -> None:
    fix = short(", ".join(map(_clear, with_initials_apart(names))), _LONGEST)
    fix += f", or {{{firm}}} if that is one name" if firm else ""
    report(Subtype.VALUE, f"names are separated by commas; write {fix}")


def _in_commas(author: Author) -> str:
    """Return an author as a list of commas has one."""
    marks = "".join(mark.sign or f" ({mark.meaning})" for mark in author.marks)
    name = author.name
    if name.literal or name == AND_OTHERS.name:
        return str(name) if name == AND_OTHERS.name else f"{{{name.literal}}}"
    if person_name(str(name)) == name:
        return f"{name}{marks}"
    return f'"{f"{name.particle} {name.family}".strip()}, {name.given}"{marks}'


def _clear(name: str) -> str:
    """Return a name as a list of commas has it, with its family name as it is meant."""
    return name if "," not in name or name[:1] in '{"' else _in_commas(author_of(name))


def _without_ands(items: Sequence[str]) -> list[str]:
    return [*items[:1], *map(_without_and, items[1:])]


def _without_and(item: str) -> str:
    """Return an item without the word that stands before the last one: ``and Carla Gil``."""
    found = _BEFORE.match(item)
    rest = item[found.end() :] if found else item
    first = rest.partition(" ")[0]
    # "en nombre del Grupo" has no word for "and".
    small = first[:1].islower() and first != rest and first not in PARTICLES
    return item if small and not group_named_by(rest) else rest


def _parted(item: str) -> list[str]:
    """Return the names in one of a list: ``Bo Lind and Ann Lee`` are two, a firm is one."""
    if item[:1] in '{"' or without_others(item)[1] or is_group(item):
        return [item]
    parts = _BETWEEN.split(item)
    parts = [one for part in parts for one in _weakly_parted(part, _is_full, _is_full)]
    if len(parts) == 1:
        return parts
    if is_legal_form(f"GmbH & {author_of(parts[-1])}"):  # "GmbH & Co. KG"
        return [item]
    names = all(_is_full(one) or _is_east_asian(one) or is_suffix(one) for one in parts)
    return parts if names or all(map(_ID.fullmatch, parts)) else [item]


def _weakly_parted(
    text: str, is_name: Callable[[str], bool], follows: Callable[[str], bool]
) -> list[str]:
    """Return the names that *y*, *e* or *i* part; of *Puig i Soler* it stands within one.

    It parts where *is_name* holds for what stands before it, and *follows* for what is behind it.
    """
    pieces = _BETWEEN_WEAK.split(text)
    if len(pieces) > _MANY:
        return [text]
    found = pieces[:1]
    for number in range(1, len(pieces), 2):
        between, piece = pieces[number], pieces[number + 1]
        behind = " ".join(pieces[number + 1 :])
        if is_name(found[-1]) and (follows(piece) or follows(behind)):
            found.append(piece)
        else:
            found[-1] = f"{found[-1]} {between} {piece}"
    return found


def _is_full(name: str) -> bool:
    return _TWO_NAMES.fullmatch(name) is not None


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
        return "," in self.text or self.text[:1] == "{" or is_suffix(self.bare)

    @property
    def single(self) -> bool:
        """Tell whether it is one name with a capital, as those of a family are."""
        return " " not in self.bare and self.bare[:1].isupper() and not self.whole


def _as_in_reference(items: Sequence[str]) -> list[str]:
    """Return the names of a list with family names first, or nothing if it is another one."""
    if len(items) < 2 or all("," in item for item in items):
        return []
    parts = [*_parts(items)]
    initials = _initials(parts)
    if any(initials):
        return [*_by_initials(parts, initials, items)]
    return _by_words(parts) or (_by_words([*_parts(items, deep=True)]) if len(items) % 2 else [])


def _parts(items: Iterable[str], *, deep: bool = False) -> Iterator[_Part]:
    """Yield the parts of items; *deep*, also of what words that stand in names may part."""
    for number, item in enumerate(items):
        rest = _without_and(item) if number else item
        joined = rest != item
        texts = [rest] if "," in rest or rest[:1] == "{" else _BETWEEN.split(rest)
        is_name = _is_any if deep else _is_initials
        for text in (one for part in texts for one in _weakly_parted(part, is_name, _is_any)):
            yield _Part(text, number, joined)
            joined = True


def _is_any(text: str) -> bool:
    return True


def _is_initials(text: str) -> bool:
    return _INITIALS.fullmatch(str(author_of(text))) is not None


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
            while at < len(parts) and parts[at].item == part.item:
                at += 1
        else:
            yield part.text
            at += 1


def _is_given(part: _Part) -> bool:
    """Tell whether it may be the given name of what stands before it."""
    return bool(_GIVEN.fullmatch(part.bare)) and not part.whole and not part.joined


def _by_words(parts: Sequence[_Part]) -> list[str]:
    """Return names that words for *and* part: ``Lee, Ann and Gil Pérez, Carla``, or nothing."""
    named = [part for part in parts if not part.whole]
    if not named or len(named) < len(parts):
        return []
    starts = [n for n, part in enumerate(named) if part.joined or not n]
    lengths = [after - n for n, after in zip(starts, [*starts[1:], len(named)], strict=True)]
    if len(lengths) < 2 or any(length % 2 for length in lengths):
        return []
    families, given = named[::2], named[1::2]
    single = sum(part.single or part.text[:1].islower() for part in families)
    cased = all(
        part.text.split()[-1][:1].isupper() and not _INITIAL.search(part.text) for part in families
    )
    if single * 2 < len(families) or not cased or not all(map(_is_given, given)):
        return []
    return [f"{one.text}, {other.text}" for one, other in zip(families, given, strict=True)]
