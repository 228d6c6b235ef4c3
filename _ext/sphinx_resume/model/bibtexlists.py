"""Authors of a block that were copied from a BibTeX file: ``{Celik}, Ozge and {Garcia}, A.``."""

from __future__ import annotations

import re

from sphinx_resume.model.bibvalue import without_braces
from sphinx_resume.model.names import Author

_LONGEST = 10_000  # letters of an entry's authors that somebody copies
_AND = re.compile(r"(?<!\s)\s+and\s+")
# An accent over a letter, or a letter of its own, with the braces around it: {\"o}, \'{\i}, {\ss}.
_SIGN = r"\\(?:[\"'`^~=.]|[cvuHkrdb](?![A-Za-z]))\s?(?:\{\\?[A-Za-z]\}|\\[ij](?![a-z])|[A-Za-z])"
_LETTER = r"\\(?:ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![A-Za-z])(?:\{\})?"
_ACCENT = re.compile(rf"\{{(?:{_SIGN}|{_LETTER})\}}|{_SIGN}|{_LETTER}")


def from_bibtex(text: str) -> tuple[Author, ...]:
    """Return the authors of a list that is written for BibTeX alone, or nothing.

    It has ``and`` between names, and braces or accents of LaTeX within them. Braces around a
    whole name are those of a group, which a list of a block has as well.
    """
    if ("{" not in text and "\\" not in text) or len(text) > _LONGEST or not _AND.search(text):
        return ()
    parts = _AND.split(without_braces(text, "\0"))
    accented = _ACCENT.search(text) is not None
    if len(parts) < 2 or not all(map(_is_one, parts)):
        return ()
    if not accented and not all(map(_is_braced, parts)):
        held = any("\0" in part for part in parts)
        if not held or any(not _is_braced(part) and _is_plain(part) for part in parts):
            return ()
    # What reads LaTeX takes time to load, which sites without any need not wait for.
    from sphinx_resume.model.bibnames import people  # noqa: PLC0415

    return people(text).authors


def without_accents(text: str) -> str:
    """Return a text of a block with letters for how LaTeX writes them, as ü for an accented u."""
    if "\\" not in text or not _ACCENT.search(text):
        return text
    from sphinx_resume.model.latex import decode  # noqa: PLC0415

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
