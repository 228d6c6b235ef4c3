"""Ids of before: addresses and links by them lead to the things that have others now."""

import pytest
from sphinx.util.inventory import InventoryFile

HOME = "# Home\n\n```{toctree}\n:glob:\npeople/*\n```\n"
ANN = """
# Ann Arbor

:::{person} ann-arbor
:aliases: ann, a-maple
:::

:::{project} Great Swing
:aliases: swing
:::

See {project}`swing` and {person}`the maple <a-maple>`, [so](#swing) and {any}`ann`.
"""


@pytest.fixture
def lab(site):
    site.write("index.md", HOME)
    site.write("people/ann-arbor.md", ANN)
    return site


def test_an_address_of_before_leads_to_the_page(lab):
    built = lab.build(nitpicky=True)
    assert built.warnings == []
    page = built.page("projects/swing")
    assert page.find("meta", {"http-equiv": "refresh"})["content"] == "0; url=great-swing.html"
    assert page.find("a")["href"] == "great-swing.html"
    assert page.find("a").get_text() == "Great Swing"
    assert built.page("people/a-maple").find("a")["href"] == "ann-arbor.html"
    assert "swing.html" not in built.text("searchindex.js").replace("great-swing.html", "")


def test_the_canonical_address_is_that_of_the_page(lab):
    built = lab.build(html_baseurl="https://lab.example/en/")
    link = built.page("projects/swing").find("link", rel="canonical")
    assert link["href"] == "https://lab.example/en/projects/great-swing.html"
    assert "projects/swing.html" not in built.text("sitemap.xml")
    tags = built.page("projects/swing").find_all("meta", property=True)
    assert {one["property"]: one["content"] for one in tags} == {
        "og:title": "Great Swing",
        "og:type": "website",
        "og:url": "https://lab.example/en/projects/great-swing.html",
        "og:description": "Project, Ann Arbor",
    }
    assert not lab.build(resume_open_graph=False).page("projects/swing").find("meta", property=True)


def test_folders_lead_to_folders(lab):
    page = lab.build("dirhtml").page("projects/swing/index")
    assert page.find("a")["href"] == "../great-swing/"


def test_a_page_by_hand_is_not_led_away_from(lab):
    lab.write("projects/swing/index.md", "---\norphan: true\n---\n\n# By hand\n")
    lab.conf = lab.conf.replace("html_theme", "exclude_patterns = ['_build']\nhtml_theme")
    lab.write("people/ann-arbor.md", ANN.replace("{any}`ann`", "so on"))
    for _ in range(2):
        built = lab.build("dirhtml")
        (warning,) = built.warnings
        assert "people/ann-arbor.md:" in warning
        assert "'projects/swing/index.html' of the project 'Great Swing' is not made" in warning
        assert "By hand" in built.body("projects/swing/index")


def test_links_by_ids_of_before_lead_here(lab):
    built = lab.build()
    body = built.page("people/ann-arbor").select_one("div.body")
    assert body.find("a", string="Great Swing", href="../projects/great-swing.html")
    assert body.find("a", string="so", href="../projects/great-swing.html")
    with (built.out / "objects.inv").open("rb") as file:
        found = InventoryFile.load(file, "", lambda base, path: path)
    assert found["resume:project"]["swing"][2] == "projects/great-swing.html"
    assert found["resume:person"]["ann"][2] == "people/ann-arbor.html"


def test_text_of_the_site_says_nothing_of_them(lab):
    assert "swing.txt" not in {path.name for path in lab.build("text").out.rglob("*")} - {
        "great-swing.txt"
    }


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A Swing", "'A Swing': an id has lower-case letters"),
        ("ladder", "'projects/ladder' is a page of this site now; remove the alias 'ladder'"),
        ("index", "this id is reserved"),
    ],
)
def test_what_cannot_lead_here_is_told(lab, written, said):
    lab.write("people/joe.md", "# Joe\n\n:::{person} joe\n:::\n\n:::{project} Ladder\n:::\n")
    lab.write("people/ann-arbor.md", ANN.replace("aliases: swing", f"aliases: swing, {written}"))
    built = lab.build()
    [warning] = built.warnings
    assert said in warning
    assert warning.startswith("people/ann-arbor.md:8")
    assert built.page("projects/swing").find("a")["href"] == "great-swing.html"
    assert "Ladder" in built.body("projects/ladder")


def test_an_alias_of_two_leads_to_the_first(lab):
    joe = "# Joe\n\n:::{person} joe\n:::\n\n:::{project} Ladder\n:aliases: swing\n:::\n"
    lab.write("people/joe.md", joe)
    lab.write("people/ann-arbor.md", ANN.replace("{project}`swing`", "{project}`great-swing`"))
    built = lab.build()
    [warning] = built.warnings
    assert "'swing' leads to great-swing already" in warning
    assert built.page("projects/swing").find("a")["href"] == "great-swing.html"


def test_a_page_may_come_back_to_an_address_of_before(lab):
    lab.build()
    back = ANN.replace("{project} Great Swing\n:aliases: swing", "{project} Swing")
    lab.write("people/ann-arbor.md", back)
    again = lab.build()
    assert again.warnings == []
    assert "Swing" in again.body("projects/swing")
    assert not (again.out / "projects/great-swing.html").exists()
    lab.write("people/ann-arbor.md", ANN)
    moved = lab.build()
    assert moved.page("projects/swing").find("a")["href"] == "great-swing.html"
    clean = lab.build(out="clean", doctrees="clean")
    assert moved.files() == clean.files()
