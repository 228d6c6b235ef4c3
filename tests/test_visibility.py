"""What a build does not publish leaves nothing in its output, whatever was built before."""

import io
import pickle
import zipfile
import zlib

import pytest
from compare import differences
from conftest import PICTURE, SINGLE, Result

CONF = (
    SINGLE
    + """
extensions += ["sphinx.ext.ifconfig", "sphinx.ext.todo"]
html_baseurl = "https://lab.example/"
latex_elements = {"preamble": ""}


def setup(app):
    app.add_config_value("inside", False, "env")
"""
)
SECRET = """
## Zyxel heading

(zyxel-label)=
Zyxel text, [a note](#zyxel-label), and a footnote.[^zyxel]

[^zyxel]: Zyxel footnote.

```{index} Zyxel entry
```

```{glossary}
Zyxel term
: Zyxel meaning.
```

{download}`Zyxel file <zyxel.txt>`

:::::{experience} Zyxel AS
:position: Zyxel consultant
:start: 2020
:end: 2021
:skills: Zyxeling

Zyxel body.

::::{project} Zyxel project
![Zyxel picture](zyxel.png)

:::{publication} Zyxel paper
:authors: Mo Lund
:doi: 10.1000/zyxel
:::
::::
:::::

:::{post} Zyxel post
:date: 2020-01-01
:url: https://zyxel.example/
:tags: Zyxel
:::
"""
MO = """
# Mo Lund

:::{person} mo
:headline: Engineer
:::

:::{project} Open
It is open.
:::
"""


def hidden(opening: str, text: str = SECRET) -> str:
    """Return *text* in a fence longer than those in it."""
    return f"\n::::::::{opening}\n{text}\n::::::::\n"


WAYS = {
    "only": hidden("{only} inside"),
    "only not": hidden("{only} not outside"),
    "only in only": hidden("{only} outside", hidden("{only} inside").replace(":" * 8, ":" * 7)),
    "ifconfig": hidden("{ifconfig} inside"),
    "todo": hidden("{todo}", SECRET.replace("## Zyxel heading\n", "")),
    "draft": hidden("{project} Zyxel draft\n:draft:", SECRET.replace("## Zyxel heading\n", "")),
    "Markdown comment": "\n% Zyxel comment\n% of two lines\n",
    "HTML comment": "\nWords <!-- Zyxel --> and\n\n<!-- Zyxel\n\n## Zyxel\n\n-->\n\nmore.\n",
    "HTML comment in HTML": "\n<div>\n<!-- Zyxel --><b>Shown</b>\n</div>\n",
    "address of no link": "\n[//]: # (Zyxel)\n[comment]: <> (Zyxel)\n",
    "note of hidden text": "\n[^a]: Zyxel[^b]\n\n[^b]: Zyxel\n" + hidden("{only} inside", "A.[^a]"),
    "note of a draft": "\n[^c]: Zyxel\n" + hidden("{award} Zyxel\n:draft:\n", "A.[^c]"),
    "comment in a field": "\n:::{award} Best <!-- Zyxel -->\n:awarder: Us <!-- Zyxel -->\n:::\n",
    "comment in front matter": "",
    "comment among options": "\n:::{award} Best\n---\n# Zyxel\ndate: 2020 # Zyxel\n---\n:::\n",
}
ONLINE = [
    "devhelp",
    "dirhtml",
    "html",
    "htmlhelp",
    "json",
    "pickle",
    "qthelp",
    "resume",
    "singlehtml",
]
DOCUMENTS = ["changes", "epub", "latex", "linkcheck", "man", "pseudoxml", "texinfo", "text", "xml"]


@pytest.fixture
def mo(site):
    site.conf += CONF
    (site.src / "people").mkdir()
    (site.src / "people" / "zyxel.png").write_bytes(PICTURE)
    (site.src / "people" / "zyxel.txt").write_text("Zyxel", "utf-8")
    return site


def readable(name: str, data: bytes) -> bytes:
    """Return what a file says to who unpacks it."""
    if name == "objects.inv":
        return zlib.decompress(data.split(b"\n", 4)[4])
    if name.endswith(".epub"):
        packed = zipfile.ZipFile(io.BytesIO(data))
        return b"".join(one.encode() + packed.read(one) for one in packed.namelist())
    return data


def leaks(built: Result) -> list[str]:
    """Return the files that say what is hidden, or are called so."""
    return [
        name
        for name, data in built.files().items()
        if b"zyxel" in f"{name} ".encode().lower() + readable(name, data).lower()
    ]


@pytest.mark.parametrize("way", WAYS)
def test_what_is_hidden_leaves_nothing(mo, way):
    front = "---\n# Zyxel\norphan: true\n---\n" if way == "comment in front matter" else ""
    mo.write("people/mo.md", front + (MO + WAYS[way]).lstrip())
    built = mo.build(tags=("outside",), keep=False)
    assert leaks(built) == []
    assert "It is open." in built.body("projects/open")
    assert built.warnings == []


@pytest.mark.parametrize("builder", [*ONLINE, *DOCUMENTS])
def test_a_name_for_matching_is_published_nowhere(mo, builder):
    paper = ":::{publication} On ropes\n:authors: Mo Zyxelson\n:date: 2020\n:::\n"
    named = MO.replace(":::{person} mo\n", ":::{person} mo\n:alternate-name: Mo Zyxelson\n", 1)
    mo.write("people/mo.md", f"{named}\n{paper}")
    built = mo.build(builder)
    assert built.warnings == []
    # Papers show the name that is printed on them, and it was understood.
    assert leaks(built) or builder in {"changes", "linkcheck"}
    mo.write("people/mo.md", named)
    assert leaks(mo.build(builder)) == []
    assert leaks(mo.build(builder, out="clean")) == []


@pytest.mark.parametrize("builder", [*ONLINE, *DOCUMENTS])
def test_no_builder_shows_what_is_hidden(mo, builder):
    text = "".join(WAYS.values()).replace("{award} Best\n---", "{award} Second\n---")
    mo.write("people/mo.md", f"{MO}{text}\n```{{versionadded}} 1\nNew.\n```\n")
    mo.write("people/zed.md", ZED)
    built = mo.build(builder, tags=("outside",))
    assert leaks(built) == []
    assert built.warnings == []
    assert built.files()


INSIDE = {
    "only": {"tags": ("inside",)},
    "ifconfig": {"inside": True},
    "todo": {"todo_include_todos": True},
    "draft": {"resume_drafts": True},
}


@pytest.mark.parametrize("way", INSIDE)
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_what_was_shown_once_goes_again(mo, way, builder):
    mo.write("people/mo.md", MO + WAYS[way])
    inside = INSIDE[way]
    shown = mo.build(builder, **inside)
    assert leaks(shown)
    assert differences(shown, mo.build(builder, out="fresh", **inside)) == []
    hidden = mo.build(builder)
    assert leaks(hidden) == []
    assert differences(hidden, mo.build(builder, out="new")) == []
    assert differences(mo.build(builder, **inside), mo.build(builder, out="fresh", **inside)) == []


def test_builders_that_share_doctrees_show_each_its_own(mo):
    mo.write("people/mo.md", MO + hidden("{only} html") + hidden("{only} text", "Plain words."))
    for _ in range(2):
        html = mo.build("html", doctrees="shared")
        text = mo.build("text", doctrees="shared")
        assert "Zyxel body." in html.body("projects/zyxel-project") + html.body("people/mo")
        assert "Plain words." not in html.body("people/mo")
        assert leaks(text) == []
        assert "Plain words." in text.text("people/mo.txt")
    assert differences(html, mo.build("html", out="clean")) == []
    assert differences(text, mo.build("text", out="clean text")) == []


def test_processes_agree_on_what_is_hidden(mo):
    for number in range(6):
        mo.write(f"people/mo{number}.md", MO.replace("} mo", f"}} mo{number}"))
    mo.write("people/mo.md", MO + WAYS["only"])
    assert leaks(mo.build(jobs=2)) == []
    shown = mo.build(jobs=2, tags=("inside",))
    assert differences(shown, mo.build(out="clean", tags=("inside",))) == []


def test_reStructuredText_and_what_is_included_are_hidden_too(mo):  # noqa: N802
    mo.write("parts/zyxel.txt", SECRET)
    mo.write("people/mo.md", MO + hidden("{only} inside", "```{include} /parts/zyxel.txt\n```"))
    mo.write(
        "people/ann.rst",
        """
        Ann
        ===

        .. person:: ann

        .. a comment: Zyxel

        .. only:: inside

           .. experience:: Zyxel AS
              :position: Zyxel

              Zyxel text.

        .. award:: Prize

           Given.

           .. only:: inside

              Zyxel
        """,
    )
    built = mo.build()
    assert leaks(built) == []
    assert "Given." in built.body("awards/prize")
    assert any("zyxel-as" in name for name in leaks(mo.build(tags=("inside",))))


def test_an_expression_that_is_none_shows_its_text_with_a_warning(mo):
    mo.write("people/mo.md", MO + hidden("{only} a and", "Doubtful."))
    built = mo.build()
    assert "Doubtful." in built.body("people/mo")
    assert any("only directive expression" in line for line in built.warnings)


def test_a_value_that_is_not_there_hides_its_text_as_in_sphinx(mo):
    mo.write("people/mo.md", MO + hidden("{ifconfig} nowhere"))
    built = mo.build()
    assert leaks(built) == []
    assert any("name 'nowhere' is not defined" in line for line in built.warnings)


@pytest.mark.parametrize("builder", ["html", "text"])
def test_pages_of_a_toctree_that_is_not_shown_are_told_of_as_in_sphinx(mo, builder):
    tree = "```{toctree}\n:glob:\n\nmore/*\nOne page <one.md>\n```"
    mo.write("people/mo.md", MO + hidden("{only} inside", tree.replace("more", "/more")))
    mo.write("people/one.md", "# One\n")
    mo.write("more/two.md", "# Two\n")
    mo.write("index.md", "# Lab\n\n```{toctree}\npeople/mo\n```\n")
    assert mo.build(builder).warnings == []
    mo.write("more/three.md", "# Three\n")
    assert mo.build(builder).warnings == []


def test_what_translators_get_has_what_a_tag_hides_and_no_more(mo):
    mo.write("people/mo.md", MO + hidden("{only} inside", "Inner.") + WAYS["todo"] + WAYS["draft"])
    built = mo.build("gettext", gettext_compact=False)
    assert leaks(built) == []
    assert 'msgid "Inner."' in built.text("people/mo.pot")


def test_todos_that_are_not_shown_are_still_told_of(mo):
    mo.write("people/mo.md", MO + hidden("{todo}", "Ask Ann."))
    built = mo.build(todo_emit_warnings=True)
    assert [line for line in built.warnings if "mo.md:" in line and "Ask Ann." in line]
    assert "Ask Ann." not in built.text("people/mo.html")


def test_a_note_that_shown_text_refers_to_stays(mo):
    hide = hidden("{only} inside", "Zyxel.[^a]")
    mo.write("people/mo.md", f"{MO}\nText.[^a]\n\n[^a]: Shown.\n{hide}")
    built = mo.build()
    assert "Shown." in built.body("people/mo")
    assert leaks(built) == []
    assert built.warnings == []


# --- drafts that are pages -----------------------------------------------------------------

ZED = """
# Zyxel Zebra

:::{person} zyxel-zebra
:draft:
:::

Zyxel prose.

## Zyxel heading

:::{experience} Zyxel AS
:position: Zyxel
:::

![Zyxel](zyxel.png)
"""
PAGES = {
    "people/zed.md": ZED,
    "projects/x.md": "# Zyxel\n\n:::{project} Zyxel\n:draft:\n:person: mo\n:::\n\nZyxel prose.\n",
    "organizations/x.md": "# Zyxel\n\n:::{organization} Zyxel\n:draft: yes\n:::\n\nZyxel prose.\n",
    "skills/x.md": "# Zyxel\n\n:::{skill} Zyxel\n:draft:\n:::\n\nZyxel prose.\n",
    "awards/x.md": "# Zyxel\n\n:::{award} Zyxel\n:draft:\n:person: mo\n:::\n\nZyxel prose.\n",
    "publications/x.md": "# Zyxel\n\n:::{publication} Zyxel\n:draft:\n:::\n\nZyxel prose.\n",
    "blog/x.md": "# Zyxel\n\n:::{post}\n:draft:\n:date: 2020\n:::\n\nZyxel prose.\n",
    "projects/x.rst": "Zyxel\n=====\n\n.. project:: Zyxel\n   :draft:\n   :person: mo\n\nZyxel.\n",
    "people/zed.rst": "Zyxel\n=====\n\n.. person:: zyxel\n   :draft:\n\nZyxel prose.\n",
}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_the_page_of_a_draft_is_no_page(mo, path, builder):
    mo.write("people/mo.md", MO)
    mo.write(path, PAGES[path])
    built = mo.build(builder)
    assert built.warnings == []
    assert leaks(built) == []
    assert "left out, as they are drafts" in built.status
    shown = mo.build(builder, resume_drafts=True)
    assert leaks(shown) or builder == "latex"
    again = mo.build(builder)
    assert leaks(again) == []
    assert differences(again, mo.build(builder, out="clean")) == []


def test_a_draft_that_is_finished_gets_its_page(mo):
    mo.write("people/mo.md", MO)
    mo.write("people/zed.md", ZED)
    mo.build()
    mo.write("people/zed.md", ZED.replace(":draft:\n", ""))
    built = mo.build()
    assert "Zyxel prose." in built.body("people/zed")
    assert differences(built, mo.build(out="clean")) == []


def test_what_follows_a_draft_person_on_a_page_of_several_is_left_out_with_them(mo):
    zed = ZED.replace("# Zyxel Zebra\n", "").replace("Zyxel prose.\n\n## Zyxel heading\n", "")
    zed = zed.replace("![Zyxel](zyxel.png)\n", "").replace(":draft:", ":name: Zyxel\n:draft:")
    ann = "\n:::{person} ann\n:name: Ann\n:::\n\n:::{experience} Acme\n:position: Dev\n:::\n"
    mo.write("people/mo.md", MO.replace("} mo\n", "} mo\n:name: Mo\n") + zed + ann)
    built = mo.build()
    assert leaks(built) == []
    assert "Acme" in built.body("organizations/acme")
    assert built.warnings == []


def test_a_draft_person_on_the_home_page_is_told_of(mo):
    mo.write("index.md", "# Lab\n\n:::{person} zyxel\n:draft:\n:::\n\nWelcome.\n")
    mo.write("people/mo.md", "---\norphan: true\n---\n" + MO)
    built = mo.build()
    assert leaks(built) == []
    assert "Welcome." in built.body("index")
    (warning,) = built.warnings
    assert "index.md:4" in warning
    assert "move the person to a page of its own" in warning


@pytest.mark.parametrize(
    "outer", ["figure} zyxel.png", "note}", "topic} A", "epigraph}", "container} a", "sidebar} B"]
)
@pytest.mark.parametrize("inner", ["{only} inside", "{award} Zyxel\n:draft:", "{todo}"])
def test_what_is_hidden_may_be_all_that_a_directive_holds(mo, outer, inner):
    mo.write("pic.png", "")
    (mo.src / "pic.png").write_bytes(PICTURE)
    around = "{" + outer.replace("zyxel", "/pic")
    mo.write("people/mo.md", MO + hidden(around, hidden(inner, "Zyxel.").replace(":" * 8, ":" * 7)))
    built = mo.build()
    assert leaks(built) == []
    assert not [line for line in built.warnings if "Traceback" in line]
    assert "It is open." in built.body("people/mo")


MODULES = """
```{py:module} zyxel
:synopsis: Zyxel
```

```{py:function} zyxel()
```

```{index} Zyxel
```
"""


@pytest.mark.parametrize("builder", ["html", "dirhtml", "json"])
def test_indices_of_what_was_shown_once_go_again(mo, builder):
    mo.conf += "html_split_index = True\n"
    mo.write("people/mo.md", MO + hidden("{only} inside", MODULES))
    mo.write("people/py-modindex.md", "# Modules\n\nMy own page.\n")
    mo.write("people/genindex-m.md", "# M\n\nMy own page.\n")
    assert leaks(mo.build(builder, tags=("inside",)))
    built = mo.build(builder)
    assert leaks(built) == []
    clean = mo.build(builder, out="clean")
    assert built.files().keys() == clean.files().keys()
    assert any("people/py-modindex" in name for name in built.files())


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_the_environment_that_is_published_names_no_draft(mo, builder):
    mo.write("people/mo.md", MO)
    mo.write("people/zyxel.md", ZED + "\n```{include} zyxel.txt\n```\n")
    part = ":::{person} ann\n:draft:\n:::\n\n```{include} /people/zyxel.txt\n```\n"
    mo.write("parts/ann.txt", f"{part}\n```{{versionadded}} zyxel\n```\n")
    mo.write("people/ann.md", "# Ann\n\n```{include} /parts/ann.txt\n```\n")
    assert leaks(mo.build(builder, resume_drafts=True))
    built = mo.build(builder)
    assert leaks(built) == []
    assert built.warnings == []
    mo.write("people/mo.md", f"{MO}\nMore.\n")
    assert mo.build(builder).warnings == []
    copy = pickle.loads((built.out / "environment.pickle").read_bytes())
    assert copy.found_docs == {
        "index",
        "people/mo",
        "people/index",
        "projects/index",
        "projects/open",
    }


@pytest.mark.parametrize("builder", ["json", "pickle"])
def test_the_environment_that_is_published_names_no_file_of_a_draft(mo, builder):
    blocks = [
        "{publication} Zyxel\n:pdf: zyxel.pdf\n:draft:",
        "{project} Zyxel\n:draft:\n\n![a](zyxel.png)",
        "{only} zyxel\n![a](zyxel.png)",
    ]
    mo.write("people/zyxel.pdf", "%PDF-1.4")
    mo.write("people/mo.md", MO + "\n\n".join(f":::{one}\n:::" for one in blocks))
    built = mo.build(builder)
    assert built.warnings == []
    assert leaks(built) == []
    # What the build itself goes by stays: the file is looked at again.
    mo.write("people/zyxel.pdf", "no paper")
    assert "this file is no PDF" in "".join(mo.build(builder).warnings)
