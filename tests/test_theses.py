"""A thesis that a publisher brought out: the university and the publisher in every file."""

import json

import pytest

PAGE = """
# Ann Lee

:::{{person}} ann
:::

{}
"""
THESIS = """
:::{{publication}} Ropes
:type: thesis
:date: 2020
{}
:::
"""
IN_STUDY = """
::::{{education}} Universität Stuttgart
:studyType: PhD
{}
::::
"""


def built(site, blocks):
    site.write("ann.md", PAGE.format(blocks))
    site.write("index.md", "# Lab\n\n```{toctree}\nann\n```\n")
    made = site.build(html_baseurl="https://lab.example/")
    assert made.warnings == []
    return made


def said(made):
    """Return the institutions and publishers in BibTeX, in tags and in CSL."""
    page = made.page("publications/ropes")
    tags = {one["name"]: one["content"] for one in page.select("meta[name^=citation_]")}
    lines = made.text("ann.bib").splitlines()
    fields = dict(line.strip(" ,").split(" = ") for line in lines if " = " in line)
    (item,) = json.loads(made.text("ann.csl.json"))
    return (
        fields.get("school", "").strip("{}"),
        fields.get("publisher", "").strip("{}"),
        tags.get("citation_dissertation_institution", ""),
        tags.get("citation_publisher", ""),
        item["publisher"],
    )


PUBLISHED = ":publisher: Shaker"


@pytest.mark.parametrize(
    ("blocks", "school"),
    [
        (IN_STUDY.format(THESIS.format(PUBLISHED)), "Universität Stuttgart"),
        (THESIS.format(f"{PUBLISHED}\n:organization: KAIST"), "KAIST"),
        (THESIS.format(":publisher: MIT Press\n:organization: MIT"), "MIT"),
    ],
)
def test_a_published_thesis_has_its_university_and_its_publisher(site, blocks, school):
    publisher = "MIT Press" if school == "MIT" else "Shaker"
    both = f"{school}, {publisher}"
    assert said(built(site, blocks)) == (school, publisher, school, publisher, both)


UNIVERSITY = """
:::{organization} KAIST
:alternate-name: Korea Advanced Institute
:::
:::{organization} Robot Lab
:parent: KAIST
:::
"""


@pytest.mark.parametrize(
    ("blocks", "school"),
    [
        (THESIS.format(PUBLISHED), "Shaker"),
        (IN_STUDY.format(THESIS.format("")), "Universität Stuttgart"),
        # Most write the university as the publisher: it is none of two then.
        (THESIS.format(":publisher: University of Bonn\n:organization: Robot Lab"), None),
        (UNIVERSITY + THESIS.format(":publisher: KAIST\n:organization: Robot Lab"), "KAIST"),
        (UNIVERSITY + THESIS.format(":publisher: KAIST\n:organization: KAIST"), "KAIST"),
        (f"::::{{experience}} Bosch\n{THESIS.format(PUBLISHED)}\n::::", "Shaker"),
    ],
)
def test_a_thesis_with_one_of_them_has_it_as_its_university(site, blocks, school):
    school = school or "University of Bonn"
    assert said(built(site, blocks)) == (school, "", school, "", school)


def test_the_report_of_the_files_tells_where_the_university_is(site):
    site.write("ann.md", PAGE.format(THESIS.format(f"{PUBLISHED}\n:organization: KAIST")))
    told = site.build("resume").text("losses.txt")
    kept = "publication 'Ropes': organization: kept as"
    assert f"publications.bib: {kept} school" in told
    assert f"publications.csl.json: {kept} publisher" in told


@pytest.mark.parametrize(
    ("kind", "field", "tag"),
    [
        ("phdthesis", "school", "dissertation_institution"),
        ("thesis", "institution", "dissertation_institution"),
        ("techreport", "institution", "technical_report_institution"),
    ],
)
def test_an_entry_of_a_bibliography_with_both_has_them_apart(site, kind, field, tag):
    both = f"{field} = uni, publisher = {{Shaker}}"
    entry = f"@{kind}{{x, title={{X}}, author={{Ann Lee}}, year=2020, {both}}}"
    site.write("lee.bib", f'@string{{uni = "TU Berlin"}}\n{entry}')
    made = built(site, ":::{bibtex} lee.bib\n:::")
    page = made.page("publications/x")
    tags = {one["name"]: one["content"] for one in page.select("meta[name^=citation_]")}
    assert (tags[f"citation_{tag}"], tags["citation_publisher"]) == ("TU Berlin", "Shaker")
    (item,) = json.loads(made.text("ann.csl.json"))
    assert item["publisher"] == "TU Berlin, Shaker"
