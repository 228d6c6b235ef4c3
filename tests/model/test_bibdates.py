"""Dates of bibliographies: of biblatex with ranges and doubts, of BibTeX as people write them."""

from __future__ import annotations

import pickle

import pytest
from sphinx_resume.model.bibtex.bib_publication import publication_values
from sphinx_resume.model.bibtex.bib_reader import read_bibtex
from sphinx_resume.model.dates import DateRange, format_date

DATES = """
date = {2012-07-10} -> Jul 10, 2012
date = {2019-06} -> Jun 2019
date = {2020/2021} -> 2020 – 2021
date = {2004-04-25T14:34:00} -> Apr 25, 2004
date = {1984~} -> ca. 1984
date = {2006-21} -> Spring 2006
date = {2019-08-19/2019-08-21} -> Aug 19, 2019 – Aug 21, 2019
date = {2019-08/..} -> Aug 2019 –
date = {2019/} -> 2019 –
date = {/2020} -> – 2020
date = {../2020} -> – 2020
date = {2020?} -> 2020?
date = {2020%} -> ca. 2020?
date = {2020-33} -> Q1 2020
date = {2019~/2020} -> ca. 2019 – 2020
date = {2020/2020} -> 2020
year = 2020, month = jul -> Jul 2020
year = 2020, month = {Sept.} -> Sep 2020
year = 2020, month = 7 -> Jul 2020
year = 2020, month = "10~" # jan -> Jan 10, 2020
year = 2020, month = jul, day = 4 -> Jul 4, 2020
year = 2020, month = {enero} -> Jan 2020
year = 2020, month = may # "/" # jun -> May 2020 – Jun 2020
year = 2020, month = {März} -> Mar 2020
year = 2020, month = {may 3--5} -> May 3, 2020 – May 5, 2020
year = 2020, month = {3--4} -> Mar 2020 – Apr 2020
year = 2020, month = may, day = {3--5} -> May 3, 2020 – May 5, 2020
year = 2020, month = {Dec. 2020} -> Dec 2020
year = 2020, month = "30~" # jan # "--2~" # feb -> Jan 30, 2020 – Feb 2, 2020
year = 2020, month = {Spring} -> Spring 2020
year = 2020, month = {Q3} -> Q3 2020
year = {c. 1990a} -> c. 1990a
year = {[2020]} -> 2020
year = {May 2020} -> May 2020
year = {2020 (forthcoming)} -> 2020 (forthcoming)
year = {c. 1990}, month = may -> c. 1990, may
year = {{\\noopsort{1973b}}1973} -> 1973
year = {n.d.} -> None
"""
ODD = """
date = {July 2012} -> Jul 2012 -> field 'date': 'July 2012': write 2012-07
date = {2012-13} -> 2012-13 -> there is no month 13
date = {2020/03/12} -> Mar 12, 2020 -> write 2020-03-12
date = {2021/2020} -> 2021/2020 -> the end is before the beginning
year = {MMXX} -> None -> 'MMXX': this is no date, and is shown as it is
year = {20} -> None -> '20': this is no date, and is shown as it is
year = {2020a} -> 2020 -> write year = {2020}
year = {2020--2021} -> 2020 – 2021 -> write date = {2020/2021} for both
year = 2020, month = {Foo} -> Foo 2020 -> 'Foo': this is no month; write one
year = 2020, month = {13} -> 13 2020 -> '13': this is no month
year = 2020, month = {0} -> 2020 -> '0': this is no month
year = 2021, month = {30 February} -> 2021-02-30 -> that month has 28 days
"""
LEFT = """
month = may -> month: may -> 'may': there is no year
year = 2020, day = 3 -> day: 3 -> '3': a day needs a month
year = 2020, month = jun, day = {x} -> day: x -> 'x': this is no day
"""


def read(fields: str):
    entries, faults = read_bibtex(f"@article{{key, title = {{T}}, {fields}}}")
    found, more = publication_values(entries[0])
    return found, [fault.message for fault in (*faults, *more)]


def cases(table: str) -> list[list[str]]:
    lines = (case for line in table.strip().split("\n") for case in line.split(" | "))
    return [[part.strip() for part in line.split(" -> ")] for line in lines]


@pytest.mark.parametrize(("fields", "shown"), cases(DATES))
def test_dates_are_read_without_a_word(fields, shown):
    found, messages = read(fields)
    date = found.get("date")
    assert (str(date and format_date(date, "en")), messages) == (shown, [])


@pytest.mark.parametrize(("fields", "shown", "fix"), cases(ODD))
def test_a_date_that_cannot_be_is_told_and_shown(fields, shown, fix):
    found, (message,) = read(fields)
    date = found.get("date")
    assert str(date and format_date(date, "en")) == shown
    assert fix in message
    if date is None:
        assert found["status"] in message


@pytest.mark.parametrize(("fields", "left", "fix"), cases(LEFT))
def test_what_is_no_date_alone_is_shown_all_the_same(fields, left, fix):
    found, (message,) = read(fields)
    assert ": ".join(found["unread"][0]) == left
    assert fix in message


GERMAN = {
    "ca. {date}": "um {date}",
    "{date}?": "{date} (?)",
    "Spring {date}": "Frühjahr {date}",
}
WORDED = """
date = {2002-03~} -> um März 2002
date = {2002-03?} -> März 2002 (?)
date = {2002%} -> um 2002 (?)
date = {2020-21} -> Frühjahr 2020
date = {2020-21~} -> um Frühjahr 2020
date = {2002-03~/2004-05-06} -> um März 2002 – 6. Mai 2004
date = {/2004-05} -> – Mai 2004
date = {2020-34} -> Q2 2020
year = {c. 1990} -> c. 1990
"""


@pytest.mark.parametrize(("fields", "shown"), cases(WORDED))
def test_doubts_and_seasons_are_said_in_the_language_of_the_page(fields, shown):
    date = read(fields)[0]["date"]
    assert format_date(date, "de", say=lambda word: GERMAN.get(word, word)) == shown
    kept = pickle.loads(pickle.dumps(date))
    assert (kept, type(kept), hash(kept)) == (date, type(date), hash(date))


def test_ranges_are_shown_in_the_language_and_stay_themselves_when_kept():
    date = read("date = {2019-08-19/2019-08-21}")[0]["date"]
    assert format_date(date, "de") == "19. Aug. 2019 – 21. Aug. 2019"
    kept = pickle.loads(pickle.dumps(date))
    assert (kept, type(kept), kept.last) == (date, DateRange, date.last)
