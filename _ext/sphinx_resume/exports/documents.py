"""PDFs of publications, copied from the project into the folders of the publications' pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.blocks.files import is_readable
from sphinx_resume.domain import ResumeDomain, stamp
from sphinx_resume.exports.writer import Export
from sphinx_resume.model.digest import digest
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.papers import is_file
from sphinx_resume.pages.documents import path_of_paper

if TYPE_CHECKING:
    from sphinx.config import Config


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the PDFs that are files of the project."""
    if domain.builder.name not in SITES:
        return
    for entity in domain.graph.of_kind("publication"):
        papers = (one.pdf for one in entity.records if isinstance(one, Publication))
        if pdf := next(filter(is_file, papers), ""):
            path = Path(domain.env.srcdir, pdf[1:])
            if is_readable(path):
                target = path_of_paper(domain, entity.key)
                yield Export(target, digest(str(path), stamp(path)), path.read_bytes, entity)
