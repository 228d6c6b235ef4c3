"""The kind ``skill``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import url_field
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind(
    "skill",
    N_("Skill"),
    N_("Skills"),
    folder="skills",
    header=(),
    personal=False,
    field_list=("alternate_name", "years-used", "duration", "url"),
    sections=(
        "people-with-it",
        "experience",
        "project",
        "publication",
        "education",
        "volunteer",
        "teaching",
        "talk",
        "certificate",
        "award",
        "post",
    ),
)
class Skill(Record):
    """One skill, described. Naming it elsewhere is enough to give it a page."""

    name: str = option(f.shown, "What it is called.", required=True)
    url: str = url_field(label=N_("Website"))
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other names that mean it.",
        name="alternate-name",
        aliases=("alias", "aka"),
        label=N_("Also called"),
    )
