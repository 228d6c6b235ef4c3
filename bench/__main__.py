"""Measures the extension: builds labs and other sites in turn, and prints what they cost.

a  the site against the same pages written by hand, and the generated pages alone
b  the site against one made with sphinx-needs, and posts against ABlog
c  a page of the largest site against a page of a site of 100 entities
d  the extension's own part of the time of a build
e  a build after one bullet was edited, against the same by hand
f  a build with nothing to do, against the same by hand
g  memory, against the same by hand
h  two processes against one
i  lists and timelines against the site without them
j  papers from a BibTeX file against the same as blocks
k  a page of a paper against a page of a project
"""

from __future__ import annotations

import argparse
import compileall
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import lab
import share
from measure import Broken, Cost, Ratio
from questions import SAME, Answer, Key, answers, builds, shares
from sites import Sites

LETTERS = "abcdefghijk"
LARGE = 1000
"""From this size on there are as many rounds as asked for; below, where they are short, twice."""
LOOKS = 3
"""Builds that are looked at for d."""
EDITS = 2
"""Rebuilds of each sort in a round: they are short, and one alone says little."""


def main() -> None:
    """Measure what the options ask for, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A copy, so that what is measured stays the same even if the files do not.
        shutil.copytree(lab.EXTENSION, folder / "ext", ignore=shutil.ignore_patterns("__pycache__"))
        # As pip does for what it installs, the extensions that this one is compared with too.
        compileall.compile_dir(folder / "ext", quiet=1)
        text = f"{_machine()}\n\n{_table(_measured(Sites(folder, folder / 'ext'), options))}"
    print(text)
    if options.out:
        options.out.write_text(f"{text}\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=_sizes, default=[10, 100, 1000], help="as 10,100,1000")
    parser.add_argument("--rounds", type=int, default=2, help="at 1000 entities; twice below")
    parser.add_argument("--only", type=_letters, default=",".join(LETTERS), help="as a,e")
    parser.add_argument("--out", type=Path, help="a file for the table")
    parser.add_argument("--seen", type=Path, help="a file for what d has seen")
    options = parser.parse_args()
    if "b" in options.only:
        for title, name in (("sphinx-needs", "sphinx_needs"), ("ABlog", "ablog")):
            if importlib.util.find_spec(name) is None:
                parser.error(f"{title} is not installed; leave b out of --only")
    return options


def _sizes(text: str) -> list[int]:
    return sorted(int(one) for one in text.split(","))


def _letters(text: str) -> str:
    found = [one for one in text.split(",") if one in tuple(LETTERS)]
    if len(found) != len(text.split(",")):
        raise argparse.ArgumentTypeError(f"write some of {','.join(LETTERS)}")
    return "".join(found)


# --- measuring -----------------------------------------------------------------------------


def _measured(sites: Sites, options: argparse.Namespace) -> Iterator[Answer]:
    largest = options.sizes[-1]
    for size in options.sizes:
        plan = builds(options.only, size, largest=size == largest)
        rounds = options.rounds * (1 if size >= LARGE else 2)
        yield from _at(sites, size, plan, rounds, options.only, largest=size == largest)
    if "d" in options.only:
        size = min(largest, LARGE)
        for what, alone in (("pages", True), ("with files and tags for other programs", False)):
            _say(f"{size} entities: looking at {what}")
            seen = [sites.sample(size, number, alone=alone) for number in range(LOOKS)]
            yield from shares(size, list(map(share.read, seen)), what)
        if options.seen:
            shutil.copy(seen[-1], options.seen)


def _at(
    sites: Sites, size: int, plan: list[Key], rounds: int, only: str, *, largest: bool
) -> Iterator[Answer]:
    costs: dict[Key, list[Cost]] = defaultdict(list)
    for name, at in plan:
        # Written before anything is measured; small ones are built once for nothing, so that
        # Python's compiled files and the system's memory of files are there for all.
        kind = name.partition(" ")[0]
        _say(f"{at} entities: writing {kind}")
        sites.source(kind, at)
        if at <= 100:
            sites.build(kind, at)
    for number in range(rounds):
        for name, at in plan:
            if number and size >= LARGE and "-j" in name:
                continue  # once must do: this would take a third of all the time
            _say(f"{size} entities: round {number + 1} of {rounds}: {name} {at}")
            kind, _, jobs = name.partition(" -j ")
            costs[name, at].append(sites.build(kind, at, int(jobs or 1)))
        for edit in range(EDITS * number, EDITS * (number + 1)):
            for kind in ("lab", "hand"):
                if "e" in only:
                    costs[f"{kind} edit", size].append(sites.edit(kind, size, edit))
            for kind in ("lab", "hand"):
                if "f" in only:
                    costs[f"{kind} same", size].append(sites.rebuild(kind, size))
    pages = {(name, at): sites.pages(name, at) for name, at in plan if " " not in name}
    for one, other in SAME:
        if (other, size) in pages and pages[one, size].number != pages[other, size].number:
            raise Broken(f"{size} entities: the sites {one} and {other} have not the same pages")
    yield from answers(only, size, costs, pages, largest=largest)


def _say(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="\r", file=sys.stderr, flush=True)


# --- the table -----------------------------------------------------------------------------

HEAD = """\
| | what / against what | entities | ratio | spread | bar | holds | wall | medians |
| --- | --- | ---: | ---: | --- | ---: | --- | ---: | --- |
"""


def _table(found: Iterable[Answer]) -> str:
    rows = sorted(found, key=lambda answer: (answer.letter, answer.what.endswith("by hand")))
    return HEAD + "\n".join(map(_row, rows))


def _row(answer: Answer) -> str:
    one = answer.ratio
    bar, holds = "", ""
    if answer.bar is not None:
        bar, holds = f"{answer.bar:g}", "yes" if one.value <= answer.bar else "**no**"
    alone = one.low == one.high == one.value
    cells = [
        answer.letter,
        answer.what,
        f"{answer.size:,}",
        f"{one.value:.2f}",
        "" if alone else f"{one.low:.2f}–{one.high:.2f}",
        bar,
        holds,
        f"{answer.wall.value:.2f}" if answer.wall else "",
        _medians(one, answer.of),
    ]
    return f"| {' | '.join(cells)} |"


def _medians(one: Ratio, unit: str) -> str:
    if unit == "memory":
        size = 2**20 if sys.platform == "darwin" else 2**10
        return f"{one.over / size:.0f} MiB / {one.under / size:.0f} MiB"
    return f"{one.over:.2f} {unit} / {one.under:.2f} {unit}" if unit else ""


def _machine() -> str:
    names = {
        "Sphinx": "sphinx",
        "MyST-Parser": "myst-parser",
        "docutils": "docutils",
        "sphinx-needs": "sphinx-needs",
        "ABlog": "ablog",
    }
    parts = [f"Python {platform.python_version()}"]
    for title, name in names.items():
        try:
            parts.append(f"{title} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    parts.append(f"{_processor()}, {os.cpu_count()} cores")
    return ", ".join(parts)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
