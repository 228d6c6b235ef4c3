"""The kind ``talk``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    date_field,
    location_field,
    people_field,
    projects_field,
    publications_field,
    skills_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind("talk", "", N_("Talks"), header=("event",))
class Talk(Record):
    """A talk, lecture or poster."""

    name: str = option(f.shown, "Its title.", required=True)
    event: str = option(f.shown, "Where it was given: a conference, a seminar.")
    people: tuple[str, ...] = people_field(
        "Others who gave it: ids of people of this site, or names."
    )
    date: Date | None = date_field("When it was given.")
    location: str = location_field()
    url: str = url_field()
    links: tuple[tuple[str, str], ...] = option(f.links, "Slides, video: `Slides https://…`, …")
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects it was about.")
    publications: tuple[str, ...] = publications_field("Publications it was about.")
