"""The words that pages say by themselves are in the language of the site, on every page."""

import gettext
import io
import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from conftest import REPOSITORY, Site
from sphinx_resume.render.localization import comma, nearest

PACKAGE = REPOSITORY / "_ext/sphinx_resume"
LOCALE = PACKAGE / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
# The author's words are no labels, so that an English label on a page is one of ours.
TEAM = """
# Team

:::{person} jane
:name: Jane Doe
:headline: Engineer
:::

::::{experience} Acme
:position: Chief
:start: 2020-05
:end: present

:::{project} Toy bricks
:id: bricks
:people: joe
:part-of: toys
:organization: Acme
:type: Toy
:status: sold
:location: Rome
:url: https://bricks.example.org
:repository: https://code.example.org/bricks
:skills: C++

Bricks of wood.
:::
::::

:::{experience} Beta
:position: Helper
:start: 2019
:end: 2019
:projects: bricks
:skills: C++
:::

:::{education} MIT
:courses: Algebra
:score: 1.3
:projects: bricks
:end: 2018
:::

:::{volunteer} Red Cross
:position: Driver
:projects: bricks
:::

:::{award} Golden Brick
:date: 2022
:awarder: Acme
:location: Rome
:url: https://prize.example.org
:people: joe
:projects: bricks
:::

:::{certificate} Sailor
:date: 2011
:::

:::{skills} Coding
:keywords: C++
:::

:::{language} Dutch
:fluency: native
:::

:::{interest} Sailing
:::

:::{talk} On bricks
:event: BrickCon
:date: 2021
:projects: bricks
:publications: article
:::

:::{teaching} Masonry
:organization: MIT
:::

:::{reference} Ann Other
She is good.
:::

{publications}

:::{person} joe
:name: Joe Roe
:::

:::{contribution} bricks
:role: Tester

Tested them.
:::

:::{contribution} toys
Toys by Joe.
:::
"""
PAPER = """
:::{{publication}} Paper {type}
:id: {type}
:type: {type}
:authors: jane
:date: 2023-03
:editors: Ed Itor
:series: Walls
:edition: Second
:note: Sold out
:journal: Masonry
:volume: 7
:issue: 3
:pages: 1–9
:chapter: 4
:event: Tagung
:event-date: 2023-02
:event-place: Rom
:number: A1
:office: CN
:status: out
:isbn: {isbn}
:doi: 10.1000/{type}
:arxiv: 2101.000{number}
:url: https://paper.example.org
:pdf: https://paper.example.org/p.pdf
:links: Slides https://paper.example.org/s
:organization: Acme
:projects: bricks
:::
"""
TYPES = (
    *("article", "book", "incollection", "inproceedings", "report", "thesis", "preprint"),
    *("patent", "software", "software-copyright", "dataset", "misc", "booklet", "unpublished"),
)


def paper(number, kind):
    """Return a block of a publication with numbers of its own: those of another make it that."""
    digits = f"97831614{number}10"
    check = -sum(int(one) * (1, 3)[at % 2] for at, one in enumerate(digits)) % 10
    return PAPER.format(type=kind, number=number, isbn=f"{digits}{check}")


PUBLICATIONS = "".join(paper(number, kind) for number, kind in enumerate(TYPES, 10))
BIBLIOGRAPHY = """
@booklet{mortar, title={Mortar}, author={Doe, Jane}, howpublished={Handed out}, year={2020}}
@unpublished{arches, title={Arches}, author={Doe, Jane}, note={Sold out}, year={2019}}
@article{vaults, title={Vaults}, journal={Masonry}, pubstate={submitted},
  author={Doe, Jane and Roe, Joe and Itor, Ed}, author+an={1=equal; 2=equal; 3=corresponding}}
@article{tiles, title={Tiles}, journal={Masonry}, pubstate={inpress}, author={Doe, Jane}}
@article{slabs, title={Slabs}, journal={Masonry}, pubstate={inpreparation}, author={Doe, Jane}}
@article{doors, title={Doors}, journal={Masonry}, pubstate={prepublished}, author={Doe, Jane}}
@book{walls, title={Walls}, series={newseries}, author={Doe, Jane}, year=2017}
@book{roofs, title={Roofs}, series={oldseries}, author={Doe, Jane}, year=2016}
@patent{mould, title={Mould}, type={patreqde}, holder={Acme}, author={Doe, Jane}, year=2018}
"""
FILES = {
    "papers.bib": BIBLIOGRAPHY,
    "papers.md": """
        # Printed

        :::{bibtex} papers.bib
        :::

        :::{listing} publications
        :group: year
        :::
    """,
    "team.md": TEAM.replace("{publications}", PUBLICATIONS),
    "about.md": """
        # About

        :::{organization} Acme
        :url: https://acme.example.org
        :ror: 05dxps055
        :location: Rome
        :parent: Holding
        :::

        :::{skill} C++
        :alternate-name: cpp
        :url: https://cpp.example.org
        :::
    """,
    # Somebody wrote this page by hand, and Joe tells of his part elsewhere.
    "projects/toys.md": "# Toys\n\n:::{project} Toys\n:id: toys\n:status: old\n:::\n",
    "note.md": "# Remark\n\nSee [bricks](#bricks), [Jane](#jane) and [MIT](#mit).\n",
    "blog/first.md": """
        # Begun

        :::{post}
        :date: 2021
        :updated: 2022
        :authors: jane
        :tags: Toys
        :::

        On [bricks](#bricks).
    """,
    "blog/second.md": "# Done\n\n:::{post}\n:date: 2022\n:::\n\nThe end.\n",
    "blog/third.md": "# Soon\n\n:::{post}\n:date: 2023\n:draft:\n:::\n",
    "lists.md": """
        # Asked

        :::{listing} projects
        :style: table
        :::

        :::{listing} publications
        :group: organization
        :limit: 1
        :::

        :::{listing} posts
        :group: person
        :::

        :::{listing} certificates
        :year: 1900
        :::

        :::{publication} Walls of today
        :editors: joe
        :::

        :::{publication} Walls of tomorrow
        :editors: joe, Ed Itor
        :::

        :::{listing} publications
        :style: citations
        :::
    """,
    "skills.md": """
        # Skilled

        :::{person} bob
        :name: Bob Box
        :::

        :::{experience} Acme
        :start: 2020-06
        :end: 2021
        :skills: Sawing, Gluing, Nailing, Sanding, Turning, Carving, Planing, Boring
        :::
    """,
}
# What a reader sees on a page, and in the hints of its links.
SHOWN = {
    "people/jane": [
        *("Berufserfahrung", "Ausbildung", "Ehrenamt", "Projekte", "Publikationen"),
        *("Auszeichnungen", "Zertifikate", "Kompetenzen", "Sprachen", "Interessen", "Vorträge"),
        *("Lehrtätigkeit", "Referenzen", "Mai 2020 – heute", "Kurse: Algebra", "Mit: Joe Roe"),
        *("Quellcode", "Konferenzbeitrag", "Erwähnt in", "Personen"),
        *("C++ (Kompetenz, 2019–heute)", "Acme (Organisation, 2020–heute)"),
        "Toy bricks (Projekt, Jane Doe, Joe Roe, 2020–heute)",
    ],
    "projects/bricks": [
        *("Projekte", "Zeitraum", "Mai 2020 – heute", "Organisation", "Teil von", "Art", "Ort"),
        *("Website", "Quellcode", "Personen", "Publikationen", "Auszeichnungen", "Ausbildung"),
        *("Berufserfahrung", "Ehrenamt", "Vorträge", "Kompetenzen", "Erwähnt in", "Datensatz"),
        *("Jane Doe (Person, Engineer)", "Golden Brick (Auszeichnung, Jane Doe, Joe Roe, 2022)"),
        "Paper thesis (Abschlussarbeit, Jane Doe, 2023)",
    ],
    "projects/toys": ["Anderswo beschrieben", "Projekte"],
    "organizations/acme": ["Teil von", "Ort", "Website", "Zeitraum", "Personen", "Buchkapitel"],
    "skills/c-plus-plus": ["Eingesetzt", "2019 – heute", "Berufserfahrung", "Projekte"],
    "publications/patent": ["Patent", "Erfinder", "Datum", "Erschienen in", "Heft", "Amt"],
    "publications/book": ["Buch", "Autoren", "Band", "Seiten", "Nummer", "Weiteres", "März 2023"],
    "awards/golden-brick": ["Auszeichnungen", "Datum", "Verliehen von", "Personen", "Ort"],
    "people/index": ["Personen"],
    "organizations/index": ["Organisationen", "Mai 2020 – heute"],
    "projects/index": ["Projekte", "Mai 2020 – heute"],
    "publications/index": ["Publikationen", "Bericht", "Software-Urheberrecht"],
    "awards/index": ["Auszeichnungen"],
    "skills/index": ["Kompetenzen"],
}


def messages():
    found = extract_from_dir(PACKAGE, keywords={"_": None, "N_": None})
    return {message for _, _, message, _, _ in found}


def catalogue(language):
    path = LOCALE / language / "LC_MESSAGES/sphinx_resume.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def words(language):
    return {message.id: message.string for message in catalogue(language) if message.id}


def compiled(data):
    return {message.id: message.string for message in read_mo(io.BytesIO(data)) if message.id}


def seen(result, name):
    """The words of a page: content, title of the window, hints of links."""
    page = result.page(name)
    hints = [link["title"] for link in page.select("div.body a[title]")]
    return "\n".join([result.body(name).replace(" :", ":"), page.title.get_text(), *hints])


def texts(result):
    """What `seen` gives for each page that is not Sphinx's own."""
    paths = [path.relative_to(result.out).with_suffix("") for path in result.out.rglob("*.html")]
    names = {path.as_posix() for path in paths} - {"search", "genindex"}
    return {name: seen(result, name) for name in sorted(names)}


def says(text, word):
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


# What only bibliographies say: sorts of theses and reports, seasons, doubts, editions.
FILES["bibliography.md"] = "# Belege\n\n```{bibtex} belege.bib\n```\n"
FILES["belege.bib"] = """
@phdthesis{a, author={Al Ay}, title={A}, school={U}, date={2001-21}}
@mastersthesis{b, author={Al Ay}, title={B}, school={U}, date={2002-22}}
@thesis{c, type={bathesis}, author={Al Ay}, title={C}, school={U}, date={2003-23}}
@thesis{d, type={candthesis}, author={Al Ay}, title={D}, school={U}, date={2004-24}}
@report{e, type={techreport}, author={Al Ay}, title={E}, institution={U}, date={2005~}}
@report{f, type={resreport}, author={Al Ay}, title={F}, institution={U}, date={2006?}, version={3}}
@book{g, author={Al Ay}, title={G}, publisher={U}, date={2007}, edition={2}, volumes={4},
  translator={Bo Be}}
@book{h, author={Al Ay}, title={H}, publisher={U}, date={2008}, edition={Neue}}
@patent{i, author={Al Ay}, title={I}, location={countryep}, number={1}, date={2009}}
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("german"))
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\n*\n*/*\n```\n")
    for name, text in FILES.items():
        site.write(name, text)
    result = site.build(language="de")
    assert result.warnings == []
    return result


def test_the_languages_that_the_guide_promises_are_there():
    text = (REPOSITORY / "guide/publishing.md").read_text("utf-8")
    promised = re.search(r"The extension knows (.+?)\.", text, re.S)
    found = set(re.findall(r"`(\w+)`", promised[1]))
    assert found == set(LANGUAGES)


def test_translators_are_offered_every_word():
    template = read_po(io.BytesIO((LOCALE / "sphinx_resume.pot").read_bytes()))
    assert {message.id for message in template if message.id} == messages(), "run make catalogues"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_translation(language):
    assert not catalogue(language).fuzzy
    done = {m.id for m in catalogue(language) if m.id and m.string and not m.fuzzy}
    assert done == messages()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_says_its_language_and_its_plurals(language):
    found = catalogue(language)
    header = dict(found.mime_headers)
    assert header["Language"] == language
    forms = header["Plural-Forms"]
    number, rule = re.fullmatch(r"nplurals=(\d+); plural=(.+?);?", forms).groups()
    used = {gettext.c2py(rule)(n) for n in range(1000)}
    assert used == set(range(int(number)))
    assert number == {"ar": "6", "ja": "1", "ko": "1", "zh_CN": "1", "zh_TW": "1"}.get(
        language, "2"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_translated(language):
    made = io.BytesIO()
    write_mo(made, catalogue(language))
    shipped = (LOCALE / language / "LC_MESSAGES/sphinx_resume.mo").read_bytes()
    assert compiled(shipped) == compiled(made.getvalue()), "run make catalogues"


@pytest.mark.parametrize("name", SHOWN)
def test_a_german_page_says_german_words(german, name):
    text = seen(german, name)
    assert [word for word in SHOWN[name] if not says(text, word)] == []


def test_no_page_of_a_german_site_says_an_english_word(german):
    translations = words("de")
    # BibTeX has a field, and biblatex a state, of that name, which the entries to copy show.
    copied = {"editor", "submitted"}
    english = [word for word in translations if word not in {*translations.values(), *copied}]
    pages = texts(german)
    assert len(pages) > 30
    assert [(p, word) for p, text in pages.items() for word in english if says(text, word)] == []


def test_every_word_passes_its_translation(german):
    """No word is marked and then shown as it is: all are seen in German somewhere."""
    text = "\n".join([*texts(german).values(), german.status]).casefold()
    elsewhere = {
        "undated",
        "Narrow the list",
        "{shown} of {total}",
        "Sections",
        "On this page",  # with Furo
        "Summary",  # in files
        "Talk",
        "Granted",  # where an entry says so
        "Other pages",
        "Pages of this site",  # with Furo
        "Source and colours",
    }  # or in attributes
    with_numbers = {word: shown.partition("{")[0] for word, shown in words("de").items()}
    unseen = [
        word
        for word, shown in with_numbers.items()
        if word not in elsewhere and shown.partition("%")[0].strip().casefold() not in text
    ]
    assert unseen == []


def test_an_empty_list_says_so_in_german(site):
    site.write("index.md", "# Home\n\n:::{listing} awards\n:::\n")
    assert "Hier steht noch nichts." in site.build(language="de").body("index")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["mai 2020 – aujourd’hui", "Personnes"]),
        ("es", ["may 2020 – actualidad", "Personas"]),
        ("zh_CN", ["2020年5月 – 至今", "人员"]),
        ("ja", ["2020年5月 – 現在", "人物"]),
        ("de_AT", ["Mai 2020 – heute", "Personen"]),
        ("zh_TW", ["2020年5月 – 至今", "人員"]),
        ("pt_BR", ["mai. de 2020 – atual", "Pessoas"]),
        ("ar", ["مايو 2020 – حتى الآن", "الأشخاص"]),
        ("it", ["mag 2020 – oggi", "Persone"]),
        ("nl", ["mei 2020 – heden", "Mensen"]),
        ("ko", ["2020년 5월 – 현재", "사람"]),
        # There is no catalogue for Swedish: our words are English then, dates are not.
        ("sv", ["maj 2020 – present", "People"]),
    ],
)
def test_each_language_is_found_by_its_name(site, language, expected):
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        :::{person} jane
        :::

        :::{experience} Acme
        :start: 2020-05
        :end: present
        :::
        """,
    )
    result = site.build(language=language)
    assert result.warnings == []
    assert [words for words in expected if words not in result.body("organizations/acme")] == []


@pytest.mark.parametrize(
    ("language", "known", "expected"),
    [
        ("zh_TW", ("de", "zh_CN"), "zh_CN"),
        ("zh_HK", ("zh_CN", "zh_TW"), "zh_TW"),
        ("zh", ("zh_CN", "zh_TW"), "zh_CN"),
        ("zh_SG", ("zh_TW", "zh_CN"), "zh_CN"),
        ("de_AT", ("de", "fr"), "de"),
        ("es_419", ("es",), "es"),
        ("pt_PT", ("pt_BR",), "pt_BR"),
        ("nl", ("de",), ""),
        ("xx", ("de",), ""),
    ],
)
def test_a_variant_has_the_nearest_labels(language, known, expected):
    assert nearest(language, known) == expected


def test_labels_of_another_variant_are_told_of_once(site):
    site.write("index.md", "# Home\n\n:::{listing} awards\n:::\n")
    result = site.build(language="zh_HK")
    assert result.warnings == []
    assert result.status.count("There are no labels in 'zh_HK'") == 1
    assert "這裡還沒有內容" in result.body("index")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "a, b"),
        ("ar", "a، b"),
        ("fa", "a، b"),
        ("he", "a, b"),
        ("zh_TW", "a，b"),
        ("ja", "a、b"),
    ],
)
def test_lists_have_the_comma_of_their_script(language, shown):
    assert comma(language).join("ab") == shown
