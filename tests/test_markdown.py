"""Twins of pages in Markdown, and llms.txt, which leads to them."""

import json
import re

import pytest
from compare import differences

HOME = "# The _lab_\n\n```{toctree}\n:glob:\npeople/*\nnotes\n```\n\nWho we are.\n"
ANN = """
# Ann Arbor

:::{person} ann
:headline: Builds *swings*
:email: ann@lab.example
:image: ann.png
:::

::::{experience} Lab & Sons
:position: Head
:start: 2020-02
:end: present

:::{project} Swing
:skills: Wood, Rope
:repository: https://code.example/swing_(1)

- Cut the **board**; see [the notes](../notes.md).
- Ring for `a|b`.
:::
::::
"""
NOTES = """
# Notes

1. first
2. second

   and more

> Said before.

```python
print("a*b")
```

| A | B |
| - | - |
| x<br>w | y*z |

:::{note}
Look out: 1 < 2, a_b, \\*no\\*, &amp;lt;
:::

Term
: What it means.

A claim[^1] of $x^2$.

\\# no heading

one\\
two<br>three <kbd>K</kbd>

<div>Raw words</div>

[^1]: Its source.

Take {download}`the papers <my papers.txt>`.

```{eval-rst}
-a, --all=FILE  It takes all.

.. option:: --foo

   It does foo.

.. py:function:: swing(x, y)
   :no-index:
```

- [x] done
- [ ] open

1. One.

   More of one.

```
plain
```

:::{rubric} Aside
:::
"""


@pytest.fixture
def lab(site):
    site.write("index.md", HOME)
    site.write("people/ann.md", ANN)
    (site.src / "people" / "ann.png").write_bytes(b"\x89PNG")
    site.write("notes.md", NOTES)
    site.write("my papers.txt", "All of them.")
    site.conf += 'myst_enable_extensions += ["dollarmath", "tasklist"]\n'
    return site


def test_a_page_has_a_twin_that_says_what_it_says(lab):
    built = lab.build(nitpicky=True)
    assert built.warnings == []
    assert built.text("people/ann.html.md") == (
        "# Ann Arbor\n"
        "\n"
        "![Ann Arbor](../_images/ann.png)\n"
        "\n"
        "Builds *swings*\n"
        "\n"
        "[ann@lab.example](mailto:ann@lab.example)\n"
        "\n"
        "## [Lab & Sons](../organizations/lab-and-sons.html)\n"
        "\n"
        "Feb 2020 – present · Head\n"
        "\n"
        "### [Swing](../projects/swing.html)\n"
        "\n"
        "[Source code](<https://code.example/swing_(1)>)\n"
        "\n"
        "- Cut the **board**; see [the notes](../notes.html).\n"
        "- Ring for `a|b`.\n"
        "\n"
        "[Wood](../skills/wood.html), [Rope](../skills/rope.html)\n"
    )


def test_pages_that_nobody_wrote_have_twins(lab):
    built = lab.build()
    text = built.text("projects/swing.html.md")
    assert text.startswith("# Swing\n\n[Projects](index.html)")
    assert "- Cut the **board**" in text
    link = built.page("projects/swing").find("link", type="text/markdown")
    assert (link["rel"], link["href"]) == (["alternate"], "swing.html.md")
    # Search and index are no pages of content.
    assert not (built.out / "search.html.md").exists()


def test_what_markdown_can_say_is_said(lab):
    text = lab.build().text("notes.html.md")
    for said in (
        "1. first\n2. second\n\n   and more",
        "> Said before.",
        '```python\nprint("a*b")\n```',
        "| A | B |\n| --- | --- |\n| x<br>w | y\\*z |",
        "> **Note**\n>\n> Look out: 1 \\< 2, a_b, \\*no\\*, \\&lt;",
        "- **Term**: What it means.",
        "A claim[^1] of $x^2$.",
        "[^1]: Its source.",
        "\n\\# no heading\n",
        "one\\\ntwo\\\nthree <kbd>K</kbd>",
        "<div>Raw words</div>",
        "## Aside",
        "Take [`the papers`](_downloads/",
        "/my%20papers.txt).",
        "- **-a, --all=FILE**: It takes all.",
        "`--foo`\n\nIt does foo.\n\n`swing(x, y)`",
        "- [x] done\n- [ ] open",
        "1. One.\n\n   More of one.",
        "\n```\nplain\n```\n",
    ):
        assert said in text, said


def test_cells_that_span_have_empty_ones_beside_them(site):
    table = """
+---+---+---+
| A | B     |
+---+---+---+
| x | y | u |
|   +---+---+
|   | z     |
+---+---+---+
| p | q | r |
+---+---+---+
"""
    site.write("index.md", f"# Home\n\n```{{eval-rst}}\n{table}\n```\n")
    alternate = site.build().text("index.html.md")
    rows = [
        [cell.strip() for cell in row.split("|")[1:-1]]
        for row in alternate.split("\n")
        if "|" in row
    ]
    assert rows[-4:] == [["A", "B", ""], ["x", "y", "u"], ["", "z", ""], ["p", "q", "r"]]


def test_a_reader_of_markdown_gets_the_words_of_the_page(lab):
    """Read with another program, a twin has the words of the page, and no more marks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 (comes with myst-parser)

    built = lab.build()
    for name in ("people/ann", "projects/swing", "index", "people/index"):
        made = MarkdownIt("commonmark").enable("table").render(built.text(f"{name}.html.md"))
        words = re.sub(r"<[^>]+>", "", made).replace("&amp;", "&")
        page = built.page(name).select_one("div.body").get_text()
        for word in words.split():
            assert word in page, (name, word)


def test_folders_have_twins_too(lab):
    built = lab.build("dirhtml")
    assert "../../_images/ann.png" in built.text("people/ann/index.html.md")
    assert "(../../projects/swing/)" in built.text("people/ann/index.html.md")
    assert "people/ann/index.html.md" in built.text("llms.txt")


def test_llms_txt_leads_to_the_twins(lab):
    built = lab.build()
    text = built.text("llms.txt")
    assert text.startswith("# Test\n\n> Ann Arbor\n\n## People\n\n")
    assert "- [Ann Arbor](people/ann.html.md): Builds swings" in text
    assert "## Other pages\n\n- [The *lab*]" not in text
    for path in re.findall(r"\]\(([^)]+)\)", text):
        assert (built.out / path).is_file()
    whole = lab.build(html_baseurl="https://lab.example/en").text("llms.txt")
    assert "(https://lab.example/en/people/ann.html.md)" in whole


def test_each_can_be_left_out(lab):
    lab.build()
    built = lab.build(resume_markdown=False)
    assert "- [Ann Arbor](people/ann.html): Builds swings" in built.text("llms.txt")
    assert not list(built.out.rglob("*.html.md"))
    assert not built.page("people/ann").find("link", type="text/markdown")
    assert not (lab.build(resume_llms_txt=False).out / "llms.txt").exists()
    assert "people/ann.html.md" in lab.build().files()


def test_twins_follow_edits_and_go_with_their_pages(lab):
    lab.build()
    lab.write("people/ann.md", ANN.replace("Swing", "Slide").replace("Rope", "Steel"))
    (lab.src / "notes.md").unlink()
    lab.write("index.md", HOME.replace("notes\n", ""))
    lab.write(
        "people/ann.md", ANN.replace("Swing", "Slide").replace("[the notes](../notes.md)", "")
    )
    again = lab.build(jobs=2)
    assert "# Slide" in again.text("projects/slide.html.md")
    assert not (again.out / "projects/swing.html.md").exists()
    assert not (again.out / "notes.html.md").exists()
    assert differences(again, lab.build(out="clean", doctrees="clean")) == []


def test_odd_names_of_files_are_addresses_too(site):
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\n*/*\n```\n")
    site.write('my dir/a "b) c.md', "# Odd\n")
    built = site.build()
    page = built.page('my dir/a "b) c')
    assert page.find("link", type="text/markdown")["href"] == "a%20%22b%29%20c.html.md"
    assert "(my%20dir/a%20%22b%29%20c.html.md)" in built.text("llms.txt")


def test_a_twin_that_the_project_brings_is_kept(site):
    site.write("index.md", "# Home\n")
    (site.src / "own").mkdir()
    (site.src / "own" / "index.html.md").write_text("mine", "utf-8")
    built = site.build(html_extra_path=["own"])
    assert built.text("index.html.md") == "mine"
    (warning,) = built.warnings
    assert "the file 'index.html.md' is not made: html_extra_path brings it already" in warning


def test_hostile_text_stays_text(site):
    name = "a ](javascript:x) <b> `c` # d"
    site.write(
        "index.md", f"# Ann\n\n:::{{person}} ann\n:headline: {name}\n:::\n\n```{{post}} # P\n```\n"
    )
    text = site.build().text("index.html.md")
    assert r"a \](javascript:x) \<b\> \`c\` # d" in text or r"a \](javascript:x) \<b\>" in text
    assert "](javascript" not in text.replace(r"\](", "")


def test_twins_among_the_sources_are_no_pages(lab):
    lab.root = lab.src
    for _ in range(2):
        built = lab.build()
        assert built.warnings == []
    assert (lab.src / "out/html/notes.html.md").is_file()
    assert not (built.out / "out").exists()


def test_twins_of_another_builder_among_the_sources_are_no_pages(lab):
    lab.conf = lab.conf.replace("exclude_patterns", "unused")
    for builder in ("html", "dirhtml"):
        out, doctrees = lab.src / "_out" / builder, lab.src / "_trees" / builder
        built = lab.build(builder, out=str(out), doctrees=str(doctrees))
        assert built.warnings == []
    assert not (lab.src / "_out/dirhtml/_out").exists()


def test_signs_above_and_below_the_line_stay_there(site):
    block = ":::{project} Faster 10{sup}`-3`\n\n10{sup}`6`, 1{sup}`st`, x{sup}`n+k`, "
    block += "H{sub}`2`O, {abbr}`AB (Alpha & Beta)`.\n:::\n"
    site.write("people/ann.md", f"# Ann\n\n:::{{person}} ann\n:::\n\n{block}")
    built = site.build()
    alternate = built.text("people/ann.html.md")
    assert "Faster 10<sup>-3</sup>" in alternate
    assert (
        "10<sup>6</sup>, 1<sup>st</sup>, x<sup>n+k</sup>, H<sub>2</sub>O, AB (Alpha & Beta)"
        in alternate
    )
    data = json.loads(built.text("people/ann.json"))
    (project,) = data["projects"]
    assert project["name"] == "Faster 10⁻³"
    assert project["description"] == "10⁶, 1st, x^(n+k), H₂O, AB (Alpha & Beta)."
    assert built.page("projects/faster-10-3").find("h1").get_text().startswith("Faster 10⁻³")


def test_citations_are_led_to_by_their_label(site):
    site.write("index.md", "# Home\n\n```{eval-rst}\nAs [CIT]_ says.\n\n.. [CIT] Where.\n```\n")
    alternate = site.build().text("index.html.md")
    assert "As [\\[CIT\\]](#cit) says.\n\n\\[CIT\\] Where." in alternate
