"""Papers that the project has as files: where a field says they are, and whether they are there."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.osutil import canon_path

from sphinx_resume.model.problems import Report, Subtype, suggestion

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")


def found(env: BuildEnvironment, value: str, folder: Path, report: Report) -> str:
    """Return the PDF of a publication: an address as it is, a file from the project's folder.

    A path stands from *folder*, or with ``/`` from the project's. That no file is there is
    reported, and the page is read again when it is.
    """
    if _ADDRESS.match(value):
        return value
    root = Path(env.srcdir)
    path = root / value[1:] if value.startswith("/") else folder / value
    within = canon_path(os.path.relpath(path, root))
    env.note_dependency(within)
    if path.is_file():
        return f"/{within}"
    names = [one.name for one in path.parent.glob("*.pdf")]
    near = suggestion(path.name, names) or (
        "; write its path from this folder, or from the project's with '/', "
        "or its whole address with https://"
    )
    report(Subtype.REFERENCE, f"there is no such file{near}")
    return ""
