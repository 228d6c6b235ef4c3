"""Pages: which exist, what they show, and which of them an edit changes.

A thing without an authored page gets a generated one. It is a real document,
but there is no file of it anywhere: its name is known early from a scan of the
authors' files (`names`, `project`), it is read when the graph exists (`generate`),
bodies are shown in it by copying and lists by asking (`fill`, `copy`, `listed`), and it is
rewritten exactly when what it shows has changed (`changes`). Around all pages is a side bar
(`navigation`), and beside each its twin in Markdown (`twins`); search engines are told what they
are about (`description`, `linked`, `social`, `microformats`), and screen readers what parts they
have (`furo`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.pages import (
    changes,
    copy,
    description,
    direction,
    environment,
    fill,
    furo,
    generate,
    linked,
    microformats,
    navigation,
    project,
    searchindex,
    social,
    sources,
    splitting,
    twins,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register every part of the life of a page."""
    project.setup(app)
    generate.setup(app)
    fill.setup(app)
    microformats.setup(app)
    changes.setup(app)
    copy.setup(app)
    navigation.setup(app)
    description.setup(app)
    direction.setup(app)
    environment.setup(app)
    linked.setup(app)
    social.setup(app)
    twins.setup(app)
    furo.setup(app)
    searchindex.setup(app)
    sources.setup(app)
    splitting.setup(app)
