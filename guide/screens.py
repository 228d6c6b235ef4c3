"""Takes the pictures of the README and the guide from the built site, in light and dark.

``python guide/screens.py`` after ``make html``; ``make screens`` does both.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import sync_playwright

GUIDE = Path(__file__).parent
SITE = GUIDE.parent / "_build" / "html"
OPTIONS = ["--no-sandbox", "--disable-gpu", "--force-device-scale-factor=1"]


class Picture(NamedTuple):
    """A page, and the window that it is seen in."""

    name: str
    page: str
    width: int
    height: int


PICTURES = [
    Picture("home-page", "index.html", 1180, 720),
    Picture("person-page", "people/tianyu-sun.html", 1180, 720),
    Picture("person-phone", "people/ye-wentao.html", 390, 720),
]


def main() -> None:
    """Take all pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium or not SITE.is_dir():
        sys.exit("there is no browser, or no site: install chromium, and run make html")
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=OPTIONS)
        for one in PICTURES:
            for colours in ("light", "dark"):
                size = {"width": one.width, "height": one.height}
                context = browser.new_context(viewport=size, color_scheme=colours)
                page = context.new_page()
                page.goto((SITE / one.page).as_uri(), wait_until="networkidle")
                path = GUIDE / f"{one.name}-{colours}.png"
                page.screenshot(path=path, animations="disabled")
                context.close()
                print(f"{path.relative_to(GUIDE.parent)}: {path.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
