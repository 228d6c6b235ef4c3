"""Comments are found as the readers of each format find them, in time that grows with the text."""

import pytest
from sphinx_resume.model.markup_comments import (
    COMMENTS_IN,
    line_without_comments,
    without,
    without_comments,
)

MANY = 50_000


@pytest.mark.parametrize("sign", ["`", "<!--", "`a``", "<!-- `", "`<!--"])
def test_comments_that_do_not_end(sign):
    assert line_without_comments(sign * MANY) == sign * MANY
    assert line_without_comments(f"<!-- {sign * 9} -->{sign * MANY}") == sign * MANY


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <!-- b --> c", "a  c"),
        ("`<!-- a -->` <!-- b -->", "`<!-- a -->` "),
        ("``a ` <!-- b --> ` c`` <!-- d -->", "``a ` <!-- b --> ` c`` "),
        ("`` <!-- a --> `", "``  `"),
        ("<!-- ` --> ` <!-- a --> `", " ` <!-- a --> `"),
        ("--> <!-- a", "--> <!-- a"),
    ],
)
def test_comments_stand_outside_of_code(text, shown):
    assert line_without_comments(text) == shown


@pytest.mark.parametrize("sign", ["<math>", "<svg ", "<script>", "<title", "<!", "<?a", "</ ", "<"])
def test_html_that_is_not_closed(sign):
    assert without_comments(sign * MANY) == sign * MANY
    assert "a -->" not in without_comments(f"{sign * MANY}<!-- a -->")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a<svg><!-- </svg> b --></svg>c", "a<svg></svg>c"),
        ("<svg><?b ?><style><!-- b --></style></svg>", "<svg><style></style></svg>"),
        ("<svg><![CDATA[<!-- a -->]]></svg><![CDATA[b]]>", "<svg><![CDATA[<!-- a -->]]></svg>"),
        ("<math><![CDATA[b]]>", "<math>"),
        (
            "<script><!-- a --></script><script-b><!-- b -->",
            "<script><!-- a --></script><script-b>",
        ),
        ("<STYLE><!-- a --></Style ><!-- b --!>c", "<STYLE><!-- a --></Style >c"),
        ("<script><!-- b -->", "<script>"),
        ("\u0130<svg></svg><!-- b -->c", "\u0130<svg></svg>c"),
        ("a<!-- b", "a"),
        ("<!--> a <!---> <!-- b <!--> c", " a   c"),
    ],
)
def test_comments_of_html_are_those_of_browsers(text, shown):
    assert without_comments(text) == shown


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("latex", "a % b\n% c\nd 5\\% e \\\\% f", "a %\n%\nd 5\\% e \\\\%"),
        ("latex", r"\url{https://a.org/%20b} %c", r"\url{https://a.org/%20b} %"),
        ("latex", "\\verb|% a| % b", "\\verb|% a| %"),
        ("latex", "\\begin{verbatim*}\n% a\n\\end{verbatim*}% b", None),
        ("latex", "a%\nb", "a%\nb"),
        ("texinfo", "@c a\n@comment b\n@center c\n@code{@c} d", "\n\n@center c\n@code{@c} d"),
        ("manpage", '.\\" a\nb \\" c\n.B d', "\nb \n.B d"),
    ],
)
def test_comments_of_formats_alone(form, text, shown):
    if shown is None:
        shown = text.removesuffix(" b")
    assert without(text, COMMENTS_IN[form](text)) == shown


@pytest.mark.parametrize("sign", ["\\begin{verbatim}", "\\verb|", "\\url{", "\\url", "%\n", "\\"])
def test_latex_that_is_not_closed(sign):
    text = sign * MANY
    assert without(text, COMMENTS_IN["latex"](text)) == text
