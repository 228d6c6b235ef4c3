"""Maps of the site for search engines: sitemap.xml (https://sitemaps.org) and robots.txt."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape


def sitemap(pages: Mapping[str, str]) -> bytes:
    """Return the map of *pages*: for each address the day of its last change, or nothing."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        *(_line(address, day) for address, day in sorted(pages.items())),
        "</urlset>",
        "",
    ]
    return "\n".join(lines).encode()


def _line(address: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>"


def robots(address: str) -> bytes:
    """Return a robots.txt (RFC 9309) that lets all in, and tells where the map is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n".encode()


def last_days(log: str, *, shallow: bool) -> dict[str, str]:
    """Return for each file the day of the last commit that changed it.

    *log* is what ``git log -z --format=%x00%cs %P --name-only`` says. A
    *shallow* clone begins with commits without parents, which seem to change every file: they tell
    nothing.
    """
    found: dict[str, str] = {}
    day = before = parents = "-"
    for part in log.split("\0"):
        if not before:  # nothing but a commit follows an empty part
            day, _, parents = part.partition(" ")
        elif part and (parents or not shallow):
            found.setdefault(part.removeprefix("\n"), day)
        before = part
    return found
