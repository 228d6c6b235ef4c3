"""Files of the project that fields name: papers and pictures, and whether they are there."""

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


def located(env: BuildEnvironment, value: str, folder: Path, report: Report) -> str:
    """Return the PDF of a publication: an address as it is, a file from the project's folder.

    A path stands from *folder*, or with ``/`` from the project's. That no file is there is
    reported, and the page is read again when it is.
    """
    if _ADDRESS.match(value):
        return value
    root = Path(env.srcdir)
    path = root / value[1:] if value.startswith("/") else folder / value
    within = canon_path(os.path.relpath(path, root))
    if within.startswith("../"):
        report(Subtype.REFERENCE, "this is not in the project; put the file into it")
        return ""
    env.note_dependency(within)
    if is_readable(path):
        if _is_pdf(path):
            return f"/{within}"
        report(Subtype.VALUE, "this file is no PDF, which begins with '%PDF-'; name one that is")
        return ""
    near = suggestion(path.name, _beside(path)) or (
        "; write its path from this folder, or from the project's with '/', "
        "or its whole address with https://"
    )
    report(Subtype.REFERENCE, f"there is no such file that can be read{near}")
    return ""


def has_picture(env: BuildEnvironment, value: str, report: Report) -> bool:
    """Tell whether there is a picture at the path *value*; report it where there is none.

    The page is read again when it is there. As Sphinx has it, ``.*`` stands for any format.
    """
    within, full = env.relfn2path(value)
    path = Path(full)
    if any(map(is_readable, path.parent.glob(path.name) if path.suffix == ".*" else [path])):
        return True
    env.note_dependency(within)
    near = suggestion(path.name, _beside(path, "*"))
    cure = near or "; write its path from this folder, or from the project's with '/'"
    report(Subtype.REFERENCE, f"there is no such file that can be read{cure}")
    return False


def is_readable(path: Path) -> bool:
    """Tell whether there is a file at *path* that can be read, whatever the path is like."""
    try:
        return path.is_file() and os.access(path, os.R_OK)
    except (OSError, ValueError):  # a name may be too long
        return False


def _is_pdf(path: Path) -> bool:
    """Tell whether a file says that it is a PDF (ISO 32000-1, annex H: in its first 1024 bytes)."""
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def _beside(path: Path, pattern: str = "*.pdf") -> list[str]:
    try:
        return [one.name for one in path.parent.glob(pattern) if is_readable(one)]
    except OSError:
        return []
