r"""Titles of papers made comparable, whichever way their mathematics is written.

``$\sqrt{s}$`` in one database is ``√s`` or ``sqrt(s)`` in another, ``$\alpha$`` is ``α`` or
``alpha``, ``10^{-3}`` is ``10⁻³``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sphinx_resume.model.latex import decode
from sphinx_resume.model.names import comparable

_SYMBOLS = {"√": "sqrt", "∞": "infinity", "×": "x", "ℓ": "l", "∼": "", "∛": "cbrt"}
_GREEK = "GREEK SMALL LETTER "


@lru_cache(1 << 14)
def comparable_title(title: str) -> str:
    """Return *title* without case, signs and spaces, with its mathematics as plain letters."""
    if re.search(r"[$\\]", title):
        title = decode(re.sub(r"\{math\}`([^`]*)`", r"$\1$", title))
    if not title.isascii():
        letters = unicodedata.normalize("NFKD", title.casefold())
        title = "".join(letter if letter.isascii() else _plain(letter) for letter in letters)
    return comparable(title).replace(" ", "")


def _plain(letter: str) -> str:
    """Return the name of a Greek letter, for which other alphabets have no sign."""
    if letter in _SYMBOLS:
        return _SYMBOLS[letter]
    name = unicodedata.name(letter, "")
    return name.split()[-1].lower() if name.startswith(_GREEK) else letter
