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


# What INSPIRE and DBLP say of one paper; the second is "CoRR" for arXiv.
INSPIRE = (
    r"@article{swarm, author={Zhang, Wei and Park, Jihoon}, title={Drift at $\sqrt{s} = 10^{-3}$},"
    " eprint={2303.01234}, archivePrefix={arXiv}, journal={Ocean Eng.}, volume=280, pages={114000},"
    " year=2023, doi={10.1016/j.oceaneng.2023.114000}%s}"
)
DBLP = (
    "@article{corr, author={Wei Zhang and Jihoon Park}, title={Drift at sqrt(s) = 10⁻³},"
    " journal={CoRR}, volume={abs/2303.01234}, year=2023, eprinttype={arXiv}, eprint={2303.01234},"
    " doi={10.48550/ARXIV.2303.01234}%s}"
)
DATACITE = (
    "@misc{datacite, doi={10.48550/ARXIV.2303.01234}, author={Zhang, Wei and Park, Jihoon},"
    " title={Drift at √s = 10^-3}, publisher={arXiv}, year=2023%s}"
)
MEETING = (
    "@inproceedings{meeting, author={Zhang, Wei and Park, Jihoon},"
    " title={Drift at sqrt(s) = $10^{-3}$}, booktitle={Oceans 2023},"
    " pages={1--7}, eprint={2303.01234v2}, archivePrefix={arXiv},"
    " year=2023%s}"
)


@pytest.mark.parametrize(
    ("first", "other", "shown"),
    [
        (INSPIRE, DBLP, "Ocean Eng., 280"),
        (DBLP, INSPIRE, "Ocean Eng., 280"),
        (DATACITE, INSPIRE, "Ocean Eng., 280"),
        (INSPIRE, DATACITE, "Ocean Eng., 280"),
        (DBLP, MEETING, "Oceans 2023"),
        (MEETING, DBLP, "Oceans 2023"),
    ],
)
def test_what_is_at_arxiv_and_in_a_journal_is_one_paper(site, first, other, shown):
    made = built(site, first % "", other % "")
    assert made.warnings == []
    items = made.page("publications/index").select(".resume-list > li")
    assert len(items) == 1
    for key in re.findall(r"@\w+\{(\w+),", first + other):
        assert made.page(f"publications/{key}")
    (page,) = (key for key in re.findall(r"@\w+\{(\w+),", first))
    text = made.page(f"publications/{page}").get_text(" ")
    assert all(word in text for word in shown.split(", "))
    assert "CoRR" not in made.text(f"publications/{page}.csl.json")


def test_a_paper_that_came_out_twice_under_one_number_stays_two(site):
    other = INSPIRE.replace("swarm", "twice").replace("280", "281").replace("Drift at", "Ebb at")
    made = built(site, INSPIRE % "", other % "")
    assert len(made.page("publications/index").select(".resume-list > li")) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (r"Spin of $\alpha$ stable laws", "Spin of alpha-stable laws"),
        (r"Spin of $\alpha$ stable laws", "Spin of α-stable laws"),
        ("Graphs in $O(\\sqrt{n})$", "Graphs in O(√n)"),
        ("Graphs in $O(\\sqrt{n})$", "Graphs in O(sqrt(n))"),
        ("Water, H$_2$O and $3 \\times 3$", "Water, H2O and 3x3"),
        ("Masses $> 10^{5}$", "Masses > 10^5"),
    ],
)
def test_titles_are_compared_with_their_mathematics_made_plain(site, one, two):
    doi = ", doi={10.1000/a}"
    first = FIRST.replace("Ropes and Knots", one) % doi
    other = SAME.replace("Ropes and knots!", two) % doi
    assert not [one for one in built(site, first, other).warnings if "title" in one]
