"""The kind ``organization``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import location_field, url_field
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind(
    "organization",
    N_("Organization"),
    N_("Organizations"),
    folder="organizations",
    personal=False,
    header=("parent_organization",),
    field_list=("alternate_name", "parent_organization", "location", "websites", "ror", "time"),
    sections=(
        "people-there",
        "organization-parts",
        "project",
        "publication",
        "award",
        "post",
        "skills-used",
    ),
)
class Organization(Record):
    """An employer, school, lab or company. Naming one elsewhere is enough to give it a page."""

    name: str = option(f.shown, "What it is called.", required=True)
    url: str = url_field(label=N_("Website"))
    ror: str = option(f.ror, "Its id in the Research Organization Registry.", label=N_("ROR"))
    location: str = location_field()
    logo: str = option(f.image, "Its logo.", aliases=("image",))
    parent_organization: str = option(
        f.reference, "The organization it is part of.", name="parent", label=N_("Part of")
    )
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other names that mean it.",
        name="alternate-name",
        aliases=("alias", "aka"),
        label=N_("Also called"),
    )
