"""What readers and search engines are told at the top of a page; the rest is in `test_browser`."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from compare import differences
from looks import ANN, PAGES, write_lab
from sphinx_resume.model.names.name_keys import initials


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


def test_an_organization_s_description_follows_the_projects_in_its_jobs(lab):
    lab.write("people/bob.md", "# Bob Bee\n\n:::{person} bob\n:headline: Sings\n:::\n")
    lab.build()
    lab.write("people/ann.md", ANN.replace(":skills: Wood, Rope", ":people: bob\n:skills: Wood"))
    built = lab.build()
    assert "Bob Bee" in description(built, "organizations/acme")
    assert differences(built, lab.build(out="clean")) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Jane Doe", "JD"),
        ("Tianyu (Terry) Sun", "TS"),
        ("Ludwig van der Rohe", "LR"),
        ("Doe, Jane", "JD"),
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


DOT = b"GIF89a"


@pytest.fixture
def portraits(site):
    """Give Ann and Cy portraits of the same name, and Bob none."""
    for one in ("ann", "bob", "cy"):
        folder = site.src / "people" / one
        folder.mkdir(parents=True)
        (folder / "photo.gif").write_bytes(DOT + one.encode())
        image = f":image: {one}/photo.gif\n" if one != "bob" else ""
        person = f":::{{person}} {one}\n:headline: Sings\n{image}:::\n"
        site.write(f"people/{one}.md", f"# {one.title()} Roe\n\n{person}")
    menu = "```{toctree}\n:glob:\n\npeople/*\nsub/*\n```\n"
    site.write("index.md", f"# Home\n\n:::{{listing}} people\n:::\n\n{menu}")
    site.write("sub/lines.md", "# Lines\n\n:::{listing} people\n:style: list\n:::\n")
    listing = ":::{listing} organizations\n:style: cards\n:::\n"
    logo = ":::{organization} Acme\n:logo: logo.gif\n:::\n"
    site.write("sub/firms.md", f"# Firms\n\n{logo}\n{listing}")
    (site.src / "sub/logo.gif").write_bytes(DOT)
    return site


def cards(built, name):
    """Return what stands beside each name: the bytes of a picture, or initials."""
    found = {}
    for card in built.page(name).select(".resume-cards > li"):
        picture = card.select_one("img.resume-picture")
        letters = card.select_one(".resume-monogram")
        assert picture is None or picture["alt"] == ""
        path = picture and (built.out / f"{name}.html").parent / picture["src"]
        shown = path.read_bytes() if path else letters and letters.text
        found[card.select_one(".resume-entry").text] = shown
    return found


def test_cards_have_portraits_logos_or_initials(portraits):
    built = portraits.build()
    for name in ("people/index", "index"):
        shown = {"Ann Roe": DOT + b"ann", "Bob Roe": "BR", "Cy Roe": DOT + b"cy"}
        assert cards(built, name) == shown
    assert cards(built, "sub/firms") == {"Acme": DOT}
    assert not built.page("sub/lines").select("img, .resume-monogram")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_portrait_that_goes_or_comes_is_on_the_cards(portraits, jobs):
    portraits.build(jobs=jobs)
    photo = portraits.src / "people/ann/photo.gif"
    photo.unlink()
    built = portraits.build(jobs=jobs)
    assert any("photo.gif" in one for one in built.warnings)
    assert cards(built, "people/index")["Ann Roe"] == "AR"
    # Cy's page too: the file of his portrait, of the same name, needs no number now.
    assert not built.written() & {"people/bob", "sub/lines"}
    assert differences(built, portraits.build(out="clean")) == []
    photo.write_bytes(b"GIF89a new")
    built = portraits.build(jobs=jobs)
    assert cards(built, "people/index")["Ann Roe"] == b"GIF89a new"
    assert differences(built, portraits.build(out="anew")) == []


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub", "singlehtml", "gettext"])
def test_other_formats_take_cards_too(portraits, builder):
    assert portraits.build(builder, copyright="2026", version="1").warnings == []


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


def test_the_ways_through_a_page_have_a_name_each(lab):
    paper = ":::{publication} On glue\n:authors: ann\n:::\n"
    lab.write("people/bob.md", f"# Bob Bee\n\n:::{{person}} bob\n:::\n\n{paper}")
    own = paper.replace("glue", "nails")
    lab.write("people/ann.md", f"{ANN}\n## Publications\n\n{own}")
    page = lab.build().page("people/ann")
    headings = [one.get_text().rstrip("¶") for one in page.select("h2")]
    assert headings.count("Publications") == 1  # what others say stands below her own
    ways = {one.get_text(): one["href"] for one in page.select(".resume-jump a")}
    assert len(ways) == len(page.select(".resume-jump a"))
    assert ways["Publications"] == "#publications"


HEADED = """
# Jo Hill

:::{person} jo
:::

## publications

```{bibtex} jo.bib
```

## Projects

:::{project} Valve
:::

## Talks

Some.
"""
ELSEWHERE = """
# More

:::{publication} Found elsewhere
:authors: jo
:date: 2019
:::

:::{project} Tap
:people: jo
:::

:::{award} Cup
:people: jo
:::
"""


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_a_section_goes_on_under_the_heading_that_its_author_wrote(site, builder):
    site.write("people/jo.md", HEADED)
    site.write("people/jo.bib", "@article{a, author={Jo Hill}, title={On valves}, year={2020}}")
    site.write("more.md", ELSEWHERE)
    built = site.build(builder)
    name = "people/jo.html" if builder == "html" else "index.html"
    page = BeautifulSoup(built.text(name), "html.parser")
    own = {one.find(re.compile(r"h\d")).contents[0]: one for one in page.select("section")}
    papers, projects = own["publications"], own["Projects"]
    cited = [one.get_text() for one in papers.select(".resume-citations li")]
    assert [("valves" in one, "elsewhere" in one) for one in cited] == [
        (True, False),
        (False, True),
    ]
    assert projects.select_one(".resume-rest .resume-entry").get_text() == "Tap"
    known = [one.get_text(strip=True).rstrip("¶") for one in page.select(".resume-heading")]
    assert "Publications" not in known
    assert "Awards" in known  # there is no heading of that name
