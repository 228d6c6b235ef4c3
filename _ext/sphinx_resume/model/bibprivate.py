"""Fields of a bibliography that are for its owner alone, and are never published.

Programs that manage references (JabRef, Zotero, Mendeley, BibDesk, CiteULike, BibSonomy) keep in
the same file where a paper lies on the owner's disk, what the owner noted about it, and who added
it when.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sphinx_resume.model.bibblocks import FIELD, HEAD

_PRIVATE = re.compile(
    r"__markedentry|added-at|annot(?:e|ation)|author[-_]?email|bdsk-file-\d+|citeulike-.+|comments?(?:-.+)?"
    r"|correspondence[-_]address\S*|creationdate|date-(?:added|modified)|groups|internal-?note|last-?checked"
    r"|local[-_]?url|url[-_]local|mendeley-.+|modificationdate|owner|posted-at|printed|priority|priv(?:ate)?-?notes?"
    r"|qualityassured|ranking|rating|read(?:ing)?-?(?:status)?|relevance|review|timestamp|todo|username"
    # Names that people give: "pdf-file", "local_path", "corr-email", "note_to_self", "my_comments".
    r"|(?:\S*[-_])?(?:e-?mail|(?:local|file)?path|priv(?:ate)?)|(?:\S*[-_]|local)?files?[-_]?\d*"
    r"|attachments?[-_]?\d*|notes?[-_]to[-_](?:self|me|myself)"
    r"|(?:my|own|personal|internal|jabref|zotero)[-_]?(?:notes?|comments?|remarks?)"
)
_KEPT = 1 << 10  # names of fields, which are the same in most entries
_ADDRESSES = re.compile(
    r"url|pdf|link|html|code|slides|video|website|poster|blog|supp|doi|_?eprint|adsurl|bdsk-url-\d+"
)
_BEFORE = r"(?i)(?:[\s{\"]|\\(?:url|path|href)\b)*+"
# Of Windows also as LaTeX, "C\:\\Users"; schemes are those of programs that lie on the same disk.
_ON_DISK = (
    r"file:|~[\\/]|[a-z]\\?:[\\/]|(?!(?:https?|s?ftps?|git|ssh|svn)\b)[a-z][a-z\d+.-]*+://"
    r"|/(?:home|users|volumes|media|mnt|root|private|var|tmp)/"
)
_IN_ADDRESS = re.compile(rf"{_BEFORE}(?:{_ON_DISK}|\\|/|[a-z\d+.-]*%[\da-f]{{2}}\S*:)")
_IN_TEXT = re.compile(rf"{_BEFORE}(?:{_ON_DISK})")


@lru_cache(_KEPT)
def is_private(name: str) -> bool:
    """Tell whether a field is its owner's own, by its *name* in small letters."""
    return _PRIVATE.fullmatch(name.partition("+")[0]) is not None


def is_unpublished(name: str, value: str) -> bool:
    """Tell whether a field is its owner's own, or gives a place on the owner's disk as address.

    A path from the project's folder begins with ``/`` too, and says nothing to others.
    """
    if is_private(name):
        return True
    pattern = _IN_ADDRESS if _is_address(name) else _IN_TEXT
    return pattern.match(value) is not None and "title" not in name


def is_place(name: str, value: str) -> bool:
    """Tell whether a field for a text says no more than a place on its owner's disk."""
    return not _is_address(name) and not is_private(name) and is_unpublished(name, value)


@lru_cache(_KEPT)
def _is_address(name: str) -> bool:
    return _ADDRESSES.fullmatch(name) is not None


def without_private(source: str) -> str:
    """Return the text of an entry that any program can read without the owner's own fields."""
    head = HEAD.match(source)
    assert head is not None
    kept, at = [source[: head.end()]], head.end()
    while field := FIELD.match(source, at):
        at = field.end()
        if not is_unpublished(field[1].lower(), field[2]):
            kept.append(field[0])
    return "".join((*kept, source[at:]))
