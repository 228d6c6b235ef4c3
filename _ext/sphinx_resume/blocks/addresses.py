r"""Addresses of scripts and files in the text of blocks are no links, in reStructuredText either.

Markdown leaves them as text; docutils makes links of them, and MathJax of an ``\href``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_resume.blocks.files import is_in_block
from sphinx_resume.model.markupcomments import Comment, without
from sphinx_resume.model.problems import Subtype
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
