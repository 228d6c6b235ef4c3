"""What a page is about: an entity, a list of entities, or something else."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.records import Key
from sphinx_resume.pages.docnames import project_of


class Subject(NamedTuple):
    """What a page is about.

    ``entity`` is the entity whose page it is. ``listed`` is the kind whose index page it is, or the
    ``part`` of that page with this name. Other pages have neither.
    """

    entity: Key | None = None
    listed: str = ""
    part: str = ""

    @property
    def kind(self) -> str:
        """The kind of the entity or of the list, if the page is about either."""
        return self.entity.kind if self.entity else self.listed


def subject_of(domain: ResumeDomain, docname: str) -> Subject:
    """Return what the page *docname* is about, whoever wrote it."""
    page = project_of(domain.env).generated.get(docname)
    if page is None:
        return Subject(domain.graph.by_page.get(docname))
    return Subject(page.key) if page.key.id else Subject(None, page.key.kind, page.part)
