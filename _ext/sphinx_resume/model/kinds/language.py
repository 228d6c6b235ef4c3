"""The kind ``language``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind("language", "", N_("Languages"), title="language", row=("fluency",))
class Language(Record):
    """A language that the person speaks."""

    language: str = option(f.shown, "The language.", required=True)
    fluency: str = option(
        f.shown,
        "How well: native, fluent, B2 …",
        aliases=("level", "proficiency"),
    )
