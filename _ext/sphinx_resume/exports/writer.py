"""The one place that puts exports into the output: only what changed, and nothing that is stale.

What was written stands in a file beside the doctrees, for each builder and output folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_resume.model.digest import digest

if TYPE_CHECKING:
    from sphinx.builders import Builder


class Export(NamedTuple):
    """A file: its path in the output, the digest of all it is made of, and what makes it."""

    path: str
    state: bytes
    make: Callable[[], bytes]


def write(builder: Builder, exports: Iterable[Export]) -> None:
    """Write *exports*, and remove those of an earlier build that are not among them."""
    before, now = _remembered(builder), {one.path: one for one in exports}
    # Noted first, for a build that is stopped half-way leaves files too.
    _note(builder, dict.fromkeys(now, "") | before)
    if gone := before.keys() - now.keys():
        # A page, or a file of the project's own, may have come to where a file was.
        kept = {path_of_page(builder, name) for name in builder.env.found_docs}
        for path in gone - kept - brought(builder):
            _remove(Path(builder.outdir), path)
    for path, export in now.items():
        target = Path(builder.outdir) / path
        if not target.is_file() or before.get(path) != export.state.hex():
            _put(target, export.make())
    _note(builder, {path: export.state.hex() for path, export in now.items()})


def path_of_page(builder: Builder, docname: str) -> str:
    """Return where the builder writes a page, from the output folder; nothing if it does not."""
    get_output_path = getattr(builder, "get_output_path", None)
    if get_output_path is None:
        return ""
    return Path(get_output_path(docname)).relative_to(builder.outdir).as_posix()


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


def _remove(outdir: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    target = outdir / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == outdir or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _memory(builder: Builder) -> Path:
    name = digest(str(builder.outdir)).hex()
    return Path(builder.doctreedir) / f"resume-exports-{builder.name}-{name}.json"


def _remembered(builder: Builder) -> dict[str, str]:
    try:
        found = json.loads(_memory(builder).read_text("utf-8"))
        return {str(path): str(state) for path, state in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _note(builder: Builder, written: Mapping[str, str]) -> None:
    _put(_memory(builder), json.dumps(written, sort_keys=True).encode())


def _put(path: Path, data: bytes) -> None:
    """Write a file if it does not say that already: what has not changed keeps its time."""
    if not path.is_file() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
