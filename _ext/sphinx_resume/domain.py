"""The ``resume`` domain: keeps records and mentions by document, and resolves references.

It stores what the blocks collect and builds the graph from it; it makes no
nodes but references, and writes nothing.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from urllib.parse import quote, urlsplit
from zlib import crc32

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import NoUri
from sphinx.roles import XRefRole
from sphinx.util import docname_join
from sphinx.util.nodes import clean_astext, make_refnode
from sphinx.util.osutil import canon_path

from sphinx_resume.assets import SITES
from sphinx_resume.config import REPORTS, ResumeConfig, checked
from sphinx_resume.index_pages import Lists, PlacedList, index_page
from sphinx_resume.model.dependencies import POSTS, Bodies, Dependency
from sphinx_resume.model.descriptions import kind_label, tooltip
from sphinx_resume.model.diagnostics import Problem, Subtype, suggestion
from sphinx_resume.model.draft_pages import Seen
from sphinx_resume.model.entities import Mention, Site
from sphinx_resume.model.fingerprints import DocumentFingerprints, Fingerprints
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Ref, View, Web
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.model.link_titles import graph_of
from sphinx_resume.model.listing.query import Query
from sphinx_resume.model.listing.selection import select
from sphinx_resume.model.names.matching import MATCHING
from sphinx_resume.model.records import Key, Record
from sphinx_resume.problems import warn
from sphinx_resume.render.inline_nodes import is_terse, unseen
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

UNSHOWN = "resume_unshown"
"""The metadata of a page whose file says more than is to be published."""

_READ = (
    "records",
    "mentions",
    "footnotes",
    "stamps",
    "faults",
    "listings",
    "files",
    "prose",
    "conditions",
)
"""Tables of what reading a document gives, by the document."""

_KEPT = 64

# Builders that join pages into one document show only the pages of its toctree.
_SINGLE_FILE = {"singlehtml", "latex", "texinfo", "man"}


class Page(NamedTuple):
    """A generated page.

    ``key`` tells whose it is (with an empty id: the list of all things of the kind, or the
    ``part`` of that name),
    ``sources`` are the documents that give cause to it, ``owner`` and ``line`` the
    place that it is attributed to.
    """

    key: Key
    sources: frozenset[str]
    owner: str
    line: int
    part: str = ""


class Shown(NamedTuple):
    """What a page shows that stands elsewhere.

    ``key`` tells whose page it is, ``title`` and ``sections`` are its headings, if it is
    generated. ``whole`` is a digest of all that it shows. ``made_of`` is what has the states
    (see `model.fingerprints`) that it depends on. ``pictures`` are those it shows beside names and
    in bodies, by their paths in the project.
    """

    key: Key | None
    title: str
    sections: tuple[str, ...]
    whole: bytes
    made_of: tuple[Dependency, ...]
    pictures: tuple[str, ...] = ()

    def bodies(self) -> list[str]:
        """Return the documents that it shows bodies of."""
        return sorted(one.docname for one in self.made_of if isinstance(one, Bodies))


class Unpublished(NamedTuple):
    """A page that was read and found to be that of a draft, and what may change that.

    ``files`` are those that were read, with their times (ns) and sizes; ``conditions`` are as
    those of a document that is published.
    """

    files: dict[str, tuple[int, int]]
    conditions: dict[tuple[str, str], bool]


class Source(NamedTuple):
    """An authored page as it was read, and its blocks by their index."""

    document: nodes.document
    blocks: dict[int, nodes.container]


def _fingerprint() -> int:
    """Return a number that changes with the extension's code: what another has stored is void."""
    found = 0
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        found = crc32(path.read_bytes(), found)
    return found


class ResumeDomain(Domain):
    """Everything a site's résumés say, and the references to it."""

    name = "resume"
    label = "résumé"
    initial_data: ClassVar = {
        "records": {},
        "mentions": {},
        "footnotes": {},
        "stamps": {},
        "faults": {},
        "listings": {},
        "pages": {},
        "read": {},
        "shown": {},
        "states": {},
        "sums": {},
        "feeds": {},
        "files": {},
        "prose": {},
        "conditions": {},
        "unpublished": {},
        "elsewhere": b"",
        "linked": False,
    }
    data_version = _fingerprint()

    builder: Builder

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the kinds that are registered by now, also by a project or another extension."""
        fields = {name: [*one.fields] for name, one in KINDS.items()}
        # Records that were stored with other fields are void.
        self.data_version = crc32(repr(fields).encode(), self.data_version)  # type: ignore[misc]
        super().__init__(env)
        for kind in paged():
            self.roles[kind] = XRefRole(innernodeclass=nodes.inline, warn_dangling=True)
            self.add_object_type(kind, ObjType(kind, kind, searchprio=1))

    def setup(self) -> None:
        """Prepare what lives for one build only."""
        super().setup()
        self.draft_records: dict[str, list[Any]] = {}
        self.bibliographies: dict[str, list[Any]] = {}
        self.seen: dict[str, list[tuple[Seen, Callable[[], None]]]] = {}
        """Blocks of each page that is read, and what tells that one is no page, but a draft."""
        self.withheld: dict[str, str] = {}
        """The person of each page that is read whose blocks follow, and who is a draft."""
        self.nesting: dict[str, int] = {}
        """In how many blocks the reader of each page is."""
        self.reading: list[str] = []
        """The pages that Sphinx reads in this build."""
        self.touched = False
        self.reread = False
        self.lost: set[str] = set()
        self._leads: dict[Key, tuple[tuple[str, str] | None, str]] = {}
        self.views: dict[tuple[Key, str], View] = {}
        """Views that a look has found and no page has shown yet, by key and author's page."""
        self._doctrees: OrderedDict[str, Source] = OrderedDict()

    # --- storage ------------------------------------------------------------------------

    @property
    def records(self) -> dict[str, tuple[Record, ...]]:
        """Records by document, in reading order."""
        return self.data["records"]  # type: ignore[no-any-return]

    @property
    def mentions(self) -> dict[str, tuple[Mention, ...]]:
        """Links that a document's text makes."""
        return self.data["mentions"]  # type: ignore[no-any-return]

    @property
    def faults(self) -> dict[str, tuple[Problem, ...]]:
        """Faults in files that documents show, by document; two may show one file."""
        return self.data["faults"]  # type: ignore[no-any-return]

    @property
    def footnotes(self) -> dict[str, tuple[Mention, ...]]:
        """Links that footnotes of a document make, each for the blocks that refer to these."""
        return self.data["footnotes"]  # type: ignore[no-any-return]

    @property
    def stamps(self) -> dict[str, tuple[int, int]]:
        """Time (ns) and size of each authored document's file when it was read."""
        return self.data["stamps"]  # type: ignore[no-any-return]

    @property
    def files(self) -> dict[str, dict[str, tuple[int, int]]]:
        """Time (ns) and size of other files that each document reads, by their paths."""
        return self.data["files"]  # type: ignore[no-any-return]

    @property
    def prose(self) -> dict[str, dict[int, str]]:
        """Texts of blocks by document and index, if skills are to be found in them."""
        return self.data["prose"]  # type: ignore[no-any-return]

    @property
    def conditions(self) -> dict[str, dict[tuple[str, str], bool]]:
        """What decides on content of each document, and whether it was published when read."""
        return self.data["conditions"]  # type: ignore[no-any-return]

    @property
    def unpublished(self) -> dict[str, Unpublished]:
        """Pages of drafts that no look at their files could tell to be such."""
        return self.data["unpublished"]  # type: ignore[no-any-return]

    @property
    def listings(self) -> dict[str, tuple[PlacedList, ...]]:
        """Lists and timelines on each document."""
        return self.data["listings"]  # type: ignore[no-any-return]

    @property
    def pages(self) -> dict[str, Page]:
        """Pages that the graph asks for, by name; those that nobody wrote are generated."""
        return self.data["pages"]  # type: ignore[no-any-return]

    @property
    def read(self) -> dict[str, tuple[str, ...]]:
        """What each generated page was last read from: its owner, title and headings."""
        return self.data["read"]  # type: ignore[no-any-return]

    @property
    def shown(self) -> dict[str, Shown]:
        """What every page shows, as the last look found it."""
        return self.data["shown"]  # type: ignore[no-any-return]

    @property
    def fingerprints(self) -> Fingerprints:
        """States of all that the last look found."""
        return self.data["states"]  # type: ignore[no-any-return]

    @property
    def document_fingerprints(self) -> dict[str, DocumentFingerprints]:
        """What authored documents say, of those that were looked at since they were read."""
        return self.data["sums"]  # type: ignore[no-any-return]

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002
        """Return what the search calls a thing of this type."""
        return _(KINDS[type.lname].singular)

    def clear_doc(self, docname: str) -> None:
        """Forget what *docname* said."""
        self.withheld.pop(docname, None)
        self.seen.pop(docname, None)
        for table in (*_READ, "unpublished", "read", "sums"):
            self.data[table].pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for table in (*_READ, "unpublished"):
            found = otherdata[table]
            self.data[table].update({name: found[name] for name in docnames if name in found})

    # --- the graph ----------------------------------------------------------------------

    @cached_property
    def settings(self) -> ResumeConfig:
        """The checked configuration."""
        return checked(self.env.config)

    @cached_property
    def graph(self) -> Graph:
        """The graph of all records; `forget` makes it anew."""
        kinds = self.settings.pages
        folders = {kind: self.settings.folders[kind] for kind in kinds}
        records = {name: found for name, found in self.records.items() if found}
        # Generated pages may not have been read yet; those of things are called as these are.
        lists = {self.index_page(kind): (kind, _(KINDS[kind].plural)) for kind in kinds}
        titles = {name: clean_astext(self.env.titles[name]) for name in sorted(self.stamps)}
        site = Site(
            folders,
            frozenset(self.stamps),
            titles,
            self._files(records),
            lists,
            self.settings.synonyms,
            self.elsewhere,
            self.prose,
            frozenset(REPORTS[name] for name in self.settings.reports),
            self.env.config.language,
            MATCHING[self.settings.author_matching],
        )
        return graph_of(records, self.mentions, site)

    def _files(self, records: Mapping[str, tuple[Record, ...]]) -> dict[str, str]:
        """Return the files of documents and bibliographies as their author calls them."""
        found = {name: canon_path(self.env.doc2path(name, base=False)) for name in records}
        sources = {one.source for of_page in records.values() for one in of_page} - {""}
        folder = Path(self.env.srcdir)
        for source in sources:
            path = Path(source)
            inside = path.is_relative_to(folder)
            found[source] = canon_path(path.relative_to(folder) if inside else path)
        return found

    @cached_property
    def elsewhere(self) -> dict[tuple[str, str], Web]:
        """Return the things of other sites, which intersphinx knows, as ``lab:jane-doe``."""
        found = {}
        # As `InventoryAdapter` of sphinx.ext.intersphinx finds them: loading that takes a tenth of
        # a second, for sites that do not use it too.
        inventories = getattr(self.env, "intersphinx_named_inventory", {})
        for inventory, objects in inventories.items():
            for kind in paged():
                for name, item in objects.get(f"resume:{kind}", {}).items():
                    title = item.display_name if item.display_name != "-" else name
                    found[kind, f"{inventory}:{name}"] = Web(item.uri, title)
        return found

    @cached_property
    def joined(self) -> frozenset[str] | None:
        """The pages that a joining builder shows; None for one that writes every page."""
        if self.builder.name not in _SINGLE_FILE:
            return None
        config = self.env.config
        starts = {
            "singlehtml": [config.root_doc],
            "latex": [entry[0] for entry in config.latex_documents] + list(config.latex_appendices),
            "texinfo": [entry[0] for entry in config.texinfo_documents],
            "man": [entry[0] for entry in config.man_pages],
        }[self.builder.name]
        found: set[str] = set()
        while starts:
            if (docname := starts.pop()) not in found:
                found.add(docname)
                starts += self.env.toctree_includes.get(docname, [])
        return frozenset(found)

    @property
    def feeds(self) -> dict[Key, str]:
        """What has a feed of posts, and its page."""
        return self.data["feeds"]  # type: ignore[no-any-return]

    @property
    def lists_posts(self) -> bool:
        """Whether posts have lists and feeds of ours, and not those of ABlog."""
        return "post" in self.settings.pages and "ablog" not in self.env.config.extensions

    @cached_property
    def address(self) -> str:
        """The address of the site with a slash at its end, or nothing if none can be used."""
        return _whole(str(self.env.config.html_baseurl or "").strip())

    @property
    def wants_feeds(self) -> bool:
        """Whether posts shall have feeds, and the builder writes pages that have addresses."""
        return self.builder.name in SITES and self.settings.feed_size > 0

    @cached_property
    def feed_files(self) -> dict[str, Key]:
        """The paths of feeds, and what each is the feed of; none without an address of the site."""
        if not self.wants_feeds or not self.address:
            return {}
        return {
            page.removesuffix("index") + "atom.xml" if key == POSTS else f"{page}.atom.xml": key
            for key, page in self.feeds.items()
        }

    def feed_of(self, docname: str) -> str:
        """The path of the feed that a page links to: of its thing, or of all posts."""
        key = self.shown[docname].key if docname in self.shown else None
        if key and key.kind == "post":
            key = POSTS
        return next((path for path, one in self.feed_files.items() if one == key), "")

    @cached_property
    def lists(self) -> Lists:
        """What lists show, as the graph has it now."""
        return Lists(self.graph, self.settings, own_posts=self.lists_posts)

    def listed_on(self, docname: str) -> frozenset[Key]:
        """Return the things that the lists on a page show."""
        asked = (one.query for one in self.listings.get(docname, ()))
        found = (select(self.graph, query) for query in asked if isinstance(query, Query))
        groups = (group for one in found for group in one.groups)
        targets = (entry.target for group in groups for entry in group.entries)
        return frozenset(one.key for one in targets if isinstance(one, Ref))

    def index_page(self, kind: str) -> str:
        """The page that lists all things of *kind*."""
        return index_page(self.settings, kind)

    def list_of(self, kind: str) -> str:
        """The page that lists all things of *kind*, if there is one."""
        page = self.index_page(kind) if kind in self.settings.folders else ""
        return page if page in self.env.found_docs else ""

    @cached_property
    def mentions_by_block(self) -> dict[tuple[str, int], list[Mention]]:
        """Links by the document and the block (-1 for none) that shows them, or its footnotes."""
        found: dict[tuple[str, int], list[Mention]] = {}
        for table in (self.mentions, self.footnotes):
            for docname, mentions in table.items():
                for mention in mentions:
                    found.setdefault((docname, mention.block), []).append(mention)
        return found

    def has_source(self, docname: str) -> bool:
        """Tell whether the file of a page can be offered to readers."""
        return not self.is_generated(docname) and UNSHOWN not in self.env.metadata.get(docname, {})

    def is_generated(self, docname: str) -> bool:
        """Tell whether *docname* is a page that nobody wrote; `pages.docnames` knows."""
        return docname in getattr(self.env.project, "generated", ())

    def forget(self) -> None:
        """Drop what was made from the records, which have changed."""
        for name in ("graph", "lists", "joined", "mentions_by_block", "feed_files"):
            self.__dict__.pop(name, None)
        self._doctrees.clear()
        self._leads.clear()
        self.views.clear()

    def doctree(self, docname: str) -> Source:
        """Return an authored page as it was read, to copy from; a few are kept."""
        if docname not in self._doctrees:
            document = self.env.get_doctree(docname)
            blocks = {
                node["resume_place"][1]: node
                for node in document.findall(nodes.container)
                if "resume_place" in node
            }
            self._doctrees[docname] = Source(document, blocks)
            if len(self._doctrees) > _KEPT:
                self._doctrees.popitem(last=False)
        self._doctrees.move_to_end(docname)
        return self._doctrees[docname]

    # --- references ---------------------------------------------------------------------

    def target(self, key: Key) -> tuple[str, str] | None:
        """Return the page and anchor that a link to *key* leads to, if it can lead anywhere."""
        entity = self.graph.entities[key]
        if entity.page and (self.joined is None or entity.page in self.joined):
            return entity.page, ""
        for record in entity.records:
            if self.joined is None or record.docname in self.joined:
                return record.docname, record.anchor
        return None

    def lead(self, key: Key) -> tuple[tuple[str, str] | None, str]:
        """Return where a link to *key* leads, if it can lead anywhere, and to what."""
        if key not in self._leads:
            self._leads[key] = self.target(key), tooltip(self.graph, key, _)
        return self._leads[key]

    def link(self, key: Key, fromdocname: str, content: nodes.Node) -> nodes.Node:
        """Return *content* as a link to *key*, or as it is where there is nowhere to lead."""
        target, title = self.lead(key)
        if target is None or target == (fromdocname, ""):
            return content
        page, anchor = target
        if anchor and self.builder.name == "singlehtml":
            # "#document-page#anchor", as Sphinx makes it there, leads nowhere.
            anchor = joined_anchor(page, anchor)
            return make_refnode(self.builder, page, page, anchor, content, title)
        try:
            link = make_refnode(self.builder, fromdocname, page, anchor, content, title)
        except NoUri:
            return content
        text = content.astext()
        # Languages have such names; who hears "Go" or "R" alone does not know what it is.
        if key.kind == "skill" and is_terse(text) and text == self.graph.entities[key].title:
            link += unseen(f" ({_(kind_label(self.graph, key))})")
        # Builders without addresses (man, text) would show an empty one.
        return link if link.get("refid") or link.get("refuri", "").strip("#") else content

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
        return self.link(keys[0], fromdocname, contnode)  # type: ignore[return-value]

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
                found.append((f"resume:{kind}", self.link(key, fromdocname, content)))
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


_IN_PATHS = "/%!$&'()*+,;=:@~"  # what RFC 3986 lets stand there


@lru_cache(8)
def _whole(given: str) -> str:
    """Return an address that others can be made of, as RFC 3986 has it; or nothing."""
    parts = urlsplit(given)
    whole = parts.scheme in {"http", "https"} and parts.hostname
    odd = parts.query or parts.fragment or re.search(r"[\s<>\"\\]", given)
    if not whole or odd:
        return ""
    try:
        host = parts.netloc if given.isascii() else parts.netloc.encode("idna").decode()
    except UnicodeError:
        return ""
    return f"{parts.scheme}://{host}{quote(parts.path, safe=_IN_PATHS).rstrip('/')}/"


def _line(text: str) -> str:
    """Return *text* in one line: the inventory cuts names at whatever ends one."""
    return " ".join(text.split())


def joined_anchor(docname: str, anchor: str) -> str:
    """Return an anchor that is unique among pages joined into one."""
    return f"{docname.replace('/', '-')}-{anchor}"


def linked_path(env: BuildEnvironment, node: pending_xref) -> str | None:
    """Return the page that a Markdown link such as ``[text](projects/lego.md)`` names.

    MyST takes a path for a document only if there is a file (`render_link_unknown` in
    its sphinx_.py), and generated pages have none.
    """
    if node.get("reftype") != "myst" or node.get("refdomain"):
        return None
    path, _, _ = node["reftarget"].partition("#")
    for suffix in env.config.source_suffix:
        if path.endswith(suffix):
            return docname_join(node["refdoc"], path.removesuffix(suffix))
    return None


def stamp(path: Path) -> tuple[int, int]:
    """Return time (ns) and size of a file, or zeros if it is gone."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


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
