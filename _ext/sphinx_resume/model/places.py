"""Places as authors write them, in one line, and as address books take them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from sphinx_resume.model.countries import CITIES, code_of, is_code, is_wider, leading, likely
from sphinx_resume.model.dates import locale_of
from sphinx_resume.model.names import comparable
from sphinx_resume.model.postcodes import without_postcode
from sphinx_resume.model.regions import ABBREVIATIONS, ELSEWHERE, IN_COUNTRY, NATIONS, REGIONS


class Place(NamedTuple):
    """A city, a region, a country and a postcode.

    ``code`` is that of ISO 3166-1 if the country is known.
    """

    city: str = ""
    region: str = ""
    country: str = ""
    code: str = ""
    postcode: str = ""


_SIGNS = re.compile(r"[,，、،]")
_BRACKETS = re.compile(r"(.*\S)\s*[(（]([^()（）]+)[)）]")


_MODES = (
    r"(?:fully |100 ?% )?remote|hybride?|on-?site|home ?office|work from home|wfh|online|virtual"
    r"|anywhere|worldwide|distributed|vor ort|télétravail|à distance|teletrabajo"
    r"|(?:da |in )?remot[oa]|ibrido|híbrido|smart working|op afstand|thuiswerk|远程(?:办公)?"
    r"|遠端(?:工作)?|遠距|リモート|在宅|원격|재택(?:근무)?|عن بعد|удал[её]нно|zdalnie"
)
_BETWEEN = r"[\s,，、،/|;·–—-]"
_MODE = re.compile(
    rf"(?i)(?:(?<!\s)\s++)?[(（](?:{_MODES})[)）]|(?:^|(?<!{_BETWEEN}){_BETWEEN}++)(?:{_MODES})"
    rf"(?={_BETWEEN}*(?:[,，、،/|;·–—(（-]|$))"
)
"""How people work, which is often written beside where, or for it: it is no place."""


@lru_cache(4096)
def place(text: str, language: str = "en") -> Place:
    """Return the parts of *text*: ``city``, ``city, country`` or ``city, region, country``.

    The last part is a country if it is called so (`code_of`) and no state or province is, or if
    it is the code of a country. Chinese and Japanese may begin with the country, without a comma.
    The nations of the United Kingdom are regions of it, as in ISO 3166-2, whose name is added. What
    tells of the way to work alone, as ``Remote``, is no place.
    """
    text = re.sub(rf"^{_BETWEEN}++|(?<!{_BETWEEN}){_BETWEEN}++$", "", _MODE.sub("", text))
    if (match := re.fullmatch(r"[(（](.+)[)）]", text)) and not set(match[1]) & set("()（）"):
        text = match[1]
    parts = [one for part in _SIGNS.split(text) if (one := part.strip())]
    if not parts:
        return Place()
    parts, postcode = without_postcode(parts)
    if postcode:
        text = ", ".join(parts)
    country, code = "", _code(parts[-1], parts[:-1], language)
    if code:
        country = parts.pop()
    elif comparable(parts[-1]) in NATIONS:
        code, country = "GB", str(locale_of(language).territories["GB"])
        parts = ["", *parts] if len(parts) == 1 else parts
    elif (match := _BRACKETS.fullmatch(parts[-1])) and (code := _code(match[2], (), language)):
        parts[-1], country = match[1], match[2]
    elif start := leading(text, language):
        code, country = code_of(start, language), start
        rest = re.split(r"[\s,，、·]+", text.removeprefix(start))
        parts = [one for one in reversed(rest) if one]
    elif len(parts) == 1 and is_wider(parts[0], language):
        parts = ["", *parts]
    if not parts and code in CITIES:
        parts = [country]
    city, region = (parts[0] if parts else ""), ", ".join(parts[1:])
    return Place(city, region, country, code, postcode)


def _code(name: str, before: Sequence[str], language: str) -> str:
    """Return the code of the country *name*, or nothing; *before* is what stands before it."""
    if is_code(name):
        if not ELSEWHERE.get(name, frozenset()).isdisjoint(map(comparable, before)):
            return ""
        usual = name not in ABBREVIATIONS or name in {"DE", "NL"} or name == likely(language)
        in_state = bool(before) and (
            before[-1] in ABBREVIATIONS or comparable(before[-1]) in REGIONS
        )
        return name if usual or in_state or _has(name, before) else ""
    meant = code_of(name, language)
    if before and meant and comparable(name) in REGIONS:
        return meant if _has(meant, before) or meant == likely(language) else ""
    return meant


def _has(code: str, places: Iterable[str]) -> bool:
    """Tell whether the country has one of *places*: time zones are called by great cities."""
    zones = get_global("territory_zones").get(code, ())
    known = {comparable(one.rpartition("/")[2]) for one in zones} | IN_COUNTRY.get(code, set())
    return not known.isdisjoint(map(comparable, places))
