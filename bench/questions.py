"""What is asked of the measurements: which builds each question needs, and its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from measure import Cost, Pages, Ratio, ratio
from share import Share

SMALL = 100
"""The size whose pages are the measure for those of larger sites."""
NEEDS_PAGES = 1000
"""Up to here sphinx-needs gets a page for each thing: longer lists the extension splits."""
SAME = (
    ("lab", "hand"),
    ("lab", "needs-pages"),
    ("lab-people", "needs-people"),
    ("bibtex-own", "projects-own"),
)
"""Sites that must have the same number of pages."""

WHOLE = (
    ("e", "after an edit / by hand", "lab edit", "hand edit", 1.2),
    ("f", "nothing to do / by hand", "lab same", "hand same", 1.2),
    ("i", "with two dozen lists, and timelines for all / without", "lists", "lab", 1.2),
    ("j", "papers from a BibTeX file / as blocks", "bibtex", "blocks", 1.1),
)
"""What compares the cost of two builds."""

Key = tuple[str, int]
"""A build or rebuild and the size of its site: ``("lab", 100)``, ``("lab edit", 100)``."""
Rounds = Mapping[Key, Sequence[Cost]]
"""What each build cost in each round."""

_CPU: Callable[[Cost], float] = attrgetter("cpu")
_WALL: Callable[[Cost], float] = attrgetter("wall")
_MEMORY: Callable[[Cost], float] = attrgetter("memory")


@dataclass(frozen=True)
class Answer:
    """A line of the table."""

    letter: str
    what: str
    size: int
    of: str
    ratio: Ratio
    bar: float | None = None
    wall: Ratio | None = None


def builds(only: Iterable[str], size: int, *, largest: bool) -> list[Key]:
    """Return the builds of one round, in their order: two that are compared follow each other."""
    asked = set(only)
    found: list[str] = []
    if asked & set("abcefgh"):
        found.append("lab")
    if asked & set("acefgh"):
        found.append("hand")
    if "b" in asked and size <= NEEDS_PAGES:
        found.append("needs-pages")
    if "a" in asked:
        found += ["lab-alone", "hand-alone"]
    if "b" in asked:
        found += ["lab-people", "needs-people", "posts", "ablog", "posts-feeds", "ablog-feeds"]
    if "i" in asked:
        found += ["lists", *([] if "lab" in found else ["lab"])]
    if "j" in asked:
        found += ["bibtex", "blocks"]
    if "k" in asked:
        found += [f"{form}-{pages}" for pages in ("own", "none") for form in ("bibtex", "projects")]
    keys = [(name, size) for name in found]
    if largest and "h" in asked:
        keys += [("lab -j 2", size), ("hand -j 2", size)]
    if largest and "c" in asked and size > SMALL:
        keys += [(name, small) for small in (SMALL, 0) for name in ("lab", "hand")]
    return keys


def answers(
    only: str, size: int, rounds: Rounds, pages: Mapping[Key, Pages], *, largest: bool
) -> Iterator[Answer]:
    """Yield what the rounds at one size say."""

    def take(name: str, at: int = size, of: Callable[[Cost], float] = _CPU) -> list[float]:
        return [of(cost) for cost in rounds[name, at]]

    def compare(letter: str, what: str, one: str, other: str, bar: float | None) -> Answer:
        wall = ratio(take(one, of=_WALL), take(other, of=_WALL))
        return Answer(letter, what, size, "s", ratio(take(one), take(other)), bar, wall)

    def compare_sites(what: str, one: str, other: str) -> Answer:
        count = f"{pages[one, size].number:,} pages / {pages[other, size].number:,}"
        return compare("b", f"{what} ({count})", one, other, None)

    def each_kilobyte(name: str, at: int) -> list[float]:
        # Without what starting costs, which would make the pages of small sites look dear.
        # Pages of larger ones say more: more papers for a skill, more people in a project.
        size = pages[name, at].size - pages[name, 0].size
        return [1000 * cost / size for cost in _less(take(name, at), take(name, 0))]

    if "a" in only:
        yield compare("a", "whole site / by hand", "lab", "hand", 1.1)
        yield Answer(
            "a",
            "generated pages / by hand",
            size,
            "s",
            ratio(_less(take("lab"), take("lab-alone")), _less(take("hand"), take("hand-alone"))),
            1.0,
        )
    if "b" in only:
        what = "people's pages and their list / sphinx-needs"
        yield compare_sites(what, "lab-people", "needs-people")
        if ("needs-pages", size) in rounds:
            yield compare_sites("whole site / sphinx-needs", "lab", "needs-pages")
        yield compare_sites("posts and feeds / ABlog", "posts-feeds", "ablog-feeds")
        yield compare_sites("posts without feeds / ABlog", "posts", "ablog")
    if "c" in only and largest and size > SMALL:
        for name, what, bar in (("lab", "a kB of pages", 1.1), ("hand", "the same by hand", None)):
            result = ratio(each_kilobyte(name, size), each_kilobyte(name, SMALL))
            yield Answer("c", f"{what}, of {size:,} / of {SMALL}", size, "ms", result, bar)
    for letter, what, one, other, bar in WHOLE:
        if letter in only:
            yield compare(letter, what, one, other, bar)
    if "g" in only:
        memory = ratio(take("lab", of=_MEMORY), take("hand", of=_MEMORY))
        yield Answer("g", "peak memory / by hand", size, "memory", memory, 1.2)
    if "k" in only:
        each = [_less(take(f"{form}-own"), take(f"{form}-none")) for form in ("bibtex", "projects")]
        yield Answer("k", "pages of papers / of projects", size, "s", ratio(*each), 1.0)
    if "h" in only and largest:
        for name, what in (("lab", "wall time of -j 2 / -j 1"), ("hand", "the same by hand")):
            over, under = take(f"{name} -j 2", of=_WALL), take(name, of=_WALL)
            yield Answer("h", what, size, "s", ratio(over, under[: len(over)]))


def shares(size: int, seen: Sequence[Share], what: str) -> Iterator[Answer]:
    """Yield what was seen of builds with *what*."""
    for whose, parts, bar in (
        ("own functions and Python's for them / all", [one.whole for one in seen], 0.1),
        ("own functions and builtins they call / all", [one.direct for one in seen], None),
        (
            "of that, what the system takes to write files / all",
            [one.written for one in seen],
            None,
        ),
    ):
        if not any(parts):
            continue
        result = ratio(parts, [1.0] * len(parts))
        yield Answer("d", f"{what}: {whose}", size, "", result, bar)


def _less(costs: Iterable[float], others: Iterable[float]) -> list[float]:
    return [cost - other for cost, other in zip(costs, others, strict=True)]
