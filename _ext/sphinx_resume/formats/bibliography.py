"""What bibliographies do not say of publications: they have fields for those that cite one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sphinx_resume.formats.csl import UNREAD_VARIABLES
from sphinx_resume.formats.losses import Loss, loss
from sphinx_resume.model.bibwrite import ENTRY_TYPES
from sphinx_resume.model.credits import is_others
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Publication, kind_of
from sphinx_resume.model.papers import is_file, publication_of, publishers_of
from sphinx_resume.model.records import Key

_SILENT = frozenset({"id", "aliases", "person", "draft", "not_by", "other_than"})
_SAID = frozenset(
    {"name", "type", "authors", "editors", "date", "journal", "booktitle", "publisher", "series"}
    | {"edition", "volume", "issue", "number", "pages", "note", "doi", "isbn", "url", "chapter"}
)
_LOCAL = {"thesis": "school", "report": "institution"}


def bibtex_losses(graph: Graph, key: Key) -> Iterator[Loss]:
    """Yield what BibTeX has no field for; an entry of a file is as its author wrote it."""
    record = publication_of(graph, key)
    if not record.bibtex:
        kept = {"arxiv": "eprint", "status": "note", "office": "location"}
        kept["pdf"] = "" if is_file(record.pdf) else "url"
        kept |= {"event": "eventtitle", "event_date": "eventdate", "event_place": "venue"}
        kept["location"] = "" if record.office else "location"
        yield from _losses(graph, record, kept, _LOCAL.get(record.type, ""))
        for name, _text in record.unread:
            yield loss(record, name, "note")
        if entry_type := ENTRY_TYPES.get(record.type):
            yield loss(record, "type", f"@{entry_type}")


def csl_losses(graph: Graph, key: Key) -> Iterator[Loss]:
    """Yield what CSL-JSON has no field for."""
    record = publication_of(graph, key)
    kept = {"arxiv": "" if record.number else "number", "office": "authority", "skills": "keyword"}
    kept |= {"status": "status", "location": "publisher-place", "tags": "keyword"}
    kept |= {"event": "event-title", "event_date": "event-date", "event_place": "event-place"}
    if record.journal:
        kept["booktitle"] = ""
    yield from _losses(graph, record, kept, "publisher" if record.type in _LOCAL else "")
    for name, _text in record.unread:
        yield loss(record, name, UNREAD_VARIABLES.get(name, "note"))
    if record.type == "software-copyright":
        yield loss(record, "type", "software")
    ends = graph.ends_of(record)
    for field, people in (("authors", ends.authors), ("editors", ends.editors)):
        if any(map(is_others, people)):
            yield loss(record, f"{field} (and others)")
        if any(one.marks for one in people):
            yield loss(record, f"{field} (marks)", "note")


def _losses(
    graph: Graph, record: Publication, kept: Mapping[str, str], place: str
) -> Iterator[Loss]:
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
                yield loss(record, field.name, at)
