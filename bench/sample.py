"""Runs a module, and looks every few milliseconds at which functions are at work.

``python bench/sample.py FILE MODULE ARGUMENTS...`` writes what it has seen to FILE. A profiler that
is told of each call makes calls slower, and so shows code of many small functions larger than it
is; this one only looks.

Python collects no garbage meanwhile: that would count for whatever function happens to set it off.
"""

from __future__ import annotations

import gc
import json
import runpy
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path
from types import FrameType

EVERY = 0.002
"""Seconds of work between two looks; the kernel may round them up."""

Frame = tuple[str, int, str]
"""A function: its file, the line where it begins, and its name."""


class Sampler:
    """Adds up the time that was spent in each stack of functions, the innermost first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.seconds: dict[tuple[Frame, ...], float] = defaultdict(float)
        self._last = time.process_time()

    def look(self, _signal: int, frame: FrameType | None) -> None:
        """Count what has passed since the last look for the functions at work."""
        passed = time.process_time() - self._last
        stack: list[Frame] = []
        while frame is not None:
            code = frame.f_code
            stack.append((code.co_filename, code.co_firstlineno, code.co_qualname))
            frame = frame.f_back
        self.seconds[tuple(stack)] += passed
        self._last = time.process_time()

    def write(self, path: Path) -> None:
        """Write functions, and stacks of their numbers with the seconds of each."""
        numbers = {
            frame: number for number, frame in enumerate({f for s in self.seconds for f in s})
        }
        stacks = [([numbers[f] for f in stack], spent) for stack, spent in self.seconds.items()]
        path.write_text(json.dumps({"functions": list(numbers), "stacks": stacks}), "utf-8")


def read(path: Path) -> list[tuple[list[Frame], float]]:
    """Return the stacks in a file, each with its seconds."""
    found = json.loads(path.read_text("utf-8"))
    functions: list[Frame] = [tuple(one) for one in found["functions"]]
    return [([functions[one] for one in stack], spent) for stack, spent in found["stacks"]]


def main() -> None:
    """Run the module that the arguments name."""
    _, path, module, *_ = sys.argv
    sys.argv[:] = sys.argv[2:]
    gc.disable()
    sampler = Sampler()
    signal.signal(signal.SIGPROF, sampler.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    sampler.write(Path(path))


if __name__ == "__main__":
    main()
