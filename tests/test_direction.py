"""Pages in languages that are written from right to left are mirrored as a whole."""

from __future__ import annotations

import os
import shutil

import pytest
from bs4 import BeautifulSoup

LAYLA = """
# ليلى حسن

:::{person} layla
:headline: مهندسة برمجيات
:phone: +20 100 000 0000
:location: القاهرة، مصر
:::

:::{experience} Acme Robotics, Inc.
:position: مهندسة أولى
:start: 2020-05
:end: present
:skills: C++, البناء

- تطوير أنظمة التحكم.
- Built the planner.
:::
"""


@pytest.mark.parametrize(
    ("language", "theme", "direction"),
    [
        ("ar", "furo", "rtl"),
        ("ar", "basic", "rtl"),
        ("he", "pydata_sphinx_theme", "rtl"),
        ("fa", "shibuya", "rtl"),
        ("ar_EG", "furo", "rtl"),
        ("de", "furo", None),
        ("en", "basic", None),
    ],
)
def test_the_root_of_a_page_says_its_direction(site, language, theme, direction):
    site.write("people/layla.md", LAYLA)
    built = site.build(language=language, html_theme=theme)
    for name in ("people/layla", "people/index", "search"):
        root = BeautifulSoup(built.text(f"{name}.html"), "html.parser").html
        assert root["lang"] == language.replace("_", "-")
        assert root.get("dir") == direction
    sheet = built.out / "_static/sphinx_resume_furo_rtl.css"
    assert sheet.exists() == ((theme, direction) == ("furo", "rtl"))


def test_an_e_book_does_too(site):
    site.conf += 'epub_basename = "lab"\ncopyright = "2026, Lab"\nversion = "1"\n'
    site.write("people/layla.md", LAYLA)
    built = site.build("epub", language="ar")
    assert BeautifulSoup(built.text("people/layla.xhtml"), "html.parser").html["dir"] == "rtl"


@pytest.mark.parametrize(
    ("language", "tag"),
    [("sr@latin", "sr-Latn"), ("ca@valencia", "ca-valencia"), ("zh_Hant", "zh-Hant")],
)
def test_the_language_of_a_page_is_a_valid_tag(site, language, tag):
    site.write("people/layla.md", LAYLA)
    root = BeautifulSoup(site.build(language=language).text("index.html"), "html.parser").html
    assert root["lang"] == tag


MIXED = """
# ليلى حسن

:::{person} layla
:::

## Publications

:::{publication} Motion planning: a survey!
:type: article
:authors: layla*, Jane Roe*, Karl Lund
:journal: Journal of Robotics (JoR)
:pages: 45-67
:isbn: 978-3-16-148410-0
:date: 2023-04
:::

:::{publication} تخطيط الحركة
:authors: layla*, سامي علي, Jane Roe*
:journal: مجلة الهندسة
:pages: 12-20
:date: 2019
:::

:::{experience} جامعة القاهرة
:position: Research Assistant
:location: Cairo (Egypt)
:start: 2015
:end: 2019
:::

## List

```{listing} publications
:style: citations
```
"""


def _apart(node):
    return [(one.get_text(), one.get("dir")) for one in node.select("bdi")]


def test_runs_of_the_other_direction_are_kept_apart(site):
    site.write("people/layla.md", MIXED)
    page = BeautifulSoup(site.build(language="ar").text("people/layla.html"), "html.parser")
    english, arabic = page.select(".resume-citations li > p")
    # A whole reference reads as the paper's title does; names in it that do not, by themselves.
    assert english.find("bdi")["dir"] == "ltr"
    assert english.find("bdi").get_text() == english.get_text().partition(" *")[0]
    assert ("ليلى حسن*", None) in _apart(english)
    assert _apart(arabic) == [("Jane Roe*", None)]
    assert "، 12–20، 2019" in arabic.get_text()
    first, second = page.select(".resume-publication .resume-left")
    assert [text for text, _ in _apart(first)] == [
        *("Jane Roe*", "Karl Lund", "Journal of Robotics (JoR)", "ISBN 978-3-16-148410-0")
    ]
    assert [text for text, _ in _apart(second)] == ["Jane Roe*"]
    assert "سامي علي، Jane Roe*" in second.get_text()
    job = page.select_one(".resume-experience")
    assert [text for text, _ in _apart(job)] == ["Research Assistant", "Cairo (Egypt)"]


def test_a_paper_in_arabic_reads_so_in_an_english_list(site):
    site.write("people/layla.md", MIXED)
    built = site.build(language="en")
    page = BeautifulSoup(built.text("people/layla.html"), "html.parser")
    english, arabic = page.select(".resume-citations li > p")
    assert [text for text, _ in _apart(english)] == ["ليلى حسن*"]
    assert arabic.find("bdi")["dir"] == "rtl"
    assert arabic.find("bdi").get_text() == arabic.get_text().partition(" *")[0]
    assert ("Jane Roe*", None) in _apart(arabic)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_other_format_gets_signs_of_direction(site, language):
    site.conf += "resume_vcard = True\n"
    site.write("people/layla.md", MIXED)
    built = site.build(language=language)
    signs = set("\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")
    for path in filter(os.path.isfile, built.out.rglob("*")):
        if path.suffix in {".html", ".md", ".json", ".vcf", ".bib", ".yaml", ".txt", ".xml"}:
            assert not signs.intersection(path.read_text(encoding="utf-8")), path
    assert "bdi" not in built.text("people/layla.html.md")


CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
WHERE = """() => {
  const article = document.querySelector("article").getBoundingClientRect();
  const edge = (one) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(one));
    const box = range.getBoundingClientRect();
    return [Math.round(box.left), Math.round(article.right - box.right)];
  };
  return {
    body: [Math.round(article.left), 0],
    headline: edge(".resume-headline"),
    contact: edge(".resume-contact"),
    title: edge(".resume-block .rubric"),
    dates: edge(".resume-header .resume-dates"),
    chips: edge(".resume-chips"),
    points: edge(".resume-body ul li:last-child"),
    sidebar: edge(".sidebar-tree"),
    wide: document.documentElement.scrollWidth > window.innerWidth,
  };
}"""


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium")
@pytest.mark.xdist_group("browser")
def test_what_stands_left_stands_right(site):
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    site.write("people/layla.md", LAYLA)
    built = site.build(language="ar", html_theme="furo")
    with playwright.sync_playwright() as run:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = run.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((built.out / "people/layla.html").as_uri())
        desktop = page.evaluate(WHERE)
        page.set_viewport_size({"width": 390, "height": 844})
        phone = page.evaluate(WHERE)
        page.click(".mobile-header label[for=__navigation]")
        page.wait_for_timeout(600)
        drawer = page.evaluate("document.querySelector('.sidebar-drawer').getBoundingClientRect()")
        browser.close()
    for seen in (desktop, phone):
        assert not seen["wide"]
        for name in ("headline", "contact", "title", "chips"):
            assert seen[name][1] <= 12, (name, seen)
        assert seen["points"][1] <= 40
    assert desktop["dates"][0] - desktop["body"][0] <= 12  # at the other side of the title
    assert desktop["sidebar"][1] < 0  # right of the text
    assert drawer["right"] == pytest.approx(390, abs=1)


ORDER = """() => {
  const box = (text) => {
    const all = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    for (let node; (node = all.nextNode()); ) {
      const at = node.data.indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      return range.getBoundingClientRect();
    }
  };
  const mail = document.querySelector(".resume-icon-mail").getBoundingClientRect();
  return {
    title: [box("survey").right, box("!").left],
    mail: [box("layla").left, box("example").left, mail.right],
  };
}"""
HEADING = """() => {
  const title = document.querySelector("h1");
  const text = [...title.childNodes].find((one) => one.nodeType === 3);
  const range = document.createRange();
  range.selectNodeContents(text);
  return title.getBoundingClientRect().right - range.getBoundingClientRect().right;
}"""


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium")
@pytest.mark.xdist_group("browser")
def test_mixed_directions_keep_their_order(site):
    """Titles keep their own direction, and pieces of a line follow each other from the right."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    mail = LAYLA.replace(":phone:", ":email: layla@example.org\n:phone:", 1)
    paper = ":::{publication} Motion planning: a survey!\n:authors: layla\n:date: 2023\n:::\n"
    site.write("people/layla.md", f"{mail}\n{paper}")
    built = site.build(language="ar", html_theme="furo")
    with playwright.sync_playwright() as run:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = run.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((built.out / "people/layla.html").as_uri())
        order = page.evaluate(ORDER)
        page.goto((built.out / "publications/motion-planning-a-survey.html").as_uri())
        heading = page.evaluate(HEADING)
        browser.close()
    assert order["title"][1] >= order["title"][0] - 1  # "!" stands right of "survey"
    left, host, right = order["mail"]
    assert left < host < right

    assert heading <= 12  # the title begins at the right edge of the text


RUNS = """(text) => {
  const found = [];
  const all = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  for (let node; (node = all.nextNode()); ) {
    for (let at = -1; (at = node.data.indexOf(text, at + 1)) >= 0; ) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + text.length);
      const box = range.getBoundingClientRect();
      if (box.width > 1) found.push([box.left, box.top]);
    }
  }
  return found;
}"""


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium")
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("language", ["ar", "he"])
def test_references_and_ranges_read_one_way(site, language):
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    site.write("people/layla.md", MIXED)
    built = site.build(language=language, html_theme="furo")
    with playwright.sync_playwright() as run:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = run.chromium.launch(executable_path=CHROMIUM, args=options)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((built.out / "people/layla.html").as_uri())
        places = {text: page.evaluate(RUNS, text) for text in ("45", "67", "12", "20", "2015")}
        last = page.evaluate(RUNS, "2019")
        roe, star = page.evaluate(RUNS, "Roe"), page.evaluate(RUNS, "*")
        heading = page.evaluate(HEADING.replace("h1", "h2"))
        browser.close()
    # In what is said in the page's language, the first number stands right; so do dates. There
    # are no labels in Hebrew.
    if language == "ar":
        assert places["45"][0][0] > places["67"][0][0]
        assert places["12"][0][0] > places["20"][0][0]
    assert places["2015"][0][0] > max(left for left, top in last if top == places["2015"][0][1])
    # In an English reference it stands left.
    assert places["45"][1][0] < places["67"][1][0]
    assert places["12"][1][0] > places["20"][1][0]
    for name in roe:  # the mark of an author stands right behind the name
        assert any(one[1] == name[1] and 0 < one[0] - name[0] < 40 for one in star)
    assert heading <= 12
