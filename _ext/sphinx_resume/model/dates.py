"""Dates as résumés give them: a year, a month or a day, and spans of them.

The written form is the part of ISO 8601 that JSON Resume uses: ``2022``,
``2022-07``, ``2022-07-15``; the end of a span may be ``present``.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})"),
    re.compile(
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<name>[^\W\d]{3,})\.?,?\s+(?P<year>\d{4})"
    ),
    re.compile(r"(?P<name>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s*年\s*(?:(?P<month>\d{1,2})\s*月)?(?:\s*(?P<day>\d{1,2})\s*日)?"),
)
# Not those of `calendar`, which speak the language that Sphinx sets.
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
"""The months as English writes them, without capitals."""

_MONTHS = {
    form: number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3], name[:4])
}
_CURE = "write 2022, 2022-07 or 2022-07-15"
_PRESENT = {"now", "today", "current", "currently", "ongoing", "to date", "till now", "-"}


class Date(NamedTuple):
    """A date of the precision its author gave; 0 stands for a part not given."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the ISO 8601 form."""
        year, month, day = self
        if not month:
            return f"{year:04d}" if year else ""
        return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"

    def before(self, other: Date) -> bool:
        """Tell whether this date is surely before *other*, at the precision of the coarser one."""
        known = min(3 if date.day else 2 if date.month else 1 for date in (self, other))
        return self[:known] < other[:known]


PRESENT = Date(9999)
"""The end of a span that has not ended."""


class NotADate(ValueError):
    """A text is not a date; ``meant`` is the date it can only mean, if there is one."""

    def __init__(self, reason: str, meant: Date | None = None) -> None:
        """Keep the reason, which names the cure, and the date that was meant."""
        super().__init__(reason)
        self.meant = meant


def parse_date(text: str) -> Date:
    """Return the date that *text* gives in ISO 8601, or raise `NotADate` with the cure."""
    if match := _ISO.fullmatch(text):
        if "00" in match.groups():
            raise NotADate("there is no month or day 00; leave out the part that is not known")
        return _checked(*(int(part or 0) for part in match.groups()))
    for pattern in _LOOSE:
        if (match := pattern.fullmatch(text.strip())) and (meant := _meant(match)):
            raise NotADate(f"write {meant}", meant)
    if text.strip().lower() == "present":
        raise NotADate(f"only an end can be 'present'; {_CURE}")
    raise NotADate(_CURE)


def parse_end(text: str) -> Date:
    """Return the date that *text* gives, `PRESENT` for ``present``; raise `NotADate` otherwise."""
    word = text.strip().lower()
    if word == "present":
        return PRESENT
    if word in _PRESENT:
        raise NotADate("write present", PRESENT)
    try:
        return parse_date(text)
    except NotADate as error:
        if error.args[0] == _CURE:
            raise NotADate("write 2022, 2022-07, 2022-07-15 or present") from None
        raise


def _checked(year: int, month: int, day: int) -> Date:
    if month > 12 or (month == 0 and day):
        raise NotADate(f"there is no month {month}; write a month from 01 to 12")
    if month and day > (last := calendar.monthrange(year or 4, month)[1]):
        raise NotADate(f"that month has {last} days")
    if year == 0:
        raise NotADate("there is no year 0000; write a year such as 2022")
    return Date(year, month, day)


def _meant(match: re.Match[str]) -> Date | None:
    parts = match.groupdict()
    month = parts.get("month") or _MONTHS.get((parts.get("name") or "").lower(), 0)
    if parts.get("name") and not month:
        return None
    try:
        return _checked(int(parts["year"]), int(month), int(parts.get("day") or 0))
    except NotADate:
        return None


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; either may be unknown."""

    start: Date | None = None
    end: Date | None = None

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.start or self.end)

    @property
    def reversed(self) -> bool:
        """Tell whether the end is surely before the start."""
        return bool(self.start and self.end and self.end.before(self.start))

    def union(self, other: Span) -> Span:
        """Return the shortest span that holds both."""
        return whole_of((self, other))


def whole_of(spans: Iterable[Span]) -> Span:
    """Return the shortest span that holds all *spans*."""
    starts: list[Date] = []
    ends: list[Date] = []
    for span in spans:
        start, end = span.start or span.end, span.end or span.start
        if start and end:
            starts.append(start)
            ends.append(end)
            if end < start and span.reversed:
                starts.append(end)
                ends.append(start)
    first = min((date for date in starts if date != PRESENT), default=None)
    return Span(first, max(ends, default=None, key=_last_day))


def overlap(one: Span, other: Span) -> Span | None:
    """Return the time that both spans have in common, if they have a start and an end each."""
    starts, ends = (one.start, other.start), (one.end, other.end)
    if not all(starts) or not all(ends) or one.reversed or other.reversed:
        return None
    start = max((date for date in starts if date), key=_first_day)
    end = min((date for date in ends if date), key=_last_day)
    return Span(start, end) if _first_day(start) <= _last_day(end) else None


def _first_day(date: Date) -> tuple[int, int, int]:
    return date.year, date.month or 1, date.day or 1


def _last_day(date: Date) -> tuple[int, int, int]:
    return date.year, date.month or 13, date.day or 32


def format_date(date: Date, language: str, present: str = "present") -> str:
    """Return *date* as a reader of *language* writes it, short and at its own precision."""
    return present if date == PRESENT else _localized(date, language)


@lru_cache(maxsize=4096)
def format_span(span: Span, language: str, present: str = "present") -> str:
    """Return *span* for a reader of *language*: ``Jul 2022 – Aug 2024``."""
    start, end = (d and format_date(d, language, present) for d in (span.start, span.end))
    if start and end:
        return start if start == end else f"{start} – {end}"
    return start or end or ""


def format_years(span: Span, present: str = "present") -> str:
    """Return the years of *span* alone: ``2021–2024``."""
    years = Span(*(d and (d if d == PRESENT else Date(d.year)) for d in (span.start, span.end)))
    return format_span(years, "en", present).replace(" – ", "–")


@lru_cache(maxsize=4096)
def _localized(date: Date, language: str) -> str:
    skeleton = "yMMMd" if date.day else "yMMM" if date.month else "y"
    moment = datetime.date(date.year, date.month or 1, date.day or 1)
    try:
        return format_skeleton(skeleton, moment, locale=locale_of(language))
    except (ValueError, KeyError):
        return str(date)


@lru_cache(maxsize=16)
def locale_of(language: str) -> Locale:
    """Return the locale of a language as Sphinx names it, or English."""
    try:
        return Locale.parse(language, sep="_" if "_" in language else "-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
