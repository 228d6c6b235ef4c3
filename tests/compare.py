"""Two outputs that must be the same, file for file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Result


def differences(result: Result, clean: Result) -> list[str]:
    """Return what only one of the outputs has, or what differs in them."""
    first, second = result.files(), clean.files()
    return sorted(
        name for name in first.keys() | second.keys() if first.get(name) != second.get(name)
    )
