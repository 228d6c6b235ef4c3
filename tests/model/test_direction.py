"""Which way texts read, and which are kept apart from a line."""

from __future__ import annotations

import pytest
from sphinx_resume.model.text import dashed, direction_of, isolation_of


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Jane Roe", "ltr"),
        ("ליאת כהן", "rtl"),
        ("(2) سامي", "rtl"),
        ("12–20", ""),
        ("张三", "ltr"),
    ],
)
def test_a_text_reads_as_its_first_letter_does(text, way):
    assert direction_of(text) == way


@pytest.mark.parametrize(
    ("text", "in_english", "in_arabic"),
    [
        ("Jane Roe*", "", "auto"),
        ("ליאת כהן", "auto", ""),
        ("سامي علي*", "auto", ""),
        ("C++ للمبتدئين", "auto", "auto"),
        ("12(3)", "", ""),
        ("45–67", "", ""),
        ("978-3-16-148410-0", "", "ltr"),
        ("2021 – 2022", "", ""),
        ("张三", "", "auto"),
    ],
)
def test_what_reads_otherwise_than_a_line_is_kept_apart(text, in_english, in_arabic):
    assert isolation_of(text, rtl=False) == in_english
    assert isolation_of(text, rtl=True) == in_arabic


@pytest.mark.parametrize(
    ("pages", "shown"),
    [
        ("12-20", "12–20"),
        ("12 - 20, 31-35", "12–20, 31–35"),
        ("45–67", "45–67"),
        ("A-12", "A-12"),
        ("1-12-3", "1-12-3"),
        ("e1002-e1010", "e1002-e1010"),
        ("144301-1-144301-9", "144301-1–144301-9"),
        ("S1-S10", "S1–S10"),
        ("12--20", "12–20"),
        ("144301-1--144301-9", "144301-1–144301-9"),
        ("2301-1 - 2301-8", "2301-1–2301-8"),
        ("144301-1 – 144301-9, 12-14", "144301-1–144301-9, 12–14"),
    ],
)
def test_ranges_of_pages_have_a_dash(pages, shown):
    assert dashed(pages) == shown
