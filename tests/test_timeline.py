"""``{timeline}``: a list that is drawn as a chart, for people of the page or others."""

import re

import pytest
from compare import differences
from conftest import SINGLE

JANE = """
# Jane Doe

:::{person} jane
:::

::::{experience} Acme
:position: Engineer
:start: 2019-01
:end: 2021-12

:::{project} Arm
:id: arm
:::
::::

:::{experience} Bolt
:position: Boss
:start: 2021-07
:end: present
:::

:::{education} Uni
:studyType: M.Sc.
:start: 2015
:end: 2018
:::

:::{volunteer} Shelter
:start: 2016
:::
"""
JOE = """
# Joe Roe

:::{person} joe
:::

:::{contribution} arm
:start: 2020
:role: Tester
:::

:::{education} School
:::
"""


@pytest.fixture
def lab(site):
    site.write("people/jane.md", JANE + "\n:::{timeline}\n:::\n")
    site.write("people/joe.md", JOE)
    return site


def drawn(site, text, **options):
    site.write("all.md", f"---\norphan: true\n---\n\n# All\n\n{text}\n")
    result = site.build(**options)
    assert result.warnings == []
    return result.page("all").select_one(".resume-listing")


def words(found, selector):
    return [" ".join(one.get_text(" ").split()) for one in found.select(selector)]


def place(bar):
    return {
        name: float(number) for name, number in re.findall(r"--resume-(\w+):([\d.]+)", bar["style"])
    }


def test_the_people_of_the_page_are_shown_by_kind(lab):
    page = lab.build().page("people/jane")
    found = page.select_one(".resume-timeline")
    assert words(found, ".resume-timeline-groups > li > p") == [
        "Experience",
        "Education",
        "Projects",
    ]
    assert words(found, ".resume-entry") == ["Acme", "Bolt", "Uni", "Arm"]
    assert [a["href"] for a in found.select(".resume-entry a")] == [
        "../organizations/acme.html",
        "../organizations/bolt.html",
        "../organizations/uni.html",
        "../projects/arm.html",
    ]
    assert "Engineer" in found.get_text()
    assert "Jul 2021 – present" in found.get_text()


def test_bars_stand_where_their_time_is_and_overlaps_in_lanes(lab):
    found = lab.build().page("people/jane").select_one(".resume-timeline")
    acme, bolt, uni, arm = map(place, found.select("li.resume-timeline-bar"))
    # The scale is 2015 to 2021: seven years.
    assert acme["left"] == pytest.approx(100 * 4 / 7, abs=0.01)
    assert acme["width"] == pytest.approx(100 * 3 / 7, abs=0.01)
    assert uni["left"] == 0
    assert bolt["left"] == pytest.approx(100 * 6.5 / 7, abs=0.01)
    assert (acme["lane"], bolt["lane"]) == (1, 2)
    assert arm["left"] == acme["left"]
    assert "resume-timeline-open-end" in found.select("li.resume-timeline-bar")[1]["class"]


def test_years_are_drawn_for_those_who_see_only(lab):
    found = lab.build().page("people/jane").select_one(".resume-timeline")
    years = found.select_one(".resume-timeline-years")
    assert years["aria-hidden"] == "true"
    assert [one.get_text() for one in years.select("span")] == [str(y) for y in range(2015, 2022)]
    assert not found.select("script")


def test_several_people_are_shown_one_below_the_other(lab):
    found = drawn(lab, ":::{timeline}\n:person: jane, Joe Roe\n:kinds: projects\n:::")
    assert words(found, ".resume-timeline-groups > li > p > strong") == [
        *("Jane Doe", "Projects"),
        *("Joe Roe", "Projects"),
    ]
    assert words(found, ".resume-timeline-text") == [
        "Arm · Jan 2019 – Dec 2021",
        "Arm · Tester · 2020",
    ]


def test_what_has_no_date_is_still_told(lab):
    found = drawn(lab, ":::{timeline}\n:person: joe\n:::")
    assert "School" in words(found, ".resume-entry")
    (bar,) = found.select("li.resume-timeline-bar")
    assert "Arm" in bar.get_text()


def test_limits_cut_what_reaches_beyond(lab):
    found = drawn(
        lab, ":::{timeline}\n:person: jane\n:from: 2020\n:to: 2020\n:kinds: experience\n:::"
    )
    assert words(found, ".resume-entry") == ["Acme"]
    (bar,) = found.select("li.resume-timeline-bar")
    assert (place(bar)["left"], place(bar)["width"]) == (0, 100)
    assert {"resume-timeline-open-start", "resume-timeline-open-end"} <= set(bar["class"])


def test_other_kinds_can_be_asked_for(lab):
    found = drawn(lab, ":::{timeline}\n:person: jane\n:kinds: volunteering\n:::")
    assert words(found, ".resume-entry") == ["Shelter"]


def test_nothing_to_draw_is_said(lab):
    found = drawn(lab, ":::{timeline}\n:person: joe\n:from: 1900\n:to: 1910\n:::")
    assert "Nothing here yet." in found.get_text()


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (
            [":::{timeline}", "@:person: jan", ":::"],
            "there is no person 'jan'; did you mean 'jane'?",
        ),
        (["@:::{timeline}", ":::"], "nobody is presented on this page; add :person:"),
        ([":::{timeline}", ":person: joe", "@:kinds: skils", ":::"], "does not show 'skils'"),
        ([":::{timeline}", ":person: joe", "@:kinds:", ":::"], "field 'kinds' has no value"),
        ([":::{timeline}", ":person: joe", "@:from: July 2020", ":::"], "write 2020-07"),
        ([":::{timeline}", ":person: joe", "@:form: 2020", ":::"], "did you mean 'from'?"),
        (
            [":::{timeline}", ":person: joe", ":from: 2022", "@:to: 2020", ":::"],
            "'2020' is before 2022; exchange them",
        ),
        (["@:::{timeline} joe", ":person: joe", ":::"], "'joe' is not read here"),
    ],
)
def test_one_warning_for_one_fault(lab, lines, warning):
    whole = ["---", "orphan: true", "---", "", "# All", "", *lines]
    number = next(n for n, line in enumerate(whole, 1) if line.startswith("@"))
    lab.write("all.md", "\n".join(line.removeprefix("@") for line in whole) + "\n")
    (told,) = lab.build().warnings
    assert told.startswith(f"all.md:{number}: WARNING: timeline: ")
    assert warning in told


@pytest.mark.parametrize("text", ["", ":person: jane\n", ":person: Jane Doe\n"])
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("jane", ":start: 2019-01", ":start: 2018-01"),
        ("jane", "{project} Arm", "{project} Hand"),
        ("joe", ":start: 2020", ":start: 2017"),
        ("joe", "# Joe Roe", "# Jane Doe"),
        ("joe", ":::{person} joe", ":::{person} joe\n:alternate-name: Jane Doe"),
    ],
)
def test_timelines_follow_edits(lab, text, name, old, new):
    lab.write("people/jane.md", JANE + f"\n:::{{timeline}}\n{text}:::\n")
    lab.build()
    before = (lab.src / f"people/{name}.md").read_text("utf-8")
    assert old in before
    lab.write(f"people/{name}.md", before.replace(old, new))
    built = lab.build()
    clean = lab.build(out="clean")
    assert differences(built, clean) == []
    assert built.warnings == clean.warnings


def test_a_timeline_is_left_alone_by_edits_elsewhere(lab):
    lab.build()
    lab.write("people/joe.md", JOE.replace("{education} School", "{education} College"))
    assert "people/jane" not in lab.build().written()


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "man", "texinfo"])
def test_other_builders_show_a_list(lab, builder):
    lab.conf += SINGLE
    built = lab.build(builder)
    assert built.warnings == []
    text = b"\n".join(built.files().values()).decode("utf-8", "ignore")
    assert text.count("Engineer") >= 2
