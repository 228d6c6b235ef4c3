"""What readers and search engines are told at the top of a page; the rest is in `test_browser`."""

from __future__ import annotations

import pytest
from compare import differences
from looks import ANN, PAGES, write_lab
from sphinx_resume.model.names import initials


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def description(built, name):
    (one,) = built.page(name).select("meta[name=description]")
    return one["content"]


def test_every_page_says_what_it_is_about(lab):
    built = lab.build()
    assert built.warnings == []
    for name, said in {
        "people/ann": "Ann Ark-Müller, Builds swings. Acme, Old Works, ETH",
        "projects/swing": "Swing (Project, Ann Ark-Müller, 2019–present). Cut the board.",
        "organizations/acme": "Acme (Organization, 2019–present). Ann Ark-Müller",
        "projects/index": "Projects: Swing",
        "blog/tag/knots": "Posts: knots: First knot",
        "index": "We build swings.",
        "table": "Jobs, Test",
        "search": "Test",
    }.items():
        assert description(built, name).startswith(said), name
    assert all(len(description(built, name)) <= 162 for name in PAGES)


def test_an_author_s_own_description_comes_first(lab):
    head = "---\nmyst:\n  html_meta:\n    description: All of Ann.\n---\n"
    lab.write("people/ann.md", head + ANN.lstrip())
    assert description(lab.build(), "people/ann") == "All of Ann."


def test_a_description_follows_edits(lab):
    lab.build()
    lab.write("people/ann.md", ANN.replace("{project} Swing", "{project} Swing <2>"))
    built = lab.build()
    assert description(built, "projects/swing-2").startswith("Swing <2> (Project")
    assert differences(built, lab.build(out="clean")) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jane Doe", "JD"),
        ("Tianyu (Terry) Sun", "TS"),
        ("Ludwig van der Rohe", "LR"),
        ("Doe, Jane", "DJ"),
        ("王小明", "王"),
        ("bell hooks", "BH"),
        ("★", "★"),
    ],
)
def test_initials_stand_for_a_portrait(name, shown):
    assert initials(name) == shown


def test_a_portrait_comes_instead_of_initials(lab):
    (lab.src / "ann.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    lab.write("people/ann.md", ANN.replace(":headline:", ":image: /ann.svg\n:headline:"))
    page = lab.build().page("people/ann")
    assert page.select_one("img.resume-portrait")["alt"] == "Ann Ark-Müller"
    assert not page.select(".resume-monogram")


def test_icons_and_initials_are_not_read_aloud_and_not_in_texts(lab):
    page = lab.build().page("people/ann")
    assert page.select_one(".resume-monogram")["aria-hidden"] == "true"
    contact = page.select_one(".resume-contact")
    assert [one.get_text() for one in contact.select("a.resume-icon-code")] == ["GitHub: ann"]
    text = lab.build("text").text("people/ann.txt")
    assert "AA" not in text
    assert "Print" not in text


@pytest.mark.parametrize("builder", ["singlehtml", "epub"])
def test_books_have_no_bar(lab, builder):
    lab.conf += 'epub_basename = "lab"\nversion = "1"\ncopyright = "2026, Lab"\n'
    built = lab.build(builder)
    assert built.warnings == []
    assert not any(b"resume-tools" in data for name, data in built.files().items() if "htm" in name)
