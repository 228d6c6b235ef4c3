"""A person's résumé: the blocks that are his or hers, by kind, in the order they were written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Contribution, Organization, Person, Project, Skill, kind_of
from sphinx_resume.model.records import Key, Record


@dataclass(frozen=True, slots=True)
class Work:
    """A project as a person's résumé tells it.

    ``own`` is what that person wrote of it, ``project`` the block that describes it; they are
    the same if it is her own project. Either may be missing.
    """

    key: Key
    own: Project | Contribution | None
    project: Project | None

    @property
    def records(self) -> tuple[Project | Contribution, ...]:
        """Return what says something of it, what the person wrote first."""
        found = dict.fromkeys(one for one in (self.own, self.project) if one)
        return tuple(found)

    def organization(self, graph: Graph) -> Key | None:
        """Return where it was made, as the first says who says it."""
        return next(filter(None, (graph.edges_of(one).organization for one in self.records)), None)

    def whole(self, graph: Graph) -> Key | None:
        """Return the project that it is part of."""
        return next(iter(graph.edges_of(self.project).projects), None) if self.project else None


@dataclass(frozen=True, slots=True)
class Resume:
    """All that a person's résumé has: ``blocks`` by kind, without projects, and these."""

    key: Key
    person: Person
    blocks: Mapping[str, tuple[Record, ...]]
    projects: tuple[Work, ...]


def resume_of(graph: Graph, key: Key) -> Resume:
    """Return the résumé of the person *key*; what stands on her own page comes first."""
    return graph.once("resume", key, _resume_of, graph, key)  # each of her files asks for it


def _resume_of(graph: Graph, key: Key) -> Resume:
    person = next(r for r in graph.entities[key].records if isinstance(r, Person))
    records = sorted(graph.about(key), key=lambda one: one.docname != person.docname)
    blocks: dict[str, list[Record]] = {}
    works: dict[Key, list[Project | Contribution]] = {}
    seen: set[Key] = set()
    for record in records:
        ends = graph.edges_of(record)
        if isinstance(record, Person | Organization | Skill):
            continue
        if isinstance(record, Project | Contribution):
            made = ends.itself if isinstance(record, Project) else next(iter(ends.projects), None)
            if made and (record.owner or isinstance(record, Project)) and key in ends.people:
                works.setdefault(made, []).append(record)
        elif key in ends.people and (ends.itself is None or ends.itself not in seen):
            seen.update([ends.itself] if ends.itself else [])
            blocks.setdefault(kind_of(record).name, []).append(record)
    projects = (_works(graph, key, made, found) for made, found in works.items())
    kinds = {kind: tuple(one) for kind, one in blocks.items()}
    return Resume(key, person, kinds, tuple(chain.from_iterable(projects)))


def publications_of(graph: Graph, key: Key) -> tuple[Key, ...]:
    """Return the publications of the person *key*, as her résumé has them."""
    found = resume_of(graph, key).blocks.get("publication", ())
    ends = (graph.edges_of(record).itself for record in found)
    return tuple(dict.fromkeys(one for one in ends if one))


def _works(
    graph: Graph, key: Key, made: Key, found: list[Project | Contribution]
) -> Iterator[Work]:
    """Yield what a person did for a project: each block of hers tells of one thing."""
    blocks = (one for one in graph.entities[made].records if isinstance(one, Project))
    described = next(blocks, None)
    owned = [one for one in found if graph.owner_of(one) == key]
    for own in owned:
        yield Work(made, own, own if isinstance(own, Project) else described)
    if not owned:
        yield Work(made, None, described)
