r"""LaTeX as bibliographies hold it, turned into plain text and into runs of words.

No TeX runs here. One pass takes a text apart into tokens, a second one evaluates them: accents
and symbols become the letters they stand for, braces go, ``{\"O}`` gives ``Ö``, ``$\mu$`` gives
``μ``. A macro that is not known keeps its argument, or its name if it has none.

pylatexenc has the tables of macros, see `latex_symbols`. Its own conversion is not used: it drops
the braces that hold names together and the names of macros it does not know, takes 9 µs for each
character, and raises RecursionError on nested braces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from sphinx_resume.model.bibtex.web_markup import PARAGRAPH, unmarked
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.latex.latex_math import Math, formula, scripted
from sphinx_resume.model.latex.latex_symbols import (
    ACCENTS,
    ALONE,
    DROPPED,
    KEPT,
    LAST,
    MARKED,
    NOTES,
    QUOTES,
    SWITCHES,
    symbol,
)
from sphinx_resume.model.latex.latex_tokens import (
    Token,
    Tokens,
    argument,
    partners,
    without_primitives,
)

_KEPT_TEXTS = 1 << 14  # journals, publishers and co-authors come again and again
_DEEP = 40
"""Braces nested deeper than any author's are left out."""
_ACCENTS_OF_A_LETTER = 4
_WORTH = re.compile(r"[\\$<&`]|''|>>|://|[\ue000-\ue005]")
"""What more is needed for than to leave out braces."""
_ACCENTED = re.compile(
    r"(?<!\\)(?:\{\\([`'^~\"=.])\s*(?:([A-Za-z])|\{([A-Za-z])\})\}"
    r"|\\([`'^~\"=.])(?:([A-Za-z])|\{([A-Za-z])\})|(\{?)\\([cvuHkrd])\{([A-Za-z])\}(\}?))"
)
_SPECIAL = re.compile(r"[\\{}$~`<&]|--|''|>>")
_LETTER = re.compile(r"[^\W\d_][\u0300-\u036f]*")
_MACRO_AND = re.compile(r"(\\[A-Za-z]+)\s+(?=(?i:and)\s)")
_SPACES = re.compile(r"\s+")
_ONE = re.compile(r"\s*(.[\u0300-\u036f]*)", re.DOTALL)
_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_VERBATIM = re.compile(
    r"\\((?:url|path|nolinkurl)(?=\s*\{)|(?:textasciitilde|sim|textunderscore|textless|textgreater)"
    r"(?![A-Za-z])|[&%#$_<>~])\s*(?:\{\})?"
)
_MEANT = {"url": "", "path": "", "nolinkurl": "", "textasciitilde": "~", "sim": "~"} | {
    "textunderscore": "_", "textless": "<", "textgreater": ">",
}  # fmt: skip
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "<<": "«", ">>": "»", "`": "‘", "~": " "}
_ESCAPES = dict.fromkeys("\\\n ,;:>", " ") | dict.fromkeys("!-/@()[]<+", "")
_SCRIPTS = {"superscript": True, "subscript": False}

# How names see what braces hold together: signs that no text has.
SEALED = str.maketrans({" ": "\ue000", "\n": "\ue000", "\t": "\ue000", ",": "\ue001"})
OPENED, CLOSED = "\ue002", "\ue003"
RAISED, LOWERED = "\ue004", "\ue005"
_OWN = re.compile("[\ue000-\ue005]")


class InlineElement(NamedTuple):
    """A run of words: how it is set off, and for mathematics its LaTeX."""

    text: str
    mark: str = ""
    tex: str = ""


class Decoded(NamedTuple):
    """A text without LaTeX, the macros in it that nobody knows, and whether part is left out."""

    pieces: tuple[InlineElement, ...]
    unknown: tuple[str, ...] = ()
    cut: bool = False


# --- macros of the file --------------------------------------------------------------------

Macros = Mapping[str, tuple[int, str]]
"""Macros that a file defines by name: how many arguments, and the text with ``#1`` for them."""

NO_MACROS: Macros = {"noopsort": (1, ""), "SortNoop": (1, "")}
"""Those that every style of BibTeX defines alike: they only sort."""

_DEFINITION = re.compile(
    r"\\(?:(?:re|provide)?(?:new)?command|DeclareRobustCommand|DeclareMathOperator)\*?\s*\{?\s*"
    r"\\([A-Za-z]+)\s*\}?\s*(?:\[(\d)\])?\s*(?=\{)|\\g?def\s*\\([A-Za-z]+)((?:#\d)*)\s*(?=\{)"
)
_BEHIND = re.compile(r"[ \t]*(?:\{\})?")
"""TeX takes the space behind a macro for its end; "{}" is how people stop that."""
_NAMED_LAST = re.compile(r"\\[A-Za-z]+\Z")
_ROUNDS = 10
_GROWTH = 20_000


def macros_of(preamble: str) -> dict[str, tuple[int, str]]:
    r"""Return the macros that the text of a ``@preamble`` defines, as with ``\newcommand``."""
    found = {}
    closing = partners(preamble)
    for match in _DEFINITION.finditer(preamble):
        end = closing.get(match.end())
        if end is not None:
            count = int(match[2] or 0) or (match[4] or "").count("#")
            found[match[1] or match[3]] = (count, preamble[match.end() + 1 : end])
    return found


def expand(text: str, macros: Macros) -> tuple[str, bool]:
    """Return *text* with the macros of its file replaced, and whether all of them could be.

    They are replaced ten levels deep, as long as the text does not grow beyond all measure.
    """
    if "\\" not in text or not macros:
        return text, True
    pattern = _calls(tuple(macros))
    limit = len(text) + _GROWTH
    for _round in range(_ROUNDS):
        text, found = _expanded(text, pattern, macros, limit)
        if not found:
            return text, True
        if len(text) > limit:
            break
    return pattern.sub("", text[:limit]), False


@lru_cache(16)
def _calls(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\\(" + "|".join(map(re.escape, names)) + r")(?![A-Za-z])")


def _expanded(text: str, pattern: re.Pattern[str], macros: Macros, limit: int) -> tuple[str, bool]:
    parts: list[str] = []
    closing: dict[int, int] | None = None
    at = size = 0
    for match in pattern.finditer(text):
        if match.start() < at:
            continue  # inside the argument of another one
        count, body = macros[match[1]]
        end, arguments = match.end(), []
        if count and closing is None:
            closing = partners(text)
        for _ in range(count):
            start, end = argument(text, end, closing or {})
            arguments.append(text[start : end - 1] if text[end - 1 : end] == "}" else "")
        made = _filled(body, arguments)
        if not count and (space := _BEHIND.match(text, end)):
            end = space.end()
        if _NAMED_LAST.search(made) and text[end : end + 1].isalpha():
            made += " "  # else the letter would become a part of the macro's name
        parts += [text[at : match.start()], made]
        at, size = end, size + len(made)
        if size > limit:
            break
    return "".join([*parts, text[at:]]), bool(parts)


def _filled(body: str, arguments: list[str]) -> str:
    def given(match: re.Match[str]) -> str:
        number = int(match[1])
        return arguments[number - 1] if 0 < number <= len(arguments) else ""

    return re.sub(r"#(\d)", given, body)


# --- what readers ask for ------------------------------------------------------------------


def decode(text: str) -> str:
    """Return *text* without LaTeX, on one line."""
    return plain(decoded(text).pieces) if _SPECIAL.search(text) else " ".join(text.split())


_PARAGRAPHS = re.compile(r"\n[ \t]*\n|\\par(?![A-Za-z])")


def paragraphs(text: str) -> str:
    """Return *text* without LaTeX, its paragraphs separated by an empty line."""
    found: list[str] = []
    for part in _PARAGRAPHS.split(text):
        # Those of HTML are known once it is decoded: Zotero writes "<" as a macro.
        inner = _joined(decoded(part).pieces).split(PARAGRAPH) if _SPECIAL.search(part) else [part]
        found += filter(None, (" ".join(one.split()) for one in inner))
    if len(found) > 1 and found[0].rstrip(":.").lower() == "abstract":
        del found[0]
    return "\n\n".join(found)


def rich(text: str) -> tuple[Run, ...]:
    """Return the runs of words of *text*, or nothing if none of them is set off."""
    if not _SPECIAL.search(text):
        return ()
    pieces = decoded(text).pieces
    if not any(piece.mark for piece in pieces):
        return ()
    merged: list[Run] = []
    for piece in pieces:
        run = Run(piece.tex or piece.text, piece.mark)
        if merged and merged[-1].mark == run.mark != "math":
            run = Run(merged.pop().text + run.text, run.mark)
        merged.append(run)
    return tuple(_spaced(merged))


def _spaced(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield *runs* with one space where there are several, and none at the ends."""
    runs = list(runs)
    space = True
    for number, run in enumerate(runs):
        text = _SPACES.sub(" ", run.text)
        if run.mark != "math":
            text = text.lstrip() if space else text
            text = text.rstrip() if number == len(runs) - 1 else text
        if text:
            space = text.endswith(" ")
            yield Run(text, run.mark)


@lru_cache(_KEPT_TEXTS)
def verbatim(text: str) -> str:
    r"""Return an address, a number or a path as it is meant: no braces, no ``\url``, no escapes."""
    if "\\" in text:
        text = _HREF.sub(r"\1", text)
        text = _VERBATIM.sub(lambda match: _MEANT.get(match[1], match[1]), text)
        text = text.replace("$~$", "~")
    text = text.replace("&amp;", "&")
    return " ".join(text.replace("{", "").replace("}", "").split())


def plain(pieces: Iterable[InlineElement]) -> str:
    """Return *pieces* as plain text on one line."""
    return " ".join(_joined(pieces).split())


def _joined(pieces: Iterable[InlineElement]) -> str:
    parts: list[str] = []
    for piece in pieces:
        text = piece.text
        if (raised := _SCRIPTS.get(piece.mark)) is not None:
            text = scripted(text, raised=raised)
        parts.append(text)
    return "".join(parts)


def names_in(text: str) -> tuple[str, Decoded]:
    """Return *text* decoded for names to be told apart, and what it was made of.

    Spaces and commas in braces are `SEALED`, what is in braces stands between `OPENED` and
    `CLOSED`, and what is raised between `RAISED` and `LOWERED`.
    """
    if not _SPECIAL.search(text):
        return text, Decoded(())
    # TeX takes the space behind a macro for its end, but BibTeX has parted the names before.
    found = _decoded(_MACRO_AND.sub(r"\1{} ", text), seal=True)
    parts = [
        f"{RAISED}{piece.text.translate(SEALED)}{LOWERED}"
        if piece.mark in {"superscript", "note"}
        else piece.text
        for piece in found.pieces
    ]
    return "".join(parts), found


@lru_cache(_KEPT_TEXTS)
def decoded(text: str) -> Decoded:
    """Return the pieces of *text*, which may hold marks of HTML too, as databases write them."""
    return _decoded(text, seal=False)


def _simply_accented(text: str) -> str:
    """Return *text* with the accents that are written as most are, for the rest take longer."""
    return _ACCENTED.sub(_accented_letter, text) if "\\" in text else text


def _accented_letter(match: re.Match[str]) -> str:
    sign = match[1] or match[4]
    if sign:
        letter = match[2] or match[3] or match[5] or match[6]
        return _composed(letter, sign)
    if bool(match[7]) != bool(match[10]):  # one brace of a larger group
        return f"{match[7]}{_composed(match[9], match[8])}{match[10]}"
    return _composed(match[9], match[8])


@lru_cache(1 << 10)
def _composed(letter: str, accent: str) -> str:
    return unicodedata.normalize("NFC", letter + ACCENTS[accent])


# DBLP writes mathematics as the text that its LaTeX is: "{\\textdollar}{\\textbackslash}ell{\\_}1".
_DOLLARS = re.compile(r"\{?\\textdollar(?![A-Za-z])(?:\{\})?\}?")
_DOLLARED = re.compile(rf"{_DOLLARS.pattern}((?:(?!\\textdollar).){{1,500}}?){_DOLLARS.pattern}")
_ESCAPED_SIGN = re.compile(
    r"\{\\(?:(?P<sign>[_^{}&#%])(?:\{\})?|(?P<name>textbackslash|textasciicircum|textasciitilde))\}"
    r"|\\(?P<bare>textbackslash|textasciicircum|textasciitilde)(?![A-Za-z])(?:\{\})?"
)
_NAMED_SIGNS = {"textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~"}


def _unescaped(match: re.Match[str]) -> str:
    """Return mathematics for its LaTeX in escaped signs, unless the dollars are money."""
    inner = match[1]
    if not _ESCAPED_SIGN.search(inner) and (" " in inner or inner[0].isdigit()):
        return match[0]
    return f"${_ESCAPED_SIGN.sub(_unescaped_sign, inner)}$"


def _unescaped_sign(match: re.Match[str]) -> str:
    name = match["name"] or match["bare"]
    return _NAMED_SIGNS[name] if name else match["sign"]


def _decoded(text: str, *, seal: bool) -> Decoded:
    if "textdollar" in text:
        text = _DOLLARED.sub(_unescaped, text)
    text = _simply_accented(text)
    if not seal and not _WORTH.search(text):
        text = text.replace("{", "").replace("}", "").replace("~", " ")
        return Decoded((InlineElement(text.replace("---", "—").replace("--", "–")),))
    if seal and not _SPECIAL.search(text):
        return Decoded((InlineElement(text),))
    reader = _LatexReader(without_primitives(_OWN.sub("", text)), seal)
    reader.sequence(len(reader.tokens), "", 0, sealed=False)
    pieces = [piece for piece in reader.out if piece.text or piece.tex]
    if not "".join(piece.text for piece in pieces).strip() and (one := _alone(text)):
        # A journal may be a macro of its publisher's style alone: \apj is better than nothing.
        return Decoded((InlineElement(one),), tuple(reader.unknown), reader.cut)
    if any("<" in piece.text or "&" in piece.text for piece in pieces):
        pieces = [InlineElement(*piece) for piece in unmarked(pieces)]
    return Decoded(tuple(pieces), tuple(reader.unknown), reader.cut)


def _alone(text: str) -> str:
    match = re.fullmatch(r"[{\s]*\\([A-Za-z]+)[}\s]*", text)
    return match[1] if match else ""


class _LatexReader:
    """Evaluates the tokens of one text."""

    def __init__(self, text: str, seal: bool) -> None:
        self.source = Tokens(text)
        self.tokens = self.source.tokens
        self.out: list[InlineElement] = []
        self.unknown: dict[str, None] = {}
        self.at = 0
        self.seal = seal
        self.cut = False

    def emit(self, text: str, mark: str = "", tex: str = "") -> None:
        """Add a piece."""
        if text or tex:
            self.out.append(InlineElement(text, mark, tex))

    def sequence(self, stop: int, mark: str, depth: int, *, sealed: bool) -> None:
        """Evaluate the tokens up to *stop*."""
        while self.at < stop:
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "text":
                self.emit(token.text, mark)
            elif token.kind == "word":
                mark = self._word(token, stop, mark, depth, sealed)
            elif token.kind == "sign":
                self._sign(token, stop, mark, depth)
            elif token.kind == "open":
                self._group(mark, depth, sealed)
            elif token.kind == "math":
                self._dollar(token, mark)
            elif token.kind == "address":
                self.emit(token.text, mark)
            elif token.kind != "close":
                self.emit(_SIGNS.get(token.text, token.text), mark)

    # --- groups and arguments ------------------------------------------------------------

    def _group(self, mark: str, depth: int, sealed: bool) -> None:
        """Evaluate a group whose brace was just read; deep ones are as if they were none."""
        stop = self.source.partner.get(self.at - 1)
        if stop is None or depth >= _DEEP:
            self.cut = self.cut or stop is not None
            return
        seals = self.seal and not sealed and self._holds(self.at, stop)
        before = len(self.out)
        self.sequence(stop, mark, depth + 1, sealed=sealed or seals)
        self.at = stop + 1
        if seals:
            inside = [
                piece._replace(text=piece.text.translate(SEALED)) for piece in self.out[before:]
            ]
            self.out[before:] = [InlineElement(OPENED), *inside, InlineElement(CLOSED)]

    def _holds(self, start: int, stop: int) -> bool:
        """Tell whether braces hold words together: not those around an accent or a font."""
        first = self.tokens[start]
        if first.kind == "word" and (first.text in SWITCHES or first.text in MARKED):
            return False
        if first.kind == "word" and first.text in KEPT:
            return False
        return not (first.kind in {"word", "sign"} and self._is_letter(start, stop))

    def _is_letter(self, start: int, stop: int) -> bool:
        """Tell whether nothing but one letter with its accent is there: BibTeX's special ones."""
        words = [one for one in self.tokens[start : min(stop, start + 6)] if one.kind == "text"]
        return stop - start < 6 and all(len(one.text.strip()) <= 1 for one in words)

    def _skip_space(self, stop: int) -> bool:
        """Go on to what is no space, and tell whether there is anything."""
        while self.at < stop:
            token = self.tokens[self.at]
            if token.kind != "text":
                return True
            if rest := token.text.lstrip():
                self.tokens[self.at] = token._replace(text=rest)
                return True
            self.at += 1
        return False

    def _argument(self, stop: int, mark: str, depth: int, *, braces: bool = False) -> bool:
        """Evaluate an argument: what is in braces, or one letter or macro; tell if there is one."""
        if not self._skip_space(stop):
            return False
        token = self.tokens[self.at]
        if token.kind == "open":
            end = self.source.partner.get(self.at)
            if end is None or depth >= _DEEP:
                return False
            self.at += 1
            self.sequence(end, mark, depth + 1, sealed=False)
            self.at = end + 1
            return True
        if braces or token.kind in {"close", "math"}:
            return False
        if token.kind == "text":
            one = _ONE.match(token.text)
            end = one.end() if one else 0
            self.emit(token.text[:end].strip(), mark)
            self.tokens[self.at] = token._replace(text=token.text[end:])
            return True
        self.at += 1
        if token.kind == "word" and depth < _DEEP:
            self._word(token, stop, mark, depth + 1, False)
        elif token.kind == "sign" and depth < _DEEP:
            self._sign(token, stop, mark, depth + 1)
        return True

    def _taken(self, stop: int, depth: int, *, braces: bool = False) -> list[InlineElement] | None:
        """Return the pieces of an argument instead of adding them, or None if there is none."""
        kept, self.out = self.out, []
        try:
            return self.out if self._argument(stop, "", depth, braces=braces) else None
        finally:
            kept, self.out = self.out, kept

    def _option(self, stop: int) -> bool:
        """Leave out an argument in square brackets, and tell whether there is one."""
        at = self.at
        if at < stop and self.tokens[at].text == "[":
            for end in range(at, min(stop, at + 20)):
                if self.tokens[end].text == "]":
                    self.at = end + 1
                    return True
        return False

    # --- macros ----------------------------------------------------------------------------

    def _sign(self, token: Token, stop: int, mark: str, depth: int) -> None:
        sign = token.text
        if sign in ACCENTS:
            self._accent(sign, stop, mark, depth)
        elif sign in "([" and (end := self.source.partner.get(self.at - 1)) is not None:
            self._math(self.at, end, mark)
            self.at = end + 1
        else:
            self.emit(_ESCAPES.get(sign, sign), mark)

    def _accent(self, name: str, stop: int, mark: str, depth: int) -> None:
        names = [name]
        # Vietnamese letters have two; a chain of them ends somewhere in any case.
        while self._skip_space(stop) and self.tokens[self.at].kind in {"sign", "word"}:
            if (other := self.tokens[self.at].text) not in ACCENTS:
                break
            names.append(other)
            self.at += 1
        self.cut = self.cut or len(names) > _ACCENTS_OF_A_LETTER
        pieces = self._taken(stop, depth) or []
        text = "".join(piece.text for piece in pieces)
        for other in reversed(names[-_ACCENTS_OF_A_LETTER:]):
            text = _accented(text, ACCENTS[other]) if text.strip() else ALONE.get(other, "")
        self.emit(text, mark)

    def _word(self, token: Token, stop: int, mark: str, depth: int, sealed: bool) -> str:  # noqa: PLR0912
        """Evaluate a macro, and return how what follows is set off."""
        name = token.text
        if name in SWITCHES:
            if name in {"linebreak", "pagebreak"}:
                self._option(stop)
            # In a group of its own, \em in emphasized words is not told apart from these.
            return (SWITCHES[name] or mark) if depth else mark
        if name in ACCENTS:
            self._accent(name, stop, mark, depth)
        elif name in MARKED:
            self._argument(stop, MARKED[name], depth)
        elif name == "ensuremath":
            self._ensured(stop, mark, depth)
        elif name in KEPT:
            while self._option(stop):
                pass
            self._argument(stop, mark, depth)
        elif name in QUOTES:
            self.emit("“", mark)
            self._argument(stop, mark, depth)
            self.emit("”", mark)
        elif name in DROPPED:
            for _ in range(DROPPED[name]):
                self._taken(stop, depth)
        elif name in NOTES:
            self._note(stop, depth)
        elif name in LAST or name == "texorpdfstring":
            self._last(name, stop, mark, depth)
        elif name in {"url", "path", "nolinkurl"}:
            self._address(stop, mark)
        elif name == "ce":
            self._chemistry(stop, mark, depth)
        elif name in {"SI", "qty", "si", "unit"}:
            self._unit(name, stop, mark, depth)
        elif name in {"begin", "end"}:
            begun = plain(self._taken(stop, depth, braces=True) or [])
            if name == "begin" and begun == "otherlanguage":
                self._taken(stop, depth, braces=True)
        else:
            self._symbol(token, stop, mark, depth)
        return mark

    def _symbol(self, token: Token, stop: int, mark: str, depth: int) -> None:
        text = symbol(token.text)
        if text is None:
            text = self._unknown(token.text, stop, mark, depth)
            if not text:
                return  # its argument was kept
        self.emit(text, mark)
        # TeX takes the space behind a macro for its end: "\L ukasz", but nobody means "LaTeXis".
        if len(text) > 1 and text.strip() and self.at < stop:
            following = self.tokens[self.at]
            if following.kind == "text" and following.text[:1].isspace():
                return
        if self.at < stop and self.tokens[self.at].kind == "text":
            following = self.tokens[self.at]
            self.tokens[self.at] = following._replace(text=following.text.lstrip())
        elif self._is_empty_group(stop):
            self.at += 2

    def _is_empty_group(self, stop: int) -> bool:
        return (
            self.at + 1 < stop
            and self.tokens[self.at].kind == "open"
            and self.source.partner.get(self.at) == self.at + 1
        )

    def _unknown(self, name: str, stop: int, mark: str, depth: int) -> str:
        """Keep the arguments of a macro that nobody knows; return its name if it has none."""
        self.unknown[name] = None
        if self._is_empty_group(stop):
            return name
        at, found = self.at, False
        self._option(stop)
        if self.at < stop and self.tokens[self.at].kind == "open":
            found = self._argument(stop, mark, depth, braces=True)
        if not found:
            self.at = at
        return "" if found else name

    def _note(self, stop: int, depth: int) -> None:
        """Keep a footnote beside the text; in names it is a mark of the person."""
        text = plain(self._bracketed(stop) or self._taken(stop, depth, braces=True) or [])
        self.emit(text if self.seal else f" ({text})" if text else "", "note" if self.seal else "")

    def _bracketed(self, stop: int) -> list[InlineElement] | None:
        at = self.at
        self._option(stop)
        if self.at == at or (self.at < stop and self.tokens[self.at].kind == "open"):
            return None
        return [InlineElement("".join(one.text for one in self.tokens[at + 1 : self.at - 1]))]

    def _last(self, name: str, stop: int, mark: str, depth: int) -> None:
        if name == "texorpdfstring":  # what a page shows first, then what an outline has
            self._argument(stop, mark, depth)
            self._taken(stop, depth)
            return
        address = ""
        for number in range(1, LAST[name]):
            self._option(stop)
            if name == "href" and number == 1:
                address = self._raw(stop)
            else:
                self._taken(stop, depth)
        self._option(stop)
        before = len(self.out)
        self._argument(stop, mark, depth)
        text = "".join(piece.text for piece in self.out[before:])
        if address and address != text:
            self.emit(f" ({address})" if text else address, mark)

    def _raw(self, stop: int) -> str:
        """Return an argument as an address, in which signs are themselves."""
        if not self._skip_space(stop) or self.tokens[self.at].kind != "open":
            return ""
        end = self.source.partner.get(self.at)
        if end is None:
            return ""
        text = self.source.text[self.tokens[self.at].end : self.tokens[end].start]
        self.at = end + 1
        return verbatim(text)

    def _address(self, stop: int, mark: str) -> None:
        self.emit(self._raw(stop), mark)

    def _chemistry(self, stop: int, mark: str, depth: int) -> None:
        r"""Set the numbers of a formula low, as ``\ce`` of mhchem does."""
        for part, script in formula(plain(self._taken(stop, depth) or [])):
            self.emit(part, script or mark)

    def _unit(self, name: str, stop: int, mark: str, depth: int) -> None:
        r"""Write a number with its unit: ``\SI{13}{TeV}``."""
        self._option(stop)
        if name in {"SI", "qty"}:
            self._argument(stop, mark, depth)
            self.emit(" ", mark)
        self._argument(stop, mark, depth)

    # --- mathematics -----------------------------------------------------------------------

    def _dollar(self, token: Token, mark: str) -> None:
        end = self.source.partner.get(self.at - 1)
        if end is None:
            self.emit(token.text, mark)
            return
        self._math(self.at, end, mark)
        self.at = end + 1

    def _ensured(self, stop: int, mark: str, depth: int) -> None:
        """Evaluate the argument of a macro that makes mathematics of it, in text or not."""
        if not self._skip_space(stop) or self.tokens[self.at].kind != "open":
            self._argument(stop, mark, depth)
            return
        end = self.source.partner.get(self.at)
        if end is None:
            return
        inner = [one for one in self.tokens[self.at + 1 : end] if one.kind == "math"]
        if inner or end == self.at + 1:
            self._argument(stop, mark, depth)
        else:
            self._math(self.at + 1, end, mark)
            self.at = end + 1

    def _math(self, start: int, stop: int, mark: str) -> None:
        math = Math(self.source, start, stop, self.unknown)
        segments = math.segments()
        tex = self.source.text[self.tokens[start - 1].end : self.tokens[stop].start].strip()
        if tex and not tex.strip("<>/ "):
            # Mendeley writes tags so: "$<$i$>$".
            self.emit(tex, mark)
        elif self.seal or all(script for _, script in segments) or tex.isalnum():
            # What is only raised or lowered needs no mathematics to be shown.
            for text, script in segments:
                if text.strip("*†‡§¶∗′″°∘") == "" and script and not self.seal:
                    self.emit(text.replace("∘", "°"), mark)
                else:
                    letters = tex.isalpha() and not self.seal
                    self.emit(text, script or ("emphasis" if letters else mark))
        else:
            self.emit(math.text(segments), "math", tex)


def _accented(text: str, accent: str) -> str:
    """Return *text* with an accent on its first letter."""
    match = _LETTER.search(text)
    if not match:
        return text
    letter = match[0].replace("ı", "i", 1).replace("ȷ", "j", 1) + accent
    return unicodedata.normalize("NFC", text[: match.start()] + letter + text[match.end() :])
