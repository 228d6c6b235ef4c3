"""PDFs of publications that are files of the project: each is copied into the folder of its page.

Google Scholar takes a paper whose PDF is in the folder of the page about it (its inclusion
guidelines for webmasters, "Indexing guidelines").
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from sphinx.util.osutil import relative_uri

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.records import Key
from sphinx_resume.pages.output_files import path_of_page


def path_of_paper(domain: ResumeDomain, key: Key) -> str:
    """Return where the PDF of a publication stands in the output."""
    page = domain.graph.entities[key].page
    path = path_of_page(domain.builder, page) if page else ""
    folder = posixpath.dirname(path) if path else domain.settings.folders["publication"]
    return posixpath.join(folder, f"{key.id}.pdf")


def address_of_paper(domain: ResumeDomain, key: Key, docname: str) -> str:
    """Return the address of the PDF from a page, or the whole one where no files are copied."""
    path = quote(path_of_paper(domain, key))
    if domain.builder.name in SITES:
        return relative_uri(domain.builder.get_target_uri(docname), path)
    return f"{domain.address}{path}" if domain.address else ""
