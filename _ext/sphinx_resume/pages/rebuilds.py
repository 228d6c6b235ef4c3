"""Which pages show a change, for each builder and output folder by itself.

Every page has a digest of all it shows from elsewhere and of when it was read: another builder
may have read it since. The digests of what was written stand in a file beside the doctrees, with
what pictures and downloads were when they were copied. It is brought up to date only when a build
has ended well, so that a build that fails half-way is repeated whole.
"""

from __future__ import annotations

import filecmp
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.file_stamps import stamp
from sphinx_resume.model.dependencies import digest
from sphinx_resume.pages.markdown_alternates import alternate_of
from sphinx_resume.pages.output_files import brought, path_of_page, update
from sphinx_resume.pages.page_sources import has_source

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


_KEEP_SOURCES = {"json", "pickle"}
"""Builders that leave copies of sources as they are, though the sources have changed.

(``handle_page`` of ``SerializingHTMLBuilder`` in sphinxcontrib/serializinghtml/__init__.py calls
``copyfile`` of Sphinx, which takes no other file's place.)
"""
_NO_FILE = 0, 0  # what `stamp` says of one


class Written(NamedTuple):
    """What an output folder shows: the tree of pages in its navigation, every page, and files.

    ``files`` are the images and downloads that pages show, by their path in the folder, each
    with time (ns) and size of the file that it is a copy of.
    """

    trees: str
    pages: dict[str, str]
    files: dict[str, tuple[int, int]]


def _toctrees(env: BuildEnvironment) -> str:
    """Return what every page's navigation shows: the order and titles of pages in toctrees."""
    included = env.toctree_includes
    titles = {name: env.titles[name].astext() for name in sorted(env.titles) if _in_tree(env, name)}
    return digest(sorted(included.items()), sorted(titles.items())).hex()


def _in_tree(env: BuildEnvironment, docname: str) -> bool:
    return docname in env.files_to_rebuild or docname == env.config.root_doc


# --- what was written ----------------------------------------------------------------------


def _memory(builder: Builder) -> Path:
    name = digest(str(builder.outdir)).hex()
    return Path(builder.doctreedir) / f"resume-{builder.name}-{name}.json"


def _remembered(builder: Builder) -> Written:
    try:
        found = json.loads(_memory(builder).read_text("utf-8"))
        files = {str(name): (int(time), int(size)) for name, (time, size) in found["files"].items()}
        return Written(str(found["trees"]), dict(found["pages"]), files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Written("", {}, {})


def _now(env: BuildEnvironment, builder: Builder) -> Written:
    """Return what all pages show now."""
    domain = domain_of(env)
    trees = _toctrees(env) if builder.format == "html" else ""
    _name_images(env)
    names = _numbered_images(env)
    pages = {name: _shown(env, domain, name, names) for name in env.found_docs}
    return Written(trees, pages, _files(env, builder))


def _files(env: BuildEnvironment, builder: Builder) -> dict[str, tuple[int, int]]:
    """Return what pages show, by its path in the output, and what it is a copy of."""
    if not hasattr(builder, "get_output_path"):
        return dict.fromkeys(_pictures_of_documents(builder), _NO_FILE)
    found = [(f"{builder.imagedir}/{name}", str(path)) for path, (_, name) in env.images.items()]
    found += [(f"_downloads/{name}", str(path)) for path, (_, name) in env.dlfiles.items()]
    return {name: stamp(Path(env.srcdir, path)) for name, path in sorted(found)}


def _pictures_of_documents(builder: Builder) -> Iterator[str]:
    """Yield the pictures that LaTeX and Texinfo have been given, which these write all anew."""
    if builder.name == "latex":
        yield from builder.images.values()
    elif builder.name == "texinfo":
        for _, name, *_ in builder.config.texinfo_documents:
            yield from (f"{name}-figures/{picture}" for picture in builder.images.values())


def _shown(
    env: BuildEnvironment, domain: ResumeDomain, docname: str, names: dict[str, dict[str, str]]
) -> str:
    one = domain.page_fingerprints.get(docname)
    if one is None:
        return ""
    numbers: list[object] = [env.all_docs.get(docname, 0)]
    numbers += [names[docname]] if docname in names else []
    if env.config.numfig:
        numbers += filter(None, map(env.toc_fignumbers.get, one.bodies()))
    numbers += [env.images[path][1] if path in env.images else "" for path in one.pictures]
    return f"{one.whole.hex()}{digest(*numbers).hex()}"


def _name_images(env: BuildEnvironment) -> None:
    """Number images of one file name by their paths.

    Sphinx (util/_files.py, FilenameUniqDict) numbers them as they are read, so that an edit of
    one page may leave others than a clean build has.
    """
    if all(Path(path).name == name for path, (_, name) in env.images.items()):
        return
    found, env.images = env.images, type(env.images)()
    for path, (docnames, _) in sorted(found.items()):
        for docname in sorted(docnames):
            env.images.add_file(docname, path)


def _numbered_images(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return the images of each page whose output has another name, as their own is taken."""
    found: dict[str, dict[str, str]] = {}
    for path, (docnames, name) in sorted(env.images.items()):
        if Path(path).name != name:
            for docname in docnames:
                found.setdefault(docname, {})[path] = name
    return found


def _changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages that show something else than when they were last written.

    So are those of which somebody has deleted a file; Sphinx looks only for the page itself.
    """
    builder = domain_of(env).builder
    before, now = _remembered(builder), _now(env, builder)
    if now.trees != before.trees or _has_lost_index(builder):
        return sorted(now.pages)
    return sorted(
        name
        for name, shown in now.pages.items()
        if before.pages.get(name) != shown
        or not all(path.is_file() for path in _beside(builder, name))
    )


def _has_lost_index(builder: Builder) -> bool:
    """Tell whether the search index is gone or damaged; Sphinx would make one of few pages.

    (``load_indexer`` and ``dump_search_index`` in sphinx/builders/html/__init__.py, which fails
    if no page is written.)
    """
    name = getattr(builder, "searchindex_filename", None)
    if not getattr(builder, "search", False) or not name:
        return False
    try:
        with Path(builder.outdir, name).open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return name.endswith(".js") and file.read() != b")"
    except OSError:
        return True


def _beside(builder: Builder, docname: str) -> Iterator[Path]:
    """Yield the files that are written with a page: its Markdown, and the copy of its source."""
    domain = domain_of(builder.env)
    if domain.settings.markdown and (alternate := alternate_of(builder, docname)):
        yield alternate
    if source := _source_copy(builder, docname):
        yield source


def _before_writing(app: Sphinx, builder: Builder) -> None:
    """Remove the output of pages that are no more, and files that no page shows any longer.

    Sphinx leaves them. What is to come is noted first, for a build that fails while it writes
    leaves pages too.
    """
    before, found = _remembered(builder), builder.env.found_docs
    gone = sorted(before.pages.keys() - found)
    stale = [path for name in gone for path in _outputs(builder, name)]
    stale += _stale_sources(builder)
    stale += _indices(builder)
    files = _files(builder.env, builder)
    if hasattr(builder, "get_output_path"):
        stale += [Path(builder.outdir) / name for name in before.files if name not in files]
    if not domain_of(builder.env).settings.markdown:
        stale += filter(None, (alternate_of(builder, name) for name in before.pages))
    _remove(builder, stale)
    pages = {name: before.pages.get(name, "") for name in found}
    # What is not copied yet is noted as if it were of a file that is none.
    known = dict.fromkeys(files, _NO_FILE) | before.files
    _note(builder, Written(before.trees, pages, known))


def _remove(builder: Builder, paths: Iterable[Path]) -> None:
    """Remove files, and what folders of the output they leave empty."""
    for path in paths:
        path.unlink(missing_ok=True)
    for folder in {folder for path in paths for folder in path.parents}:
        _remove_empty(folder, Path(builder.outdir))


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
        if alternate := alternate_of(builder, docname):
            yield alternate
    elif suffix := getattr(builder, "out_suffix", ""):
        yield outdir / f"{docname}{suffix}"
    yield Path(builder.doctreedir) / f"{docname}.doctree"


def _indices(builder: Builder) -> Iterator[Path]:
    """Yield the files of the indices that Sphinx writes anew at the end of a build, if at all.

    That of Python modules stays when the last one of these is gone, and that of a letter likewise.
    """
    if not isinstance(builder, StandaloneHTMLBuilder):
        return
    domains = builder.env.domains.sorted()
    names = [f"{domain.name}-{index.name}" for domain in domains for index in domain.indices]
    paths = [Path(builder.get_output_path(name)) for name in names]
    letter = builder.get_output_path("genindex-*").relative_to(builder.outdir)
    paths += Path(builder.outdir).glob(str(letter))
    own = {path_of_page(builder, name) for name in builder.env.found_docs} | brought(builder)
    yield from (path for path in paths if path.relative_to(builder.outdir).as_posix() not in own)


def _stale_sources(builder: Builder) -> Iterator[Path]:
    """Yield the copies of sources that are none of a page's now.

    A page may be written in another format, have become a generated one, or have a draft on it.
    """
    found = [path for path in _sources(builder).rglob("*") if path.is_file()]
    if found:
        copies = {name: _source_copy(builder, name) for name in builder.env.found_docs}
        kept = set(copies.values())
        own = {Path(builder.outdir, name) for name in brought(builder)}
        if builder.name in _KEEP_SOURCES:
            kept -= {copy for name, copy in copies.items() if copy and _is_old(builder, name, copy)}
        yield from (path for path in found if path not in kept and path not in own)


def _is_old(builder: Builder, docname: str, copy: Path) -> bool:
    """Tell whether the source of a page is copied as it once was."""
    source = builder.env.doc2path(docname)
    return copy.is_file() and not filecmp.cmp(source, copy, shallow=False)


def _source_copy(builder: Builder, docname: str) -> Path | None:
    """Return where the source of a page is copied, as ``get_doc_context`` of the builder has it."""
    copies, config = getattr(builder, "copysource", False), builder.config
    if not copies or not config.html_copy_source:
        return None
    if not has_source(domain_of(builder.env), docname):
        return None
    suffix = str(builder.env.doc2path(docname, base=False))[len(docname) :]
    link = config.html_sourcelink_suffix
    return _sources(builder) / f"{docname}{suffix if suffix == link else suffix + link}"


def _sources(builder: Builder) -> Path:
    return Path(builder.outdir) / "_sources"


def _copy_again(app: Sphinx) -> Iterator[Any]:
    """Have Sphinx copy pictures that are others than their copies, or have none any longer.

    It copies those of pages that it writes (``copy_image_files`` of its HTML builders).
    """
    builder, before = app.builder, _remembered(app.builder).files
    for path, (_, name) in app.env.images.items():
        copy = f"{builder.imagedir}/{name}"
        then, now = before.get(copy, _NO_FILE), stamp(Path(app.srcdir, path))
        lost = then != now or not Path(builder.outdir, copy).is_file()
        if _NO_FILE not in {then, now} and lost:
            builder.images[path] = name
    return iter(())


def _remember(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None:
        return
    builder, now = app.builder, _now(app.env, app.builder)
    if not hasattr(builder, "get_output_path"):
        # Which pictures these need is known when they have written their documents.
        gone = _remembered(builder).files.keys() - now.files
        _remove(builder, [Path(builder.outdir) / name for name in gone])
    # Sphinx copies the pictures that the builder can show, of all that there are.
    copied = {name: of for name, of in now.files.items() if Path(builder.outdir, name).is_file()}
    _note(builder, now._replace(files=copied))


def _note(builder: Builder, written: Written) -> None:
    update(_memory(builder), json.dumps(written._asdict(), sort_keys=True).encode())


def setup(app: Sphinx) -> None:
    """Register the comparison, the clearing and the remembering."""
    app.connect("env-get-updated", _changed)
    app.connect("write-started", _before_writing)
    app.connect("html-collect-pages", _copy_again)
    app.connect("build-finished", _remember)
