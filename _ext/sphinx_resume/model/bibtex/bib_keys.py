"""Ids of the entries of a bibliography, found from its keys alone."""

from __future__ import annotations

import re

from sphinx_resume.model.slugs import RESERVED, slug

_SIGNS = re.compile("[+#&]")


def ids_in(text: str) -> list[str]:
    """Return the ids that the entries of a file will most likely have, without reading it."""
    keys = re.findall(r"(?m)^[ \t]*@\w+\s*[{(]\s*([^\s,={}()\"]+)\s*,", text)
    return [made for key in keys if (made := id_of(key))]


def id_of(key: str) -> str:
    """Return the id that *key* gives, or nothing."""
    # Signs that names of skills need, as in C++, only part the words of a key.
    base = slug(_SIGNS.sub("-", key))
    return f"{base}-1" if base in RESERVED else base
