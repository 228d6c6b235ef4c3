"""Comments get into no output, and nothing else goes with them."""

import pytest
from conftest import PICTURE
from test_visibility import MO, leaks, mo

__all__ = ["mo"]


def test_a_comment_does_not_take_scripts_and_text_along(mo):
    html = '<script>let a = "<!-- kept -->";</script><b>Bold</b><!-- Zyxel -->'
    mo.write(
        "people/mo.md", f"{MO}\n<div>\n{html}\n</div>\n\nText <i>with</i> <!-- Zyxel --> it.\n"
    )
    built = mo.build()
    assert '"<!-- kept -->"' in built.text("people/mo.html")
    assert built.page("people/mo").select_one("b").get_text() == "Bold"
    assert "Text with it." in built.body("people/mo")
    assert leaks(built) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<!--[if Zyxel]>Zyxel<![endif]-->\nEnd.", "End."),
        ("Some<!--> words<!---> here<!-- Zyxel --> too.", "Some words here too."),
        ("<div>\nSome <!--> words <!-- Zyxel --!> too.\n</div>", "Some words too."),
        ("| a <!-- Zyxel --> | b |\n| --- | --- |\n| c | d <!-- Zyxel --> |", "a b c d"),
        ("A term\n: <!-- Zyxel --> Its meaning.", "A term Its meaning."),
        ("- One <!-- Zyxel -->\n- <!-- Zyxel -->\n- Two", "One Two"),
        ("```{eval-rst}\n.. Zyxel\n\nShown.\n```", "Shown."),
    ],
)
def test_comments_are_told_as_browsers_tell_them(mo, text, shown):
    mo.write("people/mo.md", f"{MO}\n{text}\n")
    built = mo.build()
    assert leaks(built) == []
    assert built.body("people/mo").endswith(f"It is open. {shown}")
    assert built.warnings == []


def test_a_heading_has_no_trace_of_a_comment(mo):
    mo.write(
        "people/mo.md", "# Mo Lund <!-- Zyxel -->\n\n:::{person} mo\n:::\n\n## B <!-- Zyxel -->\n"
    )
    built = mo.build(autosectionlabel=True)
    assert leaks(built) == []
    assert built.page("people/mo").select_one("section#mo-lund section#b")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("```{admonition} Tip <!-- ask Zyxel -->\nText.\n```", "div.admonition-tip"),
        ("```{glossary}\nFoo <!-- Zyxel -->\n  Text. <!-- Zyxel -->\n```", "dt#term-Foo"),
        ("```{glossary}\nFoo\n<!-- Zyxel -->\nBar\n  Text.\n```", "dt#term-Bar"),
        ("```{image} dot.png\n:alt: A dot <!-- Zyxel -->\n```", "img[alt='A dot']"),
        ("[Text](https://x.org 'Shown <!-- Zyxel -->')", "a[title='Shown']"),
        ("```{toctree}\n:caption: Caption <!-- Zyxel -->\nOne <!-- Zyxel --> </notes>\n```", "p"),
        ("```{index} Foo <!-- Zyxel -->\n```\n\nText.", "p"),
        ("{index}`Foo <!-- Zyxel -->`", "p"),
        ("{index}`!Foo <!-- Zyxel -->`", "p"),
        ("{abbr}`AB (Words <!-- Zyxel -->)`", "abbr[title='Words']"),
        ("$$\nx + % Zyxel\ny\n$$", "div.math"),
    ],
)
def test_what_is_no_text_of_the_page_has_no_comments(mo, text, shown):
    (mo.src / "people").mkdir(exist_ok=True)
    (mo.src / "people" / "dot.png").write_bytes(PICTURE)
    mo.write("notes.md", "---\norphan: true\n---\n\n# Notes\n")
    mo.write("people/mo.md", f"{MO}\n{text}\n")
    built = mo.build(myst_enable_extensions=["colon_fence", "dollarmath"])
    assert leaks(built) == []
    assert built.page("people/mo").select_one(shown)
    assert built.warnings == []


def test_a_percent_sign_in_a_text_of_mathematics_is_none(mo):
    mo.write("people/mo.md", f"{MO}\n$$\nx = \\text{{50% of it}}\n$$\n")
    built = mo.build(myst_enable_extensions=["colon_fence", "dollarmath"])
    assert "50% of it}" in built.page("people/mo").select_one("div.math").get_text()


def test_a_comment_of_a_glossary_is_text_in_restructuredtext(mo):
    mo.write("notes.rst", "Notes\n=====\n\n.. glossary::\n\n   Foo <!-- shown -->\n      Text.\n")
    built = mo.build()
    assert "Foo <!– shown –>" in built.body("notes")


def test_code_in_a_field_is_no_comment(mo):
    block = ":::{award} Prize for `<!-- notes -->` <!-- Zyxel -->\n:date: 2020\n:::\n"
    mo.write("people/mo.md", f"{MO}\n{block}")
    built = mo.build()
    assert leaks(built) == []
    assert "Prize for <!-- notes -->" in built.body("people/mo")


def test_a_comment_over_an_empty_line_in_html_goes_whole_with_a_warning(mo):
    text = """
        <div><!-- Zyxel

        (zyxel)=
        ## Zyxel

        :::{award} Zyxel
        :::

        Zyxel --> shown.

        </div>

        After.
    """
    mo.write("people/mo.md", MO + "\n".join(line[8:] for line in text.split("\n")))
    built = mo.build()
    assert leaks(built) == []
    assert built.body("people/mo").endswith("It is open. shown. After.")
    (warning,) = built.warnings
    assert "mo.md:11" in warning
    assert "all up to the next --> is left out" in warning


@pytest.mark.parametrize("builder", ["changes", "json"])
def test_lists_of_changes_have_no_comments(mo, builder):
    mo.conf += 'version = "1"\n'
    text = "```{versionadded} 1\nShown. <!-- Zyxel -->\n% Zyxel\n```\n"
    again = "```{deprecated} 1 Since then <!-- Zyxel -->\n```\n"
    mo.write("people/mo.md", f"{MO}\n{text}\n{again}")
    built = mo.build(builder)
    found = b"".join(built.files().values())
    assert b"Shown." in found
    assert b"Since then" in found
    assert leaks(built) == []


def test_a_long_chain_of_footnotes_goes_with_the_text_that_begins_it(mo):
    notes = "".join(f"[^a{n}]: Zyxel [^a{n - 1}]\n\n" for n in range(1, 2000))
    mo.write("people/mo.md", f"{MO}\nShown.[^b]\n\n<!-- [^a1999] -->\n\n[^b]: B.\n\n{notes}")
    built = mo.build()
    assert leaks(built) == []
    assert "B." in built.body("people/mo")


@pytest.mark.parametrize(
    "text",
    [
        "Words <!-- Zyxel --> here.",
        "> *a <!-- Zyxel --> b*, here",
        "Words [here](https://x.org 'Title <!-- Zyxel -->') and here.",
    ],
)
def test_translators_are_shown_no_comment(mo, text):
    mo.write("people/mo.md", f"{MO}\n{text}\n\n## A <!-- Zyxel --> heading\n")
    built = mo.build("gettext")
    found = b"".join(data for name, data in built.files().items() if name.endswith(".pot"))
    assert b"Zyxel" not in found
    assert b" here" in found
    assert b"heading" in found


def test_a_comment_that_is_never_ended_is_told_of(mo):
    mo.write("people/mo.md", f"{MO}\n<!-- Zyxel\n\nZyxel\n")
    built = mo.build()
    assert leaks(built) == []
    (warning,) = built.warnings
    assert "mo.md:11" in warning
    assert "never ended" in warning


def test_tests_that_are_not_shown_are_run(mo):
    mo.conf += 'extensions += ["sphinx.ext.doctest", "sphinx.ext.autosummary"]\n'
    mo.write(
        "people/mo.rst",
        """
        Code
        ====

        .. testsetup::

           zyxel = 3

        .. testcode::
           :hide:

           print(zyxel)

        .. testoutput::
           :hide:

           3

        .. autosummary::

           json.loads
        """,
    )
    summary = " ".join(mo.build("doctest").status.split())
    assert "1 test 0 failures in tests" in summary
    built = mo.build(html_copy_source=False)
    assert leaks(built) == []
    assert built.page("people/mo").select_one("table.autosummary")


@pytest.mark.parametrize("text", ["<?zyxel ?>", "<!zyxel>", "</ zyxel>", "<![CDATA[zyxel]]>"])
def test_what_browsers_take_for_comments_is_dropped(mo, text):
    drawing = "<svg><style><![CDATA[p > a {}]]></style><!-- Zyxel --></svg>"
    mo.write("people/mo.md", f"{MO}\n<div>\n{text}<b>Shown</b>{drawing}\n</div>\n")
    built = mo.build()
    assert leaks(built) == []
    assert "<![CDATA[p > a {}]]>" in built.text("people/mo.html")
    assert built.page("people/mo").select_one("b").get_text() == "Shown"
    assert built.warnings == []


def test_a_substitution_that_nothing_uses_is_nowhere(mo):
    mo.conf += 'rst_epilog = ".. |lab| replace:: The lab\\n"\n'
    mo.write("people/mo.rst", "Mo\n==\n\n.. |a| replace:: Zyxel\n.. |b| replace:: Bell\n\n|b|.\n")
    mo.write("people/ann.rst", "Ann\n===\n\n.. |b| replace:: Bell\n\nA |b|.\n")
    for builder in ("html", "xml"):
        assert leaks(mo.build(builder)) == []
    assert "Bell." in mo.build().body("people/mo")
    assert (mo.build().out / "_sources/people/ann.rst.txt").exists()


def test_a_citation_that_only_hidden_text_refers_to_goes_with_it(mo):
    hidden = ".. only:: inside\n\n   See [Zyxel]_ and [Bell]_.\n"
    notes = ".. [Zyxel] Zyxel, 2020.\n.. [Bell] Bell, 2021.\n"
    mo.write("people/mo.rst", f"Mo\n==\n\nSee [Bell]_.\n\n{hidden}\n{notes}")
    built = mo.build()
    assert leaks(built) == []
    assert "Bell, 2021." in built.body("people/mo")
    assert built.warnings == []


@pytest.mark.parametrize("builder", ["html", "latex", "xml"])
def test_comments_in_raw_latex_are_dropped(mo, builder):
    raw = "```{raw} latex\n% Zyxel\nShown\\% of% Zyxel\n it\n```\n"
    mo.write("people/mo.md", f"{MO}\n{raw}")
    built = mo.build(builder)
    assert leaks(built) == []
    if builder == "latex":
        assert "%\nShown\\% of%\n it\n" in built.text("lab.tex")
