"""Nothing that an entry says is lost: summaries, dates, brackets, pictures, same titles."""

import json

import pytest
from compare import differences
from conftest import PICTURE

ANN = "# Ann\n\n:::{person} ann\n:::\n"
PAGES = {
    "award": "awards/prize",
    "project": "projects/prize",
    "publication": "publications/prize",
    "organization": "organizations/prize",
    "skill": "skills/prize",
}


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_summary_is_shown_where_there_is_no_text(site, kind, builder):
    site.write("people/ann.md", f"{ANN}\n:::{{{kind}}} Prize\n:summary: Said in *short*.\n:::\n")
    built = site.build(builder)
    for page in ("people/ann", PAGES[kind]):
        text = built.body(page) if builder == "html" else built.text(f"{page}.txt")
        assert text.replace("*", "").replace(" .", ".").count("Said in short.") == 1
    assert built.warnings == []


def test_a_summary_is_shown_in_lists_alone_where_there_is_a_text(site):
    block = ":::{project} Prize\n:summary: Said in short.\n\nSaid at length.\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{block}")
    built = site.build()
    assert "Said in short." not in built.body("people/ann")
    assert "Said at length." in built.body("projects/prize")
    assert "Said in short." in built.body("projects/index")


def test_a_summary_beside_a_logo_is_shown(site):
    block = ":::{organization} Acme\n:logo: logo.png\n:summary: Said in short.\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{block}")
    (site.src / "people" / "logo.png").write_bytes(PICTURE)
    assert "Said in short." in site.build().body("organizations/acme")


@pytest.mark.parametrize(
    "inner",
    [":::{project} Inside\nOf it.\n:::", "![A picture](logo.png)", ":::{listing} awards\n:::"],
    ids=["block", "picture", "list"],
)
def test_a_summary_is_shown_above_what_has_no_words_of_its_own(site, inner):
    block = f"::::{{project}} Arm\n:summary: Said in short.\n\n{inner}\n::::\n"
    site.write("people/ann.md", f"{ANN}\n{block}")
    (site.src / "people" / "logo.png").write_bytes(PICTURE)
    built = site.build()
    for page in ("people/ann", "projects/arm"):
        assert built.body(page).count("Said in short.") == 1
    shown = built.page("people/ann").select_one(".resume-project .resume-body")
    assert shown.find(class_="resume-summary") == shown.find(True)


@pytest.mark.parametrize("builder", ["html", "text"])
def test_grades_and_numbers_say_what_they_are(site, builder):
    blocks = (
        ":::{education} MIT\n:score: 2,1\n:::\n\n:::{education} TU\n:score: GPA 3.9\n:::\n\n"
        ":::{certificate} Pilot\n:number: 12-345\n:::\n\n:::{certificate} Diver\n:number: No. 7\n"
        ":::\n\n:::{publication} Paper\n:journal: J\n:volume: 3\n:pages: 1–9\n:::\n"
    )
    site.write("people/ann.md", f"{ANN}\n{blocks}")
    built = site.build(builder)
    text = built.body("people/ann") if builder == "html" else built.text("people/ann.txt")
    for shown in ("Grade: 2,1", "GPA 3.9", "Number 12-345", "No. 7", "Volume 3", "Pages 1–9"):
        assert shown in text
    for wrong in ("Grade: GPA", "Number No."):
        assert wrong not in text


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_a_date_that_is_none_is_shown_as_written(site, suffix):
    dates = {"A": "2022--2023", "B": "forthcoming", "C": "c. 2010", "D": "2022-13"}
    site.write("people/ann.md", ANN)
    for name, date in dates.items():
        block = f":::{{award}} {name}\n:person: ann\n:date: {date}\n:::\n"
        if suffix == "rst":
            block = f"{name}\n=\n\n.. award:: {name}\n   :person: ann\n   :date: {date}\n"
        site.write(f"people/{name}.{suffix}", block if suffix == "rst" else f"# {name}\n\n{block}")
    built = site.build()
    shown = {"A": "2022–2023", "B": "forthcoming", "C": "c. 2010", "D": "2022-13"}
    for name, text in shown.items():
        assert text in built.body(f"people/{name}")
        assert text in built.body(f"awards/{name.lower()}")
        assert text in built.body("awards/index")
    assert len([line for line in built.warnings if "[resume.date]" in line]) == len(dates)
    resume = json.loads(built.text("people/ann.json"))
    found = {one["title"]: one.get("date") or one.get("x-date") for one in resume["awards"]}
    assert found == {"A": "2022", "B": "forthcoming", "C": "2010", "D": "2022"}


def test_times_that_are_written_in_words_are_shown_and_sorted_by_their_years(site):
    jobs = "".join(
        f"\n:::{{experience}} {name}\n:position: Dev\n:start: {start}\n:end: {end}\n:::\n"
        for name, start, end in (
            ("First", "2001", "2003"),
            ("Second", "Spring 2012", "c. 2014"),
            ("Third", "2016", "2017"),
        )
    )
    listing = "\n```{listing} experience\n:sort: newest\n```\n"
    site.write("people/ann.md", ANN + jobs)
    site.write("index.md", f"# Home\n{listing}\n```{{toctree}}\npeople/ann\n```\n")
    built = site.build()
    assert "Spring 2012 – c. 2014" in built.body("people/ann")
    listed = built.body("index")
    assert listed.index("Third") < listed.index("Spring 2012 – c. 2014") < listed.index("First")


def test_what_a_publication_has_instead_of_a_date_is_its_status(site):
    site.write("people/ann.md", f"{ANN}\n:::{{publication}} Paper\n:date: forthcoming\n:::\n")
    built = site.build()
    assert "forthcoming" in built.body("publications/paper")
    assert json.loads(built.text("publications/paper.csl.json"))[0]["status"] == "forthcoming"


def test_dates_that_formats_have_no_room_for_are_in_the_report(site):
    blocks = ":::{award} A\n:date: c. 2010\n:::\n\n:::{award} B\n:date: soon\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{blocks}")
    report = site.build("resume").text("losses.txt")
    assert "people/ann.json: award 'A': date: kept as 2010" in report
    assert "people/ann.json: award 'B': date: kept as x-date" in report
    assert "date: c. 2010" in site.build("resume").text("people/ann.yaml")


def test_brackets_hold_an_item_together(site):
    skills = ":::{skills} Cloud\n:keywords: AWS (EC2, S3), Python\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{skills}")
    built = site.build()
    names = [one.get_text() for one in built.page("people/ann").select(".resume-chip")]
    assert names[:2] == ["AWS (EC2, S3)", "Python"]


def test_a_bracket_that_is_not_closed_is_told_and_nothing_is_lost(site):
    skills = ":::{skills} Cloud\n:keywords: AWS (EC2, S3\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{skills}")
    built = site.build()
    (warning,) = built.warnings
    assert "people/ann.md:7" in warning
    assert "a bracket is not closed" in warning
    assert "AWS (EC2 , S3" in built.body("people/ann")


def test_a_picture_at_the_beginning_does_not_describe_a_block(site):
    block = ":::{project} Adage\n![The adage](x.png)\n\nTells in pictures.\n:::\n"
    site.write("people/ann.md", f"{ANN}\n{block}\n:::{{project}} Only\n![A picture](x.png)\n:::\n")
    (site.src / "people" / "x.png").write_bytes(PICTURE)
    site.conf += 'html_baseurl = "https://lab.example/"\n'
    built = site.build()
    assert "Tells in pictures." in built.body("projects/index")
    assert "The adage" not in built.body("projects/index")
    for page in ("projects/adage", "projects/only"):
        descriptions = built.page(page).select(
            "meta[name=description], meta[property$=description]"
        )
        assert descriptions
        assert not [one for one in descriptions if "adage" in one["content"][6:]]
        assert not [one for one in descriptions if "A picture" in one["content"]]
        assert built.page(page).select_one("img[src$='x.png']")["alt"]
    resume = json.loads(built.text("people/ann.json"))
    assert "The adage" not in json.dumps(resume)
    assert "Tells in pictures." in json.dumps(resume)


def test_awards_of_one_title_and_two_years_are_two(site):
    blocks = "".join(f"\n:::{{award}} Fellowship\n:date: {year}\n:::\n" for year in (2013, 2015))
    site.write("people/ann.md", ANN + blocks)
    built = site.build()
    (warning,) = built.warnings
    assert "people/ann.md:10" in warning
    assert "this one is 'fellowship-2015'; write an :id: for it" in warning
    assert "2013" in built.body("awards/fellowship")
    assert "2015" not in built.body("awards/fellowship")
    assert "2015" in built.body("awards/fellowship-2015")
    links = [a["href"] for a in built.page("people/ann").select(".resume-award .resume-title a")]
    assert links == ["../awards/fellowship.html", "../awards/fellowship-2015.html"]


def test_projects_of_one_title_and_two_clients_are_two(site):
    jobs = "".join(
        f"\n::::{{experience}} {name}\n:start: {year}\n\n"
        f":::{{project}} Website\nFor {name}.\n:::\n::::\n"
        for name, year in (("Acme", 2010), ("Umbrella", 2012))
    )
    site.write("people/ann.md", ANN + jobs)
    built = site.build()
    assert len(built.warnings) == 1
    assert "For Acme." in built.body("projects/website")
    assert "Umbrella" not in built.body("projects/website")
    assert "For Umbrella." in built.body("projects/website-2012")
    assert "Website" in built.links("organizations/umbrella")


def test_publications_of_one_title_are_two_if_they_say_otherwise(site):
    blocks = "".join(
        f"\n:::{{publication}} Editorial\n:authors: Ann\n:journal: {name}\n:date: {year}\n:::\n"
        for name, year in (("Arms", 2019), ("Legs", 2021), ("Arms", 2019))
    )
    site.write("people/ann.md", ANN + blocks)
    built = site.build()
    assert len(built.warnings) == 1
    assert "people/ann.md:12" in built.warnings[0]
    assert "another journal; this one is 'editorial-2021'; write an :id:" in built.warnings[0]
    assert "Legs" not in built.body("publications/editorial")
    assert "Legs" in built.body("publications/editorial-2021")
    assert "2019 – 2021" not in built.body("publications/index")


def test_entries_of_one_key_and_two_papers_are_two(site):
    entry = "@article{{smith, title={{{}}}, author={{{}}}, year={}, journal={{J}}}}\n"
    site.write("people/a.bib", entry.format("On A", "Ann", 2020))
    site.write("people/b.bib", entry.format("On B", "Bob", 2018))
    site.write("people/ann.md", f"{ANN}\n```{{bibtex}} a.bib\n```\n")
    site.write("people/bob.md", "# Bob\n\n:::{person} bob\n:::\n\n```{bibtex} b.bib\n```\n")
    built = site.build()
    (warning,) = built.warnings
    assert warning.startswith("people/b.bib:1: WARNING: publication 'On B'")
    assert "another title; this one is 'smith-2018'; write another key" in warning
    assert "Bob" not in built.body("publications/smith")
    assert "@article{smith," in built.text("publications/smith-2018.bib")
    assert "On A" not in built.body("people/bob")


def test_two_people_of_one_name_have_a_page_each(site):
    for number in (1, 2):
        block = f":::{{person}}\n:email: w{number}@example.org\n:::\n"
        award = f":::{{award}} Prize {number}\n:::\n"
        site.write(f"people/w{number}.md", f"# Wei Zhang\n\n{block}\n{award}")
    built = site.build()
    (warning,) = built.warnings
    assert "people/w2.md:3" in warning
    assert "another email; this one is 'wei-zhang-2'; write an :id: for it" in warning
    for number in (1, 2):
        assert f"w{number}@" in built.text(f"people/w{number}.vcf")
        resume = json.loads(built.text(f"people/w{number}.json"))
        assert [one["title"] for one in resume["awards"]] == [f"Prize {number}"]
    links = [a["href"] for a in built.page("people/index").select(".resume-entry a")]
    assert links == ["w1.html", "w2.html"]


def test_what_was_two_becomes_one_again_as_in_a_clean_build(site):
    blocks = "".join(f"\n:::{{award}} Prize\n:date: {year}\n:::\n" for year in (2013, 2015))
    site.write("people/ann.md", ANN + blocks)
    site.build()
    site.write("people/ann.md", ANN + blocks.replace("2015", "2013"))
    assert differences(site.build(), site.build(out="clean")) == []
    site.write("people/ann.md", ANN + blocks)
    assert differences(site.build(), site.build(out="clean")) == []


TWICE = {
    "publications": (
        ":::{publication} Editorial\n:authors: Ann\n:journal: Arms\n:::\n",
        ":::{publication} Editorial\n:authors: Ann\n:journal: Legs\n:::\n",
    ),
    "people": (
        "# Wei Zhang\n\n:::{person}\n:phone: +49 30 1\n:::\n\n:::{award} One\n:::\n",
        "# Wei Zhang\n\n:::{person}\n:phone: +49 30 2\n:::\n\n:::{award} Two\n:::\n",
    ),
}


@pytest.mark.parametrize("blocks", TWICE.values(), ids=TWICE)
def test_two_of_one_title_after_an_edit_are_those_of_a_clean_build(site, blocks):
    first, second = blocks
    alone = first.startswith("#")
    site.write("people/ann.md", f"{ANN}\nBy [it](#wei-zhang).\n" if alone else f"{ANN}\n{first}")
    site.write("people/a.md", first if alone else "# A\n")
    other = second if alone else f"# B\n\n{second}"
    for text in (other, other.replace("Legs", "Arms").replace("30 2", "30 1"), other, "# B\n"):
        site.write("people/b.md", text)
        assert differences(site.build(), site.build(out="clean")) == []


BOB = """
# Bob

:::{person} bob
:::

:::{publication} Paper
:authors: Bob, Ann
:::

:::{project} Tower
:people: ann
:::

:::{post} News
:url: https://news.example/
:projects: tower
:authors: ann
:::

With [Ann](#ann).
"""


def automatic(built) -> list[str]:
    """Return the headings of the sections that Ann's page has got by itself."""
    return [
        one.get_text() for one in built.page("people/ann").select(".resume-known .resume-heading")
    ]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("", ["Projects", "Publications", "Posts", "Mentioned in"]),
        (":sections: posts, projects\n", ["Posts", "Projects"]),
        (":sections: mentions, awards\n", ["Mentioned in"]),
        (":sections: none\n", []),
    ],
)
def test_an_author_chooses_the_sections_of_a_page_and_their_order(site, given, shown):
    site.write("people/ann.md", ANN.replace("} ann\n", f"}} ann\n{given}"))
    site.write("people/bob.md", BOB)
    built = site.build()
    assert built.warnings == []
    assert automatic(built) == shown


def test_a_section_that_there_is_not_is_told(site):
    site.write("people/ann.md", ANN.replace("} ann\n", "} ann\n:sections: projcts, posts\n"))
    site.write("people/bob.md", BOB)
    built = site.build()
    (warning,) = built.warnings
    assert "people/ann.md:4" in warning
    assert "did you mean 'projects'?" in warning
    assert automatic(built) == ["Posts"]


def test_other_sections_after_an_edit_are_those_of_a_clean_build(site):
    site.write("people/bob.md", BOB)
    for given in ("", ":sections: posts\n", ""):
        site.write("people/ann.md", ANN.replace("} ann\n", f"}} ann\n{given}"))
        assert differences(site.build(), site.build(out="clean")) == []
