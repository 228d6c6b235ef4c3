"""A list too long for a page stands on several, which lead to each other."""

from __future__ import annotations

import pytest
from compare import differences

YEARS = [2019, 2021, 2021, 2021, 2020, 0]


@pytest.fixture
def lab(site):
    projects = [
        f":::{{project}} {name}\n:start: {year}\n:skills: S{name}\n:::".replace(":start: 0\n", "")
        for name, year in zip("ABCDEF", YEARS, strict=True)
    ]
    site.write("people/jane.md", "\n\n".join(["# Jane", ":::{person} jane\n:::", *projects]))
    return site


def shown(result, page):
    items = result.page(page).select(
        ".resume-listing li .resume-entry, .resume-listing .resume-chip"
    )
    return [item.get_text() for item in items]


def parts(result, page):
    return {link.get_text(): link["href"] for link in result.page(page).select(".resume-parts a")}


def test_things_with_dates_are_split_by_year_and_the_others_by_letter(lab):
    result = lab.build(resume_list_size=2)
    assert result.warnings == []
    assert shown(result, "projects/index") == ["B", "C"]
    assert shown(result, "projects/list/2021-2") == ["D"]
    assert shown(result, "projects/list/2020") == ["E"]
    assert shown(result, "projects/list/undated") == ["F"]
    assert list(parts(result, "projects/list/2020").values()) == [
        "../index.html",
        "2021-2.html",
        "2019.html",
        "undated.html",
    ]
    assert (
        result.page("projects/list/2020").select_one("h1").get_text().startswith("Projects: 2020")
    )
    assert result.links("projects/list/2020")["Projects"] == "../index.html"
    assert shown(result, "skills/index") == ["SA (Skill)", "SB (Skill)"]
    assert shown(result, "skills/list/s-3") == ["SE (Skill)", "SF (Skill)"]


@pytest.mark.parametrize(
    ("by", "pages"),
    [
        ("number", ["projects/list/2", "projects/list/3"]),
        ("letter", [f"projects/list/{letter}" for letter in "acdef"]),
    ],
)
def test_the_author_chooses_what_a_list_is_split_by(lab, by, pages):
    result = lab.build(resume_list_size=2, resume_list_split=by)
    assert all((result.out / f"{page}.html").is_file() for page in pages)
    everywhere = [one for page in ["projects/index", *pages] for one in shown(result, page)]
    assert sorted(everywhere) == list("ABCDEF")


def test_a_part_without_a_date_is_called_so_in_the_language_of_the_site(lab):
    german = lab.build(language="de", resume_list_size=2)
    assert german.body("projects/list/undated").startswith("Projekte: ohne Datum")


def test_a_short_list_is_whole_and_zero_splits_nothing(lab):
    for size in (6, 0):
        result = lab.build(resume_list_size=size)
        assert shown(result, "projects/index") == ["B", "C", "D", "E", "A", "F"]
        assert not result.page("projects/index").select(".resume-parts")
        assert not (result.out / "projects/list").exists()


def test_a_rebuild_moves_things_from_part_to_part(lab):
    lab.build(resume_list_size=2)
    text = (lab.src / "people/jane.md").read_text("utf-8")
    lab.write("people/jane.md", text.replace(":start: 2020", ":start: 2018"))
    after = lab.build(resume_list_size=2)
    assert shown(after, "projects/list/2018") == ["E"]
    assert not (after.out / "projects/list/2020.html").exists()
    assert differences(after, lab.build(out="clean", resume_list_size=2)) == []
    assert lab.build(resume_list_size=2).written() == set()


@pytest.mark.parametrize("builder", ["singlehtml", "text"])
def test_no_other_builder_loses_a_thing(lab, builder):
    lab.write("index.md", "# Home\n\n```{toctree}\npeople/jane\nprojects/index\n```\n")
    result = lab.build(builder, resume_list_size=2)
    assert result.warnings == []
    if builder == "singlehtml":
        assert sorted(shown(result, "index")) == list("ABCDEF")
    else:
        assert "F" in result.text("projects/list/undated.txt")


def test_a_line_names_some_of_many_people(site):
    for number in range(11):
        name = f"people/p{number:02}.md"
        block = f":::{{person}} p{number}\n:::\n\n:::{{skills}} Tools\n:keywords: Go\n:::"
        site.write(name, f"# Person {number}\n\n{block}\n")
    line = site.build().body("skills/index")
    assert line.endswith("and 3 more")
    assert "Person 8" not in line
