"""What an entry has for its owner alone, or for no program, is in no output."""

import pybtex.database
import pytest
from sphinx_resume.model.bibtex import bib_publication, bib_reader
from sphinx_resume.model.publications import identifiers

PRIVATE = [
    "annotation",
    "annote",
    "bdsk-file-1",
    "citeulike-article-id",
    "comment",
    "comment-ann",
    "creationdate",
    "date-added",
    "date-modified",
    "file",
    "groups",
    "internal-note",
    "local-url",
    "mendeley-groups",
    "owner",
    "printed",
    "priority",
    "privnote",
    "ranking",
    "readstatus",
    "review",
    "username",
    "__markedentry",
    "timestamp",
    "readingstatus",
    "lastchecked",
    "corr-email",
    "correspondence_address_1",
    "local_path",
    "filepath",
    "pdf-file",
    "file-2",
    "attachments",
    "personal-note",
    "note_to_self",
    "my_comments",
    "email",
    "date-read",
    "last_read",
    "zotero-path",
    "papers3-id",
    "pdfpath",
    "library_path",
    "attachment",
    "annotations",
]
PUBLIC = ["note", "notes", "abstract", "keywords", "profile", "sympathy", "email-list"]
"""Fields whose names begin or end as private ones do."""


@pytest.mark.parametrize("name", PRIVATE)
@pytest.mark.parametrize(
    "form",
    [
        "@book{{k,\n  title = {{T}},\n  {name} = {{Canary, abc = {{x}}}},\n  year = 2020\n}}",
        "@book{{k, {upper} = {{Canary}}, title = {{T}}, year = 2020}}",
        '@book{{k, title = {{T}}, year = 2020, {name} = "Canary" # " more",}}',
        '@string{{s = "Canary"}}\n@book{{k, title = {{T}}, year = 2020, {name} = s}}',
        "@book{{k, title = {{T}} {name} = {{Canary}}, year = 2020}}",
        "@book{{k, title = {{T}}, xdata = {{x}}}}\n@xdata{{x, {name} = {{Canary}}, year = 2020}}",
        "@book{{k, title = {{T}}, crossref = x}}\n@book{{x, {name} = {{Canary}}, year = 2020}}",
        "@book{{k, title = {{T}}, year = 2020,\n% {name} = {{Canary}},\n}}",
    ],
)
def test_what_an_owner_keeps_to_themselves_is_no_part_of_an_entry(form, name):
    entries, found = bib_reader.read_bibtex(form.format(name=name, upper=name.upper()))
    for entry in entries:
        assert "Canary" not in repr(entry)
        assert "Canary" not in repr(bib_publication.publication_values(entry))
    (alone,), _ = bib_reader.read_bibtex(entries[0].source)
    for entry in (entries[0], alone):
        assert dict(entry.fields).items() >= {"title": "T", "year": "2020"}.items()
    assert not any("Canary" in message for _, message, *_ in found)


@pytest.mark.parametrize("name", PUBLIC)
def test_what_readers_may_see_stays_a_part_of_an_entry(name):
    (entry,), _ = bib_reader.read_bibtex(f"@book{{k, title = {{T}}, {name} = {{Shown}}}}")
    assert "Shown" in entry.source


@pytest.mark.parametrize(
    "path",
    [
        "file:///home/canary/x",
        "/home/canary/x.pdf",
        "C:/canary/x.pdf",
        "zotero://canary",
        "/data/canary/x.pdf",
        "/Applications/canary",
        "/srv/my papers/canary.pdf",
        "//nas/canary",
        "\\\\\\\\nas\\\\canary",
        "%66ile:///canary",
        "$HOME/canary",
        "\\path{/opt/canary}",
        "\\href{file:///home/canary/x}{PDF}",
        "Available at file:///data/canary/x.pdf",
        "message:%3Ccanary%3E",
    ],
)
@pytest.mark.parametrize("name", ["note", "howpublished", "x-unknown"])
def test_a_text_that_is_a_place_on_a_disk_is_told_of_and_not_published(name, path):
    for form in ("@book{{k, title = {{T}}, {}}}", "@string{{s={{x}}}}@book{{k, title = s, {}}}"):
        (entry,), found = bib_reader.read_bibtex(form.format(f"{name} = {{{path}}}"))
        assert "canary" not in repr(entry)
        assert [one.message for one in found] == [
            f"entry 'k': field '{name}': this is a place on a disk, and is not published; write "
            "an address with https://"
        ]


@pytest.mark.parametrize(
    "note",
    [
        "and/or",
        "/etc/passwd is a file",
        "See https://x.org/home/ann/",
        "mail ann@example.org",
        "1/2",
        "Note: x",
        "In: Acta",
    ],
)
def test_a_note_is_no_place_for_a_slash_in_it(note):
    (entry,), found = bib_reader.read_bibtex(f"@book{{k, title = {{T}}, note = {{{note}}}}}")
    assert note in entry.source
    assert not found


@pytest.mark.parametrize("value", ["canary@example.org", "mailto:canary@example.org"])
def test_an_address_of_mail_stays_only_in_what_readers_see(value):
    (entry,), _ = bib_reader.read_bibtex(
        f"@misc{{k, title = {{T}}, x-who = {{{value}}}, note = {{{value}}}}}"
    )
    assert entry.source == f"@misc{{k, title = {{T}}, note = {{{value}}}}}"


@pytest.mark.parametrize("kind", [one.types[0] for one in identifiers.REGISTRIES])
@pytest.mark.parametrize("path", ["/home/canary/x", "file:///canary", "C:\\canary"])
def test_a_number_of_a_registry_is_no_place_on_a_disk(kind, path):
    (entry,), _ = bib_reader.read_bibtex(
        f"@misc{{k, title = {{T}}, eprint = {{{path}}}, eprinttype = {{{kind}}}}}"
    )
    values, found = bib_publication.publication_values(entry)
    assert "canary" not in repr(values) + entry.source
    assert len(found) == 1


@pytest.mark.parametrize("path", ["/x/y", "//nas/x", "smb://nas/x", "skim://x", "%66ile:///x"])
def test_an_address_is_one_of_the_web(path):
    (entry,), _ = bib_reader.read_bibtex(f"@book{{k, title = {{T}}, url = {{{path}}}}}")
    assert path not in entry.source
    values, found = bib_publication.publication_values(entry)
    assert path not in repr(values)
    assert len(found) == 1


@pytest.mark.parametrize(
    "address",
    ["https://x.org/a%20b", "www.x.org", "ftp://x.org", "x.org/y", "news://x.org", '{\\"u}b.html'],
)
def test_an_address_of_the_web_stays(address):
    (entry,), _ = bib_reader.read_bibtex(f"@book{{k, title = {{T}}, url = {{{address}}}}}")
    assert address in entry.source


ODD = ["my field", "a#b", "a'b", "a(b", "1a", "\u00e4", "\u4e2d", "a\u00a0b", "a@b", "a\u00e9"]


@pytest.mark.parametrize("name", ODD)
def test_a_field_that_stops_programs_is_told_of_and_left_out(name):
    text = f"@misc{{k,\n  title = {{T}},\n  {name} = {{x}}}}\n\n@book{{b, title = {{U}}}}\n"
    entries, found = bib_reader.read_bibtex(text)
    assert [entry.source for entry in entries] == [
        "@misc{k,\n  title = {T},\n}",
        "@book{b, title = {U}}",
    ]
    assert [one.line for one in found] == [3]
    assert "left out; write " in found[0].message


@pytest.mark.parametrize("sign", " \u00a0#'()@~\u00e4.:/+&<\\$;|^`[]")
@pytest.mark.parametrize("place", ["a{}b", "{}a", "a{}"])
def test_pybtex_reads_all_entries_whatever_a_field_is_called(place, sign):
    name = place.format(sign)
    for form in ("year = 2020, {} = {{x}}", "{} = {{x}}, year = 2020", "year = s, {} = {{x}}"):
        entry = f"@misc{{k, title = {{T}}, {form.format(name)}}}"
        entries, found = bib_reader.read_bibtex(
            f"@string{{s = {{2020}}}}\n{entry}\n@book{{b, title = 1}}"
        )
        text = "\n\n".join(one.source for one in entries)
        read = pybtex.database.parse_string(text, "bibtex").entries
        assert list(read) == ["k", "b"]
        assert read["k"].fields["year"] == "2020"
        assert found or name.strip() in read["k"].fields


@pytest.mark.parametrize("name", ["url", "pdf", "slides", "eprint", "_eprint", "adsurl"])
@pytest.mark.parametrize(
    "path",
    [
        "file:///home/canary/x.pdf",
        "\\url{file:///home/canary/x.pdf}",
        "/home/canary/x.pdf",
        "/Users/canary/x.pdf",
        "C:\\Users\\canary\\x.pdf",
        "C\\:\\\\Users\\\\canary\\\\x.pdf",
        "~/canary/x.pdf",
    ],
)
@pytest.mark.parametrize(
    "form", ["@book{{k, title = {{T}}, {}}}", "@string{{s={{x}}}}@book{{k, title = s, {}}}"]
)
def test_a_place_on_a_disk_is_told_of_and_not_published(form, path, name):
    (entry,), _ = bib_reader.read_bibtex(form.format(f"{name} = {{{path}}}"))
    values, found = bib_publication.publication_values(entry)
    assert "canary" not in entry.source
    if name != "pdf" or not path.startswith("/"):  # that may be one from the project's folder
        assert "canary" not in repr(values)
        assert len(found) == 1


def test_an_entry_without_what_is_its_owners_keeps_its_form():
    text = "@Book{k,\n\ttitle = {T},\n\tfile = {:C\\:\\\\a\\\\b.pdf:PDF},\n\tyear = 2020,\n}"
    (entry,), found = bib_reader.read_bibtex(text)
    assert not found
    assert entry.source == "@Book{k,\n\ttitle = {T},\n\tyear = 2020,\n}"


@pytest.mark.parametrize(
    "value",
    [
        r"note = {Copy: C:\Users\ann\Canary.pdf}",
        "note = {Copy in ~/papers/Canary.pdf and elsewhere}",
        "note = {See zotero://select/items/Canary}",
        "note = {On /Volumes/Disk/Canary.pdf}",
        "note = {In $HOME/Canary.pdf}",
        "note = {Also file:C:/Canary.pdf}",
        "url = {https://a.example file:///home/ann/Canary.pdf}",
        "url = {https://a.example; /home/ann/Canary.pdf}",
    ],
)
def test_a_place_on_a_disk_among_words_is_not_published(value):
    (entry,), found = bib_reader.read_bibtex(f"@book{{k, title = {{T}}, year = 2020, {value}}}")
    values, more = bib_publication.publication_values(entry)
    assert "Canary" not in f"{entry.source}{values}"
    assert len([*found, *more]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Available at https://a.example/home/ann/x.pdf",
        "http://b.example/~ann/",
        "Vol. A:3, and/or B: 4",
        "On the ratio 1:2~/cm",
    ],
)
def test_what_looks_like_a_place_on_a_disk_is_shown(text):
    (entry,), found = bib_reader.read_bibtex(
        f"@book{{k, title = {{T}}, year = 2020, note = {{{text}}}}}"
    )
    assert not found
    assert text in entry.source
