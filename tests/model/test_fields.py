import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx_resume.model import fields as f
from sphinx_resume.model.contact import dialled
from sphinx_resume.model.profiles import profiles

SCRIPTS = ["javascript:alert(1)", "JavaScript:alert(1)", "  javascript:alert(1)", "file:///etc/x"]
SCRIPTS += ["java\tscript:alert(1)", "java\nscript:alert(1)", "javascript\t:alert(1)"]
SCRIPTS += ["\x01javascript:alert(1)", "\x1fjavascript:alert(1)", "javascript://e.org/%0aalert(1)"]
SCRIPTS += ["vbscript:x", "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHM="]
WHOLE = ["https://e.org/a?b=c#d", "http://localhost:8000", "HTTPS://E.ORG", "ftp://e.org/a"]
WHOLE += ["mailto:jane@example.org", "tel:+4912345", "https://例え.jp/道"]
LISTS = {
    "Python, C++": ("Python", "C++"),
    '"Design, UX", Python': ("Design, UX", "Python"),
    "'Design, UX', Python": ("Design, UX", "Python"),
    "O'Brien, D'Angelo, 't Hooft": ("O'Brien", "D'Angelo", "'t Hooft"),
    'Acme "Sun, Moon" Inc, Beta': ('Acme "Sun, Moon" Inc', "Beta"),
    '"Tom" and "Jerry", x': ('"Tom" and "Jerry"', "x"),
    "李明，王芳、张伟": ("李明", "王芳", "张伟"),
    'a, , b,, ""': ("a", "b"),
}


def read(parse, value):
    """Return what *parse* makes of *value*, and the faults as `subtype: message`."""
    faults = []
    found = parse(value, lambda subtype, message: faults.append(f"{subtype}: {message}"))
    if isinstance(found, tuple) and not isinstance(found, f.Date):
        return tuple(one for one in found if not isinstance(one, f.AsWritten)), faults
    return "" if isinstance(found, f.AsWritten) else found, faults


def scheme(url: str) -> str:
    """Return the scheme that a browser sees (WHATWG URL, 4.4)."""
    seen = re.sub(r"[\t\n\r]", "", re.sub(r"^[\x00-\x20]+", "", url))
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    return found[1].lower() if found else ""


@pytest.mark.parametrize("value", [*SCRIPTS, "//example.org", "https://", "https:/x", "a b", "x"])
def test_an_address_that_cannot_be_linked_is_refused(value):
    found, (fault,) = read(f.url, value)
    assert found == ""
    assert fault.startswith("url: ")


@pytest.mark.parametrize("value", SCRIPTS)
def test_a_script_is_neither_a_user_name_nor_a_named_link(value):
    named, faults = read(f.links, f"Slides {value}")
    assert {scheme(address) for _, address in named} <= {"https"}
    assert faults
    user, _ = read(f.user, value)
    found = profiles({"github": user, "mastodon": user})
    assert {scheme(profile.url) for profile in found} <= {"https"}


@pytest.mark.parametrize("value", WHOLE)
def test_a_whole_address_is_kept(value):
    assert read(f.url, value) == (value, [])


@pytest.mark.parametrize("value", ["example.org", "www.example.org/a?b=c", "müller.de/"])
def test_a_bare_domain_gets_https_and_a_word_about_it(value):
    found, (fault,) = read(f.url, value)
    assert found == f"https://{value}"
    assert f"write https://{value}" in fault


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (f.user, "linkedin.com/in/jane-doe"),
        (f.user, "www.github.com/jane"),
        (f.user, "scholar.google.com/citations?user=abc"),
        (f.user, "fosstodon.org/@jane"),
        (f.document, "www.example.org/paper.pdf"),
    ],
)
def test_an_address_without_its_scheme_gets_https_in_every_field(parse, value):
    found, (fault,) = read(parse, value)
    assert found == f"https://{value}"
    assert f"write {found}" in fault
    (link,), (fault,) = read(f.links, f"Code {value}")
    assert link == ("Code", found)
    assert f"write {found}" in fault


@pytest.mark.parametrize(
    "value", ["jane", "@jane", "jane@host.org", "12345/jane-doe", "jane.bsky.social", "v1.2/x"]
)
def test_a_user_name_is_kept_and_what_is_none_is_refused(value):
    assert read(f.user, value) == (value, [])
    found, (fault,) = read(f.user, f"<{value}>")
    assert found == ""
    assert "user name alone" in fault


@pytest.mark.parametrize(
    ("bad", "fix"),
    [
        ("a@b", "name@example.org"),
        ("a@@b.org", "name@example.org"),
        ("a" * 400 + " at b.org", "name@example.org"),
        ("<a@b.org>", "a@b.org"),
        ("Al Bo <a@b.org>", "a@b.org"),
        ("mailto:a@b.org?subject=c", "a@b.org"),
        ("a (at) b dot org", "a@b.org"),
        ("a [at] b [dot] c.org", "a@b.c.org"),
        ("a AT b.org", "a@b.org"),
        ("a&#64;b.org", "a@b.org"),
        ("a\uff20b.org", "a@b.org"),
        ("a\u00ad@b.org", "a@b.org"),
        ("\u202aa@b.org", "a@b.org"),
        ("a@b.org.", "a@b.org"),
        ("[a@b.org](mailto:a@b.org)", "a@b.org"),
        ("a@b.org; c@d.org", "a@b.org, c@d.org"),
    ],
)
def test_one_bad_email_address_does_not_lose_the_others(bad, fix):
    found, faults = read(f.emails, f"jane@example.org, {bad}, joe@example.org")
    assert found == ("jane@example.org", "joe@example.org")
    assert faults == [f"email: '{bad}' is no e-mail address; write {fix}"]


@pytest.mark.parametrize("good", ["jane@m\u00fcnchen.de", "o'neil@a-b.org", "a+b@c.org", "J@X.Org"])
def test_an_email_address_stays_as_it_is_written(good):
    assert read(f.emails, good) == ((good,), [])


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("+49 30 123456", "+4930123456"),
        ("+49\u201330\u2013123456", "+4930123456"),
        ("\uff0b\uff14\uff19 30 1234", "+49301234"),
        ("\u0660\u0663\u0660 1234", "0301234"),
        ("+49 30 1234 x\u0661", "+49301234;ext=1"),
    ],
)
def test_a_telephone_number_is_dialled_in_plain_digits(value, number):
    assert read(f.phone, value) == (value, [])
    assert dialled(value) == number


@pytest.mark.parametrize(
    ("value", "fix"),
    [
        ("tel:+49 30 123456", "as +49 30 123456"),
        ("+49 30 123456 (work)", "as +49 30 123456"),
        ("1-800-FLOWERS", "as +49 30 123456"),
        ("on request", "as +49 30 123456"),
        ("+1 555 010 9999 / 555 010 8888", "write one number alone"),
    ],
)
def test_what_is_no_telephone_number_is_told_with_the_number_in_it(value, fix):
    found, (fault,) = read(f.phone, value)
    assert found == ""
    assert fault.endswith(fix)


def test_an_apostrophe_may_stand_in_an_email_address():
    assert read(f.emails, "o'neil@example.org") == (("o'neil@example.org",), [])


@pytest.mark.parametrize(
    ("value", "kept", "fault"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097", ""),
        ("https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X", ""),
        ("0000-0002-1825-0098", "0000-0002-1825-0098", "last digit does not fit"),
        ("0000-0002-1825", "", "looks like 0000-0002-1825-0097"),
    ],
)
def test_an_orcid_id_has_a_form_and_a_check_digit(value, kept, fault):
    found, faults = read(f.orcid, value)
    assert found == kept
    assert fault in "".join(faults)
    assert bool(fault) == bool(faults)


@pytest.mark.parametrize("lead", ["", "doi:", "DOI: ", "https://doi.org/", "http://dx.doi.org/"])
def test_a_doi_is_read_bare_or_as_an_address(lead):
    assert read(f.doi, f"{lead}10.1000/182") == ("10.1000/182", [])
    assert read(f.doi, f"{lead}11.1/182") == ("", ["value: a DOI looks like 10.1000/182"])


@pytest.mark.parametrize(("value", "made"), [("Jane Doe", "jane-doe"), ("a/b", "a-b"), ("!", "")])
def test_an_id_is_kept_or_made_of_what_is_given(value, made):
    assert read(f.identifier, "jane_2") == ("jane_2", [])
    found, (fault,) = read(f.identifier, value)
    assert found == made
    assert f"write {made or 'one such as arm-control'}" in fault


@pytest.mark.parametrize("word", ["index", "con", "NUL"])
def test_a_reserved_id_is_told_to_be_reserved(word):
    assert read(f.identifier, word) == (
        "",
        [f"id: this id is reserved; write another one, such as {word.lower()}-1"],
    )


@pytest.mark.parametrize(
    ("parse", "good", "bad"),
    [
        (f.arxiv, "1706.03762v5", "foo bar"),
        (f.arxiv, "hep-th/9901001", "1706"),
        (f.phone, "+49 (30) 123-456 ext. 7", "<b>"),
        (f.isbn, "978-3-16-148410-0", "123"),
        (f.isbn, "0-306-40615-2", "978-3-16-148410"),
        (f.image, "img/logo.SVG", "jane.md"),
        (f.url, "https://user@example.org:80/a", "https://a..b"),
    ],
)
def test_a_value_of_another_form_is_told(parse, good, bad):
    assert read(parse, good) == (good, [])
    found, (fault,) = read(parse, bad)
    assert not found
    assert fault


@pytest.mark.parametrize(
    ("value", "items", "faults"),
    [
        ("[Python, C]", ("Python", "C"), 0),
        ("a, b, A", ("a", "b"), 0),
        ("Python; C++", ("Python", "C++"), 1),
        ('"a, b', ('"a', "b"), 1),
    ],
)
def test_lists_as_people_write_them(value, items, faults):
    found, told = read(f.names, value)
    assert (found, len(told)) == (items, faults)


def test_a_date_that_can_be_understood_is_used_and_told():
    found, faults = read(f.date, "July 2022")
    assert (str(found), faults) == ("2022-07", ["date: write 2022-07"])


def test_a_span_in_one_field_is_told_to_be_two_fields():
    assert read(f.start, "2019–2020")[1] == ["date: write :start: 2019 and :end: 2020"]
    assert read(f.end, "2019 – present")[1] == ["date: write :start: 2019 and :end: present"]


@pytest.mark.parametrize(
    "value",
    [
        "arXiv:2301.01234v2 [math.NT]",
        "2301.01234v2",
        "https://arxiv.org/pdf/2301.01234v2.pdf",
        "www.arxiv.org/abs/2301.01234v2",
    ],
)
def test_an_arxiv_number_is_read_as_arxiv_writes_it(value):
    assert read(f.arxiv, value) == ("2301.01234v2", [])


@pytest.mark.parametrize(
    ("parse", "value"),
    [
        (f.url, "see the wiki"),
        (f.document, "paper.docx"),
        (f.doi, "11.1/182"),
        (f.arxiv, "foo bar"),
        (f.isbn, "123"),
        (f.ror, "acme"),
        (f.orcid, "0000-0002"),
        (f.phone, "ask me"),
        (f.user, "Jane Doe (private)"),
        (f.publication_type, "Zine"),
    ],
)
def test_what_cannot_be_read_is_kept_as_written(parse, value):
    found = parse(value, lambda *_: None)
    assert found == value
    assert isinstance(found, f.AsWritten)


def test_items_of_a_list_that_cannot_be_read_are_kept_as_written():
    found = f.emails("a@b.org, jane at b", lambda *_: None)
    assert [(one, isinstance(one, f.AsWritten)) for one in found] == [
        ("a@b.org", False),
        ("jane at b", True),
    ]
    links = f.links("Slides https://b.org/s, Video on request", lambda *_: None)
    assert links == (("Slides", "https://b.org/s"), "Video on request")


@pytest.mark.parametrize("given_", ['"Part 1, 2 https://e.org/a"', '"Part 1, 2" https://e.org/a'])
def test_a_link_has_a_name_or_that_of_its_host(given_):
    found = (("Part 1, 2", "https://e.org/a"), ("e.org", "https://e.org/b"))
    assert read(f.links, f"{given_}, https://e.org/b") == (found, [])


@pytest.mark.parametrize(("value", "items"), LISTS.items())
def test_a_list_is_split_at_commas_outside_quotes(value, items):
    assert read(f.names, value) == (items, [])


@given(st.lists(st.text(st.characters(exclude_characters='"'), min_size=1), unique_by=str.casefold))
def test_a_quoted_list_comes_back_whole(items):
    assert read(f.names, ", ".join(f'"{item}"' for item in items))[0] == tuple(items)
