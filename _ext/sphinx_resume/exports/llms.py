"""``llms.txt``: the pages of the site for language models, by their twins where they have some."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.llms import Line, llms_txt
from sphinx_resume.model.about import described, summary_of
from sphinx_resume.model.digest import WHOLE, digest
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.pages.outputs import NOWHERE, path_of_page
from sphinx_resume.pages.twins import SUFFIX
from sphinx_resume.render.words import _

if TYPE_CHECKING:
    from sphinx.config import Config

_PATH = "llms.txt"
_OTHERS = {"sphinx_llms_txt", "sphinx_llm.txt", "sphinx_llm_friendly"}


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the file."""
    wanted = domain.settings.llms_txt and domain.builder.name in SITES
    if not wanted or not _OTHERS.isdisjoint(config.extensions):
        return
    title, others = config.project.strip(), _others(domain)
    settings = domain.address, domain.settings.markdown, domain.settings.folders
    state = digest(domain.states.get(WHOLE), title, others, settings)
    yield Export(_PATH, state, partial(_made, domain, title, others))


def _made(domain: ResumeDomain, title: str, others: list[Line]) -> bytes:
    people = ", ".join(entity.title for entity in domain.graph.of_kind("person"))
    # Translators: heads a list of pages that are not about a person, a project and so on.
    return llms_txt(title, people, _sections(domain) | {_("Other pages"): others})


def _sections(domain: ResumeDomain) -> dict[str, list[Line]]:
    """Return the pages of things by their kinds."""
    graph, found = domain.graph, {}
    for kind in domain.settings.folders:
        found[_(KINDS[kind].plural)] = [
            Line(
                one.title,
                _address(domain, one.page),
                summary_of(graph, one.key) or described(graph, one.key, _),
            )
            for one in graph.of_kind(kind)
            if one.page
        ]
    return found


def _others(domain: ResumeDomain) -> list[Line]:
    return [
        Line(domain.env.titles[name].astext(), _address(domain, name))
        for name in sorted(domain.env.found_docs)
        if name not in domain.graph.by_page and name != NOWHERE
    ]


def _address(domain: ResumeDomain, docname: str) -> str:
    """Return where to read a page: whole if that is known, else from the root of the site."""
    if domain.settings.markdown:
        path = quote(f"{path_of_page(domain.builder, docname)}{SUFFIX}")
    else:
        path = domain.builder.get_target_uri(docname)
    return f"{domain.address}{path}"
