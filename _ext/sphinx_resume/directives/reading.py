"""What is known of a page while it is read, and of no use afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_resume.model.draft_pages import Seen

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_resume.directives.bibtex_directive import Bibliography
    from sphinx_resume.directives.entry import DraftRecord

_KEY = "resume_reading"


@dataclass
class Reading:
    """The state of the reader on one page.

    ``draft_records`` are those of its blocks, ``bibliographies`` what its files hold, both by their
    number. ``seen`` has the blocks, each with the warning that it is about a draft, if it is one.
    ``withheld`` is the id of the person whose blocks follow, if that one is a draft. ``depth`` is
    how many blocks the reader is in.
    """

    draft_records: list[DraftRecord] = field(default_factory=list)
    bibliographies: list[Bibliography] = field(default_factory=list)
    seen: list[tuple[Seen, Callable[[], None]]] = field(default_factory=list)
    withheld: str | None = None
    depth: int = 0


def reading_of(env: BuildEnvironment) -> Reading:
    """Return the state of the reader on the page that is read now."""
    document = env.current_document
    if _KEY not in document:
        document[_KEY] = Reading()
    found = document[_KEY]
    assert isinstance(found, Reading)
    return found
