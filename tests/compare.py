"""Two outputs that must be the same, file for file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Result


def search_index(text: str) -> bytes:
    """Return a search index without words that stand nowhere, which Sphinx keeps."""
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    for table in ("terms", "titleterms"):
        index[table] = {word: where for word, where in index[table].items() if where != []}
    return json.dumps(index).encode()


def differences(result: Result, clean: Result) -> list[str]:
    """Return what only one of the outputs has, or what differs in them."""
    first, second = result.files(), clean.files()
    for files in (first, second):
        if text := files.pop("searchindex.js", b"").decode():
            files["searchindex.js"] = search_index(text)
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
