"""The sections of each kind of page: everything a thing has to do with, by kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import NamedTuple

from sphinx_resume.model.bibtex.bib_writer import bibtex
from sphinx_resume.model.dates import Span, overlap
from sphinx_resume.model.descriptions import (
    chips,
    inside,
    listed,
    others_of,
    parts_of,
    people_in,
    people_of,
    recency,
    ref,
    refs,
    role_in,
    span_of,
)
from sphinx_resume.model.entities import Entity, Place, order_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Copy, Doc, Entry, InlineElement, Name, Ref, Section, Word
from sphinx_resume.model.kinds import (
    KINDS,
    Award,
    Contribution,
    Organization,
    Person,
    Post,
    Project,
    Publication,
    Skill,
    SkillGroup,
    Teaching,
    kind_of,
    paged,
)
from sphinx_resume.model.posts import order
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.text import N_

# Pairs grow with the square of people, and few read so many.
_MANY = 60


def sections_of(graph: Graph, key: Key, beside: str) -> list[Section]:
    """Return what *key* has to do with; *beside* is the page that an author wrote for it.

    The items of a kind's sections are names of kinds, each of which is a list of what has to do
    with the entity, and names of functions here.
    """
    entity, kind = graph.entities[key], KINDS[key.kind]
    # Kinds that a project or another extension has added are listed on pages of ours too.
    added = [name for name, one in KINDS.items() if one.added and _ALL.isdisjoint(kind.sections)]
    return [
        made for name in (*kind.sections, *added) for made in _item(graph, entity, beside, name)
    ]


def _item(graph: Graph, entity: Entity, beside: str, name: str) -> Iterable[Section]:
    if made := ITEMS.get(name):
        return made(graph, entity, beside)
    if KINDS[name].page:
        return [_related(graph, entity, name)]
    return [_jobs(graph, entity, beside, name)]


def _related(graph: Graph, entity: Entity, kind: str) -> Section:
    """Return the entries of *kind*, which has pages, that have to do with an entity."""
    wholes = inside(graph, entity.key) if entity.key.kind == "organization" else (entity.key,)
    found = _about if kind == "post" else partial(_connected, kind=kind)
    keys = (key for one in wholes for key in found(graph, one) if key != entity.key)
    return listed(graph, kind, keys, everyone=not KINDS[entity.key.kind].dated)


def _involved(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    """Yield the people who made a project, each with every part: role and dates."""
    key = entity.key
    known = span_of(graph, key)
    parts: dict[Key, list[InlineElement]] = {}
    for record in graph.about(key):
        for person in people_in(graph, record, key):
            notes = parts.setdefault(person, [])
            if record.owner and person != graph.owner_of(record):
                continue
            job = graph.at(record.docname, record.parent)
            role = role_in(record) or (role_in(job) if job else [])
            notes += [note for note in role if note not in notes]
            if record.span and record.span != known and record.span not in notes:
                notes.append(record.span)
    entries = [Entry(ref(graph, person), tuple(notes)) for person, notes in parts.items()]
    own = [record for record in graph.about(key) if _is_of(graph, record, key)]
    entries += [
        Entry(Name(other) if isinstance(other, str) else other) for other in others_of(graph, own)
    ]
    yield Section(KINDS["person"].plural, tuple(entries))


def _is_of(graph: Graph, record: Record, key: Key) -> bool:
    """Tell whether *record* tells of the project *key* itself."""
    ends = graph.edges_of(record)
    return ends.itself == key or (isinstance(record, Contribution) and key in ends.projects)


def _parts(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    """Yield the projects that are part of one."""
    key = entity.key
    found = (graph.edges_of(one).itself for one in graph.about(key) if isinstance(one, Project))
    yield listed(graph, "project", (one for one in found if one and one != key))


def _skills(graph: Graph, records: Iterable[Record], beside: str) -> Section:
    """Return the skills of *records*, but for those that the page shows with its blocks."""
    shown, found = ([r for r in records if (r.docname == beside) is told] for told in (True, False))
    names = {key for record in shown for key in graph.edges_of(record).skills}
    return chips(graph, (k for r in found for k in graph.edges_of(r).skills if k not in names))


def _shown_by_it(graph: Graph, entity: Entity, beside: str) -> Iterator[Section]:
    """Yield the skills that the blocks of an entity name."""
    key = entity.key
    own = [r for r in graph.about(key) if graph.edges_of(r).itself == key or r in entity.records]
    yield _skills(graph, own, beside)


def _code(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    yield Section(N_("BibTeX"), code=bibtex(graph, entity.key))


def _subjects(graph: Graph, entity: Entity, beside: str) -> Iterator[Section]:
    """Yield what a post is about: what it names in a field or in its text."""
    key = entity.key
    named = [end for record in entity.records for end in graph.edges_of(record)]
    # What the head of the block on the page shows.
    here = {k for r in entity.records if r.docname == beside for k in graph.edges_of(r)}
    about = dict.fromkeys([*named, *graph.said_by.get(key, ())])
    told = {key, *people_of(graph, key)}
    shown = [k for k in about if k not in told and k not in here]
    for kind in paged():
        if kind != "skill":
            yield listed(graph, kind, (k for k in shown if k.kind == kind))
    yield chips(graph, (k for k in shown if k.kind == "skill"))


def _neighbours(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    """Yield the post before one and the one after it."""
    posts = order(graph)
    at = posts.index(entity.key)
    around = (
        *((one, N_("later")) for one in posts[max(at - 1, 0) : at]),
        *((one, N_("earlier")) for one in posts[at + 1 : at + 2]),
    )
    dated = ((one, note, span) for one, note in around if (span := span_of(graph, one)))
    entries = (Entry(ref(graph, one), (Word(note), span)) for one, note, span in dated)
    yield Section(N_("Earlier and later"), tuple(entries))


def _about(graph: Graph, key: Key) -> list[Key]:
    """Return the posts on *key*: those that name it in a field or in their text."""
    said = (one for one in graph.backlinks_of(key) if isinstance(one, Key) and one.kind == "post")
    return [*_connected(graph, key, "post"), *said]


def _people_there(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    """Yield who was at an organization, and who was there at the same time as whom."""
    affiliations = list(_affiliations(graph, entity.key))
    yield Section(KINDS["person"].plural, tuple(affiliation.entry for affiliation in affiliations))
    yield _together(graph, affiliations)


def _organization_parts(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    yield listed(graph, "organization", parts_of(graph, entity.key))


def _used_there(graph: Graph, entity: Entity, beside: str) -> Iterator[Section]:
    whole = inside(graph, entity.key)
    about = [r for one in whole for r in graph.about(one) if not isinstance(r, Organization)]
    yield _skills(graph, about, beside)


class _Affiliation(NamedTuple):
    """Somebody's time at an organization, and the line that tells of it."""

    person: Ref
    span: Span
    entry: Entry


def _affiliations(graph: Graph, key: Key) -> Iterator[_Affiliation]:
    """Yield who was there or at a part of it, when and as what, the latest first."""
    at = {one: ref(graph, one) for one in inside(graph, key)}
    records = dict.fromkeys(r for one in at for r in graph.about(one))
    for record in sorted(records, key=lambda r: recency(r.span), reverse=True):
        kind = kind_of(record)
        if not kind.personal or kind.page or isinstance(record, Contribution):
            continue
        where = graph.edges_of(record).organization
        part = [at[where]] if where in at and where != key else []
        course = [record.title] if isinstance(record, Teaching) else []
        place = getattr(record, "location", "")
        notes: tuple[InlineElement, ...] = (*course, *role_in(record), *part, place, record.span)
        # Whoever else gave a course may have come from elsewhere, and at another time.
        for person in graph.owners_of(record):
            line = Entry(ref(graph, person), tuple(note for note in notes if note))
            yield _Affiliation(ref(graph, person), record.span, line)


def _together(graph: Graph, affiliations: Sequence[_Affiliation]) -> Section:
    """Return who was there at the same time as whom; of many, those who were there last."""
    pairs: dict[tuple[Ref, Ref], Span] = {}

    def by_name(who: Ref) -> tuple[tuple[str, ...], Key]:
        return order_of(graph.entities[who.key])

    for one, other in combinations(affiliations[:_MANY], 2):
        shared = overlap(one.span, other.span)
        if shared and one.person != other.person:
            first, second = sorted((one.person, other.person), key=by_name)
            pairs[first, second] = pairs.get((first, second), Span()).union(shared)
    latest = sorted(pairs.items(), key=lambda pair: recency(pair[1]), reverse=True)
    entries = (Entry(first, (second, span)) for (first, second), span in latest[:_MANY])
    return Section(N_("At the same time"), tuple(entries))


def _people_with_it(graph: Graph, entity: Entity, _beside: str) -> Iterator[Section]:
    """Yield who has a skill, with the groups and levels that they give it."""
    claims: dict[Key, dict[str, None]] = {}
    for record in graph.about(entity.key):
        said = (record.name, record.level) if isinstance(record, SkillGroup) else ()
        for person in graph.skilled(record) if not isinstance(record, Skill) else ():
            claims.setdefault(person, {}).update(dict.fromkeys(filter(None, said)))
    people = (Entry(ref(graph, person), tuple(said)) for person, said in claims.items())
    yield Section(KINDS["person"].plural, tuple(people))


def _jobs(graph: Graph, entity: Entity, beside: str, kind: str) -> Section:
    """Return a list of the blocks of *kind*, which has no pages, that touch *entity*."""
    touching = dict.fromkeys(
        r for record in graph.about(entity.key) for r in (record, *_jobs_around(graph, record))
    )
    shown: set[Record | None] = set()
    if "people-involved" in KINDS[entity.key.kind].sections:
        # The field list names the job around it (where), and so do the people (when and as what).
        shown = {graph.at(record.docname, record.parent) for record in entity.records}
    records = [
        r
        for r in touching
        if kind_of(r).name == kind
        and r.docname != beside
        and r not in shown
        and graph.at(r.docname, r.parent) not in entity.records  # shown with the body
    ]
    entries = []
    for record in sorted(records, key=lambda r: recency(r.span), reverse=True):
        ends = graph.edges_of(record)
        people = refs(graph, ends.people)
        notes: tuple[InlineElement, ...] = (*role_in(record), *people, record.span)
        target: Ref | Doc = Doc(record.docname)
        if ends.organization:
            target = Ref(
                ends.organization,
                record.title if kind != "teaching" else graph.entities[ends.organization].title,
            )
        elif people and isinstance(people[0], Ref):
            target, notes = people[0], (record.title, *role_in(record), record.span)
        entries.append(Entry(target, tuple(note for note in notes if note)))
    return Section(KINDS[kind].plural, tuple(entries))


def _jobs_around(graph: Graph, record: Record) -> list[Record]:
    """Return the blocks around *record*: a job shows what its projects show."""
    around = graph.at(record.docname, record.parent)
    return [around, *_jobs_around(graph, around)] if around else []


def _connected(graph: Graph, key: Key, kind: str) -> list[Key]:
    """Return the things of *kind* that a record ties directly to *key*."""
    found = []
    for record in graph.about(key):
        ends = graph.edges_of(record)
        if ends.itself == key:
            found += [end for end in ends if end.kind == kind and end != key]
        elif ends.itself and ends.itself.kind == kind:
            found.append(ends.itself)
        elif isinstance(record, Award | Publication):
            pass  # who gave a prize, or published a paper, did not work on what it was for
        elif isinstance(record, Contribution) or (key.kind == "organization" and kind != "skill"):
            found += [end for end in ends if end.kind == kind and end != key]
    return found


def _of_person(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    """Return the blocks of a person, and what others say of their work."""
    records = [r for r in graph.about(entity.key) if r.docname != beside]
    if beside:
        made = [
            k for r in records for k in (graph.edges_of(r).itself, *_contributed(graph, r)) if k
        ]
        lists = [
            listed(graph, kind, (k for k in made if k.kind == kind))
            for kind in paged()
            if KINDS[kind].dated
        ]
        return [*lists, *_jobs_of(graph, records)]
    named: list[Key] = []
    contributed: set[Key] = set()
    copied: set[Place] = set()
    blocks: dict[str, list[Copy]] = {}
    for record in records:
        itself, own = graph.edges_of(record).itself, graph.owner_of(record) == entity.key
        part_of = _contributed(graph, record)[:1]
        contributed.update(part_of if own else ())
        # An entry of a bibliography has no block to copy, and a post may be a page of its own.
        # The role and the dates in somebody else's block are not hers.
        if itself and (isinstance(record, Post) or not own):
            named.append(itself)
        elif part_of and not own:
            named += part_of
        elif not isinstance(record, Person) and not within(graph, record, copied):
            copied.add((record.docname, record.index))
            blocks.setdefault(kind_of(record).plural, []).append(whole(record))
    named = [one for one in named if one not in contributed]
    found = (listed(graph, kind, (k for k in named if k.kind == kind)) for kind in paged())
    entries = {one.label: one.entries for one in found}
    labels = dict.fromkeys(KINDS[name].plural for name in KINDS)
    return [
        Section(label, entries.get(label, ()), copies=tuple(blocks.get(label, ())))
        for label in labels
    ]


def whole(record: Record) -> Copy:
    """Return a copy of the whole block that left *record*."""
    shown = replace(record, line=0, lines=(), source="", index=0, parent=0, anchor="")
    return Copy(record.docname, record.index, repr(shown), whole=True)


def within(graph: Graph, record: Record, blocks: Container[Place]) -> bool:
    """Tell whether *record* is that of a block inside one of *blocks*, however deep."""
    around = graph.at(record.docname, record.parent)
    while around is not None:
        if (around.docname, around.index) in blocks:
            return True
        around = graph.at(around.docname, around.parent)
    return False


def _contributed(graph: Graph, record: Record) -> tuple[Key, ...]:
    return graph.edges_of(record).projects if isinstance(record, Contribution) else ()


def _jobs_of(graph: Graph, records: Iterable[Record]) -> list[Section]:
    """Return a person's blocks that stand on other pages than hers."""
    found: dict[str, list[Entry]] = {}
    for record in records:
        kind = kind_of(record)
        if kind.page or isinstance(record, Contribution):
            continue
        ends = graph.edges_of(record)
        place: Ref | Doc = Doc(record.docname)
        if ends.organization:
            place = ref(graph, ends.organization)
        title = () if ends.organization and kind.affiliation else (record.title,)
        notes: tuple[InlineElement, ...] = (*title, *role_in(record), record.span)
        found.setdefault(kind.plural, []).append(Entry(place, tuple(n for n in notes if n)))
    return [Section(label, tuple(entries)) for label, entries in found.items()]


ITEMS: dict[str, Callable[[Graph, Entity, str], Iterable[Section]]] = {
    "of-person": _of_person,
    "people-involved": _involved,
    "people-there": _people_there,
    "people-with-it": _people_with_it,
    "parts": _parts,
    "organization-parts": _organization_parts,
    "skills": _shown_by_it,
    "skills-used": _used_there,
    "subjects": _subjects,
    "neighbours": _neighbours,
    "bibtex": _code,
}
"""Items of sections that are not the list of a kind."""

_ALL = {"of-person", "subjects"}
"""Items that list entries of every kind."""
