r"""Commands of TeX itself in texts of bibliographies, whose arguments have no braces.

They move signs on paper (``\kern -.05em``), name one by its number (``\char126``), set an accent
(``\accent19 e``) or choose between texts (``\iffalse … \fi``). They are replaced before a text is
taken apart, where a macro's arguments are known by their braces.
"""

from __future__ import annotations

import re

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
