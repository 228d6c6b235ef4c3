"""Posts of a site that uses ABlog: the same links both ways, and everything else is ABlog's.

ABlog notes posts at ``doctree-read`` (`process_posts` in its post.py), by page, with title,
date, authors and tags.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from sphinx_resume.directives.completion import last_part, put_placeholders
from sphinx_resume.directives.page_text import opening_of
from sphinx_resume.domain import domain_of
from sphinx_resume.model.dates import Date
from sphinx_resume.model.kinds import KINDS, Post
from sphinx_resume.model.names.authors import author_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def _take(app: Sphinx, document: nodes.document) -> None:
    """Make a post of the page that ABlog takes for one."""
    domain, docname = domain_of(app.env), app.env.docname
    found = getattr(app.env, "ablog_posts", {}).get(docname, ())
    own = [post for post in found if not post.get("section")]
    records = domain.records.get(docname, ())
    if not own or any(isinstance(one, Post) and one.hosted for one in records):
        return
    post = own[0]
    record = cast("type[Post]", KINDS["post"].record)(
        docname=docname,
        line=1,
        index=len(records),
        hosted=True,
        id=last_part(docname),
        name=str(post["title"]),
        date=_date(post["date"]),
        updated=_date(post["update"]) if post["update"] != post["date"] else None,
        authors=tuple(map(author_of, _names(post["author"], app.config.blog_authors))),
        tags=tuple(post["tags"]),
        opening=opening_of(domain, document, docname),
    )
    domain.records[docname] = (*records, record)
    put_placeholders(domain, docname, document)


def _date(moment: datetime.datetime | None) -> Date | None:
    return Date(moment.year, moment.month, moment.day) if moment else None


def _names(authors: Iterable[str], known: Mapping[str, Any]) -> list[str]:
    """Return names: ABlog's configuration may give one, and an address, for what posts say."""
    return [known[one][0] if one in known else one for one in authors]


def setup(app: Sphinx) -> None:
    """Look at each page after ABlog has, and after its blocks have been collected."""
    app.connect("doctree-read", _take, priority=900)
