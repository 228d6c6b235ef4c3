"""Locations as people write them, taken apart."""

import pytest
from sphinx_resume.model.places import Place, place


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
        ("Leeds, England", "en", ("Leeds", "", "England", "GB")),
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
    if expected is None:  # the last part is a country, and the rest as written
        assert found.country == text.rpartition(", ")[2]
        assert found.code
    else:
        assert found == Place(*expected)
    assert set(text) >= set("".join(found[:3])) - {" "}
