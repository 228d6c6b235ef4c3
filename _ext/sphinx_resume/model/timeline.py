"""Timelines: what an author asks one to show, and who did what when, placed on a scale.

A place on the scale is a percentage of its width, rounded to two decimals. Moments are
counted in months since year 0, with fractions for days. There is no clock: what has not
ended reaches to the last date of the sources, so that the same sources always give the same
picture.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from math import ceil, floor, inf
from typing import NamedTuple

from sphinx_resume.model.comma_lists import split_list
from sphinx_resume.model.dates import PRESENT, Date, NotADate, Span, parse_date, parse_end, whole_of
from sphinx_resume.model.descriptions import ref, role_in, span_of
from sphinx_resume.model.diagnostics import Report, Subtype, suggestion
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Doc, InlineElement, Ref, Word
from sphinx_resume.model.kinds import KINDS, Contribution, Person, Project, Teaching, kind_of, timed
from sphinx_resume.model.listing.query import QueryFault, named, what_of
from sphinx_resume.model.records import Key, Record

USUAL = ("experience", "education", "project")
"""The kinds that it shows if nobody says which, in this order."""

NO_LIMITS = Span()
"""Time as long as there are dates."""

_YEAR = 12  # months
_TICKS = 12  # at most: more labels would touch each other
_LABEL = 6.0  # percent that the label of a tick needs
_THIN = 0.8  # percent: the least width of a bar, so that a single day can be seen
_TEXT = 25.0  # percent: the least width of the text at a bar, some 20 letters on a wide page
_TIGHT = 18.0  # percent: with less than this to the end of the scale, the text ends there


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """What a person did for some time: where it leads, remarks such as the role, and when."""

    kind: str
    person: Key
    target: Ref | Doc
    notes: tuple[InlineElement, ...]
    span: Span

    @property
    def title(self) -> str:
        """Return what it is called."""
        return self.target.text


class Tick(NamedTuple):
    """The beginning of a year, which is named on the scale, in percent of the scale."""

    year: int
    left: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The time that is shown: its first and its last month, and the years that are named."""

    first: Date
    last: Date
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """An item on the scale; all places are in percent of the scale.

    ``lane`` counts from 1. A bar with ``open_start`` or ``open_end`` goes on beyond what is
    drawn. The text at the bar has the room from ``text_left`` to ``text_right``, which is its
    own in the lane. It begins with the bar, or earlier, to be flush with the end of the scale.
    """

    item: TimelineItem
    lane: int
    left: float
    width: float
    open_start: bool
    open_end: bool
    text_left: float
    text_right: float


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Bars under a label, in the order of time; or groups within a group.

    ``lanes`` is how many rows the bars need. ``undated`` are items that nobody dated.
    """

    label: Ref | Word
    bars: tuple[Bar, ...] = ()
    lanes: int = 0
    undated: tuple[TimelineItem, ...] = ()
    groups: tuple[TimelineGroup, ...] = ()

    def items(self) -> Iterator[TimelineItem]:
        """Yield all items, in the order of time, then those without a date."""
        for group in self.groups:
            yield from group.items()
        yield from (bar.item for bar in self.bars)
        yield from self.undated


@dataclass(frozen=True, slots=True)
class Timeline:
    """Groups on one scale; there is none if nothing is dated."""

    scale: Scale | None
    groups: tuple[TimelineGroup, ...]

    def keys(self) -> set[Key]:
        """Return the things that the timeline links to."""
        elements: list[InlineElement] = [group.label for group in self.groups]
        for group in self.groups:
            for item in group.items():
                elements += [item.target, *item.notes]
        return {element.key for element in elements if isinstance(element, Ref)}


# --- what is shown --------------------------------------------------------------------------


def timeline_of(
    graph: Graph,
    people: Sequence[Key],
    kinds: Sequence[str] = USUAL,
    limits: Span = NO_LIMITS,
) -> Timeline:
    """Return the timeline of *people*: by person if there are several, then by kind."""
    items = items_of(graph, people, kinds)
    return timeline(items, [ref(graph, one) for one in people], kinds, limits, graph.latest)


def items_of(
    graph: Graph, people: Iterable[Key], kinds: Sequence[str] = USUAL
) -> list[TimelineItem]:
    """Return what *people* did, of each of *kinds*, in reading order."""
    found: list[TimelineItem] = []
    for person in dict.fromkeys(people):
        for kind in dict.fromkeys(kinds):
            found += _projects(graph, person) if kind == "project" else _jobs(graph, person, kind)
    return found


def _jobs(graph: Graph, person: Key, kind: str) -> Iterator[TimelineItem]:
    """Yield the blocks of *kind* that are about *person*: each position is one of its own."""
    for record in graph.about(person):
        if kind_of(record).name != kind or person not in graph.edges_of(record).people:
            continue
        ends = graph.edges_of(record)
        where = ends.organization
        target: Ref | Doc = Doc(record.docname, record.title)
        notes = role_in(record)
        if ends.itself:
            target = ref(graph, ends.itself)
            notes = [*notes, *([graph.entities[where].title] if where else [])]
        elif where and isinstance(record, Teaching):
            target, notes = ref(graph, where), [record.title, *notes]
        elif where:
            target = Ref(where, record.title)
        yield TimelineItem(kind, person, target, tuple(notes), record.span)


def _projects(graph: Graph, person: Key) -> Iterator[TimelineItem]:
    """Yield the projects that *person* has a part in, each once, with her own roles and dates."""
    parts: dict[Key, list[Record]] = {}
    for record in graph.about(person):
        ends = graph.edges_of(record)
        if person not in ends.people or not isinstance(record, Project | Contribution):
            continue
        key = ends.itself if isinstance(record, Project) else next(iter(ends.projects), None)
        if key:
            # What another says of a project in which she took part does not tell her part.
            own = not record.owner or graph.owner_of(record) == person
            parts.setdefault(key, []).extend([record] if own else [])
    for key, records in parts.items():
        span = whole_of(record.span for record in records)
        roles = dict.fromkeys(role for record in records for role in role_in(record))
        yield TimelineItem(
            "project", person, ref(graph, key), tuple(roles), span or span_of(graph, key)
        )


# --- where it is drawn ----------------------------------------------------------------------


def timeline(
    items: Sequence[TimelineItem],
    people: Sequence[Ref],
    kinds: Sequence[str] = USUAL,
    limits: Span = NO_LIMITS,
    latest: Date | None = None,
) -> Timeline:
    """Return *items* on a scale, in groups by person if there are several *people*, by kind.

    The scale has whole years, from the first date to the last, or to the *latest* that is known
    at all if something has not ended. *limits* set its first and
    its last month; items outside, and those without a date, are left out then, and those
    that reach beyond are cut. Years without an item are shown as well.
    """
    first, last = _limits(limits)
    shown = [item for item in items if not limits or _meets(item.span, first, last)]
    spans = [item.span for item in shown]
    if latest and any(span.end == PRESENT for span in spans):
        spans.append(Span(latest))
    scale = _scale(spans, first, last)
    groups = []
    for person in dict.fromkeys(people):
        own = [item for item in shown if item.person == person.key]
        inner = tuple(
            _group(Word(KINDS[kind].plural), found, scale)
            for kind in dict.fromkeys(kinds)
            if (found := [item for item in own if item.kind == kind])
        )
        if inner:
            groups.append(TimelineGroup(person, groups=inner))
    if len(set(people)) == 1 and groups:
        return Timeline(scale, groups[0].groups)
    return Timeline(scale, tuple(groups))


def _begin(date: Date) -> float:
    """Return the moment at which *date* begins, in months."""
    return _month(date.year, date.month or 1) + _days(date, date.day - 1)


def _finish(date: Date) -> float:
    """Return the moment at which *date* has passed, in months."""
    if not date.month:
        return _month(date.year + 1)
    return _month(date.year, date.month) + _days(date, date.day) if date.day else _begin(date) + 1


def _month(year: int, month: int = 1) -> int:
    return year * _YEAR + month - 1


def _days(date: Date, days: int) -> float:
    """Return *days* of the month of *date* as a fraction of it."""
    return days / calendar.monthrange(date.year, date.month)[1] if date.day else 0.0


def _date(month: int) -> Date:
    return Date(month // _YEAR, month % _YEAR + 1)


def _known(span: Span) -> Span:
    """Return *span* in the order of time, without an end that has not come."""
    start, end = (span.end, span.start) if span.reversed else (span.start, span.end)
    return Span(start, None if end == PRESENT else end)


def _period(span: Span, end: float) -> tuple[float, float]:
    """Return from when to when *span* lasts, in months; one that has not ended lasts to *end*.

    A single date lasts as long as it is precise: a year lasts a year.
    """
    known = _known(span)
    start, stop = known.start or known.end, known.end or known.start
    if start is None or stop is None:
        return end, end
    return _begin(start), max(_begin(start), end if span.end == PRESENT else _finish(stop))


def _limits(limits: Span) -> tuple[float | None, float | None]:
    known = _known(limits)
    # Whole months: limits of a day would only make the scale harder to read.
    first = _begin(Date(*known.start[:2])) if known.start else None
    last = _finish(Date(*known.end[:2])) if known.end else None
    return first, last


def _meets(span: Span, first: float | None, last: float | None) -> bool:
    """Tell whether any of *span* lies within limits."""
    begin, finish = _period(span, inf)
    return bool(span) and (first is None or finish > first) and (last is None or begin < last)


def _scale(spans: Iterable[Span], first: float | None, last: float | None) -> Scale | None:
    """Return a scale of whole years for *spans*, or of the months from *first* to *last*."""
    periods = [_period(known, 0) for span in spans if (known := _known(span))]
    if not periods:
        return None
    if first is None:
        first = floor(min(begin for begin, _ in periods) / _YEAR) * _YEAR
    if last is None:
        # Of what began before *first* and has not ended, there is no later date.
        latest = max(first + 1, *(finish for _, finish in periods))
        last = ceil(latest / _YEAR) * _YEAR
    return Scale(_date(int(first)), _date(int(last) - 1), _ticks(int(first), int(last)))


def _ticks(begin: int, end: int) -> tuple[Tick, ...]:
    """Return the years to name on a scale between two months: each 1st, 2nd, 5th, 10th … one."""
    years = (end - begin) / _YEAR
    steps = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(step for step in steps if years / step <= _TICKS)
    # The first one whose January is shown.
    year = -(-begin // (_YEAR * step)) * step
    found = []
    while _month(year) < end:
        found.append(Tick(year, _percent(_month(year) - begin, end - begin)))
        year += step
    if len(found) > 1 and found[-1].left > 100 - _LABEL:
        found.pop()
    if not found or (step == 1 and found[0].left >= _LABEL):
        found.insert(0, Tick(begin // _YEAR, 0.0))  # a year that is shown in part
    return tuple(found)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)


# --- bars in lanes --------------------------------------------------------------------------


def _group(label: Word, items: Iterable[TimelineItem], scale: Scale | None) -> TimelineGroup:
    """Return a group of *items*; without a scale none of them has a known date."""
    dated: list[TimelineItem] = []
    undated: list[TimelineItem] = []
    for item in items:
        (dated if scale and item.span else undated).append(item)
    bars = _in_lanes(_bars(dated, scale)) if scale else ()
    return TimelineGroup(label, bars, max((bar.lane for bar in bars), default=0), tuple(undated))


def _bars(items: Iterable[TimelineItem], scale: Scale) -> list[Bar]:
    """Return bars in the order of time, in no lane yet, with the least room for their texts.

    The longer of two that begin together comes first, then the order of the titles decides.
    """
    last = _finish(scale.last)

    def order(item: TimelineItem) -> tuple[float, float, str]:
        begin, finish = _period(item.span, last)
        return begin, -finish, item.title

    return [_bar(item, scale) for item in sorted(items, key=order)]


def _bar(item: TimelineItem, scale: Scale) -> Bar:
    first, last = _begin(scale.first), _finish(scale.last)
    begin, finish = _period(item.span, last)
    left = min(_percent(max(begin, first) - first, last - first), 100 - _THIN)
    right = _percent(min(finish, last) - first, last - first)
    width = max(round(right - left, 2), _THIN)
    text_left = left if left <= 100 - _TIGHT else 100 - _TEXT
    return Bar(
        item,
        lane=0,
        left=left,
        width=width,
        open_start=begin < first or not _known(item.span),
        open_end=finish > last or item.span.end == PRESENT,
        text_left=text_left,
        text_right=round(min(max(left + width, text_left + _TEXT), 100), 2),
    )


def _in_lanes(bars: Iterable[Bar]) -> tuple[Bar, ...]:
    """Return *bars*, each in the first lane that has room for it and its text."""
    ends: list[float] = []
    placed: list[Bar] = []
    for bar in bars:
        free = (lane for lane, end in enumerate(ends) if end <= bar.text_left)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [bar.text_right]
        placed.append(replace(bar, lane=lane + 1))
    # What a lane leaves free is for the text before it.
    limit: dict[int, float] = {}
    for index, bar in reversed(list(enumerate(placed))):
        placed[index] = replace(bar, text_right=limit.get(bar.lane, 100.0))
        limit[bar.lane] = bar.text_left
    return tuple(placed)


TIMELINE_OPTIONS: dict[str, tuple[str, str]] = {
    "person": (
        "ids or names, with commas between them",
        "Whose time is shown; without it, that of the people of the page.",
    ),
    "kinds": (
        "some of `experience`, `education`, `projects`, `volunteering` and `teaching`",
        "What is shown, in this order; without it, the first three.",
    ),
    "from": ("a date", "Nothing before it is shown."),
    "to": ("a date", "Nothing after it is shown."),
}
"""The options of ``{timeline}``: the form of each, and what it does."""
_ALSO = {"people": "person", "kind": "kinds", "start": "from", "end": "to"}


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Whose time is shown (by id or name; the people of the page if none), of what, and which."""

    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = USUAL
    limits: Span = NO_LIMITS


def read_timeline(options: Mapping[str, str], report: Report) -> TimelineQuery:
    """Return what a timeline is to show; an option that cannot be read is reported and left out."""
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    dates: dict[str, Date | None] = {}
    for written, value in options.items():
        name = _ALSO.get(written.lower(), written.lower())
        of_field = partial(_of_field, report, written)
        if name == "person":
            people = split_list(value, of_field)
        elif name == "kinds":
            kinds = tuple(
                kind for one in split_list(value, of_field) for kind in _kind(one, of_field)
            )
        elif name in TIMELINE_OPTIONS:
            dates[name] = _date_field(parse_date if name == "from" else parse_end, value, of_field)
        else:
            near = suggestion(name, TIMELINE_OPTIONS) or "; the fields are " + ", ".join(
                TIMELINE_OPTIONS
            )
            report(Subtype.FIELD, f"field '{written}' is unknown{near}")
    limits = Span(dates.get("from"), dates.get("to"))
    if limits.reversed:
        message = f"field 'to': '{limits.end}' is before {limits.start}; exchange them"
        report(Subtype.RANGE, message)
    return TimelineQuery(people, kinds or USUAL, limits)


def _of_field(report: Report, name: str, subtype: Subtype, message: str) -> None:
    report(subtype, f"field '{name}': {message}")


def _kind(name: str, report: Report) -> tuple[str, ...]:
    what = what_of(name, lambda *_: None)
    if what and what.kind in timed() and not what.type:
        return (what.kind,)
    known = [KINDS[kind].plural.lower() for kind in timed()]
    near = suggestion(name, known) or f"; write some of {', '.join(known)}"
    report(Subtype.VALUE, f"a timeline does not show '{name}'{near}")
    return ()


def _date_field(parse: Callable[[str], Date], value: str, report: Report) -> Date | None:
    try:
        return parse(value.strip())
    except NotADate as error:
        report(Subtype.DATE, f"'{value}': {error}")
        return error.meant


def people_of_query(
    graph: Graph, query: TimelineQuery, docname: str
) -> tuple[tuple[Key, ...], tuple[QueryFault, ...]]:
    """Return the people that a timeline on the page *docname* shows, and what is wrong."""
    if not query.people:
        records = graph.records.get(docname, ())
        found = tuple(
            Key("person", one.id) for one in records if isinstance(one, Person) and one.id
        )
        message = "nobody is presented on this page; add :person: with the id of a person"
        return found, () if found else (QueryFault(Subtype.OWNER, message, ""),)
    people: list[Key] = []
    faults: list[QueryFault] = []
    for name in query.people:
        keys, wrong = named(graph, "person", name, "person")
        people += keys if len(keys) == 1 else []
        faults += wrong
    return tuple(dict.fromkeys(people)), tuple(faults)


def find_timeline(
    graph: Graph, query: TimelineQuery, docname: str
) -> tuple[Timeline, tuple[QueryFault, ...]]:
    """Return the timeline that *query* asks for on the page *docname*, and what is wrong."""
    people, faults = people_of_query(graph, query, docname)
    return timeline_of(graph, people, query.kinds, query.limits), faults
