"""Timelines made into nodes: one list, which the style sheet of a web page makes a chart.

Every builder shows the list. In HTML each of its items says in custom properties of CSS
where its bar is, and the years stand above, hidden from screen readers, which read the
dates. There is no script, and nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_resume.model.timeline import Bar, Timeline, TimelineGroup, TimelineItem
from sphinx_resume.render.contents import Render
from sphinx_resume.render.inline_nodes import joined

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class resume_timeline(nodes.container):
    """A timeline: a container, and in HTML the years of its scale, ``ticks``."""


class resume_timeline_bar(nodes.list_item):
    """An item of a timeline: a list item, and in HTML the place of its bar, ``style``, in CSS."""


def timeline_nodes(timeline: Timeline, render: Render) -> list[nodes.Element]:
    """Return *timeline* as nodes, or none if there is nothing to show."""
    if not timeline.groups:
        return []
    ticks = timeline.scale.ticks if timeline.scale else ()
    frame = resume_timeline(classes=["resume-timeline"], ticks=list(ticks))
    frame += _groups(timeline.groups, render)
    return [frame]


def _groups(groups: Iterable[TimelineGroup], render: Render) -> nodes.bullet_list:
    made = nodes.bullet_list(classes=["resume-timeline-groups"])
    for group in groups:
        label = nodes.strong("", "", render.element(group.label))
        item = nodes.list_item("", nodes.paragraph("", "", label, translatable=False))
        item += _groups(group.groups, render) if group.groups else _bars(group, render)
        made += item
    return made


def _bars(group: TimelineGroup, render: Render) -> nodes.bullet_list:
    bars = [_bar(bar, render) for bar in group.bars]
    undated = [nodes.list_item("", _text(item, render)) for item in group.undated]
    return nodes.bullet_list("", *bars, *undated, classes=["resume-timeline-bars"])


def _bar(bar: Bar, render: Render) -> resume_timeline_bar:
    flags = {
        bar.item.kind: True,
        "open-start": bar.open_start,
        "open-end": bar.open_end,
        "at-end": bar.text_left < bar.left,
    }
    classes = [f"resume-timeline-{name}" for name, told in flags.items() if told]
    places = {
        "lane": bar.lane,
        "left": f"{bar.left:g}%",
        "width": f"{bar.width:g}%",
        "text": f"{bar.text_left:g}%",
        "rest": f"{100 - bar.text_right:g}%",
    }
    style = ";".join(f"--resume-{name}:{place}" for name, place in places.items())
    return resume_timeline_bar("", _text(bar.item, render), classes=classes, style=style)


def _text(item: TimelineItem, render: Render) -> nodes.paragraph:
    """Return what stands at a bar: where it leads, the role, and the dates."""
    elements: list[nodes.Node] = [
        nodes.inline("", "", render.lead(item.target), classes=["resume-entry"]),
        *(
            nodes.inline("", "", render.element(note), classes=["resume-left"])
            for note in item.notes
        ),
    ]
    if item.span:
        elements.append(render.element(item.span))
    return joined("resume-timeline-text", elements)


# --- HTML ---------------------------------------------------------------------------------


def _open_timeline(translator: HTML5Translator, node: resume_timeline) -> None:
    years = "".join(
        f'<span style="--resume-left:{left:g}%">{year}</span>' for year, left in node["ticks"]
    )
    axis = f'<div class="resume-timeline-years" aria-hidden="true">{years}</div>\n'
    translator.body.append(translator.starttag(node, "div") + (axis if years else ""))


def _close_timeline(translator: HTML5Translator, node: resume_timeline) -> None:
    translator.body.append("</div>\n")


def _open_bar(translator: HTML5Translator, node: resume_timeline_bar) -> None:
    classes = "resume-timeline-bar"
    start = translator.starttag(node, "li", "", CLASS=classes, style=node["style"])
    translator.body.append(start)


def _close_bar(translator: HTML5Translator, node: resume_timeline_bar) -> None:
    translator.body.append("</li>\n")


def setup(app: Sphinx) -> None:
    """Register what the nodes are in HTML; elsewhere they are what they are made from."""
    app.add_node(resume_timeline, html=(_open_timeline, _close_timeline))
    app.add_node(resume_timeline_bar, html=(_open_bar, _close_bar))
