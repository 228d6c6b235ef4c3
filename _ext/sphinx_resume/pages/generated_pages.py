"""Reading of generated pages, when every authored page has been read and the graph exists."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment import CONFIG_OK
from sphinx.errors import NoUri
from sphinx.parsers import Parser
from sphinx.util import logging
from sphinx.util.display import status_iterator
from sphinx.util.i18n import docname_to_domain

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.file_stamps import stamp
from sphinx_resume.index_pages import INDEX_STYLES, lists_of, lists_posts
from sphinx_resume.model.dependencies import WHOLE, digest
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.entities import Entity
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.posts import feeds_of
from sphinx_resume.model.records import Key
from sphinx_resume.model.stored_pages import Page, Unpublished
from sphinx_resume.nodes import (
    contents_placeholder,
    downloads_placeholder,
    index_placeholder,
    pagination_placeholder,
    topics_placeholder,
)
from sphinx_resume.pages.docnames import FILE, ResumeProject, project_of
from sphinx_resume.pages.fingerprinting import fingerprint_pages, fingerprints_of
from sphinx_resume.pages.site_access import site_of_domain
from sphinx_resume.problems import warn, warn_all
from sphinx_resume.render.localization import _, called

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

GRAPH_READY = "resume-graph-ready"
"""The event of a graph that has everything; see `sphinx_resume.api`."""

MADE = "resume-page"
"""What sort of file a generated page is read from, to Sphinx."""


class PageParser(Parser):
    """Makes the headings of a generated page, whose file says nothing."""

    supported = (MADE,)

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Add the page's section to *document*."""
        env = document.settings.env
        domain, page = domain_of(env), project_of(env).generated[env.docname]
        env.metadata[env.docname]["orphan"] = True
        if page.key.id:
            labels = domain.page_fingerprints[env.docname].sections
            section = _entity(domain.graph.entities[page.key], labels)
        else:
            # Found by its title: what it says stands on the pages that it leads to.
            env.metadata[env.docname]["no-search"] = True
            section = _index_page(domain, page)
        # What is told of the page is told of the place that gave cause to it.
        document["source"] = section.source = str(project_of(env).path_of(page.owner))
        section.line = page.line
        document += section


def _section(docname: str, title: str, *ids: str) -> nodes.section:
    section = nodes.section(ids=list(ids))
    # sphinx.ext.autosectionlabel would make a label of the same heading of every page.
    section += nodes.title(f"{docname} {title}", title, translatable=False)
    return section


def _index_page(domain: ResumeDomain, page: Page) -> nodes.section:
    kind = page.key.kind
    title, shown = _(KINDS[kind].plural), lists_of(domain).part(kind, page.part)
    heading = f"{title}: {called(shown)}" if page.part else title
    section = _section(domain.env.docname, heading, KINDS[kind].plural.lower())
    section += pagination_placeholder(kind=kind, part=page.part)
    style = INDEX_STYLES.get(kind, "list")
    if kind == "post" and not page.part:
        section += topics_placeholder()
    # The part by its page: the first one has another name when there is a new year or letter.
    listed = {"kind": kind, "list_style": style, "part": page.part}
    section += index_placeholder(classes=["resume-listing"], **listed)
    if kind == "publication" and not page.part:
        section += downloads_placeholder()
    return section


def _entity(entity: Entity, labels: Iterable[str]) -> nodes.section:
    """Return the headings of a page; `pages.placeholders` puts what stands below them there."""
    key = tuple(entity.key)
    section = _section(entity.page, entity.title, entity.key.id)
    section["classes"] += ["resume-page", f"resume-{entity.key.kind}-page"]
    section += contents_placeholder(key=key, section="")
    for label in labels:
        inner = _section(entity.page, _(label), label.lower().replace(" ", "-"))
        inner += contents_placeholder(key=key, section=label)
        section += inner
    return section


def _note_stamp(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note which file of an author is read."""
    if docname not in project_of(app.env).generated:
        domain_of(app.env).stamps[docname] = stamp(app.env.doc2path(docname))


def _note_files(app: Sphinx, document: nodes.document) -> None:
    """Note which other files an author's page was read from, and what they were.

    Sphinx only sees those that are newer than the page. One that an older one has taken the place
    of, as when another branch is checked out, is another file too.
    """
    env, domain = app.env, domain_of(app.env)
    if env.docname in domain.stamps and env.dependencies.get(env.docname):
        paths = (str(Path(env.srcdir, one)) for one in env.dependencies[env.docname])
        known = domain.files.setdefault(env.docname, {})
        known |= {path: stamp(Path(path)) for path in paths if path not in known}


@dataclass
class _Build:
    """What a build has read.

    ``docnames`` are the pages that Sphinx reads, ``anew`` says that these are all pages.
    ``touched`` is set when a page is read or goes, ``lost`` are the generated pages whose doctree
    is gone.
    """

    docnames: list[str] = field(default_factory=list)
    anew: bool = False
    touched: bool = False
    lost: Set[str] = frozenset()


def _before_reading(build: _Build, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Keep generated pages out of the reading: there is no graph yet."""
    domain, project = domain_of(env), project_of(env)
    build.anew = env.config_status != CONFIG_OK
    # Sphinx names those of which it has lost the doctree.
    build.lost = project.generated.keys() & set(docnames) & env.all_docs.keys()
    docnames[:] = [docname for docname in docnames if docname not in project.generated]
    build.docnames = docnames
    for docname in sorted(domain.stamps.keys() & project.generated.keys()):
        # A generated page takes the place of a file that is gone; Sphinx sees no removal.
        _forget_page(app, env, docname)
    build.touched = build.touched or bool(docnames) or bool(build.lost)
    if project.drafts:
        logger.info(_("left out, as they are drafts: %s"), ", ".join(sorted(project.drafts)))


def _purged(build: _Build, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    build.touched = True


def _update(build: _Build, app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Build the graph, and read the generated pages that are new or show something else."""
    domain, project = domain_of(env), project_of(env)
    _withhold_drafts(build, app, env)
    elsewhere = digest(sorted(domain.elsewhere.items()))
    others = elsewhere != domain.other_sites
    domain.other_sites = elsewhere
    if not build.touched and not build.anew and not others:
        project.done = True
        return []
    domain.forget()
    faults = (fault for _, found in sorted(domain.faults.items()) for fault in found)
    warn_all(dict.fromkeys(faults))  # of a file that several pages show, once
    warn_all(domain.graph.problems)
    warn_all(lists_of(domain).problems(domain.listings))
    app.emit(GRAPH_READY, site_of_domain(domain))
    before = set(project.generated)
    fingerprints = fingerprints_of(domain)
    same = fingerprints[WHOLE] == domain.fingerprints.get(WHOLE) and not build.anew
    if not same:
        domain.pages = wanted_pages(domain, project)
        domain.feeds = _pages_with_feeds(domain)
    project.set_generated(domain.pages)
    for docname in before - project.generated.keys():
        if docname in env.all_docs:
            _forget_page(app, env, docname)
    fingerprint_pages(domain, fingerprints, anew=build.anew)
    outdated = _outdated(build, env, domain)
    for docname in status_iterator(
        outdated, _("generating pages... "), "purple", len(outdated), app.config.verbosity
    ):
        _forget_page(app, env, docname)
        app.builder.read_doc(docname)
        domain.read[docname] = outdated[docname]
    project.done = True
    again = _read_toctrees(app, env, globs=before != project.generated.keys())
    return [*outdated, *again]


def _withhold_drafts(build: _Build, app: Sphinx, env: BuildEnvironment) -> None:
    """Forget the pages that reading found to be those of drafts, and note why.

    Sphinx writes what it has read, so the pages are taken from the list of these, which it gave
    to ``env-before-read-docs`` and goes on with (``Builder.read`` in sphinx/builders/__init__.py).
    """
    domain, project = domain_of(env), project_of(env)
    found = sorted(domain.unpublished.keys() & env.all_docs.keys())
    for docname in found:
        files = dict(domain.files.get(docname, {}))
        for path in env.dependencies.get(docname, ()):
            whole = Path(env.srcdir) / path
            files[str(whole)] = stamp(whole)
        files[str(project.path_of(docname))] = domain.stamps[docname]
        note = Unpublished(files, domain.conditions.get(docname, {}))
        _forget_page(app, env, docname)
        domain.unpublished[docname] = note
        project.withhold(docname)
    if found:
        build.docnames[:] = [docname for docname in build.docnames if docname not in found]
        logger.info(_("left out, as they are drafts: %s"), ", ".join(found))


def _outdated(
    build: _Build, env: BuildEnvironment, domain: ResumeDomain
) -> dict[str, tuple[str, ...]]:
    """Return the generated pages whose headings are not what they were, and what these are."""
    now = {
        docname: (
            page.owner,
            domain.page_fingerprints[docname].title,
            *domain.page_fingerprints[docname].sections,
        )
        for docname, page in sorted(project_of(env).generated.items())
    }
    return {
        docname: read
        for docname, read in now.items()
        if docname not in env.all_docs
        or docname in build.lost
        or build.anew
        or read != domain.read.get(docname)
    }


def _forget_page(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    app.emit("env-purge-doc", env, docname)
    env.clear_doc(docname)


def _read_toctrees(app: Sphinx, env: BuildEnvironment, *, globs: bool) -> list[str]:
    """Read the pages again whose toctrees name pages that are gone, or with *globs* take patterns.

    Sphinx keeps what a toctree had when it was read, and would find no next page where one is gone.
    """
    includes = env.toctree_includes.items()
    wrong = {name for name, has in includes if not env.found_docs.issuperset(has)}
    found = sorted((wrong | (env.glob_toctrees if globs else set())) & env.found_docs)
    for docname in found:
        _forget_page(app, env, docname)
        app.builder.read_doc(docname)
    return found


def wanted_pages(domain: ResumeDomain, project: ResumeProject) -> dict[str, Page]:
    """Return the pages that the graph asks for."""
    root = domain.env.config.root_doc
    pages: dict[str, Page] = {}
    sources: dict[str, set[str]] = {}
    for key, entity in sorted(domain.graph.entities.items()):
        if not entity.page:
            continue
        docnames = {record.docname for record in domain.graph.about(key)}
        sources.setdefault(key.kind, set()).update(docnames)
        source = entity.source
        pages[entity.page] = Page(key, frozenset(docnames), source.docname, source.line)
    for kind, found in sources.items():
        if kind in domain.settings.pages:
            name = domain.index_page(kind)
            if _taken(domain, project, name) or (kind == "post" and not lists_posts(domain)):
                continue
            pages[name] = Page(Key(kind, ""), frozenset(found), root, 1)
            for part in (*lists_of(domain).parts(kind)[1:], *lists_of(domain).topics(kind)):
                docname = lists_of(domain).page_of(kind, part)
                pages[docname] = Page(Key(kind, ""), frozenset(found), root, 1, part.name)
    return pages


def _pages_with_feeds(domain: ResumeDomain) -> dict[Key, str]:
    """Return what has a feed of posts, and its page."""
    if not lists_posts(domain):
        return {}
    return {
        key: domain.graph.entities[key].page if key.id else domain.index_page("post")
        for key in feeds_of(domain.graph)
    }


def _taken(domain: ResumeDomain, project: ResumeProject, index_page: str) -> bool:
    """Tell whether an author's page has the same address, as ``team`` has in dirhtml."""
    folder, builder = index_page.removesuffix("/index"), domain.builder
    try:
        taken = folder in project.authored and (
            builder.get_target_uri(folder) == builder.get_target_uri(index_page)
        )
    except NoUri:
        return False
    if taken:
        message = (
            f"this page has the address of the list that '{index_page}' would be; rename it, "
            "or give the list another folder in resume_folders"
        )
        warn(Subtype.CLASH, message, (folder, 1))
    return taken


def _drop_empty_catalogues(app: Sphinx, exception: Exception | None) -> None:
    """Remove the catalogues of generated pages alone: their messages are their authors'."""
    if app.builder.name != "gettext" or exception is not None:
        return
    project, compact = project_of(app.env), app.config.gettext_compact
    authored = {docname_to_domain(docname, compact) for docname in project.authored}
    for domain in {docname_to_domain(docname, compact) for docname in project.generated} - authored:
        (Path(app.builder.outdir) / f"{domain}.pot").unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Register the reading of generated pages."""
    app.add_event(GRAPH_READY)
    app.add_source_suffix(FILE.suffix, MADE)
    app.add_source_parser(PageParser)
    app.connect("source-read", _note_stamp)
    app.connect("doctree-read", _note_files, priority=900)  # when Sphinx has found them
    build = _Build()
    app.connect("env-before-read-docs", partial(_before_reading, build))
    app.connect("env-purge-doc", partial(_purged, build))
    app.connect("env-updated", partial(_update, build), priority=100)
    app.connect("build-finished", _drop_empty_catalogues)
