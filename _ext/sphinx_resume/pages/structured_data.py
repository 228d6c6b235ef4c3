"""Every page says what it is about as linked data, if the address of the site is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.formats.json_ld import LinkedData, Node, script
from sphinx_resume.formats.urls import Urls
from sphinx_resume.model.inline import Entry
from sphinx_resume.model.records import Key
from sphinx_resume.pages.docnames import project_of
from sphinx_resume.pages.metadata import said_of
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class LinkedDigests:
    """Tells for each page whether its linked data is what it was: no address is in there."""

    def __init__(self, domain: ResumeDomain) -> None:
        """Ask the graph that *domain* has now."""
        self.wanted = domain.settings.linked_data and bool(domain.address)
        # A page and a picture are where they are called; a change of that writes all pages.
        urls = Urls(str, str, str, lambda key: f"{key.id}.pdf")
        self._data = LinkedData(domain.graph, urls, str, "", "")

    def thing(self, key: Key) -> Node | None:
        """Return what stands for the linked data of the page of *key*."""
        return self._data.thing(key, "") if self.wanted else None

    def listing(self, entries: tuple[Entry, ...]) -> Node | None:
        """Return what stands for that of a list."""
        return self._data.listing("", "", entries, 0, "") if self.wanted else None


def _add(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    domain = domain_of(app.env)
    if app.builder.name not in SITES or doctree is None:
        return
    if domain.settings.linked_data and domain.address:
        made = script(_data(domain, pagename, said_of(domain, pagename, doctree)))
        context["metatags"] = f"{context.get('metatags') or ''}\n{made}"


def _linked_data(domain: ResumeDomain) -> LinkedData:
    config = domain.env.config
    title, language = config.project.strip(), config.language
    return LinkedData(domain.graph, urls_of(domain), _, title, language)


def _data(domain: ResumeDomain, docname: str, description: str) -> Node:
    config, urls = domain.env.config, urls_of(domain)
    data = domain.graph.once("linked data", "", _linked_data, domain)
    page = project_of(domain.env).generated.get(docname)
    key = page.key if page else domain.graph.by_page.get(docname)
    title = domain.env.titles[docname].astext()
    search = urls.file("search.html" if domain.builder.name == "html" else "search/")
    if key and key.id:
        made = data.thing(key, domain.list_of(key.kind))
        if docname == config.root_doc:
            made["@graph"].insert(0, data.site(docname, description, search))
        return made
    if key:
        entries = domain.lists.part(key.kind, page.part if page else "").entries
        return data.listing(docname, title, entries, len(entries), domain.index_page(key.kind))
    if docname == config.root_doc:
        return data.home(docname, description, search)
    return data.other(docname, title, description)


def setup(app: Sphinx) -> None:
    """Add linked data to every page."""
    app.connect("html-page-context", _add)
