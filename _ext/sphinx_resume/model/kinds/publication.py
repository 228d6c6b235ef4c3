"""The kind ``publication``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    date_field,
    projects_field,
    skills_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.body_text import Run
    from sphinx_resume.model.dates import Date
    from sphinx_resume.model.names.name_keys import Author

HEADER = (
    *("authors", "journal", "booktitle", "event", "event_place", "event_date", "series", "edition"),
    *("publisher", "office", "number", "volume", "issue", "chapter", "pages", "isbn", "status"),
    *("note", "organization"),
)
"""What stands under a title, in the order of a reference."""

FIELD_LIST = (
    *("genre", "credited", "publication-date", "venue", "main_title", "event", "event_date"),
    *("event_place", "holder", "series", "edition", "location", "volume", "issue", "chapter"),
    *("pages", "number", "office", "publication-status", "note", "isbn", "other-organization"),
    *("doi", "arxiv", "link", "pdf", "links"),
)
"""What stands at the top of a publication's page."""


@kind(
    "publication",
    N_("Publication"),
    N_("Publications"),
    folder="publications",
    personal=False,
    header=HEADER,
    field_list=FIELD_LIST,
    sections=("project", "award", "post", "talk", "skills", "bibtex"),
)
class Publication(Record):
    """A paper, book, thesis, patent, registered software or data set; the body is its abstract.

    ``citekey``, ``bibtex`` and ``abstract`` are the key and texts of the entry of a bibliography
    that it comes from, ``genre`` what sort of thesis or report that says it is (a key of ``GENRES``
    in `sphinx_resume.model.publications.genres`, or a text), ``name_runs`` its title if words of
    that are set off, ``translators`` who translated it, ``main_title`` the work in several volumes
    of which the book, or the book that it is in, is one. ``own_id`` is the id that is written
    there, where another block or entry is about the same publication and gives it another one.
    ``is_whole``: other entries of the bibliography name it in their ``crossref``.
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
    name: str = option(f.shown, "Its title.", required=True)
    type: str = option(
        f.publication_type, "What it is; `article` is not assumed.", label=N_("Type")
    )
    authors: tuple[Author, ...] = option(
        author_lists.authors,
        "All authors in order, with the marks at their names; people of the site are linked.",
        aliases=("author", "people", "inventors"),
        label=N_("Authors"),
    )
    editors: tuple[Author, ...] = option(
        author_lists.authors,
        "Editors of the book or the proceedings.",
        aliases=("editor",),
        label=N_("Editors"),
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
    date: Date | None = date_field("When it came out.", "releaseDate", "published")
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
        label=N_("Event"),
    )
    event_date: Date | None = option(
        f.date,
        "When the event began.",
        name="event-date",
        aliases=("eventdate",),
        label=N_("Event date"),
    )
    event_place: str = option(
        f.shown,
        "Where the event was.",
        name="event-place",
        aliases=("eventplace",),
        label=N_("Event place"),
    )
    publisher: str = option(f.shown, "Who published it.")
    series: str = option(f.shown, "The series that the book is in.", label=N_("Series"))
    edition: str = option(f.shown, "The edition of the book.", label=N_("Edition"))
    location: str = option(
        f.shown, "Where the conference was, or the publisher is.", label=N_("Place")
    )
    volume: str = option(f.volume, "Volume of the journal or series.", label=N_("Volume"))
    issue: str = option(f.issue, "Issue of the journal.", label=N_("Issue"))
    chapter: str = option(f.text, "Number or name of the chapter of the book.", label=N_("Chapter"))
    pages: str = option(f.pages, "Pages, `12–34`.", label=N_("Pages"))
    number: str = option(
        f.issue, "Number of the patent, registration or report.", label=N_("Number")
    )
    office: str = option(f.shown, "The patent or copyright office.", label=N_("Office"))
    status: str = option(
        f.shown, "Filed, granted, in press …", aliases=("state",), label=N_("Status")
    )
    note: str = option(f.shown, "A remark, as `Best paper award`.", label=N_("Note"))
    doi: str = option(f.doi, "Digital Object Identifier.", label=N_("DOI"))
    arxiv: str = option(f.arxiv, "arXiv number.", aliases=("eprint",), label=N_("arXiv"))
    isbn: str = option(f.isbn, "ISBN of a book.", label=N_("ISBN"))
    url: str = url_field("Where it can be read.")
    pdf: str = option(
        f.document, "The PDF, which is copied beside the page if it is a file.", label=N_("PDF")
    )
    links: tuple[tuple[str, str], ...] = option(
        f.links, "Code, slides, video: `Slides https://…`, …", label=N_("More")
    )
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field()
    organization: str = option(
        f.reference, "The organization it was made at.", label=N_("Organization")
    )
