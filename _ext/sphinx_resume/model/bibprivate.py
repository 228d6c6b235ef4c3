"""Fields of a bibliography that are for its owner alone, and are never published.

Programs that manage references (JabRef, Zotero, Mendeley, BibDesk, CiteULike, BibSonomy) keep in
the same file where a paper lies on the owner's disk, what the owner noted about it, and who added
it when.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_resume.model.bibblocks import FIELD

_PRIVATE = re.compile(
    r"__markedentry|added-at|annot(?:e|ation)|author[-_]?email|bdsk-file-\d+|citeulike-.+|comments?(?:-.+)?"
    r"|correspondence[-_]address|creationdate|date-(?:added|modified)|file\d*|groups|internal-?note|local-?(?:file|url)"
    r"|mendeley-.+|modificationdate|owner|posted-at|printed|priority|priv(?:ate)?-?notes?"
    r"|qualityassured|ranking|rating|read(?:status)?|relevance|review|username"
)
_KEPT = 1 << 10  # names of fields, which are the same in most entries
_ADDRESSES = re.compile(
    r"url|pdf|link|html|code|slides|video|website|poster|blog|supp|_?eprint|adsurl|bdsk-url-\d+"
)
# Of Windows also as LaTeX, "C\:\\Users"; a path from the project's folder begins with "/", too.
_LOCAL = re.compile(
    r"(?i)(?:[\s{\"]|\\(?:url|path)\b)*(?:file:|~[\\/]|[a-z]\\?:[\\/]|\\\\\w"
    r"|/(?:home|users|volumes|media|mnt|root|private|var|tmp)/)"
)


@lru_cache(_KEPT)
def is_private(name: str) -> bool:
    """Tell whether a field is its owner's own, by its *name* in small letters."""
    return _PRIVATE.fullmatch(name.partition("+")[0]) is not None


def is_unpublished(name: str, value: str) -> bool:
    """Tell whether a field is its owner's own, or gives a place on the owner's disk as address."""
    if is_private(name):
        return True
    return _is_address(name) and _LOCAL.match(value) is not None


@lru_cache(_KEPT)
def _is_address(name: str) -> bool:
    return _ADDRESSES.fullmatch(name) is not None


def without_private(source: str) -> str:
    """Return the text of an entry that any program can read without the owner's own fields."""

    def kept(field: re.Match[str]) -> str:
        return "" if is_unpublished(field[1].lower(), field[2]) else field[0]

    return FIELD.sub(kept, source)
