"""The blocks of a bibliography (entries, strings, preambles), and the values of an entry's fields.

Most entries are what the grammar of BibTeX wants, and a pattern takes them apart at once. What
does not fit is given to bibtexparser, which begins anew at each ``@`` that begins a line, so that
a brace never closed costs one entry only. Its own reading of values is not used: it does not join
texts with ``#``, and says nothing of a missing comma or an unknown string.
"""

from __future__ import annotations

import logging
import re
import textwrap
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from sphinx_resume.model.diagnostics import Report, Subtype, suggestion

_WORD = re.compile(r"\s*(?:([{\"])|([^\s{}\"#,=%]+))")
NAMED = re.compile(r"\s*([^\s{}\"#,=%]+)\s*=\s*")
"""The name of a field, up to its value."""


def read_value(
    text: str,
    strings: Mapping[str, str],
    name: str,
    report: Report,
    used: set[str] | None = None,
) -> tuple[str, str, int]:
    """Return the value that *text* begins with, the rest behind it, and where that begins.

    The names of the strings that it needs are put into *used*.

    A value is made of texts in braces or quotes, numbers and names of strings, joined by ``#``.
    """
    parts: list[str] = []
    unknown: list[str] = []
    at, joined = 0, True
    while joined and (match := _WORD.match(text, at)):
        if match[1]:
            end = _closing(text, match.end(), match[1])
            parts.append(text[match.end() : end])
            if end >= len(text) or (match[1] == '"' and open_braces(parts[-1])):
                report(Subtype.VALUE, f"its braces do not match: '{short(text)}'; write both")
            at = end + 1
        else:
            word = match[2]
            if word.lower() not in strings and not word.isdigit():
                unknown.append(word)
            parts.append(strings.get(word.lower(), word))
            if used is not None and word.lower() in strings:
                used.add(word.lower())
            at = match.end()
        hash_sign = re.compile(r"\s*#").match(text, at)
        joined, at = bool(hash_sign), hash_sign.end() if hash_sign else at
    rest = re.sub(r"%.*", "", text[at:])
    if not parts:
        report(Subtype.VALUE, f"it has no value; write {name} = {{…}} or remove it")
    elif rest.strip() and not NAMED.match(rest):
        bare = " ".join(re.sub(r'[{}"]', " ", text).split())
        report(Subtype.VALUE, f"'{short(text)}' is not one value; write {name} = {{{short(bare)}}}")
        return bare, "", len(text)
    for given in unknown:
        if given[0].isalpha():
            fix = f"{suggestion(given, strings)}; write {name} = {{{given}}} or define it"
            report(Subtype.REFERENCE, f"there is no @string '{given}'{fix}")
        else:
            report(Subtype.VALUE, f"'{given}' stands without braces; write {name} = {{{given}}}")
    return "".join(parts), rest, at


def _closing(text: str, start: int, opened: str) -> int:
    """Return where the value that begins at *start* ends; a brace behind a backslash is a text."""
    depth = 0
    for match in re.compile(r'(?<!\\)[{}"]').finditer(text, start):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}" and depth:
            depth -= 1
        elif match[0] == (opened if opened == '"' else "}") and not depth:
            return match.start()
    last = text.rfind('"', start) if opened == '"' else -1
    return last if last >= start else len(text)


def open_braces(text: str) -> int:
    """Return how many braces *text* opens and does not close."""
    return len(re.findall(r"(?<!\\)\{", text)) - len(re.findall(r"(?<!\\)\}", text))


def is_balanced(text: str) -> bool:
    """Tell whether braces match as BibTeX counts them, which minds no backslash before one."""
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def safe(text: str) -> str:
    """Return a value that any reader of BibTeX can put into braces."""
    if is_balanced(text):
        return text
    text = re.sub(r"\\\{", r"\\textbraceleft{}", text)
    text = re.sub(r"\\\}", r"\\textbraceright{}", text)
    if is_balanced(text):
        return text
    # Braces that match nothing are left out, whichever they are.
    kept, opened = list(text), []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            kept[match.start()] = ""
    for place in opened:
        kept[place] = ""
    return "".join(kept)


_AND = re.compile(r"(?<!\s)\s+and\s+")
# One place, though "and" is in its name.
_ONE_PLACE = re.compile(
    r"(?i)\b(?:trinidad|antigua|bosnia|(?:st\\?\.?|saint) (?:kitts|vincent)|tom\S{1,4}|turks"
    r"|newfoundland|tyne|brighton) and\b"
)


def listed(name: str, text: str) -> list[str]:
    """Return the items of a value that biblatex takes for a list: publishers and places.

    Its "and" parts them (manual, 2.3.4), as Citavi writes it, but BibTeX's own styles print it:
    *Taylor and Francis* are one publisher. So it does only between names that braces hold, or
    places.
    """
    plain = without_braces(text)
    ends = [one.span() for one in _AND.finditer(plain)]
    starts = [0, *(end for _, end in ends)]
    parts = [
        text[a:b] for a, b in zip(starts, [*(start for start, _ in ends), len(text)], strict=True)
    ]
    braced = all(re.fullmatch(r"\s*\{.*\}\s*", part, re.DOTALL) for part in parts)
    places = name in {"address", "location"} and not _ONE_PLACE.search(text)
    return parts if len(parts) > 1 and (braced or places) else [text]


def without_braces(text: str, letter: str = "x") -> str:
    """Return a text of the same length, with a letter for each sign that braces hold together."""
    for _ in range(6):
        text = re.sub(r"\{[^{}]*\}", lambda held: letter * len(held[0]), text)
    return text


def short(text: str, width: int = 60) -> str:
    """Return *text* as a message can quote it."""
    return textwrap.shorten(text, width, placeholder=" …")


# It logs each entry that it cannot read; we tell that ourselves, with the line and a cure.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_COMMENT = re.compile(r"[ \t]*%")
_COMMENT_LINE = re.compile(r"(?m)(^[ \t]*|[}\"][ \t]*,[ \t]*)%.*")
# bibtexparser takes any type that begins so for a comment (`Splitter.split` of its 2.0).
_NO_COMMENT = re.compile(r"(?im)^([ \t]*@)(?=comment\w)")
_TEXT = r"[^{}]*+"
_BRACED = rf"\{{{_TEXT}\}}"
for _ in range(3):  # five levels of braces are more than any title has
    _BRACED = rf"\{{{_TEXT}(?:{_BRACED}{_TEXT})*+\}}"
_QUOTED = rf'"[^"{{}}]*+(?:{_BRACED}[^"{{}}]*+)*+"'
_BARE = r"\d+|[A-Za-z_][\w:.+/-]*"
_VALUE = rf"(?:{_BRACED}|{_QUOTED}|{_BARE})"
_NAME = r"[A-Za-z_](?:(?![{}(),=\"#%'@])[!-~])*+"
_HEAD = re.compile(r"@([A-Za-z]+)[ \t]*\{\s*([^\s,{}()=\"#%'~\\]+)\s*(?=[,}])")
"""How an entry begins that any program can read: its type, its key."""
_FIELD = re.compile(rf"\s*,\s*({_NAME})\s*=\s*({_VALUE}(?:\s*#\s*{_VALUE})*+)")
"""A field of an entry that any program can read, with the comma before it: its name, its value."""
_FIELD_NAME = re.compile(_NAME)
_ONE = re.compile(rf"{_BRACED}|{_QUOTED}")
_END = re.compile(r"\s*,?\s*\}")
_AT = re.compile(r"(?m)^[ \t]*@")
_ODD = re.compile(r"\\[{}]|\n[ \t]*@[ \t]*\w+[ \t]*[{(]")
_MOST_TRIED = 20
"""How many broken entries of one line are read to the line's end: more would take their square."""
_OTHERS = frozenset({"string", "preamble", "comment"})

Written = tuple[str, str, int]
"""A field: its name, its value with braces or quotes, and its line."""


class Block(NamedTuple):
    """A block of a file: an ``entry``, ``string`` or ``preamble``, ``broken`` or ``text``.

    ``strict`` tells whether any program that reads BibTeX can read it as it stands; names of
    fields are in lower case then, values that begin with a brace or a quote are one text, and
    ``spans`` says where in ``raw`` each field stands, with the comma before it.
    """

    kind: str
    type: str
    key: str
    fields: tuple[Written, ...]
    raw: str
    line: int
    strict: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the blocks of *text* in their order."""
    # A brace may stand on the line below its "@book"; bibtexparser wants it there.
    text = re.sub(r"(?m)^([ \t]*@\w+)([ \t]*\n\s*)([{(])", r"\1\3\2", text)
    lines = [match.start() for match in re.finditer("\n", text)]
    at = 0
    for match in _AT.finditer(text):
        if match.end() <= at:
            continue
        if found := _strict(text, match.end() - 1, lines):
            block, end = found
            yield from _odd(text, at, match.start(), lines)
            yield block
            at = end
    yield from _odd(text, at, len(text), lines)


def _strict(text: str, start: int, lines: list[int]) -> tuple[Block, int] | None:
    """Return the entry that begins at *start* with its end, if it is one to any program."""
    head = _HEAD.match(text, start)
    if not head or head[1].lower() in _OTHERS:
        return None
    fields: list[Written] = []
    spans: list[tuple[int, int]] = []
    at = head.end()
    while field := _FIELD.match(text, at):
        value = field[2]
        if value[0] in '{"' and "#" in value and _is_joined(value):
            value = f" {value}"
        fields.append((field[1].lower(), value, bisect_right(lines, field.start(1)) + 1))
        spans.append((at - start, field.end() - start))
        at = field.end()
    end = _END.match(text, at)
    if not end or _ODD.search(text, start, end.end()):
        return None
    raw = text[start : end.end()]
    line = bisect_right(lines, start) + 1
    kind, key = head[1].lower(), head[2]
    block = Block("entry", kind, key, tuple(fields), raw, line, True, tuple(spans))
    return block, end.end()


def is_name(name: str) -> bool:
    """Tell whether any program can read the *name* of a field."""
    return _FIELD_NAME.fullmatch(name) is not None


def is_strict(source: str) -> bool:
    """Tell whether an entry is one to any program, as it stands."""
    found = _strict(source, 0, [])
    return found is not None and found[1] == len(source)


def _is_joined(value: str) -> bool:
    """Tell whether a value is made of several texts."""
    return not _ONE.fullmatch(value)


def _odd(text: str, start: int, end: int, lines: list[int]) -> Iterator[Block]:
    """Yield what bibtexparser finds in a part of *text* that is no plain entry."""
    part = text[start:end]
    if not part.strip():
        return
    first = bisect_right(lines, start - 1) if start else 0
    starts = [match.start() for match in _AT.finditer(part)]
    tried: Counter[int] = Counter()
    at = begun = line_start = read = 0
    for whole in _parsed(part):
        raw = whole.raw or ""
        begun, last = max(part.find(raw, at), at), begun
        at = begun + len(raw)
        line_start = part.rfind("\n", last, begun) + 1 or line_start
        if _COMMENT.match(part, line_start) or begun < read:
            continue  # commented out, or read already
        if part[begun - 1 : begun].isalnum() and raw.startswith("@"):
            continue  # the middle of an e-mail address
        block = whole
        # A key or a field that comes twice makes a block of its own, around the entry.
        while isinstance(block, bib.ParsingFailedBlock) and block.ignore_error_block:
            block = block.ignore_error_block
        line = (whole.start_line or 0) + first + 1
        made = _made(block, first, line)
        if made and made.kind == "broken":
            following = bisect_right(starts, begun)
            end = starts[following] if following < len(starts) else len(part)
            tried[end] += 1
            if tried[end] <= _MOST_TRIED and (found := _without_comments(part[begun:end], line)):
                made, read = found, end
        if made:
            yield made


def _parsed(text: str) -> Iterator[bib.Block]:
    """Yield the blocks that bibtexparser finds in *text*."""
    hidden = _NO_COMMENT.sub(r"\1no", text)
    for block in parse_string(hidden, parse_stack=()).blocks:
        if hidden != text and isinstance(block, bib.Entry):
            block.entry_type = re.sub(r"(?i)^no(?=comment)", "", block.entry_type)
        if hidden != text and block.raw:
            block._raw = re.sub(r"(?im)^([ \t]*@)no(?=comment)", r"\1", block.raw)
        yield block


def _without_comments(raw: str, line: int) -> Block | None:
    """Return the entry that begins *raw*, at *line*, if it can be read without lines of comments.

    biber leaves these out; to BibTeX they are a part of the entry.
    """
    left = _COMMENT_LINE.sub(r"\1", raw)
    if left == raw:
        return None
    for whole in _parsed(left):
        made = _made(whole, line - 1, line)
        return made if made and made.kind == "entry" else None
    return None


def _made(block: bib.Block, first: int, line: int) -> Block | None:
    raw = block.raw or ""
    if isinstance(block, bib.Entry):
        fields = tuple(
            (one.key, str(one.value), one.start_line + first + 1) for one in block.fields
        )
        kind = block.entry_type.strip().lower()
        return Block("entry", kind, block.key, fields, raw.strip(), line)
    if isinstance(block, bib.String):
        return Block("string", "string", block.key, ((block.key, block.value, line),), raw, line)
    if isinstance(block, bib.Preamble):
        return Block("preamble", "preamble", "", (), str(block.value), line)
    if isinstance(block, bib.ParsingFailedBlock):
        return Block("broken", "", "", (), raw, line)
    if isinstance(block, bib.ImplicitComment):
        return Block("text", "", "", (), raw, line)
    return None
