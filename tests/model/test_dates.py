import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_resume.model import dates as d
from sphinx_resume.model.dates import (
    PRESENT,
    NotADate,
    Span,
    WrittenDate,
    format_span,
    parse_date,
    parse_end,
)

from .make import table

DATES = st.builds(
    lambda day, known: d.Date(*(day.year, day.month, day.day)[:known]),
    st.dates(),
    st.integers(1, 3),
)
SPANS = st.builds(Span, st.none() | DATES, st.none() | DATES | st.just(PRESENT))
MEANT = """
July 2022 -> 2022-07 | jul. 2022 -> 2022-07 | Sept 2022 -> 2022-09 | 07/2022 -> 2022-07
15 July 2022 -> 2022-07-15 | July 15, 2022 -> 2022-07-15 | 1st May 2020 -> 2020-05-01
2022-7 -> 2022-07 | 2022/07 -> 2022-07 | 2022.07.15 -> 2022-07-15 | 7.2022 -> 2022-07
2022年 -> 2022 | 2022年7月 -> 2022-07 | 2022年7月15日 -> 2022-07-15 | 2022년 7월 -> 2022-07
202207 -> 2022-07 | 20220715 -> 2022-07-15 | 15.07.2022 -> 2022-07-15 | 15. 7. 2022 -> 2022-07-15
15/07/2022 -> 2022-07-15 | 07/15/2022 -> 2022-07-15 | 07.07.2022 -> 2022-07-07
15. Juli 2022 -> 2022-07-15 | Okt. 2022 -> 2022-10 | März 2022 -> 2022-03 | mars 2022 -> 2022-03
1er août 2022 -> 2022-08-01 | 15 de julio de 2022 -> 2022-07-15 | luglio 2022 -> 2022-07
июль 2022 -> 2022-07 | 15 июля 2022 г. -> 2022-07-15 | październik 2022 -> 2022-10
"""
REFUSED = """
2022-13 -> no month 13 | 2022-00 -> no month | 2022-02-29 -> 28 days | 2022-07-00 -> day
0000 -> no year 0000 | present -> only an end | Spring 2022 -> write 2022, | 13/2022 -> write 2022,
01/02/2018 – 03/04/2019 -> 2018-01-02 or 2018-02-01 and :end: 2019-03-04 or 2019-04-03 in a block
03/04/2019 -> write 2019-03-04 or 2019-04-03$ | listopad 2019 -> write 2019,
22-07 -> write 2022, 2022-07 or 2022-07-15 | -> write 2022, 2022-07 or 2022-07-15
"""
RANGES = """
2019–2020 -> 2019 -> 2020 | 2022--2023 -> 2022 -> 2023 | 2019/2020 -> 2019 -> 2020
2019-20 -> 2019 -> 2020 | 2019-2021 -> 2019 -> 2021 | 2019-present -> 2019 -> present
May 2019 - June 2020 -> 2019-05 -> Jun 2020 | 2019.07-2020.06 -> 2019-07 -> Jun 2020
2019 bis heute -> 2019 -> present | 2019 bis dato -> 2019 -> present
2019 hasta la fecha -> 2019 -> present | 2019 to 2020 -> 2019 -> 2020
01/01/2019 – 31/12/2019 -> 2019-01-01 -> Dec 31, 2019 | 3/2018-5/2019 -> 2018-03 -> May 2019
01/02/2019 – 31/12/2019 -> 2019-02-01 -> Dec 31, 2019 | Jan–Mar 2019 -> 2019-01 -> Mar 2019
12/31/2018-03/04/2019 -> 2018-12-31 -> Mar 4, 2019
01.02.2019-3.4.2019 -> 2019-02-01 -> Apr 3, 2019
12 May - 3 June 2019 -> 2019-05-12 -> Jun 3, 2019 | 8-9 June 2019 -> 2019-06-08 -> Jun 9, 2019
2022-04-20/2022-04-23 -> 2022-04-20 -> Apr 23, 2022 | 2019-10/2020-01 -> 2019-10 -> Jan 2020
seit 10/2019 -> 2019-10 -> present | ab Okt. 2019 -> 2019-10 -> present
since 2019 -> 2019 -> present | desde octubre de 2019 -> 2019-10 -> present
depuis le 1er mars 2019 -> 2019-03-01 -> present | dal 2019 -> 2019 -> present
od 2019 -> 2019 -> present | 自2019年10月起 -> 2019-10 -> present
2019年10月から -> 2019-10 -> present
10/2019 - -> 2019-10 -> present | 2019-10/.. -> 2019-10 -> present
October 2019 onwards -> 2019-10 -> present
Sept.-Oct. 2019 -> 2019-09 -> Oct 2019 | May 8 – June 9, 2019 -> 2019-05-08 -> Jun 9, 2019
"""
REVERSED = """
2022-07 to 2021 -> yes | 2022-07 to 2022-06 -> yes | 2022-07-15 to 2022-07-14 -> yes
2022-07 to 2022 -> no | 2022 to 2022-03 -> no | 2022 to present -> no | to 2022 -> no
"""
UNIONS = """
2020 to 2021 -> 2023 to 2024 -> 2020 – 2024 | 2020 to -> to 2024 -> 2020 – 2024
2020-03 to 2021-05 -> 2021-01 to 2021-02 -> Mar 2020 – May 2021
2020 to 2021 -> 2019-06 to present -> Jun 2019 – present | 2019 to 2020 -> 2020-07 to -> 2019 – 2020
to -> 2020 to -> 2020 | to -> to present -> present | to -> to ->
to -> 2020-07 to 2020 -> Jul 2020 – 2020 | to -> 2020 to 2020-07 -> 2020 – Jul 2020
"""
LANGUAGES = """
en -> 2022 -> Jul 2022 -> Jul 5, 2022 | tlh -> 2022 -> Jul 2022 -> Jul 5, 2022
de -> 2022 -> Juli 2022 -> 5. Juli 2022 | de_AT -> 2022 -> Juli 2022 -> 5. Juli 2022
zh_CN -> 2022年 -> 2022年7月 -> 2022年7月5日 | zh-CN -> 2022年 -> 2022年7月 -> 2022年7月5日
"""
SHOWN = """
2022-07 to 2024-08 -> Juli 2022 – Aug. 2024 -> 2022–2024 | 2022-07 to -> Juli 2022 -> 2022
2022-07 to present -> Juli 2022 – heute -> 2022–heute | 2022-07 to 2022-07 -> Juli 2022 -> 2022
"""


def span(text: str) -> Span:
    start, _, end = f" {text} ".partition(" to ")
    return Span(*(parse_end(date.strip()) if date.strip() else None for date in (start, end)))


@given(DATES)
def test_a_date_is_read_as_it_is_written(date):
    assert parse_date(str(date)) == date


@pytest.mark.parametrize(("text", "meant"), table(MEANT))
def test_a_date_written_otherwise_is_understood_and_the_form_to_write_is_told(text, meant):
    with pytest.raises(NotADate, match=rf"^write {meant}$") as caught:
        parse_date(text)
    assert str(caught.value.meant) == meant


@pytest.mark.parametrize(("text", "fix"), table(REFUSED))
def test_what_is_no_date_is_refused_with_a_cure(text, fix):
    with pytest.raises(NotADate, match=fix) as caught:
        parse_date(text)
    meant = caught.value.meant
    assert meant is None or (isinstance(meant, WrittenDate) and meant.text == text)


@pytest.mark.parametrize(("text", "start", "end"), table(RANGES))
def test_a_whole_span_is_understood_and_a_date_is_none(text, start, end):
    found = d.parse_range(text)
    assert (str(found.start), format_span(Span(found.end), "en")) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "2010-11",
        "2010/11",
        "2020–2019",
        "2019-05-01",
        "Spring 2012",
        "2016–2019, 2023",
        "from 2019",
        "until 2019",
    ],
)
def test_what_is_a_date_or_no_order_of_two_is_no_span(text):
    assert d.parse_range(text) is None


@pytest.mark.parametrize("text", ["now", "Today", "ongoing", "current", "till now", "-"])
def test_an_end_is_present_and_other_words_for_it_are_told(text):
    assert parse_end("present") == parse_end(" Present ") == PRESENT
    with pytest.raises(NotADate, match=r"^write present$") as caught:
        parse_end(text)
    assert caught.value.meant == PRESENT


def test_words_that_the_field_says_itself_are_left_out():
    with pytest.raises(NotADate, match=r"^write 2019-10$"):
        parse_date("from 10/2019")
    with pytest.raises(NotADate, match=r"^write 2019-10$"):
        parse_end("bis 10/2019")


def test_of_a_span_where_a_date_is_wanted_the_start_counts():
    with pytest.raises(NotADate, match="write 2022-04-20, or :start: 2022-04-20 and") as caught:
        parse_date("2022-04-20/2022-04-23")
    assert caught.value.meant == WrittenDate(d.Date(2022, 4, 20), "2022-04-20/2022-04-23")


def test_the_cure_for_an_end_names_present():
    with pytest.raises(NotADate, match="2022-07-15 or present"):
        parse_end("some day")
    with pytest.raises(NotADate, match=r"^write 2022-07$"):
        parse_end("July 2022")


@pytest.mark.parametrize(("text", "wrong"), table(REVERSED))
def test_an_end_is_before_the_start_only_if_that_is_sure(text, wrong):
    assert span(text).reversed is (wrong == "yes")


@pytest.mark.parametrize(("one", "other", "both"), table(UNIONS))
def test_the_union_reaches_from_the_first_to_the_last(one, other, both):
    assert format_span(span(one).union(span(other)), "en") == both


@given(SPANS, SPANS)
def test_the_union_holds_both_in_either_order(one, other):
    union = one.union(other)
    assert union == other.union(one)
    for date in filter(None, (one.start, one.end, other.start, other.end)):
        assert not (union.start and date.before(union.start))
        assert not union.end.before(date)


@pytest.mark.parametrize(("language", "year", "month", "day"), table(LANGUAGES))
def test_a_date_is_shown_in_the_readers_language_at_its_own_precision(language, year, month, day):
    given_dates = map(parse_date, ("2022", "2022-07", "2022-07-05"))
    assert [d.format_date(date, language) for date in given_dates] == [year, month, day]


@pytest.mark.parametrize(("text", "shown", "years"), table(SHOWN))
def test_a_span_is_shown_with_the_readers_word_for_present(text, shown, years):
    assert format_span(span(text), "de", "heute") == shown
    assert d.format_years(span(text), "heute") == years


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("1989 to 1993", "1993 to 1997", None),
        ("1989 to 1994", "1993 to 1997", "1993 to 1994"),
        ("1989 to 1993", "1990 to 1990", "1990 to 1990"),
        ("1990 to 1993", "1990 to 1990", None),
        ("2019 to 2020-06", "2020-06 to 2021", None),
        ("2019 to 2020-06-02", "2020-06-02 to 2021", "2020-06-02 to 2020-06-02"),
        ("2019 to present", "2020 to present", "2020 to present"),
    ],
)
def test_time_in_common_is_what_both_have_for_sure(one, other, together):
    spans = [d.Span(*map(d.parse_end, text.split(" to "))) for text in (one, other)]
    wanted = together and d.Span(*map(d.parse_end, together.split(" to ")))
    assert d.overlap(*spans) == wanted
    assert d.overlap(*reversed(spans)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("heute", "Heute", "aktuell", "bis dato", "laufend", "(heute)", "derzeit."),
        *(
            "aujourd’hui",
            "jusqu’à présent",
            "en cours",
            "actualidad",
            "hasta la fecha",
            "a la fecha",
        ),
        *("oggi", "ad oggi", "fino ad oggi", "até o momento", "em andamento", "tot op heden"),
        *("pågående", "do chwili obecnej", "dosud", "до сих пор", "н. в.", "по настоящее время"),
        *("至今", "現在", "在职", "現在に至る", "현재", "현재까지", "حتى الآن", "مستمر"),
    ],
)
def test_a_word_for_now_is_an_end_with_the_advice_to_write_present(text):
    with pytest.raises(d.NotADate, match="write present") as found:
        d.parse_end(text)
    assert found.value.meant == d.PRESENT


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2019", None, "2019 – open"),
        (None, "2019", "open – 2019"),
        ("2019", "2020", "open, 2019 – 2020"),
        (None, None, "open"),
    ],
)
def test_a_text_stands_for_the_date_that_is_missing(start, end, wanted):
    span = d.Span(start and d.parse_date(start), end and d.parse_date(end))
    assert d.format_written(span, "open", d.format_span(span, "en")) == wanted
    assert d.format_written(span, "", d.format_span(span, "en")) == d.format_span(span, "en")


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ("2010/2012 2018/2020", "2010 – 2012, 2018 – 2020"),
        ("2018/2020 2010/2012", "2010 – 2012, 2018 – 2020"),
        ("2010/2012 2012/2014", "2010 – 2014"),
        ("2010/2012 2013/2015", "2010 – 2015"),
        ("2010/2012 2013-02/2015", "2010 – 2012, Feb 2013 – 2015"),
        ("2010-01/2010-03 2010-04/2010-06", "Jan 2010 – Jun 2010"),
        ("2010-01/2010-03 2010-05/2010-06", "Jan 2010 – Mar 2010, May 2010 – Jun 2010"),
        ("2010-01-04/2010-01-29 2010-02-01/2010-02-26", "Jan 4, 2010 – Feb 26, 2010"),
        ("2010/2020 2012/2014 2021/2022", "2010 – 2022"),
        ("2010/present 2018/2020", "2010 – present"),
        ("2010/2012 2018/", "2010 – 2012, 2018"),
        # Nobody knows how long the second one was, so the first end is not its own.
        ("2013/2019-09 2019-10/", "2013 – Sep 2019, Oct 2019"),
        ("2013/2019 2019-10/", "2013 – 2019, Oct 2019"),
        ("2018/ 2019/", "2018, 2019"),
        ("2013/2019 2016/", "2013 – 2019"),
        ("2013/present 2016/", "2013 – present"),
    ],
)
def test_spans_are_joined_where_no_gap_is_between_them(spans, shown):
    found = [
        Span(*(PRESENT if one == "present" else (one and parse_date(one)) or None for one in ends))
        for ends in (text.split("/") for text in spans.split())
    ]
    assert ", ".join(format_span(one, "en") for one in d.separate(found)) == shown


@given(st.lists(SPANS))
def test_separate_spans_cover_the_same_time(spans):
    found = d.separate(spans)
    assert d.whole_of(found) == d.whole_of(spans)
    assert d.separate(found) == found
