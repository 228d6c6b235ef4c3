"""Configuration of this site; the extension itself is in _ext/sphinx_resume."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import sphinx_resume

project = "Résumés"
version = sphinx_resume.__version__
author = "Tianyu (Terry) Sun and Ye Wentao"
copyright = "2026, the people presented here"
language = "en"

extensions = ["myst_parser", "notfound.extension", "sphinx_resume"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_colon_fence_exact_match = True

exclude_patterns = [
    "_build",
    "_ext",
    ".*",
    "tests",
    "dist",
    "**/node_modules",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
]

html_theme = "furo"
# Feeds and what pages say to machines need the address of the site, which Read the Docs tells.
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
suppress_warnings = [] if html_baseurl else ["resume.baseurl"]
html_title = "Résumés"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
# The page of addresses that are not there is shown at any of them, so its links begin at the host.
notfound_urls_prefix = urlsplit(html_baseurl).path.rstrip("/") + "/"
notfound_context = {
    "title": "Not found",
    "body": (
        "<h1>There is no such page</h1><p>It may have got another name. Look for it in the "
        f'<a href="{notfound_urls_prefix}search.html">search</a>, or begin at the '
        f'<a href="{notfound_urls_prefix}index.html">first page</a>.</p>'
    ),
}
html_theme_options = {"navigation_with_keys": True}

# The first pages of the single documents that LaTeX and man make.
latex_documents = [("index", "resumes.tex", "Résumés", author, "manual")]
man_pages = [("index", "resumes", "Résumés", author, 7)]
epub_basename = "resumes"
epub_show_urls = "footnote"
