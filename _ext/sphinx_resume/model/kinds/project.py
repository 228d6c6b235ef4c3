"""The kind ``project``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    end_field,
    location_field,
    publications_field,
    skills_field,
    start_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind(
    "project",
    N_("Project"),
    N_("Projects"),
    folder="projects",
    personal=False,
    header=("role", "type", "status", "organization"),
    field_list=(
        "time",
        "organization",
        "part_of",
        "type",
        "status",
        "location",
        "url",
        "repository",
    ),
    sections=(
        "people-involved",
        "parts",
        "publication",
        "award",
        "post",
        "experience",
        "education",
        "volunteer",
        "talk",
        "skills",
    ),
)
class Project(Record):
    """Something made, alone or with others. Inside a job or a degree it belongs to that."""

    name: str = option(f.shown, "What it is called.", required=True)
    role: str = option(
        f.shown,
        "The person's part in it.",
        aliases=("position", "roles"),
    )
    start: Date | None = start_field()
    end: Date | None = end_field()
    url: str = url_field(label=N_("Website"))
    repository: str = option(
        f.url,
        "Where its source code is.",
        aliases=("repo", "code", "source"),
        label=N_("Source code"),
    )
    status: str = option(
        f.shown,
        "How it stands: active, finished, in production …",
        aliases=("state",),
        label=N_("Status"),
    )
    type: str = option(
        f.shown,
        "What sort of project: application, tool, study …",
        label=N_("Type"),
    )
    location: str = location_field()
    skills: tuple[str, ...] = skills_field()
    people: tuple[str, ...] = option(
        author_lists.people,
        "Others who worked on it: ids of people of this site, or names.",
        aliases=("members", "authors", "contributors", "team"),
        label=N_("People"),
    )
    organization: str = option(
        f.reference,
        "For or at which organization.",
        aliases=("entity", "company", "client"),
        label=N_("Organization"),
    )
    part_of: str = option(
        f.reference, "The project it is part of.", name="part-of", label=N_("Part of")
    )
    shared: bool = option(
        f.flag, "Whether others describe the same project too, each saying so; all is shown."
    )
    publications: tuple[str, ...] = publications_field()
