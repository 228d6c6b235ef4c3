"""The kinds of entries, one module each, in the order of a résumé."""

# isort: skip_file

from __future__ import annotations

from sphinx_resume.model.kinds.declaration import (
    KINDS,
    Kind,
    KindError,
    kind,
    kind_of,
    extended,
    of_all_kinds,
    remove,
    restore,
)
from sphinx_resume.model.kinds.person import Person
from sphinx_resume.model.kinds.organization import Organization
from sphinx_resume.model.kinds.experience import Experience
from sphinx_resume.model.kinds.education import Education
from sphinx_resume.model.kinds.project import Project
from sphinx_resume.model.kinds.contribution import Contribution
from sphinx_resume.model.kinds.publication import Publication
from sphinx_resume.model.kinds.award import Award
from sphinx_resume.model.kinds.post import Post
from sphinx_resume.model.kinds.certificate import Certificate
from sphinx_resume.model.kinds.skill_group import SkillGroup
from sphinx_resume.model.kinds.language import Language
from sphinx_resume.model.kinds.interest import Interest
from sphinx_resume.model.kinds.volunteer import Volunteer
from sphinx_resume.model.kinds.talk import Talk
from sphinx_resume.model.kinds.teaching import Teaching
from sphinx_resume.model.kinds.reference import Reference
from sphinx_resume.model.kinds.skill import Skill

__all__ = [
    "KINDS",
    "Award",
    "Certificate",
    "Contribution",
    "Education",
    "Experience",
    "Interest",
    "Kind",
    "KindError",
    "Language",
    "Organization",
    "Person",
    "Post",
    "Project",
    "Publication",
    "Reference",
    "Skill",
    "SkillGroup",
    "Talk",
    "Teaching",
    "Volunteer",
    "extended",
    "kind",
    "kind_of",
    "of_all_kinds",
    "paged",
    "remove",
    "restore",
    "timed",
]


@of_all_kinds
def paged() -> tuple[str, ...]:
    """Return the names of the kinds whose entries have a page each."""
    return tuple(name for name, one in KINDS.items() if one.page)


@of_all_kinds
def timed() -> tuple[str, ...]:
    """Return the names of the kinds that a timeline can show."""
    return tuple(name for name, one in KINDS.items() if one.timeline)
