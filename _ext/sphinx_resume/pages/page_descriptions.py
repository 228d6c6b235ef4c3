"""The description of each page, for search engines, shared links and structured data."""

from __future__ import annotations

from itertools import islice

from docutils import nodes

from sphinx_resume.domain import ResumeDomain
from sphinx_resume.index_pages import lists_of
from sphinx_resume.model.descriptions import description_of
from sphinx_resume.pages.subjects import subject_of

_LONGEST = 160
"""Search engines show no more."""
_TITLES = 12


def page_description(domain: ResumeDomain, docname: str, document: nodes.document) -> str:
    """Return what a page is about: its entity, what it lists, or the first words of its text."""
    subject = subject_of(domain, docname)
    if subject.entity:
        return description_of(domain.graph, subject.entity, domain.links.lead(subject.entity)[1])
    if subject.listed:
        entries = lists_of(domain).part(subject.listed, subject.part).entries
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
