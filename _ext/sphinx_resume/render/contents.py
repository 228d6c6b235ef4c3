"""Pieces, facts, entries and views made into nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TypeGuard

from babel.units import format_unit
from docutils import nodes

from sphinx_resume.model.dates import Date, Span, format_span, locale_of
from sphinx_resume.model.inline import (
    LINKS,
    Copy,
    Duration,
    Edition,
    Emphasis,
    Entry,
    InlineElement,
    LabelledValue,
    Link,
    Meaning,
    More,
    Name,
    Office,
    Phrase,
    Ref,
    Section,
    Signed,
    Target,
    Word,
)
from sphinx_resume.model.listing.selection import Columns
from sphinx_resume.model.names.author_marks import signs
from sphinx_resume.model.publications.editions import edition_text
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import N_, direction_of, is_arabic
from sphinx_resume.nodes import resume_transclusion
from sphinx_resume.render.facets import resume_filtered
from sphinx_resume.render.inline_nodes import apart, isolated, joined
from sphinx_resume.render.localization import _, comma, more, office, present, separator


def _year(entry: Entry) -> int:
    spans = (
        note if isinstance(note, Span) else Span(note) for note in entry.notes if _is_time(note)
    )
    return next((date.year for span in spans if (date := span.start or span.end)), 0)


def _is_time(element: InlineElement) -> TypeGuard[Span | Date]:
    return isinstance(element, (Span, Date))  # asked of every piece, unions are slow


def _is_paper(element: InlineElement) -> TypeGuard[Ref]:
    return isinstance(element, Ref) and element.key.kind == "publication"


def _named(target: Target) -> InlineElement:
    return target.text if isinstance(target, Name) else target


@dataclass(frozen=True, slots=True)
class Render:
    """Makes nodes in a language; *link* gives those of links, *copy* those of bodies.

    *picture* gives what stands beside a thing on a card, if anything does.

    *codes* tell of entries, by where they lead, what readers may choose them by.

    *rtl* says that lines read from right to left.
    """

    language: str
    link: Callable[[Link], nodes.Element]
    copy: Callable[[Copy], Sequence[nodes.Node]]
    picture: Callable[[Key], nodes.Element | None]
    codes: Mapping[Target, str] = field(default_factory=dict)
    present: str = field(default_factory=present)
    rtl: bool = False

    def lead(self, target: Target) -> nodes.Element:
        """Return the link to what a line of a list is about, or its name if there is none."""
        return isolated(self._lead(target), rtl=self.rtl)

    def _lead(self, target: Target) -> nodes.Element:
        return nodes.inline("", target.text) if isinstance(target, Name) else self.link(target)

    def heading(self, label: Ref | Word | str) -> nodes.Node:
        """Return the node of the label of a group; our own words begin with a capital."""
        if isinstance(label, Word):
            text = _(label.text)
            return nodes.Text(text[:1].upper() + text[1:])
        return self.element(label)

    def element(self, element: InlineElement) -> nodes.Node:
        """Return the node of one piece, kept apart from others if it reads another way."""
        return isolated(self._element(element), rtl=self.rtl)

    def _element(self, element: InlineElement) -> nodes.Node:
        if isinstance(element, str):
            return nodes.Text(element)
        if isinstance(element, LINKS):
            return self._signed(self.link(element), getattr(element, "signs", ""))
        if isinstance(element, Signed):
            return self._signed(nodes.inline("", element.text), element.signs)
        if isinstance(element, Emphasis):
            return nodes.emphasis("", element.text)
        if isinstance(element, Span | Date):
            return self._dates(element)
        return nodes.Text(self._words(element))

    def _signed(self, name: nodes.Element, signs: str) -> nodes.Element:
        return nodes.inline("", "", name, nodes.Text(signs)) if signs else name

    def _words(self, element: Word | Phrase | Edition | Office | More | Meaning | Duration) -> str:
        """Return what is said in words of our own, in the language of the site."""
        if isinstance(element, Word):
            return _(element.text)
        if isinstance(element, Phrase):
            return _(element.pattern).format(text=element.text)
        return self._named(element)

    def _named(self, element: Edition | Office | More | Meaning | Duration) -> str:
        if isinstance(element, Edition):
            return edition_text(element.text, _)
        if isinstance(element, Office):
            return office(element.text, self.language)
        if isinstance(element, More):
            return more(element.number)
        if isinstance(element, Meaning):
            return f"{element.sign} {_(element.text) if element.own else element.text}"
        return self._duration(element)

    def _dates(self, element: Span | Date) -> nodes.inline:
        span = element if isinstance(element, Span) else Span(element)
        text = format_span(span, self.language, self.present, _)
        return nodes.inline("", text, classes=["resume-dates"])

    def _duration(self, element: Duration) -> str:
        """Return whole years, the nearest: months would tell more than most dates do."""
        months = element.months if element.more else element.months + 6
        years = format_unit(months // 12, "year", locale=locale_of(self.language))
        return _("more than {duration}").format(duration=years) if element.more else years

    def field_list(self, field_list: Iterable[LabelledValue]) -> list[nodes.Element]:
        """Return the facts as a field list, or nothing if there are none."""
        made = []
        for labelled in field_list:
            body = nodes.paragraph("", "", *self._listed(labelled.elements), translatable=False)
            label = nodes.field_name("", _(labelled.label), translatable=False)
            made.append(nodes.field("", label, nodes.field_body("", body)))
        return (
            [nodes.field_list("", *made, of_entity=True, classes=["resume-facts"])] if made else []
        )

    def entries(self, entries: Iterable[Entry], style: str = "list") -> nodes.Element:
        """Return entries as a list, as ``cards``, a ``table``, or a line of ``chips``."""
        if style == "chips":
            targets = [self._lead(entry.target) for entry in entries]  # styles keep them apart
            for target in targets:
                target["classes"].append("resume-chip")
            between = separator((target.astext() for target in targets), self.language)
            return joined("resume-chips", targets, between)
        if style == "table":
            return self.table(tuple(entries))
        classes = ["resume-list", f"resume-{style}"]
        make = self._card if style == "cards" else self._entry
        return nodes.bullet_list("", *map(make, entries), classes=classes)

    def table(self, entries: Sequence[Entry]) -> nodes.table:
        """Return entries as a table: names, remarks and dates, as far as there are any."""
        columns: Columns = (
            (N_("Name"), tuple((_named(one.target),) for one in entries)),
            (
                N_("Details"),
                tuple(tuple(n for n in one.notes if not _is_time(n)) for one in entries),
            ),
            (N_("Time"), tuple(tuple(n for n in one.notes if _is_time(n)) for one in entries)),
        )
        return self.columns(tuple((label, cells) for label, cells in columns if any(cells)))

    def columns(self, columns: Columns) -> nodes.table:
        """Return a table of *columns*, all of as many cells."""
        head = [nodes.entry("", self._cell([Word(label)])) for label, _cells in columns]
        rows = [
            nodes.row("", *(nodes.entry("", self._cell(cell)) for cell in cells))
            for cells in zip(*(cells for _label, cells in columns), strict=True)
        ]
        specs = (nodes.colspec(colwidth=30) for _column in columns)
        group = nodes.tgroup("", *specs, cols=len(columns))
        group += [nodes.thead("", nodes.row("", *head)), nodes.tbody("", *rows)]
        return nodes.table("", group, classes=["resume-table", "colwidths-auto"])

    def _cell(self, elements: Iterable[InlineElement]) -> nodes.paragraph:
        return nodes.paragraph("", "", *self._listed(elements), translatable=False)

    def citations(self, citations: Iterable[Sequence[InlineElement]]) -> list[nodes.Element]:
        """Return references as a list, as they stand at the end of a paper.

        What signs at names mean stands below it, where it is the same in all references.
        """
        made = nodes.bullet_list(classes=["resume-list", "resume-citations"])
        found = [list(citation) for citation in citations]
        usual = self._usual(found)
        for elements in found:
            own = [one for one in elements if isinstance(one, Meaning) and one not in usual]
            first = next((n for n, one in enumerate(elements) if isinstance(one, Meaning)), None)
            citation = elements[:first]
            for number, one in enumerate(own):
                citation += ["; ", one] if number else [one]
            if citation and citation[-1] == " ":
                citation.pop()
            line = nodes.paragraph("", "", *self._citation(citation), translatable=False)
            made += nodes.list_item("", line)
        told = [nodes.inline("", self._words(one)) for one in usual]
        return [made, joined("resume-marks", told, "; ")] if told else [made]

    def _citation(self, elements: Sequence[InlineElement]) -> Iterable[nodes.Node]:
        """Return one reference, which reads as the title of the paper does."""
        title = next((one.text for one in elements if _is_paper(one)), "")
        way = direction_of(title)
        if is_arabic(title):
            elements = ["، " if one == ", " else one for one in elements]
        if not way or (way == "rtl") == self.rtl:
            return self._stopped(elements)
        return [apart(way, *replace(self, rtl=way == "rtl")._stopped(elements))]

    def _stopped(self, elements: Iterable[InlineElement]) -> Iterator[nodes.Node]:
        """Yield the pieces of a reference; no full stop follows an abbreviation of ours."""
        before = ""
        for element in elements:
            node = self.element(element)
            text = node.astext()
            if element == "." and before.endswith("."):
                continue
            before = text or before
            yield node

    def _usual(self, citations: Iterable[Iterable[InlineElement]]) -> list[Meaning]:
        """Return what signs mean that mean the same in all of the *citations*."""
        found: dict[str, dict[Meaning | None, None]] = {}
        for citation in map(list, citations):
            explained = {
                element.sign: element for element in citation if isinstance(element, Meaning)
            }
            shown = {sign for element in citation for sign in signs(getattr(element, "signs", ""))}
            for sign in dict.fromkeys((*explained, *sorted(shown))):
                found.setdefault(sign, {})[explained.get(sign)] = None
        return [one for meant in found.values() if len(meant) == 1 for one in meant if one]

    def by_year(self, entries: Iterable[Entry]) -> list[nodes.Element]:
        """Return entries, which come by time, under a heading for every year."""
        made: list[nodes.Element] = []
        for year, members in groupby(entries, _year):
            text = str(year) if year else _("undated").capitalize()
            heading = nodes.rubric("", text, classes=["resume-heading"])
            heading["heading-level"] = 2
            made.append(heading)
            made.append(self.entries(members))
        return made

    def paragraphs(self, texts: Iterable[str]) -> list[nodes.Element]:
        """Return plain texts as paragraphs."""
        return [nodes.paragraph("", text, translatable=False) for text in texts]

    def copies(self, copies: Iterable[Copy]) -> list[nodes.Element]:
        """Return bodies that are shown away from their authors' pages."""
        made: list[nodes.Element] = []
        for copy in copies:
            body = self.copy(copy)
            if body and copy.heading:
                made.append(joined("resume-by", map(self.element, copy.heading)))
            if body:
                made.append(resume_transclusion("", *body, classes=["resume-copy"]))
        return made

    def section(self, section: Section) -> list[nodes.Element]:
        """Return what stands below the heading of a section."""
        made = self.copies(section.copies)
        if section.code:
            code = nodes.literal_block(section.code, section.code, language="bibtex", force=True)
            made.append(code)
        if section.entries:
            plain = not any(entry.notes or entry.summary for entry in section.entries)
            targets = [entry.target for entry in section.entries]
            skills = all(isinstance(one, Ref) and one.key.kind == "skill" for one in targets)
            made.append(self.entries(section.entries, "chips" if plain and skills else "list"))
        return made

    def _entry(self, entry: Entry) -> nodes.list_item:
        notes = [n for n in entry.notes if not _is_time(n)]
        dates = [n for n in entry.notes if _is_time(n)]
        line: list[nodes.Node] = [
            nodes.inline("", "", self.lead(entry.target), classes=["resume-entry"])
        ]
        if notes:
            line.append(nodes.inline("", "", *self._listed(notes), classes=["resume-left"]))
        if dates:
            line.append(nodes.inline("", "", *self._listed(dates), classes=["resume-dates"]))
        item = self._item(entry, joined("resume-line", line))
        if entry.summary:
            classes = ["resume-summary"]
            item += nodes.paragraph("", entry.summary, classes=classes, translatable=False)
        return item

    def _card(self, entry: Entry) -> nodes.list_item:
        item = self._entry(entry)
        if isinstance(entry.target, Ref) and (picture := self.picture(entry.target.key)):
            item.insert(0, picture)
        return item

    def _item(self, entry: Entry, line: nodes.paragraph) -> nodes.list_item:
        if (code := self.codes.get(entry.target)) is not None:
            return resume_filtered("", line, code=code)
        return nodes.list_item("", line)

    def _listed(self, elements: Iterable[InlineElement]) -> list[nodes.Node]:
        """Return pieces with commas between them."""
        made: list[nodes.Node] = []
        for element in elements:
            if made:
                made.append(nodes.Text(" " if isinstance(element, More) else comma(self.language)))
            made.append(self.element(element))
        return made

    def authors(self, people: Iterable[InlineElement], notes: Iterable[Meaning]) -> nodes.inline:
        """Return authors with commas between them, and what signs at their names mean behind."""
        named = [Signed(one, "") if isinstance(one, str) else one for one in people]
        made = nodes.inline("", "", *self._listed(named))
        if told := "; ".join(map(self._words, notes)):
            made += nodes.Text(f" ({told})")
        return made
