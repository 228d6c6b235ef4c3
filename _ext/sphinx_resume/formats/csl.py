"""Publications as CSL-JSON, which Zotero, Pandoc and citeproc read.

Types and variables are those of the Citation Style Language 1.0.2 (its schema csl-data.json).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from sphinx_resume.formats.places import Places, uri
from sphinx_resume.model.dates import Date
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.names import OTHERS, NameParts
from sphinx_resume.model.papers import (
    abstract_of,
    arxiv_address,
    authors_of,
    name_parts,
    publication_of,
)
from sphinx_resume.model.pieces import Web
from sphinx_resume.model.records import Key, Publication

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "report": "report",
    "thesis": "thesis",
    "preprint": "article",
    "patent": "patent",
    "software": "software",
    "software-copyright": "software",
    "dataset": "dataset",
}


def csl(graph: Graph, keys: Iterable[Key], places: Places) -> bytes:
    """Return the publications *keys* as JSON, each as an item."""
    items = [_item(graph, key, places) for key in keys]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(graph: Graph, key: Key, places: Places) -> dict[str, Any]:
    record = publication_of(graph, key)
    ends = graph.ends_of(record)
    made_at = graph.entities[ends.organization].title if ends.organization else ""
    local = {"thesis", "report"}
    made: dict[str, Any] = {
        "id": record.citekey or key.id,
        "type": _TYPES.get(record.type, "document"),
        "title": record.name,
        "author": _names(graph, record, authors_of(graph, record)),
        "editor": _names(graph, record, ends.editors),
        "issued": _date(record.date),
        "container-title": record.journal or record.booktitle,
        "collection-title": record.series,
        "publisher": record.publisher or (made_at if record.type in local else ""),
        "publisher-place": record.location,
        "authority": record.office,
        "volume": record.volume,
        "issue": record.issue,
        "page": re.sub(r"\s*(?:–|--)\s*", "-", record.pages),
        "edition": record.edition,
        "number": record.number or (f"arXiv:{record.arxiv}" if record.arxiv else ""),
        "status": record.status,
        "note": record.note,
        "abstract": abstract_of(graph, record),
        "keyword": ", ".join(
            dict.fromkeys((*(graph.entities[one].title for one in ends.skills), *record.tags))
        ),
        "DOI": record.doi,
        "ISBN": record.isbn,
        "URL": uri(record.url)
        or places.pdf(graph, record)
        or uri(arxiv_address(record))
        or places.thing(graph, key),
    }
    return {name: value for name, value in made.items() if value}


def _names(
    graph: Graph, record: Publication, people: Iterable[Key | str | Web]
) -> list[dict[str, str]]:
    return [_name(name_parts(graph, record, one)) for one in people if one != OTHERS]


def _name(parts: NameParts) -> dict[str, str]:
    if not parts.given:
        return {"literal": parts.family}
    names = {"family": parts.family, "given": parts.given, "suffix": parts.suffix}
    return {name: part for name, part in names.items() if part}


def _date(date: Date | None) -> dict[str, Any] | None:
    return {"date-parts": [[part for part in date if part]]} if date else None
