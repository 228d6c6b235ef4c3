"""Each kind of file that a build is made of, changed, gives what a clean build gives."""

import os

import pytest
from compare import differences
from conftest import PICTURE, Site
from test_file_edits import picture

JANE = """
# Jane Doe

:::{person} jane
:image: ../jane.png
:::

:::{organization} Acme
:logo: ../acme.png
:::

:::{publication} On Arms
:date: 2019
:pdf: ../arms.pdf

We show it[^1].

![An arm](../arm.png)
:::

[^1]: With {skill}`C#`[^2].
[^2]: And {skill}`Go`.

```{include} ../more.txt
```
"""
JOE = """
# Joe Roe

:::{person} joe
:::

:::{experience} Acme
:start: 2007
:end: 2009
:skills: C#, Go
:::
"""
PICTURES = ("jane.png", "acme.png", "arm.png")


@pytest.fixture
def lab(site):
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    site.write("more.txt", "More of it.\n")
    for name in PICTURES:
        (site.src / name).write_bytes(picture(0))
    return site


def assert_same(site: Site, builder: str = "html", **config: object) -> None:
    """Build again and anew, and compare; doctrees are shared by all builders."""
    after = site.build(builder, doctrees="shared", **config)
    clean = site.build(builder, out=f"clean-{builder}", keep=False, **config)
    assert differences(after, clean) == []
    assert site.build(builder, doctrees="shared", **config).written() == set()


def old(site: Site, name: str, data: bytes) -> None:
    """Write a file as a version control does that keeps times: it is older than the build."""
    path = site.src / name
    path.write_bytes(data)
    os.utime(path, (1_000_000_000, 1_000_000_000))


def post(year: int) -> str:
    return f"# Post of {year}\n\n:::{{post}}\n:date: {year}-02-03\n:::\n\nWords.\n"


def add_posts(site: Site) -> None:
    site.write("blog/p2023.md", post(2023))


def add_projects(site: Site) -> None:
    blocks = [f":::{{project}} Of {year}\n:start: {year}\n:::\n" for year in (2005, 2023)]
    site.write("people/joe.md", "\n".join([JOE, *blocks]))


def add_publications(site: Site) -> None:
    site.write("people/joe.md", f"{JOE}\n:::{{publication}} Of 2023\n:date: 2023\n:::\n")


@pytest.mark.parametrize("add", [add_posts, add_projects, add_publications])
def test_a_list_on_several_pages_gets_a_new_year(lab, add):
    for year in (2005, 2011, 2012, 2018, 2021):
        lab.write(f"blog/p{year}.md", post(year))
    blocks = [f":::{{project}} P{year}\n:start: {year}\n:::\n" for year in (2004, 2006, 2008)]
    blocks += [f":::{{publication}} Q{year}\n:date: {year}\n:::\n" for year in (2004, 2006, 2008)]
    lab.write("people/joe.md", "\n".join([JOE, *blocks]))
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.build(doctrees="shared", resume_list_size=2, resume_list_split="year")
    add(lab)
    assert_same(lab, resume_list_size=2, resume_list_split="year")


@pytest.mark.parametrize("first", ["html", "dirhtml", "text"])
def test_builders_that_share_doctrees_all_see_a_file_that_comes(lab, first):
    builders = ["html", "dirhtml", "text"]
    for builder in builders:
        lab.build(builder, doctrees="shared")
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.build(first, doctrees="shared")
    for builder in builders:
        assert_same(lab, builder)
    assert lab.build(doctrees="shared").page("people/jane").select("a[href$='on-arms.pdf']")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text"])
def test_another_branch_may_have_older_files(lab, builder):
    lab.write("arms.pdf", "%PDF-1.4\n")
    for one in ("html", builder):
        lab.build(one, doctrees="shared")
    old(lab, "people/joe.md", JOE.replace("2007", "2006").replace("Acme", "Apex").encode())
    old(lab, "more.txt", b"No more.\n")
    for name in PICTURES:
        old(lab, name, picture(9))
    lab.build(doctrees="shared")
    assert_same(lab, builder)


@pytest.mark.parametrize("year", ["2006", "2008"])
def test_a_footnote_shown_on_another_page_names_things_as_they_are(lab, year):
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.build(doctrees="shared")
    lab.write("people/joe.md", JOE.replace("2007", year))
    assert_same(lab)
    page = lab.build(doctrees="shared").page("publications/on-arms")
    titles = {link["title"] for link in page.select(".footnote a[title], aside a[title]")}
    assert {f"C# (Skill, {year}–2009)", f"Go (Skill, {year}–2009)"} <= titles


@pytest.mark.parametrize("listing", ["", ":::{listing} people\n:style: cards\n:::\n"])
def test_a_portrait_that_another_person_gets_is_shown_there(lab, listing):
    joe = ":::{person} joe\n:image: ../jane.png\n"
    (lab.src / "more").mkdir()
    (lab.src / "more/jane.png").write_bytes(picture(0))
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.write("list.md", f"---\norphan: true\n---\n\n# List\n\n{listing}")
    lab.build(doctrees="shared")
    lab.write("people/jane.md", JANE.replace(":image: ../jane.png\n", ""))
    lab.write("people/joe.md", JOE.replace(":::{person} joe\n", joe.replace("..", "../more")))
    assert_same(lab)


@pytest.mark.parametrize("builder", ["html", "text", "man"])
def test_a_link_to_a_list_follows_when_that_goes_and_comes(lab, builder):
    award = ":::{award} Prize\n:date: 2020\n:::\n"
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.write("notes.md", "---\norphan: true\n---\n\n# Notes\n\nSee [](awards/index.md).\n")
    lab.write("people/joe.md", f"{JOE}\n{award}")
    lab.build(builder, doctrees="shared")
    for text in (JOE, f"{JOE}\n{award}"):
        lab.write("people/joe.md", text)
        assert_same(lab, builder)


def test_of_two_things_of_one_title_only_what_changes_is_written(lab):
    two = [f":::{{award}} Prize\n:date: {year}\n:::\n" for year in (2013, 2015)]
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.write("people/joe.md", "\n".join([JOE, *two]))
    first = lab.build(doctrees="shared")
    pages = {name for name in first.written() if name.startswith("awards/prize")}
    assert len(pages) == 2
    lab.write("people/joe.md", "\n".join([JOE, "Some text.\n", *two]))
    assert not lab.build(doctrees="shared").written() & pages
    assert_same(lab)


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_the_search_index_names_the_file_that_a_page_is_made_of(site, suffix):
    site.conf += "source_suffix = {'.md': 'markdown', '.rst': 'restructuredtext'}\n"
    texts = {
        "md": "# Jane\n\n:::{person} jane\n:::\n\n:::{award} Prize\n:date: 2020\n:::\n",
        "rst": "Jane\n====\n\n.. person:: jane\n\n.. award:: Prize\n   :date: 2020\n",
    }
    other = "rst" if suffix == "md" else "md"
    site.write(f"people/jane.{other}", texts[other])
    site.build(doctrees="shared")
    site.remove(f"people/jane.{other}")
    site.write(f"people/jane.{suffix}", texts[suffix])
    assert_same(site)


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("builder", ["html", "dirhtml", "json", "latex", "texinfo"])
def test_a_picture_of_the_same_name_is_copied_again(lab, name, builder):
    lab.write("arms.pdf", "%PDF-1.4\n")
    config = {"latex_documents": [("index", "lab.tex", "Lab", "Lab", "manual")]}
    lab.build(doctrees="shared")
    lab.build(builder, doctrees="shared", **config)
    old(lab, name, picture(9))
    lab.build(doctrees="shared")
    after = lab.build(builder, doctrees="shared", **config)
    clean = lab.build(builder, out="clean", keep=False, **config)
    # The environment is in no two builds the same.
    own = {"environment.pickle"}
    assert set(differences(after, clean)) <= own


def test_a_page_in_another_format_leaves_no_copy_of_its_source(site):
    site.conf += "source_suffix = {'.md': 'markdown', '.rst': 'restructuredtext'}\n"
    rest = "Jane\n====\n\n.. person:: jane\n\n   A secret.\n"
    site.write("people/jane.rst", rest)
    site.build(doctrees="shared")
    site.remove("people/jane.rst")
    site.write("people/jane.md", "# Jane\n\n:::{person} jane\n:::\n")
    assert_same(site)
    sources = [name for name in site.outputs() if name.startswith("_sources/people")]
    assert sources == ["_sources/people/jane.md.txt"]
    site.remove("people/jane.md")
    site.write("people/jane.rst", rest)
    assert_same(site)
    assert_same(site, html_copy_source=False)
    assert not [name for name in site.outputs() if name.startswith("_sources")]


def test_whatever_is_deleted_from_the_output_is_written_again(lab):
    lab.write("arms.pdf", "%PDF-1.4\n")
    lab.write("papers.txt", "Some.\n")
    lab.write("notes.md", "---\norphan: true\n---\n\n# Notes\n\n{download}`x <papers.txt>`\n")
    for builder in ("html", "dirhtml", "text"):
        lab.build(builder, doctrees="shared")
        out = lab.root / "out" / builder
        found = sorted(path for path in out.rglob("*") if path.is_file())
        assert found
        # Half of the files at a time: what is missing beside a page that is there is the point.
        for half in (found[::2], found[1::2]):
            for path in half:
                path.unlink()
            assert_same(lab, builder)


def test_a_build_without_a_change_reads_and_writes_nothing(lab):
    lab.write("arms.pdf", "%PDF-1.4\n")
    for builder in ("html", "dirhtml", "text", "html", "dirhtml"):
        lab.build(builder, doctrees="shared")
    for builder in ("html", "dirhtml", "text"):
        again = lab.build(builder, doctrees="shared")
        assert "0 added, 0 changed, 0 removed" in again.status
        assert again.written() == set()


@pytest.mark.parametrize("name", ["pic.png", "text.png", "lab.bib", "paper.pdf"])
def test_a_link_that_comes_to_lead_elsewhere_is_seen(site, name):
    files = {
        "a.png": PICTURE,
        "b.png": PICTURE + b" ",
        "a.bib": b"@misc{a, title = {Alpha}}\n",
        "b.bib": b"@misc{b, title = {Beta}}\n",
        "a.pdf": b"%PDF-1.4 a",
        "b.pdf": b"%PDF-1.4 bb",
    }
    (site.src / "people").mkdir()
    for path, data in files.items():
        (site.src / "people" / path).write_bytes(data)
    linked = ["pic.png", "text.png", "lab.bib", "paper.pdf"]
    for one in linked:
        (site.src / "people" / one).symlink_to(f"a.{one[-3:]}")
    site.write(
        "people/bo.md",
        "# Bo Lind\n\n:::{person} bo\n:image: pic.png\n:::\n\n"
        ":::{publication} Mine\n:pdf: paper.pdf\n\n![It](text.png)\n:::\n\n"
        "```{bibtex} lab.bib\n```\n",
    )
    site.build()
    (site.src / "people" / name).unlink()
    (site.src / "people" / name).symlink_to(f"b.{name[-3:]}")
    built = site.build()
    assert differences(built, site.build(out="clean")) == []
    assert site.build().written() == set()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json"])
def test_a_search_index_that_is_gone_or_damaged_is_made_again_whole(site, builder):
    site.write("people/bo.md", "# Bo Lind\n\n:::{person} bo\n:::\n\n:::{project} Arm\n:::\n")
    index = next(site.build(builder).out.glob("searchindex.*"))
    index.unlink()
    built = site.build(builder)
    # The JSON builder copies what Sphinx has kept of the build before, if there was one.
    wrong = set(differences(built, site.build(builder, out="clean")))
    assert wrong <= {"environment.pickle"}
    if builder != "json":
        index.write_text("damaged", "utf-8")
        again = site.build(builder)
        assert index.read_bytes() == (site.root / "out/clean" / index.name).read_bytes()
        assert again.warnings == []


@pytest.mark.parametrize("builder", ["html", "json", "pickle"])
def test_what_was_taken_from_a_page_is_taken_from_the_copy_of_its_source(site, builder):
    text = "# Bo Lind\n\n:::{person} bo\n:::\n\nAsk Zyxel.\n"
    site.write("people/bo.md", text)
    site.build(builder)
    site.write("people/bo.md", text.replace("Zyxel", "me"))
    built = site.build(builder)
    assert "Ask me." in built.text("_sources/people/bo.md.txt")
    assert [line for line in built.warnings if "bo.md" in line] == []
