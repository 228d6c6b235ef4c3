"""Files of the whole site: link previews, llms.txt, resume.json, sitemap.xml, and redirects.

There is one for each folder of pages, called by its kind, and one for pages elsewhere: the
script knows an address and nothing else of a page.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_resume.assets import SITES, preview_files
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.person_files import fingerprint_of_all
from sphinx_resume.exports.resume_builder import NAME
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.link_previews import MOST, link_previews, place, split
from sphinx_resume.formats.llms_txt import Line, llms_txt
from sphinx_resume.formats.redirects import redirect
from sphinx_resume.formats.site_graph import SCHEMA, VERSION, SiteInfo, schema, site_graph
from sphinx_resume.formats.sitemap import last_days, robots, sitemap
from sphinx_resume.html_templates import render_html
from sphinx_resume.model.dependencies import WHOLE, digest
from sphinx_resume.model.descriptions import described, summary_of
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.records import Key
from sphinx_resume.pages.markdown_alternates import SUFFIX
from sphinx_resume.pages.output_files import NOWHERE, path_of_page
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.pages.subjects import subject_of
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.config import Config

FOLDER = "_static/resume-peek"
_ELSEWHERE = "other"


def link_preview_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the files of cards."""
    if domain.builder.name not in SITES or not domain.settings.peek:
        return
    folder = Path(domain.builder.confdir)
    card = json.dumps(render_html(config, folder, "preview.html"), ensure_ascii=False).encode()
    yield Export(f"{FOLDER}/_card.json", digest(card), lambda: card)
    for name, pages in _files(domain).items():
        number = -(-len(pages) // MOST)
        if number > 1:
            yield Export(f"{FOLDER}/{name}.json", digest(number), partial(split, number))
        for part, some in enumerate(_parts(pages, number)):
            path = f"{FOLDER}/{name}-{part}.json" if number > 1 else f"{FOLDER}/{name}.json"
            fingerprint = digest(some, domain.fingerprints.get(WHOLE))
            yield Export(path, fingerprint, partial(_previews, domain, some))


def _previews(domain: ResumeDomain, pages: Mapping[str, Key]) -> bytes:
    return link_previews(domain.graph, pages, _)


def _files(domain: ResumeDomain) -> dict[str, dict[str, Key]]:
    """Return the pages of things by their addresses, by the file that has their cards.

    The one of pages elsewhere is always there, for most links of a page may lead there.
    """
    names = preview_files(domain.settings)
    found: dict[str, dict[str, Key]] = {_ELSEWHERE: {}}
    for docname, page in sorted(domain.pages.items()):
        if page.key.id:
            address = domain.builder.get_target_uri(docname)
            folder = next((folder for folder in names if address.startswith(folder)), "")
            found.setdefault(names.get(folder, _ELSEWHERE), {})[address] = page.key
    return found


def _parts(pages: Mapping[str, Key], number: int) -> list[dict[str, Key]]:
    parts: list[dict[str, Key]] = [{} for _part in range(max(number, 1))]
    for address, key in pages.items():
        parts[place(address, len(parts))][address] = key
    return parts


_LLMS_TXT = "llms.txt"
_OTHERS = {"sphinx_llms_txt", "sphinx_llm.txt", "sphinx_llm_friendly"}


def llms_txt_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the file."""
    wanted = domain.settings.llms_txt and domain.builder.name in SITES
    if not wanted or not _OTHERS.isdisjoint(config.extensions):
        return
    title, others = config.project.strip(), _others(domain)
    settings = domain.address, domain.settings.markdown, domain.settings.folders
    fingerprint = digest(domain.fingerprints.get(WHOLE), title, others, settings)
    yield Export(_LLMS_TXT, fingerprint, partial(_llms_txt, domain, title, others))


def _llms_txt(domain: ResumeDomain, title: str, others: list[Line]) -> bytes:
    people = ", ".join(entity.title for entity in domain.graph.of_kind("person"))
    # Translators: heads a list of pages that are not about a person, a project and so on.
    return llms_txt(title, people, _sections(domain) | {_("Other pages"): others})


def _sections(domain: ResumeDomain) -> dict[str, list[Line]]:
    """Return the pages of things by their kinds."""
    graph, found = domain.graph, {}
    for kind in domain.settings.folders:
        found[_(KINDS[kind].plural)] = [
            Line(
                one.title,
                _address(domain, one.page),
                summary_of(graph, one.key) or described(graph, one.key, _),
            )
            for one in graph.of_kind(kind)
            if one.page
        ]
    return found


def _others(domain: ResumeDomain) -> list[Line]:
    return [
        Line(domain.env.titles[name].astext(), _address(domain, name))
        for name in sorted(domain.env.found_docs)
        if name not in domain.graph.by_page and name != NOWHERE
    ]


def _address(domain: ResumeDomain, docname: str) -> str:
    """Return where to read a page: whole if that is known, else from the root of the site."""
    if domain.settings.markdown:
        path = quote(f"{path_of_page(domain.builder, docname)}{SUFFIX}")
    else:
        path = domain.builder.get_target_uri(docname)
    return f"{domain.address}{path}"


_RESUME_JSON = "resume.json"


def site_graph_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the graph and its schema."""
    if "graph" not in domain.settings.exports or domain.builder.name not in {*SITES, NAME}:
        return
    facts = SiteInfo(config.project.strip(), config.language, domain.builder.get_target_uri, _)
    pictures = sorted((path, name) for path, (_, name) in domain.env.images.items())
    mentions = sorted(domain.mentions.items())
    fingerprint = fingerprint_of_all(domain, VERSION, pictures, mentions, domain.address, facts[:2])
    made = partial(site_graph, domain.graph, urls_of(domain), facts)
    yield Export(_RESUME_JSON, fingerprint, made)
    yield Export(SCHEMA, digest(VERSION), schema)


_OTHER = "sphinx_sitemap"
ROBOTS = "robots.txt"


def sitemap_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the map, and a robots.txt that tells where it is if the project has none."""
    wanted = domain.settings.sitemap and domain.address and domain.builder.name in SITES
    if not wanted or _OTHER in config.extensions:
        return
    urls, days = urls_of(domain), _Days(domain)
    pages = {urls.page(name): days.of(name) for name in domain.env.found_docs - {NOWHERE}}
    yield Export("sitemap.xml", digest(sorted(pages.items())), partial(sitemap, pages))
    made = robots(urls.file("sitemap.xml"))
    yield Export(ROBOTS, digest(made), lambda: made)


class _Days:
    """The days of the last changes of pages; none where there is no git."""

    def __init__(self, domain: ResumeDomain) -> None:
        self.domain = domain
        self.root, self.days = _history(Path(domain.env.srcdir))
        self._known: dict[str, str] = {}

    def of(self, docname: str) -> str:
        """Return the day of the last change of a page, or nothing if it is not known."""
        if not self.domain.is_generated(docname):
            return self._last([docname])
        subject, graph = subject_of(self.domain, docname), self.domain.graph
        listed = [one.key for one in graph.of_kind(subject.listed)] if subject.listed else []
        keys = [subject.entity] if subject.entity else listed
        return self._last({name for one in keys for name in self._told(one)})

    def _told(self, key: Key) -> Iterator[str]:
        yield from (record.docname for record in self.domain.graph.about(key))
        yield self.domain.graph.entities[key].source.docname

    def _last(self, docnames: Iterable[str]) -> str:
        return max(map(self._day, docnames), default="") if self.days else ""

    def _day(self, docname: str) -> str:
        """Return the day on which the file of a page was last committed; many ask for one."""
        if docname not in self._known:
            path = Path(self.domain.env.doc2path(docname)).resolve()
            inside = path.is_relative_to(self.root)
            name = path.relative_to(self.root).as_posix() if inside else ""
            self._known[docname] = self.days.get(name, "")
        return self._known[docname]


def _history(srcdir: Path) -> tuple[Path, dict[str, str]]:
    """Return the root of the repository, and the day of the last commit of each file there."""
    root = _git(srcdir, "rev-parse", "--show-toplevel").strip()
    if not root:
        return srcdir, {}
    shallow = _git(srcdir, "rev-parse", "--is-shallow-repository").strip() == "true"
    log = _git(srcdir, "log", "-z", "--format=%x00%cs %P", "--name-only", "--", str(srcdir))
    return Path(root).resolve(), last_days(log, shallow=shallow)


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError, UnicodeDecodeError):
        return ""
    return done.stdout


def redirect_exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield a page for each address of before."""
    builder = domain.builder
    if builder.name not in SITES:
        return
    shown = domain.settings.open_graph and domain.address
    for old, key in sorted(domain.graph.moved.items()):
        entity = domain.graph.entities[key]
        address = builder.get_relative_uri(old, entity.page)
        text = described(domain.graph, key, _) if shown else ""
        made = (entity.title, address, urls_of(domain).page(entity.page), config.language, text)
        path = path_of_page(builder, old)
        yield Export(path, digest(*made), partial(redirect, *made), entity)
