"""What is said of a thing wherever it is named: its kind, its time, its people, one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import islice
from typing import TypeVar, cast
from urllib.parse import urlsplit

from sphinx_resume.model.body_text import Run
from sphinx_resume.model.dates import (
    Date,
    Span,
    format_years,
    in_years,
    separate,
    whole_of,
)
from sphinx_resume.model.dependencies import digest
from sphinx_resume.model.edges import Edges
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry, InlineElement, More, Ref, Section, Web, Word
from sphinx_resume.model.kinds import (
    KINDS,
    Award,
    Contribution,
    Organization,
    Person,
    Post,
    Publication,
    kind_of,
)
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.publications.credits import credited, meanings, signs_in
from sphinx_resume.model.publications.publication_state import is_own_word, is_pending
from sphinx_resume.model.records import Key, Record

_LONGEST = 200
# What says of an organization or a skill how long it was worked at or with, but for these.
_LASTING: dict[str, tuple[type[Record], ...]] = {
    "organization": (Person, Award, Publication, Post),
    "skill": (Person, Award),
}
_NAMED = 8
# Search engines show 160 letters of a description, which so many names surely fill.
_DESCRIBED = 60
T = TypeVar("T")


def _once(compute: Callable[[Graph, Key], T]) -> Callable[[Graph, Key], T]:
    """Compute an answer once for each graph: links ask for the same things over and over."""
    name = compute.__name__

    @wraps(compute)
    def ask(graph: Graph, key: Key) -> T:
        # Asked dozens of times for each page, so a known answer is given without another call.
        if known := graph.answers[name].get(key):
            graph.entities.asked.update(known[1])
            return cast("T", known[0])
        return graph.once(name, key, compute, graph, key)

    return ask


def described(graph: Graph, key: Key, say: Callable[[str], str] = str) -> str:
    """Return what *key* is, whose and when, in one line of plain text; *say* translates words."""
    entity = graph.entities[key]
    source = entity.records[0] if entity.records else None
    about = [say(kind_label(graph, key))]
    if isinstance(source, Person):
        about.append(source.headline)
    elif KINDS[key.kind].dated:
        about.append(", ".join(graph.entities[person].title for person in people_of(graph, key)))
    if key.kind != "person":
        years = separate(map(in_years, spans_of(graph, key)))
        about += [format_years(span, say("present")) for span in years]
    return ", ".join(filter(None, about))


def description_of(graph: Graph, key: Key, head: str) -> str:
    """Return what *key* is in a sentence or two of plain text; *head* is its `tooltip`."""
    summary = summary_of(graph, key)
    rest: Iterable[Key | None] = ()
    if key.kind in _LASTING and not summary:
        rest = people_of(graph, key)
    if key.kind == "person":
        affiliations = [record for record in graph.about(key) if kind_of(record).affiliation]
        affiliations.sort(key=lambda record: recency(record.span), reverse=True)
        rest = (graph.edges_of(record).organization for record in affiliations)
        head, summary = ", ".join(filter(None, (graph.entities[key].title, summary))), ""
    found = islice(filter(None, dict.fromkeys(rest)), _DESCRIBED)
    names = dict.fromkeys(graph.entities[one].title for one in found)
    return ". ".join(filter(None, (head, summary, ", ".join(names))))


def tooltip(graph: Graph, key: Key, say: Callable[[str], str] = str) -> str:
    """Return what a link to *key* leads to: its title, and what it is."""
    return f"{graph.entities[key].title} ({described(graph, key, say)})"


@_once
def link_fingerprint(graph: Graph, key: Key) -> bytes:
    """Return a digest of what a link to *key* shows and where it leads."""
    entity = graph.entities[key]
    place = entity.page or [(record.docname, record.anchor) for record in entity.records]
    return digest(tooltip(graph, key), place)


@_once
def kind_label(graph: Graph, key: Key) -> str:
    """Return what sort of thing *key* is: ``Project``, ``Patent``, ``Skill``."""
    source = graph.entities[key].records[:1]
    if source and isinstance(source[0], Publication):
        return PUBLICATION_TYPES[source[0].type or "misc"]
    return KINDS[key.kind].singular


@_once
def people_of(graph: Graph, key: Key) -> tuple[Key, ...]:
    """Return the people who have a part in *key*, in reading order."""
    found = (one for record in graph.about(key) for one in people_in(graph, record, key))
    return tuple(dict.fromkeys(found))


@_once
def span_of(graph: Graph, key: Key) -> Span:
    """Return the time from the first to the last that is known of *key*."""
    return whole_of(spans_of(graph, key))


@_once
def spans_of(graph: Graph, key: Key) -> tuple[Span, ...]:
    """Return the times that are known of *key*, in order.

    Several only of organizations and skills, with which nobody had to do in between.
    """
    spans = []
    for one in inside(graph, key) if key.kind == "organization" else (key,):
        for record in graph.about(one):
            ends = graph.edges_of(record)
            own = ends.itself == key or (isinstance(record, Contribution) and key in ends.projects)
            if own or (key.kind in _LASTING and not isinstance(record, _LASTING[key.kind])):
                spans.append(_time_of(record))
    if key.kind in _LASTING:
        return separate(spans)
    return (whole,) if (whole := whole_of(spans)) else ()


def _time_of(record: Record) -> Span:
    """Return when something was; only what can have an end may go on from its start."""
    span = record.span
    return span if span.end or hasattr(record, "end") else Span(span.start, span.start)


@_once
def summary_of(graph: Graph, key: Key) -> str:
    """Return one line about *key* in its author's words."""
    for record in graph.entities[key].records:
        if isinstance(record, Person) and record.headline:
            return record.headline
        if text := record.summary or _opening(graph, record):
            return text
    return ""


def _opening(graph: Graph, record: Record) -> str:
    """Return the first words of a block's body, with titles for what they refer to."""
    words = []
    for part in record.opening:
        if isinstance(part, str):
            words.append(part)
        else:
            keys = graph.meant(*part)
            title = graph.entities[keys[0]].title if keys else graph.title_of(part.id)
            words.append(title or part.id)
    text = " ".join("".join(words).split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def picture_of(graph: Graph, key: Key) -> str:
    """Return the portrait or logo of *key*, by its path in the project, or nothing."""
    for record in graph.entities[key].records:
        if picture := getattr(record, "image", "") or getattr(record, "logo", ""):
            return str(picture)
    return ""


def entry(graph: Graph, key: Key, *notes: InlineElement, everyone: bool = False) -> Entry:
    """Return a line of a list for *key*: with its dates and, if asked, with its people."""
    entity = graph.entities[key]
    found: list[InlineElement] = list(notes)
    if not notes and key.kind == "organization":
        found += [w for r in entity.records if (w := getattr(r, "location", ""))][:1]
    if not notes and key.kind == "publication":
        found.append(Word(kind_label(graph, key)))
    if not notes and key.kind == "post":
        first = next(iter(entity.records), None)
        if isinstance(first, Post) and first.url:
            found.append(Web(first.url, urlsplit(first.url).netloc))
    if everyone and key.kind != "person":
        ends = graph.edges_of(entity.records[0]) if entity.records else Edges()
        signs = signs_in(ends)
        found += credited(graph, ends, ends.authors, signs, short=True)
        # Editors of a book are not those of the chapter that has authors of its own.
        named = {one.key for one in (*ends.authors, *ends.editors)}
        people = refs(graph, (one for one in people_of(graph, key) if one not in named))
        # Authors are named, but of those who know Python only some.
        found += people[:_NAMED]
        if len(people) > _NAMED:
            found.append(More(len(people) - _NAMED))
        if key.kind in {"project", "award"}:
            found += others_of(graph, entity.records)
        found += meanings(signs)
    if status := pending(graph, key):
        found.append(status)
    if not any(isinstance(note, Span) for note in notes) and key.kind != "person":
        found += dates_of(graph, key)
    kept = tuple(note for note in found if note)
    return Entry(ref(graph, key), kept, summary_of(graph, key))


def dates_of(graph: Graph, key: Key) -> tuple[InlineElement, ...]:
    """Return the time of *key*, or what its dates say that no date can be made of."""
    if spans := spans_of(graph, key):
        return spans
    texts = (r.undated for r in graph.entities[key].records if isinstance(r, Record) and r.undated)
    return tuple(dict.fromkeys(texts))


def ref(graph: Graph, key: Key) -> Ref:
    """Return a link to *key* that shows its title."""
    entity = graph.entities[key]
    return Ref(key, entity.title, runs_of(entity))


def runs_of(entity: Entity) -> tuple[Run, ...]:
    """Return the runs of a publication's title, if words of it are set off."""
    if entity.key.kind != "publication":
        return ()
    first = entity.records[0] if entity.records else None
    if isinstance(first, Publication) and first.name == entity.title:
        return first.name_runs
    return ()


def title_of(graph: Graph, link: Key) -> str:
    """Return what a link in a text leads to is called; the kind ``doc`` stands for a page."""
    if found := graph.meant(*link):
        return graph.entities[found[0]].title
    return graph.title_of(link.id) or link.id


def refs(graph: Graph, keys: Iterable[Key | None]) -> tuple[Ref, ...]:
    """Return links to *keys*, each once."""
    return tuple(ref(graph, key) for key in dict.fromkeys(keys) if key)


def others_of(graph: Graph, records: Iterable[Record]) -> tuple[Web | str, ...]:
    """Return the people of other sites, or of none, whom *records* name, each once."""
    return tuple(dict.fromkeys(other for r in records for other in graph.edges_of(r).others))


def people_in(graph: Graph, record: Record, key: Key) -> tuple[Key, ...]:
    """Return the people whom *record* gives a part in *key*."""
    ends = graph.edges_of(record)
    if key.kind in {"publication", "post"} and ends.itself != key:
        return ()
    if key.kind == "project" and ends.itself != key and not isinstance(record, Contribution):
        return ()
    if key.kind == "award" and ends.itself != key:
        return ()
    return ends.people


def recency(span: Span) -> tuple[Date, Date]:
    """Return what sorts spans of time by their end, then by their start."""
    none = Date(0)
    return (span.end or span.start or none, span.start or none)


def by_time(graph: Graph, keys: Iterable[Key]) -> list[Key]:
    """Return *keys*, each once, the latest first."""
    found = sorted(dict.fromkeys(keys), key=lambda key: comparable(graph.entities[key].title))
    return sorted(found, key=lambda key: latest(graph, key), reverse=True)


def status_of(record: Publication) -> Word | str:
    """Return the status of a publication for readers: a word of ours, or a text of its author."""
    own = bool(record.bibtex) and is_own_word(record.status)
    return Word(record.status) if own else record.status


def pending(graph: Graph, key: Key) -> Word | str:
    """Return the status of a publication that is still to come, and has no date: in press."""
    if key.kind != "publication" or span_of(graph, key):
        return ""
    records = [one for one in graph.entities[key].records if isinstance(one, Publication)]
    return next((status_of(one) for one in records if is_pending(one.status)), "")


def latest(graph: Graph, key: Key) -> tuple[bool, tuple[Date, Date]]:
    """Return what sorts things by time; what is still to come out is later than all dates."""
    return bool(pending(graph, key)), recency(span_of(graph, key))


def listed(graph: Graph, kind: str, keys: Iterable[Key], *, everyone: bool = False) -> Section:
    """Return a section that lists *keys*, the latest first."""
    return Section(
        KINDS[kind].plural,
        tuple(entry(graph, key, everyone=everyone) for key in by_time(graph, keys)),
    )


def chips(graph: Graph, keys: Iterable[Key]) -> Section:
    """Return a section that lists skills by name."""
    found = sorted(dict.fromkeys(keys), key=lambda key: comparable(graph.entities[key].title))
    return Section(KINDS["skill"].plural, tuple(Entry(ref(graph, key)) for key in found))


def role_in(record: Record) -> list[str]:
    """Return what the person was in what *record* tells of, but for what it is called."""
    called = "" if record.named else record.title
    return [role for role in roles_of(record) if role != called]


def roles_of(record: Record) -> list[str]:
    """Return what the person was in what *record* tells of."""
    if kind_of(record).name == "education":
        degree = [getattr(record, "study_type", ""), getattr(record, "area", "")]
        return [text] if (text := ", ".join(filter(None, degree))) else []
    names = ("position", "role", "department")
    return [str(getattr(record, name)) for name in names if getattr(record, name, "")]


def parts_of(graph: Graph, key: Key) -> list[Key]:
    """Return the organizations that are part of *key*."""
    ends = (graph.edges_of(r) for r in graph.about(key) if isinstance(r, Organization))
    found = (one.itself for one in ends if one.organization == key)
    return list(dict.fromkeys(part for part in found if part))


@_once
def inside(graph: Graph, key: Key) -> tuple[Key, ...]:
    """Return an organization, its parts and theirs, however deep."""
    found: dict[Key, None] = {}
    waiting = [key]
    while waiting:
        if (one := waiting.pop()) not in found:  # by mistake, some may be part of each other
            found[one] = None
            waiting += parts_of(graph, one)
    return tuple(found)
