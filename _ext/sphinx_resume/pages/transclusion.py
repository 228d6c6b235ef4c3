"""A body shown away from its author's page.

What is unique to a document stays on the author's page: labels, index entries,
numbers of equations. What the copy needs to work by itself comes along: footnotes,
figures with their numbers, links within it. The author's page reports what is wrong;
the copy is silent.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import ReferencesResolver, SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.logging import suppress_logging

from sphinx_resume.directives.page_text import linked_path
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.kinds import paged
from sphinx_resume.model.records import Key
from sphinx_resume.nodes import body_of, resume_block, resume_group, resume_name
from sphinx_resume.pages.subjects import subject_of
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_DROPPED = (
    addnodes.toctree,
    addnodes.index,
    nodes.target,
    nodes.meta,
    nodes.system_message,
    nodes.comment,
)
# LaTeX and the equation and citation domains resolve these themselves.
_LEFT = {"math", "citation"}
_CITED = "resume_cited"
"""The attribute of the copy of a citation with the ids that it has on its author's page."""
_UNDER_PAGE, _UNDER_SECTION = 2, 3
_KEPT = 64
"""So many doctrees are kept, to copy from."""


class _Source(NamedTuple):
    """An authored page as it was read, and its blocks by their index."""

    document: nodes.document
    blocks: dict[int, resume_block]


def _doctrees(domain: ResumeDomain) -> OrderedDict[str, _Source]:
    """Return the pages that were copied from last."""
    return OrderedDict()


def _source(env: BuildEnvironment, docname: str) -> _Source:
    """Return an authored page as it was read."""
    known = domain_of(env).derived(_doctrees)
    if docname not in known:
        document = env.get_doctree(docname)
        blocks = {node["place"][1]: node for node in document.findall(resume_block)}
        known[docname] = _Source(document, blocks)
        if len(known) > _KEPT:
            known.popitem(last=False)
    known.move_to_end(docname)
    return known[docname]


def copied(
    env: BuildEnvironment,
    document: nodes.document,
    host: str,
    docname: str,
    index: int,
    whole: bool,
) -> list[nodes.Node]:
    """Return a copy of the body (or the whole block) at *docname*, *index* for the page *host*."""
    author, blocks = _source(env, docname)
    block = blocks.get(index)
    if block is None:
        return []
    source = _whole(block) if whole else body_of(block)
    if source is None:
        return []
    copy = source.deepcopy()
    _relevel(copy, _UNDER_SECTION if whole else _UNDER_PAGE)
    footnotes = _footnotes(author, copy)
    shell = nodes.container("", copy, *footnotes)
    # Pages joined into one document may show a body twice.
    number = document.attributes["resume_copies"] = document.get("resume_copies", 0) + 1
    prefix = f"{docname}-{number}-".replace("/", "-")
    with suppress_logging():
        _clean(shell, env, docname, host)
    _rename(shell, prefix, env, docname, host)
    _renumber(document, shell, host)
    _resolve(env, document, shell)
    made = list(shell.children) if whole else [*copy.children, *shell.children[1:]]
    for node in made:
        if isinstance(node, nodes.Element) and node.parent is not None:
            node.parent.remove(node)
    return made


def _relevel(copy: nodes.Element, level: int) -> None:
    """Give the highest headings of a copy *level*, which is that of where it stands."""
    rubrics = [one for one in copy.findall(nodes.rubric) if "heading-level" in one]
    top = min((one["heading-level"] for one in rubrics), default=level)
    for one in rubrics:
        one["heading-level"] = min(one["heading-level"] - top + level, 6)


def lead(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Make sure that a Markdown link to a generated page or to a thing is understood."""
    if node.get("reftype") in {"myst", "any"} and not node.get("refdomain"):
        _lead_to_page(env, node)
        if not node.get("refdomain"):
            _lead_to_thing(env, node)
    _lead_to_block(env, node)


def _lead_to_thing(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Make ``[text](#id)`` ours where it can mean nothing else.

    MyST and the any role also take an id for a page's name in the same folder, and
    would call it ambiguous on every page that stands beside that of the thing.
    """
    domain, target = domain_of(env), node["reftarget"]
    keys = [key for kind in paged() if (key := Key(kind, target)) in domain.graph.entities]
    if target.lower() in env.domains.standard_domain.anonlabels:
        return
    if not keys:
        _suggest(env, node)
        return
    if len(keys) > 1:
        kinds = " or ".join(f"{{{key.kind}}}`{target}`" for key in keys)
        message = f"a link to '{target}' fits several things; write {kinds}"
        warn(Subtype.AMBIGUOUS, message, node)
    page = docname_join(node.get("refdoc", ""), target)
    if page not in env.all_docs or page == domain.graph.entities[keys[0]].page:
        node["refdomain"], node["reftype"] = "resume", keys[0].kind


def _lead_to_block(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Make a link to a page that is no part of the joined document one to what it is about."""
    domain = domain_of(env)
    if domain.joined is None or node.get("refdomain") not in {"doc", "std", ""}:
        return
    docname = node["reftarget"]
    if node.get("refdomain") != "doc":
        if node["reftype"] != "doc":
            return
        docname = docname_join(node["refdoc"], docname)
    key = subject_of(domain, docname).entity
    if key and docname not in domain.joined:
        node["refdomain"], node["reftype"], node["reftarget"] = "resume", key.kind, key.id


def _suggest(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Tell what a link that leads nowhere may mean; MyST would only say that it does not."""
    domain, target = domain_of(env), node["reftarget"]
    near = suggestion(target, {key.id for key in domain.graph.entities})
    if near and not node.get("reflocalid") and not _known_elsewhere(env, node):
        message = f"a link leads to '{target}', which is nowhere{near}"
        warn(Subtype.REFERENCE, message, node)
        node.replace_self(node[0] if node[0].astext() else nodes.literal("", target))


def _known_elsewhere(env: BuildEnvironment, node: addnodes.pending_xref) -> bool:
    docname, target = node["refdoc"], node["reftarget"]
    inventories = getattr(env, "intersphinx_inventory", {}).values()
    if any(target in objects for objects in inventories):
        return True
    builder = domain_of(env).builder
    for one in env.domains.sorted():
        try:
            if one.resolve_any_xref(env, docname, builder, target, node, nodes.inline()):
                return True
        except NotImplementedError:  # domains of nothing to refer to
            continue
    return False


def _lead_to_page(env: BuildEnvironment, node: addnodes.pending_xref) -> None:
    """Make a link by path to a generated page one that MyST resolves as a document."""
    docname = linked_path(env, node)
    if docname and docname in env.found_docs:
        node["refdomain"] = "doc"
        node["reftargetid"] = node["reftarget"].partition("#")[2] or None
        node["reftarget"] = docname


def _whole(block: nodes.container) -> nodes.container | None:
    """Return the block, or for the first of a group the group, and for its others nothing."""
    group = block.parent
    if not isinstance(group, resume_group):
        return block
    return group if group["place"] == block["place"] else None


def _footnotes(author: nodes.document, copy: nodes.Element) -> list[nodes.footnote]:
    """Return the footnotes that *copy* refers to and does not hold, and those these refer to."""
    found: dict[str, nodes.footnote] = {}
    inside = {id_ for node in copy.findall(nodes.footnote) for id_ in node["ids"]}
    waiting: list[nodes.Element] = [copy]
    while waiting:
        for reference in waiting.pop().findall(nodes.footnote_reference):
            refid = reference.get("refid")
            if not refid or refid in inside or refid in found:
                continue
            for node in author.findall(nodes.footnote):
                if refid in node["ids"]:
                    found[refid] = node.deepcopy()
                    waiting.append(found[refid])
    return list(found.values())


def _clean(shell: nodes.Element, env: BuildEnvironment, docname: str, host: str) -> None:
    for dropped in [node for node in shell.findall() if isinstance(node, _DROPPED)]:
        if dropped.parent is not None:
            dropped.parent.remove(dropped)
    for wrapper in [n for n in shell.findall(nodes.compound) if "toctree-wrapper" in n["classes"]]:
        wrapper.parent.remove(wrapper)
    for equation in shell.findall(nodes.math_block):
        equation["label"] = equation["number"] = None
    for node in list(shell.findall(addnodes.pending_xref)):
        lead(env, node)
        node["refdoc"] = host
        if node.get("reftype") == "doc" and node.get("refdomain") in {"", "std"}:
            node["reftarget"] = "/" + docname_join(docname, node["reftarget"])


def _rename(
    shell: nodes.Element, prefix: str, env: BuildEnvironment, docname: str, host: str
) -> None:
    """Drop ids, but those that something in the copy leads to; these get a prefix."""
    elements = list(shell.findall(nodes.Element))
    wanted = {node["refid"] for node in elements if "refid" in node}
    wanted |= {node["reflocalid"] for node in elements if "reflocalid" in node}
    wanted.update(*(node.get("backrefs", ()) for node in elements))
    numbers = env.toc_fignumbers.get(docname, {})
    standard = env.domains.standard_domain
    kept = set()
    for node in elements:
        node["names"] = []
        numbered = [kind for kind, ids in numbers.items() for id_ in node["ids"] if id_ in ids]
        # The HTML writer wants an id on whatever could have a number.
        counted = numbered or standard.get_enumerable_node_type(node)
        if isinstance(node, nodes.citation):
            node[_CITED] = node["ids"]
            counted = "citation"
        ids = [id_ for id_ in node["ids"] if id_ in wanted or counted]
        for kind in numbered:
            table = env.toc_fignumbers.setdefault(host, {}).setdefault(kind, {})
            table |= {prefix + i: numbers[kind][i] for i in ids if i in numbers[kind]}
        kept.update(ids)
        node["ids"] = [prefix + id_ for id_ in ids]
    for node in elements:
        for name in ("refid", "reflocalid"):
            if node.get(name) in kept:
                node[name] = prefix + node[name]
        if "backrefs" in node:
            node["backrefs"] = [prefix + back for back in node["backrefs"] if back in kept]
        if node.get("refid") and node["refid"].removeprefix(prefix) not in kept:
            _lead_home(node, docname, env, host)


class MergeCitations(SphinxPostTransform):
    """Leaves each citation once in a document of LaTeX, which has one list of all.

    References lead to the one of the author's page, by its id; where that page is not in the
    document, the copy takes its place.
    """

    default_priority = (
        740  # before `BibliographyTransform` of Sphinx (builders/latex/transforms.py)
    )
    formats = ("latex",)

    def run(self, **kwargs: Any) -> None:
        """Drop what is there already."""
        found = list(self.document.findall(nodes.citation))
        there = {(one["docname"], *one["ids"]) for one in found if _CITED not in one}
        for one in found:
            if _CITED in one:
                own = (one["docname"], *one[_CITED])
                if own in there:
                    one.parent.remove(one)
                else:
                    one["ids"] = one[_CITED]
                    there.add(own)


def _lead_home(node: nodes.Element, docname: str, env: BuildEnvironment, host: str) -> None:
    """Make a link within the author's page, out of the body, a link to that page."""
    if isinstance(node, nodes.reference):
        builder = domain_of(env).builder
        node["refuri"] = f"{builder.get_relative_uri(host, docname)}#{node['refid']}"
        del node["refid"]


def _renumber(document: nodes.document, shell: nodes.Element, host: str) -> None:
    """Number footnotes anew on the page that shows them."""
    if "resume_footnotes" not in document:
        document["resume_footnotes"] = sum(1 for _ in document.findall(nodes.footnote))
    taken = document["resume_footnotes"]
    numbers: dict[str, str] = {}
    for reference in shell.findall(nodes.footnote_reference):
        number = numbers.setdefault(reference.get("refid", ""), str(taken + len(numbers) + 1))
        _set_text(reference, number)
        reference["docname"] = host
    for footnote in shell.findall(nodes.footnote):
        number = next((numbers[id_] for id_ in footnote["ids"] if id_ in numbers), "")
        if number and isinstance(footnote.children[0], nodes.label):
            _set_text(footnote.children[0], number)
        footnote["docname"] = host
    document["resume_footnotes"] += sum(1 for _ in shell.findall(nodes.footnote))


def _set_text(node: nodes.Element, text: str) -> None:
    node.children = []
    node += nodes.Text(text)


def _resolve(env: BuildEnvironment, document: nodes.document, shell: nodes.container) -> None:
    """Resolve the references of the copy silently: the author's page reports the same ones."""
    left = [
        node
        for node in shell.findall(addnodes.pending_xref)
        if node["reftype"] in _LEFT or isinstance(node, resume_name)
    ]
    places = [(node, nodes.inline()) for node in left]
    for node, place in places:
        node.replace_self(place)
    if next(iter(shell.findall(addnodes.pending_xref)), None) is not None:
        temporary = document.copy()
        temporary.reporter = document.reporter
        temporary.transformer = document.transformer
        temporary += shell
        with suppress_logging():
            for resolver in _resolvers():
                resolver(temporary).apply()
        temporary.remove(shell)
    for node, place in places:
        place.replace_self(node)


def _resolvers() -> list[type[ReferencesResolver]]:
    """Return Sphinx's resolver and those that other extensions derive from it, as MyST does."""
    registered: list[type[ReferencesResolver]] = [
        ReferencesResolver,
        *ReferencesResolver.__subclasses__(),
    ]
    return sorted(registered, key=lambda one: one.default_priority)


def setup(app: Sphinx) -> None:
    """Register what is done to copies later."""
    app.add_post_transform(MergeCitations)
