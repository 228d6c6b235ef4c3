"""Names in Hangul and Chinese script, which have no space between their parts, in files."""

import json

import pytest
from sphinx_resume.model.names.name_keys import name_of_heading, person_name

PAPER = ":::{publication} Hulls\n:date: 2020\n:::\n"


@pytest.mark.parametrize(
    ("heading", "family", "given"),
    [
        ("박지훈", "박", "지훈"),
        ("김민수", "김", "민수"),
        ("남궁 민수", "남궁", "민수"),  # a space parts a name as ever
        # Not sure: of two or four syllables, a family name of two, none of the usual ones.
        ("허준", "허준", ""),
        ("남궁민", "남궁민", ""),
        ("선우진", "선우진", ""),
        ("남궁민수", "남궁민수", ""),
        ("뷁지훈", "뷁지훈", ""),
        # Chinese and Japanese names look alike.
        ("王小明", "王小明", ""),
        ("高木健", "高木健", ""),
    ],
)
def test_a_korean_name_is_taken_apart_where_that_is_sure(heading, family, given):
    name = name_of_heading(heading)
    assert (name.family, name.given) == (family, given)
    assert str(name) == heading.replace(" ", "")


def test_the_family_name_of_the_block_is_the_surest():
    name = name_of_heading("남궁민", "남궁")
    assert (name.family, name.given) == ("남궁", "민")


def test_an_author_may_be_an_office():
    assert person_name("조달청").given == ""


@pytest.mark.parametrize(
    ("heading", "new", "old", "author"),
    [
        ("박지훈 (Jihoon Park)", "N:박;지훈;;;", "N:박;지훈;;;", {"family": "박", "given": "지훈"}),
        ("王小明 (Wang Xiaoming)", None, "N:王小明;;;;", {"literal": "王小明"}),
        ("王小明", None, "N:王小明;;;;", {"literal": "王小明"}),
    ],
)
def test_files_do_not_call_a_whole_name_that_of_the_family(site, heading, new, old, author):
    site.write("index.md", f"# {heading}\n\n:::{{person}} p\n:::\n\n{PAPER}")
    for version, line in (("4.0", new), ("3.0", old)):
        built = site.build(resume_vcard_version=version)
        assert built.warnings == []
        lines = built.text("index.vcf").splitlines()
        assert [one for one in lines if one.startswith("N:")] == ([line] if line else [])
    (item,) = json.loads(built.text("index.csl.json"))
    assert item["author"] == [author]
    assert "박, 지훈" in built.text("index.bib") or "王小明" in built.text("index.bib")
