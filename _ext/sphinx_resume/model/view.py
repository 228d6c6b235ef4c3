"""What an entity's page shows, as plain data.

`entity_view` asks the graph once and gives facts, bodies and sections in order;
whoever shows it, in whatever format, adds nothing and leaves nothing out. Labels
are English message ids. Because a view is plain data, its digest tells whether a
page must be made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from sphinx_resume.model.dates import PRESENT, Date, Span, format_years
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.graph import Entity, Graph
from sphinx_resume.model.names import comparable
from sphinx_resume.model.records import (
    KINDS,
    Award,
    Contribution,
    Key,
    Organization,
    Person,
    Project,
    Publication,
    Record,
    Skill,
    SkillGroup,
    kind_of,
)


@dataclass(frozen=True, slots=True)
class Ref:
    """A link to a thing of the site, with the text to show."""

    key: Key
    text: str


@dataclass(frozen=True, slots=True)
class Doc:
    """A link to a page of the site that is no thing's page."""

    docname: str


@dataclass(frozen=True, slots=True)
class Web:
    """A link to the web."""

    url: str
    text: str


Piece = str | Ref | Doc | Web | Span | Date


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled line of facts; its pieces are separated by commas."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A body, or with ``whole`` the whole block, to be shown as its author wrote it."""

    docname: str
    index: int
    digest: str
    heading: tuple[Piece, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: where it leads, remarks, and a sentence about it."""

    target: Ref | Doc
    notes: tuple[Piece, ...] = ()
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list of entries or of copied blocks."""

    label: str
    entries: tuple[Entry, ...] = ()
    copies: tuple[Copy, ...] = ()

    def keys(self) -> set[Key]:
        """Return the things that the section links to."""
        pieces = [piece for entry in self.entries for piece in (entry.target, *entry.notes)]
        return {piece.key for piece in pieces if isinstance(piece, Ref)}


@dataclass(frozen=True, slots=True)
class View:
    """All that the page of one thing shows."""

    key: Key
    title: str
    facts: tuple[Fact, ...]
    copies: tuple[Copy, ...]
    sections: tuple[Section, ...]

    def keys(self) -> set[Key]:
        """Return the things that the page links to."""
        pieces = [piece for fact in self.facts for piece in fact.pieces]
        pieces += [piece for copy in self.copies for piece in copy.heading]
        linked = {piece.key for piece in pieces if isinstance(piece, Ref)}
        return linked.union(*(section.keys() for section in self.sections))


PLURALS = {
    "person": "People",
    "organization": "Organizations",
    "project": "Projects",
    "publication": "Publications",
    "award": "Awards",
    "skill": "Skills",
    "experience": "Experience",
    "education": "Education",
    "volunteer": "Volunteering",
    "certificate": "Certificates",
    "skills": "Skills",
    "language": "Languages",
    "interest": "Interests",
    "talk": "Talks",
    "teaching": "Teaching",
    "reference": "References",
    "contribution": "Projects",
}
"""What a list of each kind is called."""


def entity_view(graph: Graph, key: Key, beside: str = "") -> View:
    """Return what the page of *key* shows.

    *beside* is the document that an author wrote for it, if there is one: what stands
    there already is not shown again.
    """
    entity = graph.entities[key]
    described = any(
        record.docname == beside and kind_of(record).name == key.kind for record in entity.records
    )
    maker: Callable[[Graph, Entity, str], list[Section]] = _SECTIONS[key.kind]
    sections = [
        section for section in maker(graph, entity, beside) if section.entries or section.copies
    ]
    copies = tuple(_bodies(graph, entity, beside))
    facts = (
        () if described else tuple(fact for fact in _FACTS[key.kind](graph, entity) if fact.pieces)
    )
    view = View(key, entity.title, facts, copies, tuple(sections))
    mentions = _mentions(graph, entity, view.keys(), beside)
    if mentions.entries:
        view = View(key, entity.title, facts, copies, (*view.sections, mentions))
    return view


def landing_view(graph: Graph, kind: str) -> tuple[Entry, ...]:
    """Return the entries of the list of all things of *kind*."""
    entities = [entity for entity in graph.of_kind(kind) if entity.page]
    if kind in {"project", "publication", "award"}:
        entities.sort(key=lambda entity: _recency(span_of(graph, entity.key)), reverse=True)
    return tuple(entry(graph, entity.key, everyone=True) for entity in entities)


def hint(graph: Graph, key: Key) -> str:
    """Return what a link to *key* leads to, in one line of plain text."""
    entity = graph.entities[key]
    source = entity.records[0] if entity.records else None
    words = [kind_label(graph, key)]
    if isinstance(source, Person):
        words.append(source.headline)
    elif key.kind in {"project", "publication", "award"}:
        people = dict.fromkeys(p for r in graph.about(key) for p in _part(graph, r, key))
        words.append(", ".join(graph.entities[person].title for person in people))
    years = format_years(span_of(graph, key)) if key.kind != "person" else ""
    words.append(years)
    about = ", ".join(word for word in words if word)
    return f"{entity.title} ({about})"


def kind_label(graph: Graph, key: Key) -> str:
    """Return what sort of thing *key* is: ``Project``, ``Patent``, ``Skill``."""
    source = graph.entities[key].records[:1]
    if source and isinstance(source[0], Publication):
        return PUBLICATION_TYPES[source[0].type or "misc"]
    return key.kind.capitalize()


def span_of(graph: Graph, key: Key) -> Span:
    """Return the time from the first to the last that is known of *key*."""
    span = Span()
    for record in graph.about(key):
        ends = graph.ends_of(record)
        own = ends.itself == key or (isinstance(record, Contribution) and key in ends.projects)
        if own or (
            key.kind in {"organization", "skill"} and not isinstance(record, Person | Award)
        ):
            span = span.union(record.span)
    return span


def summary_of(graph: Graph, key: Key) -> str:
    """Return one line about *key* in its author's words."""
    for record in graph.entities[key].records:
        if isinstance(record, Person) and record.headline:
            return record.headline
        if record.summary:
            return record.summary
    return ""


def entry(graph: Graph, key: Key, *notes: Piece, everyone: bool = False) -> Entry:
    """Return a line of a list for *key*: with its dates and, if asked, with its people."""
    entity = graph.entities[key]
    found: list[Piece] = list(notes)
    if not notes and key.kind == "organization":
        found += [w for r in entity.records if (w := getattr(r, "location", ""))][:1]
    if not notes and key.kind == "publication":
        found.append(kind_label(graph, key))
    if everyone and key.kind != "person":
        found += dict.fromkeys(
            _ref(graph, p) for r in graph.about(key) for p in _part(graph, r, key)
        )
    if not any(isinstance(note, Span) for note in notes) and key.kind != "person":
        found.append(span_of(graph, key))
    kept = tuple(note for note in found if note)
    return Entry(_ref(graph, key), kept, summary_of(graph, key))


# --- what each kind of page shows ---------------------------------------------------------


def _ref(graph: Graph, key: Key) -> Ref:
    return Ref(key, graph.entities[key].title)


def _refs(graph: Graph, keys: Iterable[Key | None]) -> tuple[Piece, ...]:
    return tuple(_ref(graph, key) for key in dict.fromkeys(keys) if key)


def _part(graph: Graph, record: Record, key: Key) -> tuple[Key, ...]:
    """Return the people whom *record* gives a part in *key*."""
    ends = graph.ends_of(record)
    if key.kind == "publication" and ends.itself != key:
        return ()
    if key.kind == "project" and ends.itself != key and not isinstance(record, Contribution):
        return ()
    if key.kind == "award" and ends.itself != key:
        return ()
    return ends.people


def _recency(span: Span) -> tuple[Date, Date]:
    none = Date(0)
    return (span.end or span.start or none, span.start or none)


def _by_time(graph: Graph, keys: Iterable[Key]) -> list[Key]:
    found = sorted(dict.fromkeys(keys), key=lambda key: comparable(graph.entities[key].title))
    return sorted(found, key=lambda key: _recency(span_of(graph, key)), reverse=True)


def _list(graph: Graph, kind: str, keys: Iterable[Key], *, everyone: bool = False) -> Section:
    return Section(
        PLURALS[kind],
        tuple(entry(graph, key, everyone=everyone) for key in _by_time(graph, keys)),
    )


def _chips(graph: Graph, keys: Iterable[Key]) -> Section:
    found = sorted(dict.fromkeys(keys), key=lambda key: comparable(graph.entities[key].title))
    return Section(PLURALS["skill"], tuple(Entry(_ref(graph, key)) for key in found))


def _bodies(graph: Graph, entity: Entity, beside: str) -> list[Copy]:
    records = [record for record in entity.records if record.body and record.docname != beside]
    owners = {record.owner for record in entity.records}
    copies = []
    for record in records:
        heading: tuple[Piece, ...] = ()
        if len(owners) > 1 and (owner := graph.owner_of(record)):
            heading = (_ref(graph, owner),)
        copies.append(Copy(record.docname, record.index, record.body, heading))
    if entity.key.kind == "person" and not beside:
        # Headline, portrait and contact stand in the head of the block.
        return [_whole(record) for record in entity.records]
    return copies


def _whole(record: Record) -> Copy:
    digest = repr(replace(record, line=0, lines=()))
    return Copy(record.docname, record.index, digest, whole=True)


def _mentions(graph: Graph, entity: Entity, shown: set[Key], beside: str) -> Section:
    entries = []
    speakers = dict.fromkeys(graph.speaker(p) for p in graph.mentioned.get(entity.key, ()))
    for speaker in speakers:
        if isinstance(speaker, str):
            if speaker not in {beside, entity.page}:
                entries.append(Entry(Doc(speaker)))
        elif speaker != entity.key and speaker not in shown and speaker in graph.entities:
            entries.append(entry(graph, speaker))
    return Section("Mentioned in", tuple(entries))


def _involved(graph: Graph, key: Key, beside: str = "") -> Section:
    """Return the people who have to do with *key*, each with every part: role and dates."""
    parts: dict[Key, list[Piece]] = {}
    for record in graph.about(key):
        if record.docname == beside and kind_of(record).name != "project":
            continue
        for person in (
            graph.ends_of(record).people if key.kind != "project" else _part(graph, record, key)
        ):
            notes = parts.setdefault(person, [])
            if record.owner and person != graph.owner_of(record):
                continue
            notes += [note for note in _role(record) if note and note not in notes]
            if record.span and record.span not in notes:
                notes.append(record.span)
    entries = tuple(Entry(_ref(graph, person), tuple(notes)) for person, notes in parts.items())
    return Section(PLURALS["person"], entries)


def _role(record: Record) -> list[str]:
    if kind_of(record).name == "education":
        degree = [getattr(record, "study_type", ""), getattr(record, "area", "")]
        return [", ".join(word for word in degree if word)]
    names = ("position", "role", "department")
    return [str(getattr(record, name)) for name in names if getattr(record, name, "")]


def _project_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    inside = [r for r in graph.about(key) if graph.at(r.docname, r.parent) in entity.records]
    shown = {graph.ends_of(record).itself for record in inside}  # with the body
    own = [r for r in graph.about(key) if graph.ends_of(r).itself == key or r in entity.records]
    parts = [graph.ends_of(r).itself for r in graph.about(key) if isinstance(r, Project)]
    tied = [
        k
        for k in (*parts, *_tied(graph, key, "publication"), *_tied(graph, key, "award"))
        if k and k != key and k not in shown
    ]
    return [
        _involved(graph, key),
        *(
            _list(graph, kind, (k for k in tied if k.kind == kind))
            for kind in ("project", "publication", "award")
        ),
        *_jobs(graph, entity, beside, ("experience", "education", "volunteer", "talk")),
        _chips(graph, (k for r in own for k in graph.ends_of(r).skills)),
    ]


def _publication_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    own = [r for r in graph.about(key) if graph.ends_of(r).itself == key]
    return [
        _list(graph, "project", _tied(graph, key, "project")),
        _list(graph, "award", _tied(graph, key, "award")),
        *_jobs(graph, entity, beside, ("talk",)),
        _chips(graph, (k for r in own for k in graph.ends_of(r).skills)),
    ]


def _award_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    return [
        _list(graph, "project", _tied(graph, entity.key, "project")),
        _list(graph, "publication", _tied(graph, entity.key, "publication")),
        _chips(graph, _tied(graph, entity.key, "skill")),
    ]


def _organization_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    about = [r for r in graph.about(key) if not isinstance(r, Organization)]
    there = [r for r in about if kind_of(r).personal and not kind_of(r).page]
    parts = [
        e.itself
        for r in graph.about(key)
        if isinstance(r, Organization) and (e := graph.ends_of(r)).organization == key
    ]
    stays = _stays(graph, there)
    return [
        stays,
        _list(graph, "organization", (k for k in parts if k)),
        _list(graph, "project", _tied(graph, key, "project"), everyone=True),
        _list(graph, "publication", _tied(graph, key, "publication"), everyone=True),
        _list(graph, "award", _tied(graph, key, "award"), everyone=True),
        _chips(graph, (k for r in about for k in graph.ends_of(r).skills)),
    ]


def _stays(graph: Graph, records: Iterable[Record]) -> Section:
    """Return who was there, when and as what: a line for every stay."""
    entries = []
    for record in sorted(records, key=lambda r: _recency(r.span), reverse=True):
        if isinstance(record, Contribution):
            continue
        for person in graph.ends_of(record).people:
            notes: tuple[Piece, ...] = (*_role(record), record.span)
            entries.append(Entry(_ref(graph, person), tuple(note for note in notes if note)))
    return Section(PLURALS["person"], tuple(entries))


def _skill_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    about = [r for r in graph.about(key) if not isinstance(r, Skill)]
    people = dict.fromkeys(person for r in about for person in graph.ends_of(r).people)
    claims = {
        person: tuple(
            dict.fromkeys(
                word
                for r in about
                if isinstance(r, SkillGroup) and person in graph.ends_of(r).people
                for word in (r.name, r.level)
                if word
            )
        )
        for person in people
    }
    return [
        Section(PLURALS["person"], tuple(Entry(_ref(graph, p), claims[p]) for p in people)),
        *_jobs(graph, entity, beside, ("experience",)),
        _list(graph, "project", _tied(graph, key, "project"), everyone=True),
        _list(graph, "publication", _tied(graph, key, "publication"), everyone=True),
        *_jobs(
            graph, entity, beside, ("education", "volunteer", "teaching", "talk", "certificate")
        ),
        _list(graph, "award", _tied(graph, key, "award"), everyone=True),
    ]


def _jobs(graph: Graph, entity: Entity, beside: str, kinds: Iterable[str]) -> list[Section]:
    """Return lists of the blocks without a page that touch *entity*, told by what and whose."""
    sections = []
    for kind in kinds:
        touching = dict.fromkeys(
            r for record in graph.about(entity.key) for r in (record, *_jobs_around(graph, record))
        )
        records = [
            r
            for r in touching
            if kind_of(r).name == kind
            and r.docname != beside
            and graph.at(r.docname, r.parent) not in entity.records  # shown with the body
        ]
        entries = []
        for record in sorted(records, key=lambda r: _recency(r.span), reverse=True):
            ends = graph.ends_of(record)
            people = _refs(graph, ends.people)
            notes: tuple[Piece, ...] = (*_role(record), *people, record.span)
            target: Ref | Doc = Doc(record.docname)
            if ends.organization:
                target = Ref(
                    ends.organization,
                    record.title if kind != "teaching" else graph.entities[ends.organization].title,
                )
            elif people and isinstance(people[0], Ref):
                target, notes = people[0], (record.title, *_role(record), record.span)
            entries.append(Entry(target, tuple(note for note in notes if note)))
        sections.append(Section(PLURALS[kind], tuple(entries)))
    return sections


def _jobs_around(graph: Graph, record: Record) -> list[Record]:
    """Return the blocks around *record*: a job shows what its projects show."""
    around = graph.at(record.docname, record.parent)
    return [around, *_jobs_around(graph, around)] if around else []


def _tied(graph: Graph, key: Key, kind: str) -> list[Key]:
    """Return the things of *kind* that a record ties directly to *key*."""
    found = []
    for record in graph.about(key):
        ends = graph.ends_of(record)
        if ends.itself == key:
            found += [end for end in ends if end.kind == kind and end != key]
        elif ends.itself and ends.itself.kind == kind:
            found.append(ends.itself)
        elif isinstance(record, Contribution) or (key.kind == "organization" and kind != "skill"):
            found += [end for end in ends if end.kind == kind and end != key]
    return found


def _person_sections(graph: Graph, entity: Entity, beside: str) -> list[Section]:
    key = entity.key
    records = [r for r in graph.about(key) if r.docname != beside]
    if beside:
        made = [k for r in records for k in (graph.ends_of(r).itself, *_contributed(graph, r)) if k]
        lists = [
            _list(graph, kind, (k for k in made if k.kind == kind))
            for kind in ("project", "publication", "award")
        ]
        return [*lists, *_jobs_of(graph, records)]
    blocks: dict[str, list[Copy]] = {}
    for record in records:
        kind = kind_of(record)
        if record.parent < 0 and kind.name != "person":
            blocks.setdefault(PLURALS[kind.name], []).append(_whole(record))
    order = list(dict.fromkeys(PLURALS[name] for name in KINDS))
    return [Section(label, copies=tuple(blocks[label])) for label in order if label in blocks]


def _contributed(graph: Graph, record: Record) -> tuple[Key, ...]:
    return graph.ends_of(record).projects if isinstance(record, Contribution) else ()


def _jobs_of(graph: Graph, records: Iterable[Record]) -> list[Section]:
    """Return a person's blocks that stand on other pages than hers."""
    found: dict[str, list[Entry]] = {}
    for record in records:
        kind = kind_of(record)
        if kind.page or record.parent >= 0 or isinstance(record, Contribution):
            continue
        ends = graph.ends_of(record)
        place: Ref | Doc = Doc(record.docname)
        if ends.organization:
            place = _ref(graph, ends.organization)
        title = () if isinstance(place, Ref) else (record.title,)
        notes: tuple[Piece, ...] = (*title, *_role(record), record.span)
        found.setdefault(PLURALS[kind.name], []).append(Entry(place, tuple(n for n in notes if n)))
    return [Section(label, tuple(entries)) for label, entries in found.items()]


def _project_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Project)]
    ends = [graph.ends_of(record) for record in records]
    outer = [k for r, e in zip(records, ends, strict=True) for k in e.projects]
    return [
        Fact("Time", (span,) if (span := span_of(graph, entity.key)) else ()),
        Fact("Organization", _refs(graph, (end.organization for end in ends))),
        Fact("Part of", _refs(graph, outer)),
        *_texts(records, ("Type", "type"), ("Status", "status"), ("Place", "location")),
        *_webs(records, ("Website", "url"), ("Source code", "repository")),
    ]


def _publication_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Publication)]
    first = records[0]
    ends = graph.ends_of(first)
    authors: tuple[Piece, ...] = tuple(
        author if isinstance(author, str) else _ref(graph, author) for author in ends.authors
    )
    known = {author.key for author in authors if isinstance(author, Ref)}
    others = _refs(graph, (p for r in records for p in graph.ends_of(r).people if p not in known))
    role = {"patent": "Inventors", "software": "Authors"}.get(first.type, "Authors")
    venue = tuple(v for v in (first.journal, first.booktitle, first.publisher) if v)
    links = [Web(url, label) for record in records for label, url in record.links]
    arxiv = first.arxiv.removeprefix("arXiv:")
    return [
        Fact("Type", (PUBLICATION_TYPES[first.type],) if first.type else ()),
        Fact(role, authors) if authors else Fact("People", others),
        Fact("People", others if authors else ()),
        Fact("Date", (first.date,) if first.date else ()),
        Fact("Published in", venue),
        *_texts(
            records,
            ("Volume", "volume"),
            ("Issue", "issue"),
            ("Pages", "pages"),
            ("Number", "number"),
            ("Office", "office"),
            ("Status", "status"),
            ("ISBN", "isbn"),
        ),
        Fact("Organization", _refs(graph, (ends.organization,))),
        Fact("DOI", (Web(f"https://doi.org/{first.doi}", first.doi),) if first.doi else ()),
        Fact("arXiv", (Web(f"https://arxiv.org/abs/{arxiv}", arxiv),) if arxiv else ()),
        *_webs(records, ("Link", "url"), ("PDF", "pdf")),
        Fact("More", tuple(links)),
    ]


def _award_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Award)]
    people = (p for r in records for p in graph.ends_of(r).people)
    dates = tuple(dict.fromkeys(r.date for r in records if r.date))
    return [
        Fact("Date", dates),
        Fact("Awarded by", _awarders(graph, records)),
        Fact("People", _refs(graph, people)),
        *_texts(records, ("Place", "location")),
        *_webs(records, ("Link", "url")),
    ]


def _awarders(graph: Graph, records: Iterable[Award]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for name in dict.fromkeys(r.awarder for r in records if r.awarder):
        keys = graph.find("organization", name)
        found.append(_ref(graph, keys[0]) if len(keys) == 1 else name)
    return tuple(found)


def _organization_facts(graph: Graph, entity: Entity) -> list[Fact]:
    records = [r for r in entity.records if isinstance(r, Organization)]
    outer = (graph.ends_of(record).organization for record in records)
    span = span_of(graph, entity.key)
    return [
        Fact("Part of", _refs(graph, outer)),
        *_texts(records, ("Place", "location")),
        *_webs(records, ("Website", "url")),
        Fact("Time", (span,) if span else ()),
    ]


def _skill_facts(graph: Graph, entity: Entity) -> list[Fact]:
    span = span_of(graph, entity.key)
    years: tuple[Piece, ...] = (_years(span),) if span else ()
    records = [r for r in entity.records if isinstance(r, Skill)]
    return [Fact("Used", years), *_webs(records, ("Website", "url"))]


def _years(span: Span) -> Span:
    start, end = (
        date and (date if date == PRESENT else Date(date.year)) for date in (span.start, span.end)
    )
    return Span(start, end)


def _person_facts(graph: Graph, entity: Entity) -> list[Fact]:
    return []


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


_SECTIONS: Mapping[str, Callable[[Graph, Entity, str], list[Section]]] = {
    "person": _person_sections,
    "organization": _organization_sections,
    "project": _project_sections,
    "publication": _publication_sections,
    "award": _award_sections,
    "skill": _skill_sections,
}
_FACTS: Mapping[str, Callable[[Graph, Entity], list[Fact]]] = {
    "person": _person_facts,
    "organization": _organization_facts,
    "project": _project_facts,
    "publication": _publication_facts,
    "award": _award_facts,
    "skill": _skill_facts,
}
