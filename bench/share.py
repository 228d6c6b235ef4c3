"""Tells from a profile of a build how much of its time the extension's own code takes.

``python bench/share.py PROFILE`` shows the extension's functions that take the most, for a
profile made with ``python -m cProfile -o PROFILE -m sphinx -b html ...``.
"""

from __future__ import annotations

import pstats
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Function = tuple[str, int, str]
PACKAGE = "sphinx_resume"
PYTHON = sysconfig.get_path("stdlib")
PASSES = 12
"""How many calls deep Python's own functions are traced back to who called them."""


@dataclass(frozen=True)
class Share:
    """Parts of the time of a build, between 0 and 1."""

    direct: float
    """The extension's functions, and the builtin ones that they call."""
    whole: float
    """Besides, what of Python's own library runs for them, however deep."""


def read(profile: Path) -> Share:
    """Return the share of the extension in *profile*."""
    stats = _stats(profile)
    total = sum(tottime for _, _, tottime, _, _ in stats.values())
    ours = _ours(stats)
    direct = sum(
        sum(_time(caller) for name, caller in callers.items() if _is_own(name))
        if function[0] == "~"
        else tottime * _is_own(function)
        for function, (_, _, tottime, _, callers) in stats.items()
    )
    whole = sum(tottime * ours[name] for name, (_, _, tottime, _, _) in stats.items())
    return Share(direct / total, whole / total)


def top(profile: Path, count: int = 15) -> str:
    """Return tables of the extension's functions that take the most time, own and with calls."""
    stats = _stats(profile)
    total = sum(tottime for _, _, tottime, _, _ in stats.values())
    own = {name: row for name, row in stats.items() if _is_own(name)}
    lines = [f"{total:.2f} s in all"]
    for column, title in ((2, "by own time"), (3, "with what they call")):
        lines.append(f"\n{title}\n  own s  with calls    calls")
        for name, row in sorted(own.items(), key=lambda item: -item[1][column])[:count]:
            file = name[0].partition(f"/{PACKAGE}/")[2]
            lines.append(f"{row[2]:7.3f} {row[3]:11.3f} {row[1]:8}  {file}:{name[1]} {name[2]}")
    return "\n".join(lines)


def _stats(profile: Path) -> dict[Function, Any]:
    # The one way to the numbers behind the printed tables.
    found: dict[Function, Any] = vars(pstats.Stats(str(profile)))["stats"]
    return found


def _is_own(function: Function) -> bool:
    return f"/{PACKAGE}/" in function[0].replace("\\", "/")


def _is_pythons(function: Function) -> bool:
    """Tell whether *function* works for whoever called it; "<string>" has what dataclasses make."""
    file = function[0]
    if "importlib" in file or "site-packages" in file:
        return False
    return file.startswith(("~", "<", PYTHON))


def _time(caller: tuple[int, int, float, float]) -> float:
    return caller[2]


def _ours(stats: dict[Function, Any]) -> dict[Function, float]:
    """Return which part of each function's time the extension causes.

    That is all of its own functions, none of other packages', and of Python's the part that
    their callers have in it.
    """
    parts = {name: float(_is_own(name)) for name in stats}
    traced = [name for name in stats if not _is_own(name) and _is_pythons(name)]
    for _ in range(PASSES):
        for name in traced:
            callers = stats[name][4]
            time = sum(map(_time, callers.values()))
            if time:
                caused = (_time(row) * parts.get(caller, 0) for caller, row in callers.items())
                parts[name] = sum(caused) / time
    return parts


if __name__ == "__main__":
    print(top(Path(sys.argv[1])))
    print(read(Path(sys.argv[1])))
