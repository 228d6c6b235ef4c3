"""Names of generated pages, known to Sphinx like those of files.

`ResumeProject` stands before the project that Sphinx made and adds the names. A
generated page is read from a file of ours; when all is read, its path is its author's
file, so that warnings and message catalogues are right.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.environment import CONFIG_OK
from sphinx.project import Project

from sphinx_resume.directives.named_files import is_readable, is_too_large
from sphinx_resume.directives.visibility import has_changed
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.file_stamps import stamp
from sphinx_resume.index_pages import lists_posts
from sphinx_resume.model.bibtex.bib_keys import ids_in
from sphinx_resume.model.draft_pages import is_draft_page
from sphinx_resume.model.records import Key
from sphinx_resume.model.scan import Scanned, ScannedName, scan
from sphinx_resume.model.stored_pages import Page

if TYPE_CHECKING:
    import os

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util._pathlib import _StrPath


class ResumeProject(Project):
    """The author's documents and the generated ones."""

    def __init__(self, base: Project, domain: ResumeDomain) -> None:
        """Stand before *base*."""
        super().__init__(base.srcdir, base.source_suffix)
        self.base: Project | None = base
        self.domain: ResumeDomain | None = domain
        self.generated: dict[str, Page] = {}
        self.done = False
        """Whether everything has been read."""
        self.scans: dict[str, tuple[tuple[int, int], Scanned]] = {}
        self.drafts: frozenset[str] = frozenset()
        """Pages that their authors do not want to be shown yet."""
        self.restore(base)

    def __getstate__(self) -> dict[str, Any]:
        """Leave out what the next build has anyway."""
        return {**self.__dict__, "base": None, "domain": None, "scans": {}, "done": False}

    def discover(
        self, exclude_paths: Iterable[str] = (), include_paths: Iterable[str] = ("**",)
    ) -> set[str]:
        """Find the authors' files, then the names of the pages that they give cause to."""
        assert self.base is not None
        assert self.domain is not None
        self.base.discover(exclude_paths, include_paths)
        self.restore(self.base)
        self.authored = frozenset(self.base.docnames)
        if not self.domain.settings.drafts:
            changed = changed_docs(self.domain, self)
            # Sphinx makes no site without a home page; its block tells its author.
            changed -= {self.domain.env.config.root_doc}
            self.drafts = frozenset(name for name in changed if self._is_draft(name))
            self.authored -= self.drafts
        self.set_generated(expected_pages(self.domain, self))
        return self.docnames

    def _is_draft(self, docname: str) -> bool:
        """Tell whether a page is that of a draft, as its last reading or a look at it tells."""
        assert self.domain is not None
        note = self.domain.unpublished.get(docname)
        if note is not None and self.domain.env.config_status == CONFIG_OK:
            same = all(stamp(Path(path)) == then for path, then in note.files.items())
            if same and not has_changed(self.domain, note.conditions):
                return True
        found = _scanned(self, docname)
        return is_draft_page(found.seen, found.heading, docname, self.domain.settings.folders)

    def withhold(self, docname: str) -> None:
        """Take a page that was read out of those that are published."""
        self.authored -= {docname}
        self.drafts |= {docname}

    def set_generated(self, pages: dict[str, Page]) -> None:
        """Take *pages* as the generated ones, but where somebody wrote a page of that name."""
        self.generated = {name: page for name, page in pages.items() if name not in self.authored}
        self.docnames = set(self.authored) | self.generated.keys()

    def path2doc(self, filename: str | os.PathLike[str]) -> str | None:
        """Return the name of the document in a file."""
        return self.base.path2doc(filename) if self.base else super().path2doc(filename)

    def doc2path(self, docname: str, absolute: bool) -> _StrPath:
        """Return the file of a document; that of a generated one is its author's.

        Until everything is read, it is a file of ours, for which Sphinx has a parser of ours.
        Nor is the author's file compared with the output: `pages.rebuilds` tells by what a
        page shows whether it must be written.
        """
        if page := self.generated.get(docname):
            if not self.done:
                return FILE  # type: ignore[return-value] # `_StrPath` is about to go away
            return self.path_of(page.owner, absolute)
        return self.path_of(docname, absolute)

    def path_of(self, docname: str, absolute: bool = True) -> _StrPath:
        """Return the file of a document that somebody wrote."""
        base = self.base
        return base.doc2path(docname, absolute) if base else super().doc2path(docname, absolute)


FILE = Path(__file__).with_name("page.resume-generated")
"""What generated pages are read from."""


def expected_pages(domain: ResumeDomain, project: ResumeProject) -> dict[str, Page]:
    """Return the pages that reading will give: as before, but of changed files as scanned."""
    changed = changed_docs(domain, project)
    gone = changed | (domain.stamps.keys() - project.authored)
    scanned = {one.key for docname in changed for one in _scanned(project, docname).named}
    pages = {
        name: page
        for name, page in domain.pages.items()
        if page.key.kind in domain.settings.pages
        and (page.sources - gone or _is_further(page.key, scanned))
    }
    for docname in sorted(changed):
        _add(pages, _scanned(project, docname).named, docname, domain)
    # Lists stay as long as anything stands on them.
    kinds = {page.key.kind for page in pages.values()}
    lists = {name: page for name, page in domain.pages.items() if not page.key.id}
    return {name: page for name, page in lists.items() if page.key.kind in kinds} | pages


def _is_further(key: Key, scanned: Container[Key]) -> bool:
    """Tell whether *key* may be of one more entry with the same title (see `model.distinct_ids`).

    Then it begins with the id that a scan has found: ``website-2015``.
    """
    parts = key.id.split("-")
    return any(Key(key.kind, "-".join(parts[:end])) in scanned for end in range(1, len(parts)))


def _scanned(project: ResumeProject, docname: str) -> Scanned:
    """Return what a file says; Sphinx looks for files more than once in a build."""
    path = project.doc2path(docname, absolute=True)
    now = stamp(path)
    if docname not in project.scans or project.scans[docname][0] != now:
        try:
            found = scan(path.read_text("utf-8"))
            found.named.extend(_in_bibliographies(project, docname, found.bibliographies))
        except (OSError, UnicodeDecodeError):
            found = Scanned([], [], [], "")
        project.scans[docname] = now, found
    return project.scans[docname][1]


def _in_bibliographies(
    project: ResumeProject, docname: str, bibliographies: Iterable[tuple[str, int]]
) -> Iterator[ScannedName]:
    """Yield the publications that the bibliographies of a page name."""
    for name, line in bibliographies:
        above = project.srcdir if name.startswith("/") else project.path_of(docname).parent
        path = Path(above) / name.lstrip("/")
        try:
            if not is_readable(path) or is_too_large(path):
                continue
            ids = ids_in(path.read_text("utf-8", "replace"))
        except (OSError, ValueError):
            continue
        yield from (ScannedName(Key("publication", one), line) for one in ids)


def _add(
    pages: dict[str, Page], named: list[ScannedName], docname: str, domain: ResumeDomain
) -> None:
    alone = sum(one.key.kind == "person" for one in named) == 1
    sources = frozenset({docname})
    for key, line in named:
        if key.kind not in domain.settings.pages:
            continue
        folder = domain.settings.folders[key.kind]
        root = domain.env.config.root_doc
        if key.kind == "post" and not lists_posts(domain):
            continue
        pages.setdefault(domain.index_page(key.kind), Page(Key(key.kind, ""), sources, root, 1))
        if key.id and not (alone and key.kind == "person"):
            pages.setdefault(f"{folder}/{key.id}", Page(key, sources, docname, line))


def changed_docs(domain: ResumeDomain, project: ResumeProject) -> set[str]:
    """Return the authored documents of which another text is to be read, or all of them.

    The file may be another one, or this build may publish more or less of it. After a change of
    the configuration, pages may have other names.
    """
    anew = domain.env.config_status != CONFIG_OK
    return {
        docname
        for docname in project.authored
        if anew
        or domain.stamps.get(docname) != stamp(project.doc2path(docname, absolute=True))
        or any(stamp(Path(path)) != then for path, then in domain.files.get(docname, {}).items())
        or has_changed(domain, domain.conditions.get(docname, {}))
    }


def project_of(env: BuildEnvironment) -> ResumeProject:
    """Return the project of *env*."""
    project = env.project
    assert isinstance(project, ResumeProject)
    return project


def _wrap(app: Sphinx) -> None:
    if isinstance(app.project, ResumeProject):
        return
    app.project = app.env.project = ResumeProject(app.project, domain_of(app.env))
    # Builders look for outdated pages before they read, and must see the names then.
    app.env.find_files(app.config, app.builder)


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    # Sphinx only sees files that are newer than the last reading.
    return sorted(changed_docs(domain_of(env), project_of(env)))


def setup(app: Sphinx) -> None:
    """Wrap the project when MyST (priority 600) is ready."""
    app.connect("builder-inited", _wrap, priority=700)
    app.connect("env-get-outdated", _outdated)
