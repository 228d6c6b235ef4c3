"""What the text of a block says, as plain data: paragraphs, lists, code, and links.

Exports make of it what their format has, and need no docutils for it. What only a page can
show (pictures, tables, admonitions) is there by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from sphinx_resume.model.records import Key


class Run(NamedTuple):
    """A run of words: ``mark`` is ``strong``, ``emphasis``, ``code``, ``math`` or nothing.

    ``to`` is where a link leads: an address, or a `Key` of which the kind may be empty, or
    ``doc`` for a page. A link without words of its own shows what it leads to.
    """

    text: str
    mark: str = ""
    to: str | Key = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    runs: tuple[Run, ...]


class Items(NamedTuple):
    """A list, whose items hold blocks themselves."""

    items: tuple[RichText, ...]
    ordered: bool = False


class Code(NamedTuple):
    """Lines to be shown as they are; ``language`` may be empty."""

    text: str
    language: str = ""


class Quote(NamedTuple):
    """A quotation, or an admonition."""

    blocks: RichText


Block = Paragraph | Items | Code | Quote
RichText = tuple[Block, ...]

Title = Callable[[Key], str]
"""Gives what a link leads to is called."""

Address = Callable[[Key], str]
"""Gives the address that a link to a thing or a page leads to, or nothing."""

_SIGNS = {"strong": "**", "emphasis": "*"}
_SIGN = re.compile(r"[\\`*\[\]<>_&]")
# An underscore inside a word is none of Markdown's signs, an ampersand begins names of characters.
_ESCAPED = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Return *text* so that Markdown takes none of its signs for marks."""
    # Most texts have none of them, which is found out five times as fast.
    return _ESCAPED.sub(r"\\\g<0>", text) if _SIGN.search(text) else text


class Plain:
    """Writes text without any marks; links are their words."""

    def __init__(self, title: Title) -> None:
        """Ask *title* what links without words lead to."""
        self.title = title

    def line(self, runs: tuple[Run, ...]) -> str:
        """Return a paragraph in one line."""
        return " ".join("".join(map(self.run, runs)).split())

    def run(self, run: Run) -> str:
        """Return the words of *run*; those of mathematics are no LaTeX."""
        if run.mark == "math" and run.text:
            # What reads LaTeX takes time to load, which sites without any need not wait for.
            from sphinx_resume.model.latex.latex_text import decode  # noqa: PLC0415

            return decode(f"${run.text}$")
        return run.text or (self.title(run.to) if isinstance(run.to, Key) else run.to)

    def code(self, code: Code) -> str:
        """Return lines that are shown as they are."""
        return code.text

    def text(self, blocks: RichText) -> str:
        """Return *blocks* with an empty line between them."""
        return "\n\n".join(filter(None, map(self._block, blocks)))

    def bullets(self, blocks: RichText) -> tuple[str, list[str]]:
        """Return what is said outside lists, and the items of all lists, each in one line.

        An item within an item stands by itself.
        """
        prose = tuple(block for block in blocks if not isinstance(block, Items))
        lists = (block for block in blocks if isinstance(block, Items))
        return self.text(prose), [line for one in lists for line in self._lines(one)]

    def _lines(self, items: Items) -> Iterator[str]:
        for item in items.items:
            prose, inner = self.bullets(item)
            if line := " ".join(prose.split()):
                yield line
            yield from inner

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self.line(block.runs)
        if isinstance(block, Code):
            return self.code(block)
        if isinstance(block, Quote):
            return self.text(block.blocks)
        lines = []
        for number, item in enumerate(block.items, 1):
            sign = f"{number}. " if block.ordered else "- "
            text = "\n".join(filter(None, self.text(item).split("\n")))
            lines.append(sign + text.replace("\n", "\n" + " " * len(sign)))
        return "\n".join(lines)


class Markdown(Plain):
    """Writes CommonMark, with whole addresses."""

    def __init__(self, title: Title, address: Address) -> None:
        """Ask *title* what things are called, and *address* where they are."""
        super().__init__(title)
        self.address = address

    def run(self, run: Run) -> str:
        """Return *run* with its marks, and as a link if it has an address."""
        text = run.text if run.mark == "math" else super().run(run)
        made = self.marked(text, run.mark)
        url = self.address(run.to) if isinstance(run.to, Key) else run.to
        return f"[{made}](<{url}>)" if url else made

    def marked(self, text: str, mark: str) -> str:
        """Return *text* with its marks."""
        if mark == "code":
            return f"`` {text} ``" if "`" in text else f"`{text}`"
        if mark == "math":
            return f"${text}$"
        sign = _SIGNS.get(mark, "") if text == text.strip() else ""
        return f"{sign}{self.words(text)}{sign}"

    def words(self, text: str) -> str:
        """Return *text* without marks."""
        return escaped(text)

    def code(self, code: Code) -> str:
        """Return a fenced block."""
        fence = "```"
        while fence in code.text:
            fence += "`"
        return f"{fence}{code.language}\n{code.text}\n{fence}"


def words(blocks: RichText) -> Iterator[Run]:
    """Yield all runs of words in *blocks*."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Items):
            for item in block.items:
                yield from words(item)
        elif isinstance(block, Quote):
            yield from words(block.blocks)
        else:
            yield Run(block.text)


def links_in(blocks: RichText) -> Iterator[Key]:
    """Yield what the links in *blocks* lead to on the site."""
    for run in words(blocks):
        if isinstance(run.to, Key):
            yield run.to
