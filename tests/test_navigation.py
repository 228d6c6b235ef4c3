"""The side bar: short, right for each page, and the same however the site is built."""

import posixpath

import pytest
from compare import differences
from conftest import Site

PEOPLE = 120
TREE = """
# Home

```{toctree}
:glob:
:caption: All

people/*
projects/index
notes
```

```{toctree}
:hidden:
:caption: More

Elsewhere <https://example.org/>
skills/index
```
"""
HERE = "li.current-page"


def person(number, more=""):
    name = f"Person {number:03}"
    return f"# {name}\n\n:::{{person}} p{number:03}\n:::\n\n{more}\n"


def write_small(site):
    site.write("index.md", TREE)
    site.write("notes.md", "# Notes\n\n## A part\n\n```{toctree}\ndeep\n```\n")
    hidden = "```{toctree}\n:hidden:\n:numbered:\nhidden\n```\n"
    site.write("deep.md", f"# `Deep` & *low*\n\n{hidden}\n## Shallow\n")
    site.write("hidden.md", "# Deep hidden\n\n## Deep below\n")
    site.write("people/p000.md", person(0, ":::{project} Lego\n:skills: Go\n:::\n\n## More"))
    return site


def write_large(site, people=PEOPLE):
    for number in range(1, people):
        site.write(f"people/p{number:03}.md", person(number))
    return write_small(site)


@pytest.fixture
def small(site):
    """A site that the side bar can show whole."""
    return write_small(site)


@pytest.fixture
def large(site):
    """A site with more people than the side bar can show."""
    return write_large(site)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The large site as html."""
    site = write_large(Site(tmp_path_factory.mktemp("large")))
    return site.build(html_theme="furo", resume_navigation=10)


def tree(result, name):
    return result.page(name).select_one("div.sidebar-tree")


def titles(found):
    return [link.get_text() for link in found.select("a")]


def test_a_small_tree_is_sphinxs_own(small):
    for theme, sidebar in ("furo", None), ("agogo", None), ("basic", "globaltoc.html"):
        config = {"html_theme": theme} | ({"html_sidebars": {"**": [sidebar]}} if sidebar else {})
        ours = small.build(out=f"ours-{theme}", **config)
        sphinxs = small.build(out=f"sphinxs-{theme}", resume_navigation=0, **config)
        assert ours.warnings == []
        for name in ("index", "notes", "deep", "hidden", "people/p000", "people/index", "genindex"):
            assert ours.text(f"{name}.html") == sphinxs.text(f"{name}.html")


def test_a_generated_page_is_marked_at_the_page_that_lists_it(small):
    site = small.build(html_theme="furo")
    assert titles(tree(site, "projects/lego").select_one(HERE)) == ["Projects"]
    assert tree(site, "projects/lego").select_one(f"{HERE} > a")["href"] == "index.html"
    assert titles(tree(site, "skills/go").select_one(HERE)) == ["Skills"]
    off = small.build(html_theme="furo", resume_navigation=0)
    assert tree(off, "projects/lego").select_one(HERE) is None


def test_the_tree_has_no_limit_if_none_is_wanted(site):
    off = write_large(site, 15).build(html_theme="furo", resume_navigation=0)
    assert len(titles(tree(off, "projects/lego"))) == 15 + 7


def test_a_large_tree_is_short(built):
    assert built.warnings == []
    short = ["People", "Projects", "Notes", "Elsewhere", "Skills"]
    for name in ("index", "projects/lego", "projects/index", "deep", "genindex"):
        shown = [title for title in titles(tree(built, name)) if "Deep" not in title]
        assert shown == short
    assert [one.get_text() for one in tree(built, "index").select(".caption")] == ["All", "More"]


def test_a_person_in_a_large_tree_is_shown_with_those_around(built):
    for number, first, last in ((0, 0, 9), (60, 55, 64), (119, 110, 119)):
        found = tree(built, f"people/p{number:03}")
        assert titles(found.select_one(HERE)) == [f"Person {number:03}"]
        assert found.select_one(f"{HERE} > a")["href"] == "#"
        branch = found.select_one("li.current")
        assert branch.select_one("input").has_attr("checked")
        around = [f"Person {one:03}" for one in range(first, last + 1)]
        before, after = ["…"] * (first > 0), ["…"] * (last < PEOPLE - 1)
        assert titles(branch) == ["People", *before, *around, *after]


def test_entries_that_no_index_page_stands_for_are_cut(large):
    large.write("team.md", "# Team\n\n```{toctree}\n:glob:\npeople/p*\n```\n")
    large.write("index.md", "# Home\n\n```{toctree}\nteam\n```\n")
    site = large.build(html_theme="furo", resume_navigation=4)
    assert titles(tree(site, "index")) == ["Team"]
    shown = ["Team", "…", *(f"Person 0{one}" for one in range(58, 62)), "…"]
    assert titles(tree(site, "people/p060")) == shown


@pytest.mark.parametrize("ends", ["", "/index"])
def test_links_lead_to_pages(large, built, ends):
    options = {"html_theme": "furo", "resume_navigation": 10}
    site = large.build("dirhtml", **options) if ends else built
    files = set(site.files())
    for name in ("index", "people/p060", "projects/lego", "people/index", "skills/go", "deep"):
        path = name if name.endswith("index") else f"{name}{ends}"
        links = tree(site, path).select("a[href]:not([href='#'])")
        local = [link["href"] for link in links if link.get_text() != "Elsewhere"]
        assert len(local) >= 4
        for href in local:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
            assert {target, posixpath.join(target, "index.html")} & files, (name, href)


def test_the_side_bar_is_the_same_however_the_site_is_built(site):
    large = write_large(site, 15)
    options = {"html_theme": "furo", "resume_navigation": 10}
    large.build(**options)
    large.write("people/p007.md", person(7).replace("Person 007", "James"))
    large.remove("people/p009.md")
    large.write("zoo.md", "---\norphan: true\n---\n# Zoo\n")
    again = large.build(**options)
    assert "James" in titles(tree(again, "people/p006"))
    for jobs in (1, 2):
        assert differences(again, large.build(out=f"clean-{jobs}", jobs=jobs, **options)) == []


def test_pages_joined_into_one_keep_their_tree(large):
    site = large.build("singlehtml", html_theme="furo", resume_navigation=10)
    assert len(titles(tree(site, "index"))) > PEOPLE
