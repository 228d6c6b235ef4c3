"""Where skills are used: in texts, for how long, and claims that nothing shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from sphinx_resume.model.dates import PRESENT, Date, Span
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.edges import Edges
from sphinx_resume.model.entities import Entities, Faults, Place, Things
from sphinx_resume.model.kinds import (
    Award,
    Certificate,
    Person,
    Post,
    Publication,
    Skill,
    SkillGroup,
    Talk,
)
from sphinx_resume.model.records import Key, Record

_YEAR = 12
_KNOWN_PAST = Date(2025, 12)
"""A month before the release of this extension: what ended then has ended when a site is built.

Whether a later end has come is not asked of the clock, as each build of the same files must give
the same.
"""
# These say that somebody can do something, or did it once, not for how long it was done.
_TIMELESS = (Award, Certificate, Person, Post, Publication, Skill, SkillGroup, Talk)


class Use(NamedTuple):
    """For how many months something was used, each counted once; ``more`` if it still is."""

    months: int
    more: bool


def use(records: Iterable[Record], latest: Date) -> Use:
    """Return the time that the spans of *records* cover together.

    What has not ended counts to *latest*, the last date that the site knows: a build must give
    the same whenever it is made.
    """
    spans = [record.span for record in records if record.span and not isinstance(record, _TIMELESS)]
    months: set[int] = set()
    for span in spans:
        months |= set(range(*_months(span, latest)))
    return Use(len(months), any(span.end == PRESENT for span in spans))


def latest_of(records: Iterable[Record]) -> Date:
    """Return the last date that *records* tell of as past.

    An end may lie ahead, as that of a grant: it counts if it is before this extension was released,
    or before something else has begun.
    """
    spans = [record.span for record in records]
    begun = max((s.start for s in spans if s.start and s.start != PRESENT), default=Date(0))
    ended = (span.end for span in spans if span.end and is_past(span.end, begun))
    return max(begun, max(ended, default=begun))


def is_past(end: Date, latest: Date) -> bool:
    """Tell whether *end* has surely come, if *latest* has."""
    return _last_month(end) <= max(_first_month(latest), _last_month(_KNOWN_PAST))


def _first_month(date: Date) -> int:
    return date.year * _YEAR + (date.month or 1) - 1


def _last_month(date: Date) -> int:
    return date.year * _YEAR + (date.month or _YEAR) - 1


def _months(span: Span, latest: Date) -> tuple[int, int]:
    """Return the first month of a span and the one behind its last, counted from year 0.

    What has not ended counts to the first month that *latest* can mean, as no more is sure.
    """
    start, end = span.start or span.end, span.end or span.start
    if start is None or end is None or start == PRESENT:
        return 0, 0
    first = _first_month(start)
    if end == PRESENT:
        return first, max(first, _first_month(latest)) + 1
    if span.reversed:
        start, end = end, start
        first = _first_month(start)
    return first, max(first, _last_month(end)) + 1


def unproved(
    entities: Entities,
    records: Iterable[Record],
    edges_of: Callable[[Record], Edges],
    touching: Mapping[Key, list[Record]],
    faults: Faults,
) -> None:
    """Tell of skills that people claim and that nothing they did shows."""
    for record in records:
        if not isinstance(record, SkillGroup):
            continue
        people = set(edges_of(record).people)
        for key in edges_of(record).skills:
            shown = (one for one in touching[key] if not isinstance(one, SkillGroup | Skill))
            if not any(people & set(edges_of(one).people) for one in shown):
                names = ", ".join(entities[person].title for person in sorted(people))
                message = (
                    f"'{entities[key].title}' is claimed, and nothing that {names} did shows it; "
                    "add it to the :skills: of a job, a project or the like, or leave it out"
                )
                faults.add(Subtype.EVIDENCE, record, "keywords", message)


class Spellings:
    """How skills are written: titles and other names as their authors wrote them.

    Case counts, and a single letter is no name: else every *go* would be a language.
    """

    def __init__(self, things: Things) -> None:
        """Take the names of all skills that mean one skill each."""
        self._keys: dict[str, Key] = {}
        for entity in things.of_kind("skill"):
            others = (name for r in entity.records for name in getattr(r, "alternate_name", ()))
            for name in (entity.title, *others, *things.synonyms(entity.title)):
                if len(name) > 1 and things.find("skill", name) == [entity.key]:
                    self._keys.setdefault(name, entity.key)
        self._finder = _finder(self._keys)

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Key]]:
        """Yield where *text* names a skill, and which; a name may go on in the next line."""
        for match in self._finder.finditer(text):
            yield match, self._keys[" ".join(match[0].split())]

    def found_in(self, prose: Mapping[str, Mapping[int, str]]) -> dict[Place, tuple[Key, ...]]:
        """Return the skills that each block's text names, in the order of the text."""
        found: dict[Place, tuple[Key, ...]] = {}
        for docname, texts in sorted(prose.items()):
            for index, text in texts.items():
                if keys := dict.fromkeys(key for _match, key in self.matches(text)):
                    found[docname, index] = tuple(keys)
        return found


def _finder(names: Mapping[str, Key]) -> re.Pattern[str]:
    """Return what finds any of *names* as a whole word, the longest that fits."""
    if not names:
        return re.compile("(?!)")
    longest = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<![\w+#.-])(?:{words})(?![\w+#]|[.-]\w)")
