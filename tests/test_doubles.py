"""One paper written down twice under two keys: told once, never made one."""

from __future__ import annotations

import re

import pytest

PAGE = "# Ann Lee\n\n:::{person} ann\n:::\n\n:::{bibtex} a.bib\n:::\n\n:::{bibtex} b.bib\n:::\n"
RST = "Ann Lee\n=======\n\n.. person:: ann\n\n.. bibtex:: a.bib\n\n.. bibtex:: b.bib\n"
FIRST = "@article{lee20, title={Ropes and Knots}, author={Lee, Ann}, year=2020, journal={Ropes}%s}"
SAME = "@article{annlee, title={Ropes and knots!}, author={Ann Lee and Bo Roe}, year={2020}%s}"


NONE = "@book{none, title={None}, author={Roe, Bo}, year=2001}"


def built(site, first, other=NONE, page=PAGE, suffix="md"):
    site.write(f"people/ann.{suffix}", page)
    for name, text in (("a", first), ("b", other)):
        (site.src / "people" / f"{name}.bib").write_text(text + "\n", "utf-8")
    return site.build()


@pytest.mark.parametrize(("page", "suffix"), [(PAGE, "md"), (RST, "rst")])
def test_two_keys_of_one_paper_are_told_once_with_both_places(site, page, suffix):
    made = built(site, FIRST % "", SAME % "", page, suffix)
    (warning,) = made.warnings
    assert warning.startswith("people/b.bib:1: ")
    assert "people/a.bib:1" in warning
    for words in ("lee20", "write the key lee20", "DOI", "other-than = {lee20}"):
        assert words in warning
    assert warning.endswith("[resume.duplicate]")
    assert (
        len(made.page("people/ann").select("[class*=resume-citations] > li, .resume-list > li"))
        >= 2
    )


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (FIRST % "", SAME % ", other-than={lee20}"),
        (FIRST % ", other-than={annlee}", SAME % ""),
        (FIRST % ", doi={10.1000/a}", SAME % ", doi={10.1000/b}"),
        (FIRST % ", doi={10.1000/a}", SAME % ", eprint={2001.00001}, archiveprefix={arXiv}"),
        (FIRST % ", pages={1--9}", SAME % ", pages={10--19}"),
        (FIRST % ", volume=1", SAME % ", volume=2"),
        (FIRST % "", SAME.replace("@article", "@phdthesis") % ""),
        (FIRST % "", SAME.replace("2020", "2021") % ""),
        (FIRST % "", SAME.replace("Ann Lee", "Bea Lund") % ""),
        (
            FIRST.replace("Knots", "Knots, Part I") % "",
            SAME.replace("knots!", "Knots, Part II") % "",
        ),
        (
            FIRST.replace("Ropes and Knots", "Editorial") % "",
            SAME.replace("Ropes and knots!", "Editorial") % ", journal={Knots}",
        ),
        (
            FIRST.replace("Ropes and Knots", "Preface") % "",
            SAME.replace("Ropes and knots!", "Preface") % "",
        ),
    ],
)
def test_what_may_be_two_is_not_told(site, first, other):
    found = built(site, first, other).warnings
    assert not [one for one in found if "other-than" in one or "first author" in one]


def test_two_editorials_of_one_journal_and_year_are_told(site):
    (warning,) = built(
        site,
        FIRST.replace("Ropes and Knots", "Editorial") % "",
        SAME.replace("Ropes and knots!", "Editorial") % ", journal={Ropes}",
    ).warnings
    assert "first author" in warning


def test_a_block_and_an_entry_may_be_one_too(site):
    block = ":::{publication} Ropes and knots\n:authors: Ann Lee\n:date: 2020\n:::\n"
    made = built(site, FIRST % "", NONE, f"{PAGE}\n{block}")
    (warning,) = made.warnings
    assert warning.startswith("people/a.bib:1: ")
    assert re.search(r"people/ann.md:\d+,|people/ann.md:\d+;", warning)
    assert "write the key ropes-and-knots here too" in warning
    silent = block.replace(":date:", ":other-than: lee20\n:date:")
    assert built(site, FIRST % "", NONE, f"{PAGE}\n{silent}").warnings == []
    one = block.replace(":date:", ":id: lee20\n:date:")
    assert built(site, FIRST % "", NONE, f"{PAGE}\n{one}").warnings == []


def test_an_unknown_name_is_told(site):
    (warning,) = built(site, FIRST % ", other-than={nobody}").warnings
    assert "there is no publication 'nobody'" in warning
