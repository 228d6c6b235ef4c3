"""What cannot be read as its field wants is shown as it was written, everywhere."""

from __future__ import annotations

import json

import pytest
import yaml

CV = """
# Jane Doe

:::{person} jane
:github: Jane Doe (private)
:phone: ask me
:email: jane at example, a@b.org
:::

:::{experience} Acme
:position: Engineer
:start: Spring 2012
:end: 2014
:url: see the wiki
:::

:::{experience} Beta
:position: Engineer
:start: 2019–2020
:::

:::{award} Prize
:date: 2022--2023
:::

:::{publication} Paper
:type: Zine
:date: forthcoming
:doi: 11/1
:isbn: abc
:pdf: paper.docx
:links: Video on request
:::

:::{talk} Silence
:date: c. 2010
:::

```{listing} publications
:group: year
```

```{timeline}
```
"""
RST = """
Jane Doe
========

.. person:: jane
   :github: Jane Doe (private)

.. experience:: Acme
   :position: Engineer
   :start: Spring 2012
   :url: see the wiki

.. publication:: Paper
   :date: forthcoming
   :doi: 11/1
"""
UNREAD = {
    "type": "Zine",
    "doi": "11/1",
    "isbn": "abc",
    "pdf": "paper.docx",
    "links": "Video on request",
}


@pytest.fixture
def built(site):
    site.write("people/jane.md", CV)
    return site.build(html_baseurl="https://e.org/")


def test_pages_show_what_cannot_be_read(built):
    page = built.body("people/jane")
    assert "Spring 2012 – 2014" in page
    assert "2019 – 2020" in page  # one field that held both
    for text in (*UNREAD.values(), "see the wiki", "2022–2023", "forthcoming", "c. 2010"):
        assert text in page
    contact = built.page("people/jane").select_one(".resume-contact").get_text()
    assert "GitHub: Jane Doe (private)" in contact
    assert "ask me" in contact
    assert "jane at example" in contact
    bars = [" ".join(bar.get_text().split()) for bar in built.page("people/jane").select("li li")]
    assert "Acme · Engineer · Spring 2012 – 2014" in bars
    assert "2022–2023" in built.body("awards/prize")
    paper = built.page("publications/paper")
    shown = [" ".join(one.get_text().split()) for one in paper.select("dl.resume-facts dd")]
    assert {"forthcoming", *UNREAD.values()} <= set(shown)


def test_files_keep_it_and_say_so(built, site):
    resume = json.loads(built.text("people/jane.json"))
    assert (resume["basics"]["x-github"], resume["basics"]["x-phone"]) == (
        "Jane Doe (private)",
        "ask me",
    )
    assert resume["work"][0]["startDate"] == "2012"
    assert resume["work"][0]["x-startDate"] == "Spring 2012"
    assert resume["work"][0]["x-url"] == "see the wiki"
    assert resume["awards"][0]["x-date"] == "2022–2023"
    paper = resume["publications"][0]
    assert "forthcoming" in paper["summary"]
    assert {name: paper[f"x-{name}"] for name in UNREAD} == UNREAD
    cv = yaml.safe_load(built.text("people/jane.yaml"))["cv"]["sections"]
    assert cv["Experience"][0]["date"] == "Spring 2012 – 2014"
    assert cv["Awards"][0]["date"] == "2022–2023"
    bibtex = built.text("publications/paper.bib")
    assert "note = {forthcoming, Type: Zine, DOI: 11/1, ISBN: abc, " in bibtex.replace("\n", "")
    note = json.loads(built.text("publications/paper.csl.json"))[0]["note"]
    assert {"DOI: 11/1", "ISBN: abc", "Type: Zine"} <= set(note.split("; "))
    report = site.build("resume").text("losses.txt")
    for line in (
        "publications.bib: publication 'Paper': doi: kept as note",
        "people/jane.json: experience 'Acme': start: kept as 2012",
        "people/jane.json: publication 'Paper': doi: kept as x-doi",
        "people/jane.yaml: publication 'Paper': doi: left out",
        "people/jane.yaml: person 'Jane Doe': github: left out",
    ):
        assert line in report


@pytest.mark.parametrize("builder", ["html", "text"])
def test_restructuredtext_shows_it_too(site, builder):
    site.write("people/jane.rst", RST)
    result = site.build(builder)
    page = result.body("people/jane") if builder == "html" else result.text("people/jane.txt")
    for text in ("Spring 2012", "Link: see the wiki", "forthcoming", "DOI: 11/1", "GitHub: Jane"):
        assert text in page


@pytest.fixture
def dated(site):
    entries = ["date = {2019-08-19/2019-08-21}", "date = {2020~}", "year = 2021, month = {Foo}"]
    file = "\n".join(
        f"@misc{{k{n}, title = {{K{n}}}, author = {{Doe, Jane}}, {one}}}"
        for n, one in enumerate(entries)
    )
    site.write("people/p.bib", file)
    block = "\n:::{publication} Range\n:date: c. 2010\n:::\n"
    site.write(
        "people/jane.md", "# Jane Doe\n\n:::{person} jane\n:::\n\n```{bibtex} p.bib\n```\n" + block
    )
    return site.build()


def test_dates_of_bibliographies_are_shown_whole(dated):
    shown = {"k0": "Aug 19, 2019 – Aug 21, 2019", "k1": "ca. 2020", "k2": "Foo 2021"}
    for key, date in shown.items():
        assert date in dated.body(f"publications/{key}")
    (warning,) = (line for line in dated.warnings if line.startswith("people/p.bib"))
    assert "'Foo': this is no month" in warning
    assert "ca. 2020" in dated.body("people/jane")
    made = json.loads(dated.text("publications.csl.json"))
    issued = {item["id"]: item["issued"] for item in made}
    assert issued["k0"] == {"date-parts": [[2019, 8, 19], [2019, 8, 21]]}
    assert issued["k1"] == {"date-parts": [[2020]], "circa": True}
    assert issued["range"]["literal"] == "c. 2010"
    assert "year = {c. 2010}" in dated.text("publications/range.bib")


def test_a_date_that_does_not_say_when_it_was_keeps_its_label(site):
    site.write(
        "people/jane.md",
        """
        # Jane Doe

        :::{person} jane
        :::

        :::{publication} Paper
        :date: 2020
        :event-date: some day
        :::

        :::{post} News
        :date: 2020-01-02
        :updated: later
        :::
        """,
    )
    built = site.build()
    assert len(built.warnings) == 2
    for page, line in (
        ("publications/paper", "Event date : some day"),
        ("blog/news", "Updated : later"),
    ):
        assert line in built.body(page)
    page = built.body("people/jane")
    assert "Event date: some day" in page
    assert "Updated: later" in page
    entry = built.text("publications.bib")
    assert "Event date: some day" in entry
