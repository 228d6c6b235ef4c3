"""The sites that are measured: writes them when they are first asked for, and builds them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import asked
import blog
import byhand
import lab
import needs
import sample
from measure import Broken, Cost, Pages, run

ALONE = [
    *("-D", "html_baseurl=", "-D", "resume_exports=", "-D", "resume_markdown=0"),
    *("-D", "resume_llms_txt=0", "-D", "resume_microformats=0"),
    *("-D", "suppress_warnings=resume.baseurl"),
]
"""What leaves out files and tags for other programs, of which pages by hand have none either."""
EDITED = Path("people/person-0")
NO_PAGE = "permalink.html"
"""Sphinx-needs puts this file into each site: it forwards to a need, and shows nothing."""


class Sites:
    """Sites below a folder, by what they are and how many entities they have.

    They are: ``lab``, made with the extension; ``hand``, its pages written by hand; the same
    two with the people's own pages alone, ``lab-alone`` and ``hand-alone``; ``needs-pages``,
    made with sphinx-needs; ``lab-people`` and ``needs-people``, the people's own pages and a
    list of them; the papers as ``posts`` with the extension and with ``ablog``, and the same with
    feeds, ``posts-feeds`` and ``ablog-feeds``; ``lists``, the lab with lists and timelines; and the
    papers alone, as ``bibtex``, ``blocks`` or ``projects``, with
    ``-own`` these have pages and nothing else has, with ``-none`` nothing has.
    """

    def __init__(self, folder: Path, extension: Path) -> None:
        self.folder = folder
        self.extension = extension

    def source(self, kind: str, size: int) -> Path:
        """Return the folder with the files of a site."""
        path = self.folder / f"{kind}-{size}"
        if path.exists():
            return path
        made, _, rest = kind.partition("-")
        if made == "lab":
            pages, listed = not rest and size > 0, rest == "people"
            lab.make(path, size, pages=pages, listed=listed, extension=self.extension)
        elif made == "hand":
            # In a process of its own, that this one stays small: a child begins with the
            # memory of its parent, and the system would take that for its own.
            site = self.source(f"lab-{rest}" if rest else "lab", size)
            run([sys.executable, byhand.__file__, site, path])
        elif made == "needs":
            needs.write(self.source("lab", size), path, pages=rest == "pages")
        elif made == "lists":
            asked.write_lists(self.source("lab", size), path)
        elif made in {"bibtex", "blocks", "projects"}:
            pages = {"own": "['publication', 'project']", "none": "[]"}.get(rest, "")
            lab_path = self.source("lab", size)
            asked.write_papers(lab_path, path, self.extension, form=made, pages=pages)
        elif made == "posts":
            blog.write(self.source("lab", size), path, self.extension, feeds=rest == "feeds")
        else:
            blog.write_ablog(self.source("lab", size), path, feeds=rest == "feeds")
        return path

    def build(self, kind: str, size: int, jobs: int = 1) -> Cost:
        """Return what it costs to build a site for the first time."""
        out = self._out(kind, size)
        if out.exists():
            # Not removed: for some seconds after that, systems take longer to make files.
            out.rename(out.with_name(f"{out.name}-{len(list(out.parent.iterdir()))}"))
        return self.rebuild(kind, size, jobs)

    def rebuild(self, kind: str, size: int, jobs: int = 1) -> Cost:
        """Return what it costs to build a site again."""
        out = self._out(kind, size)
        return run([sys.executable, *_sphinx(self.source(kind, size), out), "-j", str(jobs)])

    def edit(self, kind: str, size: int, number: int) -> Cost:
        """Return what it costs to build a site again in which one bullet has become another."""
        path = self.source(kind, size) / EDITED.with_suffix(".md")
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\w+ times as fast", f"{number} times as fast", text, count=1))
        cost = self.rebuild(kind, size)
        page = self._out(kind, size) / "html" / EDITED.with_suffix(".html")
        if f"{number} times as fast" not in page.read_text("utf-8"):
            raise Broken(f"the edit of {path} is not in {page}")
        return cost

    def sample(self, size: int, number: int, *, alone: bool) -> Path:
        """Return what is seen of a build of a lab, with its pages *alone* or all that is on."""
        name = f"sample-{number}{'-alone' if alone else ''}"
        out, path = self._out(name, size), self.folder / f"{name}-{size}.json"
        command, *options = _sphinx(self.source("lab", size), out)
        assert command == "-m"
        run([sys.executable, sample.__file__, path, *options, *(ALONE if alone else ())])
        return path

    def pages(self, kind: str, size: int) -> Pages:
        """Return how many pages the site has that was built last, and how large they are."""
        found = (self._out(kind, size) / "html").rglob("*.html")
        sizes = [path.stat().st_size for path in found if path.name != NO_PAGE]
        return Pages(len(sizes), sum(sizes) / 1000)

    def _out(self, kind: str, size: int) -> Path:
        return self.folder / "out" / f"{kind}-{size}"


def _sphinx(source: Path, out: Path) -> list[str | Path]:
    options = ["-m", "sphinx", "-q", "-b", "html"]
    return [*options, "-d", out / "doctrees", source, out / "html"]
