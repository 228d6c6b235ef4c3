"""Countries in what machines read, whatever the language of the site."""

import json

import pytest
from conftest import nodes


@pytest.mark.parametrize(
    ("language", "location", "code"),
    [
        ("de", "Wien, Österreich", "AT"),
        ("de", "Vienna, Austria", "AT"),
        ("en", "Wien, Österreich", "AT"),
        ("en", "Wien, The Netherlands", "NL"),
        ("zh_TW", "Wien, 捷克", "CZ"),
    ],
)
def test_a_country_is_one_in_every_format(site, language, location, code):
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.write("people/ann.md", f"# Ann\n\n:::{{person}} ann\n:location: {location}\n:::\n")
    built = site.build(language=language)
    city, _, country = location.partition(", ")
    assert json.loads(built.text("people/ann.json"))["basics"]["location"] == {
        "city": city,
        "countryCode": code,
    }
    assert f"ADR:;;;{city};;;{country}" in built.text("people/ann.vcf")
    page = built.page("people/ann")
    linked = json.loads(page.select_one('script[type="application/ld+json"]').string)
    assert [one["address"] for one in nodes(linked) if "address" in one] == [
        {"@type": "PostalAddress", "addressLocality": city, "addressCountry": code}
    ]
    assert page.select_one(".p-country-name")["value"] == country
    assert location in built.body("people/ann")
