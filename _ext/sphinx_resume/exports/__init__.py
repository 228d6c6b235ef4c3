"""Other forms of what pages say, made from the graph when all pages are written.

What a format says is a pure function of the graph, in `formats`. Which files there are of it, and
what each is made of, is known to a module here (`person_files`, `publication_files`, `post_feeds`,
`site_files`, `reports`), and `writer` puts them into the output at once. `resume_builder` makes
them without pages, and `missing_address` warns of all that needs the address of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.exports import (
    added_exports,
    missing_address,
    person_files,
    post_feeds,
    publication_files,
    reports,
    resume_builder,
    site_files,
)
from sphinx_resume.exports.writer import Export, write
from sphinx_resume.model.dependencies import digest
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Entity
from sphinx_resume.pages.markdown_alternates import SUFFIX
from sphinx_resume.pages.output_files import brought, pages, path_of_page
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

FORMATS = (
    post_feeds.exports,
    site_files.link_preview_exports,
    person_files.exports,
    publication_files.bibliography_exports,
    publication_files.pdf_exports,
    site_files.site_graph_exports,
    site_files.llms_txt_exports,
    site_files.sitemap_exports,
    site_files.redirect_exports,
    added_exports.exports,
    reports.exports,
)

_FIXES = {
    "site_files.txt": "write resume_llms_txt = False, or remove that file",
    "sitemap.xml": "write resume_sitemap = False, or remove that file",
    "resume.json": "leave 'graph' out of resume_exports, or rename that file",
}
"""What to do where a file of the site stands in the way; of a page it can be another name."""


def _exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the files of all formats; each depends on its state and on what all depend on.

    A file that the project brings itself is kept, and of two at one place the first is made.
    """
    maker, root = domain.builder, config.root_doc
    # Files say where pages are, which options of the builder decide too.
    where = maker.get_target_uri(root), path_of_page(maker, root)
    common = (domain.data_version, config.language, maker.name, where)
    taken: dict[str, str | Entity] = {}
    taken |= dict.fromkeys(brought(maker), "html_extra_path brings it already")
    taken |= dict.fromkeys(pages(maker), "a page of the site stands there")
    if domain.settings.markdown:
        for docname in sorted(domain.env.found_docs) if brought(maker) else ():
            _tell(f"{path_of_page(maker, docname)}{SUFFIX}", taken)
    for one in chain.from_iterable(exports(domain, config) for exports in FORMATS):
        if one.path not in taken:
            yield one._replace(fingerprint=digest(one.fingerprint, *common))
            taken[one.path] = one.of or "another one has its place"
        elif one.path != site_files.ROBOTS:
            _tell(one.path, taken, one.of)


def _tell(path: str, taken: Mapping[str, str | Entity], of: Entity | None = None) -> None:
    """Tell of a file that is not made, as its place is taken."""
    if (by := taken.get(path)) is None:
        return
    fix = _FIXES.get(path, "give the page another id, alias or folder")
    name = f"'{path}' of {_called(of)}" if of else f"'{path}'"
    why = by if isinstance(by, str) else f"that of {_called(by)} has its place"
    page = of or (by if isinstance(by, Entity) else None)
    warn(
        Subtype.CLASH, f"the file {name} is not made: {why}; {fix}", _place(page) if page else None
    )


def _called(of: Entity) -> str:
    return f"the {of.key.kind} '{of.title}'"


def _place(of: Entity) -> tuple[str, int] | str:
    source = of.source
    return f"{source.source}:{source.line}" if source.source else (source.docname, source.line)


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format in {"html", resume_builder.NAME}:
        write(app.builder, _exports(domain_of(app.env), app.config))


def setup(app: Sphinx) -> None:
    """Register every format, and the writing of their files."""
    resume_builder.setup(app)
    missing_address.setup(app)
    app.connect("build-finished", _write)
