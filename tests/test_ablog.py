"""A site that uses ABlog: its posts are linked both ways, and its lists and feeds are its own."""

import pytest
from compare import differences

pytest.importorskip("ablog", reason="ABlog is not installed")

JANE = """
# Jane Doe

:::{person} jane
:::

:::{project} Lego
:id: lego
:::
"""
POST = """
---
blogpost: true
date: 2022-01-02
author: jd, Jim Beam
tags: Robots, News
---

# Hello world

On {project}`lego`, by me.
"""


@pytest.fixture
def blog(site):
    site.conf = site.conf.replace('"sphinx_resume"]', '"ablog", "sphinx_resume"]')
    site.conf += "blog_authors = {'jd': ('Jane Doe', 'https://jane.example')}\n"
    site.conf += "suppress_warnings += ['resume.name']\n"
    site.write("people/jane.md", JANE)
    site.write("blog/hello.md", POST)
    return site


def test_what_a_post_links_to_lists_it_and_its_author_does(blog):
    built = blog.build()
    assert [one for one in built.warnings if "ablog" not in one] == []
    entry = built.page("projects/lego").select_one("section#posts .resume-line")
    assert "Hello world" in entry.get_text()
    assert "Jan 2, 2022" in entry.get_text()
    assert built.links("people/jane")["Hello world"] == "../blog/hello.html"
    page = built.page("blog/hello")
    assert page.select_one(".resume-known .resume-entry a")["href"] == "../projects/lego.html"


def test_lists_and_feeds_are_those_of_ablog(blog):
    files = blog.build(html_baseurl="https://lab.example/").files()
    assert "blog/tag/robots.html" in files
    assert "blog/index.html" not in files
    assert not any(name.endswith("atom.xml") for name in files)


def test_posts_follow_edits(blog):
    blog.build()
    blog.write(
        "blog/hello.md", POST.replace("Hello world", "Goodbye").replace("2022-01-02", "2023-01-02")
    )
    built = blog.build()
    assert "Goodbye" in built.links("projects/lego")
    same = [one for one in differences(built, blog.build(out="clean")) if "blog" not in one]
    assert same == []
