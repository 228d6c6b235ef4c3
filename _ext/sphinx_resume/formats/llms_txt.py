"""``llms.txt``: what the site has, and where, for language models (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sphinx_resume.model.body_text import escaped


class Line(NamedTuple):
    """A page: what it is called, its address, and a line about it or nothing."""

    title: str
    address: str
    about: str = ""


def llms_txt(name: str, about: str, sections: Mapping[str, Iterable[Line]]) -> bytes:
    """Return the file: the name of the site, what it is about, and its pages below headings."""
    parts = [f"# {_line(name)}", f"> {_line(about)}" if about else ""]
    for heading, lines in sections.items():
        if listed := "\n".join(map(_item, lines)):
            parts += [f"## {_line(heading)}", listed]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _item(line: Line) -> str:
    about = f": {_line(line.about)}" if line.about else ""
    return f"- [{_line(line.title)}]({line.address}){about}"


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))
