"""The views of entities that pages show, each computed once."""

from __future__ import annotations

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.model.inline import Ref, View
from sphinx_resume.model.listing.query import Query
from sphinx_resume.model.listing.selection import select
from sphinx_resume.model.page_contents import entity_view
from sphinx_resume.model.records import Key

# So many views are kept until their pages are written. More would take as long to hold, for
# Python's garbage collector looks at each now and then, as to compute again.
_KEPT = 2000


def _views(domain: ResumeDomain) -> dict[tuple[Key, str], View]:
    """Return the views that a fingerprint was taken of and no page has shown yet."""
    return {}


def look_at_view(domain: ResumeDomain, key: Key, beside: str) -> View:
    """Return the view of *key* for the page *beside* that an author wrote, and keep it."""
    view, kept = _view(domain, key, beside), domain.derived(_views)
    if len(kept) < _KEPT:
        kept[key, beside] = view
    return view


def view_of(domain: ResumeDomain, key: Key, beside: str) -> View:
    """Return the view of *key* for the page *beside*, which is shown now."""
    return domain.derived(_views).pop((key, beside), None) or _view(domain, key, beside)


def _view(domain: ResumeDomain, key: Key, beside: str) -> View:
    return entity_view(domain.graph, key, beside, listed_on(domain, beside))


def listed_on(domain: ResumeDomain, docname: str) -> frozenset[Key]:
    """Return the entities that the lists on a page show."""
    asked = (one.query for one in domain.listings.get(docname, ()))
    found = (select(domain.graph, query) for query in asked if isinstance(query, Query))
    groups = (group for one in found for group in one.groups)
    targets = (entry.target for group in groups for entry in group.entries)
    return frozenset(one.key for one in targets if isinstance(one, Ref))
