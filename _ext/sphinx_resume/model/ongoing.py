"""How people say, in many languages, that something has not ended: heute, à ce jour, seit 2019."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENGLISH = (
    "now; today; current; currently; ongoing; to date; date; till now; until now; -; "
    "present; up to now; to present; to the present; until present; until today; till date; "
    "till present; till today; presently; to this day; up to present; still ongoing; "
    "in progress"
)
_GERMAN = (
    "heute; bis heute; jetzt; bis jetzt; laufend; derzeit; aktuell; bis dato; dato; "
    "gegenwärtig; gegenwart; andauernd; bis auf weiteres; fortlaufend; zurzeit; zur zeit; "
    "momentan; anhaltend; bis laufend; bis aktuell; seither; noch andauernd; bis gegenwart"
)
_FRENCH = (
    "aujourd'hui; présent; à ce jour; en cours; actuel; actuelle; actuellement; maintenant; "
    "ce jour; à présent; jusqu'à présent; jusqu'à aujourd'hui; jusqu'à ce jour; "
    "jusqu'à maintenant; à aujourd'hui; à maintenant; toujours en cours; poste actuel"
)
_SPANISH = (
    "hoy; presente; actualidad; actual; actualmente; en curso; hasta la fecha; la fecha; "
    "a la fecha; hasta hoy; hasta el presente; hasta la actualidad; la actualidad; "
    "hasta ahora; ahora; el presente; al presente; hoy en día; hasta el día de hoy; "
    "a la actualidad; vigente"
)
_ITALIAN = (
    "oggi; attuale; in corso; ad oggi; a oggi; attualmente; fino ad oggi; fino a oggi; "
    "tuttora; tutt'oggi; a tutt'oggi; tuttora in corso; adesso; data odierna; "
    "alla data odierna; corrente"
)
_PORTUGUESE = (
    "hoje; atual; atualmente; até hoje; até o momento; até ao momento; até a data; "
    "até à data; até o presente; até ao presente; até agora; agora; em curso; em andamento; "
    "o presente; até a presente data; até à presente data; até a data atual; dias atuais; "
    "até os dias atuais; actualidade; atualidade"
)
_DUTCH = (
    "nu; heden; tot heden; tot nu; tot nu toe; vandaag; huidig; tot op heden; t/m heden; "
    "lopend; tot vandaag"
)
_NORDIC = (
    "pågående; nuvarande; nutid; idag; i dag; tills vidare; nå; nåværende; dags dato; "
    "nuværende; igangværende; pågår; nykyinen; nykyhetki; nyt; tähän päivään; jatkuu; núna"
)
_EASTERN = (
    "obecnie; do dziś; do dzisiaj; do chwili obecnej; nadal; teraz; aktualnie; do teraz; "
    "do nadal; současnost; dosud; dodnes; do současnosti; nyní; doteraz; súčasnosť; "
    "do súčasnosti; jelenleg; jelen; napjainkig; folyamatban; prezent; în prezent; în curs; "
    "până în prezent; bugün; halen; günümüz; devam ediyor; hala; hâlen; şimdi"
)
_CYRILLIC_AND_GREEK = (
    "настоящее время; по настоящее время; до сих пор; по сей день; сейчас; наст. время; "
    "н.в.; н. в.; по н.в.; по н. в.; до настоящего времени; сегодня; по сегодняшний день; "
    "в настоящее время; текущее время; нынешнее время; теперь; до сьогодні; дотепер; "
    "по теперішній час; теперішній час; зараз; по цей час; σήμερα; έως σήμερα; μέχρι σήμερα; "
    "παρόν; τώρα"
)
_RIGHT_TO_LEFT = (
    "الآن; حتى الآن; الحاضر; حتى الحاضر; الوقت الحاضر; حتى الوقت الحاضر; حاليا; حالياً; "
    "حتى اليوم; اليوم; حتى تاريخه; تاريخه; إلى الآن; إلى اليوم; لا يزال; مستمر; "
    "حتى تاريخ اليوم; היום; כיום; הווה; עד היום; تاکنون; اکنون"
)
_EAST_ASIAN = (
    "至今; 现在; 現在; 目前; 今; 到现在; 到現在; 迄今; 在职; 在職; 在任; 今日; 现今; 現今; "
    "至现在; 至現在; 至目前; 持续中; 進行中; 进行中; 在读; 在讀; 就读中; 就讀中; 継続中; "
    "現職; 現在に至る; 現在まで; 在職中; 在籍中; 在学中; 今まで; 現任; いま; 今に至る; 현재; "
    "재직 중; 재직중; 현재까지; 지금; 지금까지; 진행 중; 진행중; 재학 중; 재학중; 오늘"
)
_ONGOING = frozenset(
    word
    for words in (
        _ENGLISH,
        _GERMAN,
        _FRENCH,
        _SPANISH,
        _ITALIAN,
        _PORTUGUESE,
        _DUTCH,
        _NORDIC,
        _EASTERN,
        _CYRILLIC_AND_GREEK,
        _RIGHT_TO_LEFT,
        _EAST_ASIAN,
    )
    for word in words.split("; ")
)
_AROUND = ".()[]… "
_SINCE = (
    "ever since; since; as of; starting; seit dem; seit; ab dem; ab; desde el; desde o; desde; "
    "a partir de; a partir del; a partir do; depuis le; depuis; dès le; dès; à partir de; "
    "à partir du; à compter de; à compter du; a partire da; a partire dal; dal; sinds; vanaf; "
    "sedan; från och med; fr.o.m.; siden; fra og med; f.o.m.; od; с; з; от; από; منذ; מאז; 自; "
    "从; 從; 自从; 自從"
)
_BEHIND = (
    "起; 至今; 以来; 以來; から; 以降; 부터; 이후; onwards; onward; and later; en adelante; "
    "em diante; in poi; -; --; –; —; −; ～; ~; /; /.."
)
_FROM = "from; von; van; från; fra"
"""What says when something began, and not that it goes on."""
_UNTIL = (
    "until; till; up to; to; bis zum; bis; jusqu'en; jusqu'à; jusqu'au; hasta el; hasta; fino a; "
    "fino al; até o; até; tot; t/m; till och med; t.o.m.; til; til og med; do; до; по"
)


def _any_of(words: str) -> str:
    return "|".join(map(re.escape, sorted(words.split("; "), key=len, reverse=True)))


_BEGUN = re.compile(
    rf"(?i)(?:(?P<before>{_any_of(_SINCE)})(?![^\W\d])\s*|(?P<only>{_any_of(_FROM)})\s+)?"
    rf"(?P<date>(?:[^\W\d]|\d).*?)(?:\s*(?P<behind>{_any_of(_BEHIND)}))?"
)
_ENDED = re.compile(rf"(?i)(?:{_any_of(_UNTIL)})\s+(?P<date>\S.*)")


class Begun(NamedTuple):
    """The text of a date at which something began, and whether it is said to go on."""

    date: str
    goes_on: bool


def begun(text: str) -> Begun | None:
    """Return when *text*, as ``seit 10/2019`` or ``2019 –``, says that something began, if so."""
    match = _BEGUN.fullmatch(" ".join(text.replace("\u2019", "'").split()))
    if not match or not (match["before"] or match["behind"] or match["only"]):
        return None
    return Begun(match["date"], bool(match["before"] or match["behind"]))


def ended(text: str) -> str:
    """Return the text of the date in ``bis 10/2019``, or nothing."""
    match = _ENDED.fullmatch(" ".join(text.replace("\u2019", "'").split()))
    return match["date"] if match else ""


def is_ongoing(text: str) -> bool:
    """Tell whether *text*, the end of a span, says that it has not come; ``(heute)`` does too."""
    word = " ".join(text.lower().replace("\u2019", "'").split())
    return word in _ONGOING or word.strip(_AROUND) in _ONGOING
