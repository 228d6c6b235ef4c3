"""The words that pages say by themselves, in the language of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_resume.model.parts import Part

CATALOGUE = "sphinx_resume"
_gettext = get_translation(CATALOGUE)


def _(message: str) -> str:
    """Return *message* in the language of the site."""
    return str(_gettext(message))


def present() -> str:
    """Return the word for a span that has not ended."""
    return _("present")


def called(part: Part) -> str:
    """Return what a part of a list is called."""
    label = _(part.label) if part.own else part.label
    return " ".join(filter(None, (label, str(part.number or ""))))


def more(number: int) -> str:
    """Return what stands for *number* things that are not named."""
    return _("and {number} more").format(number=number)


def setup(app: Sphinx) -> None:
    """Register the catalogues."""
    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent.parent / "locale"))
