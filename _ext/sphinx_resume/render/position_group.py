"""Several positions at one employer, one after the other, under one heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes

from sphinx_resume.model.dates import format_span, separate
from sphinx_resume.model.kinds import Experience
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.records import Record
from sphinx_resume.nodes import header_of, resume_block, resume_group, resume_header
from sphinx_resume.render.localization import comma, present


def group_positions(document: nodes.document, records: Sequence[Record], language: str) -> None:
    """Put adjacent positions at one employer under its name, with dates that leave out gaps."""
    for run in list(_runs(document, records)):
        members = [(block, records[block["place"][1]]) for block in run]
        spans = separate(record.span for _, record in members)
        first = members[0][0]
        group = resume_group(classes=["resume-group"], place=first["place"])
        # Not replace_self, which would hand the block's id on.
        first.parent.insert(first.parent.index(first), group)
        dates = comma(language).join(format_span(one, language, present()) for one in spans)
        group += _group_header(first, dates)
        for block, _ in members:
            block.parent.remove(block)
            group += block
            _demote(block)


def _runs(document: nodes.document, records: Sequence[Record]) -> Iterator[list[nodes.container]]:
    run: list[nodes.container] = []
    for block in document.findall(resume_block):
        record = records[block["place"][1]]
        if not isinstance(record, Experience):
            continue
        if (
            run
            and _employer(records, block)
            and _follows(run[-1], block)
            and _employer(records, run[-1]) == _employer(records, block)
        ):
            run.append(block)
            continue
        if len(run) > 1:
            yield run
        run = [block]
    if len(run) > 1:
        yield run


def _follows(first: nodes.container, second: nodes.container) -> bool:
    if first.parent is not second.parent:
        return False
    between = first.parent.children[first.parent.index(first) + 1 : second.parent.index(second)]
    return all(isinstance(node, nodes.comment | nodes.target) for node in between)


def _employer(records: Sequence[Record], block: nodes.container) -> str:
    record = records[block["place"][1]]
    assert isinstance(record, Experience)
    return comparable(record.organization or record.name)


def _title(block: nodes.Element) -> nodes.rubric | None:
    header = header_of(block)
    return next(header.findall(nodes.rubric), None) if header is not None else None


def _group_header(first: nodes.container, dates: str) -> nodes.container:
    header = resume_header(classes=["resume-header"])
    title = _title(first)
    if title is not None:
        header += title.deepcopy()
    if dates:
        paragraph = nodes.paragraph(classes=["resume-meta"], translatable=False)
        paragraph += nodes.inline("", dates, classes=["resume-dates"])
        header += paragraph
    return header


def _demote(block: nodes.container) -> None:
    """Make the position the heading of *block*, one level below the employer."""
    title = _title(block)
    if title is None:
        return
    header = header_of(block) or block
    inlines = header.findall(nodes.inline)
    position = next((one for one in inlines if one.get("resume_field") == "position"), None)
    level = title["heading-level"] + 1
    if position is None:
        title.parent.remove(title)
    else:
        made = nodes.rubric(position.rawsource, "", *position.children, classes=["resume-position"])
        made.source, made.line = position.source, position.line
        made["heading-level"] = min(level, 6)
        title.replace_self(made)
        _remove_element(position)
    for inner in block.findall(nodes.rubric):
        if inner.parent.parent is not block and "heading-level" in inner:
            inner["heading-level"] = min(inner["heading-level"] + 1, 6)


def _remove_element(element: nodes.Node) -> None:
    """Remove a piece of a line with the comma or dot beside it, and the line if it was all."""
    line = element.parent
    index = line.index(element)
    line.remove(element)
    for neighbour in (index, index - 1):
        if 0 <= neighbour < len(line) and _is_separator(line[neighbour]):
            line.pop(neighbour)
            break
    if not line.children and line.parent is not None:
        _remove_element(line)


def _is_separator(node: nodes.Node) -> bool:
    return node.astext().strip() in {",", "،", "，", "、", "·"}
