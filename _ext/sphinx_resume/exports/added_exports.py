"""The exports that other extensions have registered."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.person_files import fingerprint_of_all
from sphinx_resume.exports.resume_builder import NAME
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.file_formats import FORMATS
from sphinx_resume.pages.site_access import site_of_domain

if TYPE_CHECKING:
    from sphinx.config import Config


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the files of added formats; each is made anew when anything on the site changes."""
    if domain.builder.name not in {*SITES, NAME}:
        return
    for name in domain.settings.exports:
        format_ = FORMATS[name]
        if format_.make is None:
            continue
        fingerprint = fingerprint_of_all(domain, domain.address, _code(format_.make))
        if not format_.kinds:
            make = partial(_made, format_.make, domain, "", "")
            yield Export(f"{name}{format_.suffix}", fingerprint, make)
        for kind in format_.kinds:
            for entity in domain.graph.of_kind(kind):
                if entity.page:
                    make = partial(_made, format_.make, domain, kind, entity.key.id)
                    yield Export(f"{entity.page}{format_.suffix}", fingerprint, make, entity)


def _made(make: Callable[..., Any], domain: ResumeDomain, kind: str, id_: str) -> bytes:
    site = site_of_domain(domain)
    found = make(site, site.entity(kind, id_)) if kind else make(site)
    if isinstance(found, bytes):
        return found
    text = found if isinstance(found, str) else f"{json.dumps(found, ensure_ascii=False)}\n"
    return text.encode()


def _code(make: Callable[..., Any]) -> int:
    """Return a number that changes with the file that *make* is written in."""
    try:
        return crc32(Path(inspect.getfile(make)).read_bytes())
    except (OSError, TypeError):
        return 0
