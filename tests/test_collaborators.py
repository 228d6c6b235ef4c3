"""People who are not of the site, and lists that an author's page has already."""

from __future__ import annotations

import json

import pytest
import yaml
from compare import differences

ANN = "# Ann Lee\n\n:::{person} ann\n:::\n"
BOB = "# Bob Roe\n\n:::{person} bob\n:::\n"
LEGO = """
:::{project} Lego
:people: Diana Parrington, bob

Built it.
:::

:::{award} Prize
:people: Diana Parrington
:date: 2020
:::

:::{talk} Bricks
:people: Diana Parrington
:::

:::{teaching} Walls
:people: Diana Parrington
:::
"""


@pytest.fixture
def lab(site):
    site.write("people/ann.md", ANN + LEGO)
    site.write("people/bob.md", BOB)
    return site


def test_somebody_of_no_site_is_named_wherever_members_are(lab):
    built = lab.build(html_baseurl="https://e.org/")
    assert built.warnings == []
    assert built.body("people/ann").count("Diana Parrington") == 4
    for page in ("projects/lego", "projects/index", "awards/prize", "awards/index"):
        assert built.body(page).count("Diana Parrington") == 1
    resume = json.loads(built.text("people/ann.json"))
    assert "Diana Parrington" in resume["projects"][0]["x-people"]
    assert "Diana Parrington" in resume["awards"][0]["x-people"]
    (walls,) = (one for one in resume["work"] if "Walls" in one.values())
    assert "Diana Parrington" in walls["x-people"]
    sections = yaml.safe_load(built.text("people/ann.yaml"))["cv"]["sections"]
    summaries = {one["name"]: one["summary"] for part in sections.values() for one in part}
    assert summaries["Lego"] == "Built it.\n\nWith: Bob Roe, Diana Parrington"
    assert set(summaries) == {"Lego", "Prize", "Bricks", "Walls"}
    assert all("With: Diana Parrington" in summaries[one] for one in ("Prize", "Bricks", "Walls"))
    sections = yaml.safe_load(built.text("people/bob.yaml"))["cv"]["sections"]
    (lego,) = sections["Projects"]
    assert lego["summary"] == "With: Ann Lee, Diana Parrington"
    data = json.loads(built.page("projects/lego").select_one("[type='application/ld+json']").string)
    (project,) = [one for one in data["@graph"] if one.get("creator")]
    assert {"@type": "Person", "name": "Diana Parrington"} in project["creator"]
    with_her = built.page("people/ann").select_one(".resume-project .resume-people")
    assert with_her.get_text() == "With: Diana Parrington, Bob Roe"
    text = lab.build("text").text("projects/lego.txt")
    assert "* Diana Parrington" in text


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("robert", "give the id of a {person} block of this site"),
        ("Bob Row", "did you mean 'bob' (Bob Roe)?"),
        ("Bob Rooe", "did you mean 'bob' (Bob Roe)?"),
    ],
)
@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_misspelt_member_is_told_and_shown(lab, name, fix, suffix):
    if suffix == "md":
        lab.write("people/ann.md", f"{ANN}\n:::{{project}} Lego\n:people: {name}\n:::\n")
    else:
        lab.remove("people/ann.md")
        block = f".. person:: ann\n\n.. project:: Lego\n   :people: {name}\n"
        lab.write("people/ann.rst", f"Ann Lee\n=======\n\n{block}")
    built = lab.build()
    (warning,) = built.warnings
    assert warning.startswith(f"people/ann.{suffix}:")
    assert f"there is no person '{name}'; {fix}" in warning
    assert name in built.body("projects/lego")


LISTED = """
```{listing} publications
:person: ann
```
"""
PAPERS = """
# Papers

:::{publication} Paper One
:authors: Ann Lee, Bob Roe
:date: 2020
:::

:::{publication} Paper Two
:authors: Ann Lee
:date: 2019
:::
"""


def test_what_a_list_of_the_page_shows_is_not_listed_again(site):
    site.write("people/ann.md", ANN + LISTED)
    site.write("papers.md", PAPERS)
    built = site.build()
    assert built.body("people/ann").count("Paper One") == 1
    assert built.body("people/ann").count("Paper Two") == 1
    site.write("people/ann.md", ANN + LISTED.replace(":person: ann", ":person: ann\n:year: 2020"))
    part = site.build()
    for title in ("Paper One", "Paper Two"):
        assert part.body("people/ann").count(title) == 1
    assert differences(part, site.build(out="clean")) == []
    site.write("people/ann.md", ANN)
    alone = site.build()
    assert alone.body("people/ann").count("Paper One") == 1
    assert differences(alone, site.build(out="clean2")) == []
