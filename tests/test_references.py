"""Links: every way to write one, where it leads, what it shows, and what the site offers others."""

import json
import posixpath

import pytest
from compare import differences
from conftest import Site
from sphinx.util.inventory import InventoryFile

JANE = """
# Jane Doe

:::{person} jane
:headline: Engineer
:::

:::{experience} Acme Robotics
:start: 2020
:end: 2021
:::

:::{project} Arm Control
:start: 2020
:end: present
:people: joe
:skills: C++

See {project}`gripper`, [](#gripper), {any}`gripper`, {doc}`../notes`, [](../notes.md) and
[own words](#gripper).
:::

:::{project} Gripper
:::

:::{project} The *bold* `code()` and C++
:id: marked

Marked text.
:::

:::{publication} Arms that stop
:type: patent
:date: 2023-05
:::

:::{award} Best Arm
:date: 2022
:::

:::{project} Twin
:start: 2001
:::

:::{skills} Twins
:keywords: Twin
:::
"""
JOE = "# Joe Roe\n\n:::{person} joe\n:headline: Tester\n:::\n"
WAYS = """
# Notes

{person}`jane`; {person}`Jane Doe`; {person}`her page <jane>`

{organization}`acme-robotics`; {organization}`Acme Robotics`;
{organization}`the firm <acme-robotics>`

{project}`arm-control`; {project}`Arm Control`; {project}`the planner <arm-control>`

{publication}`arms-that-stop`; {publication}`Arms that stop`; {publication}`it <arms-that-stop>`

{award}`best-arm`; {award}`Best Arm`; {award}`the prize <best-arm>`

{skill}`c-plus-plus`; {skill}`C++`; {skill}`the language <c-plus-plus>`

[by id](#arm-control); [](#arm-control); {any}`arm-control`; {any}`with any <arm-control>`

[by path](/projects/arm-control.md); [](projects/arm-control.md); {doc}`projects/arm-control`

{project}`marked`; [](#marked); {doc}`projects/marked`; [](projects/marked.md)

{project}`twin`; {skill}`twin`

{resume:project}`arm-control`; {resume:project}`long name <arm-control>`
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("references"))
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\npeople/*\nnotes\n```\n")
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    site.write("notes.md", WAYS)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    return result


def ways(result, number):
    """The links of one line of the notes: address and text."""
    paragraph = result.page("notes").select("div.body p")[number]
    found = [(a["href"], a.get_text()) for a in paragraph.select("a[href]")]
    assert len(found) == paragraph.get_text().count(";") + 1
    return found


KINDS = {
    "person": ("people/jane", "Jane Doe", "her page"),
    "organization": ("organizations/acme-robotics", "Acme Robotics", "the firm"),
    "project": ("projects/arm-control", "Arm Control", "the planner"),
    "publication": ("publications/arms-that-stop", "Arms that stop", "it"),
    "award": ("awards/best-arm", "Best Arm", "the prize"),
    "skill": ("skills/c-plus-plus", "C++", "the language"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_roles_take_ids_and_names_and_show_the_title_or_the_author_s_words(built, kind):
    page, title, own = KINDS[kind]
    address = f"{page}.html"
    expected = [(address, title), (address, title), (address, own)]
    assert ways(built, list(KINDS).index(kind)) == expected


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (6, ["by id", "Arm Control", "Arm Control", "with any"]),
        (7, ["by path", "Arm Control", "Arm Control"]),
        (10, ["Arm Control", "long name"]),
    ],
)
def test_other_links_do_the_same(built, number, texts):
    assert ways(built, number) == [("projects/arm-control.html", text) for text in texts]


def test_a_title_with_markup_is_shown_as_words(built):
    title = "The bold code() and C++"
    assert ways(built, 8) == [("projects/marked.html", title)] * 4
    assert built.page("projects/marked").h1.get_text().startswith(title)
    assert title in built.page("projects/marked").title.get_text()
    assert title in built.links("skills/c-plus-plus") or title in built.links("projects/index")


def test_an_id_of_two_kinds_is_told_apart_by_the_role(built):
    assert ways(built, 9) == [("projects/twin.html", "Twin"), ("skills/twin.html", "Twin")]


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("people/jane", "Jane Doe (Person, Engineer)"),
        ("organizations/acme-robotics", "Acme Robotics (Organization, 2020–2021)"),
        ("projects/arm-control", "Arm Control (Project, Jane Doe, Joe Roe, 2020–present)"),
        ("publications/arms-that-stop", "Arms that stop (Patent, Jane Doe, 2023)"),
        ("awards/best-arm", "Best Arm (Award, Jane Doe, 2022)"),
        ("skills/c-plus-plus", "C++ (Skill, 2020–present)"),
    ],
)
def test_hovering_tells_what_a_link_leads_to(built, page, title):
    number = [one for one, *_ in KINDS.values()].index(page)
    links = built.page("notes").select("div.body p")[number].select("a")
    assert {a.get("title") for a in links} == {title}


def test_links_by_id_tell_it_too(built):
    links = built.page("notes").select("div.body p")[6].select("a")
    expected = "Arm Control (Project, Jane Doe, Joe Roe, 2020–present)"
    assert [a.get("title") for a in links] == [expected] * 4


def test_no_link_to_a_thing_is_in_the_font_of_code(built):
    # {any} with words is in code for whatever it leads to: Sphinx makes it so.
    assert built.page("notes").select("a code:not(.any)") == []


def test_summaries_show_titles_for_what_they_link_to(built):
    items = built.page("projects/index").select(".resume-list > li")
    summary = next(li for li in items if li.a.get_text() == "Arm Control")
    assert summary.select_one(".resume-summary").get_text() == (
        "See Gripper, Gripper, Gripper, Notes, Notes and own words."
    )


def test_the_inventory_offers_every_thing_with_its_page(built):
    inventory = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="")
    expected = {
        "resume:person": {"jane": "Jane Doe", "joe": "Joe Roe"},
        "resume:organization": {"acme-robotics": "Acme Robotics"},
        "resume:project": {
            "arm-control": "Arm Control",
            "gripper": "Gripper",
            "marked": "The bold code() and C++",
            "twin": "Twin",
        },
        "resume:publication": {"arms-that-stop": "Arms that stop"},
        "resume:award": {"best-arm": "Best Arm"},
        "resume:skill": {"c-plus-plus": "C++", "twin": "Twin"},
    }
    ours = {kind: table for kind, table in inventory.data.items() if kind.startswith("resume:")}
    shown = {
        kind: {name: item.display_name for name, item in table.items()}
        for kind, table in ours.items()
    }
    assert shown == expected
    for table in ours.values():
        for item in table.values():
            assert (built.out / item.uri.partition("#")[0]).is_file()


def test_the_search_finds_the_pages_that_nobody_wrote(built):
    text = built.text("searchindex.js")
    index = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    assert {"projects/marked", "skills/c-plus-plus", "projects/index"} <= set(index["docnames"])
    terms = index["terms"]["gripper"]
    numbers = {terms} if isinstance(terms, int) else set(terms)
    assert {"projects/arm-control", "people/jane"} <= {index["docnames"][n] for n in numbers}


def test_every_link_of_the_site_leads_to_a_file_and_to_something_in_it(built):
    wrong = []
    for path in built.out.rglob("*.html"):
        name = path.relative_to(built.out).with_suffix("").as_posix()
        if name in {"genindex", "search"}:
            continue
        for a in built.page(name).select("div.body a[href]"):
            file, _, anchor = a["href"].partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file or "."))
            target = target.removesuffix(".html") if file else name
            if (path.parent / a["href"]).is_file():
                continue
            there = (built.out / f"{target}.html").is_file()
            if not there or (anchor and not built.page(target).find(id=anchor)):
                wrong.append((name, a["href"]))
    assert wrong == []


# --- what leads nowhere ---------------------------------------------------------------------

WRONG = {
    "{project}`arm-contrl`": "there is no project 'arm-contrl'; did you mean 'arm-control'?",
    "{project}`words <arm-contrl>`": "there is no project 'arm-contrl'; did you mean",
    "{skill}`Cobol`": "there is no skill 'Cobol'; give the id of one of this site",
    "{person}`arm-control`": "there is no person 'arm-control'; give the id of one",
    "{person}`jan`": "there is no person 'jan'; did you mean 'jane'?",
    "[words](#arm-contrl)": "'arm-contrl'",
    "[](#arm-contrl)": "'arm-contrl'",
    "{any}`arm-contrl`": "'arm-contrl'",
    "[words](projects/arm-contrl.md)": "projects/arm-contrl.md",
    "[words](#twin)": "'twin' fits several things; write {project}`twin` or {skill}`twin`",
    "{any}`twin`": "'twin' fits several things; write {project}`twin` or {skill}`twin`",
}


def test_a_link_that_leads_nowhere_or_to_two_things_is_one_warning_at_its_line(site):
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    site.write("notes.md", "---\norphan: true\n---\n# N\n\n" + "\n\n".join(WRONG) + "\n")
    warnings = site.build().warnings
    expected = dict(zip(range(6, 60, 2), WRONG.values(), strict=False))
    found = {int(line.split(":")[1]): line for line in warnings if line.startswith("notes.md:")}
    assert len(warnings) == len(found) == len(expected), warnings
    for number, words in expected.items():
        assert words in found[number]


# --- long names -----------------------------------------------------------------------------


def test_long_names_alone(site):
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        :::{resume:person} jane
        :headline: Engineer
        :::

        :::{resume:project} Lego
        See {resume:person}`jane`.
        :::

        :::{resume:listing} projects
        :::
        """,
    )
    site.conf += "resume_short_names = False\n"
    result = site.build(nitpicky=True)
    assert result.warnings == []
    assert result.links("projects/lego")["Jane Doe"] == "../people/jane.html"
    site.write(
        "notes.md", "---\norphan: true\n---\n# N\n\n:::{project} X\n:::\n\n{project}`lego`\n"
    )
    first, *rest = site.build(nitpicky=True).warnings
    assert "Unknown directive type: 'project'" in first
    assert any("project" in line for line in rest)


def test_a_link_of_one_or_two_letters_says_what_it_leads_to(site):
    project = ":::{project} Web\n:skills: R, Go, Lua\n:::\n"
    site.write("people/ann.md", f"# Ann\n\n:::{{person}} ann\n:::\n\n{project}")
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\npeople/*\n```\n")
    built = site.build()
    assert built.warnings == []
    skills = built.page("projects/web").select("a.resume-chip")
    # Who hears "R" alone, from a list of links, does not know what it is.
    assert [one.get_text() for one in skills] == ["Go (Skill)", "Lua", "R (Skill)"]
    assert [one.select_one(".resume-unseen") is not None for one in skills] == [True, False, True]
    assert "Go (" not in site.build("text").text("projects/web.txt")


def test_a_field_says_what_a_link_without_words_leads_to(site):
    bob = "# Bob Roe\n\n:::{person} bob\n:::\n"
    site.write(
        "people/jane.md",
        "# Jane Doe\n\n:::{person} jane\n:headline: works with {person}`bob`, [her](#arm), [](#arm)"
        "\n:::\n\n:::{project} Arm\n:::\n\n"
        ":::{award} Prize\n:awarder: {organization}`acme`\n:::\n\n:::{experience} Acme\n:::\n",
    )
    site.write("people/bob.md", bob)
    built = site.build()
    assert built.warnings == []
    assert "works with Bob Roe , her , Arm" in built.body("people/jane")
    label = json.loads(built.text("people/jane.json"))["basics"]["label"]
    assert label == "works with Bob Roe, her, Arm"
    assert json.loads(built.text("people/jane.json"))["awards"][0]["awarder"] == "Acme"
    assert "TITLE:works with Bob Roe\\, her\\, Arm" in built.text("people/jane.vcf")
    site.write("people/bob.md", bob.replace("Bob Roe", "Robert Roe"))
    built = site.build()
    assert "TITLE:works with Robert Roe\\, her\\, Arm" in built.text("people/jane.vcf")
    assert differences(built, site.build(out="clean")) == []


def test_links_of_a_summary_that_lead_nowhere_are_told_once(site):
    site.write(
        "people/jane.md",
        "# Jane Doe\n\n:::{person} jane\n:::\n\n"
        ":::{project} Arm\n:summary: with {person}`nob` and {person}`jane`\n:::\n",
    )
    built = site.build()
    (warning,) = built.warnings
    assert "people/jane.md:7: WARNING: there is no person 'nob'" in warning
    assert "nob" not in built.body("people/jane").replace("with nob and Jane Doe", "")
