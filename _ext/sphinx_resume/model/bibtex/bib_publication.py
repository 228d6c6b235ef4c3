"""What a publication takes from an entry of a bibliography.

Fields are those of BibTeX (btxdoc) and biblatex (manual, part 2); those of al-folio for links
are known too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from sphinx_resume.model import fields as f
from sphinx_resume.model.bibtex.bib_blocks import short
from sphinx_resume.model.bibtex.bib_dates import BibDate
from sphinx_resume.model.bibtex.bib_names import annotated, people
from sphinx_resume.model.bibtex.bib_notes import (
    GOOGLE,
    is_of_another,
    patent_in,
    without_known,
    without_numbers,
)
from sphinx_resume.model.bibtex.bib_reader import (
    ADDRESSES,
    TYPES,
    BibEntry,
    BibFault,
)
from sphinx_resume.model.bibtex.private_fields import is_unpublished
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.dates import Date
from sphinx_resume.model.diagnostics import Subtype, suggestion, unreported
from sphinx_resume.model.fields import AsWritten, Parser
from sphinx_resume.model.names.authors import with_marks
from sphinx_resume.model.names.name_keys import AND_OTHERS, OTHERS, Author, PersonName
from sphinx_resume.model.names.vancouver import is_group
from sphinx_resume.model.publications.editions import with_chapter
from sphinx_resume.model.publications.genres import SERIES, genre_key
from sphinx_resume.model.publications.identifiers import REGISTRIES, link_at, link_of, plain_type
from sphinx_resume.model.publications.number_labels import bare_number
from sphinx_resume.model.publications.publication_state import FILED, GRANTED, STATES, is_pending
from sphinx_resume.model.text import dashed

_NUMBERED = frozenset(field for registry in REGISTRIES for field in registry.fields)
_IN_SERIES = {"book", "incollection", "inproceedings"}
_ARXIV = re.compile(
    r"(?i)(?:arxiv(?:\.org/(?:abs|pdf)/|[\s:.]\s*)|^abs/)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)"
)
_WEB = re.compile(r"https?://[^\s<>\"{}]*[^\s<>\"{}.,;:!?)\]]")
_COMMAS = re.compile("[,;]")
_FILE = re.compile(r"(?i)[^/:]+\.(?:pdf|html?|pptx?|key|zip|mp4|mov|ipynb|docx?)")
_SORTED = {"thesis", "report", "misc", "booklet", "unpublished", "dataset", "software"}
"""Types of publications of which there are sorts."""
_OFFICES = {
    "de": "Germany",
    "eu": "European Union",
    "ep": "European Patent Office",
    "fr": "France",
    "uk": "United Kingdom",
    "us": "United States",
}


def publication_values(entry: BibEntry) -> tuple[dict[str, Any], list[BibFault]]:
    """Return what a `Publication` takes from *entry*, without what is empty, and the faults.

    The keys are attributes of `Publication`, and two more: ``abstract``, a plain text whose
    paragraphs an empty line separates, and ``tags``. ``name`` and ``type`` are always there.
    """
    fields = _Fields(entry)
    arxiv = fields.arxiv()
    kind = fields.kind(arxiv)
    status, date = fields.date()
    volume, issue, number = fields.numbers(kind)
    chapter, pages = fields.pages()
    state, publisher = fields.status(kind), fields.publisher(kind)
    found = {
        "id": entry.id,
        "name": fields.name(),
        "name_runs": fields.name_runs(),
        "type": kind,
        "citekey": entry.key if entry.key != entry.id else "",
        "authors": fields.authors(),
        "editors": fields.annotated("editor", entry.editors),
        "translators": fields.translators(),
        "not_by": _tags(fields.text("not-by", "notby", "not_by")),
        "other_than": _tags(fields.text("other-than", "otherthan", "other_than")),
        "date": date,
        "journal": _bare(fields.journal(kind), arxiv),
        "booktitle": "" if kind == "book" else fields.booktitle(),
        "main_title": fields.main_title(kind),
        "event": fields.event(),
        "event_date": fields.event_date(),
        "event_place": fields.text("venue", "eventplace", "eventlocation"),
        "publisher": publisher,
        "series": fields.series(),
        "edition": fields.text("edition"),
        "location": "" if kind == "patent" else fields.text("location", "address"),
        "volume": _bare(volume, arxiv),
        "issue": _bare(issue, arxiv),
        "chapter": chapter,
        "pages": _bare(pages, arxiv),
        "number": _bare(number, arxiv),
        "office": fields.office() if kind == "patent" else "",
        "status": state or status,
        "note": fields.note(kind, state, publisher),
        "genre": fields.genre(kind),
        "is_whole": entry.is_whole and not fields.is_listed(),
        "doi": fields.doi(),
        "arxiv": arxiv,
        "isbn": fields.isbn(),
        "url": fields.url(),
        "pdf": fields.pdf(),
        "links": fields.links(),
        "abstract": fields.text("abstract"),
        "tags": _tags(fields.text("keywords")),
        "projects": _tags(fields.text("projects", "project")),
        "skills": _tags(fields.text("skills")),
    }
    found["unread"] = (*fields.unread.items(), *fields.others())
    values = {name: value for name, value in with_marks(found).items() if value}
    return values, sorted(dict.fromkeys(fields.faults), key=lambda fault: fault.line)


class _Fields:
    """The fields of one entry, read for what they mean."""

    def __init__(self, entry: BibEntry) -> None:
        self.faults: list[BibFault] = []
        self.unread: dict[str, str] = {}
        self._entry = entry
        self._texts = without_numbers(dict(entry.fields))
        self._patent = patent_in(self.text("note"))
        if self._patent and self.text("number") not in {"", self._patent.number}:
            self._patent = None  # a note tells of another one
        copies = (one for one in self._texts if one == "_eprint" or one.startswith("bdsk-url-"))
        self._copies = sorted(copies)
        self._lines = dict(entry.lines)
        self._runs = dict(entry.runs)
        self._annotations = [name for name, _ in entry.fields if "+an" in name]

    def text(self, *names: str) -> str:
        """Return the first of these fields that says something."""
        for name in names:  # asked a hundred times of each entry
            if text := self._texts.get(name):
                return text
        return ""

    def title(self, name: str, rest: str) -> str:
        """Return a title with its subtitle."""
        if name not in self._texts:
            return ""
        title, more = self.text(name), self.text(rest)
        if not title or not more:
            return title
        return f"{title} {more}" if title[-1] in ".:?!" else f"{title}: {more}"

    def name(self) -> str:
        if title := self.title("title", "subtitle"):
            return title
        self._report("", Subtype.MISSING, "field 'title' is missing; write title = {…}")
        key = self._entry.key or f"@{self._entry.type}"
        return self.text("booktitle", "maintitle", "journal", "journaltitle", "note") or key

    def name_runs(self) -> tuple[Run, ...]:
        """Return the runs of the title, if words of it are set off."""
        title, more = self.text("title"), self.text("subtitle")
        if not title or not ("title" in self._runs or ("subtitle" in self._runs and more)):
            return ()
        runs = self._runs.get("title") or (Run(title),)
        if not more:
            return runs
        return (
            *runs,
            Run(" " if title[-1] in ".:?!" else ": "),
            *(self._runs.get("subtitle") or (Run(more),)),
        )

    def authors(self) -> tuple[Author, ...]:
        """Return the authors; a collaboration is one of them, before those that are not named."""
        found = self.annotated("author", self._entry.authors)
        if not self.text("collaboration"):
            return found
        known = {str(one.name).lower() for one in found}
        groups: dict[str, None] = {}
        for name in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", self.text("collaboration")):
            group = re.sub(r"^[Tt]he ", "", name)
            if group and not is_group(group):
                group = f"{group} Collaboration"
            if group and not {group.lower(), f"the {group}".lower()} & known:
                groups[group] = None
        added = tuple(Author(PersonName(literal=group)) for group in groups)
        if found[-1:] == (AND_OTHERS,):
            found, added = found[:-1], (*added, AND_OTHERS)
        return (*found, *added)

    def annotated(self, name: str, people: tuple[Author, ...]) -> tuple[Author, ...]:
        """Return *people* with the marks that annotations of biblatex give them."""
        for other in self._annotations:
            if other == f"{name}+an" or other.startswith(f"{name}+an:"):
                report = partial(self._of, other, self._texts[other], Subtype.VALUE)
                people = annotated(people, self._texts[other], report)
        return people

    def journal(self, kind: str) -> str:
        """Return the title of the journal, unless a paper of a conference says it twice."""
        name = "journaltitle" if self.text("journaltitle") else "journal"
        journal = self.title(name, "journalsubtitle")
        return "" if kind != "article" and journal == self.booktitle() else journal

    def booktitle(self) -> str:
        return self.title("booktitle", "booksubtitle") or self.text("eventtitle")

    def kind(self, arxiv: str) -> str:
        """Return the type of the publication; what is at arXiv alone is a preprint."""
        kind = TYPES.get(self._entry.type)
        if kind is None:
            near = suggestion(self._entry.type, TYPES) or "; write @misc or another of BibTeX's"
            self._report("", Subtype.VALUE, f"there is no type '@{self._entry.type}'{near}")
        if kind == "misc" and (self._patent or self.text("publisher").lower() in GOOGLE):
            return "patent"
        return "preprint" if kind in {None, "misc"} and arxiv else kind or "misc"

    def parsed(self, parse: Parser, name: str, value: str = "") -> Any:
        """Return what *parse* makes of a field, and report what it reports."""
        value = value or self.text(name)
        found = parse(value, partial(self._of, name, value)) if value else None
        if isinstance(found, AsWritten):
            self._keep(name, str(found))
            return ""
        return found

    def _keep(self, name: str, value: str) -> None:
        """Keep a value that cannot be read, to be shown as written, unless it is private."""
        if not is_unpublished(name, value):
            self.unread[name] = value

    def _of(self, name: str, value: str, subtype: Subtype, message: str) -> None:
        self._report(name, subtype, f"field '{name}': '{short(value)}': {message}")

    def _report(self, name: str, subtype: Subtype, message: str) -> None:
        line = self._lines.get(name, 0) if name else self._entry.line
        if line:  # what is wrong with an inherited value is told once, where it stands
            key = self._entry.key
            self.faults.append(BibFault(subtype, f"entry '{key}': {message}", line, key))

    def date(self) -> tuple[str, Date | None]:
        """Return the text that stands instead of a date, if one does, and the date."""
        read = BibDate(self._texts, self.parsed, self._of)
        found = read.date()
        self.unread |= read.unread
        return found

    def numbers(self, kind: str) -> tuple[str, str, str]:
        """Return volume, issue and number; BibTeX calls the last two number."""
        volume = bare_number("volume", self.text("volume"))
        number, issue = (bare_number("issue", self.text(name)) for name in ("number", "issue"))
        if kind == "article" or self._entry.type == "periodical":
            issues = ", ".join(dict.fromkeys(one for one in (number, issue) if one))
            return volume, issues, self.text("reportnumber")
        if kind in _IN_SERIES:
            # A volume of several may be one number of a series too.
            return volume or number, issue, number if volume and self.text("series") else ""
        if kind == "patent" and self._patent:
            number = self._patent.number
        return volume, issue, number or self.text("reportnumber")

    def pages(self) -> tuple[str, str]:
        """Return the chapter, and the pages, behind the number of the article if there is one."""
        read = with_chapter({"chapter": self.text("chapter"), "pages": self.text("pages")})
        eid, pages = (
            self.text("eid", "articleno", "article-number"),
            dashed(bare_number("pages", read["pages"])),
        )
        return read["chapter"], ", ".join(filter(None, ("" if eid in pages else eid, pages)))

    def main_title(self, kind: str) -> str:
        """Return the work in several volumes, with its subtitle (biblatex manual, "maintitle")."""
        title = self.title("maintitle", "mainsubtitle")
        # A volume without a title of its own is called as the whole is.
        if kind == "article" or title in {"", self.name(), self.booktitle()}:
            return ""
        return ". ".join(filter(None, (title, self.text("maintitleaddon"))))

    def event(self) -> str:
        """Return the conference or other event."""
        return ". ".join(filter(None, (self.text("eventtitle"), self.text("eventtitleaddon"))))

    def event_date(self) -> Date | None:
        """Return when the event was, whose field is written as that of the date is."""
        if not (value := self.text("eventdate")):
            return None

        def parsed(parse: Parser, _name: str, text: str) -> Any:
            return self.parsed(parse, "eventdate", text)

        def report(_name: str, text: str, subtype: Subtype, message: str) -> None:
            self._of("eventdate", text, subtype, message)

        read = BibDate({"date": value}, parsed, report)
        status, found = read.date()
        if status or read.unread:
            self._keep("eventdate", value)
        return found

    def publisher(self, kind: str) -> str:
        """Return who published it: all that are named, as BibTeX's own styles print them."""
        if kind == "patent" and (holder := self.text("holder")):
            return ", ".join(re.split(r"\s+and\s+", holder))
        names = ("school", "institution", "organization", "publisher")
        found = [text for name in names if (text := self.text(name))]
        if kind == "patent":
            found = [text for text in found if text.lower() not in GOOGLE]
        return ", ".join(dict.fromkeys(found)) or self._howpublished()

    def _howpublished(self) -> str:
        return _remark(self.text("howpublished"))

    def office(self) -> str:
        """Return the offices; biblatex has names of its own for some, as countryde."""
        if not (places := self.text("location", "address")):
            places = " ".join(re.findall(r"^pat(?:ent|req)\w\w$", self.text("type")))
        found = [
            _OFFICES.get(code[1], code[1].upper())
            if (code := re.fullmatch(r"(?:country|patent|patreq)([a-z]{2})", place))
            else OTHERS
            if place == "others"
            else place
            for place in re.split(r"\s+and\s+", places)
        ]
        return ", ".join(found) or (self._patent.office if self._patent else "")

    def status(self, kind: str) -> str:
        state = self.text("pubstate")
        if state:
            return STATES.get(state.lower(), state)
        what = self.text("type").lower()
        if kind == "patent" and re.search(r"grant|^patreq|appl|request|pending", what):
            return GRANTED if "grant" in what else FILED
        if kind == "patent" and self._patent and self._patent.is_filed:
            return FILED
        note = self.text("note")
        return note if is_pending(note) and len(note) <= 80 else ""

    def note(self, kind: str, status: str, published: str) -> str:
        """Return the remarks, unless they say what another field takes from them."""
        how, note = self._howpublished(), self.text("note")
        if kind == "patent" and self._patent:
            note = ""
        texts = [self.text("titleaddon"), self.text("issuetitle"), self.text("award")]
        texts += [note, self.text("addendum")]
        texts += [how] if how != published else []
        # Numbers in a note are those of which the entry has others.
        kept = [
            text
            for text in texts
            if text and text != status and (_remark(text) or without_known(text) != text)
        ]
        return "; ".join(dict.fromkeys(kept))

    def is_listed(self) -> bool:
        """Tell whether the entry says itself that it is in lists, whatever else it is there for."""
        options = self.text("options").lower().replace(" ", "").split(",")
        return not {"skipbib=false", "dataonly=false"}.isdisjoint(options)

    def genre(self, kind: str) -> str:
        """Return what sort of thesis, report or other work it is: a key, or what the entry says."""
        if kind not in _SORTED:
            return ""
        said = self.text("type")
        return genre_key(said or self._entry.type) or said

    def arxiv(self) -> str:
        kind = self.text("archiveprefix", "eprinttype").lower()
        for name in ("arxiv", "arxivid", "eprint"):
            if name in self._texts and (name != "eprint" or kind == "arxiv"):
                given = str(self.parsed(f.arxiv, name) or "")
                sound = _valid(f.arxiv, given) or _valid(f.arxiv, self.text("eprint"))
                return str(sound or given)
        if not kind:
            bare = _valid(f.arxiv, self.text("eprint"))
            if bare:
                return str(bare)
        places = ("journal", "journaltitle", "note", "howpublished", "number", "volume", "doi")
        for name in (*places, "url"):
            text = self._texts.get(name, "")
            if name == "note" and is_of_another(text):
                continue
            if text and (match := _ARXIV.search(text)):
                return match[1]
        return ""

    def doi(self) -> str:
        given = self.parsed(f.doi, "doi") if self.text("doi") else _valid(f.doi, self.text("url"))
        return str(given or "")

    def isbn(self) -> str:
        if not (value := self.text("isbn")):
            return ""
        first = re.split(r"[,;]|\s+and\s+", value)[0]
        bare = re.sub(r"\s*\([^()]*\)\s*", "", first).strip()
        return str(self.parsed(f.isbn, "isbn", bare) or "")

    def url(self) -> str:
        if self.text("url"):
            return self.address("url") if len(self._several("url")) < 2 else self._several("url")[0]
        return next(self._other_addresses(), "")

    def _other_addresses(self) -> Iterator[str]:
        """Yield addresses in fields that are for more than one: in remarks, and BibDesk's own."""
        how, note = self.text("howpublished"), self.text("note")
        if how or note:
            yield from _WEB.findall(f"{how} {'' if is_of_another(note) else without_known(note)}")
        for name in self._copies:
            if self.text(name) and (address := self.address(name)):
                yield address

    def address(self, name: str) -> str:
        value = self.text(name)
        if _FILE.fullmatch(value):
            fix = "write its whole address, as https://example.org/paper.pdf"
            self._of(name, value, Subtype.URL, f"this is a file, which is not copied; {fix}")
            self._keep(name, value)
            return ""
        return str(self.parsed(f.url, name) or "")

    def pdf(self) -> str:
        """Return an address, or a path, of which a bibliography does not know what is there."""
        value = self.text("pdf")
        # A path with "/" may be one from the project's folder.
        if is_unpublished("pdf", value) and not value.startswith("/"):
            self._report_place("pdf", value)
            return ""
        return str(self.parsed(f.document, "pdf") or "")

    def _report_place(self, name: str, value: str) -> None:
        fix = "write its path from this folder, or its whole address with https://"
        self._of(name, value, Subtype.URL, f"this is a place on a disk; {fix}")

    def links(self) -> tuple[tuple[str, str], ...]:
        found = (
            (label, self.address(name)) for name, label in ADDRESSES.items() if name in self._texts
        )
        links = [(label, address) for label, address in found if address]
        links += [("Link", address) for address in self._several("url")[1:]]
        if is_unpublished("adsurl", address := self.text("adsurl")):
            self._report_place("adsurl", address)
        for registry in REGISTRIES if not _NUMBERED.isdisjoint(self._texts) else ():
            if number := self.text(*registry.fields):
                links += filter(None, (link_at(registry, number),))
        links += [(label, address) for label, address in (self._eprint(),) if address]
        if others := list(self._other_addresses()):
            seen = {_compared(address) for _, address in links}
            seen |= {_compared(address) for address in self._known_addresses()}
            links += [("Link", address) for address in others if _compared(address) not in seen]
        return tuple(dict.fromkeys(links))

    def _known_addresses(self) -> Iterator[str]:
        """Yield the addresses that a reader finds without further links."""
        yield self.url()
        yield self.text("pdf")
        yield f"https://doi.org/{self.doi()}"
        number = self.arxiv().removeprefix("arXiv:")
        yield from (f"https://arxiv.org/{part}/{number}" for part in ("abs", "pdf"))
        for name in ("note", "titleaddon", "addendum", "howpublished", "publisher"):
            if _remark(text := self.text(name)):
                yield from _WEB.findall(text)

    def _eprint(self) -> tuple[str, str]:
        """Return the label of an electronic copy and its address; keep a number that has none.

        biblatex's manual, "Electronic Publishing Information", names some types; there are others.
        """
        number, kind = self.text("eprint"), self.text("eprinttype", "archiveprefix")
        if not number or plain_type(kind) == "arxiv" or (not kind and self.arxiv()):
            return "", ""
        if is_unpublished("eprint", number):
            self._report_place("eprint", number)
            return "", ""
        if kind and (found := link_of(kind, number)):
            return found
        if _WEB.fullmatch(number):
            return kind or "Link", number
        if doi := _valid(f.doi, number):
            return kind or "Link", f"https://doi.org/{doi}"
        classes = self.text("eprintclass", "primaryclass")
        text = f"{kind or 'eprint'}: {number}{f' [{classes}]' if classes else ''}"
        self.unread["eprint"] = text
        return "", ""

    def _several(self, name: str) -> list[str]:
        """Return the addresses in a field that has several, of which one may be the DOI's."""
        found = self.text(name).split()
        return found if len(found) > 1 and all(map(_WEB.fullmatch, found)) else []

    def series(self) -> str:
        """Return the series, which biblatex has names of its own for if it is a journal's."""
        value = self.text("series")
        return SERIES.get(value, value)

    def translators(self) -> tuple[Author, ...]:
        text = self.text("translator")
        return people(text).authors if text else ()

    def others(self) -> Iterator[tuple[str, str]]:
        """Yield what no field of a publication is for, to be shown with a label."""
        for name in ("translator", "version", "volumes"):
            if text := self.text(name):
                yield (
                    name,
                    ", ".join(map(str, self.translators())) if name == "translator" else text,
                )


def _valid(parse: Parser, value: str) -> str:
    """Return what *parse* makes of a value that may well be something else, or nothing."""
    found = parse(value, unreported) if value else ""
    return "" if isinstance(found, AsWritten) else str(found)


def _compared(address: str) -> str:
    """Return an address without what makes no difference: its scheme, and a slash at its end."""
    return re.sub(r"(?i)^https?://(?:www\.|dx\.)?", "", address).rstrip("/").lower()


_INTRODUCED = re.compile(
    r"(?i)(?:available|accessed|access|retrieved|visited|last|checked|online|see|also|at|from|via|in"
    r"|on|and|the|url|urls|http|https|link|website|web|preprint|eprint|arxiv|arxiv e-prints|version"
    r"|updated|[a-z]{2,5}\.[a-z]{2,3}|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)"
)
"""Words that only introduce an address or a number, and names of arXiv's subjects."""


def _remark(text: str) -> str:
    """Return a remark, or nothing if it says no more than where something is."""
    bare = _ARXIV.sub(" ", _WEB.sub(" ", text)) if text else ""
    if bare == text:
        return text
    said = re.findall(r"[^\W\d_]{2,}(?:[.-][^\W\d_]+)*", re.sub(r"\[[^\]]*\]", " ", bare))
    return text if any(not _INTRODUCED.fullmatch(word) for word in said) else ""


def _bare(text: str, arxiv: str) -> str:
    """Return *text* without the arXiv number, which has a field of its own."""
    number = re.sub(r"(?i)^arxiv:|v\d+$", "", arxiv)
    if not number or number not in text:
        return text
    pattern = rf"(?i)(?:\barxiv[\s:.]\s*|\babs/)?(?<![\d.]){re.escape(number)}(?:v\d+)?(?![\d.])"
    return re.sub(rf"{pattern}(?:\s*\[[\w.-]+\])?", "", text).strip(" ,:;()")


def _tags(value: str) -> tuple[str, ...]:
    if not value:
        return ()  # as most often
    found = (word.strip() for word in _COMMAS.split(value))
    return tuple(dict.fromkeys(word for word in found if word))
