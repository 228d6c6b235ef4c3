"""One directive for every kind of block: options by the field table, header, body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst.states import RSTState
from sphinx import addnodes

from sphinx_resume.directives.block_body import words_of
from sphinx_resume.directives.block_head import OPTION_LINE, Given, Headed
from sphinx_resume.directives.field_text import with_tags
from sphinx_resume.directives.named_files import has_picture, located
from sphinx_resume.directives.page_text import with_apostrophes
from sphinx_resume.directives.reading import reading_of
from sphinx_resume.directives.translatable_words import words_node
from sphinx_resume.directives.visibility import hide_content, hide_source, nothing
from sphinx_resume.domain import domain_of
from sphinx_resume.model.bibtex.bib_notes import numbers_of_block
from sphinx_resume.model.dates import PRESENT, Span, WrittenDate, parse_range
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.draft_pages import Seen
from sphinx_resume.model.fields import (
    AsWritten,
    Field,
    date,
    document,
    end,
    flag,
    image,
    lookup,
    start,
)
from sphinx_resume.model.kinds import KINDS, Kind
from sphinx_resume.model.names.authors import with_marks
from sphinx_resume.model.publications.editions import with_chapter
from sphinx_resume.model.publications.publication_state import is_pending
from sphinx_resume.model.slugs import slug
from sphinx_resume.model.translated_words import word_lists
from sphinx_resume.nodes import for_translators, resume_block, resume_body
from sphinx_resume.render.header import block_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_resume.model.options import OptionFault

_NEARLY = re.compile(
    r"\s*(?:[-*+]\s+)?(?:\*\*|__|`)?(?::\s*)?([A-Za-z][\w-]*)\s*+(?::?(?:\*\*|__|`))?\s*(?:[:：=]\s?|:?$)"
)
_INNER = re.compile(r"\s*(?:`{3,}|~{3,}|:{3,}|\.\. \S)")
_DEEPEST = 30  # some forty more would end in a RecursionError
_MARKUP = re.compile(r"[*_`\[\]<>{}$\\&!~^|]|://")


@dataclass(slots=True)
class DraftRecord:
    """A record that is not complete yet: what the options say, and where.

    ``source`` is the included file that it stands in, if it does. ``words`` are the texts
    that readers see as their author wrote them, without markup.
    """

    kind: Kind
    line: int
    values: dict[str, Any]
    source: str = ""
    lines: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def place(self, docname: str) -> tuple[str, int] | str:
        """Return the source position for warnings about the block."""
        return f"{self.source}:{self.line}" if self.source else (docname, self.line)


class EntryDirective(Headed):
    """A block such as ``{experience}``."""

    def run(self) -> list[nodes.Node]:
        """Read the block, leave a draft record, and return its nodes."""
        self.kind = KINDS[self.name.lower().rpartition(":")[2]]
        head = self.read_head()
        self.draft_record = DraftRecord(self.kind, self.start, {}, self.included_from())
        self.faulty = False
        name = self.kind.field_of(self.kind.argument).name
        argument = [Given(name, (head.title,), self.start)] if head.title else []
        self._read([*argument, *head.fields], head.faults)
        self._warn_of_late_fields(bool(head.fields or head.faults))
        if any(
            f.unpublished and f.attribute in self.draft_record.values
            for f in self.kind.fields.values()
        ):
            hide_source(self.env)
        self._note_for_page()
        if self._is_withheld():
            hide_content(self)
            return nothing()
        return [self._nodes()]

    def subject(self) -> str:
        """Return the kind of block with its title."""
        title = (
            self.draft_record.values.get(self.kind.title)
            or self.draft_record.values.get("id")
            or ""
        )
        return f"{self.kind.name} '{title}'" if title else self.kind.name

    def complain(self, subtype: Subtype, message: str, line: int) -> None:
        """Warn of a fault in this block."""
        self.faulty = True
        super().complain(subtype, message, line)

    def _is_withheld(self) -> bool:
        """Tell whether the block is a draft, or follows the person whose it is, who is one."""
        reading, values = reading_of(self.env), self.draft_record.values
        draft = values.pop("draft", False) and not domain_of(self.env).settings.drafts
        if self.kind.name == "person":
            name = values.get("id") or slug(values.get("name", ""))
            reading.withheld = name if draft else None
        elif reading.withheld is not None and not draft:
            return bool(values.get("person", reading.withheld) == reading.withheld)
        return bool(draft)

    def _note_for_page(self) -> None:
        """Note what the block tells of its page, before blocks inside it do."""
        values, settings = self.draft_record.values, domain_of(self.env).settings
        draft = bool(values.get("draft")) and not settings.drafts
        title = str(values.get(self.kind.title) or "")
        seen = Seen(self.kind.name, draft, title, not values.get("url"))
        noted = reading_of(self.env).seen
        noted.append((seen, self._warn_of_shown_page))

    def _warn_of_shown_page(self) -> None:
        """Tell the author of a draft that the page it may have been meant for is shown."""
        also = " and those below it are" if self.kind.name == "person" else " is"
        why = {
            "person": "that is the home page",
            "post": "that is the home page, or has people or other posts on it",
        }.get(self.kind.name, f"that is the home page, or has people or another {self.kind.name}")
        message = (
            f"field 'draft': only this block{also} left out, not the page, as {why}; move the "
            f"{self.kind.name} to a page of its own"
        )
        self.complain(Subtype.VALUE, message, self.draft_record.lines.get("draft", self.start))

    # --- reading ------------------------------------------------------------------------

    def _warn_of_late_fields(self, optioned: bool) -> None:
        for number, line in enumerate(self.content):
            if _INNER.match(line):
                return
            if number == 0 and not optioned and (bare := _NEARLY.match(line)):
                self._warn_of_bare_field(bare[1])
            match = OPTION_LINE.match(line)
            if match and lookup(self.kind.fields, match[1]):
                message = (
                    f"field '{match[1]}' stands below an empty line or text, and is shown as text; "
                    "move it up, right below the first line of the block"
                )
                self.complain(Subtype.OPTION, message, self.line_of_content(number))

    def _warn_of_bare_field(self, name: str) -> None:
        if (name := name.lower()) in self.kind.fields:
            message = f"field '{name}' lacks a colon, and is shown as text; write :{name}:"
            self.complain(Subtype.OPTION, message, self.line_of_content(0))

    def _read(self, given: Iterable[Given], faults: Iterable[OptionFault]) -> None:
        seen: dict[str, int] = {}
        told: set[int] = set()
        given = list(given)
        found = (lookup(self.kind.fields, one.name) for one in given)
        self._has_status = any(one[0].name == "status" for one in found if one)
        for one in given:
            if spec := self._field(one):
                if spec.name in seen:
                    message = f"field '{spec.name}' is given twice; remove one of them"
                    self.complain(Subtype.REPEATED, message, one.line)
                seen[spec.name] = one.line
                if not self._parse(spec, one):
                    told.add(one.line)
        for fault in faults:
            if fault.subtype == Subtype.COMMENT and fault.line in told:
                continue
            self.complain(fault.subtype, fault.message, fault.line)
        self.draft_record.lines = seen
        values = self.draft_record.values
        for spec in self.kind.fields.values():
            if self._needs_no(spec):
                continue
            # A block that says nothing at all is told to be empty.
            if spec.required and not values.get(spec.attribute) and (values or self._text()):
                where = (
                    f"write it behind {{{self.kind.name}}}"
                    if spec.attribute == self.kind.argument
                    else f"add :{spec.name}:"
                )
                message = (
                    f"field '{spec.name}' is missing ({spec.help.rstrip('.').lower()}); {where}"
                )
                self.complain(Subtype.MISSING, message, self.start)
        if "authors" in self.kind.fields:
            values.update(with_chapter(with_marks(values)))
            values.update(numbers_of_block(values))
        self._find_files()
        date, updated = values.get("date"), values.get("updated")
        if date and updated and updated.before(date):
            message = f"field 'updated': '{updated}' is before the date, {date}; mend one of them"
            self.complain(Subtype.RANGE, message, seen.get("updated", self.start))
        self._divide_spans()
        span = Span(values.get("start"), values.get("end"))
        if span.reversed:
            message = (
                f"field 'end': '{span.end}' is before the start, {span.start}; "
                "exchange them or mend the wrong one"
            )
            self.complain(Subtype.RANGE, message, seen.get("end", self.start))

    def _needs_no(self, spec: Field) -> bool:
        """Tell whether a required field is not: work for nobody, and leave, have a position."""
        position = self.draft_record.values.get("position")
        return self.kind.name == "experience" and spec.name == "name" and bool(position)

    def _find_files(self) -> None:
        """Take the paths of files from the project's folder, and drop those of none."""
        values = self.draft_record.values
        folder = Path(self.env.doc2path(self.env.docname)).parent
        for spec in self.kind.fields.values():
            if spec.parse in {document, image} and (value := values.get(spec.attribute)):
                about = f"field '{spec.name}': '{value}': "
                line = self.draft_record.lines.get(spec.name, self.start)
                report = partial(self._report, about, line)
                if spec.parse is document:
                    values[spec.attribute] = located(self.env, value, folder, report)
                elif not has_picture(self.env, value, report):
                    del values[spec.attribute]

    def _report(self, about: str, line: int, subtype: Subtype, message: str) -> None:
        self.complain(subtype, f"{about}{message}", line)

    def _field(self, given: Given) -> Field | None:
        fields = self.kind.fields
        if found := lookup(fields, given.name):
            spec, exact = found
            if not exact:
                message = f"field '{given.name}' is called '{spec.name}' here; write :{spec.name}:"
                self.complain(Subtype.RENAMED, message, given.line)
            return spec
        first, _, rest = given.name.partition(" ")
        if rest and lookup(fields, first):
            message = f"field '{first}' has no colon behind its name; write :{first}:"
            self.complain(Subtype.OPTION, message, given.line)
            return None
        near = suggestion(given.name, fields)
        if given.name.lower() in {"summary", "highlights", "description"}:
            near = "; write it as text below the fields"
        message = (
            f"field '{given.name}' is unknown, and its value '{', '.join(given.values)}' is not "
            f"shown{near or '; the fields are ' + ', '.join(fields)}"
        )
        self.complain(Subtype.FIELD, message, given.line)
        return None

    def _parse(self, spec: Field, given: Given) -> bool:
        """Keep the value of a field, and return whether it was as it should be."""
        good = True

        def report(subtype: Subtype, message: str) -> None:
            nonlocal good
            good = False
            shown = ", ".join(given.values)
            if spec.parse is date and self._has_status and is_pending(shown.strip()):
                message = "this is no date; remove it, for :status: tells that it is to come"
            self.complain(subtype, f"field '{given.name}': '{shown}': {message}", given.line)

        if spec.listed:
            value: Any = tuple(
                item for text in given.items or given.values for item in spec.parse(text, report)
            )
        else:
            text = ", ".join(given.values)
            value = spec.parse(text, report) if text.strip(", ") or spec.parse is flag else ""
            if value is None and spec.parse in {date, start, end}:
                if spec.attribute in {"date", "start", "end"}:
                    self._keep_undated(text.strip())
                else:  # it does not say when it was
                    value = AsWritten(text.strip())
        value = self._kept(spec, value)
        if good and not value and spec.parse is not flag:
            message = f"field '{given.name}' has no value; write one or remove the line"
            self.complain(Subtype.OPTION, message, given.line)
            return False
        if value or spec.attribute not in self.draft_record.values:
            self.draft_record.values[spec.attribute] = value
        return good

    def _kept(self, spec: Field, value: Any) -> Any:
        """Return what a field can use of *value*, and keep the rest to be shown as it is."""
        items = value if spec.listed else (value,)
        if unread := [str(item) for item in items if isinstance(item, AsWritten)]:
            others = self.draft_record.values.get("unread", ())
            self.draft_record.values["unread"] = (*others, (spec.name, ", ".join(unread)))
            usable = tuple(item for item in items if not isinstance(item, AsWritten))
            return usable if spec.listed else ""
        return value

    def _divide_spans(self) -> None:
        """Take a start and an end from one field that holds both, if the other is not given."""
        values = self.draft_record.values
        for name, other in (("start", "end"), ("end", "start")):
            date = values.get(name)
            if not isinstance(date, WrittenDate):
                continue
            span = parse_range(date.text) or Span(date)
            if span.start and span.end and not values.get(other):
                values |= {"start": span.start, "end": span.end}
            elif name == "start" and span.end == PRESENT:
                values["start"] = span.start  # of what was to go on, the end is given

    def _keep_undated(self, text: str) -> None:
        """Keep a date that is none, to be shown as written; that of a publication is its status."""
        values = self.draft_record.values
        attribute = "status" if self.kind.name == "publication" else "undated"
        before = values.get(attribute, "")
        if before.casefold() != text.casefold():
            values[attribute] = ", ".join(filter(None, (before, text)))

    # --- showing ------------------------------------------------------------------------

    def _nodes(self) -> nodes.Element:
        draft_records = reading_of(self.env).draft_records
        draft_records.append(self.draft_record)
        container = resume_block(classes=["resume-block", f"resume-{self.kind.name}"])
        container["draft"] = len(draft_records) - 1
        self.set_source_info(container)
        values = self.draft_record.values
        container += block_nodes(self.kind, values, self._shown, self.config.language)
        body = resume_body(classes=["resume-body"])
        if values.get("logo"):
            logo = nodes.image(uri=values["logo"], alt=values.get("name", ""))
            logo["classes"].append("resume-logo")
            logo["role"] = "logo"
            body += logo
        body += self._body()
        if body.children:
            # Before the skills, which close the block.
            last = container.children[-1:] if values.get("skills") else []
            container.insert(len(container) - len(last), body)
        elif not self.faulty and not self._says_something():
            message = "the block is empty; write a field or some text, or remove it"
            self.complain(Subtype.EMPTY, message, self.start)
        container += self._for_translators()
        return container

    def _for_translators(self) -> Iterator[nodes.Element]:
        """Yield what stands here for translators only, and goes before the page is shown."""
        values = self.draft_record.values
        if values.get("summary"):
            summary = self._shown("summary", nodes.inline())
            unshown = nodes.paragraph("", "", summary, translatable=False)
            yield for_translators("", unshown)
        for attribute in word_lists(self.kind):
            if words := values.get(attribute):
                line = self._line_of(attribute)
                yield words_node(words, self.source, line)

    def _line_of(self, attribute: str) -> int:
        """Return the line of a field in the author's file."""
        spec = self.kind.field_of(attribute)
        return self.draft_record.lines.get(spec.name, self.start)

    def _body(self) -> list[nodes.Node]:
        if not self._text():
            return []
        reading = reading_of(self.env)
        depth = reading.depth
        if depth >= _DEEPEST:
            message = (
                f"it stands in {depth} other blocks, and what is in it is shown as text; a block "
                "ends with a fence of as many signs as it began with"
            )
            self.complain(Subtype.FENCE, message, self.start)
            text = "\n".join(self.content)
            return [nodes.literal_block(text, text, language="text")]
        reading.depth = depth + 1
        try:
            return self.parse_content_to_nodes()
        finally:
            reading.depth = depth

    def _text(self) -> bool:
        return any(line.strip() for line in self.content)

    def _says_something(self) -> bool:
        silent = {"id", "person"}
        if self.kind.name == "person":
            silent = set()
        elif self.kind.name in {"contribution", "skills"}:
            silent.add(self.kind.title)
        return any(value for name, value in self.draft_record.values.items() if name not in silent)

    def _warn_of_lost(
        self, field: str, text: str, before: Iterable[nodes.Node], after: nodes.Element
    ) -> None:
        if _count(before) > _count([after]):
            message = (
                f"field '{field}': '{text}': only the words of it are shown, as a title is a link "
                "itself and no field holds pictures; put the link or picture into the text below"
            )
            self.complain(Subtype.VALUE, message, self.draft_record.lines.get(field, self.start))

    def _shown(self, attribute: str, node: nodes.TextElement) -> nodes.TextElement:
        """Put the text of a field in *node* so that translators see it and it is read back."""
        text = self.draft_record.values[attribute]
        spec = self.kind.field_of(attribute)
        line = self._line_of(attribute)
        node["resume_field"] = attribute
        node.rawsource = text
        node.source, node.line = self.source, line
        if isinstance(node, nodes.Inline):
            node["translatable"] = True
        if _MARKUP.search(text):
            # MyST counts the line of a text from the line above it.
            in_rst = isinstance(self.state, RSTState)
            children, _messages = self.parse_inline(text, lineno=line - (not in_rst))
            links = attribute != self.kind.title
            node += _plain_inline(children, links, in_rst)
            if links or node.astext().strip():
                self._warn_of_lost(spec.name, text, children, node)
            else:
                node.children = []
                node += nodes.Text(text)
                message = "there are no words in it; write what it is called"
                self.complain(Subtype.VALUE, f"field '{spec.name}': '{text}': {message}", line)
        else:
            node += nodes.Text(text)
        for element in list(node.findall(nodes.Text)):
            text = with_apostrophes(element)
            if text != element and not isinstance(element.parent, nodes.literal | nodes.math):
                element.parent.replace(element, nodes.Text(text))
        self.draft_record.words[attribute] = words_of(node)
        return node


def _count(kept: Iterable[nodes.Node]) -> int:
    return sum(1 for node in kept for _ in node.findall(_is_lost))


def _is_lost(node: nodes.Node) -> bool:
    return isinstance(node, nodes.reference | addnodes.pending_xref | nodes.image)


def _plain_inline(
    children: Iterable[nodes.Node], links: bool, in_rst: bool
) -> Iterator[nodes.Node]:
    """Yield inline markup that is only emphasis, code, math or a link; of the rest, the words.

    A title becomes a link itself, and other HTML than for emphasis has no business in a field.
    """
    for node in with_tags(children, in_text=in_rst):
        yield from _plain_node(node, links, in_rst)


def _plain_node(node: nodes.Node, links: bool, in_rst: bool) -> list[nodes.Node]:
    if isinstance(node, nodes.Text):
        return [node]
    if isinstance(node, nodes.system_message) or not isinstance(node, nodes.Element):
        return []
    if isinstance(node, nodes.raw):
        return [nodes.Text(node.astext())]
    # What a substitution stands for is not known before all of the file is.
    kept = isinstance(node, nodes.math | nodes.literal | nodes.substitution_reference)
    if kept or (links and isinstance(node, nodes.reference | addnodes.pending_xref)):
        return [node]
    inner = list(_plain_inline(node.children, links, in_rst))
    if isinstance(node, nodes.emphasis | nodes.strong | nodes.subscript | nodes.superscript):
        node.children = []
        node.extend(inner)
        return [node]
    return inner
