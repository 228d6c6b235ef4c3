"""Every fault has one warning, at its line, with field, value and cure; the rest stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from sphinx_resume.config import options
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.kinds import paged

PERSON = "# Jane Doe\n\n:::{person} jane\n:email: jane@example.org\n:::\n\n"
BOB = """
    # Bob Roe

    :::{person} bob
    :alternate-name: Sam
    :email: bob@example.org
    :::

    :::{project} Lego
    :::
"""
SAM = "# Sam\n\n:::{person} sam\n:email: sam@example.org\n:::\n"
PROFILES = ":::{person} jane\n@:profiles: Kaggle https://k.org, Blog foo\n:::"
ORPHAN = "---\norphan: true\n---\n\n"
OTHER_EXTENSION = """
from docutils import nodes
from docutils.parsers.rst import Directive
class Award(Directive):
    has_content = True
    optional_arguments = 1
    def run(self):
        return [nodes.paragraph("", "theirs")]
def setup(app):
    app.add_directive("award", Award)
"""


@dataclass
class Case:
    """A page with one fault on the line that begins with ``@``, and words of its warning."""

    subtype: Subtype
    text: str
    words: tuple[str, ...]
    shown: tuple[str, ...] = ()
    head: str = PERSON
    more: dict[str, str] = field(default_factory=dict)
    conf: str = ""
    markdown_only: bool = False


def _case(subtype: Subtype, text: str, *words: str, **rest: object) -> Case:
    return Case(subtype, text, words, **rest)


def _job(*lines: str) -> str:
    return "\n".join([":::{experience} Acme", *lines, "", "Built it.", ":::"])


S = Subtype
CASES = {
    "half of a sign": _case(
        S.VALUE,
        _job("---", '@position: "Boss \\ud83d of \\ud83d\\ude00 all"', "---"),
        *("'position'", "U+D83D", "left out; remove it"),
        shown=("Boss of \U0001f600 all",),
        markdown_only=True,
    ),
    "control": _case(
        S.VALUE, _job("@:position: Bo\x01ss"), "U+0001", "left out; remove it", shown=("Boss",)
    ),
    "unknown field": _case(
        S.FIELD,
        _job("@:postion: Boss", ":start: 2020"),
        *("experience 'Acme'", "'postion'", "'Boss'", "did you mean 'position'?"),
        shown=("2020",),
    ),
    "strange field": _case(
        S.FIELD, _job("@:shoe-size: 43"), "'shoe-size'", "'43'", "the fields are", "position"
    ),
    "alias": _case(S.RENAMED, _job("@:role: Boss"), "'role'", ":position:", shown=("Boss",)),
    "field twice": _case(
        S.REPEATED,
        _job(":position: Clerk", "@:position: Boss"),
        *("'position'", "remove one"),
        shown=("Boss",),
    ),
    "no title": _case(
        S.MISSING,
        "@:::{experience}\n:location: Rome\n:::",
        *("'name'", "write it behind {experience}"),
        shown=("Rome",),
    ),
    "no name of a person": _case(
        S.MISSING,
        "@:::{person} ann\n:email: ann@example.org\n:::",
        *("person 'ann'", "'name'", "add :name:"),
        head="# Team\n\n:::{person} jane\n:name: Jane Doe\n:email: jane@example.org\n:::\n\n",
    ),
    "no value": _case(
        S.OPTION, _job("@:position:", ":start: 2020"), "'position'", "no value", shown=("2020",)
    ),
    "block text": _case(S.OPTION, _job("@:position: |"), "'position'", "'|'", "on the same line"),
    "YAML that is none": _case(
        S.OPTION, _job("---", "@position: [a", "---"), "not YAML", markdown_only=True
    ),
    "YAML list": _case(
        S.OPTION, _job("---", "@- position", "---"), "'name: value'", markdown_only=True
    ),
    "YAML mapping": _case(
        S.OPTION,
        _job("---", "start: 2020", "@position: {a: b}", "---"),
        *("'position'", "neither a text nor a list of texts"),
        shown=("2020",),
        markdown_only=True,
    ),
    "YAML without end": _case(
        S.OPTION,
        ":::{experience} Acme\n@---\nposition: x\n:::",
        *("'---'", "below"),
        shown=("position: x",),
        markdown_only=True,
    ),
    "comment": _case(
        S.COMMENT,
        _job("@:position: Boss #1 here"),
        *("'position'", "'Boss #1 here'", '"Boss #1 here"'),
        shown=("Boss #1 here",),
        markdown_only=True,
    ),
    "month 13": _case(S.DATE, _job("@:start: 2022-13"), "'start'", "'2022-13'", "01 to 12"),
    "month 0": _case(S.DATE, _job("@:start: 2022-00"), "'start'", "'2022-00'", "leave out"),
    "day 30": _case(S.DATE, _job("@:end: 2022-02-30"), "'end'", "'2022-02-30'", "28 days"),
    "state for a date": _case(
        S.DATE,
        ":::{publication} Oar\n:authors: Jane Doe\n@:date: in press\n:::",
        *("'date'", "'in press'", "write 2022, 2022-07", "or :status: in press in a publication"),
        shown=("in press",),
    ),
    "month by name": _case(
        S.DATE,
        _job("@:start: July 2022"),
        *("'start'", "'July 2022'", "write 2022-07"),
        shown=("Jul 2022",),
    ),
    "no month's name": _case(
        S.DATE, _job("@:start: Marble 2022"), "'start'", "'Marble 2022'", "write 2022, 2022-07 or"
    ),
    "date in YAML": _case(
        S.DATE,
        _job("---", "position: x", "@start: 2022/7", "---"),
        *("'start'", "'2022/7'", "write 2022-07"),
        shown=("Jul 2022",),
        markdown_only=True,
    ),
    "two dates": _case(
        S.DATE,
        _job("@:start: 2022 - 2023"),
        "'2022 - 2023'",
        "write :start: 2022 and :end: 2023",
        shown=("2022 – 2023",),
    ),
    "five digits": _case(S.DATE, _job("@:end: 99999"), "'99999'", "write 2022, ", "or present"),
    "year 0": _case(S.DATE, _job("@:start: 0000"), "'0000'", "write a year"),
    "still": _case(
        S.DATE, _job(":start: 2020", "@:end: now"), "'now'", "write present", shown=("present",)
    ),
    "starts now": _case(S.DATE, _job("@:start: present"), "'start'", "only an end can be"),
    "range": _case(
        S.RANGE,
        _job(":start: 2022-07", "@:end: 2022-06"),
        *("'end'", "'2022-06'", "2022-07", "exchange them"),
        shown=("Jul 2022", "Jun 2022"),
    ),
    "address without scheme": _case(
        S.URL,
        _job("@:url: example.org/a"),
        *("'url'", "'example.org/a'", "write https://example.org/a"),
        shown=("example.org/a",),
    ),
    "script": _case(S.URL, _job("@:url: javascript:alert(1)"), "'url'", "https://example.org"),
    "profile by script": _case(
        S.URL,
        "@:github: javascript:alert(1)\n:::",
        *("'github'", "https://example.org"),
        head=PERSON.removesuffix(":::\n\n"),
    ),
    "foreign image": _case(
        S.URL,
        "@:image: https://example.org/me.png\n:::",
        *("'image'", "'https://example.org/me.png'", "write the path of a file"),
        head=PERSON.removesuffix(":::\n\n"),
    ),
    "address of a link": _case(
        S.URL, ":::{talk} Talk\n@:links: Slides nowhere\n:::", "'links'", "'Slides nowhere'"
    ),
    "mail": _case(
        S.EMAIL,
        "@:email: ann@example.org, jane at\n:::",
        *("'email'", "'jane at'", "name@example.org"),
        head="# Jane Doe\n\n:::{person} jane\n",
        shown=("example", "ann"),
    ),
    "ORCID digit": _case(
        S.VALUE,
        "@:orcid: 0000-0002-1825-0098\n:::",
        *("'orcid'", "'0000-0002-1825-0098'", "copy"),
        head=PERSON.removesuffix(":::\n\n"),
    ),
    "type": _case(
        S.VALUE,
        ":::{publication} Paper\n@:type: artcle\n:::",
        *("'type'", "'artcle'", "did you mean 'article'?"),
    ),
    "DOI": _case(S.VALUE, ":::{publication} P\n@:doi: 11/x\n:::", "'doi'", "'11/x'", "10.1000/182"),
    "user name": _case(
        S.VALUE,
        "@:github: jane doe\n:::",
        *("'github'", "'jane doe'", "user name alone"),
        head=PERSON.removesuffix(":::\n\n"),
    ),
    "listing": _case(
        S.VALUE, "@:::{listing} projcts\n:::", "'projcts'", "did you mean 'projects'?"
    ),
    "no such project": _case(
        S.REFERENCE,
        _job(":start: 2020", "@:projects: lego, legos"),
        *("experience 'Acme'", "'projects'", "'legos'", "did you mean 'lego'?"),
        shown=("Lego", "legos"),
    ),
    "contribution to nothing": _case(
        S.REFERENCE,
        "@:::{contribution} moon\n:role: Pilot\n:::",
        *("'project'", "'moon'", "{project} block"),
        shown=("moon", "Pilot"),
    ),
    "no such person": _case(
        S.REFERENCE,
        ":::{award} Prize\n@:person: jan\n:date: 2020\n:::",
        *("award 'Prize'", "'person'", "'jan'", "did you mean 'jane'?"),
        shown=("Prize", "2020"),
    ),
    "no such person around": _case(
        S.REFERENCE,
        "::::{experience} Acme\n@:person: jan\n\n:::{project} A\n:::\n\n:::{project} B\n:::\n::::",
        *("experience 'Acme'", "'person'", "'jan'", "did you mean 'jane'?"),
    ),
    "role": _case(
        S.REFERENCE,
        "@See {project}`legoo`.",
        *("project 'legoo'", "did you mean 'lego'?"),
        shown=("legoo",),
        markdown_only=True,
    ),
    "part of itself": _case(
        S.REFERENCE, ":::{project} Moon\n@:part-of: moon\n:::", "'part-of'", "'moon'"
    ),
    "author of two": _case(
        S.AMBIGUOUS,
        ":::{publication} Paper\n@:authors: Jane Doe, Sam\n:::",
        *("'authors'", "'Sam'", "bob, sam", "write the id"),
        shown=("Jane Doe", "Sam"),
        more={"people/sam.md": SAM},
    ),
    "role of two": _case(
        S.AMBIGUOUS,
        "@See {person}`Sam`.",
        *("{person}`Sam`", "bob, sam", "write the id"),
        more={"people/sam.md": SAM},
        markdown_only=True,
    ),
    "project twice": _case(
        S.DUPLICATE,
        "@:::{project} Lego\n:status: active\n:::",
        *("the id 'lego'", "people/bob.md:", "{contribution} lego", "another :id:"),
        shown=("active",),
    ),
    "page of another": _case(
        S.CLASH,
        ":::{project} Moon\n:status: active\n:::",
        *("person 'Ann'", "'projects/moon'", "project 'Moon'", "people/jane"),
        more={
            "projects/moon.md": ORPHAN + "# Ann\n\n@:::{person} ann\n:email: a@example.org\n:::\n"
        },
    ),
    "id": _case(
        S.ID,
        ":::{project} Moon\n@:id: Moon/Base\n:::",
        *("'id'", "'Moon/Base'", "write moon-base"),
    ),
    "id of a person": _case(
        S.ID,
        "",
        *("person", "'id'", "'Jane Doe'", "write jane-doe"),
        head="# Jane Doe\n\n@:::{person} Jane Doe\n:email: jane@example.org\n:::\n",
    ),
    "title without letters": _case(
        S.ID, "@:::{project} !!\n:status: active\n:::", "'!!'", "add :id:", shown=("!!", "active")
    ),
    "skill without letters": _case(
        S.ID, _job(":position: x", "@:skills: Go, /"), "'/'", "{skill} block", shown=("Go",)
    ),
    "page of a list": _case(
        S.ID, "@:::{experience} Index\n:position: Clerk\n:::", "'Index'", ":id:", shown=("Clerk",)
    ),
    "says nothing": _case(S.EMPTY, "@:::{skills} Tools\n:::", "skills 'Tools'", "remove it"),
    "never closed": _case(
        S.FENCE, "@:::{project} Moon\n:status: done", "'{project}'", "':::'", markdown_only=True
    ),
    "no colon before": _case(
        S.OPTION,
        ":::{project} Moon\n@status: done\n:::",
        "'status'",
        "write :status:",
        markdown_only=True,
    ),
    "no colon behind": _case(
        S.OPTION, ":::{project} Moon\n@:url https://x.org\n:::", "'url'", "write :url:"
    ),
    "link in a title": _case(
        S.VALUE, "@:::{project} [Moon](https://x.org)\n:status: x\n:::", "'name'", "text below"
    ),
    "picture in a field": _case(
        S.VALUE,
        ":::{project} Moon\n@:status: ![i](x.png) on\n:::",
        "'status'",
        shown=("on",),
        markdown_only=True,
    ),
    "link to nothing in a field": _case(
        S.REFERENCE,
        _job("@:position: Boss of {project}`legos`"),
        "did you mean 'lego'?",
        shown=("Boss of",),
        more={"people/bob.md": BOB},
        markdown_only=True,
    ),
    "circle": _case(
        S.REFERENCE,
        ":::{project} A\n@:part-of: b\n:::\n\n:::{project} B\n:part-of: a\n:::",
        *("'part-of'", "a → b → a", "remove one"),
    ),
    "style of a list": _case(
        S.VALUE, ":::{listing} people\n@:style: card\n:::", "'style'", "did you mean 'cards'?"
    ),
    "nothing to list": _case(S.VALUE, "@:::{listing}\n:::", "nothing to list", "people"),
    "comment in an address": _case(
        S.URL, ":::{project} Moon\n@:url: https://x.org #3\n:::", "'url'", "whole one"
    ),
    "nothing but a bad id": _case(S.ID, ":::{award} A\n@:id: 🎉\n:::", "'🎉'", "arm-control"),
    "one of two links": _case(
        S.URL, PROFILES, "'Blog foo'", head="# Jane Doe\n\n", shown=("Kaggle",)
    ),
    "below a gap": _case(
        S.OPTION,
        _job(":position: Boss", "", "@:start: 2020"),
        *("'start'", "right below the first line"),
        shown=("Boss", "2020"),
    ),
    "nothing at all": _case(S.EMPTY, "@:::{experience}\n:::", "experience", "remove it"),
    "nobody's job": _case(
        S.OWNER,
        "@" + _job(":start: 2020"),
        *("experience 'Acme'", "{person} block", ":person:"),
        head="# Somewhere\n\n",
        shown=("Acme", "2020"),
    ),
    "nobody's project": _case(
        S.OWNER,
        "@:::{project} Moon\n:status: active\n:::",
        *("project 'Moon'", ":person:"),
        head="# Somewhere\n\n",
        shown=("Moon", "active"),
    ),
    "nobody's award": _case(
        S.OWNER,
        "@:::{award} Prize\n:date: 2020\n:::",
        *("award 'Prize'", ":person:"),
        head="# Somewhere\n\n",
        shown=("Prize", "2020"),
    ),
    "option": _case(
        S.CONFIG,
        _job(":start: 2020"),
        *("conf.py", "resume_css", "'yes'", "write True or False"),
        conf="resume_css = 'yes'\n",
        shown=("Acme",),
    ),
    "an author of nowhere": _case(
        S.AUTHOR,
        ":::{publication} Paper\n@:authors: jane, Jim Beam\n:::",
        *("'Jim Beam' is nobody of this site", ":alternate-name:"),
        conf="resume_reports = ['authors']\n",
        shown=("Jim Beam",),
    ),
    "a claim": _case(
        S.EVIDENCE,
        ":::{skills} Tools\n@:keywords: Moulding\n:::",
        *("'Moulding' is claimed", "Jane Doe", ":skills:"),
        conf="resume_reports = ['skills']\n",
        shown=("Moulding",),
    ),
    "no address": _case(
        S.BASEURL,
        ":::{post} News\n:date: 2020\n:::",
        *("conf.py", "html_baseurl", "no feed", "no sitemap.xml", "suppress_warnings"),
        conf="suppress_warnings = []\n",
        shown=("News", "2020"),
    ),
    "name taken": _case(
        S.NAME,
        ":::{award} Prize\n:::",
        *("directive 'award'", "{resume:award}"),
        conf=OTHER_EXTENSION,
        shown=("theirs",),
    ),
}


# Told at a line of the bibliography: see test_bibliography.py.
ELSEWHERE = {Subtype.BIBTEX, Subtype.MATCH}


def test_every_subtype_is_provoked():
    assert {case.subtype for case in CASES.values()} | ELSEWHERE == set(Subtype)


def _rst(text: str) -> str:
    """Say the same in reStructuredText, line by line."""
    lines, depth = [], 0
    for whole in text.split("\n"):
        mark, line = ("@", whole[1:]) if whole.startswith("@") else ("", whole)
        if heading := re.match(r"#+ (.*)", line):
            lines += [heading[1], "=" * 40]
        elif not line and len(lines) > 1 and lines[-1].startswith("==="):
            continue  # the blank line made room for the underline
        elif fence := re.match(r":{3,}(?:\{(\w+)\}(.*))?$", line):
            depth -= not fence[1]
            lines.append(mark + f"{'   ' * depth}.. {fence[1]}::{fence[2]}" if fence[1] else "")
            depth += bool(fence[1])
        else:
            lines.append(mark + "   " * depth * bool(line) + line)
    return "\n".join(lines)


def _marked(site, name: str, text: str) -> str:
    """Write *text* without its marks, and return ``file:line`` of the mark, if there is one."""
    lines = text.split("\n")
    site.write(name, "\n".join(line.removeprefix("@") for line in lines))
    return next((f"{name}:{i + 1}" for i, line in enumerate(lines) if line[:1] == "@"), "")


@pytest.mark.parametrize("suffix", ["md", "rst"])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_one_warning_for_one_fault(site, case, suffix):
    if case.markdown_only and suffix == "rst":
        pytest.skip("Markdown only")
    text = f"{case.head}{case.text}\n\n# After\n\nThe words after.\n"
    places = [_marked(site, f"people/jane.{suffix}", _rst(text) if suffix == "rst" else text)]
    places += [_marked(site, name, other) for name, other in case.more.items()]
    site.write("people/bob.md", BOB)
    site.conf += case.conf
    result = site.build()
    shown = "\n".join(result.warnings)
    assert len(result.warnings) == 1, shown
    place = "".join(places)
    assert shown.startswith(f"{place}: WARNING: " if place else "WARNING: "), f"{place}\n{shown}"
    assert shown.endswith(f"[resume.{case.subtype}]")
    assert [word for word in case.words if word not in shown] == [], shown
    body = result.body("people/jane")
    assert [word for word in ("The words after.", *case.shown) if word not in body] == [], body
    assert "Bob Roe" in result.body("people/bob")
    assert result.page("projects/lego")


def _lines(result) -> list[tuple[str, str]]:
    """The place and the subtype of each warning, sorted."""
    found = [re.fullmatch(r"(.*?): WARNING: .*\[resume\.(\w+)\]", one) for one in result.warnings]
    assert all(found), result.warnings
    return sorted((match[1], match[2]) for match in found)


NESTED = """
# Jane Doe

::::::{person} jane
:email: jane@example.org
::::::

::::::{experience} Acme
@date@:start: 2020-13

Words.

:::::{project} Outer
@reference@:part-of: nope

More.

::::{publication} Inner
---
@value@type: nope
@date@date: nope
---

:::{talk} Innermost

@date@:date: nope
:::
::::
:::::
::::::

::::{note}

:::{award} In a note
@date@:date: nope
:::
::::

- In a list:

  :::{award} In the list
@date@  :date: nope
  :::

> :::{award} In a quotation
@date@> :date: nope
> :::

```{eval-rst}
.. award:: In reStructuredText
@date@   :date: nope
```
"""


def test_lines_in_blocks_inside_blocks_and_other_things(site):
    lines = NESTED.strip("\n").split("\n")
    marks = [re.match("@(.*)@", line) for line in lines]
    site.write("people/jane.md", re.sub("(?m)^@.*@", "", NESTED))
    expected = [(f"people/jane.md:{i + 1}", mark[1]) for i, mark in enumerate(marks) if mark]
    assert _lines(site.build()) == sorted(expected)


def test_a_page_that_is_included_too_is_told(site):
    site.write("index.md", f"{PERSON}\n```{{include}} more.md\n```\n")
    site.write("more.md", "# More\n\n:::{award} Oar\n:person: jane\n:date: 2020\n:::\n")
    (warning,) = site.build().warnings
    assert "more.md:3: WARNING: award 'Oar': this file is a page, and also" in warning
    assert "name it in exclude_patterns, or remove the include" in warning


def test_a_title_without_words_is_shown_as_it_was_written(site):
    made = ":::{project} Swing\n:::\n\n:::{certificate} [](#swing)\n:::\n"
    site.write("people/jane.md", PERSON + made)
    built = site.build()
    (warning,) = built.warnings
    assert "people/jane.md:10: WARNING: certificate '[](#swing)': field 'name'" in warning
    assert "there are no words in it; write what it is called" in warning
    assert "[](#swing)" in built.body("people/jane")


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_faults_in_an_included_file_are_told_there(site, suffix):
    part = """
Words.

:::{experience} Acme
:start: 2020-13
:projects: nope

Built it.
:::

:::{project} !!
:status: active
:::

:::{project} Lego
:id: lego
:::
"""
    include = {"md": "```{include} /part.txt\n```\n", "rst": ".. include:: /part.txt\n"}[suffix]
    page = (_rst(PERSON) if suffix == "rst" else PERSON) + include
    site.write(f"people/jane.{suffix}", page)
    site.write("part.txt", _rst(part.lstrip("\n")) if suffix == "rst" else part)
    site.write("people/bob.md", BOB)
    result = site.build()
    # docutils gives the path of an included file from the working directory.
    found = [(re.sub(r".*/(?=part\.txt:)", "", place), kind) for place, kind in _lines(result)]
    assert sorted(found) == [
        ("part.txt:10", "id"),
        ("part.txt:15", "duplicate"),
        ("part.txt:4", "date"),
        ("part.txt:5", "reference"),
    ]
    assert "Built it." in result.body("people/jane")


def test_suppress_warnings_takes_subtypes(site):
    site.write("people/jane.md", PERSON + _job(":start: 2020-13", ":postion: Boss", ":end: nope"))
    assert [kind for _, kind in _lines(site.build())] == ["date", "date", "field"]
    result = site.build(out="quiet", suppress_warnings=["resume.date", "resume.baseurl"])
    assert [kind for _, kind in _lines(result)] == ["field"]
    assert site.build(out="silent", suppress_warnings=["resume"]).warnings == []


def test_parallel_reading_warns_as_serial_reading(site):
    for number in range(12):
        faults = [":start: 2020-13", ":postion: Boss", ":projects: nope", f":skills: S{number}, /"]
        page = PERSON.replace("jane", f"p{number}") + _job(*faults)
        site.write(f"people/p{number}.md", page + "\n\n:::{project} Lego\n:::\n")
    serial = site.build(out="serial").warnings
    parallel = site.build(out="parallel", jobs=2).warnings
    assert len(serial) == 12 * 4 + 11
    assert sorted(parallel) == sorted(serial)


BAD_OPTIONS = [
    ("resume_kinds", 3, "write a dictionary"),
    ("resume_fields", ["budget"], "write a dictionary"),
    ("resume_folders", 3, "write a dictionary"),
    ("resume_folders", None, "write a dictionary"),
    ("resume_pages", "project", "write a list"),
    ("resume_pages", None, "write a list"),
    ("resume_short_names", "yes", "write True or False"),
    ("resume_css", 1, "write True or False"),
    ("resume_peek", "no", "write True or False"),
    ("resume_drafts", "yes", "write True or False"),
    ("resume_link_skills", 1, "write True or False"),
    ("resume_synonyms", ["Golang"], "write a dictionary, as {'Golang': 'Go'}"),
    ("resume_reports", "skills", "write a list, as ['authors', 'skills']"),
    ("resume_exports", "vcard", "write a list, as ['jsonresume', 'vcard']"),
    ("resume_linked_data", 1, "write True or False"),
    ("resume_sitemap", "yes", "write True or False"),
    ("resume_open_graph", "yes", "write True or False"),
    ("resume_citation_tags", None, "write True or False"),
    ("resume_markdown", "yes", "write True or False"),
    ("resume_llms_txt", 1, "write True or False"),
    ("resume_microformats", "yes", "write True or False"),
    ("resume_export_text", "html", "write one of plain, markdown"),
    ("resume_vcard_version", 3.0, "write one of 4.0, 3.0"),
    ("resume_feed_size", -1, "write a number, or 0 for no feeds"),
    ("resume_list_size", -1, "write a number, or 0 for no limit"),
    ("resume_list_split", "yaer", "did you mean 'year'?"),
    ("resume_navigation", True, "write a number, or 0 for no limit"),
    ("resume_author_matching", "initial", "did you mean 'initials'?"),
    ("resume_allowed_folders", "../papers", "write a list, as ['../papers']"),
    ("resume_gc_threshold", -1, "write a number, as 30000, or 0 to leave Python's own"),
]


BAD_ENTRIES = [
    ("resume_folders", {"persn": "team"}, "did you mean 'person'?"),
    ("resume_folders", {"project": "../up"}, "'../up' is no folder; write one as 'team'"),
    ("resume_folders", {"project": "skills"}, "two kinds have the folder 'skills'"),
    ("resume_folders", {"project": None}, "write one as 'team'"),
    ("resume_pages", ["projct"], "did you mean 'project'?"),
    ("resume_pages", [1], "'1' has no pages"),
    ("resume_pages", [["project"]], "'['project']' has no pages"),
    ("resume_synonyms", {"Golang": 1}, "'Golang': 1 are not two names; write them as"),
    ("resume_synonyms", {"Golang": "Go", "Go": "Golang"}, "'Go' is another name of itself"),
    ("resume_reports", ["skils"], "did you mean 'skills'?"),
    ("resume_exports", ["vcrad"], "did you mean 'vcard'?"),
    ("resume_allowed_folders", [3], "3 is no path; write one as '../papers'"),
]
GOOD_ENTRIES = {
    "resume_folders": {"award": "prizes"},
    "resume_pages": list(paged()),
    "resume_synonyms": {"Snake": "Python"},
    "resume_reports": ["skills"],
    "resume_exports": ["jsonresume"],
    "resume_allowed_folders": ["../papers"],
}


@pytest.mark.parametrize(("name", "value", "fix"), BAD_ENTRIES)
def test_a_bad_entry_of_an_option_leaves_the_others(site, name, value, fix):
    good = GOOD_ENTRIES[name]
    both = {**good, **value} if isinstance(value, dict) else [*good, *value]
    site.conf += f"{name} = {both!r}\n"
    site.write("people/jane.md", PERSON + "\n\n:::{award} Best\n:skills: Snake\n:::\n")
    built = site.build()
    (warning,) = built.warnings
    for word in (f"conf.py: {name}: ", fix, "the rest is used", "[resume.config]"):
        assert word in warning
    folder = "prizes" if name == "resume_folders" else "awards"
    skill = "Python" if name == "resume_synonyms" else "Snake"
    assert skill in built.links(f"{folder}/best")


def test_synonyms_of_synonyms_lead_to_the_last(site):
    synonyms = {"Serpent": "Snake", "Snake": "Python"}
    site.write("people/jane.md", PERSON + _job(":skills: Serpent"))
    built = site.build(resume_synonyms=synonyms)
    assert built.warnings == []
    assert built.links("people/jane")["Serpent"] == "../skills/python.html"


@pytest.mark.parametrize(
    ("given", "files"),
    [("vcard,bibtex", {"jane.vcf"}), ("", set())],
)
def test_lists_may_be_given_on_the_command_line(site, given, files):
    site.write("people/jane.md", PERSON)
    result = site.build(resume_exports=given, resume_pages="")
    assert result.warnings == []
    made = {path.name for path in (result.out / "people").iterdir()}
    assert made - {"jane.html", "jane.html.md"} == files


def test_every_option_is_given_a_bad_value():
    assert {name for name, _, _ in BAD_OPTIONS} == set(options())


@pytest.mark.parametrize(("name", "value", "fix"), BAD_OPTIONS)
def test_a_bad_option_gives_way_to_the_default(site, name, value, fix):
    site.conf += f"{name} = {value!r}\n"
    site.write("people/jane.md", PERSON + _job(":skills: Go") + "\n\n:::{project} Lego\n:::\n")
    result = site.build()
    assert len(result.warnings) == 1, result.warnings
    for word in ("conf.py", name, repr(value), fix, "default", "[resume.config]"):
        assert word in result.warnings[0]
    for page in ("people/jane", "projects/lego", "organizations/acme", "skills/go"):
        assert "sphinx_resume.css" in str(result.page(page).head)


def test_pictures_that_are_not_there_are_told_with_their_field(site):
    site.write("people/jane.md", PERSON.replace(":email:", ":image: /img/none.png\n:email:"))
    (warning,) = site.build().warnings
    assert "people/jane.md:4: WARNING: person 'jane': field 'image': '/img/none.png'" in warning
    assert "there is no such file that can be read; write its path from this folder" in warning
    (site.src / "img").mkdir()
    (site.src / "img/nine.png").write_bytes(b"\x89PNG")
    (warning,) = site.build().warnings
    assert "did you mean 'nine.png'?" in warning
    (site.src / "img/none.png").write_bytes(b"\x89PNG")
    built = site.build()
    assert built.warnings == []
    assert built.page("people/jane").select_one("img.resume-portrait")


@pytest.mark.parametrize("sign", ["\u2028", "\x0b", "\x85"])
def test_what_ends_a_line_for_python_alone_shifts_none(site, sign):
    site.write("people/jane.md", PERSON.replace("jane\n", f"jane\n:headline: a{sign}b\n"))
    built = site.build()
    (warning,) = built.warnings
    assert f"people/jane.md:4: WARNING: U+{ord(sign):04X} ends a line here, and is read" in warning
    assert "a b" in built.body("people/jane")
    assert "mailto:jane" in str(built.page("people/jane"))


def test_odd_ends_of_lines_are_left_alone_where_there_is_no_block(site):
    site.write("people/notes.md", "# Notes\n\nOne\u2028two.\n")
    built = site.build()
    assert built.warnings == []
    assert "One\u2028two." in built.text("people/notes.html")


def test_an_id_that_no_page_can_have_is_told_as_such(site):
    site.write("people/jane.md", f"{PERSON}:::{{project}} Index\n:::\n")
    (warning,) = site.build().warnings
    assert "project 'Index': its title gives the id 'index', which no page can have" in warning


def test_tags_of_html_in_a_name_are_none_of_it(site):
    site.write("people/jane.md", PERSON.replace("# Jane Doe", "# Jane <b>Doe</b>"))
    built = site.build()
    assert built.warnings == []
    assert "FN:Jane Doe" in built.text("people/jane.vcf")
    assert "<b>Doe</b>" in str(built.page("people/jane").find("h1"))
