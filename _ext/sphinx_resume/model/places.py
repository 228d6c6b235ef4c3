"""Places as authors write them, in one line, and as address books take them apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from babel.core import get_global

from sphinx_resume.model.countries import CITIES, code_of, is_code, leading, likely
from sphinx_resume.model.names import comparable


class Place(NamedTuple):
    """A city, a region and a country; ``code`` is that of ISO 3166-1 if the country is known."""

    city: str = ""
    region: str = ""
    country: str = ""
    code: str = ""


_STATES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida,
    Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland,
    Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada,
    New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma,
    Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah,
    Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, District of Columbia,
    Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland and Labrador, Newfoundland,
    Nova Scotia, Northwest Territories, Nunavut, Ontario, Prince Edward Island, Quebec,
    Saskatchewan, Yukon
"""
_REGIONS = frozenset(comparable(name) for name in _STATES.split(","))
"""States of the United States and provinces of Canada, which are no countries.

One of them, Georgia, is called as a country is.
"""

_POSTAL = """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC
    AB BC MB NB NL NS NT NU ON PE QC SK YT SA
"""
_ABBREVIATIONS = frozenset(_POSTAL.split())
"""These states and provinces, and South Australia, by their abbreviations."""

_FAR = {
    "DE": "wilmington, dover, newark, new castle, middletown, lewes, rehoboth beach, georgetown",
    "NL": "st john s, saint john s, corner brook, gander, mount pearl, labrador city, happy valley",
}
"""Where the country is far greater than the state: the cities of the state, which are few."""

_SIGNS = re.compile(r"[,，、،]")
_BRACKETS = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]")


@lru_cache(4096)
def place(text: str, language: str = "en") -> Place:
    """Return the parts of *text*: ``city``, ``city, country`` or ``city, region, country``.

    The last part is a country if it is called so (`code_of`) and no state or province is, or if
    it is the code of a country. Chinese and Japanese may begin with the country, without a comma.
    """
    parts = [one for part in _SIGNS.split(text) if (one := part.strip())]
    if not parts:
        return Place()
    before = parts[-2] if len(parts) > 1 else ""
    country, code = "", _code(parts[-1], before, language)
    if code:
        country = parts.pop()
    elif (match := _BRACKETS.fullmatch(parts[-1])) and (code := _code(match[2], "", language)):
        parts[-1], country = match[1], match[2]
    elif start := leading(text, language):
        code, country = code_of(start, language), start
        rest = re.split(r"[\s,，、·]+", text.removeprefix(start))
        parts = [one for one in reversed(rest) if one]
    if not parts and code in CITIES:
        parts = [country]
    city, region = (parts[0] if parts else ""), ", ".join(parts[1:])
    return Place(city, region, country, code)


def _code(name: str, before: str, language: str) -> str:
    """Return the code of the country *name*, or nothing; *before* is what stands before it."""
    if is_code(name):
        if name not in _ABBREVIATIONS or name == likely(language) or _has(name, before):
            return name
        if name in _FAR:
            return "" if comparable(before) in _FAR[name].split(", ") else name
        return name if before in _ABBREVIATIONS or comparable(before) in _REGIONS else ""
    if before and comparable(name) in _REGIONS:
        meant = code_of(name, language)
        return meant if meant and (_has(meant, before) or meant == likely(language)) else ""
    return code_of(name, language)


def _has(code: str, city: str) -> bool:
    """Tell whether a time zone of the country is called by *city*."""
    zones = get_global("territory_zones").get(code, ())
    return comparable(city) in {comparable(one.rpartition("/")[2]) for one in zones}
