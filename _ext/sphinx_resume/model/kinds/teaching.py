"""The kind ``teaching``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import (
    end_field,
    location_field,
    people_field,
    skills_field,
    start_field,
    url_field,
)
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind("teaching", "", N_("Teaching"), header=("position", "organization"))
class Teaching(Record):
    """A course taught."""

    name: str = option(f.shown, "The course.", required=True)
    position: str = option(f.shown, "Lecturer, assistant …", aliases=("role",))
    organization: str = option(
        f.reference,
        "Where it was taught.",
        aliases=("institution", "school"),
    )
    people: tuple[str, ...] = people_field(
        "Others who taught it: ids of people of this site, or names."
    )
    location: str = location_field()
    start: Date | None = start_field()
    end: Date | None = end_field()
    url: str = url_field()
    skills: tuple[str, ...] = skills_field()
