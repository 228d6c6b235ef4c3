"""What is shown of a page where somebody shares a link to it, and what scholars' tools read.

The Open Graph protocol (https://ogp.me) with Twitter's card, and Highwire Press tags. The
extension sphinxext-opengraph takes descriptions from a page's first words, which are not what a
page of ours is about; where it is loaded, its tags are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_resume.assets import EMBLEM, EMBLEM_SIZE, SITES
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.formats.highwire import highwire
from sphinx_resume.formats.urls import uri
from sphinx_resume.model.descriptions import picture_of
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.posts import records_of, writers_of
from sphinx_resume.model.publications.credits import name_of
from sphinx_resume.model.records import Key
from sphinx_resume.pages.docnames import project_of
from sphinx_resume.pages.metadata import said_of, short
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_OTHER = "sphinxext.opengraph"
_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Pictures that those who show links can show."""


def _add(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    domain = domain_of(app.env)
    if app.builder.name not in SITES or doctree is None:
        return
    page = project_of(app.env).generated.get(pagename)
    key = page.key if page else domain.graph.by_page.get(pagename)
    thing = key if key and key.id else None
    made = []
    if thing and thing.kind == "publication" and domain.settings.citation_tags:
        made += [_meta("name", *one) for one in highwire(domain.graph, thing, urls_of(domain))]
    if domain.settings.open_graph and domain.address and _OTHER not in app.extensions:
        text = short(said_of(domain, pagename, doctree))
        tags = _open_graph(domain, pagename, thing, text)
        made += [_meta("property", name, said) for name, said in tags if said]
        pictures = list(_picture(domain, key))
        made += [_meta("property", name, said) for name, said in pictures]
        wide = any(name == "og:image:width" for name, _ in pictures)
        made.append(_meta("name", "twitter:card", "summary_large_image" if wide else "summary"))
    if made:
        context["metatags"] = "\n".join([context.get("metatags") or "", *made])


def _open_graph(
    domain: ResumeDomain, docname: str, key: Key | None, description: str
) -> Iterator[tuple[str, str]]:
    config, urls = domain.env.config, urls_of(domain)
    kinds = {"person": "profile", "post": "article", "publication": "article"}
    yield "og:title", domain.env.titles[docname].astext()
    yield "og:type", kinds.get(key.kind, "website") if key else "website"
    yield "og:url", urls.page(docname)
    yield "og:site_name", config.project.strip()
    yield "og:description", description
    yield "og:locale", config.language.replace("-", "_") if "_" in config.language else ""
    if key and key.kind == "post":
        post = records_of(domain.graph.entities[key])[0]
        yield "article:published_time", str(post.date or "")
        yield "article:modified_time", str(post.updated or "")
        for one in writers_of(domain.graph, key, post):
            yield "article:author", name_of(domain.graph, one)
        for tag in post.tags:
            yield "article:tag", tag


def _picture(domain: ResumeDomain, key: Key | None) -> Iterator[tuple[str, str]]:
    """Yield the portrait or logo of a thing, else an emblem of its kind, or of the site."""
    urls, thing = urls_of(domain), key if key and key.id else None
    picture = picture_of(domain.graph, thing) if thing else ""
    if thing and picture.lower().endswith(_SHOWN):
        yield "og:image", uri(urls.picture(picture))
        yield "og:image:alt", domain.graph.entities[thing].title
        return
    width, height = EMBLEM_SIZE
    yield (
        "og:image",
        urls.file(f"_static/{EMBLEM.format(KINDS[key.kind].social_image if key else 'site')}"),
    )
    yield "og:image:width", str(width)
    yield "og:image:height", str(height)
    yield "og:image:alt", _(KINDS[key.kind].singular) if key else domain.env.config.project.strip()


def _meta(kind: str, name: str, text: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(" ".join(text.split()))}">'


def setup(app: Sphinx) -> None:
    """Add the tags to every page."""
    app.connect("html-page-context", _add)
