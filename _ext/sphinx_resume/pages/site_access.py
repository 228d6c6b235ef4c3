"""Read access to the entities of a site, for other extensions: what ``resume.json`` says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.site_graph import SiteGraphMaker, SiteInfo
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.relations import Relation, relations
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.render.localization import _


class SiteRelation(NamedTuple):
    """One end's view of a relation: the ``kind`` and ``id`` of the other end, and its ``part``.

    Parts are those of ``resume.json``: ``author``, ``organization``, ``isPartOf`` …
    """

    kind: str
    id: str
    part: str


class SiteBlock(NamedTuple):
    """A block of a page: its ``kind``, where it stands, what its fields say, and its text.

    ``docname``, ``anchor`` and ``line`` are its source position. ``fields`` has the values by the
    names that authors write: texts, lists of texts, and dates as ``2020-07`` or ``present``. Fields
    that are not published are left out. ``text`` is Markdown.
    """

    kind: str
    docname: str
    anchor: str
    line: int
    fields: Mapping[str, Any]
    text: str


class SiteEntity(NamedTuple):
    """A person, project, skill … of the site.

    ``docname`` is its page and ``url`` the whole address of that; they are empty where there is
    none. ``start`` and ``end`` are the first and the last date known, as in a block's fields.
    ``blocks`` are those that describe it.
    """

    kind: str
    id: str
    title: str
    description: str
    docname: str
    url: str
    start: str
    end: str
    blocks: tuple[SiteBlock, ...]
    relations: tuple[SiteRelation, ...]


class ResumeSite:
    """Everything a site has, for reading; it is complete when all pages have been read."""

    def __init__(self, domain: ResumeDomain) -> None:
        """Read what *domain* has."""
        self._domain = domain

    def entities(self, kind: str = "") -> tuple[SiteEntity, ...]:
        """Return all entities, or those of a kind, in the order of their ids."""
        keys = sorted(self._domain.graph.entities)
        return tuple(self._entity(key) for key in keys if kind in {"", key.kind})

    def entity(self, kind: str, id: str) -> SiteEntity | None:  # noqa: A002
        """Return the entity of that kind and id, if there is one."""
        key = Key(kind, id)
        return self._entity(key) if key in self._domain.graph.entities else None

    def find(self, kind: str, name: str) -> tuple[SiteEntity, ...]:
        """Return the entities that a role such as ``{project}`` could mean by an id or a name."""
        return tuple(map(self._entity, self._domain.graph.find(kind, name)))

    def related(self, entity: SiteEntity, kind: str = "") -> tuple[SiteEntity, ...]:
        """Return the entities that have a relation to *entity*, or those of a kind, each once."""
        found = dict.fromkeys(Key(one.kind, one.id) for one in entity.relations)
        return tuple(self._entity(key) for key in found if kind in {"", key.kind})

    def pages(self, entity: SiteEntity) -> tuple[str, ...]:
        """Return the documents that name *entity* in their text and are no entity's page."""
        backlinks = self._domain.graph.backlinks_of(Key(entity.kind, entity.id))
        return tuple(sorted(one for one in backlinks if isinstance(one, str)))

    @cached_property
    def _maker(self) -> SiteGraphMaker:
        config = self._domain.env.config
        info = SiteInfo(config.project.strip(), config.language, str, _)
        return SiteGraphMaker(self._domain.graph, urls_of(self._domain), info)

    @cached_property
    def _relations(self) -> dict[Key, list[Relation]]:
        return relations(self._domain.graph)

    def _entity(self, key: Key) -> SiteEntity:
        edges = self._relations[key]
        found, entity = self._maker.entity(key, edges), self._domain.graph.entities[key]
        return SiteEntity(
            key.kind,
            key.id,
            entity.title,
            found.get("description", ""),
            entity.page,
            found.get("url", ""),
            found.get("start", ""),
            found.get("end", ""),
            tuple(map(self._block, entity.records)),
            tuple(SiteRelation(one.to.kind, one.to.id, one.part) for one in edges),
        )

    def _block(self, record: Record) -> SiteBlock:
        found = self._maker.block(record)
        return SiteBlock(
            found["kind"],
            record.docname,
            record.anchor,
            record.line,
            found["fields"],
            found.get("text", ""),
        )


def site_of_domain(domain: ResumeDomain) -> ResumeSite:
    """Return the read access to what *domain* has; it is made once for each graph."""
    return domain.derived(ResumeSite)
