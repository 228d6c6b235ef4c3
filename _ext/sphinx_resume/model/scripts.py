"""Raised and lowered signs in plain text, as Unicode has them.

``10⁻³`` is not ``10-3``, but words above the line are read well without it: ``1st``.
"""

from __future__ import annotations

RAISED = str.maketrans("0123456789+-=()in–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ⁻⁻")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def raised(text: str) -> str:
    """Return *text* as a superscript: in signs of its own, else behind ``^``."""
    return _marked(text, RAISED, "^")


def lowered(text: str) -> str:
    """Return *text* as a subscript: in signs of its own, else behind ``_``."""
    return _marked(text, LOWERED, "_")


def _marked(text: str, table: dict[int, int], sign: str) -> str:
    if not text or (text.isalpha() and len(text) > 1):
        return text
    known = all(ord(char) in table for char in text)
    return text.translate(table) if known else f"{sign}({text})"
