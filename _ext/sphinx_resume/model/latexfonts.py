r"""Font macros of plain TeX and AMS-TeX in mathematics, as MathSciNet has them: ``\Bbb F``.

LaTeX has macros with an argument for them (``\mathbb{F}``), which is all that docutils knows.
"""

from __future__ import annotations

import re

from sphinx_resume.model.latextokens import partners

_TAKING = {
    "Bbb": "mathbb",
    "bbold": "mathbb",
    "mathds": "mathbb",
    "frak": "mathfrak",
    "goth": "mathfrak",
    "germ": "mathfrak",
    "Cal": "mathcal",
    "bold": "mathbf",
    "roman": "mathrm",
    "scr": "mathscr",
}
"""Macros with an argument: those of AMS-TeX, and of packages that docutils does not know."""
_SWITCHES = {
    "bf": "mathbf",
    "cal": "mathcal",
    "rm": "mathrm",
    "it": "mathit",
    "sf": "mathsf",
    "tt": "mathtt",
    "mit": "mathnormal",
}
"""Macros that hold until their group ends: those of plain TeX (The TeXbook, chapter 17)."""
_TAKER = re.compile(rf"\\({'|'.join(_TAKING)})(?![A-Za-z])\s*(\\[A-Za-z]+|[^\s\\{{}}])?")
_SWITCH = re.compile(rf"\\({'|'.join(_SWITCHES)})(?![A-Za-z])\s*")
_MOST = 50


def with_arguments(tex: str) -> str:
    r"""Return mathematics with the font macros of LaTeX: ``{\bf x}`` is ``{\mathbf{x}}``."""
    if "\\" not in tex:
        return tex
    tex = _TAKER.sub(_taking, tex)
    at = 0
    for _ in range(_MOST):
        if not (match := _SWITCH.search(tex, at)):
            break
        if tex.startswith("{", match.end()):  # meant as if it took an argument: "\cal{L}"
            tex = f"{tex[: match.start()]}\\{_SWITCHES[match[1]]}{tex[match.end() :]}"
            at = match.start() + 1
            continue
        opened = [start for start, end in partners(tex).items() if start < match.start() < end]
        end = partners(tex)[max(opened)] if opened else len(tex)
        # What follows may be another font, which ends this one.
        following = _SWITCH.search(tex, match.end(), end)
        end = (
            following.start() if following and not _is_deeper(tex, match.end(), following) else end
        )
        made = f"\\{_SWITCHES[match[1]]}{{"
        tex = f"{tex[: match.start()]}{made}{tex[match.end() : end]}}}{tex[end:]}"
        at = match.start() + len(made)
    return tex


def _taking(match: re.Match[str]) -> str:
    letter = f"{{{match[2]}}}" if match[2] else ""
    return f"\\{_TAKING[match[1]]}{letter}"


def _is_deeper(tex: str, start: int, following: re.Match[str]) -> bool:
    """Tell whether another font is in a group of its own."""
    between = re.sub(r"\\.", "", tex[start : following.start()])
    return between.count("{") > between.count("}")
