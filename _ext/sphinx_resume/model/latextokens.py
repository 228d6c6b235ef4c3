r"""LaTeX taken apart into tokens, and which braces and signs of mathematics belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_MACRO = (
    r"\\(?P<word>(?:enquote|textquote|hspace|vspace|label|operatorname|mkbibquote)\*|[A-Za-z]+)"
    r"|\\(?P<sign>.|\Z)"
)
_REST = (
    r"|(?P<open>\{)|(?P<close>\})|(?P<math>\$\$?)"
    r"|(?P<other>~|---?|``?|''|<<(?=\s*\S)|>>|[\[\]_^])"
)
_PLAIN = r"[^\\{}$~`'<>\[\]_^-]"
_TOKEN = re.compile(rf"{_MACRO}{_REST}|(?P<text>(?:{_PLAIN}++|-(?!-)|'(?!'))++|.)", re.DOTALL)
_TOKEN_WITH_ADDRESS = re.compile(
    rf"{_MACRO}|(?P<address>\bhttps?://[^\s{{}}$\\<>]+){_REST}"
    rf"|(?P<text>(?:(?!https?://)(?:{_PLAIN}|-(?!-)|'(?!')))++|.)",
    re.DOTALL,
)
_MONEY = re.compile(r"\d[\d.,]*[kKMB]?(?:[,;]|\s[A-Za-z]{2,}[,;]?)(?:\s[A-Za-z]+[,;]?)*\s")
_SHORT = 80
"""Longer texts are no sum of money with what follows it."""
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_SPACE = re.compile(r"\s*")


class Token(NamedTuple):
    """A token: ``word`` and ``sign`` are macros without their backslash."""

    kind: str
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of a text; ``partner`` leads from what opens to what closes, by number."""

    def __init__(self, text: str) -> None:
        """Take *text* apart."""
        self.text = text
        pattern = _TOKEN_WITH_ADDRESS if "://" in text else _TOKEN
        self.tokens = [
            Token(kind := match.lastgroup or "", match[kind], *match.span())
            for match in pattern.finditer(text)
        ]
        self.partner: dict[int, int] = {}
        self._match()

    def _match(self) -> None:
        # Of each group that is open: where it begins, and a sign of mathematics that may begin one.
        groups: list[list[int | None]] = [[None, None]]
        for number, token in enumerate(self.tokens):
            if token.kind == "open":
                groups.append([number, None])
            elif token.kind == "close" and len(groups) > 1:
                begun = groups.pop()[0]
                self.partner[begun or 0] = number
            elif token.kind == "math" or (token.kind == "sign" and token.text in "()[]"):
                self._sign(groups[-1], number, token)

    def _sign(self, group: list[int | None], number: int, token: Token) -> None:
        begun = group[1]
        if token.kind == "sign" and token.text in "([":
            group[1] = number
            return
        wanted = {")": "(", "]": "["}.get(token.text, token.text)
        if begun is not None and self.tokens[begun].text == wanted:
            if self._is_math(begun, number):
                self.partner[begun] = number
                group[1] = None
            elif token.kind == "math":  # a sum of money may be followed by mathematics
                group[1] = None if self.text[token.end : token.end + 1].isdigit() else number
        elif token.kind == "math":
            group[1] = number

    def _is_math(self, begun: int, number: int) -> bool:
        """Tell whether signs of dollars are none of money: ``from $5 to $10``."""
        start, end = self.tokens[begun].end, self.tokens[number].start
        if end - start < _SHORT and _MONEY.fullmatch(self.text, start, end):
            return False
        money = self.text[start : start + 1].isdigit() and self.text[end + 1 : end + 2].isdigit()
        return number > begun + 1 and not (money and self.text[end - 1].isspace())


def partners(text: str) -> dict[int, int]:
    """Return where each brace of *text* that opens is closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            found[opened.pop()] = match.start()
    return found


def argument(text: str, at: int, closing: Mapping[int, int]) -> tuple[int, int]:
    """Return where the content of a macro's argument begins, and where what follows begins."""
    space = _SPACE.match(text, at)
    start = space.end() if space else at
    end = closing.get(start)
    return (start + 1, end + 1) if end is not None else (at, at)
