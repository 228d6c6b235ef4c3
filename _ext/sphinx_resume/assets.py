"""The style sheet and the scripts: copied beside the pages, and linked where they are needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.util.fileutil import copy_asset

from sphinx_resume.config import ResumeConfig, checked
from sphinx_resume.model.dates import is_rtl
from sphinx_resume.model.kinds import KINDS, paged

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

SITES = frozenset({"html", "dirhtml"})
"""Builders of which every page has an address; only there are scripts of use."""

NARROWED = "resume_narrowed"
"""The attribute of a document with a list that readers can narrow."""

TOOLS = "resume_tools"
"""The attribute of a document that offers to print it, or to copy an entry."""

_STATIC = Path(__file__).parent / "static"
_CSS = "sphinx_resume.css"
_MIRRORED = "sphinx_resume_furo_rtl.css"
_NARROW = "sphinx_resume.js"
_PEEK = "sphinx_resume_peek.js"
_TOOLS = "sphinx_resume_tools.js"


EMBLEM = "sphinx_resume_{}.png"
"""What is shown of a link to a page of a kind without a picture; ``site`` is any other page."""

EMBLEM_SIZE = 1200, 630


def preview_files(settings: ResumeConfig) -> dict[str, str]:
    """Return how addresses of things begin, and the name of the file with the cards of each.

    The longest come first, for one folder may be in another.
    """
    folders = {f"{quote(settings.folders[kind])}/": kind for kind in settings.pages}
    return {folder: folders[folder] for folder in sorted(folders, key=lambda one: (-len(one), one))}


def _wanted(builder: Builder, settings: ResumeConfig) -> Iterator[str]:
    """Yield the files that pages of *builder* may use."""
    if builder.format == "html" and settings.css:
        yield _CSS
        if builder.config.html_theme == "furo" and is_rtl(builder.config.language):
            yield _MIRRORED
    if builder.name in SITES:
        yield _NARROW
        yield _TOOLS
        if settings.peek:
            yield _PEEK
        if settings.open_graph and builder.config.html_baseurl:
            pictures = dict.fromkeys(KINDS[kind].social_image for kind in paged())
            yield from map(EMBLEM.format, pictures | {"site": None})


def _link(app: Sphinx) -> None:
    settings = checked(app.config)
    wanted = set(_wanted(app.builder, settings))
    for name in (_CSS, _MIRRORED):
        if name in wanted:
            app.add_css_file(name)
    if _PEEK in wanted:
        files: dict[str, Any] = {
            "data-files": json.dumps(preview_files(settings), separators=(",", ":"))
        }
        app.add_js_file(_PEEK, loading_method="defer", **files)


def link_scripts(app: Sphinx, doctree: nodes.document) -> None:
    """Link the scripts that a page needs in its head; builders outside of `SITES` have none."""
    for attribute, name in ((NARROWED, _NARROW), (TOOLS, _TOOLS)):
        if attribute in doctree:
            app.add_js_file(name, loading_method="defer")


def _copy(app: Sphinx, builder: Builder) -> None:
    # Before the first page is written, because its link carries the file's checksum.
    # html_static_path would put this machine's path into the configuration's digest.
    if builder.format == "html":
        target = Path(builder.outdir) / "_static"
        wanted = set(_wanted(builder, checked(app.config)))
        for path in _STATIC.iterdir():
            if path.name in wanted:
                copy_asset(path, target, force=True)
            else:
                (target / path.name).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Register the files and the links to them."""
    app.connect("builder-inited", _link)
    app.connect("write-started", _copy)
