"""The kind ``award``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    date_field,
    location_field,
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


@kind(
    "award",
    N_("Award"),
    N_("Awards"),
    folder="awards",
    header=("awarder",),
    field_list=("date", "awarder", "people", "location", "url"),
    sections=("project", "publication", "post", "skills"),
)
class Award(Record):
    """A prize, a grant or an honour."""

    name: str = option(f.shown, "What it is called.", required=True)
    date: Date | None = date_field("When it was given.")
    awarder: str = option(
        f.shown,
        "Who gave it.",
        aliases=("issuer", "by", "organization"),
        label=N_("Awarded by"),
    )
    url: str = url_field()
    location: str = location_field()
    people: tuple[str, ...] = option(
        author_lists.people,
        "Others who share it: ids of people of this site, or names.",
        aliases=("team", "winners"),
        label=N_("People"),
    )
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects it was given for.")
    publications: tuple[str, ...] = publications_field("Publications it was given for.")
