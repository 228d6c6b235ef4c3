"""Parts of countries, and cities that tell which of two meanings a name or a code has.

Two letters may be the code of a country or of a part of another one: ``Denver, CO`` and
``Medellín, CO``, ``Firenze, FI`` and ``Helsinki, FI``. Names of cities decide where both are usual.
"""

from __future__ import annotations

from sphinx_resume.model.names import comparable

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
