"""Comments in HTML, in a line of Markdown, and in what is written for one format alone.

Every function takes time that grows with its text: what has no end is looked for once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Comment(NamedTuple):
    """Where a comment stands in a text, and whether its end is missing."""

    start: int
    end: int
    is_open: bool = False


def without(text: str, comments: Iterable[Comment]) -> str:
    """Return *text* without *comments*."""
    kept, at = [], 0
    for comment in comments:
        kept.append(text[at : comment.start])
        at = comment.end
    return "".join([*kept, text[at:]])


class _Ends:
    """Finds ends in a text; what has been missed once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()

    def after(self, pattern: str, start: int) -> int:
        """Return where the next match of *pattern* behind *start* ends, or 0."""
        if pattern in self._missing:
            return 0
        if found := re.compile(pattern, re.IGNORECASE | re.ASCII).search(self._text, start):
            return found.end()
        self._missing.add(pattern)
        return 0


# --- HTML ------------------------------------------------------------------------------

_MAY_BE_COMMENT = re.compile(r"<[!?/]")
# What can begin or end a comment, or text in which none begins. "<?a>", "<!a>" and "</ a>" are
# comments too (HTML standard, 13.2.5.41).
_SIGN = re.compile(
    r"(?ia)<(?:(?P<raw>script|style|textarea|title|xmp)(?=[\s/>])|(?P<root>svg|math)(?=[\s/>])"
    r"|/(?P<end>svg|math)\s*>|(?P<data>!\[CDATA\[)|(?P<comment>!--)|[!?]|/(?=[^a-z>]))"
)
# "<!-->" and "<!--->" are whole, and "--!>" ends a comment too (13.2.5.43 and what follows there).
_COMMENT_ENDS = re.compile(r"(?<=<!--)-?>|--!?>")


def comments_in(html: str) -> Iterator[Comment]:
    """Yield the comments of HTML as browsers find them.

    There are none in scripts, style sheets and text areas, but in SVG and MathML; "<![CDATA[a]]>"
    is one everywhere else. Raw text and drawings that are not closed are text like other.
    """
    ends = _Ends(html)
    at, root = 0, ""
    while sign := _SIGN.search(html, at):
        at, start = sign.end(), sign.start()
        if raw := sign["raw"]:
            at = at if root else ends.after(rf"</{raw.lower()}(?=[\s/>])", at) or at
        elif opened := sign["root"]:
            closes = root or ends.after(rf"</{opened.lower()}\s*>", at)
            root = root or (opened.lower() if closes else "")
        elif closed := sign["end"]:
            root = "" if closed.lower() == root else root
        elif sign["data"] and root:
            at = ends.after(r"\]\]>", at) or len(html)
        elif sign["comment"]:
            end = _COMMENT_ENDS.search(html, at)
            at = end.end() if end else len(html)
            yield Comment(start, at, end is None)
        elif end_at := ends.after(">", at):
            at = end_at
            yield Comment(start, at)


def without_comments(html: str) -> str:
    """Return HTML without its comments."""
    return without(html, comments_in(html)) if _MAY_BE_COMMENT.search(html) else html


# --- Markdown --------------------------------------------------------------------------

_TICKS_OR_COMMENT = re.compile(r"`+|<!--")


def line_without_comments(text: str) -> str:
    """Return Markdown of one line without comments, but with code as it stands."""
    if "<!--" not in text:
        return text
    kept, at, copied = [], 0, 0
    found = list(_TICKS_OR_COMMENT.finditer(text))
    last = {match[0]: match.start() for match in found}  # no search for what does not come
    last_end = text.rfind("-->")
    for number, match in enumerate(found):
        if match.start() < at:
            continue
        if match[0] != "<!--" and last[match[0]] > match.start():
            at = next(
                found[later].end()
                for later in range(number + 1, len(found))
                if found[later][0] == match[0]
            )
        elif match[0] == "<!--" and match.end() <= last_end:
            kept.append(text[copied : match.start()])
            at = copied = text.index("-->", match.end()) + 3
    return "".join([*kept, text[copied:]])


# --- other formats ---------------------------------------------------------------------

# A percent sign in verbatim text and in an address is none; the one of a comment stays, for it
# makes the end of its line no space.
_LATEX = re.compile(
    r"\\begin\{(?P<verbatim>(?:verbatim|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|alltt"
    r"|sphinxVerbatim|filecontents)\*?)\}|\\(?:verb\*?|lstinline)(?P<sign>[^\w\s*\[{])"
    r"|\\(?:url|href|path|nolinkurl|hyperref)\s*\{(?P<address>)|\\.|%(?P<comment>[^\n]+)"
)


def comments_in_latex(latex: str) -> Iterator[Comment]:
    """Yield the texts of comments in LaTeX, without the signs in front of them."""
    ends, at = _Ends(latex), 0
    while found := _LATEX.search(latex, at):
        at = found.end()
        if name := found["verbatim"]:
            at = ends.after(rf"\\end\{{{re.escape(name)}\}}", at) or at
        elif sign := found["sign"]:
            at = ends.after(re.escape(sign), at) or at
        elif found["address"] is not None:
            at = ends.after(r"[}\n]", at) or at
        elif found["comment"]:
            yield Comment(*found.span("comment"))


def _lines(pattern: str) -> Callable[[str], Iterator[Comment]]:
    compiled = re.compile(pattern)
    return lambda text: (Comment(*found.span()) for found in compiled.finditer(text))


COMMENTS_IN: dict[str, Callable[[str], Iterator[Comment]]] = {
    "html": comments_in,
    "latex": comments_in_latex,
    "texinfo": _lines(r"(?m)^[ \t]*@c(?:omment)?(?:[ \t{@].*)?$"),
    "manpage": _lines(r"(?m)^[.'][ \t]*\\\".*$|(?<!\\)\\\".*$"),
}
"""How comments are found in raw text, by its format."""
