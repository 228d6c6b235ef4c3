"""Telephone numbers: as their owners write them, and as a telephone dials them (RFC 3966)."""

from __future__ import annotations

import re

_EXTENSION = re.compile(
    r"(?i)(?:(?<!\s)\s++)?(?:(?:;\s*+)?ext(?:ension|\.)?|x|#)[\s.:=]*+(\d++)\s*+$"
)


def dialled(phone: str) -> str:
    """Return *phone* for an address that begins with ``tel:``.

    A zero in parentheses is for callers from within the country, and goes where that is named.
    """
    found = _EXTENSION.search(phone)
    number = phone[: found.start()] if found else phone
    if number.lstrip().startswith("+"):
        number = number.replace("(0)", "")
    digits = re.sub(r"[^\d+]", "", number)
    return f"{digits};ext={found[1]}" if found else digits
