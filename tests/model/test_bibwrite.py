"""Entries that readers copy have people as any program reads them, else as they are written."""

import re

import pybtex.database
import pytest
from sphinx_resume.model.bibtex.bib_reader import read_bibtex
from sphinx_resume.model.bibtex.bib_writer import bibtex
from sphinx_resume.model.records import Key

from .make import graph, person, publication


def copied(names: str) -> str:
    """Return the authors of an entry as its copy has them; Bo Lind and Eva Gil are of the site."""
    text = f"@book{{k,\n  title = {{T}},\n  author = {{{names}}}\n}}"
    (entry,), _ = read_bibtex(text)
    made = graph(
        {
            "people/bo": [person("Bo Lind", id="bo", name="Bo Lind")],
            "people/eva": [person("Eva Gil", id="eva", name="Eva Gil")],
            "papers": [publication("T", authors=[*map(str, entry.authors)], bibtex=text)],
        }
    )
    found = re.search(r"author = \{(.*)\}", bibtex(made, Key("publication", "t")))
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ("Lind B, Gil E", "B Lind and E Gil"),
        ("Lind B and Gil E", "B Lind and E Gil"),
        ("Lind, Bo; Gil, Eva", "Bo Lind and Eva Gil"),
        ("Bo Lind, Eva Gil, Ann Roe", "Bo Lind and Eva Gil and Ann Roe"),
        (r"Jane Doe \& Ann Roe", "Jane Doe and Ann Roe"),
        ("Lind, B., Gil, E., and Roe, A.", "B. Lind and E. Gil and A. Roe"),
        ("Lind, Bo,,, and Gil, Eva", "Bo Lind and Gil, Eva"),
        ("Ann Roe, Bo Lind and Eva Gil", "Ann Roe and Bo Lind and Eva Gil"),
        (
            "Lind, Bo and Gil, Eva on behalf of the PEROV Group",
            "Bo Lind and Eva Gil and {PEROV Group}",
        ),
        ("Lind B, Gil E; PEROV Study Group", "B Lind and E Gil and {PEROV Study Group}"),
        ("Lind, Bo et al.", "Bo Lind and others"),
    ],
)
def test_people_whom_bibtex_would_take_for_others_are_written_anew(names, shown):
    assert copied(names) == shown


@pytest.mark.parametrize("names", ["Ann Roe, Bo Lind and Eva Gil", "Lind B, Gil E"])
def test_another_reader_finds_the_same_people_in_the_copy(names):
    text = f"@book{{k, author = {{{copied(names)}}}}}"
    (entry,) = pybtex.database.parse_string(text, "bibtex").entries.values()
    families = [one.last_names for one in entry.persons["author"]]
    assert families == [[one] for one in ("Roe", "Lind", "Gil") if one in names]


@pytest.mark.parametrize(
    "names",
    [
        "Lind, Bo and Gil, Eva",
        "Bo Lind   and  Eva Gil",
        "Garc{\\'\\i}a M{\\'a}rquez, Gabriel Jos{\\'e} and {Acme \\& Sons}",
        "van der Berg, Jan and Lee, Jr., Ann and others",
        "Malcolm X and Lind, B.",
        "{PEROV Group} and Lind, B.",
    ],
)
def test_people_whom_bibtex_finds_stay_as_they_are_written(names):
    assert copied(names) == names
