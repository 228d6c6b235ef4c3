"""What the site knows of skills and organizations besides what one block says."""

import pytest
from compare import differences
from conftest import SINGLE

JANE = """
# Jane Doe

:::{person} jane
:::

::::{experience} Acme
:position: Engineer
:start: 2018-03
:end: 2020-02
:skills: Python, Golang

Wrote Python services in Go, then more Python; `Go` code, [Go](https://go.dev), ergo Golang.

:::{project} Arm
:start: 2019
:end: 2019
:skills: Python

Python again, and C++.
:::
::::

:::{experience} Bolt
:start: 2022-01
:end: 2022-12
:skills: Python
:::

:::{skills} Tools
:keywords: Python, Rust, C++
:::
"""
JOE = """
# Joe Roe

:::{person} joe
:::

:::{experience} Acme
:position: Tester
:start: 2019-06
:end: 2021
:skills: Go, Rust
:::
"""


@pytest.fixture
def lab(site):
    site.write("people/jane.md", JANE)
    site.write("people/joe.md", JOE)
    return site


def facts(result, name):
    page = result.page(name)
    labels = [dt.get_text().strip(" :") for dt in page.select("dl.resume-facts dt")]
    values = [" ".join(dd.get_text().split()) for dd in page.select("dl.resume-facts dd")]
    return dict(zip(labels, values, strict=True))


# --- time ----------------------------------------------------------------------------------


def test_years_of_use_count_each_month_once(lab):
    found = facts(lab.build(), "skills/python")
    assert found["Used"] == "2018 – 2020, 2022"
    # 24 months at Acme, in which the project was, and 12 at Bolt.
    assert found["In all"] == "3 years"


def test_what_goes_on_counts_to_the_last_date_that_is_known(lab):
    lab.write("people/jane.md", JANE.replace(":end: 2022-12", ":end: present"))
    lab.write("people/joe.md", JOE.replace(":end: 2021", ":end: 2025-12"))
    assert facts(lab.build(), "skills/python")["In all"] == "more than 6 years"


@pytest.mark.parametrize(("newest", "years"), [("2020", "2"), ("2020-01", "2"), ("2021-02", "3")])
def test_what_goes_on_counts_for_the_months_that_are_sure(site, newest, years):
    job = ":::{experience} Acme\n:start: 2018-01\n:end: present\n:skills: Python\n:::\n"
    talk = f":::{{talk}} Python\n:date: {newest}\n:::\n"
    # The end of what is only planned is no date that the site knows.
    grant = ":::{experience} Bolt\n:start: 2019\n:end: 2032\n:skills: Go\n:::\n"
    site.write("people/jane.md", f"# Jane Doe\n\n:::{{person}}\n:::\n\n{job}\n{talk}\n{grant}")
    built = site.build()
    assert facts(built, "skills/python")["In all"] == f"more than {years} years"


def test_a_few_months_are_not_counted_in_years(lab):
    lab.write("people/joe.md", JOE.replace(":end: 2021", ":end: 2019-09"))
    lab.write("people/jane.md", JANE.replace(":skills: Python, Golang", ":skills: Python"))
    assert "In all" not in facts(lab.build(), "skills/rust")


def test_years_are_told_in_the_language_of_the_site(lab):
    assert "3 Jahre" in lab.build(language="de").text("skills/python.html")


# --- names ---------------------------------------------------------------------------------


def test_a_synonym_shares_the_page_of_the_skill(lab):
    built = lab.build(resume_synonyms={"Golang": "Go"})
    assert not (built.out / "skills/golang.html").exists()
    assert {"Jane Doe", "Joe Roe"} <= built.links("skills/go").keys()
    assert built.links("people/jane")["Golang"] == "../skills/go.html"
    lab.write("notes.md", "---\norphan: true\n---\n# Notes\n\n{skill}`golang`\n")
    assert (
        lab.build(resume_synonyms={"Golang": "Go"}).links("notes")["Go (Skill)"] == "skills/go.html"
    )


def test_a_synonym_alone_is_called_by_the_name_that_counts(lab):
    lab.write("people/joe.md", JOE.replace("Go, ", ""))
    built = lab.build(resume_synonyms={"Golang": "Go"})
    assert built.page("skills/go").h1.get_text().startswith("Go")


# --- skills in texts -----------------------------------------------------------------------


def linked(result, name):
    body = result.page(name).select("div.body .resume-body > p a, div.body .resume-copy > p a")
    return [(a.get_text(), a["href"]) for a in body]


def test_texts_are_left_alone_unless_asked(lab):
    assert linked(lab.build(), "people/jane") == [("Go", "https://go.dev")]


def test_skills_that_a_text_names_are_linked_once_in_each_block(lab):
    options = {"resume_link_skills": True, "resume_synonyms": {"Golang": "Go"}}
    built = lab.build(**options)
    assert linked(built, "people/jane") == [
        ("Python", "../skills/python.html"),
        ("Go (Skill)", "../skills/go.html"),
        ("Go", "https://go.dev"),
        ("Python", "../skills/python.html"),
        ("C++", "../skills/c-plus-plus.html"),
    ]
    assert linked(built, "projects/arm") == [
        ("Python", "../skills/python.html"),
        ("C++", "../skills/c-plus-plus.html"),
    ]
    assert "Arm" in built.links("skills/c-plus-plus")


def test_a_name_that_goes_on_in_the_next_line_is_linked(lab):
    text = JOE.replace("Go, Rust\n", "Machine Learning\n\nUsed Machine\nLearning.\n")
    lab.write("people/joe.md", text)
    built = lab.build(resume_link_skills=True)
    (link,) = built.page("people/joe").select(".resume-body a")
    assert " ".join(link.get_text().split()) == "Machine Learning"


def test_links_in_texts_follow_edits(lab):
    options = {"resume_link_skills": True}
    lab.write("people/joe.md", JOE + "\nJoe too.\n")
    lab.build(**options)
    for number, text in enumerate((JOE.replace("Rust", "services"), JOE, JOE.replace("Go, ", ""))):
        lab.write("people/joe.md", text)
        assert differences(lab.build(**options), lab.build(out=f"clean{number}", **options)) == []


@pytest.mark.parametrize("builder", ["text", "latex", "gettext"])
def test_other_builders_keep_the_words(lab, builder):
    lab.conf += SINGLE
    built = lab.build(builder, resume_link_skills=True)
    assert built.warnings == []
    text = b"\n".join(built.files().values()).decode("utf-8", "ignore")
    assert "then more Python" in " ".join(text.split())


# --- reports -------------------------------------------------------------------------------


def test_claims_that_nothing_shows_are_told_of_if_asked(lab):
    assert lab.build().warnings == []
    warnings = lab.build(resume_reports=["skills"]).warnings
    assert len(warnings) == 2
    assert "people/jane.md:30: WARNING: skills 'Tools': field 'keywords': 'Rust'" in warnings[0]
    assert "nothing that Jane Doe did shows it" in warnings[0]
    assert "'C++' is claimed" in warnings[1]


PAPERS = """
:::{publication} On arms
:authors: J. Doe, Roe, J., Jim Beam
:date: 2020
:::
"""


def test_authors_may_be_named_by_initials(lab):
    lab.write("people/jane.md", JANE + PAPERS.replace("Roe, J.", '"Roe, J."'))
    built = lab.build()
    assert built.warnings == []
    links = built.links("publications/on-arms")
    assert links["J. Doe"] == "../people/jane.html"
    assert links["J. Roe"] == "../people/joe.html"
    assert "On arms" in built.links("people/joe")


def test_initials_that_several_people_have_mean_none_of_them(lab):
    lab.write("people/jack.md", "# Jack Doe\n\n:::{person} jack\n:::\n")
    lab.write("people/joe.md", JOE + PAPERS.replace("Roe, J., ", ""))
    built = lab.build()
    assert built.warnings == []
    assert "Jane Doe" not in built.links("publications/on-arms")
    assert "J. Doe" in built.body("publications/on-arms")


def test_authors_who_are_nobody_or_may_be_several_are_told_of_if_asked(lab):
    lab.write("people/jack.md", "# Jack Doe\n\n:::{person} jack\n:::\n")
    lab.write("people/joe.md", JOE + PAPERS.replace("Roe, J., ", ""))
    warnings = lab.build(resume_reports=["authors"]).warnings
    assert len(warnings) == 2
    assert "'J. Doe' may be jack or jane" in warnings[0]
    assert "'Jim Beam' is nobody of this site" in warnings[1]


# --- organizations -------------------------------------------------------------------------


def test_who_was_there_at_the_same_time_is_told(lab):
    text = lab.build().body("organizations/acme")
    assert "At the same time" in text
    assert "Jane Doe · Joe Roe · Jun 2019 – Feb 2020" in text


def test_people_of_a_department_are_told_at_its_institution(lab):
    lab.write(
        "people/joe.md",
        JOE.replace("{experience} Acme", "{experience} Acme Labs")
        + "\n:::{organization} Acme Labs\n:parent: Acme\n:ror: https://ror.org/05dxps055\n:::\n",
    )
    built = lab.build()
    text = built.body("organizations/acme")
    assert "Joe Roe · Tester, Acme Labs · Jun 2019 – 2021" in text
    assert "Jane Doe · Joe Roe · Jun 2019 – Feb 2020" in text
    assert built.links("organizations/acme-labs")["05dxps055"] == "https://ror.org/05dxps055"


def test_what_was_made_in_a_department_is_told_at_its_institution(lab):
    made = (
        "\n:::{organization} Acme Labs\n:parent: Acme\n:::\n"
        "\n:::{project} Crane\n:organization: Acme Labs\n:skills: Hydraulics\n:::\n"
        "\n:::{post} Cranes\n:url: https://news.example/cranes\n:date: 2020\n"
        ":organization: Acme Labs\n:::\n"
    )
    lab.write("people/joe.md", JOE + made)
    links = lab.build().links("organizations/acme")
    assert links["Crane"] == "../projects/crane.html"
    assert links["Hydraulics"] == "../skills/hydraulics.html"
    assert links["Cranes"] == "../blog/cranes.html"


def test_those_who_never_met_are_not_told_of(lab):
    lab.write("people/joe.md", JOE.replace(":start: 2019-06", ":start: 2020-03"))
    assert "At the same time" not in lab.build().body("organizations/acme")


def test_the_skills_of_a_block_are_those_of_whose_block_it_is(lab):
    lab.write(
        "people/joe.md",
        JOE + "\n:::{project} Crane\n:people: jane\n:skills: Hydraulics\n:::\n"
        "\n:::{listing} people\n:where: skill = Hydraulics\n:::\n",
    )
    built = lab.build()
    people = built.page("skills/hydraulics").select_one("section#people")
    assert "Joe Roe" in people.get_text()
    assert "Jane Doe" not in people.get_text()
    assert "Jane Doe" in built.links("projects/crane")
    (listed,) = built.page("people/joe").select(".resume-list")
    assert "Joe Roe" in listed.get_text()
    assert "Jane" not in listed.get_text()


# --- one project of two people -------------------------------------------------------------


def test_two_people_may_describe_the_same_project_if_both_say_so(lab):
    jane = JANE.replace("{project} Arm\n", "{project} Arm\n:shared:\n")
    arm = "\n:::{project} Arm\n:shared:\n:start: 2020\n:role: Tester\n\nBroke it.\n:::\n"
    lab.write("people/jane.md", jane)
    lab.write("people/joe.md", JOE + arm)
    built = lab.build()
    assert built.warnings == []
    text = built.body("projects/arm")
    assert text.index("Python again") < text.index("Broke it.")
    assert "Joe Roe · Tester · 2020" in text
    lab.write("people/joe.md", JOE + arm.replace(":shared:\n", ""))
    (warning,) = lab.build().warnings
    assert "if it is the same project, write :shared: here as well" in warning
    lab.write("people/jane.md", JANE)
    lab.write("people/joe.md", JOE + arm)
    (warning,) = lab.build().warnings
    assert "write :shared: there (people/jane.md:14) as well" in warning


def test_the_role_in_somebody_else_s_block_is_not_hers(lab):
    lab.remove("people/jane.md")
    lab.remove("people/joe.md")
    people = ":::{person} joe\n:name: Joe Roe\n:::\n\n:::{person} jane\n:name: Jane Doe\n:::\n"
    hook = ":::{project} Hook\n:role: Curator\n:people: joe\n:::\n"
    lab.write("we.md", f"# We\n\n{people}\n{hook}")
    built = lab.build()
    assert "Curator" in built.body("people/jane")
    assert built.links("people/joe")["Hook"] == "../projects/hook.html"
    assert "Curator" not in built.body("people/joe")


def test_a_publisher_of_the_site_does_not_take_a_paper_from_where_it_was_made(lab):
    paper = ":::{publication} Grips\n:publisher: Press\n:::\n"
    job = f"::::{{experience}} Mill\n\n{paper}::::\n\n:::{{organization}} Press\n:::\n"
    lab.write("people/joe.md", f"# Joe\n\n:::{{person}} joe\n:::\n\n{job}")
    built = lab.build()
    links = built.links("publications/grips")
    assert (links["Press"], links["Mill"]) == (
        "../organizations/press.html",
        "../organizations/mill.html",
    )
    for name in ("press", "mill"):
        assert built.links(f"organizations/{name}")["Grips"] == "../publications/grips.html"
