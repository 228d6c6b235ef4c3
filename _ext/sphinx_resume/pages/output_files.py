"""Which files of the output are those of pages, and which the project brings itself."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder

NOWHERE = "404"
"""The page that is shown for addresses which are not there; it has none of its own."""


def path_of_page(builder: Builder, docname: str) -> str:
    """Return where the builder writes a page, from the output folder; nothing if it does not."""
    get_output_path = getattr(builder, "get_output_path", None)
    if get_output_path is None:
        return ""
    # Asked for every page of each build: `Path.relative_to` takes ten times as long.
    path = str(get_output_path(docname)).removeprefix(str(builder.outdir))
    return path.replace(os.sep, "/").lstrip("/")


def pages(builder: Builder) -> set[str]:
    """Return the files of all pages."""
    more = builder.config.html_additional_pages if builder.format == "html" else ()
    return {path_of_page(builder, name) for name in (*builder.env.found_docs, *more)}


def put(path: Path, data: bytes) -> None:
    """Write a file, and make the folders that it is to stand in."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def update(path: Path, data: bytes) -> None:
    """Write a file if it does not say that already: what has not changed keeps its time."""
    try:
        if path.read_bytes() == data:
            return
    except FileNotFoundError:
        pass
    put(path, data)


@lru_cache(1)  # asked for every page of one build
def brought(builder: Builder) -> frozenset[str]:
    """Return the files, from the output folder, that the project has Sphinx copy there."""
    found: set[str] = set()
    for entry in builder.config.html_extra_path if builder.format == "html" else ():
        path = Path(builder.confdir, entry)
        if path.is_dir():
            inner = (one for one in path.rglob("*") if one.is_file())
            found.update(one.relative_to(path).as_posix() for one in inner)
        else:
            found.add(path.name)
    return frozenset(found)
