"""A body is written once and shown on its entity's page too, whatever it holds."""

import base64

import pytest

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
BODY = """
# Jane Doe

:::{person} jane
Hello.
:::

(outside)=
## Work

:::::{project} Lego
:url: https://example.org/lego

First paragraph with a note[^in] and another[^out], a [local label](#inside), an [outer
one](#outside), {ref}`outer <outside>`, {doc}`the notes <../notes>`, [by path](../notes.md),
{any}`duplo`, {project}`small bricks <duplo>`, {skill}`python`, <https://example.org/x>, `code`,
{abbr}`CV (curriculum vitae)` and $a^2$.

(inside)=
```{figure} pixel.png
:name: fig-bricks

A caption with a note[^in].
```

```{table} Numbers of bricks
:name: tab-bricks

| a | b |
|---|---|
| 1 | 2 |
```

See {numref}`fig-bricks`, {numref}`tab-bricks` and {eq}`energy`.

```{math}
:label: energy
E = mc^2
```

# A heading in the body

````{note}
An admonition with a [link](#duplo).
````

````{tab-set}
```{tab-item} One
First tab.
```
```{tab-item} Two
Second tab.
```
````

````{dropdown} More
Hidden words.
````

Term
: Definition

```{glossary}
Brick
  A small thing.
```

```{index} bricks
```

{download}`the data <data.txt>`

```{only} html
Only in HTML.
```

```{code-block} python
:caption: A listing
:name: code-bricks

print("brick")
```

```{py:function} build(bricks)
Builds.
```

::::{project} Duplo
:skills: Python

Nested words.
::::

[^in]: Defined inside.
:::::

[^out]: Defined outside, with [Duplo](#duplo).
"""


@pytest.fixture
def rich(site):
    site.conf = site.conf.replace('"sphinx_resume"', '"sphinx_design", "sphinx_resume"')
    site.conf += 'myst_enable_extensions += ["dollarmath"]\nnumfig = True\n'
    site.conf += "myst_colon_fence_exact_match = True\n"
    site.write("people/jane.md", BODY)
    site.write("people/data.txt", "1 2 3")
    (site.src / "people/pixel.png").write_bytes(PIXEL)
    site.write("notes.md", "---\norphan: true\n---\n# Notes\n")
    return site


@pytest.fixture
def pages(rich):
    result = rich.build(nitpicky=True)
    assert result.warnings == []
    return result


def test_everything_in_the_body_is_on_both_pages(pages):
    for words in (
        "First paragraph",
        "A caption",
        "A heading in the body",
        "An admonition",
        "First tab.",
        "Second tab.",
        "Hidden words.",
        "Definition",
        "Only in HTML.",
        "A listing",
        "Builds.",
        "Nested words.",
        "Defined inside.",
        "Defined outside",
        "A small thing.",
    ):
        assert pages.body("people/jane").count(words) == 1, words
        assert pages.body("projects/lego").count(words) == 1, words
    assert pages.body("projects/duplo").count("Nested words.") == 1


@pytest.mark.parametrize("name", ["people/jane", "projects/lego", "projects/duplo"])
def test_ids_are_unique_and_local_links_lead_somewhere(pages, name):
    page = pages.page(name)
    ids = [tag["id"] for tag in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    local = [a["href"][1:] for a in page.select("a[href^='#']") if len(a["href"]) > 1]
    assert [target for target in local if target not in ids] == []


def test_links_are_relative_to_the_page_that_shows_them(pages):
    links = pages.links("projects/lego")
    assert links["the notes"] == links["by path"] == "../notes.html"
    assert links["small bricks"] == "duplo.html"
    assert links["outer one"] == "../people/jane.html#outside"
    assert links["outer"] == "../people/jane.html#outside"
    assert links["Python"] == "../skills/python.html"
    assert links["the data"].startswith("../_downloads/")
    assert pages.page("projects/lego").select_one("figure img")["src"] == "../_images/pixel.png"


def test_footnotes_come_along_and_are_numbered_on_their_page(pages):
    page = pages.page("projects/lego")
    notes = page.select("aside.footnote")
    assert [note.select_one(".label").get_text() for note in notes] == ["[1]", "[2]"]
    assert {a.get_text() for a in page.select("a.footnote-reference")} == {"[1]", "[2]"}


def test_numbers_of_figures_and_tables_are_those_of_the_author_s_page(pages):
    body = pages.body("projects/lego")
    assert "Fig. 1 A caption" in body
    assert "Table 1 Numbers of bricks" in body
    assert "See Fig. 1 , Table 1" in body


def test_what_is_unique_stays_with_the_author(pages):
    assert "#glossary" not in pages.text("genindex.html")
    assert "projects/lego.html" not in pages.text("genindex.html")
    assert not pages.page("projects/lego").select(".eqno")
    assert pages.page("people/jane").select(".eqno")


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "epub", "latex", "text", "man"])
def test_other_builders_copy_in_silence(rich, builder):
    rich.conf += (
        'version = copyright = "1"\nlatex_documents = [("index", "t.tex", "T", "A", "manual")]\n'
    )
    rich.conf += 'man_pages = [("index", "t", "T", "A", 1)]\n'
    rich.write("index.md", "# Home\n\n```{toctree}\n\npeople/jane\nprojects/lego\n```\n")
    assert rich.build(builder, nitpicky=True).warnings == []


def test_a_fault_in_a_body_is_told_once(rich):
    rich.write("people/jane.md", BODY.replace("`code`", "[x](#nowhere), {project}`nothing`"))
    warnings = rich.build(nitpicky=True).warnings
    assert len(warnings) == 2
    assert all(line.startswith("people/jane.md:") for line in warnings)
