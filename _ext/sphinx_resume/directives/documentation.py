"""``{resume:documentation}``: fields, options, warnings from the tables that define them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_resume.config import options
from sphinx_resume.directives.visibility import nothing
from sphinx_resume.formats.json_resume_fields import json_resume_name
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.kinds import KINDS, Kind
from sphinx_resume.model.listing.query import LISTING_OPTIONS, lists
from sphinx_resume.model.timeline import TIMELINE_OPTIONS
from sphinx_resume.problems import warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_LISTS = {
    "listing": (
        "What the site has of a kind; behind `{listing}` stands one of KINDS.",
        LISTING_OPTIONS,
    ),
    "bibtex": (
        "A bibliography: each entry becomes a publication of the site. Behind it stands the "
        "path of the file. The options say what is shown, and are those of `{listing}`.",
        {},
    ),
    "timeline": ("What people did over time, drawn as a chart.", TIMELINE_OPTIONS),
}
"""Directives that list what stands elsewhere: what they are for, and their options."""


class Documentation(SphinxDirective):
    """The documentation of all ``fields``, ``lists``, ``options`` or ``warnings``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return sections or a table."""
        made = {
            "fields": self._fields,
            "lists": self._lists,
            "options": self._options,
            "warnings": self._warnings,
        }
        what = self.arguments[0]
        if what not in made:
            near = suggestion(what, made) or f"; write one of {', '.join(made)}"
            message = f"documentation: there is nothing called '{what}'{near}"
            warn(Subtype.VALUE, message, self.get_location())
            return nothing()
        return made[what]()

    def _fields(self) -> list[nodes.Node]:
        return [self._kind(kind) for kind in KINDS.values()]

    def _lists(self) -> list[nodes.Node]:
        made: list[nodes.Node] = []
        for name, (help_, table) in _LISTS.items():
            section = self._section(name)
            section += self._text(help_.replace("KINDS", ", ".join(lists())))
            if table:
                section += self._definitions((name, *texts) for name, texts in table.items())
            made.append(section)
        return made

    def _section(self, name: str) -> nodes.section:
        section = nodes.section(ids=[f"block-{name}"])
        section += nodes.title("", "", nodes.literal("", f"{{{name}}}"), translatable=False)
        return section

    def _kind(self, kind: Kind) -> nodes.section:
        section = self._section(kind.name)
        argument = kind.field_of(kind.argument).name
        section += self._text(f"{kind.help} The text behind `{{{kind.name}}}` is its `{argument}`.")
        entries = []
        for field in kind.fields.values():
            need = " Needed." if field.required else ""
            also = ", ".join(f"`{alias}`" for alias in field.aliases)
            hint = f" Not {also}." if also else ""
            known = json_resume_name(kind.name, field.attribute)
            form = f"{field.form}; JSON Resume: {known}" if known else field.form
            entries.append((field.name, form, field.help + need + hint))
        section += self._definitions(entries)
        return section

    def _options(self) -> list[nodes.Node]:
        entries = [
            (name, f"default `{_written(default)}`", help_)
            for name, (default, _, help_) in options().items()
        ]
        return [self._definitions(entries)]

    def _warnings(self) -> list[nodes.Node]:
        entries = [(f"resume.{subtype.value}", "", subtype.description) for subtype in Subtype]
        return [self._definitions(entries)]

    def _definitions(self, entries: Iterable[tuple[str, str, str]]) -> nodes.definition_list:
        """Return name, form and meaning of each entry; lists suit a phone better than tables."""
        made = nodes.definition_list(classes=["resume-definitions"])
        for name, form, meaning in entries:
            item = nodes.definition_list_item()
            self.set_source_info(item)
            item += nodes.term("", "", nodes.literal("", name), translatable=False)
            if form:
                item += nodes.classifier("", "", *self._inline(form), translatable=False)
            item += nodes.definition("", self._text(meaning))
            made += item
        return made

    def _text(self, text: str) -> nodes.paragraph:
        return nodes.paragraph("", "", *self._inline(text), translatable=False)

    def _inline(self, text: str) -> list[nodes.Node]:
        """Make `` `literals` `` of a text, which both Markdown and reStructuredText may hold."""
        parts = text.split("`")
        made = [nodes.literal("", p) if n % 2 else nodes.Text(p) for n, p in enumerate(parts)]
        return [node for node in made if node.astext()]


def _written(default: object) -> str:
    return repr(list(default)) if isinstance(default, tuple) else repr(default)


def setup(app: Sphinx) -> None:
    """Register the directive, under its long name only."""
    app.add_directive_to_domain("resume", "documentation", Documentation)
