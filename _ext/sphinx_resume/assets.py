"""The style sheet: copied beside the pages and linked from them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.fileutil import copy_asset

from sphinx_resume.config import checked

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_STATIC = Path(__file__).parent / "static"


def _link(app: Sphinx) -> None:
    if app.builder.format == "html" and checked(app.config).css:
        app.add_css_file("sphinx_resume.css")


def _copy(app: Sphinx, builder: Builder) -> None:
    # Before the first page is written, because its link carries the file's checksum.
    # html_static_path would put this machine's path into the configuration's digest.
    if builder.format == "html":
        target = Path(builder.outdir) / "_static"
        if checked(app.config).css:
            copy_asset(_STATIC, target, force=True)
        else:
            for path in _STATIC.iterdir():
                (target / path.name).unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Register the style sheet."""
    app.connect("builder-inited", _link)
    app.connect("write-started", _copy)
