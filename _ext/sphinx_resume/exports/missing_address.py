"""One warning for all that needs the address of the site, where that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.pages.feed_pages import wants_feeds
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _warn_of_no_address(app: Sphinx, env: BuildEnvironment) -> None:
    domain, given = domain_of(env), app.config.html_baseurl
    if domain.builder.name not in SITES or domain.address:
        return
    fix = "write the address that the site will have, as 'https://jane.example/'"
    if given:
        told = f"{given!r} is no address that feeds, linked data and files can name, and they"
        warn(Subtype.BASEURL, f"conf.py: html_baseurl {told} do without; {fix}")
    elif missed := list(_missed(domain)):
        told = f"is not set, so there is no {', no '.join(missed)}"
        fix += ", or suppress_warnings = ['resume.baseurl']"
        warn(Subtype.BASEURL, f"conf.py: html_baseurl {told}; {fix}")


def _missed(domain: ResumeDomain) -> Iterator[str]:
    """Yield what there would be with an address."""
    if domain.feeds and wants_feeds(domain):
        yield "feed of posts"
    if domain.settings.linked_data:
        yield "linked data"
    if domain.settings.open_graph:
        yield "Open Graph"
    if domain.settings.sitemap:
        yield "sitemap.xml"


def setup(app: Sphinx) -> None:
    """Register the warning when the graph is there (priority 100)."""
    app.connect("env-updated", _warn_of_no_address)
