"""A person's résumé as the input of RenderCV 2.8, which typesets it (https://rendercv.com).

Neither has an escape for all that the other takes for markup (see markdown_parser.py in its
renderer/templater), so a word joiner, which nobody sees, keeps some signs apart from what
follows them.

Sections are called as on the site; the entries of one are all of one of RenderCV's types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import yaml

from sphinx_resume.formats.export_report import Made, Omission, omission
from sphinx_resume.formats.urls import Urls, texts, uri
from sphinx_resume.formats.values import filled, listed
from sphinx_resume.model.body_text import Markdown
from sphinx_resume.model.dates import (
    PRESENT,
    Date,
    DateRange,
    Span,
    WrittenDate,
    format_span,
    format_written,
)
from sphinx_resume.model.descriptions import others_of, role_in
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Word
from sphinx_resume.model.kinds import (
    KINDS,
    Education,
    Experience,
    Interest,
    Language,
    Person,
    Project,
    Publication,
    SkillGroup,
    Volunteer,
    kind_of,
)
from sphinx_resume.model.profiles import Profile, profiles_of
from sphinx_resume.model.publications.credits import name_of, signs_in
from sphinx_resume.model.publications.publication_facts import arxiv_address, authors_of
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.resume import Resume, Work, resume_of
from sphinx_resume.model.text import N_

_JOINER = "\u2060"
# Python-Markdown takes a backslash before these only.
_ESCAPED = re.compile(r"[\\*\[\]]|(?<!\w)_|_(?!\w)")
_APART = re.compile(
    r"<(?=[/!a-zA-Z])"  # HTML
    r"|&(?=#|\w+;)"  # a name of a character
    r"|#(?=[A-Za-z])"  # a command of Typst
    r"|\$(?=\$)"  # its mathematics
)
_MAIL = re.compile(r"<(?=[^<> !]+@[^<> ]+>)")
# A title, an item or a line across the page, where they stand first.
_FIRST = re.compile(r"(?=\d+\.(?:\s|$)|[-+=/](?:\s|$)|!!!|-{3}|_{3})")


def plain(text: str) -> str:
    """Return *text* so that nothing in it is markup; a grave accent has no escape at all."""
    text = _MAIL.sub("< ", text.replace("`", "'"))
    text = _ESCAPED.sub(r"\\\g<0>", text)
    text = _APART.sub(lambda sign: sign[0] + _JOINER, text)
    return _JOINER + text if _FIRST.match(text) else text


def linked(text: str, url: str) -> str:
    """Return a plain *text* as a link, if there is an address."""
    address = uri(url).replace("(", "%28").replace(")", "%29")
    return f"[{plain(text)}]({address})" if url else plain(text)


def person_name(text: str) -> str:
    """Return the name of a person, which RenderCV also puts between quotation marks of Typst."""
    return plain(re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace('"', "\u201d"))


class Typeset(Markdown):
    """Writes bodies; mathematics are words, for those of Typst are not those of TeX."""

    def marked(self, text: str, mark: str) -> str:
        """Return *text* with its marks; RenderCV shows some signs of code as names of HTML."""
        if mark == "math" or (mark == "code" and set("`<>&") & set(text)):
            return plain(text)
        return super().marked(text, mark)

    def words(self, text: str) -> str:
        """Return *text* without marks."""
        return plain(text)


# The networks that RenderCV knows (its SocialNetworkName), by what they are called here.
_NETWORKS = {
    "GitHub": "GitHub",
    "GitLab": "GitLab",
    "LinkedIn": "LinkedIn",
    "ORCID": "ORCID",
    "Google Scholar": "Google Scholar",
    "Bluesky": "Bluesky",
    "X": "X",
}
# What RenderCV calls the languages in which it writes dates and the word for "present".
_LOCALES = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "nb": "norwegian_bokmål",
    "nl": "dutch",
    "nn": "norwegian_nynorsk",
    "no": "norwegian_bokmål",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "vi": "vietnamese",
    "zh": "mandarin_chinese",
}
_ORDER = (
    *("experience", "education", "project", "publication", "award", "certificate", "talk"),
    *("teaching", "volunteer", "skills", "language", "interest", "reference"),
)
SUMMARY = N_("Summary")
# Translators: the label of the other people who took part.
WITH = N_("With")
# In C where PyYAML has it, which is ten times as fast.
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# What an entry says of each kind of block in a field for it, and what it says elsewhere. RenderCV
# has no place for the rest. Skills are kept in a field of their own, which templates can show.
_WHEN = "start end date location url"
_SAID = {
    "experience": f"name position {_WHEN}",
    "volunteer": f"name position {_WHEN}",
    "education": f"institution study_type area {_WHEN}",
    "project": f"name {_WHEN}",
    "contribution": f"project {_WHEN}",
    "publication": "name authors date journal doi url",
    "award": f"name {_WHEN}",
    "certificate": f"name {_WHEN}",
    "talk": f"name {_WHEN}",
    "teaching": f"name {_WHEN}",
    "skills": "name level skills",
    "language": "language fluency",
    "interest": "name keywords",
    "reference": "name position url",
}
_DEGREE = 5  # signs that fit RenderCV's column for them: "PhD", not "Bachelor"
_ELSEWHERE = {
    "experience": {"department": "position"},
    "education": {"score": "highlights", "courses": "highlights"},
    "project": {"role": "summary", "organization": "organization", "people": "summary"},
    "contribution": {"role": "summary", "people": "summary"},
    "award": {"awarder": "summary", "organization": "summary", "people": "summary"},
    "certificate": {"issuer": "summary", "number": "summary"},
    "talk": {"event": "summary", "organization": "summary", "people": "summary"},
    "teaching": {"position": "summary", "organization": "summary", "people": "summary"},
}
_SILENT = {
    *("id", "aliases", "person", "draft", "shared", "summary", "sections"),
    *("not_by", "other_than"),
}


def rendercv(graph: Graph, key: Key, urls: Urls, say: Callable[[str], str]) -> Made:
    """Return the résumé of the person *key*, and what RenderCV has no field for."""
    maker = _RenderCVMaker(graph, key, urls, say)
    made: dict[str, Any] = {"cv": maker.cv(resume_of(graph, key))}
    if locale := _LOCALES.get(re.split(r"[-_]", graph.site.language.lower())[0]):
        made["locale"] = {"language": locale}
    return Made(made, tuple(maker.omissions))


def _words(value: Any) -> str:
    """Return the value of a field as text: that of several, with commas, and links by name."""
    if isinstance(value, tuple) and not isinstance(value, Date):
        return ", ".join(one[0] if isinstance(one, tuple) else str(one) for one in value)
    return str(value or "")


def text_of(data: Mapping[str, Any]) -> bytes:
    """Return *data* as YAML."""
    text = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
    return str(text).encode()


class _RenderCVMaker:
    def __init__(self, graph: Graph, key: Key, urls: Urls, say: Callable[[str], str]) -> None:
        self.graph = graph
        self.key = key
        self.urls = urls
        self.say = say
        self.text = texts(graph, urls, Typeset)
        self.omissions: list[Omission] = []

    def cv(self, resume: Resume) -> dict[str, Any]:
        person = resume.person
        made: dict[str, Any] = {
            "name": person_name(person.name),
            "headline": plain(person.headline),
        }
        # Versions before 2.4 take no list.
        mails = list(person.email) if len(person.email) > 1 else "".join(person.email)
        made |= {"location": plain(person.location), "email": mails}
        made["photo"] = uri(self.urls.picture(person.image)) if person.image else ""
        made["website"] = uri(person.url)
        self.omissions += [omission(person, name) for name, _text in person.unread]
        added = (one for one in person.kind.fields.values() if one.added)
        self.omissions += [
            omission(person, one.name) for one in added if getattr(person, one.attribute)
        ]
        if person.tags:
            self.omissions.append(omission(person, "tags"))
        if person.image and not made["photo"]:
            self.omissions.append(omission(person, "image"))
        unknown = [one for one in profiles_of(person) if not _is_known(one)]
        made["social_networks"] = [
            {"network": _NETWORKS[one.network], "username": one.user}
            for one in profiles_of(person)
            if _is_known(one)
        ]
        made["custom_connections"] = [*_phone(person), *map(_connection, unknown)]
        sections: dict[str, Any] = {}
        if said := self.text.text(person.text):
            sections[self.say(SUMMARY)] = said.split("\n\n")
        others = [kind for kind in resume.blocks if KINDS[kind].added]
        for kind in (*_ORDER, *others):
            if entries := list(self._entries(resume, kind)):
                sections[self.say(KINDS[kind].plural)] = entries
        for kind in resume.blocks.keys() - {*_ORDER, *others}:
            self.omissions += [omission(one, kind) for one in resume.blocks[kind]]
        made["sections"] = sections
        return filled(made)

    def _entries(self, resume: Resume, kind: str) -> Iterator[dict[str, Any]]:
        if kind == "project":
            yield from map(self._project, resume.projects)
            return
        for record in resume.blocks.get(kind, ()):
            entry = self._entry(record) | self._rest(record)
            yield filled(entry, keep=_REQUIRED)

    def _rest(self, record: Record) -> dict[str, Any]:
        """Return the skills of *record*, and note what has no field of its own."""
        kind = kind_of(record)
        said = {*_SAID.get(kind.name, f"{kind.title} {_WHEN}").split(), *_SILENT}
        kept = {"skills": "skills", **_ELSEWHERE.get(kind.name, {})}
        if kind.added:
            kept |= dict.fromkeys(kind.header, "summary")
        if isinstance(record, Project) and not record.url:
            kept["repository"] = "url"
        if isinstance(record, Publication):
            kept |= self._cited(record)
        for field in kind.fields.values():
            name = field.attribute
            if name not in said and self._is_told(record, name):
                self.omissions.append(omission(record, field.name, kept.get(name, "")))
        self.omissions += [omission(record, name) for name, _text in record.unread]
        if record.summary and record.text:
            self.omissions.append(omission(record, "summary"))
        told = "skills" in said
        return {} if told else {"skills": plain(listed(getattr(record, "skills", ())))}

    def _is_told(self, record: Record, name: str) -> bool:
        """Tell whether a field says anything that the title does not."""
        if name == "organization" and getattr(record, name):
            known = self.graph.edges_of(record).organization
            return known is not None and self.graph.entities[known].title != record.title
        return bool(getattr(record, name))

    def _entry(self, record: Record) -> dict[str, Any]:
        if isinstance(record, Publication):
            return self._publication(record)
        if isinstance(record, SkillGroup | Language | Interest):
            return self._line(record)
        prose, bullets = self.text.bullets(record.text)
        told: dict[str, Any] = {"location": plain(getattr(record, "location", ""))}
        told |= {"summary": prose or plain(record.summary), "highlights": bullets}
        if isinstance(record, Experience | Volunteer):
            head = {"company": self._linked(record), "position": plain(", ".join(role_in(record)))}
            told["highlights"] = bullets or list(self._inside(record))
            return head | self._time(record) | told
        if isinstance(record, Education):
            degree, area = record.study_type, record.area
            if len(degree) > _DEGREE:
                degree, area = "", ", ".join(filter(None, (degree, area)))
            head = {"institution": self._linked(record), "area": plain(area)}
            more = filter(None, (record.score, listed(record.courses)))
            told["highlights"] = [*bullets, *map(plain, more)]
            return head | {"degree": plain(degree)} | self._time(record) | told
        return self._normal(record, told)

    def _line(self, record: SkillGroup | Language | Interest) -> dict[str, str]:
        if record.text:
            self.omissions.append(omission(record, "text"))
        if isinstance(record, Language):
            return {"label": plain(record.language), "details": plain(record.fluency)}
        if isinstance(record, Interest):
            return {"label": plain(record.name), "details": plain(listed(record.keywords))}
        details = _remark(listed(record.skills), record.level)
        label = record.name or self.say(KINDS["skill"].plural)
        return {"label": plain(label), "details": plain(details)}

    def _normal(self, record: Record, told: dict[str, Any]) -> dict[str, Any]:
        names: tuple[str, ...] = ("awarder", "issuer", "event", "position", "number")
        ends = self.graph.edges_of(record)
        if record.kind.added:
            names = tuple(name for name in record.kind.header if name != "organization")
        said = [_words(getattr(record, name, "")) for name in names]
        if ends.organization and not getattr(record, "awarder", ""):
            said.append(self.graph.entities[ends.organization].title)
        parts = (plain(", ".join(filter(None, said))), told["summary"], self._with(record))
        summary = "\n\n".join(filter(None, parts))
        head = {"name": self._linked(record)}
        return head | self._time(record) | told | {"summary": summary}

    def _with(self, *records: Record) -> str:
        """Return who else took part, as far as a block of the person says so."""
        named = [one for one in records if getattr(one, "people", ())]
        known = (key for one in named for key in self.graph.edges_of(one).people if key != self.key)
        others = [str(getattr(one, "text", one)) for one in others_of(self.graph, named)]
        names = dict.fromkeys([*(self.graph.entities[key].title for key in known), *others])
        return f"{self.say(WITH)}: {plain(', '.join(names))}" if names else ""

    def _project(self, work: Work) -> dict[str, Any]:
        own, first = work.own, work.records[0]
        title = self.graph.entities[work.key].title
        url = getattr(work.project, "url", "")
        repository = getattr(work.project, "repository", "")
        prose, bullets = self.text.bullets(own.text) if own else ("", [])
        said = [plain(own.role), prose or plain(own.summary)] if own else []
        said.append(self._with(*work.records))
        summary = "\n\n".join(filter(None, said))
        made: dict[str, Any] = {"name": linked(title, url or repository)}
        made |= self._time(first)
        made |= {"location": plain(getattr(work.project, "location", ""))}
        made |= {"summary": summary, "highlights": bullets}
        if own:
            made |= self._rest(own)
        if organization := work.organization(self.graph):
            made["organization"] = plain(self.graph.entities[organization].title)
        if work.whole(self.graph) and not getattr(first, "part_of", ""):
            self.omissions.append(omission(first, "part-of"))
        return filled(made)

    def _publication(self, record: Publication) -> dict[str, Any]:
        ends = self.graph.edges_of(record)
        people = authors_of(self.graph, record) or ends.editors
        if signs_in(ends):
            self.omissions.append(omission(record, "authors (marks)"))
        venue = str(getattr(record, _venue(record), ""))
        return {
            "title": plain(record.name),
            "authors": [plain(name_of(self.graph, one)) for one in people],
            "doi": record.doi,
            "url": uri(record.url)
            or self.urls.pdf(self.graph, record)
            or uri(arxiv_address(record)),
            "journal": plain(_remark(venue, record.number)),
            "date": self._published(record.date),
            "summary": self.text.text(record.text) or plain(record.abstract or record.summary),
        }

    def _cited(self, record: Publication) -> dict[str, str]:
        """Return where fields of a publication are said that have no field of their own."""
        kept = {_venue(record): "journal", "number": "journal"}
        if not record.url:
            kept["pdf" if self.urls.pdf(self.graph, record) else "arxiv"] = "url"
        if not self.graph.edges_of(record).authors:
            kept["editors"] = "authors"
        return kept

    # --- texts --------------------------------------------------------------------------

    def _inside(self, record: Record) -> Iterator[str]:
        for one in self.graph.inside(record.docname, record.index):
            if kind_of(one).name == "project":
                yield self._linked(one)

    def _published(self, date: Date | None) -> str:
        """Return a date as RenderCV writes it out, or in words if it is no plain one."""
        if isinstance(date, WrittenDate):
            language = self.graph.site.language
            return format_span(Span(date), language, self.say("present"), self.say)
        return _date(date)

    def _time(self, record: Record) -> dict[str, str]:
        return _time(record, self.graph.site.language, self.say)

    def _said(self, element: object) -> str:
        return (
            self.say(element.text)
            if isinstance(element, Word)
            else str(getattr(element, "text", element))
        )

    def _linked(self, record: Record) -> str:
        return linked(record.title, getattr(record, "url", ""))


_REQUIRED = frozenset({"company", "position", "institution", "area", "details", "authors"})


def _venue(record: Publication) -> str:
    """Return the field that says best where it came out."""
    names = ("journal", "booktitle", "publisher", "office")
    return next((name for name in names if getattr(record, name)), "")


def _date(date: Date | None) -> str:
    return str(date) if date else ""


def _time(record: Record, language: str, say: Callable[[str], str]) -> dict[str, str]:
    """Return a time as RenderCV has it: one date, a start and an end, or a text that is shown.

    It writes out dates and ``present`` itself (its ``locale``); a text is in the site's language.
    """
    span = record.span
    if record.undated or any(isinstance(date, WrittenDate) for date in (span.start, span.end)):
        if isinstance(span.start, DateRange) and not record.undated and not span.end:
            last = "present" if span.start.last == PRESENT else str(span.start.last)
            return {"start_date": str(Date(*span.start)), "end_date": last}
        shown = format_span(span, language, say("present"), say)
        return {"date": format_written(span, record.undated, shown)}
    if span.start and span.end:
        end = "present" if span.end == PRESENT else str(span.end)
        return {"start_date": str(span.start), "end_date": end}
    if span.end == PRESENT:
        return {"date": "present"}
    return {"date": _date(span.start or span.end)} if span else {}


def _remark(text: str, remark: str) -> str:
    return f"{text} ({remark})" if text and remark else text or remark


def _is_known(profile: Profile) -> bool:
    return profile.network in _NETWORKS and bool(profile.user)


def _phone(person: Person) -> list[dict[str, str | None]]:
    """Return the telephone; RenderCV's own field takes only numbers that it can look up.

    Nor does it take other links than those to the web.
    """
    if not person.phone:
        return []
    return [{"fontawesome_icon": "phone", "placeholder": plain(person.phone), "url": None}]


def _connection(profile: Profile) -> dict[str, str]:
    return {"fontawesome_icon": "link", "placeholder": plain(profile.text), "url": uri(profile.url)}
