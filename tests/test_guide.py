"""What the guide and the README show is built as it stands, and gives the warnings they tell of."""

import re
from typing import NamedTuple

import pytest
from conftest import REPOSITORY, Site

README = REPOSITORY / "README.md"
GUIDE = REPOSITORY / "guide"
FENCED = re.compile(r"^(?P<fence>`{3,})(?P<name>\w+)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)


class Snippet(NamedTuple):
    """A piece of code that a page shows."""

    page: str
    line: int
    text: str


def snippets(path, name):
    text = path.read_text("utf-8")
    return [
        Snippet(
            path.relative_to(REPOSITORY).as_posix(),
            text.count("\n", 0, match.start()) + 1,
            match["text"],
        )
        for match in FENCED.finditer(text)
        if match["name"] == name
    ]


SHOWN = [
    one for path in (README, *sorted(GUIDE.glob("*.md"))) for one in snippets(path, "markdown")
]
FAULTY = [one for one in SHOWN if "arm-contrl" in one.text]
# These link to another site.
OUTWARD = [one for one in SHOWN if "inv:" in one.text or "external" in one.text]
SOUND = [one for one in SHOWN if one not in (*FAULTY, *OUTWARD)]
# These stand on their page once more, outside of the fence, where they show what this site has.
HERE = [
    one
    for one in SOUND
    if f"\n\n{one.text}" in FENCED.sub("", (REPOSITORY / one.page).read_text("utf-8"))
]

# What snippets name and do not define.
ORPHAN = "---\norphan: true\n---\n\n"
OTHERS = {
    "jane-doe": "# Jane Doe\n\n:::{person} jane-doe\n:headline: Engineer\n:::\n",
    "john-roe": "# John Roe\n\n:::{person} john-roe\n:headline: Mathematician\n:::\n",
    "helper": """# A Helper

:::{person} helper
:headline: Helper
:::

:::{publication} Paper of the helper
:date: 2001
:::

:::{award} Prize of the helper
:date: 2002
:::

:::{post} Note of the helper
:date: 2003
:::
""",
}
PROJECT = """
:::{project} Arm Control
:skills: C++
:organization: Acme Robotics
:::
"""
HOME = "# Home\n\n```{toctree}\n:glob:\n\npeople/*\n```\n"
ABOVE = "# Somebody\n\n:::{person} somebody\n:headline: Engineer\n:::\n\n"


FEEDS = snippets(GUIDE / "posts.md", "python")[0].text
KINDS = "".join(one.text for one in snippets(GUIDE / "kinds.md", "python"))
PAPERS = snippets(GUIDE / "publications.md", "bibtex")[0].text


def conf(page):
    """The settings that a page asks for."""
    first = snippets(README if page == "README.md" else GUIDE / "index.md", "python")[0].text
    return first + FEEDS + (KINDS if page == "guide/kinds.md" else "")


def place(text):
    """The path and the whole text of the page that a snippet is."""
    if "{toctree}" in text:
        return "index.md", text if text.startswith("# ") else f"# Home\n\n{text}"
    if "{post}\n" in text:
        return "blog/first-arm.md", text
    if text.startswith("---"):
        return "projects/arm-control.md", text
    return "people/page.md", text if text.startswith("# ") else ABOVE + text


def test_every_snippet_is_sorted():
    assert len(SOUND) > 40
    assert len(HERE) > 10
    assert len(FAULTY) == 1
    assert len(OUTWARD) == 2


@pytest.mark.parametrize("snippet", SOUND, ids=lambda one: f"{one.page}:{one.line}")
def test_a_snippet_builds_in_silence(site, snippet):
    site.conf = conf(snippet.page) + 'html_theme = "basic"\n'  # Furo takes three times as long
    if snippet in HERE:
        for path in (*REPOSITORY.glob("people/*-*.md"), *REPOSITORY.glob("skills/*.md")):
            site.write(str(path.relative_to(REPOSITORY)), path.read_text("utf-8"))
        site.write("index.md", HOME)
    if "{bibtex}" in snippet.text:
        site.write("people/papers.bib", PAPERS)
    for name, text in OTHERS.items():
        if f"{{person}} {name}" not in snippet.text:
            defined = "{project} Arm Control\n" in snippet.text or name != "helper"
            site.write(f"people/{name}.md", ORPHAN + text + ("" if defined else PROJECT))
    site.write(*place(snippet.text))
    result = site.build(nitpicky=True)
    assert result.warnings == []
    for title in re.findall(r"^[:`]{3,}\{project\} (.+)$(?!\n:draft:)", snippet.text, re.M):
        assert result.links("projects/index").keys() >= {title}
    page = place(snippet.text)[0].removesuffix(".md")
    if snippet in HERE:
        assert result.page(page).select(".resume-listing")
        assert not result.page(page).select(".resume-empty")
    if "{bibtex}" in snippet.text:
        assert "Arms that Stop" in result.links(page)


def test_the_first_page_gives_what_the_guide_says(site):
    index, jane = [one.text for one in snippets(GUIDE / "index.md", "markdown")][:2]
    site.conf = conf("guide/index.md")
    site.write("index.md", index)
    site.write("people/jane-doe.md", jane)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    for name in (
        *("projects/arm-control", "organizations/acme-robotics"),
        *("organizations/university-of-rostock", "skills/python", "skills/c-plus-plus"),
    ):
        assert "Jane Doe" in result.links(name)
    menu = {a["href"] for a in result.page("index").select(".sidebar-tree a[href]")}
    assert {"people/jane-doe.html", "projects/index.html", "skills/index.html"} <= menu
    assert "Jane Doe" in result.links("index")


# --- warnings -------------------------------------------------------------------------------

PUBLISHING = (GUIDE / "publishing.md").read_text("utf-8")
TOLD = [one.text for one in snippets(GUIDE / "publishing.md", "text")]
# The faults of the second and third are given in passing: "as in `…`".
IN_PASSING = re.findall(r"as\s+in\s+`([^`]+)`", PUBLISHING)


def test_the_page_with_faults_gives_the_warnings_shown(site):
    site.conf = conf("guide/index.md")
    site.write("people/jane-doe.md", FAULTY[0].text)
    assert sorted(site.build().warnings) == sorted(TOLD[0].splitlines())


@pytest.mark.parametrize(("fault", "told"), list(zip(IN_PASSING, TOLD[1:], strict=True)))
def test_other_faults_give_the_warnings_shown(site, fault, told):
    site.conf += FEEDS
    page = OTHERS["jane-doe"] + f"\n{fault}\n" + (":::\n" if fault.startswith(":::") else "")
    site.write("people/jane-doe.md", page)
    site.write("people/helper.md", OTHERS["helper"] + PROJECT)
    warnings = site.build().warnings
    assert len(warnings) == 1
    assert warnings[0].startswith(told.strip())


def test_a_misspelt_entry_gives_the_warning_shown(site):
    site.conf = conf("guide/publications.md")
    (told,) = snippets(GUIDE / "publications.md", "text")
    markdown = snippets(GUIDE / "publications.md", "markdown")
    bibliography = next(one.text for one in markdown if "{bibtex} papers.bib" in one.text)
    site.write("people/page.md", ABOVE + PROJECT.lstrip() + "\n" + bibliography)
    site.write("people/papers.bib", PAPERS.replace("@inproceedings", "@inprocedings"))
    assert site.build().warnings == [told.text.strip()]


def test_posts_give_what_the_guide_says(site):
    page, elsewhere = [one.text for one in snippets(GUIDE / "posts.md", "markdown")][:2]
    draft = next(one.text for one in SOUND if ":draft:" in one.text)
    site.conf = conf("guide/posts.md")
    site.write("blog/first-arm.md", page)
    site.write("people/jane-doe.md", OTHERS["jane-doe"] + PROJECT + "\n" + elsewhere + "\n" + draft)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    feeds = {name for name in result.files() if name.endswith(".atom.xml") or "/atom" in name}
    assert {f"`{name}`" for name in feeds} == set(
        re.findall(r"`[\w/-]+?[./]atom\.xml`", (GUIDE / "posts.md").read_text("utf-8"))
    )
    for name in ("projects/arm-control", "blog/index", "blog/tag/robots"):
        assert {"The first arm moves", "How arms stop"} <= result.links(name).keys()
    assert not any(b"Flying" in data for data in result.files().values())
    assert "Flying arm" in site.build(resume_drafts=True).links("projects/index")


# --- links from other sites -----------------------------------------------------------------


def test_links_from_another_site(site, tmp_path):
    site.write("people/helper.md", OTHERS["helper"] + PROJECT)
    inventory = site.build().out / "objects.inv"
    (tmp_path / "other").mkdir()
    other = Site(tmp_path / "other")
    *_, settings = snippets(GUIDE / "publishing.md", "python")
    other.conf = 'project = "Other"\nsuppress_warnings = ["resume.baseurl"]\n'
    other.conf += settings.text.replace("None", repr(str(inventory)))
    other.write(
        "index.md", f"# Other\n\n{OUTWARD[0].text}\n[x](inv:resumes:resume:skill#c-plus-plus)\n"
    )
    plain = other.build(nitpicky=True)
    assert plain.warnings == []
    address = "https://resumes.example.org/projects/arm-control.html"
    assert plain.links("index")["the planner"] == address
    assert plain.links("index")["Arm Control"] == address

    other.conf += 'extensions.append("sphinx_resume")\n'
    (rest,) = snippets(GUIDE / "publishing.md", "rst")
    roles = re.findall(r"^(?:The|are).*?`` (\S+`) ``", README.read_text("utf-8"), re.M)
    other.write(
        "roles.md", "---\norphan: true\n---\n\n# Roles\n\n" + "\n".join([OUTWARD[1].text, *roles])
    )
    other.write(
        "rest.rst", f":orphan:\n\nRest\n====\n\n{rest.text}\n\n:resume:project:`arm-control`\n"
    )
    result = other.build(nitpicky=True)
    assert result.warnings == []
    for page in ("roles", "rest"):
        hrefs = [a["href"] for a in result.page(page).select("[role=main] a.reference.external")]
        assert hrefs == [address] * 2, page


def test_latex_and_marks_of_a_bibliography_are_shown_as_the_guide_says(site):
    entries = snippets(GUIDE / "publications.md", "bibtex")
    shown = next(one for one in entries if "lee-arm" in one.text)
    site.write("papers.bib", shown.text)
    site.write(
        "people/ann.md", "# Ann Lee\n\n:::{person} ann\n:::\n\n:::{bibtex} /papers.bib\n:::\n"
    )
    built = site.build()
    assert built.warnings == []
    (cited,) = built.page("people/ann").select(".resume-citations li")
    assert cited.em.get_text() == "Delta"
    assert cited.math.msup.get_text() == "10-3" or "10" in cited.math.get_text()
    text = " ".join(cited.get_text().split())
    assert "Ann Lee" in text
    assert "Ana Álvarez" in text
    assert "Arm Group, Inc." in text
    assert "Best paper award" in text
    assert "equal contribution" in built.body("publications/lee-arm")
