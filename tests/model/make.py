"""Graphs for tests, written as a résumé is read, and pages as a reader sees them.

    graph({"people/jane": [person("jane"), experience("Acme", project("Lego"), start="2020")]})

A block's first argument is what stands behind its directive, the others are the blocks
inside it. Places, ids and owners come out as they do when an author's page is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sphinx_resume.model.dates import Date, Span, format_date, format_span, parse_end
from sphinx_resume.model.diagnostics import unreported
from sphinx_resume.model.entities import Mention, Site
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Doc, InlineElement, Ref, View, Web, Word
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.model.names.author_lists import authors
from sphinx_resume.model.names.authors import author_of, with_marks
from sphinx_resume.model.page_contents import entity_view
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.slugs import is_id, slug

FOLDERS = {kind: f"{kind}s" for kind in paged()}


class Draft(NamedTuple):
    kind: str
    title: str
    inside: tuple[Draft, ...]
    values: dict[str, Any]


def _block(kind: str) -> Callable[..., Draft]:
    def make(title: str = "", *inside: Draft, **values: Any) -> Draft:
        return Draft(kind, title, inside, values)

    make.__name__ = kind
    return make


person, organization, skill, skills = map(_block, ("person", "organization", "skill", "skills"))
experience, education, volunteer = map(_block, ("experience", "education", "volunteer"))
project, contribution, publication = map(_block, ("project", "contribution", "publication"))
award, talk, teaching, certificate = map(_block, ("award", "talk", "teaching", "certificate"))


def records(docname: str, drafts: Sequence[Draft], shift: int = 0) -> tuple[Record, ...]:
    """Return what the blocks of a page leave behind; *shift* moves them down the file."""
    done: list[Record] = []

    def add(draft: Draft, parent: int, owner: str) -> None:
        kind = KINDS[draft.kind]
        values = {"line": 10 * len(done) + 1 + shift, "body": draft.title if draft.inside else ""}
        if draft.kind == "person":
            values["name"] = draft.title.capitalize()
        values |= {kind.argument: draft.title, **draft.values}
        owner = values.get("person") or (values["id"] if draft.kind == "person" else owner)
        made = slug(values[kind.title])
        values.setdefault("id", made if is_id(made) else "")
        for name in values.keys() & {"start", "end", "date"}:
            values[name] = parse_end(values[name])
        for name in values.keys() & {"authors", "editors"}:
            people = values[name]
            listed = isinstance(people, str)
            values[name] = authors(people, unreported) if listed else tuple(map(author_of, people))
        values |= with_marks(values)
        index = len(done)
        done.append(kind.record(docname=docname, index=index, parent=parent, owner=owner, **values))
        for inner in draft.inside:
            add(inner, index, owner)

    owner = next((draft.title for draft in drafts if draft.kind == "person"), "")
    for draft in drafts:
        owner = draft.title if draft.kind == "person" else owner
        add(draft, -1, owner)
    return tuple(done)


def graph(
    pages: Mapping[str, Sequence[Draft]],
    mentions: Mapping[str, Sequence[Mention]] | None = None,
    *,
    folders: Mapping[str, str] = FOLDERS,
    shift: int = 0,
) -> Graph:
    """Return the graph of the blocks and the links of each page."""
    found = {docname: records(docname, drafts, shift) for docname, drafts in pages.items()}
    said = {docname: tuple(links) for docname, links in (mentions or {}).items()}
    return Graph(found, said, Site(folders, frozenset({*pages, *said})))


def told(made: Graph) -> list[tuple[str, int, str]]:
    """Return the faults: subtype, line and message."""
    return [(str(one.subtype), one.line, one.message) for one in made.problems]


class Page(NamedTuple):
    """A thing's page in words: label to elements, label to rows of elements."""

    field_list: dict[str, list[str]]
    sections: dict[str, list[tuple[str, ...]]]
    view: View


def page(made: Graph, name: str, beside: str = "") -> Page:
    """Return the page of ``kind/id`` in words; *beside* is the one that an author wrote for it."""
    view = entity_view(made, key(name), beside)
    rows = {
        section.label: [(words(one.target), *map(words, one.notes)) for one in section.entries]
        for section in view.sections
    }
    return Page({one.label: [*map(words, one.elements)] for one in view.field_list}, rows, view)


def key(name: str) -> Key:
    return Key(*name.split("/"))


def words(piece: InlineElement) -> str:
    """Return a piece of a page as an English reader sees it."""
    match piece:
        case Ref(text=text) | Word(text=text):
            return text
        case Doc(docname=docname):
            return docname
        case Web(url=url):
            return url
        case Span():
            return format_span(piece, "en")
        case Date():
            return format_date(piece, "en")
    return piece


def table(text: str) -> list[tuple[str, ...]]:
    """Return the rows of a table: ``a -> b`` on lines, several divided by `` | ``."""
    rows = (row for line in text.strip().split("\n") for row in line.split(" | "))
    return [tuple(cell.strip() for cell in row.split("->")) for row in rows]
