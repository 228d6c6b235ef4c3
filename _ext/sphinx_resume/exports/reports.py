"""The report of what the files of people and publications could not say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports import person_files, publication_files
from sphinx_resume.exports.resume_builder import NAME
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.export_report import report

if TYPE_CHECKING:
    from sphinx.config import Config


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the report, which stands beside the files where these are all that is made."""
    if domain.builder.name == NAME:
        about = (domain.settings.exports, domain.settings.export_text, domain.address)
        fingerprint = person_files.fingerprint_of_all(domain, *about)
        yield Export("losses.txt", fingerprint, partial(_report, domain))


def _report(domain: ResumeDomain) -> bytes:
    found = (*person_files.omissions(domain), *publication_files.omissions(domain))
    lines = (f"{path}: {line}\n" for path, lost in found for line in report(lost))
    return "".join(lines).encode()
