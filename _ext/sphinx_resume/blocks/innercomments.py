"""Comments where docutils keeps plain text: titles of boxes, terms, captions, mathematics.

MyST reads a title as Markdown, and Sphinx makes an id, a class or an entry of the index of its
plain text, with the comment in it. `comments` drops those that have a node.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx import addnodes
from sphinx.domains.std import Glossary
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_resume.blocks.visibility import hide_source
from sphinx_resume.model.markupcomments import (
    Comment,
    comments_in_latex,
    line_without_comments,
    without,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class GlossaryWithoutComments(Glossary):
    """A glossary whose terms are read without comments; reStructuredText has none in a line."""

    def run(self) -> list[nodes.Node]:
        """Leave the comments out, and read the terms as Sphinx does."""
        if not isinstance(self.state, RSTState):
            for number, line in enumerate(self.content.data):
                if (shown := line_without_comments(line)) != line:
                    # A line that is empty then would part the terms.
                    self.content.data[number] = shown.rstrip() or ".. "
                    hide_source(self.env)
        return super().run()


class DropInnerComments(SphinxTransform):
    """Drops comments from what a Markdown page has beside its text, and from mathematics."""

    default_priority = 4

    def apply(self, **kwargs: Any) -> None:
        """Drop them, and note a file with some."""
        file = self.env.doc2path(self.env.docname)
        markdown = get_filetype(self.config.source_suffix, file) == "markdown"
        for node in self.document.findall(nodes.Element):
            found = _of_mathematics(node)
            if markdown:
                found = _of_attributes(node) or _of_box(node) or found
            if found:
                hide_source(self.env)


def _of_mathematics(node: nodes.Element) -> bool:
    if not isinstance(node, nodes.math | nodes.math_block):
        return False
    text = node.astext()
    found = [one for one in comments_in_latex(text) if _is_whole(text, one)]
    if not found:
        return False
    node.rawsource = kept = without(text, found)
    node.children = [nodes.Text(kept)]
    node.setup_child(node.children[0])
    return True


def _is_whole(text: str, comment: Comment) -> bool:
    """Tell whether a comment closes no brace before it: MathJax shows all of a text in braces."""
    within = text[comment.start : comment.end]
    before = text[: comment.start]
    return before.count("{") <= before.count("}") or within.count("{") == within.count("}")


def _of_box(node: nodes.Element) -> bool:
    """Drop those in a title from the class that docutils makes of it (BaseAdmonition)."""
    if not isinstance(node, nodes.admonition) or not node.children:
        return False
    text = getattr(node[0], "rawsource", "")
    if (shown := line_without_comments(text)) == text:
        return False
    made, wanted = (f"admonition-{nodes.make_id(one)}" for one in (text, shown))
    node["classes"] = [wanted if one == made else one for one in node["classes"]]
    return True


_ATTRIBUTES: dict[type[nodes.Element], tuple[str, ...]] = {
    nodes.image: ("alt", "title"),
    nodes.reference: ("title", "reftitle"),
    addnodes.pending_xref: ("title", "reftitle"),
    addnodes.download_reference: ("title", "reftitle"),
    addnodes.toctree: ("caption", "rawcaption", "entries", "rawentries"),
    addnodes.index: ("entries",),
}
"""The attributes of nodes that are texts of the page, or lists of such."""


def _of_attributes(node: nodes.Element) -> bool:
    changed = False
    for name in _ATTRIBUTES.get(type(node), ()):
        value = node.get(name)
        if value and (shown := _shown(value)) != value:
            node[name] = shown
            changed = True
    return changed


def _shown(value: Any) -> Any:
    """Return a text, or the texts in lists, without comments."""
    if isinstance(value, str):
        return " ".join(line_without_comments(value).split()) if "<!--" in value else value
    return type(value)(map(_shown, value)) if isinstance(value, list | tuple) else value


def setup(app: Sphinx) -> None:
    """Drop comments from glossaries and from what stands beside the text."""
    app.add_directive_to_domain("std", "glossary", GlossaryWithoutComments, override=True)
    app.add_transform(DropInnerComments)
