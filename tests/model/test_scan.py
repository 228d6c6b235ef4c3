from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_resume.model.scan import scan
from sphinx_resume.model.slugs import is_id

PIECES = [":::", "::::", "```", "~~~", "{project}", "{person} jane", " Lego", "\n", ":id: a", "---"]
PIECES += [":skills: a, b", "python", "{code-block}", ".. project:: X", "  ", "> ", "[", "`", "# T"]
FORMS = ["```{project} Lego\n```", "~~~~{project} Lego\n~~~~", "::: {project} Lego\n:::"]
FORMS += [":::{resume:project} Lego\r\n:::", "- item\n\n  :::{project} Lego\n  :::"]
FORMS += ["> :::{project} Lego\n> :::", "::::{note}\n:::{project} Lego\n:::\n::::"]
FORMS += ["```python\nx = 1\n```\n:::{project} Lego\n:::", ".. resume:project:: Lego\n\n   Text."]
CODE = ["```md", "````text", "~~~md", "```{code-block} md", ":::::{code-block} md", "```"]
NAMES = {
    ":::{project} Lego\n:id: bricks": "project/bricks",
    ":::{project}\n:name: Lego": "project/lego",
    ":::{project} The `pip` book": "project/the-pip-book",
    ":::{project} Lego\n---\nid: bricks\nskills: [C, Go]\n---": "project/bricks skill/c skill/go",
    ".. project:: Lego\n   :id: bricks\n   :skills: Go": "project/bricks skill/go",
    "> :::{project} Lego\n> :id: bricks\n> :::": "project/bricks",
    "- item\n\n  :::{project} A\n  :skills: Go\n  Text.\n  :::": "project/a skill/go",
    ":::{project} A\n:keywords: Go\n\n:skills: Rust": "project/a skill/go",
    ':::{project} A\n:skills: "Design, UX", Go': "project/a skill/design-ux skill/go",
    ':::{project} A\n:skills: "Design, UX"': "project/a skill/design-ux",
    ':::{project} A\n---\nskills: ["Design, UX", Go]\n---': "project/a skill/design-ux skill/go",
    ":::{project} A\n:entity: Acme Inc": "project/a organization/acme-inc",
    ":::{experience} Acme\n:organization: acme-labs": "organization/acme-labs",
    ":::{education} MIT": "organization/mit",
    ":::{organization} Labs\n:parent: Acme": "organization/labs organization/acme",
    ":::{skills} Languages\n:keywords: Go": "skill/go",
    ":::{person}\n:name: Jane Doe": "person/jane-doe",
    ":::{person} Jane Doe": "person/jane-doe",
    ":::{project} Lego\n:id: My Lego": "project/my-lego",
    ":::{project} Lego\n:id: ../../conf": "project/conf",
    ":::{language} German\n:::\n:::{interest} Go\n:::\n:::{projects} Lego\n:::": "",
    ":::{project} !!!\n:::": "",
}


def named(text: str) -> set[str]:
    return {"/".join(one.key) for one in scan(text).named}


def test_blocks_in_blocks_are_found_at_their_lines():
    text = """\
    # Jane

    :::{person} jane
    :::

    ::::{experience} Acme
    :skills: Python, C++

    :::{project} Lego
    Fun
    :::
    ::::
    """
    found = [("/".join(one.key), one.line) for one in scan(dedent(text)).named]
    skills = [("skill/python", 6), ("skill/c-plus-plus", 6)]
    assert found == [("person/jane", 3), ("organization/acme", 6), *skills, ("project/lego", 9)]


@pytest.mark.parametrize("text", FORMS)
def test_a_block_is_found_however_it_is_written(text):
    assert named(text) == {"project/lego"}


@pytest.mark.parametrize("opening", CODE)
def test_what_is_shown_as_code_is_no_block(opening):
    fence = opening.rstrip("abcdefghijklmnopqrstuvwxyz{-} ")
    text = f"{opening}\n:::{{project}} Ghost\n:::\n{fence}\n\n:::{{project}} Lego\n:::"
    assert named(text) == {"project/lego"}


@pytest.mark.parametrize(("text", "names"), NAMES.items())
def test_a_block_names_what_it_names_when_it_is_read(text, names):
    assert named(text) == set(names.split())


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join))
def test_any_text_is_scanned_without_an_error(text):
    for one in scan(text).named:
        assert is_id(one.key.id)
        assert 1 <= one.line <= len(text.splitlines())
