"""Writes a lab for sphinx-needs: a need for each entity, in the same places, with the same text.

One page for each person holds their jobs, projects and papers, and one page lists the people.
If asked for, there is a page for each thing too, and one for each kind, which lists it. The page
of a project or a paper has a copy of it; that of an organization or a skill, which nobody writes
in the lab, has the need itself. What links to a need stands in its head.

Sphinx-needs is asked for nothing that it has to search for: the filters are those that it
answers from an index, and the links to a need are those that it has collected anyway.
``python bench/needs.py LAB FOLDER`` writes the site with a page for each thing.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

CONF = """\
project = "Lab"
extensions = ["myst_parser", "sphinx_needs"]
myst_enable_extensions = ["colon_fence", "fieldlist"]
html_theme = "basic"
exclude_patterns = ["_build"]
needs_id_regex = "^[a-z0-9-]+$"
needs_show_link_title = True
needs_show_link_id = False
needs_types = [
    {"directive": kind, "title": kind.title(), "prefix": kind, "color": "#fff", "style": "node"}
    for kind in ("person", "experience", "project", "publication", "organization", "skill")
]
needs_fields = {
    name: {"schema": {"type": "string"}, "nullable": True}
    for name in (
        "headline", "email", "github", "position", "location", "start", "end", "url",
        "article", "authors", "date", "journal", *TEXTS,
    )
}
needs_links = {name: {"incoming": f"has {name}", "outgoing": name} for name in LINKS}
"""
TEXTS_OR_LINKS = {
    False: 'TEXTS, LINKS = ("skills",), ("projects",)\n',
    True: 'TEXTS, LINKS = (), ("skills", "employer", "projects")\n',
}
"""Skills are mere text where they have no page, as in a lab without generated pages."""
INDEX = """\
# Lab

```{{toctree}}
{names}
```
"""
LISTED = """\
# {title}

```{{needtable}}
:filter: type == "{kind}"
:columns: {columns}
:style: table
```
"""
COLUMNS = {
    "person": "id, title, headline",
    "project": "id, title, skills",
    "publication": "id, title, authors, date",
    "organization": "id, title",
    "skill": "id, title",
}
PAGE = """\
---
orphan: true
---

# {title}

{text}
"""
NEED = """\
:::{{{kind}}} {title}
:id: {id}
:::
"""
COPY = """\
```{{needextract}}
:filter: id == "{id}"
```
"""


def write(lab: Path, folder: Path, *, pages: bool) -> None:
    """Write *lab* below *folder*, which is made anew; with *pages*, one for each thing."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "people").mkdir(parents=True)
    (folder / "conf.py").write_text(TEXTS_OR_LINKS[pages] + CONF, "utf-8")
    for path in sorted((lab / "people").glob("*.md")):
        text = "\n".join(_needs(path.read_text("utf-8"), path.stem, linked=pages))
        (folder / "people" / path.name).write_text(text, "utf-8")
    lists = {"person": "people"}
    if pages:
        lists |= {kind: f"{kind}s" for kind in ("project", "publication", "organization", "skill")}
        _write_pages(lab, folder)
    (folder / "index.md").write_text(INDEX.format(names="\n".join(lists.values())), "utf-8")
    for kind, name in lists.items():
        text = LISTED.format(title=name.title(), kind=kind, columns=COLUMNS[kind])
        (folder / f"{name}.md").write_text(text, "utf-8")


def _write_pages(lab: Path, folder: Path) -> None:
    for kind, title, name in sorted(set(_things(lab))):
        text = COPY if kind in {"project", "publication"} else NEED
        path = folder / f"{kind}s" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        page = PAGE.format(title=title, text=text.format(kind=kind, title=title, id=name))
        path.write_text(page, "utf-8")


def _things(lab: Path) -> Iterator[tuple[str, str, str]]:
    """Yield kind, title and id of what gets a page, also more than once."""
    for path in (lab / "people").glob("*.md"):
        text = path.read_text("utf-8")
        yield from re.findall(r"^:::\{(project|publication)\} (.*)\n:id: (.*)", text, re.M)
        for name in re.findall(r"^::::\{experience\} (.*)", text, re.M):
            yield "organization", name, _slug(name)
        for names in re.findall(r"^:skills: (.*)", text, re.M):
            yield from (("skill", name, _slug(name)) for name in names.split(", "))


def _needs(text: str, person: str, *, linked: bool) -> Iterator[str]:
    """Yield the lines of a person's file in the words of sphinx-needs.

    Where skills and employers have pages, they are *linked*.
    """
    jobs = 0
    for line in text.splitlines():
        if match := re.match(r":::\{person\} (.*)", line):
            yield f":::{{person}} {person.replace('-', ' ').title()}\n:id: {match[1]}"
        elif match := re.match(r"::::\{experience\} (.*)", line):
            jobs += 1
            yield f"{line}\n:id: {person}-job-{jobs}"
            if linked:
                yield f":employer: {_slug(match[1])}"
        elif linked and (match := re.match(r":skills: (.*)", line)):
            yield f":skills: {', '.join(map(_slug, dict.fromkeys(match[1].split(', '))))}"
        elif line.startswith(":type: "):
            # The type of a need is its kind; that of a paper is a field of its own.
            yield line.replace(":type:", ":article:")
        else:
            yield re.sub(r"\[([^]]*)\]\(#([^)]*)\)", r"{need}`\1 <\2>`", line)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), pages=True)
