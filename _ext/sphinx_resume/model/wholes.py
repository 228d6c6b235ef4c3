"""Entries of a bibliography that are there for others, which take fields from them.

The proceedings that papers name in their ``crossref`` are a publication of the site only if one of
its people wrote or edited them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sphinx_resume.model.entities import Things
from sphinx_resume.model.kinds import Person, Publication
from sphinx_resume.model.matching import Way
from sphinx_resume.model.records import Record
from sphinx_resume.model.translated import Words


def without_wholes(
    records: Mapping[str, tuple[Record, ...]], matching: Way
) -> dict[str, tuple[Record, ...]]:
    """Return the records, in which entries for others, by nobody of the site, have no id.

    What has no id is no thing of the site.
    """
    made = dict(records)
    at = [name for name, found in made.items() if any(getattr(r, "is_whole", False) for r in found)]
    if not at:
        return made
    things = Things({}, Words())
    for found in made.values():
        for record in found:
            if isinstance(record, Person) and record.id:
                things.define(record)

    def is_ours(record: Publication) -> bool:
        people = (*record.authors, *record.editors)
        return any(things.find_author(one.name, matching)[0] for one in people)

    for name in at:
        made[name] = tuple(
            replace(record, id="")
            if isinstance(record, Publication) and record.is_whole and not is_ours(record)
            else record
            for record in made[name]
        )
    return made
