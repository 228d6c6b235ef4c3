"""The ``resume`` domain: stores what documents say, and resolves references.

It keeps what the directives leave and builds the graph from it; it makes no nodes but references,
and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast
from zlib import crc32

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole

from sphinx_resume.config import ResumeConfig, checked
from sphinx_resume.entity_links import EntityLinks
from sphinx_resume.formats.urls import site_address
from sphinx_resume.graph_building import (
    build_graph,
    entities_of_other_sites,
    index_page_of,
    pages_in_one_document,
)
from sphinx_resume.model.diagnostics import Problem, Subtype, suggestion
from sphinx_resume.model.entities import Mention
from sphinx_resume.model.fingerprints import DocumentFingerprints, Fingerprints
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Web
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.model.placed_lists import PlacedList
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.stored_pages import Page, PageFingerprint, Unpublished
from sphinx_resume.nodes import resume_name
from sphinx_resume.problems import warn
from sphinx_resume.render.localization import _
from sphinx_resume.stored_tables import Table, code_fingerprint

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

T = TypeVar("T")


class ResumeDomain(Domain):
    """Everything a site's résumés say, and the references to it."""

    name = "resume"
    label = "résumé"
    initial_data: ClassVar[dict[str, Any]] = {}
    tables: ClassVar[dict[str, bool]] = {}
    """The tables by name, and whether reading a document fills them."""
    data_version = code_fingerprint()

    records = Table[dict[str, tuple[Record, ...]]]({}, read=True)
    """Records by document, in reading order."""
    mentions = Table[dict[str, tuple[Mention, ...]]]({}, read=True)
    """Links that a document's text makes."""
    footnotes = Table[dict[str, tuple[Mention, ...]]]({}, read=True)
    """Links that footnotes of a document make, each for the blocks that refer to it."""
    stamps = Table[dict[str, tuple[int, int]]]({}, read=True)
    """Time (ns) and size of each authored document's file when it was read."""
    faults = Table[dict[str, tuple[Problem, ...]]]({}, read=True)
    """Mistakes in files that documents show, by document; two may show one file."""
    listings = Table[dict[str, tuple[PlacedList, ...]]]({}, read=True)
    """Lists and timelines on each document."""
    files = Table[dict[str, dict[str, tuple[int, int]]]]({}, read=True)
    """Time (ns) and size of other files that each document reads, by their paths."""
    prose = Table[dict[str, dict[int, str]]]({}, read=True)
    """Texts of blocks by document and index, if skills are to be found in them."""
    conditions = Table[dict[str, dict[tuple[str, str], bool]]]({}, read=True)
    """What decides on content of each document, and whether it was published when read."""
    unpublished = Table[dict[str, Unpublished]]({}, read=True)
    """Pages of drafts that only reading could find to be such."""
    pages = Table[dict[str, Page]]({})
    """Pages that the graph asks for, by name; those that nobody wrote are generated."""
    read = Table[dict[str, tuple[str, ...]]]({})
    """What each generated page was last read from: its owner, title and headings."""
    page_fingerprints = Table[dict[str, PageFingerprint]]({})
    """What every page shows, as it was last computed."""
    fingerprints = Table[Fingerprints]({})
    """Fingerprints of all that pages depend on, as they were last computed."""
    document_fingerprints = Table[dict[str, DocumentFingerprints]]({})
    """Fingerprints of the documents that have not changed since they were computed."""
    feeds = Table[dict[Key, str]]({})
    """What has a feed of posts, and its page."""
    other_sites = Table[bytes](b"")
    """A digest of `elsewhere`."""
    with_structured_data = Table[bool](False)
    """Whether `page_fingerprints` take in the structured data of pages."""

    builder: Builder

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the kinds that are registered by now, also by a project or another extension."""
        # What was stored with other kinds and fields is void.
        kinds = repr([one.signature for one in KINDS.values()])
        self.data_version = crc32(kinds.encode(), self.data_version)  # type: ignore[misc]
        super().__init__(env)
        for kind in paged():
            self.roles[kind] = XRefRole(innernodeclass=nodes.inline, warn_dangling=True)
            self.add_object_type(kind, ObjType(kind, kind, searchprio=1))

    def setup(self) -> None:
        """Prepare what lives for one build only."""
        super().setup()
        self._derived: dict[Callable[[ResumeDomain], Any], Any] = {}

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002
        """Return what the search calls a thing of this type."""
        return _(KINDS[type.lname].singular)

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* said."""
        for table, read in self.tables.items():
            if read or table in {"read", "document_fingerprints"}:
                self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for table in [name for name, read in self.tables.items() if read]:
            found = otherdata[table]
            self.data[table].update({name: found[name] for name in docnames if name in found})

    # --- the graph ----------------------------------------------------------------------

    @cached_property
    def settings(self) -> ResumeConfig:
        """The checked configuration."""
        return checked(self.env.config)

    @property
    def address(self) -> str:
        """The address of the site with a slash at its end, or nothing if none can be used."""
        return site_address(str(self.env.config.html_baseurl or ""))

    @cached_property
    def graph(self) -> Graph:
        """The graph of all records; `forget` makes it anew."""
        found = self.records, self.mentions, self.prose, self.stamps
        return build_graph(self.env, self.settings, *found, self.elsewhere)

    @cached_property
    def elsewhere(self) -> dict[tuple[str, str], Web]:
        """The entities of other sites, which intersphinx knows, by kind and ``lab:jane-doe``."""
        return entities_of_other_sites(self.env)

    @cached_property
    def joined(self) -> frozenset[str] | None:
        """The pages that a single-file builder shows; None for one that writes every page."""
        return pages_in_one_document(self.builder)

    def derived(self, make: Callable[[ResumeDomain], T]) -> T:
        """Return what *make* computes from this domain, once for each graph."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("T", self._derived[make])

    def forget(self) -> None:
        """Drop what was computed from the records, which have changed."""
        for name in ("graph", "joined"):
            self.__dict__.pop(name, None)
        self._derived.clear()

    def index_page(self, kind: str) -> str:
        """Return the page that lists all entities of *kind*."""
        return index_page_of(self.settings, kind)

    def is_generated(self, docname: str) -> bool:
        """Tell whether *docname* is a page that nobody wrote; `pages.docnames` knows."""
        return docname in getattr(self.env.project, "generated", ())

    # --- references ---------------------------------------------------------------------

    @property
    def links(self) -> EntityLinks:
        """The links to entities, in the form that the builder needs."""
        return self.derived(_links)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Resolve a role: by id, then by name."""
        if isinstance(node, resume_name):
            if not builder.use_message_catalog:
                # gettext passes over copies (`Catalog.add` in sphinx/builders/gettext.py).
                return node[0]  # type: ignore[return-value]
            return self.links.of_name(typ, target, fromdocname, contnode)  # type: ignore[return-value]
        keys = self.graph.find(typ, target)
        if not keys:
            return None
        if len(keys) > 1:
            ids = ", ".join(key.id for key in keys)
            warn(
                Subtype.AMBIGUOUS,
                f"{{{typ}}}`{target}` is one of {ids}; write the id",
                node,
            )
        if not node["refexplicit"] or not contnode.astext():
            contnode = nodes.inline("", self.graph.entities[keys[0]].title)
        # Whatever stands for the reference is taken; "reference" is what Sphinx annotates.
        return self.links.to(keys[0], fromdocname, contnode)  # type: ignore[return-value]

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve ``[text](#id)`` and the ``any`` role: by id only, among all kinds."""
        found = []
        for kind in paged():
            key = Key(kind, target)
            key = self.graph.former.get(key, key) if key not in self.graph.entities else key
            if key in self.graph.entities:
                content = contnode.deepcopy()
                if not content.astext() or not node.get("refexplicit", True):
                    content = nodes.inline("", self.graph.entities[key].title)
                found.append((f"resume:{kind}", self.links.to(key, fromdocname, content)))
        return found  # type: ignore[return-value]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield every thing that has a page, for the inventory and the search."""
        for key, entity in sorted(self.graph.entities.items()):
            if entity.page:
                yield key.id, _line(entity.title), key.kind, entity.page, "", 1
        # What other sites link to by an id of before; the search need not show it twice.
        for page, key in sorted(self.graph.moved.items()):
            entity = self.graph.entities[key]
            yield page.rpartition("/")[2], _line(entity.title), key.kind, entity.page, "", -1


def _links(domain: ResumeDomain) -> EntityLinks:
    return EntityLinks(domain.graph, domain.elsewhere, domain.builder, domain.joined)


def _line(text: str) -> str:
    """Return *text* in one line: the inventory cuts names at whatever ends one."""
    return " ".join(text.split())


def domain_of(env: BuildEnvironment) -> ResumeDomain:
    """Return the domain of *env*."""
    domain = env.get_domain("resume")
    assert isinstance(domain, ResumeDomain)
    return domain


def _explain(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Tell a reference that leads nowhere in our own words."""
    if not isinstance(domain, ResumeDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    ids = [entity.key.id for entity in domain.graph.of_kind(kind)]
    near = suggestion(target, ids) or "; give the id of one of this site"
    warn(Subtype.REFERENCE, f"there is no {kind} '{target}'{near}", node)
    return True


def setup(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(ResumeDomain)
    app.connect("warn-missing-reference", _explain)
    app.connect("builder-inited", _attach, priority=500)


def _attach(app: Sphinx) -> None:
    # `env.app` and `builder.app` go away in Sphinx 11; domains are made anew for every build.
    domain_of(app.env).builder = app.builder
