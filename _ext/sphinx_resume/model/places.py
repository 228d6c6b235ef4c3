"""Places as authors write them, in one line, and as address books take them apart."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from babel.core import Locale

from sphinx_resume.model.names import comparable


class Place(NamedTuple):
    """A city, a region and a country; ``code`` is that of ISO 3166-1 if the country is known."""

    city: str = ""
    region: str = ""
    country: str = ""
    code: str = ""


def place(text: str, language: str = "en") -> Place:
    """Return the parts of *text*: ``city``, ``city, country`` or ``city, region, country``.

    The last part is a country if it is called so in English or in *language*; names are those of
    the Unicode Common Locale Data Repository.
    """
    parts = [one for part in text.split(",") if (one := part.strip())]
    code = next((c for one in ("en", language) if parts and (c := _code(parts[-1], one))), "")
    country = parts.pop() if code else ""
    city, region = (parts[0] if parts else ""), ", ".join(parts[1:])
    return Place(city, region, country, code)


def _code(country: str, language: str) -> str:
    return _countries(language).get(comparable(country), "")


@lru_cache
def _countries(language: str) -> dict[str, str]:
    try:
        names = Locale.parse(language, sep="_").territories.items()
    except ValueError:
        return {}
    found = {comparable(name): code for code, name in names if len(code) == 2}
    # As people in these countries write them, for the whole names are long.
    return found | {"usa": "US", "u.s.a.": "US", "uk": "GB", "u.k.": "GB"}
