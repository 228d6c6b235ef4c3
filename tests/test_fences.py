"""Fences that Markdown takes otherwise than their author meant are told at their lines."""

from __future__ import annotations

import pytest
from sphinx_resume.model.scan import fence_faults

WHOLE = {
    "side by side": ":::{award} A\n:::\n\n:::{award} B\n:::",
    "one inside": "::::{experience} A\n\n:::{project} B\n:::\n::::",
    "shorter at the end": "::::{experience} A\n:::{project} B\n:::\n:::{project} C\n:::\n::::",
    "other signs": ":::{experience} A\n```{project} B\n```\n:::",
    "shown, not meant": "````markdown\n:::{award} A\n````",
    "not ours": ":::{grid}\n:::{card}\n:::\n:::",
    "in a list": "- :::{award} A\n  :::\n- b",
}
BROKEN = {
    "as long": (":::{experience} A\n\n:::{project} B\n:::\n:::", 3, "of '{project}' also ends"),
    "not closed before": (":::{award} A\n:date: 2020\n\n:::{award} B\n:::", 4, "of line 1"),
    "never closed": ("Text.\n\n:::{award} A\n:date: 2020\n", 3, "write ':::' below"),
    "closed by too few": ("::::{award} A\n:::\n", 1, "write '::::' below"),
    "backticks": ("```{experience} A\n```{project} B\n```\n```", 2, "begin it with '````'"),
    "no space": (":::{award}A\n:::", 1, "write {award} A"),
    "in a box": (":::{grid}\n:::{award} A\n:::\n:::", 2, "the block of line 1"),
    "around a box": (":::{award} A\n:::{note}\nx\n:::\n:::", 2, "'{award}' of line 1"),
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_good_fences_are_left_alone(text):
    assert fence_faults(text) == []


@pytest.mark.parametrize(("text", "line", "words"), BROKEN.values(), ids=BROKEN)
def test_a_fault_is_told_once(text, line, words):
    ((message, told),) = fence_faults(text)
    assert told == line
    assert words in message


def test_a_longer_fence_inside_needs_the_exact_match():
    text = ":::{experience} A\n::::{project} B\n::::\n:::"
    assert [line for _, line in fence_faults(text)] == [2]
    assert fence_faults(text, exact=True) == []


def test_blocks_by_colons_are_told_to_be_off(site):
    site.conf = site.conf.replace('["colon_fence", "deflist"]', "[]")
    site.write("people/jane.md", "# Jane\n\n:::{person} jane\n:::\n\n:::{award} A\n:::\n")
    (warning,) = site.build().warnings
    assert warning.startswith("people/jane.md:3: WARNING: this block is shown as text")
    assert 'write myst_enable_extensions = ["colon_fence"]' in warning


def test_the_build_tells_it_with_file_and_line(site):
    job = "# Jane\n\n:::{person} jane\n:email: j@example.org\n:::\n\n:::{experience} Acme\n"
    site.write("people/jane.md", job + "\n:::{project} Lego\n:status: done\n:::\n:::\n")
    result = site.build()
    (warning,) = result.warnings
    assert warning.startswith("people/jane.md:9: WARNING: ")
    assert warning.endswith("[resume.fence]")
    assert "'{experience}' of line 7" in warning
    assert "Lego" in result.body("people/jane")
