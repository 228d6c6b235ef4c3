"""Publications as CSL-JSON, which Zotero, Pandoc and citeproc read.

Types and variables are those of the Citation Style Language 1.0.2 (its schema csl-data.json). What
contains a volume is the work of which it is one: that is the ``container-title`` of a book, whose
``title`` remains its own, and of a chapter in such a book, whose title then is ``volume-title``
(Appendix IV: "title of the volume of the item or container holding the item").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sphinx_resume.formats.places import Places, uri
from sphinx_resume.model.bibdates import is_doubtful, season_of
from sphinx_resume.model.credits import name_in, name_of, named_in
from sphinx_resume.model.dates import PRESENT, Date, DateRange, WrittenDate
from sphinx_resume.model.direction import dashed
from sphinx_resume.model.editions import number_of
from sphinx_resume.model.field_list import unread_of
from sphinx_resume.model.genres import genre_text
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.names import PersonName
from sphinx_resume.model.papers import (
    abstract_of,
    arxiv_address,
    authors_of,
    numbers_of,
    publication_of,
    publishers_of,
)
from sphinx_resume.model.records import Key
from sphinx_resume.model.signs import MEANINGS
from sphinx_resume.model.ties import Credit, Ends

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "report": "report",
    "thesis": "thesis",
    "preprint": "article",
    "booklet": "pamphlet",
    "unpublished": "manuscript",
    "patent": "patent",
    "software": "software",
    "software-copyright": "software",
    "dataset": "dataset",
}

_LOCAL = {"thesis", "report"}
"""Types of what the organization that it was made at has published itself."""


def csl(graph: Graph, keys: Iterable[Key], places: Places) -> bytes:
    """Return the publications *keys* as JSON, each as an item."""
    items = [_item(graph, key, places) for key in keys]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(graph: Graph, key: Key, places: Places) -> dict[str, Any]:
    record = publication_of(graph, key)
    ends = graph.ends_of(record)
    # One place for both, as citeproc programs join BibTeX's school and publisher.
    publishers = filter(None, publishers_of(graph, record))
    others = dict(record.unread)
    numbers = dict(numbers_of(record))
    made: dict[str, Any] = {
        "id": record.citekey or key.id,
        "type": _TYPES.get(record.type, "document"),
        "title": record.name,
        "author": _names(graph, authors_of(graph, record)),
        "editor": _names(graph, ends.editors),
        "issued": _date(record.date),
        "container-title": record.main_title or record.journal or record.booktitle,
        "volume-title": record.booktitle if record.main_title else "",
        "collection-title": record.series,
        "publisher": ", ".join(publishers) if record.type in _LOCAL else record.publisher,
        "publisher-place": record.location,
        "authority": record.office,
        "volume": record.volume,
        "issue": record.issue,
        "event-title": record.event,
        "event-date": _date(record.event_date),
        "event-place": record.event_place,
        "chapter-number": record.chapter,
        "page": _pages(record.pages),
        "edition": str(number_of(record.edition) or record.edition),
        "genre": genre_text(record),
        "number": record.number or (f"arXiv:{record.arxiv}" if record.arxiv else ""),
        "version": others.get("version"),
        "number-of-volumes": others.get("volumes"),
        "translator": _names(graph, ends.translators),
        "status": record.status,
        "abstract": abstract_of(graph, record),
        "keyword": ", ".join(
            dict.fromkeys((*(graph.entities[one].title for one in ends.skills), *record.tags))
        ),
        "DOI": record.doi,
        "PMID": numbers.pop("PubMed", ""),
        "PMCID": f"PMC{pmc}" if (pmc := numbers.pop("PMC", "")) else "",
        "ISBN": record.isbn,
        "URL": uri(record.url)
        or places.pdf(graph, record)
        or uri(arxiv_address(record))
        or places.thing(graph, key),
    }
    more = (f"{label}: {number}" for label, number in numbers.items())
    notes = (record.note, *_marks(graph, ends), *_remarks(record), *more)
    made["note"] = "; ".join(filter(None, notes))
    if record.series and record.volume and record.number and not record.journal:
        made["collection-number"], made["number"] = made["number"], ""
    return {name: value for name, value in made.items() if value}


UNREAD_VARIABLES = {
    "version": "version",
    "volumes": "number-of-volumes",
    "translator": "translator",
}
"""Variables of CSL for what an entry says and no field of a publication takes."""


def _remarks(record: Publication) -> list[str]:
    rest = [one for one in record.unread if one[0] not in UNREAD_VARIABLES]
    return unread_of(replace(record, unread=tuple(rest)))


def _names(graph: Graph, people: Iterable[Credit]) -> list[dict[str, str]]:
    return [_name(name_in(graph, one)) for one in named_in(people)]


def _name(name: PersonName) -> dict[str, str]:
    """Return a name as the schema has it; processors write East Asian ones in their order."""
    if name.literal or not (name.given or name.suffix):
        return {"literal": str(name)}
    names = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in names.items() if text}


def _marks(graph: Graph, ends: Ends) -> Iterator[str]:
    """Yield what marks at names say, for which CSL has no variable: ``equal: A, B``."""
    found: dict[str, list[str]] = {}
    for one in (*ends.authors, *ends.editors):
        for mark in one.marks:
            found.setdefault(str(mark), []).append(name_of(graph, one))
    for text, names in found.items():
        yield f"{MEANINGS.get(text, text)}: {', '.join(names)}"


def _date(date: Date | None) -> dict[str, Any] | None:
    """Return a date, a range of them, or one that says more or less than a date can as a text."""
    if date is None:
        return None
    dates = [date, date.last] if isinstance(date, DateRange) and date.last != PRESENT else [date]
    made: dict[str, Any] = {"date-parts": [[part for part in one if part] for one in dates]}
    if season := season_of(date):
        made["season"] = season
    if is_doubtful(date):
        made["circa"] = True
    elif isinstance(date, WrittenDate) and len(dates) == 1 and not season:
        made["literal"] = date.text
    return made


def _pages(pages: str) -> str:
    """Return pages with a hyphen for the dash, unless their numbers have hyphens of their own."""
    text = dashed(pages)
    return text if "-" in text else text.replace("–", "-")
