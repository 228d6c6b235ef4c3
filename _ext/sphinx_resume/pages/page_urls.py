"""Where pages, pictures and files of the site are on the web, as the builder puts them."""

from __future__ import annotations

from urllib.parse import quote

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.urls import Urls
from sphinx_resume.pages.publication_pdfs import path_of_paper


def urls_of(domain: ResumeDomain) -> Urls:
    """Return whole addresses, which are empty if that of the site is not known."""
    address = domain.address

    def whole(path: str) -> str:
        return f"{address}{path}" if address else ""

    def picture(path: str) -> str:
        known = domain.env.images.get(path)
        return whole(f"{domain.builder.imagedir}/{quote(known[1])}") if known else ""

    def page(docname: str) -> str:
        return whole(domain.builder.get_target_uri(docname))

    home = page(domain.env.config.root_doc)

    def file(path: str) -> str:
        return whole(quote(path))

    return Urls(page, picture, file, lambda key: file(path_of_paper(domain, key)), home)
