r"""Titles of papers and journals made comparable: short or full, with mathematics or without.

Each word of the short one is the beginning of a word of the full one, ``Mach.`` for *Machine*, or
has some of its letters, ``Natl.`` for *National*. Articles and prepositions are left out.

``$\sqrt{s}$`` in one database is ``√s`` or ``sqrt(s)`` in another, ``$\alpha$`` is ``α`` or
``alpha``, ``10^{-3}`` is ``10⁻³``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sphinx_resume.model.latex.latex_text import decode
from sphinx_resume.model.names.name_keys import comparable

_SMALL = (
    "a an and at by for from in of on the to with et de des du la le les l d en pour sur der die"
    " das und fur zur zum im el los las y del e di della delle dei il lo i o os as da do dos em van"
    " het een"
)
_LEFT_OUT = frozenset(_SMALL.split())
"""Articles, prepositions and conjunctions."""
_WORD = re.compile(r"[^\W_]+\.?")
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)?|annual|first|second|third")


def is_short_for(short: str, full: str) -> bool:
    """Tell whether *short* is an abbreviation of *full*."""
    one, two = _words(short), _words(full)
    if not one or not two:
        return False
    if len(one) == 1 and len(two) > 2 and short.isupper():
        return one[0][0] == "".join(word[0] for word, _ in two)
    if len(one) < len(two):  # "Proceedings of the 38th International Conference on …"
        two = [word for word in two if not _NUMBERED.fullmatch(word[0])]
    shorter = sum(map(len, (word for word, _ in one))) < sum(map(len, (word for word, _ in two)))
    return (
        len(one) == len(two)
        and shorter
        and all(_is_short(a, b, dot) for (a, dot), (b, _) in zip(one, two, strict=True))
    )


def _words(title: str) -> list[tuple[str, bool]]:
    """Return the words that count in a title, each with whether a full stop is behind it."""
    found = []
    title = re.sub(r"(?i)\b[dl]['’]", "", title)
    title = re.sub(
        r"\b(?:[^\W\d_]\.){2,}", lambda one: f"{one[0].replace('.', '')}.", title
    )  # U.S.A.
    for match in _WORD.finditer(re.sub("['’]", "", title)):
        word = comparable(match[0]).replace(" ", "")
        if word and word not in _LEFT_OUT:
            found.append((word, match[0].endswith(".")))
    return found


def _is_short(word: str, full: str, dot: bool) -> bool:
    if word == full:
        return True
    if full.startswith(word):
        # Without a full stop "Cell" is not short for "Cells".
        return dot or len(full) - len(word) > 1
    return word[0] == full[0] and 1 < len(word) < len(full) - 1 and _has_letters(full, word)


def _has_letters(full: str, word: str) -> bool:
    """Tell whether *full* has the letters of *word* in their order."""
    letters = iter(full)
    return all(letter in letters for letter in word)


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
