"""The kind ``education``."""

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
    "education",
    "",
    N_("Education"),
    title="institution",
    affiliation=True,
    header=("study_type", "area", "department"),
)
class Education(Record):
    """A time of study at an institution, which is the title."""

    institution: str = option(
        f.shown,
        "School or university.",
        required=True,
        aliases=("school", "university", "college"),
    )
    study_type: str = option(
        f.shown,
        "Degree: Bachelor, M.S., PhD.",
        name="studyType",
        aliases=("degree", "study", "qualification"),
    )
    area: str = option(
        f.shown,
        "Field of study.",
        aliases=("major", "subject", "field", "discipline"),
    )
    department: str = department_field()
    location: str = location_field()
    start: Date | None = start_field()
    end: Date | None = end_field()
    score: str = option(f.shown, "Grade or grade point average.", aliases=("gpa", "grade"))
    courses: tuple[str, ...] = option(
        f.names, "Courses worth naming.", aliases=("course", "coursework")
    )
    url: str = url_field("The institution's page on the web.")
    skills: tuple[str, ...] = skills_field()
    projects: tuple[str, ...] = projects_field("Projects worked on there.")
    organization: str = organization_field()
