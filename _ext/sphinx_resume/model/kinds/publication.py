"""The kind ``publication``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import authorlists
from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    date_field,
    projects_field,
    skills_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.words import word

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date
    from sphinx_resume.model.names import Author
    from sphinx_resume.model.richtext import Run

HEADER = (
    *("authors", "journal", "booktitle", "event", "event_place", "event_date", "series", "edition"),
    *("publisher", "office", "number", "volume", "issue", "chapter", "pages", "isbn", "status"),
    *("note", "organization"),
)
"""What stands under a title, in the order of a reference."""


@kind(
    "publication",
    word("Publication"),
    word("Publications"),
    folder="publications",
    personal=False,
    header=HEADER,
    section="publications",
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
    name: str = option(f.shown, "Its title.", required=True, jsonresume="name")
    type: str = option(f.publication_type, "What it is; `article` is not assumed.")
    authors: tuple[Author, ...] = option(
        authorlists.authors,
        "All authors in order, with the marks at their names; people of the site are linked.",
        aliases=("author", "people", "inventors"),
    )
    editors: tuple[Author, ...] = option(
        authorlists.authors,
        "Editors of the book or the proceedings.",
        aliases=("editor",),
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
    date: Date | None = date_field(
        "When it came out.", "releaseDate", "published", jsonresume="releaseDate"
    )
    journal: str = option(f.shown, "The journal.")
    booktitle: str = option(
        f.shown,
        "The proceedings, or the book it is in.",
        aliases=("conference", "venue"),
    )
    event: str = option(
        f.shown,
        "The conference or other event at which it was presented.",
        aliases=("eventtitle",),
    )
    event_date: Date | None = option(
        f.date, "When the event began.", name="event-date", aliases=("eventdate",)
    )
    event_place: str = option(
        f.shown, "Where the event was.", name="event-place", aliases=("eventplace",)
    )
    publisher: str = option(f.shown, "Who published it.", jsonresume="publisher")
    series: str = option(f.shown, "The series that the book is in.")
    edition: str = option(f.shown, "The edition of the book.")
    location: str = option(f.shown, "Where the conference was, or the publisher is.")
    volume: str = option(f.volume, "Volume of the journal or series.")
    issue: str = option(f.issue, "Issue of the journal.")
    chapter: str = option(f.text, "Number or name of the chapter of the book.")
    pages: str = option(f.pages, "Pages, `12–34`.")
    number: str = option(f.issue, "Number of the patent, registration or report.")
    office: str = option(f.shown, "The patent or copyright office.")
    status: str = option(f.shown, "Filed, granted, in press …", aliases=("state",))
    note: str = option(f.shown, "A remark, as `Best paper award`.")
    doi: str = option(f.doi, "Digital Object Identifier.")
    arxiv: str = option(f.arxiv, "arXiv number.", aliases=("eprint",))
    isbn: str = option(f.isbn, "ISBN of a book.")
    url: str = url_field("Where it can be read.")
    pdf: str = option(f.document, "The PDF, which is copied beside the page if it is a file.")
    links: tuple[tuple[str, str], ...] = option(
        f.links, "Code, slides, video: `Slides https://…`, …"
    )
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field()
    organization: str = option(f.reference, "The organization it was made at.")
