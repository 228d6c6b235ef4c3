"""Titles of publications: set off where a page can show it, plain text everywhere else."""

import json

import pytest
from conftest import SINGLE
from sphinx.util.inventory import InventoryFile

PAPERS = r"""
@article{top, title = {Search for $t\bar{t}$ at $\sqrt{s}=13$~TeV, 700$^\circ$C}, year = 2021,
  author = {Lind, Bo}, journal = {J}, note = {Best paper award}}
@article{krill, title = {{\textless}i{\textgreater}E. superba{\textless}/i{\textgreater} in H$_2$O},
  subtitle = {A \emph{short} note}, year = 2020, author = {Lind, Bo}, journal = {J}}
@article{field, title = {Curves over $\overline{\Bbb F}_q$ and $\bar x_i$}, year = 2018,
  author = {Lind, Bo}}
@article{odd, title = {What $\myown{x}$ is}, year = 2019, author = {Lind, Bo}, journal = {J}}
@unpublished{next, title = {Still to come}, author = {Lind, Bo}, note = {In press}}
"""
BO = """
# Bo Lind

:::{person} bo
:::

:::{bibtex} ../papers.bib
:::

:::{listing} publications
:group: year
:::
"""
TOP = "Search for t t̄ at √s=13 TeV, 700°C"
KRILL = "E. superba in H₂O: A short note"


@pytest.fixture
def lab(site):
    site.conf += SINGLE
    site.write("papers.bib", PAPERS)
    site.write("people/bo.md", BO)
    return site


def test_a_page_shows_italics_raised_and_lowered_signs_and_mathematics(lab):
    built = lab.build()
    (warning,) = built.warnings
    assert (
        "papers.bib:7: WARNING: entry 'odd': field 'title': there is no macro '\\myown'" in warning
    )
    title = built.page("publications/krill").h1
    assert [one.get_text() for one in title.select("em")] == ["E. superba", "short"]
    assert title.select_one("sub").get_text() == "2"
    title = built.page("publications/top").h1
    assert [one.get_text() for one in title.select("math msqrt mi")] == ["s"]
    assert title.select_one("math mover mi").get_text() == "t"
    assert not title.select("math [accent]")  # drawn through the letter without a font for it
    assert not built.page("publications/top").select("script[src*=mathjax]")
    title = built.page("publications/field").h1
    low = [[one.get_text() for one in low.select("mi")] for low in title.select("math msub")]
    assert low == [["𝔽", "q"], ["x", "i"]]  # beside the letter, not below it
    # What docutils has no MathML for is text.
    assert "What x is" in built.page("publications/odd").h1.get_text()


@pytest.mark.parametrize("page", ["people/bo", "publications/index"])
def test_lists_show_it_as_well(lab, page):
    links = lab.build().page(page).select("main a, div.body a, a.reference")
    (krill, *_) = [one for one in links if "krill" in one.get("href", "") and one.select("em")]
    assert krill.select_one("sub").get_text() == "2"
    assert [one for one in links if "top" in one.get("href", "") and one.select("math msqrt")]


def test_everything_else_has_plain_text(lab):
    built = lab.build(html_baseurl="https://example.org/")
    page = built.page("publications/top")
    assert page.title.get_text().startswith(TOP)
    assert page.select_one("meta[name=citation_title]")["content"] == TOP
    index = json.loads(built.text("searchindex.js")[len("Search.setIndex(") : -1])
    assert {TOP, KRILL} <= set(index["titles"])
    assert index["terms"]["superba"] is not None
    inventory = InventoryFile.loads((built.out / "objects.inv").read_bytes(), uri="")
    names = {item.display_name for item in inventory.data["resume:publication"].values()}
    assert {TOP, KRILL} <= names
    assert TOP in built.text("publications.csl.json")
    assert r"title = {Search for $t\bar{t}$ at $\sqrt{s}=13$~TeV" in built.text("publications.bib")
    assert TOP in built.text("publications/top.html.md")


def test_other_builders_have_what_they_can_show(lab):
    text = lab.build("text").text("people/bo.txt")
    assert TOP in " ".join(text.split())
    latex = lab.build("latex").text("lab.tex")
    assert r"\texorpdfstring{\(\sqrt{s}=13\)}" in latex
    assert r"\sphinxstyleemphasis{E. superba}" in latex
    single = lab.build("singlehtml").page("index")
    assert single.select("math msqrt")


def test_a_title_whose_look_changes_is_written_again(lab):
    lab.build()
    lab.write("papers.bib", PAPERS.replace(r"A \emph{short} note", "A short note"))
    built = lab.build()
    assert {"people/bo", "publications/krill"} <= built.written()
    assert [one.get_text() for one in built.page("publications/krill").h1.select("em")] == [
        "E. superba"
    ]


def test_what_is_in_press_comes_first(lab):
    built = lab.build()
    cited = built.page("people/bo").select(".resume-citations li")
    listed = [" ".join(one.get_text().split()) for one in cited]
    assert listed[0] == "Bo Lind. Still to come. Unpublished, In press."
    assert listed[1].endswith("J, 2021. Best paper award.")
    headings = built.page("people/bo").select("p.rubric, .resume-heading, h3")
    years = [one.get_text().strip().lower() for one in headings]
    assert [year for year in years if year in {"forthcoming", "2021", "2020"}] == [
        "forthcoming",
        "2021",
        "2020",
    ]


BLOCKS = {
    "md": """
:::{publication} <i>E. superba</i> in H<sub>2</sub>O, p < 0.05, <script>x</script> <b>open
:authors: Eva Gil
:journal: J of CO<sub>2</sub>
:::
""",
    "rst": """
.. publication:: <i>E. superba</i> in H<sub>2</sub>O, p < 0.05, <script>x</script> <b>open
   :authors: Eva Gil
   :journal: J of CO<sub>2</sub>
""",
}


@pytest.mark.parametrize("language", BLOCKS)
def test_tags_in_a_block_are_read_as_in_a_bibliography(site, language):
    lines = "=" * 10 if language == "rst" else ""
    person = ".. person:: eva" if lines else ":::{person} eva\n:::"
    heading = f"Eva Gil\n{lines}" if lines else "# Eva Gil"
    site.write(f"people/eva.{language}", f"{heading}\n\n{person}\n{BLOCKS[language]}")
    built = site.build()
    assert built.warnings == []
    title = built.page("people/eva").select_one(".resume-publication .resume-title")
    assert [one.get_text() for one in title.select("i, em")] == ["E. superba"]
    assert [one.get_text() for one in title.select("sub")] == ["2"]
    assert not title.select("script, b, strong")
    words = "E. superba in H₂O, p < 0.05, <script>x</script> <b>open"
    (item,) = json.loads(built.text("publications.csl.json"))
    assert (item["title"], item["container-title"]) == (words, "J of CO₂")
    assert "e-superba-in-h2o" in item["id"]


MATHEMATICS = (
    "# Bo Lind\n\n:::{person} bo\n:::\n\n"
    ":::{publication} Handbook of $K$-theory, $\\mathbb{P}^1$ and $\\Bbb F$\n"
    ":date: 2020\n\nOn $\\alpha_1$.\n:::\n"
)


def test_mathematics_of_a_block_is_that_of_a_bibliography(site):
    site.write("people/bo.md", MATHEMATICS)
    built = site.build(myst_enable_extensions=["colon_fence", "dollarmath"])
    assert not built.warnings
    (paper,) = json.loads(built.text("publications.csl.json"))
    assert paper["title"] == "Handbook of K-theory, ℙ¹ and 𝔽"
    assert paper["abstract"] == "On α₁."
    assert json.loads(built.text("people/bo.json"))["publications"][0]["name"] == paper["title"]
    # Its address is as it was.
    assert paper["id"] == "handbook-of-k-theory-mathbb-p-1-and-bbb-f"
    bibtex = built.text(f"publications/{paper['id']}.bib")
    assert r"title = {Handbook of $K$-theory, $\mathbb{P}^1$ and $\Bbb F$}" in bibtex
    link = built.page("publications/index").select_one(".resume-list > li a")
    assert len(link.select("math")) == 3
    assert "𝔽" in built.page(f"publications/{paper['id']}").h1.get_text()


def test_mathematics_that_myst_does_not_read_is_that_in_bibtex(site):
    site.write("people/bo.md", MATHEMATICS.replace("and ", "for $5 to $10 and ", 1))
    built = site.build()
    bibtex = built.text("people/bo.bib")
    assert (
        r"title = {Handbook of $K$-theory, $\mathbb{P}^1$ for \$5 to \$10 and $\Bbb F$}" in bibtex
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_year_in_short_has_an_apostrophe(site, language):
    site.write(
        "people/bo.md",
        "# Bo Lind\n\n:::{person} bo\n:::\n\n"
        ":::{publication} Ropes at USENIX ATC '22 and '23\n:booktitle: ATC '22\n:::\n\n"
        ":::{publication} '22 ways to fall' revisited\n:::\n",
    )
    built = site.build(language=language)
    title = "Ropes at USENIX ATC ’22 and ’23"
    assert title in built.body("people/bo")
    bibtex = built.text("publications/ropes-at-usenix-atc-22-and-23.bib")
    assert f"title = {{{title}}}" in bibtex
    assert "booktitle = {ATC ’22}" in bibtex
    assert "’22 ways" not in built.body("people/bo")


def test_a_translator_has_a_name_in_parts_and_a_link(site):
    site.write("people/bo.md", "# Bo Lind\n\n:::{person} bo\n:::\n\n```{bibtex} p.bib\n```\n")
    site.write(
        "people/p.bib",
        "@book{b, title={B}, author={Roe, Ann}, year=2020,"
        " translator={Lind, Bo and Gil, Maria das Gra{\\c c}as}}",
    )
    built = site.build()
    (label,) = (
        one
        for one in built.page("publications/b").select("dl.resume-facts dt")
        if "Translator" in one.get_text()
    )
    shown = label.find_next_sibling("dd")
    assert [one["href"] for one in shown.select("a")] == ["../people/bo.html"]
    assert " ".join(shown.get_text().split()) == "Bo Lind, Maria das Graças Gil"
    (book,) = json.loads(built.text("publications.csl.json"))
    assert [one["family"] for one in book["translator"]] == ["Lind", "Gil"]
