"""Locations as people write them, taken apart."""

import pytest
from sphinx_resume.model.countries import in_language
from sphinx_resume.model.locations import Place, place


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Wien, Österreich", "de", ("Wien", "", "Österreich", "AT")),
        ("Wien, Österreich", "en", ("Wien", "", "Österreich", "AT")),
        ("Wien, Österreich", "de_AT", ("Wien", "", "Österreich", "AT")),
        ("Vienna, Austria", "de", ("Vienna", "", "Austria", "AT")),
        ("Prague, Czech Republic", "en", ("Prague", "", "Czech Republic", "CZ")),
        ("Prague, Czechia", "fr", ("Prague", "", "Czechia", "CZ")),
        ("Delft, The Netherlands", "en", ("Delft", "", "The Netherlands", "NL")),
        ("Delft, the Netherlands", "en", ("Delft", "", "the Netherlands", "NL")),
        ("Ithaca, NY, USA", "en", ("Ithaca", "NY", "USA", "US")),
        ("Ithaca, New York, U.S.", "en", ("Ithaca", "New York", "U.S.", "US")),
        ("Leeds, UK", "en", ("Leeds", "", "UK", "GB")),
        # Nations of the United Kingdom are regions of it.
        ("Leeds, England", "en", ("Leeds", "England", "United Kingdom", "GB")),
        ("Leeds, England", "de", ("Leeds", "England", "Vereinigtes Königreich", "GB")),
        ("Edinburgh, Scotland", "en", ("Edinburgh", "Scotland", "United Kingdom", "GB")),
        ("Glasgow, Schottland", "de", ("Glasgow", "Schottland", "Vereinigtes Königreich", "GB")),
        ("Cardiff, Wales", "en", ("Cardiff", "Wales", "United Kingdom", "GB")),
        ("Belfast, Northern Ireland", "en", None),
        ("Leeds, England, UK", "en", ("Leeds", "England", "UK", "GB")),
        ("Wales", "en", ("", "Wales", "United Kingdom", "GB")),
        ("Sydney, New South Wales", "en", ("Sydney", "New South Wales", "", "")),
        # With articles, inflected, without umlauts, and by short names.
        ("Delft, die Niederlande", "de", ("Delft", "", "die Niederlande", "NL")),
        ("Delft, den Niederlanden", "de", ("Delft", "", "den Niederlanden", "NL")),
        ("Delft, les Pays-Bas", "fr", ("Delft", "", "les Pays-Bas", "NL")),
        ("Basel, die Schweiz", "en", ("Basel", "", "die Schweiz", "CH")),
        ("Torino, l'Italie", "fr", ("Torino", "", "l'Italie", "IT")),
        ("Boston, os Estados Unidos", "pt_BR", ("Boston", "", "os Estados Unidos", "US")),
        ("Wien, Oesterreich", "de", ("Wien", "", "Oesterreich", "AT")),
        ("Berlin, Almanya", "en", ("Berlin", "", "Almanya", "DE")),
        ("Москва, РФ", "ru", ("Москва", "", "РФ", "RU")),
        ("الرباط، المغرب", "ar", ("الرباط", "", "المغرب", "MA")),
        ("دبي، الإمارات", "ar", ("دبي", "", "الإمارات", "AE")),
        ("กรุงเทพ, ประเทศไทย", "th", ("กรุงเทพ", "", "ประเทศไทย", "TH")),
        # Cities that are called as a country is somewhere.
        ("Granada", "es", ("Granada", "", "", "")),
        ("Salvador", "pt_BR", ("Salvador", "", "", "")),
        ("La Paz", "es", ("La Paz", "", "", "")),
        # What is no place.
        ("Remote", "en", ("", "", "", "")),
        ("Fully remote", "en", ("", "", "", "")),
        ("Online", "en", ("", "", "", "")),
        ("Remote, Germany", "en", ("", "", "Germany", "DE")),
        ("Remote (Berlin, Germany)", "en", ("Berlin", "", "Germany", "DE")),
        ("Remote – Germany", "en", ("", "", "Germany", "DE")),
        ("Paris, France (remote)", "en", ("Paris", "", "France", "FR")),
        ("Berlin, Germany / Remote", "en", ("Berlin", "", "Germany", "DE")),
        ("Berlin (hybrid)", "de", ("Berlin", "", "", "")),
        ("Virtualia, Spain", "en", ("Virtualia", "", "Spain", "ES")),
        ("Europe", "en", ("", "Europe", "", "")),
        ("Seoul, South Korea", "en", ("Seoul", "", "South Korea", "KR")),
        ("Seoul, Republic of Korea", "en", ("Seoul", "", "Republic of Korea", "KR")),
        ("Pyongyang, North Korea", "en", ("Pyongyang", "", "North Korea", "KP")),
        ("Taipei, Taiwan", "en", ("Taipei", "", "Taiwan", "TW")),
        ("Kowloon, Hong Kong", "en", ("Kowloon", "", "Hong Kong", "HK")),
        ("Izmir, Turkey", "en", ("Izmir", "", "Turkey", "TR")),
        ("İzmir, Türkiye", "en", ("İzmir", "", "Türkiye", "TR")),
        ("Sarajevo, Bosnia and Herzegovina", "en", None),
        ("Abidjan, Ivory Coast", "en", ("Abidjan", "", "Ivory Coast", "CI")),
        ("Hanoi, Vietnam", "en", ("Hanoi", "", "Vietnam", "VN")),
        ("Hanoi, Viet Nam", "en", ("Hanoi", "", "Viet Nam", "VN")),
        ("Berlin, Federal Republic of Germany", "en", None),
        ("Castries, St. Lucia", "en", ("Castries", "", "St. Lucia", "LC")),
        ("Kinshasa, Democratic Republic of the Congo", "en", None),
        ("Taipei, Republic of China", "en", ("Taipei", "", "Republic of China", "TW")),
        ("Madrid, Spanien", "de", ("Madrid", "", "Spanien", "ES")),
        ("Boston, États-Unis", "fr", ("Boston", "", "États-Unis", "US")),
        ("Boston, États-Unis", "en", ("Boston", "", "États-Unis", "US")),
        ("München, Deutschland", "en", ("München", "", "Deutschland", "DE")),
        ("Москва, Россия", "en", ("Москва", "", "Россия", "RU")),
        # Chinese and Japanese: the country first or last, with or without a sign between.
        ("上海, 中国", "en", ("上海", "", "中国", "CN")),
        ("上海，中国", "zh_CN", ("上海", "", "中国", "CN")),
        ("中国上海", "zh_CN", ("上海", "", "中国", "CN")),
        ("中国，浙江，杭州", "zh_CN", ("杭州", "浙江", "中国", "CN")),
        ("中國 臺北", "zh_TW", ("臺北", "", "中國", "CN")),
        ("台北, 台灣", "zh_TW", ("台北", "", "台灣", "TW")),
        ("香港", "zh_CN", ("香港", "", "香港", "HK")),
        ("東京, 日本", "en", ("東京", "", "日本", "JP")),
        ("日本 東京", "ja", ("東京", "", "日本", "JP")),
        ("القاهرة، مصر", "ar", ("القاهرة", "", "مصر", "EG")),
        ("서울, 대한민국", "ko", ("서울", "", "대한민국", "KR")),
        ("Graz (Österreich)", "de", ("Graz", "", "Österreich", "AT")),
        # Codes, where they are no states.
        ("Zürich, CH", "en", ("Zürich", "", "CH", "CH")),
        ("Berlin, DEU", "en", ("Berlin", "", "DEU", "DE")),
        ("Berlin, DE", "en", ("Berlin", "", "DE", "DE")),
        ("Toronto, ON, CA", "en", ("Toronto", "ON", "CA", "CA")),
        ("Toronto, CA", "en", ("Toronto", "", "CA", "CA")),
        ("Amsterdam, NL", "en", ("Amsterdam", "", "NL", "NL")),
        # States and provinces.
        ("Ithaca, NY", "en", ("Ithaca", "NY", "", "")),
        ("San Francisco, CA", "en", ("San Francisco", "CA", "", "")),
        ("Meta, Menlo Park, CA", "en", ("Meta", "Menlo Park, CA", "", "")),
        ("Wilmington, DE", "en", ("Wilmington", "DE", "", "")),
        ("St. John's, NL", "en", ("St. John's", "NL", "", "")),
        ("Atlanta, Georgia", "en", ("Atlanta", "Georgia", "", "")),
        ("Tbilisi, Georgia", "en", ("Tbilisi", "", "Georgia", "GE")),
        ("Atlanta, Georgia, USA", "en", ("Atlanta", "Georgia", "USA", "US")),
        ("Victoria, British Columbia, Canada", "en", None),
        ("Halifax, Nova Scotia", "en", ("Halifax", "Nova Scotia", "", "")),
        ("Batumi, Georgia", "en", ("Batumi", "", "Georgia", "GE")),
        ("Georgia", "en", ("", "", "Georgia", "GE")),
        # Codes that are those of a country and of a part of another one.
        ("Tel Aviv, IL", "en", ("Tel Aviv", "", "IL", "IL")),
        ("Chicago, IL", "en", ("Chicago", "IL", "", "")),
        ("Bengaluru, Karnataka, IN", "en", ("Bengaluru", "Karnataka", "IN", "IN")),
        ("Indianapolis, IN", "en", ("Indianapolis", "IN", "", "")),
        ("Belfast, NI", "en", ("Belfast", "NI", "", "")),
        ("Managua, NI", "en", ("Managua", "", "NI", "NI")),
        ("Genève, GE", "fr", ("Genève", "GE", "", "")),
        ("München, BY", "de", ("München", "BY", "", "")),
        ("Minsk, BY", "de", ("Minsk", "", "BY", "BY")),
        ("Firenze, FI", "it", ("Firenze", "FI", "", "")),
        ("Helsinki, FI", "en", ("Helsinki", "", "FI", "FI")),
        ("Belo Horizonte, MG", "pt_BR", ("Belo Horizonte", "MG", "", "")),
        # Others.
        ("Singapore", "en", ("Singapore", "", "Singapore", "SG")),
        ("Norway", "en", ("", "", "Norway", "NO")),
        ("Rostock", "en", ("Rostock", "", "", "")),
        ("Köln, Nordrhein-Westfalen", "de", ("Köln", "Nordrhein-Westfalen", "", "")),
        ("Brussels, European Union", "en", ("Brussels", "European Union", "", "")),
        ("Nowhere, ZZ", "en", ("Nowhere", "ZZ", "", "")),
        (", ,", "en", ("", "", "", "")),
        ("Linz, Austria", "xx", ("Linz", "", "Austria", "AT")),
    ],
)
def test_a_location_is_taken_apart(text, language, expected):
    found = place(text, language)
    if expected is None:  # the last part is a country or nation, and the rest as written
        assert text.rpartition(", ")[2] in {found.country, found.region}
        assert found.code
    else:
        assert found == Place(*expected)
    written = found[:2] if found.code == "GB" else found[:3]
    assert set(text) >= set("".join(written)) - {" "}


@pytest.mark.parametrize(
    ("names", "language", "shown"),
    [
        ("United States, Germany", "de", "Vereinigte Staaten, Deutschland"),
        ("United States", "zh_CN", "美国"),
        ("European Union", "fr", "Union européenne"),
        ("United States", "en", "United States"),
        ("US", "de", "US"),
        ("DPMA", "fr", "DPMA"),
        ("USPTO, Germany", "es", "USPTO, Alemania"),
    ],
)
def test_countries_are_called_as_a_language_does(names, language, shown):
    assert in_language(names, language) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("70173 Stuttgart", ("Stuttgart", "", "", "", "70173")),
        ("70173 Stuttgart, Germany", ("Stuttgart", "", "Germany", "DE", "70173")),
        ("D-70173 Stuttgart", ("Stuttgart", "", "", "", "D-70173")),
        ("75005 Paris", ("Paris", "", "", "", "75005")),
        ("SW1A 1AA London", ("London", "", "", "", "SW1A 1AA")),
        ("London SW1A 1AA, UK", ("London", "", "UK", "GB", "SW1A 1AA")),
        ("Boston, MA 02115", ("Boston", "MA", "", "", "02115")),
        ("Boston, MA 02115-1234, USA", ("Boston", "MA", "USA", "US", "02115-1234")),
        ("Toronto, ON M5V 2T6, Canada", ("Toronto", "ON", "Canada", "CA", "M5V 2T6")),
        ("1000-001 Lisboa", ("Lisboa", "", "", "", "1000-001")),
        ("Zürich 8001", ("Zürich", "", "", "", "8001")),
        ("8001 Zürich, Schweiz", ("Zürich", "", "Schweiz", "CH", "8001")),
        ("1012 AB Amsterdam", ("Amsterdam", "", "", "", "1012 AB")),
        ("00-950 Warszawa, Poland", ("Warszawa", "", "Poland", "PL", "00-950")),
        ("111 29 Stockholm", ("Stockholm", "", "", "", "111 29")),
        ("São Paulo, 01310-100, Brazil", ("São Paulo", "", "Brazil", "BR", "01310-100")),
        # Numbers that are none, or may be another's.
        ("1600 Pennsylvania Avenue, Bern", ("1600 Pennsylvania Avenue", "Bern", "", "")),
        ("Building 1234", ("Building 1234", "", "", "")),
        ("8001", ("8001", "", "", "")),
        ("Paris 13", ("Paris 13", "", "", "")),
        ("1000 Brussels, 1050 Ixelles", ("1000 Brussels", "1050 Ixelles", "", "")),
    ],
)
def test_a_postcode_is_no_part_of_a_citys_name(text, expected):
    assert place(text) == Place(*expected)
