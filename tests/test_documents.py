"""PDFs of publications that are files of the project: beside the pages, where scholars look."""

from __future__ import annotations

import json

import pytest
from compare import differences
from exported import SITE

PERSON = "# Ann Ark\n\n:::{person} ann\n:::\n\n"
PAPER = ":::{publication} On ropes\n:type: article\n:date: 2021\n:pdf: papers/ropes 1.pdf\n:::\n"
BIB = "@article{knots, title = {On knots}, author = {Ann Ark}, year = 2020, pdf = {%s}}\n"


@pytest.fixture
def lab(site):
    site.conf += f"html_baseurl = '{SITE}'\n"
    site.write("people/ann.md", PERSON + PAPER)
    (site.src / "people/papers").mkdir()
    (site.src / "people/papers/ropes 1.pdf").write_bytes(b"%PDF-1")
    return site


def links(built, page):
    found = built.page(page).select("a[href$='.pdf']")
    return [(one.get_text(), one["href"]) for one in found]


def tags(built, page):
    found = built.page(page).select("meta[name^=citation]")
    return {one["name"]: one["content"] for one in found}


def test_a_file_is_copied_into_the_folder_of_its_page(lab):
    built = lab.build()
    assert built.warnings == []
    assert (built.out / "publications/on-ropes.pdf").read_bytes() == b"%PDF-1"
    assert links(built, "publications/on-ropes") == [("ropes 1.pdf", "on-ropes.pdf")]
    assert links(built, "people/ann") == [("PDF", "../publications/on-ropes.pdf")]
    address = f"{SITE}publications/on-ropes.pdf"
    assert tags(built, "publications/on-ropes")["citation_pdf_url"] == address
    assert json.loads(built.text("people/ann.json"))["publications"][0]["url"] == address
    assert json.loads(built.text("publications.csl.json"))[0]["URL"] == address
    assert f'"pdf": "{address}"' in built.text("resume.json")
    assert address in built.text("publications/on-ropes.html").partition("ld+json")[2]
    assert "[PDF](../publications/on-ropes.pdf)" in built.text("people/ann.html.md")


def test_folders_of_pages_have_it_too(lab):
    built = lab.build("dirhtml")
    assert (built.out / "publications/on-ropes/on-ropes.pdf").is_file()
    assert links(built, "publications/on-ropes/index") == [("ropes 1.pdf", "on-ropes.pdf")]
    found = [("PDF", "../../publications/on-ropes/on-ropes.pdf")]
    assert links(built, "people/ann/index") == found
    address = f"{SITE}publications/on-ropes/on-ropes.pdf"
    assert tags(built, "publications/on-ropes/index")["citation_pdf_url"] == address


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_where_no_files_are_copied_it_is_an_address_on_the_web(lab, builder):
    built = lab.build(builder, version="1", epub_copyright="none")
    assert built.warnings == []
    assert not list(built.out.rglob("on-ropes.pdf"))
    if builder == "singlehtml":
        assert ("PDF", f"{SITE}publications/on-ropes.pdf") in links(built, "index")


def test_without_a_page_the_file_stands_in_the_folder_of_its_kind(lab):
    built = lab.build(resume_pages=["project"])
    assert links(built, "people/ann") == [("PDF", "../publications/on-ropes.pdf")]
    assert (built.out / "publications/on-ropes.pdf").is_file()


@pytest.mark.parametrize(
    ("path", "fix"),
    [
        ("papers/ropes.pdf", "there is no such file that can be read; did you mean 'ropes 1.pdf'?"),
        ("/papers/none.pdf", "there is no such file that can be read; write its path from"),
        ("../../a.pdf", "this file is outside of the project, and is not published"),
        (f"{'a' * 300}.pdf", "there is no such file that can be read; write its path"),
        (
            "papers/ropes 1.pdf#page=3",
            "the path of a file ends with its name; write papers/ropes 1",
        ),
        ("letter.docx", "this is no PDF; write the path of a file whose name ends in .pdf"),
        ("letter.pdf", "this file is no PDF, which begins with '%PDF-'; name one that is"),
        ("folder.pdf", "there is no such file that can be read; write its path"),
        ("example.org/a.pdf", "or its whole address with https://"),
        ("papers", "this is not an address to link to"),
    ],
)
def test_what_is_not_there_is_told(lab, path, fix):
    lab.write("people/ann.md", PERSON + PAPER.replace("papers/ropes 1.pdf", path))
    (lab.src / "people/folder.pdf").mkdir()
    (lab.src / "people/folder.pdf").chmod(0)
    if path == "letter.pdf":
        (lab.src / "people/letter.pdf").write_text("Dear", "utf-8")
    (warning,) = lab.build().warnings
    assert f"people/ann.md:9: WARNING: publication 'On ropes': field 'pdf': '{path}'" in warning
    assert fix in warning


def test_files_that_come_change_and_go_are_seen(lab):
    lab.build()
    paper = lab.src / "people/papers/ropes 1.pdf"
    for data in (b"%PDF-22", None, b"%PDF-3"):
        if data:
            paper.write_bytes(data)
        else:
            paper.unlink()
        built = lab.build()
        assert len(built.warnings) == (data is None)
        copy = built.out / "publications/on-ropes.pdf"
        assert (copy.read_bytes() if copy.is_file() else None) == data
        assert differences(built, lab.build(out="clean")) == []
    lab.write("people/ann.md", PERSON + PAPER.replace("{publication} On", "{publication} Of"))
    built = lab.build()
    assert (built.out / "publications/of-ropes.pdf").is_file()
    assert not (built.out / "publications/on-ropes.pdf").exists()
    assert differences(built, lab.build(out="clean", jobs=2)) == []


def test_bibliographies_name_files_too(lab):
    lab.write("papers/all.bib", BIB % "knots.pdf")
    (lab.src / "papers/knots.pdf").write_bytes(b"%PDF-4")
    lab.write(
        "papers.md", "---\norphan: true\n---\n\n# Papers\n\n:::{bibtex} papers/all.bib\n:::\n"
    )
    built = lab.build()
    assert built.warnings == []
    assert (built.out / "publications/knots.pdf").read_bytes() == b"%PDF-4"
    assert links(built, "publications/knots") == [("knots.pdf", "knots.pdf")]
    lab.write("papers/all.bib", "% Mine\n" + BIB % "/papers/knot.pdf")
    (warning,) = lab.build().warnings
    assert "all.bib:2: WARNING: entry 'knots': field 'pdf': '/papers/knot.pdf': there is" in warning
    assert "did you mean 'knots.pdf'?" in warning
    lab.write("papers/all.bib", BIB % "https://lab.example/k.pdf")
    assert links(lab.build(), "publications/knots")[0][1] == "https://lab.example/k.pdf"
