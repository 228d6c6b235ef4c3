"""Korean names in Hangul, which have no space between family name and given name."""

from __future__ import annotations

import re

_FAMILIES = (
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현"
    "함변염여추도소석선설마길연위표명"
)
"""The usual family names of one syllable; for others, pages have ``:family-name:``."""
_OF_TWO = ("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방")
"""Family names of two syllables, which may also be one and the start of a given name: *남궁민*."""
_NAME = re.compile(rf"([{_FAMILIES}])([가-힣]{{2}})")


def korean_parts(name: str) -> tuple[str, str] | None:
    """Return the family name and the given name of a person called *name*, if that is sure.

    So it is with three syllables, of which the first is a usual family name.
    """
    if name.startswith(_OF_TWO):
        return None
    found = _NAME.fullmatch(name)
    return (found[1], found[2]) if found else None
