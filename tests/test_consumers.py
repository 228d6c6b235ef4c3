"""Exports as the programs read them that they are made for, from a site and from a hostile lab.

Programs for Node are those of ``consumers/package.json``, which ``make test`` installs; without
them, their tests are skipped. Nothing here asks the network.
"""

from __future__ import annotations

import importlib
import json
import re
import runpy
import shutil
import string
import subprocess
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import feedparser
import jsonschema
import pybtex.database
import pytest
import vobject
import yaml
from bs4 import BeautifulSoup
from conftest import REPOSITORY, Result, Site, build_home, nodes
from looks import HOME, write_lab
from pybtex.richtext import Text
from sphinx.util.inventory import InventoryFile
from sphinx_resume.model import fields as f
from test_hostile import TEXTS, URLS, WORDS, _page

citeproc = pytest.importorskip("citeproc", reason="citeproc-py is not installed")
extruct = pytest.importorskip("extruct", reason="extruct is not installed")
jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")
schema_org = pytest.importorskip("rdflib", reason="rdflib is not installed").SDO

READERS = Path(__file__).parent / "consumers"
SHARED = REPOSITORY.parent / "shared/data/schemas/rendercv-2.8.schema.json"
SCHEMA_ORG = "https://schema.org/"
NO_PAGES = {"404.html", "genindex.html", "search.html"}
"""Pages about nothing, which are in no map."""

# A role in a field of a block is what its author wrote until all pages are read.
HOSTILE = {name: text for name, text in TEXTS.items() if name != "role"} | {
    "quotes": "\"a\" 'b' “c” „d‘ `e` «f» '' \"\"",
    "emoji": "👩‍🚀 🇨🇭 𝒳 e\u0301 👍🏽",
    "right to left": "\u202eabc\u202c \u200fمرحبا\u200e \u2066x\u2069",
    "marks of lists": "a,b;c:d|e=f a\\,g a\\;h a\\nb",
    "placeholders": "100%s %(x)d {0} {{x}} ${y} #{z} <%= a %> {% b %} {{{c}}}",
    "end of a script": "</script><!--<script></title></style>",
    "line ends": "a\u2028b\u2029c\u0085d",
    "YAML": "- a: [b] *c &d !e >f |g ? h @i",
    "BibTeX": "@article{x, title = {y}} # \\emph{z} {\\'e} --- ~",
    "address": "javascript:alert(1)",
    "Markdown": "*a* **b** _c_ ~~d~~ ![e](f) [g]: h <i>j</i> # k > l",
}
pytestmark = pytest.mark.consumers
BOB = "# Bob\n\n:::{person} bob\n:::\n"


@dataclass
class Place:
    """A site, the address it has, and how many people are on it at least."""

    built: Result
    base: str
    people: int

    def files(self, pattern: str) -> list[Path]:
        found = sorted(self.built.out.glob(pattern))
        assert found, f"there is no {pattern}"
        return found

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """The pages that are about something, by their path."""
        known = {path.relative_to(self.built.out).as_posix() for path in self.files("**/*.html")}
        return {name: self.built.page(name[:-5]) for name in sorted(known - NO_PAGES)}

    def person(self, name: str) -> BeautifulSoup:
        return self.pages[f"people/{name}.html"]

    def persons(self) -> list[str]:
        found = [path.stem for path in self.files("people/*.vcf")]
        assert len(found) >= self.people
        return found

    def is_there(self, address: str) -> bool:
        """Whether an address leads to a file of the site."""
        path, _ = urldefrag(address)
        inside = path.startswith(self.base)
        return inside and (self.built.out / unquote(path.removeprefix(self.base))).is_file()


def plain(text: str) -> str:
    """Return the letters of *text*, without the white space and the controls between them."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\u2060\ufffe]+", "", text)


def letters(text: str) -> str:
    """Return the letters and digits of *text*."""
    return re.sub(r"\W+", "", text)


def title(page: BeautifulSoup) -> str:
    heading = page.select_one("h1")
    for link in heading.select(".headerlink"):
        link.decompose()
    return plain(heading.get_text())


def as_heading(text: str) -> str:
    """Return *text* with each mark of Markdown taken for itself."""
    return re.sub(f"([{re.escape(string.punctuation)}])", r"\\\1", text)


def hostile_person(text: str, name: str) -> str:
    """Return the page of a person with *text* in her name, and in all fields of all blocks."""
    page = _page(text, text, WORDS).replace("# Jane Doe", f"# {as_heading(text)}")
    # Each is called otherwise.
    page = re.sub(r"(?m)^:::\{(\w+)\} .+", r"\g<0> \1", page)
    page = re.sub(r"(?m)^(:::\{project\} .+)", rf"\1\n:id: own-{name}", page)
    page = re.sub(r"(?m)^(:::\{contribution\}) .+", rf"\1 own-{name}", page)
    return page.replace("{person} jane person", f"{{person}} {name}")


def hostile_post(text: str) -> str:
    return f"# {as_heading(text)}\n\n:::{{post}}\n:date: 2024-02-03\n:authors: bob\n:::\n\n{text}\n"


def write_people(site: Site) -> None:
    """Write a lab: people drawn at random, the lab of the looks, and hostile people."""
    runpy.run_path(str(REPOSITORY / "bench/lab.py"))["make"](site.src, 8 * 20)
    write_lab(site)
    site.write("index.md", HOME)
    site.write("people/bob.md", BOB)
    for number, text in enumerate(HOSTILE.values()):
        site.write(f"people/text-{number}.md", hostile_person(text, f"t{number}"))
        if text != HOSTILE["controls"]:
            site.write(f"blog/text-{number}.md", hostile_post(text))
    parsers = {f.url, f.user, f.links, f.emails, f.doi, f.orcid, f.text}
    for number, url in enumerate(URLS.split(" ")):
        page = _page(url, f"Thing {number}", parsers).replace("jane", f"address-{number}")
        site.write(f"people/address-{number}.md", page.replace("Jane Doe", f"Al {number}"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    made = Site(tmp_path_factory.mktemp("lab"))
    write_people(made)
    return made


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=pytest.mark.xdist_group(f"consumers-{name}"))
        for name in ("home", "lab")
    ],
)
def place(request, tmp_path_factory):
    if request.param == "lab":
        made = request.getfixturevalue("lab")
        return Place(made.build(jobs=2), "https://lab.example/", 60)
    base = "https://resumes.example/en/latest/"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READTHEDOCS_CANONICAL_URL", base)
        return Place(build_home(tmp_path_factory.mktemp("home")), base, 2)


def read_by_node(files: list[Path], folder: Path) -> dict[str, Any]:
    """Return what the programs for Node make of *files*, by name."""
    if not shutil.which("node"):
        pytest.skip("there is no Node.js; install nodejs and npm")
    if not (READERS / "node_modules").is_dir():
        pytest.skip("the programs for Node are not installed; run `npm ci` in tests/consumers")
    output = folder / "read.json"
    command = ["node", READERS / "read.mjs", output, *files]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=120)
    return {Path(name).stem: found for name, found in json.loads(output.read_text("utf-8")).items()}


# --- JSON Resume and RenderCV ---------------------------------------------------------------


def facts(page: BeautifulSoup, data: dict[str, Any]) -> set[str]:
    """Return what a résumé must say: what the person's page has as titles, and what she was."""
    blocks = ":is(.resume-experience, .resume-project, .resume-contribution) > .resume-header"
    found = {one.get_text() for one in page.select(f"{blocks} > .resume-title")}
    found |= {one.get_text() for one in page.select(".resume-header .resume-position")}
    found |= {one.get(name, "") for one in data.get("work", ()) for name in ("name", "position")}
    found |= {one["name"] for one in data.get("projects", ())}
    return {title(page), *map(plain, found)} - {""}


def shows(text: str, fact: str) -> bool:
    """Whether a page says *fact*; jsonresume-theme-even takes all texts for HTML."""
    as_html = plain(BeautifulSoup(f"<p>{fact}</p>", "html.parser").get_text())
    return fact in text or as_html in text


def test_themes_of_json_resume_show_the_whole_person(place, tmp_path):
    names = place.persons()
    found = read_by_node([place.built.out / f"people/{one}.json" for one in names], tmp_path)
    missing = {}
    for name in names:
        read = found[name]
        assert read["faults"] == [], name
        data = json.loads(place.built.text(f"people/{name}.json"))
        for theme, html in read["pages"].items():
            assert isinstance(html, str), (name, theme, html)
            page = BeautifulSoup(html, "html.parser")
            shown = plain(page.body.get_text())
            wanted = facts(place.person(name), data)
            if lost := sorted(one for one in wanted if not shows(shown, one)):
                missing[name, theme] = lost
            assert not re.search(r"\bundefined\b|\[object Object\]|\bNaN\b|Invalid Date", shown)
    assert missing == {}


def test_rendercv_takes_every_person(place):
    try:
        build = importlib.import_module("rendercv.schema.rendercv_model_builder")
    except ImportError:
        pytest.skip("RenderCV 2.8, which needs Python 3.12, is not installed")
    for name in place.persons():
        _, model = build.build_rendercv_dictionary_and_model(
            place.built.text(f"people/{name}.yaml")
        )
        # The model keeps a name as it is written for Markdown and Typst: signs are escaped.
        assert letters(model.cv.name) == letters(title(place.person(name)))
        written = yaml.safe_load(place.built.text(f"people/{name}.yaml"))["cv"].get("sections", {})
        read = {one.title: len(one.entries) for one in model.cv.rendercv_sections}
        assert list(read.values()) == [len(one) for one in written.values()]


@pytest.mark.skipif(not SHARED.is_file(), reason="the schema of RenderCV 2.8 is not there")
def test_the_schema_of_rendercv_takes_every_person(place):
    checker = jsonschema.validators.validator_for(schema := json.loads(SHARED.read_text("utf-8")))
    check = checker(schema)
    for name in place.persons():
        check.validate(yaml.safe_load(place.built.text(f"people/{name}.yaml")))


# --- bibliographies -------------------------------------------------------------------------


def bibliographies(place: Place) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield each bibliography: its path without an end, in BibTeX, and in CSL-JSON."""
    for path in place.files("**/*.bib"):
        name = path.relative_to(place.built.out).with_suffix("").as_posix()
        yield name, path.read_text("utf-8"), json.loads(place.built.text(f"{name}.csl.json"))


def unbraced(text: str) -> str:
    """Return *text* without braces, of which pybtex does not know those that are meant."""
    return re.sub(r"[\\{}]", "", plain(text))


def test_pybtex_reads_what_the_pages_say(place):
    for name, text, items in bibliographies(place):
        entries = pybtex.database.parse_string(text, "bibtex").entries
        assert len(entries) == len(items) > 0, name
        for entry, item in zip(entries.values(), items, strict=True):
            # Nor does pybtex know this name of a circumflex.
            latex = entry.fields["title"].replace(r"\textasciicircum{}", "^")
            said = unbraced(str(Text.from_latex(latex)))
            assert said == unbraced(item["title"]), (name, entry.fields["title"])
            authors = entry.persons.get("author", [])
            assert len(authors) == len(item.get("author", [])), (name, entry.key)
            if name.endswith(f"/{item['id']}"):
                assert said == unbraced(title(place.pages[f"{name}.html"])), name


def test_citeproc_typesets_every_bibliography(place):
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    for name, _, items in bibliographies(place):
        with warnings.catch_warnings():
            # It warns of variables that CSL does not have.
            warnings.simplefilter("error")
            # Nor does it know this one, which CSL 1.0.2 has in place of "event".
            warnings.filterwarnings("ignore", r".*unsupported: event_title$")
            source = importlib.import_module("citeproc.source.json").CiteProcJSON(items)
        plainly = importlib.import_module("citeproc.formatter.plain")
        made = citeproc.CitationStylesBibliography(style, source, plainly)
        for item in items:
            made.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        lines = [plain(str(line)) for line in made.bibliography()]
        assert len(lines) == len(items), name
        for item, line in zip(items, lines, strict=True):
            assert plain(item["title"]).casefold() in line.casefold(), name


def test_scholars_find_title_authors_and_date(place):
    items = {one["id"]: one for _, _, found in bibliographies(place) for one in found}
    found = 0
    for name, page in place.pages.items():
        tags = [(one["name"], one["content"]) for one in page.select("meta[name^=citation_]")]
        if not tags:
            continue
        found += 1
        values = dict(tags)
        item = items[Path(name).stem]
        assert plain(values["citation_title"]) == title(page)
        authors = [value for tag, value in tags if tag == "citation_author"]
        assert len(authors) == len(item["author"])
        assert re.fullmatch(r"\d{4}(/\d\d?(/\d\d?)?)?", values["citation_publication_date"])
    assert found == 0 or place.people > 2


# --- vCards ---------------------------------------------------------------------------------


def test_address_books_read_every_card(place, tmp_path):
    names = place.persons()
    found = read_by_node([place.built.out / f"people/{one}.vcf" for one in names], tmp_path)
    missing = {}
    for name in names:
        raw = (place.built.out / f"people/{name}.vcf").read_bytes().decode()
        wanted = card_of(place.person(name))
        for reader, card in cards_read(raw, found[name]).items():
            if lost := sorted(wanted - card):
                missing[name, reader] = lost
    assert missing == {}


def test_address_books_of_old_read_every_card(lab, tmp_path):
    built = lab.build("resume", out="three", resume_vcard_version="3.0")
    cards = sorted((built.out / "people").glob("*.vcf"))
    assert len(cards) > 60
    found = read_by_node(cards, tmp_path)
    for path in cards:
        raw = path.read_bytes().decode()
        # Ical.js keeps the backslash before a semicolon, which 3.0 demands.
        names = {
            reader: dict(card)["fn"].replace("\\", "")
            for reader, card in cards_read(raw, found[path.stem]).items()
        }
        assert names.keys() == {"vobject", "ical.js"}
        assert len(set(names.values())) == 1, names


def card_of(page: BeautifulSoup) -> set[tuple[str, str]]:
    """Return what the card of a person must say, by her page."""
    mails = {one["href"].removeprefix("mailto:") for one in page.select("a[href^='mailto:']")}
    headlines = {one.get_text() for one in page.select(".resume-headline")}
    return (
        {("fn", title(page))}
        | {("email", unquote(one)) for one in mails}
        | {("title", plain(one)) for one in headlines}
    )


def cards_read(raw: str, read: dict[str, Any]) -> dict[str, set[tuple[str, str]]]:
    """Return what each reader sees in a card."""
    (card,) = vobject.readComponents(raw)
    found = {"vobject": [(line.name, line.value) for line in card.getChildren()]}
    assert isinstance(read["icaljs"], list), read["icaljs"]
    found["ical.js"] = [(line[0], line[3]) for line in read["icaljs"][1]]
    return {
        reader: {(field.lower(), plain(str(value))) for field, value in lines}
        for reader, lines in found.items()
    }


# --- what pages say to search engines --------------------------------------------------------


def no_network(address: str, _options: object) -> dict[str, Any]:
    """Give the one thing of schema.org's context that a plain document needs: its vocabulary."""
    assert address == SCHEMA_ORG.rstrip("/"), address
    document = {"@context": {"@vocab": SCHEMA_ORG}}
    return {"contextUrl": None, "documentUrl": address, "document": document}


def extracted(page: BeautifulSoup, syntax: str) -> list[dict[str, Any]]:
    return extruct.extract(str(page), syntaxes=[syntax], errors="strict")[syntax]


def words_of(node: dict[str, Any]) -> set[str]:
    """Return the types and properties of an expanded node."""
    return {*node.get("@type", ()), *(name for name in node if not name.startswith("@"))}


def is_known(word: str) -> bool:
    # schema.org/docs/actions: "query-input" says what to give for "query".
    name = word.removeprefix(SCHEMA_ORG).removesuffix("-input")
    return word.startswith(SCHEMA_ORG) and name in schema_org


def test_linked_data_is_schema_org_and_every_id_is_described(place):
    described: Counter[str] = Counter()
    named: set[str] = set()
    for name, page in place.pages.items():
        (found,) = extracted(page, "json-ld")
        expanded = jsonld.expand(found, {"documentLoader": no_network})
        assert expanded, name
        for node in nodes(expanded):
            assert {one for one in words_of(node) if not is_known(one)} == set(), name
            named |= {node["@id"]} if "@id" in node else set()
        described.update(node["@id"] for node in found["@graph"] if "@id" in node)
    ours = {one for one in named if one.startswith(place.base)}
    assert len(ours) > place.people
    assert {one for one in ours if not place.is_there(one)} == set()
    assert {one for one in ours if urldefrag(one)[1] and one not in described} == set()
    assert {one: number for one, number in described.items() if "#" in one and number > 1} == {}


def test_what_is_shared_names_the_page(place):
    for name, page in place.pages.items():
        (found,) = extracted(page, "opengraph")
        shared = dict(found["properties"])
        assert shared["og:url"] == place.base + name or place.is_there(shared["og:url"]), name
        assert plain(shared["og:title"]) == title(page), name
        assert shared["og:description"].strip(), name
        assert place.is_there(shared.get("og:image", shared["og:url"])), name


# --- what programs follow --------------------------------------------------------------------


def test_feed_readers_take_every_feed(place):
    for path in place.files("**/*.atom.xml") + place.files("**/atom.xml"):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.entries
        for entry in feed.entries:
            assert entry.title
            assert entry.updated_parsed
            assert entry.author
            if entry.link.startswith(place.base):
                assert place.is_there(entry.link), entry.link
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_feed_is_made_whatever_a_post_is_called(site):
    site.conf += 'html_baseurl = "https://lab.example/"\n'
    site.write("people/bob.md", BOB)
    site.write("blog/post.md", hostile_post(HOSTILE["controls"]))
    feed = feedparser.parse((site.build().out / "blog/atom.xml").read_bytes())
    assert not feed.bozo
    assert len(feed.entries) == 1


def test_crawlers_find_every_page(place):
    robots = RobotFileParser()
    robots.parse(place.built.text("robots.txt").splitlines())
    assert robots.site_maps() == [f"{place.base}sitemap.xml"]
    root = ElementTree.fromstring(place.built.text("sitemap.xml"))
    found = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert all(robots.can_fetch("Googlebot", one) for one in found)
    assert sorted(unquote(one.removeprefix(place.base)) for one in found) == sorted(place.pages)


def test_other_sites_find_every_thing(place):
    raw = (place.built.out / "objects.inv").read_bytes()
    data = InventoryFile.loads(raw, uri=place.base).data
    kinds = {name for name in data if name.startswith("resume:")}
    assert {"resume:person", "resume:project", "resume:organization"} <= kinds
    for kind in kinds:
        for item in data[kind].values():
            assert place.is_there(item.uri), item.uri
    shown = {title(place.person(name)) for name in place.persons()}
    assert {plain(one.display_name) for one in data["resume:person"].values()} == shown
