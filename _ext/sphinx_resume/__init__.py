"""Résumés in MyST Markdown become a cross-referenced Sphinx site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up every room in order."""
    # The model can be imported where Sphinx is not installed.
    from sphinx_resume import (  # noqa: PLC0415
        assets,
        config,
        directives,
        domain,
        exports,
        gc_tuning,
        nodes,
        pages,
        problems,
        render,
    )

    for package in (
        problems,
        config,
        gc_tuning,
        nodes,
        render,
        domain,
        directives,
        pages,
        exports,
        assets,
    ):
        package.setup(app)
    return {
        "version": __version__,
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
