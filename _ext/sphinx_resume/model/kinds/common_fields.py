"""Fields that several kinds of entries have, each declared once.

Each function returns the declaration of a field (`sphinx_resume.model.fields.option`) for a record
class, with the help that fits the kind.
"""

from __future__ import annotations

from typing import Any

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.text import N_


def start_field() -> Any:
    """Declare when it began."""
    return option(
        f.start,
        "When it began.",
        aliases=("from", "startDate", "since", "begin"),
    )


def end_field() -> Any:
    """Declare when it ended."""
    return option(
        f.end,
        "When it ended, or `present`.",
        aliases=("to", "endDate", "until"),
    )


def date_field(help: str, *aliases: str) -> Any:  # noqa: A002
    """Declare its one date."""
    return option(
        f.date,
        help,
        aliases=("year", "when", *aliases),
        label=N_("Date"),
    )


def location_field() -> Any:
    """Declare where it was."""
    return option(
        f.shown,
        "Where: city, region, country.",
        aliases=("place", "where", "city"),
        label=N_("Place"),
    )


def url_field(help: str = "Its own page on the web.", label: str = N_("Link")) -> Any:  # noqa: A002
    """Declare its address on the web."""
    return option(f.url, help, aliases=("link", "homepage"), label=label)


def skills_field() -> Any:
    """Declare the skills that it shows."""
    return option(
        f.names,
        "Skills it shows; each has a page.",
        aliases=("keywords", "technologies", "tools", "stack"),
    )


def projects_field(help: str = "Projects it belongs to.") -> Any:  # noqa: A002
    """Declare the projects that it has to do with."""
    return option(f.references, help, aliases=("project",), label=N_("Projects"))


def publications_field(help: str = "Publications it led to.") -> Any:  # noqa: A002
    """Declare the publications that it has to do with."""
    aliases = ("publication", "papers", "patents")
    return option(f.references, help, aliases=aliases, label=N_("Publications"))


def people_field(help: str) -> Any:  # noqa: A002
    """Declare the people who had a part in it."""
    return option(author_lists.people, help, aliases=("with", "team"), label=N_("People"))


def organization_field() -> Any:
    """Declare the organization, for kinds whose title is what their organization is called."""
    return option(
        f.reference,
        "Id or name of the organization, if the title is not its name.",
        label=N_("Organization"),
    )


def department_field() -> Any:
    """Declare the part of the organization."""
    return option(
        f.shown,
        "Team or department there.",
        aliases=("team", "group", "lab"),
    )
