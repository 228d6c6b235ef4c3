"""What two blocks or entries of one publication may say differently, and what is said twice."""

import pytest
from sphinx_resume.model.entities import Faults
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.names.author_lists import authors
from sphinx_resume.model.names.name_keys import AND_OTHERS
from sphinx_resume.model.publications import same_publication


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("1021-32", "1021–1032", True),
        ("S12-8", "S12–S18", True),
        ("1021-32", "1022", False),
        ("1021-32", "1021–1033", False),
        ("12-9", "12–19", True),
        ("1-9", "1–9", True),
        ("1021-1032", "1021", True),
    ],
)
def test_pages_may_leave_out_what_first_and_last_have_in_common(one, two, same):
    papers = (
        Publication(docname="p", line=1, index=0, id="p", pages=pages, doi="10.1000/5")
        for pages in (one, two)
    )
    assert ("pages" not in same_publication._differences(*papers)) == same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (
            "Doe J, Roe A, et al., PEROV Investigators",
            "Doe J, Roe A, Lind B, PEROV Investigators",
            True,
        ),
        ("Doe J, Roe A, et al., PEROV Investigators", "Doe J, Roe A, Lind B", False),
        ("Doe J, Roe A, et al., PEROV Investigators", "Doe J, Roe A, Lind B, et al.", True),
        ("Doe J, Roe A, et al.", "Doe J, Roe A, Lind B", True),
        ("ATLAS Collaboration, et al.", "CMS Collaboration, et al.", False),
        (
            "Doe J, Roe A, et al., PEROV Investigators",
            "Doe J, Roe A, et al., FOO Study Group",
            False,
        ),
    ],
)
def test_a_list_that_ends_in_et_al_is_the_beginning_of_the_other(one, two, same):
    names = [authors(text, lambda *_: None) for text in (one, two)]
    papers = [
        Publication(docname="p", line=1, index=0, id="p", authors=found, doi="10.1000/5")
        for found in names
    ]
    assert ("authors" not in same_publication._differences(*papers)) == same
    if same:
        whole = same_publication._fuller(*names)
        assert {one.name for one in names[0]} - {AND_OTHERS.name} <= {one.name for one in whole}
        assert len(whole) >= len(names[1])


def test_pages_in_short_are_shown_in_full():
    short, full = (
        Publication(docname=name, line=1, index=0, id=name, pages=pages, doi="10.1000/5")
        for name, pages in (("a", "1021-32"), ("b", "1021–1032"))
    )
    faults = Faults({})
    found, _others = same_publication.unified({"a": (short,), "b": (full,)}, faults)
    assert [one.pages for page in found.values() for one in page] == ["1021–1032", "1021–1032"]
    assert not faults
