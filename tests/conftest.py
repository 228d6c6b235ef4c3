"""A small project builder: write files, build, look at what came out."""

from __future__ import annotations

import gc
import gettext
import io
import logging
import os
import re
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
import sphinx.locale
from bs4 import BeautifulSoup
from jinja2.bccache import Bucket, BytecodeCache
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

REPOSITORY = Path(__file__).parent.parent
DEEP = "LABS" in os.environ
"""Whether everything is to be tried, as ``make test-deep`` does, or a part that stands for it."""

# Sphinx makes hundreds of messages for debugging in each build, which nobody reads here: a fifth
# of the time of a small one. And what a build leaves need not be collected at once.
logging.disable(logging.DEBUG)
gc.set_threshold(50_000, 20, 50)

SURVIVED: Counter[str] = Counter()
"""How many random edits, and rebuilds after some, gave what a clean build gives."""

CONF = """
project = "Test"
extensions = ["myst_parser", "sphinx_resume"]
myst_enable_extensions = ["colon_fence", "deflist"]
html_theme = "basic"
exclude_patterns = ["_build"]
suppress_warnings = ["resume.baseurl"]
# A list of its own: some themes add to Sphinx's default one, for all builds of a process.
templates_path = []
"""

PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff"
    b"V\xc7/\r\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""A picture of one dot, as PNG."""

SINGLE = """
epub_basename = "lab"
copyright = "2026, Lab"
version = "1"
latex_documents = [("index", "lab.tex", "Lab", "Lab", "manual")]
man_pages = [("index", "lab", "Lab", [], 1)]
texinfo_documents = [("index", "lab", "Lab", "Lab", "lab", "A lab.", "Labs")]
"""
"""What builders of single files need to be told."""


@dataclass
class Result:
    """What one build gave."""

    out: Path
    warnings: list[str]
    status: str
    code: int

    def text(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")

    def page(self, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(f"{name}.html"), "html.parser")

    def body(self, name: str) -> str:
        """The words of a page's content, white space folded."""
        return " ".join(self.page(name).select_one("[role=main]").get_text(" ").split())

    def links(self, name: str) -> dict[str, str]:
        """Text to address of the links in a page's content."""
        found = self.page(name).select("[role=main] a[href]")
        return {" ".join(a.get_text().split()): a["href"] for a in found}

    def files(self) -> dict[str, bytes]:
        """Every file by its path, but Sphinx's own note of the build."""
        return {
            path.relative_to(self.out).as_posix(): path.read_bytes()
            for path in sorted(self.out.rglob("*"))
            if path.is_file() and not path.name.startswith(".buildinfo")
        }

    def written(self) -> set[str]:
        """The pages that this build wrote, by Sphinx's own report."""
        return set(re.findall(r"writing output\.\.\. \[ *\d+%\] (\S+)", self.status))


class Compiled(BytecodeCache):
    """The code of templates, which would take half of the time of a small build to compile."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class Site:
    """A project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.src = root / "src"
        self.src.mkdir()
        self.conf = CONF

    def write(self, name: str, text: str) -> None:
        path = self.src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"), "utf-8", newline="\n")

    def remove(self, name: str) -> None:
        (self.src / name).unlink()

    def outputs(self, out: str = "html") -> dict[str, bytes]:
        """Return what earlier builds have left in an output folder."""
        return Result(self.root / "out" / out, [], "", 0).files()

    def build(
        self,
        builder: str = "html",
        *,
        jobs: int = 1,
        out: str = "",
        doctrees: str = "",
        keep: bool = True,
        tags: tuple[str, ...] = (),
        **config: object,
    ) -> Result:
        """Build; ``out`` names another output folder (with doctrees of its own)."""
        conf = self.src / "conf.py"
        if not conf.exists() or conf.read_text("utf-8") != self.conf:
            conf.write_text(self.conf, "utf-8")
        outdir = self.root / "out" / (out or builder)
        doctreedir = self.root / "doctrees" / (doctrees or out or builder)
        # Translations are kept for the life of a process; a new build must see new ones.
        sphinx.locale.translators.clear()
        gettext._translations.clear()
        status, warning = io.StringIO(), io.StringIO()
        with patch_docutils(str(self.src)), docutils_namespace():
            app = Sphinx(
                self.src,
                self.src,
                outdir,
                doctreedir,
                builder,
                confoverrides=config,
                status=status,
                warning=warning,
                parallel=jobs,
                tags=tags,
                freshenv=not keep,
                verbosity=0,
            )
            if templates := getattr(app.builder, "templates", None):
                templates.environment.bytecode_cache = COMPILED
            app.build()
        lines = plain(warning.getvalue()).strip()
        warnings = [line for line in lines.split("\n") if line]
        warnings = [self._within(line) for line in warnings]
        shown = plain(status.getvalue()).replace("\r", "\n")
        return Result(outdir, warnings, shown, app.statuscode)

    def _within(self, warning: str) -> str:
        """Return a warning with paths from the project's folder, and ``/`` on Windows too."""
        start = f"{self.src}{os.sep}"
        first, *rest = warning.split(start)
        for text in rest:
            path, mark, words = text.partition(":")
            first += path.replace(os.sep, "/") + mark + words
        return first


def build_home(folder: Path) -> Result:
    """Build this repository's own site in a folder."""
    site = Site(folder)
    site.src.rmdir()
    shutil.copytree(
        REPOSITORY,
        site.src,
        ignore=shutil.ignore_patterns(".*", "_build", "tests", "dist", "__pycache__"),
    )
    site.conf = (site.src / "conf.py").read_text("utf-8")
    result = site.build(jobs=2, nitpicky=True)
    assert result.warnings == []
    return result


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Yield all nodes of linked data in *value*, however deep."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)


def plain(text: str) -> str:
    """Return *text* without the terminal's commands, which Sphinx gives where ``CI`` is set."""
    return re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", text)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty project with a home page that lists everything by pattern."""
    made = Site(tmp_path)
    made.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\npeople/*\n```\n")
    return made


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the numbers of a process on to the one that reports."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["survived"] = dict(SURVIVED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the numbers of another process."""
    SURVIVED.update(getattr(node, "workeroutput", {}).get("survived", {}))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tell how many random edits were made."""
    if SURVIVED:
        numbers = ", ".join(f"{number} {name}" for name, number in sorted(SURVIVED.items()))
        terminalreporter.write_line(f"survived: {numbers} compared with a clean build")
