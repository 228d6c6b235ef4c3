"""Values of a bibliography's fields: texts, numbers and names of strings, joined by ``#``."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping

from sphinx_resume.model.problems import Report, Subtype, suggestion

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
            cure = f"{suggestion(given, strings)}; write {name} = {{{given}}} or define it"
            report(Subtype.REFERENCE, f"there is no @string '{given}'{cure}")
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
