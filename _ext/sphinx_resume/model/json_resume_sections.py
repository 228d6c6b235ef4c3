"""The shape of a JSON Resume file."""

from __future__ import annotations

from collections.abc import Mapping

JSON_RESUME: Mapping[str, frozenset[str]] = {
    section: frozenset(names.split())
    for section, names in {
        "basics": "name label image email phone url summary location profiles",
        "work": "name location description position url startDate endDate summary highlights",
        "volunteer": "organization position url startDate endDate summary highlights",
        "education": "institution url area studyType startDate endDate score courses",
        "awards": "title date awarder summary",
        "certificates": "name date url issuer",
        "publications": "name publisher releaseDate url summary",
        "skills": "name level keywords",
        "languages": "language fluency",
        "interests": "name keywords",
        "references": "name reference",
        "projects": "name description highlights keywords startDate endDate url roles entity type",
    }.items()
}
"""The sections of JSON Resume that hold our blocks, and the fields that each has there.

Source: schema.json of https://github.com/jsonresume/resume-schema, version 1.0.0, which
the package of version 1.3.1 carries.
"""
