"""Which pages have a feed of posts, and where it is."""

from __future__ import annotations

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.dependencies import POSTS
from sphinx_resume.model.records import Key


def wants_feeds(domain: ResumeDomain) -> bool:
    """Tell whether posts shall have feeds, and the builder writes pages that have addresses."""
    return domain.builder.name in SITES and domain.settings.feed_size > 0


def feed_files(domain: ResumeDomain) -> dict[str, Key]:
    """Return the paths of feeds, and what each is the feed of; none if the site has no address."""
    return domain.derived(_feed_files)


def _feed_files(domain: ResumeDomain) -> dict[str, Key]:
    if not wants_feeds(domain) or not domain.address:
        return {}
    return {
        page.removesuffix("index") + "atom.xml" if key == POSTS else f"{page}.atom.xml": key
        for key, page in domain.feeds.items()
    }


def feed_of(domain: ResumeDomain, docname: str) -> str:
    """Return the path of the feed that a page links to: of its entity, or of all posts."""
    shown = domain.page_fingerprints.get(docname)
    key = shown.key if shown else None
    if key and key.kind == "post":
        key = POSTS
    return next((path for path, one in feed_files(domain).items() if one == key), "")
