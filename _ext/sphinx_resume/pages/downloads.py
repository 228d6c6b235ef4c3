"""The files that a page offers: other forms of what it is about."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.file_formats import FORMATS, PAPERS
from sphinx_resume.model.records import Key
from sphinx_resume.model.resume import publications_of
from sphinx_resume.render.person_header import resume_files

if TYPE_CHECKING:
    from docutils import nodes


def files_of(domain: ResumeDomain, key: Key, page: str, docname: str) -> list[tuple[str, str, str]]:
    """Return the address from *docname*, the name and the type of the files beside *page*."""
    names = [one for one in domain.settings.exports if key.kind in FORMATS[one].kinds]
    if not key.id:
        names = [one for one in names if FORMATS[one].make is None]  # of entities alone
    if key.kind == "person" and not publications_of(domain.graph, key):
        names = [one for one in names if one not in PAPERS]
    here = posixpath.dirname(domain.builder.get_target_uri(docname)) or "."
    found = [(f"{page}{FORMATS[name].suffix}", FORMATS[name]) for name in names]
    return [(quote(posixpath.relpath(path, here)), one.label, one.type) for path, one in found]


def downloads(
    domain: ResumeDomain, key: Key, page: str, docname: str, *, copy: bool = False
) -> list[nodes.Element]:
    """Return a line on *docname* that offers the files beside *page*, if there are any.

    With *copy*, a button copies what stands above it.
    """
    if domain.builder.name in SITES and (files := files_of(domain, key, page, docname)):
        return [resume_files(files=files, copy=copy)]
    return []


def all_downloads(domain: ResumeDomain, node: nodes.Element, docname: str) -> None:
    """Fill in the files of all publications, below their list."""
    if domain.graph.of_kind("publication"):
        key = Key("publication", "")
        node += downloads(domain, key, domain.settings.folders[key.kind], docname)
