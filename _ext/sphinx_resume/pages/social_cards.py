"""What is shown of a page where somebody shares a link to it, and what scholars' tools read.

The Open Graph protocol (https://ogp.me) with Twitter's card, and Highwire Press tags. The
extension sphinxext-opengraph takes descriptions from a page's first words, which are not what a
page of ours is about; where it is loaded, its tags are left to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sphinx_resume.assets import EMBLEM, EMBLEM_SIZE
from sphinx_resume.domain import ResumeDomain
from sphinx_resume.formats.highwire import highwire
from sphinx_resume.formats.urls import uri
from sphinx_resume.model.descriptions import picture_of
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.posts import records_of, writers_of
from sphinx_resume.model.publications.credits import name_of
from sphinx_resume.model.records import Key
from sphinx_resume.pages.page_descriptions import short
from sphinx_resume.pages.page_urls import urls_of
from sphinx_resume.pages.subjects import Subject
from sphinx_resume.render.localization import _

_SHOWN = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""Pictures that those who show links can show."""


def scholar_tags(domain: ResumeDomain, subject: Subject) -> Iterator[str]:
    """Yield the tags that tools for scholars read, on the page of a publication."""
    if subject.entity and subject.kind == "publication" and domain.settings.citation_tags:
        for name, text in highwire(domain.graph, subject.entity, urls_of(domain)):
            yield _meta("name", name, text)


def social_tags(
    domain: ResumeDomain, docname: str, subject: Subject, description: str
) -> Iterator[str]:
    """Yield the tags of Open Graph and Twitter, if the site has an address."""
    if not domain.settings.open_graph or not domain.address:
        return
    for name, text in _open_graph(domain, docname, subject.entity, short(description)):
        if text:
            yield _meta("property", name, text)
    pictures = list(_picture(domain, subject))
    for name, text in pictures:
        yield _meta("property", name, text)
    wide = any(name == "og:image:width" for name, _text in pictures)
    yield _meta("name", "twitter:card", "summary_large_image" if wide else "summary")


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


def _picture(domain: ResumeDomain, subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the portrait or logo of an entity, else the social image of its kind or of the site."""
    urls, entity = urls_of(domain), subject.entity
    picture = picture_of(domain.graph, entity) if entity else ""
    if entity and picture.lower().endswith(_SHOWN):
        yield "og:image", uri(urls.picture(picture))
        yield "og:image:alt", domain.graph.entities[entity].title
        return
    kind = KINDS.get(subject.kind)
    width, height = EMBLEM_SIZE
    yield "og:image", urls.file(f"_static/{EMBLEM.format(kind.social_image if kind else 'site')}")
    yield "og:image:width", str(width)
    yield "og:image:height", str(height)
    yield "og:image:alt", _(kind.singular) if kind else domain.env.config.project.strip()


def _meta(kind: str, name: str, text: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(" ".join(text.split()))}">'
