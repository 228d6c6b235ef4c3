"""A page that leads to another one, for hosts that have no redirects of their own."""

from __future__ import annotations

from html import escape

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">{shared}
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<p><a href="{address}">{title}</a></p>
</body>
</html>
"""


def redirect(
    title: str, address: str, canonical: str = "", language: str = "en", description: str = ""
) -> bytes:
    """Return a page that leads to *address*, which search engines take for the one at *canonical*.

    With a *description*, it says to those who show links what is there: many do not follow.
    Sources: HTML Living Standard, "Refresh state" of the meta element; https://ogp.me
    """
    tags = {"title": title, "type": "website", "url": canonical, "description": description}
    shared = "".join(
        f'\n<meta property="og:{name}" content="{escape(text)}">' for name, text in tags.items()
    )
    values = {
        "title": title,
        "address": address,
        "canonical": canonical or address,
        "language": language.replace("_", "-"),
    }
    escaped = {name: escape(value) for name, value in values.items()}
    return _PAGE.format(**escaped, shared=shared if description else "").encode()
