"""What is written of publications that are still to come: in press, under review, submitted."""

from __future__ import annotations

import re

_PENDING = re.compile(
    r"(?i)\W*(?:to (?:appear|be published)|in (?:press|print|preparation|review|revision)|accepted"
    r"|forthcoming|submitted|under (?:review|revision)|early access|online first|work in progress"
    r"|in proof|(?:minor|major) revision|revise and resubmit|ahead of print"
    r"|published online ahead of print)"
)


def is_pending(status: str) -> bool:
    """Tell whether a publication of this *status* is still to come out."""
    return bool(_PENDING.match(status))
