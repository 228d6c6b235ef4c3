"""Time and size of files, by which it is seen that one is another file than it was."""

from __future__ import annotations

from pathlib import Path


def stamp(path: Path) -> tuple[int, int]:
    """Return time (ns) and size of a file, or zeros if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size
