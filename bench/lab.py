"""Makes a lab: people with their jobs, projects and papers, drawn at random from a seed.

``python bench/lab.py FOLDER ENTITIES`` writes a Sphinx project whose people, projects,
papers, employers and skills are about as many as asked for.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

EXTENSION = Path(__file__).resolve().parent.parent / "_ext"
WORDS = (
    ("planner", "plans"),
    ("gripper", "moves"),
    ("sensor", "measures"),
    ("compiler", "compiles"),
    ("cache", "stores"),
    ("parser", "reads"),
    ("index", "finds"),
    ("scheduler", "orders"),
    ("camera", "sees"),
    ("simulator", "imagines"),
)
PLACES = ["Berlin, Germany", "Lyon, France", "Osaka, Japan", "Porto, Portugal"]

CONF = """\
import sys

sys.path.insert(0, {extension!r})
project = "Lab"
extensions = ["myst_parser", "sphinx_resume"]
myst_enable_extensions = ["colon_fence", "fieldlist"]
myst_colon_fence_exact_match = True
html_theme = {theme!r}
html_baseurl = "https://lab.example/"
exclude_patterns = ["_build"]
"""
NO_PAGES = "resume_pages = []\n"
INDEX = """\
# Lab

```{toctree}
projects/index
publications/index
organizations/index
skills/index
```
"""
LISTED_INDEX = """\
# Lab

```{toctree}
people
```
"""
LISTED = """\
# People

:::{listing} people
:::
"""
PERSON = """\
---
orphan: true
---

# {name}

:::{{person}} {id}
:headline: {headline}
:email: {id}@example.org
:github: {id}

{name} {does} with **great care**, and has written of [it](#{near}).
:::

## Experience
"""
JOB = """
::::{{experience}} {employer}
:position: {position}
:location: {place}
:start: {start}
:end: {end}
:skills: {skills}

- Built a {thing} that **{does} ten times as fast**.
- Taught others to build one, see [what came of it](#{near}).
"""
PROJECT = """
:::{{project}} {name}
:id: {id}
:url: https://example.org/{id}
:skills: {skills}

A {thing} that {does}. It has *{number}* parts, and follows [another](#{near}).

- It {does} by itself.
- It took {number} days.
:::
"""
PAPER = """
:::{{publication}} {name}
:id: {id}
:type: article
:authors: {authors}
:date: {year}
:journal: Journal of {thing}s
:projects: {near}

We show that a {thing} {does}, and why.
:::
"""


def make(
    folder: Path,
    entities: int,
    seed: int = 1,
    theme: str = "basic",
    *,
    pages: bool = True,
    listed: bool = False,
    extension: Path = EXTENSION,
) -> None:
    """Write the lab; 10 people have 40 projects, 20 papers, 2 employers and 10 skills.

    Without *pages*, there are the same people's pages and no generated ones; *listed*, one
    written by hand lists the people. No entities are no people either: a site of one empty
    page, which shows what starting costs.
    """
    draw = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "people").mkdir(parents=True)
    people = max(1, entities // 8) if entities else 0
    projects, papers = people * 4, people * 2
    conf = CONF.format(extension=str(extension), theme=theme) + ("" if pages else NO_PAGES)
    (folder / "conf.py").write_text(conf, "utf-8")
    index = INDEX if pages else LISTED_INDEX if listed else "# Lab\n"
    (folder / "index.md").write_text(index, "utf-8")
    if listed:
        (folder / "people.md").write_text(LISTED, "utf-8")
    for number in range(people):
        text = _person(draw, number, people, projects, papers)
        (folder / "people" / f"person-{number}.md").write_text(text, "utf-8")


def _person(draw: random.Random, number: int, people: int, projects: int, papers: int) -> str:
    skills = range(max(8, people))

    def words() -> dict[str, object]:
        thing, does = draw.choice(WORDS)
        return {
            "thing": thing,
            "does": does,
            "near": f"project-{draw.randrange(projects)}",
            "number": draw.randrange(2, 90),
            "skills": ", ".join(f"Skill {one}" for one in draw.sample(skills, 3)),
        }

    name = f"Person {number}"
    parts = [PERSON.format(name=name, id=f"person-{number}", headline="Engineer", **words())]
    for job in range(2):
        start = 2000 + draw.randrange(12) + 6 * job
        parts.append(
            JOB.format(
                employer=f"Employer {draw.randrange(max(2, people // 5))}",
                position=("Engineer", "Head of research")[job],
                place=draw.choice(PLACES),
                start=f"{start}-0{draw.randrange(1, 10)}",
                end=f"{start + 4}-0{draw.randrange(1, 10)}",
                **words(),
            )
        )
        for each in range(2):
            one = 4 * number + 2 * job + each
            text = words()
            title = f"{str(text['thing']).title()} {one}"
            parts.append(PROJECT.format(name=title, id=f"project-{one}", **text))
        parts.append("::::\n")
    parts.append("\n## Publications\n")
    for each in range(2):
        text = words()
        # Not herself, and no skill twice: else the pages of a small lab would say less.
        other = f"Person {(number + draw.randrange(1, max(2, people))) % max(2, people)}"
        one = 2 * number + each
        parts.append(
            PAPER.format(
                name=f"On the {text['thing']} {one}",
                id=f"paper-{one}",
                authors=", ".join(dict.fromkeys([name, other, "Ann Other"])),
                year=2002 + draw.randrange(20),
                **text,
            )
        )
    return "".join(parts)


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
