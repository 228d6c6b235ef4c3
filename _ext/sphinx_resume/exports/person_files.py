"""Which files there are of each person, and what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.resume_builder import NAME
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats import jsonresume, rendercv, vcard
from sphinx_resume.formats.export_report import Made, Omission
from sphinx_resume.formats.file_formats import FORMATS
from sphinx_resume.model.body_text import links_in
from sphinx_resume.model.dependencies import WHOLE, Bodies, Dependency, digest
from sphinx_resume.model.records import Key
from sphinx_resume.model.resume import resume_of
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.config import Config


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the files of all people who have a page."""
    if domain.builder.name not in {*SITES, NAME}:
        return
    settings = domain.settings
    made = {name: make for name, make in _MAKERS.items() if name in settings.exports}
    common = (domain.address, settings.export_text, settings.vcard_version)
    for entity in domain.graph.of_kind("person") if made else ():
        if entity.page:
            fingerprint = digest(_fingerprint(domain, entity.key), *common)
            for name, make in made.items():
                path = f"{entity.page}{FORMATS[name].suffix}"
                yield Export(path, fingerprint, partial(make, domain, entity.key, path), entity)


def omissions(domain: ResumeDomain) -> Iterator[tuple[str, Iterable[Omission]]]:
    """Yield what each file of a person could not say, with its path."""
    for entity in domain.graph.of_kind("person"):
        for name, lost in _LOST.items():
            if name in domain.settings.exports and entity.page:
                yield f"{entity.page}{FORMATS[name].suffix}", lost(domain, entity.key)


def _fingerprint(domain: ResumeDomain, key: Key) -> bytes:
    pictures = [domain.env.images.get(path) for path in _pictures(domain, key)]
    return fingerprint_of(domain, dependencies(domain, key), pictures)


def fingerprint_of(domain: ResumeDomain, asked: Iterable[Dependency], *others: object) -> bytes:
    """Return a digest of the states of all that a file is made of."""
    known = domain.graph.once("states with names", "", _named_fingerprints, domain)
    found = sorted(known.get(one) or _name(one) for one in asked)
    return digest(b"\0".join(found), *others)


def _named_fingerprints(domain: ResumeDomain) -> dict[Dependency, bytes]:
    return {one: _name(one) + fingerprint for one, fingerprint in domain.fingerprints.items()}


def _name(one: Dependency) -> bytes:
    name = one if isinstance(one, str) else "\0".join((type(one).__name__, *one))
    return f"{name}\0".encode()


def fingerprint_of_all(domain: ResumeDomain, *others: object) -> bytes:
    """Return a digest of the state of the whole site, its texts too."""
    bodies = [place for place in domain.fingerprints if isinstance(place, Bodies)]
    return fingerprint_of(domain, (WHOLE, *bodies), *others)


def dependencies(domain: ResumeDomain, key: Key) -> set[Dependency]:
    """Return what a person's files say something of: as her page, and what her texts lead to."""
    return domain.graph.once("made of, as files", key, _dependencies, domain, key)


def _dependencies(domain: ResumeDomain, key: Key) -> set[Dependency]:
    graph = domain.graph
    asked: set[Dependency] = {*domain.page_fingerprints[graph.entities[key].page].dependencies}
    projects = (one for work in resume_of(graph, key).projects for one in work.records)
    for record in (*graph.about(key), *projects):
        asked.add(Bodies(record.docname))
        asked.update(graph.edges_of(record))
        for link in links_in(record.text):
            asked.add(link.id)
            asked.update(graph.meant(*link))
    return asked


def _pictures(domain: ResumeDomain, key: Key) -> list[str]:
    records = domain.graph.entities[key].records
    return [path for one in records if (path := getattr(one, "image", ""))]


def _vcard(domain: ResumeDomain, key: Key, path: str) -> bytes:
    urls = urls_of(domain)
    version = domain.settings.vcard_version
    return vcard.vcard(domain.graph, key, urls, urls.file(path), version)


def _resume(domain: ResumeDomain, key: Key, path: str = "") -> Made:
    urls, markdown = urls_of(domain), domain.settings.export_text == "markdown"
    address = urls.file(path) if path else ""
    return jsonresume.json_resume(domain.graph, key, urls, _, address, markdown=markdown)


def _json_resume(domain: ResumeDomain, key: Key, path: str) -> bytes:
    return jsonresume.text_of(_resume(domain, key, path).data)


def _cv(domain: ResumeDomain, key: Key) -> Made:
    return rendercv.rendercv(domain.graph, key, urls_of(domain), _)


def _rendercv(domain: ResumeDomain, key: Key, path: str) -> bytes:
    return rendercv.text_of(_cv(domain, key).data)


_MAKERS: dict[str, Callable[[ResumeDomain, Key, str], bytes]] = {
    "vcard": _vcard,
    "jsonresume": _json_resume,
    "rendercv": _rendercv,
}
_LOST: dict[str, Callable[[ResumeDomain, Key], tuple[Omission, ...]]] = {
    "jsonresume": lambda domain, key: _resume(domain, key).omissions,
    "rendercv": lambda domain, key: _cv(domain, key).omissions,
}
