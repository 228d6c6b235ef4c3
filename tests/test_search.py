"""Readers find what is written in Chinese, Japanese and Korean, in pages of any language."""

from __future__ import annotations

import json
import os
import random
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from conftest import Site
from sphinx.search.en import SearchEnglish
from sphinx_resume.pages.search import _Pairs

PAGES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\npeople/*\n```\n",
    "people/xu.md": """
        # 徐育伟

        :::{person} xu
        :headline: 机器学习工程师
        :::

        ## 工作经历

        :::{experience} 北京大学
        :position: 研究员
        :start: 2020

        用C语言编写running的程序，𠮷野家。ＡＢＣ公司, ﾃｽﾄ, มหาวิทยาลัย
        :::
    """,
    "people/kim.md": """
        # 김철수

        :::{person} kim
        :::

        서울대학교에서 공부했다. 東京でデータ分析をした。
    """,
    "people/ann.md": "# Ann\n\n:::{person} ann\n:::\n\nShe runs with 学生 of hers.\n",
}

PEOPLE = ["people/xu", "people/kim", "people/ann"]


def lab(root: Path) -> Site:
    root.mkdir(exist_ok=True)
    made = Site(root)
    for name, text in PAGES.items():
        made.write(name, text)
    return made


def index(built: Any) -> dict[str, Any]:
    text = built.text("searchindex.js")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "ja", "ko", "en", "de"])
def test_the_index_has_every_two_characters(tmp_path, language):
    built = lab(tmp_path).build(language=language)
    made = index(built)
    xu = made["docnames"].index("people/xu")

    def pages(word: str) -> list[int]:
        found = (made[name].get(word, []) for name in ("terms", "titleterms"))
        return [n for one in found for n in (one if isinstance(one, list) else [one])]

    for word in ("育伟", "徐育", "伟", "机器", "学习", "c", "语言", "𠮷野"):
        assert xu in pages(word), word
    kim = made["docnames"].index("people/kim")
    for word in ("철수", "서울", "대학", "データ"[:2], "東京"):
        assert kim in pages(word), word


def test_a_project_s_own_choice_is_kept(tmp_path):
    site = lab(tmp_path)
    site.conf += """
from sphinx.search import SearchLanguage

class Own(SearchLanguage):
    lang = "tlh"
    language_name = "Own"
    def split(self, text):
        return ["ownword"]

def setup(app):
    app.add_search_language(Own)
"""
    built = site.build(html_search_language="tlh")
    made = index(built)
    assert {*made["terms"], *made["titleterms"]} == {"ownword"}
    assert "splitQuery" not in built.text("_static/language_data.js")


playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with playwright.sync_playwright() as run:
        options = ["--no-sandbox", "--disable-gpu"]
        browser = run.chromium.launch(executable_path=CHROMIUM, args=options)
        yield browser.new_page()
        browser.close()


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium")
@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("language", ["zh_CN", "ja", "en"])
def test_a_reader_finds_pages(tmp_path, page, language):
    built = lab(tmp_path).build(language=language)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    handler = partial(_Quiet, directory=str(built.out))
    queries = {
        "徐育伟": {"people/xu"},
        "伟": {"people/xu"},
        "学习工程师": {"people/xu"},
        "学程": set(),
        "C语言": {"people/xu"},
        "서울대": {"people/kim"},
        "データ分析": {"people/kim"},
        "วิทยา": {"people/xu"},
        "abc": {"people/xu"},
        "ＡＢＣ": {"people/xu"},
        "テスト": {"people/xu"},
        "Ｃ语言": {"people/xu"},
        "工程师😀": {"people/xu"},
        "run": {"people/xu", "people/ann"},  # running, runs
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{server.server_port}/search.html")
        page.fill("#search-documentation input[name=q], .body input[name=q]", "育伟")
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results ul.search a[href*='people/xu.html']")
        found = {
            query: {
                *page.evaluate(
                    "query => Search._performSearch(...Search._parseQuery(query)).map(r => r[0])",
                    query,
                )
            }
            for query in queries
        }
        server.shutdown()
    assert faults == []
    # The home page has the titles of the others.
    assert {query: found[query] & {*PEOPLE} for query in queries} == queries


SIGNS = (
    "abcXYZ éßＡｂ０１2 _-.,、。・「」《》々〇〆ー゛ｱｲﾟ㈱ 中国臺北語한국어ㄅㆠ𠮷野กขไทย"
    "กรุงเทพ का नमस्ते"
    " مرحبا שלום 😀👩‍💻①Ⅷ㍿ｶﾞが²½µıはဗမာខ្មែរລາວ"
)


@pytest.mark.browser
@pytest.mark.skipif(not CHROMIUM, reason="there is no browser; install chromium")
@pytest.mark.xdist_group("browser")
def test_what_is_asked_for_is_split_as_what_is_written(page):
    """Every word that the browser makes of a text is among those that the index has of it."""
    chance = random.Random(7)
    texts = ["".join(chance.choices(SIGNS, k=chance.randint(1, 14))) for _ in range(2000)]
    page.goto("about:blank")
    script = f"texts => {{ {_Pairs.js_splitter_code}; return texts.map(splitQuery); }}"
    asked = page.evaluate(script, texts)
    language = type("Search", (_Pairs, SearchEnglish), {})({})
    missing = [
        (text, words)
        for text, words in zip(texts, asked, strict=True)
        if not set(words) <= set(language.split(text))
    ]
    assert missing == []


def test_the_index_of_the_json_builder_is_in_one_order(site: Site) -> None:
    for name in "abc":
        block = (
            f":::{{person}} {name}\n:::\n\n:::{{project}} Arm {name}\n:skills: Go\nIt moves.\n:::"
        )
        site.write(f"people/{name}.md", f"# Ann {name}\n\n{block}\n\n```{{index}} Arms\n```\n")
    site.build("json")
    site.write("people/a.md", "# Aardvark\n\n:::{person} a\n:::\n\n```{index} Arms\n```\n")
    built, clean = site.build("json"), site.build("json", out="clean")
    assert built.text("searchindex.json") == clean.text("searchindex.json")
