"""Which files of the output are those of pages, and which the project brings itself."""

from __future__ import annotations

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
    return Path(get_output_path(docname)).relative_to(builder.outdir).as_posix()


def pages(builder: Builder) -> set[str]:
    """Return the files of all pages."""
    more = builder.config.html_additional_pages if builder.format == "html" else ()
    return {path_of_page(builder, name) for name in (*builder.env.found_docs, *more)}


def brought(builder: Builder) -> set[str]:
    """Return the files, from the output folder, that the project has Sphinx copy there."""
    found: set[str] = set()
    for entry in builder.config.html_extra_path if builder.format == "html" else ():
        path = Path(builder.confdir, entry)
        if path.is_dir():
            inner = (one for one in path.rglob("*") if one.is_file())
            found.update(one.relative_to(path).as_posix() for one in inner)
        else:
            found.add(path.name)
    return found
