"""``{resume:documentation}``: fields, options, warnings from the tables that define them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_resume.config import options
from sphinx_resume.model.problems import Subtype, suggestion
from sphinx_resume.model.records import KINDS, Kind
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx

Cell = str | Sequence[nodes.Node]


class Documentation(SphinxDirective):
    """The documentation of all ``fields``, ``options`` or ``warnings``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return sections or a table."""
        made = {"fields": self._fields, "options": self._options, "warnings": self._warnings}
        what = self.arguments[0]
        if what not in made:
            near = suggestion(what, made) or f"; write one of {', '.join(made)}"
            message = f"documentation: there is nothing called '{what}'{near}"
            warn(Subtype.VALUE, message, self.get_location())
            return []
        return made[what]()

    def _fields(self) -> list[nodes.Node]:
        return [self._kind(kind) for kind in KINDS.values()]

    def _kind(self, kind: Kind) -> nodes.section:
        section = nodes.section(ids=[f"block-{kind.name}"])
        section += nodes.title("", "", nodes.literal("", f"{{{kind.name}}}"), translatable=False)
        argument = next(f.name for f in kind.fields.values() if f.attribute == kind.argument)
        section += self._text(f"{kind.help} The text behind `{{{kind.name}}}` is its `{argument}`.")
        rows = []
        for field in kind.fields.values():
            need = " Needed." if field.required else ""
            also = ", ".join(f"`{alias}`" for alias in field.aliases)
            hint = f" Not {also}." if also else ""
            rows.append(
                (
                    self._inline(f"`{field.name}`"),
                    self._inline(field.form),
                    self._inline(field.help + need + hint),
                    field.jsonresume,
                )
            )
        section += _table(("Field", "Form", "Meaning", "JSON Resume"), rows)
        return section

    def _options(self) -> list[nodes.Node]:
        rows = [
            (self._inline(f"`{name}`"), self._inline(f"`{_written(default)}`"), self._inline(help_))
            for name, (default, _, help_) in options().items()
        ]
        return [_table(("Option", "Default", "Meaning"), rows)]

    def _warnings(self) -> list[nodes.Node]:
        rows = [
            (self._inline(f"`resume.{subtype.value}`"), self._inline(subtype.description))
            for subtype in Subtype
        ]
        return [_table(("Subtype", "Meaning"), rows)]

    def _text(self, text: str) -> nodes.paragraph:
        return nodes.paragraph("", "", *self._inline(text), translatable=False)

    def _inline(self, text: str) -> list[nodes.Node]:
        """Make `` `literals` `` of a text, which both Markdown and reStructuredText may hold."""
        parts = text.split("`")
        made = [nodes.literal("", p) if n % 2 else nodes.Text(p) for n, p in enumerate(parts)]
        return [node for node in made if node.astext()]


def _written(default: object) -> str:
    return repr(list(default)) if isinstance(default, tuple) else repr(default)


def _table(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> nodes.table:
    group = nodes.tgroup(cols=len(heads))
    group += [nodes.colspec(colwidth=1) for _ in heads]
    group += nodes.thead("", _row(heads))
    group += nodes.tbody("", *(_row(row) for row in rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def _row(cells: Sequence[Cell]) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        content = [nodes.Text(cell)] if isinstance(cell, str) else cell
        row += nodes.entry("", nodes.paragraph("", "", *content, translatable=False))
    return row


def setup(app: Sphinx) -> None:
    """Register the directive, under its long name only."""
    app.add_directive_to_domain("resume", "documentation", Documentation)
