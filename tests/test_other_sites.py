"""Links between sites by intersphinx: from any site to one like this, and from this to others."""

import pytest
from compare import differences
from conftest import Site

JANE = """
# Jane Doe

:::{person} jane
:::

:::{project} Lego
:id: lego
:::

:::{publication} On bricks
:id: bricks
:date: 2020
:::
"""
OTHERS = """
# Joe Roe

:::{person} joe
:::

:::{project} Duplo
:people: bricks:jane
:::

:::{publication} Large bricks
:authors: joe, bricks:jane, Jim Beam
:date: 2021
:::

:::{publication} Bricks of others
:authors: bricks:jane
:date: 2022
:::

:::{award} Golden brick
:people: bricks:jane
:::
"""
ADDRESS = "https://bricks.example/people/jane.html"


@pytest.fixture
def bricks(site):
    """A site with its inventory, which others link to."""
    site.write("people/jane.md", JANE)
    return site.build().out / "objects.inv"


@pytest.fixture
def other(tmp_path, bricks):
    """A site that knows the first one."""
    (tmp_path / "other").mkdir()
    made = Site(tmp_path / "other")
    mapping = {"bricks": ("https://bricks.example/", str(bricks))}
    made.conf = made.conf.replace('"sphinx_resume"]', '"sphinx_resume", "sphinx.ext.intersphinx"]')
    made.conf += f"intersphinx_mapping = {mapping!r}\n"
    made.write("index.md", "# Home\n\n```{toctree}\npeople/joe\n```\n")
    made.write("people/joe.md", OTHERS)
    return made


def test_a_site_without_the_extension_links_here_from_markdown(other):
    other.conf = other.conf.replace(', "sphinx_resume"', "")
    links = "[Jane](inv:bricks:resume:person#jane), [](inv:#lego), [](inv:bricks#bricks)"
    other.write("index.md", f"# Home\n\n{links}\n")
    other.remove("people/joe.md")
    built = other.build(nitpicky=True)
    assert built.warnings == []
    assert built.links("index") == {
        "Jane": ADDRESS,
        "Lego": "https://bricks.example/projects/lego.html",
        "On bricks": "https://bricks.example/publications/bricks.html",
        "¶": "#home",
    }


def test_a_site_with_it_links_here_from_restructuredtext(other):
    roles = "person:`jane`", "project:`the bricks <lego>`", "publication:`bricks`"
    texts = [f":external+bricks:resume:{one}" for one in roles]
    other.write("rest.rst", ":orphan:\n\nRest\n====\n\n" + ", ".join(texts) + "\n")
    built = other.build(nitpicky=True)
    assert built.warnings == []
    links = built.links("rest")
    assert links["the bricks"] == "https://bricks.example/projects/lego.html"
    assert ADDRESS in links.values()


def test_a_person_of_another_site_is_an_author_or_a_member(other):
    built = other.build(nitpicky=True)
    assert built.warnings == []
    for page in (
        "projects/duplo",
        "publications/large-bricks",
        "publications/bricks-of-others",
        "awards/golden-brick",
    ):
        assert built.links(page)["Jane Doe"] == ADDRESS, page
    assert built.links("people/joe")["Jane Doe"] == ADDRESS
    assert built.links("publications/index")["Jane Doe"] == ADDRESS
    code = built.page("publications/large-bricks").select_one("section#bibtex pre").get_text()
    assert "author = {Joe Roe and Jane Doe and Jim Beam}" in code


def test_a_person_whom_the_other_site_does_not_have_is_told_of(other):
    other.write("people/joe.md", OTHERS.replace(":people: bricks:jane", ":people: bricks:jan", 1))
    (warning,) = other.build().warnings
    assert (
        "people/joe.md:7: WARNING: project 'Duplo': field 'people': there is no person" in warning
    )
    assert "'bricks:jan'" in warning


def test_pages_follow_the_other_site(other, site, bricks):
    other.build()
    site.write("people/jane.md", JANE.replace("Jane Doe", "Jane Roe"))
    site.build()
    built = other.build()
    clean = other.build(out="clean")
    assert built.links("projects/duplo")["Jane Roe"] == ADDRESS
    assert differences(built, clean) == []


def test_an_author_whom_the_other_site_does_not_have_is_told_of(other):
    other.write("people/joe.md", OTHERS.replace("joe, bricks:jane, Jim", "joe, bricks:jan, Jim"))
    (warning,) = other.build().warnings
    assert "field 'authors': there is no person 'bricks:jan'" in warning


def test_a_project_of_another_site_is_linked(other):
    other.write("people/joe.md", OTHERS + "\n:::{award} Cup\n:projects: bricks:lego\n:::\n")
    built = other.build()
    assert built.warnings == []
    assert built.links("people/joe")["Lego"] == "https://bricks.example/projects/lego.html"
