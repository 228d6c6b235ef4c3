"""Which studies ended with a degree, as far as their author says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinx_resume.model.dates import PRESENT, Date, WrittenDate
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Education
from sphinx_resume.model.skill_usage import is_past

_DEGREE = re.compile(
    r"(?i:(?<!\w)(?:bachelor|master|m[áa]ster|doctora|doctor|doktor|degree|diplom(?!a\b|ad[oa])"
    r"|associate(?:['’]s)? (?:degree|of|in)\b|magist|staatsexamen|staatsprüfung|promotion"
    r"|habilitation|li[zs]entiat|licen[cz]i?at|licence|ma[iî]trise|mastère|diplôme d['’]"
    r"|ing[ée]nieur|licenciad|grado\b|maestr[íi]a|ingenier[íioa]|diplomatura|arquitect|título|bacharel"
    r"|(?:pós-)?graduação|mestrado|doutor|tecnólogo|laurea|dottor|kandidat|civilingenj"
    r"|sivilingeni|maisteri|tohtori|diplomi|licencjat|inżynier|bakalář|inženýr|бакалавр|магист"
    r"|магіст|специалист|специалитет|кандидат|доктор|аспирант|(?:yüksek |ön)?lisans|πτυχίο"
    r"|μεταπτυχ|διδακτορ|δίπλωμα|mesterk|alapk|cử nhân|thạc sĩ|tiến sĩ|kỹ sư|sarjana))"
    r"|学士|硕士|博士|學士|碩士|修士|本科|研究生|학사|석사|박사"
    r"|بكالوريوس|ماجستير|دكتوراه|ليسانس|תואר|דוקטור"
    r"|(?<![\w.])(?:(?:[BMD]|LL|Ph|Ed|Psy|Th|Sc|Pharm|J|SJ|Eng|EM)\.?\s?"
    r"(?:[A-Z][a-z]{0,5}\.?-?){1,4}|A\.?A\.?S?\.?|A\.S\.?"
    r"|(?:Mag|Dr|Dipl|Lic|Ing|Mgr|Bc|Ir|Drs|cand|kand|mgr|inż)\.)(?!\w)"
)
"""What is in the name of a degree: words of many languages, and letters as *M.Sc.*"""
_NO_DEGREE = re.compile(  # of schools, courses and trades, although such a word is there
    r"(?i)\b(?:boot ?camp|some (?:college|university)|international baccalaureate|baccalauréat"
    r"|(?:high|secondary|grammar|trade|vocational) school|bachillerato|abitur|matura|maturità"
    r"|maturité|hochschulreife|certificat\w*|certificad\w*|zertifikat\w*|nanodegree|micromasters?"
    r"|mooc|masterclass|scrum master|diplomado|grado (?:medio|superior)|ensino médio|ausbildung"
    r"|bts|bep|btec|dut|delf|dele)\b"
)
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
    r"|inconclus[oa]|trunc[oa]|interrumpid[oa]|pasante"
    r"|no (?:titulad|terminad|finaliz|conclu|complet)\w*|sin t[ií]tulo|trancad[oa]"
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
    if not _DEGREE.search(study.study_type) or _NO_DEGREE.search(study.study_type):
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
