"""Draws what is shown of a link to a page without a picture of its own: one emblem a kind.

``python guide/emblems.py`` writes them beside the extension's style sheet. They have the size that
Open Graph's readers ask for, 1200 x 630, and no words, so that they serve every language.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

STATIC = Path(__file__).parent.parent / "_ext" / "sphinx_resume" / "static"
WIDTH, HEIGHT = 1200, 630
# Each in a square of 24, by lines.
EMBLEMS = {
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-4.6 3.6-7 8-7s8 2.4 8 7"/>',
    "organization": (
        '<path d="M5 21V4h9v17M14 9h5v12M3 21h18"/>'
        '<path d="M8 8h3M8 12h3M8 16h3M16.5 13v0M16.5 17v0"/>'
    ),
    "project": '<path d="M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.5 8-4.500M12 12v9"/>',
    "publication": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 11h6M9 14h6M9 17h4"/>',
    "award": ('<circle cx="12" cy="9" r="5.5"/><path d="M8.5 13.5L7 21l5-2.5 5 2.5-1.5-7.5"/>'),
    "post": '<path d="M4 20l1-4.500L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5"/>',
    "skill": ('<path d="M12 3l2.7 5.7 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3 1.2-6.2L3 9.5l6.3-.8z"/>'),
    "site": (
        '<circle cx="6" cy="7" r="2.5"/><circle cx="18" cy="7" r="2.5"/>'
        '<circle cx="12" cy="18" r="2.5"/>'
        '<path d="M8.5 7h7M7.3 9.2l3.4 6.600M16.7 9.2l-3.4 6.6"/>'
    ),
}
PAGE = """\
<body style="margin:0;background:#f4f6f9"><svg xmlns="http://www.w3.org/2000/svg"
 width="{width}" height="{height}" viewBox="0 0 {width} {height}">
<rect width="{width}" height="18" fill="#2a5db0"/>
<circle cx="600" cy="324" r="210" fill="#fff" stroke="#d5dce6" stroke-width="4"/>
<g transform="translate(456 180) scale(12)" fill="none" stroke="#2a5db0" stroke-width="1.3"
 stroke-linecap="round" stroke-linejoin="round">{emblem}</g></svg></body>
"""


def main() -> None:
    """Draw all of them."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("there is no browser: install chromium")
    with sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for kind, emblem in EMBLEMS.items():
            page.set_content(PAGE.format(width=WIDTH, height=HEIGHT, emblem=emblem))
            path = STATIC / f"sphinx_resume_{kind}.png"
            drawn = Image.open(BytesIO(page.screenshot()))
            # Few colours, a third of the size.
            drawn.quantize(32).save(path, optimize=True)
            print(f"{path.name}: {path.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
