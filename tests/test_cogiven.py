"""Talks and courses that several people gave, on the pages of all of them."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from compare import differences
from conftest import SINGLE

PARK = """
# Jihoon Park

:::{person} park
:::
"""
SEA = """
:::{talk} Hello sea
:people: ann-roe
:::

:::{teaching} Boats
:people: Zoe Stone, ann-roe, bob-ray, Ann Roe
:::
"""
TEAM = """
# Team

:::{person} ann-roe
:name: Ann Roe
:::

:::{talk} Waves
:people: park, bob-ray
:::

:::{person} bob-ray
:name: Bob Ray
:::
"""


def people_of(page, kind):
    """Return the lines that say with whom the blocks of a kind were given, in order."""
    found = page.select(f"[role=main] .resume-{kind} .resume-people")
    return [" ".join(one.get_text().split()) for one in found]


@pytest.fixture
def lab(site):
    site.write("people/park.md", PARK + SEA)
    site.write("team.md", TEAM)
    site.write(
        "index.md",
        "# Lab\n\n```{toctree}\npeople/park\nteam\npeople/ann-roe\npeople/bob-ray\n```\n",
    )
    return site


def test_each_page_names_the_others(lab):
    built = lab.build()
    assert built.warnings == []
    park, ann, bob = (built.page(f"people/{one}") for one in ("park", "ann-roe", "bob-ray"))
    assert people_of(park, "talk") == ["With: Ann Roe"]
    assert people_of(park, "teaching") == ["With: Zoe Stone, Ann Roe, Bob Ray"]
    assert sorted(people_of(ann, "talk")) == ["With: Jihoon Park", "With: Jihoon Park, Bob Ray"]
    assert people_of(ann, "teaching") == ["With: Jihoon Park, Zoe Stone, Bob Ray"]
    assert people_of(bob, "talk") == ["With: Ann Roe, Jihoon Park"]
    assert people_of(bob, "teaching") == ["With: Jihoon Park, Zoe Stone, Ann Roe"]
    assert people_of(built.page("team"), "talk") == ["With: Jihoon Park, Bob Ray"]
    (link,) = ann.select(".resume-teaching .resume-people a[href*=park]")
    assert link.get_text() == "Jihoon Park"
    alternate = built.text("people/ann-roe.html.md")
    assert "With: [Jihoon Park](park.html), Zoe Stone, [Bob Ray](bob-ray.html)" in alternate


@pytest.mark.parametrize(
    ("builder", "name"),
    [("singlehtml", "index.html"), ("latex", "lab.tex"), ("man", "lab.1"), ("texinfo", "lab.texi")],
)
def test_pages_joined_to_one_document_name_the_others_each(lab, builder, name):
    lab.conf += SINGLE
    text = lab.build(builder).text(name)
    if builder == "singlehtml":
        text = BeautifulSoup(text, "html.parser").get_text()
    lines = [re.sub(r"@ref\{[^,]*,,|\\\S*\{|\\%<\S*>|[{}]", "", one) for one in text.split("\n")]
    taught = [line.strip() for line in lines if "With: " in line and "Zoe" in line]
    assert taught == [
        "With: Zoe Stone, Ann Roe, Bob Ray",
        "With: Jihoon Park, Zoe Stone, Bob Ray",
        "With: Jihoon Park, Zoe Stone, Ann Roe",
    ]


def test_a_new_name_of_the_owner_reaches_the_pages_of_the_others(lab):
    lab.build()
    lab.write("people/park.md", PARK.replace("Jihoon", "J.-H.") + SEA)
    built = lab.build()
    assert people_of(built.page("people/bob-ray"), "teaching")[0].startswith("With: J.-H. Park,")
    assert differences(built, lab.build(out="clean")) == []


JOB = """
::::{experience} Tidewater University
:position: Professor
:start: 2018
:end: present

:::{teaching} Control
:start: 2019
:end: present
:people: ann-roe, Jane Smith
:::

:::{talk} Open day
:date: 2020
:people: ann-roe, jane
:::
::::
"""
JANE = """
# Jane Smith

:::{person} jane
:::

:::{education} Tidewater University
:start: 2021-09
:end: present
:::
"""


@pytest.fixture
def job(site):
    site.write("people/park.md", PARK + JOB)
    site.write("people/jane.md", JANE)
    site.write("team.md", TEAM)
    site.write("index.md", "# Lab\n\n```{toctree}\npeople/park\npeople/jane\nteam\n```\n")
    return site


def test_what_was_given_in_a_job_is_on_the_pages_of_the_others_as_in_their_files(job):
    built = job.build()
    assert built.warnings == []
    ann = built.page("people/ann-roe")
    assert people_of(ann, "teaching") == ["With: Jihoon Park, Jane Smith"]
    assert "With: Jihoon Park, Jane Smith" in people_of(ann, "talk")
    jane = built.page("people/jane")
    rows = [" ".join(one.get_text(" ").split()) for one in jane.select("[role=main] li")]
    assert "Tidewater University · Control · 2019 – present" in rows
    assert any("Open day" in row for row in rows)
    assert ann.select(".resume-experience") == []
    for one in ("jane", "ann-roe"):
        resume = json.loads(built.text(f"people/{one}.json"))
        assert "Control" in [course.get("summary") for course in resume["work"]]
        assert "Open day" in [talk["name"] for talk in resume["publications"]]
    # Within the job on the page of its own person, once.
    assert built.body("people/park").count("Control") == 1


def test_what_stands_inside_a_block_of_the_person_is_shown_once(site):
    talk = ":::{talk} Open day\n:people: ann-roe\n:::\n"
    site.write("team.md", f"{TEAM}\n::::{{experience}} Acme\n:person: ann-roe\n\n{talk}::::\n")
    built = site.build()
    assert built.body("people/ann-roe").count("Open day") == 1


def test_a_course_of_another_tells_nothing_of_the_time_at_an_organization(job):
    built = job.build()
    rows = [
        " ".join(one.get_text(" ").split())
        for one in built.page("organizations/tidewater-university").select("[role=main] li")
    ]
    assert "Jihoon Park · Control · 2019 – present" in rows
    assert [row for row in rows if "Jane Smith" in row] == [
        "Jane Smith · Sep 2021 – present",
        "Jihoon Park · Jane Smith · Sep 2021 – present",
    ]
    assert not any("Ann Roe" in row for row in rows)


def test_a_project_is_listed_once_for_who_tells_her_part(site):
    project = ":::{project} Swarm\n:people: ann-roe, bob-ray\n:::\n"
    park = ":::{contribution} Swarm\n:role: Lead\n:people: bob-ray\n:::\n"
    part = "\n:::{contribution} Swarm\n:person: ann-roe\n:role: Control\n:::\n"
    site.write("people/park.md", f"{PARK}\n{project}\n{park}")
    site.write("team.md", TEAM + part)
    built = site.build()
    ann, bob = (built.page(f"people/{one}") for one in ("ann-roe", "bob-ray"))
    assert ann.select_one("[role=main]").get_text().count("Swarm") == 1
    assert "Control" in ann.select_one(".resume-contribution").get_text()
    assert bob.select_one("[role=main]").get_text().count("Swarm") == 1
    assert bob.select(".resume-contribution") == []
    for one in ("ann-roe", "bob-ray"):
        projects = json.loads(built.text(f"people/{one}.json"))["projects"]
        assert [project["name"] for project in projects] == ["Swarm"]
    # Without her own words, the page still has it.
    site.write("team.md", TEAM)
    again = site.build()
    assert again.body("people/ann-roe").count("Swarm") == 1
    assert differences(again, site.build(out="clean")) == []
