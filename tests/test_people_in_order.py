"""People stand in lists by their family names, whatever titles stand before these."""

from __future__ import annotations

import pytest

PEOPLE = {
    "alvarez": ("Dr. Íñigo Álvarez", ""),
    "beethoven": ("Ludwig van Beethoven", ""),
    "fuente": ("Juan Carlos López de la Fuente", "López de la Fuente"),
    "lee": ("Dame Ada Lee, FRS", ""),
    "nagy": ("Nagy Anna", "Nagy"),
    "plato": ("Plato", ""),
    "zahn": ("Prof. Dr. Ann Zahn", ""),
}
ORDER = ["alvarez", "beethoven", "lee", "fuente", "nagy", "plato", "zahn"]
LISTS = """
# Lists

:::{listing} people
:style: table
:::

:::{listing} people
:group: letter
:::

:::{listing} projects
:group: person
:::
"""


@pytest.fixture
def lab(site):
    for name, (heading, family) in PEOPLE.items():
        given = f":family-name: {family}\n" if family else ""
        site.write(
            f"people/{name}.md",
            f"# {heading}\n\n:::{{person}} {name}\n{given}:::\n\n:::{{project}} Of {name}\n:::\n",
        )
    site.write("lists.md", LISTS)
    return site


def ids(links):
    return [link["href"].rpartition("/")[2].removesuffix(".html") for link in links]


def test_people_are_sorted_by_family_name(lab):
    page = (built := lab.build()).page("lists")
    table, letters, projects = page.select(".resume-listing")
    assert ids(table.select("tbody td:first-child a")) == ORDER
    headings = [one.get_text() for one in letters.select(".resume-heading")]
    assert headings == ["A", "B", "L", "N", "P", "Z"]
    assert ids(projects.select(".resume-heading a")) == ORDER
    assert ids(built.page("people/index").select("a.resume-link, .resume-entry a"))[:7] == ORDER
    assert built.text("llms.txt").index("Álvarez") < built.text("llms.txt").index("Dame Ada Lee")


def test_a_long_list_has_parts_by_family_name(lab):
    built = lab.build(resume_list_size=3)
    parts = built.page("people/index").select(".resume-parts a")
    assert [one.get_text() for one in parts] == ["B", "L", "N", "P", "Z"]
