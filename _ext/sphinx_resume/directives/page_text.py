"""What the texts of a page say besides its blocks: links, first words, names of skills, lists.

Each is told by the block that it stands in, where it stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.entities import Mention
from sphinx_resume.model.records import Key
from sphinx_resume.nodes import (
    list_placeholder,
    placeholder,
    prose_of,
    resume_block,
    resume_name,
    timeline_placeholder,
)

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.environment import BuildEnvironment

# What lists show of a body, and as much again, as references may become shorter.
OPENING = 400


def note_texts(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store what the texts of a document say."""
    _mentions(domain, docname, document)
    if domain.settings.link_skills:
        _note_prose(domain, docname, document)
    _place_lists(domain, docname, document)


def _mentions(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store which things the text of a document links to, block by block."""
    found: dict[Mention, None] = {}
    for node in _links_in(document):
        if mention := mention_of(domain, node, docname):
            found[mention._replace(block=block_of(node))] = None
    if found:
        domain.mentions[docname] = tuple(found)
    if shown := dict.fromkeys(_in_footnotes(domain, docname, document)):
        domain.footnotes[docname] = tuple(shown)


def _in_footnotes(
    domain: ResumeDomain, docname: str, document: nodes.document
) -> Iterator[Mention]:
    """Yield the links in footnotes, for each block that refers to one: it shows them elsewhere."""
    footnotes = {id_: one for one in document.findall(nodes.footnote) for id_ in one["ids"]}
    references = document.findall(nodes.footnote_reference) if footnotes else ()
    waiting = [(block_of(one), one.get("refid")) for one in references]
    done = set()
    while waiting:
        block, id_ = one = waiting.pop()
        if block < 0 or one in done or id_ not in footnotes:
            continue
        done.add(one)
        found = _links_in(footnotes[id_])
        mentions = (mention_of(domain, node, docname) for node in found)
        yield from (mention._replace(block=block) for mention in mentions if mention)
        others = footnotes[id_].findall(nodes.footnote_reference)
        waiting += [(block, other.get("refid")) for other in others]


def _note_prose(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store the texts of blocks, in which skills are found when these are known."""
    found = {
        node["place"][1]: "\n".join(text.astext() for text in prose_of(node))
        for node in document.findall(resume_block)
    }
    if texts := {index: text for index, text in found.items() if text.strip()}:
        domain.prose[docname] = texts


def _place_lists(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Note in which blocks lists stand: where these are shown, the lists are too."""
    if docname in domain.listings:
        found = list(domain.listings[docname])
        for node in document.findall(placeholder):
            if isinstance(node, list_placeholder | timeline_placeholder):
                number = node["number"]
                found[number] = found[number]._replace(block=block_of(node))
        domain.listings[docname] = tuple(found)


def _links_in(node: nodes.Element) -> Iterator[addnodes.pending_xref]:
    """Yield the links of an author's text, without the names in fields."""
    for link in node.findall(addnodes.pending_xref):
        if not isinstance(link, resume_name):
            yield link


def mention_of(resume: ResumeDomain, node: addnodes.pending_xref, docname: str) -> Mention | None:
    """Return what a link that is not resolved yet may mean, if it is for us to say."""
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


def block_of(node: nodes.Node) -> int:
    """Return the index of the block that *node* stands in, or -1."""
    outer = node.parent
    while outer is not None:
        if isinstance(outer, resume_block) and "place" in outer:
            return int(outer["place"][1])
        outer = outer.parent
    return -1


def opening_of(domain: ResumeDomain, body: nodes.Element, docname: str) -> tuple[str | Key, ...]:
    """Return the words of the first paragraph, with keys for references that show titles.

    A picture has none: what it is called for who cannot see it does not tell of the block.
    """
    for paragraph in body.findall(nodes.paragraph):
        outer = paragraph.parent
        while outer is not body and not isinstance(outer, resume_block):
            outer = outer.parent
        if outer is body and any(text.strip() for text in paragraph.findall(nodes.Text)):
            return _merged(_elements(domain, paragraph, docname))
    return ()


def _elements(domain: ResumeDomain, node: nodes.Element, docname: str) -> Iterator[str | Key]:
    for child in node.children:
        if isinstance(child, nodes.footnote_reference | nodes.raw | nodes.image):
            continue
        after = child.next_node(descend=False, siblings=True)
        if isinstance(child, nodes.Text) and isinstance(after, nodes.footnote_reference):
            yield child.astext().rstrip()
        elif isinstance(child, addnodes.pending_xref) and not child.get("refexplicit"):
            mention = mention_of(domain, child, docname)
            yield Key(mention.kind, mention.target) if mention else child.astext()
        elif isinstance(child, nodes.Element) and child.children:
            yield from _elements(domain, child, docname)
        else:
            yield child.astext()


def _merged(elements: Iterable[str | Key]) -> tuple[str | Key, ...]:
    merged: list[str | Key] = []
    length = 0
    for element in elements:
        if length > OPENING:
            break
        length += len(element) if isinstance(element, str) else 0
        if isinstance(element, str) and merged and isinstance(merged[-1], str):
            merged[-1] += element
        else:
            merged.append(element)
    return tuple(merged)


# What a quotation begins with, unless it is closed further on: "'22 Jump Street'".
_SHORT_YEAR = re.compile(r"(?<![\w'’‘])'(?=\d\d(?![\w']))(?!(?:(?!(?<!\w)').)*[\w.,;:!?]'(?!\w))")


def with_apostrophes(text: str) -> str:
    """Return *text* with an apostrophe before the last figures of a year: *ATC ’22*.

    docutils (utils/smartquotes.py, "decade abbreviations") knows those of decades alone, and makes
    a quotation mark that opens of others.
    """
    return _SHORT_YEAR.sub("’", text) if "'" in text else text


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
