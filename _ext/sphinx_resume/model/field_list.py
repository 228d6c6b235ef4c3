"""The field list at the top of a page: labelled values, as its kind of entry declares them.

An item of a kind's field list is the attribute of a field, which is shown as its parser reads it,
with the label that the field declares; or the name of a function here, for what is made of several
fields or of other entries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast

from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import in_years, separate
from sphinx_resume.model.descriptions import (
    dates_of,
    others_of,
    people_of,
    ref,
    refs,
    spans_of,
    status_of,
)
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.fields import PUBLICATION_TYPES, Field
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import (
    Duration,
    Edition,
    InlineElement,
    LabelledValue,
    Office,
    Paper,
    Ref,
    Tag,
    Web,
    Word,
)
from sphinx_resume.model.kinds import KINDS, Publication, kind_of, of_all_kinds
from sphinx_resume.model.publications.credits import meanings, people_shown, signs_in
from sphinx_resume.model.publications.genres import genre_of, series_of
from sphinx_resume.model.publications.publication_facts import arxiv_address, doi_address, is_file
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.skill_usage import use
from sphinx_resume.model.text import N_, dashed


class _Subject(NamedTuple):
    """What a field list is about, and the records that describe it."""

    graph: Graph
    entity: Entity
    records: tuple[Any, ...]

    @property
    def key(self) -> Key:
        return self.entity.key

    @property
    def first(self) -> Any:
        return self.records[0]


_Item = Callable[[_Subject], Iterable[LabelledValue]]


def field_list(graph: Graph, key: Key, beside: str = "") -> tuple[LabelledValue, ...]:
    """Return what is known of *key*, line by line.

    Where its block stands on its own page, *beside*, the block's head shows most of it.
    """
    entity, kind = graph.entities[key], KINDS[key.kind]
    records = tuple(one for one in entity.records if one.kind is kind)
    subject = _Subject(graph, entity, records)
    # No variable is called `labelled`: until 3.12.3, Python would take the function below for it
    # (https://github.com/python/cpython/issues/118513).
    field_list = [
        value for name in kind.field_list for value in _item(subject, name) if value.elements
    ]
    field_list += [
        LabelledValue(label or N_("More"), _people_named(graph, record, label) or (text,))
        for record in entity.records
        for label, text in labelled(record.unread)
    ]
    blocks = [record for record in records if record.docname == beside]
    if not blocks:
        return tuple(field_list)
    spans = {record.span for record in blocks}
    return tuple(
        value
        for value in field_list
        if value.label in _KNOWN_ELSEWHERE and value.elements[0] not in spans
    )


def _item(subject: _Subject, name: str) -> Iterable[LabelledValue]:
    if made := ITEMS.get(name):
        return made(subject)
    field = KINDS[subject.key.kind].field_of(name)
    return [LabelledValue(field.label, tuple(dict.fromkeys(_values(subject, field))))]


def _values(subject: _Subject, field: Field) -> Iterator[InlineElement]:
    """Yield what the records say in a field, each value as its parser reads it."""
    graph, name = subject.graph, field.attribute
    if name in _ENDS:
        yield from refs(graph, _ENDS[name](subject))
        return
    for record in subject.records:
        value = getattr(record, name)
        if field.parse is f.date:
            yield from filter(None, (value or (record.undated if name == "date" else None),))
        elif field.parse is f.url and value:
            yield Web(value, bare_url(value))
        elif field.parse is f.links:
            yield from (Web(url, label) for label, url in value)
        elif field.listed:
            yield from map(str, value)
        elif value:
            yield str(value)


_ENDS: dict[str, Callable[[_Subject], Iterable[Key | None]]] = {
    # Contributions count: each may come from another employer.
    "organization": lambda one: (
        one.graph.edges_of(record).organization for record in one.entity.records
    ),
    "parent_organization": lambda one: (
        one.graph.edges_of(record).organization for record in one.records
    ),
    "part_of": lambda one: (
        key for record in one.records for key in one.graph.edges_of(record).projects
    ),
    "projects": lambda one: (
        key for record in one.records for key in one.graph.edges_of(record).projects
    ),
    "publications": lambda one: (
        key for record in one.records for key in one.graph.edges_of(record).publications
    ),
}
"""Fields that refer to other entries, each with what the records refer to."""


# --- items of several kinds ----------------------------------------------------------------


def _time(subject: _Subject) -> Iterator[LabelledValue]:
    yield LabelledValue(N_("Time"), dates_of(subject.graph, subject.key))


def _dates(subject: _Subject) -> Iterator[LabelledValue]:
    yield LabelledValue(N_("Date"), dates_of(subject.graph, subject.key))


def _people(subject: _Subject) -> Iterator[LabelledValue]:
    people = refs(subject.graph, people_of(subject.graph, subject.key))
    yield LabelledValue(N_("People"), (*people, *others_of(subject.graph, subject.records)))


def _known_awarder(subject: _Subject) -> Iterator[LabelledValue]:
    names = (record.awarder for record in subject.records)
    yield LabelledValue(N_("Awarded by"), _known(subject.graph, names))


def _tags(subject: _Subject) -> Iterator[LabelledValue]:
    yield LabelledValue(N_("Tags"), tuple(Tag(tag) for tag in subject.first.tags))


def _authors(subject: _Subject) -> Iterator[LabelledValue]:
    ends = subject.graph.edges_of(subject.first)
    signs = signs_in(ends)
    authors = tuple(people_shown(subject.graph, ends.authors, signs))
    people = refs(subject.graph, people_of(subject.graph, subject.key))
    yield LabelledValue(N_("Authors"), authors or people)
    # Translators: what the signs at authors' names mean, as "* equal contribution".
    yield LabelledValue(N_("Author notes"), tuple(meanings(signs)))


def _websites(subject: _Subject) -> Iterator[LabelledValue]:
    """Yield the site of an organization: what its block says, or who was there."""
    found = [record.url for record in subject.records]
    if not any(found):
        about = subject.graph.about(subject.key)
        found = [cast("Any", one).url for one in about if kind_of(one).affiliation]
    yield LabelledValue(N_("Website"), tuple(Web(url, bare_url(url)) for url in _each(found)))


def _ror(subject: _Subject) -> Iterator[LabelledValue]:
    numbers = (record.ror for record in subject.records)
    yield LabelledValue(
        N_("ROR"), tuple(Web(f"https://ror.org/{one}", one) for one in filter(None, numbers))
    )


def _years_used(subject: _Subject) -> Iterator[LabelledValue]:
    years = separate(map(in_years, spans_of(subject.graph, subject.key)))
    # Translators: the label of the years in which a skill was used.
    yield LabelledValue(N_("Used"), years)


def _duration(subject: _Subject) -> Iterator[LabelledValue]:
    used = use(subject.graph.about(subject.key), subject.graph.latest)
    duration = (Duration(*used),) if used.months >= _WORTH_TELLING else ()
    # Translators: the label of how many years a skill was used, each counted once.
    yield LabelledValue(N_("In all"), duration)


def _each(values: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(filter(None, values)))


# --- items of publications -----------------------------------------------------------------


def _genre(subject: _Subject) -> Iterator[LabelledValue]:
    yield LabelledValue(N_("Type"), _type(subject.first))


def _credited(subject: _Subject) -> Iterator[LabelledValue]:
    graph, records = subject.graph, subject.records
    ends = graph.edges_of(subject.first)
    signs = signs_in(ends)
    authors = tuple(people_shown(graph, ends.authors, signs))
    known = {one.key for one in (*ends.authors, *ends.editors)}
    others = refs(graph, (p for r in records for p in graph.edges_of(r).people if p not in known))
    if authors:
        role = N_("Inventors") if _is_patent(subject) else N_("Authors")
        yield LabelledValue(role, authors)
    yield LabelledValue(N_("People"), others)
    yield LabelledValue(N_("Editors"), tuple(people_shown(graph, ends.editors, signs)))
    yield LabelledValue(N_("Author notes"), tuple(meanings(signs)))


def _is_patent(subject: _Subject) -> bool:
    return bool(subject.first.type == "patent")


def _venue(subject: _Subject) -> Iterator[LabelledValue]:
    publisher = () if _is_patent(subject) else _publishers(subject.graph, subject.first.publisher)
    yield LabelledValue(N_("Published in"), (*_venues(subject), *publisher))


def _venues(subject: _Subject) -> tuple[str, ...]:
    return tuple(filter(None, (subject.first.journal, subject.first.booktitle)))


def _event(subject: _Subject) -> Iterator[LabelledValue]:
    first = subject.first
    publisher = () if _is_patent(subject) else _publishers(subject.graph, first.publisher)
    known = {"", *_venues(subject), *publisher}
    yield LabelledValue(N_("Event"), (first.event,) if first.event not in known else ())


def _holder(subject: _Subject) -> Iterator[LabelledValue]:
    held = _is_patent(subject)
    # Translators: who holds a patent.
    yield LabelledValue(
        N_("Holder"), _publishers(subject.graph, subject.first.publisher) if held else ()
    )


def _other_organization(subject: _Subject) -> Iterator[LabelledValue]:
    publisher = _publishers(subject.graph, subject.first.publisher)
    found = refs(subject.graph, (subject.graph.edges_of(subject.first).organization,))
    yield LabelledValue(N_("Organization"), tuple(one for one in found if one not in publisher))


def _first_of(
    name: str, label: str, shown: Callable[[Any], InlineElement] = lambda value: value
) -> _Item:
    """Return the item of a field of which the first record counts."""

    def item(subject: _Subject) -> Iterator[LabelledValue]:
        value = getattr(subject.first, name)
        yield LabelledValue(label, (shown(value),) if value else ())

    return item


def _all_of(name: str, label: str, shown: Callable[[Any], InlineElement]) -> _Item:
    """Return the item of a field that is shown in its own way; *shown* is given each record."""

    def item(subject: _Subject) -> Iterator[LabelledValue]:
        records = (record for record in subject.records if getattr(record, name))
        yield LabelledValue(label, tuple(dict.fromkeys(map(shown, records))))

    return item


def _doi(number: str) -> Web:
    return Web(f"https://doi.org/{number}", number)


def _arxiv(number: str) -> Web:
    bare = number.removeprefix("arXiv:")
    return Web(f"https://arxiv.org/abs/{bare}", bare)


def _link(subject: _Subject) -> Iterator[LabelledValue]:
    urls = (record.url for record in subject.records if not _is_id(record))
    yield LabelledValue(N_("Link"), tuple(Web(url, bare_url(url)) for url in _each(urls)))


def _pdfs(subject: _Subject) -> Iterator[LabelledValue]:
    files = _each(record.pdf for record in subject.records)
    yield LabelledValue(N_("PDF"), tuple(_pdf(subject.key, one) for one in files))


def _links(subject: _Subject) -> Iterator[LabelledValue]:
    found = (Web(url, label) for record in subject.records for label, url in record.links)
    yield LabelledValue(N_("More"), tuple(found))


def _type(record: Publication) -> tuple[InlineElement, ...]:
    if record.genre:
        return (genre_of(record),)
    return (Word(PUBLICATION_TYPES[record.type]),) if record.type else ()


def _is_id(record: Publication) -> bool:
    """Tell whether the address of a publication is what its DOI or arXiv number links to."""
    same = (doi_address(record), arxiv_address(record))
    address = re.sub(r"(?i)^https?://(?:dx\.|www\.)?", "", record.url).rstrip("/").lower()
    return bool(address) and address in [one.partition("//")[2].lower() for one in same]


def _pdf(key: Key, pdf: str) -> Web | Paper:
    if is_file(pdf):
        return Paper(key, pdf.rpartition("/")[2])
    return Web(pdf, bare_url(pdf))


def _publishers(graph: Graph, name: str) -> tuple[InlineElement, ...]:
    """Return a publisher, or several if the site has one of those that the name joins."""
    whole, parts = _known(graph, [name]), _known(graph, name.split(", "))
    unknown = not any(isinstance(one, Ref) for one in whole)
    return parts if unknown and any(isinstance(one, Ref) for one in parts) else whole


def _known(graph: Graph, names: Iterable[str]) -> tuple[InlineElement, ...]:
    """Return names of organizations, each as a link if the site has it."""
    found: list[InlineElement] = []
    for name in dict.fromkeys(filter(None, names)):
        keys = graph.find("organization", name)
        found.append(ref(graph, keys[0]) if len(keys) == 1 else name)
    return tuple(found)


ITEMS: dict[str, _Item] = {
    "time": _time,
    "dates": _dates,
    "people": _people,
    "awarder": _known_awarder,
    "tags": _tags,
    "authors": _authors,
    "websites": _websites,
    "ror": _ror,
    "years-used": _years_used,
    "duration": _duration,
    "genre": _genre,
    "credited": _credited,
    "publication-date": _first_of("date", N_("Date")),
    "venue": _venue,
    "main_title": _first_of("main_title", N_("Part of")),
    "event": _event,
    # Translators: when a conference took place.
    "event_date": _first_of("event_date", N_("Event date")),
    "event_place": _first_of("event_place", N_("Event place")),
    "holder": _holder,
    # Translators: of books.
    "series": _all_of("series", N_("Series"), series_of),
    # Translators: of a book, as in "2nd edition".
    "edition": _first_of("edition", N_("Edition"), Edition),
    "pages": _all_of("pages", N_("Pages"), lambda record: dashed(record.pages)),
    # Translators: the patent or copyright office.
    "office": _all_of("office", N_("Office"), lambda record: Office(record.office)),
    "publication-status": _all_of("status", N_("Status"), status_of),
    "other-organization": _other_organization,
    "doi": _first_of("doi", N_("DOI"), _doi),
    "arxiv": _first_of("arxiv", N_("arXiv"), _arxiv),
    "link": _link,
    "pdf": _pdfs,
    "links": _links,
}
"""Items of field lists that are not a field alone, or show one in their own way."""


# --- values that no field could read -------------------------------------------------------


_LABELS = {
    "url": N_("Link"),
    "website": N_("Website"),
    "repository": N_("Source code"),
    "pdf": N_("PDF"),
    "doi": N_("DOI"),
    "isbn": N_("ISBN"),
    "arxiv": N_("arXiv"),
    "ror": N_("ROR"),
    "type": N_("Type"),
    # Translators: who translated a book, before the name.
    "translator": N_("Translator"),
    "version": N_("Version"),
    "eventdate": N_("Event date"),
    "event-date": N_("Event date"),
    "updated": N_("Updated"),
    # Translators: how many volumes a book has, before the number.
    "volumes": N_("Volumes"),
    "orcid": "ORCID",
    "github": "GitHub",
    "gitlab": "GitLab",
    "linkedin": "LinkedIn",
    "scholar": "Google Scholar",
    "stackoverflow": "Stack Overflow",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "x": "X",
}


def _people_named(graph: Graph, record: Record, label: str) -> tuple[InlineElement, ...]:
    """Return the translators of a publication if *label* is theirs, linked if they are known."""
    if label != _LABELS["translator"] or not isinstance(record, Publication):
        return ()
    return tuple(people_shown(graph, graph.edges_of(record).translators, {}))


def labelled(unread: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return values that no field could read, each with its label; some need none."""
    return [(_LABELS.get(name) or _added_labels().get(name, ""), text) for name, text in unread]


@of_all_kinds
def _added_labels() -> dict[str, str]:
    """Return the labels of the fields that a project has added, by their names."""
    fields = (one for kind in KINDS.values() for one in kind.fields.values() if one.added)
    return {one.name: one.label for one in fields}


def unread_of(record: Record) -> list[str]:
    """Return values that no field could read as texts of a remark, for formats without labels."""
    return [f"{label}: {text}" if label else text for label, text in labelled(record.unread)]


# A shorter time says less than the years in which it was.
_WORTH_TELLING = 12


# What a block's head does not say, as it comes from other blocks too.
_KNOWN_ELSEWHERE = {"Also called", "Time", "Used", "In all"}


def bare_url(url: str) -> str:
    """Return an address as a reader would say it: without scheme and closing slash."""
    for prefix in ("https://", "http://", "mailto:", "tel:"):
        url = url.removeprefix(prefix)
    return url.removeprefix("www.").rstrip("/").partition("?")[0]
