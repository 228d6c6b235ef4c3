"""The linked data (JSON-LD) of each page, if the address of the site is known."""

from __future__ import annotations

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.json_ld import LinkedData, Node, script
from sphinx_resume.formats.urls import Urls
from sphinx_resume.index_pages import index_page, lists_of
from sphinx_resume.model.inline import Entry
from sphinx_resume.model.records import Key
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.pages.subjects import Subject
from sphinx_resume.render.localization import _


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


def structured_data(domain: ResumeDomain, docname: str, subject: Subject, description: str) -> str:
    """Return the script element with the linked data of a page, if the site has an address."""
    if not domain.settings.linked_data or not domain.address:
        return ""
    return script(_data(domain, docname, subject, description))


def _linked_data(domain: ResumeDomain) -> LinkedData:
    config = domain.env.config
    title, language = config.project.strip(), config.language
    return LinkedData(domain.graph, urls_of(domain), _, title, language)


def _data(domain: ResumeDomain, docname: str, subject: Subject, description: str) -> Node:
    config, urls, data = domain.env.config, urls_of(domain), domain.derived(_linked_data)
    title = domain.env.titles[docname].astext()
    search = urls.file("search.html" if domain.builder.name == "html" else "search/")
    if subject.entity:
        made = data.thing(subject.entity, index_page(domain, subject.kind))
        if docname == config.root_doc:
            made["@graph"].insert(0, data.site(docname, description, search))
        return made
    if subject.listed:
        entries = lists_of(domain).part(subject.listed, subject.part).entries
        return data.listing(docname, title, entries, len(entries), domain.index_page(subject.kind))
    if docname == config.root_doc:
        return data.home(docname, description, search)
    return data.other(docname, title, description)
