"""Which studies ended with a degree, as far as their author says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_resume.model.dates import PRESENT, Date, WrittenDate
from sphinx_resume.model.evidence import is_past
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.records import Education

# Of studies that ended without a degree. They are not told by grammar: "abgebrochen" is one word
# for what English says with a "not".
_LEFT = re.compile(
    r"(?i)\b(?:(?:not|never|un)[ -]?(?:yet )?(?:complet|finish|award|conferr|conclu|obtain)\w*"
    r"|incomplet\w*|abandon\w*|dropped|drop-?out|withdr[ae]wn?|withdrew|discontinued"
    r"|interrupted|(?:no|without(?: an?)?) (?:degree|diploma|graduation)|all but dissertation"
    r"|in progress|ongoing|expected|anticipated|coursework|courses? only"
    r"|did not (?:finish|complet)\w*"
    r"|abgebrochen\w*|ohne (?:abschlu(?:ss|ß)|diplom)|nicht (?:abgeschlossen|beendet)\w*"
    r"|laufend|unvollendet|inachev\w*|non (?:achev|termin|valid|complet|conclus)\w*"
    r"|sans dipl[oô]me|en cours|in corso|en curso|em (?:curso|andamento)|interrott\w*"
    r"|inconclus[oa]|no (?:terminad|finaliz|conclu|complet)\w*|sin t[ií]tulo|trancad[oa]"
    r"|n[aã]o (?:conclu|termin|complet)\w*|afgebroken|niet (?:afgerond|voltooid)|zonder diploma"
    r"|незаконч\w*|неоконч\w*|не законч\w*|не оконч\w*)"
    r"|中途退学|中退|満期退学|単位取得退学|退学|肄业|肄業|未毕业|未畢業|在读|在讀|중퇴|수료|재학"
)
_ABD = re.compile(r"\bA\.?B\.?D\b")
# Of times of study that lead to no degree of the place where they were.
_VISIT = re.compile(
    r"(?i)\b(?:exchange|visiting|visitor|guest stud\w*|(?<!\d )semester|(?:term|year|study) abroad"
    r"|erasmus(?! mundus)\w*|(?:summer|winter) school"
    r"|(?:gast(?:stud|sem|h[oö]r)|austausch|auslands)\w*"
    r"|[eé]change|intercambio|interc[aâ]mbio|scambio|uitwisseling\w*|utbytes\w*|utveksling\w*"
    r"|обмен\w*|visitante|sandu[ií]che)\b"
    r"|交換|交换|访问|訪問|교환|방문"
)
_OPENING, _CLOSING = re.compile(r"[(\[（]"), re.compile(r"[)\]）]")
_EXPECTED = re.compile(
    r"(?i)\b(?:exp(?:ected|\.)|anticipated|planned|est(?:imated|\.)|voraus\w*|pr[eé]v\w*|geplant"
    r"|erwartet|previst[oa]|verwacht)|予定|预计|預計|예정"
)


def has_degree(graph: Graph, study: Education) -> bool:
    """Tell whether *study* gave its degree: it names one, has ended, and nothing denies it.

    A study whose end may lie ahead of the latest date of the site has none, nor has an exchange,
    nor one "(not completed)" or "ABD".
    """
    end, area = study.end, study.area
    if not study.study_type or not end or end == PRESENT:
        return False
    if isinstance(end, WrittenDate) and _EXPECTED.search(end.text):
        return False
    # The words in brackets behind a subject are remarks; before them, "incomplete" may be of it.
    remarks = " ".join((study.study_type, *_in_brackets(area)))
    if any(words.search(remarks) for words in (_LEFT, _ABD, _VISIT)):
        return False
    last = max(end, study.start or end)
    # Pages of degrees of long ago need not be looked at whenever the latest date changes.
    return is_past(last, Date(0)) or is_past(last, graph.latest)


def _in_brackets(text: str) -> Iterator[str]:
    for part in _CLOSING.split(text)[:-1]:
        if opening := _OPENING.search(part):
            yield part[opening.end() :]
