"""Postcodes in a place that somebody wrote in one line, where no other number can be meant."""

from __future__ import annotations

import re

# With letters, or signs between the digits.
_LETTERS = (
    r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # SW1A 1AA
    r"|[A-Z]\d[A-Z]\s?\d[A-Z]\d"  # M5V 2T6
    r"|[A-Z]\d[\dW]\s[A-Z\d]{4}"  # D02 AF30
    r"|\d{4}\s?[A-Z]{2}(?!\w)"  # 1012 AB
    r"|\d{4}-\d{3}|\d{5}-\d{3,4}|\d{2}-\d{3}"  # 1000-001, 01310-100, 00-950
    r"|〒?\s?\d{3}-\d{4}|\d{3}\s\d{2}"  # 100-0001, 111 29
    r"|[A-Z]{1,2}-\d{4,6}"  # D-70173
)
_CODE = rf"(?P<code>{_LETTERS}|\d{{4,6}})"
_NAME = r"(?P<name>[^\W\d][^\d]*)"
_FORMS = (
    re.compile(rf"{_CODE} {_NAME}"),
    re.compile(rf"{_NAME} {_CODE}"),
    re.compile(rf"(?P<name>){_CODE}"),
)
_STREETS = re.compile(
    r"(?i)\b(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|way|parkway|pkwy|boulevard|blvd|court"
    r"|place|square|plaza|highway|hwy|broadway|terrace|floor|room|suite|building|box|unit|area)\b"
)


def without_postcode(parts: list[str]) -> tuple[list[str], str]:
    """Return the *parts* of a place without the postcode in them, and that.

    A number of a street is none, and of two that may be one, none is taken.
    """
    found = [(at, *parted) for at, part in enumerate(parts) if (parted := _parted(part))]
    if len(found) != 1 or (len(parts) == 1 and not found[0][1]):
        return parts, ""
    ((at, name, code),) = found
    return [*parts[:at], *([name] if name else []), *parts[at + 1 :]], code


def _parted(part: str) -> tuple[str, str] | None:
    """Return the name in *part*, which may be empty, and the postcode beside it."""
    part = " ".join(part.split())
    if _STREETS.search(part):
        return None
    match = next((found for form in _FORMS if (found := form.fullmatch(part))), None)
    return (match["name"].strip(), match["code"].strip("〒 ")) if match else None
