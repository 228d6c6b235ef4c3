"""Which things a file is about to define or name, found without parsing it.

Sphinx must know the names of pages before it reads any. Reading decides the rest:
a thing that the scan misses (in an included file, say) gets its page then, and
one that it wrongly sees is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sphinx_resume.model.fields import lookup, split_list
from sphinx_resume.model.options import read_head
from sphinx_resume.model.records import KINDS, Key
from sphinx_resume.model.slugs import is_id, slug

_FENCE = re.compile(r"[\s>]*(?P<fence>`{3,}|~{3,}|:{3,})\s*(?P<info>.*)$")
_REST = re.compile(r"\s*\.\. (?:resume:)?(?P<name>[a-z]+)::\s*(?P<argument>.*)$")
_NAME = re.compile(r"\{(?:resume:)?(?P<name>[^}]+)\}\s*(?P<argument>.*)$")
_VERBATIM = {
    "code",
    "code-block",
    "sourcecode",
    "code-cell",
    "literalinclude",
    "parsed-literal",
    "math",
    "raw",
    "eval-rst",
    "mermaid",
    "graphviz",
    "digraph",
    "graph",
    "highlight",
    "prompt",
}


class Named(NamedTuple):
    """A thing that a block defines or names, and the line of the block."""

    key: Key
    line: int


def scan(text: str) -> list[Named]:
    """Return the things with pages that the blocks of a Markdown or reStructuredText file name."""
    lines = text.splitlines()
    found: list[Named] = []
    for number, name, argument in _blocks(lines):
        below = _unquoted(lines[number], lines[number + 1 :])
        found += (Named(key, number + 1) for key in _keys(name, argument, below))
    return found


def _unquoted(first: str, below: Sequence[str]) -> list[str]:
    """Return the lines below without what indents or quotes the block's first line."""
    prefix = first[: len(first) - len(first.lstrip(" \t>"))]
    return [line.removeprefix(prefix) if prefix else line for line in below]


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    closing: re.Pattern[str] | None = None
    around: list[str] = []
    for number, line in enumerate(lines):
        if closing:
            closing = None if closing.fullmatch(line) else closing
        elif match := _REST.match(line):
            if match["name"] in KINDS:
                yield number, match["name"], match["argument"]
        elif match := _FENCE.match(line):
            fence, info = match["fence"], match["info"].strip()
            directive = _NAME.match(info)
            if not info and around and around[-1] in fence:
                around.pop()
            elif _is_verbatim(fence, directive):
                closing = re.compile(rf"[\s>]*{fence[0]}{{{len(fence)},}}\s*")
            else:
                around.append(fence)
                if directive and directive["name"] in KINDS:
                    yield number, directive["name"], directive["argument"]


def _is_verbatim(fence: str, directive: re.Match[str] | None) -> bool:
    return directive["name"] in _VERBATIM if directive else fence[0] != ":"


def _keys(name: str, argument: str, below: Sequence[str]) -> list[Key]:
    kind = KINDS[name]
    values: dict[str, tuple[str, ...]] = {}
    if argument.strip():
        values[kind.argument] = (argument.strip(),)
    for option in read_head(below).options:
        if found := lookup(kind.fields, option.name):
            listed = found[0].listed
            values[found[0].attribute] = option.items() if listed else option.values

    def one(attribute: str) -> str:
        return ", ".join(values.get(attribute, ()))

    keys = []
    if kind.page:
        id_ = one("id")
        keys.append(Key(name, id_ if is_id(id_) else slug(id_ or one(kind.title))))
    organization = one("organization") or (
        one(kind.title) if name in {"experience", "education", "volunteer"} else ""
    )
    keys.append(Key("organization", slug(organization)))
    keys.append(Key("organization", slug(one("parent_organization"))))
    for text in values.get("skills", ()):
        keys += (Key("skill", slug(item)) for item in split_list(text, lambda *_: None))
    return [key for key in dict.fromkeys(keys) if is_id(key.id)]
