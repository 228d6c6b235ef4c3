"""Bad and hostile input: no traceback, nothing lost, nothing of it alive in any output."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from sphinx_resume.model import fields as f
from sphinx_resume.model.kinds import KINDS

PERSON = "# Jane Doe\n\n:::{person} jane\n:email: jane@example.org\n:::\n\n"
AFTER = "\n\n## After\n\nThe words after.\n"

TEXTS = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "svg": "'><svg/onload=alert(1)>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "link": "[here](https://example.org/)",
    "role": "a {person}`bob` here",
    "unknown role": "a {nosuch}`role` here",
    "footnote": "a[^1] footnote",
    "TeX and XML": r"\input{x} 100% $a$ _b_ ^c ~d {e} ]]> <!-- \u202e",
    "controls": "a\x01b\x08c\x0bd\x0ce\x1bf\x7fg\ufffeh",
}
WORDS = {f.shown, f.text, f.names, f.references, f.reference}
URLS = (
    "javascript:alert(1) JaVaScRiPt:alert(1) java\tscript:alert(1) vbscript:alert(1) x:y "
    "\x01javascript:alert(1) \x1bjavascript:alert(1) \u200bjavascript:alert(1) "
    "@javascript:alert(1) &#106;avascript:alert(1) data:text/html,<script>alert(1)</script> "
    'https://example.org/"onmouseover="alert(1) https://example.org/<script>alert(1)</script> '
    "file:///etc/passwd //example.org/x https://[ mailto: tel: ../../etc/passwd"
)
ALIVE = re.compile(r"(?i)(?:javascript|vbscript|data|file|x):")


def _page(text: str, title: str, parsers: set[f.Parser]) -> str:
    """A page of all kinds of blocks, with *text* in every field that one of *parsers* reads."""
    blocks = ["# Jane Doe"]
    for kind in KINDS.values():
        given = [
            f":{one.name}: {f'Name {text}' if one.parse is f.links else text}"
            for one in kind.fields.values()
            if one.parse in parsers and one.name != "person" and one.attribute != kind.argument
        ]
        name = "jane" if kind.name == "person" else title
        blocks.append("\n".join([f":::{{{kind.name}}} {name}", *given, ":::"]))
    return "\n\n".join(blocks) + AFTER


def _alive(result) -> list[str]:
    """What in the pages would run, lead to a script, or break a page."""
    found = []
    for path in sorted(result.out.rglob("*.html")):
        text = path.read_text("utf-8")
        page = BeautifulSoup(text, "html.parser")
        found += [f"{path.name}: {one}" for one in page.select("svg, iframe, object, a a")]
        found += [f"{path.name}: {one}" for one in page.select("script") if "alert" in one.text]
        for one in page.select("body *"):
            links = [re.sub(r"[\x00-\x20\x7f]", "", one.get(a) or "") for a in ("href", "src")]
            if any(name.startswith("on") for name in one.attrs) or any(map(ALIVE.match, links)):
                found.append(f"{path.name}: {one}")
        if str(result.out.parent.parent) in text:
            found.append(f"{path.name}: tells a path of this machine")
    return found


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_stays_text(site, text):
    site.write("people/jane.md", _page(text, text, WORDS))
    site.write("people/bob.md", PERSON.replace("jane", "bob"))
    result = site.build()
    assert _alive(result) == []
    pages = [path.read_text("utf-8") for path in result.out.rglob("*.html")]
    assert not any(re.search("[\x00-\x08\x0b\x0e-\x1f\ufffe]", page) for page in pages)
    assert "The words after." in result.body("people/jane")


def test_no_word_of_a_title_is_lost(site):
    site.write("people/jane.md", PERSON + ":::{project} Vec<T> & <remote> work\n:::\n" + AFTER)
    result = site.build()
    assert "Vec<T> & <remote> work" in result.body("people/jane")
    assert "Vec<T> & <remote> work" in result.body("projects/vec-t-and-remote-work")


def test_no_address_runs_a_script(site):
    parsers = {f.url, f.user, f.links, f.emails, f.doi, f.orcid, f.text}
    for number, url in enumerate(URLS.split(" ")):
        page = _page(url, f"Thing {number}", parsers).replace("jane", f"p{number}")
        site.write(f"people/p{number}.md", page)
    result = site.build()
    assert _alive(result) == []
    assert all("[resume." in one for one in result.warnings)


def test_an_ebook_is_well_formed(site):
    texts = [text for name, text in TEXTS.items() if name not in {"unknown role", "footnote"}]
    blocks = [f":::{{project}} {one}\n:status: {one}\n:skills: '{one}'\n:::\n" for one in texts]
    site.write("people/jane.md", PERSON + "\n".join(blocks))
    result = site.build("epub", version="1", epub_copyright="none")
    book = zipfile.ZipFile(next(result.out.glob("*.epub")))
    for name in book.namelist():
        if name.endswith((".xhtml", ".opf", ".ncx")):
            ElementTree.fromstring(book.read(name))


JOB = ":::{experience} Acme\n"
PAGES = {
    "empty file": "",
    "white space": " \n\t\n",
    "byte order mark": "\ufeff" + PERSON,
    "Windows line ends": (PERSON + JOB + ":start: 2020\n\nWords.\n:::\n").replace("\n", "\r\n"),
    "Macintosh line ends": (PERSON + JOB + ":start: 2020\n:::\n").replace("\n", "\r"),
    "no line end": PERSON + JOB.strip(),
    "tabs": PERSON + JOB + "\t:start:\t2020\n:end:\tpresent\n\n\tWords.\n:::\n",
    "block without heading": PERSON.partition("\n\n")[2],
    "heading after the block": PERSON.partition("\n\n")[2] + "# Jane Doe\n",
    "unclosed": PERSON + JOB + ":start: 2020\n\nWords.\n\n## Heading\n",
    "fences of one length": PERSON + JOB + "\n:::{project} Lego\n:::\nWords.\n:::\n",
    "capitals": PERSON + JOB.replace("exp", "Exp") + ":start: 2020\n:::\n",
    "long title": PERSON + ":::{project} " + "long " * 90 + "\n:::\n",
    "long title in Chinese": PERSON + ":::{project} " + "長" * 120 + "\n:::\n",
    "long id": PERSON + ":::{project} Lego\n:id: " + "a" * 300 + "\n:::\n",
    "long skill": PERSON + ":::{skills} S\n:keywords: " + "a" * 300 + "\n:::\n",
    "long name of an employer": PERSON + ":::{experience} " + "a" * 300 + "\n:::\n",
    "circle": PERSON + ":::{project} A\n:part-of: b\n:::\n\n:::{project} B\n:part-of: a\n:::\n",
    "itself": PERSON + ":::{organization} A\n:parent: a\n:::\n\n:::{contribution} a\n:::\n",
    "YAML of all sorts": PERSON + JOB + "---\n? [a]\n: b\n<<: {c: d}\nx: &x [1, *x]\n---\n:::\n",
    "deep YAML": PERSON + JOB + "---\nskills: " + "[" * 500 + "]" * 500 + "\n---\n:::\n",
    "YAML with a control": PERSON + JOB + "---\nposition: a\x01b\n---\n:::\n",
    "deep": PERSON
    + "".join(f"{':' * (20 - i)}{{project}} P{i}\n:skills: S{i}\n\n" for i in range(15))
    + "".join(f"{':' * (6 + i)}\n" for i in range(15)),
    "many skills": PERSON + JOB + ":skills: " + ", ".join(f"S{i}" for i in range(60)) + "\n:::\n",
    "lines of Word": PERSON + JOB + ":position: a\u2028b\x85c\n:start: 2020\n:::\n",
    "image of nothing": PERSON.replace(":email:", ":image: ../../nothing[.png\n:email:"),
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
def test_no_page_breaks_the_site(site, text):
    (site.src / "people").mkdir()
    (site.src / "people/jane.md").write_bytes(text.encode())
    site.write("people/zoe.md", PERSON.replace("jane", "zoe") + AFTER)
    result = site.build()
    assert _alive(result) == []
    assert "The words after." in result.body("people/zoe")
    assert "Acme" not in text or "Acme" in result.body("people/jane")
    assert [one for one in result.warnings if not re.search(r" \[\w+\.\w+\]$", one)] == []


IDS = ["../up", "a/b", "..", "A", "index", "-", "a#b", "a?b", "%2e%2e", "C:\\x", "/", ".NET"]


def test_addresses_stay_in_their_folders(site):
    for number, one in enumerate(IDS):
        text = f":::{{project}} {one}\n:id: {one}\n:skills: '{one}'\n:::\n\n"
        page = PERSON.replace("jane", f"p{number}") + text + f":::{{volunteer}} {one}\n:::\n"
        site.write(f"people/p{number}.md", page)
    made = [name for name in site.build().files() if name.endswith(".html") and "/" in name]
    safe = re.compile(r"(?:people|projects|organizations|skills)/[a-z0-9][a-z0-9_.-]*\.html")
    assert [name for name in made if not safe.fullmatch(name)] == []


def test_every_kind_holds_every_kind(site):
    titles = {"contribution": "lego"}
    for outer in KINDS:
        inner = "\n".join(
            f":::{{{kind}}} {titles.get(kind, f'In {outer} {kind}')}\n\nWords of {kind}.\n:::\n"
            for kind in KINDS
        )
        title = titles.get(outer, f"Out {outer}")
        text = f"\n\n::::{{{outer}}} {title}\n\nOuter words.\n\n{inner}::::\n"
        site.write(f"people/{outer}.md", PERSON.replace("jane", f"j-{outer}") + text + AFTER)
    site.write("people/lego.md", "# Lego\n\n:::{project} Lego\n:person: j-award\n:::\n")
    result = site.build()
    words = ["Outer words.", "The words after.", *(f"Words of {kind}." for kind in KINDS)]
    for outer in KINDS:
        body = result.body(f"people/{outer}")
        assert {word: body.count(word) for word in words} == dict.fromkeys(words, 1)


@pytest.mark.parametrize("title", ["", " Thing"])
def test_blocks_with_nothing_in_them(site, title):
    text = "\n\n".join(f":::{{{kind}}}{title}\n:::" for kind in KINDS if kind != "person")
    site.write("people/jane.md", PERSON + text + AFTER)
    result = site.build()
    assert all("[resume." in warning for warning in result.warnings)
    body = result.body("people/jane")
    assert body.count("Thing") >= (len(KINDS) - 1) * bool(title)
    assert "The words after." in body
