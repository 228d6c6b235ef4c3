r"""What the texts of fields hold besides words: addresses that are no links, and tags of HTML.

Markdown leaves them as text; docutils makes links of them, and MathJax of an ``\href``.

A tag counts only if it is closed, has no attributes and formats words. Any other is shown as it is
written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_resume.directives.named_files import is_in_block
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.markup_comments import Comment, without
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# As `validateLink` has it (markdown_it/common/normalize_url.py). Browsers drop controls inside an
# address before they read its scheme (WHATWG URL, 4.4).
_NO_LINK = re.compile(r"(?i)(?:javascript|vbscript|file|data):")
_IN_MATHEMATICS = re.compile(r"\\href\s*+\{([^{}]*+)\}?")
_DROPPED = re.compile(r"[\x00-\x20\x7f]")


class GuardAddresses(SphinxTransform):
    """Turns links in blocks to scripts and files into text, before the text is read."""

    default_priority = 10

    def apply(self, **kwargs: Any) -> None:
        """Look at each link of the document that has its address."""
        for node in list(self.document.findall(nodes.reference)):
            address = node.get("refuri", "")
            if _is_refused(address, node):
                assert node.parent is not None
                node.parent.replace(node, node.children)


def _is_refused(address: str, node: nodes.Element) -> bool:
    """Tell, and report, that no link is made of an address."""
    if not _NO_LINK.match(_DROPPED.sub("", address)) or not is_in_block(node):
        return False
    message = "no link is made of this address; write one that begins with https://"
    inner = (one for one in node.findall(nodes.Element) if one.line)  # pictures that are links
    warn(Subtype.URL, f"'{address}': {message}", node if node.line else next(inner, node))
    return True


class GuardMathematics(SphinxTransform):
    """Takes such addresses out of formulas in blocks."""

    default_priority = 10

    def apply(self, **kwargs: Any) -> None:
        """Look at each formula of the document."""
        for node in (*self.document.findall(nodes.math), *self.document.findall(nodes.math_block)):
            text = node.astext()
            refused = [one for one in _IN_MATHEMATICS.finditer(text) if _is_refused(one[1], node)]
            if refused:
                kept = without(text, (Comment(*one.span()) for one in refused))
                node.children = [nodes.Text(kept)]
                node.setup_child(node.children[0])


class GuardNamedAddresses(GuardAddresses):
    """Does the same for links whose addresses stand elsewhere: ``.. _name: address``."""

    default_priority = 650  # ExternalTargets of docutils has 640


def setup(app: Sphinx) -> None:
    """Look at the links of every page that is read."""
    app.add_transform(GuardAddresses)
    app.add_transform(GuardNamedAddresses)
    app.add_transform(GuardMathematics)


_NODES: dict[str, type[nodes.TextElement]] = {
    **dict.fromkeys(("i", "em", "cite", "var"), nodes.emphasis),
    **dict.fromkeys(("b", "strong"), nodes.strong),
    **dict.fromkeys(("code", "tt", "kbd"), nodes.literal),
    "sup": nodes.superscript,
    "sub": nodes.subscript,
}
_DEEPEST = 20
"""Tags nested deeper than this are shown as they are written, as MyST limits its own markup."""
_TAG = re.compile(r"<(/?)([A-Za-z]{1,6})\s?>")
_TAGS = re.compile(r"(</?[A-Za-z]{1,6}\s?>)")


def with_tags(children: Iterable[nodes.Node], *, in_text: bool) -> list[nodes.Node]:
    """Return inline nodes in which each pair of tags, with what it encloses, is a node of its own.

    MyST makes ``raw`` nodes of tags; reStructuredText leaves them in the text, where they are
    looked for if *in_text* is true.
    """
    found: list[nodes.Node] = []
    waiting: list[tuple[str, int]] = []
    open_now: Counter[str] = Counter()
    for node in _parts(children) if in_text else children:
        tag = _TAG.fullmatch(node.astext()) if in_text or isinstance(node, nodes.raw) else None
        name = tag[2].lower() if tag else ""
        ignored = open_now.total() >= _DEEPEST if tag and not tag[1] else not open_now[name]
        if tag is None or name not in _NODES or ignored:
            found.append(node)
        elif not tag[1]:
            waiting.append((name, len(found)))
            open_now[name] += 1
            found.append(node)
        else:
            other = ""
            while other != name:
                other, begun = waiting.pop()
                open_now[other] -= 1
            inner = found[begun + 1 :]
            text = "".join(one.astext() for one in inner)
            inner = [nodes.Text(text)] if _NODES[name] is nodes.literal else inner
            found[begun:] = [_NODES[name]("", "", *inner)] if text.strip() else inner
    return found


def _parts(children: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield nodes, of texts each tag by itself."""
    for node in children:
        if isinstance(node, nodes.Text) and "<" in node:
            yield from map(nodes.Text, filter(None, _TAGS.split(node.astext())))
        else:
            yield node
