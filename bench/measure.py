"""Runs commands, each in a process of its own, and compares what they cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Broken(RuntimeError):
    """A build failed or warned, or two sites are not the same: costs would say nothing."""


@dataclass(frozen=True)
class Cost:
    """What one process cost, with the processes it started."""

    cpu: float
    """Seconds of work, its own and the system's for it."""
    wall: float
    """Seconds that passed."""
    memory: float
    """The most memory that one of the processes held, in the unit of the system."""


class Pages(NamedTuple):
    """How many pages a site has, and how many kB these are in all."""

    number: int
    size: float


@dataclass(frozen=True)
class Ratio:
    """How much more one thing costs than another: of the medians, and in single rounds."""

    value: float
    low: float
    high: float
    over: float
    under: float


def run(command: Sequence[str | Path]) -> Cost:
    """Return the cost of *command*; raise `Broken` if it fails or warns."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}  # the same order of sets each time
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling each time is nobody's case
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment)
        # `Popen.wait` does not tell what the process cost.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    if process.returncode or "WARNING" in text or "ERROR" in text:
        raise Broken(f"{' '.join(map(str, command))}\n{text}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss)


def ratio(over: Sequence[float], under: Sequence[float]) -> Ratio:
    """Return the ratio of the medians, with the lowest and highest ratio of a single round."""
    rounds = [one / other for one, other in zip(over, under, strict=True)]
    upper, lower = statistics.median(over), statistics.median(under)
    return Ratio(upper / lower, min(rounds), max(rounds), upper, lower)
