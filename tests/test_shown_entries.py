"""What pages and files say of entries of a bibliography: which are listed, with which fields."""

import json

import pytest

KIDS = r"""
@inproceedings{kid, author={Lind, Bo}, title={My part}, crossref={whole}}
@inproceedings{other, author={Roe, Jane}, title={Not mine}, year=2019, crossref={ours}}
@inproceedings{set, author={Lind, Bo}, title={In a shown one}, crossref={shown}}
@proceedings{whole, title={Proceedings of X}, editor={Doe, Ed}, year=2020, publisher={ACM}}
@proceedings{ours, title={Proceedings of Y}, editor={Lind, B.}, year=2021, publisher={ACM}}
@proceedings{shown, title={Proceedings of Z}, editor={Doe, Ed}, year=2022, options={skipbib=false}}
@misc{hidden, title={Hidden}, author={Lind, Bo}, options={dataonly}}
"""


@pytest.fixture
def bo(site):
    site.write("index.md", "# Lab\n\n```{toctree}\n:glob:\npeople/*\n```\n")
    site.write("people/bo.md", "# Bo Lind\n\n:::{person} bo\n:::\n\n:::{bibtex} p.bib\n:::\n")
    return site


def references(built, page="people/bo"):
    return [one.get_text() for one in built.page(page).select(".resume-citations li")]


def facts(built, name):
    page = built.page(f"publications/{name}")
    terms = [one.get_text().rstrip(":") for one in page.select("dl.resume-facts dt")]
    texts = [one.get_text().strip() for one in page.select("dl.resume-facts dd")]
    return dict(zip(terms, texts, strict=True))


def test_an_entry_for_others_is_listed_if_it_is_of_somebody_here(bo):
    bo.write("people/p.bib", KIDS)
    built = bo.build()
    assert built.warnings == []
    shown = " ".join(references(built))
    for title in ("In a shown one", "My part", "Not mine", "editor. Proceedings of Y"):
        assert title in shown
    assert "editor. Proceedings of Z" in shown
    assert "editor. Proceedings of X" not in shown
    assert "Hidden" not in shown
    assert not (built.out / "publications/whole.html").exists()
    assert not (built.out / "publications/hidden.html").exists()
    assert (built.out / "publications/ours.html").exists()
    assert facts(built, "kid")["Published in"] == "Proceedings of X, ACM"
    bo.write("people/ed.md", "# Ed Doe\n\n:::{person} ed\n:::\n")
    again = bo.build()
    assert (again.out / "publications/whole.html").exists()
    assert any("editor. Proceedings of X" in line for line in references(again))


def test_a_list_can_have_the_works_of_one_person_alone(bo):
    bo.write("people/p.bib", KIDS)
    page = "# Bo Lind\n\n:::{person} bo\n:::\n\n:::{bibtex} p.bib\n:person: bo\n:::\n"
    bo.write("people/bo.md", page)
    shown = " ".join(references(bo.build()))
    assert "editor. Proceedings of Y" in shown
    assert "My part" in shown
    assert "Not mine" not in shown
    assert "editor. Proceedings of Z" not in shown


FIELDS = r"""
@inproceedings{a, author={Lind, Bo}, title={Aa}, year=2020, booktitle={Conf}, series={LNCS},
  volume=12, edition={Second}}
@book{b, author={Lind, Bo}, title={Bb}, year=2020, publisher={P}, edition={3}}
@phdthesis{c, author={Lind, Bo}, title={Cc}, year=2020, school={U}}
@techreport{d, author={Lind, Bo}, title={Dd}, date={2002-03~}, institution={U}, number={TR 3}}
@article{e, author={Lind, Bo}, title={Ee}, year=2020, journal={arXiv preprint arXiv:2101.00001},
  url={https://arxiv.org/abs/2101.00001}}
"""


def test_references_have_series_editions_and_sorts_once(bo):
    bo.write("people/p.bib", FIELDS)
    bo.conf += "html_baseurl = 'https://lab.example/'\n"
    built = bo.build()
    assert built.warnings == []
    assert references(built) == [
        "Bo Lind. Aa. Conf, LNCS 12, 2nd ed., 2020.",
        "Bo Lind. Bb. Book, 3rd ed., P, 2020.",
        "Bo Lind. Cc. PhD thesis, U, 2020.",
        "Bo Lind. Ee. arXiv preprint, 2020. arXiv:2101.00001",
        "Bo Lind. Dd. Technical report, U, TR 3, ca. Mar 2002.",
    ]
    assert facts(built, "a")["Edition"] == "2nd ed."
    assert facts(built, "c")["Type"] == "PhD thesis"
    assert "Note" not in facts(built, "c")
    assert "Link" not in facts(built, "e")
    items = {one["id"]: one for one in json.loads(built.text("people/bo.csl.json"))}
    assert items["a"]["collection-title"] == "LNCS"
    assert (items["a"]["edition"], items["b"]["edition"]) == ("2", "3")
    assert items["c"]["genre"] == "PhD thesis"
    assert items["d"]["issued"] == {"date-parts": [[2002, 3]], "circa": True}
    page = built.page("publications/a")
    (data,) = (json.loads(one.text) for one in page.select("script[type*=ld]"))
    (node,) = (one for one in data["@graph"] if one["@type"] == "ScholarlyArticle")
    assert node["isPartOf"]["isPartOf"]["isPartOf"]["name"] == "LNCS"


def test_what_the_program_says_is_in_the_language_of_the_site(bo):
    bo.write("people/p.bib", FIELDS)
    bo.conf += "language = 'de'\n"
    shown = references(bo.build())
    assert "März 2002" in shown[-1]
    assert "Buch" in shown[1]


@pytest.mark.parametrize(
    ("language", "shown"),
    [("de", "Bo Lind, Hrsg. Aa. Buch, 2020."), ("en", "Bo Lind, editor. Aa.")],
)
def test_no_second_full_stop_follows_an_abbreviation(bo, language, shown):
    bo.write("people/p.bib", "@book{a, title={Aa}, editor={Lind, Bo}, year=2020}\n")
    bo.conf += f"language = '{language}'\n"
    (reference,) = references(bo.build())
    assert reference.startswith(shown)


def test_journals_in_short_and_in_full_are_one_and_the_full_one_is_shown(bo):
    entry = "@article{{{}, title={{Aa}}, author={{Bo Lind}}, doi={{10.1000/a}}, journal={{{}}}}}\n"
    bo.write(
        "people/p.bib",
        entry.format("a", "J. Mach. Learn. Res.")
        + entry.format("b", "Journal of Machine Learning Research"),
    )
    built = bo.build()
    assert built.warnings == []
    assert facts(built, "a")["Published in"] == "Journal of Machine Learning Research"


def test_people_of_a_project_are_named_like_authors(bo):
    bo.write(
        "people/ann.md",
        """
        # Ann Lee

        :::{person} ann
        :::

        :::{project} Proj
        :people: "Bergstra, James", "Lind, Bo", Le Roux N
        :::
        """,
    )
    bo.write("people/p.bib", FIELDS)
    built = bo.build()
    assert built.warnings == []
    assert "James Bergstra" in built.body("projects/proj")
    assert "N Le Roux" in built.body("projects/proj")
    assert built.links("projects/proj")["Bo Lind"] == "../people/bo.html"
