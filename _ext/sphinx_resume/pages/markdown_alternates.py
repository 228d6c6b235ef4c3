"""Each page has a Markdown alternate beside it, at its address with ``.md`` behind (llmstxt.org).

It is written with its page, so it is there for the same edits and in the same processes.
"""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx import addnodes
from sphinx.util.matching import Matcher

from sphinx_resume.assets import SITES
from sphinx_resume.domain import domain_of
from sphinx_resume.pages.output_files import brought, put
from sphinx_resume.render.markdown import markdown

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config

SUFFIX = ".md"


def alternate_of(builder: Builder, docname: str) -> Path | None:
    """Return the file of a page's Markdown alternate, if the builder writes pages that have one."""
    if builder.name not in SITES:
        return None
    path = Path(builder.get_output_path(docname))  # type: ignore[attr-defined]
    return path.with_name(path.name + SUFFIX)


def write_alternate(builder: Builder, pagename: str, doctree: nodes.document) -> str:
    """Write the Markdown alternate of a page, if it has one, and return the tag linking to it."""
    env = builder.env
    wanted = domain_of(env).settings.markdown and pagename in env.found_docs
    if wanted and (path := alternate_of(builder, pagename)):
        folder = "../" * builder.get_target_uri(pagename).count("/")

        def address(node: nodes.Element) -> str:
            if isinstance(node, addnodes.download_reference):
                name = node.get("filename", "")  # none if there is no such file
                return posixpath.join(folder, "_downloads", quote(name)) if name else ""
            uri = node.get("uri", "")
            path = builder.images.get(uri)
            return posixpath.join(folder, builder.imagedir, path) if path else uri

        if path.relative_to(builder.outdir).as_posix() in brought(builder):
            return ""  # the project's own
        put(path, markdown(doctree, address).encode())
        return f'<link rel="alternate" type="text/markdown" href="{quote(path.name)}">'
    return ""


def _leave_out(app: Sphinx, config: Config) -> None:
    """Exclude output from the sources, if it is among them: its alternates would be pages."""
    if not app.outdir.is_relative_to(app.srcdir) or app.outdir == app.srcdir:
        return
    around = Path(app.outdir.parent)
    # That of other builders stands beside it, where Sphinx has left its mark.
    others = {path.parent for path in around.glob("*/.buildinfo")} - {Path(app.srcdir)}
    for folder in sorted({Path(app.outdir), *others}):
        path = folder.relative_to(app.srcdir)
        excluded = Matcher(config.exclude_patterns)
        if not any(excluded(part.as_posix()) for part in (path, *path.parents)):
            config.exclude_patterns = [*config.exclude_patterns, path.as_posix()]


def setup(app: Sphinx) -> None:
    """Keep the alternates of another output out of the sources."""
    app.connect("config-inited", _leave_out)
