"""Which pages show a change, for each builder and output folder by itself.

Every page has a digest of all it shows from elsewhere. The digests of what was
written stand in a file beside the doctrees, brought up to date only when a build has
ended well, so that a build that fails half-way is repeated whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.model.about import hint
from sphinx_resume.model.pieces import Section, View
from sphinx_resume.model.records import Key
from sphinx_resume.model.view import entity_view, landing_view
from sphinx_resume.pages.project import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


def page_digests(domain: ResumeDomain, env: BuildEnvironment) -> dict[str, str]:
    """Return for each page the digest of all it shows that stands elsewhere."""
    trees = _toctrees(env) if domain.builder.format == "html" else ""
    keys = domain.graph.by_page
    return {
        docname: hashlib.blake2b(
            repr((trees, *_shown(domain, docname, keys.get(docname)))).encode(), digest_size=12
        ).hexdigest()
        for docname in env.found_docs
    }


def _toctrees(env: BuildEnvironment) -> str:
    """Return what every page's navigation shows: the order and titles of pages in toctrees."""
    included = env.toctree_includes
    titles = {name: env.titles[name].astext() for name in sorted(env.titles) if _in_tree(env, name)}
    shown = repr((sorted(included.items()), sorted(titles.items())))
    return hashlib.blake2b(shown.encode(), digest_size=12).hexdigest()


def _in_tree(env: BuildEnvironment, docname: str) -> bool:
    return docname in env.files_to_rebuild or docname == env.config.root_doc


def _shown(domain: ResumeDomain, docname: str, key: Key | None) -> Iterator[object]:
    graph = domain.graph
    if key is not None:
        authored = docname in domain.stamps
        view = entity_view(graph, key, docname if authored else "")
        yield view
        yield [_face(domain, one) for one in sorted(view.keys())]
        yield list(_copied(domain, view))
    if (page := project_of(domain.env).generated.get(docname)) and not page.key.id:
        shown = domain.part(page.key.kind, page.part)
        yield from _listed(domain, Section(page.key.kind, shown.entries))
    for kind in domain.listings.get(docname, ()):
        yield from _listed(domain, Section(kind, landing_view(graph, kind)))
    yield _mentioned(domain, docname, -1)
    for record in domain.records.get(docname, ()):
        yield [_face(domain, one) for one in graph.ends_of(record)]
        yield _mentioned(domain, docname, record.index)


def _listed(domain: ResumeDomain, listed: Section) -> Iterator[object]:
    yield listed
    yield [_face(domain, one) for one in sorted(listed.keys())]


def _copied(domain: ResumeDomain, view: View) -> Iterator[object]:
    copies = [*view.copies, *(copy for section in view.sections for copy in section.copies)]
    for copy in copies:
        yield _mentioned(domain, copy.docname, copy.index)
        for record in domain.graph.inside(copy.docname, copy.index):
            yield [_face(domain, one) for one in domain.graph.ends_of(record)]
            yield _mentioned(domain, copy.docname, record.index)
        for kind in domain.listings.get(copy.docname, ()):
            yield from _listed(domain, Section(kind, landing_view(domain.graph, kind)))


def _mentioned(domain: ResumeDomain, docname: str, block: int) -> list[object]:
    return [
        [_face(domain, key) for key in domain.graph.meant(one.kind, one.target)]
        for one in domain.mentions_by_block.get((docname, block), ())
    ]


def _face(domain: ResumeDomain, key: Key) -> tuple[object, ...]:
    """Return what a link to *key* shows."""
    return (hint(domain.graph, key), domain.target(key))


# --- what was written ----------------------------------------------------------------------


def _memory(builder: Builder) -> Path:
    name = hashlib.blake2b(str(builder.outdir).encode(), digest_size=6).hexdigest()
    return Path(builder.doctreedir) / f"resume-{builder.name}-{name}.json"


def _remembered(builder: Builder) -> dict[str, str]:
    try:
        found = json.loads(_memory(builder).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something else than when they were last written."""
    domain = domain_of(env)
    domain.written = page_digests(domain, env)
    before = _remembered(domain.builder)
    return sorted(name for name, shown in domain.written.items() if before.get(name) != shown)


def _before_writing(app: Sphinx, builder: Builder) -> None:
    """Remove the output of pages that are no more, which Sphinx leaves; note what is to come.

    A build that fails while it writes leaves pages too.
    """
    before, found = _remembered(builder), builder.env.found_docs
    stale = [path for name in sorted(before.keys() - found) for path in _outputs(builder, name)]
    if (Path(builder.outdir) / "_sources").is_dir():
        # An author's page may have become a generated one, which has no source to show.
        for docname in project_of(builder.env).generated:
            stale += _source_copies(builder, docname)
    for path in stale:
        path.unlink(missing_ok=True)
    for folder in {folder for path in stale for folder in path.parents}:
        _remove_empty(folder, Path(builder.outdir))
    _note(builder, {name: before.get(name, "") for name in found})


def _remove_empty(folder: Path, outdir: Path) -> None:
    """Remove a folder of the output, and those around it, that have become empty."""
    while outdir in folder.parents and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _outputs(builder: Builder, docname: str) -> Iterator[Path]:
    outdir = Path(builder.outdir)
    get_output_path = getattr(builder, "get_output_path", None)
    if get_output_path is not None:
        yield Path(get_output_path(docname))
        yield from _source_copies(builder, docname)
    elif suffix := getattr(builder, "out_suffix", ""):
        yield outdir / f"{docname}{suffix}"
    yield Path(builder.doctreedir) / f"{docname}.doctree"


def _source_copies(builder: Builder, docname: str) -> Iterator[Path]:
    config = builder.config
    for suffix in config.source_suffix:
        # As `StandaloneHTMLBuilder.get_doc_context` names them.
        link = config.html_sourcelink_suffix if suffix != config.html_sourcelink_suffix else ""
        yield Path(builder.outdir) / "_sources" / f"{docname}{suffix}{link}"


def _remember(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        _note(app.builder, domain_of(app.env).written)


def _note(builder: Builder, written: dict[str, str]) -> None:
    text = json.dumps(written, sort_keys=True)
    path = _memory(builder)
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def setup(app: Sphinx) -> None:
    """Register the comparison, the clearing and the remembering."""
    app.connect("env-get-updated", _changed)
    app.connect("write-started", _before_writing)
    app.connect("build-finished", _remember)
