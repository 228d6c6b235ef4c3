"""Which names of authors are those of companies, universities and other groups.

Legal forms say it, as *GmbH* and *Inc.*, and words such as *University*. Some legal forms may be
initials too, as in ``Smith AG``: only the whole list and the site can tell (`may_be_company`).
"""

from __future__ import annotations

import re

from sphinx_resume.model.names import PersonName, without_brackets
from sphinx_resume.model.vancouver import is_group

_FORM = (
    r"(?:g?GmbH(?:\s(?:&|und)\sCo\.?(?:\sKGa?A?)?)?|mbH|KGaA|OHG|e\.\s?V\.|eG|Inc\.?|Incorporated"
    r"|(?:(?:Pty|Pte)\.?\s)?Ltd\.?|Limited|LLC|L\.L\.C\.|LLP|L\.L\.P\.|PLC|plc|Corp\.?|Corporation"
    r"|(?:&\s)?Co\.|&\sCo|Company|SARL|S\.A\.R\.L\.|S\.?à\sr\.?l\.?|S\.p\.A\.|SpA|S\.r\.l\.|Srl|Oyj?|ApS|A/S"
    r"|Sp\.\sz\so\.\s?o\.|s\.\s?r\.\s?o\.|d\.\s?o\.\s?o\.|Ltda\.?|Kft\.?|Zrt\.?|Co\.?,?\sLtd\.?"
    r"|(?:AG|SE|UG)\s(?:&|und)\sCo\.?\sKGa?A?|GbR|e\.\s?K\.|PartG(?:\smbB)?"
    r"|S\.?\s?A\.?(?:\s?B\.?|\s?P\.?\s?I\.?)?\s(?:de|DE)\sC\.?\s?V\.?|S\.?\s?Coop\.?"
    r"|S\.?\s(?:de|DE)\sR\.?\s?L\.?(?:\s(?:de|DE)\sC\.?\s?V\.?)?|E\.I\.R\.L\.|Cía\.?|Sdn\.?\sBhd\.?"
    r"|(?:CO\.?,?\s)?LTD\.?|INC\.?|CORP\.?|GMBH|INCORPORATED|CORPORATION|LIMITED|COMPANY)"
)
_COMPANY = re.compile(
    rf"\S.*?[\s,]{_FORM}|(?:ООО|ОАО|ЗАО|ПАО|АО)\s\S.*|.{{2,}}(?:公司|株式会社|주식회사)|株式会社.+"
)
_LEGAL_FORM = re.compile(_FORM)
_JOINED = re.compile(r"[^\W\d_a-z][^\s&]* & [^\W\d_a-z][^\s&]*")
_MAYBE = re.compile(
    r"AG|KG|AB|SA|SAS|SRL|BV|NV|S\.\s?A\.|S\.A\.S\.|S\.\s?L\.|S\.R\.L\.|B\.\s?V\.|N\.\s?V\."
    r"|SLU|SAU|S\.L\.U\.|S\.A\.U\.|SLP|S\.L\.P\."
)
_WORD = re.compile(
    r"(?i)(?<!['’])\b(?:universit(?:y|ies|é|ät|à|eit|et|at|ario)|universidade?|\w*hochschule|institut(?:e|es|o|et)?|istituto"
    r"|institutt|laborator(?:y|ies|ium|io)|labs|department|ministry|\w*ministeri(?:um|o)|ministère"
    r"|foundation|stiftung|fundación|fundação|fundació|fondation|fondazione|association|federation"
    r"|agency|council|commission|academy|akademie|organi[sz]ations?|konsortium"
    r"|arbeitskreis|arbeitsgemeinschaft|\w*gesellschaft|verein|sociedad|société|società"
    r"|politecnico|polytechnic|colaboración|\w+zentrum|\w*klinik(?:um|en)?|krankenhaus|clinics?|clínica"
    r"|hospitals?|hôpita(?:l|ux)|ospedale|ziekenhuis|task force|comisión|comissão|commissione"
    r"|kommission|agencia|agência|agenzia|agence|agentur|asociación|associação|associazione"
    r"|federación|federação|fédération|federazione|\w*verband|stichting|vereniging|facultad"
    r"|bundesamt|landesamt|umweltbundesamt|bundesanstalt|landesanstalt|ayuntamiento|secretaría"
    r"|observatory|observatorio|observatoire|sternwarte|collaborators|contributors"
    r"|университет|институт|академия|министерство|лаборатория)\b"
)
_WORD_OF_THREE = re.compile(  # which are family names too, or are at home in those
    r"(?i)\b(?:cent(?:er|re|ro|rum)s?|zentrum|consejo|conselho|consiglio|servicio|serviço|authority"
    r"|administration|museum|museo|library|biblioteca|bibliothek|trust|coalition|partnership)\b"
)
_WORD_WITH_OF = re.compile(
    r"(?i)\b(?:cent(?:er|re)s?|board|bureau|office|school|faculty|college|division|fund|campaign"
    r"|coalition|forum|friends|partnership|secretariat|directorate|government|union) (?:of|for)\s"
    r"|\b(?:cent(?:ro|re)|gobierno|cámara|colegio|escuela|école|ecole) d(?:e|es|u|i|el|o)\s|\sfür\s"
)
_EAST_ASIAN = re.compile(
    r".{2,}(?:大学|大學|研究所|研究院|学会|協会|协会|委员会|委員会|대학교|연구소|연구원|학회)"
)


def is_organization(name: str) -> bool:
    """Tell whether *name* is surely that of a company or of another group.

    A name with a comma is one of a person, unless a legal form is all that follows.
    """
    bare = without_brackets(name)
    if _COMPANY.fullmatch(bare):
        return bare.count(",") == 0 or is_legal_form(bare.rpartition(",")[2])
    if "," in bare or " " not in bare:
        return bool(_EAST_ASIAN.fullmatch(bare))
    if _WORD.search(bare) or _WORD_WITH_OF.search(bare) or is_group(bare):
        return True
    return bare.count(" ") > 1 and bool(_WORD_OF_THREE.search(bare))


def are_joined(text: str) -> bool:
    """Tell whether ``&`` joins two single words: the name of a firm, or two family names."""
    return bool(_JOINED.fullmatch(text))


def is_legal_form(text: str) -> bool:
    """Tell whether *text* is nothing but the legal form of a company: ``Inc.``, ``GmbH``."""
    return bool(_LEGAL_FORM.fullmatch(text.strip()))


def may_be_company(name: PersonName) -> bool:
    """Tell whether what was read as a family name may be a legal form, as in *Siemens AG*."""
    return bool(name.given and not name.particle and _MAYBE.fullmatch(name.family))
