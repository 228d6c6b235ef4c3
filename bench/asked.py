"""Writes what labs are asked: a lab with lists and timelines, and its papers in two forms.

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
INDEX = "# Lab\n\n```{{toctree}}\npublications/index\n```\n\n{papers}\n"
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


def write_papers(lab: Path, folder: Path, extension: Path = EXTENSION, *, bibtex: bool) -> None:
    """Write the papers of *lab* anew in *folder*: as a bibliography, or as blocks."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    conf = CONF.format(extension=str(extension), theme="basic")
    (folder / "conf.py").write_text(conf, "utf-8")
    found = list(papers(lab))
    if bibtex:
        entries = (
            ENTRY.format(**one, people=one["authors"].replace(", ", " and ")) for one in found
        )
        (folder / "papers.bib").write_text("\n".join(entries), "utf-8")
        text = ":::{bibtex} papers.bib\n:::"
    else:
        blocks = "\n".join(BLOCK.format(**one) for one in found)
        text = f":::{{listing}} publications\n:style: citations\n:::\n\n{blocks}"
    (folder / "index.md").write_text(INDEX.format(papers=text), "utf-8")


if __name__ == "__main__":
    write_lists(Path(sys.argv[1]), Path(sys.argv[2]))
