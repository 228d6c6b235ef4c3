"""Digests: whether something is the same as it was, kept in few bytes."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from sphinx_resume.model.records import Key


class Bodies(NamedTuple):
    """The bodies of all blocks in a document."""

    docname: str


Dependency = Key | str | Bodies
"""What has a state: a thing, a document (by its name), its bodies; `WHOLE` is the site."""

WHOLE = ""
"""Everything on the site but bodies."""

POSTS = Key("post", "")
"""Which posts there are, in their order, with tags and authors."""

LATEST = Key("date", "")
"""The last date that the site knows, to which what has not ended is counted."""


def digest(*values: object) -> bytes:
    """Return a digest of *values*, whose ``repr`` must tell all that there is to them."""
    return hashlib.blake2b(repr(values).encode(), digest_size=9).digest()
