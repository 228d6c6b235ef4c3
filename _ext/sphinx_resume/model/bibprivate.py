"""Fields of a bibliography that are for its owner alone, and are never published.

Programs that manage references (JabRef, Zotero, Mendeley, BibDesk, CiteULike, BibSonomy) keep in
the same file where a paper lies on the owner's disk, what the owner noted about it, and who added
it when.
"""

from __future__ import annotations

import re

from sphinx_resume.model.bibblocks import FIELD

_PRIVATE = re.compile(
    r"__markedentry|added-at|annot(?:e|ation)|bdsk-file-\d+|citeulike-.+|comments?(?:-.+)?"
    r"|creationdate|date-(?:added|modified)|file\d*|groups|internal-?note|local-?(?:file|url)"
    r"|mendeley-.+|modificationdate|owner|posted-at|printed|priority|priv(?:ate)?-?notes?"
    r"|qualityassured|ranking|rating|read(?:status)?|relevance|review|username"
)


def is_private(name: str) -> bool:
    """Tell whether a field is its owner's own, by its *name* in small letters."""
    return _PRIVATE.fullmatch(name.partition("+")[0]) is not None


def without_private(source: str) -> str:
    """Return the text of an entry that any program can read without the owner's own fields."""
    return FIELD.sub(lambda field: "" if is_private(field[1].lower()) else field[0], source)
