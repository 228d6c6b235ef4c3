"""What an entity's page shows, as plain data.

`entity_view` asks the graph once and gives facts, bodies and sections in order;
whoever shows it, in whatever format, adds nothing and leaves nothing out. Labels
are English message ids. Because a view is plain data, its digest tells whether a
page must be made anew.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from sphinx_resume.model.descriptions import entry, latest, ref, runs_of
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.field_list import field_list
from sphinx_resume.model.fields import SECTIONS
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Copy, Doc, Entry, Ref, Section, View
from sphinx_resume.model.kinds import KINDS, Contribution, Person, Publication, of_all_kinds, paged
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.sections import sections_of, whole, within
from sphinx_resume.model.text import N_


def entity_view(graph: Graph, key: Key, beside: str = "", listed: Container[Key] = ()) -> View:
    """Return what the page of *key* shows.

    *beside* is the document that an author wrote for it, if there is one: what stands
    there already is not shown again: blocks, and what lists there show, *listed*.
    """
    entity = graph.entities[key]
    copies = _bodies(graph, entity, beside)
    told = _told(graph, entity, beside)
    sections = [_without(section, told) for section in sections_of(graph, key, beside)]
    if beside and listed:
        sections = [_without(one, listed) if one.label in _listed() else one for one in sections]
    if beside and copies:
        sections.insert(0, Section(N_("Described elsewhere"), copies=copies))
        copies = ()
    sections = [one for one in sections if one.entries or one.copies or one.code]
    values, paragraphs = field_list(graph, key, beside), tuple(_paragraphs(entity))
    runs = runs_of(entity)
    view = View(key, entity.title, values, copies, tuple(sections), paragraphs, runs)
    mentions = _mentions(graph, entity, view.keys(), beside, listed if beside else ())
    sections += [mentions] if mentions.entries else []
    return replace(view, sections=tuple(_wanted(entity, sections) if beside else sections))


def _wanted(entity: Entity, sections: list[Section]) -> list[Section]:
    """Return those of the *sections* of a person's page that its author wants, in that order."""
    chosen = [n for one in entity.records if isinstance(one, Person) for n in one.sections]
    if not chosen:
        return sections
    order = [SECTIONS[name] for name in dict.fromkeys(chosen) if name in SECTIONS]
    own = [one for one in sections if one.label not in SECTIONS.values()]
    return own + [one for label in order for one in sections if one.label == label]


@of_all_kinds
def _listed() -> set[str]:
    """Return the labels of sections that say no more of things than a list of the author's does."""
    return {KINDS[kind].plural for kind in paged() if KINDS[kind].dated}


def _paragraphs(entity: Entity) -> Iterator[str]:
    """Yield the paragraphs of abstracts, which come from bibliographies."""
    for record in entity.records:
        if isinstance(record, Publication) and record.abstract:
            yield from record.abstract.split("\n\n")


def _told(graph: Graph, entity: Entity, beside: str) -> set[Key]:
    """Return what the page shows with its bodies: the things whose blocks stand there."""
    inside = {(record.docname, record.index) for record in entity.records}
    found: set[Key] = set()
    for record in graph.about(entity.key):
        if record.docname != beside and not within(graph, record, inside):
            continue
        ends = graph.edges_of(record)
        told = ends.projects if isinstance(record, Contribution) else (ends.itself,)
        found.update(key for key in told if key and key != entity.key and key.kind != "person")
    return found


def _without(section: Section, told: Container[Key]) -> Section:
    kept = tuple(
        entry
        for entry in section.entries
        if not (isinstance(entry.target, Ref) and entry.target.key in told)
    )
    return section if len(kept) == len(section.entries) else replace(section, entries=kept)


def index_page_view(graph: Graph, kind: str) -> tuple[Entry, ...]:
    """Return the entries of the list of all things of *kind*."""
    entities = graph.of_kind(kind)
    if KINDS[kind].dated:
        entities.sort(key=lambda entity: latest(graph, entity.key), reverse=True)
    return tuple(entry(graph, entity.key, everyone=True) for entity in entities)


def _bodies(graph: Graph, entity: Entity, beside: str) -> tuple[Copy, ...]:
    if entity.key.kind == "person":
        # Headline, portrait and contact stand in the head of the block.
        return tuple(whole(record) for record in entity.records if record.docname != beside)
    several = len({record.owner for record in entity.records}) > 1
    return tuple(
        Copy(record.docname, record.index, record.body, _by(graph, record, several or bool(beside)))
        for record in entity.records
        if record.body and record.docname != beside
    )


def _by(graph: Graph, record: Record, told: bool) -> tuple[Ref, ...]:
    """Return whose words a body is, where that must be told."""
    owner = graph.owner_of(record) if told else None
    return (ref(graph, owner),) if owner else ()


def _mentions(
    graph: Graph, entity: Entity, shown: set[Key], beside: str, listed: Container[Key]
) -> Section:
    entries = []
    for backlink in graph.backlinks_of(entity.key):
        if isinstance(backlink, str):
            if backlink not in {beside, entity.page}:
                entries.append(Entry(Doc(backlink)))
        elif (
            backlink != entity.key
            and backlink not in shown
            and backlink not in listed
            and backlink in graph.entities
        ):
            entries.append(entry(graph, backlink))
    return Section(N_("Mentioned in"), tuple(entries))
