"""Publications as CSL-JSON, which Zotero, Pandoc and citeproc read, and what it has no field for.

Types and variables are those of the Citation Style Language 1.0.2 (its schema csl-data.json). What
contains a volume is the work of which it is one: that is the ``container-title`` of a book, whose
``title`` remains its own, and of a chapter in such a book, whose title then is ``volume-title``
(Appendix IV: "title of the volume of the item or container holding the item").
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from sphinx_resume.formats.export_report import Omission, omission
from sphinx_resume.formats.urls import Urls, uri
from sphinx_resume.model.bibtex.bib_dates import is_doubtful, season_of
from sphinx_resume.model.bibtex.bib_writer import ENTRY_TYPES
from sphinx_resume.model.dates import PRESENT, Date, DateRange, WrittenDate
from sphinx_resume.model.edges import Credit, Edges
from sphinx_resume.model.field_list import unread_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication, kind_of
from sphinx_resume.model.names.author_marks import MEANINGS
from sphinx_resume.model.names.name_keys import PersonName
from sphinx_resume.model.publications.credits import is_others, name_in, name_of, named_in
from sphinx_resume.model.publications.editions import number_of
from sphinx_resume.model.publications.genres import genre_text
from sphinx_resume.model.publications.publication_facts import (
    abstract_of,
    arxiv_address,
    authors_of,
    is_file,
    numbers_of,
    publication_of,
    publishers_of,
)
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import dashed

_SILENT = frozenset({"id", "aliases", "person", "draft", "not_by", "other_than"})
_SAID = frozenset(
    {"name", "type", "authors", "editors", "date", "journal", "booktitle", "publisher", "series"}
    | {"edition", "volume", "issue", "number", "pages", "note", "doi", "isbn", "url", "chapter"}
)
_INSTITUTION_FIELDS = {"thesis": "school", "report": "institution"}


def bibtex_omissions(graph: Graph, key: Key) -> Iterator[Omission]:
    """Yield what BibTeX has no field for; an entry of a file is as its author wrote it."""
    record = publication_of(graph, key)
    if not record.bibtex:
        kept = {"arxiv": "eprint", "status": "note", "office": "location"}
        kept["pdf"] = "" if is_file(record.pdf) else "url"
        kept |= {"event": "eventtitle", "event_date": "eventdate", "event_place": "venue"}
        kept["location"] = "" if record.office else "location"
        yield from _omissions(graph, record, kept, _INSTITUTION_FIELDS.get(record.type, ""))
        for name, _text in record.unread:
            yield omission(record, name, "note")
        if entry_type := ENTRY_TYPES.get(record.type):
            yield omission(record, "type", f"@{entry_type}")


def csl_omissions(graph: Graph, key: Key) -> Iterator[Omission]:
    """Yield what CSL-JSON has no field for."""
    record = publication_of(graph, key)
    kept = {"arxiv": "" if record.number else "number", "office": "authority", "skills": "keyword"}
    kept |= {"status": "status", "location": "publisher-place", "tags": "keyword"}
    kept |= {"event": "event-title", "event_date": "event-date", "event_place": "event-place"}
    if record.journal:
        kept["booktitle"] = ""
    yield from _omissions(
        graph, record, kept, "publisher" if record.type in _INSTITUTION_FIELDS else ""
    )
    for name, _text in record.unread:
        yield omission(record, name, UNREAD_VARIABLES.get(name, "note"))
    if record.type == "software-copyright":
        yield omission(record, "type", "software")
    ends = graph.edges_of(record)
    for field, people in (("authors", ends.authors), ("editors", ends.editors)):
        if any(map(is_others, people)):
            yield omission(record, f"{field} (and others)")
        if any(one.marks for one in people):
            yield omission(record, f"{field} (marks)", "note")


def _omissions(
    graph: Graph, record: Publication, kept: Mapping[str, str], place: str
) -> Iterator[Omission]:
    """Yield the losses; *place* is where an organization stands that has published it itself."""
    apart = publishers_of(graph, record).publisher
    others = {
        "pdf": "" if record.url else kept.get("pdf", "url"),
        "organization": place if not record.publisher or apart else "",
    }
    for field in kind_of(record).fields.values():
        name = field.attribute
        if getattr(record, name) and name not in _SILENT and (name in kept or name not in _SAID):
            at = {**kept, **others}.get(name, "")
            if at != field.name:
                yield omission(record, field.name, at)


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


def csl(graph: Graph, keys: Iterable[Key], urls: Urls) -> bytes:
    """Return the publications *keys* as JSON, each as an item."""
    items = [_item(graph, key, urls) for key in keys]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(graph: Graph, key: Key, urls: Urls) -> dict[str, Any]:
    record = publication_of(graph, key)
    ends = graph.edges_of(record)
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
        or urls.pdf(graph, record)
        or uri(arxiv_address(record))
        or urls.thing(graph, key),
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


def _marks(graph: Graph, ends: Edges) -> Iterator[str]:
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
