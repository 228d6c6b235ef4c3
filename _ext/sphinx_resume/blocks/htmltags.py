"""Tags of HTML in the fields of blocks, as in titles of bibliographies: ``H<sub>2</sub>O``.

A tag counts only if it is closed, has no attributes and formats words. Any other is shown as it is
written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from docutils import nodes

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
