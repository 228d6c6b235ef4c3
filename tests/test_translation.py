"""Every word is offered to translators once, and translations reach every page."""

import json
import re

import pytest
from bs4 import BeautifulSoup

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


def translate(site, words, page="people/jane"):
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "".join(
        f'msgid "{english}"\nmsgstr "{german}"\n\n' for english, german in words.items()
    )
    path = site.src / f"locale/de/LC_MESSAGES/{page}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


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


# --- words of lists ---------------------------------------------------------------------------

LISTS = {
    "people/jane.md": """
        # Jane Doe

        :::{person} jane
        :tags: staff
        :::

        :::{education} MIT
        :end: 2018
        :courses: Control theory, Optics
        :::

        :::{experience} Acme
        :position: Engineer
        :start: 2020
        :end: 2021
        :skills: Welding, C++

        Welding of frames.
        :::

        :::{skills} Crafts
        :keywords: Welding, Sawing
        :::

        :::{interest} Sports
        :keywords: Sailing, Chess
        :::

        :::{publication} On frames
        :authors: jane
        :date: 2021
        :tags: Frames
        :skills: Welding
        :::
    """,
    "people/joe.md": """
        # Joe Roe

        :::{person} joe
        :::

        :::{education} TU
        :courses: Control theory
        :end: 2019
        :::

        :::{experience} Beta
        :start: 2020
        :end: 2021
        :skills: Welding
        :::
    """,
    "blog/first.md": """
        # First

        :::{post}
        :date: 2021
        :authors: jane
        :tags: Frames, Sports
        :::

        Text.
    """,
    "lists.md": """
        # Lists

        :::{listing} posts
        :tag: Frames
        :::

        :::{listing} people
        :skill: Welding
        :::
    """,
}
WORDS = {
    "Control theory": "Regelungstechnik",
    "Welding": "Schweißen",
    "Sawing": "Sägen",
    "Sailing": "Segeln",
    "Frames": "Rahmen",
    "staff": "Belegschaft",
}


@pytest.fixture
def listed(german):
    german.conf += "html_baseurl = 'https://lab.example/'\nresume_link_skills = True\n"
    german.conf += "resume_exports = ['jsonresume', 'rendercv', 'csl', 'graph']\n"
    german.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n*\n*/*\n```\n")
    for name, text in LISTS.items():
        german.write(name, text)
    return german


def test_each_word_of_a_list_is_offered_to_translators_in_every_document_that_has_it(listed):
    result = listed.build("gettext")
    assert result.warnings == []
    found = {
        name: re.findall(r'^msgid "(.+)"$', result.text(f"{name}.pot"), re.M)
        for name in ("people/jane", "people/joe", "blog/first")
    }
    words = {*WORDS, "Optics", "C++", "Chess"}
    assert words <= set(found["people/jane"])
    assert len(found["people/jane"]) == len(set(found["people/jane"]))
    assert {"Control theory", "Welding"} <= set(found["people/joe"])
    assert {"Frames", "Sports"} <= set(found["blog/first"])
    assert "people/jane.md:9" in result.text("people/jane.pot")  # the courses' own line


def test_one_translation_of_a_word_shows_wherever_it_stands(listed):
    translate(listed, WORDS)
    result = listed.build()
    assert result.warnings == []
    jane, joe, post = map(result.body, ("people/jane", "people/joe", "blog/first"))
    for word in ("Regelungstechnik , Optics", "Schweißen , C++", "Schweißen , Sägen", "Segeln"):
        assert word.replace(" ,", ",") in jane.replace(" ,", ","), word
    assert "Regelungstechnik" in joe
    assert "Schweißen" in result.links("people/joe")
    assert "Rahmen" in result.links("blog/first")
    for page in (jane, joe, post):
        assert not {word for word in ("Control", "Sawing", "Sailing", "Frames") if word in page}


def test_addresses_are_those_of_the_original_words(listed):
    translate(listed, WORDS)
    result = listed.build()
    assert result.page("skills/welding").h1.get_text().startswith("Schweißen")
    assert "Schweißen" in result.links("skills/index")
    assert result.links("people/joe")["Schweißen"] == "../skills/welding.html"
    assert result.page("blog/tag/frames").h1.get_text().startswith("Beiträge: Rahmen")
    assert result.links("blog/first")["Rahmen"] == "tag/frames.html"
    assert not (result.out / "skills/schweissen.html").exists()
    # A list asks for the words that its author wrote.
    assert {"First", "Jane Doe", "Joe Roe"} <= result.links("lists").keys()


def test_files_for_other_programs_have_the_translated_words(listed):
    translate(listed, WORDS)
    result = listed.build()
    resume = json.loads(result.text("people/jane.json"))
    assert resume["education"][0]["courses"] == ["Regelungstechnik", "Optics"]
    assert resume["interests"][0]["keywords"] == ["Segeln", "Chess"]
    assert resume["skills"][0]["keywords"] == ["Schweißen", "Sägen"]
    published = [path for path in result.files() if path.endswith((".json", ".xml", ".yaml"))]
    texts = {path: result.text(path) for path in published}
    words = [word for word in WORDS if word != "Welding"]  # it is in the text of a block
    found = [(path, word) for path, text in texts.items() for word in words if f'"{word}"' in text]
    assert found == []
    assert 'term="Rahmen"' in result.text("blog/atom.xml")


def test_a_changed_translation_of_a_word_updates_every_page(listed):
    translate(listed, WORDS)
    listed.build()
    translate(listed, {**WORDS, "Welding": "Löten", "Control theory": "Regeln"})
    result = listed.build()
    clean = listed.build(out="clean")
    assert "Löten" in result.body("people/joe")
    assert "Regeln" in result.body("people/joe")
    old = {name: text for name, text in result.files().items() if name.endswith(".html")}
    assert {name for name, text in clean.files().items() if old.get(name, text) != text} == set()


def test_the_block_of_a_skill_has_the_translation_too(listed):
    listed.write("skills.md", "# Skills\n\n:::{skill} Welding\n\nWith fire.\n:::\n")
    translate(listed, {"Welding": "Schweißen"}, "people/joe")
    result = listed.build()
    assert result.warnings == []
    assert result.page("skills/welding").h1.get_text().startswith("Schweißen")
    assert "Schweißen" in result.body("skills")
    assert "Welding" not in result.body("people/joe")
    translate(listed, {"Welding": "Schweißtechnik"}, "skills")
    result = listed.build()
    assert [line.partition(": ")[2] for line in result.warnings] == [
        "WARNING: experience 'Beta': 'Welding' is translated as 'Schweißen' here and as "
        "'Schweißtechnik' on skills, which is shown everywhere; give both one translation "
        "[resume.ambiguous]"
    ]
    assert "Schweißtechnik" in result.body("people/joe")


def test_a_word_has_one_translation_on_a_site(listed):
    translate(listed, {"Welding": "Schweißen"})
    translate(listed, {"Welding": "Löten"}, "people/joe")
    result = listed.build()
    assert len(result.warnings) == 1
    assert "'Welding' is translated as 'Löten' here and as 'Schweißen' on" in result.warnings[0]
    assert "Schweißen" in result.body("people/joe")


PATENTS = """
@patent{brake, author={Jane Doe}, title={A brake}, location={countryus}, number={1}, date={2024}}
@patent{clutch, author={Jane Doe}, title={A clutch}, location={countryep}, number={2}, date={2023}}
"""
PATENT = ":::{publication} A clamp\n:type: patent\n:office: Germany\n:number: 3\n:::\n"


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("de", ("Vereinigte Staaten", "Deutschland", "Europäisches Patentamt")),
        ("en", ("United States", "Germany", "European Patent Office")),
    ],
)
def test_the_country_of_a_patent_is_in_the_language_of_the_site(site, language, named):
    site.write("people/jane.md", f"{JANE}\n## Patents\n\n```{{bibtex}} p.bib\n```\n\n{PATENT}")
    site.write("people/p.bib", PATENTS)
    built = site.build(language=language)
    page = BeautifulSoup(built.text("people/jane.html"), "html.parser")
    cited = [one.get_text() for one in page.select(".resume-citations li")]
    assert f"{named[0]}, 1, 2024" in cited[0]
    assert f"{named[2]}, 2, 2023" in cited[1]
    assert f", {named[1]}, " in page.select_one(".resume-publication .resume-left").get_text()
    facts = BeautifulSoup(built.text("publications/brake.html"), "html.parser")
    assert named[0] in [one.get_text() for one in facts.select(".resume-facts dd p")]
