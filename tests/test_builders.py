"""One project in every format: all is there, once, and in silence."""

import posixpath
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from conftest import Site
from sphinx_resume.model.kinds import KINDS

PIXEL = bytes.fromhex(
    "474946383961010001008000000000000000ffffff21f90401000000002c00000000010001000002024401003b"
)

CONF = """
author = "A"
version = copyright = "1"
latex_documents = [("index", "t.tex", "T", "A", "manual")]
man_pages = [("index", "t", "T", "A", 1)]
texinfo_documents = [("index", "t", "T", "A", "T", "D", "M")]
gettext_compact = False
"""
FILES = {
    "index.md": """
# Home

:::{listing} projects
:::

```{toctree}
people/jane
people/joe
notes
skills/go
projects/index
organizations/index
```
""",
    "people/jane.md": """
# Jane Doe

:::{person} jane
:headline: Zheadline
:email: jane@example.org
:location: Zhome

Zsummary of Jane.
:::

## Work

::::{experience} Acme
:position: Zposition
:department: Zdepartment
:location: Zplace
:start: 2020-01
:end: 2022-05
:skills: Golang

Zjob body.

:::{project} Lego
:role: Zrole
:status: Zstatus
:skills: Python
:url: https://lego.example.org

Zlego body, with [Duplo](#duplo), [by path](../projects/duplo.md), [the notes](../notes.md),
{project}`duplo`, {project}`own words <duplo>`, {skill}`Python`, {doc}`../notes`, {any}`duplo`,
[](#joe), [the paper](#on-bricks), [the web](https://example.org) and a note[^n].

[^n]: Zfootnote body.
:::

:::{project} Duplo

Zduplo body.
:::
::::

## Rest

:::{publication} On Bricks
:type: article
:authors: Jane Doe, Joe Roe, Ellen Else
:date: 2021-03
:journal: Zjournal
:projects: lego

Zpaper body.
:::

:::{award} Golden Brick
:date: 2022
:awarder: Zawarder
:projects: lego

Zaward body.
:::

:::{skills} Zgroup
:level: Zlevel
:keywords: Python, C++
:::

:::{language} Zlanguage
:fluency: Zfluency
:::
""",
    "people/joe.md": """
# Joe Roe

:::{person} joe
:headline: Zpainter
:::

:::{contribution} lego
:role: Zsecond
:start: 2021

Zpart body.
:::

:::{education} University
:studyType: Zdegree
:area: Zarea
:start: 2010
:end: 2014
:score: Zscore

Zstudy body.
:::
""",
    "notes.md": """
# Notes

Zprose about [Lego](#lego), {project}`duplo`, [by path](projects/lego.md), {person}`joe`,
{publication}`on-bricks`, {award}`golden-brick`, {organization}`acme`, {skill}`c-plus-plus` and
[the list](projects/index.md).
""",
    "skills/go.md": """
# Go

:::{skill} Go
:alternate-name: Golang
:url: https://go.dev

Zskill body.
:::
""",
    # With this they are six: from there on Sphinx reads in parallel.
    "more.md": "---\norphan: true\n---\n\n# More\n\nSee [more](#lego).\n",
}
# Each text, the page of its author, and its own page, if it has one.
BODIES = {
    "Zsummary of Jane.": ["people/jane"],
    "Zjob body.": ["people/jane"],
    "Zlego body": ["people/jane", "projects/lego"],
    "Zfootnote body.": ["people/jane", "projects/lego"],
    "Zduplo body.": ["people/jane", "projects/duplo"],
    "Zpaper body.": ["people/jane", "publications/on-bricks"],
    "Zaward body.": ["people/jane", "awards/golden-brick"],
    "Zpart body.": ["people/joe", "projects/lego"],
    "Zstudy body.": ["people/joe"],
    "Zprose about": ["notes"],
    "Zskill body.": ["skills/go"],
}
FIELDS = {
    "people/jane": [
        *("Zheadline", "Zhome", "Zposition", "Zdepartment", "Zplace", "Zrole", "Zstatus"),
        *("Zjournal", "Zawarder", "Zgroup", "Zlevel", "Zlanguage", "Zfluency"),
    ],
    "people/joe": ["Zpainter", "Zsecond", "Zdegree", "Zarea", "Zscore"],
}
TITLES = {
    *("index", "people/jane", "people/joe", "people/index", "notes"),
    *("projects/lego", "projects/duplo", "projects/index"),
    *("organizations/acme", "organizations/university", "organizations/index"),
    *("publications/on-bricks", "publications/index", "awards/golden-brick", "awards/index"),
    *("skills/python", "skills/go", "skills/c-plus-plus", "skills/index"),
}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("lab"))
    site.conf += CONF
    for name, text in FILES.items():
        site.write(name, text)
    return site


def folded(text):
    return " ".join(text.split())


# --- a page each ----------------------------------------------------------------------------


def html_words(result, path):
    page = result.page(path.removesuffix(".html"))
    return folded(page.select_one("div.body").get_text(" "))


def text_words(result, path):
    # A long line may go on in the next one.
    return folded(result.text(path))


def epub_words(result, path):
    (book,) = result.out.glob("*.epub")
    with zipfile.ZipFile(book) as packed:
        text = packed.read(path).decode()
    return folded(re.sub(r"<[^>]+>", " ", text.partition("<body>")[2]))


PAGED = {
    "html": ("{}.html", html_words),
    "dirhtml": ("{}/index.html", html_words),
    "text": ("{}.txt", text_words),
    "epub": ("{}.xhtml", epub_words),
}


@pytest.fixture(scope="module", params=PAGED)
def paged(lab, request):
    result = lab.build(request.param, nitpicky=True)
    assert result.warnings == []
    pattern, read = PAGED[request.param]

    def words(name):
        if request.param == "dirhtml" and (name == "index" or name.endswith("/index")):
            return read(result, f"{name}.html")
        return read(result, pattern.format(name))

    return {name: words(name) for name in TITLES}


def test_each_text_stands_once_on_its_author_s_page_and_once_on_its_own(paged):
    for marker, names in BODIES.items():
        found = {name: paged[name].count(marker) for name in names}
        assert found == dict.fromkeys(names, 1), marker


def test_elsewhere_a_text_stands_at_most_as_a_summary(paged):
    for marker, names in BODIES.items():
        counts = {name: text.count(marker) for name, text in paged.items() if name not in names}
        assert max(counts.values()) <= 1, (marker, counts)


def test_each_field_stands_once_on_its_author_s_page(paged):
    for name, fields in FIELDS.items():
        assert {field: paged[name].count(field) for field in fields} == dict.fromkeys(fields, 1)


def test_a_page_that_comes_by_itself_tells_what_it_has_to_do_with(paged):
    lego = paged["projects/lego"]
    for word in (
        *("Acme", "Jane Doe", "Joe Roe", "Zrole", "Zsecond", "Zstatus", "Python", "On Bricks"),
        *("Golden Brick", "Mentioned in", "Notes", "Jan 2020", "2022", "lego.example.org"),
    ):
        assert word in lego, word
    assert "Golang" in paged["people/jane"]
    assert "Ellen Else" in paged["publications/on-bricks"]


@pytest.mark.parametrize("builder", ["dirhtml", "epub"])
def test_links_lead_to_files(lab, builder):
    result = lab.build(builder, nitpicky=True)
    if builder == "epub":
        (book,) = result.out.glob("*.epub")
        with zipfile.ZipFile(book) as packed:
            texts = {
                name: packed.read(name).decode() for name in packed.namelist() if "htm" in name
            }
    else:
        texts = {name: data.decode() for name, data in result.files().items() if "htm" in name}
    wrong = []
    for name, text in texts.items():
        page = BeautifulSoup(text, "html.parser")
        hrefs = [a["href"] for a in page.select("body a[href]")]
        for href in (one for one in hrefs if ":" not in one and not one.endswith(".txt")):
            if (result.out / posixpath.dirname(name) / href).is_file():
                continue
            file, _, anchor = href.partition("#")
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            )
            path = path if path in texts else posixpath.join(path, "index.html").removeprefix("./")
            if path not in texts or (anchor and f'id="{anchor}"' not in texts[path]):
                wrong.append((name, href))
    assert not wrong, wrong
    assert len(texts) > len(TITLES)


# --- pages joined into one document ---------------------------------------------------------


def single_words(result):
    return html_words(result, "index.html")


def latex_words(result):
    text = result.text("t.tex").replace("\\sphinxhyphen{}", "-").replace("{}", "")
    return folded(text.partition("\\begin{document}")[2])


def man_words(result):
    return folded(result.text("t.1"))


def texinfo_words(result):
    return folded(result.text("t.texi"))


JOINED = {
    "singlehtml": single_words,
    "latex": latex_words,
    "man": man_words,
    "texinfo": texinfo_words,
}


@pytest.fixture(scope="module", params=JOINED)
def joined(lab, request):
    result = lab.build(request.param, nitpicky=True)
    assert result.warnings == []
    return result, JOINED[request.param](result)


def test_joined_pages_hold_each_text_once(joined):
    _, text = joined
    assert {marker: text.count(marker) for marker in BODIES} == dict.fromkeys(BODIES, 1)


def test_joined_pages_hold_each_field(joined):
    _, text = joined
    fields = [field for found in FIELDS.values() for field in found]
    assert [field for field in fields if field not in text] == []
    for title in ("Acme", "Lego", "Duplo", "On Bricks", "Golden Brick", "University", "Golang"):
        assert title in text


@pytest.fixture(scope="module")
def single(lab):
    return lab.build("singlehtml", nitpicky=True).page("index")


@pytest.fixture(scope="module")
def latex(lab):
    return lab.build("latex", nitpicky=True).text("t.tex")


def links(page, text):
    return {a["href"] for a in page.select("div.body a[href]") if folded(a.get_text()) == text}


def test_links_of_the_single_page_lead_to_something_on_it(single):
    ids = [tag["id"] for tag in single.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    local = [a["href"] for a in single.select("div.body a[href]") if ":" not in a["href"]]
    assert [href for href in local if not href.startswith("#")] == []
    assert {href[1:] for href in local} - {*ids, ""} == set()


@pytest.mark.parametrize("text", ["own words", "by path"])
def test_links_to_a_page_that_is_not_there_lead_to_the_block(single, text):
    shown = [single.find(id=href[1:]) for href in links(single, text)]
    assert shown
    assert None not in shown
    assert {one.select_one(".resume-title").get_text() for one in shown} <= {"Duplo", "Lego"}


def test_a_title_is_no_link_to_the_block_it_stands_on(single):
    titles = single.select(".resume-title a[href]")
    assert [a.get_text() for a in titles if a.find_parent(id=a["href"][1:])] == []


def test_the_page_of_a_thing_has_its_title_once(single, latex):
    assert "Go" not in [tag.get_text() for tag in single.select(".resume-title")]
    assert not re.findall(r"section\*\{.*Go\}", latex)


def test_ids_are_unique_where_two_joined_pages_show_one_block(site):
    site.write("index.md", "# Home\n\n```{toctree}\nteam\npeople/ann\npeople/bob\n```\n")
    site.write(
        "team.md",
        """
        # Team

        :::{person} ann
        :name: Ann Ark
        :headline: Designer
        :::

        :::{person} bob
        :name: Bob Box
        :headline: Carpenter
        :::

        ::::{publication} Paper of both
        :authors: Ann Ark, Bob Box

        :::{figure} pixel.gif
        A picture.
        :::
        ::::
        """,
    )
    (site.src / "pixel.gif").write_bytes(PIXEL)
    result = site.build("singlehtml", nitpicky=True)
    assert result.warnings == []
    assert result.body("index").count("A picture.") == 2
    # Sections of one title have one id in any single page of Sphinx.
    ids = [tag["id"] for tag in result.page("index").select("[id]:not(section)")]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    assert not twice, twice


def test_links_in_latex_lead_to_labels(latex):
    labels = re.findall(r"\\label\{\\detokenize\{([^{}]+)\}\}", latex)
    assert sorted(labels) == sorted(set(labels))
    wanted = re.findall(r"\\hyperref\[\\detokenize\{([^{}]+)\}\]", latex)
    assert "people/jane:project-duplo" in wanted
    assert set(wanted) - set(labels) == set()


def test_links_by_path_in_latex_lead_to_the_block(latex):
    assert re.search(r"jane:project-duplo\}\]\{[^,]*by path\}", latex)


# --- translation ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def messages(lab):
    result = lab.build("gettext", nitpicky=True)
    assert result.warnings == []
    found = {}
    for path in sorted(result.out.rglob("*.pot")):
        name = path.relative_to(result.out).with_suffix("").as_posix()
        joined = re.sub(r'"\n"', "", path.read_text("utf-8"))
        found[name] = re.findall(r'^msgid "(.+)"$', joined, re.M)
    return found


def test_only_pages_that_somebody_wrote_have_catalogues(messages):
    assert set(messages) == {name.removesuffix(".md") for name in FILES}


def test_translators_get_each_text_once_and_on_its_author_s_page(messages):
    every = [message for found in messages.values() for message in found]
    for marker, (author, *_) in BODIES.items():
        assert sum(message.count(marker) for message in every) == 1, marker
        assert any(marker in message for message in messages[author]), marker


def test_translators_get_each_field_as_a_message_of_its_own(messages):
    for name, fields in FIELDS.items():
        missing = {field: messages[name].count(field) for field in fields}
        assert missing == dict.fromkeys(fields, 1)
    titles = {"Acme", "Lego", "Duplo", "On Bricks", "Golden Brick", "Rest", "Work", "Jane Doe"}
    assert titles <= set(messages["people/jane"])


# --- every field ----------------------------------------------------------------------------

# For matching, addresses and lists, not to be shown; :person: is told by the page.
SILENT = {
    "id",
    "aliases",
    "person",
    "alternate-name",
    "family-name",
    "draft",
    "shared",
    "not-by",
    "other-than",
} | {"sections"}


def silent(kind, name):
    return name in SILENT or (name == "tags" and kind.name != "post")


# Where a link of the title leads.
LINKING = {(kind, "organization") for kind in ("experience", "education", "volunteer")}
TARGETS = """
# Target

:::{person} target-person
:name: Target person
:headline: Target
:::

:::{project} Target project
:::

:::{publication} Target publication
:::
"""


def sample(kind, field):
    """A value for a field that is like no other, and the words that show it."""
    word = f"Z{kind}{field.attribute}".replace("_", "")
    year = str(1900 + sum(word.encode()) % 50 + 50 * (field.attribute == "end"))
    if field.parse.__name__.startswith("reference") and field.name not in {
        "organization",
        "parent",
    }:
        kinds = {
            "people": "person",
            "not-by": "person",
            "other-than": "publication",
            "publications": "publication",
        }
        title = f"Target {kinds.get(field.name, 'project')}"
        return title, title
    if field.name == "mastodon":
        return f"@{word}@example.org", word
    known = {
        "url": (f"https://{word.lower()}.example.org", f"{word.lower()}.example.org"),
        "document": (f"https://{word.lower()}.example.org", f"{word.lower()}.example.org"),
        "emails": (f"{word}@example.org", word),
        "links": (f"{word} https://example.org/{word}", word),
        "orcid": ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        "doi": (f"10.1000/{word}", f"10.1000/{word}"),
        "arxiv": ("1706.03762", "1706.03762"),
        "ror": ("05dxps055", "05dxps055"),
        "isbn": ("978-3-16-148410-0", "978-3-16-148410-0"),
        "phone": ("+49 30 123456", "+49 30 123456"),
        "date": (year, year),
        "start": (year, year),
        "end": (year, year),
        "authors": (f"{word}, jane", word),
        "publication_type": ("dataset", "Data set"),
        "image": ("pixel.gif", ""),
    }
    return known.get(field.parse.__name__, (word, word))


def blocks():
    """Every kind of block with every field."""
    made = {}
    for kind in KINDS.values():
        fields = {n: field for n, field in kind.fields.items() if not silent(kind, n)}
        values = {name: sample(kind.name, field) for name, field in fields.items()}
        argument = next(n for n, f in kind.fields.items() if f.attribute == kind.argument)
        title = values.pop(argument)[0] if argument in values else "jane"
        lines = [f":{name}: {value}" for name, (value, _) in values.items()]
        made[kind.name] = "\n".join([f":::{{{kind.name}}} {title}", *lines, ":::"])
    return made


EXPECTED = {
    (kind.name, name): sample(kind.name, field)[1]
    for kind in KINDS.values()
    for name, field in kind.fields.items()
    if not silent(kind, name) and field.parse.__name__ != "image"
}


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("complete"))
    site.conf += CONF + "html_baseurl = 'https://lab.example/'\n"
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\npeople/*\n```\n")
    site.write("people/jane.md", "# Zpersonname\n\n" + "\n\n".join(blocks().values()) + "\n")
    site.write("people/target-person.md", TARGETS)
    (site.src / "people/pixel.gif").write_bytes(PIXEL)
    return site


def test_each_field_is_shown(complete):
    result = complete.build(nitpicky=True)
    assert result.warnings == []
    shown = {}
    for kind in KINDS:
        names = ["people/jane"]
        if KINDS[kind].page and kind != "person":
            folder = "blog" if kind == "post" else f"{kind}s"
            names.append(f"{folder}/z{kind}name")
        links = [a["href"] for one in names for a in result.page(one).select("div.body a[href]")]
        shown[kind] = " ".join([*map(result.body, names), *links])
    missing = [
        (kind, name)
        for (kind, name), words in EXPECTED.items()
        if words not in shown[kind] and name != "summary" and (kind, name) not in LINKING
    ]
    assert not missing, missing
    assert len(result.page("people/jane").select("img")) == 2


def test_each_summary_is_shown_in_a_list(complete):
    result = complete.build(nitpicky=True)
    pages = {name for name in result.files() if name.endswith(".html")}
    pages -= {"genindex.html", "search.html"}
    every = " ".join(result.body(name.removesuffix(".html")) for name in sorted(pages))
    summaries = {kind: words for (kind, name), words in EXPECTED.items() if name == "summary"}
    # Lists of people show their headlines.
    missing = [kind for kind, words in summaries.items() if words not in every and kind != "person"]
    assert not missing, missing


def test_each_field_with_words_has_one_message(complete):
    result = complete.build("gettext")
    assert result.warnings == []
    found = re.findall(r'^msgid "(.+)"$', result.text("people/jane.pot"), re.M)
    words = {
        (kind.name, name): EXPECTED[kind.name, name]
        for kind in KINDS.values()
        for name, field in kind.fields.items()
        if field.parse.__name__ == "shown"
    }
    assert {field: found.count(word) for field, word in words.items()} == dict.fromkeys(words, 1)


# --- processes ------------------------------------------------------------------------------


def test_two_processes_write_what_one_writes(lab):
    one = lab.build(out="one", nitpicky=True)
    two = lab.build(out="two", jobs=2, nitpicky=True)
    assert one.warnings == two.warnings == []
    assert one.files().keys() == two.files().keys()
    different = [name for name, data in one.files().items() if two.files()[name] != data]
    assert different == []
