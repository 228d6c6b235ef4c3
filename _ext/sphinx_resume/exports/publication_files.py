"""Bibliographies of people and publications, and the PDFs that publications name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.directives.named_files import is_readable
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.person_files import dependencies, fingerprint_of, fingerprint_of_all
from sphinx_resume.exports.resume_builder import NAME
from sphinx_resume.exports.writer import Export
from sphinx_resume.file_stamps import stamp
from sphinx_resume.formats.csl import bibtex_omissions, csl, csl_omissions
from sphinx_resume.formats.export_report import Omission
from sphinx_resume.formats.file_formats import FORMATS, PAPERS
from sphinx_resume.model.bibtex.bib_writer import bibtex
from sphinx_resume.model.body_text import links_in
from sphinx_resume.model.dependencies import Bodies, Dependency, digest
from sphinx_resume.model.descriptions import by_time
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.publications.publication_facts import is_file
from sphinx_resume.model.records import Key
from sphinx_resume.model.resume import publications_of
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.pages.publication_pdfs import path_of_paper

if TYPE_CHECKING:
    from sphinx.config import Config


def bibliography_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the bibliographies."""
    names = [name for name in PAPERS if name in domain.settings.exports]
    if domain.builder.name not in {*SITES, NAME} or not names:
        return
    for page, of, fingerprint, keys in _lists(domain):
        for name in names:
            path = f"{page}{FORMATS[name].suffix}"
            yield Export(path, fingerprint, partial(_MAKERS[name], domain, keys), of)


def omissions(domain: ResumeDomain) -> Iterator[tuple[str, Iterable[Omission]]]:
    """Yield what the bibliographies of the whole site could not say, with their paths."""
    graph, settings = domain.graph, domain.settings
    for name, lost in _LOST.items():
        if name in settings.exports:
            found = [
                one for thing in graph.of_kind("publication") for one in lost(graph, thing.key)
            ]
            yield f"{settings.folders['publication']}{FORMATS[name].suffix}", found


def _lists(domain: ResumeDomain) -> Iterator[tuple[str, Entity | None, bytes, tuple[Key, ...]]]:
    """Yield where each bibliography is, what of, the state of it, and its publications."""
    graph = domain.graph
    every = tuple(one.key for one in graph.of_kind("publication"))
    for entity in graph.of_kind("person"):
        if entity.page and (keys := publications_of(graph, entity.key)):
            shown = (one for key in keys for one in _shown(domain, key))
            yield (
                entity.page,
                entity,
                fingerprint_of(domain, {*dependencies(domain, entity.key), *shown}, domain.address),
                keys,
            )
    for key in every:
        if page := graph.entities[key].page:
            of = graph.entities[key]
            yield page, of, fingerprint_of(domain, _shown(domain, key), domain.address), (key,)
    if every:
        fingerprint = fingerprint_of_all(domain, domain.address)
        folder = domain.settings.folders["publication"]
        yield folder, None, fingerprint, tuple(by_time(graph, every))


def _shown(domain: ResumeDomain, key: Key) -> set[Dependency]:
    """Return what a publication names, in its block or in the text of it."""
    graph = domain.graph
    found: set[Dependency] = {key}
    for record in graph.about(key):
        found.update(graph.edges_of(record))
        found.add(Bodies(record.docname))
        for link in links_in(record.text):
            found.update(graph.meant(*link))
            found.add(link.id)
    return found


def _bibtex(domain: ResumeDomain, keys: tuple[Key, ...]) -> bytes:
    entries = (bibtex(domain.graph, key, abstract=True) for key in keys)
    return "\n\n".join([*entries, ""]).encode()


def _csl(domain: ResumeDomain, keys: tuple[Key, ...]) -> bytes:
    return csl(domain.graph, keys, urls_of(domain))


_MAKERS: dict[str, Callable[[ResumeDomain, tuple[Key, ...]], bytes]] = {
    "bibtex": _bibtex,
    "csl": _csl,
}
_LOST = {"bibtex": bibtex_omissions, "csl": csl_omissions}


def pdf_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
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
