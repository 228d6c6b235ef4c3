"""The date of an entry of a bibliography: ``date`` of biblatex, or year, month and day of BibTeX.

biblatex has the extended format of ISO 8601-2 (manual, "Date and time specifications"): ranges,
seasons, and dates that are uncertain. BibTeX has texts, which people fill as they like. What is no
plain date is shown as it is written; nothing of it is dropped without a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from sphinx_resume.model import fields as f
from sphinx_resume.model.dates import (
    MONTHS,
    PRESENT,
    Date,
    DateRange,
    WordedDate,
    WrittenDate,
    month_named,
)
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.fields import Parser
from sphinx_resume.model.publications.publication_state import is_english, is_pending, state_in
from sphinx_resume.model.text import N_

Parsed = Callable[[Parser, str, str], Any]
"""Reads the value of a field with one of our parsers, and reports what that reports."""
ReportOf = Callable[[str, str, Subtype, str], None]
"""Reports what is wrong with the value of a field."""

_NO_DATE = re.compile(r"(?i)(?:n\.? ?d\.?|no date|undated|\?+|-+|)")
_ISO = re.compile(r"(\d{4}(?:-\d\d){0,2})(?:T[^/\s]*)?([~?%]?)")
_SLASHED = re.compile(r"(\d{4})[/.](\d\d?)(?:[/.](\d\d?))?")
_YEARS = re.compile(r"\W*((?:1[5-9]|20)\d\d)\s*(?:--?|–|—|/|to)\s*((?:1[5-9]|20)?\d\d)\W*")
_BARE = re.compile(r"[\s.,;()\[\]{}]*(?!0000)(\d{4})[\s.,;()\[\]{}]*")
_LETTERED = re.compile(r"(?!0000)(\d{4})-?[a-z]")
_SEASONS = {
    **dict.fromkeys((21, 25, 29), N_("Spring {date}")),
    **dict.fromkeys((22, 26, 30), N_("Summer {date}")),
    **dict.fromkeys((23, 27, 31), N_("Autumn {date}")),
    **dict.fromkeys((24, 28, 32), N_("Winter {date}")),
    **{32 + number: f"Q{number} {{date}}" for number in (1, 2, 3, 4)},
}
"""Seasons and quarters of a year (ISO 8601-2, 4.8), in words for readers."""
# Translators: a date that is not known for sure, as in "ca. 2020".
_CIRCA = N_("ca. {date}")
# Translators: a date that is doubtful, as in "2020?".
_DOUBTFUL = N_("{date}?")
_DOUBTS = {_CIRCA, _DOUBTFUL}
_SEASON = re.compile(r"(?i)\b(?:spring|summer|autumn|fall|winter|quarter|q[1-4])\b")
_BETWEEN = {"st", "nd", "rd", "th", "and", "to", "of", "de", "der", "und", "bis", "et", "y", "e"}


def season_of(date: Date) -> int:
    """Return the season of a date that is one, 1 for spring; 0 for others."""
    inner = date
    while isinstance(inner, WordedDate) and len(inner.dates) == 1 and inner.phrase in _DOUBTS:
        inner = inner.dates[0]
    phrase = inner.phrase if isinstance(inner, WordedDate) else ""
    return next((n for n in (1, 2, 3, 4) if _SEASONS[20 + n] == phrase), 0)


def is_doubtful(date: Date) -> bool:
    """Tell whether a date is no more than uncertain: a plain one or a season, with a doubt."""
    if not isinstance(date, WordedDate) or date.phrase not in _DOUBTS:
        return False
    inner = date.dates[0]
    return not isinstance(inner, WrittenDate) or is_doubtful(inner) or bool(season_of(inner))


class BibDate:
    """Reads the date of one entry."""

    def __init__(self, texts: Mapping[str, str], parsed: Parsed, report: ReportOf) -> None:
        """Take the entry's fields as plain text."""
        self.unread: dict[str, str] = {}
        self._texts = texts
        self._parsed = parsed
        self._report = report

    def date(self) -> tuple[str, Date | None]:
        """Return the text that stands instead of a date, if one does, and the date."""
        if value := self._texts.get("date"):
            if is_pending(value):
                return self._pending("date", value), None
            found = self._whole(value)
            return ("" if found else value), found
        value = self._texts.get("year", "")
        if is_pending(value):
            return self._pending("year", value), None
        if _NO_DATE.fullmatch(value):
            self._without_year("month", "day")
            return "", None
        found = self._year(value)
        # What is no year is shown all the same.
        return ("" if found else value), found

    def _pending(self, name: str, value: str) -> str:
        """Return what stands instead of a date; English words for it are usual, others are not."""
        if not is_english(value):
            key = state_in(value)
            fix = f"write pubstate = {{{key}}}, which pages show in the language of the site"
            message = f"this is no date, and is shown as it is; {fix}"
            self._report(name, value, Subtype.DATE, message)
        return value

    # --- biblatex --------------------------------------------------------------------------

    def _whole(self, value: str) -> Date | None:
        """Return the date of a field ``date``."""
        if slashed := _SLASHED.fullmatch(value):
            written = "-".join(part.zfill(2) for part in slashed.groups() if part)
            self._report("date", value, Subtype.DATE, f"write {written}")
            return self._day("date", written)
        first, slash, last = value.strip(" .").partition("/")
        if not slash:
            return self._one(first)
        ends = [end for end in (first, last) if end not in {"", ".", ".."}]
        if not ends or not all(map(_ISO.fullmatch, ends)):
            return self._day("date", value)
        dates = [self._one(end) for end in ends]
        if len(dates) == 1 and dates[0]:
            only = dates[0]
            if ends == [last]:
                return WordedDate("– {date}", only)
            return DateRange(only, PRESENT)
        start, end = dates
        return self._between(value, start, end) if start and end else start or end

    def _between(self, value: str, start: Date, end: Date) -> Date:
        """Return the range of two dates."""
        if end.before(start):
            message = "the end is before the beginning; exchange them or mend the wrong one"
            self._report("date", value, Subtype.DATE, message)
            return WrittenDate(Date(*start), value)
        if start == end:
            return start
        if isinstance(start, WrittenDate) or isinstance(end, WrittenDate):
            return WordedDate("{date} – {end}", start, end)
        return DateRange(start, end)

    def _one(self, value: str) -> Date | None:
        """Return a date, which may be a season, or uncertain: ``2020?``, ``2020~``."""
        match = _ISO.fullmatch(value)
        if not match:
            return self._day("date", value)
        written, doubt = match.groups()
        if season := re.fullmatch(r"(\d{4})-(2[1-9]|3\d|4[01])", written):
            name = _SEASONS.get(int(season[2]))
            year = Date(int(season[1]))
            found: Date | None = WordedDate(name, year) if name else WrittenDate(year, written)
        else:
            found = self._day("date", written)
        if not doubt or not found:
            return found
        if doubt in "~%":
            found = WordedDate(_CIRCA, found)
        return WordedDate(_DOUBTFUL, found) if doubt in "?%" else found

    # --- BibTeX ----------------------------------------------------------------------------

    def _year(self, value: str) -> Date | None:
        """Return the date of a field ``year`` with what ``month`` and ``day`` say."""
        if bare := _BARE.fullmatch(value):
            return self._with_month(Date(int(bare[1])))
        if lettered := _LETTERED.fullmatch(value):
            fix = f"styles put the letter there; write year = {{{lettered[1]}}}"
            self._report("year", value, Subtype.DATE, fix)
            return self._with_month(Date(int(lettered[1])))
        if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", value) and (date := self._quiet(value)):
            return date
        if years := _YEARS.fullmatch(value):
            first, last = int(years[1]), int(years[1][: 4 - len(years[2])] + years[2])
            if first < last:
                fix = f"a year is one; write date = {{{first}/{last}}} for both"
                self._report("year", value, Subtype.DATE, fix)
                self._without_year("month", "day", why="which of the years it is in is not clear")
                return DateRange(Date(first), Date(last))
        # A year may be any text; "c. 1990" is shown as it is, and needs no warning.
        found = self._quiet(value) or self._day("year", value)
        if not isinstance(found, WrittenDate):
            return self._with_month(found) if found else None
        month = " ".join(filter(None, (self._texts.get("day"), self._texts.get("month"))))
        return WrittenDate(Date(*found), f"{found.text}, {month}") if month else found

    def _quiet(self, value: str) -> Date | None:
        """Return the date that a text is or holds, if it has a year."""
        found = f.date(value, lambda *_: None)
        return found if isinstance(found, Date) and found.year else None

    def _with_month(self, date: Date) -> Date:
        value = self._texts.get("month", "")
        if date.month or not value:
            self._without_year("day", why="a day needs a month; write month = {…}")
            return date
        said = re.findall(r"[^\W\d_]+", value.lower())
        months = [month for word in said if (month := _month(word))]
        strange = [word for word in said if word not in _BETWEEN and not _month(word)]
        # More digits than a year has are no day, and may be too many for Python.
        numbers = [int(one[:5]) for one in re.findall(r"\d+", value) if one != str(date.year)]
        if not said and len(numbers) < 3 and all(1 <= one <= 12 for one in numbers):
            months, numbers = numbers, []
        if months and not strange and (found := self._of_months(date.year, months, numbers)):
            return found
        if not _SEASON.search(value) and len(months) < 2:
            self._report("month", value, Subtype.DATE, "this is no month; write one as jul or 7")
        if numbers == [0] and not said:
            return date
        self._without_year("day", why="a day needs a month; write one as jul or 7")
        text = value if str(date.year) in value else f"{value} {date.year}"
        return WrittenDate(Date(date.year), text)

    def _of_months(self, year: int, months: list[int], days: list[int]) -> Date | None:
        """Return the date of one month or two, with as many days, or a month with two of them."""
        if not days and len(months) == 1:
            days = self._days()
        ends = [(month, 0) for month in months] if not days else list(_paired(months, days))
        if not ends or len(ends) > 2:
            return None
        found = [self._day("month", _iso(year, *end)) for end in ends]
        if not all(found) or len(found) == 1:
            return found[0]
        first, last = found
        if first is None or last is None or last.before(first):
            return None
        return first if first == last else DateRange(first, last)

    def _days(self) -> list[int]:
        value = self._texts.get("day", "")
        days = re.fullmatch(r"(\d\d?)(?:\D{1,4}(\d\d?))?\D{0,2}", value)
        if value and not days:
            self._without_year("day", why="this is no day; write a number")
        return [int(day) for day in days.groups() if day] if days else []

    # --- all -------------------------------------------------------------------------------

    def _day(self, name: str, value: str) -> Date | None:
        found = self._parsed(f.date, name, value)
        return found if isinstance(found, Date) else None

    def _without_year(self, *names: str, why: str = "there is no year; write year = {…}") -> None:
        """Keep what says nothing without the rest of a date, to be shown as it is."""
        for name in names:
            if value := self._texts.get(name):
                self.unread[name] = value
                self._report(name, value, Subtype.DATE, why)


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _paired(months: list[int], days: list[int]) -> list[tuple[int, int]]:
    """Return the ends of ``may 3--5`` or ``jan 30 -- feb 2``, or nothing."""
    if len(days) > 2 or len(months) > len(days):
        return []
    return [(months[min(number, len(months) - 1)], day) for number, day in enumerate(days)]


def _month(word: str) -> int:
    """Return the month that begins with *word*, in English, or is that in another language."""
    if len(word) < 3:
        return 0
    english = (number for number, name in enumerate(MONTHS, 1) if name.startswith(word))
    return 9 if word == "sept" else next(english, 0) or month_named(word)
