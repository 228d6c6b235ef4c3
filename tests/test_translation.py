"""Every word is offered to translators once, and translations reach every page."""

import re

import pytest

JANE = """
# Jane Doe

:::{person} jane
:headline: Engineer
:::

## Work

::::{experience} Acme
:position: Chief engineer
:location: Berlin
:start: 2020-05

:::{project} Toy bricks
:id: bricks

Built of *plastic*.
:::
::::
"""
GERMAN = {
    "Engineer": "Ingenieurin",
    "Work": "Arbeit",
    "Chief engineer": "Chefingenieurin",
    "Toy bricks": "Spielsteine",
    "Built of *plastic*.": "Aus *Kunststoff* gebaut.",
}


@pytest.fixture
def german(site):
    site.conf += 'language = "de"\nlocale_dirs = ["locale"]\ngettext_compact = False\n'
    site.conf += 'exclude_patterns += ["locale"]\n'
    site.write("people/jane.md", JANE)
    return site


def translate(site, words):
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "".join(
        f'msgid "{english}"\nmsgstr "{german}"\n\n' for english, german in words.items()
    )
    folder = site.src / "locale/de/LC_MESSAGES/people"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "jane.po").write_text(text, "utf-8")


def test_each_message_stands_once_in_its_author_s_catalogue(german):
    result = german.build("gettext")
    assert result.warnings == []
    assert sorted(p.name for p in result.out.rglob("*.pot")) == ["index.pot", "jane.pot"]
    found = re.findall(r'^msgid "(.+)"$', result.text("people/jane.pot"), re.M)
    assert sorted(found) == sorted(["Jane Doe", "Acme", "Berlin", *GERMAN])
    assert "people/jane.md:10" in result.text("people/jane.pot")  # the position's own line


def test_translations_show_on_both_pages_in_titles_and_in_links(german):
    translate(german, GERMAN)
    result = german.build()
    assert result.warnings == []
    body = result.body("people/jane")
    assert "Chefingenieurin" in body
    assert "Chief" not in body
    assert "Mai 2020" in body
    assert result.page("projects/bricks").h1.get_text().startswith("Spielsteine")
    assert "Aus Kunststoff gebaut." in result.body("projects/bricks")
    assert "Spielsteine" in result.links("organizations/acme")
    assert "Chefingenieurin" in result.body("organizations/acme")


def test_a_changed_translation_alone_updates_every_page(german):
    translate(german, GERMAN)
    german.build()
    translate(german, {**GERMAN, "Toy bricks": "Bausteine"})
    result = german.build()
    assert result.page("projects/bricks").h1.get_text().startswith("Bausteine")
    assert "Bausteine" in result.links("organizations/acme")
