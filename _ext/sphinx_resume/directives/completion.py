"""Complete the records of a document that has been read and translated.

Runs at ``doctree-read``, when translations are in and MyST has made its links
into references: words are taken from the nodes, so that records hold what a
translator made of them; nesting and owners are taken from the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_resume.directives.bibtex_directive import publications_of
from sphinx_resume.directives.block_body import line, rich, words_of
from sphinx_resume.directives.block_head import showable
from sphinx_resume.directives.entry import DraftRecord
from sphinx_resume.directives.named_files import is_readable
from sphinx_resume.directives.page_text import note_texts, opening_of
from sphinx_resume.directives.reading import reading_of
from sphinx_resume.directives.translatable_words import translations_of
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.index_pages import lists_posts
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.dependencies import digest
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.edges import needs_owner
from sphinx_resume.model.kinds import Contribution, Post, Publication, kind_of
from sphinx_resume.model.records import Record, dated
from sphinx_resume.model.slugs import is_id, slug
from sphinx_resume.nodes import (
    body_of,
    header_of,
    known_placeholder,
    resume_block,
    resume_body,
    resume_skills,
)
from sphinx_resume.problems import warn
from sphinx_resume.render.person_header import name_portrait
from sphinx_resume.render.position_group import group_positions

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass(slots=True)
class _Found:
    """A block of the document: its node, its stub, and the index of the block around it."""

    node: resume_block
    draft_record: DraftRecord
    parent: int


def collect(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Store the records of *docname*."""
    found = _blocks(document, reading_of(domain.env).draft_records)
    title, _ = showable(next((words_of(node) for node in document.findall(nodes.title)), ""))
    original, _ = showable(document.attributes.pop("resume_title", title))
    people = [one for one in found if one.draft_record.kind.name == "person"]
    for one in people:
        _name(one, title if len(people) == 1 else "", original, docname)
        name = one.draft_record.values["name"]
        name_portrait(one.node, name, one.draft_record.values.get("family_name", ""))
    written = [one for one in found if one.draft_record.kind.name == "post"]
    for one in written:
        alone = len(written) == 1 and not people
        _name_post(domain, one, title, original, docname, alone=alone)
    used = set(document.ids)
    records: list[Record] = []
    owner = _id_of(people[0].draft_record) if people else ""
    for index, one in enumerate(found):
        if one.draft_record.kind.name == "person":
            owner = _id_of(one.draft_record)
        record = _record(domain, docname, index, one, records, owner, used)
        used.add(record.anchor)
        one.node["ids"] = [record.anchor]
        one.node["place"] = (docname, index)
        del one.node["draft"]
        records.append(record)
    records += publications_of(domain, docname, document, records)
    if records:
        domain.records[docname] = tuple(records)
    for one in found:
        _level(one.node)
        if domain.builder.use_message_catalog:
            _close_words(one.node)
    group_positions(document, records, domain.env.config.language)


def _blocks(document: nodes.document, draft_records: list[DraftRecord]) -> list[_Found]:
    found: list[_Found] = []
    index: dict[int, int] = {}
    for node in document.findall(resume_block):
        outer = node.parent
        while outer is not None and id(outer) not in index:
            outer = outer.parent
        index[id(node)] = len(found)
        found.append(
            _Found(
                node,
                draft_records[node["draft"]],
                index[id(outer)] if outer is not None else -1,
            )
        )
    return found


def _name(one: _Found, title: str, original: str, docname: str) -> None:
    """Take a person's name from the page's title."""
    values = one.draft_record.values
    if title and values.get("name") in {None, original}:
        for node in list(one.node.findall(nodes.rubric)):
            if node.get("resume_field") == "name":
                node.parent.remove(node)
        values["name"], one.draft_record.words["name"] = title, original
    if not values.get("name"):
        warn(
            Subtype.MISSING,
            f"person '{values.get('id', '')}': field 'name' is missing; "
            "begin the page with a heading that is the name, or add :name:",
            one.draft_record.place(docname),
        )
        values["name"] = values.get("id", "")


def _name_post(
    domain: ResumeDomain, one: _Found, title: str, original: str, docname: str, *, alone: bool
) -> None:
    """Take a post's title from that of the page, which it is then if it is *alone* there."""
    values = one.draft_record.values
    if alone and title and not values.get("url") and values.get("name") in {None, original}:
        for node in list(one.node.findall(nodes.rubric)):
            if node.get("resume_field") == "name":
                node.parent.remove(node)
        values["name"], one.draft_record.words["name"], values["hosted"] = title, original, True
        # The list of all posts leads to it.
        if lists_posts(domain):
            domain.env.metadata[docname]["orphan"] = True
        if not values.get("date"):
            message = f"post '{title}': field 'date' is missing (when it came out); add :date:"
            warn(Subtype.MISSING, message, one.draft_record.place(docname))
    if not values.get("name"):
        fix = "begin the page with a heading, which is its title"
        if not alone:
            fix = (
                "write it behind {post}, for the page's title is that of a post which is alone on "
                "it, without people and other posts"
            )
        message = f"post: field 'name' is missing (its title, if it is not the page's); {fix}"
        warn(Subtype.MISSING, message, one.draft_record.place(docname))


def _id_of(person: DraftRecord) -> str:
    """Return the id of a person, whose blocks those below are, before any ``:person:``."""
    return person.values.get("id") or slug(_original(person))


def _record(
    domain: ResumeDomain,
    docname: str,
    index: int,
    one: _Found,
    done: list[Record],
    owner: str,
    used: set[str],
) -> Record:
    draft_record = one.draft_record
    texts = {element["resume_field"]: element for element in _texts(one.node)}
    # Ids come from the words as they are written, which stay the same.
    words = {field: words_of(element, mathematics=True) for field, element in texts.items()}
    values = {**draft_record.values, **words, **_pictures(one.node, draft_record, domain)}
    title = texts.get("name")
    if (
        draft_record.kind.record is Publication
        and title is not None
        and any(title.findall(nodes.math))
    ):
        values["name_runs"] = line(domain, title, docname)
    outer = done[one.parent] if one.parent >= 0 else None
    if outer and outer.owner:
        owner = outer.owner
    if values.get("person"):
        owner = values["person"]
    body = body_of(one.node)
    shown = _with_summary(one.node, body, texts.get("summary"))
    listed = draft_record.kind.page or draft_record.kind.record is Contribution
    room = body if body is not None or not values.get("hosted") else _text_of(one.node)
    original = _original(draft_record)
    if values.get("hosted") and not values.get("id"):
        values["id"] = last_part(docname)
    values["id"] = values.get("id") or _id(draft_record, original, docname)
    if draft_record.kind.personal and not owner and not (outer and needs_owner(outer)):
        warn(
            Subtype.OWNER,
            f"{draft_record.kind.name} '{values.get(draft_record.kind.title, '')}': this block "
            "belongs to nobody; put a {person} block on the page, or add :person: with the id of "
            "one",
            draft_record.place(docname),
        )
    record = draft_record.kind.record(
        docname=docname,
        line=draft_record.line,
        index=index,
        parent=one.parent,
        owner=owner,
        source=draft_record.source,
        anchor=_unique(f"{draft_record.kind.name}-{values['id'] or index}", used),
        body=_digest(shown, one.node.document, Path(domain.env.srcdir)),
        images=tuple(one["uri"] for one in body.findall(nodes.image)) if body is not None else (),
        text=rich(domain, body, docname) if body is not None else (),
        opening=opening_of(domain, room, docname) if listed and room is not None else (),
        linked=tuple(_linked(domain, docname, texts)),
        original=original if original != values.get(draft_record.kind.title) else "",
        translations=tuple(translations_of(one.node)),
        lines=tuple(draft_record.lines.items()),
        **values,
    )
    inherits = outer is not None and draft_record.kind.name in {"project", "contribution"}
    if outer is not None and inherits and not record.span and outer.span:
        return dated(record, outer.span)
    return record


def _with_summary(
    block: nodes.container, body: nodes.container | None, summary: nodes.TextElement | None
) -> nodes.container | None:
    """Return the body of a block, which begins with its summary if it has no text of its own."""
    has_text = body is not None and any(map(_is_text, body.children))
    if summary is None or has_text:
        return body
    words = [child.deepcopy() for child in summary.children]
    paragraph = nodes.paragraph("", "", *words, classes=["resume-summary"], translatable=False)
    if body is not None:
        logos = [child for child in body.children if _is_picture(child, "logo")]
        body.insert(len(logos), paragraph)
        return body
    made = resume_body("", paragraph, classes=["resume-body"])
    skills = [n for n, child in enumerate(block.children) if isinstance(child, resume_skills)]
    block.insert(skills[-1] if skills else len(block.children), made)
    return made


def _is_text(node: nodes.Node) -> bool:
    """Tell whether a part of a body has words: no picture, no list, no block inside this one."""
    inner = isinstance(node, resume_block)
    return not inner and any(True for _ in node.findall(nodes.Text))


def _is_picture(node: nodes.Node, role: str) -> bool:
    return isinstance(node, nodes.image) and node.get("role") == role


def _linked(
    domain: ResumeDomain, docname: str, texts: Mapping[str, nodes.TextElement]
) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Yield the fields with links that have no words of their own, and what these fields say."""
    for field, text in texts.items():
        if any(not isinstance(child, nodes.Text) for child in text.children):
            runs = line(domain, text, docname)
            if not all(run.text for run in runs):
                yield field, runs


def _texts(node: nodes.container) -> Iterator[nodes.TextElement]:
    """Yield the fields that a block shows, translated, without those of blocks inside it."""
    for child in node.children:
        if isinstance(child, nodes.Element) and not isinstance(child, resume_body):
            for element in child.findall(nodes.TextElement):
                if "resume_field" in element:
                    yield element


def _pictures(
    node: nodes.container, draft_record: DraftRecord, domain: ResumeDomain
) -> dict[str, str]:
    """Return the portrait or logo of a block by its path in the project, if the file is there."""
    found = {}
    for name, role in (("image", "portrait"), ("logo", "logo")):
        if draft_record.values.get(name):
            shown = (one["uri"] for one in node.findall(nodes.image) if one.get("role") == role)
            uri = next(shown, "")
            found[name] = uri if uri in domain.env.images else ""
    return found


def last_part(docname: str) -> str:
    """Return the last part of a page's address that can be an id, or nothing."""
    parts = docname.removesuffix("/index").split("/")
    return made if is_id(made := slug(parts[-1])) else ""


def _text_of(block: nodes.Element) -> nodes.Element:
    """Return the section that *block* stands in, which is the text of a post."""
    return block.parent


def _original(draft_record: DraftRecord) -> str:
    """Return the title as its author wrote it: addresses are the same in every language."""
    return draft_record.words.get(draft_record.kind.title) or str(
        draft_record.values.get(draft_record.kind.title) or ""
    )


def _close_words(block: nodes.container) -> None:
    """Unmark words that were offered for translation; gettext reads the marks later.

    Sphinx (transforms/i18n.py, RemoveTranslatableInline) would move the words of what
    is still marked to the end of their line.
    """
    for inline in block.findall(nodes.inline):
        if "resume_field" in inline:
            inline.attributes.pop("translatable", None)


def _id(draft_record: DraftRecord, title: str, docname: str) -> str:
    if (made := slug(title)) and is_id(made):
        return made
    if title and draft_record.kind.page:
        why = f"the id '{made}', which no page can have" if made else "no id to make an address of"
        warn(
            Subtype.ID,
            f"{draft_record.kind.name} '{title}': its title gives {why}, so it has "
            "no page; add :id: with another name for it, in lower-case letters and digits",
            draft_record.place(docname),
        )
    return ""


def _digest(body: nodes.container | None, document: nodes.document | None, srcdir: Path) -> str:
    if body is None:
        return ""
    shown = [body.pformat()]
    if document is not None and any(body.findall(nodes.footnote_reference)):
        shown += [footnote.pformat() for footnote in document.findall(nodes.footnote)]
    # What the page says is the same if a file is gone, but not what it shows.
    shown += [str(is_readable(srcdir / image["uri"])) for image in body.findall(nodes.image)]
    return digest(*shown).hex()


def _unique(name: str, used: set[str]) -> str:
    number, made = 1, name
    while made in used:
        number += 1
        made = f"{name}-{number}"
    return made


def _level(block: nodes.container) -> None:
    """Give the block's heading the level that its place asks for."""
    level, outer = 1, block.parent
    while outer is not None:
        level += isinstance(outer, nodes.section | resume_block)
        outer = outer.parent
    if (header := header_of(block)) is not None:
        for rubric in header.findall(nodes.rubric):
            rubric["heading-level"] = min(level, 6)


def _complete(app: Sphinx, document: nodes.document) -> None:
    domain, docname = domain_of(app.env), app.env.docname
    if not domain.is_generated(docname):
        collect(domain, docname, document)
        note_texts(domain, docname, document)
        put_placeholders(domain, docname, document)


def put_placeholders(domain: ResumeDomain, docname: str, document: nodes.document) -> None:
    """Leave room for what the graph knows on a page that may be a thing's own.

    Facts go below the title, what it has to do with to the end.
    """
    folder = docname.rpartition("/")[0]
    records = domain.records.get(docname, ())
    people = sum(kind_of(record).name == "person" for record in records)
    own = people == 1 or any(isinstance(record, Post) and record.hosted for record in records)
    section = next(document.findall(nodes.section), None)
    if section is not None and (own or folder in domain.settings.folders.values()):
        field_list = known_placeholder(classes=["resume-known"], docname=docname, part="top")
        title = section.first_child_matching_class(nodes.title)
        section.insert(0 if title is None else title + 1, field_list)
        section += known_placeholder(classes=["resume-known"], docname=docname, part="sections")


class KeepTitle(SphinxTransform):
    """Keeps the page's title as it was before its translation (priority 20)."""

    default_priority = 15

    def apply(self, **kwargs: Any) -> None:
        """Note the title in the document."""
        if (title := next(self.document.findall(nodes.title), None)) is not None:
            self.document["resume_title"] = title.astext()


def setup(app: Sphinx) -> None:
    """Complete every document that somebody wrote."""
    app.add_transform(KeepTitle)
    app.connect("doctree-read", _complete)
