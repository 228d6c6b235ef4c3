"""A side bar that stays short however large the site, and costs next to nothing.

For every page Sphinx resolves the whole tree of pages anew, and a theme such as Furo
parses the outcome. Here the tree is resolved once, and pages that show the same of it
share one text. A tree of no more entries than the option allows is shown as Sphinx shows
it. Of a larger one, a page shows only the branches that lead to it, and of a long branch
the entries around it. A page outside all toctrees is at the list of its kind, which is
the way back from it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment.adapters.toctree import TocTree
from sphinx.util.osutil import relative_uri

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.pages.subjects import subject_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

_TEXTS = 64
"""How many texts are kept to be used again; pages are written folder by folder."""


@dataclass(eq=False, slots=True)
class TreeEntry:
    """A line of the tree; or one of its toctrees, of which the line is the caption.

    ``uri`` is seen from the top of the site, and whole if it leads elsewhere. An entry
    with an ``anchor`` is a section. ``rest`` stands for what of a long branch is not shown.
    """

    line: nodes.Element | None
    docname: str
    uri: str
    anchor: str = ""
    local: bool = True
    above: TreeEntry | None = None
    place: int = 0
    below: list[TreeEntry] = field(default_factory=list)
    rest: TreeEntry | None = None

    def put(self, below: Iterable[TreeEntry]) -> None:
        """Set the entries below."""
        self.below = list(below)
        for place, one in enumerate(self.below):
            one.above, one.place = self, place

    def way(self) -> Iterator[TreeEntry]:
        """Yield the entry and those above it."""
        one: TreeEntry | None = self
        while one is not None:
            yield one
            one = one.above

    def all(self) -> Iterator[TreeEntry]:
        """Yield everything below."""
        for one in self.below:
            yield one
            yield from one.all()


@dataclass(frozen=True, slots=True)
class VisibleEntry:
    """An entry as a page shows it. Equal ones look the same."""

    entry: TreeEntry
    address: str
    current: bool
    below: tuple[VisibleEntry, ...]


class Tree:
    """The toctrees of the home page, resolved and shortened."""

    def __init__(self, domain: ResumeDomain, options: dict[str, Any]) -> None:
        """Resolve them with these *options* of Sphinx."""
        assert isinstance(domain.builder, StandaloneHTMLBuilder)
        self.builder, self.limit = domain.builder, domain.settings.navigation
        root, env = domain.env.config.root_doc, domain.env
        self.home = TreeEntry(None, root, self.builder.get_target_uri(root))
        self.docnames = {self.builder.get_target_uri(one): one for one in sorted(env.found_docs)}
        resolved = TocTree(env).get_toctree_for(root, self.builder, collapse=False, **options)
        self.home.put(self._toctrees(resolved))
        self.large = sum(1 for one in self.home.all() if one.above is not self.home) > self.limit
        for toctree in self.home.below:
            self._shorten(toctree)
        self.places: dict[str, list[TreeEntry]] = {}
        for one in self.home.all():
            if one.above is not self.home:
                self.places.setdefault(one.uri, []).append(one)
        self.text = lru_cache(_TEXTS)(self._text)

    def html(self, page: str, index_page: str, collapse: bool) -> str:
        """Return the tree for *page*; if it has no place there, it is at its *index_page* page."""
        base, elsewhere = self.builder.get_target_uri(page), self.builder.get_target_uri(index_page)
        places = self.places.get(base) or self.places.get(elsewhere) or []
        near = {one for place in places for one in place.way()}
        current = {one for place in places if not place.anchor for one in place.way()}
        everywhere = not (collapse or self.large)

        def below(entry: TreeEntry) -> tuple[VisibleEntry, ...]:
            return tuple(
                VisibleEntry(
                    one,
                    relative_uri(base, one.uri) + one.anchor if one.local else one.uri,
                    one in current,
                    below(one) if everywhere or one in near else (),
                )
                for one in self._around(entry, near)
            )

        return self.text(tuple(below(toctree) for toctree in self.home.below))

    def _toctrees(self, resolved: nodes.Element | None) -> Iterator[TreeEntry]:
        caption = None
        for node in resolved.children if resolved is not None else ():
            if isinstance(node, nodes.bullet_list):
                toctree = TreeEntry(caption, self.home.docname, self.home.uri)
                toctree.put(self._entries(node))
                yield toctree
                caption = None
            elif isinstance(node, nodes.Element):
                caption = node

    def _entries(self, listed: nodes.bullet_list) -> Iterator[TreeEntry]:
        # Beside the items stand hidden toctrees that were not asked for.
        items = (node for node in listed.children if isinstance(node, nodes.list_item))
        return map(self._entry, items)

    def _entry(self, item: nodes.list_item) -> TreeEntry:
        line = item[0]
        assert isinstance(line, nodes.Element)
        link = next(line.findall(nodes.reference))
        anchor = link.get("anchorname", "")
        uri = link["refuri"].removesuffix(anchor)
        if link["internal"]:
            uri = urljoin(f"/{self.home.uri}", uri).removeprefix("/")
        entry = TreeEntry(line, self.docnames.get(uri, ""), uri, anchor, link["internal"])
        lists = [node for node in item.children if isinstance(node, nodes.bullet_list)]
        entry.put(one for inner in lists for one in self._entries(inner))
        return entry

    def _shorten(self, entry: TreeEntry) -> None:
        """Put pages of a long branch below the index page of their folder if it is there too."""
        if len(entry.below) > self.limit:
            heads = {
                posixpath.dirname(one.docname): one
                for one in entry.below
                if one.docname.endswith("/index") and not one.anchor
            }
            moved: dict[TreeEntry, list[TreeEntry]] = {}
            for one in entry.below:
                head = heads.get(posixpath.dirname(one.docname), one)
                others = moved.setdefault(head, [])
                if one is not head:
                    others.append(one)
            entry.put(moved)
            for head, others in moved.items():
                head.put([*head.below, *others])
        if len(entry.below) > self.limit:
            link = nodes.reference("", "…", internal=True)
            line = addnodes.compact_paragraph("", "", link)
            entry.rest = TreeEntry(line, entry.docname, entry.uri)
        for one in entry.below:
            self._shorten(one)

    def _around(self, entry: TreeEntry, near: set[TreeEntry]) -> list[TreeEntry]:
        """Return the entries below *entry*; of many, those around the one that is near."""
        if entry.rest is None:
            return entry.below
        place = min((one.place for one in near if one.above is entry), default=0)
        start = max(0, min(place - self.limit // 2, len(entry.below) - self.limit))
        end = start + self.limit
        before = [entry.rest] if start else []
        after = [entry.rest] if end < len(entry.below) else []
        return [*before, *entry.below[start:end], *after]

    def _text(self, toctrees: tuple[tuple[VisibleEntry, ...], ...]) -> str:
        """Return the text that Sphinx would make of a tree of just these entries."""
        made = addnodes.compact_paragraph("", "", toctree=True)
        for toctree, shown in zip(self.home.below, toctrees, strict=True):
            if toctree.line is not None:
                made += toctree.line.deepcopy()
            made += _list(shown, 1)
        return str(self.builder.render_partial(made if toctrees else None)["fragment"])


def _list(shown: tuple[VisibleEntry, ...], depth: int) -> nodes.bullet_list:
    made = nodes.bullet_list()
    for one in shown:
        assert one.entry.line is not None
        line = one.entry.line.deepcopy()
        link = next(line.findall(nodes.reference))
        link["refuri"] = one.address
        # The link of a page to itself is empty; a landing page is marked, and has another.
        link["classes"] = ["current"] if one.current and not one.address else []
        item = nodes.list_item("", line, classes=[f"toctree-l{depth}"])
        if one.current:
            item["classes"].append("current")
            made["classes"] = ["current"]
        if one.below:
            item += _list(one.below, depth + 1)
        made += item
    return made


Trees = dict[tuple[tuple[str, Any], ...], Tree]
"""The trees of a build, by the options that a theme gave."""


def _toctree(
    trees: Trees, domain: ResumeDomain, page: str, /, *, collapse: bool = True, **options: Any
) -> str:
    """Return the tree for a page; the options and their defaults are Sphinx's."""
    options = {"includehidden": False, **options}
    if options.get("maxdepth") == "":
        del options["maxdepth"]
    given = tuple(sorted(options.items()))
    if given not in trees:
        trees[given] = Tree(domain, options)
    return trees[given].html(page, _index_page(domain, page), collapse)


def _index_page(domain: ResumeDomain, page: str) -> str:
    """Return the page that lists what *page* is about, or for any other page itself."""
    kind = subject_of(domain, page).kind
    return domain.index_page(kind) if kind else page


def _offer(
    trees: Trees,
    app: Sphinx,
    pagename: str,
    template: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates of a page the short tree in place of Sphinx's."""
    domain = domain_of(app.env)
    # Of pages joined into one, Sphinx makes a tree of another kind.
    if domain.settings.navigation and domain.joined is None and "toctree" in context:
        context["toctree"] = partial(_toctree, trees, domain, pagename)


def _forget(trees: Trees, app: Sphinx, builder: Builder) -> None:
    trees.clear()


def setup(app: Sphinx) -> None:
    """Register the tree, to be there before a theme asks for it."""
    trees: Trees = {}
    app.connect("write-started", partial(_forget, trees))
    app.connect("html-page-context", partial(_offer, trees), priority=100)
