"""A page that leads to another one, for hosts that have no redirects of their own."""

from __future__ import annotations

from html import escape

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body>
<p><a href="{address}">{title}</a></p>
</body>
</html>
"""


def redirect(title: str, address: str, canonical: str = "", language: str = "en") -> bytes:
    """Return a page that leads to *address*, which search engines take for the one at *canonical*.

    Source: HTML Living Standard, "Refresh state" of the meta element.
    """
    values = {
        "title": title,
        "address": address,
        "canonical": canonical or address,
        "language": language.replace("_", "-"),
    }
    return _PAGE.format(**{name: escape(value) for name, value in values.items()}).encode()
