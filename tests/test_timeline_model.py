"""Timelines: what a reader sees of people's years, as plain data."""

from itertools import pairwise

import pytest
from model.make import (
    contribution,
    education,
    experience,
    graph,
    key,
    person,
    project,
    teaching,
    volunteer,
    words,
)
from sphinx_resume.model.dates import PRESENT, Span, parse_date, parse_end
from sphinx_resume.model.inline import Ref
from sphinx_resume.model.kinds import timed
from sphinx_resume.model.records import Key
from sphinx_resume.model.timeline import USUAL, TimelineItem, items_of, timeline, timeline_of

JANE = Ref(Key("person", "jane"), "Jane")
JOE = Ref(Key("person", "joe"), "Joe")


def span(text):
    """Return the span of ``2020-03..present``; either side may be missing."""
    start, _, end = text.partition("..")
    return Span(parse_date(start) if start else None, parse_end(end) if end else None)


def item(title, when="", kind="project", who=JANE):
    return TimelineItem(kind, who.key, Ref(Key("project", title), title), (), span(when))


def draw(*spans, limits=""):
    """Return the timeline of things named a, b, c … that last as long as *spans*."""
    items = [item(chr(97 + number), when) for number, when in enumerate(spans)]
    return timeline(items, [JANE], limits=span(limits))


def bars(made):
    return {bar.item.title: bar for group in made.groups for bar in group.bars}


def lanes(made):
    return {title: bar.lane for title, bar in bars(made).items()}


def extent(made):
    return f"{made.scale.first}..{made.scale.last}"


def years(made):
    return [tick.year for tick in made.scale.ticks]


def lasts(bar, made):
    """Return from when to when a bar is drawn, in months since the beginning of the scale."""
    first, last = made.scale.first, made.scale.last
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(round(place * months / 100, 1) for place in (bar.left, bar.left + bar.width))


# --- the scale --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (["2020-03..2021-05"], "2020-01..2021-12"),
        (["2020"], "2020-01..2020-12"),
        (["2019-12-31", "2021-01-01"], "2019-01..2021-12"),
        (["2020..2021-12"], "2020-01..2021-12"),
    ],
)
def test_the_scale_has_the_whole_years_of_all_that_is_dated(spans, expected):
    assert extent(draw(*spans)) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (["2018-04..present"], "2018-01..2018-12"),
        (["2018-04..present", "2019-02..2020-05"], "2018-01..2020-12"),
        (["2018-04..2018-06", "2021-01..present"], "2018-01..2021-12"),
        (["2018-04..2018-06", "2021-01-01..present"], "2018-01..2021-12"),
    ],
)
def test_what_has_not_ended_reaches_to_the_end_of_the_last_year_known(spans, expected):
    made = draw(*spans)
    assert extent(made) == expected
    ends = [bar.left + bar.width for bar in bars(made).values() if bar.item.span.end == PRESENT]
    assert ends == pytest.approx([100])


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2020", [2020]),
        ("2018..2021", [2018, 2019, 2020, 2021]),
        ("2010..2021", list(range(2010, 2022))),
        ("2011..2024", [2012, 2014, 2016, 2018, 2020, 2022, 2024]),
        ("1998..2024", [2000, 2005, 2010, 2015, 2020]),
        ("1950..2024", [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]),
        ("0202..2022", [400, 600, 800, 1000, 1200, 1400, 1600, 1800]),
    ],
)
def test_years_are_named_as_densely_as_they_can_be_read(when, expected):
    assert years(draw(when)) == expected


def test_no_more_than_twelve_years_are_named_and_none_runs_over_the_end():
    for first in range(1950, 2025):
        ticks = draw(f"{first}..2024").scale.ticks
        assert 1 <= len(ticks) <= 12
        assert all(0 <= tick.left <= 94 for tick in ticks)


def test_a_year_stands_where_it_begins():
    assert [tick.left for tick in draw("2020..2023").scale.ticks] == [0, 25, 50, 75]


# --- bars -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2020", (0, 12)),
        ("2020-03", (2, 3)),
        ("2020-03..2020-08", (2, 8)),
        ("2020..2020-03", (0, 3)),
        ("2020-11..2021", (10, 24)),
        ("..2021", (12, 24)),
        ("..2020-06", (5, 6)),
        ("2020-04-16..2020-06-15", (3.5, 5.5)),
    ],
)
def test_a_bar_lasts_from_the_first_day_to_the_last_that_the_dates_can_mean(when, expected):
    made = draw(when, "2020..2021")
    assert lasts(bars(made)["a"], made) == expected
    bar = bars(made)["a"]
    assert (bar.open_start, bar.open_end) == (False, False)


def test_one_day_can_be_seen_at_either_end_of_a_long_time():
    made = bars(draw("1950-01-01", "2024-12-31"))
    assert all(bar.width > 0.5 and bar.left + bar.width <= 100 for bar in made.values())
    assert made["a"].left == 0


def test_dates_in_the_wrong_order_are_drawn_in_the_right_one():
    made = draw("2021-06..2020-02")
    assert lasts(bars(made)["a"], made) == (1, 18)


def test_only_what_goes_on_is_open_at_its_end():
    made = bars(draw("2020..present", "2020..2021", "2021", "..2021"))
    assert [title for title, bar in made.items() if bar.open_end] == ["a"]
    assert not any(bar.open_start for bar in made.values())


def test_what_goes_on_since_nobody_knows_when_is_open_at_both_ends():
    bar = bars(draw("..present", "2020"))["a"]
    assert (bar.open_start, bar.open_end) == (True, True)
    assert bar.left + bar.width == pytest.approx(100)


# --- lanes ------------------------------------------------------------------------------


def test_bars_stand_in_the_order_of_time_the_longer_first_then_by_title():
    items = [
        item("late", "2021"),
        item("zebra", "2020..2020-06"),
        item("ant", "2020..2020-06"),
        item("long", "2020..2022"),
    ]
    assert list(bars(timeline(items, [JANE]))) == ["long", "ant", "zebra", "late"]


def test_things_at_one_time_stand_in_lanes_and_a_free_lane_is_used_again():
    made = draw("2000..2009", "2005..2014", "2010..2019", "2000..2004")
    assert lanes(made) == {"a": 1, "d": 2, "b": 2, "c": 1}
    assert made.groups[0].lanes == 2


def test_things_of_the_same_dates_stand_below_each_other():
    assert lanes(draw(*["2020..2021"] * 4)) == {"a": 1, "b": 2, "c": 3, "d": 4}


def test_things_that_follow_each_other_closely_leave_room_for_their_names():
    made = draw("2010-01", "2010-03", "2010-05..2019")
    assert lanes(made) == {"a": 1, "b": 2, "c": 3}


CROWD = [
    f"20{10 + number * 7 % 10}-{1 + number * 5 % 12:02}..20{12 + number * 7 % 10}-01"
    for number in range(25)
]


def test_no_two_texts_of_a_lane_touch():
    made = draw(*CROWD, "2014..present", "2022-12-31")
    rows = {}
    for bar in bars(made).values():
        rows.setdefault(bar.lane, []).append(bar)
    assert len(rows) == made.groups[0].lanes
    for row in rows.values():
        for one, other in pairwise(row):
            assert one.text_right <= other.text_left
            assert one.left + one.width <= other.left
        for bar in row:
            assert bar.text_left <= bar.left
            assert bar.left + bar.width <= bar.text_right + 0.01
            assert bar.text_right - bar.text_left >= 18
            assert 0 <= bar.text_left <= bar.text_right <= 100


def test_each_group_counts_its_own_lanes():
    items = [item("job", "2020", "experience"), item("work", "2020")]
    groups = timeline(items, [JANE]).groups
    assert [bar.lane for group in groups for bar in group.bars] == [1, 1]


def test_the_order_of_reading_does_not_show():
    items = [item(f"{number:02}", when) for number, when in enumerate(CROWD)]
    expected = timeline(items, [JANE])
    assert timeline(items[::-1], [JANE]) == expected
    assert timeline(items[7:] + items[:7], [JANE]) == expected


# --- what is left out, and what is not ------------------------------------------------------


def test_what_has_no_date_is_kept_apart_and_not_lost():
    (group,) = draw("", "2020", "").groups
    assert [one.title for one in group.undated] == ["a", "c"]
    assert [one.title for one in group.items()] == ["b", "a", "c"]


def test_where_nothing_is_dated_there_is_no_scale():
    for made in (draw("", ""), draw("..present")):
        assert made.scale is None
        assert [len(group.undated) for group in made.groups] in ([2], [1])
    assert draw().groups == ()


def test_limits_leave_out_what_is_outside_and_cut_what_reaches_beyond():
    spans = ["2018..2021-06", "2020-07", "2020-08..2024", "2018", "2023", ""]
    made = draw(*spans, limits="2020-07..2022-06")
    assert extent(made) == "2020-07..2022-06"
    assert years(made) == [2020, 2021, 2022]
    ends = {title: (bar.open_start, bar.open_end) for title, bar in bars(made).items()}
    assert ends == {"a": (True, False), "b": (False, False), "c": (False, True)}
    assert lasts(bars(made)["a"], made) == (0, 12)
    assert not made.groups[0].undated


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ("2020-03", "2020-03..2022-12"),
        ("..2020-03", "2019-01..2020-03"),
        ("2020", "2020-01..2022-12"),
        ("2025", "2025-01..2025-12"),
        ("2021..2020", "2020-01..2021-12"),
        ("2020-03-31..2020-05-01", "2020-03..2020-05"),
    ],
)
def test_one_limit_leaves_the_other_end_to_the_dates(limits, expected):
    made = draw("2019-05..present", "2022-02", limits=limits)
    assert extent(made) == expected
    assert bars(made)["a"].open_end


def test_a_timeline_outside_all_dates_is_empty():
    assert draw("2019", limits="2021..2022").groups == ()


# --- groups -------------------------------------------------------------------------------


def labels(groups):
    return [
        (words(group.label), labels(group.groups) or [one.title for one in group.items()])
        for group in groups
    ]


def test_one_person_has_a_group_of_each_kind_in_the_order_asked_for():
    items = [item("p", "2020"), item("j", "2020", "experience"), item("e", "", "education")]
    found = labels(timeline(items, [JANE]).groups)
    assert found == [("Experience", ["j"]), ("Education", ["e"]), ("Projects", ["p"])]
    found = labels(timeline(items, [JANE], ["project", "experience"]).groups)
    assert found == [("Projects", ["p"]), ("Experience", ["j"])]


def test_several_people_have_a_group_each_on_one_scale():
    items = [item("a", "2020"), item("b", "2015", who=JOE), item("c", "2010", "experience")]
    made = timeline(items, [JOE, JANE])
    assert labels(made.groups) == [
        ("Joe", [("Projects", ["b"])]),
        ("Jane", [("Experience", ["c"]), ("Projects", ["a"])]),
    ]
    assert extent(made) == "2010-01..2020-12"


def test_a_person_who_did_nothing_then_has_no_group():
    assert labels(timeline([item("a", "2020")], [JOE, JANE]).groups) == [
        ("Jane", [("Projects", ["a"])])
    ]


# --- from the graph -----------------------------------------------------------------------

LAB = graph(
    {
        "people/jane": [
            person("jane"),
            experience("Acme", position="Intern", start="2019", end="2020"),
            experience("Acme", position="Chief", department="Lab", start="2020", end="present"),
            education("MIT", study_type="BSc", area="Physics", end="2018"),
            project("Lego", role="Lead", start="2020-03", end="2020-09", people=("joe",)),
            project("Duplo"),
            volunteer("Red Cross", position="Driver"),
            teaching("Compilers", organization="MIT", position="Lecturer", start="2021"),
            teaching("Sewing", start="2022"),
        ],
        "people/joe": [
            person("joe"),
            contribution("lego", role="Tester", start="2020-05", end="2020-06"),
            contribution("lego", role="Author", start="2020-08"),
            experience("Beta", projects=("duplo",)),
        ],
        "people/ann": [person("ann"), contribution("lego"), contribution("nothing")],
    }
)


def told(who, *kinds):
    found = items_of(LAB, [key(f"person/{who}")], kinds or USUAL)
    return [(words(one.target), *map(words, one.notes), words(one.span)) for one in found]


def test_every_position_is_a_bar_of_its_own_and_leads_to_its_employer():
    assert told("jane", "experience") == [
        ("Acme", "Intern", "2019 – 2020"),
        ("Acme", "Chief", "Lab", "2020 – present"),
    ]
    (first, *_) = items_of(LAB, [key("person/jane")], ["experience"])
    assert first.target == Ref(key("organization/acme"), "Acme")


def test_other_kinds_are_shown_if_asked_for():
    assert told("jane", *timed())[2:] == [
        ("MIT", "BSc, Physics", "2018"),
        ("Lego", "Lead", "Mar 2020 – Sep 2020"),
        ("Duplo", ""),
        ("Red Cross", "Driver", ""),
        ("MIT", "Compilers", "Lecturer", "2021"),
        ("people/jane", "2022"),
    ]
    assert [one.title for one in items_of(LAB, [key("person/jane")], ["teaching"])] == [
        "MIT",
        "Sewing",
    ]
    assert [row[0] for row in told("jane")] == ["Acme", "Acme", "MIT", "Lego", "Duplo"]


def test_a_project_has_the_roles_and_the_dates_of_the_person_if_these_are_told():
    assert told("joe", "project") == [("Lego", "Tester", "Author", "May 2020 – Aug 2020")]
    assert told("ann", "project") == [("Lego", "Mar 2020 – Sep 2020")]


def test_the_timeline_of_people_says_what_it_leads_to():
    made = timeline_of(LAB, [key("person/joe"), key("person/jane")])
    assert [words(group.label) for group in made.groups] == ["Joe", "Jane"]
    named = "person/joe person/jane organization/acme organization/beta organization/mit"
    assert made.keys() == {key(one) for one in f"{named} project/lego project/duplo".split()}


def test_who_or_what_is_asked_for_twice_is_shown_once():
    once = timeline_of(LAB, [key("person/jane")], ["project"])
    assert timeline_of(LAB, [key("person/jane")] * 2, ["project"] * 2) == once


def test_the_timeline_of_nobody_is_empty():
    assert timeline_of(LAB, []).groups == ()
