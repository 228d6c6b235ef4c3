"""The sections of each kind of page: everything a thing has to do with, by kind."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from sphinx_resume.model.about import (
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
from sphinx_resume.model.bibwrite import bibtex
from sphinx_resume.model.dates import Span, overlap
from sphinx_resume.model.entities import Entity, Place, order_of
from sphinx_resume.model.graph import Graph
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
from sphinx_resume.model.pieces import Copy, Doc, Entry, Name, Piece, Ref, Section, Word
from sphinx_resume.model.posts import order
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.words import word

# Pairs grow with the square of people, and few read so many.
_MANY = 60


def sections_of(graph: Graph, key: Key, beside: str) -> list[Section]:
    """Return what *key* has to do with; *beside* is the page that an author wrote for it."""
    return _SECTIONS[key.kind](graph, graph.entities[key], beside)


def _involved(graph: Graph, key: Key) -> Section:
    """Return the people who made the project *key*, each with every part: role and dates."""
    known = span_of(graph, key)
    parts: dict[Key, list[Piece]] = {}
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
    return Section(KINDS["person"].plural, tuple(entries))


def _is_of(graph: Graph, record: Record, key: Key) -> bool:
    """Tell whether *record* tells of the project *key* itself."""
    ends = graph.ends_of(record)
    return ends.itself == key or (isinstance(record, Contribution) and key in ends.projects)


def _project_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    own = [r for r in graph.about(key) if graph.ends_of(r).itself == key or r in entity.records]
    parts = [graph.ends_of(r).itself for r in graph.about(key) if isinstance(r, Project)]
    tied = [
        k
        for k in (*parts, *_tied(graph, key, "publication"), *_tied(graph, key, "award"))
        if k and k != key
    ]
    # The job around it is told by the facts (where) and the people (when and as what).
    told = {graph.at(record.docname, record.parent) for record in entity.records}
    return [
        _involved(graph, key),
        *(
            listed(graph, kind, (k for k in tied if k.kind == kind))
            for kind in ("project", "publication", "award")
        ),
        listed(graph, "post", _about(graph, key)),
        *_jobs(graph, entity, beside, ("experience", "education", "volunteer", "talk"), told),
        _skills(graph, own, beside),
    ]


def _skills(graph: Graph, records: Iterable[Record], beside: str) -> Section:
    """Return the skills of *records*, but for those that the page shows with its blocks."""
    shown, found = ([r for r in records if (r.docname == beside) is told] for told in (True, False))
    names = {key for record in shown for key in graph.ends_of(record).skills}
    return chips(graph, (k for r in found for k in graph.ends_of(r).skills if k not in names))


def _publication_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    own = [r for r in graph.about(key) if graph.ends_of(r).itself == key]
    return [
        listed(graph, "project", _tied(graph, key, "project")),
        listed(graph, "award", _tied(graph, key, "award")),
        listed(graph, "post", _about(graph, key)),
        *_jobs(graph, entity, beside, ("talk",)),
        _skills(graph, own, beside),
        Section(word("BibTeX"), code=bibtex(graph, key)),
    ]


def _award_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    return [
        listed(graph, "project", _tied(graph, entity.key, "project")),
        listed(graph, "publication", _tied(graph, entity.key, "publication")),
        listed(graph, "post", _about(graph, entity.key)),
        _skills(graph, entity.records, beside),
    ]


def _post_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    named = [end for record in entity.records for end in graph.ends_of(record)]
    # What the head of the block on the page shows.
    here = {k for r in entity.records if r.docname == beside for k in graph.ends_of(r)}
    about = dict.fromkeys([*named, *graph.said_by.get(key, ())])
    told = {key, *people_of(graph, key)}
    shown = [k for k in about if k not in told and k not in here]
    return [
        *(
            listed(graph, kind, (k for k in shown if k.kind == kind))
            for kind in paged()
            if kind != "skill"
        ),
        chips(graph, (k for k in shown if k.kind == "skill")),
        _neighbours(graph, key),
    ]


def _neighbours(graph: Graph, key: Key) -> Section:
    """Return the post before *key* and the one after it."""
    posts = order(graph)
    at = posts.index(key)
    around = (
        *((one, word("later")) for one in posts[max(at - 1, 0) : at]),
        *((one, word("earlier")) for one in posts[at + 1 : at + 2]),
    )
    dated = ((one, note, span) for one, note in around if (span := span_of(graph, one)))
    entries = (Entry(ref(graph, one), (Word(note), span)) for one, note, span in dated)
    return Section(word("Earlier and later"), tuple(entries))


def _about(graph: Graph, key: Key) -> list[Key]:
    """Return the posts on *key*: those that name it in a field or in their text."""
    said = (one for one in graph.speakers_of(key) if isinstance(one, Key) and one.kind == "post")
    return [*_tied(graph, key, "post"), *said]


def _organization_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    whole = inside(graph, key)
    about = [r for one in whole for r in graph.about(one) if not isinstance(r, Organization)]
    stays = list(_stays(graph, key))

    def tied(kind: str) -> Section:
        found = (k for one in whole for k in _tied(graph, one, kind))
        return listed(graph, kind, found, everyone=True)

    return [
        Section(KINDS["person"].plural, tuple(stay.entry for stay in stays)),
        _together(graph, stays),
        listed(graph, "organization", parts_of(graph, key)),
        *(tied(kind) for kind in ("project", "publication", "award")),
        listed(graph, "post", (k for one in whole for k in _about(graph, one)), everyone=True),
        _skills(graph, about, beside),
    ]


class _Stay(NamedTuple):
    """Somebody's time at an organization, and the line that tells of it."""

    person: Ref
    span: Span
    entry: Entry


def _stays(graph: Graph, key: Key) -> Iterator[_Stay]:
    """Yield who was there or at a part of it, when and as what, the latest first."""
    at = {one: ref(graph, one) for one in inside(graph, key)}
    records = dict.fromkeys(r for one in at for r in graph.about(one))
    for record in sorted(records, key=lambda r: recency(r.span), reverse=True):
        kind = kind_of(record)
        if not kind.personal or kind.page or isinstance(record, Contribution):
            continue
        where = graph.ends_of(record).organization
        part = [at[where]] if where in at and where != key else []
        course = [record.title] if isinstance(record, Teaching) else []
        place = getattr(record, "location", "")
        notes: tuple[Piece, ...] = (*course, *role_in(record), *part, place, record.span)
        # Whoever else gave a course may have come from elsewhere, and at another time.
        for person in graph.owners_of(record):
            line = Entry(ref(graph, person), tuple(note for note in notes if note))
            yield _Stay(ref(graph, person), record.span, line)


def _together(graph: Graph, stays: Sequence[_Stay]) -> Section:
    """Return who was there at the same time as whom; of many, those who were there last."""
    pairs: dict[tuple[Ref, Ref], Span] = {}

    def by_name(who: Ref) -> tuple[tuple[str, ...], Key]:
        return order_of(graph.entities[who.key])

    for one, other in combinations(stays[:_MANY], 2):
        shared = overlap(one.span, other.span)
        if shared and one.person != other.person:
            first, second = sorted((one.person, other.person), key=by_name)
            pairs[first, second] = pairs.get((first, second), Span()).union(shared)
    latest = sorted(pairs.items(), key=lambda pair: recency(pair[1]), reverse=True)
    entries = (Entry(first, (second, span)) for (first, second), span in latest[:_MANY])
    return Section(word("At the same time"), tuple(entries))


def _skill_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    about = [r for r in graph.about(key) if not isinstance(r, Skill)]
    claims: dict[Key, dict[str, None]] = {}
    for record in about:
        said = (record.name, record.level) if isinstance(record, SkillGroup) else ()
        for person in graph.skilled(record):
            claims.setdefault(person, {}).update(dict.fromkeys(filter(None, said)))
    people = (Entry(ref(graph, person), tuple(said)) for person, said in claims.items())
    return [
        Section(KINDS["person"].plural, tuple(people)),
        *_jobs(graph, entity, beside, ("experience",)),
        listed(graph, "project", _tied(graph, key, "project"), everyone=True),
        listed(graph, "publication", _tied(graph, key, "publication"), everyone=True),
        *_jobs(
            graph, entity, beside, ("education", "volunteer", "teaching", "talk", "certificate")
        ),
        listed(graph, "award", _tied(graph, key, "award"), everyone=True),
        listed(graph, "post", _about(graph, key), everyone=True),
    ]


def _jobs(
    graph: Graph,
    entity: Entity,
    beside: str,
    kinds: Iterable[str],
    told: Container[Record | None] = (),
) -> list[Section]:
    """Return lists of the blocks without a page that touch *entity*, told by what and whose."""
    sections = []
    touching = dict.fromkeys(
        r for record in graph.about(entity.key) for r in (record, *_jobs_around(graph, record))
    )
    for kind in kinds:
        records = [
            r
            for r in touching
            if kind_of(r).name == kind
            and r.docname != beside
            and r not in told
            and graph.at(r.docname, r.parent) not in entity.records  # shown with the body
        ]
        entries = []
        for record in sorted(records, key=lambda r: recency(r.span), reverse=True):
            ends = graph.ends_of(record)
            people = refs(graph, ends.people)
            notes: tuple[Piece, ...] = (*role_in(record), *people, record.span)
            target: Ref | Doc = Doc(record.docname)
            if ends.organization:
                target = Ref(
                    ends.organization,
                    record.title if kind != "teaching" else graph.entities[ends.organization].title,
                )
            elif people and isinstance(people[0], Ref):
                target, notes = people[0], (record.title, *role_in(record), record.span)
            entries.append(Entry(target, tuple(note for note in notes if note)))
        sections.append(Section(KINDS[kind].plural, tuple(entries)))
    return sections


def _jobs_around(graph: Graph, record: Record) -> list[Record]:
    """Return the blocks around *record*: a job shows what its projects show."""
    around = graph.at(record.docname, record.parent)
    return [around, *_jobs_around(graph, around)] if around else []


def _tied(graph: Graph, key: Key, kind: str) -> list[Key]:
    """Return the things of *kind* that a record ties directly to *key*."""
    found = []
    for record in graph.about(key):
        ends = graph.ends_of(record)
        if ends.itself == key:
            found += [end for end in ends if end.kind == kind and end != key]
        elif ends.itself and ends.itself.kind == kind:
            found.append(ends.itself)
        elif isinstance(record, Award | Publication):
            pass  # who gave a prize, or published a paper, did not work on what it was for
        elif isinstance(record, Contribution) or (key.kind == "organization" and kind != "skill"):
            found += [end for end in ends if end.kind == kind and end != key]
    return found


def _person_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    records = [r for r in graph.about(entity.key) if r.docname != beside]
    if beside:
        made = [k for r in records for k in (graph.ends_of(r).itself, *_contributed(graph, r)) if k]
        lists = [
            listed(graph, kind, (k for k in made if k.kind == kind))
            for kind in ("project", "publication", "award", "post")
        ]
        return [*lists, *_jobs_of(graph, records)]
    named: list[Key] = []
    contributed: set[Key] = set()
    copied: set[Place] = set()
    blocks: dict[str, list[Copy]] = {}
    for record in records:
        itself, own = graph.ends_of(record).itself, graph.owner_of(record) == entity.key
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
    return graph.ends_of(record).projects if isinstance(record, Contribution) else ()


def _jobs_of(graph: Graph, records: Iterable[Record]) -> list[Section]:
    """Return a person's blocks that stand on other pages than hers."""
    found: dict[str, list[Entry]] = {}
    for record in records:
        kind = kind_of(record)
        if kind.page or isinstance(record, Contribution):
            continue
        ends = graph.ends_of(record)
        place: Ref | Doc = Doc(record.docname)
        if ends.organization:
            place = ref(graph, ends.organization)
        title = () if ends.organization and kind.affiliation else (record.title,)
        notes: tuple[Piece, ...] = (*title, *role_in(record), record.span)
        found.setdefault(kind.plural, []).append(Entry(place, tuple(n for n in notes if n)))
    return [Section(label, tuple(entries)) for label, entries in found.items()]


_SECTIONS: Mapping[str, Callable[[Graph, Entity, str], list[Section]]] = {
    "person": _person_sections,
    "organization": _organization_sections,
    "project": _project_sections,
    "publication": _publication_sections,
    "award": _award_sections,
    "post": _post_sections,
    "skill": _skill_sections,
}
