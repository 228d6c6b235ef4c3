"""The kind ``person``."""

from __future__ import annotations

from sphinx_resume.model import fields as f
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.common_fields import location_field
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_


@kind(
    "person",
    N_("Person"),
    N_("People"),
    argument="id",
    folder="people",
    personal=False,
    header=(),
    field_list=(),
    sections=("of-person",),
)
class Person(Record):
    """A person: contact, headline, and a summary as the body. The page's title is the name."""

    name: str = option(f.shown, "The name, if it is not the page's title.")
    family_name: str = option(
        f.text,
        "The family's part of the name, where it is not its last word, as Ye in Ye Wentao.",
        name="family-name",
        aliases=("surname", "lastname"),
    )
    headline: str = option(
        f.shown,
        "What the person is, in one line.",
        aliases=("label", "title", "tagline"),
    )
    image: str = option(
        f.image,
        "A portrait.",
        aliases=("photo", "picture", "portrait", "avatar"),
    )
    email: tuple[str, ...] = option(
        f.emails,
        "One or several e-mail addresses.",
        aliases=("mail", "e-mail", "emails"),
    )
    phone: str = option(
        f.phone,
        "Telephone; what is written here is published.",
        aliases=("tel", "mobile"),
    )
    url: str = option(
        f.url,
        "The person's own site.",
        aliases=("homepage", "site", "link", "url"),
        name="website",
    )
    location: str = location_field()
    orcid: str = option(f.orcid, "ORCID iD.")
    github: str = option(f.user, "User name at GitHub.")
    gitlab: str = option(f.user, "User name at GitLab.")
    linkedin: str = option(f.user, "User name at LinkedIn.")
    scholar: str = option(
        f.user,
        "User id at Google Scholar.",
        aliases=("googlescholar",),
    )
    stackoverflow: str = option(f.user, "User number at Stack Overflow.")
    mastodon: str = option(f.user, "Mastodon address, `@name@host`.")
    bluesky: str = option(f.user, "Bluesky handle.")
    x: str = option(f.user, "User name at X.", aliases=("twitter",))
    profiles: tuple[tuple[str, str], ...] = option(
        f.links, "Other profiles: `Network https://…`, …"
    )
    alternate_name: tuple[str, ...] = option(
        f.names,
        "Other forms of the name that papers and pages may use; published nowhere.",
        name="alternate-name",
        aliases=("alias", "aka", "also-known-as"),
        unpublished=True,
    )
    sections: tuple[str, ...] = option(
        f.sections,
        "Which sections the page gets by itself below what is written, and in which order; "
        "all of them, if not given.",
    )
