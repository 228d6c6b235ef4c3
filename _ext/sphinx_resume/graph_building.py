"""The graph of a site, built from what its documents say and what Sphinx knows of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util.nodes import clean_astext
from sphinx.util.osutil import canon_path

from sphinx_resume.config import REPORTS, ResumeConfig
from sphinx_resume.model.entities import Mention, Site
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Web
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.model.link_titles import graph_of
from sphinx_resume.model.names.matching import MATCHING
from sphinx_resume.model.records import Record
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

Records = Mapping[str, tuple[Record, ...]]
"""Records by document, in reading order."""

_SINGLE_FILE = {"singlehtml", "latex", "texinfo", "man"}
"""Builders that make one document of many pages show only the pages of its toctree."""


def index_page_of(settings: ResumeConfig, kind: str) -> str:
    """Return the page that lists all entities of *kind*."""
    return f"{settings.folders[kind]}/index"


def build_graph(
    env: BuildEnvironment,
    settings: ResumeConfig,
    records: Records,
    mentions: Mapping[str, tuple[Mention, ...]],
    prose: Mapping[str, Mapping[int, str]],
    authored: Collection[str],
    elsewhere: Mapping[tuple[str, str], Web],
) -> Graph:
    """Return the graph of all *records* and *mentions*.

    *prose* are the texts in which skills are to be found, *authored* the documents that somebody
    wrote, *elsewhere* the entities of other sites.
    """
    records = {name: found for name, found in records.items() if found}
    # Generated pages may not have been read yet; those of entities have the titles of these.
    lists = {
        index_page_of(settings, kind): (kind, _(KINDS[kind].plural)) for kind in settings.pages
    }
    site = Site(
        {kind: settings.folders[kind] for kind in settings.pages},
        frozenset(authored),
        {name: clean_astext(env.titles[name]) for name in sorted(authored)},
        _files(env, records),
        lists,
        settings.synonyms,
        elsewhere,
        prose,
        frozenset(REPORTS[name] for name in settings.reports),
        env.config.language,
        MATCHING[settings.author_matching],
    )
    return graph_of(records, mentions, site)


def _files(env: BuildEnvironment, records: Records) -> dict[str, str]:
    """Return the files of documents and bibliographies as their author calls them."""
    found = {name: canon_path(env.doc2path(name, base=False)) for name in records}
    sources = {one.source for of_page in records.values() for one in of_page} - {""}
    folder = Path(env.srcdir)
    for source in sources:
        path = Path(source)
        inside = path.is_relative_to(folder)
        found[source] = canon_path(path.relative_to(folder) if inside else path)
    return found


def entities_of_other_sites(env: BuildEnvironment) -> dict[tuple[str, str], Web]:
    """Return the entities that intersphinx knows, by kind and name: ``lab:jane-doe``."""
    found = {}
    # As `InventoryAdapter` of sphinx.ext.intersphinx finds them: loading that takes a tenth of a
    # second, for sites that do not use it too.
    inventories = getattr(env, "intersphinx_named_inventory", {})
    for inventory, objects in inventories.items():
        for kind in paged():
            for name, item in objects.get(f"resume:{kind}", {}).items():
                title = item.display_name if item.display_name != "-" else name
                found[kind, f"{inventory}:{name}"] = Web(item.uri, title)
    return found


def pages_in_one_document(builder: Builder) -> frozenset[str] | None:
    """Return the pages that a single-file builder shows, or None if *builder* writes every page."""
    if builder.name not in _SINGLE_FILE:
        return None
    config, included = builder.config, builder.env.toctree_includes
    starts = {
        "singlehtml": [config.root_doc],
        "latex": [entry[0] for entry in config.latex_documents] + list(config.latex_appendices),
        "texinfo": [entry[0] for entry in config.texinfo_documents],
        "man": [entry[0] for entry in config.man_pages],
    }[builder.name]
    found: set[str] = set()
    while starts:
        if (docname := starts.pop()) not in found:
            found.add(docname)
            starts += included.get(docname, [])
    return frozenset(found)
