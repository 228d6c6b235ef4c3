r"""What macros of LaTeX mean: signs, accents, and which keep, drop or mark their arguments.

Signs come from the tables of pylatexenc: that of latex2text, and that of latexencode read
backwards. The tables here add what neither has (encodings TS1, T4, T5, macros of the AMS, of
biblatex, of REVTeX, mhchem and siunitx) or has for another purpose.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]
from pylatexenc.latexencode import get_builtin_uni2latex_dict  # type: ignore[import-untyped]


def words(text: str) -> list[str]:
    """Return the words of a table."""
    return text.split()


ACCENTS = dict(
    zip("`'^~\"=.cvuHkrdbth", "\u0300\u0301\u0302\u0303\u0308\u0304\u0307\u0327\u030c\u0306"
        "\u030b\u0328\u030a\u0323\u0331\u0361\u0309", strict=True)
) | {
    "textcommabelow": "\u0326", "lfhook": "\u0326", "polhk": "\u0328", "ocirc": "\u030a",
    "textogonekcentered": "\u0328", "textsubdot": "\u0323", "textdotbelow": "\u0323",
    "textacute": "\u0301", "textgrave": "\u0300", "textcircumflex": "\u0302",
    "texttilde": "\u0303", "textdieresis": "\u0308", "textmacron": "\u0304",
    "textbreve": "\u0306", "textcaron": "\u030c", "textring": "\u030a", "textcedilla": "\u0327",
    "capitalacute": "\u0301", "capitalgrave": "\u0300", "capitalcaron": "\u030c",
    "capitalcircumflex": "\u0302", "capitaldieresis": "\u0308", "capitaltilde": "\u0303",
}  # fmt: skip
"""Accents of text by their macros, as combining characters."""

ALONE = {"`": "`", "'": "´", "^": "^", "~": "~", '"': "¨", "=": "¯", "c": "¸", "v": "ˇ"}
"""Accents over nothing, as people write the sign itself: ``\\~{}``."""

OVER = {
    "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303", "widetilde": "\u0303",
    "hat": "\u0302", "widehat": "\u0302", "vec": "\u20d7", "overrightarrow": "\u20d7",
    "dot": "\u0307", "ddot": "\u0308", "dddot": "\u20db", "acute": "\u0301", "grave": "\u0300",
    "check": "\u030c", "widecheck": "\u030c", "breve": "\u0306", "mathring": "\u030a",
    "underline": "\u0332", "underbar": "\u0332", "utilde": "\u0330", "boldsymbol": "", "bm": "",
}  # fmt: skip
"""Accents of mathematics by their macros, as combining characters."""

MARKED = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic"), "emphasis"),
    **dict.fromkeys(("textbf", "mkbibbold", "bibbf", "strong"), "strong"),
    **dict.fromkeys(("texttt", "verb", "lstinline", "code"), "code"),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript", "up", "fup"), "superscript"),
    **dict.fromkeys(("textsubscript", "mkbibsubscript", "textinferior"), "subscript"),
}
"""Macros with one argument, and how that is set off."""

SWITCHES = {
    **dict.fromkeys(["it", "em", "sl", "itshape", "slshape", "bfit"], "emphasis"),
    **dict.fromkeys(["bf", "bfseries"], "strong"),
    **dict.fromkeys(["tt", "ttfamily"], "code"),
    **dict.fromkeys(
        words(
            "cyrchar rm sf sc cal mit normalfont rmfamily sffamily scshape upshape mdseries tiny "
            "scriptsize footnotesize small normalsize large Large LARGE huge Huge protect relax "
            "selectfont noindent indent unskip ignorespaces leavevmode bgroup egroup begingroup "
            "endgroup centering raggedright sloppy frenchspacing boldmath unboldmath "
            "displaystyle textstyle scriptstyle limits nolimits mathstrut strut hfill hfil break "
            "nobreak allowbreak smallskip medskip bigskip expandafter "
            "linebreak pagebreak newblock null xspace left right middle big "
            "Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr mathop mathbin mathrel "
            "mathord mathopen mathclose mathpunct nonumber"
        ),
        "",
    ),
}
"""Macros without an argument that change how the rest of their group looks, or say nothing."""

KEPT = frozenset(
    words(
        "cite citep citet citealp citeauthor citeyear parencite textcite autocite fullcite "
        "textrm textsf textsc textup textmd textnormal textlf text mbox hbox fbox makebox "
        "framebox ensuremath underline uline uuline uwave sout ul st textulc MakeUppercase "
        "MakeLowercase MakeSentenceCase uppercase lowercase NoCaseChange MakeTextUppercase "
        "MakeTextLowercase mkbibparens mkbibbrackets bibnamefamily bibnamegiven bibnamefont "
        "bibfnamefont mkbibnamefamily mkbibnamegiven mkbibnamelast mkbibnamefirst smash mathrm "
        "mathbf mathit mathsf mathtt mathcal mathscr mathfrak mathnormal operatorname "
        "frak goth germ Cal bold roman scr "
        "operatorname* num ang mathbfit mathsfit textlatin textgreek textcyr overbrace "
        "underbrace cancel natexlab citenamefont translation"
    )
)
"""Macros with one argument which is kept as it is."""

DROPPED = {
    **dict.fromkeys(
        words(
            "noopsort SortNoop nocite cref Cref autoref nameref tag hyphenation "
            "hspace hspace* vspace vspace* label index color phantom hphantom "
            "vphantom selectlanguage setcounter ref pageref eqref bibfield"
        ),
        1,
    ),
    "rule": 2,
    "discretionary": 3,
}
"""Macros whose arguments, so many, say nothing to a reader."""

LAST = {
    "textcolor": 2, "colorbox": 2, "foreignlanguage": 2, "bibinfo": 2, "raisebox": 2,
    "parbox": 2, "fontsize": 3, "stackrel": 2, "overset": 2, "underset": 2, "hyperref": 2,
    "hyperlink": 2, "hypertarget": 2, "resizebox": 3, "scalebox": 2, "rotatebox": 2,
    "href": 2, "bibhref": 2, "mathchoice": 4,
}  # fmt: skip
"""Macros of which the last argument alone, of so many, is kept."""

NOTES = frozenset(["thanks", "footnote", "footnotemark", "footnotetext", "textfootnote"])
"""Macros whose argument is said beside the text."""

QUOTES = {"mkbibquote", "enquote", "enquote*", "textquote", "textquote*", "qq"}
"""Macros that put their argument into quotation marks."""

_SYMBOLS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "XeLaTeX": "XeLaTeX", "pdfTeX": "pdfTeX",
    "ConTeXt": "ConTeXt", "AmS": "AMS", "AMS": "AMS", "METAFONT": "METAFONT", "MF": "METAFONT",
    "MP": "METAPOST", "SliTeX": "SliTeX", "PiCTeX": "PiCTeX", "AmSTeX": "AMS-TeX",
    "AmSLaTeX": "AMS-LaTeX", "eTeX": "eTeX", "biblatex": "biblatex",
    "slash": "/", "hyphen": "-", "textbar": "|", "vert": "|", "Vert": "‖", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
    "textless": "<", "textgreater": ">", "lt": "<", "gt": ">", "textunderscore": "_",
    "textquotedbl": '"', "dq": '"', "textquotesingle": "'", "textasciigrave": "`",
    "textasciicircum": "^", "textasciitilde": "~", "textasciimacron": "¯", "textbackslash": "\\",
    "textdollar": "$", "textpercent": "%", "textampersand": "&", "textnumbersign": "#",
    "S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "textsection": "§", "yen": "¥",
    "textyen": "¥", "euro": "€", "EUR": "€", "copyright": "©", "textcopyright": "©",
    "textcircledP": "℗", "textregistered": "®", "circledR": "®", "texttrademark": "™",
    "textpm": "±", "texttimes": "×", "textdiv": "÷", "textminus": "−", "textdegree": "°",
    "degree": "°", "celsius": "°C", "textcelsius": "°C", "degreeCelsius": "°C", "textmu": "µ",
    "micro": "µ", "textohm": "Ω", "textperthousand": "‰", "textpertenthousand": "‱",
    "dag": "†", "ddag": "‡", "textdagger": "†", "textdaggerdbl": "‡", "dagger": "†",
    "ddagger": "‡", "textasteriskcentered": "*", "ast": "*", "star": "⋆", "textbullet": "•",
    "textperiodcentered": "·", "checkmark": "✓", "textonesuperior": "¹", "texttwosuperior": "²",
    "textthreesuperior": "³", "textordfeminine": "ª", "textordmasculine": "º",
    "ordfeminine": "ª", "ordmasculine": "º", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑",
    "textdownarrow": "↓", "textinterrobang": "‽", "textnumero": "№", "No": "№",
    "guillemetleft": "«", "guillemetright": "»", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "glqq": "„", "grqq": "“", "flqq": "«",
    "frqq": "»", "quotedblbase": "„", "quotesinglbase": "‚", "lq": "‘", "rq": "’",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯",
    "textendash": "–", "textemdash": "—", "textexclamdown": "¡", "textquestiondown": "¿",
    "endash": "–", "emdash": "—", "cyrdash": "—", "cprime": "ʹ", "cdprime": "ʺ", "dprime": "ʺ",
    "lhd": "⊲", "rhd": "⊳", "unlhd": "⊴", "unrhd": "⊵", "ne": "≠", "models": "⊨", "Join": "⋈",
    "gets": "←", "iff": "⟺", "implies": "⟹", "impliedby": "⟸", "leadsto": "⇝", "Re": "ℜ",
    "Im": "ℑ", "bot": "⊥", "neg": "¬", "Box": "□", "Diamond": "◇", "triangle": "△",
    "clubsuit": "♣", "diamondsuit": "♢", "heartsuit": "♡", "spadesuit": "♠", "bigsqcup": "⨆",
    "bigodot": "⨀", "biguplus": "⨄", "land": "∧", "lor": "∨", "Bbbk": "𝕜", "bigstar": "★",
    "nsim": "≁", "ncong": "≇", "vDash": "⊨", "restriction": "↾", "lll": "⋘", "ggg": "⋙",
    "eqsim": "≂", "doublebarwedge": "⩞", "coloneqq": "≔", "eqqcolon": "≕", "sun": "☉",
    "earth": "♁", "arcsec": "″", "arcmin": "′", "Angstrom": "Å", "upmu": "µ", "upalpha": "α",
    "upbeta": "β", "upgamma": "γ", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
    "mathdollar": "$", "varGamma": "Γ", "varDelta": "Δ", "varTheta": "Θ", "varLambda": "Λ",
    "varPi": "Π", "varSigma": "Σ", "varPhi": "Φ", "varPsi": "Ψ", "varOmega": "Ω", "oiint": "∯",
    "owns": "∋", "smallint": "∫", "longhookrightarrow": "↪", "xrightarrow": "→",
    "xleftarrow": "←", "injlim": "inj lim", "projlim": "proj lim", "varinjlim": "lim",
    "varprojlim": "lim", "pmod": "mod ", "pod": "mod ", "arg": "arg", "cot": "cot",
    "coth": "coth", "csc": "csc", "deg": "deg", "det": "det", "dim": "dim", "gcd": "gcd",
    "hom": "hom", "ker": "ker", "lg": "lg", "Pr": "Pr", "sec": "sec", "mod": "mod",
    "SS": "ẞ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "imath": "ı",
    "jmath": "ȷ", "DJ": "Đ", "dj": "đ", "Dbar": "Đ", "dbar": "đ", "TH": "Þ", "th": "þ",
    "IJ": "IJ", "ij": "ij", "ohorn": "ơ", "OHORN": "Ơ", "uhorn": "ư", "UHORN": "Ư",
    "textschwa": "ə", "textbaht": "฿", "textwon": "₩", "textpeso": "₱",
    "prime": "′", "hbar": "ħ", "ell": "ℓ", "circ": "∘", "degr": "°", "arcdeg": "°",
    "textvisiblespace": "␣", "par": " ", "newline": " ", "quad": " ", "qquad": " ",
    "space": " ", "nobreakspace": " ", "thinspace": " ", "enspace": " ", "enskip": " ",
    "addspace": " ", "adddot": ".", "addcolon": ":", "addcomma": ",", "bibrangedash": "–",
    "colon": ":", "lvert": "|", "rvert": "|", "lVert": "‖",
    "rVert": "‖", "mid": "|", "backslash": "\\", "And": "&", "amp": "&", "bmod": "mod",
    "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV", "TeV": "TeV", "kelvin": "K",
    "kilo": "k", "mega": "M", "giga": "G", "milli": "m", "nano": "n", "pico": "p", "centi": "c",
    "metre": "m", "meter": "m", "gram": "g", "second": "s", "hertz": "Hz", "volt": "V",
    "ampere": "A", "watt": "W", "joule": "J", "newton": "N", "pascal": "Pa", "ohm": "Ω",
    "percent": "%", "per": "/", "electronvolt": "eV", "litre": "L", "liter": "L", "hour": "h",
    "minute": "min", "day": "d", "mole": "mol", "tesla": "T", "squared": "²", "cubed": "³",
}  # fmt: skip

# Journals as the Astrophysics Data System exports them, by the macros of aas_macros.sty.
_JOURNALS = {
    "aj": "AJ", "actaa": "Acta Astron.", "araa": "ARA&A", "apj": "ApJ", "apjl": "ApJ",
    "apjlett": "ApJ", "apjs": "ApJS", "apjsupp": "ApJS", "ao": "Appl. Opt.",
    "applopt": "Appl. Opt.", "apss": "Ap&SS", "aap": "A&A", "astap": "A&A", "aapr": "A&A Rev.",
    "aaps": "A&AS", "azh": "AZh", "baas": "BAAS", "bac": "Bull. astr. Inst. Czechosl.",
    "caa": "Chinese Astron. Astrophys.", "cjaa": "Chinese J. Astron. Astrophys.",
    "icarus": "Icarus", "jcap": "J. Cosmology Astropart. Phys.", "jrasc": "JRASC",
    "mnras": "MNRAS", "memras": "MmRAS", "na": "New A", "nar": "New A Rev.", "pasa": "PASA",
    "pra": "Phys. Rev. A", "prb": "Phys. Rev. B", "prc": "Phys. Rev. C", "prd": "Phys. Rev. D",
    "pre": "Phys. Rev. E", "prl": "Phys. Rev. Lett.", "pasp": "PASP", "pasj": "PASJ",
    "rmxaa": "Rev. Mexicana Astron. Astrofis.", "qjras": "QJRAS", "skytel": "S&T",
    "solphys": "Sol. Phys.", "sovast": "Soviet Ast.", "ssr": "Space Sci. Rev.", "zap": "ZAp",
    "nat": "Nature", "iaucirc": "IAU Circ.", "aplett": "Astrophys. Lett.",
    "apspr": "Astrophys. Space Phys. Res.", "bain": "Bull. Astron. Inst. Netherlands",
    "fcp": "Fund. Cosmic Phys.", "gca": "Geochim. Cosmochim. Acta",
    "grl": "Geophys. Res. Lett.", "jcp": "J. Chem. Phys.", "jgr": "J. Geophys. Res.",
    "jqsrt": "J. Quant. Spec. Radiat. Transf.", "memsai": "Mem. Soc. Astron. Italiana",
    "nphysa": "Nucl. Phys. A", "physrep": "Phys. Rep.", "physscr": "Phys. Scr",
    "planss": "Planet. Space Sci.", "procspie": "Proc. SPIE", "psj": "PSJ", "maps": "M&PS",
}  # fmt: skip

_SPELLED = re.compile(r"\\(?:ensuremath\{\\)?([A-Za-z]+)\}?")


@cache
def _tables() -> tuple[Any, dict[str, str]]:
    backwards: dict[str, str] = {}
    for code, text in get_builtin_uni2latex_dict().items():
        if match := _SPELLED.fullmatch(text):
            backwards.setdefault(match[1], chr(code))
    return get_default_latex_context_db(), backwards


@cache
def symbol(name: str) -> str | None:
    """Return what the macro *name* stands for, which takes no argument; None if it is unknown."""
    if name in _SYMBOLS:
        return _SYMBOLS[name]
    table, backwards = _tables()
    found: Any = getattr(table.get_macro_spec(name), "simplify_repl", None)
    # Other entries of the table are functions and templates for macros with arguments.
    if isinstance(found, str) and found and not set("%<") & set(found):
        return found
    return backwards.get(name, _JOURNALS.get(name))
