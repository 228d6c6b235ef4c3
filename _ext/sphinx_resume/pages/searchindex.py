"""The search index of a rebuild is that of a clean build.

Sphinx loads the index of the last build and feeds it the pages that are written again. It keeps
words that no page has any longer, a draft's among them, with an empty list of pages; it forgets
the index entries of pages that are not written; and it keeps the names of the files that such pages
were made of, though a page of Markdown may be one of reStructuredText by now (``IndexBuilder.load``
and ``prune`` in sphinx/search/__init__.py; there is no public way to any of them). All stands in
the order in which it was read, which the builders `json` and `pickle` write out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def _complete(app: Sphinx) -> Iterator[Any]:
    """Drop words without pages, find entries of pages that were not written, and sort both."""
    indexer = getattr(app.builder, "indexer", None)
    if indexer is not None:
        pages = app.env.all_docs.keys()
        for words in (indexer._mapping, indexer._title_mapping):
            for word in [word for word, found in words.items() if found.isdisjoint(pages)]:
                del words[word]
        for docname in pages & indexer._filenames.keys():
            indexer._filenames[docname] = str(app.env.doc2path(docname, base=False))
        entries = app.env.domains["index"].data["entries"]
        for docname in sorted(pages - indexer._index_entries.keys()):
            if found := sorted(set(_entries(entries.get(docname, ())))):
                indexer._index_entries[docname] = found
        for table in (indexer._mapping, indexer._title_mapping, indexer._index_entries):
            in_order = sorted(table.items())
            table.clear()
            table.update(in_order)
    return iter(())


def _entries(entries: Any) -> Iterator[tuple[str, str, str]]:
    """Yield a page's index entries as ``IndexBuilder.feed`` takes them from its text."""
    for kind, value, target, main, _category in entries:
        try:
            parts = split_index_msg(kind, value)
        except ValueError:
            continue
        yield from ((part, target or "", main) for part in parts)


def setup(app: Sphinx) -> None:
    """Look at the index when all pages have been written, and before Sphinx dumps it."""
    app.connect("html-collect-pages", _complete)
