"""Pages, volumes and issues without the word that their field says itself: ``S. 1–10``, ``Heft 5``.

The words are those that lists of references have in many languages. What follows must be a number:
*Special issue* and *S1–S10*, the pages of a supplement, stay as they are.
"""

from __future__ import annotations

import re

_NUMBER = r"(?:[A-Za-z]{0,3}\d[\w.:]*|[IVXLCDMivxlcdm]+|[A-Z])"
_NUMBERS = rf"{_NUMBER}(?:\s?(?:--?|–|—|/|&|\+|~|,)\s?{_NUMBER})*"


def _label(words: str, initials: str) -> str:
    """Return a pattern of a label: whole words, and letters that need their full stop."""
    return rf"(?:(?:{words})(?:\.|(?!\w))|(?:{initials})\.)\s*"


# In "P12" and "p12-p14" the letter is the number's own, as that of a poster.
_PAGES = r"(?-i:pp|p(?=\d[\w.]*\s?(?:-|–|—)+\s?\d))(?=\d)|" + _label(
    r"pages?|pgs?|pp?|seiten?|págs?|pags?|páginas?|pàgs?|pàgin(?:a|es)|pagg|pagin[ae]|blz|bladzijden?"
    r"|str|strony|стр|стор|sidor|sid|sider?|sivut|sayfa|σσ|σελ|صص|ص|עמ['׳]?|עמודים",
    r"[sSсСσ]|Ss|SS|ss",
)
_VOLUME = _label(
    r"volum(?:e[ns]?|)|vols?|band|bände|bd|jahrgang|jg|tom[eo]?|deel|dl|jaargang|том|roč|ročník|svazek"
    r"|cilt|årgång|årgang|årg|bind|τόμος|τόμ|مجلد|المجلد|כרך",
    r"v|t|т",
)
_ISSUE = r"(?:n\.?\s?[º°ᵒ]|№|n[ºo]s?\.?\s?[º°])\s*|" + _label(
    r"issues?|iss|numbers?|nos?|nrs?|nums?|núms?|numéros?|númer[oa]s?|numer[oi]?|nummer|heft|ausgabe"
    r"|fasc|fascicule|fascículo|fascicolo|zeszyt|číslo|вып|выпуск|номер|sayı|häfte|hefte|hft|τεύχος|τχ"
    r"|العدد|عدد|חוברת",
    r"n|h|č|z",
)
_EAST_ASIAN = {
    "pages": r"[页頁面쪽]|ページ|페이지",
    "volume": r"[卷巻권]",
    "issue": r"[期号號호輯辑]",
}
_LABELS = {"pages": _PAGES, "volume": _VOLUME, "issue": _ISSUE}
_FORMS = {name: re.compile(rf"(?i)(?:{label})(?P<rest>\S.*)") for name, label in _LABELS.items()}
_COUNTED = {
    name: re.compile(rf"[第제]?\s*(?P<rest>{_NUMBERS})\s*(?:{sign})")
    for name, sign in _EAST_ASIAN.items()
}
_ALONE = re.compile(_NUMBERS)
_PAGES_BEHIND = re.compile(rf"(?i)(^|[,;]\s*)(?:{_PAGES})(?=[a-z]?\d|[ivxlcdm]+\b)")


def bare_number(field: str, text: str) -> str:
    """Return the *text* of ``pages``, ``volume`` or ``issue`` without its label."""
    text = text.strip()
    if (form := _COUNTED.get(field)) and (counted := form.fullmatch(text)):
        return counted["rest"]
    if field == "pages":
        return _PAGES_BEHIND.sub(r"\1", text)
    found = _FORMS[field].fullmatch(text)
    return found["rest"] if found and _ALONE.fullmatch(found["rest"]) else text
