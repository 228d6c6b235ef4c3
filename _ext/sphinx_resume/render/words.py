"""The words that pages say by themselves, translatable."""

from __future__ import annotations

from sphinx.locale import get_translation

_ = get_translation("sphinx_resume")


def present() -> str:
    """Return the word for a span that has not ended."""
    return _("present")
