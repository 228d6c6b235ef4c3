"""Which files have the cards that show where links lead.

There is one for each folder of pages, called by its kind, and one for pages elsewhere: the
script knows an address and nothing else of a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from sphinx_resume.assets import SITES, peek_files
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.exports.writer import Export
from sphinx_resume.formats.peek import MOST, peek, place, split
from sphinx_resume.model.digest import WHOLE, digest
from sphinx_resume.model.records import Key
from sphinx_resume.render.words import _

if TYPE_CHECKING:
    from sphinx.config import Config

FOLDER = "_static/resume-peek"
_ELSEWHERE = "other"


def exports(domain: ResumeDomain, config: Config) -> Iterator[Export]:
    """Yield the files of cards."""
    if domain.builder.name not in SITES or not domain.settings.peek:
        return
    for name, pages in _files(domain).items():
        number = -(-len(pages) // MOST)
        if number > 1:
            yield Export(f"{FOLDER}/{name}.json", digest(number), partial(split, number))
        for part, some in enumerate(_parts(pages, number)):
            path = f"{FOLDER}/{name}-{part}.json" if number > 1 else f"{FOLDER}/{name}.json"
            state = digest(some, domain.states.get(WHOLE))
            yield Export(path, state, partial(_made, domain, some))


def _made(domain: ResumeDomain, pages: Mapping[str, Key]) -> bytes:
    return peek(domain.graph, pages, _)


def _files(domain: ResumeDomain) -> dict[str, dict[str, Key]]:
    """Return the pages of things by their addresses, by the file that has their cards.

    The one of pages elsewhere is always there, for most links of a page may lead there.
    """
    names = peek_files(domain.settings)
    found: dict[str, dict[str, Key]] = {_ELSEWHERE: {}}
    for docname, page in sorted(domain.pages.items()):
        if page.key.id:
            address = domain.builder.get_target_uri(docname)
            folder = next((folder for folder in names if address.startswith(folder)), "")
            found.setdefault(names.get(folder, _ELSEWHERE), {})[address] = page.key
    return found


def _parts(pages: Mapping[str, Key], number: int) -> list[dict[str, Key]]:
    parts: list[dict[str, Key]] = [{} for _part in range(max(number, 1))]
    for address, key in pages.items():
        parts[place(address, len(parts))][address] = key
    return parts
