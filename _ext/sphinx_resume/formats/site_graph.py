"""The graph of the whole site as one JSON file, and the JSON Schema of it.

Every thing and every block has an id; each relation is told at both of its ends. Things are in
the order of their ids, one in a line, so that a change of one changes lines of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sphinx_resume.formats.urls import Urls, texts, uri
from sphinx_resume.formats.values import filled
from sphinx_resume.model.dates import PRESENT, Date
from sphinx_resume.model.descriptions import described, span_of, spans_of
from sphinx_resume.model.fields import FORMS, Field, document, flag, image, links
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import KINDS, Kind, Publication, kind_of, paged
from sphinx_resume.model.records import Key, Record
from sphinx_resume.model.relations import PARTS, Relation, relations

VERSION = "1.0"
"""Of the form of the file: a number before the dot that is new may break readers."""

SCHEMA = "resume.schema.json"
_SILENT = {"id", "person", "draft"}


class SiteInfo(NamedTuple):
    """What the file says of the site: its name, language, and where pages are from its root.

    ``say`` translates words of ours into that language.
    """

    name: str
    language: str
    path: Callable[[str], str]
    say: Callable[[str], str] = str


def site_graph(graph: Graph, urls: Urls, site: SiteInfo) -> bytes:
    """Return everything that the graph has."""
    made = SiteGraphMaker(graph, urls, site)
    about = filled({"name": site.name, "url": urls.home, "language": site.language})
    head = {"$schema": urls.file(SCHEMA) or SCHEMA, "version": VERSION, "site": about}
    return "".join(
        (
            json.dumps(head, ensure_ascii=False)[:-1],
            ', "entities": [\n',
            _lines(made.entity(key, edges) for key, edges in relations(graph).items()),
            '\n], "blocks": [\n',
            _lines(made.block(one) for records in graph.records.values() for one in records),
            "\n]}\n",
        )
    ).encode()


def _lines(values: Iterable[dict[str, Any]]) -> str:
    # `json.dumps` would make an encoder for every line.
    return ",\n".join(map(json.JSONEncoder(ensure_ascii=False).encode, values))


class SiteGraphMaker:
    """Makes the parts of the file."""

    def __init__(self, graph: Graph, urls: Urls, site: SiteInfo) -> None:
        self.graph, self.urls, self.path, self.say = graph, urls, site.path, site.say
        self.texts = texts(graph, urls)

    def entity(self, key: Key, edges: list[Relation]) -> dict[str, Any]:
        """Return a thing, and what it has to do with."""
        entity, span = self.graph.entities[key], span_of(self.graph, key)
        # How long the last time was is not known if it has no end.
        open_ended = any(one.end is None for one in spans_of(self.graph, key)[-1:])
        pages = [name for name in self.graph.backlinks_of(key) if isinstance(name, str)]
        made = {
            "id": _id(key),
            "kind": key.kind,
            "name": entity.title,
            "description": described(self.graph, key, self.say),
            "path": self.path(entity.page) if entity.page else "",
            "url": self.urls.thing(self.graph, key),
            "start": _when(span.start),
            "end": _when(None if open_ended else span.end),
            "blocks": list(map(_block_id, entity.records)),
            "mentionedOn": sorted(map(self.path, pages)),
            "relations": list(map(_relation, edges)),
        }
        return filled(made, {"relations"})

    def block(self, record: Record) -> dict[str, Any]:
        """Return what one block says."""
        ends, path = self.graph.edges_of(record), self.path(record.docname)
        around = self.graph.at(record.docname, record.parent)
        here = self.urls.page(record.docname)
        return filled(
            {
                "id": _block_id(record),
                "kind": kind_of(record).name,
                "of": _id(ends.itself) if ends.itself else "",
                "people": list(map(_id, ends.people)),
                "parent": _block_id(around) if around else "",
                "path": f"{path}#{record.anchor}",
                "url": f"{here}#{record.anchor}" if here else "",
                "fields": self._fields(record),
                "text": self.texts.text(record.text),
            },
            {"fields"},
        )

    def _fields(self, record: Record) -> dict[str, Any]:
        found = {}
        for field in _published(kind_of(record)):
            if value := getattr(record, field.attribute):
                found[field.name] = self._value(record, field, value)
        return filled(found)

    def _value(self, record: Record, field: Field, value: Any) -> Any:
        if field.form == FORMS[image]:
            return uri(self.urls.picture(value))
        if field.form == FORMS[document] and isinstance(record, Publication):
            return self.urls.pdf(self.graph, record)
        if field.form == FORMS[links]:
            return [{"name": name, "url": url} for name, url in value]
        if isinstance(value, bool):
            return value
        if isinstance(value, Date):
            return _when(value)
        return list(map(str, value)) if field.listed else str(value or "")


def _id(key: Key) -> str:
    return f"{key.kind}:{key.id}"


def _block_id(record: Record) -> str:
    """Return what identifies a block; entries of a bibliography stand at one place."""
    entry = (
        f"/{record.own_id or record.id}"
        if isinstance(record, Publication) and record.bibtex
        else ""
    )
    return f"{record.docname}#{record.anchor}{entry}"


def _when(date: Date | None) -> str:
    return "present" if date == PRESENT else str(date or "")


def _relation(one: Relation) -> dict[str, str]:
    made = {"to": _id(one.to), "part": one.part}
    return made | {"block": _block_id(one.record)} if one.record else made


def schema() -> bytes:
    """Return the JSON Schema (draft 2020-12) of the file, made from the field table."""
    added = (one for one in KINDS.values() if one.added and one.page)
    parts = PARTS | {one.name: f"is a {one.singular} that has to do with it" for one in added}
    entity = _object(
        {
            "id": _text("The kind and the id: `project:arm-control`."),
            "kind": {"enum": list(paged())},
            "name": _text("What it is called."),
            "description": _text("What it is, whose, and when."),
            "path": _text("Its page, from the root of the site."),
            "url": _text("The whole address of its page."),
            "start": _text("The first that is known of it: 2020, 2020-07 or 2020-07-15."),
            "end": _text("The last that is known of it, or `present`."),
            "blocks": _list(_text("The id of a block that describes it or contributes to it.")),
            "mentionedOn": _list(_text("A page, from the root of the site, that names it.")),
            "relations": _list({"$ref": "#/$defs/relation"}),
        },
        "id kind name relations",
    )
    relation = _object(
        {
            "to": _text("The id of the other thing, which has a relation to this one too."),
            "part": {
                "description": "What the other one is to this one.",
                "oneOf": [{"const": name, "description": said} for name, said in parts.items()],
            },
            "block": _text("The id of the block that says so."),
        },
        "to part",
    )
    site = _object({name: _text(said) for name, said in _SITE.items()}, "")
    whole = {
        "$schema": _text("The address of this schema."),
        "version": {"const": VERSION},
        "site": site,
        "entities": _list({"$ref": "#/$defs/entity"}),
        "blocks": _list({"oneOf": [{"$ref": f"#/$defs/{name}"} for name in KINDS]}),
    }
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The graph of a site of résumés",
        "description": "What the site has, what each block says, and what has to do with what.",
        **_object(whole, "version site entities blocks"),
        "$defs": {
            "entity": entity,
            "relation": relation,
            **{name: _block(kind) for name, kind in KINDS.items()},
        },
    }
    return f"{json.dumps(made, ensure_ascii=False, indent=1)}\n".encode()


_SITE = {
    "name": "What the site is called.",
    "url": "The address of its first page.",
    "language": "The language of its own words.",
}


def _block(kind: Kind) -> dict[str, Any]:
    """Return what a block of a kind is."""
    fields = {one.name: _field(one) for one in _published(kind)}
    parts = {
        "id": _text("The page it stands on, its anchor there, and which entry of a bibliography."),
        "kind": {"const": kind.name},
        "of": _text("The id of the thing that it describes."),
        "people": _list(_text("The id of a person who has a part in it.")),
        "parent": _text("The id of the block around it."),
        "path": _text("Where it stands, from the root of the site."),
        "url": _text("The whole address of that."),
        "fields": _object(fields, ""),
        "text": _text("Its text, as Markdown."),
    }
    return {"description": kind.help, **_object(parts, "id kind path fields")}


def _published(kind: Kind) -> Iterator[Field]:
    return (f for f in kind.fields.values() if f.name not in _SILENT and not f.unpublished)


def _field(field: Field) -> dict[str, Any]:
    said = f"{field.help} ({field.form})"
    if field.form == FORMS[flag]:
        return {"type": "boolean", "description": said}
    if field.form == FORMS[links]:
        link = _object({"name": _text("What it is called."), "url": _text("Its address.")}, "url")
        return {**_list(link), "description": said}
    return {**_list({"type": "string"}), "description": said} if field.listed else _text(said)


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(properties: dict[str, Any], required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }
