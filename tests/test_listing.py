"""``{listing}``: what is listed, how it is shown, and that it follows edits."""

import pytest
from compare import differences
from conftest import SINGLE

JANE = """
# Jane Doe

:::{person} jane
:::

::::{experience} Acme
:position: Engineer
:start: 2019
:end: 2021
:tags: robots

:::{project} Arm
:id: arm
:skills: C++
:tags: robots
:status: finished

It moves.
:::
::::

:::{experience} Bolt
:position: Boss
:start: 2022
:end: present
:::

:::{publication} Arms that stop
:type: inproceedings
:authors: Jane Doe, Jim Beam
:booktitle: Proceedings of Arms
:pages: 1–9
:date: 2023-05
:doi: 10.1000/182
:::

:::{publication} A brake
:type: patent
:authors: jane
:number: DE1
:office: DPMA
:date: 2024
:::

:::{talk} On arms
:event: ArmConf
:date: 2020
:::
"""
JOE = """
# Joe Roe

:::{person} joe
:::

:::{project} Bench
:skills: C++, Go
:start: 2018
:end: 2018
:::

:::{contribution} arm
:start: 2020
:::
"""


@pytest.fixture
def lab(site):
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    return site


def listed(site, text, **options):
    """Build a page with a listing, and return its part of the page."""
    site.write("all.md", f"---\norphan: true\n---\n\n# All\n\n{text}\n")
    result = site.build(**options)
    assert result.warnings == []
    return result.page("all").select_one(".resume-listing")


def titles(found):
    return [" ".join(one.get_text().split()) for one in found.select(".resume-entry")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (":::{listing} projects\n:::", ["Arm", "Bench"]),
        (":::{listing} project\n:::", ["Arm", "Bench"]),
        (":::{listing} projects\n:skill: Go\n:::", ["Bench"]),
        (":::{listing} projects\n:person: joe\n:sort: title\n:::", ["Arm", "Bench"]),
        (":::{listing} projects\n:person: jane\n:::", ["Arm"]),
        (":::{listing} projects\n:tag: Robots\n:::", ["Arm"]),
        (":::{listing} projects\n:status: finished\n:::", ["Arm"]),
        (":::{listing} projects\n:year: 2018\n:::", ["Bench"]),
        (":::{listing} projects\n:where: skill = C++ and not person = jane\n:::", ["Bench"]),
        (":::{listing} projects\n:sort: oldest\n:limit: 1\n:::", ["Bench"]),
        (":::{listing} experience\n:::", ["Bolt", "Acme"]),
        (":::{listing} experience\n:year: present\n:::", ["Bolt"]),
        (":::{listing} publications\n:::", ["A brake", "Arms that stop"]),
        (":::{listing} patents\n:::", ["A brake"]),
        (":::{listing} publications\n:type: conference paper\n:::", ["Arms that stop"]),
        (":::{listing} talks\n:::", ["On arms"]),
        (":::{listing} people\n:skill: Go\n:::", ["Joe Roe"]),
        (":::{listing} people\n:organization: Bolt\n:::", ["Jane Doe"]),
    ],
)
def test_a_list_shows_what_it_is_asked_for(lab, text, found):
    assert titles(listed(lab, text)) == found


def test_groups_have_headings_below_the_section_they_stand_in(lab):
    found = listed(lab, "## Work\n\n:::{listing} experience\n:group: year\n:::")
    headings = [(one.name, one.get_text()) for one in found.select(".resume-heading")]
    assert headings == [("h3", "Present"), ("h3", "2021")]


def test_a_group_of_a_person_s_things_leads_to_her(lab):
    found = listed(lab, ":::{listing} projects\n:group: person\n:::")
    assert [a["href"] for a in found.select(".resume-heading a")] == [
        "people/jane.html",
        "people/joe.html",
    ]


def test_what_a_limit_leaves_out_is_told_and_linked(lab):
    found = listed(lab, ":::{listing} projects\n:limit: 1\n:::")
    (rest,) = found.select(".resume-more a")
    assert (rest.get_text(), rest["href"]) == ("and 1 more", "projects/index.html")
    assert not listed(lab, ":::{listing} projects\n:limit: 2\n:::").select(".resume-more")
    assert "and 1 more" in listed(lab, ":::{listing} experience\n:limit: 1\n:::").get_text()


def test_an_empty_list_says_so_in_its_author_s_words(lab):
    text = (
        ":::{listing} projects\n:skill: Go\n:year: 1900\n:empty: None *yet*, see [Joe](#joe).\n:::"
    )
    found = listed(lab, text)
    assert found.get_text().strip() == "None yet, see Joe."
    assert found.select_one("a")["href"] == "people/joe.html"
    assert "Nothing here yet." in listed(lab, ":::{listing} posts\n:::").get_text()


def test_the_words_for_an_empty_list_go_when_there_is_something(lab):
    found = listed(lab, ":::{listing} projects\n:empty: None yet.\n:::")
    assert "None yet" not in found.get_text()
    lab.write("all.md", "# All\n\n:::{listing} posts\n:empty: None yet.\n:::\n")
    assert 'msgid "None yet."' in lab.build("gettext").text("all.pot")


def test_a_table_has_a_head_and_only_columns_that_say_something(lab):
    found = listed(lab, ":::{listing} projects\n:style: table\n:::")
    assert [th.get_text().strip() for th in found.select("thead th")] == ["Name", "Details", "Time"]
    rows = [[td.get_text().strip() for td in row.select("td")] for row in found.select("tbody tr")]
    assert rows == [["Arm", "Jane Doe, Joe Roe", "2019 – 2021"], ["Bench", "Joe Roe", "2018"]]
    found = listed(lab, ":::{listing} people\n:style: table\n:::")
    head = [th.get_text().strip() for th in found.select("thead th")]
    assert head == ["Name", "Organization"]


def test_publications_are_listed_as_they_are_cited(lab):
    found = listed(lab, ":::{listing} publications\n:style: citations\n:::")
    assert [" ".join(li.get_text().split()) for li in found.select("li")] == [
        "Jane Doe. A brake. Patent, DPMA, DE1, 2024.",
        "Jane Doe, Jim Beam. Arms that stop. Proceedings of Arms, 1–9, 2023. doi:10.1000/182",
    ]
    assert found.select_one("em").get_text() == "Proceedings of Arms"
    links = {a.get_text(): a["href"] for a in found.select("a")}
    assert links["Jane Doe"] == "people/jane.html"
    assert links["doi:10.1000/182"] == "https://doi.org/10.1000/182"


def test_the_person_of_the_page_is_marked_among_authors(lab):
    lab.write("people/jane.md", JANE + "\n:::{listing} publications\n:style: citations\n:::\n")
    found = lab.build().page("people/jane").select(".resume-citations li")
    assert [one.strong.get_text() for one in found] == ["Jane Doe", "Jane Doe"]


def test_people_are_cards_and_can_be_chips(lab):
    assert listed(lab, ":::{listing} people\n:::").select("ul.resume-cards")
    assert listed(lab, ":::{listing} people\n:style: chips\n:::").select("p.resume-chips")


def test_lists_in_restructuredtext(lab):
    lab.write(
        "all.rst",
        ":orphan:\n\nAll\n===\n\n.. listing:: projects\n   :skill: Go\n\n.. listing:: talks\n",
    )
    built = lab.build()
    assert built.warnings == []
    assert titles(built.page("all")) == ["Bench", "On arms"]


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (["@:::{listing} projcts", ":::"], "'projcts' cannot be listed; did you mean 'projects'?"),
        (["@:::{listing}", ":::"], "there is nothing to list"),
        (
            [":::{listing} projects", "@:skil: Go", ":::"],
            "field 'skil' is unknown; did you mean 'skill'",
        ),
        ([":::{listing} projects", "@:skills: Go", ":::"], "field 'skills' is called 'skill' here"),
        (
            [":::{listing} projects", "@:skill: Rust", ":::"],
            "field 'skill': there is no skill 'Rust'",
        ),
        ([":::{listing} projects", "@:person: jan", ":::"], "did you mean 'jane'?"),
        (
            [":::{listing} projects", "@:status: fin", ":::"],
            "nothing in this list has the status 'fin'",
        ),
        ([":::{listing} projects", "@:year: soon", ":::"], "write 2020, 2019-2021, 2020-"),
        ([":::{listing} projects", "@:where: skill Go", ":::"], "character 7"),
        ([":::{listing} projects", "@:limit: many", ":::"], "write 10"),
        ([":::{listing} projects", "@:sort: newst", ":::"], "did you mean 'newest'?"),
        ([":::{listing} projects", "@:group: yer", ":::"], "did you mean 'year'?"),
        ([":::{listing} projects", "@:style: crads", ":::"], "did you mean 'cards'?"),
        ([":::{listing} projects", "@:style: citations", ":::"], "only publications are cited"),
        ([":::{listing} people", "@:year: 2020", ":::"], "not for year"),
        (
            [":::{listing} projects", "", "@Words.", ":::"],
            "there is text in it, which is not shown",
        ),
        ([":::{listing} projects", "@:skill:", ":::"], "field 'skill': there is no value"),
        ([":::{listing} projects", "@:style:", ":::"], "field 'style' has no value"),
        ([":::{listing} projects", "@:empty:", ":::"], "field 'empty' has no value"),
    ],
)
def test_one_warning_for_one_fault(lab, lines, warning):
    """The line with the fault begins with ``@``."""
    head = ["---", "orphan: true", "---", "", "# All", ""]
    whole = [*head, *lines]
    number = next(n for n, line in enumerate(whole, 1) if line.startswith("@"))
    lab.write("all.md", "\n".join(line.removeprefix("@") for line in whole) + "\n")
    built = lab.build()
    (told,) = built.warnings
    assert told.startswith(f"all.md:{number}: WARNING: listing: ")
    assert warning in told
    assert "nothing" not in lines[0] or built.page("all").select(".resume-listing")


def test_an_unknown_value_is_told_of_again_as_long_as_it_is_there(lab):
    lab.write(
        "all.md", "---\norphan: true\n---\n# All\n\n:::{listing} projects\n:skill: Rust\n:::\n"
    )
    assert len(lab.build().warnings) == 1
    lab.write("people/joe.md", JOE + "\n:::{skills}\n:keywords: Rust\n:::\n")
    assert lab.build().warnings == []


PAGE = """
---
orphan: true
---

# All

:::{listing} projects
:skill: Go
:group: person
:::

:::{listing} publications
:style: citations
:::

:::{listing} experience
:where: person = jane
:limit: 1
:style: table
:::
"""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("joe", "# Joe Roe", "# Joe Row"),
        ("joe", ":skills: C++, Go", ":skills: C++"),
        ("jane", ":pages: 1–9", ":pages: 2–9"),
        ("jane", ":end: present", ":end: 2023"),
        ("jane", "{experience} Bolt", "{experience} Nut"),
        ("jane", "Jim Beam", "Joe Roe"),
    ],
)
def test_lists_follow_edits(lab, jobs, name, old, new):
    lab.write("all.md", PAGE)
    lab.build(jobs=jobs)
    before = (lab.src / f"people/{name}.md").read_text("utf-8")
    assert old in before
    lab.write(f"people/{name}.md", before.replace(old, new))
    built = lab.build(jobs=jobs)
    if jobs == 1:  # else Sphinx does not say what it writes
        assert "all" in built.written()
    assert differences(built, lab.build(out="clean")) == []


def test_a_page_with_lists_is_left_alone_when_they_stay_the_same(lab):
    lab.write("all.md", PAGE)
    lab.build()
    lab.write(
        "people/jane.md", JANE.replace("It moves.", "It turns.").replace(":event: A", ":event: B")
    )
    assert "all" not in lab.build().written()


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_other_builders_show_lists(lab, builder):
    lab.conf += SINGLE
    lab.write("index.md", "# Home\n\n```{toctree}\nall\npeople/jane\npeople/joe\n```\n")
    lab.write("all.md", PAGE.replace("---\norphan: true\n---\n", ""))
    built = lab.build(builder)
    assert built.warnings == []
    name = {"text": "all.txt", "latex": "lab.tex", "epub": "all.xhtml", "singlehtml": "index.html"}
    text = built.text(name[builder])
    for words in ("Bench", "Proceedings of Arms", "and 1 more"):
        assert words in text


def test_columns_of_a_table_have_room_in_plain_text(lab):
    lab.write("index.md", "# Home\n\n:::{listing} projects\n:style: table\n:::\n")
    assert "Jane Doe, Joe Roe" in lab.build("text").text("index.txt")


@pytest.mark.parametrize("builder", ["text", "html"])
def test_a_table_in_a_table_is_a_list(lab, builder):
    table = "```{list-table}\n* - :::{listing} projects\n    :style: table\n    :::\n```\n"
    lab.write("all.md", f"---\norphan: true\n---\n# All\n\n{table}")
    built = lab.build(builder)
    assert built.warnings == []
    assert "Bench" in built.text({"text": "all.txt", "html": "all.html"}[builder])


@pytest.mark.parametrize("name", ["listing} projects", "timeline}"])
def test_an_option_that_is_given_twice_is_told_of(lab, name):
    lab.write("people/joe.md", JOE + f"\n:::{{{name}\n:person: joe\n:person: jane\n:::\n")
    (warning,) = lab.build().warnings
    assert "field 'person' is given twice; remove one of them, the last is used" in warning


def test_a_list_about_one_person_does_not_repeat_her_name(lab):
    about_joe = listed(lab, ":::{listing} projects\n:person: joe\n:sort: title\n:::")
    assert [one.get_text(" ", strip=True) for one in about_joe.select(".resume-left")] == [
        "Jane Doe"
    ]
    both = listed(lab, ":::{listing} projects\n:person: joe, jane\n:sort: title\n:::")
    assert "Joe" in both.get_text()
    grouped = listed(lab, ":::{listing} projects\n:group: person\n:::")
    assert "Joe" in grouped.select_one(".resume-heading").find_next("ul").get_text()
