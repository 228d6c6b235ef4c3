"""Locations: places in one line as authors write them, and the parts that address books have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from sphinx_resume.model.countries import (
    ABBREVIATIONS,
    CITIES,
    ELSEWHERE,
    IN_COUNTRY,
    NATIONS,
    REGIONS,
    code_of,
    is_code,
    is_wider,
    leading,
    likely,
)
from sphinx_resume.model.dates import locale_of
from sphinx_resume.model.names.name_keys import comparable

# With letters, or signs between the digits.
_LETTERS = (
    r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # SW1A 1AA
    r"|[A-Z]\d[A-Z]\s?\d[A-Z]\d"  # M5V 2T6
    r"|[A-Z]\d[\dW]\s[A-Z\d]{4}"  # D02 AF30
    r"|\d{4}\s?[A-Z]{2}(?!\w)"  # 1012 AB
    r"|\d{4}-\d{3}|\d{5}-\d{3,4}|\d{2}-\d{3}"  # 1000-001, 01310-100, 00-950
    r"|〒?\s?\d{3}-\d{4}|\d{3}\s\d{2}"  # 100-0001, 111 29
    r"|[A-Z]{1,2}-\d{4,6}"  # D-70173
)
_CODE = rf"(?P<code>{_LETTERS}|\d{{4,6}})"
_NAME = r"(?P<name>[^\W\d][^\d]*)"
_FORMS = (
    re.compile(rf"{_CODE} {_NAME}"),
    re.compile(rf"{_NAME} {_CODE}"),
    re.compile(rf"(?P<name>){_CODE}"),
)
_STREETS = re.compile(
    r"(?i)\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|way|parkway|pkwy|boulevard|blvd|court"
    r"|place|square|plaza|highway|hwy|broadway|terrace|floor|room|suite|building|box|unit|area)\b"
)


def without_postcode(parts: list[str]) -> tuple[list[str], str]:
    """Return the *parts* of a place without the postcode in them, and that.

    A number of a street is none, and of two that may be one, none is taken.
    """
    found = [(at, *parted) for at, part in enumerate(parts) if (parted := _parted(part))]
    if len(found) != 1 or (len(parts) == 1 and not found[0][1]):
        return parts, ""
    ((at, name, code),) = found
    return [*parts[:at], *([name] if name else []), *parts[at + 1 :]], code


def _parted(part: str) -> tuple[str, str] | None:
    """Return the name in *part*, which may be empty, and the postcode beside it."""
    part = " ".join(part.split())
    if _STREETS.search(part):
        return None
    match = next((found for form in _FORMS if (found := form.fullmatch(part))), None)
    return (match["name"].strip(), match["code"].strip("〒 ")) if match else None


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
