"""Where pages, pictures and files of the site are on the web, as the builder puts them."""

from __future__ import annotations

from urllib.parse import quote

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.places import Places


def places_of(domain: ResumeDomain) -> Places:
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
    return Places(page, picture, lambda path: whole(quote(path)), home)
