"""The nodes of blocks, and the placeholders that `pages.placeholders` fills when a page is shown.

A placeholder is what an author's page, or a generated one, has in place of what only the graph
knows. Most are containers, so that a builder that knows none of them shows what is in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class resume_block(nodes.container):
    """A block such as ``{experience}``.

    ``draft`` is the number of its draft record on the page. When the record is complete, ``place``
    is the name of the document with the index of the block there.
    """


class resume_header(nodes.container):
    """The title of a block and the lines under it."""


class resume_title(nodes.rubric):
    """The title of a block."""


class resume_body(nodes.container):
    """What the author wrote below the fields of a block."""


class resume_skills(nodes.paragraph):
    """The skills of a block, which close it."""


class resume_group(nodes.container):
    """Several positions at one employer; ``place`` is that of the first of them."""


class resume_separator(nodes.inline):
    """A comma or a dot between the parts of a line."""


class resume_transclusion(nodes.container):
    """A body that is shown away from its author's page."""


class resume_unseen_text(nodes.raw):
    """Words that a screen reader says and search engines read, after what is seen."""


class for_translators(nodes.container):
    """Text that is there to be translated, and goes before the page is shown."""


class placeholder(nodes.container):
    """What stands where the graph has something to show."""


class contents_placeholder(placeholder):
    """The top of the page of an entity, its ``key``, or its ``section``, if that is not empty."""


class known_placeholder(placeholder):
    """What the graph knows of the entity whose page, ``docname``, its author wrote.

    ``part`` is ``top`` or ``sections``.
    """


class list_placeholder(placeholder):
    """A list that an author asks for: its ``query``, ``list_style`` and ``number`` on the page.

    ``bibliography`` is the number of the bibliography whose entries these are, if it is one.
    """


class timeline_placeholder(placeholder):
    """A timeline that an author asks for on the page ``docname``: its ``query`` and ``number``."""


class index_placeholder(placeholder):
    """The list of an index page: its ``kind``, ``list_style`` and ``part``."""


class pagination_placeholder(placeholder):
    """Links to the other parts of the index page of a ``kind``, for the one named ``part``."""


class topics_placeholder(placeholder):
    """The tags and the authors of posts."""


class downloads_placeholder(placeholder):
    """The files of all publications."""


class tag_placeholder(nodes.inline):
    """A tag, to be a link to the posts that have it."""


class word_placeholder(nodes.inline):
    """A word of a list, to be shown in the language of the site."""


class pdf_placeholder(nodes.inline):
    """The label of the PDF of a publication, to be a link to the file beside its page."""


class credits_placeholder(nodes.inline):
    """The authors or editors of a publication, ``field``, as the block names them."""


class resume_name(addnodes.pending_xref):
    """A name in a field, to be a link to the entity of that name; `ResumeDomain` resolves it.

    ``reftype`` is the kind of entity, ``reftarget`` the name. ``repeated`` is set where the line
    has the same person already.
    """


_APART = (
    nodes.reference,
    nodes.footnote_reference,
    nodes.FixedTextElement,
    nodes.literal,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.title,
    nodes.rubric,
    nodes.caption,
    nodes.Invisible,
    addnodes.pending_xref,
    addnodes.download_reference,
    resume_block,
    placeholder,
    credits_placeholder,
)


def body_of(block: nodes.Element) -> resume_body | None:
    """Return the body of a block, if it has one."""
    return next((one for one in block.children if isinstance(one, resume_body)), None)


def header_of(block: nodes.Element) -> resume_header | None:
    """Return the header of a block or of a group, if it has one."""
    return next((one for one in block.children if isinstance(one, resume_header)), None)


def prose_of(block: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the plain text of *block*'s body: no links, no code, nothing of the blocks in it."""
    body = body_of(block)
    return prose_in(body) if body is not None else iter(())


def prose_in(node: nodes.Element) -> Iterator[nodes.Text]:
    """Yield the plain text below *node*; what goes on in the next line is one text."""
    if isinstance(node, nodes.TextElement):
        _join_lines(node)
    for child in node.children:
        if isinstance(child, nodes.Text):
            if isinstance(node, nodes.TextElement):
                yield child
        elif isinstance(child, nodes.Element) and not _is_apart(child):
            yield from prose_in(child)


def _join_lines(node: nodes.TextElement) -> None:
    """Make one text of those that follow each other: MyST makes one of each line."""
    joined: list[nodes.Node] = []
    for is_text, group in groupby(node.children, _is_text):
        run = list(group)
        many = is_text and len(run) > 1
        joined += [nodes.Text("".join(one.astext() for one in run))] if many else run
    if len(joined) < len(node.children):
        node.children = []
        node.extend(joined)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text)


def _is_apart(node: nodes.Element) -> bool:
    return isinstance(node, _APART)


_NODES = (
    resume_block,
    resume_header,
    resume_title,
    resume_body,
    resume_skills,
    resume_group,
    resume_separator,
    resume_transclusion,
    resume_unseen_text,
    for_translators,
    contents_placeholder,
    known_placeholder,
    list_placeholder,
    timeline_placeholder,
    index_placeholder,
    pagination_placeholder,
    topics_placeholder,
    downloads_placeholder,
    tag_placeholder,
    word_placeholder,
    pdf_placeholder,
    credits_placeholder,
    resume_name,
)


def setup(app: Sphinx) -> None:
    """Register the nodes; each is written like the node of docutils or Sphinx that it extends."""
    for node in _NODES:
        app.add_node(node)
