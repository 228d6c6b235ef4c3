"""Texts for RenderCV: what its Markdown and Typst make of them is what they say."""

from __future__ import annotations

import re

import markdown
import pytest
import yaml
from exported import write_lab
from hypothesis import given, strategies
from sphinx_resume.formats.rendercv import Typeset, linked, person_name, plain
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.records import Key
from test_consumers import HOSTILE
from test_hostile import TEXTS

# Those of the one reader that RenderCV has.
LEFT_OUT = ("hashheader", "setextheader", "olist", "ulist", "quote")
# What RenderCV takes for Typst (typst_command_pattern and math_pattern of its markdown_parser.py).
TYPST = re.compile(r"#[A-Za-z][^\s()\[]*|\$\$.*?\$\$")
LINES = strategies.text(
    strategies.sampled_from("ab1 .,:;!?#$%&'*+-/<=>@[]\\^_`{|}~()\"é王"), max_size=30
)


class Reader(markdown.Markdown):
    """Python-Markdown as RenderCV uses it: the words of what it made, and its elements."""

    def __init__(self):
        super().__init__(extensions=["admonition"])
        for name in LEFT_OUT:
            self.parser.blockprocessors.deregister(name)
        self.output_formats["words"] = self.words
        self.set_output_format("words")
        self.stripTopLevelTags = False
        self.elements = []

    def words(self, root):
        self.elements = list(root.iter())
        return "".join(root.itertext())


def said(text):
    return " ".join(text.replace("\u2060", "").replace("< ", "<").replace("`", "'").split())


def check(text):
    reader = Reader()
    words = reader.convert(plain(text))
    assert {one.tag for one in reader.elements} <= {"div", "p"}
    assert reader.htmlStash.rawHtmlBlocks == []
    assert said(words) == said(text)
    assert not TYPST.search(words)


@pytest.mark.parametrize("text", {**TEXTS, **HOSTILE}.values(), ids={**TEXTS, **HOSTILE})
def test_a_text_is_read_as_it_is(text):
    check(" ".join(text.split()))


@given(LINES)
def test_whatever_is_in_it(text):
    check(" ".join(text.split()))


@pytest.mark.parametrize("text", ["1. Platz", "- x", "= x", "+ x", "/ x", "!!! note", "---"])
def test_nothing_that_begins_a_line_of_typst_begins_one(text):
    assert plain(text) == f"\u2060{text}"


def test_names_stand_between_quotation_marks_of_typst():
    assert person_name('Jane "JD" Doe') == "Jane “JD” Doe"


def test_links_have_their_words():
    reader = Reader()
    assert reader.convert(linked("A [b](c)", "https://e.org/a_(b)")) == "A [b](c)"
    (link,) = (one for one in reader.elements if one.tag == "a")
    assert link.get("href") == "https://e.org/a_%28b%29"


def test_code_and_mathematics_that_would_be_something_else_are_words():
    writer = Typeset(lambda key: key.id, lambda key: "")
    runs = Run("a<b>", "code"), Run(" "), Run("x^2", "math"), Run(" "), Run("c", "code")
    assert writer.line((*runs, Run(" "), Run("d", "strong"), Run("", to=Key("", " e")))) == (
        "a<\u2060b> x^2 `c` **d** e"
    )


def test_a_degree_that_is_no_abbreviation_stands_with_its_subject(site):
    write_lab(site)
    site.write(
        "people/eve.md",
        "# Eve\n\n:::{person} eve\n:::\n\n"
        ":::{education} ETH\n:degree: Master\n:area: Knots\n:::\n\n"
        ":::{education} MIT\n:degree: PhD\n:area: Ropes\n:::\n",
    )
    cv = yaml.safe_load(site.build().text("people/eve.yaml"))["cv"]
    first, second = cv["sections"]["Education"]
    assert (first.get("degree"), first["area"]) == (None, "Master, Knots")
    assert (second["degree"], second["area"]) == ("PhD", "Ropes")
