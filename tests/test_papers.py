"""Publications in BibTeX and CSL-JSON: what they say, and that those who read these take it."""

from __future__ import annotations

import json
import re

import pybtex.database
import pytest
from exported import BOB, SITE, write_lab
from sphinx_resume.model.bibtex.bib_reader import read_bibtex
from test_hostile import TEXTS, WORDS, _page


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def test_publications_can_be_taken_along(lab):
    built = lab.build()
    for name, files in {
        "publications/on-ropes": ["on-ropes.bib", "on-ropes.csl.json"],
        "publications/index": ["../publications.bib", "../publications.csl.json"],
    }.items():
        assert [one["href"] for one in built.page(name).select("a[download]")] == files
    assert not [one for one in built.page("people/bob").select("a[download]") if "bib" in str(one)]
    assert built.text("publications/on-ropes.bib") in built.text("people/ann.bib") + "\n"
    assert "  abstract = {Ropes are long.},\n" in built.text("publications/on-ropes.bib")
    assert "abstract" not in built.page("publications/on-ropes").select_one("pre").get_text()
    items = {one["id"]: one for one in json.loads(built.text("publications.csl.json"))}
    assert items["on-ropes"] == {
        "id": "on-ropes",
        "type": "article-journal",
        "title": "On ropes",
        "author": [{"family": "Ark", "given": "Ann"}, {"literal": "王小明"}],
        "issued": {"date-parts": [[2021]]},
        "container-title": "Knots",
        "volume": "3",
        "abstract": "Ropes are long.",
        "DOI": "10.1000/182",
        "URL": f"{SITE}publications/on-ropes.html",
    }
    assert (items["a-knot"]["type"], items["a-knot"]["authority"]) == ("patent", "USPTO")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_bibliographies_are_read_by_pybtex_whatever_is_in_them(lab, text):
    lab.write("people/eve.md", _page(text, text, WORDS).replace("jane", "eve"))
    built = lab.build()
    found = pybtex.database.parse_string(built.text("publications.bib"), "bibtex")
    assert found.entries["on-ropes"].fields["title"] == "On ropes"
    known = json.loads(built.text("publications.csl.json"))
    assert len(found.entries) == len(known)
    assert not re.search("[\x00-\x08\x0b-\x1f]", built.text("publications.bib"))


def test_odd_braces_stay_in_their_entry(lab):
    titles = ["Open } brace", "Open two { brace", "A {balanced} one"]
    blocks = [f":::{{publication}} {one}\n:url: https://e.org/a}}b\n:::" for one in titles]
    lab.write("people/eve.md", "\n\n".join(["# Eve Roe\n\n:::{person} eve\n:::", *blocks]))
    text = lab.build().text("people/eve.bib")
    assert len(pybtex.database.parse_string(text, "bibtex").entries) == 3
    entries, faults = read_bibtex(text)
    assert [dict(one.fields)["title"] for one in entries] == titles
    assert faults == ()


def test_without_publications_there_are_no_bibliographies(site):
    site.write("people/bob.md", BOB.replace("contribution", "project"))
    built = site.build()
    assert not [path for path in built.out.rglob("*") if path.suffix == ".bib"]
    assert not list(built.out.rglob("*.csl.json"))


def test_names_are_taken_apart_as_the_file_says(lab):
    lab.write(
        "people/papers.bib",
        """@book{ropes, title = {Ropes}, year = 2020, publisher = {Knots},
        author = {{NASA Ames Center} and King, Jr., Martin Luther and Ludwig van Beethoven
            and {Plato} and Ark, Ann and others},
        editor = {given=Mary Ann, family=Evans Cross}}""",
    )
    lab.write("people/eve.md", "# Papers\n\n:::{bibtex} papers.bib\n:::\n")
    built = lab.build()
    (item,) = json.loads(built.text("publications/ropes.csl.json"))
    assert item["author"] == [
        {"literal": "NASA Ames Center"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"literal": "Plato"},
        {"family": "Ark", "given": "Ann"},
    ]
    assert item["editor"] == [{"family": "Evans Cross", "given": "Mary Ann"}]
    page = built.page("publications/ropes")
    (data,) = (json.loads(one.text) for one in page.select("script[type*=ld]"))
    (book,) = (one for one in data["@graph"] if one["@type"] == "Book")
    assert [(one["@type"], one["name"]) for one in book["author"]] == [
        ("Organization", "NASA Ames Center"),
        ("Person", "Martin Luther King Jr."),
        ("Person", "Ludwig van Beethoven"),
        ("Organization", "Plato"),
        ("Person", "Ann Ark"),
    ]


def test_others_are_nobody(lab):
    paper = ":::{publication} On glue\n:authors: ann, 'Lee, Jr., Ann', others\n:date: 2020\n:::\n"
    lab.write("people/eve.md", f"# Eve\n\n:::{{person}} eve\n:::\n\n{paper}")
    built = lab.build()
    (item,) = json.loads(built.text("publications/on-glue.csl.json"))
    assert item["author"][1:] == [{"family": "Lee", "given": "Ann", "suffix": "Jr."}]
    assert " and others}," in built.text("publications/on-glue.bib")
    assert "et al." in built.body("publications/on-glue")


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        (":arxiv: 1706.03762", "URL", "https://arxiv.org/abs/1706.03762"),
        (":arxiv: 1706.03762", "number", "arXiv:1706.03762"),
        (":pages: 1--9", "page", "1-9"),
        (":pages: 1 – 9", "page", "1-9"),
    ],
)
def test_numbers_in_csl_json_are_as_its_readers_expect(lab, field, name, value):
    lab.write(
        "people/eve.md", f"# Eve\n\n:::{{person}} eve\n:::\n\n:::{{publication}} On\n{field}\n:::\n"
    )
    (item,) = json.loads(lab.build().text("people/eve.csl.json"))
    assert item[name] == value
