"""The text of a block, from its nodes to plain data.

Runs when a page has been read and translated, before its links are resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from docutils import nodes
from sphinx import addnodes

from sphinx_resume.directives.page_text import mention_of
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.body_text import Block, Code, Items, Paragraph, Quote, RichText, Run
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import lowered, raised
from sphinx_resume.nodes import for_translators, placeholder, resume_block

_UNSAID = (
    nodes.Invisible,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.raw,
    nodes.system_message,
    addnodes.toctree,
    addnodes.index,
)
_SCRIPTS = (nodes.superscript, nodes.subscript)
_MARKS: dict[type[nodes.Element], str] = {
    nodes.strong: "strong",
    nodes.emphasis: "emphasis",
    nodes.literal: "code",
    nodes.math: "math",
}
_Links = Callable[[addnodes.pending_xref], Key | None]


def rich(domain: ResumeDomain, body: nodes.Element, docname: str) -> RichText:
    """Return what *body* says, without the blocks in it."""
    return tuple(_blocks(body.children, _leads(domain, docname)))


def words_of(node: nodes.Node, *, mathematics: bool = False) -> str:
    """Return the words in *node*: raised and lowered signs stay that, tags of HTML are none.

    *mathematics* is plain text then, as the LaTeX that it is written in otherwise.
    """
    if isinstance(node, nodes.raw):
        return ""
    if isinstance(node, _SCRIPTS):
        return _script(node)
    if mathematics and isinstance(node, nodes.math):
        # What reads LaTeX takes time to load, which sites without any need not wait for.
        from sphinx_resume.model.latex.latex_text import decode  # noqa: PLC0415

        return decode(f"${node.astext()}$")
    plain = all(type(child) is nodes.Text for child in node.children)
    if plain or not any(map(_is_odd, node.findall())):
        return node.astext()
    return "".join(words_of(child, mathematics=mathematics) for child in node.children)


def _is_odd(node: nodes.Node) -> bool:
    return isinstance(node, (*_SCRIPTS, nodes.raw, nodes.math))


def _script(node: nodes.Node) -> str:
    text = node.astext()
    return raised(text) if isinstance(node, nodes.superscript) else lowered(text)


def line(domain: ResumeDomain, text: nodes.TextElement, docname: str) -> tuple[Run, ...]:
    """Return what a line of *text* says."""
    return _merged(_runs(text, _leads(domain, docname)))


def _leads(domain: ResumeDomain, docname: str) -> _Links:
    def lead(node: addnodes.pending_xref) -> Key | None:
        mention = mention_of(domain, node, docname)
        return Key(mention.kind, mention.target) if mention else None

    return lead


def _blocks(children: Iterable[nodes.Node], lead: _Links) -> Iterator[Block]:
    for node in children:
        if isinstance(node, nodes.Element) and not isinstance(node, _UNSAID):
            yield from _block(node, lead)


def _block(node: nodes.Element, lead: _Links) -> Iterator[Block]:
    if isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        items = (tuple(_blocks(item.children, lead)) for item in node.children)
        ordered = isinstance(node, nodes.enumerated_list)
        yield Items(tuple(item for item in items if item), ordered)
    elif isinstance(node, nodes.literal_block | nodes.doctest_block):
        yield Code(node.astext(), node.get("language", ""))
    elif isinstance(node, nodes.math_block):
        yield Code(node.astext(), "math")
    elif isinstance(node, nodes.block_quote | nodes.Admonition):
        yield Quote(tuple(_blocks(node.children, lead)))
    elif isinstance(node, nodes.image) or _is_picture(node):
        return  # what it is called for those who cannot see it is no text of the block
    elif isinstance(node, nodes.row):
        yield from _row(node, lead)
    elif isinstance(node, nodes.TextElement):
        mark = "strong" if isinstance(node, nodes.rubric | nodes.title | nodes.term) else ""
        if runs := _merged(_runs(node, lead, mark)):
            yield Paragraph(runs)
    elif not isinstance(node, resume_block | placeholder | for_translators):
        yield from _blocks(node.children, lead)


def _is_picture(node: nodes.Element) -> bool:
    """Tell whether a paragraph has nothing but pictures in it."""
    if not isinstance(node, nodes.paragraph) or not any(node.findall(nodes.image)):
        return False
    return not any(text.strip() for text in node.findall(nodes.Text))


def _row(row: nodes.row, lead: _Links) -> Iterator[Block]:
    """Yield a row of a table as one paragraph."""
    runs: list[Run] = []
    for cell in row.findall(nodes.entry):
        texts = [one for node in cell.findall(nodes.paragraph) for one in _runs(node, lead)]
        runs += [Run(", "), *texts] if runs and texts else texts
    if runs:
        yield Paragraph(_merged(runs))


def _runs(node: nodes.Element, lead: _Links, mark: str = "", to: str | Key = "") -> Iterator[Run]:
    for child, after in zip_longest(node.children, node.children[1:]):
        if isinstance(child, nodes.Text):
            text = child.astext()
            yield Run(
                text.rstrip() if isinstance(after, nodes.footnote_reference) else text, mark, to
            )
        elif isinstance(child, nodes.image):
            continue  # as a picture that stands alone
        elif isinstance(child, addnodes.pending_xref):
            target = lead(child) or to
            if target and not child.get("refexplicit"):
                yield Run("", mark, target)
            else:
                yield from _runs(child, lead, mark, target)
        elif isinstance(child, _SCRIPTS):
            yield Run(_script(child), mark, to)
        elif isinstance(child, nodes.abbreviation):
            meaning = child.get("explanation", "")
            yield Run(f"{child.astext()} ({meaning})" if meaning else child.astext(), mark, to)
        elif isinstance(child, nodes.raw) and child.astext().startswith("<br"):
            yield Run(" ", mark, to)  # a line that its author broke
        elif isinstance(child, nodes.reference):
            yield from _runs(child, lead, mark, child.get("refuri", "") or to)
        elif isinstance(child, nodes.Element) and not isinstance(child, _UNSAID):
            yield from _runs(child, lead, _MARKS.get(type(child), mark), to)


def _merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join runs of words of one look, and drop empty ones."""
    merged: list[tuple[Run, list[str]]] = []
    for run in runs:
        text = run.text.replace("\n", " ")
        if merged and merged[-1][0][1:] == run[1:] and text and merged[-1][1][0]:
            merged[-1][1].append(text)
        elif text or isinstance(run.to, Key):
            merged.append((run, [text]))
    return tuple(run._replace(text="".join(texts)) for run, texts in merged)
