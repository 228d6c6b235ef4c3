"""What is stored of pages from build to build, besides the records of their blocks."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_resume.model.dependencies import Bodies, Dependency
from sphinx_resume.model.records import Key


class Page(NamedTuple):
    """A generated page.

    ``key`` is the entity that the page is about; with an empty id, the page is the index page of
    the kind, or the ``part`` of it with that name. ``sources`` are the documents that make the page
    exist; ``owner`` and ``line`` are the source position that warnings name.
    """

    key: Key
    sources: frozenset[str]
    owner: str
    line: int
    part: str = ""


class PageFingerprint(NamedTuple):
    """What a page takes from other documents, as a fingerprint.

    ``key`` is the entity or index page that it is about. ``title`` and ``sections`` are the
    headings of a generated page. ``whole`` is a digest of all that the page shows, and
    ``dependencies`` are what it was computed from (see `model.fingerprints`). ``pictures`` are
    those that it shows beside names and in bodies, by their paths in the project.
    """

    key: Key | None
    title: str
    sections: tuple[str, ...]
    whole: bytes
    dependencies: tuple[Dependency, ...]
    pictures: tuple[str, ...] = ()

    def bodies(self) -> list[str]:
        """Return the documents that it shows bodies of."""
        return sorted(one.docname for one in self.dependencies if isinstance(one, Bodies))


class Unpublished(NamedTuple):
    """A page that turned out to be a draft when it was read, and what may change that.

    ``files`` are those that it was read from, with their times (ns) and sizes; ``conditions`` are
    as those of a published document.
    """

    files: dict[str, tuple[int, int]]
    conditions: dict[tuple[str, str], bool]
