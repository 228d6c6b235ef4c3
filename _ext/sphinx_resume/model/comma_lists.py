"""Lists that are parted by commas, as blocks have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sphinx_resume.model.diagnostics import Report, Subtype, unreported

_MARK = re.compile("[,，、;；()\\[\\]{}（）［］【】「」『』]|\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)")
_CLOSING = dict(zip("([{（［【「『", ")]}）］】」』", strict=True))
_COMMAS = ",，、"
SEMICOLONS = ";；"
_CAPITAL = r"[^\W\d_a-z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_FAMILY = re.compile(rf"(?:[^\W\d_]+\s){{0,3}}{_CAPITAL}")
_GIVEN = re.compile(rf"{_CAPITAL}(?:\s{_CAPITAL})?")
_PLACE = re.compile(r"\([^()]*, [A-Z]{2}\)\W*$")


def split_list(value: str, report: Report) -> tuple[str, ...]:
    """Return the items of a comma-separated list, each once; quotes and brackets hide commas."""
    return each_once(split(value, report))


def items(value: str, report: Report) -> list[str]:
    """Return the items of a list, which commas part, or semicolons, with a warning."""
    if ";" in value and not re.search('[,，、"]', value):
        written = ", ".join(item.strip() for item in value.split(";"))
        report(Subtype.VALUE, f"a list is separated by commas; write {written}")
        value = written
    return split(value, report)


def each_once(found: Iterable[str]) -> tuple[str, ...]:
    """Return texts, each once whatever its case, as it is written first."""
    kept: dict[str, str] = {}
    for item in found:
        kept.setdefault(item.casefold(), item)
    return tuple(kept.values())


def split(value: str, report: Report, separators: str = _COMMAS) -> list[str]:
    """Return what stands between *separators*, but for those in quotes and brackets."""
    if value[:1] == "[" and _brackets(value)[0].get(0) == len(value) - 1:
        value = value[1:-1]
    if value.count('"') % 2:
        report(Subtype.VALUE, "a quote is not closed; write both, or none")
    pairs, odd = _brackets(value)
    if odd and any(sign in value for sign in _COMMAS):
        message = "a bracket is not closed, so a comma behind it separates; write both, or none"
        report(Subtype.VALUE, message)
    found: list[str] = []
    start = end = 0
    for match in _MARK.finditer(value):
        at = match.start()
        if at < end:
            continue
        if at in pairs:
            end = pairs[at]
        elif match[0] in separators:
            found.append(value[start:at])
            start = match.end()
    found.append(value[start:])
    return [text for item in found if (text := bare(item.strip()))]


def _brackets(value: str) -> tuple[dict[int, int], bool]:
    """Return where each bracket of *value* is closed, and whether one is not closed or opened.

    Brackets in quotes are text.
    """
    pairs: dict[int, int] = {}
    open_at: list[tuple[int, str]] = []
    odd = False
    for match in _MARK.finditer(value):
        sign, at = match[0], match.start()
        if sign in _CLOSING:
            open_at.append((at, _CLOSING[sign]))
        elif sign in _CLOSING.values():
            if open_at and open_at[-1][1] == sign:
                pairs[open_at.pop()[0]] = at
            else:
                odd = True
    return pairs, odd or bool(open_at)


def are_pairs(parts: Sequence[str]) -> bool:
    """Tell whether family names and given names take turns: ``Gil Roe, Ana, Lee, Bo``.

    So they do if every second part is one word with a capital and a family name has two, or if the
    family names alone are in capitals.
    """
    families, given = parts[::2], parts[1::2]
    if len(parts) < 4 or len(parts) % 2 or not all(map(_FAMILY.fullmatch, families)):
        return False
    if not all(_GIVEN.fullmatch(one) and not one.isupper() for one in given):
        return False
    if all(one.isupper() for one in families):
        return max(map(len, families)) > 4
    acronyms = any(one.isupper() and " " not in one for one in families)
    return (
        not acronyms
        and not any(" " in one for one in given)
        and any(" " in one for one in families)
    )


def bare(item: str) -> str:
    """Return *item* without the quotes around the whole of it."""
    quoted = len(item) > 1 and item[0] == item[-1] and item[0] in "\"'"
    return item[1:-1] if quoted and item[0] not in item[1:-1] else item


def family_before_semicolon(found: Sequence[str]) -> list[str]:
    """Return names of a list as patent offices write it, each as ``Family, Given (Place)``.

    ``Lee; Ann (Oslo, NO), Ray; Bob (Rome, IT)`` has a semicolon in each name and commas between
    them. Another list gives nothing; a single name needs a place to be told from two names.
    """
    pairs = [[part.strip() for part in split(one, unreported, SEMICOLONS)] for one in found]
    if not pairs or not all(len(pair) == 2 for pair in pairs):
        return []
    if len(pairs) == 1 and not _PLACE.search(found[0]):
        return []
    return [f"{family}, {given}" for family, given in pairs]
