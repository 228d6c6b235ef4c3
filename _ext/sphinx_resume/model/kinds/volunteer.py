"""The kind ``volunteer``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    end_field,
    location_field,
    organization_field,
    projects_field,
    skills_field,
    start_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind(
    "volunteer",
    "",
    N_("Volunteering"),
    affiliation=True,
    header=("position",),
)
class Volunteer(Record):
    """Unpaid work for an organization, which is the title."""

    name: str = option(
        f.shown,
        "The organization.",
        required=True,
    )
    position: str = option(
        f.shown,
        "What the person was there.",
        aliases=("role",),
    )
    location: str = location_field()
    start: Date | None = start_field()
    end: Date | None = end_field()
    url: str = url_field("The organization's page on the web.")
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects worked on there.")
    organization: str = organization_field()
