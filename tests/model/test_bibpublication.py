"""What a publication takes from the fields of an entry."""

import pytest
from sphinx_resume.model.bibtex import bib_publication, bib_reader
from sphinx_resume.model.dates import Date, DateRange
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.kinds import KINDS
from sphinx_resume.model.names.name_keys import Mark
from sphinx_resume.model.publications.genres import GENRES

PEOPLE = {"authors", "editors"}


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
    (entry,), _ = bib_reader.read_bibtex(text)
    found, messages = bib_publication.publication_values(entry)
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


@pytest.mark.parametrize(
    ("note", "number", "office", "status"),
    [
        ("US Patent 11,587,000", "11,587,000", "US", None),
        ("US Patent 6,285,999 B1.", "6,285,999 B1", "US", None),
        ("US Patent App. 12/345,678", "12/345,678", "US", "Filed"),
        ("EP Patent 1,234,567", "1,234,567", "EP", None),
        ("WO Patent App. PCT/US2013/012,345", "PCT/US2013/012,345", "WO", "Filed"),
        ("US Patent RE45,678", "RE45,678", "US", None),
    ],
)
@pytest.mark.parametrize("kind", ["misc", "patent"])
def test_patents_of_google_scholar_are_patents(kind, note, number, office, status):
    fields = f"publisher={{Google Patents}}, year={{2023}}, month=feb # {{~21}}, note={{{note}}}"
    found, messages = values(fields, kind)
    assert not messages
    assert (found["type"], found["number"], found["office"]) == ("patent", number, office)
    assert found.get("status") == status
    assert not {"publisher", "note"} & found.keys()


@pytest.mark.parametrize(
    "note", ["Cites US Patent 11,587,000", "US Patent 11,587,000, with E. Lind", "US Patent Office"]
)
def test_a_note_that_says_more_than_a_number_of_a_patent_stays(note):
    found, _ = values(f"note={{{note}}}", "misc")
    assert (found["type"], found["note"]) == ("misc", note)


def test_a_note_with_another_number_of_the_patent_stays():
    found, _ = values("number={EP 1 234 567}, note={US Patent 11,587,000}", "patent")
    assert (found["number"], found["note"]) == ("EP 1 234 567", "US Patent 11,587,000")
    assert "office" not in found


def test_addresses_hide_in_notes():
    url = "https://example.org/~a_b"
    assert value("url", f"howpublished = {{\\url{{{url}}}}}", "misc") == url
    assert value("url", f"note = {{See {url}.}}") == url
    assert value("publisher", f"howpublished = {{\\url{{{url}}}}}", "misc") is None
    assert value("publisher", "howpublished = {Handed out}", "misc") == "Handed out"


@pytest.mark.parametrize(
    ("fields", "name", "wanted", "fix"),
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
def test_a_bad_value_is_told_at_its_line_and_the_rest_is_kept(fields, name, wanted, fix):
    text = f"\n@book{{k, title = {{T}},\n\n  {fields}, year = 2020}}"
    (entry,), _ = bib_reader.read_bibtex(text)
    found, ((_, message, line, key),) = bib_publication.publication_values(entry)
    assert found.get(name) == wanted
    assert (found["name"], found["date"]) == ("T", Date(2020))
    assert (line, key) == (4, "k")
    assert message.startswith("entry 'k': ")
    assert fix in message


def test_a_title_that_is_missing_is_told_and_something_stands_for_it():
    (entry,), _ = bib_reader.read_bibtex("@misc{k, note = {A note}}")
    found, ((subtype, message, line, _),) = bib_publication.publication_values(entry)
    assert found["name"] == "A note"
    assert (subtype, line) == (Subtype.MISSING, 1)
    assert message == "entry 'k': field 'title' is missing; write title = {…}"


# --- who wrote it, and what is said beside --------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("author = {Aad, Georges and others}, collaboration = {ATLAS}",
         ("Georges Aad", "ATLAS Collaboration", "et al.")),
        ("author = {Aad, Georges}, collaboration = {CMS, LHCb}",
         ("Georges Aad", "CMS Collaboration", "LHCb Collaboration")),
        ("author = {{ATLAS Collaboration}}, collaboration = {ATLAS}", ("ATLAS Collaboration",)),
        ("collaboration = {the Belle II Experiment}", ("Belle II Experiment",)),
    ],
)  # fmt: skip
def test_a_collaboration_is_an_author(fields, wanted):
    assert value("authors", fields) == wanted


def test_marks_are_explained_by_a_note_or_an_annotation():
    text = (
        "@book{a, title = {T}, author = {Lee*, A. and Kim*, B.}, note = {* = equal contribution}}"
    )
    found, _ = bib_publication.publication_values(bib_reader.read_bibtex(text)[0][0])
    assert [one.marks for one in found["authors"]] == [(Mark("equal", "*"),)] * 2
    assert "note" not in found
    text = "@book{a, title = {T}, author = {Lee, A. and Kim, B.}, author+an = {2=corresponding}}"
    found, _ = bib_publication.publication_values(bib_reader.read_bibtex(text)[0][0])
    assert [one.marks for one in found["authors"]] == [(), (Mark("corresponding"),)]


@pytest.mark.parametrize(
    ("fields", "name", "wanted"),
    [
        ("publisher = {Springer}, organization = {IEEE}", "publisher", "IEEE, Springer"),
        ("publisher = {ACM}, organization = {ACM}", "publisher", "ACM"),
        ("note = {Best paper}, addendum = {With a CD}", "note", "Best paper; With a CD"),
        ("publisher = {P}, howpublished = {By hand}", "note", "By hand"),
        ("note = {Publisher: Polar Press Number: 3}", "publisher", "Polar Press"),
        ("note = {Publisher: Polar Press Number: 3}", "note", None),
        ("note = {Code at https://example.org/a, slides on request by mail}", "note",
         "Code at https://example.org/a, slides on request by mail"),
        ("note = {\\url{https://example.org/a}}", "note", None),
    ],
)  # fmt: skip
def test_nothing_that_is_said_beside_is_lost(fields, name, wanted):
    assert value(name, fields, "inproceedings") == wanted


REMARKS = {
    r"note = {Best paper, see \url{https://x.org}}": "Best paper, see https://x.org",
    "note = {Best paper award; arXiv:2001.00001}": "Best paper award; arXiv:2001.00001",
    "note = {Available at https://x.org. Accessed: 3 May 2020}": None,
    "note = {arXiv:2001.00001 [cs.RO]}": None,
    "note = {arXiv: 2001.00001}": None,
    "howpublished = {Poster at ICRA}, publisher = {ACM}": "Poster at ICRA",
    r"howpublished = {Poster at ICRA, \url{https://x.org}}, publisher = {ACM}": (
        "Poster at ICRA, https://x.org"
    ),
}


@pytest.mark.parametrize(("fields", "note"), REMARKS.items())
def test_a_remark_is_kept_that_says_more_than_where_something_is(fields, note):
    assert value("note", fields) == note


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ("pages = {S1-S10}", "S1–S10"),
        ("pages = {e12-3}", "e12-3"),
        ("pages = {101-103}, eid = {045}", "045, 101–103"),
        ("pages = {045}, eid = {045}", "045"),
        ("articleno = {19}, numpages = {34}", "19"),
        ("article-number = {42}", "42"),
        ("chapter = {3}, pages = {45-67}", "45–67"),
        ("pages = {ch. 3, 45-67}", "45–67"),
        ("chapter = {3}, pages = {ch. 3, 45-67}", "45–67"),
    ],
)
def test_pages_keep_what_they_say(fields, pages):
    assert value("pages", fields) == pages


@pytest.mark.parametrize(
    "abstract",
    [
        "<p>One.</p><p>Two <i>x</i>.</p>",
        "<jats:title>Abstract</jats:title><jats:p>One.</jats:p> <jats:p>Two x.</jats:p>",
        r"{\textless}p{\textgreater}One.{\textless}/p{\textgreater} &lt;p&gt;Two x.&lt;/p&gt;",
        r"One.\par Two x.",
    ],
)
def test_paragraphs_of_html_are_paragraphs(abstract):
    assert value("abstract", f"abstract = {{{abstract}}}") == "One.\n\nTwo x."


@pytest.mark.parametrize(
    ("kind", "fields", "sort"),
    [
        ("phdthesis", "school = {KTH}", "PhD thesis"),
        ("mastersthesis", "school = {KTH}", "Master's thesis"),
        ("thesis", "type = {mathesis}", "Master's thesis"),
        ("mastersthesis", "type = {{Bachelor's thesis}}", "Bachelor's thesis"),
        ("thesis", "type = {Ph.D. Thesis}", "PhD thesis"),
        ("phdthesis", "type = {Habilitation}, note = {Two volumes}", "Habilitation"),
        ("techreport", "type = {Working Paper}", "Working Paper"),
        ("techreport", "institution = {KTH}", "Technical report"),
        ("report", "institution = {KTH}", ""),
        ("misc", "type = {Blog post}", "Blog post"),
    ],
)
def test_what_sort_of_thesis_or_report_it_is_is_said(kind, fields, sort):
    key = value("genre", fields, kind) or ""
    assert GENRES.get(key, key) == sort
    assert key in GENRES or sort not in GENRES.values()
    assert "thesis" not in (value("note", fields, kind) or "")


@pytest.mark.parametrize(
    ("fields", "name", "left"),
    [
        ("journal = {arXiv preprint arXiv:2101.00001}", "journal", "arXiv preprint"),
        ("journal = {CoRR}, volume = {abs/2101.00001}", "volume", None),
        ("number = {2101.00001}, eprint = {2101.00001v2}", "issue", None),
        ("eprint = {2101.00001}, pages = {arXiv:2101.00001}", "pages", None),
        ("eprint = {2101.00001}, pages = {12101--12110}", "pages", "12101–12110"),
    ],
)
def test_an_arxiv_number_is_said_once(fields, name, left):
    found, messages = values(fields)
    assert (found["arxiv"].removesuffix("v2"), messages) == ("2101.00001", [])
    assert found.get(name) == left


def test_a_number_of_arxiv_that_cannot_be_gives_way_to_one_that_can():
    found, (message,) = values("arxiv = {2208.0779}, eprint = {2208.07791}, primaryclass = {cs.CV}")
    assert found["arxiv"] == "2208.07791"
    assert "of 2208 it has 5 digits behind the dot; copy it again" in message
    assert value("arxiv", "eprint = {1412.0001}, archiveprefix = {arXiv}") == "1412.0001"


def test_an_issn_is_no_isbn():
    _, (message,) = values("isbn = {1984-8781}")
    assert "this is the ISSN of a series" in message


def test_the_subtitle_of_a_journal_is_said():
    for name in ("journal", "journaltitle"):
        assert value("journal", f"{name} = {{Aporia}}, journalsubtitle = {{A Journal}}") == (
            "Aporia: A Journal"
        )


def test_what_a_paper_appeared_in_is_said_once():
    found, messages = values("booktitle = {NLDL}, journal = {NLDL}", "inproceedings")
    assert (found.get("booktitle"), found.get("journal"), messages) == ("NLDL", None, [])


def test_a_thesis_has_the_number_of_its_report():
    assert value("number", "reportNumber = {CERN-1}", "phdthesis") == "CERN-1"


@pytest.mark.parametrize(
    ("fields", "name", "wanted"),
    [
        ("arxivId = {2001.00001}", "arxiv", "2001.00001"),
        ("doi = {DOI 10.1000/1}", "doi", "10.1000/1"),
        ("isbn = {0-19-852663-6 and 978-3-16-148410-0}", "isbn", "0-19-852663-6"),
        ("titleaddon = {Draft}", "note", "Draft"),
    ],
)
def test_what_programs_write_in_ways_of_their_own_is_read(fields, name, wanted):
    assert value(name, fields) == wanted


def test_a_file_that_is_not_copied_is_named_all_the_same():
    found, (message,) = values("slides = {s.pdf}")
    assert found["unread"] == (("slides", "s.pdf"),)
    assert "this is a file, which is not copied" in message


TRANSLATORS = "T. Poe, J. Roe"
LINKS = {
    "pmid = {123}, pmcid = {PMC45}": [
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/123"),
        ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC45"),
    ],
    "eprint = {hal-01234567}, eprinttype = {hal}": [("HAL", "https://hal.science/hal-01234567")],
    "eprint = {1234}, eprinttype = {jstor}": [("JSTOR", "https://www.jstor.org/stable/1234")],
    "url = {http://dx.doi.org/10.1000/1 https://example.org/a}, doi = {10.1000/1}": [
        ("Link", "https://example.org/a")
    ],
}


@pytest.mark.parametrize("fields", LINKS)
def test_numbers_of_registries_become_links(fields):
    assert list(value("links", fields)) == LINKS[fields]


@pytest.mark.parametrize(
    ("kind", "fields", "name", "wanted"),
    [
        ("software", "version = {1.2}", "unread", (("version", "1.2"),)),
        ("book", "translator = {Poe, T. and Roe, J.}", "unread", (("translator", TRANSLATORS),)),
        ("book", "volumes = 3", "unread", (("volumes", "3"),)),
        ("book", "volume = 2, series = {S}, number = 17", "number", "17"),
        ("article", "reportNumber = {CERN-1}, number = 3", "number", "CERN-1"),
        ("article", "pages = {pp. 3--4}", "pages", "3–4"),
        ("article", "series = {newseries}", "series", "new series"),
        ("inproceedings", "award = {Best paper}, note = {Oral}", "note", "Best paper; Oral"),
        ("inproceedings", "venue = {Oslo}", "event_place", "Oslo"),
        # biblatex takes publishers and places for lists; a publisher may have "and" in its name.
        ("book", "publisher = {{Springer} and {Imprint: S}}", "publisher", "Springer, Imprint: S"),
        ("book", "publisher = {Taylor and Francis}", "publisher", "Taylor and Francis"),
        ("book", "publisher = {{Wiley and Sons}}", "publisher", "Wiley and Sons"),
        ("book", "address = {Berlin and Heidelberg}", "location", "Berlin, Heidelberg"),
        ("book", "location = {Port of Spain, Trinidad and Tobago}", "location",
         "Port of Spain, Trinidad and Tobago"),
    ],
)  # fmt: skip
def test_what_some_programs_write_is_not_lost(kind, fields, name, wanted):
    assert value(name, fields, kind) == wanted


@pytest.mark.parametrize(
    ("fields", "chapter"),
    [
        ("chapter = {3}, pages = {45-67}", "3"),
        ("pages = {ch. 12, 45--67}", "12"),
        ("pages = {Kap. 2, 45--67}", "2"),
        ("chapter = {Chapter 4}", "4"),
        ("chapter = {Introduction}", "Introduction"),
        ("pages = {45, 67}", None),
    ],
)
def test_a_chapter_is_no_page(fields, chapter):
    assert value("chapter", fields, "incollection") == chapter


def test_an_event_has_a_date_and_a_place():
    fields = (
        "eventtitle = {Conf}, eventtitleaddon = {Online}, eventdate = {2020-05-01/2020-05-03},"
        " venue = {Rome}, date = {2021}, location = {Oslo}"
    )
    found, messages = values(fields, "inproceedings")
    assert not messages
    assert (found["event"], found["event_place"]) == ("Conf. Online", "Rome")
    assert found["event_date"] == DateRange(Date(2020, 5, 1), Date(2020, 5, 3))
    assert (found["date"], found["location"]) == (Date(2021), "Oslo")


def test_the_date_of_an_event_that_is_none_is_kept():
    found, (message,) = values("eventdate = {last week}, year = 2020", "inproceedings")
    assert found["unread"] == (("eventdate", "last week"),)
    assert "field 'eventdate': 'last week': this is no date" in message
