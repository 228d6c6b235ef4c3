"""Tells from what was seen of a build how much of its time the extension's own code takes.

``python bench/share.py FILE`` shows the extension's functions that take the most, for a file that
``python bench/sample.py FILE sphinx -b html ...`` has written.
"""

from __future__ import annotations

import sys
import sysconfig
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sample
from sample import Frame

PACKAGE = "sphinx_resume"
WRITER = "put"
"""The function that writes all files of the extension."""
PYTHON = sysconfig.get_path("stdlib")


@dataclass(frozen=True)
class Share:
    """Parts of the time of a build, between 0 and 1."""

    direct: float
    """The extension's functions, and the builtin ones that they call."""
    whole: float
    """Besides, what of Python's own library runs for them, however deep."""
    written: float
    """That part of the whole in which the system makes files, and writes them."""


def read(path: Path) -> Share:
    """Return the share of the extension in what was seen."""
    seen = sample.read(path)
    total = sum(time for _, time in seen)
    direct = sum(time for stack, time in seen if stack and _is_own(stack[0]))
    whole = sum(time for stack, time in seen if _works_for_us(stack))
    written = sum(time for stack, time in seen if _works_for_us(stack) and _writes(stack))
    return Share(direct / total, whole / total, written / total)


def top(path: Path, count: int = 15) -> str:
    """Return tables of the extension's functions that take the most time, own and with calls."""
    seen = sample.read(path)
    own: Counter[Frame] = Counter()
    whole: Counter[Frame] = Counter()
    for stack, time in seen:
        ours = [frame for frame in stack if _is_own(frame)] if _works_for_us(stack) else []
        for frame in ours[:1]:
            own[frame] += time
        for frame in set(ours):
            whole[frame] += time
    lines = [f"{sum(time for _, time in seen):.2f} s in all"]
    for title, found in (("by own time", own), ("with what they call", whole)):
        lines.append(f"\n{title}")
        for (file, line, name), time in found.most_common(count):
            lines.append(f"{time:7.3f} s  {file.partition(f'/{PACKAGE}/')[2]}:{line} {name}")
    return "\n".join(lines)


def _works_for_us(stack: Iterable[Frame]) -> bool:
    """Tell whether the function at work is the extension's, or Python's and called by one."""
    inner = next((frame for frame in stack if not _is_pythons(frame)), None)
    return inner is not None and _is_own(inner)


def _writes(stack: Iterable[Frame]) -> bool:
    return any(_is_own(frame) and frame[2] == WRITER for frame in stack)


def _is_own(frame: Frame) -> bool:
    return f"/{PACKAGE}/" in frame[0].replace("\\", "/")


def _is_pythons(frame: Frame) -> bool:
    """Tell whether it works for whoever called it; "<string>" has what dataclasses make."""
    file = frame[0]
    if "importlib" in file or "site-packages" in file:
        return False
    return file.startswith(("<", PYTHON))


if __name__ == "__main__":
    print(top(Path(sys.argv[1])))
    print(read(Path(sys.argv[1])))
