"""Numbers and addresses beside the fields for them: in notes, in eprints, and in BibDesk's own."""

import pytest
from sphinx_resume.model.bibtex import bib_notes, bib_publication, bib_reader

PUBMED = ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/332")
PMC = ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7777777")
LINKED = (
    r"note = {[PubMed:\href{https://pubmed.ncbi.nlm.nih.gov/332}{332}]"
    r" [DOI:\href{https://doi.org/10.1234/x}{10.1234/x}]}"
)


def read(fields, kind="article"):
    entries, faults = bib_reader.read_bibtex(f"@{kind}{{k, title = {{T}}, {fields}}}")
    found, more = bib_publication.publication_values(entries[0])
    return found, [fault.message for fault in (*faults, *more)]


def value(name, fields, kind="article"):
    found, messages = read(fields, kind)
    assert not messages
    return found.get(name)


@pytest.mark.parametrize(
    ("fields", "note", "doi", "links"),
    [
        (LINKED, None, "10.1234/x", (PUBMED,)),
        (f"doi = {{10.1234/X}}, {LINKED}", None, "10.1234/X", (PUBMED,)),
        (
            f"doi = {{10.1000/other}}, {LINKED}",
            "[DOI:10.1234/x (https://doi.org/10.1234/x)]",
            "10.1000/other",
            (PUBMED,),
        ),
        (f"pmid = {{332}}, {LINKED}", None, "10.1234/x", (PUBMED,)),
        ("note = {PMID: 332. Best paper}", "Best paper", None, (PUBMED,)),
        ("note = {Best paper; PMID: 332, PMCID: PMC7}", "Best paper", None, None),
        ("note = {doi: 10.1016/S0140-6736(20)30183-5}", None, "10.1016/S0140-6736(20)30183-5", ()),
        ("note = {Available at https://doi.org/10.1234/x.}", None, "10.1234/x", ()),
        # Of other publications.
        (
            "note = {Erratum: doi: 10.1234/x}",
            "Erratum: doi: 10.1234/x",
            None,
            (),
        ),
        ("note = {Comment on PMID: 332}", "Comment on PMID: 332", None, ()),
        ("note = {Full version, doi: 10.1234/x}", "Full version, doi: 10.1234/x", None, ()),
    ],
)
def test_numbers_in_notes_are_fields(fields, note, doi, links):
    found, messages = read(fields)
    assert not messages
    assert (found.get("note"), found.get("doi")) == (note, doi)
    if links is not None:
        assert found.get("links", ()) == links
    assert "url" not in found


def test_what_corrects_another_publication_has_not_its_addresses():
    found, _ = read(r"note = {Erratum to \url{https://example.org/a}, arXiv:2001.00001}")
    assert found["note"] == "Erratum to https://example.org/a, arXiv:2001.00001"
    assert not {"url", "arxiv", "links"} & found.keys()


@pytest.mark.parametrize(
    ("fields", "url", "links", "note"),
    [
        (r"note = {\url{https://a.org} and \url{https://b.org}}", "https://a.org",
         (("Link", "https://b.org"),), None),
        (r"url = {https://u.org}, note = {See \url{https://a.org}}", "https://u.org",
         (("Link", "https://a.org"),), None),
        (r"howpublished = {\url{https://a.org}}, note = {\url{https://b.org}}", "https://a.org",
         (("Link", "https://b.org"),), None),
        (r"note = {\href{https://a.org}{Code}, \href{https://b.org}{data} of ours}",
         "https://a.org", None, "Code (https://a.org), data (https://b.org) of ours"),
        ("bdsk-url-1 = {https://a.org/x_y}, bdsk-url-2 = {https://b.org}", "https://a.org/x_y",
         (("Link", "https://b.org"),), None),
        ("bdsk-url-2 = {https://a.org}, url = {https://u.org}", "https://u.org",
         (("Link", "https://a.org"),), None),
        ("bdsk-url-1 = {https://u.org/}, url = {http://u.org}", "http://u.org", None, None),
    ],
)  # fmt: skip
def test_every_address_stays(fields, url, links, note):
    for name, wanted in (("url", url), ("links", links), ("note", note)):
        assert value(name, fields) == wanted


def test_an_address_that_the_doi_leads_to_is_no_further_link():
    fields = "doi = {10.1234/x}, url = {https://u.org}, bdsk-url-1 = {https://doi.org/10.1234/x}"
    assert value("links", fields) is None


def test_a_place_on_a_disk_in_a_field_of_bibdesk_is_not_published():
    found, (message,) = read("bdsk-url-1 = {file:///home/canary/x.pdf}")
    assert "canary" not in repr(found)
    assert "bdsk-url-1" in message


@pytest.mark.parametrize(
    ("note", "name", "wanted"),
    [
        ("Publisher: Polar Press Place: Oslo", "publisher", "Polar Press"),
        ("Publisher: Polar Press Place: Oslo", "location", "Oslo"),
        ("PMID: 332 Section: 3 Citation Key: k", "note", "Section: 3"),
        ("PMID: 332 Section: 3", "links", (PUBMED,)),
        ("ISBN: 978-3-16-148410-0", "isbn", "978-3-16-148410-0"),
        ("_eprint: https://a.org/pdf", "url", "https://a.org/pdf"),
    ],
)
def test_labelled_values_of_zotero_are_fields(note, name, wanted):
    assert value(name, f"note = {{{note}}}", "misc") == wanted


def test_a_labelled_value_stays_beside_another_one():
    fields = "publisher = {Own}, note = {Publisher: Other Number: 3}"
    assert value("publisher", fields, "report") == "Own"
    assert value("note", fields, "report") == "Publisher: Other"


TYPES = {
    ("pmid", "332"): PUBMED,
    ("pubmed", "332"): PUBMED,
    ("PMCID", "PMC7"): ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7"),
    ("hdl", "2027/uc1.b1"): ("Handle", "https://hdl.handle.net/2027/uc1.b1"),
    ("jstor", "1234"): ("JSTOR", "https://www.jstor.org/stable/1234"),
    ("jstor", "j.ctt1"): ("JSTOR", "https://www.jstor.org/stable/j.ctt1"),
    ("googlebooks", "W2_ABC-1"): ("Google Books", "https://books.google.com/books?id=W2_ABC-1"),
    ("HAL", "hal-01234567"): ("HAL", "https://hal.science/hal-01234567"),
    ("iacr", "2020/123"): ("IACR ePrint", "https://eprint.iacr.org/2020/123"),
    ("bioRxiv", "2020.01.02.123456"): ("bioRxiv", "https://doi.org/10.1101/2020.01.02.123456"),
    ("urn", "urn:nbn:de:1-2"): ("URN", "https://nbn-resolving.org/urn:nbn:de:1-2"),
    ("ChemRxiv", "10.26434/a-1"): ("ChemRxiv", "https://doi.org/10.26434/a-1"),
    ("Zoo", "https://zoo.org/1_2"): ("Zoo", "https://zoo.org/1_2"),
    ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/332"): PUBMED,
}


@pytest.mark.parametrize(("given", "link"), TYPES.items(), ids=lambda one: one[0])
@pytest.mark.parametrize("field", ["eprinttype", "archiveprefix"])
def test_an_eprint_of_a_type_that_is_known_is_a_link(given, link, field):
    kind, number = given
    assert value("links", f"eprint = {{{number}}}, {field} = {{{kind}}}") == (link,)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ("eprint = {x:12}, eprinttype = {zoo}", "zoo: x:12"),
        ("eprint = {12}, archiveprefix = {Zoo}, primaryclass = {ape}", "Zoo: 12 [ape]"),
        ("eprint = {no number}, eprinttype = {pubmed}", "pubmed: no number"),
        ("eprint = {x12}", "eprint: x12"),
    ],
)
def test_an_eprint_that_leads_nowhere_is_kept(fields, text):
    assert value("unread", fields) == (("eprint", text),)


@pytest.mark.parametrize(
    ("month", "written"),
    [
        ("apr", "month = apr,"),
        ("{Apr}", "month = apr,"),
        ('apr # "~3"', "month = apr # {~3},"),
        ('"3~" # apr', "month = {3~} # apr,"),
        ("4", "month = {4},"),
        ("{April}", "month = {April},"),
    ],
)
def test_a_month_stays_a_macro_where_strings_are_replaced(month, written):
    text = f"@string{{j = {{J}}}}\n@article{{k, title = {{T}}, journal = j, month = {month}}}"
    (entry,), _ = bib_reader.read_bibtex(text)
    assert written in entry.source
    (again,), faults = bib_reader.read_bibtex(entry.source)
    assert dict(again.fields)["month"].lower() == dict(entry.fields)["month"].lower()
    assert not faults


@pytest.mark.parametrize(
    ("note", "kept", "publisher"),
    [
        (
            "Article in German\nPublisher: Georg Thieme Verlag KG",
            "Article in German",
            "Georg Thieme",
        ),
        ("Publisher: Georg Thieme\nArticle in German", "Article in German", "Georg Thieme"),
        (
            "PMID: 332\nBest paper\nPlace: Bonn\nPublisher: Georg Thieme",
            "Best paper",
            "Georg Thieme",
        ),
        # Only wrapped.
        ("A note that is\n  continued", "A note that is continued", None),
        ("A note that is\ncontinued", "A note that is continued", None),
        ("Publisher: Georg\n  Thieme", None, "Georg Thieme"),
    ],
)
def test_each_line_of_zoteros_extra_is_one_item(note, kept, publisher):
    found, messages = read(f"note = {{{note}}}")
    assert not messages
    assert found.get("note") == kept
    assert (found.get("publisher") or "").startswith(publisher or "")
    assert bool(found.get("publisher")) == bool(publisher)


@pytest.mark.parametrize(
    ("values", "changed"),
    [
        (
            {"note": "doi: 10.1000/5. PMID: 332; PMCID: PMC7777777."},
            {"note": "", "doi": "10.1000/5", "links": (PUBMED, PMC)},
        ),
        ({"note": "Best paper. PMID: 332"}, {"note": "Best paper.", "doi": "", "links": (PUBMED,)}),
        ({"note": "PMID: 332", "links": (PUBMED,)}, {"note": "", "doi": "", "links": (PUBMED,)}),
        ({"note": "PMID: 333", "links": (PUBMED,)}, {}),
        ({"note": "doi: 10.1000/5", "doi": "10.1000/6"}, {}),
        ({"note": "Erratum: doi: 10.1234/x"}, {}),
        ({"note": "[PMID: 332](https://pubmed.ncbi.nlm.nih.gov/332)"}, {}),
        ({"note": "Best paper"}, {}),
        ({}, {}),
    ],
)
def test_numbers_in_the_note_of_a_block_are_its_fields(values, changed):
    assert bib_notes.numbers_of_block(values) == changed
