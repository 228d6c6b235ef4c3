"""The words that pages say by themselves, in the language of the site."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError, get_global
from sphinx import locale
from sphinx.locale import get_translation
from sphinx.util import logging

from sphinx_resume.model.countries import in_language
from sphinx_resume.model.text import N_

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_resume.model.listing.pagination import Part

# Bibliographies have a key for it, as for countries.
EUROPEAN = N_("European Patent Office")
_COMMAS = {"Arab": "، ", "Hans": "，", "Hant": "，", "Jpan": "、"}
CATALOGUE = "sphinx_resume"
FOLDER = Path(__file__).parent.parent / "locale"
logger = logging.getLogger(__name__)
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


def office(names: str, language: str) -> str:
    """Return a patent office, or the countries that stand for such, in the language of the site."""
    return _(names) if names == EUROPEAN else in_language(names, language)


def more(number: int) -> str:
    """Return what stands for *number* things that are not named."""
    return _("and {number} more").format(number=number)


def comma(language: str) -> str:
    """Return what stands between two of a list: some scripts have a comma of their own."""
    return _COMMAS.get(_written(language)[1], ", ")


def separator(items: Iterable[str], language: str) -> str:
    """Return what stands between *items*: semicolons, if there is a comma in one of them."""
    usual = comma(language)
    return "; " if any(usual.strip() in one for one in items) else usual


def nearest(language: str, known: Collection[str]) -> str:
    """Return the catalogue of *known* that readers of *language* read most easily, or nothing.

    That is its own, else one of the same language in the same script, else of the same language.
    """
    names = [language, language.replace("-", "_"), language.partition("_")[0]]
    if found := next((name for name in names if name in known), ""):
        return found
    own, script = _written(language)
    same = {name: _written(name) for name in sorted(known) if _written(name)[0] == own}
    return next((name for name, how in same.items() if how[1] == script), next(iter(same), ""))


@lru_cache
def _written(language: str) -> tuple[str, str]:
    """Return a language without its country, and the script that it is written in there."""
    try:
        found = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return language.partition("_")[0], ""
    likely = get_global("likely_subtags")
    whole = [likely.get(f"{found.language}_{found.territory}"), likely.get(found.language)]
    script = found.script or next((str(one).split("_")[1] for one in whole if one), "")
    return found.language, script


def setup(app: Sphinx) -> None:
    """Register the catalogue of the site's language, or of the nearest that there is."""
    language = app.config.language
    found = nearest(language, [path.name for path in FOLDER.iterdir() if path.is_dir()])
    app.add_message_catalog(CATALOGUE, FOLDER)
    if found and found != language:
        locale.init([FOLDER], found, CATALOGUE)
    plain = language.replace("-", "_").partition("_")[0].lower()
    if found not in {language, plain} and plain != "en":
        instead = f"those in '{found}'" if found else "English ones"
        logger.info("There are no labels in '%s' for résumés; %s are used.", language, instead)
