"""Conditions: which things a list shows, written as one would say it.

    skill = Python, C++ and not (person = jane or year < 2020)

The grammar in EBNF (ISO/IEC 14977); our words may be in capitals, and white space is free::

    condition  = both, { "or", both } ;
    both       = single, { "and", single } ;
    single     = "not", single | "(", condition, ")" | comparison ;
    comparison = name, ( "=" | "!=" ), value, { ",", value }
               | "year", ( "<" | "<=" | ">" | ">=" ), value ;
    name       = "person" | "organization" | "skill" | "tag" | "type" | "status" | "year" ;
    value      = '"', { any character but '"' }, '"' | word, { word } ;
    word       = characters other than white space ( ) , " = < > that are not "and" or "or" ;

Several values mean any of them: ``skill = Python, C++`` holds for who knows one, and
``skill != Python, C++`` for who knows neither. A value of ``year`` is ``2020``, ``2019-2021``,
``2020-`` (and later), ``-2020`` (and earlier), or ``present`` for what has not ended. A value
that holds a sign or a word of the grammar is quoted: ``tag = "search and rescue"``.

What is read here is plain data; `sphinx_resume.model.listing.selection` asks it of things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from sphinx_resume.model.dates import PRESENT
from sphinx_resume.model.diagnostics import suggestion

FIELDS = ("person", "organization", "skill", "tag", "type", "status", "year")
"""What things can be asked for."""

ALSO = {
    "people": "person",
    "organizations": "organization",
    "organisation": "organization",
    "skills": "skill",
    "tags": "tag",
    "types": "type",
    "kind": "type",
    "state": "status",
    "years": "year",
    "date": "year",
}
"""Other words for them, which people try."""


@dataclass(frozen=True, slots=True)
class Has:
    """One of the values is among those of a field."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class During:
    """Some of its time is between two years, which count too."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part holds, or several."""

    parts: tuple[Condition, ...]


Condition = Has | During | Not | AllOf | AnyOf
"""What may hold for a thing or not."""


class NotACondition(ValueError):
    """A text is not a condition, or not a span of years; the message names the cure."""


def fields_in(condition: Condition) -> Iterator[str]:
    """Yield the names of what *condition* asks for."""
    match condition:
        case Has(field):
            yield field
        case During():
            yield "year"
        case Not(part):
            yield from fields_in(part)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from fields_in(part)


# --- years ---------------------------------------------------------------------------------

_YEAR = "[0-9]{4}|present"
_YEARS = re.compile(rf"({_YEAR})|({_YEAR})?\s*[-–—]\s*({_YEAR})?", re.IGNORECASE)


def years(text: str) -> During:
    """Return the span of years that *text* gives, or raise `NotACondition` with the cure."""
    match = _YEARS.fullmatch(text.strip())
    if not match or not any(match.groups()):
        fix = "write 2020, 2019-2021, 2020-, -2020 or present"
        raise NotACondition(f"'{text}' is no year and no span of years; {fix}")
    single, first, last = match.groups()
    found = During(_number(single or first, 0), _number(single or last, PRESENT.year))
    if found.first > found.last:
        raise NotACondition(f"'{text}' ends before it begins; write {last}-{first}")
    return found


def _number(year: str | None, unknown: int) -> int:
    if not year:
        return unknown
    return int(year) if year.isdecimal() else PRESENT.year


def of_field(field: str, values: tuple[str, ...]) -> Condition:
    """Return that *field* has one of *values*; raise `NotACondition` for what is no year."""
    if field != "year":
        return Has(field, values)
    spans = tuple(map(years, values))
    return spans[0] if len(spans) == 1 else AnyOf(spans)


# --- conditions ----------------------------------------------------------------------------

_DEEPEST = 50
_EXAMPLE = "skill = Python"
_OPERATORS = ("=", "!=", "<", "<=", ">", ">=")
_MEANT = {"==": "=", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">="}
_MEANT |= {"≠": "!=", "≤": "<=", "≥": ">="}
_TOKENS = re.compile(
    r"""\s+
    | (?P<bracket> [()] )
    | (?P<comma> [,，、] )
    | (?P<operator> [=<>≠≤≥]+ | !=+ )
    | "(?P<quoted> [^"]* )"
    | (?P<quote> " )
    | (?P<word> (?: (?!!=) [^\s(),，、=<>≠≤≥"] )+ )""",
    re.VERBOSE,
)


class _Token(NamedTuple):
    sort: str
    text: str
    at: int

    def __str__(self) -> str:
        return f"'{self.text}'" if self.sort != "quoted" else f"'\"{self.text}\"'"

    def says(self, *words: str) -> bool:
        return self.sort in {"word", "bracket"} and self.text.casefold() in words


def parse(text: str) -> Condition:
    """Return the condition that *text* states, or raise `NotACondition`: where, what, the cure."""
    return _ConditionReader(text).whole()


class _ConditionReader:
    """Reads a condition from the left to the right, a method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self.tokens = [
            _Token(match.lastgroup, match[match.lastgroup], match.start() + 1)
            for match in _TOKENS.finditer(text)
            if match.lastgroup
        ]
        self.tokens.append(_Token("end", "", len(text) + 1))
        self.next = 0
        self.depth = 0
        for token in self.tokens:
            if token.sort == "quote":
                self._stop(token, "the quote is never closed; write '\"' behind the value")

    def whole(self) -> Condition:
        found = self._condition()
        if self._token.says(")"):
            fix = "remove it, or put a value that holds it in quotes"
            self._stop(self._token, f"')' closes nothing; {fix}")
        if self._token.sort != "end":
            self._misplaced()
        return found

    def _condition(self) -> Condition:
        parts = [self._both()]
        while self._take("or"):
            parts.append(self._both())
        return AnyOf(tuple(parts)) if len(parts) > 1 else parts[0]

    def _both(self) -> Condition:
        parts = [self._single()]
        while self._take("and"):
            parts.append(self._single())
        return AllOf(tuple(parts)) if len(parts) > 1 else parts[0]

    def _single(self) -> Condition:
        first = self._token
        self.depth += 1
        if self.depth > _DEEPEST:  # or Python would give up, here or when it is asked
            self._stop(first, "this stands in too many brackets; say it in fewer")
        if self._take("not"):
            found: Condition = Not(self._single())
        elif self._take("("):
            found = self._condition()
            if self._token.sort == "end":
                self._stop(first, "'(' is never closed; write ')' where the part ends")
            if not self._take(")"):
                self._misplaced()
        else:
            found = self._comparison()
        self.depth -= 1
        return found

    def _comparison(self) -> Condition:
        field = self._name()
        operator = self._operator(field)
        start = self._token
        values = [self._value()]
        while self._token.sort == "comma":
            self.next += 1
            values.append(self._value())
        try:
            if operator in {"=", "!="}:
                found = of_field(field, tuple(values))
                return found if operator == "=" else Not(found)
            return _ordered(operator, values)
        except NotACondition as error:
            return self._stop(start, str(error))

    def _name(self) -> str:
        token = self._token
        if token.sort != "word" or token.says("and", "or"):
            where = f"{token} stands here" if token.text else "nothing stands here"
            self._stop(token, f"{where}; write what is asked for, such as {_EXAMPLE}")
        self.next += 1
        field = token.text.casefold()
        if field in FIELDS:
            return field
        if self.next > 1 and self._token.sort != "operator":
            joint = self.tokens[self.next - 2].text
            fix = f"if '{joint}' belongs to a value, put the whole value in quotes"
            self._stop(token, f"{token} is compared with nothing; {fix}")
        if meant := ALSO.get(field):
            self._stop(token, f"{token} is called '{meant}' here")
        near = suggestion(token.text, FIELDS) or f"; write one of {', '.join(FIELDS)}"
        return self._stop(token, f"{token} is nothing to ask for{near}")

    def _operator(self, field: str) -> str:
        token = self._token
        if token.sort != "operator":
            where = f"{token} stands where '=' should" if token.text else "a value is missing"
            self._stop(token, f"{where}; write {field} = …")
        self.next += 1
        if token.text not in _OPERATORS:
            fix = f"'{_MEANT[token.text]}'" if token.text in _MEANT else " ".join(_OPERATORS)
            self._stop(token, f"{token} compares nothing; write {fix}")
        if token.text not in {"=", "!="} and field != "year":
            self._stop(token, f"{token} is for years; write {field} = … or {field} != …")
        return token.text

    def _value(self) -> str:
        token = self._token
        if token.sort == "quoted" and token.text.strip():
            self.next += 1
            return token.text.strip()
        words = []
        while self._token.sort == "word" and not self._token.says("and", "or"):
            words.append(self._token.text)
            self.next += 1
        if words:
            return " ".join(words)
        before = self.tokens[self.next - 1]
        fix = "a value with such a sign or word in it needs quotes"
        return self._stop(token, f"there is no value after {before}; write one, and {fix}")

    # --- moving on ----------------------------------------------------------------------

    @property
    def _token(self) -> _Token:
        return self.tokens[self.next]

    def _take(self, word: str) -> bool:
        taken = self._token.says(word)
        self.next += taken
        return taken

    def _misplaced(self) -> None:
        fix = "write 'and' or 'or' between two conditions, or put the whole value in quotes"
        self._stop(self._token, f"{self._token} cannot stand here; {fix}")

    def _stop(self, token: _Token, message: str) -> NoReturn:
        raise NotACondition(f"character {token.at}: {message}")


def _ordered(operator: str, values: list[str]) -> During:
    """Return what is before or after a year."""
    found = years(values[0])
    if len(values) > 1 or found.first != found.last:
        raise NotACondition(f"'{', '.join(values)}' is not one year; write year {operator} 2020")
    year, last = found.first, PRESENT.year
    return {
        "<": During(0, year - 1),
        "<=": During(0, year),
        ">": During(year + 1, last),
        ">=": During(year, last),
    }[operator]
