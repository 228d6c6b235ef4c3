"""Fields that link to things by their ids say what these are called, which the graph knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sphinx_resume.model.body_text import Plain
from sphinx_resume.model.descriptions import title_of
from sphinx_resume.model.entities import Mention, Site
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.records import Record


def graph_of(
    records: Mapping[str, tuple[Record, ...]],
    mentions: Mapping[str, tuple[Mention, ...]],
    site: Site,
) -> Graph:
    """Build the graph; a link in a field says what it leads to is called, as on its page."""
    graph = Graph(records, mentions, site)
    if not any(record.linked for found in records.values() for record in found):
        return graph
    words = Plain(lambda link: title_of(graph, link))
    named = {
        docname: tuple(_named(record, words) for record in found)
        for docname, found in records.items()
    }
    return Graph(named, mentions, site)


def _named(record: Record, words: Plain) -> Record:
    said: dict[str, Any] = {field: words.line(runs) for field, runs in record.linked}
    return replace(record, **said) if said else record
