"""Patents as Google Scholar writes them: ``@misc`` with ``note = {US Patent 11,587,000}``."""

from __future__ import annotations

import re
from typing import NamedTuple

_NOTE = re.compile(
    r"(?P<office>[A-Z]{2}) Patent (?P<filed>App(?:l|lication)?\.? )?(?:No\.? )?"
    r"(?P<number>(?:PCT/)?[A-Z]{0,3}\d[\d,./-]*(?: ?[A-Z]\d?)?)"
)
GOOGLE = frozenset({"google patents", "patents.google.com"})
"""What Google Scholar gives as the publisher of a patent: who shows it, not who holds it."""


class Patent(NamedTuple):
    """The number of a patent, the country or office that it is of, and whether it is filed only."""

    number: str
    office: str
    is_filed: bool


def patent_in(note: str) -> Patent | None:
    """Return the patent that a note names, if it says nothing else."""
    found = _NOTE.fullmatch(" ".join(note.split()).rstrip("."))
    if not found:
        return None
    return Patent(found["number"].rstrip(",./-"), found["office"], bool(found["filed"]))
