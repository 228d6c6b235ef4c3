"""The map of the site, with the days on which what its pages show was last committed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.sitemap import last_days, robots, sitemap
from sphinx_resume.model.digest import digest
from sphinx_resume.model.records import Key
from sphinx_resume.pages.outputs import NOWHERE
from sphinx_resume.pages.places import places_of
from sphinx_resume.pages.project import project_of

if TYPE_CHECKING:
    from sphinx.config import Config

_OTHER = "sphinx_sitemap"
ROBOTS = "robots.txt"


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the map, and a robots.txt that tells where it is if the project has none."""
    wanted = domain.settings.sitemap and domain.address and domain.builder.name in SITES
    if not wanted or _OTHER in config.extensions:
        return
    places, days = places_of(domain), _Days(domain)
    pages = {places.page(name): days.of(name) for name in domain.env.found_docs - {NOWHERE}}
    yield Export("sitemap.xml", digest(sorted(pages.items())), partial(sitemap, pages))
    made = robots(places.file("sitemap.xml"))
    yield Export(ROBOTS, digest(made), lambda: made)


class _Days:
    """The days of the last changes of pages; none where there is no git."""

    def __init__(self, domain: ResumeDomain) -> None:
        self.domain = domain
        self.root, self.days = _history(Path(domain.env.srcdir))
        self._known: dict[str, str] = {}

    def of(self, docname: str) -> str:
        """Return the day of the last change of a page, or nothing if it is not known."""
        page = project_of(self.domain.env).generated.get(docname)
        if page is None:
            return self._last([docname])
        graph, key = self.domain.graph, page.key
        keys = [key] if key.id else [one.key for one in graph.of_kind(key.kind)]
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
