"""What other extensions may use: the example of the guide is what is built here."""

from __future__ import annotations

import inspect
import json
import re
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY, Site
from sphinx.errors import ExtensionError
from sphinx.util.inventory import InventoryFile
from sphinx_resume import api

PAGE = (REPOSITORY / "guide" / "extending.md").read_text("utf-8")
CLUB = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)[1]

ANN = """
# Ann Lee

:::{person} ann
:headline: Engineer
:::

:::{project} Arm
:budget: 10,000 €
:skills: Python

It lifts.
:::

:::{workshop} Soldering
:level: beginners
:start: 2020-01
:end: 2020-03
:skills: Soldering

They built a radio.
:::
"""


@pytest.fixture
def club(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site that uses the extension of the guide."""
    (site.root / "lib").mkdir()
    (site.root / "lib" / "club.py").write_text(CLUB, "utf-8")
    monkeypatch.syspath_prepend(str(site.root / "lib"))
    monkeypatch.delitem(sys.modules, "club", raising=False)
    site.conf += 'extensions += ["club"]\nhtml_baseurl = "https://club.example/"\n'
    site.write("people/ann.md", ANN)
    return site


def extension(site: Site, monkeypatch: pytest.MonkeyPatch, setup: str) -> None:
    """Give the site an extension with these lines in its ``setup``."""
    lines = "\n".join(f"    {line}" for line in setup.splitlines())
    text = f"from sphinx_resume import api\n\ndef setup(app):\n{lines}\n    return {{}}\n"
    (site.root / "addition.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(site.root))
    monkeypatch.delitem(sys.modules, "addition", raising=False)
    site.conf += 'extensions += ["addition"]\n'


def test_the_names_and_their_parameters_are_a_promise():
    signatures = {
        name: list(inspect.signature(getattr(api, name)).parameters)
        for name in api.__all__
        if inspect.isfunction(getattr(api, name))
    }
    assert signatures == {
        "add_export": ["app", "name", "make", "suffix", "label", "type", "kinds"],
        "add_field": ["app", "kind", "name", "type", "label", "help", "required"],
        "add_kind": ["app", "name", "labels", "folder", "personal", "help", "fields"],
        "site_of": ["app"],
    }
    assert {*api.__all__} - {*signatures} == {
        "ResumeSite",
        "SiteBlock",
        "SiteEntity",
        "SiteRelation",
    }
    methods = {name for name in vars(api.ResumeSite) if not name.startswith("_")}
    assert methods == {"entities", "entity", "find", "related", "pages"}
    assert api.SiteEntity._fields == (
        *("kind", "id", "title", "description", "docname", "url", "start", "end"),
        *("blocks", "relations"),
    )
    assert api.SiteBlock._fields == ("kind", "docname", "anchor", "line", "fields", "text")
    assert api.SiteRelation._fields == ("kind", "id", "part")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_kind_of_an_extension_is_whole(club, jobs):
    result = club.build(jobs=jobs)
    assert result.warnings == []
    assert "beginners" in result.body("workshops/soldering")
    assert result.links("workshops/index")["Soldering"] == "soldering.html"
    assert "Soldering" in result.links("people/ann")
    assert result.links("skills/soldering")["Soldering"] == "../workshops/soldering.html"
    with (result.out / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "https://club.example", lambda *parts: "/".join(parts))
    assert "soldering" in inventory["resume:workshop"]
    graph = json.loads(result.text("resume.json"))
    assert "workshop:soldering" in {one["id"] for one in graph["entities"]}


def test_a_field_of_an_extension_is_shown_and_exported(club):
    result = club.build()
    assert "Budget : 10,000 €" in result.body("projects/arm")
    graph = json.loads(result.text("resume.json"))
    arm = next(one for one in graph["blocks"] if one["kind"] == "project")
    assert arm["fields"]["budget"] == "10,000 €"


def test_files_of_an_extension_are_made_and_offered(club):
    result = club.build()
    assert result.text("members.csv") == 'name,projects\n"Ann Lee","Arm"\n'
    assert json.loads(result.text("people/ann.badge.json")) == {
        "name": "Ann Lee",
        "headline": "Engineer",
        "page": "https://club.example/people/ann.html",
    }
    links = result.page("people/ann").select("a[href='ann.badge.json']")
    assert [one.get_text() for one in links] == ["Badge"]
    assert not (result.out / "publications.badge.json").exists()


def test_the_builder_of_exports_makes_them_too(club):
    result = club.build("resume")
    assert "Ann Lee" in result.text("members.csv")
    assert (result.out / "people" / "ann.badge.json").is_file()


@pytest.mark.parametrize(
    ("chosen", "made"), [(["badge"], {"badge"}), (["vcard"], set()), ([], set())]
)
def test_a_project_chooses_among_them(club, chosen, made):
    result = club.build(resume_exports=chosen)
    found = {"members": "members.csv", "badge": "people/ann.badge.json"}
    assert {name for name, path in found.items() if (result.out / path).exists()} == made
    assert result.warnings == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":headline: Engineer", ":headline: Head"),
        (":::{project} Arm", ":::{project} Leg"),
        ("They built a radio.", "They built two."),
        (":level: beginners", ":level: experts"),
        ("# Ann Lee", "# Ann Leigh"),
    ],
)
def test_an_edit_gives_what_a_clean_build_gives(club, old, new):
    club.build()
    club.write("people/ann.md", ANN.replace(old, new))
    again, clean = club.build(), club.build(out="clean")
    assert again.files() == clean.files()


def test_another_export_of_the_same_extension_is_made_again(club):
    club.build()
    path = club.root / "lib" / "club.py"
    path.write_text(CLUB.replace("name,projects", "person,projects"), "utf-8")
    del sys.modules["club"]
    assert club.build().text("members.csv").startswith("person,")


def test_without_the_extension_nothing_is_left_of_it(club):
    club.build()
    club.conf = club.conf.replace('extensions += ["club"]\n', "")
    club.write(
        "people/ann.md", ANN.partition(":::{workshop}")[0].replace(":budget: 10,000 €\n", "")
    )
    again, clean = club.build(), club.build(out="clean")
    assert again.warnings == clean.warnings == []
    assert again.files() == clean.files()
    assert not (again.out / "members.csv").exists()
    assert not (again.out / "workshops").exists()


def test_the_event_brings_the_finished_graph(club):
    assert club.build().warnings == []
    club.write("people/ann.md", ANN.replace("They built a radio.\n", ""))
    expected = "people/ann.md:14: WARNING: workshop 'Soldering' has no text [club]"
    assert club.build().warnings == [expected]
    assert club.build().warnings == []  # nothing is read


def test_a_site_is_read_from_both_ends(club, monkeypatch):
    seen = []
    monkeypatch.setitem(sys.modules, "hook", type(sys)("hook"))
    sys.modules["hook"].look = lambda app, error: seen.append(api.site_of(app))
    club.conf += "from hook import look\ndef setup(app): app.connect('build-finished', look)\n"
    club.build()
    (site,) = seen
    ann, arm = site.entity("person", "ann"), site.find("project", "Arm")[0]
    assert (ann.title, ann.docname, ann.url) == (
        "Ann Lee",
        "people/ann",
        "https://club.example/people/ann.html",
    )
    assert [one.title for one in site.related(ann, "project")] == ["Arm"]
    assert [one.title for one in site.related(arm, "person")] == ["Ann Lee"]
    assert api.SiteRelation("person", "ann", "person") in arm.relations
    assert arm.blocks[0].fields["skills"] == ["Python"]
    assert arm.blocks[0].text == "It lifts."
    assert {one.kind for one in site.entities()} == {"person", "project", "skill", "workshop"}
    assert site.entity("person", "nobody") is None
    soldering = site.entity("workshop", "soldering")
    assert (soldering.start, soldering.end) == ("2020-01", "2020-03")


@pytest.mark.parametrize(
    ("setup", "message"),
    [
        ('api.add_kind(app, "Work Shop", labels=("W", "Ws"))', "is no name of a kind"),
        ('api.add_kind(app, "project", labels=("P", "Ps"))', "is a kind already"),
        ('api.add_kind(app, "workshop", labels=("W",))', "the singular and the plural"),
        ('api.add_kind(app, "club", labels=("C", "Cs"), folder="projects")', "has the folder"),
        (
            'api.add_kind(app, "club", labels=("C", "Cs"), fields={"size": "number"})',
            "there is no type 'number'",
        ),
        ('api.add_field(app, "project", "budget", "money")', "there is no type 'money'"),
        ('api.add_field(app, "proiect", "budget", "text")', "there is no kind 'proiect'"),
        ('api.add_field(app, "project", "url", "text")', "the kind has it already"),
        (
            'api.add_export(app, "csl", str, suffix=".x", label="X", type="a/b")',
            "there is an export 'csl'",
        ),
        ('api.add_export(app, "x", str, suffix="x", label="X", type="a/b")', "suffix="),
    ],
)
def test_what_contradicts_itself_stops_the_build(site, monkeypatch, setup, message):
    extension(site, monkeypatch, setup)
    with pytest.raises(ExtensionError, match=re.escape(message)):
        site.build()


def test_what_is_registered_twice_stops_the_build(site, monkeypatch):
    one = 'api.add_kind(app, "club", labels=("C", "Cs"))'
    extension(site, monkeypatch, f"{one}\n{one}")
    with pytest.raises(ExtensionError, match="'club' is registered already"):
        site.build()


def test_a_project_cannot_take_the_name_of_an_added_kind(club):
    club.conf += 'resume_kinds = {"workshop": {"labels": ("W", "Ws")}}\n'
    (warning,) = club.build().warnings
    assert "'workshop' is a kind already; write another name" in warning


def test_a_project_gives_fields_to_an_added_kind(club):
    club.conf += 'resume_fields = {"workshop": {"fee": {"type": "text", "label": "Fee"}}}\n'
    club.write("people/ann.md", ANN.replace(":level: beginners", ":level: beginners\n:fee: 5 €"))
    result = club.build()
    assert result.warnings == []
    assert "Fee : 5 €" in result.body("workshops/soldering")


def test_what_is_added_is_the_project_s_alone(club, tmp_path_factory: pytest.TempPathFactory):
    club.build()
    other = Site(Path(tmp_path_factory.mktemp("other")))
    other.write("index.md", "# Home\n\n:::{workshop} Soldering\n:::\n")
    assert any("workshop" in one for one in other.build().warnings)
