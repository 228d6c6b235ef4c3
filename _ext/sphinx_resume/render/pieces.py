"""Pieces, facts, entries and views made into nodes; links are filled in when they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from sphinx_resume.model.dates import Date, Span, format_span
from sphinx_resume.model.pieces import (
    Copy,
    Doc,
    Entry,
    Fact,
    More,
    Piece,
    Ref,
    Section,
    View,
    Web,
    Word,
)
from sphinx_resume.render.header import joined, web
from sphinx_resume.render.words import _, more, present


def piece_node(piece: Piece, language: str) -> nodes.Node:
    """Return the node of one piece; links to things and pages are placeholders for `pages.fill`."""
    if isinstance(piece, Ref):
        return nodes.inline("", piece.text, resume_key=tuple(piece.key))
    if isinstance(piece, Doc):
        return nodes.inline("", piece.text, resume_doc=piece.docname)
    if isinstance(piece, Word | More):
        text = _(piece.text) if isinstance(piece, Word) else more(piece.number)
        return nodes.inline("", text)
    if isinstance(piece, Web):
        return web(piece.url, piece.text)
    if isinstance(piece, Span | Date):
        span = piece if isinstance(piece, Span) else Span(piece)
        return nodes.inline("", format_span(span, language, present()), classes=["resume-dates"])
    return nodes.inline("", piece)


def facts_node(facts: Iterable[Fact], language: str) -> nodes.Element | None:
    """Return the facts as a field list, or None if there are none."""
    made = nodes.field_list(classes=["resume-facts"])
    for fact in facts:
        body = nodes.paragraph(translatable=False)
        for number, piece in enumerate(fact.pieces):
            if number:
                body += nodes.Text(", ")
            body += piece_node(piece, language)
        label = nodes.field_name("", _(fact.label), translatable=False)
        made += nodes.field("", label, nodes.field_body("", body))
    return made if made.children else None


def list_node(entries: Iterable[Entry], language: str, style: str = "list") -> nodes.Element:
    """Return entries as a list, as ``cards``, or as a line of ``chips``."""
    if style == "chips":
        targets = [piece_node(entry.target, language) for entry in entries]
        for target in targets:
            if isinstance(target, nodes.Element):
                target["classes"].append("resume-chip")
        return joined("resume-chips", targets, ", ")
    made = nodes.bullet_list(classes=["resume-list", f"resume-{style}"])
    for entry in entries:
        made += _entry(entry, language)
    return made


def _entry(entry: Entry, language: str) -> nodes.list_item:
    target = nodes.inline("", "", piece_node(entry.target, language), classes=["resume-entry"])
    notes = [n for n in entry.notes if not isinstance(n, Span | Date)]
    dates = [n for n in entry.notes if isinstance(n, Span | Date)]
    pieces: list[nodes.Node] = [target]
    if notes:
        left = nodes.inline(classes=["resume-left"])
        for number, note in enumerate(notes):
            if number:
                left += nodes.Text(", ")
            left += piece_node(note, language)
        pieces.append(left)
    if dates:
        right = nodes.inline(classes=["resume-dates"])
        for number, date in enumerate(dates):
            if number:
                right += nodes.Text(", ")
            right += piece_node(date, language)
        pieces.append(right)
    item = nodes.list_item("", joined("resume-line", pieces))
    if entry.summary:
        item += nodes.paragraph("", entry.summary, classes=["resume-summary"], translatable=False)
    return item


def copy_node(copy: Copy) -> nodes.container:
    """Return the placeholder of a body that is shown away from its author's page."""
    return nodes.container(
        classes=["resume-copy"], resume_copy=(copy.docname, copy.index, copy.whole)
    )


def view_nodes(view: View, language: str) -> list[nodes.Element]:
    """Return facts and bodies of a view, without its sections."""
    facts = facts_node(view.facts, language)
    return [*([facts] if facts is not None else []), *_copies(view.copies, language)]


def _copies(copies: Iterable[Copy], language: str) -> list[nodes.Element]:
    made: list[nodes.Element] = []
    for copy in copies:
        if copy.heading:
            heading = [piece_node(piece, language) for piece in copy.heading]
            made.append(joined("resume-by", heading))
        made.append(copy_node(copy))
    return made


def section_nodes(section: Section, language: str) -> list[nodes.Element]:
    """Return what stands below the heading of a section."""
    made = _copies(section.copies, language)
    if section.entries:
        plain = not any(entry.notes or entry.summary for entry in section.entries)
        keys = {entry.target.key.kind for entry in section.entries if isinstance(entry.target, Ref)}
        style = "chips" if plain and keys == {"skill"} else "list"
        made.append(list_node(section.entries, language, style))
    return made
