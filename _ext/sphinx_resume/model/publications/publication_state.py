"""What is written of publications that are still to come: in press, under review, submitted.

biblatex has keys for it (manual, "pubstate"); people write it in the language of their file.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sphinx_resume.model.text import N_

STATES = {
    "inpreparation": N_("in preparation"),
    "submitted": N_("submitted"),
    "forthcoming": N_("forthcoming"),
    "inpress": N_("in press"),
    "prepublished": N_("published online ahead of print"),
}
"""The keys of biblatex for the state of a publication, and what they mean, for readers."""
# Translators: of a patent.
FILED, GRANTED = N_("Filed"), N_("Granted")
_WORDS = frozenset({*STATES.values(), FILED, GRANTED})

_ENGLISH = {
    "inpreparation": "in preparation|work in progress",
    "submitted": "submitted|under (?:review|revision)|in (?:review|revision)"
    "|(?:minor|major) revision|revise and resubmit",
    "forthcoming": "forthcoming|to (?:appear|be published)|accepted",
    "inpress": "in (?:press|print)|in proof",
    "prepublished": "early access|online first|ahead of print|published online ahead of print",
}
_ELSEWHERE = {
    "inpreparation": (
        "in vorbereitung|en preparation|en cours de (?:redaction|preparation)|en preparacion"
        "|em preparacao|in preparazione|in voorbereiding|under arbete|under forberedelse"
        "|w przygotowaniu|v priprave|haz[iı]rlan\\w+|в подготовке|готовится к публикации"
        "|у підготовці|準備中|执笔中|執筆中|准备中|撰写中|준비 ?중|قيد الإعداد|قيد التحضير"
        "|בהכנה"
    ),
    "submitted": (
        "eingereicht|in begutachtung|unter begutachtung|soumise?|en cours d['’]evaluation"
        "|en revision|enviad[oa]|sometid[oa]|en evaluacion|submetid[oa]"
        "|em (?:avaliacao|revisao)|sottomess[oa]|in revisione|ingediend|inskickad|innsendt"
        "|indsendt|z[lł]ozon[ey]|w recenzji|odeslano|gonderildi|на рецензировании|подан[ао]? "
        "|на рецензії|投稿中|查読中|査読中|已投稿|在审|在審|审稿中|審稿中|投稿済|투고 ?중"
        "|심사 ?중|مقدم للنشر|قيد المراجعة|הוגש"
    ),
    "forthcoming": (
        "erscheint|im erscheinen|angenommen|zur veroffentlichung angenommen|a paraitre"
        "|acceptee?|por aparecer|proximamente|de proxima aparicion|aceptad[oa]|a publicar"
        "|a ser publicad[oa]|aceit[oea]\\b|di prossima pubblicazione|in uscita|accettat[oa]"
        "|te verschijnen|verschijnt|geaccepteerd|antagen|ukaze sie|przyjet[ey]|przyjmowan\\w+"
        "|vyjde|prijato|ilmestyy|megjelenes alatt|yay[iı]mlanacak"
        "|принят[ао] к (?:печати|публикации)|готовится к печати|прийнято до друку|掲載予定"
        "|出版予定|刊行予定|採録決定|採択|受理|即将出版|即將出版|待出版|待刊|已录用|已錄用"
        "|已接收|已接受|게재 ?예정|출판 ?예정|게재 ?확정|سيصدر قريبا|مقبول للنشر|قريبا|יופיע"
        "|יתפרסם"
    ),
    "inpress": (
        "im druck|in druck|sous presse|en prensa|en premsa|no prelo|in stampa"
        "|in corso di stampa|ter perse|in druk|i tryck|under tryckning|i trykk|i tryk"
        "|under utgivelse|w druku|v tisku|v tlaci|painossa|nyomdaban|sajto alatt|bask[iı]da"
        "|sub tipar|в печати|направлено в печать|у друці|印刷中|排印中|出版中|인쇄 ?중"
        "|قيد النشر|تحت النشر|قيد الطبع|تحت الطبع|בדפוס|زیر چاپ|در دست چاپ"
    ),
}


def _compared(text: str) -> str:
    """Return *text* in small letters without accents."""
    found = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", found))


def _begun(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_compared(phrases)})(?![a-z])")


_READ = {
    language: {key: _begun(phrases) for key, phrases in states.items()}
    for language, states in (("en", _ENGLISH), ("", _ELSEWHERE))
}


def is_pending(status: str) -> bool:
    """Tell whether a publication of this *status* is still to come out."""
    return bool(state_in(status))


def state_in(status: str) -> str:
    """Return the key of biblatex for a *status* in any language, or nothing if that is none."""
    return _state_in(status[:200])


@lru_cache(1 << 12)
def _state_in(status: str) -> str:
    text = _compared(status)
    known = (states.items() for states in _READ.values())
    return next((key for states in known for key, form in states if form.match(text)), "")


def is_english(status: str) -> bool:
    """Tell whether a *status* says in English that a publication is still to come."""
    text = _compared(status)
    return any(form.match(text) for form in _READ["en"].values())


def is_own_word(status: str) -> bool:
    """Tell whether a *status* of an entry is one of our words, for which languages have others."""
    return status in _WORDS
