"""Profiles on other sites: from a user name to its address, for each site that has a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from sphinx_resume.model.kinds import Person


class Profile(NamedTuple):
    """A person's page on another site: the site's name, the address, and the text to show.

    ``user`` is what she is called there, where that is known.
    """

    network: str
    url: str
    text: str
    user: str = ""


_NETWORKS = {
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "stackoverflow": ("Stack Overflow", "https://stackoverflow.com/users/{}"),
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "x": ("X", "https://x.com/{}"),
}


def profiles(values: Mapping[str, Any]) -> list[Profile]:
    """Return the profiles that a person's fields give, in a fixed order."""
    found = []
    for field, (network, pattern) in _NETWORKS.items():
        if name := values.get(field, ""):
            url = name if ":" in name else pattern.format(name.removeprefix("@"))
            found.append(Profile(network, url, f"{network}: {_short(name)}", _short(name)))
    if name := values.get("mastodon", ""):
        user, _, host = name.removeprefix("@").partition("@")
        url = name if ":" in name else f"https://{host or 'mastodon.social'}/@{user}"
        found.append(
            Profile("Mastodon", url, f"Mastodon: {name}", user if ":" not in name else _short(name))
        )
    found += [Profile(label, url, label) for label, url in values.get("profiles", ())]
    return found


def profiles_of(person: Person) -> list[Profile]:
    """Return the profiles of a person of the site."""
    return profiles({field.name: getattr(person, field.name) for field in fields(person)})


def _short(name: str) -> str:
    return name.rstrip("/").rpartition("/")[2] if ":" in name else name
