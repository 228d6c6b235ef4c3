"""The graph of the site as a file, ``resume.json``, and its schema beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.builder import NAME
from sphinx_resume.exports.people import state_of_all
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.sitegraph import SCHEMA, VERSION, SiteFacts, schema, site_graph
from sphinx_resume.model.digest import digest
from sphinx_resume.pages.places import places_of
from sphinx_resume.render.words import _

if TYPE_CHECKING:
    from sphinx.config import Config

_PATH = "resume.json"


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the graph and its schema."""
    if "graph" not in domain.settings.exports or domain.builder.name not in {*SITES, NAME}:
        return
    facts = SiteFacts(config.project.strip(), config.language, domain.builder.get_target_uri, _)
    pictures = sorted((path, name) for path, (_, name) in domain.env.images.items())
    mentions = sorted(domain.mentions.items())
    state = state_of_all(domain, VERSION, pictures, mentions, domain.address, facts[:2])
    made = partial(site_graph, domain.graph, places_of(domain), facts)
    yield Export(_PATH, state, made)
    yield Export(SCHEMA, digest(VERSION), schema)
