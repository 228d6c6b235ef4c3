"""Pages in a real browser: found by axe, walked through with the keyboard, printed.

It is Debian's Chromium, or whichever browser stands in ``CHROMIUM``; without one, and without
Playwright, these tests are skipped.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import DEEP, Result, Site, build_home
from looks import PAGES, write_lab

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium"),
    # One browser and one site for all of them.
    pytest.mark.xdist_group("browser"),
]
DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served(folder: Path, theme: str) -> Iterator[str]:
    """Give the address of the lab's site in a theme."""
    site = Site(folder)
    write_lab(site)
    site.conf = site.conf.replace('html_theme = "basic"', f'html_theme = "{theme}"')
    site.conf += 'html_favicon = "icon.svg"\n'
    (site.src / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    built = site.build(nitpicky=True)
    assert built.warnings == []
    handler = partial(_Quiet, directory=str(built.out))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the lab's site, with Furo."""
    with served(tmp_path_factory.mktemp("browser"), "furo") as found:
        yield found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """This repository's own site."""
    return build_home(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as run:
        found = run.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield found
        found.close()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Any]:
    """Open pages; none of them may fail in its scripts or ask another host for anything."""
    faults: list[str] = []
    contexts: list[Any] = []

    def note(request: Any) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            faults.append(f"asks for {request.url}")

    def visit(name: str, size: tuple[int, int] = DESKTOP, **options: Any) -> Any:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(f"{address}{name}.html")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []


SEEN = [*PAGES, "search", "genindex"]


# Each size and each scheme once; `make test-deep` takes them all together.
LOOKS = [(DESKTOP, "light"), (PHONE, "dark"), *([(DESKTOP, "dark"), (PHONE, "light")] * DEEP)]


@pytest.mark.parametrize(("size", "colours"), LOOKS)
def test_axe_finds_nothing(visit, address, size, colours):
    found = {}
    page = visit("index", size, color_scheme=colours)
    for name in SEEN:
        page.goto(f"{address}{name}.html")
        for one in axe.Axe().run(page).response["violations"]:
            found[name, one["id"]] = [node["html"] for node in one["nodes"]][:3]
    assert found == {}


@pytest.mark.parametrize("size", [NARROW, (2560, 1200)], ids=["320 px", "2560 px"])
def test_no_page_scrolls_sideways(visit, address, size):
    wide = {}
    page = visit("index", size)
    for name in SEEN:
        page.goto(f"{address}{name}.html")
        room = page.evaluate("document.documentElement.clientWidth")
        if (needed := page.evaluate("document.documentElement.scrollWidth")) > room:
            wide[name] = needed
    assert wide == {}


@pytest.mark.parametrize("size", [NARROW, PHONE, DESKTOP], ids=["320 px", "390 px", "1280 px"])
def test_nothing_sticks_out_of_its_room(visit, address, size):
    out = """() => {
        const found = [], article = document.querySelector("article");
        const room = article.getBoundingClientRect().right;
        const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
        // Code, and on a phone tables, are scrolled within their boxes; years end a line.
        const wide = innerWidth < 1000 ? ", table, .resume-timeline" : "";
        const boxes = `pre, .resume-sep, .headerlink${wide}`;
        while (texts.nextNode()) {
            const node = texts.currentNode, place = document.createRange();
            place.selectNodeContents(node);
            if (node.parentElement.closest(boxes) || !node.data.trim()) continue;
            if (place.getBoundingClientRect().right > room + 1) found.push(node.data);
        }
        for (const card of document.querySelectorAll(".resume-cards > li"))
            if (card.scrollWidth > card.clientWidth) found.push(card.textContent);
        return found;
    }"""
    page = visit("index", size)
    found = {}
    for name in PAGES:
        page.goto(f"{address}{name}.html")
        if wide := page.evaluate(out):
            found[name] = wide
    assert found == {}


def test_no_chip_that_fits_on_a_line_is_broken(visit, address):
    broken = """[...document.querySelectorAll(".resume-chip")]
        .filter(chip => chip.textContent.length < 30)
        .filter(chip => chip.getClientRects().length > 1 || chip.offsetHeight > 40)
        .map(chip => chip.textContent)"""
    page = visit("index", PHONE)
    found = {}
    for name in PAGES:
        page.goto(f"{address}{name}.html")
        if chips := page.evaluate(broken):
            found[name] = chips
    assert found == {}


def test_headings_go_down_one_level_at_a_time(visit, address):
    levels = (
        "[...document.querySelectorAll('article :is(h1,h2,h3,h4,h5,h6)')].map(h => +h.tagName[1])"
    )
    page = visit("index")
    for name in PAGES:
        page.goto(f"{address}{name}.html")
        found = page.evaluate(levels)
        assert found[:1] == [1], name
        assert found.count(1) == 1, name
        steps = [below - above for above, below in pairwise(found)]
        assert max(steps, default=0) <= 1, (name, found)


def test_text_of_twice_the_size_fits_a_window(visit, address):
    # As large as a browser shows a page of 1280 px at 200 %.
    page = visit("index", (640, 450), device_scale_factor=2)
    for name in PAGES:
        page.goto(f"{address}{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640, name


@pytest.mark.parametrize(
    "theme", ["alabaster", "pydata_sphinx_theme", "sphinx_book_theme", "shibuya"]
)
def test_our_parts_of_a_page_can_be_read_in_other_themes(browser, tmp_path, theme):
    pytest.importorskip(theme, reason=f"{theme} is not installed")
    with served(tmp_path, theme) as address:
        for colours in ("light", "dark"):
            size = {"width": 390, "height": 844}
            page = browser.new_page(viewport=size, color_scheme=colours)
            page.goto(f"{address}people/ann.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            rules = {"runOnly": ["color-contrast"]}
            found = axe.Axe().run(page, options=rules).response["violations"]
            ours = [node["html"] for one in found for node in one["nodes"]]
            assert [html for html in ours if "resume-" in html] == []
            page.close()


# --- a person's page -------------------------------------------------------------------------


def test_the_bar_of_a_person_leads_to_the_sections(visit):
    page = visit("people/ann", PHONE)
    links = page.locator(".resume-jump a")
    names = ["Experience", "Education", "Papers", "Skills", "Time", "Posts"]
    assert links.all_inner_texts() == names
    links.get_by_text("Papers").click()
    assert page.url.endswith("#papers")
    assert page.locator("section#papers h2").is_visible()


def test_a_search_can_be_begun_on_its_page(visit):
    page = visit("search", PHONE)
    field = page.locator(".resume-search input")
    field.focus()
    page.keyboard.type("swing")
    page.keyboard.press("Enter")
    page.locator("#search-results li").first.wait_for()
    assert field.input_value() == "swing"
    assert page.locator("#search-results").get_by_role("link", name="Swing").count()


def test_the_files_of_a_person_are_offered_to_the_keyboard(visit):
    page = visit("people/ann", PHONE)
    summary = page.locator(".resume-files summary")
    files = page.locator(".resume-files a")
    assert not files.first.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert files.all_inner_texts() == [
        *("vCard", "JSON Resume", "RenderCV"),
        *("BibTeX", "CSL-JSON"),
    ]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "vCard"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_an_entry_is_copied(visit):
    page = visit("publications/on-ropes", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    playwright.expect(page.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@article{on-ropes,")
    assert copied.endswith("}\n")


def test_a_person_prints_as_a_resume(visit):
    page = visit("people/ann", color_scheme="dark")
    page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("document.body.dataset.printed") == "yes"
    page.emulate_media(media="print")
    for hidden in (".sidebar-drawer", ".resume-tools", "footer", ".resume-timeline"):
        assert not page.locator(hidden).first.is_visible(), hidden
    shown = page.locator("article h1").evaluate("node => getComputedStyle(node).color")
    assert shown == "rgb(0, 0, 0)"
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    text = "\n".join(one.extract_text() for one in pdf.pages)
    # Posts about her stand below what she wrote, and are not part of it.
    assert len(pdf.pages) == 1
    assert "First knot" not in text
    for words in ("Builds swings", "github.com/ann", "Cut the board.", "Golden knot", "Forestry"):
        assert words in text
    assert "Search" not in text


WIDTH_OF_M = """() => {
    const context = document.createElement("canvas").getContext("2d");
    context.font = "100px Arial";
    return context.measureText("m").width / 100;
}"""


def joined(text: str) -> str:
    """Return *text* without spaces, and without hyphens: lines may end in some."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("person", ["tianyu-sun", "ye-wentao"])
def test_a_career_fits_on_two_sheets(browser, home, person, paper):
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((home.out / "people" / f"{person}.html").as_uri())
        if page.evaluate(WIDTH_OF_M) > 0.84:
            pytest.skip(
                "no font as narrow as Arial is installed; Debian has one in fonts-liberation"
            )
        pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
        assert len(pdf.pages) == 2
        printed = joined("".join(one.extract_text() for one in pdf.pages))
        for text in page.locator(".resume-body li, .resume-body p, .resume-title").all():
            said = text.evaluate("""node => {
                for (const one of node.querySelectorAll(".resume-unseen")) one.remove();
                return node.textContent;
            }""")
            assert joined(said) in printed


def test_a_page_without_sections_prints_too(visit):
    page = visit("people/bea")
    portrait = page.locator(".resume-portrait").bounding_box()
    assert portrait["height"] <= 1.5 * portrait["width"]
    page.emulate_media(media="print")
    assert not page.locator(".resume-timeline").first.is_visible()
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(pdf.pages) == 1
    text = pdf.pages[0].extract_text()
    for words in ("Captain", "Round.", "Steam (Master)", "On ropes"):
        assert words in text


def test_right_to_left_names_stand_on_their_own_side(visit):
    page = visit("people/sara")
    place = """node => {
        const text = document.createRange();
        text.selectNodeContents(node);
        const all = text.getBoundingClientRect();
        text.setStart(node.firstChild, node.firstChild.length - 1);
        return [all.left, text.getBoundingClientRect().left];
    }"""
    left, full_stop = page.locator(".resume-body p").last.evaluate(place)
    assert abs(left - full_stop) < 2  # it ends on the left
    assert page.locator(".resume-monogram").inner_text() == "سح"


# --- lists -------------------------------------------------------------------------------------


def test_a_list_is_narrowed_by_keyboard_and_the_choice_is_in_the_address(visit):
    page = visit("skills/index")
    page.locator(".resume-filter input").focus()
    page.keyboard.type("sand")
    shown = page.locator(".resume-listing li:visible .resume-entry")
    playwright.expect(shown).to_have_text(["Sandpaper"])
    page.wait_for_url(re.compile(r"[?#&].*=sand"))
    again = page.context.new_page()
    again.goto(page.url)
    playwright.expect(again.locator(".resume-listing li:visible .resume-entry")).to_have_text(
        ["Sandpaper"]
    )


def test_a_card_shows_where_a_link_leads_and_goes_with_escape(visit):
    page = visit("projects/swing")
    link = page.locator("article a[href='../people/ann.html']").first
    link.focus()
    card = page.locator(".resume-peek")
    playwright.expect(card).to_be_visible()
    assert "Builds swings" in card.inner_text()
    page.keyboard.press("Escape")
    playwright.expect(card).to_be_hidden()


# --- Furo ----------------------------------------------------------------------------------------


def test_one_of_the_first_tabs_skips_to_the_content(visit):
    page = visit("people/ann")
    focused = []
    for _ in range(3):
        page.keyboard.press("Tab")
        focused.append(page.evaluate("document.activeElement.className"))
    assert any("skip-to-content" in names for names in focused)


def test_colours_can_be_chosen_and_stay(visit):
    page = visit("people/ann", color_scheme="light")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button = page.locator(".theme-toggle-content .theme-toggle")
    for _ in range(2):
        button.click()
    chosen = page.evaluate("document.body.dataset.theme")
    page.reload()
    assert page.evaluate("document.body.dataset.theme") == chosen
    dark = page.evaluate(
        "document.body.dataset.theme = 'dark'; getComputedStyle(document.body).backgroundColor"
    )
    assert dark != before


def test_the_menu_of_a_phone_opens_and_leads_on(visit):
    page = visit("index", PHONE)
    page.locator("label.nav-overlay-icon").click()
    link = page.locator(".sidebar-drawer").get_by_role("link", name="Projects", exact=True)
    playwright.expect(link).to_be_in_viewport()
    link.click()
    assert page.url.endswith("projects/index.html")


def test_pages_are_whole_without_scripts(visit):
    page = visit("people/index", java_script_enabled=False)
    assert page.locator(".resume-listing li").count() == 4
    page = visit("people/ann", java_script_enabled=False)
    assert not page.locator(".resume-print").is_visible()
    assert page.locator("section#papers").is_visible()


GLUED = """
# Jo Hill

:::{person} jo
:::

## Prizes

:::{award} Golden cone
:awarder: Society of Engineers
:location: Essen
:date: 2021
:::

:::{project} Valve
:role: Lead
:location: Bremen
:start: 2020
:end: 2021
:::

:::{experience} Acme
:position: Engineer
:location: Berlin
:start: 2020
:::
"""
TOUCHING = """() => {
  const found = [];
  for (const meta of document.querySelectorAll(".resume-header > .resume-meta")) {
    const boxes = [...meta.children].map((one) => one.getBoundingClientRect());
    const seen = boxes.filter((box) => box.width > 1);
    seen.forEach((one, at) => {
      for (const other of seen.slice(at + 1)) {
        const line = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
        const apart = Math.max(one.left, other.left) - Math.min(one.right, other.right);
        if (line && apart < -1) found.push(meta.innerText);
      }
    });
    const text = meta.querySelector(".resume-left"), place = meta.querySelector(".resume-place");
    const between = text.nextElementSibling.getBoundingClientRect();
    const [one, other] = [text.getBoundingClientRect(), place.getBoundingClientRect()];
    const line = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
    if (line && other.left - one.right < 3 && between.width < 2) found.push(meta.innerText);
  }
  return found;
}"""


def test_what_stands_on_one_line_of_paper_is_parted(browser, site):
    site.write("people/jo.md", GLUED)
    built = site.build(html_theme="furo")
    page = browser.new_page(viewport=dict(zip(("width", "height"), (794, 1123), strict=True)))
    page.goto((built.out / "people/jo.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".resume-header > .resume-meta").count() == 3
    assert page.evaluate(TOUCHING) == []
    page.close()


LONG = """
# Jo Hill

:::{person} jo
:email: jo.hill-from-over-the-hill.and.far.away@department-of-engines.university.example
:website: https://university.example/faculties/engineering/engines/people/jo-hill-from-the-hill
:location: Landkreis Vorpommern-Greifswald, Mecklenburg-Vorpommern
:phone: +49 381 1234567
:::

## Time

:::{timeline}
:::

## Work

:::{experience} Acme
:start: 2009
:end: 2020
:::

:::{experience} Somewhere else at another time that nobody remembers well
:position: Adviser
:::
"""
# The first line of each text, and the icon before it, which has no box of its own to ask for.
ICONS = """() => [...document.querySelectorAll(".resume-icon")].map((one) => {
  const style = getComputedStyle(one, "::before"), box = one.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(one);
  const all = [...range.getClientRects()].filter((box) => box.width > 1);
  const first = all.filter((box) => Math.abs(box.top - all[0].top) < 4);
  const text = {
    top: all[0].top,
    bottom: all[0].bottom,
    left: Math.min(...first.map((box) => box.left)),
    right: Math.max(...first.map((box) => box.right)),
  };
  const top = box.top + parseFloat(style.top), left = box.left + parseFloat(style.left);
  const size = parseFloat(style.width);
  return {
    line: top >= text.top - 2 && top + size <= text.bottom + 2,
    before: left + size <= text.left || left >= text.right,
    near: Math.min(Math.abs(text.left - left - size), Math.abs(left - text.right)) < 10,
  };
})"""
# What is painted over the middle of each word: its own background, or a line of a year.
COVERED = """() => {
  const years = document.querySelector(".resume-timeline-years");
  years.style.pointerEvents = "auto";
  for (const one of years.children) one.style.pointerEvents = "auto";
  const words = document.querySelectorAll(".resume-timeline strong, .resume-timeline-text > *");
  return [...words].filter((one) => {
    const box = one.getClientRects()[0];
    if (box.width < 2) return false;
    const clear = getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)";
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return clear || years.contains(top);
  }).map((one) => one.textContent);
}"""


@pytest.mark.parametrize("language", ["en", "ar"])
def test_on_a_phone_icons_stand_by_their_texts_and_lines_behind_words(browser, site, language):
    site.write("people/jo.md", LONG)
    built = site.build(html_theme="furo", language=language)
    page = browser.new_page(viewport={"width": 390, "height": 3000})
    page.goto((built.out / "people/jo.html").as_uri())
    icons = page.evaluate(ICONS)
    assert len(icons) == 4
    assert all(all(one.values()) for one in icons), icons
    assert page.locator(".resume-timeline-text").count() == 2
    assert page.evaluate(COVERED) == []
    page.close()


def test_the_book_theme_prints_a_resume_without_its_contents(browser, site):
    pytest.importorskip("sphinx_book_theme", reason="sphinx-book-theme is not installed")
    site.write(
        "ann.md",
        "# Ann Lee\n\n:::{person} ann\n:headline: Rigger\n:::\n\n## Papers\n\n"
        ":::{publication} Knots\n:authors: Ann Lee\n:date: 2020\n:::\n\n"
        ":::{listing} publications\n:group: year\n:::\n\n## Work\n\n:::{experience} Acme\n:::\n",
    )
    built = site.build(html_theme="sphinx_book_theme")
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built.out / "ann.html").as_uri())
        page.emulate_media(media="print")
        assert not page.locator("#jb-print-toc").is_visible()
        name = page.locator("#jb-print-docs-body h1").bounding_box()
        headline = page.locator(".resume-headline").bounding_box()
        assert name["x"] == headline["x"]
        size = "node => parseFloat(getComputedStyle(node).fontSize)"
        year = page.locator(".resume-listing > .resume-heading").evaluate(size)
        assert year < page.locator("section > h2").first.evaluate(size)
