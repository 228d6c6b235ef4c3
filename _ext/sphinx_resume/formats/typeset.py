"""Texts as RenderCV 2.8 reads them: Markdown of Python-Markdown, of which it makes Typst.

Neither has an escape for all that the other takes for markup (see markdown_parser.py in its
renderer/templater), so a word joiner, which nobody sees, keeps some signs apart from what
follows them.
"""

from __future__ import annotations

import re

from sphinx_resume.formats.places import uri
from sphinx_resume.model.richtext import Markdown

_JOINER = "\u2060"
# Python-Markdown takes a backslash before these only.
_ESCAPED = re.compile(r"[\\*\[\]]|(?<!\w)_|_(?!\w)")
_APART = re.compile(
    r"<(?=[/!a-zA-Z])"  # HTML
    r"|&(?=#|\w+;)"  # a name of a character
    r"|#(?=[A-Za-z])"  # a command of Typst
    r"|\$(?=\$)"  # its mathematics
)
_MAIL = re.compile(r"<(?=[^<> !]+@[^<> ]+>)")
# A title, an item or a line across the page, where they stand first.
_FIRST = re.compile(r"(?=\d+\.(?:\s|$)|[-+=/](?:\s|$)|!!!|-{3}|_{3})")


def plain(text: str) -> str:
    """Return *text* so that nothing in it is markup; a grave accent has no escape at all."""
    text = _MAIL.sub("< ", text.replace("`", "'"))
    text = _ESCAPED.sub(r"\\\g<0>", text)
    text = _APART.sub(lambda sign: sign[0] + _JOINER, text)
    return _JOINER + text if _FIRST.match(text) else text


def linked(text: str, url: str) -> str:
    """Return a plain *text* as a link, if there is an address."""
    address = uri(url).replace("(", "%28").replace(")", "%29")
    return f"[{plain(text)}]({address})" if url else plain(text)


def person_name(text: str) -> str:
    """Return the name of a person, which RenderCV also puts between quotation marks of Typst."""
    return plain(re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace('"', "\u201d"))


class Typeset(Markdown):
    """Writes bodies; mathematics are words, for those of Typst are not those of TeX."""

    def marked(self, text: str, mark: str) -> str:
        """Return *text* with its marks; RenderCV shows some signs of code as names of HTML."""
        if mark == "math" or (mark == "code" and set("`<>&") & set(text)):
            return plain(text)
        return super().marked(text, mark)

    def words(self, text: str) -> str:
        """Return *text* without marks."""
        return plain(text)
