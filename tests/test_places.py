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


def test_a_nation_of_the_united_kingdom_is_a_region_in_every_format(site):
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.write("people/ann.md", "# Ann\n\n:::{person} ann\n:location: Leeds, England\n:::\n")
    built = site.build()
    assert json.loads(built.text("people/ann.json"))["basics"]["location"] == {
        "city": "Leeds",
        "region": "England",
        "countryCode": "GB",
    }
    assert "ADR:;;;Leeds;England;;United Kingdom" in built.text("people/ann.vcf")
    linked = json.loads(built.page("people/ann").select_one('script[type$="ld+json"]').string)
    assert [one["address"] for one in nodes(linked) if "address" in one] == [
        {
            "@type": "PostalAddress",
            "addressLocality": "Leeds",
            "addressRegion": "England",
            "addressCountry": "GB",
        }
    ]
    assert "Leeds, England" in built.body("people/ann")


def test_the_way_to_work_is_shown_and_is_no_address(site):
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.write("people/ann.md", "# Ann\n\n:::{person} ann\n:location: Remote\n:::\n")
    built = site.build()
    assert "Remote" in built.body("people/ann")
    basics = json.loads(built.text("people/ann.json"))["basics"]
    assert "location" not in basics
    assert basics["x-location"] == "Remote"
    assert "ADR" not in built.text("people/ann.vcf")
    linked = json.loads(built.page("people/ann").select_one('script[type$="ld+json"]').string)
    assert [one for one in nodes(linked) if "PostalAddress" in str(one.get("@type"))] == []
