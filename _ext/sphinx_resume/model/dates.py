"""Dates as résumés give them: a year, a month or a day, and spans of them.

The written form is the part of ISO 8601 that JSON Resume uses: ``2022``,
``2022-07``, ``2022-07-15``; the end of a span may be ``present``.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Self

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from sphinx_resume.model.ongoing import begun, ended, is_ongoing
from sphinx_resume.model.publications.publication_state import is_pending

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LOOSE = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<month>\d{1,2})[-/.]\s?(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"),
    # One of the two is no month, or nobody knows which is which.
    re.compile(r"(?P<day>1[3-9]|2\d|3[01])[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})"),
    re.compile(r"(?P<month>\d{1,2})[-/](?P<day>1[3-9]|2\d|3[01])[-/](?P<year>\d{4})"),
    re.compile(r"(?P<year>[12]\d{3})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?"),
    re.compile(
        r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.|º|er)?\s+(?:de\s+)?)?"
        r"(?P<name>[^\W\d]{3,})\.?,?\s+(?:del?\s+)?(?P<year>\d{4})(?:\s*[гр]\.?)?"
    ),
    re.compile(r"(?P<name>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}),?\s+(?P<name>[^\W\d]{3,})\.?(?:\s+(?P<day>\d{1,2}))?"),
    re.compile(
        r"(?P<year>\d{4})\s*[年년]\s*(?:(?P<month>\d{1,2})\s*[月월])?(?:\s*(?P<day>\d{1,2})\s*[日일])?"
    ),
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
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_RANGES = (
    re.compile(
        r"(.*?\d.*?)(?:\s*(?:--+|[–—−~～])\s*"
        r"|\s+(?:-|to|till|until|bis|à|au|al?|tot|do|hasta|fino|até|tills?|до|по)\s+)(\S.*)"
    ),
    re.compile(r"(\d{4}(?:[./]\d{1,2})?)\s*-\s*(\d{4}[./]\d{1,2}|[^\W\d].*)"),
    re.compile(r"((?:\d{1,2}[./]){1,2}\d{4})\s*-\s*((?:\d{1,2}[./]){1,2}\d{4}|[^\W\d].*)"),
    # An interval of ISO 8601.
    re.compile(r"(\d{4}-\d\d(?:-\d\d)?)\s*/\s*(\d{4}-\d\d(?:-\d\d)?)"),
    # The year stands at the end alone: "Jan–Mar 2019", "12 May - 3 June 2019", "8-9 June 2019".
    re.compile(
        r"([^\W\d]{3,}\.?(?:\s\d{1,2})?|\d{1,2}\.?(?:\s[^\W\d]{3,}\.?)?)\s*(?:--?|[–—−])\s*"
        r"((?:[^\W\d]{3,}|\d{1,2}\.?\s[^\W\d]{3,}).*\d{4})"
    ),
)
_YEARS = re.compile(r"((?:1[89]|20|21)\d\d)\s*[-/]\s*((?:1[89]|20|21)\d\d|\d\d)")
_SLASHED = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})")
# Languages whose names of months are understood; one that means two months is none.
_LANGUAGES = (
    *("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "et", "is", "pl", "cs", "sk"),
    *("sl", "hr", "hu", "ro", "tr", "ru", "uk", "bg", "el", "ca", "lt", "lv", "id"),
)
_LONGEST = 100
"""A text of more characters is no date; patterns would take long to find out."""


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


class WrittenDate(Date):
    """A date as its author wrote it, which says more or less than a date can: ``Spring 2012``.

    It is shown as ``text``; year, month and day are the time that it stands for, to sort by and
    for formats that have room for dates alone.
    """

    text: str

    def __new__(cls, date: Date, text: str) -> Self:
        """Return the *date* that stands for *text*."""
        made = super().__new__(cls, *date)
        made.text = text
        return made

    def __getnewargs__(self) -> tuple[Date, str]:
        return Date(*self), self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WrittenDate) and (*self, self.text) == (*other, other.text)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((*self, self.text))

    def __repr__(self) -> str:
        return f"WrittenDate({super().__repr__()}, {self.text!r})"


class WordedDate(WrittenDate):
    """A date in words of ours, which pages show in their language: ``ca. 2020``, ``Spring 2020``.

    ``phrase`` has ``{date}``, and ``{end}`` for a second one, where ``dates`` stand in it.
    """

    phrase: str
    dates: tuple[Date, ...]

    def __new__(cls, phrase: str, *dates: Date) -> Self:
        """Return the date that *phrase* says of *dates*; the first one is that to sort by."""
        texts = [date.text if isinstance(date, WrittenDate) else str(date) for date in dates]
        made = super().__new__(cls, Date(*dates[0]), _phrased(phrase, texts))
        made.phrase, made.dates = phrase, dates
        return made

    def __getnewargs__(self) -> tuple[str, *tuple[Date, ...]]:  # type: ignore[override]
        return self.phrase, *self.dates


def _phrased(phrase: str, dates: Sequence[str]) -> str:
    return phrase.format(**dict(zip(("date", "end"), dates, strict=False)))


PRESENT = Date(9999)
"""The end of a span that has not ended."""


class DateRange(WrittenDate):
    """One date that is several days, months or years, as that of a conference.

    Its own year, month and day are where it begins, and ``text`` is the interval of ISO 8601.
    ``last`` is where it ends, `PRESENT` if that is open.
    """

    last: Date

    def __new__(cls, first: Date, last: Date) -> Self:
        """Return the range from *first* to *last*."""
        end = ".." if last == PRESENT else str(last)
        made = super().__new__(cls, first, f"{Date(*first)}/{end}")
        made.last = last
        return made

    def __getnewargs__(self) -> tuple[Date, Date]:  # type: ignore[override]
        return Date(*self), self.last


class NotADate(ValueError):
    """A text is not a date.

    ``meant`` is the date it can only mean, or a `WrittenDate` if no more than its year is clear.
    """

    def __init__(self, reason: str, meant: Date | None = None) -> None:
        """Keep the reason, which says what to write instead, and the date that was meant."""
        super().__init__(reason)
        self.meant = meant


def parse_date(text: str) -> Date:
    """Return the date that *text* gives in ISO 8601, or raise `NotADate` with the cure."""
    if text.strip().lower() == "present":
        raise NotADate(f"only an end can be 'present'; {_CURE}")
    return _parsed(text, is_end=False)


def parse_end(text: str) -> Date:
    """Return the date that *text* gives, `PRESENT` for ``present``; raise `NotADate` otherwise."""
    if text.strip().lower() == "present":
        return PRESENT
    if is_ongoing(text):
        raise NotADate("write present", PRESENT)
    return _parsed(text, is_end=True)


def _parsed(text: str, *, is_end: bool) -> Date:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            if "00" in match.groups():
                raise NotADate("there is no month or day 00; leave out the part that is not known")
            return _checked(year, month, day)
        except NotADate as error:
            raise NotADate(str(error), WrittenDate(Date(year), text) if year else None) from None
    if meant := _read(text.strip()) or _named_by(text, is_end=is_end):
        raise NotADate(f"write {meant}", meant)
    raise _not_a_date(text, " or present", last=True) if is_end else _not_a_date(text, "")


def _named_by(text: str, *, is_end: bool) -> Date | None:
    """Return the date in ``from 10/2019``, or of an end in ``until 10/2019``."""
    if len(text) > _LONGEST:
        return None
    since = begun(text)
    if is_end:
        return _read(ended(text))
    return _read(since.date) if since and not since.goes_on else None


def _not_a_date(text: str, more: str, *, last: bool = False) -> NotADate:
    """Return the error for a text that is shown as written; *more* may be written instead."""
    if (meant := as_written(text, last=last)) is None:
        forms = "2022, 2022-07, 2022-07-15" if more else "2022, 2022-07 or 2022-07-15"
        if is_pending(text):
            more += f", or :status: {text.strip()} in a publication"
        return NotADate(f"this is no date, and is shown as it is; write {forms}{more}")
    year = str(meant)
    said = "is shown as it is, and sorted as"
    if (span := parse_range(text)) and span.start:
        first, end = str(span.start), "present" if span.end == PRESENT else str(span.end)
        fix = f"write {first}, or :start: {first} and :end: {end} in a block that has these"
        message = f"this is more than one date; it {said} {first}; {fix}"
        return NotADate(message, WrittenDate(Date(*span.start), meant.text))
    said += f" {year}"
    if found := _orders(text.strip()):
        return NotADate(f"the day may be the month; it {said}; write {found}", meant)
    if (two := _RANGES[0].fullmatch(text.strip()[:_LONGEST])) and all(map(_orders, two.groups())):
        first, end = map(_orders, two.groups())
        fix = f"write {year}, or :start: {first} and :end: {end} in a block that has these"
        return NotADate(f"the days may be the months; it {said}; {fix}", meant)
    forms = f"{year}, {year}-07, {year}-07-15" if more else f"{year}, {year}-07 or {year}-07-15"
    return NotADate(f"this is no date; it {said}; write {forms}{more}", meant)


def _orders(text: str) -> str:
    """Return ``2019-01-02 or 2019-02-01`` for ``01/02/2019``, and nothing for other texts."""
    if not (match := _SLASHED.fullmatch(text)):
        return ""
    one, other, year = match.groups()
    found = dict.fromkeys((_meant(year, one, other), _meant(year, other, one)))
    return " or ".join(str(date) for date in found if date)


_LONG_DASH = re.compile(r"\s*(?:--|—)\s*")


def as_written(text: str, *, last: bool = False) -> WrittenDate | None:
    """Return *text*, which is no date, with the first or the *last* year in it, if it has one."""
    years = _YEAR.findall(text)
    written = _LONG_DASH.sub("–", " ".join(text.split()))
    return WrittenDate(Date(int(years[-1 if last else 0])), written) if years else None


def parse_range(text: str) -> Span | None:
    """Return the span that *text* gives, as ``2019–2020`` or ``since May 2019``, if any."""
    text = text.strip()
    if len(text) > 2 * _LONGEST or _read(text):
        return None
    if match := _YEARS.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        last = last if last > 99 else first // 100 * 100 + last
        return Span(Date(first), Date(last)) if first < last else None
    for pattern in _RANGES:
        if match := pattern.fullmatch(text):
            start, end = _ends(match[1], match[2])
            if start and end and not end.before(start):
                return Span(start, end)
    since = begun(text)
    if since and since.goes_on and (start := _read(since.date)):
        return Span(start, PRESENT)
    return None


def _ends(first: str, last: str) -> tuple[Date | None, Date | None]:
    """Return both ends of a span, of which one may tell what the other means.

    That is its year or its month, as in ``8–9 June 2019``, and which number is the day in
    ``01/02/2019 – 31/12/2019``.
    """
    if is_ongoing(last):
        return _read(first), PRESENT
    start, end = _read(first), _read(last)
    if end and not start:
        if first.rstrip(".").isdecimal() and end.day:
            start = _meant(str(end.year), str(end.month), first.rstrip("."))
        else:
            start = _read(f"{first} {end.year}") or _slashed_as(first, last)
    elif start and not end:
        end = _slashed_as(last, first)
    return start, end


def _slashed_as(text: str, other: str) -> Date | None:
    """Return a date such as ``01/02/2019`` with day and month in the order that *other* has."""
    match, known = _SLASHED.fullmatch(text), _SLASHED.fullmatch(other)
    if not match or not known:
        return None
    one, two, year = match.groups()
    if int(known[1]) > 12:
        return _meant(year, two, one)
    return _meant(year, one, two) if int(known[2]) > 12 else None


def _read(text: str) -> Date | None:
    """Return the date that *text* is, or can only mean."""
    if len(text) > _LONGEST:
        return None
    if match := _ISO.fullmatch(text):
        return None if "00" in match.groups() else _meant(*match.groups())
    if (match := _SLASHED.fullmatch(text)) and int(match[1]) == int(match[2]):
        return _meant(match[3], match[1], match[2])
    for pattern in _LOOSE:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            name = parts.get("name")
            month = str(month_named(name) or "") if name else parts.get("month")
            if (month or not name) and (date := _meant(parts["year"], month, parts.get("day"))):
                return date
    return None


def _checked(year: int, month: int, day: int) -> Date:
    if month > 12 or (month == 0 and day):
        raise NotADate(f"there is no month {month}; write a month from 01 to 12")
    if month and day > (last := calendar.monthrange(year or 4, month)[1]):
        raise NotADate(f"that month has {last} days")
    if year == 0:
        raise NotADate("there is no year 0000; write a year such as 2022")
    return Date(year, month, day)


def _meant(year: str, month: str | None, day: str | None) -> Date | None:
    try:
        return _checked(int(year), int(month or 0), int(day or 0))
    except NotADate:
        return None


def month_named(name: str) -> int:
    """Return the month of that name in English, or in another language; 0 if there is none."""
    name = name.casefold()
    return _MONTHS.get(name) or _other_months().get(name, 0)


@lru_cache(1)
def _other_months() -> dict[str, int]:
    """Return the months in other languages that résumés are written in, where they agree."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        names = Locale(language).months
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[form][width].items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


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


_ADJOINING = 7
"""Days between two spans that are no gap: a weekend, or a few days off."""


def separate(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return *spans* in the order of time, joined where they overlap or follow without a gap.

    A year without a month lasts to its end: *2010 to 2012* and *2013 to 2015* adjoin. Of a span
    without an end, nobody knows how long it was: it stays one of its own, unless it began while
    another one lasted.
    """
    spans = list(spans)
    known = [whole for span in spans if span.end and (whole := whole_of([span]))]
    known.sort(key=lambda span: _first_day(span.start or PRESENT))
    found: list[Span] = []
    for span in known:
        if found and _adjoin(found[-1], span):
            found[-1] = found[-1].union(span)
        else:
            found.append(span)
    begun = dict.fromkeys(span.start for span in spans if span.start and not span.end)
    found += [Span(one) for one in begun if not any(_began_within(one, span) for span in found)]
    return tuple(sorted(found, key=lambda span: _first_day(span.start or PRESENT)))


def _began_within(start: Date, span: Span) -> bool:
    """Tell whether what began at *start* surely did so before a whole *span* was over."""
    if not span.start or not span.end:
        return False
    return _first_day(span.start) <= _first_day(start) and start.before(span.end)


def _adjoin(one: Span, later: Span) -> bool:
    """Tell whether no gap is between *one* and another span, which begins no earlier."""
    if one.end == PRESENT:
        return True
    if one.end is None or later.start is None:
        return False
    return _ordinal(_first_day(later.start)) - _ordinal(_last_day(one.end)) <= _ADJOINING


def _ordinal(day: tuple[int, int, int]) -> int:
    """Return the number of a day; the month 13, and a day behind a month's last, stand for it."""
    year, month, number = day
    if year >= PRESENT.year:
        return datetime.date.max.toordinal()
    if month > 12:
        return datetime.date(year, 12, 31).toordinal()
    return datetime.date(year, month, min(number, calendar.monthrange(year, month)[1])).toordinal()


def overlap(one: Span, other: Span) -> Span | None:
    """Return the time that both spans have in common, if they have a start and an end each.

    Dates without a month or day may mean any of the year or month: to have that time in common
    for sure, each span must begin before the other one ends, unlike *to 1993* and *from 1993*.
    """
    starts, ends = (one.start, other.start), (one.end, other.end)
    if not all(starts) or not all(ends) or one.reversed or other.reversed:
        return None
    if not (_is_surely_before(one.start, other.end) and _is_surely_before(other.start, one.end)):
        return None
    start = max((date for date in starts if date), key=_first_day)
    return Span(start, min((date for date in ends if date), key=_last_day))


def _is_surely_before(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and _last_day(one) <= _first_day(other)


def _first_day(date: Date) -> tuple[int, int, int]:
    return date.year, date.month or 1, date.day or 1


def _last_day(date: Date) -> tuple[int, int, int]:
    return date.year, date.month or 13, date.day or 32


def format_date(
    date: Date, language: str, present: str = "present", say: Callable[[str], str] = str
) -> str:
    """Return *date* as a reader of *language* writes it, short and at its own precision.

    *say* translates words of ours.
    """
    if isinstance(date, WordedDate):
        return _phrased(say(date.phrase), [format_date(d, language, say=say) for d in date.dates])
    if isinstance(date, DateRange):
        first = Date(*date)
        if date.last == PRESENT:
            return f"{_localized(first, language)} –"
        return format_span(Span(first, date.last), language)
    if isinstance(date, WrittenDate):
        return date.text
    return present if date == PRESENT else _localized(date, language)


def format_written(span: Span, undated: str, shown: str) -> str:
    """Return *shown*, what a span is for readers, with the text of a date that is none.

    That stands where the date is missing: ``Apr 2019 – open``.
    """
    if not shown or not undated:
        return shown or undated
    if span.start and not span.end:
        return f"{shown} – {undated}"
    return f"{undated} – {shown}" if span.end and not span.start else f"{undated}, {shown}"


@lru_cache(maxsize=4096)
def format_span(
    span: Span, language: str, present: str = "present", say: Callable[[str], str] = str
) -> str:
    """Return *span* for a reader of *language*: ``Jul 2022 – Aug 2024``."""
    start, end = (d and format_date(d, language, present, say) for d in (span.start, span.end))
    if start and end:
        return start if start == end else f"{start} – {end}"
    return start or end or ""


def format_years(span: Span, present: str = "present") -> str:
    """Return the years of *span* alone: ``2021–2024``."""
    return format_span(in_years(span), "en", present).replace(" – ", "–")


def in_years(span: Span) -> Span:
    """Return *span* without months and days."""
    return Span(*(d and (d if d == PRESENT else Date(d.year)) for d in (span.start, span.end)))


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


def is_rtl(language: str) -> bool:
    """Tell whether *language* is written from right to left."""
    return locale_of(language).text_direction == "rtl"
