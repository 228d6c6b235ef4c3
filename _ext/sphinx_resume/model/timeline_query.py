"""What an author wants a timeline to show: the options of ``{timeline}``, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from sphinx_resume.model.commalists import split_list
from sphinx_resume.model.dates import Date, NotADate, Span, parse_date, parse_end
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import KINDS, Person, timed
from sphinx_resume.model.problems import Report, Subtype, suggestion
from sphinx_resume.model.query import Fault, named, what_of
from sphinx_resume.model.records import Key
from sphinx_resume.model.timeline import NO_LIMITS, USUAL, Timeline, timeline_of

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
            dates[name] = _date(parse_date if name == "from" else parse_end, value, of_field)
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


def _date(parse: Callable[[str], Date], value: str, report: Report) -> Date | None:
    try:
        return parse(value.strip())
    except NotADate as error:
        report(Subtype.DATE, f"'{value}': {error}")
        return error.meant


def people_of_query(
    graph: Graph, query: TimelineQuery, docname: str
) -> tuple[tuple[Key, ...], tuple[Fault, ...]]:
    """Return the people that a timeline on the page *docname* shows, and what is wrong."""
    if not query.people:
        records = graph.records.get(docname, ())
        found = tuple(
            Key("person", one.id) for one in records if isinstance(one, Person) and one.id
        )
        message = "nobody is presented on this page; add :person: with the id of a person"
        return found, () if found else (Fault(Subtype.OWNER, message, ""),)
    people: list[Key] = []
    faults: list[Fault] = []
    for name in query.people:
        keys, wrong = named(graph, "person", name, "person")
        people += keys if len(keys) == 1 else []
        faults += wrong
    return tuple(dict.fromkeys(people)), tuple(faults)


def find_timeline(
    graph: Graph, query: TimelineQuery, docname: str
) -> tuple[Timeline, tuple[Fault, ...]]:
    """Return the timeline that *query* asks for on the page *docname*, and what is wrong."""
    people, faults = people_of_query(graph, query, docname)
    return timeline_of(graph, people, query.kinds, query.limits), faults
