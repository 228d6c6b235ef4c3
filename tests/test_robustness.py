"""Files from outside are not published, and odd input ends in a warning, not in a traceback."""

import os
import sys

import pytest
from compare import differences
from conftest import PICTURE

BO = "# Bo Lind\n\n:::{person} bo\n"
BIB = "@article{secret-paper, author = {Lind, Bo}, title = {Secret paper}, year = 2020}\n"


@pytest.fixture
def outside(site):
    """A project with a folder beside it, that nobody is to see."""
    folder = site.root / "secret"
    folder.mkdir()
    (folder / "secret.png").write_bytes(PICTURE)
    (folder / "secret.bib").write_text(BIB, "utf-8")
    (folder / "secret.pdf").write_bytes(b"%PDF-1.4 secret")
    return site


def leaks(built) -> list[str]:
    return [
        name
        for name, data in built.files().items()
        if not name.startswith("_sources/")
        and (b"ecret paper" in data or data == PICTURE or b"1.4 secret" in data)
    ]


def page(folder: str) -> str:
    """A page that names files of a folder in each way that blocks have."""
    return (
        f"{BO}:image: {folder}/secret.png\n:::\n\n"
        f":::{{organization}} Acme\n:logo: {folder}/secret.png\n:::\n\n"
        f":::{{publication}} Mine\n:pdf: {folder}/secret.pdf\n:::\n\n"
        f":::{{project}} Shown\n![Alt text]({folder}/secret.png)\n\nWords.\n:::\n\n"
        f"```{{bibtex}} {folder}/secret.bib\n```\n"
    )


def test_files_outside_of_the_project_are_not_published(outside):
    outside.write("people/bo.md", page("../../secret"))
    built = outside.build()
    assert leaks(built) == []
    lines = sorted(int(line.split(":")[1]) for line in built.warnings)
    assert lines == [4, 8, 12, 16, 21]
    assert all("resume_allowed_folders" in line for line in built.warnings)
    assert "Words." in built.body("projects/shown")


def test_a_link_out_of_the_project_does_not_publish_what_it_leads_to(outside):
    people = outside.src / "people"
    people.mkdir()
    (people / "in").symlink_to(outside.root / "secret", target_is_directory=True)
    outside.write("people/bo.md", page("in"))
    built = outside.build()
    assert leaks(built) == []
    assert len(built.warnings) == 5


@pytest.mark.parametrize("how", ["//", ".*", "language"])
def test_pictures_in_text_are_of_the_project_however_sphinx_finds_them(outside, how):
    people = outside.src / "people"
    people.mkdir()
    secret = outside.root / "secret" / "secret.png"
    value = f"/{secret.as_posix()}" if how == "//" else "in.*" if how == ".*" else "own.png"
    (people / "own.png").write_bytes(b"mine")
    outside.conf += 'language = "de"\n'
    if how != "//":
        (people / ("in.png" if how == ".*" else "own.de.png")).symlink_to(secret)
    outside.write(
        "people/bo.md", f"{BO}:::\n\n:::{{project}} Arm\n![Alt text]({value})\n\nWords.\n:::\n"
    )
    built = outside.build()
    assert leaks(built) == []
    assert len(built.warnings) == 1
    assert "people/bo.md:7" in built.warnings[0]
    assert "resume_allowed_folders" in built.warnings[0]


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither pipes nor devices as files"
)
def test_a_bibliography_that_has_no_end_is_not_read(outside):
    people = outside.src / "people"
    people.mkdir()
    os.mkfifo(people / "pipe.bib")
    (people / "huge.bib").write_text(BIB, "utf-8")
    with (people / "huge.bib").open("ab") as file:
        file.truncate(2_000_000_000)
    outside.conf += 'resume_allowed_folders = ["/dev"]\n'
    (people / "zero.bib").symlink_to("/dev/zero")
    blocks = "".join(f"```{{bibtex}} {name}.bib\n```\n\n" for name in ("pipe", "zero", "huge"))
    outside.write("people/bo.md", f"{BO}:::\n\n{blocks}")
    built = outside.build()
    assert [int(line.split(":")[1]) for line in built.warnings] == [6, 9, 12]
    assert "100 MB" in built.warnings[2]


def test_a_folder_is_no_picture(site):
    site.write("people/bo.md", f"{BO}:::\n\n![Alt text](.)\n")
    built = site.build("latex")
    assert len(built.warnings) == 1
    assert "write the path of a file" in built.warnings[0]


def test_a_folder_that_is_allowed_is_published(outside):
    outside.conf += 'resume_allowed_folders = ["../secret"]\n'
    outside.write("people/bo.md", page("../../secret"))
    built = outside.build()
    assert built.warnings == []
    assert "Secret paper" in built.body("people/bo")
    assert built.files()["publications/mine.pdf"] == b"%PDF-1.4 secret"
    assert built.page("people/bo").select_one("img.resume-portrait")
    hidden = outside.build(resume_allowed_folders=[])
    assert leaks(hidden) == []
    assert differences(hidden, outside.build(out="clean", resume_allowed_folders=[])) == []


def test_links_within_the_project_and_to_the_project_are_no_fault(site, tmp_path):
    people = site.src / "people"
    people.mkdir()
    (site.src / "pictures").mkdir()
    (site.src / "pictures" / "bo.png").write_bytes(PICTURE)
    (people / "bo.png").symlink_to(site.src / "pictures" / "bo.png")
    site.write("people/bo.md", f"{BO}:image: bo.png\n:::\n")
    linked = tmp_path / "linked"
    linked.symlink_to(site.src, target_is_directory=True)
    site.src = linked
    built = site.build()
    assert built.warnings == []
    assert built.page("people/bo").select_one("img.resume-portrait")


def test_a_link_to_itself_is_told_and_the_build_goes_on(site):
    people = site.src / "people"
    people.mkdir()
    (people / "x.png").symlink_to("x.png")
    (people / "x.bib").symlink_to("x.bib")
    (people / "x.pdf").symlink_to("x.pdf")
    text = page(".").replace("./secret.", "x.") + "\n![Elsewhere](x.png)\n"
    site.write("people/bo.md", text)
    built = site.build()
    lines = sorted(int(line.split(":")[1]) for line in built.warnings)
    assert lines == [4, 8, 12, 16, 21, 24]
    assert "Elsewhere" in built.body("people/bo")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("given", ["index.html", "con.txt", "a.html", "atom.xml", "p.md"])
def test_an_id_that_is_the_name_of_a_file_is_told(site, builder, given):
    site.write("people/bo.md", f"{BO}:::\n\n:::{{project}} Arm\n:id: {given}\n:::\n")
    built = site.build(builder)
    (warning,) = built.warnings
    assert "people/bo.md:7" in warning
    assert "this id is reserved" in warning
    assert f"projects/{given.replace('.', '-')}" in " ".join(built.files())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gc_threshold", 10**30),
        ("list_size", 10**30),
        ("feed_size", -1),
        ("navigation", 1.5),
        ("folders", {"project": "x" * 300}),
        ("folders", {"project": "x/" * 150 + "x"}),
        ("allowed_folders", [3, ""]),
        ("author_matching", ["exact"]),
    ],
)
def test_a_value_of_absurd_size_or_type_is_told(site, name, value):
    site.write("people/bo.md", f"{BO}:::\n\n:::{{project}} Arm\n:::\n")
    built = site.build(**{f"resume_{name}": value})
    (warning,) = built.warnings
    assert f"resume_{name}" in warning
    assert "Arm" in built.body("projects/arm")


@pytest.mark.parametrize("kind", ["project", "experience"])
def test_blocks_in_many_blocks_are_told_and_shown(site, kind):
    depth = 120
    fences = [":" * (3 + depth - number) for number in range(depth)]
    opening = "".join(f"{f}{{{kind}}} Block {n}\n" for n, f in enumerate(fences))
    closing = "".join(f"{fence}\n" for fence in reversed(fences))
    site.write("people/bo.md", f"{BO}:::\n\n{opening}The innermost words.\n{closing}\nAfter.\n")
    built = site.build()
    assert "The innermost words." in built.body("people/bo")
    assert "After." in built.body("people/bo")
    assert len([line for line in built.warnings if "stands in 30 other blocks" in line]) == 1


def test_text_in_a_block_may_be_nested_as_deeply_as_without_one(site):
    depth = 80
    fences = [":" * (4 + depth - number) for number in range(depth)]
    opening = "".join(f"{fence}{{note}}\n" for fence in fences)
    closing = "".join(f"{fence}\n" for fence in reversed(fences))
    text = f"{':' * 100}{{project}} Arm\n{opening}Deep words.\n{closing}{':' * 100}\n"
    site.write("people/bo.md", f"{BO}:::\n\n{text}")
    built = site.build()
    assert "Deep words." in built.body("projects/arm")
    assert built.warnings == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_folder_without_rights_to_read_is_told(site):
    if os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    people = site.src / "people"
    people.mkdir()
    (people / "x.bib").write_text(BIB, "utf-8")
    (people / "x.bib").chmod(0)
    site.write("people/bo.md", f"{BO}:::\n\n```{{bibtex}} x.bib\n```\n")
    assert "there is no file 'x.bib' that can be read" in site.build().warnings[0]


def test_the_root_of_all_folders_allows_each(outside):
    outside.conf += 'resume_allowed_folders = ["/"]\n'
    outside.write("people/bo.md", page("../../secret"))
    built = outside.build()
    assert built.warnings == []
    assert "Secret paper" in built.body("people/bo")


RST = """Ann
===

.. resume:person:: ann

.. resume:project:: Arm
   :status: `made <javascript:alert(1)>`_

   Of `steel <JavaScript:alert(1)>`_ and wood_, see `here <https://x.org>`__.

.. _wood: javascript:alert(1)
"""


def test_a_script_is_no_address_in_mathematics(site):
    site.write(
        "people/ann.md",
        "# Ann\n\n:::{person} ann\n:headline: By $\\href{javascript:alert(1)}{x} + "
        "\\href{https://x.org}{y}$\n:::\n",
    )
    built = site.build(myst_enable_extensions=["colon_fence", "dollarmath"])
    (warning,) = built.warnings
    assert "people/ann.md:4" in warning
    assert "no link is made of this address" in warning
    shown = built.page("people/ann").select_one(".math").get_text()
    assert "alert" not in shown
    assert r"{x} + \href{https://x.org}{y}" in shown


@pytest.mark.parametrize("field", [":headline:", ":location:"])
def test_tags_within_tags_without_end(site, field):
    text = f"{'<i>' * 500}deep{'</i>' * 500}"
    site.write("people/ann.md", f"# Ann\n\n:::{{person}} ann\n{field} {text}\n:::\n")
    built = site.build()
    assert "deep" in built.body("people/ann")


def test_a_picture_that_is_a_link_to_a_script_is_told_of_at_its_line(site):
    site.write("people/dot.png", "")
    site.write(
        "people/ann.rst",
        "Ann\n===\n\n.. resume:person:: ann\n\n   .. image:: dot.png\n"
        "      :target: javascript:alert(1)\n      :alt: A dot\n",
    )
    (warning,) = [one for one in site.build().warnings if "no link is made" in one]
    assert ":6:" in warning


def test_a_script_is_no_address_in_restructuredtext(site):
    site.write("people/ann.rst", RST)
    built = site.build()
    for page in ("people/ann", "projects/arm"):
        assert "Of steel and wood, see here" in built.body(page)
        assert built.page(page).select_one("a[href='https://x.org']")
    assert not [
        name
        for name, data in built.files().items()
        if b"alert(1)" in data and not name.startswith("_sources/")
    ]
    assert sorted(int(line.split(":")[1]) for line in built.warnings) == [7, 9, 9]
