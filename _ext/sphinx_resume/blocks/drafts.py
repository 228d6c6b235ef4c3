"""A page that turns out to be that of a draft when it has been read leaves nothing behind.

A look at the files (`model.scan`) finds most of these pages before they are read. It does not see
what is included, or in which block another stands; reading does.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_resume.domain import Unpublished, domain_of
from sphinx_resume.model.drafts import is_about, is_draft_page


class WithholdPage(SphinxTransform):
    """Empties the page of a draft, before domains and collectors look at it.

    When all is read, `pages.generate` forgets it.
    """

    default_priority = 6  # its heading has no comments any longer

    def apply(self, **kwargs: Any) -> None:
        """Empty the document, or tell of drafts that are shown by their page."""
        domain, docname = domain_of(self.env), self.env.docname
        noted = domain.seen.pop(docname, [])
        if not any(seen.draft for seen, _warn in noted):
            return
        heading = next((one.astext() for one in self.document.findall(nodes.title)), "").strip()
        home = docname == self.config.root_doc
        blocks = [seen for seen, _warn in noted]
        if not home and is_draft_page(blocks, heading, docname, domain.settings.folders):
            domain.unpublished[docname] = Unpublished({}, {})
            _empty(self.document)
            return
        for seen, warn in noted:
            if seen.draft and (is_about(seen, heading) or (home and seen.kind == "person")):
                warn()


def _empty(document: nodes.document) -> None:
    document.clear()
    for names in (document.nameids, document.nametypes, document.ids, document.footnote_refs):
        names.clear()
    for found in (
        document.footnotes,
        document.autofootnotes,
        document.symbol_footnotes,
        document.autofootnote_refs,
        document.symbol_footnote_refs,
        document.citations,
    ):
        found.clear()
