"""The kind ``skills``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind("skills", "", N_("Skills"), row=("level",))
class SkillGroup(Record):
    """A group of skills; each of its keywords has a page."""

    name: str = option(f.shown, "What the group is called.")
    level: str = option(f.shown, "How well: beginner, master …")
    skills: tuple[str, ...] = option(
        f.names,
        "The skills.",
        name="keywords",
        aliases=("skills",),
    )
