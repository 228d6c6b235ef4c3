r"""LaTeX taken apart into tokens; primitives of TeX, whose arguments have no braces.

They move signs on paper (``\kern -.05em``), name one by its number (``\char126``), set an accent
(``\accent19 e``) or choose between texts (``\iffalse … \fi``). They are replaced before a text is
taken apart, where a macro's arguments are known by their braces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

_ANY = re.compile(
    r"\\(?:verb|lstinline|char|symbol|accent|m?kern|raise|lower|[hvm]skip|move|[hv]rule|fi)"
    r"|box\s++(?:to|spread)"
)
_UNIT = r"(?:true\s*+)?(?:em|ex|pt|mm|cm|in|pc|sp|mu|bp|dd|cc|fil{1,3})(?![A-Za-z])"
_LENGTH = rf"[-+]?\s*+(?:\d++(?:[.,]\d*+)?|[.,]\d++)\s*+{_UNIT}"
_GLUE = rf"{_LENGTH}(?:\s*+(?:plus|minus)\s*+{_LENGTH})*+"
_MOVED = re.compile(
    rf"\\(?:m?kern|raise|lower|[hvm]skip|moveleft|moveright)\s*+=?\s*+{_GLUE}[ \t]?"
    rf"|\\[hv]rule(?![A-Za-z])(?:\s*+(?:width|height|depth)\s*+{_LENGTH})*+[ \t]?"
    rf"|(?<=box)\s++(?:to|spread)\s*+{_LENGTH}(?=\s*+\{{)"
)
_SIGN = re.compile(
    r"\\(?:char|symbol)(?![A-Za-z])\s*+(?:\{\s*+)?"
    r"(?:(?P<ten>\d{1,6})|\"(?P<hex>[0-9A-F]{1,5})|'(?P<oct>[0-7]{1,6})|`\\?(?P<sign>.))\s?\}?"
)
_ACCENT = re.compile(
    r"\\accent(?![A-Za-z])\s*(?:(?P<ten>\d{1,3})|\"(?P<hex>[0-9A-F]{2})|'(?P<oct>[0-7]{1,3}))\s*"
    r"(?=\\?[A-Za-z{])"
)
# Where the accents of TeX's own fonts are (The TeXbook, appendix F).
_ACCENTS = {
    18: "`", 19: "'", 20: "v", 21: "u", 22: "=", 23: "r", 24: "c", 94: "^", 95: ".", 125: "H",
    126: "~", 127: '"',
}  # fmt: skip
_CONDITION = re.compile(r"\\(?P<kind>if[A-Za-z]*|else|fi)(?![A-Za-z])[ \t]?")
_VERB = re.compile(r"\\(?:verb|lstinline)\*?(?P<end>[^\sA-Za-z*{}\[])(?P<text>.*?)(?P=end)")
_OF_ITS_OWN = {"ifthenelse", "iff"}  # an arrow, and a macro of LaTeX
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "$": r"\$",
        "<": r"\textless{}",
    }
)


def without_primitives(text: str) -> str:
    """Return *text* with the commands of TeX itself replaced by what they show."""
    if not _ANY.search(text):  # most texts have none
        return text
    text = _VERB.sub(lambda one: rf"\texttt{{{one['text'].translate(_ESCAPED)}}}", text)
    text = _SIGN.sub(_sign, text)
    text = _ACCENT.sub(_accent, text)
    text = _MOVED.sub("", text)
    return _chosen(text) if r"\fi" in text else text


def _number(match: re.Match[str]) -> int:
    found = match.groupdict()
    if found["ten"]:
        return int(found["ten"])
    return int(found["hex"], 16) if found["hex"] else int(found["oct"], 8)


def _sign(match: re.Match[str]) -> str:
    sign = match["sign"]
    if not sign:
        number = _number(match)
        if not 32 <= number < 0x110000 or 0xD800 <= number < 0xE000:
            return match[0]
        sign = chr(number)
    return sign.translate(_ESCAPED)


def _accent(match: re.Match[str]) -> str:
    accent = _ACCENTS.get(_number(match))
    if accent is None:
        return ""
    return f"\\{accent} " if accent.isalpha() else f"\\{accent}"


def _chosen(text: str) -> str:
    r"""Return *text* with one text of each condition: the first, or the last one of ``\iffalse``.

    What a condition compares is not known here, and is kept as text.
    """
    parts: list[str] = []
    hidden: list[bool] = []  # of each condition that is open, whether its text is left out
    at = 0
    for match in _CONDITION.finditer(text):
        kind = match["kind"]
        if kind in _OF_ITS_OWN or (kind in {"else", "fi"} and not hidden):
            continue
        if not any(hidden):
            parts.append(text[at : match.start()])
        at = match.end()
        if kind == "else":
            hidden[-1] = not hidden[-1]
        elif kind == "fi":
            hidden.pop()
        else:
            hidden.append(kind in {"iffalse", "ifmmode"})
    return "".join([*parts, "" if any(hidden) else text[at:]])


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
