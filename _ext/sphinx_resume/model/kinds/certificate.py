"""The kind ``certificate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import date_field, skills_field, url_field
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx_resume.model.dates import Date


@kind("certificate", "", N_("Certificates"), header=("issuer", "number"))
class Certificate(Record):
    """A certificate or a licence."""

    name: str = option(f.shown, "What it is called.", required=True)
    date: Date | None = date_field("When it was given.")
    issuer: str = option(
        f.shown,
        "Who gave it.",
        aliases=("awarder", "by"),
    )
    number: str = option(f.text, "Its number.")
    url: str = url_field()
    skills: tuple[str, ...] = skills_field()
