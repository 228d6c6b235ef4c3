"""Writes the papers of a lab as posts: with the extension, and with ABlog.

Both have one file for each paper, with its title, date, text, authors, and the skills of the
project that it is about as tags. Both make pages for authors, for tags, and for journals, which
are ABlog's categories and the extension's organizations; ABlog makes a page for each year besides.
With feeds, both write one of the latest posts and one for each author; ABlog, which has feeds for
all its lists or for none, also writes them for tags, journals and years.
``python bench/blog.py LAB FOLDER`` writes the one with ABlog.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lab import CONF, EXTENSION

PLACE = "blog"
PAGES = 'resume_pages = ["person", "post", "organization"]\n'
FEEDS = 'html_baseurl = "https://lab.example"\n'
NO_FEEDS = "resume_feed_size = 0\n"
INDEX = """\
# Lab

```{toctree}
blog/index
people/index
organizations/index
```
"""
AUTHORS = "---\norphan: true\n---\n\n# Authors\n"
AUTHOR = """
:::{{person}} {id}
:name: {name}
:::
"""
TEXT = """\
---
orphan: true
---

# {name}

:::{{post}}
:authors: {authors}
:date: {year}-01-01
:organization: {journal}
:tags: {skills}
:::

{body}
"""
ABLOG_CONF = """\
project = "Lab"
extensions = ["myst_parser", "ablog"]
html_theme = "basic"
exclude_patterns = ["_build"]
blog_authors = {authors!r}
html_sidebars = {{
    "{place}/*": [
        "localtoc.html", "relations.html", "sourcelink.html", "searchbox.html",
        "ablog/postcard.html",
    ]
}}
"""
"""With the post's card, without which the page of a post has neither date, authors nor tags."""
ABLOG_FEEDS = 'blog_baseurl = "https://lab.example"\nblog_feed_archives = True\n'
POST = """\
---
blogpost: true
date: {year}-01-01
author: {authors}
tags: {skills}
category: {journal}
---

# {name}

{body}
"""


def write(lab: Path, folder: Path, extension: Path = EXTENSION, *, feeds: bool) -> None:
    """Write the papers of *lab* below *folder*, which is made anew, for the extension."""
    conf = CONF.format(extension=str(extension), theme="basic") + PAGES
    conf += FEEDS if feeds else NO_FEEDS
    _write(lab, folder, conf, TEXT)
    (folder / "index.md").write_text(INDEX, "utf-8")
    found = _authors(lab).items()
    text = AUTHORS + "".join(AUTHOR.format(id=one, name=name) for one, name in found)
    (folder / "authors.md").write_text(text, "utf-8")


def write_ablog(lab: Path, folder: Path, *, feeds: bool) -> None:
    """Write the papers of *lab* below *folder*, which is made anew, as posts for ABlog."""
    authors = {name: (name, None) for name in _authors(lab).values()}
    conf = ABLOG_CONF.format(authors=authors, place=PLACE) + (ABLOG_FEEDS if feeds else "")
    _write(lab, folder, conf, POST)
    (folder / "index.md").write_text("# Lab\n", "utf-8")


def _write(lab: Path, folder: Path, conf: str, template: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / PLACE).mkdir(parents=True)
    (folder / "conf.py").write_text(conf, "utf-8")
    for paper in papers(lab):
        (folder / PLACE / f"{paper['id']}.md").write_text(template.format(**paper), "utf-8")


def _authors(lab: Path) -> dict[str, str]:
    """Return the people of *lab*, their names by their ids."""
    ids = sorted(path.stem for path in (lab / "people").glob("*.md"))
    return {one: one.replace("-", " ").title() for one in ids}


def papers(lab: Path) -> Iterator[Mapping[str, str]]:
    """Yield the fields of each paper of *lab*, with the skills of its project."""
    texts = [path.read_text("utf-8") for path in sorted((lab / "people").glob("*.md"))]
    skills = {
        found["id"]: ", ".join(dict.fromkeys(found["skills"].split(", ")))
        for text in texts
        for found in _blocks(text, "project")
    }
    people = set(_authors(lab).values())
    for text in texts:
        for found in _blocks(text, "publication"):
            # Authors from elsewhere would have a page with ABlog alone.
            authors = [name for name in found["authors"].split(", ") if name in people]
            yield {
                **found,
                "authors": ", ".join(authors),
                "skills": skills[found["projects"]],
                "year": found["date"],
            }


def _blocks(text: str, kind: str) -> Iterator[dict[str, str]]:
    """Yield the fields of each block of *kind*, with its name and body."""
    for name, head, body in re.findall(
        rf"^:::\{{{kind}\}} (.*)\n((?::\w+: .*\n)+)\n((?:.*\n)*?):::$", text, re.M
    ):
        fields = re.findall(r"^:(\w+): (.*)$", head, re.M)
        yield {**dict(fields), "name": name, "body": body.strip()}


if __name__ == "__main__":
    write_ablog(Path(sys.argv[1]), Path(sys.argv[2]), feeds=True)
