"""The head of a block: title, dates, position, place, links, skills.

Everything is one heading and plain paragraphs of inline pieces, so that every
builder shows it; the style sheet aligns them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes

from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import Date, Span, format_date, format_span, format_written, is_rtl
from sphinx_resume.model.field_list import bare_url
from sphinx_resume.model.fields import PUBLICATION_TYPES, Parser
from sphinx_resume.model.kinds import Kind
from sphinx_resume.model.publications.editions import around_edition, edition_text, number_of
from sphinx_resume.model.publications.publication_facts import is_file
from sphinx_resume.model.text import N_, dashed
from sphinx_resume.nodes import (
    credits_placeholder,
    pdf_placeholder,
    resume_header,
    resume_name,
    resume_separator,
    resume_title,
)
from sphinx_resume.render.inline_nodes import (
    chips,
    isolated,
    joined,
    listed_word,
    reference_to,
    skill,
    soft,
    tag,
    unread,
    web,
)
from sphinx_resume.render.localization import _, comma, office, present, separator
from sphinx_resume.render.person_header import person_head, resume_tools

Shown = Callable[[str, nodes.TextElement], nodes.TextElement]

_LINKS = (("url", ""), ("repository", N_("Source code")), ("pdf", N_("PDF")))
_RELATED = (
    # Translators: the label of the other people who took part.
    ("people", N_("With")),
    ("editors", N_("Editors")),
    ("part_of", N_("Part of")),
    ("projects", N_("Projects")),
    ("publications", N_("Publications")),
)
_PRINTED = {"award", "publication", "talk"}
"""What these are related to is printed: the résumé says it nowhere else."""
_EXTRAS = (
    ("description", ""),
    # Translators: of a degree, as in "Grade: 1.3".
    ("score", N_("Grade")),
    ("courses", N_("Courses")),
)
_NUMBERS = {
    "number": N_("Number"),
    "volume": N_("Volume"),
    "issue": N_("Issue"),
    "chapter": N_("Chapter"),
    "pages": N_("Pages"),
    "isbn": N_("ISBN"),
}
"""Numbers that say nothing without their labels."""
_LABELLED = re.compile(r"(?:[^\W\d_]{2,}\.?|№|#)[:\s]+(?:[^\W\d_]+[:\s]+)?\W*\d|[^\W\d_][\w .-]*:")
_CREDITS = {"authors", "editors"}
"""Fields whose names the graph knows more of: whom each means, and how the paper has it."""
_REFERS: Mapping[str, str] = {
    "people": "person",
    "organization": "organization",
    "parent_organization": "organization",
    "part_of": "project",
    "projects": "project",
    "publications": "publication",
}
_MAY_REFER: Mapping[str, str] = {"awarder": "organization", "publisher": "organization"}
"""Fields with texts that are names of what the site may have."""


def block_nodes(
    kind: Kind, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.Element]:
    """Return what a block shows besides its body, in order; skills come last."""
    if kind.row is not None:
        return [_row(kind, values, shown, language)]
    made: list[nodes.Element] = []
    header = resume_header(classes=["resume-header"])
    if kind.name == "person":
        header += person_head(values, shown, rtl=is_rtl(language))
        header += _added(kind, values, shown, language)
    else:
        header += _heading(kind, values, shown)
        header += _meta(kind, values, shown, language)
        header += _links(values)
    header += _related(kind, values, shown, language)
    if kind.name == "post" and values.get("tags"):
        header += joined("resume-tags", map(tag, values["tags"]), comma(language))
    if header.children:
        made.append(header)
    if values.get("skills"):
        made.append(chips(values["skills"], separator(values["skills"], language)))
    if kind.name == "person":
        made.append(resume_tools())
    return made


def _added(
    kind: Kind, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.paragraph]:
    """Return a line with the fields that a project has added to people."""
    made = [_elements(kind, name, values, shown, language) for name in kind.header]
    elements = [element for found in made for element in found]
    return [joined("resume-links", elements)] if elements else []


def _heading(kind: Kind, values: Mapping[str, Any], shown: Shown) -> list[nodes.Element]:
    if kind.name == "contribution":
        name = values.get("project", "")
        return [resume_title("", "", soft("project", name), classes=["resume-title"])]
    if not (name := _title(kind, values)):
        return []
    return [shown(name, resume_title(classes=["resume-title"]))]


def _title(kind: Kind, values: Mapping[str, Any]) -> str:
    """Return the field that is the heading: the position of a job, if it has no employer."""
    others = ("position", "study_type", "area") if kind.affiliation else ()
    return next((name for name in (kind.title, *others) if values.get(name)), "")


def _meta(
    kind: Kind, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.paragraph]:
    elements = []
    span = Span(values.get("start") or values.get("date"), values.get("end"))
    dates = format_span(span, language, present(), _)
    if text := format_written(span, values.get("undated", ""), dates):
        elements.append(nodes.inline("", text, classes=["resume-dates"]))
    left = nodes.inline(classes=["resume-left"])
    if kind.name == "publication" and values.get("type"):
        label = PUBLICATION_TYPES[values["type"]]
        left += nodes.inline("", _(label), classes=["resume-type"])
    for name in kind.header:
        if name == _title(kind, values):
            continue
        for element in _elements(kind, name, values, shown, language):
            if left.children:
                left += nodes.Text(comma(language))
            left += element
    if left.children:
        elements.append(left)
    if values.get("updated"):
        text = f"{_('Updated')}: {format_date(values['updated'], language, say=_)}"
        elements.append(nodes.inline("", text, classes=["resume-updated"]))
    if values.get("location"):
        right = nodes.inline(classes=["resume-place"])
        right += isolated(shown("location", nodes.inline()), rtl=is_rtl(language))
        elements.append(right)
    made = [joined("resume-meta", elements)] if elements else []
    for name, label in _EXTRAS:
        if values.get(name):
            made.append(_extra(name, label, values, shown, language))
    return made


def _extra(
    name: str, label: str, values: Mapping[str, Any], shown: Shown, language: str
) -> nodes.paragraph:
    paragraph = nodes.paragraph(classes=[f"resume-{name}"], translatable=False)
    value, rtl = values[name], is_rtl(language)
    if label and not _is_labelled(value):
        paragraph += nodes.Text(f"{_(label)}: ")
    if isinstance(value, str):
        paragraph += isolated(shown(name, nodes.inline()), rtl=rtl)
    items = value if isinstance(value, tuple) else ()
    between = separator(items, language)
    for number, one in enumerate(items):
        paragraph += [
            *([nodes.Text(between)] if number else []),
            isolated(listed_word(one), rtl=rtl),
        ]
    return paragraph


def _is_labelled(value: str | tuple[str, ...]) -> bool:
    """Tell whether a value says itself what it is: ``GPA 3.9``, ``No. 12``."""
    return isinstance(value, str) and bool(_LABELLED.match(value))


def _elements(
    kind: Kind, name: str, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.Element]:
    """Return what a field shows; texts that do not read as the page does are kept apart."""
    found = _field(kind, name, values, shown, language)
    if found and name not in _REFERS and (field := kind.field_of(name)).added:
        # Readers do not know a field that a project has added; its label says what it is.
        first, *rest = found
        others = [node for one in rest for node in (nodes.Text(comma(language)), one)]
        found = [nodes.inline("", f"{_(field.label)}: ", first, *others)]
    return [isolated(one, rtl=is_rtl(language)) if name not in _CREDITS else one for one in found]


def _field(
    kind: Kind, name: str, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.Element]:
    value = values.get(name)
    if not value:
        return []
    if named := _named(name, value):
        return named
    css = f"resume-{name.replace('_', '-')}"
    if name == "pages":
        value = dashed(value)
    numbered = name in _NUMBERS and not _is_labelled(value)
    if numbered or (name == "edition" and number_of(value)):
        text = f"{_(_NUMBERS[name])} {value}" if numbered else edition_text(value, _)
        return [nodes.inline("", text, classes=[css])]
    parse: Parser = kind.field_of(name).parse
    if several := _of_several(parse, value):
        return several
    text = office(value, language) if name == "office" else value
    if isinstance(value, Date):
        text = format_date(value, language, present(), _)
    if parse is f.shown and text == value:
        node: nodes.Element = shown(name, nodes.inline(classes=[css]))
        if name in _MAY_REFER and all(isinstance(one, nodes.Text) for one in node):
            node = resume_name(
                "", nodes.inline("", "", node), **reference_to(_MAY_REFER[name], value)
            )
        if name == "edition":
            before, after = around_edition(value, _)
            node = nodes.inline("", before, node, nodes.Text(after)) if before or after else node
        return [node]
    return [nodes.inline("", text, classes=[css])]


def _named(name: str, value: Any) -> list[nodes.Element]:
    """Return the names in a field that refers to people or to things."""
    if name in _CREDITS:
        text = ", ".join(f"{one}{''.join(mark.sign for mark in one.marks)}" for one in value)
        return [credits_placeholder("", text, field=name)]
    names = (value,) if isinstance(value, str) else value
    return [soft(_REFERS[name], one) for one in names] if name in _REFERS else []


def _of_several(parse: Parser, value: Any) -> list[nodes.Element]:
    """Return what a field shows that is an address, or has several values."""
    if parse is f.url:
        return [web(value, bare_url(value))]
    if parse is f.links:
        return [web(url, label) for label, url in value]
    return [listed_word(one) for one in value] if parse is f.names else []


def _links(values: Mapping[str, Any]) -> list[nodes.paragraph]:
    found: list[nodes.Element] = [
        web(values[name], _(label))
        if label
        else web(values[name], bare_url(values[name]), "resume-address")
        for name, label in _LINKS
        if values.get(name) and not is_file(values[name])
    ]
    if is_file(values.get("pdf", "")):
        found.append(pdf_placeholder("", _("PDF")))
    if values.get("doi"):
        found.append(web(f"https://doi.org/{values['doi']}", f"doi:{values['doi']}"))
    if values.get("ror"):
        found.append(web(f"https://ror.org/{values['ror']}", f"ROR:{values['ror']}"))
    if values.get("arxiv"):
        number = values["arxiv"].removeprefix("arXiv:")
        found.append(web(f"https://arxiv.org/abs/{number}", f"arXiv:{number}"))
    if values.get("links"):
        found += [web(url, label) for label, url in values["links"]]
    found += unread(values)
    return [joined("resume-links", found)] if found else []


def _related(
    kind: Kind, values: Mapping[str, Any], shown: Shown, language: str
) -> list[nodes.paragraph]:
    made = []
    for name, label in _RELATED:
        if elements := _elements(kind, name, values, shown, language):
            paragraph = joined("resume-related", elements, comma(language))
            if name in {"people", "editors"}:
                paragraph["classes"].append("resume-people")
            if name in {"people", "editors"} or kind.name in _PRINTED:
                paragraph["classes"].append("resume-printed")
            paragraph.insert(0, nodes.Text(f"{_(label)}: "))
            made.append(paragraph)
    return made


def _row(kind: Kind, values: Mapping[str, Any], shown: Shown, language: str) -> nodes.paragraph:
    """Return the one line of a skill group, a language or an interest."""
    rtl = is_rtl(language)
    paragraph = nodes.paragraph(classes=["resume-row"], translatable=False)
    if values.get(kind.title):
        strong = nodes.strong("", "", classes=["resume-label"])
        strong += shown(kind.title, nodes.inline())
        paragraph += isolated(strong, rtl=rtl)
    rest: list[nodes.Node] = [skill(name) for name in values.get("skills", ())]
    rest += [isolated(listed_word(one), rtl=rtl) for one in values.get("keywords", ())]
    added = [one.attribute for one in kind.fields.values() if one.added]
    levels: list[nodes.Element] = [
        isolated(shown(n, nodes.inline(classes=["resume-level"])), rtl=rtl)
        for n in kind.row or ()
        if values.get(n) and n not in added
    ]
    levels += [element for n in added for element in _elements(kind, n, values, shown, language)]
    if paragraph.children and rest:
        # "Methods (expert): …" says whose level it is.
        for level in levels:
            paragraph += [nodes.Text(" ("), level, nodes.Text(")")]
    else:
        rest += levels
    between = separator((*values.get("skills", ()), *values.get("keywords", ())), language)
    for number, element in enumerate(rest):
        if number or paragraph.children:
            text = between if number else ": "
            paragraph += resume_separator("", text, classes=["resume-sep"])
        paragraph += element
    return paragraph
