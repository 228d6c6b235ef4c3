import re
from pathlib import Path

import pybtex.errors
import pytest
from pybtex.database.input.bibtex import Parser
from sphinx_resume.model.bibtex import bib_publication, bib_reader
from sphinx_resume.model.dates import Date
from sphinx_resume.model.diagnostics import Subtype

BIBLIOGRAPHIES = Path(__file__).parents[3] / "shared" / "data" / "bib"
PEOPLE = {"authors", "editors"}
FIRST = "@article{first, title = {One}, year = 2001}\n\n"
REST = "\n@article{next, title = {Two}}\n\n@book{last,\n  title = {Three},\n  year = 2003\n}\n"


def values(fields, kind="article"):
    """Return what a publication takes from one entry, and the messages about it."""
    entries, faults = bib_reader.read_bibtex(f"@{kind}{{key,\n  title = {{T}},\n  {fields}\n}}")
    found, more = bib_publication.publication_values(entries[0])
    return named(found), [fault.message for fault in (*faults, *more)]


def named(found):
    """Return values with the people in them as readers write their names."""
    people = {name: tuple(str(one.name) for one in found[name]) for name in PEOPLE & found.keys()}
    return found | people


def value(name, fields, kind="article"):
    found, messages = values(fields, kind)
    assert not messages
    return found.get(name)


def keys(text):
    return [entry.key for entry in bib_reader.read_bibtex(text)[0]]


def faults(text):
    return [(f.line, f.subtype, f.message) for f in bib_reader.read_bibtex(text)[1]]


# --- reading a file ------------------------------------------------------------------------


def test_an_entry_is_read_with_its_line_its_fields_and_its_text():
    text = "% mine\n\n@InProceedings{lee/2020:arms,\n  Title = {Arms},\n  year = 2020\n}\n"
    (entry,), found = bib_reader.read_bibtex(text)
    assert not found
    assert (entry.key, entry.type, entry.line) == ("lee/2020:arms", "inproceedings", 3)
    assert entry.id == "lee-2020-arms"
    assert entry.fields == (("title", "Arms"), ("year", "2020"))
    assert entry.lines == (("title", 4), ("year", 5))
    assert entry.source == text[text.index("@") :].strip()


BROKEN = {
    "no brace at the end": (
        "@article{bad, title = {B}, year = 2001\n",
        "a closing brace| closing brace is missing",
    ),
    "a field that is not closed": ("@article{bad,\n title = {B,\n year = {2001},\n}\n", "missing"),
    "no equals sign": ("@article{bad, title {B}, year = 2001}\n", "field 'title' has no '='"),
    "a quotation mark alone": ('@article{bad, title = "B, year = 2001}\n', "quotation mark"),
    "no comma behind the key": ("@article{bad\n title = {B}}\n", "no key with a comma"),
    "no brace at all": ("@article bad, title = {B}\n", "there is no brace; write @article{bad"),
}


@pytest.mark.parametrize(("entry", "fix"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_told_at_its_line_and_the_others_are_kept(entry, fix):
    assert keys(FIRST + entry + REST) == ["first", "next", "last"]
    ((line, subtype, message),) = faults(FIRST + entry + REST)
    assert (line, subtype) == (3, Subtype.BIBTEX)
    assert message.startswith("entry 'bad' cannot be read: ")
    assert re.search(fix, message)
    assert "\n" not in message


def test_a_file_that_ends_too_early_keeps_what_is_whole():
    assert keys(REST + "@article{bad, title = {B") == ["next", "last"]
    assert [fault[0] for fault in faults(REST + "@article{bad, title = {B")] == [8]


MENDED = """
title = {B}\\n year = 2001 -> 4 value a comma is missing behind it; write one before year
title = Big -> 3 reference there is no @string 'Big'; write title = {Big} or define it
title = Big Arms -> 3 value 'Big Arms' is not one value; write title = {Big Arms}
title = {B}, pages = 12-14 -> 3 value '12-14' stands without braces; write pages = {12-14}
title = {B}, year = -> 3 value it has no value; write year = {…} or remove it
title = {A}, title = {B} -> 3 repeated it is given twice; remove one of them, the last is used
title = "B {" -> 3 value its braces do not match: '"B {"'; write both
"""


@pytest.mark.parametrize(
    "line", [one.replace("\\n", "\n") for one in MENDED.strip().split("\n")], ids=str.strip
)
def test_a_broken_field_is_told_and_the_rest_of_its_entry_is_kept(line):
    fields, _, wanted = line.partition(" -> ")
    text = f"{FIRST}@article{{bad, note = {{N}}, {fields}\n}}\n{REST}"
    assert keys(text) == ["first", "bad", "next", "last"]
    entry = bib_reader.read_bibtex(text)[0][1]
    assert {"note", "title"} <= dict(entry.fields).keys()
    ((at, subtype, message),) = faults(text)
    _, subtype_wanted, message_wanted = wanted.split(" ", 2)
    assert at == 3
    assert subtype == subtype_wanted
    assert message.startswith("entry 'bad': field '")
    assert message.endswith(message_wanted)


def test_a_comma_that_is_missing_costs_no_field():
    (entry,), _ = bib_reader.read_bibtex("@book{a,\n title = {T}\n year = 2001\n note = {N}\n}")
    assert entry.fields == (("title", "T"), ("year", "2001"), ("note", "N"))
    assert entry.lines == (("title", 2), ("year", 3), ("note", 4))


def test_fields_behind_a_brace_too_many_are_told():
    ((line, _, message),) = faults("@book{a,\n title = {T}},\n year = 2001\n}\n" + REST)
    assert line == 2
    assert message.startswith("entry 'a': it ends before this line, which is not read")


def test_a_key_that_comes_twice_is_told_with_the_line_of_the_first():
    text = FIRST + "@book{First, title = {B}}\n" + REST
    assert keys(text) == ["first", "next", "last"]
    ((line, subtype, message),) = faults(text)
    assert (line, subtype) == (3, Subtype.DUPLICATE)
    assert "this key is at line 1 already as 'first'; case does not matter" in message


def test_keys_that_differ_in_signs_only_get_ids_of_their_own():
    entries, found = bib_reader.read_bibtex("@book{a/b, title={A}}\n@book{a:b, title={B}}\n")
    assert [entry.id for entry in entries] == ["a-b", "a-b-2"]
    assert [(one.line, one.subtype) for one in found] == [(2, Subtype.ID)]
    assert "'a/b' at line 1" in found[0].message


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("10.1000/xyz(1)", "10-1000-xyz-1"),
        ("lee+kim_2016", "lee-kim-2016"),
        ("index", "index-1"),
        ("Müller:2020", "muller-2020"),
        ("李2020", "李2020"),
    ],
)
def test_ids_can_be_part_of_an_address(key, wanted):
    (entry,), found = bib_reader.read_bibtex(f"@book{{{key}, title = {{T}}}}")
    assert (entry.key, entry.id) == (key, wanted)
    assert not found


def test_an_entry_without_a_key_is_kept_and_told():
    (entry,), ((line, subtype, message),) = (
        bib_reader.read_bibtex("@book{, title = {T}}")[0],
        faults("@book{, title = {T}}"),
    )
    assert (entry.id, line, subtype) == ("", 1, Subtype.MISSING)
    assert message == "entry '': it has no key; write @book{smith2020, …}"


def test_comments_preambles_and_text_between_entries_are_no_entries():
    text = """
Write to me@example.org (or not) at @home.
@comment{ @article{no, title = {No}} }
@comment even this
@preamble{"\\newcommand{\\x}{y}" # "z"}
% @article{out, title = {Out}}
%@article{out2,
%  title = {Out},
%}
"""
    assert keys(FIRST + text + REST) == ["first", "next", "last"]
    assert not faults(FIRST + text + REST)


def test_a_field_taken_out_with_a_percent_sign_is_no_field():
    (entry,), found = bib_reader.read_bibtex("@book{a, title = {T},\n % year = {1},\n note = {N}}")
    assert [name for name, _ in entry.fields] == ["title", "note"]
    assert not found


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("@article{", "@article\n{"),
        lambda text: text.replace("@article{first", "@ARTICLE( first").replace("2001}", "2001)"),
        lambda text: text.replace("{One}", "{M\ufffdller {in {deep} braces}}"),
    ],
)
def test_unusual_files_are_read_as_well(change):
    assert keys(change(FIRST + REST)) == ["first", "next", "last"]
    assert not faults(change(FIRST + REST))


def test_strings_are_put_in_wherever_they_are_defined():
    text = """
@string{kinds = {Kinds}}
@string{ic = "Int. Conf. on " # kinds}
@inproceedings{a, booktitle = IC # { 2020}, month = 10 # "~" # mar, publisher = pub}
@string(pub = {Publisher})
@string{jan = "January"}
"""
    (entry,), found = bib_reader.read_bibtex(text)
    assert not found
    assert dict(entry.fields) == {
        "booktitle": "Int. Conf. on Kinds 2020",
        "month": "10 mar",
        "publisher": "Publisher",
    }


def test_a_string_that_is_defined_twice_is_told():
    text = "@string{p = {A}}\n@string{P = {B}}\n@book{a, title = {T}, publisher = p}"
    ((line, subtype, message),) = faults(text)
    assert (line, subtype) == (2, Subtype.REPEATED)
    assert message.startswith("@string P: field 'P': it is defined twice")


def test_macros_of_the_preamble_are_used():
    text = '@preamble{"\\newcommand{\\swap}[2]{#2#1}"}\n@book{a, title = {\\swap{b}{a} c}}'
    (entry,), _ = bib_reader.read_bibtex(text)
    assert dict(entry.fields)["title"] == "ab c"
    # Without its file, nobody would know what the macro means.
    assert "title = {ab c}" in entry.source


CROSSED = """
@inproceedings{part, title = {Part}, crossref = {WHOLE}, doi = {10.1000/1}}
@proceedings{whole, title = {Whole}, subtitle = {Sub}, editor = {Ed, Ann}, year = 2020,
  publisher = {P}, url = {https://example.org/whole}, pages = {1--900}}
"""


def test_what_a_crossref_names_gives_what_the_part_does_not_say():
    (part, whole), found = bib_reader.read_bibtex(CROSSED)
    assert not found
    told, _ = bib_publication.publication_values(part)
    assert named(told) == {
        "id": "part",
        "name": "Part",
        "type": "inproceedings",
        "date": Date(2020),
        "booktitle": "Whole: Sub",
        "publisher": "P",
        "doi": "10.1000/1",
        "editors": ("Ann Ed",),
    }
    assert "crossref" not in part.source
    assert "  booktitle = {Whole}," in part.source
    values = named(bib_publication.publication_values(whole)[0])
    assert (values["editors"], values.get("authors")) == (("Ann Ed",), None)


def test_an_entry_that_needs_a_string_is_copied_with_what_that_means():
    text = "@string{icra = {ICRA}}\n@article{a, title = {A}, journal = icra, month = may}"
    ((entry,), _found) = bib_reader.read_bibtex(text)
    assert "  journal = {ICRA}," in entry.source
    ((entry,), _found) = bib_reader.read_bibtex(text.replace("= icra", "= {ICRA}"))
    assert entry.source.endswith("journal = {ICRA}, month = may}")


def test_a_string_that_grows_without_end_is_cut():
    strings = "".join(f"@string{{a{n} = {' # '.join([f'a{n - 1}'] * 10)}}}\n" for n in range(1, 12))
    text = "@string{a0 = {lol}}\n" + strings + "@article{x, title = a11}"
    ((_line, subtype, message), *_others) = faults(text)
    assert subtype == Subtype.VALUE
    assert "it grows to" in message


@pytest.mark.parametrize("sign", ["\x01", "\ufffe", "\uffff"])
def test_signs_that_no_page_can_hold_are_left_out(sign):
    text = f"@article{{a,\n title = {{A{sign}B}}}}"
    ((line, subtype, message),) = faults(text)
    assert (line, subtype) == (2, Subtype.VALUE)
    assert f"U+{ord(sign):04X}" in message
    assert bib_reader.read_bibtex(text)[0][0].fields == (("title", "AB"),)


def test_the_cure_for_two_texts_in_a_row_is_one_text():
    ((_line, _subtype, message),) = faults("@article{a, title = {A} {B}}")
    assert message.endswith("write title = {A B}")


def test_a_crossref_to_nothing_names_what_may_be_meant():
    ((line, subtype, message),) = faults(CROSSED.replace("{WHOLE}", "{hwole}"))
    assert (line, subtype) == (2, Subtype.REFERENCE)
    assert message.endswith("field 'crossref': there is no entry 'hwole'; did you mean 'whole'?")


def test_entries_that_name_each_other_come_to_an_end():
    text = "@book{a, title = {A}, crossref = {b}}\n@book{b, title = {B}, crossref = {a}}"
    assert keys(text) == ["a", "b"]
    assert {fault[1] for fault in faults(text)} == {Subtype.REFERENCE}


def test_xdata_and_sets_are_no_publications():
    text = """
@xdata{pub, publisher = {P}, location = {L}}
@set{both, entryset = {a, b}}
@book{a, title = {A}, xdata = {pub}}
"""
    (entry,), found = bib_reader.read_bibtex(text)
    assert not found
    assert bib_publication.publication_values(entry)[0]["publisher"] == "P"


def test_a_fault_of_the_whole_is_not_told_again_for_its_parts():
    text = CROSSED.replace("year = 2020", "year = {MMXX}")
    messages = [
        bib_publication.publication_values(entry)[1] for entry in bib_reader.read_bibtex(text)[0]
    ]
    assert [len(one) for one in messages] == [0, 1]


# --- bibliographies of others --------------------------------------------------------------


def well_formed(text):
    """Return the keys of entries whose braces and quotation marks match, found by lines alone."""
    found = set()
    for entry in re.split(r"(?m)^(?=[ \t]*@)", text):
        head = re.match(r"\s*@(\w+)\s*\{\s*([^\s,]+)\s*,", entry)
        quotes = entry.count('"') - entry.count('\\"')
        whole = entry.count("{") == entry.count("}") and quotes % 2 == 0
        if head and whole and head[1].lower() not in {"string", "preamble", "set", "xdata"}:
            found.add(head[2].lower())
    return found


@pytest.mark.parametrize(
    "file",
    sorted(BIBLIOGRAPHIES.glob("*.bib")) or [None],
    ids=lambda file: file.name if file else "none",
)
def test_bibliographies_of_others_are_read_whole(file):
    if file is None:
        pytest.skip("the bibliographies of others are not beside this repository")
    text = file.read_text(encoding="utf-8", errors="replace")
    entries, _ = bib_reader.read_bibtex(text)
    assert {entry.key.lower() for entry in entries} >= well_formed(text)
    assert well_formed(text)
    for entry in entries:
        found, _ = bib_publication.publication_values(entry)
        assert found["name"]
        assert "{" not in found["name"]
        assert "\\" not in found["name"]
        assert text.split("\n")[entry.line - 1].lstrip().startswith("@")


# --- what other programs read --------------------------------------------------------------

ODD = r"""
@string{icra = {ICRA}}
@article{one, author = {Sylvie Thi\{'ebaux}, title = {A {B} \{c\} D}, year = 2001}
@article{two, author = {Lee, A}
  title = "B { C", year = 2002}
@article{three, title = Big Arms, journal = icra, month = foo, year = }
@article{four, title = "M\"obius", note = {50% of all}, % pages = {1},
  year = {2003}}
@article(five, title = {Five}, year = 2004)
@book{a b, title = {With } # {joined}, year = 2005}
@book{six, title = {Closed too often}}}
@book{seven, title = {{{{{{{{Deep}}}}}}}}, year = 2006}
@book{eight, title = {One}, title = {Two}}
"""


def test_entries_are_exported_so_that_any_program_reads_them(monkeypatch):
    monkeypatch.setattr(pybtex.errors, "strict", True)
    entries, _ = bib_reader.read_bibtex(ODD)
    assert [entry.key for entry in entries] == [
        *("one", "two", "three", "four", "five", "a-b", "six", "seven", "eight")
    ]
    found = Parser().parse_string("\n\n".join(entry.source for entry in entries)).entries
    assert list(found) == [entry.key for entry in entries]
    assert found["one"].fields["title"] == r"A {B} \{c\} D"
    assert found["two"].fields["year"] == "2002"


def test_a_brace_that_others_would_count_is_told():
    ((line, subtype, message),) = faults("@article{a,\n author = {Thi\\{'ebaux}, title = {T}}")
    assert (line, subtype) == (2, Subtype.VALUE)
    assert "programs that count braces lose all that follows; write \\textbraceleft{}" in message


def test_a_macro_that_nobody_knows_is_told_once_for_its_file():
    text = "@book{a, title = {\\VAX}}\n@book{b, title = {\\VAX{} and \\foo{x}}, x-note = {\\bar}}"
    found = faults(text)
    assert [(line, subtype) for line, subtype, _ in found] == [
        (1, Subtype.VALUE),
        (2, Subtype.VALUE),
    ]
    assert (
        "there is no macro '\\VAX' of LaTeX that is known; write what it stands for" in found[0][2]
    )
    assert [dict(one.fields)["title"] for one in bib_reader.read_bibtex(text)[0]] == [
        "VAX",
        "VAX and x",
    ]


# --- fields of parents ---------------------------------------------------------------------

PARENT = """
@inproceedings{kid, author = {Lind, Bo}, title = {My part}, %s, crossref = {whole}}
@proceedings{whole, title = {Proceedings of X}, location = {Rome}, institution = {I},
  date = {2019-08-19/2019-08-21}, journaltitle = {JT}, publisher = {ACM}}
"""


@pytest.mark.parametrize(
    ("own", "name", "wanted"),
    [
        ("year = 2017, address = {Oslo}", "date", "2017"),
        ("year = 2017, address = {Oslo}", "location", "Oslo"),
        ("month = jul, year = 2017", "date", "2017-07"),
        ("school = {S}", "publisher", "S, ACM"),
        ("journal = {J}", "journal", "J"),
        ("note = {Nothing}", "date", "2019-08-19"),
        ("note = {Nothing}", "location", "Rome"),
    ],
)
def test_a_field_of_an_entry_beats_that_of_its_parent_under_any_name(own, name, wanted):
    (kid, _whole), found = bib_reader.read_bibtex(PARENT % own)
    assert not found
    assert str(bib_publication.publication_values(kid)[0][name]) == wanted


def test_entries_that_share_parents_of_parents_are_looked_at_once():
    pairs = "\n".join(
        f"@xdata{{x{n}, xdata = {{x{n + 1},y{n + 1}}}}}\n@xdata{{y{n}, xdata = {{x{n + 1}}}}}"
        for n in range(19)
    )
    text = f"{pairs}\n@xdata{{x19, title = {{T}}}}\n@xdata{{y19, year = 1999}}\n"
    (entry,), found = bib_reader.read_bibtex(text + "@book{b, xdata = {x1}}")
    assert not found
    assert dict(entry.fields)["title"] == "T"
    assert dict(entry.fields)["year"] == "1999"


def test_entries_that_go_too_deep_are_told_once():
    text = "\n".join(f"@book{{a{n}, title = {{T}}, crossref = {{a{n + 1}}}}}" for n in range(60))
    (deep, end) = faults(text + "\n@book{a60, title = {T}}" + "\n@book{b, crossref = {nobody}}")
    assert "takes its fields from others, more than 20 deep; write them here" in deep[2]
    assert "there is no entry 'nobody'" in end[2]


@pytest.mark.parametrize(
    "comments",
    [
        "% year = {1999},",
        "  % the editor is missing,\n  % `booktitle`, `note` etc. may follow",
        "% 100 %, {really}",
        "pages = {1},% of {many",
    ],
)
def test_lines_that_are_commented_out_are_no_part_of_an_entry(comments):
    text = f"@commentary{{a,\n  title = {{A}},\n  {comments}\n  year = 2020,\n}}\n"
    text += "@book{b, title = {B}}\n"
    (one, other), found = bib_reader.read_bibtex(text)
    assert not found
    assert dict(one.fields).items() >= {"title": "A", "year": "2020"}.items()
    assert one.type == "commentary"
    assert one.source.startswith("@commentary{a,")
    assert "%" not in one.source
    assert (other.key, other.line) == ("b", text.count("\n", 0, text.index("@book{b")) + 1)
