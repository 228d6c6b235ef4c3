"""Small things that a reader sees: tables of people, monograms, links, separators, headings."""

from __future__ import annotations

import pytest
from compare import differences

JUAN = """
# Juan Carlos López de la Fuente

:::{person} juan
:family-name: López de la Fuente
:headline: Designer
:location: Madrid
:::

:::{experience} Acme
:start: 2020
:end: present
:::

:::{award} Best
:awarder: Acme
:date: 2020
:::

:::{education} MIT
:courses: "Statistics, Advanced", Algebra
:start: 2000
:end: 2004
:::

:::{publication} Soon
:status: in press
:authors: Juan Carlos López de la Fuente
:::
"""
ANN = """
# Ann Lee

:::{person} ann
:::
"""
LISTS = """
# Lists

:::{listing} people
:style: table
:::

:::{listing} people
:style: cards
:::

:::{listing} publications
:group: year
:::
"""
POST = """
# A post

:::{post}
:date: 2024
:publications: soon
:::

See {publication}`soon`.
"""


@pytest.fixture
def lab(site):
    site.write("people/juan.md", JUAN)
    site.write("people/ann.md", ANN)
    site.write("lists.md", LISTS)
    return site


def cells(page):
    table = page.select_one("table.resume-table")
    return [
        [" ".join(one.get_text().split()) for one in row.select("th, td")]
        for row in table.select("tr")
    ]


def test_a_table_of_people_says_what_and_where_they_are(lab):
    assert cells(lab.build().page("lists")) == [
        ["Name", "Details", "Organization", "Place"],
        ["Ann Lee", "", "", ""],
        ["Juan Carlos López de la Fuente", "Designer", "Acme", "Madrid"],
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":end: present", ":end: 2021"),
        (":location: Madrid", ":location: Lugo"),
        (":headline: Designer", ":headline: Painter"),
        (":family-name: López de la Fuente", ":family-name: Fuente"),
    ],
)
def test_a_table_of_people_follows_their_pages(lab, old, new):
    lab.build()
    lab.write("people/juan.md", JUAN.replace(old, new))
    assert differences(lab.build(), lab.build(out="clean")) == []


def test_a_monogram_has_the_family_name_that_is_known(lab):
    page = lab.build().page("lists")
    letters = [one.get_text() for one in page.select(".resume-monogram")]
    assert letters == ["AL", "JL"]
    lab.write("people/juan.md", JUAN.replace(":family-name: López de la Fuente\n", ""))
    assert "JF" in [one.get_text() for one in lab.build().page("lists").select(".resume-monogram")]
    lab.write(
        "people/ann.md",
        ANN.replace("# Ann Lee", "# Ye Wentao").replace("} ann\n", "} ann\n:family-name: Ye\n"),
    )
    assert "YW" in [one.get_text() for one in lab.build().page("lists").select(".resume-monogram")]


def test_who_gave_an_award_is_linked(lab):
    page = lab.build().page("people/juan")
    link = page.select_one(".resume-award .resume-meta a")
    assert (link.get_text(), link["href"]) == ("Acme", "../organizations/acme.html")
    lab.write("people/juan.md", JUAN.replace(":awarder: Acme", ":awarder: A jury"))
    meta = lab.build().page("people/juan").select_one(".resume-award .resume-meta")
    assert "A jury" in meta.get_text()
    assert not meta.select("a")


def test_a_comma_in_a_name_does_not_make_two_of_it(lab):
    courses = lab.build().page("people/juan").select_one(".resume-courses")
    assert courses.get_text() == "Courses: Statistics, Advanced; Algebra"
    assert "- Statistics, Advanced; Algebra\n" in lab.build().text("people/juan.yaml")
    lab.write("people/juan.md", JUAN.replace('"Statistics, Advanced"', "Statistics"))
    courses = lab.build().page("people/juan").select_one(".resume-courses")
    assert courses.get_text() == "Courses: Statistics, Algebra"


def test_a_heading_of_ours_begins_with_a_capital_in_markdown_too(lab):
    built = lab.build(html_baseurl="https://e.org/")
    assert "## Forthcoming" in built.text("lists.html.md")
    headings = [one.get_text() for one in built.page("lists").select(".resume-heading")]
    assert headings == ["Forthcoming"]


def test_a_post_names_its_publications_once(lab):
    lab.write("blog/a-post.md", POST)
    built = lab.build()
    (line,) = built.page("blog/a-post").select(".resume-related")
    assert line.get_text() == "Publications: Soon"
    assert not built.page("blog/a-post").select(".resume-list a[href*=soon]")


def test_what_awards_papers_and_talks_are_related_to_is_printed(lab):
    lab.write(
        "people/ann.md",
        f"{ANN}\n:::{{project}} Rope\n:::\n\n:::{{award}} First\n:projects: rope\n:::\n\n"
        ":::{publication} Knot\n:type: patent\n:authors: Ann Lee\n:projects: rope\n:::\n\n"
        ":::{talk} On knots\n:projects: rope\n:::\n",
    )
    lines = lab.build().page("people/ann").select(".resume-related")
    assert [line.get_text() for line in lines] == ["Projects: Rope"] * 3
    assert all("resume-printed" in line["class"] for line in lines)
