"""Pages of drafts that only reading tells to be such, and pages that are none."""

import pytest
from compare import differences
from test_visibility import MO, ZED, hidden, leaks, mo

__all__ = ["mo"]

DRAFT = ":::{person} zyxel\n:draft:\n:::\n"
PROJECT = "# Zyxel\n\nProse.\n\n:::{project} Zyxel\n:draft:\n:person: mo\n:::\n"
PAGES = {
    "people/included.md": "# Zyxel\n\n(ask)=\nProse.\n\n```{include} /parts/zyxel.txt\n```\n",
    "people/rest.md": (
        "# Zyxel\n\n```{eval-rst}\n.. person:: zyxel\n   :draft:\n```\n\nZyxel.[^z]\n\n[^z]: Z.\n"
    ),
    "people/nested.md": f"# Zyxel\n\n- One\n\n  {DRAFT.replace(chr(10), chr(10) + '  ')}\nZyxel.\n",
    "people/other.md": ZED + hidden("{only} inside", ":::{person} ann\n:name: Ann\n:::"),
    "projects/zyxel/index.md": PROJECT,
    "work/x.md": PROJECT.replace("Prose.", ":::{skill} Go\n:::\n\n<!-- Why? -->"),
}


@pytest.mark.parametrize("path", PAGES)
def test_reading_finds_drafts(mo, path):
    mo.write("parts/zyxel.txt", DRAFT)
    mo.write("people/mo.md", MO)
    mo.write(path, "---\norphan: true\n---\n" + PAGES[path].lstrip())
    built = mo.build(exclude_patterns=["parts"])
    assert built.warnings == []
    assert leaks(built) == []
    assert f"left out, as they are drafts: {path.removesuffix('.md')}" in built.status
    again = mo.build(exclude_patterns=["parts"])
    assert "0 added, 0 changed, 0 removed" in again.status
    assert again.written() == set()
    assert leaks(mo.build(exclude_patterns=["parts"], resume_drafts=True))
    back = mo.build(exclude_patterns=["parts"])
    assert leaks(back) == []
    assert differences(back, mo.build(out="clean", jobs=2, exclude_patterns=["parts"])) == []


def test_a_draft_in_an_included_file_comes_and_goes_with_that(mo):
    mo.conf = mo.conf.replace('["_build"]', '["_build", "parts"]')
    mo.write("people/mo.md", MO)
    mo.write("people/zed.md", PAGES["people/included.md"])
    for text, shown in [(DRAFT, False), (DRAFT.replace(":draft:\n", ""), True), (DRAFT, False)]:
        mo.write("parts/zyxel.txt", text)
        built = mo.build()
        assert bool(leaks(built)) is shown
        assert built.warnings == []
        assert differences(built, mo.build(out="clean", keep=False)) == []


def test_a_condition_makes_a_page_a_draft_and_back(mo):
    public = ":::{person} ann\n:name: Ann\n:::"
    mo.write("people/mo.md", MO)
    mo.write("people/zed.md", ZED + hidden("{only} inside", public))
    for tags in [(), ("inside",), ()]:
        built = mo.build(tags=tags)
        assert (built.out / "people/zed.html").exists() is bool(tags)
        assert differences(built, mo.build(out="clean", tags=tags, keep=False)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<!--\n{DRAFT}-->",
        "\n".join(f"% {line}" for line in DRAFT.split("\n")),
        hidden("{only} inside", DRAFT),
        f"~~~\n{DRAFT}~~~",
        "    " + DRAFT.replace("\n", "\n    "),
        "<!--\n\n:::{post}\n:draft:\n:::\n\n-->",
    ],
)
def test_what_is_no_block_takes_no_page_along(mo, text):
    mo.write("people/mo.md", MO)
    mo.write("notes.md", f"---\norphan: true\n---\n# Notes\n\nImportant.\n\n{text}\n\nMore.\n")
    built = mo.build()
    assert "Important." in built.body("notes")
    assert built.warnings == []


def test_a_draft_page_takes_no_label_from_another(mo):
    mo.write("people/mo.md", MO + "\n(ask)=\n## Ask me\n\n[](#ask)\n")
    mo.write("people/zed.md", PAGES["people/included.md"])
    mo.write("parts/zyxel.txt", DRAFT)
    built = mo.build(exclude_patterns=["parts"])
    assert built.links("people/mo")["Ask me"] == "#ask"
    assert built.warnings == []


def test_the_bibliography_of_a_draft_person_is_left_out_with_them(mo):
    (mo.src / "people/z.bib").write_text("@article{zyxel1, title={Zyxel}, year={2020}}\n", "utf-8")
    zed = ":::{person} zyxel\n:name: Zyxel\n:draft:\n:::\n\n```{bibtex} z.bib\n```\n"
    mo.write("people/mo.md", MO.replace("} mo\n", "} mo\n:name: Mo\n") + zed)
    built = mo.build()
    assert leaks(built) == []
    assert built.warnings == []


def test_a_draft_that_shares_its_page_is_told_of(mo):
    mo.write("people/mo.md", MO)
    more = PROJECT + "\n:::{project} Open arm\n:person: mo\n:::\n"
    mo.write(
        "projects/arm.md",
        more.replace("Zyxel", "Arm").replace("# Arm", "---\norphan: 1\n---\n# Arm"),
    )
    built = mo.build()
    assert "Open arm" in built.body("projects/arm")
    (warning,) = built.warnings
    assert "project 'Arm': field 'draft': only this block is left out, not the page" in warning
    assert "move the project to a page of its own" in warning
