"""Comments of Markdown, reStructuredText, HTML and LaTeX get into no output.

docutils and MyST hand comments on: into copies of a body, and, as raw HTML or LaTeX, into pages
and documents. They are dropped before anything is made of a page, and so are footnotes that
nothing else refers to. The file of a page with a comment is not offered to readers.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import get_filetype

from sphinx_resume.directives.visibility import HIDDEN_NOTES, hide_source, note_hidden
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.markup_comments import COMMENTS_IN, line_without_comments, without
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class DropComments(SphinxTransform):
    """Drops comments, and footnotes that only what is hidden refers to."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Drop them from the document."""
        hidden: list[str] = []
        found = [node for node in self.document.findall(nodes.Element) if _may_hide(node)]
        for node in found:
            if _stands_in(node, self.document):
                hidden += self._drop(node)
        if hidden:
            hide_source(self.env)
        labels = self.document.attributes.pop(HIDDEN_NOTES, set())
        for text in hidden:
            note_hidden(labels, text)
        if labels:
            _drop_notes(self.document, labels)
        self.document[_USED] = {
            nodes.fully_normalize_name(one.get("refname", ""))
            for one in self.document.findall(nodes.substitution_reference)
        }

    def _drop(self, node: nodes.Element) -> list[str]:
        """Drop a comment, or those in raw text; return what was hidden."""
        if not isinstance(node, nodes.raw):
            _remove(node)
            return [node.astext()]
        text = node.astext()
        found = list(COMMENTS_IN[_format(node)](text))
        if not found:
            return []
        hidden = [text[comment.start : comment.end] for comment in found]
        if found[-1].is_open:
            hidden += self._drop_further(node)
        _drop_from_messages(node)
        if (kept := without(text, found)).strip():
            node.rawsource = kept
            node.children = [nodes.Text(kept)]
            node.setup_child(node.children[0])
        else:
            _remove(node)
        return hidden

    def _drop_further(self, node: nodes.Element) -> list[str]:
        """Drop what stands below a comment that is still open, up to its end; tell of it.

        A browser sees no end where Markdown does: at an empty line in a <div>.
        """
        if not any("-->" in after.astext() for after in _below(node)):
            message = "this comment is never ended, and what stands in it is left out; write -->"
            warn(Subtype.COMMENT, message, node)
            return []
        message = (
            "this comment is still open where its HTML ends, at an empty line, and all up to the "
            "next --> is left out; write <!-- below an empty line, where a comment may have some"
        )
        warn(Subtype.COMMENT, message, node)
        hidden = []
        for after in _below(node):
            hidden.append(after.astext())
            if _cut(after):
                break
        return hidden


def _drop_from_messages(node: nodes.Element) -> None:
    """Drop comments from the source of the paragraph that has one: translators translate that."""
    around = node.parent
    while isinstance(around, nodes.TextElement):
        around.rawsource = line_without_comments(around.rawsource)
        around = around.parent


_NOTES = (nodes.footnote, nodes.footnote_reference, nodes.citation, nodes.citation_reference)
_USED = "resume_used_substitutions"
"""The attribute of a document with the names, as docutils compares them, that it refers to."""


def _may_hide(node: nodes.Element) -> bool:
    if isinstance(node, nodes.raw):
        return bool(_format(node))
    return _is_comment(node) and "testnodetype" not in node


def _format(raw: nodes.Element) -> str:
    """Return the format of raw text whose comments are known, or nothing."""
    return next((name for name in COMMENTS_IN if name in raw.get("format", "").split()), "")


def _is_comment(node: nodes.Node) -> bool:
    """Tell comments from what sphinx.ext.autosummary makes of their class and fills later."""
    return type(node) is nodes.comment


def _stands_in(node: nodes.Node, document: nodes.document) -> bool:
    around: nodes.Node | None = node
    while around is not None and around is not document:
        around = around.parent
    return around is document


def _below(node: nodes.Node) -> list[nodes.Node]:
    """Return what follows *node* in its document, in what stands around it too."""
    found: list[nodes.Node] = []
    while (parent := node.parent) is not None:
        found += parent.children[parent.index(node) + 1 :]
        node = parent
    return found


def _cut(node: nodes.Node) -> bool:
    """Remove a node up to the end of a comment in it; without one, all of it, and tell so."""
    text = node.astext()
    if "-->" not in text:
        _remove(node)
        return False
    if isinstance(node, nodes.Text):
        parent = node.parent
        assert parent is not None
        parent.replace(node, nodes.Text(text.partition("-->")[2].lstrip()))
        return True
    assert isinstance(node, nodes.Element)
    for child in list(node.children):
        if _cut(child):
            break
    if isinstance(node, nodes.section) and not isinstance(node[0], nodes.title):
        node.replace_self(node.children)
    return True


def _remove(node: nodes.Node) -> None:
    """Remove a node with its labels, and what it leaves empty around it."""
    parent = node.parent
    assert parent is not None
    parent.remove(node)
    _forget(node)
    # An empty quotation with a class, as of an epigraph, fails in `HandleCodeBlocks` of Sphinx
    # (transforms/__init__.py).
    holds_text = isinstance(parent, nodes.paragraph | nodes.block_quote)
    if holds_text and not parent.children and parent.parent is not None:
        parent.parent.remove(parent)


def _forget(node: nodes.Node) -> None:
    """Take what is removed from the document's tables of labels and footnotes."""
    document = node.document
    if document is None:
        return
    for one in node.findall(nodes.Element):
        for name in (*one["names"], *one["dupnames"]):
            document.nameids.pop(name, None)
            document.nametypes.pop(name, None)
        for anchor in one["ids"]:
            document.ids.pop(anchor, None)
        if isinstance(one, _NOTES):
            _forget_note(document, one)


def _forget_note(document: nodes.document, one: nodes.Element) -> None:
    tables: list[list[Any]] = [
        document.footnotes,
        document.autofootnotes,
        document.symbol_footnotes,
        document.autofootnote_refs,
        document.symbol_footnote_refs,
        document.citations,
        *document.footnote_refs.values(),
        *document.citation_refs.values(),
    ]
    for table in tables:
        table[:] = [kept for kept in table if kept is not one]


def _drop_notes(document: nodes.document, labels: set[str]) -> None:
    """Drop the footnotes of hidden text that no other text refers to."""
    shown = Counter(_referred(document))
    notes: list[nodes.Element] = list(document.findall(nodes.footnote))
    notes += document.findall(nodes.citation)
    called = {label: note for note in notes for label in note["names"]}
    waiting = list(labels)
    while waiting:
        note = called.get(waiting.pop())
        names = note["names"] if note is not None else ()
        if note is None or not labels.issuperset(names) or any(shown[name] for name in names):
            continue
        for name in names:
            del called[name]
        inner = _referred(note)
        shown.subtract(inner)
        labels.update(inner)
        waiting += inner
        _remove(note)


def _referred(node: nodes.Element) -> list[str]:
    """Return the labels of footnotes and citations that *node* refers to, as often as it does."""
    found = nodes.footnote_reference, nodes.citation_reference
    references = (one for one in node.findall(nodes.Element) if isinstance(one, found))
    return [one["refname"] for one in references if "refname" in one]


class DropDefinitions(SphinxTransform):
    """Drops definitions of substitutions in reStructuredText when all have been put in their place.

    They would be in the search index, and in XML.
    """

    default_priority = 225  # Substitutions of docutils has 220

    def apply(self, **kwargs: Any) -> None:
        """Drop them, and note a file with some that its page does not show."""
        own = str(self.env.doc2path(self.env.docname))
        used = self.document.attributes.pop(_USED, set())
        for node in list(self.document.findall(nodes.substitution_definition)):
            unused = used.isdisjoint(map(nodes.fully_normalize_name, node["names"]))
            # Those of the configuration (rst_epilog) are in no file.
            if unused and node.source and Path(node.source) == Path(own):
                hide_source(self.env)
            assert node.parent is not None
            node.parent.remove(node)


class DropTests(SphinxPostTransform):
    """Drops code that sphinx.ext.doctest runs and does not show, which it keeps in comments.

    It reads the document as it is stored; `DropComments` would take its tests away.
    """

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Drop it from what is written."""
        for node in list(self.document.findall(_is_comment)):
            assert node.parent is not None
            node.parent.remove(node)


# Comments in a Markdown file of which no node is left: in the metadata and in options (YAML), as
# addresses of links that are none ("[//]: # (text)"), and among attributes ("{.wide %text%}").
_LEFT_OUT = re.compile(
    r"(?m)^[ \t>]*(?::[A-Za-z][\w-]*:.*\s#|\[[^\]^\n]+\]:\s*(?:#|<>)(?:\s|$))|\{[^{}\n]*%[^{}\n]*%"
)
_OPTIONS = re.compile(r"(?m)^[ \t>]*(?:`{3,}|~{3,}|:{3,})\{.*\n[ \t>]*---\n(?:(?![ \t>]*---).*\n)*")


def _look_at_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note comments of a Markdown file that no node holds."""
    if get_filetype(app.config.source_suffix, app.env.doc2path(docname)) != "markdown":
        return
    text = source[0].replace("\r\n", "\n")
    front = text[4:].partition("\n---")[0] if text.startswith("---\n") else ""
    options = "\n".join(match[0] for match in _OPTIONS.finditer(text))
    if re.search(r"(?m)(?:^|\s)#", f"{front}\n{options}") or _LEFT_OUT.search(text):
        hide_source(app.env)


def setup(app: Sphinx) -> None:
    """Drop comments, and note the pages with some."""
    app.add_transform(DropComments)
    app.add_transform(DropDefinitions)
    app.add_post_transform(DropTests)
    app.connect("source-read", _look_at_source)
