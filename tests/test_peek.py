"""Cards of where links lead: the data, the files, and the script on every page."""

from __future__ import annotations

import json
import re

import pytest
from compare import differences
from conftest import SINGLE
from sphinx_resume.exports import site_files

FOLDER = "_static/resume-peek"
SCRIPT = "sphinx_resume_peek.js"
JANE = """
# Jane Doe

:::{person} jane
:headline: Engineer
:::

:::{project} Lego
:start: 2020
:end: 2021

It builds. See [home](../index.md).
:::
"""
NASTY = "</script><b>\"'&"


@pytest.fixture
def lab(site):
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.write("people/jane.md", JANE)
    site.write(
        "notes/hello.md",
        "---\norphan: true\n---\n# Hello\n\n"
        ":::{post}\n:date: 2022\n:authors: jane\n:::\n\nWords.\n",
    )
    return site


def files(result):
    """Each file of cards by its name."""
    folder = result.out / FOLDER
    return {path.stem: json.loads(path.read_bytes()) for path in sorted(folder.glob("[!_]*"))}


def scripts(result, name="index"):
    return [one for one in result.page(name).select("script[src]") if SCRIPT in one["src"]]


def test_cards_tell_title_kind_time_and_one_line_by_address(lab):
    result = lab.build()
    assert result.warnings == []
    assert files(result) == {
        "other": {"notes/hello.html": ["Hello", "Post, Jane Doe, 2022", "Words."]},
        "person": {"people/jane.html": ["Jane Doe", "Person", "Engineer"]},
        "project": {
            "projects/lego.html": ["Lego", "Project, Jane Doe, 2020–2021", "It builds. See home."]
        },
    }


def test_every_page_loads_the_script_and_is_told_where_the_cards_are(lab):
    result = lab.build()
    for path in result.out.rglob("*.html"):
        name = path.relative_to(result.out).with_suffix("").as_posix()
        (script,) = scripts(result, name)
        assert script.has_attr("defer")
    told = json.loads(scripts(result)[0]["data-files"])
    assert told["projects/"] == "project"
    assert (result.out / "_static" / SCRIPT).is_file()


def test_no_other_host_is_asked(lab):
    assert not re.search(r"https?:", lab.build().text(f"_static/{SCRIPT}"))


def test_addresses_are_those_of_the_builder_and_of_the_folders(lab):
    result = lab.build("dirhtml", resume_folders={"project": "people/and/their/things"})
    assert list(files(result)["project"]) == ["people/and/their/things/lego/"]
    assert list(files(result)["person"]) == ["people/jane/"]
    told = json.loads(scripts(result)[0]["data-files"])
    assert next(iter(told)) == "people/and/their/things/"  # the longest first


def test_cards_speak_the_language_of_the_site(lab):
    assert files(lab.build(language="de"))["project"]["projects/lego.html"][1].startswith(
        "Projekt,"
    )


def test_hostile_words_are_data(lab):
    lab.write("people/jane.md", JANE.replace("Lego", NASTY))
    result = lab.build(smartquotes=False)
    (card,) = files(result)["project"].values()
    assert card[0] == NASTY


def test_the_file_of_a_kind_goes_with_its_pages(lab):
    lab.build()
    lab.write("people/jane.md", JANE.partition(":::{project}")[0])
    lab.remove("notes/hello.md")
    result = lab.build()
    assert files(result) == {
        "other": {},
        "person": {"people/jane.html": ["Jane Doe", "Person", "Engineer"]},
    }
    assert differences(result, lab.build(out="clean")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("It builds", "It breaks"), ("Jane Doe", "Jane Roe"), (":end: 2021", ":end: present")],
)
def test_cards_follow_edits(lab, old, new):
    before = lab.build().text(f"{FOLDER}/project.json")
    lab.write("people/jane.md", JANE.replace(old, new))
    after = lab.build()
    assert after.text(f"{FOLDER}/project.json") != before
    assert differences(after, lab.build(out="clean")) == []


def test_what_has_not_changed_is_not_written_again(lab):
    result = lab.build()
    paths = sorted((result.out / FOLDER).iterdir())
    times = [path.stat().st_mtime_ns for path in paths]
    lab.build()
    assert [path.stat().st_mtime_ns for path in paths] == times
    lab.write("people/jane.md", JANE.replace("It builds", "It breaks"))
    lab.build()
    changed = [p.stem for p, time in zip(paths, times, strict=True) if p.stat().st_mtime_ns != time]
    assert changed == ["project"]


def test_feeds_and_cards_are_written_side_by_side(lab):
    lab.build()
    result = lab.build()
    assert (result.out / "blog/atom.xml").is_file()
    assert "project" in files(result)
    lab.remove("notes/hello.md")
    result = lab.build()
    assert not (result.out / "blog/atom.xml").exists()
    assert "project" in files(result)


def test_the_option_turns_it_off(lab):
    lab.build()
    result = lab.build(resume_peek=False)
    assert not any("peek" in name for name in result.files())
    assert not scripts(result)
    assert scripts(lab.build())


def test_without_the_style_sheet_the_scripts_stay(lab):
    result = lab.build(resume_css=False)
    assert scripts(result)
    assert not (result.out / "_static/sphinx_resume.css").exists()
    assert (result.out / "_static" / SCRIPT).is_file()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text"])
def test_other_builders_have_no_cards(lab, builder):
    lab.write("index.md", "# Home\n\n```{toctree}\npeople/jane\nnotes/hello\n```\n")
    lab.conf += SINGLE
    result = lab.build(builder)
    assert not any("peek" in name for name in result.files())


def place(address, number):
    """What the script computes."""
    found = 0
    for character in address:
        found = (found * 31 + ord(character)) & 0xFFFFFFFF
    return found % number


def test_many_cards_are_in_several_files(lab, monkeypatch):
    monkeypatch.setattr(site_files, "MOST", 2)
    lab.write("people/jane.md", JANE + "".join(f"\n:::{{skill}} S{n}\n:::\n" for n in range(5)))
    result = lab.build()
    found = files(result)
    assert found["skill"] == {"": 3}
    parts = [found[f"skill-{number}"] for number in range(3)]
    assert sorted(title for part in parts for title, *_ in part.values()) == [
        *(f"S{n}" for n in range(5)),
    ]
    for number, part in enumerate(parts):
        assert all(place(address, 3) == number for address in part)
    monkeypatch.setattr(site_files, "MOST", 5)
    again = files(lab.build())
    assert len(again["skill"]) == 5
    assert not any("-" in name for name in again)
