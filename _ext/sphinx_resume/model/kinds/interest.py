"""The kind ``interest``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind("interest", "", N_("Interests"), row=())
class Interest(Record):
    """Something the person cares for."""

    name: str = option(f.shown, "What it is.", required=True)
    keywords: tuple[str, ...] = option(f.names, "What of it.")
