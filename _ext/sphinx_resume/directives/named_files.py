"""Files that blocks name, papers, pictures and bibliographies: are they there, and ours to show?

A file is published only from the project's folder, or from one that `resume_allowed_folders`
names. What counts is where the file is: a symbolic link in the project may lead out of it.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import get_image_filename_for_language, search_image_for_language
from sphinx.util.osutil import canon_path

from sphinx_resume.domain import domain_of
from sphinx_resume.file_stamps import stamp
from sphinx_resume.model.diagnostics import Report, Subtype, suggestion
from sphinx_resume.nodes import resume_block
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

OUTSIDE = (
    "this file is outside of the project, and is not published; put it into the project, or name "
    "its folder in resume_allowed_folders"
)
"""What is wrong with a file that `is_allowed` does not allow, and what to do."""

MOST_BYTES = 100_000_000
"""Larger files are not read as bibliographies: they would fill the memory."""

LOOP = "this path leads to no file, but in a circle of links; write the path of a file"

_WINDOWS_LOOP = 1921
"""``ERROR_CANT_RESOLVE_FILENAME``, which Windows says of links that lead in a circle."""

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
    if not is_allowed(env, path):  # it may be on another drive, to which no relative path leads
        report(Subtype.REFERENCE, OUTSIDE)
        return ""
    within = canon_path(os.path.relpath(path, root))
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
    try:
        within, full = env.relfn2path(value)
        found = _pictures(env, value)
    except (OSError, RuntimeError, ValueError):
        report(Subtype.REFERENCE, LOOP)
        return False
    note_link(env, value)
    path = Path(full)
    if there := list(filter(is_readable, found)):
        if all(is_allowed(env, one) for one in there):
            return True
        report(Subtype.REFERENCE, OUTSIDE)
        return False
    env.note_dependency(within)
    near = suggestion(path.name, _beside(path, "*"))
    fix = near or "; write its path from this folder, or from the project's with '/'"
    report(Subtype.REFERENCE, f"there is no such file that can be read{fix}")
    return False


def _pictures(env: BuildEnvironment, value: str) -> list[Path]:
    """Return the files that Sphinx takes for the picture *value*, which may be missing.

    ``.*`` stands for any format, and a picture of the site's language comes first:
    `ImageCollector` in sphinx/environment/collectors/asset.py. Raise what `relfn2path` does.
    """
    docname = env.docname
    if not value.endswith(".*"):
        return [Path(env.relfn2path(search_image_for_language(value, env), docname)[1])]
    names = (value, get_image_filename_for_language(value, env))
    paths = [Path(env.relfn2path(name, docname)[1]) for name in names]
    return [one for path in paths for one in path.parent.glob(path.name)]


def note_link(env: BuildEnvironment, value: str) -> None:
    """Note a file that a page names by way of a symbolic link, which may come to lead elsewhere.

    Sphinx notes the file that it leads to now (``relfn2path``).
    """
    folder = Path(env.srcdir) if value.startswith("/") else Path(env.doc2path(env.docname)).parent
    path = os.path.normpath(folder / value.lstrip("/"))
    if "\0" not in path and _real(path) != os.path.normcase(path):
        domain_of(env).files.setdefault(env.docname, {})[path] = stamp(Path(path))


def is_allowed(env: BuildEnvironment, path: Path) -> bool:
    """Tell whether a file stands in the project, or in a folder that the configuration allows."""
    domain = domain_of(env)
    conf = Path(domain.builder.confdir)
    allowed = [env.srcdir, *(conf / folder for folder in domain.settings.allowed_folders)]
    real = _real(path)
    # The root of all folders ends in a separator already.
    return any(
        f"{real}{os.sep}".startswith(one.rstrip(os.sep) + os.sep) for one in map(_real, allowed)
    )


def _real(path: str | os.PathLike[str]) -> str:
    """Return where a file is when all symbolic links are followed, made comparable."""
    return os.path.normcase(os.path.realpath(path))


def is_readable(path: Path) -> bool:
    """Tell whether there is a file at *path* that can be read, whatever the path is like."""
    try:
        return path.is_file() and os.access(path, os.R_OK)
    except (OSError, ValueError):  # a name may be too long
        return False


def is_too_large(path: Path) -> bool:
    """Tell whether a file is too large to be read as a bibliography; raise `OSError`."""
    return path.stat().st_size > MOST_BYTES


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


class GuardPictures(SphinxTransform):
    """Drops pictures in the text of blocks that stand outside of the project.

    Pictures in other text are Sphinx's business, but for links that lead in a circle, which end
    its build (`relfn2path` in sphinx/environment/__init__.py resolves them).
    """

    default_priority = 600

    def apply(self, **kwargs: Any) -> None:
        """Look at each picture of the document."""
        for image in list(self.document.findall(nodes.image)):
            value = image.get("uri", "")
            # What is no address for Sphinx is the path of a file, "//home/x.png" too.
            if value.startswith("data:") or "://" in value:
                continue
            note_link(self.env, value)
            if fault := self._fault(value, image):
                warn(Subtype.REFERENCE, f"picture '{value}': {fault}", image)
                image.parent.replace(image, nodes.inline("", image.get("alt", "")))

    def _fault(self, value: str, image: nodes.image) -> str:
        try:
            _within, full = self.env.relfn2path(value, self.env.docname)
            files = [Path(full), *_pictures(self.env, value)]
        except (OSError, RuntimeError, ValueError):
            return LOOP
        if _leads_in_a_circle(Path(full)):
            return LOOP
        if Path(full).is_dir():  # which copying, as for LaTeX, cannot bear
            return "this path is that of a folder; write the path of a file in it"
        # What is not there is Sphinx's to tell.
        if not is_in_block(image) or all(is_allowed(self.env, one) for one in files):
            return ""
        return f"{OUTSIDE}; an address begins with https://" if value.startswith("//") else OUTSIDE


def _leads_in_a_circle(path: Path) -> bool:
    """Tell whether a path leads to itself; from Python 3.13 on, `Path.resolve` raises nothing."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP or getattr(error, "winerror", 0) == _WINDOWS_LOOP
    return False


def is_in_block(node: nodes.Node) -> bool:
    """Tell whether a node of a page's text stands in a block."""
    outer = node.parent
    while outer is not None and not isinstance(outer, resume_block):
        outer = outer.parent
    return outer is not None


def setup(app: Sphinx) -> None:
    """Look at the pictures of every page that is read."""
    app.add_transform(GuardPictures)
