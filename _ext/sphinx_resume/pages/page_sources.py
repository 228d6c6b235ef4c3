"""Which files of authors are offered to readers: those that say no more than their pages do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_resume.directives.visibility import UNSHOWN
from sphinx_resume.domain import ResumeDomain, domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def has_source(domain: ResumeDomain, docname: str) -> bool:
    """Tell whether the file of a page can be offered to readers."""
    hidden = UNSHOWN in domain.env.metadata.get(docname, {})
    return not hidden and not domain.is_generated(docname)


def _page_context(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Offer no source of a page that has none, or one that says what is not published."""
    if not has_source(domain_of(app.env), pagename):
        context["sourcename"] = ""
        context["page_source_suffix"] = ""


def _drop_copies(app: Sphinx, exception: Exception | None) -> None:
    """Remove those copies of the builder ``changes``, which copies every file that was read.

    (``ChangesBuilder.write_documents`` in sphinx/builders/changes.py; nothing can be told it.)
    """
    if app.builder.name != "changes":
        return
    domain = domain_of(app.env)
    for docname in app.env.all_docs:
        if not has_source(domain, docname):
            (Path(app.builder.outdir) / "rst" / f"{docname}.html").unlink(missing_ok=True)


def setup(app: Sphinx) -> None:
    """Withhold the others."""
    app.connect("html-page-context", _page_context)
    app.connect("build-finished", _drop_copies)
