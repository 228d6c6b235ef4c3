"""A person as a vCard: 4.0 (RFC 6350, profiles as RFC 9554 has them), or 3.0 (RFC 2426).

Written by hand: the libraries that are alive write 3.0 alone, and a card is a list of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_resume.formats.urls import Urls, uri
from sphinx_resume.model.contact import dialled
from sphinx_resume.model.dates import PRESENT
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Experience, Person
from sphinx_resume.model.locations import place
from sphinx_resume.model.profiles import profiles_of
from sphinx_resume.model.publications.credits import own_name
from sphinx_resume.model.records import Key
from sphinx_resume.model.resume import resume_of

VERSIONS = ("4.0", "3.0")
_ESCAPED = {"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;"}
# Octets in a line, without its end (RFC 6350, 3.2).
_WIDTH = 75


def vcard(
    graph: Graph, key: Key, urls: Urls, source: str = "", version: str = VERSIONS[0]
) -> bytes:
    """Return the card of the person *key*; *source* is the address of the file itself."""
    resume = resume_of(graph, key)
    jobs = [one for one in resume.blocks.get("experience", ()) if isinstance(one, Experience)]
    lines = _lines(graph, resume.person, key, jobs, urls, source, version)
    return b"".join(map(_folded, lines))


def _lines(
    graph: Graph,
    person: Person,
    key: Key,
    jobs: list[Experience],
    urls: Urls,
    source: str,
    version: str,
) -> Iterator[str]:
    new = version == VERSIONS[0]
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    if new:
        yield "KIND:individual"
    yield f"FN:{_alone(person.name, new)}"
    name = own_name(graph, key)
    # Particles belong to the family name (RFC 6350, 6.2.2); suffixes are a list.
    family = " ".join(filter(None, (name.particle, name.family)))
    plain = f"{name.given} {family}".strip()
    unparted = name.east_asian and not (name.given or person.family_name)
    # In 3.0 every card has a name in parts (RFC 2426, 3.1.2).
    if not new or person.family_name or (plain != person.name and not unparted):
        suffixes = ",".join(map(_text, re.split(r"\s*,\s*", name.suffix)))
        prefix = _text(name.prefix)
        yield f"N:{_text(family)};{_text(name.given)};;{prefix};{suffixes}"
    if person.headline:
        yield f"TITLE:{_alone(person.headline, new)}"
    yield from _jobs(graph, jobs, new)
    yield from (f"EMAIL{_type('INTERNET', new)}:{_alone(one, new)}" for one in person.email)
    if person.phone:
        yield f"TEL;VALUE=uri:tel:{dialled(person.phone)}" if new else f"TEL:{_text(person.phone)}"
    if person.location:
        where = place(person.location, graph.site.language)
        parts = ("", "", "", where.city, where.region, where.postcode, where.country)
        if any(parts):
            yield f"ADR:{';'.join(map(_text, parts))}"
    if person.url:
        yield f"URL:{uri(person.url)}"
    for one in profiles_of(person):
        yield _profile(one.network, one.url, new)
    if person.image and (picture := urls.picture(person.image)):
        yield f"PHOTO{'' if new else ';VALUE=uri'}:{uri(picture)}"
    if page := urls.thing(graph, key):
        yield f"UID:{uri(page)}"
        yield f"URL:{uri(page)}"
    if source:
        yield f"SOURCE:{uri(source)}"
    yield "END:VCARD"


def _jobs(graph: Graph, jobs: list[Experience], new: bool) -> Iterator[str]:
    """Yield where the person works now, and as what."""
    for job in (one for one in jobs if one.end == PRESENT):
        organization = graph.edges_of(job).organization
        name = graph.entities[organization].title if organization else job.name
        if parts := [part for part in (name, job.department) if part]:
            yield f"ORG:{';'.join(map(_text, parts))}"
        if job.position:
            yield f"ROLE:{_alone(job.position, new)}"


def _profile(network: str, url: str, new: bool) -> str:
    name = re.sub(r'["\r\n]', "", _clean(network))
    if new:
        return f'SOCIALPROFILE;SERVICE-TYPE="{name}":{uri(url)}'
    return f"X-SOCIALPROFILE;TYPE={re.sub(r'[^a-z0-9]', '', name.lower()) or 'other'}:{uri(url)}"


def _type(name: str, new: bool) -> str:
    return "" if new else f";TYPE={name}"


def _text(text: str) -> str:
    """Return *text* as a part of a value of several."""
    return "".join(_ESCAPED.get(sign, sign) for sign in _clean(text))


def _alone(text: str, new: bool) -> str:
    """Return *text* as a whole value, in which RFC 6350 (3.4) needs no mark before semicolons.

    Some readers of 4.0 take that mark for a part of the text; RFC 2426 wants it.
    """
    return _text(text).replace("\\;", ";") if new else _text(text)


def _clean(text: str) -> str:
    """Return *text* without control characters, which a card must not have."""
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", "", text)


def _folded(line: str) -> bytes:
    """Return *line* in parts that are not too long, and none of which ends within a letter."""
    data = line.encode()
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        end = at + _WIDTH - bool(parts)
        while end < len(data) and data[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        parts.append(data[at:end])
        at = end
    return b"\r\n ".join(parts) + b"\r\n"
