"""What stands around a person's name: titles before it, suffixes and letters behind it.

Lists and forms of common use; none is complete. In a list of authors little is taken for a suffix,
as *Doe, MA* is a name with initials. The heading of a person's page is a whole name, so that what
follows it after a comma is none of it: *Jane Doe, O.C.*, *Jane Doe, Professor of Physics*.
"""

from __future__ import annotations

import re

from sphinx_resume.model.latex.latex_symbols import words

_SMALL = (
    "af al av da dal das de degli dei del della den der des di do dos du e el het ibn la las le los"
    " op 't ten ter ther til van vom von y zu zum zur"
)
PARTICLES = frozenset(_SMALL.split())
"""Words before a family name that belong to it, in small letters."""
_LONGEST = 500
"""A text of more characters is no name; to look for what stands behind it would take long."""

# --- before a name -------------------------------------------------------------------------

_DOTTED = (
    "Adm Apl Arch Ass Assoc Assoz Asst Avv Bc Brig Capt Cmdr Col Cpt Doc Dott Doz Eng Fr Gen Hon"
    " Ing Ir JProf Jun Lic Lt MMag Mag Maj Mgr PD PGS PaedDr PharmDr Priv Sgt Sra? ThDr ThS Univ"
    " Arq Atty BcA Doç Dña Engr Geom L?Lcd[ao] Ld[ao] MgA Mtr[ao] Profa Profra? Psic Uzm Yrd"
)
_PLAIN = (
    r"D?Dr Dame Dott\.ssa Dra Drs Frau Herr JUDr Lady Lord MUDr MVDr Mlle Mme Mr Mrs Ms Mx PhDr"
    r" Privatdozent(?:in)? Prof Prof\.ssa Professor(?:in)? RNDr Revd? Reverend Sir"
)
_ADJECTIVES = (
    "Adjunct Assistant Associate Distinguished Emerita Emeritus Full Honorary Junior Research"
    " Visiting"
)
_FIELDS = (
    "Ing agr arch c dent em emer forest h habil iur jur math med mult mus nat oec paed pharm phil"
    " pol psych publ rel rer sc soc techn theol troph univ vet"
)
_IN_A_SUBJECT = (  # "Dr. en C."
    r"en\s(?:(?:[A-Z]\.)+|(?:Administración|Biología|Ciencias|Derecho|Economía|Educación|Filosofía"
    r"|Física|Historia|Ingeniería|Letras|Matemáticas|Psicología|Química)(?!\w))"
)
_CHURCH = r"(?:Rev(?:d|erend)?|Hon(?:ou?rable)?)(?:\.|(?!\w))"
_OF_TITLE = (
    rf"(?:[\s-]*(?:(?:{_FIELDS.replace(' ', '|')})\.|habil\b|[Ee]merit(?:us|a)\b"
    r"|(?:hab|inż)\.|(?:ETHZ?|EPFL?)(?:\s(?:Zürich|Zurich|Lausanne))?(?=\s)|Öğr\.\sÜyesi"
    rf"|{_IN_A_SUBJECT}|[ªº]|i\.\s?R\.|a\.\s?D\.|[eE]\.\s?h\.|\([^()]{{1,20}}\)))*+"
)
_TITLE = (
    rf"(?:(?:{_DOTTED.replace(' ', '|')})\.|(?:{_PLAIN.replace(' ', '|')})(?:\.|(?![\w.]))"
    r"|(?:prof|dr|doc|ing|mgr|lic|dipl|проф|доц|акад)\.|Prof\.ª|Dr\.ª|D\.ª"
    rf"|(?:M|D|Dr|Dra|Mtr[ao])\.\s?{_IN_A_SUBJECT}"
    r"|[кд]\.\s?(?:[а-я-]{1,3}\.-?){1,3}\s?н\.|PD(?=\s+(?:Prof|Dr))|(?:apl|ao|[oO]|em|hon)\.(?=\s?-?(?:o\.|Univ|Prof))"
    r"|[MB]\.\s?(?:Sc|Eng)\.|Dipl\.(?:[\s-]?[A-Z]\w++\.)?+"
    rf"|The\s+(?:(?:Most|Right|Rt\.?|Very)\s+)?{_CHURCH}"
    rf"|(?:{_ADJECTIVES.replace(' ', '|')})(?=\s+(?:\w+\s+)?Professor))"
)
_TITLES = re.compile(rf"(?:{_TITLE}(?:-?{_TITLE})*+{_OF_TITLE}\s+)+(?=\S)")


def titles_before(text: str) -> tuple[str, str]:
    """Return titles before a name, as *Prof. Dr.-Ing. habil.*, and the name without them."""
    found = _TITLES.match(text) if len(text) <= _LONGEST else None
    return (found[0].strip(), text[found.end() :]) if found else ("", text)


_RANKS = (  # what somebody is, which no list of authors has
    "Chef[aä]rzt(?:in)? Ober[aä]rzt(?:in)? Assistenz[aä]rzt(?:in)? Fach[aä]rzt(?:in)? Doctora?"
    " Rechtsanw[aä]lt(?:in)? RAin MLaw Maestr[ao] Licenciad[ao] Ingenier[ao] Arquitect[ao] Doña"
    " Docteure? Professeure? Maître Madame Monsieur Pr Pfarrer(?:in)? Datuk mr drs ir ing mw dhr"
    " dr mgr prof lek ks Mag\\.?[aª]"
)
_BEFORE_TITLES = "AA CA DI FA LOA OA OÄ RA StB WP Ltd\\. Leitende[rn]?"
_DEGREES_OF_MEXICO = "C.P. C.P.A. C.P.C. L.A. L.A.E. M.V.Z. Q.B.P. Q.F.B. Q.F.I."
_RANK = re.compile(
    rf"(?:(?:{_RANKS.replace(' ', '|')})\.?(?=\s+\S+\s+\S)"
    rf"|(?:{_BEFORE_TITLES.replace(' ', '|')})"
    r"(?=\s+(?:D?Dr|MMag|Mag|Mgr|Ober|PD|Dipl|Priv|Prof|Univ)\w*\W)"
    rf"|(?:{re.escape(_DEGREES_OF_MEXICO).replace(chr(92) + ' ', '|')})(?=\s+[^\W\d_]{{2,}}\s+\S)"
    r"|(?:Op|Av|Öğr\. Gör|Arş\. Gör|Abog|Biól|Quím|Me|inż|lek|med|hab)\.(?=\s+\S+\s+\S))\s+"
)
_MOST = 12  # titles of one name
# In a heading, no initials: "GS.TS. Nguyễn Văn Minh".
_CAPITALS = re.compile(r"(?:[A-Z]{2,4}\.[\s-]*)+(?=\S+\s+\S)")


def titles_of_heading(text: str) -> tuple[str, str]:
    """Return the titles before the name that heads a page, also some unknown ones, and the rest."""
    titles, name = titles_before(text)
    for _ in range(_MOST):
        more = (_RANK.match(name) or _CAPITALS.match(name)) if len(name) <= _LONGEST else None
        if not more:
            break
        again, name = titles_before(name[more.end() :])
        titles = " ".join(filter(None, (titles, more[0].strip(), again)))
    return titles, name


_NICKNAME = re.compile(
    r"(?<=\s)(?:[\"“”„«»]\s?([^\"“”„«»]{1,40}?)\s?[\"“”„«»]|['‘‚]([^'‘’]{1,40})['‘’])\s"
)
_BIRTH_NAME = re.compile(
    r"(?:(?<=\S),)?\s(?:geb\.|geborene[nr]?|née?|nee|nacid[ao]|nat[ao]|nascid[ao]|born|född|født|født"
    r"|geboren|roz\.|rozená|z d(?:omu|\.)|урожд[её]нная|урожд\.|szül\.)\s[^,]+"
)


def without_asides(name: str) -> str:
    """Return the name in a heading without a nickname in quotation marks and the name by birth.

    ``Samuel "Sam" Lee`` and ``Ann Lee, née Ray`` have such.
    """
    if len(name) > _LONGEST:
        return name
    return _BIRTH_NAME.sub("", _NICKNAME.sub("", name))


def nicknames(name: str) -> list[str]:
    """Return the nicknames that stand in quotation marks in a heading."""
    found = _NICKNAME.finditer(name) if len(name) <= _LONGEST else ()
    return [match[1] or match[2] for match in found]


_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′", "'"))


def folded(name: str) -> str:
    """Return *name*, letter for letter, in small letters and with all apostrophes alike.

    Sphinx makes those of a heading curly, and leaves those of an option as they are typed.
    """
    lower = name.translate(_APOSTROPHES).lower()
    return lower if len(lower) == len(name) else name.translate(_APOSTROPHES)


# --- behind a name -------------------------------------------------------------------------

GENERATION_WORDS = frozenset({"filho", "júnior", "junior", "neto", "sobrinho", "segundo"})
"""What Portuguese and Spanish names have behind the family name for *Jr.*"""
_GENERATION = r"(?:[JS]n?r|[js]r|jun|sen|2nd|3rd|4th)\b\.?|II|III|IV"
_IDS = frozenset({"jr", "sr", "jun", "sen"})  # alone, and without a full stop
_DEGREES = (
    "Ph.D D.Phil M.D M.Sc B.Sc M.A B.A M.B.A M.P.H M.Phil LL.B LL.M J.D D.Sc Sc.D Ed.D D.D.S D.V.M"
    " R.N P.E Dr.-Ing Dipl.-Ing Esq CPA FRS FRCP FACS FBA FIEEE OBE MBE CBE M.Eng B.Eng M.Ed M.Res"
    " B.S.N M.S.N D.N.P D.M.D M.F.A B.F.A M.P.A M.P.P MBChB MBBCh FRACP FRCPC FRCSC FRCA MRCGP"
    " Psy.D D.Eng D.B.A MBBS PMP KBE DBE FRSC FRSE FREng FRAS FInstP FIET CEng CPhys CChem MRCP"
    " FRCS FRCPath FAHA FACC FACM FHEA SFHEA PgDip PgCert CISSP CFA P.Eng Pharm.D Dr.PH"
)
_DEGREE = rf"(?:{_DEGREES.replace('.', '[.]?').replace(' ', '|')}|Ph[.]? D)(?![\w])\.?"
_OF_NAMES = frozenset({"MA", "BA", "PE"})  # family names in capitals, and initials
_SUFFIX = re.compile(
    rf"(?:,\s*|\s+)(?P<generation>{_GENERATION})(?=[\s,]|$)|,\s*(?:{_DEGREE}|VI?)(?=[\s,]|$)"
    rf"|\s+(?P<degree>(?!(?:{'|'.join(sorted(_OF_NAMES))})(?![\w.])){_DEGREE})(?=[\s,]|$)"
)
_SUFFIXES = re.compile(rf"(?:(?:{_GENERATION}|{_DEGREE}|VI?)(?:\s*,\s*|\s+|$))+")
_SUFFIXES_IN_CAPITALS = re.compile(_SUFFIXES.pattern, re.IGNORECASE)
_DEGREE_FIRST = re.compile(_DEGREE)
_GENERATIONS = re.compile(rf"(?:{_GENERATION}|VI?)")
# Several capitals, as in BSc and FRSC, letters with stops, an abbreviation, or "(Hons)".
_LETTERS = re.compile(
    r"\(?(?:[^\WA-Z]*+[A-Z][^\WA-Z]*+[A-Z][\w®]*+\.?|(?:\w{1,5}\.-?){2,}\w*|[A-Z]\w+\.)\)?(?:\(\w+\))?"
    r"|\(\w+\)|[-–&|]"
)
_DIVIDED = re.compile(r"(?<!\s)\s+[-–—|│·•]\s+")
_OCCUPATIONS = frozenset(
    words(
        "Actor Actress Analyst Architect Artist Attorney Biologist Chair Chemist Composer"
        " Consultant Curator Dean Dentist Designer Developer Director Economist Editor Engineer"
        " Fellow Founder Historian Illustrator Ingenieur Ingenieurin Journalist Lawyer Lecturer"
        " Librarian Linguist Manager Mathematician Musician Nurse Officer Partner Pharmacist"
        " Philosopher Photographer Physician Physicist President Producer Programmer Psychologist"
        " Researcher Scientist Sculptor Sociologist Statistician Student Surgeon Teacher Technician"
        " Therapist Translator Writer"
    )
)
_WHOLE = 2
"""A whole name has so many words."""
_STOPPED = re.compile(r"(?:[A-Z]\.){2,}")
_GIVEN = re.compile(r"[A-Z][a-z]+[A-Z][a-z]{2,}")  # "JoAnn"
_EAST_ASIAN = frozenset(
    words(
        "教授 副教授 准教授 助理教授 助教 博士 先生 女士 老师 老師 講師 讲师 研究员 研究員 院士"
        " 工程师 氏 様 さん 교수 박사 선생님 님 씨"
    )
)
"""Titles that stand behind a name in Chinese, Japanese and Korean."""


def is_suffix(text: str) -> bool:
    """Tell whether *text* is a suffix or degrees alone: ``PhD``, ``Jr.``."""
    text = text.strip()
    return text not in _IDS and bool(_SUFFIXES.fullmatch(text))


def has_comma(suffix: str) -> bool:
    """Tell whether a comma stands before *suffix*, as before degrees, and not before Jr."""
    if suffix[:1] in {"(", "（"}:
        return False
    first = suffix.split(maxsplit=1)[0].rstrip(",") if suffix else ""
    return bool(_DEGREE_FIRST.match(suffix)) or (
        not _GENERATIONS.fullmatch(first) and _are_letters(suffix)
    )


def generation_of(suffix: str) -> str:
    """Return the part of *suffix* that names a generation: ``Jr.`` of ``Jr., PhD``."""
    parts = (part for part in re.split(r",\s*|\s+", suffix) if _GENERATIONS.fullmatch(part))
    return next(parts, "")


def is_degree(word: str) -> bool:
    """Tell whether *word* is a degree, and no family name in capitals: ``PhD``, ``M.D.``."""
    bare = word.replace(".", "")
    return bool(_DEGREE_FIRST.fullmatch(word)) and bare not in _OF_NAMES


def is_generation(word: str) -> bool:
    """Tell whether *word* names a generation: ``Jr.``, ``III``."""
    return bool(_GENERATIONS.fullmatch(word))


def without_suffix(text: str) -> tuple[str, str]:
    """Return the name of an author without suffix and degrees behind it, and these.

    Behind a single word such letters are initials: ``Doe, MA``, ``van Doe MD``.
    """
    for match in _SUFFIX.finditer(text) if len(text) <= _LONGEST else ():
        name, rest = text[: match.start()].rstrip(" ,"), text[match.start() :].lstrip(" ,")
        whole = " " in name and not (match["degree"] and _are_initials(match["degree"], name))
        if (whole or (name and match["generation"])) and _SUFFIXES.fullmatch(rest):
            return name, rest
    return text, ""


def _are_initials(degree: str, name: str) -> bool:
    """Tell whether what looks like a degree behind a name without a comma is its initials.

    Behind given names it is, ``Doe, Jane MD``, and behind a family name alone: ``van Doe MD``.
    """
    if "," in name:
        return not any(map(str.islower, degree))
    return sum(not one[0].islower() for one in name.split()) < _WHOLE


def without_letters(text: str, family: str = "") -> tuple[str, str]:
    """Return the name in the heading of a person's page, and the letters behind that name.

    What follows a comma is no given name if a whole name stands before the comma and the rest
    are degrees, letters, or what somebody is; or if *family*, which is known, ends what stands
    before it. Only degrees and letters are returned: *Professor of Physics* is no part of a name.
    """
    name, *divided = _DIVIDED.split(text, 1)
    first, *others = [part for part in map(str.strip, name.split(",")) if part] or [""]
    if len(text) > _LONGEST or not first:
        return text, ""
    names = [one for one in first.split() if not one[0].islower()]
    ends = bool(family) and folded(first).endswith(f" {folded(family)}")
    least = 0 if ends or (len(names) > 1 and folded(first) != folded(family)) else 1
    behind = divided
    while len(others) > least and (ends or _is_behind(others[-1], capitals=text.isupper())):
        behind.insert(0, others.pop())
    bare = first.split()
    while not others and _ends_with_letters(bare):
        behind.insert(0, bare.pop())
    letters = [part for part in behind if _are_letters(part) or is_suffix(part)]
    return ", ".join((" ".join(bare), *others)), ", ".join(letters)


def _is_behind(part: str, *, capitals: bool) -> bool:
    """Tell whether what follows a comma in a heading is no given name."""
    if is_suffix(part) or "/" in part:  # "she/her"
        return True
    if capitals:
        return bool(_SUFFIXES_IN_CAPITALS.fullmatch(part))
    _, rest = titles_before(f"{part} _")
    if rest == "_" or (rest != f"{part} _" and rest[0].islower()):
        return True  # "Professor of Physics"
    first, *following = part.split()
    if any(one[0].islower() and len(one) > 1 for one in following):
        return not all(one in PARTICLES for one in (first, *following) if one[0].islower())
    return [first, *following][-1] in _OCCUPATIONS or _are_letters(part)


def _are_letters(part: str) -> bool:
    """Tell whether all of *part* are letters for degrees and honours: ``BSc (Hons)``, ``O.C.``."""
    return all(_LETTERS.fullmatch(one) and not _GIVEN.fullmatch(one) for one in part.split())


def _ends_with_letters(text: list[str]) -> bool:
    """Tell whether degrees, or a title of East Asia, end a heading without a comma."""
    if len(text) > 1 and text[-1] in _EAST_ASIAN:
        return True
    *name, last = text
    if len(name) < _WHOLE:
        return False
    return bool(_STOPPED.fullmatch(last)) or (is_degree(last) and not all(map(str.isupper, text)))
