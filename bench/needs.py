"""Writes a lab for sphinx-needs: a need for each entity, in the same places, with the same text.

One page for each person holds their jobs, projects and papers. A page for each kind lists all
of it; organizations and skills, which nobody writes in the lab, stand on the pages of theirs.
If asked for, each thing has a page too, with a copy of it and a list of what links to it.
``python bench/needs.py LAB FOLDER`` writes it.
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
needs_types = [
    {"directive": kind, "title": kind.title(), "prefix": kind, "color": "#fff", "style": "node"}
    for kind in ("person", "experience", "project", "publication", "organization", "skill")
]
needs_fields = {
    name: {"schema": {"type": "string"}, "nullable": True}
    for name in (
        "headline", "email", "github", "position", "location", "start", "end", "url",
        "article", "authors", "date", "journal",
    )
}
needs_links = {
    name: {"incoming": f"has {name}", "outgoing": name}
    for name in ("skills", "employer", "projects")
}
"""
INDEX = """\
# Lab

```{toctree}
projects
publications
organizations
skills
```
"""
LISTED = """\
# {title}

```{{needtable}}
:filter: type == "{kind}"
:columns: id, title, outgoing, skills, employer, projects
:style: table
```
"""
NEED = """
:::{{{kind}}} {title}
:id: {id}
:::
"""

PAGE = """\
---
orphan: true
---

# {title}

```{{needextract}}
:filter: id == "{id}"
```

## Linked from

```{{needlist}}
:filter: ("{id}" in skills or "{id}" in projects or "{id}" in employer)
```
"""


def write(lab: Path, folder: Path, *, pages: bool = False) -> None:
    """Write *lab* below *folder*, which is made anew; with *pages*, a page for each thing too."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "people").mkdir(parents=True)
    (folder / "conf.py").write_text(CONF, "utf-8")
    (folder / "index.md").write_text(INDEX, "utf-8")
    found: dict[str, set[str]] = {"organization": set(), "skill": set()}
    for path in sorted((lab / "people").glob("*.md")):
        text = path.read_text("utf-8")
        found["organization"].update(re.findall(r"^::::\{experience\} (.*)", text, re.M))
        for names in re.findall(r"^:skills: (.*)", text, re.M):
            found["skill"].update(names.split(", "))
        (folder / "people" / path.name).write_text("\n".join(_needs(text, path.stem)), "utf-8")
    for kind in ("project", "publication", "organization", "skill"):
        page = LISTED.format(title=f"{kind}s".title(), kind=kind)
        for name in sorted(found.get(kind, ())):
            page += NEED.format(kind=kind, title=name, id=_slug(name))
        (folder / f"{kind}s.md").write_text(page, "utf-8")
    if pages:
        _write_pages(folder)


def _write_pages(folder: Path) -> None:
    things = {
        match
        for path in folder.rglob("*.md")
        for match in re.findall(
            r"^:::\{(project|publication|organization|skill)\} (.*)\n:id: (.*)",
            path.read_text("utf-8"),
            re.M,
        )
    }
    for kind, title, name in sorted(things):
        path = folder / f"{kind}s" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(title=title, id=name), "utf-8")


def _needs(text: str, person: str) -> Iterator[str]:
    """Yield the lines of a person's file in the words of sphinx-needs."""
    jobs = 0
    for line in text.splitlines():
        if match := re.match(r":::\{person\} (.*)", line):
            yield f":::{{person}} {person.replace('-', ' ').title()}\n:id: {match[1]}"
        elif match := re.match(r"::::\{experience\} (.*)", line):
            jobs += 1
            yield f"{line}\n:id: {person}-job-{jobs}\n:employer: {_slug(match[1])}"
        elif match := re.match(r":skills: (.*)", line):
            yield f":skills: {', '.join(map(_slug, dict.fromkeys(match[1].split(', '))))}"
        elif line.startswith(":type: "):
            # The type of a need is its kind; that of a paper is a field of its own.
            yield line.replace(":type:", ":article:")
        else:
            yield re.sub(r"\[([^]]*)\]\(#([^)]*)\)", r"{need}`\1 <\2>`", line)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
