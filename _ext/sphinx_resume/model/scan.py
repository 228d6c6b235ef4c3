"""Which things a file is about to define or name, found without parsing it.

Sphinx must know the names of pages before it reads any. Reading decides the rest:
a thing that the scan misses (in an included file, say) gets its page then, and
one that it wrongly sees is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sphinx_resume.model.comma_lists import split_list
from sphinx_resume.model.dependencies import POSTS
from sphinx_resume.model.draft_pages import Seen
from sphinx_resume.model.fields import flag, lookup
from sphinx_resume.model.kinds import KINDS, of_all_kinds
from sphinx_resume.model.options import read_head
from sphinx_resume.model.records import Key
from sphinx_resume.model.slugs import is_id, slug

_FENCE = re.compile(r"[\s>]*(?P<fence>`{3,}|~{3,}|:{3,})\s*(?P<info>.*)$")
_REST = re.compile(r"\s*\.\. (?:resume:)?(?P<name>[a-z]+)::\s*(?P<argument>.*)$")
_NAME = re.compile(r"\{(?:resume:)?(?P<name>[^}]+)\}\s*(?P<argument>.*)$")
_OTHERS = "bibtex|listing|timeline"


class _Patterns(NamedTuple):
    """How lines look that name a kind in another way than they should."""

    odd: re.Pattern[str]
    lacks: re.Pattern[str]
    two_colons: re.Pattern[str]


@of_all_kinds
def _patterns() -> _Patterns:
    name = "|".join((*sorted(KINDS, key=len, reverse=True), _OTHERS))
    # A name without braces, in other brackets, with spaces in its braces or none behind them. For
    # ``bibtex`` and the like that is so with colons alone: behind backticks it is a language.
    odd = (
        rf"(?P<odd>(?P<bare>{name})(?!\S)"
        rf"|[(\[]\s*(?P<bracketed>{name})\s*[)\]]"
        rf"|\{{(?=\s|\w+\s)\s*(?P<spaced>{name})\s*\}}"
        rf"|\{{(?P<joined>{name})\}}(?=[^\s`]))\s*(?P<argument>.*)"
    )
    return _Patterns(
        re.compile(odd),
        re.compile(rf"(?m)^([ \t>]*(?:`{{3,}}|~{{3,}}|:{{3,}})[ \t]*){odd}$"),
        re.compile(rf"\s*::\s*\{{(?P<name>{name})\}}(?!\S)"),
    )


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


_OFF = (
    "this block is shown as text, for ':::' means nothing to MyST here; write "
    'myst_enable_extensions = ["colon_fence"] into conf.py'
)


class ScannedName(NamedTuple):
    """A thing that a block defines or names, and the line of the block."""

    key: Key
    line: int


class ScannedBlock(NamedTuple):
    """The first line of a block: its number from 0, its kind, and what stands behind that."""

    number: int
    name: str
    argument: str


class _Fence(NamedTuple):
    """A fence that is open: its signs, and the number of its line with its kind, if ours."""

    signs: str
    number: int
    name: str

    def closes(self, outer: _Fence, exact: bool) -> bool:
        """Tell whether these signs without a name close *outer*."""
        mine, other = self.signs, outer.signs
        longer = len(mine) > len(other) and not (exact and mine[0] == ":")
        return mine[0] == other[0] and (longer or mine == other)


class Scanned(NamedTuple):
    """What a Markdown or reStructuredText file holds.

    ``named`` are the things with pages that its blocks name, ``bibliographies`` the paths of
    those that it shows, each with its line; ``seen`` is what its blocks tell of its page, if that
    is sure, and ``heading`` its title.
    """

    named: list[ScannedName]
    bibliographies: list[tuple[str, int]]
    seen: list[Seen]
    heading: str


_BIBTEX = re.compile(r"(?:\{(?:resume:)?bibtex\}|\.\. (?:resume:)?bibtex::)[ \t]+(.+)")
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_DEEPEST = 100
"""So many blocks in each other are more than MyST can read."""
_HEAD = 1000
"""More lines than the options of a block have."""


def has_blocks(text: str) -> bool:
    """Tell whether there is a block of ours in a file."""
    return bool(_walk(text.split("\n"))[0])


def scan(text: str) -> Scanned:
    """Return what a file holds."""
    lines = text.splitlines()
    blocks = [
        (block, _values(block.name, block.argument, _below(lines, block.number)))
        for block in _walk(lines)[0]
    ]
    named = [
        ScannedName(key, block.number + 1)
        for block, values in blocks
        for key in _keys(block.name, values)
    ]
    bibliographies = [
        (match[1].strip(), text.count("\n", 0, match.start()) + 1)
        for match in _BIBTEX.finditer(text)
    ]
    heading = _HEADING.search(text)
    seen = _seen(text, lines, blocks)
    return Scanned(named, bibliographies, seen, heading[1].strip() if heading else "")


# Where there is one of these, only reading tells which blocks of a file are on its page.
_UNSURE = re.compile(
    r"<!--|\{(?:only|ifconfig|todo|include|eval-rst)\}|\.\. (?:only|ifconfig|todo|include)::"
)


def _seen(
    text: str, lines: Sequence[str], blocks: Iterable[tuple[ScannedBlock, _Values]]
) -> list[Seen]:
    """Return what the blocks tell of their page, or nothing if that is not sure."""
    found = []
    for block, values in blocks:
        if lines[block.number][:1] in {" ", "\t", ">"}:
            return []
        given = values.get("draft")
        draft = given is not None and bool(flag(", ".join(given), lambda *_: None))
        title = ", ".join(values.get(KINDS[block.name].title, ()))
        found.append(Seen(block.name, draft, title, "url" not in values))
    return [] if _UNSURE.search(text) else found


def fence_faults(text: str, exact: bool = False, colons: bool = True) -> list[tuple[str, int]]:
    """Return what is wrong with the fences of a Markdown file's blocks, and the lines.

    Markdown says nothing of it, and shows the rest of the page as part of a block. *exact*
    is MyST's ``myst_colon_fence_exact_match``, *colons* whether its ``colon_fence`` is on.
    """
    lines = text.splitlines()
    blocks, faults = _walk(lines, exact)
    if not colons:
        first = next((b.number for b in blocks if lines[b.number].lstrip()[:1] == ":"), None)
        faults = [] if first is None else [(_OFF, first)]
    return [(message, number + 1) for message, number in faults]


def _below(lines: Sequence[str], number: int) -> list[str]:
    """Return the lines below one without what indents or quotes it."""
    first, below = lines[number], lines[number + 1 : number + _HEAD]
    prefix = first[: len(first) - len(first.lstrip(" \t>"))]
    return [line.removeprefix(prefix) for line in below] if prefix else list(below)


def _walk(
    lines: Sequence[str], exact: bool = False
) -> tuple[list[ScannedBlock], list[tuple[str, int]]]:
    """Return the blocks, and what is wrong with their fences."""
    blocks: list[ScannedBlock] = []
    faults: list[tuple[str, int]] = []
    closing: re.Pattern[str] | None = None
    around: list[_Fence] = []
    for number, line in enumerate(lines):
        if closing:
            closing = None if closing.fullmatch(line) else closing
        elif (match := _REST.match(line)) and match["name"].lower() in KINDS:
            blocks.append(ScannedBlock(number, match["name"].lower(), match["argument"]))
        elif match := _FENCE.match(line):
            signs, info = match["fence"], match["info"].strip()
            directive = _NAME.match(info)
            if (odd := _patterns().odd.fullmatch(info)) and (
                signs[0] == ":" or _odd_name(odd) in KINDS
            ):
                directive = _NAME.match(_mended(odd))
                faults.append((_unbraced(odd), number))
            name = directive["name"].lower() if directive else ""
            fence = _Fence(signs, number, name if name in KINDS else "")
            shown = max(0, len(around) - _DEEPEST)
            closed = [n for n in range(shown, len(around)) if fence.closes(around[n], exact)]
            if not info and closed:
                del around[closed[0] :]
            elif _is_verbatim(signs, directive):
                closing = re.compile(rf"[\s>]*{signs[0]}{{{len(signs)},}}\s*")
            else:
                if closed and (around[closed[-1]].name or fence.name):
                    faults.append((_crossed(fence, around[closed[-1]]), number))
                around.append(fence)
                if directive and fence.name:
                    blocks.append(ScannedBlock(number, name, directive["argument"]))
        elif two := _patterns().two_colons.match(line):
            message = f"'::{{{two['name']}}}' is no block, and is shown as text; a fence has three"
            faults.append((f"{message} signs or more; write :::{{{two['name']}}}", number))
    faults += ((_unclosed(fence), fence.number) for fence in around if fence.name)
    return blocks, faults


def with_braces(text: str) -> str:
    """Return *text* with names of blocks in braces where these lack, as in ``:::award``."""
    if not _patterns().lacks.search(text):
        return text
    lines = text.split("\n")
    for _, number in _walk(lines)[1]:
        match = _patterns().lacks.fullmatch(lines[number])
        if match and (":" in match[1] or _odd_name(match) in KINDS):
            lines[number] = f"{match[1]}{_mended(match)}"
    return "\n".join(lines)


def _odd_name(odd: re.Match[str]) -> str:
    return odd["bare"] or odd["bracketed"] or odd["spaced"] or odd["joined"]


def _mended(odd: re.Match[str]) -> str:
    """Return what should stand behind the fence."""
    return f"{{{_odd_name(odd)}}} {odd['argument']}".rstrip()


def _unbraced(odd: re.Match[str]) -> str:
    if odd["joined"]:
        what = f"'{{{odd['joined']}}}{odd['argument']}' is no block without a space"
    else:
        what = f"'{odd['odd']}' is no block without braces"
        what += " around the name alone" if odd["spaced"] else ""
    return f"{what}; write {_mended(odd)}"


def _crossed(inner: _Fence, outer: _Fence) -> str:
    what = f"'{{{inner.name}}}'" if inner.name else "what begins here"
    around = f"'{{{outer.name}}}'" if outer.name else "the block"
    return (
        f"the fence '{inner.signs}' of {what} also ends {around} of line {outer.number + 1}, which "
        f"is still open; close that one before, or begin it with '{inner.signs + inner.signs[0]}'"
    )


def _unclosed(fence: _Fence) -> str:
    return (
        f"'{{{fence.name}}}' is never closed, and takes in the rest of the page; "
        f"write '{fence.signs}' below its last line"
    )


def _is_verbatim(fence: str, directive: re.Match[str] | None) -> bool:
    return directive["name"].lower() in _VERBATIM if directive else fence[0] != ":"


_Values = dict[str, tuple[str, ...]]
"""What a block's fields are given, by attribute."""


def _values(name: str, argument: str, below: Sequence[str]) -> _Values:
    kind = KINDS[name]
    values: _Values = {}
    if argument.strip():
        values[kind.argument] = (argument.strip(),)
    for option in read_head(below).options:
        if found := lookup(kind.fields, option.name):
            listed = found[0].listed
            values[found[0].attribute] = option.items() if listed else option.values
    return values


def _keys(name: str, values: _Values) -> list[Key]:
    kind = KINDS[name]

    def one(attribute: str) -> str:
        return ", ".join(values.get(attribute, ()))

    keys = []
    if kind.page:
        id_ = one("id")
        keys.append(Key(name, id_ if is_id(id_) else slug(id_ or one(kind.title))))
    organization = one("organization") or (one(kind.title) if kind.affiliation else "")
    keys.append(Key("organization", slug(organization)))
    keys.append(Key("organization", slug(one("parent_organization"))))
    for text in values.get("skills", ()):
        keys += (Key("skill", slug(item)) for item in split_list(text, lambda *_: None))
    if name == "post" and not one(kind.title):
        keys.append(POSTS)  # the page itself, which has a name
    return [key for key in dict.fromkeys(keys) if is_id(key.id) or key == POSTS]
