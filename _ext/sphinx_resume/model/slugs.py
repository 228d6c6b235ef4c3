"""Ids that are part of an address: short, readable, stable, in the author's own script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a plain letter and a mark.
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŀ": "l",
        "ŧ": "t",
        "&": " and ",
    }
)
# Without these, C, C++ and C# would claim one page.
_LONGEST = 120
_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
RESERVED = {"index", "con", "prn", "aux", "nul", *_PORTS}
"""Names that no page of a thing can have: the list of all, and devices of Windows."""

_FILES = {"html", "htm", "md", "xml", "json", "txt", "bib", "vcf", "yaml", "pdf"}
"""Endings of files beside pages; dirhtml makes a folder of each id, which needs another name."""

_OTHER, _HYPHENS = re.compile("[^a-z0-9]"), re.compile("-+")
_SIGNS = ((re.compile(r"(?<=[\w+])\+"), "-plus"), (re.compile(r"(?<=[\w#])#"), "-sharp"))


@lru_cache(1 << 16)
def slug(text: str) -> str:
    """Return the id that *text* gives: ``"Łódź & C++"`` gives ``lodz-and-c-plus-plus``.

    Latin letters lose their marks, other scripts are kept (``李明`` stays), and
    everything else becomes single hyphens. The result is empty if no letter or
    digit is left.
    """
    # A capital İ becomes an i with a dot of its own; Cherokee folds to capitals.
    text = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i").lower()
    for sign, word in _SIGNS:
        text = sign.sub(word, text)
    if not text.isascii():
        text = "".join(_plain(char) for char in unicodedata.normalize("NFC", text)).lower()
    text = text.translate(LETTERS)
    if text.isascii():  # faster, for most are
        text = _OTHER.sub("-", text)
    else:
        text = "".join(char if _belongs(char) else "-" for char in text)
    # A mark with no letter before it belongs to nothing.
    while text and not text[0].isalnum():
        text = text[1:]
    text = _HYPHENS.sub("-", text).strip("-")
    # Bytes, because file systems count them; a word cut in two would be another word.
    while len(text.encode()) > _LONGEST:
        text = text.rpartition("-")[0] or text[: len(text) // 2]
    return text


def _plain(char: str) -> str:
    """Return a Latin letter without its marks, as ``o`` for ``ǿ``; other characters as they are."""
    parts = unicodedata.normalize("NFD", char)
    base = parts[0].translate(LETTERS)
    latin = len(parts) > 1 and unicodedata.name(parts[0], "").startswith("LATIN")
    return base if latin else char


def _belongs(char: str) -> bool:
    # Marks are part of the letters of Devanagari, Thai and many other scripts.
    return char.isalnum() or unicodedata.category(char) in {"Mn", "Mc"}


def is_id(text: str) -> bool:
    """Tell whether *text* can be an explicit id: lower case, no slash, no space, not ``index``."""
    inner = all(_belongs(char) or char in "-_." for char in text)
    return (
        inner
        and text[:1].isalnum()
        and (text[-1:].isalnum() or _belongs(text[-1:]))
        and text == text.lower()
        and ".." not in text
        and len(text.encode()) <= _LONGEST
        and not is_reserved(text)
    )


def is_reserved(text: str) -> bool:
    """Tell whether *text* is the name of something else beside pages, or of a device."""
    name, _, ending = text.lower().partition(".")
    return name in RESERVED or ending.rpartition(".")[2] in _FILES
