"""Addresses that things had under ids of before lead to their pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.redirect import redirect
from sphinx_resume.model.about import described
from sphinx_resume.model.digest import digest
from sphinx_resume.pages.outputs import path_of_page
from sphinx_resume.pages.places import places_of
from sphinx_resume.render.words import _

if TYPE_CHECKING:
    from sphinx.config import Config


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield a page for each address of before."""
    builder = domain.builder
    if builder.name not in SITES:
        return
    shown = domain.settings.open_graph and domain.address
    for old, key in sorted(domain.graph.moved.items()):
        entity = domain.graph.entities[key]
        address = builder.get_relative_uri(old, entity.page)
        text = described(domain.graph, key, _) if shown else ""
        made = (entity.title, address, places_of(domain).page(entity.page), config.language, text)
        path = path_of_page(builder, old)
        yield Export(path, digest(*made), partial(redirect, *made), entity)
