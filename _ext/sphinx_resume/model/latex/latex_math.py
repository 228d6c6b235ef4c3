r"""Mathematics of LaTeX as faithful plain text: ``$t\bar{t}$`` is t t̄, ``$10^{-3}$`` is 10⁻³.

LaTeX has macros with an argument for them (``\mathbb{F}``), which is all that docutils knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from pylatexenc.latex2text import fmt_math_text_style  # type: ignore[import-untyped]

from sphinx_resume.model.latex.latex_symbols import (
    ACCENTS,
    DROPPED,
    KEPT,
    LAST,
    OVER,
    SWITCHES,
    symbol,
)
from sphinx_resume.model.latex.latex_tokens import Token, Tokens, partners
from sphinx_resume.model.text import LOWERED, RAISED

_TAKING = {
    "Bbb": "mathbb",
    "bbold": "mathbb",
    "mathds": "mathbb",
    "frak": "mathfrak",
    "goth": "mathfrak",
    "germ": "mathfrak",
    "Cal": "mathcal",
    "bold": "mathbf",
    "roman": "mathrm",
    "scr": "mathscr",
}
"""Macros with an argument: those of AMS-TeX, and of packages that docutils does not know."""
_SWITCHES = {
    "bf": "mathbf",
    "cal": "mathcal",
    "rm": "mathrm",
    "it": "mathit",
    "sf": "mathsf",
    "tt": "mathtt",
    "mit": "mathnormal",
}
"""Macros that hold until their group ends: those of plain TeX (The TeXbook, chapter 17)."""
_TAKER = re.compile(rf"\\({'|'.join(_TAKING)})(?![A-Za-z])\s*(\\[A-Za-z]+|[^\s\\{{}}])?")
_SWITCH = re.compile(rf"\\({'|'.join(_SWITCHES)})(?![A-Za-z])\s*")
_MOST = 50


def with_arguments(tex: str) -> str:
    r"""Return mathematics with the font macros of LaTeX: ``{\bf x}`` is ``{\mathbf{x}}``."""
    if "\\" not in tex:
        return tex
    tex = _TAKER.sub(_taking, tex)
    at = 0
    for _ in range(_MOST):
        if not (match := _SWITCH.search(tex, at)):
            break
        if tex.startswith("{", match.end()):  # meant as if it took an argument: "\cal{L}"
            tex = f"{tex[: match.start()]}\\{_SWITCHES[match[1]]}{tex[match.end() :]}"
            at = match.start() + 1
            continue
        opened = [start for start, end in partners(tex).items() if start < match.start() < end]
        end = partners(tex)[max(opened)] if opened else len(tex)
        # What follows may be another font, which ends this one.
        following = _SWITCH.search(tex, match.end(), end)
        end = (
            following.start() if following and not _is_deeper(tex, match.end(), following) else end
        )
        made = f"\\{_SWITCHES[match[1]]}{{"
        tex = f"{tex[: match.start()]}{made}{tex[match.end() : end]}}}{tex[end:]}"
        at = match.start() + len(made)
    return tex


def _taking(match: re.Match[str]) -> str:
    letter = f"{{{match[2]}}}" if match[2] else ""
    return f"\\{_TAKING[match[1]]}{letter}"


def _is_deeper(tex: str, start: int, following: re.Match[str]) -> bool:
    """Tell whether another font is in a group of its own."""
    between = re.sub(r"\\.", "", tex[start : following.start()])
    return between.count("{") > between.count("}")


_DEEP = 30
_FRACTIONS = {"frac", "dfrac", "tfrac", "cfrac", "nicefrac", "sfrac", "textfrac"}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_TEXTS = {"text", "mbox", "textrm", "textnormal", "hbox", "textup", "textit", "textbf", "emph"}
_HIGH = "*†‡§¶∗′″‴°⊤⊥"
_SPACES = {",": " ", ";": " ", ":": " ", " ": " ", ">": " ", "!": "", "\\": " ", "\n": " "}
_LETTERED = re.compile(r"[^\W\d_][\u0300-\u036f\u20d0-\u20ff]*")
_SINGLE = re.compile(r"(?:\w[\u0300-\u036f\u20d0-\u20ff]*|\d+(?:\.\d+)?|[^\W\d_]+)")


class Segment(NamedTuple):
    """A run of mathematics: on the line, or a ``superscript`` or ``subscript``."""

    text: str
    script: str = ""


def scripted(text: str, *, raised: bool) -> str:
    """Return a superscript or subscript in plain text: x², x_i, x^(n+1), but 1st."""
    text = " ".join(text.split())
    if not text or (raised and not text.strip(_HIGH)):
        return text
    table = RAISED if raised else LOWERED
    if all(ord(char) in table for char in text) and not (text.isalpha() and len(text) > 1):
        return text.translate(table)
    if raised and text.isalpha() and len(text) > 1:
        return text
    sign = "^" if raised else "_"
    return f"{sign}{text}" if len(text) == 1 or _SINGLE.fullmatch(text) else f"{sign}({text})"


_CHEMICAL = re.compile(
    r"(?<=[A-Za-z)\]])(?P<low>\d+)|\^\{?(?P<high>[0-9]*[+-]?)\}?|(?P<arrow><?->)"
)


def formula(text: str) -> Iterator[Segment]:
    r"""Yield the runs of a chemical formula, as ``\ce`` of mhchem sets it: ``SO4^2-``."""
    at = 0
    for match in _CHEMICAL.finditer(text):
        yield Segment(text[at : match.start()])
        at = match.end()
        if match["arrow"]:
            yield Segment("⇌" if "<" in match["arrow"] else "→")
        elif match["low"]:
            yield Segment(match["low"], "subscript")
        else:
            yield Segment(match["high"], "superscript")
    yield Segment(text[at:])


class Math:
    """Evaluates the tokens of a formula."""

    def __init__(self, source: Tokens, start: int, stop: int, unknown: dict[str, None]) -> None:
        """Read the tokens from *start* to *stop*, and note macros that nobody knows."""
        self._source = source
        self._tokens = source.tokens
        self._at = start
        self._stop = stop
        self._unknown = unknown

    def segments(self) -> list[Segment]:
        """Return the runs of the formula."""
        return [segment for segment in self._sequence(self._stop, 0) if segment.text]

    def text(self, segments: list[Segment]) -> str:
        """Return the runs as plain text."""
        parts = [
            scripted(text, raised=script == "superscript") if script else text
            for text, script in segments
        ]
        return re.sub(r"\s+", " ", "".join(parts)).strip()

    def _sequence(self, stop: int, depth: int) -> list[Segment]:
        made: list[Segment] = []
        while self._at < stop:
            token = self._tokens[self._at]
            self._at += 1
            if token.text in {"^", "_"} and token.kind == "other":
                text = self._argument(stop, depth)
                if text:
                    script = "superscript" if token.text == "^" else "subscript"
                    made.append(Segment(text.replace("∘", "°") if text == "∘" else text, script))
            elif token.kind == "open":
                self._braced(made, depth)
            elif token.kind == "word":
                self._word(made, token, stop, depth)
            elif token.kind == "sign":
                sign = token.text
                text = _SPACES.get(sign, "‖" if sign == "|" else "" if sign in "()[]/" else sign)
                made.append(Segment(text))
            elif token.kind == "other" and token.text == "~":
                made.append(Segment(" "))
            elif token.kind not in {"close", "math"}:
                made.append(Segment(token.text.replace("'", "′")))
        return made

    def _braced(self, made: list[Segment], depth: int) -> None:
        end = self._source.partner.get(self._at - 1)
        if end is None or depth >= _DEEP:
            return
        made += self._sequence(end, depth + 1)
        self._at = end + 1

    def _argument(self, stop: int, depth: int) -> str:
        """Return the next argument as plain text: what is in braces, or one sign or macro."""
        while self._at < stop and self._tokens[self._at].kind == "text":
            token = self._tokens[self._at]
            if rest := token.text.lstrip():
                self._tokens[self._at] = token._replace(text=rest[1:])
                return rest[0].replace("'", "′")
            self._at += 1
        if self._at >= stop:
            return ""
        token = self._tokens[self._at]
        self._at += 1
        made: list[Segment] = []
        if token.kind == "open":
            self._braced(made, depth)
        elif token.kind == "word" and depth < _DEEP:
            self._word(made, token, stop, depth + 1)
        elif token.kind != "close":
            return "" if token.text in "^_" else token.text
        return self.text(made)

    def _option(self, stop: int) -> str:
        at = self._at
        if at < stop and self._tokens[at].text == "[":
            for end in range(at, min(stop, at + 20)):
                if self._tokens[end].text == "]":
                    self._at = end + 1
                    first, last = self._tokens[at], self._tokens[end]
                    return self._source.text[first.end : last.start].strip()
        return ""

    def _word(self, made: list[Segment], token: Token, stop: int, depth: int) -> None:  # noqa: PLR0912
        name = token.text
        if name in OVER or name in ACCENTS:
            self._over(made, name, stop, depth)
        elif name in SWITCHES:
            # "\left." and "\right." are limits that are not seen.
            if name in {"left", "right"} and self._at < stop:
                following = self._tokens[self._at]
                if following.text.startswith("."):
                    self._tokens[self._at] = following._replace(text=following.text[1:])
        elif name in _TEXTS or name in KEPT:
            made.append(Segment(self._argument(stop, depth)))
        elif name in {"mathbb", "mathds", "Bbb"}:
            text = self._argument(stop, depth)
            made.append(Segment(fmt_math_text_style(text, "doublestruck")))
        elif name == "sqrt":
            order = self._option(stop)
            text = self._argument(stop, depth)
            sign = _ROOTS.get(order) or f"{scripted(order, raised=True)}√"
            made.append(Segment(sign + (text if _SINGLE.fullmatch(text) else f"({text})")))
        elif name in _FRACTIONS:
            over, under = self._argument(stop, depth), self._argument(stop, depth)
            made.append(Segment(f"{_factor(over)}/{_factor(under)}"))
        elif name in {"binom", "dbinom", "tbinom"}:
            over, under = self._argument(stop, depth), self._argument(stop, depth)
            made.append(Segment(f"({over} choose {under})"))
        elif name == "not":
            text = self._argument(stop, depth)
            made.append(Segment(unicodedata.normalize("NFC", text[:1] + "\u0338") + text[1:]))
        elif name in LAST:
            texts = [self._argument(stop, depth) for _ in range(LAST[name])]
            made.append(Segment(texts[-1]))
        elif name == "ce":
            made += formula(self._argument(stop, depth))
        elif name in {"SI", "qty"}:
            number, unit = self._argument(stop, depth), self._argument(stop, depth)
            made.append(Segment(f"{number} {unit}"))
        elif name in {"si", "unit"}:
            made.append(Segment(self._argument(stop, depth)))
        elif name == "over":  # TeX's own fractions: all before it, and all behind it
            over = self.text(made)
            made[:] = [
                Segment(f"{_factor(over)}/{_factor(self.text(self._sequence(stop, depth)))}")
            ]
        elif name in DROPPED or name in {"begin", "end"}:
            for _ in range(DROPPED.get(name, 1)):
                self._argument(stop, depth)
        else:
            self._symbol(made, name, stop, depth)

    def _symbol(self, made: list[Segment], name: str, stop: int, depth: int) -> None:
        text = symbol(name)
        if text is None:
            self._unknown[name] = None
            following = self._tokens[self._at] if self._at < stop else None
            if following is not None and following.kind == "open":
                made.append(Segment(self._argument(stop, depth)))
                return
            text = name
        before = made[-1].text[-1:] if made else ""
        if len(text) > 1 and text.isalpha() and before.isalnum():
            text = f" {text}"  # a function: 2 log n
        made.append(Segment(text))
        if len(text) == 1 and text.isalpha() and self._at < stop:
            following = self._tokens[self._at]
            if following.kind == "text":
                self._tokens[self._at] = following._replace(text=following.text.lstrip())

    def _over(self, made: list[Segment], name: str, stop: int, depth: int) -> None:
        """Set an accent over a letter, or over each of few."""
        text, accent = self._argument(stop, depth), OVER.get(name, ACCENTS.get(name, ""))
        letters = len(_LETTERED.findall(text))
        if letters == 1 and made and made[-1].text[-1:].isalpha() and not made[-1].script:
            made.append(Segment(" "))  # t t̄: two letters, and the second one has the bar
        if letters <= 8:
            text = _LETTERED.sub(lambda one: one[0].translate({305: "i", 567: "j"}) + accent, text)
        made.append(Segment(unicodedata.normalize("NFC", text)))


def _factor(text: str) -> str:
    return text if _SINGLE.fullmatch(text) or len(text) == 1 else f"({text})"
