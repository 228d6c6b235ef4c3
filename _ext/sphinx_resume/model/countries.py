"""Countries and their parts by what people call them, and cities that tell two meanings apart.

Two letters may be the code of a country or of a part of another one: ``Denver, CO`` and
``Medellín, CO``, ``Firenze, FI`` and ``Helsinki, FI``. Names of cities decide where both are usual.

Names are those of the Unicode Common Locale Data Repository (CLDR). It has one name for each
country and language; the usual others stand here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel.core import get_global

from sphinx_resume.model.dates import locale_of
from sphinx_resume.model.names.name_keys import comparable

_STATES = """
    Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida,
    Georgia, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland,
    Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada,
    New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma,
    Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah,
    Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, District of Columbia,
    Alberta, British Columbia, Manitoba, New Brunswick, Newfoundland and Labrador, Newfoundland,
    Nova Scotia, Northwest Territories, Nunavut, Ontario, Prince Edward Island, Quebec,
    Saskatchewan, Yukon
"""
REGIONS = frozenset(comparable(name) for name in _STATES.split(","))
"""States of the United States and provinces of Canada, which are no countries.

One of them, Georgia, is called as a country is.
"""

_POSTAL = """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM
    NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC
    AB BC MB NB NL NS NT NU ON PE QC SK YT SA
"""
ABBREVIATIONS = frozenset(_POSTAL.split())
"""These states and provinces, and South Australia, by their abbreviations."""

_NATIONS = """
    England, Scotland, Wales, Northern Ireland, Schottland, Nordirland, Angleterre, Écosse,
    Pays de Galles, Irlande du Nord, Inglaterra, Escocia, Gales, Irlanda del Norte, Inghilterra,
    Scozia, Galles, Irlanda del Nord, Escócia, País de Gales, Irlanda do Norte, Engeland, Schotland,
    Noord-Ierland, Cymru, Alba, 英格兰, 英格蘭, 苏格兰, 蘇格蘭, 威尔士, 威爾斯, 北爱尔兰, 北愛爾蘭,
    イングランド, スコットランド, ウェールズ, 北アイルランド, 잉글랜드, 스코틀랜드, 웨일스,
    북아일랜드, Англия, Шотландия, Уэльс, Северная Ирландия, إنجلترا, اسكتلندا, ويلز,
    أيرلندا الشمالية, אנגליה, סקוטלנד, ויילס, צפון אירלנד
"""
NATIONS = frozenset(comparable(name) for name in _NATIONS.split(","))
"""The nations of the United Kingdom: regions of the country ``GB`` in ISO 3166-2."""

_IN_COUNTRY = {
    "AL": "tirana, tirane, durres, vlore, shkoder",
    "AR": "rosario, mendoza, la plata, mar del plata, tandil, bariloche",
    "CA": "montreal, ottawa, calgary, waterloo, quebec, quebec city, kitchener",
    "CO": "medellin, cali, barranquilla, cartagena, bucaramanga, manizales",
    "GE": "batumi, kutaisi, rustavi, zugdidi, gori, poti, telavi, mtskheta, tiflis",
    "ID": "bandung, surabaya, yogyakarta, denpasar, depok, bogor, bali, medan, semarang",
    "IL": "tel aviv, haifa, herzliya, rehovot, beer sheva, ramat gan, netanya, petah tikva",
    "IN": "bangalore, bengaluru, mumbai, bombay, delhi, new delhi, hyderabad, chennai, madras, "
    "pune, calcutta, gurgaon, gurugram, noida, ahmedabad, jaipur, kochi, kanpur, mysore, "
    "karnataka, maharashtra, tamil nadu, kerala, telangana, west bengal, gujarat, rajasthan, "
    "haryana, uttar pradesh, punjab, goa, ka, mh, wb, up",
    "MA": "rabat, fes, fez, marrakesh, marrakech, tangier, tanger, agadir, ifrane",
    "MT": "valletta, msida, sliema, st julian s",
    "SK": "kosice, zilina, nitra",
}
_ELSEWHERE = {
    "AG": "aarau, baden",
    "AM": "manaus",
    "BA": "salvador, bari, feira de santana",
    "BB": "potsdam, cottbus",
    "BE": "bern, berne, biel, thun, berlin",
    "BG": "bergamo",
    "BO": "bologna",
    "BS": "basel, bale, basle, brescia",
    "BW": "stuttgart, karlsruhe, mannheim, heidelberg, freiburg, ulm, tubingen, konstanz",
    "BY": "munchen, munich, nurnberg, nuremberg, augsburg, wurzburg, regensburg, erlangen",
    "DE": "wilmington, dover, newark, new castle, middletown, lewes, rehoboth beach, georgetown",
    "ES": "vitoria, vila velha",
    "FI": "firenze, florence, florenz",
    "FR": "fribourg, bulle, frosinone",
    "GE": "geneve, geneva, genf, ginevra, carouge, genova, genoa",
    "GL": "glarus",
    "GR": "chur, davos, grosseto",
    "HR": "gurgaon, gurugram, faridabad",
    "LU": "luzern, lucerne, lucca",
    "MG": "belo horizonte, uberlandia, juiz de fora, ouro preto",
    "MH": "mumbai, pune, nagpur, bombay",
    "MP": "bhopal, indore",
    "MV": "rostock, schwerin, greifswald, wismar",
    "NA": "napoli, naples, neapel",
    "NE": "neuchatel",
    "NI": "belfast, derry, londonderry, lisburn, newry, bangor, armagh, coleraine, hannover, "
    "gottingen, braunschweig, oldenburg, osnabruck",
    "NL": "st john s, saint john s, corner brook, gander, mount pearl, labrador city, happy valley",
    "PE": "recife, olinda",
    "PG": "perugia",
    "PR": "curitiba, londrina, maringa, parma",
    "RS": "porto alegre, caxias do sul, pelotas, santa maria",
    "SG": "st gallen, saint gall, sankt gallen, rapperswil",
    "SI": "siena",
    "SN": "dresden, leipzig, chemnitz",
    "SO": "solothurn, olten, sondrio",
    "ST": "magdeburg, halle",
    "SV": "savona",
    "TG": "hyderabad",
    "TH": "erfurt, jena, weimar, ilmenau",
    "TO": "torino, turin, palmas",
    "VE": "venezia, venice, venedig",
}
"""Cities in parts of other countries that have the code of a country."""


def _lists(table: dict[str, str]) -> dict[str, frozenset[str]]:
    return {code: frozenset(names.split(", ")) for code, names in table.items()}


IN_COUNTRY = _lists(_IN_COUNTRY)
"""Cities and states of countries that have the code, or the name, of a state elsewhere."""

ELSEWHERE = _lists(_ELSEWHERE)


_ALIASES = {
    "AE": "UAE, U.A.E., Emirates, VAE, EAU, Vereinigten Arabischen Emiraten, "
    "ОАЭ, الإمارات, الامارات",
    "AT": "Oesterreich",
    "BA": "Bosnia",
    "BO": "Plurinational State of Bolivia",
    "BY": "Weißrussland, Biélorussie",
    "CD": "DRC, DR Congo, Congo (DRC), Democratic Republic of the Congo, "
    "Democratic Republic of Congo, Congo-Kinshasa",
    "CG": "Congo, Republic of the Congo, Republic of Congo, Congo (Republic), Congo-Brazzaville",
    "CH": "Schweizerische Eidgenossenschaft, Swiss Confederation",
    "CI": "Ivory Coast",
    "CN": "PRC, P.R.C., PR China, P.R. China, People's Republic of China, Mainland China, "
    "VR China, 中华人民共和国, 中國大陸, 中国大陆",
    "CV": "Cape Verde, Cabo Verde",
    "CZ": "Czech Republic, Tschechische Republik, République tchèque, República Checa, "
    "Repubblica Ceca, Česko, Česká republika",
    "DE": "BRD, Bundesrepublik Deutschland",
    "DK": "Danmark, Daenemark",
    "EE": "Eesti",
    "EG": "Aegypten",
    "ES": "Kingdom of Spain",
    "FI": "Suomi",
    "FM": "Federated States of Micronesia",
    "GB": "UK, U.K., Great Britain, Britain, Großbritannien, Grossbritannien, Vereinigten "
    "Königreich, Grande-Bretagne, Gran Bretaña, Gran Bretagna, Grã-Bretanha, Groot-Brittannië, "
    "Великобритания, بريطانيا, בריטניה, 英国, 英國, 영국",
    "GM": "Gambia, The Gambia",
    "GR": "Hellas, Hellenic Republic",
    "HK": "Hong Kong, Hong Kong SAR, HKSAR, Hongkong, Гонконг, "
    "هونغ كونغ, הונג קונג, ฮ่องกง, 香港, 홍콩",
    "HR": "Hrvatska",
    "HU": "Magyarország",
    "IE": "Republic of Ireland, Éire",
    "IR": "Islamic Republic of Iran, Persia",
    "IS": "Ísland",
    "JP": "日本国",
    "KP": "DPRK, Democratic People's Republic of Korea, 朝鲜, 北韓",
    "KR": "Korea, Republic of Korea, ROK, South-Korea, Korea (South), Korea (Republic of), "
    "Corée, Corea, Suedkorea, Coréia do Sul, "
    "Корея, Южная Корея, كوريا, كوريا الجنوبية, קוריאה, เกาหลี, 韩国, 韓国, 南韓, 韓國, 한국",
    "LA": "Lao PDR, Lao People's Democratic Republic",
    "LT": "Lietuva",
    "LV": "Latvija",
    "MD": "Republic of Moldova",
    "MK": "Macedonia, FYROM, Republic of North Macedonia",
    "MM": "Myanmar, Burma",
    "MO": "Macao, Macau, Macao SAR, Macau SAR, 澳门, 澳門, マカオ, 마카오",
    "NL": "Holland, Holanda, Olanda, Hollande, Nederland, Niederlanden, 荷兰, 荷蘭",
    "NO": "Norge, Noreg",
    "NZ": "Aotearoa, Aotearoa New Zealand",
    "PL": "Polska",
    "PS": "Palestine, State of Palestine, Palästina, Palestina",
    "RO": "România",
    "RU": "Russian Federation, Russische Föderation, Fédération de Russie, РФ",
    "SA": "KSA, Kingdom of Saudi Arabia, السعودية",
    "SE": "Sverige",
    "SI": "Slovenija",
    "SK": "Slovak Republic, Slovensko",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TH": "ประเทศไทย",
    "TR": "Turkey, Turkiye, Tuerkei",
    "TW": "Republic of China, ROC, Republic of China (Taiwan), Taiwan (ROC), Taiwan, ROC, "
    "Chinese Taipei, 台湾, 台灣, 臺灣, 中華民國, 中华民国",
    "TZ": "United Republic of Tanzania",
    "US": "USA, U.S.A., U.S., US, United States of America, The States, USA (United States), "
    "Vereinigte Staaten von Amerika, Vereinigten Staaten, Vereinigten Staaten von Amerika, "
    "США, أمريكا, ארצות הברית, ארה ב, ארהב, États-Unis d'Amérique, Estados Unidos de América, "
    "Stati Uniti d'America, Estados Unidos da América, EE. UU., EE.UU., EEUU, EUA, E.U.A., "
    "美国, 美國, 米国, アメリカ, 미국",
    "VA": "Vatican, Holy See, Vatican City State",
    "VN": "Viet Nam",
    "ZA": "Suedafrika",
    "XK": "Kosova, Kosovë",
}
"""What countries are called besides by CLDR, whatever the language of the site."""

_WRITTEN = {
    "LATIN": (
        *("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "tr", "hu"),
        *("ro", "id"),
    ),
    "CJK": ("zh", "zh_Hant", "ja"),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "CYRILLIC": ("ru", "uk"),
    "GREEK": ("el",),
    "ARABIC": ("ar", "fa"),
    "HEBREW": ("he",),
    "DEVANAGARI": ("hi",),
    "THAI": ("th",),
}
"""Further languages in which a name is looked up, by what Unicode calls its first letter."""

_FORMAL = re.compile(
    r"(?:the )?(?:(?:federal|federative|democratic|islamic|socialist|french|grand) )*"
    r"(?:republic|kingdom|principality|duchy|sultanate|federation) of (?:the )?"
)
_LONGEST = 100
"""No name of a country has more characters."""
# Articles, with which some languages name countries: "die Schweiz", "os Estados Unidos".
_ARTICLE = re.compile(
    r"(?:die|der|den|das|dem|la|le|les|l|el|los|las|il|lo|gli|i|os|as|o|a|de|het) (?=\S)"
)
_NO_COUNTRY = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
"""Codes of CLDR that are unions, parts of countries, or for tests."""

_GREATER = frozenset({"granada", "salvador"})
"""What countries are called in some languages as far better known cities are in the same."""

CITIES = frozenset({"GI", "HK", "MC", "MO", "SG", "VA"})
"""Countries that are one city."""


def code_of(name: str, language: str = "en") -> str:
    """Return the code of ISO 3166-1 of the country that is called *name*, or nothing.

    It may be called so in English, in *language*, or in another widely used language of the
    script that *name* is written in. Codes of three letters are names, too.
    """
    plain = _plain(name)
    if not plain or len(plain) > _LONGEST:
        return ""
    for known in (_usual(), _countries("en"), _countries(language)):
        if plain in known:
            return known[plain]
    if len(name) == 3 and name.isupper() and name.isascii():
        meant = [*get_global("territory_aliases").get(name, ())]
        return meant[0] if len(meant) == 1 and is_code(meant[0]) else ""
    if (short := _FORMAL.sub("", plain, count=1)) != plain:
        return code_of(short, language)
    others = _WRITTEN.get(unicodedata.name(plain[0], "").partition(" ")[0], ())
    if found := next((code for one in others if (code := _countries(one).get(plain))), ""):
        return found
    bare = _ARTICLE.sub("", plain, count=1)
    return code_of(bare, language) if bare != plain and not _ARTICLE.match(bare) else ""


def is_code(text: str) -> bool:
    """Tell whether *text* is a code of two letters, in capitals, of ISO 3166-1."""
    return text in _codes()


def in_language(names: str, language: str) -> str:
    """Return *names* of countries in English, with commas between, as *language* calls them.

    What is no such name stays as it is.
    """
    if locale_of(language).language == "en":
        return names
    return ", ".join(_called(name.strip(), language) for name in names.split(","))


def _called(name: str, language: str) -> str:
    plain = _plain(name)
    code = "" if name.isupper() else _countries("en").get(plain) or _usual().get(plain, "")
    code = "EU" if plain == "european union" else code
    return str(locale_of(language).territories.get(code, name)) if name.isascii() else name


def is_wider(name: str, language: str) -> bool:
    """Tell whether *name* is that of a continent or the like, as ``Europe``."""
    plain = _plain(name)
    return any(plain in _wider(one) for one in ("en", language))


@lru_cache
def _wider(language: str) -> frozenset[str]:
    names = locale_of(language).territories
    wider = {"EU", "EZ"}
    return frozenset(_plain(n) for one, n in names.items() if one.isdigit() or one in wider)


def leading(text: str, language: str) -> str:
    """Return the country that *text* begins with, in Chinese or Japanese, without a comma."""
    if not text or unicodedata.name(text[0], "").partition(" ")[0] not in {"CJK", "KATAKANA"}:
        return ""
    starts = (text[:n] for n in range(min(len(text) - 1, 12), 1, -1) if text[n - 1].isalnum())
    return next((start for start in starts if code_of(start, language)), "")


def likely(language: str) -> str:
    """Return the code of the country where *language* is spoken first of all."""
    if territory := locale_of(language).territory:
        return str(territory)
    whole = get_global("likely_subtags").get(language.partition("_")[0])
    return str(whole or "").rpartition("_")[2]


def _plain(name: str) -> str:
    """Return *name* made comparable, without what one writes and another does not."""
    words = [word for word in comparable(name).split() if word not in {"and", "und"}]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join("saint" if word == "st" else word for word in words)


@lru_cache
def _codes() -> frozenset[str]:
    territories = map(str, locale_of("en").territories)
    return frozenset(c for c in territories if len(c) == 2 and c.isalpha()) - _NO_COUNTRY


@lru_cache
def _usual() -> dict[str, str]:
    return {_plain(n): code for code, names in _ALIASES.items() for n in names.split(", ")}


@lru_cache
def _countries(language: str) -> dict[str, str]:
    names = locale_of(language).territories
    found = {_plain(names[code]): code for code in sorted(_codes()) if code in names}
    return {name: code for name, code in found.items() if name not in _GREATER}
