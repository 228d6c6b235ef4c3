"""Ids that are part of an address: short, readable, stable, in the author's own script."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose into a plain letter and a mark.
_LETTERS = str.maketrans(
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
_SIGNS = ((re.compile(r"(?<=[\w+])\+"), "-plus"), (re.compile(r"(?<=[\w#])#"), "-sharp"))
_ID = re.compile(r"[^\W_](?:[\w.-]*[\w])?")


def slug(text: str) -> str:
    """Return the id that *text* gives: ``"Łódź & C++"`` gives ``lodz-and-c-plus-plus``.

    Latin letters lose their marks, other scripts are kept (``李明`` stays), and
    everything else becomes single hyphens. The result is empty if no letter or
    digit is left.
    """
    text = text.casefold()
    for sign, word in _SIGNS:
        text = sign.sub(word, text)
    text = text.translate(_LETTERS)
    text = "".join(_plain(char) for char in unicodedata.normalize("NFKC", text))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text)).strip("-")


def _plain(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    base = parts[0]
    return base if len(parts) > 1 and unicodedata.name(base, "").startswith("LATIN") else char


def is_id(text: str) -> bool:
    """Tell whether *text* can be an explicit id: lower case, no slash, no space, not ``index``."""
    return (
        bool(_ID.fullmatch(text))
        and text == text.lower()
        and ".." not in text
        and text not in {"index", "genindex", "search"}
    )
