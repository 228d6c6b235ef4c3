"""The kind ``post``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    date_field,
    projects_field,
    publications_field,
    skills_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date
    from sphinx_resume.model.names.name_keys import Author


@kind(
    "post",
    N_("Post"),
    N_("Posts"),
    folder="blog",
    personal=False,
    header=("authors", "organization"),
    field_list=("authors", "dates", "updated", "organization", "url", "tags"),
    sections=("subjects", "neighbours"),
)
class Post(Record):
    """A dated text: the page it stands on, or with a title one told by it, here or elsewhere.

    ``hosted`` tells whether it is the page that it stands on.
    """

    hosted: bool = False
    name: str = option(f.shown, "Its title, if it is not the page's.")
    date: Date | None = date_field("When it came out.", "published")
    updated: Date | None = option(
        f.date, "When it was last changed.", aliases=("modified",), label=N_("Updated")
    )
    authors: tuple[Author, ...] = option(
        author_lists.authors,
        "Who wrote it; people of the site are linked.",
        aliases=("author", "people", "by"),
        label=N_("Authors"),
    )
    url: str = url_field("Where it is, if it is on another site.")
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects it is about.")
    publications: tuple[str, ...] = publications_field("Publications it is about.")
    organization: str = option(
        f.reference, "The organization it is about or was written for.", label=N_("Organization")
    )
