"""Cards that show where links lead, as data for a script: title, what it is and when, one line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from sphinx_resume.model.descriptions import described, summary_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.records import Key

MOST = 1000
"""So many cards are in a file; the script must not wait long for those of a large site."""


def link_previews(graph: Graph, pages: Mapping[str, Key], say: Callable[[str], str]) -> bytes:
    """Return the cards of *pages* by their addresses; *say* translates words."""
    return _text({address: _card(graph, key, say) for address, key in pages.items()})


def split(number: int) -> bytes:
    """Return what stands in place of the cards if they are in that *number* of files."""
    return _text({"": number})


def place(address: str, number: int) -> int:
    """Return in which of so many files a card is; the script finds it the same way."""
    found = 0
    for character in address:
        found = (found * 31 + ord(character)) % 2**32
    return found % number


def _card(graph: Graph, key: Key, say: Callable[[str], str]) -> list[str]:
    title = graph.entities[key].title
    about, line = described(graph, key, say), summary_of(graph, key)
    # Of a person, the headline is said first, and is also the line.
    return [title, about.removesuffix(f", {line}") if line else about, line]


def _text(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
