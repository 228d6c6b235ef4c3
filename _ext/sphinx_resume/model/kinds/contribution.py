"""The kind ``contribution``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    end_field,
    people_field,
    publications_field,
    skills_field,
    start_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind(
    "contribution",
    "",
    N_("Projects"),
    title="project",
    header=("role",),
    timeline=False,
)
class Contribution(Record):
    """What this person did in a project that is described elsewhere; its id is the title."""

    project: str = option(f.reference, "Id or name of the project.", required=True)
    people: tuple[str, ...] = people_field(
        "Others who did this: ids of people of this site, or names."
    )
    role: str = option(
        f.shown,
        "The person's part in it.",
        aliases=("position",),
    )
    start: Date | None = start_field()
    end: Date | None = end_field()
    skills: tuple[str, ...] = skills_field()
    publications: tuple[str, ...] = publications_field()
