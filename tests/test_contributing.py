"""What CONTRIBUTING says of the code is so, and its recipes work word for word."""

from __future__ import annotations

import json
import re
import sys
import tomllib

import pytest
from conftest import REPOSITORY, Site
from sphinx_resume.model.kinds import KINDS, remove

TEXT = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
PACKAGE = REPOSITORY / "_ext" / "sphinx_resume"
IMPORTS = """
from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import Date
from sphinx_resume.model.fields import option
from sphinx_resume.model.kinds.declaration import kind
from sphinx_resume.model.records import Record
from sphinx_resume.model.text import N_

"""


def section(heading: str) -> str:
    return re.search(rf"^## {heading}\n(.*?)(?=^## )", TEXT, re.MULTILINE | re.DOTALL)[1]


def snippet(heading: str) -> str:
    return re.search(r"```python\n(.*?)```", section(heading), re.DOTALL)[1]


def test_the_map_has_the_order_of_the_contract():
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    order = re.search(r"```text\n(.*?)```", section("The map of the code"), re.DOTALL)[1]
    assert order.splitlines() == layers


def test_what_the_map_names_is_there():
    table = section("The map of the code").partition("| part |")[2].partition("\n\n")[0]
    named = re.findall(r"`([\w/]+(?:\.py|/))`", table)
    assert len(named) > 20
    assert [one for one in named if one != "conf.py" and not (PACKAGE / one).exists()] == []


@pytest.mark.parametrize("heading", ["Add a field", "Add a kind", "Add a format", "Add a warning"])
def test_what_the_recipes_name_is_there(heading):
    named = re.findall(r"`((?:model|formats|exports)/[\w/]*(?:\.py|/))`", section(heading))
    assert [one for one in named if not (PACKAGE / one).exists()] == []


@pytest.fixture
def workshops(site: Site, monkeypatch: pytest.MonkeyPatch):
    """A site, while the kind of the recipe is there, with the field of the other recipe."""
    line = f"    {snippet('Add a field').strip()}\n"
    (site.root / "workshop_kind.py").write_text(IMPORTS + snippet("Add a kind") + line, "utf-8")
    monkeypatch.syspath_prepend(str(site.root))
    __import__("workshop_kind")
    yield site
    remove("workshop")
    sys.modules.pop("workshop_kind")


PAGE = """
# Ann Lee

:::{person} ann
:::

:::{workshop} Soldering
:start: 2020-01
:end: 2020-03
:budget: 10 €

They built a radio.
:::

:::{listing} workshops
:::

:::{timeline}
:kinds: workshops
:::
"""


def test_a_kind_made_by_the_recipe_is_everywhere(workshops):
    assert KINDS["workshop"].page
    workshops.conf += 'html_baseurl = "https://lab.example/"\n'
    workshops.write("people/ann.md", PAGE)
    result = workshops.build()
    assert result.warnings == []
    page = result.body("workshops/soldering")
    assert "They built a radio." in page
    assert "Budget : 10 €" in page
    assert "Ann Lee" in result.links("workshops/soldering")
    assert "Soldering" in result.links("workshops/index")
    assert result.links("people/ann")["Soldering"] == "../workshops/soldering.html"
    assert "Soldering" in result.page("people/ann").select_one(".resume-timeline").get_text()
    assert "Soldering" in result.page("people/ann").select_one(".resume-listing").get_text()
    graph = json.loads(result.text("resume.json"))
    block = next(one for one in graph["blocks"] if one["kind"] == "workshop")
    assert block["fields"]["budget"] == "10 €"
    assert "Soldering" in result.text("people/ann.json")
    assert "Soldering" in result.text("people/ann.yaml")
    (linked,) = result.page("workshops/soldering").select('script[type="application/ld+json"]')
    assert "Soldering" in linked.get_text()


def test_it_is_rebuilt_like_the_others(workshops):
    workshops.write("people/ann.md", PAGE)
    workshops.build()
    workshops.write("people/ann.md", PAGE.replace("{workshop} Soldering", "{workshop} Brazing"))
    assert workshops.build().files() == workshops.build(out="clean").files()
