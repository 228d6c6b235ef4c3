r"""LaTeX as bibliographies hold it, turned into plain text, and names of people.

No TeX runs here. Accents and symbols become the letters they stand for, braces go, a
macro that is not known leaves its argument. ``{\"O}`` gives ``Ö``, ``$\mu$`` gives ``μ``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.middlewares.names import NameParts as Words
from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

from sphinx_resume.model.names import OTHERS, SAID_OF_OTHERS, NameParts, parts_of
from sphinx_resume.model.problems import Report, Subtype
from sphinx_resume.model.scripts import LOWERED, RAISED

_KEPT = 1 << 14  # journals, publishers and co-authors come again and again

# An argument in braces, with two more levels inside. Possessive, so that a brace which is
# never closed costs one pass over the text and no more.
_ARGUMENT = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+)\}"
_SPECIAL = re.compile(r"[\\{}$~`]|--|''|<<|>>")

_ACCENTS = dict(
    zip("`'^~\"=.cvuHkrdbt", "\u0300\u0301\u0302\u0303\u0308\u0304\u0307\u0327\u030c\u0306"
        "\u030b\u0328\u030a\u0323\u0331\u0361", strict=True)
)  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:(?P<sign>[`'^~"=.])\s*|(?P<name>[cvuHkrdbt])(?:\s+|(?=[{\\])))
    (?P<open>\{\s*)?+
    (?:\\(?P<dotless>[ij])(?![A-Za-z])\s*(?:\{\})?|(?P<letter>[^\W\d_][\u0300-\u036f]*))
    (?P<close>\s*\})?""",
    re.VERBOSE,
)
_LINK = re.compile(r"\\href\s*" + _ARGUMENT + r"\s*" + _ARGUMENT)
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*" + _ARGUMENT)
_BARE = re.compile(r"(?<![{\w])https?://[^\s{}$]+")
_QUOTED = re.compile(r"\\(?:mkbibquote|enquote|textquote)\*?\s*" + _ARGUMENT)
_FRACTION = re.compile(r"\\[dt]?frac\s*" + _ARGUMENT + r"\s*" + _ARGUMENT)
_MATH = re.compile(r"(?<!\\)\$\$?((?:[^$\\]|\\.)+)\$\$?", re.DOTALL)
_SCRIPT = re.compile(r"([_^])(?:\{([0-9+()=-]+)\}|([0-9]))")
_SCRIPT_MACRO = re.compile(r"\\text(sub|super)script\s*\{([0-9+()=-]+)\}")
_SCRIPTS = {"_": LOWERED, "^": RAISED}
_PIECE = re.compile(r"\\([A-Za-z]+)\*?(\s*)|\\(.?)|---?|``|''|<<|>>|[~{}]", re.DOTALL)
_ALONE = re.compile(r"[{\s]*\\([A-Za-z]+)[}\s]*")
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "<<": "«", ">>": "»", "~": " "}
_ESCAPES = {"\\": " ", "\n": " ", " ": " ", ",": " ", ";": " ", ":": " "}
_NOTHING = "!-/@()[]"  # thin and stretching space, points of hyphenation, limits of math
# What the table of pylatexenc lacks or has for another purpose.
_SYMBOLS = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "BibTeX": "BibTeX",
    "slash": "/",
    "hyphen": "-",
    "textbar": "|",
    "textbraceleft": "{",
    "textbraceright": "}",
    "copyright": "©",
    "par": " ",
    "newline": " ",
    "quad": " ",
    "qquad": " ",
}
_TABLE = get_default_latex_context_db()

Macros = Mapping[str, tuple[int, str]]
"""Macros that a file defines by name: how many arguments, and the text with ``#1`` for them."""

NO_MACROS: Macros = {"noopsort": (1, ""), "SortNoop": (1, "")}
"""Those that every style of BibTeX defines alike: they only sort."""


def macros_of(preamble: str) -> dict[str, tuple[int, str]]:
    r"""Return the macros that the text of a ``@preamble`` defines with ``\newcommand``."""
    pattern = r"\\(?:re|provide)?(?:new)?command\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?\s*"
    found = re.findall(pattern + _ARGUMENT, preamble)
    return {name: (int(count or 0), body) for name, count, body in found}


def expand(text: str, macros: Macros) -> str:
    """Return *text* with the macros of its file replaced, two levels deep."""
    for name in [name for name in macros if f"\\{name}" in text] * 2:
        count, body = macros[name]
        pattern = rf"\\{name}(?![A-Za-z])" + (r"\s*" + _ARGUMENT) * count

        def filled(match: re.Match[str], body: str = body) -> str:
            return re.sub(r"#(\d)", lambda one: match[int(one[1])], body)

        try:
            text = re.sub(pattern, filled, text)
        except IndexError:  # the body asks for more arguments than it declares
            continue
    return text


@lru_cache(_KEPT)
def decode(text: str) -> str:
    """Return *text* without LaTeX, on one line."""
    if _SPECIAL.search(text):
        text = _BARE.sub(r"\\url{\g<0>}", _LINK.sub(r"\2 (\\url{\1})", text))
        # Every second part is an address, in which '~' and '--' are themselves.
        parts = _ADDRESS.split(text)
        parts[::2] = [_decoded(part) for part in parts[::2]]
        parts[1::2] = [verbatim(part) for part in parts[1::2]]
        # A journal may be a macro of its publisher's style alone: \apj is better than nothing.
        alone = _ALONE.fullmatch(text)
        text = "".join(parts) or (alone[1] if alone else "")
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """Return *text* without LaTeX, its paragraphs separated by an empty line."""
    found = (decode(part) for part in re.split(r"\n[ \t]*\n|\\par(?![A-Za-z])", text))
    return "\n\n".join(part for part in found if part)


@lru_cache(_KEPT)
def verbatim(text: str) -> str:
    r"""Return an address, a number or a path as it is meant: no braces, no ``\url``, no escapes."""
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    if "\\" in text:
        text = re.sub(r"\\(?:textasciitilde|~)\s*(?:\{\})?|\$\\sim\$", "~", text)
        text = re.sub(r"\\(?:textunderscore|_)\s*(?:\{\})?", "_", text)
        text = re.sub(r"\\([&%#$_])", r"\1", text)
    return " ".join(text.replace("{", "").replace("}", "").split())


def _decoded(text: str) -> str:
    if "\\" in text:
        before = ""
        while text != before:  # Vietnamese letters have two accents, one inside the other
            before, text = text, _ACCENT.sub(_accented, text)
        text = _QUOTED.sub(r"“\1”", text)
        text = _FRACTION.sub(r"\1/\2", text)
        text = _SCRIPT_MACRO.sub(lambda m: m[2].translate(_SCRIPTS["_^"[m[1] == "super"]]), text)
    text = _MATH.sub(lambda match: _SCRIPT.sub(_script, match[1]) + "{}", text)
    return _PIECE.sub(_plain, text)


def _accented(match: re.Match[str]) -> str:
    mark = match["sign"] or match["name"]
    text = unicodedata.normalize("NFC", (match["letter"] or match["dotless"]) + _ACCENTS[mark])
    # Braces go in pairs, for those of an argument around this letter are still to be found.
    if bool(match["open"]) == bool(match["close"]):
        return text
    return f"{{{text}" if match["open"] else f"{text}}}"


def _script(match: re.Match[str]) -> str:
    return (match[2] or match[3]).translate(_SCRIPTS[match[1]])


def _plain(match: re.Match[str]) -> str:
    name, space, escaped = match.groups()
    if name:
        symbol = _symbol(name)
        # "\log n" is set with a space, "\L ukasz" without.
        return symbol + (" " if space and len(symbol) > 1 and symbol.islower() else "")
    if escaped is not None:
        return "" if escaped in _NOTHING else _ESCAPES.get(escaped, escaped)
    return _SIGNS.get(match[0], "")


@lru_cache(_KEPT)
def _symbol(name: str) -> str:
    """Return what a macro without arguments stands for, or nothing."""
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    found: Any = getattr(_TABLE.get_macro_spec(name), "simplify_repl", None)
    # Other entries of the table are functions and templates for macros with arguments.
    return found if isinstance(found, str) and not set("%<") & set(found) else ""


# --- names ---------------------------------------------------------------------------------


class People(NamedTuple):
    """The names of a field, ``and others`` kept as a last one, and what is wrong with it."""

    names: tuple[str, ...]
    parts: tuple[tuple[str, NameParts], ...]
    """Of names that `sphinx_resume.model.names.parts_of` would take apart otherwise."""
    faults: tuple[tuple[Subtype, str], ...]


NOBODY = People((), (), ())
_WHOLE = re.compile(r"\{(?:[^{}]|\{[^{}]*\})*\}")
_MARKS = re.compile(r"[*†‡§¶]+")  # of footnotes: "equal contribution"
_PART = re.compile(r"\s*(given|family|prefix|suffix)\s*=\s*(.*?)\s*", re.DOTALL)


@lru_cache(_KEPT)
def people(text: str) -> People:
    """Return the names in a field of BibTeX as readers write them: ``Ludwig van Beethoven``.

    *text* is still LaTeX, because braces hold a name together: ``{Barnes and Noble}``.
    """
    faults: list[tuple[Subtype, str]] = []
    report: Report = lambda *fault: faults.append(fault)  # noqa: E731
    if ";" in re.sub(_ARGUMENT + r"|&#?\w+;", "", text) and not re.search(r"\sand\s", text):
        text = re.sub(r"\s*;\s*", " and ", text.strip("; \n"))
        report(Subtype.VALUE, f"names are separated by 'and'; write {decode(text)}")
    read = [_person(name, report) for name in split_multiple_persons_names(text)]
    none = {"", "and", *SAID_OF_OTHERS}
    found = [(name, parts) for name, parts in read if name.lower() not in none]
    more = [OTHERS] if any(name.lower() in SAID_OF_OTHERS for name, _ in read) else []
    odd = tuple((name, parts) for name, parts in found if parts != parts_of(name))
    return People((*(name for name, _ in found), *more), odd, tuple(faults))


def _person(text: str, report: Report) -> tuple[str, NameParts]:
    text = re.sub(r"^and\s+", "", text)  # after an "and" that joins nothing
    parts = _labelled(text) or _split(text, report)
    whole = _joined(*parts.first, *parts.von, *parts.last, *parts.jr)
    if _WHOLE.fullmatch(text.strip()):
        return whole, NameParts(whole, whole=True)
    family = _joined(*parts.von, *parts.last)
    return whole, NameParts(family, _joined(*parts.first), _joined(*parts.jr))


def _joined(*words: str) -> str:
    return " ".join(_MARKS.sub("", decode(" ".join(words))).split())


def _split(text: str, report: Report) -> Words:
    try:
        return parse_single_name_into_parts(text, strict=True)
    except InvalidNameError:
        cure = "write each as Given Family or Family, Given, with 'and' between two"
        report(Subtype.VALUE, f"'{decode(text)}' is not one name; {cure}")
        return parse_single_name_into_parts(text, strict=False)


def _labelled(text: str) -> Words | None:
    """Return the parts of a name in biblatex's long form: ``given=Ann, family=Lee``."""
    if "=" not in text:
        return None
    # Parts such as "given-i" and "useprefix" are for sorting and for initials.
    items = [
        item for item in text.split(",") if not re.match(r"\s*(?:[\w-]+-i|useprefix)\s*=", item)
    ]
    matches = [_PART.fullmatch(item) for item in items]
    if not all(matches):
        return None
    given = {match[1]: match[2].strip('"') for match in matches if match}
    order = [given.get(part, "") for part in ("given", "prefix", "family", "suffix")]
    return Words(*([part] if part else [] for part in order))
