"""A page as Markdown (CommonMark with GitHub's tables and footnotes), for who reads no HTML.

sphinx-markdown-builder makes Markdown too, as a builder of its own that resolves every page once
more; this writes down what the page of the html builder shows, while it is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from typing import ClassVar, TypeVar

from docutils import nodes
from sphinx import addnodes

from sphinx_resume.model.body_text import escaped
from sphinx_resume.nodes import resume_unseen_text

# What would begin a heading, a list or a quotation.
_BEGINS = re.compile(r"(?=[#>+-](?:\s|$)|(?:---|===|~~~))|(\d{1,9})(?=[.)](?:\s|$))")
_ITEM = re.compile(r"(?:-|\d+\.) ")
_ODD = re.compile(r"[\s()<>]")

_NAMES = nodes.term | nodes.field_name | nodes.option
_INLINE = (nodes.Text, nodes.Inline, nodes.image)  # asked of every node, and unions are slow
Address = Callable[[nodes.Element], str]
T = TypeVar("T")


def markdown(document: nodes.Element, address: Address) -> str:
    """Return what *document*, which must be resolved, shows.

    *address* gives that of the file of a picture or a download, or nothing.
    """
    return "\n\n".join(_Writer(address).blocks(document)) + "\n"


class _Writer:
    """Writes blocks, each without an empty line around it, and the text in them."""

    def __init__(self, address: Address) -> None:
        self.address, self.level = address, 0

    def blocks(self, node: nodes.Node) -> list[str]:
        """Return the blocks in *node*."""
        found: list[str] = []
        words: list[nodes.Node] = []
        for child in node.children:
            if isinstance(child, _INLINE):
                words.append(child)
            else:
                if words:
                    found.append(self.line(words))
                    words = []
                found += self.block(child)
        if words:
            found.append(self.line(words))
        return list(filter(None, found))

    def block(self, node: nodes.Node) -> Iterable[str]:
        """Return *node* as blocks; of what is unknown, those in it."""
        return (_WRITERS.get(type(node)) or _known(type(node), self.WRITERS, _WRITERS))(self, node)

    def line(self, children: Iterable[nodes.Node]) -> str:
        """Return text in one line, with its marks."""
        text = self.words(children).strip()
        if "\n" in text:
            lines = (one.strip() for one in text.split("\n"))
            return "\n".join(_begun(one) for one in lines if one)
        return _begun(text)

    def words(self, children: Iterable[nodes.Node]) -> str:
        """Return pieces of text with their marks; of what is unknown, the text in it."""
        made = []
        for node in children:
            kind = type(node)
            write = _INLINES.get(kind) or _known(kind, self.INLINES, _INLINES)
            made.append(write(self, node))
        return "".join(made)

    def _plain(self, node: nodes.Text) -> str:
        return escaped(node)

    def _inside(self, node: nodes.Element) -> str:
        return self.words(node.children)

    # --- blocks ---------------------------------------------------------------------------

    def _nothing(self, node: nodes.Node) -> Iterable[str]:
        return ()

    def _section(self, node: nodes.Node) -> Iterable[str]:
        self.level += 1
        found = self.blocks(node)
        self.level -= 1
        return found

    def _title(self, node: nodes.Element) -> Iterable[str]:
        if isinstance(node.parent, nodes.section | nodes.document):
            return self._headed(node, self.level)
        return [self._marked(node, "**")]  # of a note, a table

    def _rubric(self, node: nodes.Element) -> Iterable[str]:
        return self._headed(node, node.get("heading-level") or self.level + 1)

    def _headed(self, node: nodes.Element, level: int) -> Iterable[str]:
        if text := self.line(node.children).replace("\n", " "):
            yield f"{'#' * max(1, min(level, 6))} {text}"

    def _code(self, node: nodes.Element) -> Iterable[str]:
        text = node.astext().rstrip("\n")
        fence = max(_ticks(text), "```", key=len)
        language = node.get("language", "")
        yield f"{fence}{'' if language == 'default' else language}\n{text}\n{fence}"

    def _math(self, node: nodes.Element) -> Iterable[str]:
        yield f"$$\n{node.astext()}\n$$"

    def _quote(self, node: nodes.Element) -> Iterable[str]:
        yield _indented("\n\n".join(self.blocks(node)), "> ", "> ")

    def _admonition(self, node: nodes.Element) -> Iterable[str]:
        inner = list(self.blocks(node))
        if not isinstance(node[0], nodes.title):
            inner.insert(0, f"**{type(node).__name__.capitalize()}**")
        yield _indented("\n\n".join(inner), "> ", "> ")

    def _list(self, node: nodes.Element) -> Iterable[str]:
        start, items = node.get("start", 1), []
        ordered = isinstance(node, nodes.enumerated_list)
        for number, item in enumerate(node.children, start):
            sign = f"{number}. " if ordered else "- "
            items.append(_indented(_joined(self.blocks(item)), sign, " " * len(sign)))
        yield "\n".join(items)

    def _terms(self, node: nodes.Element) -> Iterable[str]:
        """Yield terms, names of fields, or options in bold before what is said of them."""
        items = []
        for item in node.children:
            first = item.children[0]
            group = first if isinstance(first, nodes.option_group) else item
            names = [one for one in group.children if isinstance(one, _NAMES)]
            said = [one for one in item.children if one not in names and one is not group]
            name = ", ".join(self.line(one.children) for one in names)
            text = _joined(block for one in said for block in self.blocks(one))
            items.append(_indented(f"**{name}**: {text}".rstrip(": "), "- ", "  "))
        yield "\n".join(items)

    def _lines(self, node: nodes.Element) -> Iterable[str]:
        yield "\\\n".join(self.line(one.children) for one in node.findall(nodes.line))

    def _footnote(self, node: nodes.Element) -> Iterable[str]:
        label, *rest = node.children
        text = "\n\n".join(block for one in rest for block in self.block(one))
        yield _indented(text, f"[^{label.astext()}]: ", "    ")

    def _citation(self, node: nodes.Element) -> Iterable[str]:
        label, *rest = node.children
        first, *more = [block for one in rest for block in self.block(one)] or [""]
        return [f"\\[{escaped(label.astext())}\\] {first}", *more]

    def _signature(self, node: nodes.Element) -> str:
        lists = list(node.findall(addnodes.desc_parameterlist))
        shown = [one.astext() for one in node.children if one not in lists]
        shown += [f"({', '.join(one.astext() for one in found.children)})" for found in lists]
        return f"`{' '.join(''.join(shown).split())}`"

    def _raw(self, node: nodes.Element) -> Iterable[str]:
        yield self._html(node).strip()

    def _rule(self, node: nodes.Element) -> Iterable[str]:
        yield "---"

    def _table(self, node: nodes.Element) -> Iterable[str]:
        rows = self._rows(node)
        for title in [one for one in node.children if isinstance(one, nodes.title)]:
            yield from self._title(title)
        if not rows:
            return
        if not any(True for _ in node.findall(nodes.thead)):
            rows.insert(0, [""] * max(map(len, rows)))
        rows.insert(1, ["---"] * len(rows[0]))
        yield "\n".join(f"| {' | '.join(row)} |" for row in rows)

    def _rows(self, table: nodes.Element) -> list[list[str]]:
        """Return the cells of all rows; Markdown has none that span, so empty ones stand for it."""
        rows: list[list[str]] = []
        spanned: set[tuple[int, int]] = set()
        for number, row in enumerate(table.findall(nodes.row)):
            cells: list[str] = []
            for entry in (one for one in row.children if isinstance(one, nodes.entry)):
                while (number, len(cells)) in spanned:
                    cells.append("")
                down, right = entry.get("morerows", 0), entry.get("morecols", 0)
                across = range(len(cells), len(cells) + right + 1)
                spanned.update(product(range(number + 1, number + down + 1), across))
                cells += [self._cell(entry), *[""] * right]
            while (number, len(cells)) in spanned:
                cells.append("")
            rows.append(cells)
        return rows

    def _cell(self, entry: nodes.Node) -> str:
        text = "<br>".join(self.blocks(entry)).replace("\\\n", "<br>")
        return " ".join(text.split()).replace("|", "\\|")

    # --- text -----------------------------------------------------------------------------

    def _marked(self, node: nodes.Node, sign: str) -> str:
        text = self.words(node.children)
        bare = text.strip()
        return text.replace(bare, f"{sign}{bare}{sign}", 1) if bare else text

    def _strong(self, node: nodes.Element) -> str:
        return self._marked(node, "**")

    def _emphasis(self, node: nodes.Element) -> str:
        return self._marked(node, "*")

    def _literal(self, node: nodes.Element) -> str:
        text = node.astext()
        ticks = _ticks(text)
        return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"

    def _formula(self, node: nodes.Element) -> str:
        return f"${node.astext()}$"

    def _reference(self, node: nodes.Element) -> str:
        text = self.words(node.children)
        within = f"#{node['refid']}" if "refid" in node else ""
        url = within or node.get("refuri") or self.address(node)
        return f"[{text}]({_bracketed(url)})" if url and text else text

    def _argument(self, node: nodes.Element) -> str:
        return escaped(node.astext())  # with what stands before it

    def _image(self, node: nodes.Element) -> str:
        alt = escaped(str(node.get("alt", "")))
        return f"![{alt}]({_bracketed(self.address(node))})"

    def _raised(self, node: nodes.Element) -> str:
        tag = "sup" if isinstance(node, nodes.superscript) else "sub"
        return f"<{tag}>{self.words(node.children)}</{tag}>"

    def _abbreviation(self, node: nodes.Element) -> str:
        meaning = escaped(node.get("explanation", ""))
        return f"{self.words(node.children)} ({meaning})" if meaning else self._inside(node)

    def _note(self, node: nodes.Element) -> str:
        return f"[^{node.astext()}]"

    def _html(self, node: nodes.Element) -> str:
        """Return HTML as it is, which Markdown may hold; MyST makes it of the end of a line."""
        if node.get("format") != "html" or isinstance(node, resume_unseen_text):
            return ""
        text = node.astext()
        if "task-list-item-checkbox" in text:
            return "[x] " if "checked" in text.replace("checkbox", "") else "[ ] "
        return "\\\n" if text.startswith("<br") else text

    def _silence(self, node: nodes.Element) -> str:
        return ""

    WRITERS: ClassVar[dict[str, Callable[..., Iterable[str]]]] = {
        "Node": blocks,
        **dict.fromkeys(("comment", "target", "substitution_definition", "index"), _nothing),
        "raw": _raw,
        "versionmodified": blocks,
        **dict.fromkeys(("resume_tools", "resume_files", "resume_filter"), _nothing),
        **dict.fromkeys(("resume_monogram", "resume_unseen", "Invisible"), _nothing),
        "section": _section,
        "title": _title,
        "rubric": _rubric,
        "literal_block": _code,
        "doctest_block": _code,
        "math_block": _math,
        "block_quote": _quote,
        "Admonition": _admonition,
        "desc": blocks,
        "productionlist": _code,
        **dict.fromkeys(("bullet_list", "enumerated_list"), _list),
        **dict.fromkeys(("definition_list", "field_list", "option_list"), _terms),
        "line_block": _lines,
        "footnote": _footnote,
        "citation": _citation,
        "transition": _rule,
        "table": _table,
        "TextElement": blocks,  # the list that a toctree becomes stands in one
    }
    INLINES: ClassVar[dict[str, Callable[..., str]]] = {
        "Node": _inside,
        "Text": _plain,
        "strong": _strong,
        "emphasis": _emphasis,
        "title_reference": _emphasis,
        "literal": _literal,
        "math": _formula,
        "reference": _reference,
        "image": _image,
        **dict.fromkeys(("superscript", "subscript"), _raised),
        "abbreviation": _abbreviation,
        "option_argument": _argument,
        "desc_signature": _signature,
        **dict.fromkeys(("footnote_reference", "citation_reference"), _note),
        "raw": _html,
        **dict.fromkeys(("target", "resume_unseen", "system_message"), _silence),
    }


_WRITERS: dict[type, Callable[..., Iterable[str]]] = {}
_INLINES: dict[type, Callable[..., str]] = {}


def _known(
    kind: type, table: Mapping[str, Callable[..., T]], known: dict[type, Callable[..., T]]
) -> Callable[..., T]:
    """Return what *table* has for nodes of a kind, or of one that it is made of."""
    known[kind] = next(table[one.__name__] for one in kind.__mro__ if one.__name__ in table)
    return known[kind]


def _begun(line: str) -> str:
    """Return *line* so that it begins nothing but text."""
    begin = _BEGINS.match(line)
    return f"{begin[1] or ''}\\{line[begin.end() :]}" if begin else line


def _ticks(text: str) -> str:
    """Return more backticks than *text* has in a row."""
    return "`" * (1 + max(map(len, re.findall("`+", text)), default=0))


def _joined(blocks: Iterable[str]) -> str:
    """Return the blocks of an item, close to each other if they are two short ones."""
    found = list(blocks)
    short = len(found) <= 2 and all("\n\n" not in one for one in found)
    # Two paragraphs close to each other would be one.
    listed = len(found) < 2 or _ITEM.match(found[1])
    return ("\n" if short and listed else "\n\n").join(found)


def _bracketed(url: str) -> str:
    """Return an address as CommonMark wants it: in angle brackets if it has spaces or brackets."""
    if not _ODD.search(url):
        return url
    url = url.replace("<", "%3C").replace(">", "%3E")
    return f"<{url}>" if _ODD.search(url) else url


def _indented(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    made = [first + lines[0], *((rest + one if one else rest.rstrip()) for one in lines[1:])]
    return "\n".join(one.rstrip() if one.strip() in {"", ">"} else one for one in made)
