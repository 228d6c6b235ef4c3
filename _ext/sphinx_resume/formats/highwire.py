"""A publication as Google Scholar and Zotero read it from a page: Highwire Press tags.

Source: Google Scholar's inclusion guidelines for webmasters, "Indexing guidelines". A title, an
author and a date are the least that it takes, so without these there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_resume.formats.urls import Urls
from sphinx_resume.model.dates import Date
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.publications.credits import name_of, named_in
from sphinx_resume.model.publications.publication_facts import (
    authors_of,
    publication_of,
    publishers_of,
)
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import dashed

# "xi-xx" and "e1002-e1010".
_LETTERED = re.compile(r"(?i)[ivxlcdm]+-[ivxlcdm]+|([a-z]+)\d+-\1\d+")
_SCHOLARLY = frozenset(
    {"article", "book", "booklet", "incollection", "inproceedings", "preprint", "report", "thesis"}
    | {"unpublished"}
)


def highwire(graph: Graph, key: Key, urls: Urls) -> list[tuple[str, str]]:
    """Return the names and contents of the tags of the publication *key*."""
    record = publication_of(graph, key)
    names = [name_of(graph, one) for one in named_in(authors_of(graph, record))]
    if record.type not in _SCHOLARLY or not names or not record.date:
        return []
    found = [("citation_title", record.name)]
    found += [("citation_author", name) for name in names]
    found.append(("citation_publication_date", _date(record.date)))
    return found + [(f"citation_{name}", text) for name, text in _rest(graph, record, urls) if text]


def _rest(graph: Graph, record: Publication, urls: Urls) -> Iterator[tuple[str, str]]:
    first, last = _limits(dashed(record.pages))
    institution, publisher = publishers_of(graph, record)
    if record.type == "thesis":
        yield "dissertation_institution", institution
        yield "publisher", publisher
    elif record.type == "report":
        yield "technical_report_institution", institution
        yield "publisher", publisher
        yield "technical_report_number", record.number
    else:
        yield "publisher", record.publisher
    yield "journal_title", record.journal
    yield "conference_title" if record.type == "inproceedings" else "inbook_title", record.booktitle
    if record.event and record.event != record.booktitle:
        yield "conference", record.event
    yield "volume", record.volume
    yield "issue", record.issue
    yield "firstpage", first
    yield "lastpage", last
    yield "doi", record.doi
    yield "arxiv_id", record.arxiv.removeprefix("arXiv:")
    yield "isbn", record.isbn
    yield "pdf_url", urls.pdf(graph, record)


def _limits(pages: str) -> tuple[str, str]:
    """Return the first and the last page; a number such as ``e12-3`` is one page."""
    is_range = "–" in pages or _LETTERED.fullmatch(pages)
    first, _, last = pages.partition("–" if "–" in pages else "-") if is_range else (pages, "", "")
    return first, last


def _date(date: Date) -> str:
    """Return ``2010``, ``2010/5`` or ``2010/5/12``."""
    return "/".join(str(part) for part in date if part)
