"""Readers can narrow the long list on a landing page: what the page has for the script."""

from __future__ import annotations

import pytest
from compare import differences
from conftest import SINGLE
from sphinx_resume.render.facets import FEWEST

NASTY = "\"><script>alert('&')</script>"
SCRIPT = "sphinx_resume.js"


def project(name, *fields):
    return "\n".join([f":::{{project}} {name}", *fields, ":::"])


PROJECTS = [
    project("A", ":start: 2019", ":end: 2021", ":skills: Go, Rust", ":type: Tool"),
    project("B", ":start: 2020", ":end: present", ":skills: Go"),
    project("C", ":start: 2022", ":people: joe"),
    *(project(name) for name in "DEFGH"),
]
assert len(PROJECTS) == FEWEST


@pytest.fixture
def lab(site):
    site.write("people/jane.md", page(*PROJECTS))
    site.write("people/joe.md", "# Joe Roe\n\n:::{person} joe\n:::\n")
    return site


def page(*blocks):
    return "\n\n".join(["# Jane Doe", ":::{person} jane\n:::", *blocks, ""])


def fields(result, name):
    """The values of each field of the form, with how many things have each."""
    form = result.page(name).select_one("form.resume-filter")
    return {
        select["name"]: [(one["value"], one.get_text()) for one in select.select("option")]
        for select in form.select("select")
    }


def chosen(result, name, facet, value):
    """The things that the script leaves in the list, by the codes in the page."""
    listed = result.page(name)
    selects = listed.select("form.resume-filter select")
    at = [select["name"] for select in selects].index(facet)
    code = [option["value"] for option in selects[at].select("option")].index(value)
    return [
        item.select_one(".resume-entry").get_text()
        for item in listed.select("li[data-resume-facets]")
        if str(code) in item["data-resume-facets"].split(";")[at].split()
    ]


def scripts(result, name):
    found = result.page(name).select("script[src]")
    return [one for one in found if SCRIPT in one["src"]]


def test_a_long_list_can_be_chosen_from_by_what_its_things_differ_in(lab):
    result = lab.build()
    assert result.warnings == []
    assert fields(result, "projects/index") == {
        "year": [
            ("", "All"),
            ("present", "present (1)"),
            ("2022", "2022 (2)"),
            ("2021", "2021 (2)"),
            ("2020", "2020 (2)"),
            ("2019", "2019 (1)"),
        ],
        "skill": [("", "All"), ("Go", "Go (2)"), ("Rust", "Rust (1)")],
        "person": [("", "All"), ("Jane Doe", "Jane Doe (8)"), ("Joe Roe", "Joe Roe (1)")],
        "type": [("", "All"), ("Project", "Project (7)"), ("Tool", "Tool (1)")],
    }
    assert sorted(chosen(result, "projects/index", "year", "2021")) == ["A", "B"]
    assert chosen(result, "projects/index", "year", "present") == ["B"]
    assert chosen(result, "projects/index", "person", "Joe Roe") == ["C"]
    assert chosen(result, "projects/index", "skill", "Rust") == ["A"]


def test_the_page_is_whole_without_the_script(lab):
    listed = lab.build().page("projects/index")
    assert listed.select_one("form.resume-filter").has_attr("hidden")
    items = listed.select(".resume-listing li")
    assert len(items) == FEWEST
    assert not any(item.has_attr("hidden") for item in items)


def test_every_field_has_a_label_and_the_number_of_things_is_told_politely(lab):
    form = lab.build().page("projects/index").select_one("form.resume-filter")
    assert form["role"] == "search"
    assert form["aria-label"]
    inputs = form.select("input, select")
    assert [one.find_parent("label") is not None for one in inputs] == [True] * 5
    assert form.select_one("input")["type"] == "search"
    assert form.select_one("output")["data-text"] == "{shown} of {total}"
    assert form.select_one("button")["type"] == "reset"


def test_only_pages_with_such_a_list_load_the_script(lab):
    result = lab.build()
    assert len(scripts(result, "projects/index")) == 1
    assert scripts(result, "projects/index")[0].has_attr("defer")
    for name in ("index", "people/index", "skills/index", "people/jane", "projects/a"):
        assert not scripts(result, name), name
        assert not result.page(name).select(".resume-filter, [data-resume-facets]")
    assert (result.out / "_static" / SCRIPT).is_file()


def test_a_short_list_is_left_as_it_is(lab):
    lab.write("people/jane.md", page(*PROJECTS[1:]))
    result = lab.build()
    assert not result.page("projects/index").select(".resume-filter, [data-resume-facets]")
    assert not scripts(result, "projects/index")


def test_a_list_of_skills_has_no_facet_of_skills_nor_one_of_people_of_people(site):
    for number in range(FEWEST):
        block = f":::{{experience}} Acme\n:start: {2010 + number}\n:skills: S{number}, Go\n:::"
        name = f"# P{number}\n\n:::{{person}} p{number}\n:::\n\n{block}\n"
        site.write(f"people/p{number}.md", name)
    result = site.build()
    assert list(fields(result, "skills/index")) == ["year", "person"]
    assert list(fields(result, "people/index")) == ["skill"]
    assert chosen(result, "people/index", "skill", "S3") == ["P3"]


def test_posts_under_headings_of_years_have_codes_too(site):
    for number in range(FEWEST):
        dated = f":date: {2020 + number % 2}-01-0{number + 1}"
        head = "---\norphan: true\n---\n"
        site.write(f"notes/n{number}.md", f"{head}# N{number}\n\n:::{{post}}\n{dated}\n:::\n")
    result = site.build()
    assert len(result.page("blog/index").select(".resume-listing .resume-heading")) == 2
    assert chosen(result, "blog/index", "year", "2020") == ["N6", "N4", "N2", "N0"]


def test_parts_of_a_list_are_narrowed_each_for_itself(lab):
    lab.write("people/jane.md", page(*PROJECTS, *(project(f"I{n}") for n in range(FEWEST))))
    result = lab.build(resume_list_size=FEWEST, resume_list_split="number")
    assert len(scripts(result, "projects/list/2")) == 1
    assert len(result.page("projects/list/2").select("[data-resume-facets]")) == FEWEST


def test_the_form_speaks_the_language_of_the_site(lab):
    german = lab.build(language="de")
    assert fields(german, "projects/index")["year"][1] == ("heute", "heute (1)")
    assert fields(german, "projects/index")["type"][1] == ("Projekt", "Projekt (7)")


def test_two_things_of_one_title_are_one_value(lab):
    lab.write("people/joe.md", "# Jane Doe\n\n:::{person} joe\n:::\n")
    assert "person" not in fields(lab.build(), "projects/index")


def test_hostile_titles_come_out_as_text(lab):
    lab.write("people/joe.md", f"# Joe\n\n:::{{person}} joe\n:name: {NASTY}\n:::\n")
    lab.write("people/jane.md", page(*PROJECTS, project("I", f":type: {NASTY}")))
    result = lab.build(smartquotes=False)
    assert "<script>alert" not in result.text("projects/index.html")
    assert chosen(result, "projects/index", "type", NASTY) == ["I"]
    assert chosen(result, "projects/index", "person", NASTY) == ["C"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":skills: Go\n", ":skills: Go, Zig\n"),
        (":type: Tool", ":type: Toy"),
    ],
)
def test_an_edit_of_a_facet_alone_shows(lab, old, new):
    lab.build()
    lab.write("people/jane.md", page(*PROJECTS).replace(old, new))
    after = lab.build()
    assert differences(after, lab.build(out="clean")) == []
    assert lab.build().written() == set()


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex", "man"])
def test_other_builders_have_the_plain_list(lab, builder):
    lab.write("index.md", "# Home\n\n```{toctree}\npeople/jane\npeople/joe\nprojects/index\n```\n")
    lab.conf += SINGLE
    result = lab.build(builder)
    assert result.warnings == []
    files = {name: data for name, data in result.files().items() if not name.endswith(".css")}
    assert not any(SCRIPT in name for name in files)
    for word in (b"resume-filter", b"data-resume-facets", SCRIPT.encode()):
        assert not any(word in data for data in files.values())


def test_dirhtml_has_it_as_html_has(lab):
    result = lab.build("dirhtml")
    assert len(scripts(result, "projects/index")) == 1
    assert chosen(result, "projects/index", "skill", "Rust") == ["A"]


def test_parallel_writing_loads_the_script_on_the_same_pages(lab):
    first = lab.build(out="serial")
    assert differences(lab.build(jobs=2, out="parallel"), first) == []


def test_a_facet_of_very_many_values_is_left_to_typing(site, monkeypatch):
    monkeypatch.setattr("sphinx_resume.render.facets.MOST", 3)
    blocks = "\n\n".join(
        f":::{{project}} P{n}\n:start: {2010 + n % 2}\n:skills: S{n}\n:::" for n in range(9)
    )
    site.write("people/jane.md", f"# Jane\n\n:::{{person}} jane\n:::\n\n{blocks}\n")
    page = site.build().page("projects/index")
    assert [one["name"] for one in page.select(".resume-filter select")] == ["year"]
