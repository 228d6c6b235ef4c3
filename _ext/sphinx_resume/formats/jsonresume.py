"""A person's résumé as JSON Resume (schema 1.0.0, which the package of version 1.3.1 carries).

Which field goes where stands in `json_resume_fields`. What the schema has no place for goes where
its readers look, or into a key that begins with ``x-``, and is reported as an `Omission`.
Source: https://github.com/jsonresume/resume-schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sphinx_resume.formats.export_report import Made, Omission, omission
from sphinx_resume.formats.json_resume_fields import JSON_RESUME, json_resume_name
from sphinx_resume.formats.urls import Urls, texts, uri
from sphinx_resume.formats.values import filled
from sphinx_resume.model.body_text import Markdown
from sphinx_resume.model.dates import PRESENT, Date, WrittenDate
from sphinx_resume.model.descriptions import roles_of
from sphinx_resume.model.fields import FORMS, PUBLICATION_TYPES, links
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Edition, InlineElement, Meaning, Phrase, Word
from sphinx_resume.model.kinds import (
    KINDS,
    Experience,
    Person,
    Project,
    Publication,
    SkillGroup,
    Talk,
    Teaching,
    Volunteer,
    kind_of,
)
from sphinx_resume.model.locations import Place, place
from sphinx_resume.model.profiles import profiles_of
from sphinx_resume.model.publications.citation import details
from sphinx_resume.model.publications.credits import name_of, signs_in
from sphinx_resume.model.publications.editions import edition_text
from sphinx_resume.model.publications.publication_facts import arxiv_address, doi_address
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.resume import Resume, Work, resume_of
from sphinx_resume.model.text import N_

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
VERSION = "v1.0.0"

# What is no fact of a résumé, and what is shown by other means.
_SILENT = {
    *("id", "aliases", "person", "draft", "shared", "not_by", "other_than"),
    *("summary", "family_name", "name", "sections"),
}
_LISTS = {"keywords", "courses", "roles", "highlights"}
_SECTIONS = {
    "experience": "work",
    "volunteer": "volunteer",
    "education": "education",
    "award": "awards",
    "certificate": "certificates",
    "publication": "publications",
    "skills": "skills",
    "language": "languages",
    "interest": "interests",
    "reference": "references",
    "talk": "publications",
    "teaching": "work",
}
_ORDER = ("work", "volunteer", "education", "awards", "certificates", "publications", "skills")
_CITED = (
    *("authors", "editors", "journal", "booktitle", "series", "edition", "volume", "issue"),
    *(
        "event",
        "event_date",
        "event_place",
        "chapter",
        "pages",
        "number",
        "office",
        "status",
        "type",
        "doi",
        "arxiv",
    ),
)
_FIRST_YEAR = 1000
_GOES_ON = "not known, which readers take for the present"
_TALK = N_("Talk")


def json_resume(
    graph: Graph,
    key: Key,
    urls: Urls,
    say: Callable[[str], str],
    canonical: str = "",
    *,
    markdown: bool = False,
) -> Made:
    """Return the résumé of the person *key*; *canonical* is the address of the file."""
    maker = _JsonResumeMaker(graph, urls, say, markdown=markdown)
    return Made(maker.resume(resume_of(graph, key), canonical), tuple(maker.omissions))


def text_of(data: dict[str, Any]) -> bytes:
    """Return *data* as JSON in UTF-8, in the order it has."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


class _JsonResumeMaker:
    """Makes the sections of a résumé, and notes what had no place."""

    def __init__(
        self, graph: Graph, urls: Urls, say: Callable[[str], str], *, markdown: bool
    ) -> None:
        self.graph = graph
        self.urls = urls
        self.say = say
        self.text = texts(graph, urls, Markdown if markdown else None)
        self.omissions: list[Omission] = []

    def resume(self, resume: Resume, canonical: str) -> dict[str, Any]:
        made: dict[str, Any] = {"$schema": SCHEMA, "basics": self._basics(resume.person)}
        for kind, records in resume.blocks.items():
            if section := _SECTIONS.get(kind):
                for record in records:
                    made.setdefault(section, []).extend(self._items(record))
            elif KINDS[kind].added:
                made.setdefault("projects", []).extend(map(self._other, records))
            else:
                for record in records:
                    self._lose(record, kind, "")
        if resume.projects:
            others = made.get("projects", [])
            made["projects"] = [*(self._project(work) for work in resume.projects), *others]
        order = ("$schema", "basics", *_ORDER, "languages", "interests", "references", "projects")
        meta = {"canonical": uri(canonical), "version": VERSION}
        return {name: made[name] for name in order if made.get(name)} | {"meta": filled(meta)}

    def _lose(self, record: Record, field: str, kept: str) -> None:
        self.omissions.append(omission(record, field, kept))

    # --- sections -----------------------------------------------------------------------

    def _basics(self, person: Person) -> dict[str, Any]:
        made: dict[str, Any] = {"name": person.name, "label": person.headline}
        if person.image:
            made["image"] = uri(self.urls.picture(person.image))
            if not made["image"]:
                self._lose(person, "image", "")
        ascii_mails = [one for one in person.email if one.isascii()]
        made["email"] = next(iter(ascii_mails), "")
        if others := [one for one in person.email if one != made["email"]]:
            made["x-email"] = others
            self._lose(person, "email", "x-email")
        for name, text in person.unread:
            made[x := f"x-{name}"] = text
            self._lose(person, name, x)
        if person.tags:
            made["x-tags"] = list(person.tags)
            self._lose(person, "tags", "x-tags")
        for field in [one for one in person.kind.fields.values() if one.added]:
            if shown := self._shown(person, field.attribute, getattr(person, field.attribute)):
                made[x := f"x-{field.name}"] = shown
                self._lose(person, field.name, x)
        made |= {"phone": person.phone, "url": uri(person.url)}
        made["summary"] = self.text.text(person.text)
        made["location"] = _location(place(person.location, self.graph.site.language))
        if person.location and not made["location"]:  # as "Remote", which is no place
            made["x-location"] = person.location
            self._lose(person, "location", "x-location")
        made["profiles"] = [
            filled({"network": one.network, "username": one.user, "url": uri(one.url)})
            for one in profiles_of(person)
        ]
        return filled(made)

    def _items(self, record: Record) -> Iterator[dict[str, Any]]:
        if isinstance(record, SkillGroup) and not record.name:
            level = {"level": record.level} if record.level else {}
            yield from ({"name": name, **level} for name in record.skills)
        elif isinstance(record, Publication):
            yield self._publication(record)
        elif isinstance(record, Talk):
            yield self._talk(record)
        elif isinstance(record, Teaching):
            yield self._teaching(record)
        else:
            yield self._entry(record)

    def _entry(self, record: Record) -> dict[str, Any]:
        """Return *record* by the field table."""
        job = isinstance(record, Experience | Volunteer)
        kept = {"department": "position"} if job else {}
        made = self._fields(record, kept=kept) | self._body(record)
        if job:
            made["position"] = ", ".join(roles_of(record))
        return filled(made)

    def _publication(self, record: Publication) -> dict[str, Any]:
        pdf = self.urls.pdf(self.graph, record)
        links = (record.url, doi_address(record), pdf, arxiv_address(record))
        page = self.urls.thing(self.graph, Key("publication", record.id)) if record.id else ""
        url = uri(next(filter(None, (*links, page)), ""))
        line = "".join(map(self._element, details(self.graph, record)))
        kept = {name: "summary" for name in _CITED if self._is_said(record, name, line)}
        kept["pdf"] = ("url" if url == pdf else "x-pdf") if pdf else ""
        made = self._fields(record, kept=kept)
        if kept["pdf"] == "x-pdf":
            made["x-pdf"] = pdf
        abstract = self.text.text(record.text) or record.abstract or record.summary
        if signs_in(self.graph.edges_of(record)):
            self._lose(record, "authors (marks)", "summary")
        made |= {"summary": "\n\n".join(filter(None, (line, abstract))), "url": url}
        return filled(made)

    def _is_said(self, record: Publication, name: str, line: str) -> bool:
        """Tell whether *line* says a field of *record*."""
        value = getattr(record, name)
        if name == "type":
            return bool(value) and self.say(PUBLICATION_TYPES[value]) in line
        shown = self._shown(record, name, value) if value else ""
        texts = shown if isinstance(shown, list) else [shown]
        return all(str(text) in line for text in texts)

    def _talk(self, record: Talk) -> dict[str, Any]:
        targets = {"name": "name", "date": "releaseDate", "url": "url"}
        made = self._fields(record, targets, {"event": "summary", "location": "summary"})
        said = filter(None, (self.say(_TALK), record.event, record.location))
        made["summary"] = "\n\n".join(filter(None, (", ".join(said), self.text.text(record.text))))
        self._lose(record, "talk", "publications")
        return filled(made)

    def _teaching(self, record: Teaching) -> dict[str, Any]:
        same = {name: name for name in ("url", "location", "position")}
        targets = {"start": "startDate", "end": "endDate", **same}
        made = self._fields(record, targets, {"organization": "name"})
        organization = self.graph.edges_of(record).organization
        where = self.graph.entities[organization].title if organization else record.organization
        made["name"] = where  # one that nobody named is left out
        made["position"] = record.position or self.say(KINDS["teaching"].plural)
        prose, bullets = self.text.bullets(record.text)
        made |= {"summary": "\n\n".join(filter(None, (record.name, prose))), "highlights": bullets}
        self._lose(record, "teaching", "work")
        return filled(made)

    def _project(self, work: Work) -> dict[str, Any]:
        made: dict[str, Any] = {"name": self.graph.entities[work.key].title}
        project = work.project
        if project and project is not work.own:
            # The role, words and skills in somebody else's block are not hers.
            made |= {"startDate": _date(project.start), "endDate": _date(project.end)}
            made |= {"url": uri(project.url or project.repository), "type": project.type}
        if work.own:
            kept = {"project": "name", "organization": "entity"}
            if project and not project.url:
                kept["repository"] = "url"
                made["url"] = uri(project.repository)
            made |= filled(self._fields(work.own, kept=kept) | self._body(work.own))
        if organization := work.organization(self.graph):
            made["entity"] = self.graph.entities[organization].title
        if (whole := work.whole(self.graph)) and "x-part-of" not in made:
            made["x-part-of"] = [self.graph.entities[whole].title]
            self._lose(work.records[0], "part-of", "x-part-of")
        return filled(made)

    def _other(self, record: Record) -> dict[str, Any]:
        """Return an entry of a kind that JSON Resume has not, as a project of that type."""
        kind = kind_of(record)
        targets = {"start": "startDate", "end": "endDate", "date": "startDate", "url": "url"}
        targets |= {"skills": "keywords", kind.title: "name"}
        made = self._fields(record, targets, {"organization": "entity"})
        if organization := self.graph.edges_of(record).organization:
            made["entity"] = self.graph.entities[organization].title
        prose, bullets = self.text.bullets(record.text)
        made |= {"type": self.say(kind.singular or kind.plural), "highlights": bullets}
        made["description"] = prose or record.summary
        self._lose(record, kind.name, "projects")
        return filled(made)

    # --- fields -------------------------------------------------------------------------

    def _fields(
        self,
        record: Record,
        targets: Mapping[str, str] = {},
        kept: Mapping[str, str] = {},
    ) -> dict[str, Any]:
        """Return the fields of *record*.

        *targets* are fields that the table gives no place, *kept* those that stand elsewhere.
        """
        made: dict[str, Any] = {}
        kind = kind_of(record)
        for field in kind.fields.values():
            name, value = field.attribute, getattr(record, field.attribute)
            target = targets.get(name) or json_resume_name(kind.name, name)
            if not value or (name in _SILENT and not (target and name == kind.title)):
                continue
            if value == PRESENT and getattr(record, "start", None):
                continue  # what has begun and has no end goes on
            if target and name not in kept:
                made[target] = _value(target, value)
                if isinstance(value, WrittenDate):
                    made[f"x-{target}"] = value.text
                if not made[target] or isinstance(value, WrittenDate):
                    self._lose(record, field.name, str(made[target]))
            elif name in kept:
                if kept[name] not in {target, "name", "entity"}:
                    self._lose(record, field.name, kept[name])
            elif shown := self._shown(record, name, value):
                made[x := f"x-{name.replace('_', '-')}"] = shown
                self._lose(record, field.name, x)
        return made | self._unread(record)

    def _unread(self, record: Record) -> dict[str, Any]:
        """Return what no field could read, and note what stands in no file at all."""
        made: dict[str, Any] = {}
        for name, text in record.unread:
            made[x := f"x-{name}"] = text
            self._lose(record, name, x)
        if record.summary and record.text:
            self._lose(record, "summary", "")
        if record.undated:
            made["x-date"] = record.undated
            self._lose(record, "date", "x-date")
        if getattr(record, "start", None) and hasattr(record, "end") and record.end is None:
            self.omissions.append(
                Omission(kind_of(record).name, record.title, "end", fate=_GOES_ON)
            )
        return made

    def _shown(self, record: Record, attribute: str, value: object) -> object:
        """Return a value that has no field of its own, with names for ids."""
        ends = self.graph.edges_of(record)
        if attribute == "organization":
            known = ends.organization and self.graph.entities[ends.organization].title
            return None if known == record.title else known
        if attribute in {"projects", "publications", "people"}:
            keys = {"projects": ends.projects, "publications": ends.publications}
            found = keys.get(attribute, ends.people)
            others = ends.others if attribute == "people" else ()
            titles = [self.graph.entities[one].title for one in found]
            return [*titles, *(getattr(one, "text", one) for one in others)]
        if attribute in {"authors", "editors"}:
            return [name_of(self.graph, one) for one in getattr(ends, attribute)]
        if attribute == "part_of":
            return [self.graph.entities[one].title for one in ends.projects]
        field = record.kind.field_of(attribute)
        if field.form == FORMS[links] and isinstance(value, tuple):
            return [{"label": label, "url": uri(url)} for label, url in value]
        return (
            list(value) if isinstance(value, tuple) and not isinstance(value, Date) else str(value)
        )

    def _body(self, record: Record) -> dict[str, Any]:
        known = JSON_RESUME.get(kind_of(record).name)
        names = known.body if known else ()
        if not names:
            if record.text:
                self._lose(record, "text", "x-summary")
            return {"x-summary": self.text.text(record.text)}
        if "highlights" not in names:
            return {names[0]: self.text.text(record.text) or record.summary}
        prose, bullets = self.text.bullets(record.text)
        if isinstance(record, Experience | Volunteer) and not bullets:
            # Its achievements are those of its projects, which many themes show nowhere.
            inner = self.graph.inside(record.docname, record.index)
            bullets = [one.title for one in inner if isinstance(one, Project)]
        found: dict[str, Any] = {names[0]: prose or record.summary, "highlights": bullets}
        return filled(found)

    def _element(self, element: InlineElement) -> str:
        if isinstance(element, Word):
            return self.say(element.text)
        if isinstance(element, Phrase):
            return self.say(element.pattern).format(text=element.text)
        if isinstance(element, Edition):
            return edition_text(element.text, self.say)
        if isinstance(element, Date):
            return str(getattr(element, "text", element))
        if isinstance(element, Meaning):
            return f"{element.sign} {self.say(element.text) if element.own else element.text}"
        return f"{getattr(element, 'text', element)}{getattr(element, 'signs', '')}"


def _value(target: str, value: object) -> object:
    if isinstance(value, Date):
        return _date(value)
    if target == "url":
        return uri(str(value))
    if target in _LISTS:
        return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]
    return str(value)


def _date(date: Date | None) -> str:
    """Return a date as the schema has it: what has not ended has no date."""
    return str(date) if date and date != PRESENT and date.year >= _FIRST_YEAR else ""


def _location(where: Place) -> dict[str, str]:
    found = {"postalCode": where.postcode, "city": where.city, "region": where.region}
    found["countryCode"] = where.code
    return filled(found)
