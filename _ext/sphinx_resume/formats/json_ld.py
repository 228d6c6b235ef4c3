"""What a page is about, as linked data (JSON-LD 1.1 with the vocabulary of schema.org).

Each thing has one ``@id``, the address of its page with its kind behind ``#``. The page of a thing
describes it whole; others name it by its id, type, name and address. Addresses are whole ones, so
there is none of this without the address of the site.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sphinx_resume.formats.urls import Urls, uri
from sphinx_resume.formats.values import filled
from sphinx_resume.model.dates import PRESENT, Date, DateRange, Span
from sphinx_resume.model.degrees import has_degree
from sphinx_resume.model.descriptions import others_of, people_of, span_of, summary_of
from sphinx_resume.model.edges import Credit
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry, Ref
from sphinx_resume.model.kinds import (
    KINDS,
    Certificate,
    Education,
    Experience,
    Language,
    Organization,
    Project,
    Publication,
    Skill,
    Volunteer,
)
from sphinx_resume.model.locations import place
from sphinx_resume.model.names.author_marks import MEANINGS
from sphinx_resume.model.names.name_keys import has_family
from sphinx_resume.model.posts import records_of, writers_of
from sphinx_resume.model.profiles import profiles_of
from sphinx_resume.model.publications.credits import name_in, named_in, own_name
from sphinx_resume.model.publications.genres import genre_text
from sphinx_resume.model.publications.publication_facts import (
    arxiv_address,
    authors_of,
    doi_address,
    numbers_of,
    publication_of,
)
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.resume import Resume, resume_of

Node = dict[str, Any]
R = TypeVar("R", bound=Record)

CONTEXT = "https://schema.org"
# A list says how many there are, and names so many: search engines read no more.
_LISTED = 100
_WORKS = {
    "article": "ScholarlyArticle",
    "inproceedings": "ScholarlyArticle",
    "preprint": "ScholarlyArticle",
    "unpublished": "ScholarlyArticle",
    "incollection": "Chapter",
    "book": "Book",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "software": "SoftwareSourceCode",
}
_PAGED = {"ScholarlyArticle", "Chapter", "Report"}  # schema.org has pagination for these alone
_RESEARCH = ("research", "study", "studie", "forschung", "recherche", "investigación", "研究")


class LinkedData:
    """Describes pages of one site."""

    def __init__(
        self, graph: Graph, urls: Urls, say: Callable[[str], str], title: str, language: str
    ) -> None:
        """Describe what *graph* has; *title* and *language* are those of the site."""
        self.graph = graph
        self.urls = urls
        self.say = say
        self.title = title
        self.language = language
        self._names: dict[Key, Node] = {}
        self._makers: dict[str, Callable[[Key], Node]] = {
            "person": self._person,
            "organization": self._organization,
            "project": self._project,
            "publication": self._publication,
            "award": self._award,
            "post": self._post,
            "skill": self._skill,
        }

    # --- pages --------------------------------------------------------------------------

    def thing(self, key: Key, index_page: str) -> Node:
        """Return the graph of the page of *key*; *index_page* is that of its kind."""
        entity = self.graph.entities[key]
        page = self._page(entity.page, entity.title)
        page["@type"] = "ProfilePage" if key.kind == "person" else "WebPage"
        main = self._makers.get(key.kind, self._work)(key)
        page["mainEntity"] = {"@id": main["@id"]}
        above = ((index_page, self.say(KINDS[key.kind].plural)),) if index_page else ()
        return _graph(page, main, self._breadcrumb(*above, (entity.page, entity.title)))

    def listing(
        self, docname: str, title: str, entries: Iterable[Entry], number: int, index_page: str
    ) -> Node:
        """Return the graph of a page that lists *number* things, or a part of them."""
        page = self._page(docname, title) | {"@type": "CollectionPage"}
        targets = (entry.target for entry in islice(entries, _LISTED))
        found = (self.name(target.key) for target in targets if isinstance(target, Ref))
        items = [
            {"@type": "ListItem", "position": at, "name": one["name"], "url": one.get("url", "")}
            for at, one in enumerate(found, 1)
        ]
        page["mainEntity"] = {
            "@type": "ItemList",
            "name": title,
            "numberOfItems": number,
            "itemListElement": [filled(one) for one in items],
        }
        above = (
            ((index_page, self.graph.title_of(index_page) or ""),) if index_page != docname else ()
        )
        return _graph(page, self._breadcrumb(*above, (docname, title)))

    def other(self, docname: str, title: str, description: str) -> Node:
        """Return the graph of a page that is about nothing of ours."""
        page = self._page(docname, title) | {"description": description}
        return _graph(filled(page), self._breadcrumb((docname, title)))

    def home(self, docname: str, description: str, search: str) -> Node:
        """Return the graph of the first page; *search* is the address of the search."""
        return _graph(self.site(docname, description, search), self._page(docname, self.title))

    def site(self, docname: str, description: str, search: str) -> Node:
        """Return the site itself, which only its first page describes."""
        address = self.urls.page(docname)
        site = {
            "@type": "WebSite",
            "@id": f"{address}#website",
            "name": self.title,
            "url": address,
            "description": description,
            "inLanguage": self.language,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{search}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }
        return filled(site)

    def _page(self, docname: str, title: str) -> Node:
        address = self.urls.page(docname)
        return {
            "@type": "WebPage",
            "@id": address,
            "url": address,
            "name": title,
            "inLanguage": self.language,
            "isPartOf": {"@id": f"{self.urls.home}#website"},
        }

    def _breadcrumb(self, *steps: tuple[str, str]) -> Node:
        home = (self.urls.home, self.title)
        ways = [home, *((self.urls.page(docname), title) for docname, title in steps)]
        items = [
            {"@type": "ListItem", "position": at, "name": title, "item": address}
            for at, (address, title) in enumerate(ways, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    # --- things -------------------------------------------------------------------------

    def name(self, key: Key) -> Node:
        """Return what another page says of *key*; it is the same for all, and not to be changed."""
        entity = self.graph.entities[key]  # asked for each time: who asks is made of it
        if key not in self._names:
            self._names[key] = self._name(entity)
        return self._names[key]

    def _name(self, entity: Entity) -> Node:
        key = entity.key
        made: Node = {"@type": self._type(key), "name": entity.title}
        if address := self.urls.thing(self.graph, key):
            made = {"@id": f"{address}#{key.kind}", **made, "url": address}
        return made

    def _type(self, key: Key) -> str:
        source = next(iter(self.graph.entities[key].records), None)
        if isinstance(source, Publication):
            return _WORKS.get(source.type, "CreativeWork")
        if isinstance(source, Project):
            if source.repository:
                return "SoftwareSourceCode"
            kind = source.type.lower()
            return "ResearchProject" if any(map(kind.__contains__, _RESEARCH)) else "CreativeWork"
        usual = {"person": "Person", "organization": "Organization", "post": "BlogPosting"}
        return {**usual, "skill": "DefinedTerm", "award": "Thing"}.get(key.kind, "CreativeWork")

    def _begun(self, key: Key) -> Node:
        return self.name(key) | filled({"description": summary_of(self.graph, key)})

    def _person(self, key: Key) -> Node:
        resume = resume_of(self.graph, key)
        person = resume.person
        name = own_name(self.graph, key)
        fits = person.family_name and has_family(person.name, person.family_name)
        links = profiles_of(person)
        made = self._begun(key) | {
            "familyName": f"{name.particle} {name.family}".strip() if fits else person.family_name,
            "honorificPrefix": name.prefix,
            "honorificSuffix": name.suffix,
            "givenName": name.given if fits else "",
            "email": list(person.email),
            "telephone": person.phone,
            "image": uri(self.urls.picture(person.image)) if person.image else "",
            "address": _address(person.location, self.graph.site.language),
            "sameAs": [uri(url) for url in (person.url, *(one.url for one in links)) if url],
            "identifier": _property("ORCID", person.orcid),
            "worksFor": [self._role("worksFor", one) for one in _of(resume, Experience)],
            "alumniOf": [self._role("alumniOf", one) for one in _of(resume, Education)],
            "memberOf": [self._role("memberOf", one) for one in _of(resume, Volunteer)],
            "hasCredential": list(self._credentials(resume)),
            "award": [one.title for one in resume.blocks.get("award", ())],
            "knowsAbout": [self.name(one) for one in self._skills(self.graph.about(key), key)],
            "knowsLanguage": [
                {"@type": "Language", "name": one.language} for one in _of(resume, Language)
            ],
        }
        now = [one.position for one in _of(resume, Experience) if one.end == PRESENT]
        made["jobTitle"] = [one for one in dict.fromkeys(now) if one]
        return filled(made)

    def _skills(self, records: Iterable[Record], person: Key) -> list[Key]:
        """Return the skills of a person's own blocks."""
        own = (one for one in records if person in self.graph.skilled(one))
        return list(dict.fromkeys(key for one in own for key in self.graph.edges_of(one).skills))

    def _role(self, name: str, record: Experience | Education | Volunteer) -> Node:
        """Return a time at an organization, which schema.org puts between it and the person."""
        organization = self.graph.edges_of(record).organization
        at = _named("Organization", record.named) if record.named else None
        at = self.name(organization) if organization else at
        role, area = getattr(record, "position", ""), ""
        if isinstance(record, Education):
            role, area = record.study_type, record.area
        made = {"@type": "OrganizationRole", "roleName": role, **_time(record.span), name: at}
        return filled(made | {"description": area})

    def _credentials(self, resume: Resume) -> Iterator[Node]:
        for study in _of(resume, Education):
            if has_degree(self.graph, study):
                by = self.graph.edges_of(study).organization
                yield filled(
                    {
                        "@type": "EducationalOccupationalCredential",
                        "name": ", ".join(filter(None, (study.study_type, study.area))),
                        "credentialCategory": "degree",
                        "recognizedBy": self.name(by) if by else None,
                    }
                )
        for one in _of(resume, Certificate):
            yield filled(
                {
                    "@type": "EducationalOccupationalCredential",
                    "name": one.name,
                    "credentialCategory": "certificate",
                    "recognizedBy": _named("Organization", one.issuer) if one.issuer else None,
                    "dateCreated": _date(one.date),
                    "identifier": one.number,
                    "url": uri(one.url),
                }
            )

    def _organization(self, key: Key) -> Node:
        found = [r for r in self.graph.entities[key].records if isinstance(r, Organization)]
        if not found:
            return self._begun(key)
        record = found[0]
        parent = self.graph.edges_of(record).organization
        ror = f"https://ror.org/{record.ror}" if record.ror else ""
        return filled(
            self._begun(key)
            | {
                "alternateName": list(record.alternate_name),
                "logo": uri(self.urls.picture(record.logo)) if record.logo else "",
                "address": _address(record.location, self.graph.site.language),
                "sameAs": [uri(url) for url in (record.url, ror) if url],
                "parentOrganization": self.name(parent) if parent and parent != key else None,
            }
        )

    def _project(self, key: Key) -> Node:
        records = [r for r in self.graph.entities[key].records if isinstance(r, Project)]
        made = self._begun(key)
        record = next(iter(records), None)
        people = [self.name(one) for one in people_of(self.graph, key)]
        others = others_of(self.graph, self.graph.entities[key].records)
        people += [
            {"@type": "Person", "name": one}
            if isinstance(one, str)
            else {"@type": "Person", "name": one.text, "url": one.url}
            for one in others
        ]
        ends = [self.graph.edges_of(one) for one in records]
        at = next((self.name(one.organization) for one in ends if one.organization), None)
        span, skills = span_of(self.graph, key), [key for one in ends for key in one.skills]
        keywords = [self.graph.entities[one].title for one in dict.fromkeys(skills)]
        links = [one for one in (getattr(record, "url", ""),) if one]
        made |= {"sameAs": [uri(url) for url in links], "keywords": keywords}
        if made["@type"] == "ResearchProject":
            made |= {"member": people, "parentOrganization": at}
            return filled(made | {"foundingDate": _date(span.start)})
        if made["@type"] == "SoftwareSourceCode":
            made["codeRepository"] = uri(getattr(record, "repository", ""))
        whole = next((k for one in ends for k in one.projects), None)
        made |= {"creator": people, "sourceOrganization": at, "temporalCoverage": _interval(span)}
        made["isPartOf"] = self.name(whole) if whole and self._is_work(whole) else None
        made["creativeWorkStatus"] = getattr(record, "status", "")
        return filled(made)

    def _is_work(self, key: Key) -> bool:
        return self._type(key) != "ResearchProject"

    def _publication(self, key: Key) -> Node:
        record = publication_of(self.graph, key)
        ends = self.graph.edges_of(record)
        links = (doi_address(record), arxiv_address(record), record.url)
        address = self.urls.pdf(self.graph, record)
        pdf = {"@type": "MediaObject", "contentUrl": address} if address else None
        if pdf and address.lower().endswith(".pdf"):
            pdf["encodingFormat"] = "application/pdf"
        made = self._begun(key) | {
            "headline": record.name,
            "author": self._authors(authors_of(self.graph, record)),
            "editor": self._authors(ends.editors),
            "contributor": self._roles((*ends.authors, *ends.editors)),
            "datePublished": _date(record.date),
            "isPartOf": self._journal(record),
            "recordedAt": self._event(record),
            "pagination": record.pages if self._type(key) in _PAGED else "",
            "publisher": _named("Organization", record.publisher) if record.publisher else None,
            "sourceOrganization": self.name(ends.organization) if ends.organization else None,
            "identifier": [
                *_property("DOI", record.doi),
                *_property(record.office or self.say("Number"), record.number),
                *(one for label, number in numbers_of(record) for one in _property(label, number)),
                *(
                    one
                    for name, text in record.unread
                    if name == "eprint"
                    for one in _property(*text.split(": ", 1))
                ),
            ],
            "sameAs": [uri(url) for url in links if url],
            "abstract": record.abstract,
            "keywords": [self.graph.entities[one].title for one in ends.skills],
            "encoding": pdf,
            "creativeWorkStatus": record.status,
            "genre": genre_text(record),
        }
        if made["@type"] == "Book":
            made |= {"isbn": record.isbn, "bookEdition": record.edition}
        return filled(made)

    def _event(self, record: Publication) -> Node | None:
        """Return the event at which a paper was presented."""
        name = record.event or (record.booktitle if record.event_date or record.event_place else "")
        if not name:
            return None
        language = self.graph.site.language
        where = _address(record.event_place, language) or _named("Place", record.event_place)
        made = _named("Event", record.event or name)
        span = record.event_date
        if isinstance(span, DateRange):
            made |= {"startDate": _date(Date(*span)), "endDate": _date(span.last)}
        elif span:
            made["startDate"] = _date(span)
        return made | ({"location": where} if record.event_place else {})

    def _journal(self, record: Publication) -> Node | None:
        """Return what a paper appeared in: the issue of a volume of a journal, or a book."""
        made: Node | None = None
        if record.journal:
            made = _named("Periodical", record.journal)
            if record.volume:
                volume = {"@type": "PublicationVolume", "volumeNumber": record.volume}
                made = volume | {"isPartOf": made}
            if record.issue:
                issue = {"@type": "PublicationIssue", "issueNumber": record.issue}
                made = issue | {"isPartOf": made}
        elif record.booktitle:
            made = _named("Book", record.booktitle)
            if record.isbn:
                made["isbn"] = record.isbn
            if record.main_title or record.series:
                made["isPartOf"] = _whole(record)
        elif record.main_title:
            made = _whole(record)
        elif record.series:
            made = _series(record)
        return made

    def _authors(self, people: Iterable[Credit]) -> list[Node]:
        return [self._author(one) for one in named_in(people)]

    def _roles(self, people: Iterable[Credit]) -> list[Node]:
        """Return what marks at names say, as roles (schema.org/Role): authors stay plain."""
        return [
            {"@type": "Role", "contributor": self._author(one), "roleName": MEANINGS[mark.meaning]}
            for one in people
            for mark in one.marks
            if mark.meaning in MEANINGS
        ]

    def _author(self, one: Credit) -> Node:
        if one.key is not None:
            return self.name(one.key)
        if one.web is not None:
            return _named("Person", one.web.text) | {"url": uri(one.web.url)}
        name = name_in(self.graph, one)
        if name.literal:
            return _named("Organization", name.literal)
        return _named("Person", str(name))

    def _award(self, key: Key) -> Node:
        return self._begun(key)

    def _post(self, key: Key) -> Node:
        post = records_of(self.graph.entities[key])[0]
        ends = self.graph.edges_of(post)
        about = dict.fromkeys(
            (*ends.projects, *ends.publications, *self.graph.said_by.get(key, ()))
        )
        made = self._begun(key) | {
            "headline": post.title,
            "datePublished": _date(post.date),
            "dateModified": _date(post.updated),
            "author": self._authors(writers_of(self.graph, key, post)),
            "keywords": list(post.tags),
            "sameAs": [uri(post.url)] if post.url else [],
            "mentions": [self.name(one) for one in about if one != key],
        }
        return filled(made)

    def _work(self, key: Key) -> Node:
        """Return an entry of a kind that schema.org has no type of its own for."""
        records = self.graph.entities[key].records
        ends = [self.graph.edges_of(one) for one in records]
        skills = dict.fromkeys(skill for one in ends for skill in one.skills)
        links = dict.fromkeys(url for one in records if (url := getattr(one, "url", "")))
        made = self._begun(key) | {
            "creator": [self.name(one) for one in people_of(self.graph, key)],
            "sourceOrganization": next(
                (self.name(one.organization) for one in ends if one.organization), None
            ),
            "temporalCoverage": _interval(span_of(self.graph, key)),
            "keywords": [self.graph.entities[one].title for one in skills],
            "sameAs": list(map(uri, links)),
        }
        return filled(made)

    def _skill(self, key: Key) -> Node:
        records = [r for r in self.graph.entities[key].records if isinstance(r, Skill)]
        names = [name for one in records for name in one.alternate_name]
        links = [uri(one.url) for one in records if one.url]
        return filled(self._begun(key) | {"alternateName": names, "sameAs": links})


def script(data: Node) -> str:
    """Return *data* as an element of HTML, out of which no text of it can break."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def _graph(*nodes: Node) -> Node:
    return {"@context": CONTEXT, "@graph": [*nodes]}


def _whole(record: Publication) -> Node:
    """Return the work in volumes, or else the series, of a book, or the volume of that."""
    if not record.main_title:
        return _series(record)
    made = _named("Book", record.main_title)
    if record.series:
        made["isPartOf"] = _named("BookSeries", record.series)
    return _volume(record, made)


def _series(record: Publication) -> Node:
    """Return the series of a book, or the volume of that."""
    return _volume(record, _named("BookSeries", record.series))


def _volume(record: Publication, made: Node) -> Node:
    if not record.volume:
        return made
    return {"@type": "PublicationVolume", "volumeNumber": record.volume, "isPartOf": made}


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": name}


def _property(name: str, value: str) -> list[Node]:
    return [{"@type": "PropertyValue", "propertyID": name, "value": value}] if value else []


def _address(location: str, language: str) -> Node | None:
    where = place(location, language)
    if not any(where):
        return None
    parts = {"addressLocality": where.city, "addressRegion": where.region}
    parts["postalCode"] = where.postcode
    return {"@type": "PostalAddress"} | filled(parts | {"addressCountry": where.code})


def _of(resume: Resume, kind: type[R]) -> list[R]:
    return [one for found in resume.blocks.values() for one in found if isinstance(one, kind)]


def _date(date: Date | None) -> str:
    return str(date) if date and date != PRESENT else ""


def _time(span: Span) -> Node:
    return filled({"startDate": _date(span.start), "endDate": _date(span.end)})


def _interval(span: Span) -> str:
    """Return a time as ISO 8601 has it: open if it goes on."""
    if not span.start:
        return _date(span.end)
    if not span.end:
        return _date(span.start)
    return f"{span.start}/{'..' if span.end == PRESENT else span.end}"
