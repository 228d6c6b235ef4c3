"""Fields of a bibliography that are for its owner alone, and are never published.

Programs that manage references (JabRef, Zotero, Mendeley, BibDesk, CiteULike, BibSonomy) keep in
the same file where a paper lies on the owner's disk, what the owner noted about it, and who added
it when.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PRIVATE = re.compile(
    r"__markedentry|added-at|annot(?:es?|ations?)|bdsk-file-\d+|citeulike-.+|comments?(?:-.+)?"
    r"|correspondence[-_]address\S*|creationdate|date[-_]?(?:added|modified)|groups|highlights?|internal-?note"
    r"|local[-_]?url|url[-_]local|(?:mendeley|zotero|papers\d?|jabref|devonthink)[-_].+|modificationdate|owner"
    r"|posted-at|printed|priority|priv(?:ate)?-?notes?|qualityassured|ranking|rating|(?:last|date)[-_]?(?:checked|read)"
    r"|read(?:ing)?[-_]?(?:status|list|date)?|relevance|review|timestamp|todo|username"
    # Names that people give: "pdf-file", "local_path", "corr-email", "note_to_self", "my_comments".
    r"|\S*e-?mail|\S*path|(?:\S*[-_])?priv(?:ate)?|(?:\S*[-_]|local)?files?[-_]?\d*|\S*[-_]local"
    r"|attachments?[-_]?\d*|notes?[-_]to[-_](?:self|me|myself)"
    r"|(?:my|own|personal|internal)[-_]?(?:notes?|comments?|remarks?)"
)
_KEPT = 1 << 10  # names of fields, which are the same in most entries
_ADDRESSES = re.compile(
    r"url|pdf|link|html|code|slides|video|website|poster|blog|supp|doi|_?eprint|adsurl|bdsk-url-\d+"
)
_BEFORE = r"(?i)(?:[\s{\"<(|]|\\(?:url|path|href|nolinkurl|texttt)\b)*+"
# Of Windows also as LaTeX, "C\:\\Users"; schemes are those of programs that lie on the same disk.
_ON_DISK = (
    r"file:|~[\\/]|\\?\$home\b|\\?%userprofile\b|[a-z]\\?:[\\/]"
    r"|(?!(?:https?|s?ftps?|git|ssh|svn|hg|rsync|news|nntp|gopher|ipfs|doi|hdl|info|ark|urn)\b)"
    r"[a-z][a-z\d+.-]*+://"
    r"|(?:message|evernote|onenote|obsidian|x-[a-z-]+):(?=\S)"
    r"|/(?:home|users|volumes|media|mnt|root|private|var|tmp)/"
)
_IN_ADDRESS = re.compile(rf"{_BEFORE}(?:{_ON_DISK}|\\{{2}}|/|[a-z\d+.-]*%[\da-f]{{2}}\S*:)")
# Of other folders only what is a path and nothing else: "/data/x.pdf", "//nas/x", "\\nas\x".
_IN_TEXT = re.compile(
    rf"{_BEFORE}(?:{_ON_DISK}|(?:/{{1,2}}(?=[^\s/]*[a-z])[^\s/{{}}]+/|\\{{2,4}}[a-z\d][\w.-]*\\)"
    r"(?:\S*+|.*\.[a-z]\w{1,4})[\s}\")>]*$|[a-z\d+.-]*%[\da-f]{2}\S*:/)"
)
_AMONG_WORDS = re.compile(
    r"(?i)(?<!\w)file:(?:/+[\w~]|[a-z]:)|(?<![\w./:])/(?:home|users|volumes|mnt)/[\w.-]+/"
    r"|(?<!\w)[a-z]\\?:\\{1,2}[\w .-]+\\|(?<![\w~/.])~/\w|\$home/|%userprofile\\?%"
    r"|(?<!\w)(?:zotero|mendeley|obsidian|bookends|papers\d?|evernote|x-[a-z-]+|skim|smb|afp)://"
)
_NO_NOTE = re.compile(r".*title.*|abstract|author|editor|keywords")
_EMAIL = re.compile(r"[\s{\"<]*+(?:mailto:)?[^\s@{}<>\",;]+@[\w-]+(?:\.[\w-]+)+[\s}\">]*")
_SHOWN = re.compile(
    r".*title.*|abstract|address|addendum|author|editor|howpublished|institution|keywords|location"
    r"|note|organization|publisher|school"
)
"""Texts that readers see, in which an e-mail address is meant for them."""


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
    if _is_address(name):
        return bool(_IN_ADDRESS.match(value) or _AMONG_WORDS.search(value))
    return _is_on_disk(name, value) or (
        "@" in value and not _SHOWN.fullmatch(name) and _EMAIL.fullmatch(value) is not None
    )


def is_place(name: str, value: str) -> bool:
    """Tell whether a field for a text gives a place on its owner's disk."""
    return not _is_address(name) and not is_private(name) and _is_on_disk(name, value)


def _is_on_disk(name: str, value: str) -> bool:
    if "title" in name or not ("/" in value or "\\" in value or ":" in value):
        return False
    if _IN_TEXT.match(value):
        return True
    return _NO_NOTE.fullmatch(name) is None and _AMONG_WORDS.search(value) is not None


@lru_cache(_KEPT)
def _is_address(name: str) -> bool:
    return _ADDRESSES.fullmatch(name) is not None
