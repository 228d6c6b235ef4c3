"""Runs of words made into nodes: titles with italics, raised and lowered signs, and mathematics.

Mathematics is MathML in HTML, which browsers show without a script and without asking another
site, as Sphinx's own way with MathJax would have to. What docutils cannot make MathML of, and
what stands in other formats than HTML and LaTeX, is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml

from sphinx_resume.model.latex import decode
from sphinx_resume.model.latexfonts import with_arguments
from sphinx_resume.model.richtext import Run

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


def setup(app: Sphinx) -> None:
    """Register what mathematics is in HTML and LaTeX."""
    app.add_node(resume_formula, html=(_open_html, None), latex=(_open_latex, None))
