"""A rebuild gives what a clean build gives, and writes the pages that show the change."""

import os
import pickle

import pytest
from compare import differences
from conftest import Site

JANE = """
# Jane Doe

:::{person} jane
:email: jane@example.org
:headline: Engineer
:::

::::{experience} Acme
:position: Engineer
:start: 2020-01
:end: present

:::{project} Lego
:skills: Python, C++

Built with [a note](../notes.md)[^1] and [Raft](#raft-thesis).
:::
::::

:::{publication} A Thesis on Raft
:id: raft-thesis
:type: thesis
:date: 2019
:::

[^1]: A footnote outside.
"""
JOE = """
# Joe Roe

:::{person} joe
:::

:::{contribution} lego
:role: Tester
:start: 2021

Tested it, with [Jane](#jane).
:::

:::{skills} Languages
:keywords: Python, Go
:::
"""
NOTES = "# Notes\n\nOn {project}`lego` and {skill}`go`.\n"
INDEX = """
# Home

:::{listing} projects
:::

```{toctree}
:glob:

people/*
projects/index
notes
```
"""


@pytest.fixture
def lab(site):
    site.write("index.md", INDEX)
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    site.write("notes.md", NOTES)
    return site


def edit(name, old, new):
    def change(site):
        text = (site.src / name).read_text("utf-8")
        assert old in text
        site.write(name, text.replace(old, new))

    return change


def both(*changes):
    def change(site):
        for one in changes:
            one(site)

    return change


def aged(change):
    """Make a change and give the file a time long ago, as a checkout may."""

    def made(site):
        change(site)
        for path in site.src.rglob("*.md"):
            os.utime(path, (1_000_000_000, 1_000_000_000))

    return made


MORE = "\n:::{project} Duplo\n:skills: Python\n\nSmaller than [Lego](#lego).\n:::\n"
EDITS = {
    "nothing": lambda site: None,
    "body": edit("people/jane.md", "Built with", "Made with"),
    "footnote outside the body": edit("people/jane.md", "outside.", "beyond."),
    "retitle a project": edit("people/jane.md", "{project} Lego", "{project} Lego!"),
    "new id": both(
        edit("people/jane.md", ":skills: Python, C++", ":id: bricks\n:skills: Python, C++"),
        edit("people/joe.md", "{contribution} lego", "{contribution} bricks"),
        edit("notes.md", "`lego`", "`bricks`"),
    ),
    "add a project": edit("people/joe.md", ":::{skills}", MORE.lstrip() + "\n:::{skills}"),
    "add a skill": edit("people/jane.md", "Python, C++", "Python, C++, Rust"),
    "drop a skill": edit("people/jane.md", "Python, C++", "Python"),
    "drop a publication": both(
        edit("people/jane.md", " and [Raft](#raft-thesis)", ""),
        edit("people/jane.md", "{publication} A Thesis on Raft\n:id: raft-thesis", "{award} Prize"),
        edit("people/jane.md", ":type: thesis\n", ""),
    ),
    "retitle a person": edit("people/joe.md", "# Joe Roe", "# Joseph Roe"),
    "headline": edit("people/jane.md", "headline: Engineer", "headline: Architect"),
    "drop a contributor": lambda site: (
        site.remove("people/joe.md") or edit("notes.md", " and {skill}`go`", "")(site)
    ),
    "new contributor": lambda site: site.write(
        "people/ann.md", "# Ann\n\n:::{person} ann\n:::\n\n:::{contribution} lego\nDrew it.\n:::\n"
    ),
    "new contributor in an old file": aged(
        lambda site: site.write(
            "people/ann.md",
            "# Ann\n\n:::{person} ann\n:::\n\n:::{contribution} lego\nDrew it.\n:::\n",
        )
    ),
    "edit in an old file": aged(edit("people/jane.md", "Built with", "Made with")),
    "author a generated page": lambda site: site.write(
        "projects/lego.md", "---\norphan: true\n---\n# Lego, by hand\n\nMy own words.\n"
    ),
    # Python's page was attributed to the file that is gone.
    "rename a file": lambda site: (site.src / "people/jane.md").rename(site.src / "people/z.md"),
    "drop the first contributor": both(
        lambda site: site.remove("people/jane.md"),
        edit("people/joe.md", "{contribution} lego", "{project} Lego"),
        edit("people/joe.md", ", with [Jane](#jane)", ""),
    ),
    "add a mention": edit("notes.md", "On {project}", "On {organization}`acme` and {project}"),
    "drop a mention": edit("notes.md", "On {project}`lego`", "On nothing"),
    "retitle a page": edit("notes.md", "# Notes", "# Remarks"),
    "dates": edit("people/jane.md", "2020-01", "2018-03"),
    "move a project": both(
        edit("people/jane.md", "{publication} A Thesis on Raft", "{publication} A Thesis"),
        edit("people/jane.md", ":date: 2019", ":date: 2019\n:projects: duplo"),
        edit("people/joe.md", ":::{skills}", MORE.lstrip() + "\n:::{skills}"),
    ),
}


JOB = """
:::{experience} Initech
:position: Writer

- Made tea.
- Wrote the manual.
:::
"""


def same(result, clean):
    assert differences(result, clean) == []


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_rebuild_equals_a_clean_build(lab, name, jobs):
    before = lab.build(jobs=jobs)
    assert before.warnings == []
    EDITS[name](lab)
    after = lab.build(jobs=jobs)
    assert after.warnings == []
    same(after, lab.build(out="clean"))
    assert lab.build(jobs=jobs).written() == set()


def test_taking_an_authored_page_away_gives_the_generated_one_back(lab):
    first = lab.build().files()
    EDITS["author a generated page"](lab)
    assert "My own words" in lab.build().body("projects/lego")
    lab.remove("projects/lego.md")
    lab.build()
    assert lab.build().files()["projects/lego.html"] == first["projects/lego.html"]


def test_taking_a_page_with_its_block_away_leaves_what_others_say(lab):
    lab.write("organizations/acme.md", "# Acme\n\n:::{organization} Acme\n:location: Rome\n:::\n")
    assert "Rome" in lab.build().body("organizations/acme")
    lab.remove("organizations/acme.md")
    after = lab.build()
    assert "Rome" not in after.body("organizations/acme")
    same(after, lab.build(out="clean"))


def test_parallel_equals_serial(lab):
    serial = lab.build()
    same(lab.build(jobs=2, out="parallel"), serial)


# Sphinx writes a page again whose toctree names one that was read: here the home page.
REWRITTEN = {
    "body": {
        "people/jane",
        "projects/lego",
        # lists that show its first words
        "projects/index",
        "index",
        "skills/python",
        "skills/c-plus-plus",
        "organizations/acme",
        "publications/raft-thesis",
    },
    "footnote outside the body": {"people/jane", "index", "projects/lego"},
    "add a skill": {
        "people/jane",
        "index",
        "projects/lego",
        "organizations/acme",
        "skills/rust",
        "skills/index",
    },
    "drop a skill": {"people/jane", "index", "projects/lego", "organizations/acme", "skills/index"},
    # Links to Jane tell her headline.
    "headline": {
        "people/jane",
        "people/joe",
        "people/index",
        "index",
        "organizations/acme",
        "organizations/index",
        "projects/lego",
        "projects/index",
        "publications/raft-thesis",
        "publications/index",
        "skills/python",
        "skills/c-plus-plus",
        "skills/index",
    },
    "author a generated page": {"projects/lego"},
    "drop a mention": {"notes", "index", "projects/lego"},
    "add a mention": {"notes", "index", "organizations/acme"},
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_an_edit_rewrites_the_pages_that_show_it(lab, name):
    lab.build()
    EDITS[name](lab)
    assert lab.build().written() == REWRITTEN[name]


def test_an_edit_of_a_bullet_rewrites_one_page(lab):
    """No list shows what stands below the first paragraph of a job."""
    lab.write("people/ann.md", "# Ann\n\n:::{person} ann\n:::\n\n" + JOB)
    lab.build()
    edit("people/ann.md", "Wrote the manual", "Wrote the book")(lab)
    assert lab.build().written() == {"people/ann", "index"}


# Sphinx itself lets gettext share with no other builder.
SHARING = ["html", "dirhtml", "text", "epub"]


@pytest.mark.parametrize(
    "name", ["retitle a project", "drop a contributor", "footnote outside the body"]
)
def test_builders_that_share_doctrees_do_not_disturb_each_other(lab, name, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    lab.conf += 'version = "1"\nepub_copyright = "none"\n'
    for builder in SHARING:
        lab.build(builder, doctrees="shared")
    EDITS[name](lab)
    for builder in SHARING:
        after = lab.build(builder, doctrees="shared")
        found = differences(after, lab.build(builder, out=f"clean-{builder}"))
        # The packed book holds the time; what is in it is compared file by file.
        assert [one for one in found if not one.endswith(".epub")] == []


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "text", "latex", "man", "gettext"]
)
def test_the_same_sources_give_the_same_bytes_anywhere(lab, builder, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    (tmp_path / "elsewhere" / "deeper").mkdir(parents=True)
    other = Site(tmp_path / "elsewhere" / "deeper")
    for path in lab.src.rglob("*.md"):
        other.write(str(path.relative_to(lab.src)), path.read_text("utf-8"))
    assert lab.build(builder).files() == other.build(builder).files()


def test_nothing_is_written_into_the_source_tree(lab):
    before = {path: path.read_bytes() for path in lab.src.rglob("*") if path.is_file()}
    lab.build()
    after = {path: path.read_bytes() for path in lab.src.rglob("*") if path.is_file()}
    after.pop(lab.src / "conf.py")
    assert after == before


PICTURES = """
# Pat

:::{person} pat
:::

:::{project} Lego

![A brick](brick.png)
:::
"""


@pytest.fixture
def pictures(site):
    site.write("index.md", "# Home\n\n```{toctree}\npat\nprojects/index\n```\n")
    site.write("pat.md", PICTURES)
    (site.src / "brick.png").write_bytes(b"GIF89a")
    return site


@pytest.mark.parametrize(
    "config", [{"resume_folders": {"project": "work"}}, {"resume_pages": ["person"]}]
)
def test_a_change_of_addresses_taken_back_gives_the_same_menu_again(pictures, config):
    pictures.build()
    pictures.build(**config)
    after = pictures.build()
    assert after.warnings == []
    same(after, pictures.build(out="clean"))
    assert pictures.build().written() == set()


def test_a_list_by_hand_taken_away_is_generated_again_without_a_warning(pictures):
    text = (pictures.src / "index.md").read_text("utf-8")
    pictures.write("index.md", text.replace("{toctree}\n", "{toctree}\n:glob:\n\n"))
    pictures.build()
    pictures.write("projects/index.md", "# By hand\n")
    pictures.build()
    pictures.remove("projects/index.md")
    after = pictures.build()
    assert after.warnings == []
    same(after, pictures.build(out="clean"))


def test_a_picture_that_is_gone_is_gone_from_every_page(pictures):
    pictures.build()
    (pictures.src / "brick.png").unlink()
    after = pictures.build()
    assert "_images" not in after.text("projects/lego.html")
    same(after, pictures.build(out="clean"))


@pytest.mark.parametrize("lost", ["projects/lego", "projects/index", "pat"])
@pytest.mark.parametrize("edited", [True, False])
def test_a_doctree_that_is_lost_is_made_again(pictures, lost, edited):
    pictures.build()
    (pictures.root / "doctrees" / "html" / f"{lost}.doctree").unlink()
    if edited:
        edit("pat.md", "A brick", "A red brick")(pictures)
    same(pictures.build(), pictures.build(out="clean"))
    assert (pictures.root / "doctrees" / "html" / f"{lost}.doctree").is_file()


@pytest.mark.parametrize("text", [b"\xff", b"[]", b'{"trees":1,"pages":{"x":2},"files":[3]}'])
def test_notes_of_the_last_build_that_make_no_sense_are_as_none(pictures, text):
    pictures.build()
    for path in (pictures.root / "doctrees" / "html").glob("resume-*.json"):
        path.write_bytes(text)
    same(pictures.build(), pictures.build(out="clean"))


def test_a_page_by_hand_that_takes_the_place_of_a_generated_one_is_looked_at(lab):
    """What it does not say itself, because others do, is added to it."""
    lab.build()
    lab.write("organizations/acme.md", "---\norphan: true\n---\n\n# Acme, by hand\n\nProse.\n")
    same(lab.build(), lab.build(out="clean"))
    known = [
        pickle.loads((lab.root / "doctrees" / name / "environment.pickle").read_bytes())
        for name in ("html", "clean")
    ]
    first, second = (
        env.domaindata["resume"]["page_fingerprints"]["organizations/acme"] for env in known
    )
    assert first.whole == second.whole
    assert first.title == second.title


GOES_ON = """
# Jane

:::{person} jane
:::

:::{experience} Acme
:start: 2015
:end: present
:skills: Zig
:::
"""


def test_what_a_copied_block_links_to_is_known_in_the_next_build(site):
    site.write(
        "team.md", "# We\n\n:::{person} tom\n:name: Tom\n:::\n\n:::{person} ann\n:name: A\n:::\n"
    )
    jane = GOES_ON.replace("2015", "2020")
    side = "\n:::{project} Side\n:person: tom\n:skills: Zig\n:start: 2021\n:end: 2022\n:::\n"
    for number, end in enumerate(["present", "2025-02"]):
        site.write("people/jane.md", jane.replace("present", end) + side)
        assert differences(site.build(), site.build(out=f"clean{number}")) == []


def test_time_that_goes_on_is_counted_to_the_last_date_of_any_page(site):
    site.write("people/jane.md", GOES_ON + "\n:::{timeline}\n:::\n")
    for number, year in enumerate(["2016", "2024"]):
        site.write(
            "people/joe.md",
            f"# Joe\n\n:::{{person}} joe\n:::\n\n:::{{award}} Best\n:date: {year}\n:::\n",
        )
        built = site.build()
        assert differences(built, site.build(out=f"clean{number}")) == []
    assert "more than 9 years" in built.body("skills/zig")
    assert "2024" in built.page("people/jane").select_one(".resume-timeline-years").get_text()


def test_the_way_back_says_what_the_list_is_called(site):
    site.write("people/jane.md", "# Jane\n\n:::{person} jane\n:::\n\n:::{project} Arm\n:::\n")
    site.build()
    site.write("projects/index.md", "# My projects\n")
    built = site.build()
    assert built.links("projects/arm")["My projects"] == "index.html"
    assert differences(built, site.build(out="clean")) == []


def test_a_list_that_a_toctree_names_may_go_and_come_back(site):
    site.conf += 'html_theme = "alabaster"\n'
    site.write(
        "index.md", "# Home\n\n```{toctree}\npeople/ann\nawards/index\nprojects/index\n```\n"
    )
    person = "# Ann\n\n:::{person} ann\n:::\n\n:::{project} Arm\n:::\n"
    prize = "\n:::{award} Prize\n:::\n"
    site.write("people/ann.md", person + prize)
    site.build()
    for text in (person, person + prize):
        site.write("people/ann.md", text)
        built = site.build()
        assert differences(built, site.build(out="clean")) == []
        assert len(built.warnings) == (text == person)  # of the entry that leads nowhere
    site.write("people/ann.md", person)
    links = site.build().page("people/ann").select('link[rel="next"]')
    assert [one["href"] for one in links] == ["../projects/index.html"]
