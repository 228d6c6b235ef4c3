"""What the report says of each format is so: a value is in the file, or the report tells of it."""

from __future__ import annotations

import re

import pytest
from sphinx_resume.model import fields as f
from sphinx_resume.model.kinds import KINDS

# What is no fact, what other fields say already, and what is not one person's.
SILENT = {
    "id",
    "aliases",
    "person",
    "draft",
    "shared",
    "hosted",
    "family_name",
    "not_by",
    "other_than",
    "sections",
}
OF_ALL = {"organization", "skill", "contribution"}
FILES = ("people/jane.json", "people/jane.yaml", "publications.bib", "publications.csl.json")
GIVEN = {
    f.orcid: "0000-0002-1825-0097",
    f.arxiv: "1706.03762",
    f.isbn: "978-3-16-148410-0",
    f.ror: "05f82e368",
    f.phone: "+49 30 123456",
    f.publication_type: "book",
    f.image: "dot.gif",
}
REFERRED = {"projects": "project", "publications": "publication", "part-of": "project"}


def value(kind, field, number):
    """Return what a field says, which no other does, and the part of it to look for in a file."""
    word = f"w{kind}{field.name}".replace("-", "").lower()
    if field.parse in {f.date, f.start, f.end}:
        later = 20 if field.name in {"end", "updated"} else 0
        day = f"{2000 + number % 20 + later}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        return day, day
    if field.parse in {f.url, f.links, f.document}:
        address = f"https://{word}.example/x"
        return (f"{word} {address}" if field.parse is f.links else address), address
    if field.parse is f.emails:
        return f"{word}@lab.example", word
    if field.parse is f.doi:
        return f"10.1000/{word}", word
    if field.parse is f.authors:
        return f"{word}, jane", word
    shown = GIVEN.get(field.parse, word)
    return shown, {"image": "dot", "phone": "123456"}.get(field.name, shown)


def write(site, *, whole):
    """Write a person with a block of every kind, *whole* or with a title only; return values."""
    found, page, others = {}, ["# Jane Doe"], ["# Others\n\n:::{person} others\n:::"]
    for at, kind in enumerate(KINDS.values()):
        if kind.name in OF_ALL:
            continue
        title, looked, said = f"w{kind.name}title", {}, []
        for number, field in enumerate(kind.fields.values(), at * 31):
            text, token = value(kind.name, field, number)
            if field.attribute == kind.title:
                title = text
            elif (
                not whole or field.unpublished or field.parse is f.flag or field.attribute in SILENT
            ):
                continue
            else:
                said.append(f":{field.name}: {text}")
            looked[field.name] = token
            if whole and (made := REFERRED.get(field.name)):
                others.append(f":::{{{made}}} {token}\n:::")
            elif whole and field.name == "people":
                site.write(f"people/{token}.md", f"# {token}\n\n:::{{person}} {token}\n:::\n")
        if kind.name == "person":
            title, looked = "jane", {name: one for name, one in looked.items() if name != "name"}
            said = [one for one in said if not one.startswith(":name:")]
        text = f"text{kind.name}" if whole else ""
        found[kind.name] = {**looked, "text": text} if whole else looked
        page.append("\n".join([f":::{{{kind.name}}} {title}", *said, "", text, ":::"]))
    site.write("people/jane.md", "\n\n".join(page))
    site.write("people/others.md", "\n\n".join(others))
    (site.src / "people/dot.gif").write_bytes(b"GIF89a")
    return found


def lines_of(result, path):
    """Return the report's lines of a file: kind, field, and what came of the value."""
    found = re.findall(
        rf"(?m)^{re.escape(path)}: (\w+) '.*?': ([\w-]+): (.*)$", result.text("losses.txt")
    )
    return {(kind, name): fate for kind, name, fate in found}


@pytest.mark.parametrize("address", ["", "https://lab.example/"])
@pytest.mark.parametrize("path", FILES)
def test_every_value_is_there_or_told_of(site, path, address):
    values = write(site, whole=True)
    site.conf += f"html_baseurl = '{address}'\nresume_feed_size = 0\n"
    result = site.build("resume")
    assert result.warnings == []
    text, told = result.text(path), lines_of(result, path)
    for kind, fields in values.items():
        if "publications" in path and kind != "publication":
            continue
        for name, token in fields.items():
            fate = told.get((kind, name), told.get((kind, kind), ""))
            # CSL-JSON has a day by its parts.
            there = token in text or ("date" in name and f"{token[:4]},\n" in text)
            assert there or fate == "left out", (kind, name, token)
            assert not (there and fate == "left out"), (kind, name, token)


def test_that_there_are_more_authors_is_told_where_it_cannot_be_said(site):
    paper = ":::{publication} On ropes\n:authors: Ann Ark, others\n:date: 2021\n:::\n"
    site.write("people/ann.md", f"# Ann Ark\n\n:::{{person}} ann\n:::\n\n{paper}")
    result = site.build("resume")
    assert "Ann Ark and others" in result.text("publications.bib").replace("Ark, Ann", "Ann Ark")
    told = "publication 'On ropes': authors (and others): left out"
    found = [line for line in result.text("losses.txt").split("\n") if "others" in line]
    assert found == [f"publications.csl.json: {told}"]


def test_a_type_that_a_format_has_not_is_told(site):
    paper = ":::{publication} Ropes\n:type: software-copyright\n:date: 2021\n:::\n"
    site.write("people/ann.md", f"# Ann Ark\n\n:::{{person}} ann\n:::\n\n{paper}")
    told = site.build("resume").text("losses.txt")
    assert "publications.bib: publication 'Ropes': type: kept as @misc" in told
    assert "publications.csl.json: publication 'Ropes': type: kept as software" in told


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_told_of_what_nobody_said(site, path):
    write(site, whole=False)
    result = site.build("resume")
    told = lines_of(result, path)
    assert {name for kind, name in told if name != kind} <= {"name"}


def test_the_report_names_no_organization_that_nobody_wrote(site):
    site.write(
        "people/ann.md",
        "# Ann Ark\n\n:::{person} ann\n:::\n\n"
        "::::{experience} acme\n:start: 2019\n:end: 2020\n\n:::{project} Rope\n:::\n\n"
        ":::{publication} On ropes\n:publisher: Acme\n:date: 2021\n:::\n::::\n\n"
        ":::{award} Best rope\n:awarder: Acme\n:date: 2020\n:::\n\n"
        ":::{organization} Acme Inc.\n:alternate-name: Acme\n:::\n",
    )
    assert "organization" not in site.build("resume").text("losses.txt")
