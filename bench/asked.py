"""Writes what labs are asked: a lab with lists and timelines, and its papers in three forms.

``python bench/asked.py LAB FOLDER`` writes the one with lists and timelines.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from blog import papers
from lab import CONF, EXTENSION

LISTS = """\
---
orphan: true
---

# Lists

"""
QUESTIONS = (
    "projects\n:skill: {skill}",
    "projects\n:where: skill = {skill} and not year < 2015\n:limit: 50",
    "publications\n:person: {person}\n:group: year",
    "publications\n:year: 2015-\n:style: citations\n:limit: 50",
    "experience\n:where: year = 2015 or skill = {skill}\n:style: table\n:limit: 50",
    "people\n:skill: {skill}",
)
COPIES = 4
PAPERS = "---\norphan: true\n---\n\n# Papers\n\n"
INDEX = "# Lab\n\n{tree}{papers}\n"
TREE = "```{{toctree}}\n{kind}/index\n```\n\n"
BLOCK = """\
:::{{publication}} {name}
:id: {id}
:type: article
:authors: {authors}
:date: {year}
:journal: {journal}
:tags: {skills}

{body}
:::
"""
PROJECT = """\
:::{{project}} {name}
:id: {id}
:people: {authors}
:organization: {journal}
:start: {year}
:end: {year}
:skills: {skills}

{body}
:::
"""
ENTRY = """\
@article{{{id},
  title = {{{name}}},
  author = {{{people}}},
  year = {year},
  journal = {{{journal}}},
  keywords = {{{skills}}},
  abstract = {{{body}}},
}}
"""


def write_lists(lab: Path, folder: Path) -> None:
    """Write *lab* anew in *folder*, with two dozen lists and a timeline on each person's page."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(lab, folder)
    people = sorted((folder / "people").glob("*.md"))
    for path in people:
        path.write_text(path.read_text("utf-8") + "\n:::{timeline}\n:::\n", "utf-8")
    asked = (
        question.format(skill=f"Skill {number}", person=people[number % len(people)].stem)
        for number in range(COPIES)
        for question in QUESTIONS
    )
    lists = "".join(f":::{{listing}} {one}\n:::\n\n" for one in asked)
    (folder / "lists.md").write_text(LISTS + lists, "utf-8")


def write_papers(
    lab: Path, folder: Path, extension: Path = EXTENSION, *, form: str, pages: str = ""
) -> None:
    """Write the papers of *lab* anew in *folder*, as ``bibtex``, ``blocks`` or ``projects``.

    With *pages*, the things of these kinds alone get one.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    conf = CONF.format(extension=str(extension), theme="basic")
    if pages:
        conf += f"resume_pages = {pages}\n"
    (folder / "conf.py").write_text(conf, "utf-8")
    found = list(papers(lab))
    kind = "projects" if form == "projects" else "publications"
    if form == "bibtex":
        entries = (
            ENTRY.format(**one, people=one["authors"].replace(", ", " and ")) for one in found
        )
        (folder / "papers.bib").write_text("\n".join(entries), "utf-8")
        text = ":::{bibtex} papers.bib\n:::"
    else:
        block, style = (PROJECT, "list") if form == "projects" else (BLOCK, "citations")
        blocks = "\n".join(block.format(**one) for one in found)
        text = f":::{{listing}} {kind}\n:style: {style}\n:::\n\n{blocks}"
    tree = "" if pages == "[]" else TREE.format(kind=kind)
    (folder / "index.md").write_text(INDEX.format(tree=tree, papers=text), "utf-8")


if __name__ == "__main__":
    write_lists(Path(sys.argv[1]), Path(sys.argv[2]))
