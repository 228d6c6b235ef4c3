"""The environment that the builders `json` and `pickle` publish says nothing of what is hidden.

They copy it into the output, for programs that show the site (``handle_finish`` of
``SerializingHTMLBuilder`` in sphinxcontrib/serializinghtml/__init__.py).
"""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import ENV_PICKLE_FILENAME

from sphinx_resume.domain import domain_of
from sphinx_resume.model.records import without_unpublished
from sphinx_resume.pages.docnames import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_BUILDERS = {"json", "pickle"}


def _drop_old(app: Sphinx, builder: Builder) -> None:
    """Remove the copy of an earlier build, in place of which Sphinx would put no other."""
    if builder.name in _BUILDERS:
        Path(builder.outdir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)


def _clean(app: Sphinx, exception: Exception | None) -> None:
    """Write the copy without names of pages that are drafts, and of files that drafts name."""
    target = Path(app.outdir, ENV_PICKLE_FILENAME)
    if exception is not None or app.builder.name not in _BUILDERS or not target.is_file():
        return
    changes = app.env.domains.changeset_domain.changesets
    # Sphinx keeps the numbers of versions of which no text is left.
    for version in [version for version, texts in changes.items() if not texts]:
        del changes[version]
    with target.open("wb") as file:
        pickle.dump(_published(app.env), file, pickle.HIGHEST_PROTOCOL)


def _published(env: BuildEnvironment) -> BuildEnvironment:
    """Return a copy of the environment that knows of nothing but what is published."""
    copy: BuildEnvironment = pickle.loads(pickle.dumps(env, pickle.HIGHEST_PROTOCOL))
    ours = copy.domaindata[domain_of(env).name]
    # What decides that a page is read again: files that drafts name, and tags that are not set.
    copy.dependencies.clear()
    # Warnings say what is wrong, as the place of a file on its owner's disk.
    for table in ("unpublished", "files", "conditions", "faults"):
        ours[table] = {}
    ours["records"] = {
        docname: tuple(map(without_unpublished, records))
        for docname, records in ours["records"].items()
    }
    project = copy.project
    project.drafts = frozenset()  # type: ignore[attr-defined] # it is a `ResumeProject`
    # `Project.discover` (sphinx/project.py) notes all files that there are.
    paths = project._docname_to_path
    for docname in paths.keys() - project_of(env).docnames:
        project._path_to_docname.pop(paths.pop(docname))
    return copy


def setup(app: Sphinx) -> None:
    """Register both."""
    app.connect("write-started", _drop_old)
    app.connect("build-finished", _clean)
