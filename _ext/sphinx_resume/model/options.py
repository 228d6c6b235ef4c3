"""The option lines at the head of a block, read the same way in every place.

MyST and docutils stop at the first option they cannot read and lose the others,
and MyST takes an unquoted `` #`` for a comment. A résumé must not lose a line
for that, so blocks read their options here: `` :key: value `` lines, with
indented continuation lines (after a ``|`` too), or a ``---`` fenced YAML mapping.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from sphinx_resume.model.diagnostics import Subtype

_OPTION = re.compile(
    r"\s*[:：](?![:：])([^:：\s](?:[^:：]*[^:：\s])?)(\s*)[:：](?:\s+(.*)|([^\s:`].*))?$"
)
_DEEPEST = 50
_BLOCK = {"|", ">", "|-", ">-"}
_COMMENT = re.compile(r"(?:^|\s)#")


class Option(NamedTuple):
    """One option: its values and its line in the head.

    Values are ``whole`` if they came in quotes or from a YAML list: a comma in them
    separates nothing.
    """

    name: str
    values: tuple[str, ...]
    line: int
    whole: bool = False

    def items(self) -> tuple[str, ...]:
        """Return the values as texts of which a list can be read."""
        if not self.whole:
            return self.values
        return tuple(f'"{v}"' if "," in v and '"' not in v else v for v in self.values)


class OptionFault(NamedTuple):
    """What is wrong with a line of the head."""

    subtype: Subtype
    message: str
    line: int


class Head(NamedTuple):
    """What stands before a block's body: options, faults, and how many lines that took."""

    options: tuple[Option, ...]
    faults: tuple[OptionFault, ...]
    length: int


def read_head(lines: Sequence[str]) -> Head:
    """Read the options at the start of *lines*, which begin right below the block's first line."""
    skipped = 1 if lines and not lines[0].strip() and _starts_options(lines[1:2]) else 0
    rest = lines[skipped:]
    head = _read_yaml(rest) if rest and rest[0].rstrip() == "---" else _read_colons(rest)
    if not head.length:
        return Head((), (), 0)
    if not skipped:
        return head
    return Head(
        tuple(option._replace(line=option.line + skipped) for option in head.options),
        tuple(fault._replace(line=fault.line + skipped) for fault in head.faults),
        head.length + skipped,
    )


def _starts_options(lines: Sequence[str]) -> bool:
    return bool(lines) and (lines[0].rstrip() == "---" or bool(_OPTION.match(lines[0])))


def _read_colons(lines: Sequence[str]) -> Head:
    options: list[Option] = []
    faults: list[OptionFault] = []
    number = 0
    while number < len(lines) and (match := _OPTION.match(lines[number])):
        first, parts = number, [(match[3] or match[4] or "").strip()]
        number += 1
        while number < len(lines) and lines[number][:1].isspace() and _continues(lines[number]):
            parts.append(lines[number].strip())
            number += 1
        name = match[1].strip()
        if match[2] or "：" in lines[first][: match.end(2) + 1]:
            message = f"field '{name}': the colons around its name are not plain; write :{name}:"
            faults.append(OptionFault(Subtype.OPTION, message, first))
        if parts[0] in _BLOCK:
            if not any(parts[1:]):
                fix = "write the text on the same line, or indented below"
                message = f"field '{name}': there is no text under '{parts[0]}'; {fix}"
                faults.append(OptionFault(Subtype.OPTION, message, first))
                continue
            del parts[0]
        if not parts[0] and all(part.startswith("- ") for part in parts[1:]) and parts[1:]:
            options.append(Option(name, tuple(part[2:].strip() for part in parts[1:]), first, True))
            continue
        text = " ".join(part for part in parts if part)
        value, fault = _unquote(text)
        if fault:
            faults.append(OptionFault(fault[0], f"field '{name}': {fault[1]}", first))
        options.append(Option(name, (value,), first, whole=value != text))
    return Head(tuple(options), tuple(faults), number)


def _continues(line: str) -> bool:
    return bool(line.strip()) and not _OPTION.match(line) and not line.lstrip().startswith(":::")


def _unquote(text: str) -> tuple[str, tuple[Subtype, str] | None]:
    if text[:1] not in {'"', "'"} and "#" not in text:
        return text, None
    for quote in "\"'":
        inner = text[1:-1].replace("\\" + quote, "")
        if len(text) > 1 and text[0] == text[-1] == quote and quote not in inner:
            return text[1:-1].replace("\\" + quote, quote), None
    bare = re.sub(r"(?<!\w)(?:\"[^\"]*\"|'[^']*')(?!\w)", lambda m: "_" * len(m[0]), text)
    if _COMMENT.search(bare):
        shown = text.replace('"', '\\"')
        return text, (
            Subtype.COMMENT,
            f"'{text}' has an unquoted ' #', which MyST reads as a comment; "
            f'put the value in quotes: "{shown}"',
        )
    return text, None


def _is_deep(text: str) -> bool:
    """Tell whether brackets stand in so many others that it takes PyYAML minutes to read them."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            return True
    return False


def _read_yaml(lines: Sequence[str]) -> Head:
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() == "---"]
    if not ends:
        fault = OptionFault(
            Subtype.OPTION,
            "the '---' above the options has no '---' below them; add one below the last",
            0,
        )
        return Head((), (fault,), 1)
    length = ends[0] + 1
    if _is_deep("\n".join(lines[1 : ends[0]])):
        message = (
            "the options are not YAML of the form 'name: value', but have too many brackets; "
            "write each value as a text or a list of texts"
        )
        return Head((), (OptionFault(Subtype.OPTION, message, 1),), length)
    try:
        node = yaml.compose("\n".join(lines[1 : ends[0]]), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or "bad YAML"
        line = 1 + (mark.line if mark else 0)
        return Head(
            (), (OptionFault(Subtype.OPTION, f"the options are not YAML: {why}", line),), length
        )
    if node is None:
        return Head((), (), length)
    if not isinstance(node, yaml.MappingNode):
        fault = OptionFault(Subtype.OPTION, "the options are not YAML of the form 'name: value'", 1)
        return Head((), (fault,), length)
    options, faults = [], []
    for key, value in node.value:
        line = 1 + key.start_mark.line
        items = value.value if isinstance(value, yaml.SequenceNode) else [value]
        if all(isinstance(item, yaml.ScalarNode) for item in [key, *items]):
            texts = tuple(" ".join(item.value.split()) for item in items)
            whole = isinstance(value, yaml.SequenceNode)
            options.append(Option(key.value.strip(), texts, line, whole))
        else:
            name = f"field '{key.value}'" if isinstance(key, yaml.ScalarNode) else "a field"
            message = f"{name} is neither a text nor a list of texts; write 'name: text'"
            faults.append(OptionFault(Subtype.OPTION, message, line))
    return Head(tuple(options), tuple(faults), length)
