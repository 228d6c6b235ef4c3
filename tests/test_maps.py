"""The map of the site, and what tells search engines of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from compare import differences
from looks import ANN, PAGES, write_lab
from sphinx_resume.formats.sitemap import last_days

SITE = "https://lab.example/"
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def git(site, *arguments, day="2024-01-02"):
    moment = f"{day}T12:00:00+00:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_AUTHOR_DATE": moment}
    who |= {name.replace("AUTHOR", "COMMITTER"): text for name, text in who.items()}
    command = ["git", "-C", str(site.src), *arguments]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **who})


def days(built):
    """Return the pages on the map, and their days."""
    root = ElementTree.fromstring(built.text("sitemap.xml"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert root.tag == f"{space}urlset"
    return {
        one.findtext(f"{space}loc").removeprefix(SITE): one.findtext(f"{space}lastmod")
        for one in root
    }


def test_the_map_has_every_page_with_the_day_of_its_last_commit(lab):
    git(lab, "init", "-q")
    git(lab, "add", "-A")
    git(lab, "commit", "-qm", "all")
    # Names that git quotes; one with quotation marks cannot be on Windows.
    name = "wang 王" if sys.platform == "win32" else 'wang "w"'
    lab.write(
        f"people/{name}.md",
        "# 王小明\n\n:::{person} wang\n:::\n\n:::{contribution} swing\n:::\n",
    )
    git(lab, "add", "-A")
    git(lab, "commit", "-qm", "wang", day="2025-03-04")
    built = lab.build()
    found = days(built)
    assert {f"{name}.html" for name in PAGES} <= found.keys()
    assert not {"search.html", "genindex.html"} & found.keys()
    assert found["people/ann.html"] == found["index.html"] == "2024-01-02"
    assert found[f"people/{quote(name)}.html"] == "2025-03-04"
    # It shows what Wang says of it.
    assert found["projects/swing.html"] == found["projects/index.html"] == "2025-03-04"
    assert found["awards/golden-knot.html"] == "2024-01-02"
    assert built.text("robots.txt").splitlines()[-1] == f"Sitemap: {SITE}sitemap.xml"


def test_without_git_there_are_no_days(lab):
    assert set(days(lab.build()).values()) == {None}


def test_the_map_follows_edits_and_the_switch(lab):
    lab.build()
    lab.write("people/ann.md", ANN.replace("{project} Swing", "{project} Slide"))
    built = lab.build()
    assert "projects/slide.html" in days(built)
    assert "projects/swing.html" not in days(built)
    assert differences(built, lab.build(out="clean")) == []
    built = lab.build(resume_sitemap=False)
    assert not (built.out / "sitemap.xml").exists()
    assert not (built.out / "robots.txt").exists()


@pytest.mark.parametrize("path", ["extra", "extra/robots.txt"])
def test_a_robots_txt_of_the_project_stays(lab, path):
    lab.build()
    lab.write("extra/robots.txt", "User-agent: *\nDisallow: /\n")
    for _ in range(2):
        built = lab.build(html_extra_path=[path])
        assert "Disallow: /" in built.text("robots.txt")


def test_the_first_commits_of_a_shallow_clone_tell_nothing():
    log = "\x002025-01-01 abc\0\na.md\0\x002024-12-01 abd\0\x002024-01-01 \0\na.md\0b.md\0"
    assert last_days(log, shallow=False) == {"a.md": "2025-01-01", "b.md": "2024-01-01"}
    assert last_days(log, shallow=True) == {"a.md": "2025-01-01"}


def test_addresses_beyond_ascii_are_the_same_everywhere(lab):
    built = lab.build(html_baseurl="https://müller.example/über")
    address = "https://xn--mller-kva.example/%C3%BCber/people/ann"
    for path in ("sitemap.xml", "people/ann.vcf", "people/ann.json", "people/ann.html"):
        assert f"{address}.html" in built.text(path) or f"{address}.json" in built.text(path), path
    assert "müller" not in built.text("sitemap.xml")


def test_the_page_of_search_is_one_page_to_an_index(lab):
    page = lab.build(html_theme="furo").page("search")
    assert page.select("meta[name=robots]") == []
    assert page.select_one("link[rel=canonical]")["href"] == f"{SITE}search.html"


def test_without_an_address_there_is_no_map(lab):
    lab.conf = lab.conf.replace('html_baseurl = "https://lab.example/"', "resume_feed_size = 0")
    built = lab.build()
    assert built.warnings == []
    assert not (built.out / "sitemap.xml").exists()
