"""The kind ``experience``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    department_field,
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
    "experience",
    "",
    N_("Experience"),
    affiliation=True,
    header=("position", "department"),
)
class Experience(Record):
    """A position held at an employer, which is the title; what was done there is the body."""

    name: str = option(
        f.shown,
        "The employer.",
        required=True,
        aliases=("company", "employer"),
    )
    position: str = option(
        f.shown,
        "What the person was there.",
        aliases=("role", "title", "job"),
    )
    department: str = department_field()
    location: str = location_field()
    start: Date | None = start_field()
    end: Date | None = end_field()
    description: str = option(f.shown, "What the employer is or does.")
    url: str = url_field("The employer's page on the web.")
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects worked on there.")
    organization: str = organization_field()
