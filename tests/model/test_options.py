import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sphinx_resume.model.options import read_head

LINE = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]))
NAME = st.from_regex(r"[a-zA-Z][\w-]{0,8}", fullmatch=True)
PIECE = st.sampled_from(["---", ":a: b", "  c", "a: [b", "- c", "? x", ":a: |", "a: &x [*x]", ""])
VALUES = {
    ":a:  wide ": "wide",
    ":a:": "",
    ":a: |\n  two\n  lines": "two lines",
    ':a: "quoted"': "quoted",
    ":a: 'quoted'": "quoted",
    r':a: "say \"hi\""': 'say "hi"',
    ':a: "x, y", z': '"x, y", z',
    ':a: "quoted": not': '"quoted": not',
    ":a: it's 12:30: tea": "it's 12:30: tea",
    ":a: C#, F#": "C#, F#",
    ':a: "Team #1", "Team #2"': '"Team #1", "Team #2"',
    ":a:\n  one,\n   two": "one, two",
    ":a: one,\n\ttwo": "one, two",
}
YAML = {
    "a: 2022-07": ("2022-07",),
    "a: no": ("no",),
    "a: [x, 'y, z']": ("x", "y, z"),
    "a:\n- x\n- C++": ("x", "C++"),
    "a: |\n  two\n  lines": ("two lines",),
    'a: "Team #1"': ("Team #1",),
}
LENGTHS = {
    ":a: b\n\nbody": 1,
    ":a: b\nbody": 1,
    ":a: b\n  :::{project} X": 1,
    "body\n:a: b": 0,
    ":) hello": 0,
    "\n:a: b\nbody": 2,
    "\n---\na: b\n---\nbody": 4,
    "": 0,
}
FAULTS = [
    (":b: x\n:a: Team #1", 1, "comment", 'in quotes: "Team #1"'),
    (":a: it's Team #1, Joe's", 0, "comment", "unquoted ' #'"),
    (":a: |", 0, "option", "write the text on the same line"),
    ("---\nb: x\na: b: c\n---", 2, "option", "not YAML"),
    ("---\n- a\n---", 1, "option", "'name: value'"),
    ("---\nb: x\na: {b: c}\n---", 2, "option", "field 'a'"),
    ("---\na: b", 0, "option", "no '---' below"),
]


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_a_value_is_read_as_written(text, value):
    head = read_head(text.split("\n"))
    assert [option.values for option in head.options] == [(value,)]
    assert (head.faults, head.length) == ((), text.count("\n") + 1)


@pytest.mark.parametrize(("yaml", "values"), YAML.items())
def test_a_yaml_block_is_read_as_text_and_lists_of_texts(yaml, values):
    head = read_head(f"---\n{yaml}\n---\nbody".split("\n"))
    assert [(option.name, option.values) for option in head.options] == [("a", values)]


@pytest.mark.parametrize(("text", "length"), LENGTHS.items())
def test_the_body_begins_where_the_options_end(text, length):
    assert read_head(text.split("\n")).length == length


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("\n:a: 1\n:b: 2\n  more\n:c: 3", [1, 2, 4]),
        ("---\na: 1\nb:\n- 2\n# x\nc: 4\n---", [1, 2, 5]),
    ],
)
def test_each_option_has_its_own_line(text, lines):
    assert [option.line for option in read_head(text.split("\n")).options] == lines


@pytest.mark.parametrize(("text", "line", "subtype", "fix"), FAULTS)
def test_a_fault_is_told_at_its_line(text, line, subtype, fix):
    (fault,) = read_head(text.split("\n")).faults
    assert (fault.line, fault.subtype) == (line, subtype)
    assert fix in fault.message


def test_a_forgotten_space_is_told_and_does_not_hide_the_options_below():
    head = read_head([":start:2022-07", ":end: 2024"])
    assert "end" in {option.name for option in head.options}
    assert "start" in {option.name for option in head.options} or head.faults


def test_a_list_below_the_name_is_a_list():
    (option,) = read_head([":a:", "  - two", "  - lines, long"]).options
    assert (option.values, option.whole) == (("two", "lines, long"), True)


@settings(deadline=None)
@given(st.lists(LINE | PIECE))
@example(["---", "a: " + "[" * 600, "---"])
def test_any_lines_are_read_without_an_error(lines):
    head = read_head(lines)
    assert 0 <= head.length <= len(lines)
    assert all(0 <= found.line < head.length for found in (*head.options, *head.faults))


@given(st.lists(st.tuples(NAME, LINE), min_size=1))
def test_no_option_line_is_lost_whatever_its_value(pairs):
    head = read_head([f":{name}: {value}" for name, value in pairs])
    read = {(one.name, one.line) for one in head.options}
    lost = [(name, line) for line, (name, _) in enumerate(pairs) if (name, line) not in read]
    assert [line for _, line in lost] == [
        line for line, (_, value) in enumerate(pairs) if value.strip() in {"|", ">", "|-", ">-"}
    ]
    assert {line for _, line in lost} <= {fault.line for fault in head.faults}
