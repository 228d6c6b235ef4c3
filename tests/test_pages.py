"""What a reader finds on pages: written by hand or come by themselves, and in lists."""

import posixpath
import re

import pytest
from conftest import Site

FILES = {
    "index.md": """
# Home

:::{listing} projects
:::

:::{listing} organizations
:style: cards
:::

:::{listing} skills
:style: chips
:::

:::{listing} people
:::

```{toctree}
:glob:
:hidden:

people/*
team
notes
things
projects/*
publications/index
```
""",
    "people/jane.md": """
# Jane Doe

:::{person} jane
:headline: Toy engineer
:email: jane@example.org
:orcid: 0000-0002-1825-0097
:alternate-name: Jane Miller

Jane likes bricks.
:::

## Work

::::{experience} Acme
:position: Engineer
:start: 2020-03
:end: 2022-06
:skills: Golang

Led the bricks department.

:::{project} Lego
:skills: Python
:role: Sorter
:url: https://lego.example.org

Jane sorted the bricks.
:::
::::

::::{education} Rostock
:studyType: M.Sc.
:start: 2017
:end: 2019

:::{project} Thesis Robot

It wrote the thesis.
:::
::::

:::::{project} Castle
:start: 2023
:skills: Python
:publications: wall-paper
:organization: Pottery
:people: joe

A castle with [ceramics](#kiln).

::::{project} Tower
:start: 2024

The tower of the castle.

:::{award} Best Tower
:date: 2024
:::
::::
:::::

:::{project} Gate
:part-of: castle
:start: 2024-02

Opens by hand, as {project}`kiln` does.
:::

:::{publication} Wall Paper
:type: article
:authors: Jane Doe, Nobody Else
:date: 2023-05

On walls.
:::

:::{award} Golden Brick
:date: 2021-11
:awarder: Acme
:projects: lego
:publications: wall-paper
:skills: Python

For the best brick.
:::

:::{skills} Programming
:level: Master
:keywords: Python, C++
:::

:::{talk} Bricks live
:date: 2022
:projects: duplo
:::

:::{certificate} Driver
:date: 2016
:skills: Driving
:::
""",
    "people/joe.md": """
# Joe Roe

:::{person} joe
:headline: Potter
:::

:::{contribution} lego
:role: Painter
:start: 2021
:end: 2023
:skills: Painting

Joe painted the bricks.
:::

:::{contribution} duplo
:role: Buyer

Joe bought the big bricks.
:::

:::{volunteer} Red Cross
:position: Driver
:start: 2015
:end: 2016
:skills: Driving
:::

:::{teaching} Clay for all
:position: Lecturer
:organization: Pottery
:start: 2020
:::

:::{publication} By Name
:authors: Jane Doe, Joe Roe
:date: 2010
:::

:::{publication} By Alias
:authors: Jane Miller
:date: 2011
:::

:::{publication} By Iris
:id: by-orcid
:authors: 0000-0002-1825-0097, Joe Roe
:date: 2012
:::

:::{publication} By Comma
:authors: "Doe, Jane", joe
:date: 2013
:projects: castle
:::
""",
    # Prose of its own, no block.
    "projects/lego.md": """
# The Lego story

A long story of small bricks, with [Duplo](duplo.md).

## Afterwards

They were sold.
""",
    # The block itself.
    "projects/duplo.md": """
# Duplo

Words before the block.

:::{project} Duplo
:person: jane
:start: 2018
:end: 2019
:status: finished
:organization: Moulders
:skills: Python, Moulding

Bricks for small hands.
:::

Words after the block.
""",
    "projects/by-hand.md": """
---
orphan: true
---

# Something else in that folder

Not a project.
""",
    "skills/painting.md": "---\norphan: true\n---\n\n# Painting\n\nColours of our own.\n",
    "organizations/woodworks.md": "---\norphan: true\n---\n\n# Woodworks\n\nWood of our own.\n",
    "publications/by-alias.md": "---\norphan: true\n---\n\n# Alias\n\nPaper of our own.\n",
    "awards/best-tower.md": "---\norphan: true\n---\n\n# Tower!\n\nA prize of our own.\n",
    "publications/index.md": """
# What we published

Only the best.

:::{listing} publications
:::
""",
    "team.md": """
# Our team

:::{person} ann-ark
:name: Ann Ark
:headline: Designer
:email: ann@example.org

Ann draws chairs.
:::

:::{project} Kiln
:start: 2019

A kiln of clay.
:::

:::{person} bob-box
:name: Bob Box
:headline: Carpenter
:::

:::{experience} Woodworks
:position: Carpenter
:start: 2001
:end: 2005
:::

:::{project} Stool
:person: ann-ark

Three legs.
:::

:::{person} carl-cut
:name: Carl Cut
:headline: Cutter
:email: carl@example.org

Carl cuts.
:::
""",
    # A page for one of the team.
    "people/carl-cut.md": "# Carl the cutter\n\nA page of my own.\n",
    # A person's page may stand anywhere, and be made of several files.
    "staff/cleo.md": """
---
orphan: true
---

# Cleo Clay

:::{person} cleo
:headline: Modeller
:::

:::{experience} Potters Inc
:position: Modeller
:::

```{include} part.txt
```
""",
    "staff/part.txt": """
::::{project} Vase
:skills: Clay

A vase of Cleo, one of

:::{listing} people
:style: chips
:::
::::
""",
    "things.md": """
# Things

:::{organization} Acme
:alternate-name: "Acme, Inc."
:location: Berlin
:url: https://acme.example.org
:logo: pixel.png

Makes all things.
:::

:::{organization} Motion Lab
:parent: Acme

A lab of Acme.
:::

::::{organization} Workshop
:::{project} Bench
:person: jane

A bench of oak.
:::
::::

:::{skill} Go
:alternate-name: Golang
:url: https://go.dev

A language of few words.
:::
""",
    "notes.md": """
# Notes

By role {project}`castle`, by id [the stool](#stool), by path [the tower](projects/tower.md), by
{any}`thesis-robot`, by page {doc}`projects/gate`, {person}`bob-box`, {organization}`woodworks`,
{publication}`by-name`, {award}`golden-brick`, {skill}`Painting`, and once more [it](#castle).
""",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, pixel):
    site = Site(tmp_path_factory.mktemp("pages"))
    for name, text in FILES.items():
        site.write(name, text)
    (site.src / "pixel.png").write_bytes(pixel)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    return result


@pytest.fixture(scope="module")
def pixel():
    head = "474946383961010001008000000000000000ffffff21f90401000000002c00000000"
    return bytes.fromhex(head + "010001000002024401003b")


def leads_to(result, name):
    """The pages of the site that the content of a page links to."""
    hrefs = [a["href"] for a in result.page(name).select("div.body a[href]")]
    folder = posixpath.dirname(name)
    paths = (href.partition("#")[0] for href in hrefs if "://" not in href)
    return {
        posixpath.normpath(posixpath.join(folder, path)).removesuffix(".html")
        for path in paths
        if path
    }


def words(tag):
    return " ".join(tag.get_text(" ").split())


def headings(page):
    return [words(tag).removesuffix(" ¶") for tag in page.select("h2, .rubric.resume-heading")]


def part(page, heading):
    """What stands below a heading: of a section, or up to the next heading of a rubric."""
    for tag in page.select("h2, .resume-heading"):
        if words(tag).removesuffix(" ¶") != heading:
            continue
        if "resume-heading" not in tag.get("class", ()):
            return words(tag.parent)
        found = []
        for sibling in tag.find_next_siblings():
            if "resume-heading" in sibling.get("class", ()):
                break
            found.append(words(sibling))
        return " ".join(found)
    raise AssertionError(f"no heading {heading!r} in {headings(page)}")


def facts(page):
    labels = [words(tag).rstrip(": ") for tag in page.select(".resume-facts dt")]
    return dict(zip(labels, [words(tag) for tag in page.select(".resume-facts dd")], strict=True))


def lines(page, within=""):
    """The lines of a list: what it leads to, and all its words."""
    return {
        words(item.select_one(".resume-entry")): words(item)
        for item in page.select(f"{within} .resume-list > li")
    }


# --- a page by hand -------------------------------------------------------------------------


def test_a_page_without_the_block_is_the_author_s_with_what_is_known_after_it(built):
    page = built.page("projects/lego")
    assert words(page.h1).startswith("The Lego story")
    assert not page.select(".resume-page")
    assert page.select_one(".resume-trail a")["href"] == "index.html"
    text = built.body("projects/lego")
    own = text.index("A long story"), text.index("They were sold.")
    assert text.index("Described elsewhere") > own[1] > own[0]
    assert built.files().keys() >= {"projects/lego.html"}


def test_facts_stand_between_title_and_prose(built):
    page = built.page("projects/lego")
    assert facts(page) == {
        "Time": "Mar 2020 – 2023",
        "Organization": "Acme",
        "Website": "lego.example.org",
    }
    text = built.body("projects/lego")
    assert text.index("lego.example.org") < text.index("A long story")


def test_texts_of_the_resumes_stand_under_described_elsewhere_with_names(built):
    page = built.page("projects/lego")
    text = part(page, "Described elsewhere")
    assert re.search(r"Jane Doe Jane sorted the bricks\. Joe Roe Joe painted the bricks\.", text)
    assert built.body("projects/lego").count("sorted the bricks") == 1


def test_people_awards_skills_and_mentions_close_the_page(built):
    page = built.page("projects/lego")
    order = ["Described elsewhere", "People", "Awards", "Skills"]
    assert [one for one in headings(page) if one in order] == order
    people = part(page, "People")
    assert "Jane Doe" in people
    assert "Sorter" in people
    assert "Painter" in people
    assert "2021 – 2023" in people
    assert part(page, "Skills") == "Painting , Python"
    assert "Golden Brick" in part(page, "Awards")


@pytest.mark.parametrize("name", ["people/jane", "people/joe", "organizations/acme", "index"])
def test_links_lead_to_the_page_by_hand(built, name):
    assert "projects/lego" in leads_to(built, name)


def test_a_page_with_the_block_shows_nothing_twice(built):
    page = built.page("projects/duplo")
    text = built.body("projects/duplo")
    for once in (
        *("Words before the block.", "Bricks for small hands.", "Words after the block."),
        *("finished", "2018 – 2019", "Joe bought the big bricks."),
    ):
        assert text.count(once) == 1, once
    assert not page.select(".resume-facts")
    assert [words(tag) for tag in page.select(".resume-title")] == []
    assert part(page, "Described elsewhere") == "Joe Roe Joe bought the big bricks."
    assert "Buyer" in part(page, "People")
    assert "people/joe" in leads_to(built, "projects/duplo")


def test_a_page_with_the_block_names_its_skills_once(built):
    assert built.body("projects/duplo").count("Python") == 1


@pytest.mark.parametrize(
    ("name", "label", "told", "heading", "line"),
    [
        ("skills/painting", "Used", "2021 – 2023", "Projects", "Lego"),
        ("organizations/woodworks", "Time", "2001 – 2005", "People", "Carpenter"),
        ("publications/by-alias", "Authors", "Jane Miller", "", ""),
        ("awards/best-tower", "Date", "2024", "Projects", "Tower"),
    ],
)
def test_every_kind_of_page_can_be_written_by_hand(built, name, label, told, heading, line):
    page, text = built.page(name), built.body(name)
    assert facts(page)[label] == told
    assert text.index(told) < text.index("of our own.")
    if heading:
        assert line in part(page, heading)
        assert text.index("of our own.") < text.index(part(page, heading))


def test_the_page_of_a_person_lists_only_what_stands_elsewhere(built):
    page = built.page("people/jane")
    papers = ["By Comma", "By Iris", "By Alias", "By Name"]
    projects = ["Duplo", "Bench"]
    assert [title for title in lines(page) if title in {*papers, "Wall Paper"}] == papers
    assert [title for title in lines(page) if title in PROJECTS] == projects


def test_a_page_of_no_project_in_the_folder_stays_as_it_is(built):
    page = built.page("projects/by-hand")
    assert not page.select(".resume-facts, .resume-heading")


def test_a_landing_page_by_hand(built):
    page = built.page("publications/index")
    assert words(page.h1).startswith("What we published")
    assert "Only the best." in built.body("publications/index")
    assert list(lines(page)) == ["Wall Paper", "By Comma", "By Iris", "By Alias", "By Name"]


# --- lists ----------------------------------------------------------------------------------

PROJECTS = [
    "Tower",
    "Gate",
    "Castle",
    "Lego",
    "Duplo",
    "Kiln",
    "Thesis Robot",
    "Stool",
    "Bench",
    "Vase",
]


def test_styles_of_listings(built):
    plain, cards, chips, people = built.page("index").select(".resume-listing")
    assert [words(a) for a in plain.select("ul.resume-list li .resume-entry a")]
    assert not plain.select(".resume-cards")
    assert cards.select("ul.resume-cards > li")
    assert not chips.select("ul")
    assert "Driving" in words(chips.select_one("p.resume-chips"))
    assert people.select("ul.resume-cards > li")


def test_projects_are_listed_the_latest_first_with_people_dates_and_first_words(built):
    listed = lines(built.page("index").select(".resume-listing")[0])
    assert set(listed) == set(PROJECTS)
    dated = {
        "Lego": "Mar 2020 – 2023",
        "Duplo": "2018 – 2019",
        "Kiln": "2019",
        "Thesis Robot": "2017 – 2019",
    }
    for title, time in dated.items():
        assert time in listed[title], title
    assert list(listed)[:3] == ["Gate", "Tower", "Castle"]
    assert sorted(list(listed)[-3:]) == ["Bench", "Stool", "Vase"]
    assert "Jane Doe , Joe Roe" in listed["Lego"]
    assert "Jane sorted the bricks." in listed["Lego"]
    assert "A castle with ceramics." in listed["Castle"]
    assert "Opens by hand, as Kiln does." in listed["Gate"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "people/index",
            {
                "Ann Ark": "Designer",
                "Bob Box": "Carpenter",
                "Cleo Clay": "Modeller",
                "Carl Cut": "Cutter",
                "Jane Doe": "Toy engineer",
                "Joe Roe": "Potter",
            },
        ),
        (
            "organizations/index",
            {
                "Acme": "Berlin",
                "Motion Lab": "A lab of Acme.",
                "Moulders": "Jane Doe",
                "Potters Inc": "Cleo Clay",
                "Pottery": "Jane Doe",
                "Red Cross": "2015 – 2016",
                "Rostock": "2017 – 2019",
                "Woodworks": "Bob Box",
                "Workshop": "Jane Doe",
            },
        ),
        (
            "skills/index",
            {
                "C++": "Jane Doe",
                "Clay": "Cleo Clay",
                "Driving": "Joe Roe",
                "Go (Skill)": "A language of few words.",
                "Moulding": "2018 – 2019",
                "Painting": "Joe Roe",
                "Python": "Jane Doe",
            },
        ),
        (
            "awards/index",
            {"Best Tower": "2024", "Golden Brick": "Nov 2021"},
        ),
    ],
)
def test_the_list_of_a_kind_has_all_of_it(built, name, expected):
    listed = lines(built.page(name))
    assert list(listed) == list(expected)
    assert {title: text for title, text in expected.items() if text not in listed[title]} == {}


# --- several people on one page -------------------------------------------------------------


def test_each_person_of_a_team_has_a_page_with_head_and_blocks(built):
    page = built.page("people/ann-ark")
    assert words(page.h1).startswith("Ann Ark")
    text = built.body("people/ann-ark")
    for once in ("Designer", "Ann draws chairs.", "A kiln of clay."):
        assert text.count(once) == 1, once
    assert page.select("a[href^='mailto:']")
    assert headings(page)[:1] == ["Projects"]
    assert "Three legs." in part(page, "Projects")
    assert "Woodworks" not in text


def test_a_block_belongs_to_the_person_above_it_and_person_says_otherwise(built):
    assert "people/ann-ark" in leads_to(built, "projects/kiln")
    assert "people/bob-box" not in leads_to(built, "projects/kiln")
    assert "people/ann-ark" in leads_to(built, "projects/stool")
    assert "people/bob-box" not in leads_to(built, "projects/stool")
    assert "Carpenter" in part(built.page("people/bob-box"), "Experience")
    assert "Kiln" not in built.body("people/bob-box")


def test_the_team_s_page_keeps_the_blocks_and_leads_to_the_pages(built):
    text = built.body("team")
    for once in ("Ann Ark", "Bob Box", "Ann draws chairs.", "A kiln of clay.", "Three legs."):
        assert text.count(once) == 1, once
    assert {"people/ann-ark", "people/bob-box", "projects/kiln"} <= leads_to(built, "team")


def test_a_page_by_hand_of_one_in_a_team_has_what_the_block_says(built):
    text = built.body("people/carl-cut")
    for once in ("A page of my own.", "Cutter", "Carl cuts."):
        assert text.count(once) == 1, once
    assert built.page("people/carl-cut").select("a[href^='mailto:']")


def test_a_list_in_a_block_is_shown_on_both_pages(built):
    for name in ("staff/cleo", "projects/vase"):
        text = built.body(name)
        assert text.count("A vase of Cleo") == 1
        assert text.count("Bob Box") == 1


# --- organizations and skills ---------------------------------------------------------------


def test_an_organization_has_logo_facts_and_text(built):
    page = built.page("organizations/acme")
    logo = page.select_one("img.resume-logo, .resume-logo img")
    assert logo["src"] == "../_images/pixel.png"
    assert logo["alt"] == "Acme"
    told = facts(page)
    assert told["Place"] == "Berlin"
    assert told["Website"] == "acme.example.org"
    text = built.body("organizations/acme")
    assert text.count("Makes all things.") == 1
    assert "Motion Lab" in part(page, "Organizations")
    assert facts(built.page("organizations/motion-lab"))["Part of"] == "Acme"


def test_a_block_in_the_block_of_an_organization_is_shown_there_once(built):
    assert built.body("organizations/workshop").count("A bench of oak.") == 1


def test_an_organization_tells_which_course_was_taught_there(built):
    people = part(built.page("organizations/pottery"), "People")
    assert "Lecturer" in people
    assert "Clay for all" in people


def test_another_name_of_a_skill_is_shown_and_leads_to_its_page(built):
    assert built.links("people/jane")["Golang"] == "../skills/go.html"
    assert not (built.out / "skills/golang.html").exists()
    assert "Go (Skill)" in lines(built.page("skills/index"))


@pytest.mark.parametrize(
    ("skill", "years"),
    [("go", "2020 – 2022"), ("moulding", "2018 – 2019"), ("painting", "2021 – 2023")],
)
def test_first_and_last_year_on_the_page_of_a_skill(built, skill, years):
    assert facts(built.page(f"skills/{skill}"))["Used"] == years


def test_a_skill_tells_how_well_and_in_which_jobs(built):
    page = built.page("skills/python")
    assert "Jane Doe · Programming, Master" in part(page, "People")
    assert "Acme" in part(built.page("skills/go"), "Experience")
    assert "Engineer" in part(built.page("skills/go"), "Experience")
    assert "Red Cross" in part(built.page("skills/driving"), "Volunteering")
    assert "Driver" in part(built.page("skills/driving"), "Certificates")


# --- both ways ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(*pages.split(), id=relation)
        for relation, pages in {
            "a project of the page's person": "people/jane projects/castle",
            "a project in a job": "people/jane projects/lego",
            "a project in a project": "people/jane projects/tower",
            "a page in another folder": "staff/cleo projects/vase",
            "organization of a block on its page": "projects/duplo organizations/moulders",
            "organization around a project": "projects/bench organizations/workshop",
            "another's project": "people/joe projects/castle",
            "a contribution": "people/joe projects/lego",
            "a project with :person:": "people/ann-ark projects/stool",
            "job of a project": "projects/lego organizations/acme",
            "school of a project": "projects/thesis-robot organizations/rostock",
            "organization of a project": "projects/castle organizations/pottery",
            "publications of a project": "projects/castle publications/wall-paper",
            "projects of a publication": "projects/castle publications/by-comma",
            "skill of a project": "projects/castle skills/python",
            "skill of a contribution": "projects/lego skills/painting",
            "skill of a block on its page": "projects/duplo skills/moulding",
            "award of a project": "projects/lego awards/golden-brick",
            "award in a project": "projects/tower awards/best-tower",
            "award of a publication": "publications/wall-paper awards/golden-brick",
            "award and person": "people/jane awards/golden-brick",
            "award and skill": "skills/python awards/golden-brick",
            "award and giver": "organizations/acme awards/golden-brick",
            "author by name": "people/jane publications/by-name",
            "author by id": "people/joe publications/by-comma",
            "author by another name": "people/jane publications/by-alias",
            "author by ORCID": "people/jane publications/by-orcid",
            "author with a comma": "people/jane publications/by-comma",
            "part of, by nesting": "projects/castle projects/tower",
            "part of, by field": "projects/castle projects/gate",
            "employer": "people/jane organizations/acme",
            "school": "people/jane organizations/rostock",
            "volunteering": "people/joe organizations/red-cross",
            "teaching": "people/joe organizations/pottery",
            "employer of one in a team": "people/bob-box organizations/woodworks",
            "skill of a job": "people/jane skills/go",
            "skill of a job at the employer": "organizations/acme skills/go",
            "skill of volunteering": "organizations/red-cross skills/driving",
            "skill of a group": "people/jane skills/c-plus-plus",
            "skill of a certificate": "people/jane skills/driving",
            "parent": "organizations/acme organizations/motion-lab",
            "talk": "people/jane projects/duplo",
            "mention by role": "notes projects/castle",
            "mention by id": "notes projects/stool",
            "mention by path": "notes projects/tower",
            "mention by any": "notes projects/thesis-robot",
            "mention by doc": "notes projects/gate",
            "mention of a person": "notes people/bob-box",
            "mention of an organization": "notes organizations/woodworks",
            "mention of a publication": "notes publications/by-name",
            "mention of an award": "notes awards/golden-brick",
            "mention of a skill by name": "notes skills/painting",
            "mention in another's text": "projects/castle projects/kiln",
            "mention by role in another's text": "projects/gate projects/kiln",
            "mention on a page by hand": "projects/lego projects/duplo",
        }.items()
    ],
)
def test_both_pages_link_to_each_other(built, one, other):
    assert other in leads_to(built, one)
    assert one in leads_to(built, other)


def test_a_page_is_named_once_among_the_mentions(built):
    page = built.page("projects/castle")
    assert part(page, "Mentioned in").count("Notes") == 1


# --- what Sphinx numbers --------------------------------------------------------------------


def test_captions_in_a_block_need_no_numbers(site, pixel):
    (site.src / "pixel.png").write_bytes(pixel)
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        ::::::{person} jane
        :email: jane@example.org

        Writes notes[^a].
        ::::::

        ::::::{project} Lego

        :::::{figure} ../pixel.png
        A picture of bricks.
        :::::

        :::::{table} A table of bricks

        | a | b |
        |---|---|
        | 1 | 2 |
        :::::

        ```{code-block} python
        :caption: A program of bricks

        print("brick")
        ```

        With a footnote[^b], and another[^a].

        [^b]: Note of the block.
        ::::::

        [^a]: Note of the page.
        """,
    )
    result = site.build(nitpicky=True)
    assert result.warnings == []
    for name in ("people/jane", "projects/lego"):
        text = result.body(name)
        for once in (
            *("A picture of bricks.", "A table of bricks", "A program of bricks"),
            *("Note of the block.", "Note of the page."),
        ):
            assert text.count(once) == 1, (name, once)
        assert "Fig." not in text


def test_a_list_shows_things_that_have_no_pages(site):
    """They lead to their blocks, where there are any."""
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        :::{person} jane
        :::

        :::{project} Lego
        :skills: Python

        Bricks.
        :::
        """,
    )
    site.write("index.md", "# Home\n\n:::{listing} projects\n:::\n\n:::{listing} skills\n:::\n")
    built = site.build(resume_pages=["person"])
    assert built.links("index")["Lego"] == "people/jane.html#project-lego"
    assert "Python" in built.body("index")


def test_a_person_of_whom_only_the_name_is_known_has_no_empty_block(site):
    blocks = [f":::{{person}} {name.lower()}\n:name: {name}\n:::\n" for name in ("Ann", "Bob")]
    site.write("people/all.md", "\n".join(["# All", *blocks]))
    page = site.build().page("people/ann")
    assert page.select_one("h1").get_text().startswith("Ann")
    assert page.select(".resume-copy") == []
