"""``{listing} projects`` and ``{timeline}``: placeholders that are filled when a page is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_resume.directives.block_head import Headed
from sphinx_resume.directives.visibility import nothing
from sphinx_resume.domain import domain_of
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.listing.query import Query, read_query
from sphinx_resume.model.placed_lists import PlacedList
from sphinx_resume.model.timeline import TimelineQuery, read_timeline
from sphinx_resume.nodes import list_placeholder, placeholder, timeline_placeholder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FIELD = re.compile(r"field '([^']*)'")
STYLES = ("list", "cards", "chips", "table", "citations")


class Asking(Headed):
    """A directive that asks the graph, with options and no body."""

    lines: dict[str, int]

    def options_read(self, *optional: str) -> tuple[str, dict[str, str]]:
        """Return the title and the options, and warn of what cannot be read.

        A field that is *optional* and has no value gets its warning here, for nobody reads it.
        """
        head = self.read_head()
        self.lines = {}
        for one in head.fields:
            if one.name in self.lines:
                message = f"field '{one.name}' is given twice; remove one of them, the last is used"
                self.complain(Subtype.REPEATED, message, one.line)
            self.lines[one.name] = one.line
        for fault in head.faults:
            self.complain(fault.subtype, fault.message, fault.line)
        for number, line in enumerate(self.content):
            if line.strip():
                message = "there is text in it, which is not shown; move it out, or make it a field"
                self.complain(Subtype.OPTION, message, self.line_of_content(number))
                break
        options = {one.name: ", ".join(one.items or one.values) for one in head.fields}
        for name in optional:
            # The other fields get theirs where they are read.
            if name in options and not options[name].strip(" ,，、"):
                message = f"field '{name}' has no value; write one or remove the line"
                self.complain(Subtype.OPTION, message, self.lines[name])
        return head.title, options

    def report(self, subtype: Subtype, message: str) -> None:
        """Warn of a fault at the line of the field that it names."""
        named = _FIELD.match(message)
        self.complain(subtype, message, self.lines.get(named[1] if named else "", self.start))

    def placed(
        self,
        kind: type[placeholder],
        query: Query | TimelineQuery,
        style: str = "",
        **attributes: Any,
    ) -> placeholder:
        """Return a placeholder for the answer, and note what is asked: the answer may change."""
        domain, docname = domain_of(self.env), self.env.docname
        lines = tuple(self.lines.items())
        asked = PlacedList(query, style, self.start, self.included_from(), lines)
        others = domain.listings.get(docname, ())
        domain.listings[docname] = (*others, asked)
        made = kind(classes=["resume-listing"], number=len(others), query=query, **attributes)
        self.set_source_info(made)
        return made

    def style_of(self, style: str, query: Query, usual: str) -> str:
        """Return the style of a list that an author wants, or the usual one."""
        style = style.strip() or usual
        if style not in STYLES:
            near = suggestion(style, STYLES) or f"; write one of {', '.join(STYLES)}"
            self.report(Subtype.VALUE, f"field 'style': '{style}' is no style of lists{near}")
            return usual
        if style == "citations" and query.what.kind != "publication":
            message = "field 'style': only publications are cited; write list or table"
            self.report(Subtype.VALUE, message)
            return usual
        return style

    def empty(self, text: str) -> nodes.paragraph:
        """Return what is shown if the list is empty; translators see it in any case."""
        line = self.lines["empty"]
        children, messages = self.parse_inline(text, lineno=line)
        made = nodes.paragraph(text, "", *children, *messages, classes=["resume-empty"])
        made.source, made.line = self.source, line
        return made


class Listing(Asking):
    """A list of things or blocks of a kind, all or some of them."""

    def run(self) -> list[nodes.Node]:
        """Return a placeholder."""
        title, options = self.options_read("style", "empty")
        empty = options.pop("empty", "")
        query = read_query(title, options, self.report)
        if query is None:
            return nothing()
        usual = "cards" if query.what.kind == "person" and not query.group else "list"
        style = self.style_of(options.get("style", ""), query, usual)
        made = self.placed(list_placeholder, query, style)
        made["list_style"] = style
        if empty:
            made += self.empty(empty)
        return [made]


class TimelineDirective(Asking):
    """A chart of what people did over time."""

    def run(self) -> list[nodes.Node]:
        """Return a placeholder."""
        title, options = self.options_read("person", "kinds")
        if title:
            message = f"'{title}' is not read here; write it as :person: or :kinds:"
            self.complain(Subtype.VALUE, message, self.start)
        query = read_timeline(options, self.report)
        return [self.placed(timeline_placeholder, query, docname=self.env.docname)]


DIRECTIVES = {"listing": Listing, "timeline": TimelineDirective}
"""The directives that ask, by name."""


def setup(app: Sphinx) -> None:
    """Register the directives of the domain."""
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain("resume", name, directive)
