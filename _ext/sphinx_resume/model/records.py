"""Kinds of blocks and what each one says: the field table.

A record is what a block leaves behind: plain, frozen data with the place it
came from. Field names follow JSON Resume 1.3.1 (https://jsonresume.org/schema)
where it has one, then BibTeX and schema.org.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, dataclass_transform

from sphinx_resume.model import authorlists
from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import Date, Span
from sphinx_resume.model.fields import Field, option
from sphinx_resume.model.jsonresume import JSON_RESUME

if TYPE_CHECKING:
    from sphinx_resume.model.names import Author
    from sphinx_resume.model.richtext import RichText, Run


class Key(NamedTuple):
    """What identifies a thing of the site: its kind and its id."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Record:
    """What every block leaves behind.

    ``index`` counts the blocks of a document in reading order; ``parent`` is the index
    of the block around this one, or -1. ``source`` is the file it stands in, where that is
    not the document's. ``owner`` is the id of the person it belongs to, or empty. ``body``
    is a digest of the block's content, empty if it has none, ``images`` are the paths of those in
    it, ``text`` its words for exports,
    ``opening`` its first words, if lists show them: a `Key` in these, whose kind may be empty,
    stands for a title.
    ``undated`` is what its dates say where no date can be made of that, not even a year.
    ``unread`` are values that cannot be read as their fields want, by the name of the field;
    ``linked`` are the words of fields that link to things by their ids, ``original`` is the title
    as its author wrote it, where that was translated, and ``translations`` are words of its lists
    with what a translator made of them. ``lines`` are the lines of its fields, ``anchor`` is its
    id on its page.
    """

    docname: str
    line: int
    index: int
    parent: int = -1
    source: str = ""
    owner: str = ""
    body: str = ""
    images: tuple[str, ...] = ()
    text: RichText = ()
    opening: tuple[str | Key, ...] = ()
    undated: str = ""
    unread: tuple[tuple[str, str], ...] = ()
    linked: tuple[tuple[str, tuple[Run, ...]], ...] = ()
    original: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    anchor: str = ""
    id: str = option(f.identifier, "Last part of the address; made from the title if not given.")
    aliases: tuple[str, ...] = option(
        f.identifiers, "Ids that it had before: their addresses, and links to them, lead here."
    )
    person: str = option(f.reference, "Whose block it is, if not the page's person's.")
    tags: tuple[str, ...] = option(
        f.names, "Labels of your own; lists can be asked for one.", aliases=("tag", "labels")
    )
    draft: bool = option(
        f.flag, "Whether it is to be left out until `resume_drafts` is on.", aliases=("hidden",)
    )
    summary: str = option(
        f.shown,
        "One line about it, for lists; the body's first lines if not given.",
        schema="description",
    )

    # What `dataclass` makes of these for each class is slower, and takes its time at each start.

    def __eq__(self, other: object) -> bool:
        """Tell whether *other* is a block of the same kind that says the same there."""
        if not isinstance(other, Record) or type(self) is not type(other):
            return False
        return self is other or _values(self) == _values(other)

    def __hash__(self) -> int:
        """Return a hash of where the block stands."""
        return hash((self.docname, self.index))

    def __repr__(self) -> str:
        """Return all that there is to it."""
        return f"{type(self).__name__}{_values(self)!r}"

    @property
    def title(self) -> str:
        """Return what the block is called."""
        return str(getattr(self, kind_of(self).title)) or untitled(self)

    @property
    def named(self) -> str:
        """Return what its author calls it, in the language it was written in."""
        return self.original or str(getattr(self, kind_of(self).title))

    def line_of(self, field: str) -> int:
        """Return the line of a field in the author's file, or the block's own."""
        return dict(self.lines).get(field, self.line)

    @property
    def span(self) -> Span:
        """Return from when to when, or the single date."""
        start, end = getattr(self, "start", None), getattr(self, "end", None)
        date = getattr(self, "date", None)
        return Span(start or date, end) if start or end or date else Span()


_VALUES: dict[tuple[type[Record], frozenset[str]], Callable[[Record], tuple[Any, ...]]] = {}


def _values(record: Record, without: frozenset[str] = frozenset()) -> tuple[Any, ...]:
    """Return the values of all fields, or of those that are not *without*."""
    kind = type(record), without
    if kind not in _VALUES:
        names = [one.name for one in fields(record) if one.name not in without]
        _VALUES[kind] = attrgetter(*names)
    return _VALUES[kind](record)


_WRITTEN = frozenset({"body", "text", "line", "lines", "source"})


def head_of(record: Record) -> tuple[Any, ...]:
    """Return what *record* says besides its body, wherever in its file it stands."""
    return (type(record).__name__, bool(record.body), *_values(record, _WRITTEN))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block: its directive, its record class and its place elsewhere.

    ``body`` are the fields of JSON Resume that the text below the fields goes to.
    """

    name: str
    record: type[Record]
    title: str
    argument: str
    section: str
    schema: str
    help: str
    page: bool
    personal: bool
    body: tuple[str, ...]
    fields: dict[str, Field] = field(repr=False, hash=False)


KINDS: dict[str, Kind] = {}
"""Every kind of block by its directive's name, in the order of a résumé."""

_NAMES: dict[type[Record], str] = {}
R = TypeVar("R", bound=Record)


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True)
def kind(
    name: str,
    *,
    title: str,
    argument: str = "",
    section: str = "",
    schema: str = "",
    page: bool = False,
    personal: bool = True,
    body: str = "",
) -> Callable[[type[R]], type[R]]:
    """Make a class a record, and register it as a kind of block.

    ``title`` is the attribute that holds what it is called, ``argument`` the one that the
    directive's argument sets (the title, if not given), ``section`` the section of JSON
    Resume, ``schema`` the type of schema.org. Kinds with a ``page`` are the things of the
    site; ``personal`` ones must belong to a person.
    """

    def register(declared: type[R]) -> type[R]:
        # As `Record` is made.
        record = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(declared)
        table = {
            name: one
            if one.jsonresume in JSON_RESUME.get(section, ())
            else replace(one, jsonresume="")
            for name, one in f.fields_of(record).items()
        }
        if page and name in {"person", "organization", "skill"}:
            del table["person"]
        if not page:
            del table["aliases"]
        if not page or name == "person":
            del table["summary"]
        KINDS[name] = Kind(
            name,
            record,
            title,
            argument or title,
            section,
            schema,
            (record.__doc__ or "").strip().split("\n")[0],
            page,
            personal,
            tuple(body.split()),
            table,
        )
        _NAMES[record] = name
        return record

    return register


def kind_of(record: Record) -> Kind:
    """Return the kind of *record*."""
    return KINDS[_NAMES[type(record)]]


def without_unpublished(record: R) -> R:
    """Return *record* without the values of fields that no output has."""
    names = [one.attribute for one in kind_of(record).fields.values() if one.unpublished]
    changes: dict[str, Any] = {name: () for name in names if getattr(record, name)}
    return replace(record, **changes) if changes else record


def untitled(record: Record) -> str:
    """Return what a block at no organization is called: the position, or the degree."""
    names = ("position", "study_type", "area") if kind_of(record).name in STAYS else ()
    return next((text for name in names if (text := str(getattr(record, name, "")))), "")


def dated(record: R, span: Span) -> R:
    """Return *record*, which has a start and an end, with those of *span*."""
    changes: dict[str, Any] = {"start": span.start, "end": span.end}
    return replace(record, **changes)


_URL = "Its own page on the web."
_SKILLS = "Skills it shows; each has a page."


def _start() -> Date | None:
    return option(  # type: ignore[no-any-return]
        f.start,
        "When it began.",
        aliases=("from", "startDate", "since", "begin"),
        jsonresume="startDate",
        schema="startDate",
    )


def _end() -> Date | None:
    return option(  # type: ignore[no-any-return]
        f.end,
        "When it ended, or `present`.",
        aliases=("to", "endDate", "until"),
        jsonresume="endDate",
        schema="endDate",
    )


def _day(help: str, *aliases: str, jsonresume: str = "date") -> Date | None:  # noqa: A002
    return option(  # type: ignore[no-any-return]
        f.date,
        help,
        aliases=("year", "when", *aliases),
        jsonresume=jsonresume,
        schema="datePublished",
    )


def _location() -> str:
    return option(  # type: ignore[no-any-return]
        f.shown,
        "Where: city, region, country.",
        aliases=("place", "where", "city"),
        jsonresume="location",
        schema="location",
    )


def _url(help: str = _URL) -> str:  # noqa: A002
    return option(  # type: ignore[no-any-return]
        f.url, help, aliases=("link", "homepage"), jsonresume="url", schema="url"
    )


def _skills() -> tuple[str, ...]:
    return option(  # type: ignore[no-any-return]
        f.names,
        _SKILLS,
        aliases=("keywords", "technologies", "tools", "stack"),
        jsonresume="keywords",
        schema="keywords",
    )


def _projects(help: str = "Projects it belongs to.") -> tuple[str, ...]:  # noqa: A002
    return option(f.references, help, aliases=("project",))  # type: ignore[no-any-return]


def _publications(help: str = "Publications it led to.") -> tuple[str, ...]:  # noqa: A002
    return option(  # type: ignore[no-any-return]
        f.references, help, aliases=("publication", "papers", "patents")
    )


def _people(help: str) -> tuple[str, ...]:  # noqa: A002
    return option(authorlists.people, help, aliases=("with", "team"))  # type: ignore[no-any-return]


def _organization() -> str:
    return option(  # type: ignore[no-any-return]
        f.reference,
        "Id or name of the organization, if the title is not its name.",
    )


def _department() -> str:
    return option(  # type: ignore[no-any-return]
        f.shown,
        "Team or department there.",
        aliases=("team", "group", "lab"),
        schema="department",
    )


@kind(
    "person",
    title="name",
    argument="id",
    section="basics",
    schema="Person",
    page=True,
    personal=False,
    body="summary",
)
class Person(Record):
    """A person: contact, headline, and a summary as the body. The page's title is the name."""

    name: str = option(
        f.shown, "The name, if it is not the page's title.", jsonresume="name", schema="name"
    )
    family_name: str = option(
        f.text,
        "The family's part of the name, where it is not its last word, as Ye in Ye Wentao.",
        name="family-name",
        aliases=("surname", "lastname"),
        schema="familyName",
    )
    headline: str = option(
        f.shown,
        "What the person is, in one line.",
        aliases=("label", "title", "tagline"),
        jsonresume="label",
        schema="jobTitle",
    )
    image: str = option(
        f.image,
        "A portrait.",
        aliases=("photo", "picture", "portrait", "avatar"),
        jsonresume="image",
        schema="image",
    )
    email: tuple[str, ...] = option(
        f.emails,
        "One or several e-mail addresses.",
        aliases=("mail", "e-mail", "emails"),
        jsonresume="email",
        schema="email",
    )
    phone: str = option(
        f.phone,
        "Telephone; what is written here is published.",
        aliases=("tel", "mobile"),
        jsonresume="phone",
        schema="telephone",
    )
    url: str = option(
        f.url,
        "The person's own site.",
        aliases=("homepage", "site", "link", "url"),
        name="website",
        jsonresume="url",
        schema="url",
    )
    location: str = _location()
    orcid: str = option(f.orcid, "ORCID iD.", jsonresume="profiles", schema="identifier")
    github: str = option(f.user, "User name at GitHub.", jsonresume="profiles", schema="sameAs")
    gitlab: str = option(f.user, "User name at GitLab.", jsonresume="profiles", schema="sameAs")
    linkedin: str = option(f.user, "User name at LinkedIn.", jsonresume="profiles", schema="sameAs")
    scholar: str = option(
        f.user,
        "User id at Google Scholar.",
        aliases=("googlescholar",),
        jsonresume="profiles",
        schema="sameAs",
    )
    stackoverflow: str = option(
        f.user, "User number at Stack Overflow.", jsonresume="profiles", schema="sameAs"
    )
    mastodon: str = option(
        f.user, "Mastodon address, `@name@host`.", jsonresume="profiles", schema="sameAs"
    )
    bluesky: str = option(f.user, "Bluesky handle.", jsonresume="profiles", schema="sameAs")
    x: str = option(
        f.user, "User name at X.", aliases=("twitter",), jsonresume="profiles", schema="sameAs"
    )
    profiles: tuple[tuple[str, str], ...] = option(
        f.links, "Other profiles: `Network https://…`, …", jsonresume="profiles", schema="sameAs"
    )
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other forms of the name that papers and pages may use; published nowhere.",
        name="alternate-name",
        aliases=("alias", "aka", "also-known-as"),
        unpublished=True,
    )
    sections: tuple[str, ...] = option(
        f.sections,
        "Which sections the page gets by itself below what is written, and in which order; "
        "all of them, if not given.",
    )


@kind("organization", title="name", schema="Organization", page=True, personal=False)
class Organization(Record):
    """An employer, school, lab or company. Naming one elsewhere is enough to give it a page."""

    name: str = option(f.shown, "What it is called.", required=True, schema="name")
    url: str = _url()
    ror: str = option(f.ror, "Its id in the Research Organization Registry.", schema="identifier")
    location: str = _location()
    logo: str = option(f.image, "Its logo.", aliases=("image",), schema="logo")
    parent_organization: str = option(
        f.reference,
        "The organization it is part of.",
        name="parent",
        schema="parentOrganization",
    )
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other names that mean it.",
        name="alternate-name",
        aliases=("alias", "aka"),
        schema="alternateName",
    )


@kind(
    "experience", title="name", section="work", schema="OrganizationRole", body="summary highlights"
)
class Experience(Record):
    """A position held at an employer, which is the title; what was done there is the body."""

    name: str = option(
        f.shown,
        "The employer.",
        required=True,
        aliases=("company", "employer"),
        jsonresume="name",
        schema="worksFor",
    )
    position: str = option(
        f.shown,
        "What the person was there.",
        aliases=("role", "title", "job"),
        jsonresume="position",
        schema="roleName",
    )
    department: str = _department()
    location: str = _location()
    start: Date | None = _start()
    end: Date | None = _end()
    description: str = option(
        f.shown, "What the employer is or does.", jsonresume="description", schema="description"
    )
    url: str = _url("The employer's page on the web.")
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects worked on there.")
    organization: str = _organization()


@kind(
    "education",
    title="institution",
    section="education",
    schema="EducationalOccupationalCredential",
)
class Education(Record):
    """A time of study at an institution, which is the title."""

    institution: str = option(
        f.shown,
        "School or university.",
        required=True,
        aliases=("school", "university", "college"),
        jsonresume="institution",
        schema="alumniOf",
    )
    study_type: str = option(
        f.shown,
        "Degree: Bachelor, M.S., PhD.",
        name="studyType",
        aliases=("degree", "study", "qualification"),
        jsonresume="studyType",
        schema="credentialCategory",
    )
    area: str = option(
        f.shown,
        "Field of study.",
        aliases=("major", "subject", "field", "discipline"),
        jsonresume="area",
        schema="about",
    )
    department: str = _department()
    location: str = _location()
    start: Date | None = _start()
    end: Date | None = _end()
    score: str = option(
        f.shown, "Grade or grade point average.", aliases=("gpa", "grade"), jsonresume="score"
    )
    courses: tuple[str, ...] = option(
        f.names, "Courses worth naming.", aliases=("course", "coursework"), jsonresume="courses"
    )
    url: str = _url("The institution's page on the web.")
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects worked on there.")
    organization: str = _organization()


@kind(
    "project",
    title="name",
    section="projects",
    schema="Project",
    page=True,
    personal=False,
    body="description highlights",
)
class Project(Record):
    """Something made, alone or with others. Inside a job or a degree it belongs to that."""

    name: str = option(
        f.shown, "What it is called.", required=True, jsonresume="name", schema="name"
    )
    role: str = option(
        f.shown,
        "The person's part in it.",
        aliases=("position", "roles"),
        jsonresume="roles",
        schema="roleName",
    )
    start: Date | None = _start()
    end: Date | None = _end()
    url: str = _url()
    repository: str = option(
        f.url,
        "Where its source code is.",
        aliases=("repo", "code", "source"),
        schema="codeRepository",
    )
    status: str = option(
        f.shown,
        "How it stands: active, finished, in production …",
        aliases=("state",),
        schema="creativeWorkStatus",
    )
    type: str = option(
        f.shown, "What sort of project: application, tool, study …", jsonresume="type"
    )
    location: str = _location()
    skills: tuple[str, ...] = _skills()
    people: tuple[str, ...] = option(
        authorlists.people,
        "Others who worked on it: ids of people of this site, or names.",
        aliases=("members", "authors", "contributors", "team"),
        schema="member",
    )
    organization: str = option(
        f.reference,
        "For or at which organization.",
        aliases=("entity", "company", "client"),
        jsonresume="entity",
        schema="sponsor",
    )
    part_of: str = option(
        f.reference, "The project it is part of.", name="part-of", schema="isPartOf"
    )
    shared: bool = option(
        f.flag, "Whether others describe the same project too, each saying so; all is shown."
    )
    publications: tuple[str, ...] = _publications()


@kind("contribution", title="project", section="projects", schema="Role")
class Contribution(Record):
    """What this person did in a project that is described elsewhere; its id is the title."""

    project: str = option(f.reference, "Id or name of the project.", required=True)
    people: tuple[str, ...] = _people("Others who did this: ids of people of this site, or names.")
    role: str = option(
        f.shown,
        "The person's part in it.",
        aliases=("position",),
        jsonresume="roles",
        schema="roleName",
    )
    start: Date | None = _start()
    end: Date | None = _end()
    skills: tuple[str, ...] = _skills()
    publications: tuple[str, ...] = _publications()


@kind(
    "publication",
    title="name",
    section="publications",
    schema="ScholarlyArticle",
    page=True,
    personal=False,
    body="summary",
)
class Publication(Record):
    """A paper, book, thesis, patent, registered software or data set; the body is its abstract.

    ``citekey``, ``bibtex`` and ``abstract`` are the key and texts of the entry of a bibliography
    that it comes from, ``genre`` what sort of thesis or report that says it is (a key of
    `sphinx_resume.model.genres.GENRES` or a text), ``name_runs`` its title if words of that are set
    off, ``translators`` who translated it, ``main_title`` the work in several volumes of which the
    book, or the book that it is in, is one. ``own_id`` is the id that is written there, where
    another block or entry tells of the same publication and gives it another one. ``is_whole``
    tells that other entries of the bibliography name it in their ``crossref``.
    """

    own_id: str = ""
    citekey: str = ""
    bibtex: str = ""
    abstract: str = ""
    genre: str = ""
    main_title: str = ""
    is_whole: bool = False
    name_runs: tuple[Run, ...] = ()
    translators: tuple[Author, ...] = ()
    name: str = option(f.shown, "Its title.", required=True, jsonresume="name", schema="headline")
    type: str = option(f.publication_type, "What it is; `article` is not assumed.", schema="@type")
    authors: tuple[Author, ...] = option(
        authorlists.authors,
        "All authors in order, with the marks at their names; people of the site are linked.",
        aliases=("author", "people", "inventors"),
        schema="author",
    )
    editors: tuple[Author, ...] = option(
        authorlists.authors,
        "Editors of the book or the proceedings.",
        aliases=("editor",),
        schema="editor",
    )
    not_by: tuple[str, ...] = option(
        f.references,
        "People of the site whom no author or editor means, though a name is like theirs.",
        name="not-by",
    )
    other_than: tuple[str, ...] = option(
        f.references,
        "Publications that this one is not, though it has their title, year and first author.",
        name="other-than",
    )
    date: Date | None = _day(
        "When it came out.", "releaseDate", "published", jsonresume="releaseDate"
    )
    journal: str = option(f.shown, "The journal.", schema="isPartOf")
    booktitle: str = option(
        f.shown,
        "The proceedings, or the book it is in.",
        aliases=("conference", "venue"),
        schema="isPartOf",
    )
    event: str = option(
        f.shown,
        "The conference or other event at which it was presented.",
        aliases=("eventtitle",),
        schema="recordedAt",
    )
    event_date: Date | None = option(
        f.date, "When the event began.", name="event-date", aliases=("eventdate",)
    )
    event_place: str = option(
        f.shown, "Where the event was.", name="event-place", aliases=("eventplace",)
    )
    publisher: str = option(
        f.shown, "Who published it.", jsonresume="publisher", schema="publisher"
    )
    series: str = option(f.shown, "The series that the book is in.", schema="isPartOf")
    edition: str = option(f.shown, "The edition of the book.", schema="bookEdition")
    location: str = option(f.shown, "Where the conference was, or the publisher is.")
    volume: str = option(f.volume, "Volume of the journal or series.", schema="volumeNumber")
    issue: str = option(f.issue, "Issue of the journal.", schema="issueNumber")
    chapter: str = option(f.text, "Number or name of the chapter of the book.")
    pages: str = option(f.pages, "Pages, `12–34`.", schema="pagination")
    number: str = option(
        f.issue, "Number of the patent, registration or report.", schema="identifier"
    )
    office: str = option(f.shown, "The patent or copyright office.", schema="sourceOrganization")
    status: str = option(
        f.shown, "Filed, granted, in press …", aliases=("state",), schema="creativeWorkStatus"
    )
    note: str = option(f.shown, "A remark, as `Best paper award`.", schema="comment")
    doi: str = option(f.doi, "Digital Object Identifier.", schema="sameAs")
    arxiv: str = option(f.arxiv, "arXiv number.", aliases=("eprint",), schema="sameAs")
    isbn: str = option(f.isbn, "ISBN of a book.", schema="isbn")
    url: str = _url("Where it can be read.")
    pdf: str = option(
        f.document, "The PDF, which is copied beside the page if it is a file.", schema="encoding"
    )
    links: tuple[tuple[str, str], ...] = option(
        f.links, "Code, slides, video: `Slides https://…`, …"
    )
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects()
    organization: str = option(f.reference, "The organization it was made at.")


@kind("award", title="name", section="awards", schema="award", page=True, body="summary")
class Award(Record):
    """A prize, a grant or an honour."""

    name: str = option(
        f.shown, "What it is called.", required=True, jsonresume="title", schema="name"
    )
    date: Date | None = _day("When it was given.")
    awarder: str = option(
        f.shown, "Who gave it.", aliases=("issuer", "by", "organization"), jsonresume="awarder"
    )
    url: str = _url()
    location: str = _location()
    people: tuple[str, ...] = option(
        authorlists.people,
        "Others who share it: ids of people of this site, or names.",
        aliases=("team", "winners"),
    )
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects it was given for.")
    publications: tuple[str, ...] = _publications("Publications it was given for.")


@kind("post", title="name", schema="BlogPosting", page=True, personal=False)
class Post(Record):
    """A dated text: the page it stands on, or with a title one told by it, here or elsewhere.

    ``hosted`` tells whether it is the page that it stands on.
    """

    hosted: bool = False
    name: str = option(f.shown, "Its title, if it is not the page's.", schema="headline")
    date: Date | None = _day("When it came out.", "published")
    updated: Date | None = option(
        f.date, "When it was last changed.", aliases=("modified",), schema="dateModified"
    )
    authors: tuple[Author, ...] = option(
        authorlists.authors,
        "Who wrote it; people of the site are linked.",
        aliases=("author", "people", "by"),
        schema="author",
    )
    url: str = _url("Where it is, if it is on another site.")
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects it is about.")
    publications: tuple[str, ...] = _publications("Publications it is about.")
    organization: str = option(f.reference, "The organization it is about or was written for.")


@kind("certificate", title="name", section="certificates", schema="hasCredential")
class Certificate(Record):
    """A certificate or a licence."""

    name: str = option(
        f.shown, "What it is called.", required=True, jsonresume="name", schema="name"
    )
    date: Date | None = _day("When it was given.")
    issuer: str = option(
        f.shown,
        "Who gave it.",
        aliases=("awarder", "by"),
        jsonresume="issuer",
        schema="recognizedBy",
    )
    number: str = option(f.text, "Its number.", schema="identifier")
    url: str = _url()
    skills: tuple[str, ...] = _skills()


@kind("skills", title="name", section="skills", schema="knowsAbout")
class SkillGroup(Record):
    """A group of skills; each of its keywords has a page."""

    name: str = option(f.shown, "What the group is called.", jsonresume="name")
    level: str = option(f.shown, "How well: beginner, master …", jsonresume="level")
    skills: tuple[str, ...] = option(
        f.names,
        "The skills.",
        name="keywords",
        aliases=("skills",),
        jsonresume="keywords",
        schema="knowsAbout",
    )


@kind("language", title="language", section="languages", schema="knowsLanguage")
class Language(Record):
    """A language that the person speaks."""

    language: str = option(
        f.shown, "The language.", required=True, jsonresume="language", schema="name"
    )
    fluency: str = option(
        f.shown,
        "How well: native, fluent, B2 …",
        aliases=("level", "proficiency"),
        jsonresume="fluency",
    )


@kind("interest", title="name", section="interests")
class Interest(Record):
    """Something the person cares for."""

    name: str = option(f.shown, "What it is.", required=True, jsonresume="name")
    keywords: tuple[str, ...] = option(f.names, "What of it.", jsonresume="keywords")


@kind(
    "volunteer",
    title="name",
    section="volunteer",
    schema="OrganizationRole",
    body="summary highlights",
)
class Volunteer(Record):
    """Unpaid work for an organization, which is the title."""

    name: str = option(
        f.shown,
        "The organization.",
        required=True,
        jsonresume="organization",
        schema="memberOf",
    )
    position: str = option(
        f.shown,
        "What the person was there.",
        aliases=("role",),
        jsonresume="position",
        schema="roleName",
    )
    location: str = _location()
    start: Date | None = _start()
    end: Date | None = _end()
    url: str = _url("The organization's page on the web.")
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects worked on there.")
    organization: str = _organization()


@kind("talk", title="name", schema="PresentationDigitalDocument")
class Talk(Record):
    """A talk, lecture or poster."""

    name: str = option(f.shown, "Its title.", required=True, schema="name")
    event: str = option(f.shown, "Where it was given: a conference, a seminar.", schema="event")
    people: tuple[str, ...] = _people("Others who gave it: ids of people of this site, or names.")
    date: Date | None = _day("When it was given.")
    location: str = _location()
    url: str = _url()
    links: tuple[tuple[str, str], ...] = option(f.links, "Slides, video: `Slides https://…`, …")
    skills: tuple[str, ...] = _skills()
    projects: tuple[str, ...] = _projects("Projects it was about.")
    publications: tuple[str, ...] = _publications("Publications it was about.")


@kind("teaching", title="name", schema="Course")
class Teaching(Record):
    """A course taught."""

    name: str = option(f.shown, "The course.", required=True, schema="name")
    position: str = option(f.shown, "Lecturer, assistant …", aliases=("role",), schema="roleName")
    organization: str = option(
        f.reference,
        "Where it was taught.",
        aliases=("institution", "school"),
        schema="provider",
    )
    people: tuple[str, ...] = _people("Others who taught it: ids of people of this site, or names.")
    location: str = _location()
    start: Date | None = _start()
    end: Date | None = _end()
    url: str = _url()
    skills: tuple[str, ...] = _skills()


@kind("reference", title="name", section="references", body="reference")
class Reference(Record):
    """What somebody says of the person; the title is who says it."""

    name: str = option(f.shown, "Who says it.", required=True, jsonresume="name")
    position: str = option(f.shown, "What he or she is.", aliases=("role",))
    url: str = _url("His or her page on the web.")


@kind("skill", title="name", schema="DefinedTerm", page=True, personal=False)
class Skill(Record):
    """One skill, described. Naming it elsewhere is enough to give it a page."""

    name: str = option(f.shown, "What it is called.", required=True, schema="name")
    url: str = _url()
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other names that mean it.",
        name="alternate-name",
        aliases=("alias", "aka"),
        schema="alternateName",
    )


STAYS = frozenset({"experience", "education", "volunteer"})
"""The kinds whose title is what their organization is called there."""

PAGED = tuple(name for name, one in KINDS.items() if one.page)
"""The kinds of things that have a page each."""
