"""Words that stand for authors who are not named: ``et al.``, ``and 12 others``, ``ほか3名``.

They are those of many languages, of this site's own lists among them; whoever copies such a list
has them behind the last name, with a comma or without one.
"""

from __future__ import annotations

import re

_WORDS = (
    *("cols.", "et coll.", "et autres", "& al.", "y otros", "y otras", "y col.", "y cols."),
    *("e outros", "e outras", "e col.", "e altri", "u.a.", "u. a.", "und andere", "und weitere"),
    *("en anderen", "m.fl.", "m. fl.", "i in.", "i inni", "a kol.", "és mtsai", "и др.", "и др"),
    *("и другие", "и соавт.", "та ін.", "та інші", "κ.ά.", "ve ark.", "ve diğ."),
    *("ve diğerleri", "và cộng sự", "وآخرون", "وآخرين", "ואחרים"),
)
_EAST_ASIAN = ("等", "等人", "他", "ほか", "외")
_SAID = frozenset({"others", "and others", "et al", "et al.", *_WORDS, *_EAST_ASIAN})

_AND = "and|&|plus|with|und|u[.]|sowie|mit|y|e|et|en|ve|og|och|и|та|і|i|a|és|ja|και|và|dan|și"
_BEFORE = (  # "altri 3", "nog 3"
    "another|other|further|weitere|andere|otr[oa]s|outr[oa]s|mais|altri|altre|più|autres|nog|andre"
    "|ytterligare|yderligere|ещ[её]|други[ех]|ще|dalších|további|diğer|alți|άλλοι|más"
)
_BEHIND = (
    "(?:co-?)?(?:authors?|autor(?:e[ns]?|s|as|i|innen)?|autor:innen|auteurs?|författare|forfattere?)"
    "|others?|more|additional|further|people|persons?|contributors?|colleagues|collaborators"
    "|inventors|editors|weitere[nr]?|andere[nr]?|mehr|(?:ko-?|mit)autor(?:en|innen)|personen"
    "|kollegen|verfasser|m[áa]s|otr[oa]s|colaboradores|personas|autres|personnes|de plus|mais"
    "|outr[oa]s|pessoas|altri|altre|persone|anderen?|meer|andre|flere|til|personer|andra|till|fler"
    "|muuta|innych|inni|autorów|dalších|další|autorů|további|szerző|kişi|daha|diğer|yazar"
    r"|други[ех]|(?:со)?автор(?:а|ов)|человека?|інших|автор(?:и|ів)|άλλοι|lainnya|alți|autori"
    "|غيرها|غيرهم|آخر(?:ون|ين)"
)
_COUNTED = (
    rf"(?:(?:…|[.]{{3}}),?\s?)?[(\[]?(?:(?:(?:{_AND}|\+)\s|\+|و\s?)?(?:(?:{_BEFORE})\s\d{{1,5}}(?:\s(?:{_BEHIND}))?"
    rf"|\d{{1,5}}(?:\s(?:{_BEHIND})){{1,3}})|\+\s?\d{{1,5}})[)\]]?"
)
_NUMBERED = (  # "ほか3名", "等另外 3 项", "외 3건"
    r"(?:ほか|他|外|など|等|외|(?:以及|及|和|与|與)(?=其他|其它|另外))\s?(?:其他|其它|另外|共)?\s?\d{1,5}"
    r"\s?(?:[人名件項项位명인건](?:作者|著者)?|作者|著者)?"
)
_PATTERN = re.compile(rf"(?i:{_COUNTED})|{_NUMBERED}")

WORDS_FOR_OTHERS = (  # in small letters alone: "Meyer, U. A." is one person
    "|".join(map(re.escape, _WORDS)) + rf"|(?i:{_COUNTED})|{_NUMBERED}|(?:等人?|他|ほか|외)"
)
"""The words for a pattern, without the English ones; nothing of a name may stand beside them."""
EAST_ASIAN_BEHIND = rf"(?<=[\u3040-\u9fff\uac00-\ud7a3])(?:等人?|ほか|{_NUMBERED})"
"""Those that follow a name without a space, for a pattern."""


def are_others(text: str) -> bool:
    """Tell whether *text* says nothing but that there are others."""
    lower = text.lower()
    return lower in _SAID or (
        any(map(str.isdigit, text)) and len(text) < 100 and bool(_PATTERN.fullmatch(text))
    )
