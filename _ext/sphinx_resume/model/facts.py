"""The labelled facts at the top of each kind of page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from sphinx_resume.model.about import (
    dates_of,
    others_of,
    people_of,
    ref,
    refs,
    spans_of,
    status_of,
)
from sphinx_resume.model.credits import meanings, people_shown, signs_in
from sphinx_resume.model.dates import in_years, separate
from sphinx_resume.model.direction import dashed
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.evidence import use
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.genres import genre_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import (
    Award,
    Education,
    Experience,
    Organization,
    Project,
    Publication,
    Skill,
    Volunteer,
    kind_of,
)
from sphinx_resume.model.papers import arxiv_address, doi_address, is_file
from sphinx_resume.model.pieces import (
    Duration,
    Edition,
    Fact,
    Office,
    Paper,
    Piece,
    Ref,
    Tag,
    Web,
    Word,
)
from sphinx_resume.model.posts import records_of
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.seriesnames import series_of
from sphinx_resume.model.words import word


def facts_of(graph: Graph, key: Key, beside: str = "") -> tuple[Fact, ...]:
    """Return what is known of *key*, line by line.

    Where its block stands on its own page, *beside*, the block's head shows most of it.
    """
    entity = graph.entities[key]
    make = _FACTS.get(key.kind)
    facts = [fact for fact in make(graph, entity) if fact.pieces] if make else []
    facts += [
        Fact(label or word("More"), _people_named(graph, record, label) or (text,))
        for record in entity.records
        for label, text in labelled(record.unread)
    ]
    blocks = [r for r in entity.records if r.docname == beside and kind_of(r).name == key.kind]
    if not blocks:
        return tuple(facts)
    spans = {record.span for record in blocks}
    return tuple(
        fact for fact in facts if fact.label in _KNOWN_ELSEWHERE and fact.pieces[0] not in spans
    )


def _project_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Project)]
    outer = [key for record in records for key in graph.ends_of(record).projects]
    # Contributions count: each may come from another employer.
    employers = (graph.ends_of(record).organization for record in entity.records)
    return [
        Fact(word("Time"), dates_of(graph, entity.key)),
        Fact(word("Organization"), refs(graph, employers)),
        Fact(word("Part of"), refs(graph, outer)),
        *_texts(
            records, (word("Type"), "type"), (word("Status"), "status"), (word("Place"), "location")
        ),
        *_webs(records, (word("Website"), "url"), (word("Source code"), "repository")),
    ]


def _publication_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Publication)]
    first = records[0]
    ends = graph.ends_of(first)
    signs = signs_in(ends)
    authors = tuple(people_shown(graph, ends.authors, signs))
    editors = tuple(people_shown(graph, ends.editors, signs))
    known = {one.key for one in (*ends.authors, *ends.editors)}
    others = refs(graph, (p for r in records for p in graph.ends_of(r).people if p not in known))
    is_patent = first.type == "patent"
    role = word("Inventors") if is_patent else word("Authors")
    publisher = _publishers(graph, first.publisher)
    venue = (*(v for v in (first.journal, first.booktitle) if v), *(() if is_patent else publisher))
    organization = tuple(o for o in refs(graph, (ends.organization,)) if o not in publisher)
    links = [Web(url, label) for record in records for label, url in record.links]
    arxiv = first.arxiv.removeprefix("arXiv:")
    return [
        Fact(word("Type"), _type(first)),
        Fact(role, authors) if authors else Fact(word("People"), others),
        Fact(word("People"), others if authors else ()),
        Fact(word("Editors"), editors),
        # Translators: what the signs at authors' names mean, as "* equal contribution".
        Fact(word("Author notes"), tuple(meanings(signs))),
        Fact(word("Date"), (first.date,) if first.date else ()),
        Fact(word("Published in"), venue),
        Fact(word("Part of"), (first.main_title,) if first.main_title else ()),
        Fact(word("Event"), (first.event,) if first.event not in {"", *venue} else ()),
        # Translators: when a conference took place.
        Fact(word("Event date"), (first.event_date,) if first.event_date else ()),
        Fact(word("Event place"), (first.event_place,) if first.event_place else ()),
        # Translators: who holds a patent.
        Fact(word("Holder"), publisher if is_patent else ()),
        # Translators: of books.
        Fact(word("Series"), tuple(dict.fromkeys(series_of(r) for r in records if r.series))),
        # Translators: of a book, as in "2nd edition".
        Fact(word("Edition"), (Edition(first.edition),) if first.edition else ()),
        *_texts(
            records,
            (word("Place"), "location"),
            (word("Volume"), "volume"),
            # Translators: of a journal.
            (word("Issue"), "issue"),
        ),
        Fact(word("Chapter"), tuple(dict.fromkeys(r.chapter for r in records if r.chapter))),
        Fact(word("Pages"), tuple(dict.fromkeys(dashed(r.pages) for r in records if r.pages))),
        *_texts(
            records,
            # Translators: of a patent, a registration or a report.
            (word("Number"), "number"),
        ),
        # Translators: the patent or copyright office.
        Fact(word("Office"), tuple(dict.fromkeys(Office(r.office) for r in records if r.office))),
        Fact(word("Status"), tuple(dict.fromkeys(status_of(r) for r in records if r.status))),
        *_texts(
            records,
            (word("Note"), "note"),
            (word("ISBN"), "isbn"),
        ),
        Fact(word("Organization"), organization),
        Fact(word("DOI"), (Web(f"https://doi.org/{first.doi}", first.doi),) if first.doi else ()),
        Fact(word("arXiv"), (Web(f"https://arxiv.org/abs/{arxiv}", arxiv),) if arxiv else ()),
        *_webs([r for r in records if not _is_id(r)], (word("Link"), "url")),
        Fact(word("PDF"), tuple(dict.fromkeys(_pdf(entity.key, r.pdf) for r in records if r.pdf))),
        Fact(word("More"), tuple(links)),
    ]


def _type(record: Publication) -> tuple[Piece, ...]:
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


def _award_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Award)]
    dates: tuple[Piece, ...] = tuple(dict.fromkeys(r.date or r.undated for r in records))
    people = refs(graph, people_of(graph, entity.key))
    return [
        Fact(word("Date"), tuple(filter(None, dates))),
        Fact(word("Awarded by"), _known(graph, [record.awarder for record in records])),
        Fact(word("People"), (*people, *others_of(graph, records))),
        *_texts(records, (word("Place"), "location")),
        *_webs(records, (word("Link"), "url")),
    ]


def _publishers(graph: Graph, name: str) -> tuple[Piece, ...]:
    """Return a publisher, or several if the site has one of those that the name joins."""
    whole, parts = _known(graph, [name]), _known(graph, name.split(", "))
    unknown = not any(isinstance(one, Ref) for one in whole)
    return parts if unknown and any(isinstance(one, Ref) for one in parts) else whole


def _known(graph: Graph, names: Iterable[str]) -> tuple[Piece, ...]:
    """Return names of organizations, each as a link if the site has it."""
    found: list[Piece] = []
    for name in dict.fromkeys(filter(None, names)):
        keys = graph.find("organization", name)
        found.append(ref(graph, keys[0]) if len(keys) == 1 else name)
    return tuple(found)


def _post_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = records_of(entity)
    first = records[0]
    ends = graph.ends_of(first)
    signs = signs_in(ends)
    authors = tuple(people_shown(graph, ends.authors, signs))
    return [
        Fact(word("Authors"), authors or refs(graph, people_of(graph, entity.key))),
        Fact(word("Author notes"), tuple(meanings(signs))),
        Fact(word("Date"), dates_of(graph, entity.key)),
        Fact(word("Updated"), (first.updated,) if first.updated else ()),
        Fact(word("Organization"), refs(graph, (ends.organization,))),
        *_webs(records, (word("Link"), "url")),
        Fact(word("Tags"), tuple(Tag(tag) for tag in first.tags)),
    ]


def _organization_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Organization)]
    outer = (graph.ends_of(record).organization for record in records)
    stays = [
        r for r in graph.about(entity.key) if isinstance(r, Experience | Education | Volunteer)
    ]
    sites = records if any(record.url for record in records) else stays
    return [
        _other_names(records),
        Fact(word("Part of"), refs(graph, outer)),
        *_texts(records, (word("Place"), "location")),
        *_webs(sites, (word("Website"), "url")),
        Fact(word("ROR"), tuple(Web(f"https://ror.org/{r.ror}", r.ror) for r in records if r.ror)),
        Fact(word("Time"), spans_of(graph, entity.key)),
    ]


def _skill_facts(graph: Graph, entity: Entity) -> list[Fact]:
    years = separate(map(in_years, spans_of(graph, entity.key)))
    records = [r for r in entity.records if isinstance(r, Skill)]
    used = use(graph.about(entity.key), graph.latest)
    told = (Duration(*used),) if used.months >= _WORTH_TELLING else ()
    # Translators: the label of the years in which a skill was used.
    return [
        _other_names(records),
        Fact(word("Used"), years),
        # Translators: the label of how many years a skill was used, each counted once.
        Fact(word("In all"), told),
        *_webs(records, (word("Website"), "url")),
    ]


def _other_names(records: Iterable[Organization | Skill]) -> Fact:
    found = (name for record in records for name in record.alternate_name)
    return Fact(word("Also called"), tuple(dict.fromkeys(found)))


_LABELS = {
    "url": word("Link"),
    "website": word("Website"),
    "repository": word("Source code"),
    "pdf": word("PDF"),
    "doi": word("DOI"),
    "isbn": word("ISBN"),
    "arxiv": word("arXiv"),
    "ror": word("ROR"),
    "type": word("Type"),
    # Translators: who translated a book, before the name.
    "translator": word("Translator"),
    "version": word("Version"),
    "eventdate": word("Event date"),
    # Translators: how many volumes a book has, before the number.
    "volumes": word("Volumes"),
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


def _people_named(graph: Graph, record: Record, label: str) -> tuple[Piece, ...]:
    """Return the translators of a publication if *label* is theirs, linked if they are known."""
    if label != _LABELS["translator"] or not isinstance(record, Publication):
        return ()
    return tuple(people_shown(graph, graph.ends_of(record).translators, {}))


def labelled(unread: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return values that no field could read, each with its label; some need none."""
    return [(_LABELS.get(name, ""), text) for name, text in unread]


def unread_of(record: Record) -> list[str]:
    """Return values that no field could read as texts of a remark, for formats without labels."""
    return [f"{label}: {text}" if label else text for label, text in labelled(record.unread)]


# A shorter time says less than the years in which it was.
_WORTH_TELLING = 12


# What a block's head does not say, as it comes from other blocks too.
_KNOWN_ELSEWHERE = {"Also called", "Time", "Used", "In all"}


def _texts(records: Iterable[Record], *fields: tuple[str, str]) -> list[Fact]:
    records = list(records)
    return [
        Fact(label, tuple(dict.fromkeys(str(v) for r in records if (v := getattr(r, name)))))
        for label, name in fields
    ]


def _webs(records: Iterable[Record], *fields: tuple[str, str]) -> list[Fact]:
    return [
        Fact(fact.label, tuple(Web(str(url), bare_url(str(url))) for url in fact.pieces))
        for fact in _texts(records, *fields)
    ]


def bare_url(url: str) -> str:
    """Return an address as a reader would say it: without scheme and closing slash."""
    for prefix in ("https://", "http://", "mailto:", "tel:"):
        url = url.removeprefix(prefix)
    return url.removeprefix("www.").rstrip("/").partition("?")[0]


_FACTS: Mapping[str, Callable[[Graph, Entity], list[Fact]]] = {
    "organization": _organization_facts,
    "project": _project_facts,
    "publication": _publication_facts,
    "award": _award_facts,
    "post": _post_facts,
    "skill": _skill_facts,
}
