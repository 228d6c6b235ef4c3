"""Comments where docutils keeps plain text: titles of boxes, terms, captions, mathematics.

MyST reads a title as Markdown, and Sphinx makes an id, a class or an entry of the index of its
plain text, with the comment in it. `comments` drops those that have a node.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx import addnodes
from sphinx.domains.std import Glossary
from sphinx.transforms import SphinxTransform
from sphinx.util import get_filetype

from sphinx_resume.directives.visibility import hide_source
from sphinx_resume.model.markup_comments import (
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
                found = _of_attributes(node) or _of_index(node) or _of_box(node) or found
            if found:
                hide_source(self.env)


def _of_mathematics(node: nodes.Element) -> bool:
    if not isinstance(node, nodes.math | nodes.math_block):
        return False
    text = node.astext()
    found = list(_whole_comments(text))
    if not found:
        return False
    node.rawsource = kept = without(text, found)
    node.children = [nodes.Text(kept)]
    node.setup_child(node.children[0])
    _in_messages(node, lambda source: source.replace(text, kept))
    return True


def _whole_comments(text: str) -> Iterator[Comment]:
    """Yield comments that close no brace before them: MathJax shows all of a text in braces."""
    depth = at = 0
    for comment in comments_in_latex(text):
        depth += _depth(text[at : comment.start])
        within = _depth(text[comment.start : comment.end])
        if depth <= 0 or not within:
            yield comment
        depth, at = depth + within, comment.end


def _depth(text: str) -> int:
    return text.count("{") - text.count("}")


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


_TEXTS = ("alt", "title", "reftitle", "explanation")
"""The attributes of nodes that are texts of the page."""
_ATTRIBUTES: dict[type[nodes.Element], tuple[str, ...]] = {
    addnodes.toctree: ("caption", "rawcaption", "entries", "rawentries"),
    addnodes.index: ("entries",),
}
"""Further attributes of some nodes: texts, and lists of texts."""


def _of_attributes(node: nodes.Element) -> bool:
    changed = False
    for name in (*_TEXTS, *_ATTRIBUTES.get(type(node), ())):
        value = node.get(name)
        if value and (shown := _shown(value)) != value:
            node[name] = shown
            changed = True
    if changed:
        _in_messages(node, line_without_comments)
    return changed


_AS_TARGET = re.compile("(?:!|^)--.*?--", re.DOTALL)  # IndexRole drops a "!" that begins it


def _of_index(node: nodes.Element) -> bool:
    """Drop comments that Sphinx takes for the target of a role: ``{index}`word <!-- note -->```.

    The text of the role becomes the entry. It stands behind the entry's node and its anchor
    (`IndexRole`, `EnvVarXRefRole`).
    """
    if not isinstance(node, addnodes.index) or not node["entries"]:
        return False
    shown = [one.astext() for one in node.findall(descend=False, siblings=True)][2:3]
    entries = [
        (kind, _AS_TARGET.sub(lambda _: "".join(shown), value), *rest)
        for kind, value, *rest in node["entries"]
    ]
    changed = entries != [tuple(one) for one in node["entries"]]
    node["entries"] = entries if changed else node["entries"]
    return changed


def _in_messages(node: nodes.Element, kept: Callable[[str], str]) -> None:
    """Change the source of the paragraph around *node*: translators translate that."""
    around = node.parent
    while isinstance(around, nodes.TextElement):
        around.rawsource = kept(around.rawsource)
        around = around.parent


def _shown(value: Any) -> Any:
    """Return a text, or the texts in lists, without comments."""
    if isinstance(value, str):
        return " ".join(line_without_comments(value).split()) if "<!--" in value else value
    return type(value)(map(_shown, value)) if isinstance(value, list | tuple) else value


class DropFromChanges(SphinxTransform):
    """Drops comments from the texts of ``versionadded`` and the like that lists of changes show.

    ``ChangeSetDomain.note_changeset`` (sphinx/domains/changeset.py) keeps the plain text of the
    node as soon as it is made.
    """

    default_priority = 6  # below `DropComments`

    def apply(self, **kwargs: Any) -> None:
        """Replace each text by that of the node without comments."""
        changes = self.env.domains.changeset_domain.changesets
        for node in self.document.findall(addnodes.versionmodified):
            kept = changes.get(node["version"], [])
            for number, change in enumerate(kept):
                place = change.docname, change.lineno, change.type
                if place == (self.env.docname, node.line, node["type"]):
                    kept[number] = change._replace(content=node.astext())


def setup(app: Sphinx) -> None:
    """Drop comments from glossaries and from what stands beside the text."""
    app.add_directive_to_domain("std", "glossary", GlossaryWithoutComments, override=True)
    app.add_transform(DropInnerComments)
    app.add_transform(DropFromChanges)
