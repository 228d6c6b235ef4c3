"""The kind ``reference``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import url_field
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind(
    "reference",
    "",
    N_("References"),
    header=("position",),
)
class Reference(Record):
    """What somebody says of the person; the title is who says it."""

    name: str = option(f.shown, "Who says it.", required=True)
    position: str = option(f.shown, "What he or she is.", aliases=("role",))
    url: str = url_field("His or her page on the web.")
