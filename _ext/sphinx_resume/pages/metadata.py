"""What each page says of itself to search engines and to who shares a link."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.model.descriptions import description_of
from sphinx_resume.pages.docnames import project_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_LONGEST = 160
"""Search engines show no more."""
_TITLES = 12


def _describe(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    written = context.get("metatags") or ""
    if app.builder.name not in SITES or 'name="description"' in written:
        return
    # Of the search and the index there is no document, and some have no text.
    text = said_of(domain_of(app.env), pagename, doctree) if doctree is not None else ""
    if text := text or ", ".join(filter(None, (context.get("title"), app.config.project))):
        tag = f'<meta name="description" content="{escape(short(text))}">'
        context["metatags"] = f"{written}\n{tag}" if written else tag
        # Shibuya shows none of these tags, but a description from the page's front matter.
        context["meta"] = {"description": short(text), **(context.get("meta") or {})}


def said_of(domain: ResumeDomain, docname: str, document: nodes.document) -> str:
    """Return what a page is about: its thing, what it lists, or the first words of its text."""
    # Its descriptions, cards and linked data say it, one after the other.
    return domain.graph.once("said of a page", docname, _said_of, domain, docname, document)


def _said_of(domain: ResumeDomain, docname: str, document: nodes.document) -> str:
    page = project_of(domain.env).generated.get(docname)
    key = page.key if page else domain.graph.by_page.get(docname)
    if key and key.id:
        return description_of(domain.graph, key, domain.lead(key)[1])
    if key:
        entries = domain.lists.part(key.kind, page.part if page else "").entries
        titles = ", ".join(entry.target.text for entry in islice(entries, _TITLES))
        return f"{domain.env.titles[docname].astext()}: {titles}"
    text = next(filter(None, map(_words, _paragraphs(document))), "")
    return text or f"{domain.env.titles[docname].astext()}, {domain.env.config.project}"


def _words(paragraph: nodes.Element) -> str:
    """Return the words of a paragraph, without those that stand for pictures."""
    return "".join(paragraph.findall(nodes.Text)).strip()


def _paragraphs(document: nodes.document) -> list[nodes.Element]:
    """Return the paragraphs of the page's text, without those in blocks and lists."""
    sections = [document, *document.findall(nodes.section)]
    return [one for section in sections for one in section if isinstance(one, nodes.paragraph)]


def short(text: str) -> str:
    """Return as much of *text* as search engines show."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:–·") + " …"


def setup(app: Sphinx) -> None:
    """Describe every page whose author has not."""
    # Before others that take the description from the page's tags.
    app.connect("html-page-context", _describe, priority=400)
