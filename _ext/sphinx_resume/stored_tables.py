"""Tables: the parts of the data that the domain stores, each with its type."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar, cast
from zlib import crc32

T = TypeVar("T")

if TYPE_CHECKING:

    class _Storage(Protocol):
        """A domain: ``data`` is what it stores, the rest is of its class."""

        data: dict[str, Any]
        initial_data: ClassVar[dict[str, Any]]
        tables: ClassVar[dict[str, bool]]


class Table(Generic[T]):
    """A part of the stored data, under the name of the attribute.

    If it is *read*, reading a document fills it, by the name of the document: it is dropped when
    the document is read again, and merged from the processes that read in parallel.
    """

    def __init__(self, initial: object, *, read: bool = False) -> None:
        """Begin with *initial*, which is copied."""
        self.initial, self.read = initial, read

    def __set_name__(self, owner: type[_Storage], name: str) -> None:
        """Take the name of the attribute, and give the domain the initial value."""
        self.name = name
        owner.initial_data[name] = self.initial
        owner.tables[name] = self.read

    def __get__(self, domain: _Storage, owner: type[_Storage]) -> T:
        """Return the stored value."""
        return cast("T", domain.data[self.name])

    def __set__(self, domain: _Storage, value: T) -> None:
        """Store another value."""
        domain.data[self.name] = value


def code_fingerprint() -> int:
    """Return a number that changes with the extension's code: what another has stored is void."""
    found = 0
    folder = Path(__file__).parent
    for path in sorted([*folder.rglob("*.py"), *(folder / "templates").rglob("*.html")]):
        found = crc32(path.read_bytes(), found)
    return found
