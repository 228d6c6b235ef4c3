"""The closed list of faults an author can make, and how a fault is told.

Nothing here prints: parsers and the graph hand `Problem` objects on, and
`sphinx_resume.problems.warn` shows them.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple


class Subtype(StrEnum):
    """Subtypes of the warning type ``resume``, as ``suppress_warnings`` takes them."""

    description: str

    def __new__(cls, value: str, description: str) -> Subtype:
        """Keep the description, which the guide prints, beside the name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    FIELD = "field", "A field that its block does not have."
    RENAMED = "renamed", "A field under another name than ours; its value is used all the same."
    REPEATED = "repeated", "A field that is given twice; the last value is used."
    MISSING = "missing", "A field that its block needs and does not have."
    OPTION = (
        "option",
        "An option that cannot be read: no value, bad YAML, below an empty line or text.",
    )
    FENCE = "fence", "A block that is never closed, or whose fence ends the block around it too."
    COMMENT = (
        "comment",
        "An unquoted ` #` in an option, which MyST takes for a comment; an HTML comment that is "
        "never ended.",
    )
    DATE = "date", "A date that is not written as 2022, 2022-07, 2022-07-15 or present."
    RANGE = "range", "A range of dates whose end comes before its start."
    URL = "url", "An address that is not a whole http, https, ftp, mailto or tel address."
    EMAIL = "email", "Something that is not an e-mail address where one is wanted."
    VALUE = "value", "A value that is not of the form or the list that its field takes."
    REFERENCE = "reference", "A reference to something that the site does not have."
    AMBIGUOUS = "ambiguous", "A name that fits several things of the site."
    BIBTEX = "bibtex", "An entry of a bibliography that cannot be taken apart; it is left out."
    DUPLICATE = "duplicate", "Two blocks that define the same thing."
    CLASH = "clash", "Two things that claim the same page."
    ID = "id", "An id that cannot be part of an address, or a title that gives none."
    EMPTY = "empty", "A block that says nothing."
    OWNER = "owner", "A block that belongs to no person."
    AUTHOR = "author", "An author who is nobody of the site; told if `resume_reports` asks for it."
    MATCH = (
        "match",
        "An author whom initials or a fuller form of the name link to a person of the site; told "
        "if `resume_reports` asks for it.",
    )
    EVIDENCE = (
        "evidence",
        "A skill that a person claims and nothing shows; told if `resume_reports` asks for it.",
    )
    CONFIG = "config", "A configuration value that cannot be used; the default is."
    BASEURL = (
        "baseurl",
        "Something needs the address of the site, `html_baseurl`, which is not set.",
    )
    NAME = "name", "A short directive or role name that another extension owns."


Report = Callable[[Subtype, str], None]
"""What a parser calls for a fault in its value: subtype, and what is wrong with the cure."""


def unreported(subtype: Subtype, message: str) -> None:
    """Report nothing: of a value that is only tried, or of which another warning speaks."""


class Problem(NamedTuple):
    """A fault and its place: a line of a document, or of ``source``, a file that it includes."""

    subtype: Subtype
    message: str
    docname: str
    line: int
    source: str = ""


def suggestion(word: str, known: Iterable[str], lead: str = "did you mean") -> str:
    """Return ``"; did you mean 'x'?"`` for the known word nearest to *word*, or nothing."""
    names = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.7)
    return f"; {lead} '{names[near[0]]}'?" if near else ""
