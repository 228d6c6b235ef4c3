"""Writes a lab's pages as somebody would who has no extension: every one a Markdown file.

What the pages say is taken from a build of the lab, word for word and link for link, so
that both sites show the same. ``python bench/byhand.py LAB FOLDER`` writes them.
"""

from __future__ import annotations

import posixpath
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

CONF = """\
project = "Lab"
extensions = ["myst_parser"]
myst_enable_extensions = ["fieldlist"]
html_theme = "basic"
exclude_patterns = ["_build"]
"""


def write(lab: Path, folder: Path) -> None:
    """Read *lab* with Sphinx and write its pages below *folder*, which is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build = folder / "_lab"
    app = Sphinx(lab, lab, build / "html", build / "doctrees", "html", status=None)
    app.builder.read()  # what pages show is known then; writing them would take as long again
    (folder / "conf.py").write_text(CONF, "utf-8")
    trees = {
        docname: app.env.get_and_resolve_doctree(docname, app.builder)
        for docname in sorted(app.env.found_docs)
    }
    linked = {
        _label(docname, link["refuri"])
        for docname, tree in trees.items()
        for link in tree.findall(nodes.reference)
        if "://" not in link.get("refuri", "://")
    }
    for docname, tree in trees.items():
        path = folder / f"{docname}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        orphan = "" if docname == "index" else "---\norphan: true\n---\n\n"
        text = "\n\n".join(Page(docname, linked).blocks(tree, 0))
        toctree = (lab / "index.md").read_text("utf-8") if docname == "index" else ""
        path.write_text(toctree or f"{orphan}{text}\n", "utf-8")
    shutil.rmtree(build)


def _label(docname: str, address: str) -> str:
    """Return a name for the place that an address on a page leads to, alone on the site."""
    page, _, target = address.partition("#")
    inside = posixpath.join(posixpath.dirname(docname), page.removesuffix(".html"))
    whole = posixpath.normpath(inside) if page else docname
    return f"{whole}-{target}".replace("/", "-")


class Page:
    """Writes a page, with names where something leads to."""

    def __init__(self, docname: str, linked: Collection[str]) -> None:
        self.docname, self.linked = docname, linked

    def blocks(self, node: nodes.Element, level: int) -> Iterator[str]:
        """Yield the paragraphs of Markdown that *node* makes."""
        for child in node.children:
            if isinstance(child, nodes.Element):
                labels = (_label(self.docname, f"#{one}") for one in child["ids"])
                yield from (f"({label})=" for label in labels if label in self.linked)
            if isinstance(child, nodes.title):
                yield f"{'#' * level} {self._inline(child)}"
            elif isinstance(child, nodes.rubric):
                yield f"{'#' * (level + 1)} {self._inline(child)}"
            elif isinstance(child, nodes.section):
                yield from self.blocks(child, level + 1)
            elif isinstance(child, nodes.paragraph):
                yield self._inline(child)
            elif isinstance(child, nodes.bullet_list):
                yield "\n".join(self._item(item, level) for item in child.children)
            elif isinstance(child, nodes.field_list):
                yield "\n".join(map(self._field, child.children))
            elif isinstance(child, nodes.Element):
                yield from self.blocks(child, level)

    def _item(self, item: nodes.Node, level: int) -> str:
        assert isinstance(item, nodes.Element)
        return "- " + "\n\n".join(self.blocks(item, level)).replace("\n", "\n  ")

    def _field(self, field: nodes.Node) -> str:
        assert isinstance(field, nodes.field)
        name, body = field.children
        assert isinstance(body, nodes.field_body)
        return f":{name.astext()}: {' '.join(self.blocks(body, 0))}"

    def _inline(self, node: nodes.Element) -> str:
        return "".join(map(self._word, node.children))

    def _word(self, node: nodes.Node) -> str:
        if not isinstance(node, nodes.Element):
            return node.astext()
        inner = self._inline(node)
        if isinstance(node, nodes.strong):
            return f"**{inner}**"
        if isinstance(node, nodes.emphasis):
            return f"*{inner}*"
        if isinstance(node, nodes.reference) and "refuri" in node:
            page, _, target = node["refuri"].partition("#")
            if "://" not in page and target:
                return f"[{inner}](#{_label(self.docname, node['refuri'])})"
            return f"[{inner}]({page.replace('.html', '.md')})"
        return inner


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
