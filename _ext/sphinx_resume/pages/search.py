"""The search index: how text is split, and that a rebuild has what a clean build has.

Such text is found by every two characters that stand together, in the index and in what a reader
searches for; the same text in pages of another language, too. So no dictionary is needed. Korean,
whose words have endings, is found in the same way. Sphinx's own way to split Chinese needs jieba,
and in the browser neither Chinese nor Japanese is split, so that only what stands in the index as
one word is found.

Sphinx loads the index of the last build and feeds it the pages that are written again. It keeps
words that no page has any longer, a draft's among them, with an empty list of pages; it forgets
the index entries of pages that are not written; and it keeps the names of the files that such pages
were made of, though a page of Markdown may be one of reStructuredText by now (``IndexBuilder.load``
and ``prune`` in sphinx/search/__init__.py; there is no public way to any of them). All stands in
the order in which it was read, which the builders `json` and `pickle` write out.
"""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sphinx.search import SearchLanguage, languages
from sphinx.search.en import SearchEnglish
from sphinx.util.index_entries import split_index_msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

# Thai, Lao, Myanmar, Khmer; Han, Kana, Bopomofo, Hangul: as JavaScript writes them.
_BLOCKS = (
    r"\u0E01-\u0E3A\u0E40-\u0E4E\u0E81-\u0ECD\u0EDC-\u0EDF\u1000-\u103F\u1050-\u108F"
    r"\u1780-\u17D3"
    r"\u1100-\u11FF\u2E80-\u2FDF\u3005\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303B"
    r"\u3041-\u3096\u3099-\u309A\u309D-\u309F\u30A1-\u30FA\u30FC-\u30FF\u3105-\u312F"
    r"\u3131-\u318E\u31A0-\u31BF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F"
    r"\uAC00-\uD7A3\uD7B0-\uD7FF\uF900-\uFAFF\uFF66-\uFFDC\u{20000}-\u{3FFFF}"
)
_RUN = re.compile("[" + re.sub(r"\\u\{(\w+)\}", r"\\U000\1", _BLOCKS) + "]+")

# The rest is split as `splitQuery` of Sphinx's searchtools.js does it, but for emoji, which no
# index has. Full-width letters and half-width kana are the usual ones (NFKC), as in the index.
_SPLITTER = f"""
var splitQuery = (text) => {{
  const query = text.normalize("NFKC");
  const runs = /[{_BLOCKS}]+/gu;
  const words = query
    .replace(runs, " ")
    .split(/[^\\p{{Letter}}\\p{{Number}}_]+/gu)
    .filter((word) => word);
  for (const run of query.match(runs) ?? []) {{
    const signs = [...run];
    if (signs.length === 1) words.push(run);
    for (let n = 1; n < signs.length; n++) words.push(signs[n - 1] + signs[n]);
  }}
  return words;
}};
"""


class _Pairs(SearchLanguage):
    """Splits runs of such text into characters and pairs of them, and the rest as before."""

    js_splitter_code = _SPLITTER

    def __init__(self, options: dict[str, str]) -> None:
        super().__init__(options)
        self._stems: dict[str, str] = {}

    def split(self, input: str) -> list[str]:  # noqa: A002
        text = unicodedata.normalize("NFKC", input)
        words = super().split(_RUN.sub(" ", text))
        for run in _RUN.findall(text):
            words += run
            words += map("".join, pairwise(run))
        return words

    def stem(self, word: str) -> str:
        # Sphinx keeps stems for one document only (`IndexBuilder.feed`). Pages share most of their
        # words, and stemming them was a fifth of a build.
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = word if _RUN.match(word) else super().stem(word)
        return found


def _choose_splitter(app: Sphinx) -> None:
    """Choose how text is split when all extensions have registered theirs."""
    app.connect("config-inited", _register, priority=900)


def _register(app: Sphinx, config: Config) -> None:
    name = config.html_search_language or config.language
    base = _base(name, config.html_search_options)
    if base is not None:
        members: dict[str, Any] = {"lang": base.lang if _known(name) else name}
        if base.lang in {"zh", "ja"}:
            # The name has to be that of the stemmer in JavaScript (`get_js_stemmer_code`).
            base = SearchEnglish
        app.add_search_language(type("Search" + base.__name__, (_Pairs, base), members))


def _known(name: str) -> str:
    """Return what Sphinx has a search language under for *name* (`IndexBuilder`), or nothing."""
    return next((one for one in (name, name.partition("_")[0]) if one in languages), "")


def _base(name: str, options: dict[str, str]) -> type[SearchLanguage] | None:
    """Return Sphinx's way to split, or nothing if the project has chosen one of its own."""
    found = languages.get(_known(name), SearchEnglish)
    if isinstance(found, str):
        module, _, attribute = found.rpartition(".")
        found = getattr(import_module(module), attribute)
    own = {"zh": "dict", "ja": "type"}.get(found.lang)
    if own in options or not found.__module__.startswith("sphinx.search."):
        return None
    return found


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
    _choose_splitter(app)
