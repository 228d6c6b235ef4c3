"""Inline nodes: links, lines of them, formulas, and texts of the other direction.

Mathematics is MathML in HTML, which browsers show without a script and without asking another
site, as Sphinx's own way with MathJax would have to. What docutils cannot make MathML of, and
what stands in other formats than HTML and LaTeX, is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml

from sphinx_resume.model.body_text import Run
from sphinx_resume.model.field_list import labelled
from sphinx_resume.model.latex.latex_math import with_arguments
from sphinx_resume.model.latex.latex_text import decode
from sphinx_resume.model.text import isolation_of
from sphinx_resume.nodes import (
    resume_name,
    resume_separator,
    resume_skills,
    resume_unseen_text,
    tag_placeholder,
    word_placeholder,
)
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator
    from sphinx.writers.latex import LaTeXTranslator


class resume_formula(nodes.inline):
    """Mathematics in a title: its plain text, and as ``tex`` its LaTeX."""


_STOPS = re.compile(r"(?<!\\)[%#&]|\^\^")
_NODES: dict[str, type[nodes.TextElement]] = {
    "emphasis": nodes.emphasis,
    "strong": nodes.strong,
    "code": nodes.literal,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}


def inline(runs: Iterable[Run]) -> Iterator[nodes.Node]:
    """Yield the nodes of *runs*."""
    for run in runs:
        if run.mark == "math":
            tex = with_arguments(run.text)
            yield resume_formula("", decode(f"${run.text}$"), tex=tex)
        elif run.mark in _NODES:
            yield _NODES[run.mark]("", run.text)
        else:
            yield nodes.Text(run.text)


_IN_BRACES = r"\{[^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}"
# docutils (utils/math/latex2mathml.py, handle_script_or_limit) puts what is lowered behind a letter
# with an accent below it, unless that is a row of several.
_ACCENTED = re.compile(
    r"\\(?:acute|bar|breve|check|d{1,4}ot|grave|hat|mathring|tilde|vec|overline|widehat|widetilde"
    rf"|overrightarrow|overleftarrow)(?![A-Za-z])\s*(?:{_IN_BRACES}|\\[A-Za-z]+|[^\s\\{{}}])"
    r"(?=[\s}]*_)"
)


@lru_cache(1 << 10)
def mathml(tex: str) -> str:
    """Return LaTeX as MathML, or nothing if docutils does not know how."""
    try:
        made = tex2mathml(_ACCENTED.sub(r"{{}\g<0>}", tex))
    except (MathError, SyntaxError, ValueError, IndexError, AttributeError, TypeError, KeyError):
        return ""  # docutils raises these for what it does not know, or is no mathematics
    # Without a mathematical font, Chromium draws what is an accent through the letter below it
    # (https://www.w3.org/TR/mathml-core/#base-with-overscript takes its height from that font).
    made = made.replace(' accent="true"', "")
    return re.sub(r"\s+(?=<)|(?<=>)\s+", "", made)


def _open_html(translator: HTML5Translator, node: resume_formula) -> None:
    # A book would have to declare in its manifest which of its pages have MathML.
    made = "" if translator.builder.name == "epub" else mathml(node["tex"])
    translator.body.append(made or escape(node.astext()))
    raise nodes.SkipNode


def _open_latex(translator: LaTeXTranslator, node: resume_formula) -> None:
    text = translator.encode(node.astext())
    # What docutils does not know may be defined nowhere, and would stop LaTeX, as these signs do.
    known = mathml(node["tex"]) and not _STOPS.search(node["tex"])
    made = f"\\texorpdfstring{{\\({node['tex']}\\)}}{{{text}}}" if known else text
    translator.body.append(made)
    raise nodes.SkipNode


def _add_formula(app: Sphinx) -> None:
    """Register what mathematics is in HTML and LaTeX."""
    app.add_node(resume_formula, html=(_open_html, None), latex=(_open_latex, None))


_N = TypeVar("_N", bound=nodes.Node)


class resume_isolated(nodes.inline):
    """A run of text that reads by itself: ``bdi`` in HTML, where ``dir`` may say how it reads."""


def isolated(node: _N, *, rtl: bool) -> _N | resume_isolated:
    """Return *node*, apart from a line that reads from right to left if *rtl*, where it must be."""
    way = isolation_of(node.astext(), rtl=rtl)
    return apart(way, node) if way else node


def apart(way: str, *children: nodes.Node) -> resume_isolated:
    """Return *children* as a run of its own; *way* is that in which it reads, or ``auto``."""
    return resume_isolated("", "", *children, dir=way)


def _open(translator: HTML5Translator, node: resume_isolated) -> None:
    # A `bdi` without `dir` reads as its first letter does (HTML Living Standard, 4.5.24).
    given = {} if node["dir"] == "auto" else {"dir": node["dir"]}
    translator.body.append(translator.starttag(node, "bdi", "", False, **given))


def _close(translator: HTML5Translator, node: resume_isolated) -> None:
    translator.body.append("</bdi>")


def _add_isolated(app: Sphinx) -> None:
    """Register the element of HTML; elsewhere the node is plain text in a line."""
    app.add_node(resume_isolated, html=(_open, _close))


def joined(
    classes: str,
    elements: Iterable[nodes.Node],
    separator: str = " · ",
    paragraph: type[nodes.paragraph] = nodes.paragraph,
) -> nodes.paragraph:
    """Return a *paragraph* of elements with separators between them; no translator sees it."""
    made: list[nodes.Node] = []
    for element in elements:
        if made:
            made.append(resume_separator("", separator, classes=["resume-sep"]))
        made.append(element)
    return paragraph("", "", *made, classes=[classes], translatable=False)


def chips(names: Sequence[str], separator: str) -> nodes.paragraph:
    """Return links to skills by name."""
    return joined("resume-chips", [skill(name) for name in names], separator, resume_skills)


def skill(name: str) -> nodes.Node:
    """Return the chip of a skill."""
    return soft("skill", name, "resume-chip")


def soft(kind: str, name: str, *classes: str) -> resume_name:
    """Return *name*, to be a link if the site has one entity of that name."""
    return resume_name(
        "", nodes.inline("", name), classes=list(classes), **reference_to(kind, name)
    )


def reference_to(kind: str, name: str) -> dict[str, str]:
    """Return the attributes of a `resume_name` that means an entity by its name."""
    return {"refdomain": "resume", "reftype": kind, "reftarget": name}


def tag(name: str) -> tag_placeholder:
    """Return a tag, to be a link to the posts that have it when these are known."""
    return tag_placeholder("", name, classes=["resume-tag"])


def listed_word(text: str) -> word_placeholder:
    """Return a word of a list, to be shown in the language of the site."""
    return word_placeholder("", text)


def web(url: str, text: str, *classes: str) -> nodes.reference:
    """Return a link to the web."""
    return nodes.reference("", text, refuri=url, internal=False, classes=list(classes))


def unread(values: Mapping[str, Any]) -> list[nodes.TextElement]:
    """Return the values that no field could read, as their author wrote them."""
    return [
        nodes.inline("", f"{_(label)}: {text}" if label else text, classes=["resume-unread"])
        for label, text in labelled(values.get("unread", ()))
    ]


def is_terse(text: str) -> bool:
    """Tell whether *text* says too little, as a link, to who hears it alone: "R", "Go", "C"."""
    return len(text) <= 2 and text.isascii()


def unseen(words: str) -> resume_unseen_text:
    """Return *words* that a screen reader says, and search engines read, after what is seen."""
    text = f'<span class="resume-unseen">{escape(words)}</span>'
    return resume_unseen_text("", text, format="html", classes=["resume-unseen"])


def setup(app: Sphinx) -> None:
    """Register how formulas and texts of the other direction are written."""
    _add_formula(app)
    _add_isolated(app)
