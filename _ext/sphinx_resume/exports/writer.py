"""The one place that puts exports into the output: only what changed, and nothing that is stale.

What was written stands in a file beside the doctrees, for each builder and output folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resume.model.dependencies import digest
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Entity
from sphinx_resume.pages.output_files import brought, pages, update
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.builders import Builder


class Export(NamedTuple):
    """A file: its path in the output, the digest of all it is made of, and what makes it.

    ``of`` is the thing that it is of, where there are more of its kind.
    """

    path: str
    fingerprint: bytes
    make: Callable[[], bytes]
    of: Entity | None = None


def write(builder: Builder, exports: Iterable[Export]) -> None:
    """Write *exports*, and remove those of an earlier build that are not among them."""
    before, now = _remembered(builder), {one.path: one for one in exports}
    # Noted first, for a build that is stopped half-way leaves files too.
    _note(builder, dict.fromkeys(now, "") | before)
    if gone := before.keys() - now.keys():
        # A page, or a file of the project's own, may have come to where a file was.
        for path in gone - pages(builder) - brought(builder):
            _remove(Path(builder.outdir), path)
    for path, export in now.items():
        target = Path(builder.outdir) / path
        if before.get(path) != export.fingerprint.hex() or not target.is_file():
            _try(target, export)
    _note(builder, {path: export.fingerprint.hex() for path, export in now.items()})


def _remove(outdir: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    target = outdir / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == outdir or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _try(target: Path, export: Export) -> None:
    """Write a file, unless a folder is in its way."""
    try:
        update(target, export.make())
    except (IsADirectoryError, NotADirectoryError, FileExistsError) as error:
        fix = "rename the folder or the file that stands there"
        warn(Subtype.CLASH, f"the file '{export.path}' is not made: {error.strerror}; {fix}")


def _memory(builder: Builder) -> Path:
    name = digest(str(builder.outdir)).hex()
    return Path(builder.doctreedir) / f"resume-exports-{builder.name}-{name}.json"


def _remembered(builder: Builder) -> dict[str, str]:
    try:
        found = json.loads(_memory(builder).read_text("utf-8"))
        return {str(path): str(fingerprint) for path, fingerprint in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _note(builder: Builder, written: Mapping[str, str]) -> None:
    update(_memory(builder), json.dumps(written, sort_keys=True).encode())
