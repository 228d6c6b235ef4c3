import re
from pathlib import Path

import pytest
from sphinx_resume.model import bibpublication, bibtex
from sphinx_resume.model.dates import Date
from sphinx_resume.model.problems import Subtype
from sphinx_resume.model.records import KINDS

BIBLIOGRAPHIES = Path(__file__).parents[2] / "shared" / "data" / "bib"
PEOPLE = {"authors", "editors"}
FIRST = "@article{first, title = {One}, year = 2001}\n\n"
REST = "\n@article{next, title = {Two}}\n\n@book{last,\n  title = {Three},\n  year = 2003\n}\n"


def values(fields, kind="article"):
    """Return what a publication takes from one entry, and the messages about it."""
    entries, faults = bibtex.read_bibtex(f"@{kind}{{key,\n  title = {{T}},\n  {fields}\n}}")
    found, more = bibpublication.publication_values(entries[0])
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
    return [entry.key for entry in bibtex.read_bibtex(text)[0]]


def faults(text):
    return [(f.line, f.subtype, f.message) for f in bibtex.read_bibtex(text)[1]]


# --- reading a file ------------------------------------------------------------------------


def test_an_entry_is_read_with_its_line_its_fields_and_its_text():
    text = "% mine\n\n@InProceedings{lee/2020:arms,\n  Title = {Arms},\n  year = 2020\n}\n"
    (entry,), found = bibtex.read_bibtex(text)
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


@pytest.mark.parametrize(("entry", "cure"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_is_told_at_its_line_and_the_others_are_kept(entry, cure):
    assert keys(FIRST + entry + REST) == ["first", "next", "last"]
    ((line, subtype, message),) = faults(FIRST + entry + REST)
    assert (line, subtype) == (3, Subtype.BIBTEX)
    assert message.startswith("entry 'bad' cannot be read: ")
    assert re.search(cure, message)
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
    entry = bibtex.read_bibtex(text)[0][1]
    assert {"note", "title"} <= dict(entry.fields).keys()
    ((at, subtype, message),) = faults(text)
    _, subtype_wanted, message_wanted = wanted.split(" ", 2)
    assert at == 3
    assert subtype == subtype_wanted
    assert message.startswith("entry 'bad': field '")
    assert message.endswith(message_wanted)


def test_a_comma_that_is_missing_costs_no_field():
    (entry,), _ = bibtex.read_bibtex("@book{a,\n title = {T}\n year = 2001\n note = {N}\n}")
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
    entries, found = bibtex.read_bibtex("@book{a/b, title={A}}\n@book{a:b, title={B}}\n")
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
    (entry,), found = bibtex.read_bibtex(f"@book{{{key}, title = {{T}}}}")
    assert (entry.key, entry.id) == (key, wanted)
    assert not found


def test_an_entry_without_a_key_is_kept_and_told():
    (entry,), ((line, subtype, message),) = (
        bibtex.read_bibtex("@book{, title = {T}}")[0],
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
    (entry,), found = bibtex.read_bibtex("@book{a, title = {T},\n % year = {1},\n note = {N}}")
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
    (entry,), found = bibtex.read_bibtex(text)
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
    assert dict(bibtex.read_bibtex(text)[0][0].fields)["title"] == "ab c"


CROSSED = """
@inproceedings{part, title = {Part}, crossref = {WHOLE}, doi = {10.1000/1}}
@proceedings{whole, title = {Whole}, subtitle = {Sub}, editor = {Ed, Ann}, year = 2020,
  publisher = {P}, url = {https://example.org/whole}, pages = {1--900}}
"""


def test_what_a_crossref_names_gives_what_the_part_does_not_say():
    (part, whole), found = bibtex.read_bibtex(CROSSED)
    assert not found
    told, _ = bibpublication.publication_values(part)
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
    values = named(bibpublication.publication_values(whole)[0])
    assert (values["editors"], values.get("authors")) == (("Ann Ed",), None)


def test_an_entry_that_needs_a_string_is_copied_with_what_that_means():
    text = "@string{icra = {ICRA}}\n@article{a, title = {A}, journal = icra, month = may}"
    ((entry,), _found) = bibtex.read_bibtex(text)
    assert "  journal = {ICRA}," in entry.source
    ((entry,), _found) = bibtex.read_bibtex(text.replace("= icra", "= {ICRA}"))
    assert entry.source.endswith("journal = {ICRA}, month = may}")


def test_a_string_that_grows_without_end_is_cut():
    strings = "".join(f"@string{{a{n} = {' # '.join([f'a{n - 1}'] * 10)}}}\n" for n in range(1, 12))
    text = "@string{a0 = {lol}}\n" + strings + "@article{x, title = a11}"
    ((_line, subtype, message), *_others) = faults(text)
    assert subtype == Subtype.VALUE
    assert "it grows to" in message


def test_control_characters_are_left_out():
    text = "@article{a,\n title = {A\x01B}}"
    ((line, subtype, message),) = faults(text)
    assert (line, subtype) == (2, Subtype.VALUE)
    assert "U+0001" in message
    assert bibtex.read_bibtex(text)[0][0].fields == (("title", "AB"),)


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
    (entry,), found = bibtex.read_bibtex(text)
    assert not found
    assert bibpublication.publication_values(entry)[0]["publisher"] == "P"


def test_a_fault_of_the_whole_is_not_told_again_for_its_parts():
    text = CROSSED.replace("year = 2020", "year = {MMXX}")
    messages = [
        bibpublication.publication_values(entry)[1] for entry in bibtex.read_bibtex(text)[0]
    ]
    assert [len(one) for one in messages] == [0, 1]


# --- what a publication takes --------------------------------------------------------------


def test_everything_has_its_place_in_a_publication():
    text = r"""@article{k, title = {A {DNA} Story}, subtitle = {Part~1}, author = {Lee, Ann},
        journal = {J. of \'Etudes}, volume = 3, number = {4}, pages = {12--34}, year = 2020,
        month = jul, doi = {https://doi.org/10.1000/a\_b}, isbn = {978-3-16-148410-0},
        url = {https://example.org/~lee}, pdf = {https://example.org/p.pdf}, publisher = {P \& Co},
        code = {https://example.org/code}, slides = {https://example.org/slides},
        keywords = {one, two words; three}, abstract = {First
        par.

        Second {\"O} par.}, eprint = {1706.03762}, archiveprefix = {arXiv}, altmetric = {1}}"""
    (entry,), _ = bibtex.read_bibtex(text)
    found, messages = bibpublication.publication_values(entry)
    assert not messages
    assert named(found) == {
        "id": "k",
        "name": "A DNA Story: Part 1",
        "type": "article",
        "authors": ("Ann Lee",),
        "date": Date(2020, 7),
        "journal": "J. of Études",
        "publisher": "P & Co",
        "volume": "3",
        "issue": "4",
        "pages": "12–34",
        "doi": "10.1000/a_b",
        "arxiv": "1706.03762",
        "isbn": "978-3-16-148410-0",
        "url": "https://example.org/~lee",
        "pdf": "https://example.org/p.pdf",
        "links": (("Code", "https://example.org/code"), ("Slides", "https://example.org/slides")),
        "abstract": "First par.\n\nSecond Ö par.",
        "tags": ("one", "two words", "three"),
    }
    record = KINDS["publication"].record
    known = {name for name in found if name not in {"abstract", "tags"}}
    taken = {name: found[name] for name in known}
    assert record(docname="papers", line=entry.line, index=0, **taken).name == found["name"]
    assert dict(entry.fields)["altmetric"] == "1"


@pytest.mark.parametrize(
    ("kinds", "wanted"),
    [
        ("phdthesis mastersthesis thesis", "thesis"),
        ("techreport report manual", "report"),
        ("conference inproceedings", "inproceedings"),
        ("inbook incollection", "incollection"),
        ("software", "software"),
        ("dataset data", "dataset"),
        ("patent", "patent"),
        ("online misc", "misc"),
        ("unpublished", "unpublished"),
        ("booklet", "booklet"),
        ("Article", "article"),
    ],
)
def test_types_become_ours(kinds, wanted):
    assert {value("type", "note = {N}", kind) for kind in kinds.split()} == {wanted}


def test_a_type_that_is_not_known_is_told_and_kept_as_misc():
    found, (message,) = values("note = {N}", "artcle")
    assert found["type"] == "misc"
    assert message == "entry 'key': there is no type '@artcle'; did you mean 'article'?"


DATES = """
date = {2012-07-10} -> 2012-07-10 | date = {2019-06} -> 2019-06 | date = {2020/2021} -> 2020
date = {2004-04-25T14:34:00} -> 2004-04-25 | date = {1984~} -> 1984 | date = {2006-21} -> 2006
year = 2020, month = jul -> 2020-07 | year = 2020, month = {Sept.} -> 2020-09
year = 2020, month = 7 -> 2020-07 | year = 2020, month = "10~" # jan -> 2020-01-10
year = 2020, month = jul, day = 4 -> 2020-07-04 | year = 2020, month = may # "/" # jun -> 2020-05
year = 2020, month = {Spring} -> 2020 | year = {c. 1990a} -> 1990
year = {{\\noopsort{1973b}}1973} -> 1973 | year = {n.d.} -> None
"""


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        tuple(x.strip().split(" -> "))
        for line in DATES.strip().split("\n")
        for x in line.split(" | ")
    ],
)
def test_dates_are_read(fields, wanted):
    assert str(value("date", fields)) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted", "cure"),
    [
        ("date = {July 2012}", "2012-07", "field 'date': 'July 2012': write 2012-07"),
        ("date = {2012-13}", "2012", "'2012-13': there is no month 13"),
        ("year = {MMXX}", "None", "field 'year': 'MMXX': this is no date, and is shown as it is"),
        ("year = 2020, month = {Foo}", "2020", "field 'month': 'Foo': this is no month; write one"),
        ("date = {2020/03/12}", "2020-03-12", "field 'date': '2020/03/12': write 2020-03-12"),
        (
            "year = {2020--2021}",
            "2020",
            "the first is used; write year = {2020}, or date = {2020/2021}",
        ),
        ("year = 2021, month = {30 February}", "2021", "that month has 28 days"),
    ],
)
def test_a_date_that_cannot_be_is_told_and_what_can_be_is_kept(fields, wanted, cure):
    found, (message,) = values(fields)
    assert str(found.get("date")) == wanted
    assert cure in message


def test_what_stands_for_a_year_to_come_is_a_status():
    assert value("status", "year = {in press}") == "in press"
    assert values("year = {MMXX}")[0]["status"] == "MMXX"
    assert value("status", "year = {forthcoming}") == "forthcoming"
    assert value("status", "year = 2020, note = {To appear in Nature}") == "To appear in Nature"
    assert value("status", "pubstate = {inpress}") == "in press"
    assert value("status", "note = {Best paper}") is None


@pytest.mark.parametrize(
    ("fields", "kind", "wanted"),
    [
        ("eprint = {1706.03762}, eprinttype = {arxiv}", "online", "1706.03762"),
        ("journal = {arXiv preprint arXiv:1706.03762}", "article", "1706.03762"),
        ("journal = {CoRR}, volume = {abs/1706.03762}", "article", "1706.03762"),
        ("doi = {10.48550/arXiv.1706.03762}", "misc", "1706.03762"),
        ("eprint = {hep-th/9603067v2}", "misc", "hep-th/9603067v2"),
        ("eprint = {12345}, eprinttype = {pubmed}", "article", None),
    ],
)
def test_arxiv_numbers_are_found(fields, kind, wanted):
    found, messages = values(fields, kind)
    assert not messages
    assert found.get("arxiv") == wanted
    assert found["type"] == ("article" if kind == "article" else "preprint")


def test_patents_have_an_office_a_number_and_a_status():
    found, messages = values(
        "number = {US 123 B2}, type = {Granted Patent}, location = {United States},"
        " holder = {{Arms and Co} and {Other Inc.}}",
        "patent",
    )
    assert not messages
    assert (found["number"], found["office"]) == ("US 123 B2", "United States")
    assert found["status"] == "Granted"
    assert value("office", "location = {countryfr and countryuk}", "patent") == (
        "France, United Kingdom"
    )
    found, _ = values("type = {patrequs}", "patent")
    assert (found["office"], found["status"]) == ("United States", "Filed")


def test_addresses_hide_in_notes():
    url = "https://example.org/~a_b"
    assert value("url", f"howpublished = {{\\url{{{url}}}}}", "misc") == url
    assert value("url", f"note = {{See {url}.}}") == url
    assert value("publisher", f"howpublished = {{\\url{{{url}}}}}", "misc") is None
    assert value("publisher", "howpublished = {Handed out}", "misc") == "Handed out"


@pytest.mark.parametrize(
    ("fields", "name", "wanted", "cure"),
    [
        ("doi = {hello}", "doi", None, "field 'doi': 'hello': a DOI looks like 10.1000/182"),
        ("isbn = {123}", "isbn", None, "an ISBN has 10 or 13 digits"),
        ("slides = {s.pdf}", "links", None, "this is a file, which is not copied; write its whole"),
        ("url = {example.org/a}", "url", "https://example.org/a", "write https://example.org/a"),
        ("url = {javascript:alert(1)}", "url", None, "this is not an address to link to"),
        ("code = {no address}", "links", None, "field 'code': 'no address': this is not"),
        ("eprint = {x}, archiveprefix = {arXiv}", "arxiv", None, "an arXiv number looks like"),
    ],
)
def test_a_bad_value_is_told_at_its_line_and_the_rest_is_kept(fields, name, wanted, cure):
    text = f"\n@book{{k, title = {{T}},\n\n  {fields}, year = 2020}}"
    (entry,), _ = bibtex.read_bibtex(text)
    found, ((_, message, line, key),) = bibpublication.publication_values(entry)
    assert found.get(name) == wanted
    assert (found["name"], found["date"]) == ("T", Date(2020))
    assert (line, key) == (4, "k")
    assert message.startswith("entry 'k': ")
    assert cure in message


def test_a_title_that_is_missing_is_told_and_something_stands_for_it():
    (entry,), _ = bibtex.read_bibtex("@misc{k, note = {A note}}")
    found, ((subtype, message, line, _),) = bibpublication.publication_values(entry)
    assert found["name"] == "A note"
    assert (subtype, line) == (Subtype.MISSING, 1)
    assert message == "entry 'k': field 'title' is missing; write title = {…}"


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
    entries, _ = bibtex.read_bibtex(text)
    assert {entry.key.lower() for entry in entries} >= well_formed(text)
    assert well_formed(text)
    for entry in entries:
        found, _ = bibpublication.publication_values(entry)
        assert found["name"]
        assert "{" not in found["name"]
        assert "\\" not in found["name"]
        assert text.split("\n")[entry.line - 1].lstrip().startswith("@")
