"""Complete the records of a document that has been read and translated.

Runs at ``doctree-read``, when translations are in and MyST has made its links
into references: words are taken from the nodes, so that records hold what a
translator made of them; nesting and owners are taken from the tree.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_resume.blocks.block import Stub
from sphinx_resume.domain import ResumeDomain, domain_of, linked_path
from sphinx_resume.model.graph import Mention
from sphinx_resume.model.problems import Subtype
from sphinx_resume.model.records import Record, dated, kind_of
from sphinx_resume.model.slugs import is_id, slug
from sphinx_resume.problems import warn
from sphinx_resume.render.block import body_of
from sphinx_resume.render.group import group_positions

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SUMMARY = 200


@dataclass(slots=True)
class _Found:
    """A block of the document: its node, its stub, and the index of the block around it."""

    node: nodes.container
    stub: Stub
    parent: int


def blocks_of(document: nodes.Element) -> Iterator[nodes.container]:
    """Yield the nodes of the blocks in *document*, in reading order."""
    for node in document.findall(nodes.container):
        if "resume_stub" in node:
            yield node


def collect(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store the records of *docname*."""
    stubs = domain.stubs.pop(docname, [])
    found = _blocks(document, stubs)
    title = next((node.astext() for node in document.findall(nodes.title)), "")
    people = [one for one in found if one.stub.kind.name == "person"]
    for one in people:
        _name(one, title if len(people) == 1 else "", docname)
    used: set[str] = set()
    records: list[Record] = []
    for index, one in enumerate(found):
        record = _record(domain, docname, index, one, records, _owner(found, index))
        anchor = _unique(f"{one.stub.kind.name}-{record.id or index}", used | set(document.ids))
        used.add(anchor)
        one.node["ids"] = [anchor]
        one.node["resume_place"] = (docname, index)
        del one.node["resume_stub"]
        records.append(replace(record, anchor=anchor))
    if records:
        domain.records[docname] = tuple(records)
    for one in found:
        _level(one.node)
        if domain.builder.use_message_catalog:
            _close_words(one.node)
    group_positions(document, records, domain.env.config.language)


def _blocks(document: nodes.document, stubs: list[Stub]) -> list[_Found]:
    found: list[_Found] = []
    index: dict[int, int] = {}
    for node in blocks_of(document):
        outer = node.parent
        while outer is not None and id(outer) not in index:
            outer = outer.parent
        index[id(node)] = len(found)
        found.append(
            _Found(node, stubs[node["resume_stub"]], index[id(outer)] if outer is not None else -1)
        )
    return found


def _name(one: _Found, title: str, docname: str) -> None:
    """Take a person's name from the page's title."""
    values = one.stub.values
    if title and values.get("name") in {None, title}:
        for node in list(one.node.findall(nodes.rubric)):
            if node.get("resume_field") == "name":
                node.parent.remove(node)
        values["name"] = title
    if not values.get("name"):
        warn(
            Subtype.MISSING,
            f"person '{values.get('id', '')}': field 'name' is missing; "
            "begin the page with a heading that is the name, or add :name:",
            (docname, one.stub.line),
        )
        values["name"] = values.get("id", "")


def _owner(found: list[_Found], index: int) -> str:
    """Return the id of the person whose block this is, before any ``:person:``."""
    people = [i for i, one in enumerate(found) if one.stub.kind.name == "person"]
    if not people:
        return ""
    before = [i for i in people if i <= index]
    values = found[before[-1] if before else people[0]].stub.values
    return values.get("id") or slug(values.get("name", ""))


def _record(
    domain: ResumeDomain, docname: str, index: int, one: _Found, done: list[Record], owner: str
) -> Record:
    stub = one.stub
    values = {**stub.values, **_words(one.node)}
    outer = done[one.parent] if one.parent >= 0 else None
    if outer and outer.owner:
        owner = outer.owner
    if values.get("person"):
        owner = values["person"]
    body = body_of(one.node)
    if body is not None and not values.get("summary"):
        values["summary"] = _first_words(body)
    values["id"] = values.get("id") or _id(stub, values, docname)
    if stub.kind.personal and not owner:
        warn(
            Subtype.OWNER,
            f"{stub.kind.name} '{values.get(stub.kind.title, '')}': this block belongs to nobody; "
            "put a {person} block on the page, or add :person: with the id of one",
            (docname, stub.line),
        )
    record = stub.kind.record(
        docname=docname,
        line=stub.line,
        index=index,
        parent=one.parent,
        owner=owner,
        body=_digest(body),
        lines=tuple(stub.lines.items()),
        **values,
    )
    inherits = outer is not None and stub.kind.name in {"project", "contribution"}
    if outer is not None and inherits and not record.span and outer.span:
        return dated(record, outer.span)
    return record


def _words(node: nodes.container) -> dict[str, str]:
    """Return the shown words of a block, translated, without those of blocks inside it."""
    words = {}
    for child in node.children:
        if isinstance(child, nodes.Element) and "resume-body" not in child["classes"]:
            for element in child.findall(nodes.TextElement):
                if "resume_field" in element:
                    words[element["resume_field"]] = element.astext()
    return words


def _close_words(block: nodes.container) -> None:
    """Unmark words that were offered for translation; gettext reads the marks later.

    Sphinx (transforms/i18n.py, RemoveTranslatableInline) would move the words of what
    is still marked to the end of their line.
    """
    for inline in block.findall(nodes.inline):
        if "resume_field" in inline:
            inline.attributes.pop("translatable", None)


def _id(stub: Stub, values: dict[str, Any], docname: str) -> str:
    title = values.get(stub.kind.title, "")
    if (made := slug(title)) and is_id(made):
        return made
    if title and stub.kind.page:
        warn(
            Subtype.ID,
            f"{stub.kind.name} '{title}': its title gives no id to make an address of, so it has "
            "no page; add :id: with lower-case letters and digits",
            (docname, stub.line),
        )
    return ""


def _first_words(body: nodes.container) -> str:
    for paragraph in body.findall(nodes.paragraph):
        outer = paragraph.parent
        while outer is not body and "resume_stub" not in outer and "resume_place" not in outer:
            outer = outer.parent
        text = " ".join(paragraph.astext().split())
        if outer is body and text:
            if len(text) <= _SUMMARY:
                return text
            return text[:_SUMMARY].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return ""


def _digest(body: nodes.container | None) -> str:
    if body is None:
        return ""
    return hashlib.blake2b(body.pformat().encode(), digest_size=12).hexdigest()


def _unique(name: str, used: set[str]) -> str:
    number, made = 1, name
    while made in used:
        number += 1
        made = f"{name}-{number}"
    return made


def _level(block: nodes.container) -> None:
    """Give the block's heading the level that its place asks for."""
    level, outer = 1, block.parent
    while outer is not None:
        if isinstance(outer, nodes.section) or (
            isinstance(outer, nodes.container) and "resume_place" in outer
        ):
            level += 1
        outer = outer.parent
    for child in block.children:
        if isinstance(child, nodes.container) and "resume-header" in child["classes"]:
            for rubric in child.findall(nodes.rubric):
                rubric["heading-level"] = min(level, 6)


def _mentions(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store which things the text of a document links to, block by block."""
    found: dict[Mention, None] = {}
    for node in document.findall(addnodes.pending_xref):
        if mention := _mention(domain, node, docname):
            found[mention._replace(block=_block_of(node))] = None
    if found:
        domain.mentions[docname] = tuple(found)


def _mention(resume: ResumeDomain, node: addnodes.pending_xref, docname: str) -> Mention | None:
    if path := linked_path(resume.env, node):
        return Mention("doc", path, -1)
    domain, kind, target = node.get("refdomain", ""), node["reftype"], node["reftarget"]
    if domain == "resume":
        return Mention(kind, target, -1)
    if domain == "doc":
        return Mention("doc", target, -1)
    if domain in {"", "std"} and kind == "doc":
        return Mention("doc", docname_join(docname, target), -1)
    if kind in {"any", "myst"}:
        return Mention("", target, -1)
    return None


def _block_of(node: nodes.Node) -> int:
    outer = node.parent
    while outer is not None:
        if isinstance(outer, nodes.container) and "resume_place" in outer:
            return int(outer["resume_place"][1])
        outer = outer.parent
    return -1


def _complete(app: Sphinx, document: nodes.document) -> None:
    domain, docname = domain_of(app.env), app.env.docname
    if not domain.is_generated(docname):
        collect(domain, docname, document)
        _mentions(domain, docname, document)
        _leave_room(domain, docname, document)


def _leave_room(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Leave a place at the end for what the graph knows, on a page that may be a thing's own."""
    folder = docname.rpartition("/")[0]
    people = sum(kind_of(record).name == "person" for record in domain.records.get(docname, ()))
    section = next(document.findall(nodes.section), None)
    if section is not None and (people == 1 or folder in domain.settings.folders.values()):
        section += nodes.container(classes=["resume-known"], resume_related=docname)


def setup(app: Sphinx) -> None:
    """Complete every document that somebody wrote."""
    app.connect("doctree-read", _complete)
