"""Every page in the themes that people use: whole, with one title, and without a warning."""

from __future__ import annotations

import importlib.util
import os
from itertools import pairwise

import pytest
from looks import write_lab

MODULES = {
    "alabaster": "alabaster",
    "basic": "sphinx",
    "furo": "furo",
    "pydata_sphinx_theme": "pydata_sphinx_theme",
    "shibuya": "shibuya",
    "sphinx_book_theme": "sphinx_book_theme",
}


@pytest.mark.parametrize("theme", MODULES)
def test_pages_are_whole_in_other_themes(site, theme):
    if importlib.util.find_spec(MODULES[theme]) is None:
        pytest.skip(f"{theme} is not installed")
    pages = write_lab(site)
    site.conf = site.conf.replace('html_theme = "basic"', f'html_theme = "{theme}"')
    result = site.build(nitpicky=True)
    assert result.warnings == []
    for name, words in pages.items():
        page = result.page(name)
        (main,) = page.select("[role=main], main")[:1]
        text = " ".join(main.get_text(" ").split())
        assert [word for word in words if word not in text] == [], name
        # The book theme repeats the title for print.
        titles = [one for one in main.select("h1") if not one.find_parent(id="jb-print-docs-body")]
        assert len(titles) == 1, name
        levels = [int(heading.name[1]) for heading in main.select("h1, h2, h3, h4, h5, h6")]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert jumps == [], name
        assert page.select_one("meta[name=description]")["content"], name
        style = page.select_one("link[href*='sphinx_resume.css']")["href"].partition("?")[0]
        folder = (result.out / f"{name}.html").parent
        assert (folder / os.path.normpath(style)).is_file(), name
