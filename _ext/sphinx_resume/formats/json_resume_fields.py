"""Where JSON Resume has what our kinds of entries say, and what it calls their fields.

Source: schema.json of https://github.com/jsonresume/resume-schema, version 1.0.0, which the package
of version 1.3.1 carries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class JsonResumeKind(NamedTuple):
    """The ``section`` that holds the entries of a kind.

    ``fields`` are the names that it has for fields of ours, by their attributes. ``body`` are those
    of its fields that the text of a block goes to.
    """

    section: str
    fields: Mapping[str, str]
    body: tuple[str, ...] = ()


JSON_RESUME: Mapping[str, JsonResumeKind] = {
    "person": JsonResumeKind(
        "basics",
        {
            "name": "name",
            "headline": "label",
            "image": "image",
            "email": "email",
            "phone": "phone",
            "url": "url",
            "location": "location",
            "orcid": "profiles",
            "github": "profiles",
            "gitlab": "profiles",
            "linkedin": "profiles",
            "scholar": "profiles",
            "stackoverflow": "profiles",
            "mastodon": "profiles",
            "bluesky": "profiles",
            "x": "profiles",
            "profiles": "profiles",
        },
        ("summary",),
    ),
    "experience": JsonResumeKind(
        "work",
        {
            "name": "name",
            "position": "position",
            "location": "location",
            "start": "startDate",
            "end": "endDate",
            "description": "description",
            "url": "url",
        },
        ("summary", "highlights"),
    ),
    "education": JsonResumeKind(
        "education",
        {
            "institution": "institution",
            "study_type": "studyType",
            "area": "area",
            "start": "startDate",
            "end": "endDate",
            "score": "score",
            "courses": "courses",
            "url": "url",
        },
        (),
    ),
    "project": JsonResumeKind(
        "projects",
        {
            "name": "name",
            "role": "roles",
            "start": "startDate",
            "end": "endDate",
            "url": "url",
            "type": "type",
            "skills": "keywords",
            "organization": "entity",
        },
        ("description", "highlights"),
    ),
    "contribution": JsonResumeKind(
        "projects",
        {"role": "roles", "start": "startDate", "end": "endDate", "skills": "keywords"},
        ("description", "highlights"),
    ),
    "publication": JsonResumeKind(
        "publications",
        {"name": "name", "date": "releaseDate", "publisher": "publisher", "url": "url"},
        ("summary",),
    ),
    "award": JsonResumeKind(
        "awards", {"name": "title", "date": "date", "awarder": "awarder"}, ("summary",)
    ),
    "certificate": JsonResumeKind(
        "certificates", {"name": "name", "date": "date", "issuer": "issuer", "url": "url"}, ()
    ),
    "skills": JsonResumeKind(
        "skills", {"name": "name", "level": "level", "skills": "keywords"}, ()
    ),
    "language": JsonResumeKind("languages", {"language": "language", "fluency": "fluency"}, ()),
    "interest": JsonResumeKind("interests", {"name": "name", "keywords": "keywords"}, ()),
    "volunteer": JsonResumeKind(
        "volunteer",
        {
            "name": "organization",
            "position": "position",
            "start": "startDate",
            "end": "endDate",
            "url": "url",
        },
        ("summary", "highlights"),
    ),
    "reference": JsonResumeKind("references", {"name": "name"}, ("reference",)),
}
"""The kinds that JSON Resume has a section for; others are generic entries in it."""


def json_resume_name(kind: str, attribute: str) -> str:
    """Return what JSON Resume calls a field of a kind, or nothing if it has none."""
    known = JSON_RESUME.get(kind)
    return known.fields.get(attribute, "") if known else ""
