"""``{bibtex}``: a bibliography whose entries are publications of the site."""

import json
import os
import re
from zipfile import ZipFile

import pytest
from compare import differences
from conftest import REPOSITORY, SINGLE
from sphinx_resume.model.bibtex.bib_reader import read_bibtex

PAPERS = r"""
@string{arms = {Proceedings of Arms}}

@inproceedings{doe/stop:2023,
  title     = {Arms that {STOP}: a pr{\"u}fung},
  author    = {Doe, Jane and van der Berg, Jan and others},
  booktitle = arms,
  year      = 2023,
  month     = may,
  pages     = {1--9},
  doi       = {https://doi.org/10.1000/182},
  abstract  = {An arm that is told to stop should stop.

We prove that ours does.},
  keywords  = {robots, proofs},
  projects  = {arm},
  slides    = {https://example.org/slides},
}

@patent{brake,
  title  = {A brake},
  author = {Jane Doe},
  year   = 2024,
  number = {DE1},
}
"""
JANE = """
# Jane Doe

:::{person} jane
:::

:::{project} Arm
:id: arm
:::

## Papers

:::{bibtex} ../papers.bib
:::
"""


@pytest.fixture
def lab(site):
    site.write("papers.bib", PAPERS)
    site.write("people/jane.md", JANE)
    return site


def test_each_entry_has_a_page_and_stands_in_the_list(lab):
    built = lab.build(nitpicky=True)
    assert built.warnings == []
    listed = built.page("people/jane").select(".resume-citations li")
    assert [" ".join(one.get_text().split()) for one in listed] == [
        "Jane Doe. A brake. Patent, DE1, 2024.",
        "Jane Doe, Jan van der Berg, et al. Arms that STOP: a prüfung. Proceedings of Arms, 1–9, "
        "2023. doi:10.1000/182",
    ]
    assert (
        listed[1].find("a", string=re.compile("Arms"))["href"]
        == "../publications/doe-stop-2023.html"
    )
    assert built.links("publications/index").keys() >= {"A brake", "Arms that STOP: a prüfung"}


def test_the_page_of_an_entry_says_all_that_it_says(lab):
    built = lab.build()
    body = built.body("publications/doe-stop-2023")
    for words in (
        "Conference paper",
        "May 2023",
        "An arm that is told to stop should stop.",
        "We prove that ours does.",
    ):
        assert words in body
    links = built.links("publications/doe-stop-2023")
    assert links["Jane Doe"] == "../people/jane.html"
    assert links["Slides"] == "https://example.org/slides"
    assert links["Arm"] == "../projects/arm.html"
    assert "Arms that STOP: a prüfung" in built.links("projects/arm")


def test_the_entry_can_be_copied_as_its_author_wrote_it(lab):
    built = lab.build()
    code = built.page("publications/brake").select_one("section#bibtex pre")
    assert code.get_text().strip() == PAPERS[PAPERS.index("@patent") :].strip()
    # Without its file, nobody would know what the string means.
    code = built.page("publications/doe-stop-2023").select_one("section#bibtex pre")
    assert "booktitle = {Proceedings of Arms}," in code.get_text()


HARD_NAMES = r"""
@article{commas,
  author = {Doe,,, and {Roe, Ann, and, Sons, Inc.} and Lee*, , Bo},
  title = "Commas", note = {Doe,,, said so}, year = 2020}
@article{labels,
  title = {Labels},
  Editor = {family=Berg, given=Jan, prefix=van der, useprefix=true and Doe, Jane},
  year = 2020}
@article{written,
  author = {{Ospina-Restrepo}, Luis Alberto and {van Dyke}, P. and Lee,,, and {Barnes and Noble}
    AND family=Roe, given=Ann and {\'A}lvarez, Ana and {de la Cruz}, Eva,,},
  title = {Written}, year = 2020}
@article{kept, author = {{Ospina-Restrepo}, Luis Alberto and {van Dyke}, P.}, title = {Kept},
  year = 2020}
@article{plain, author = {Doe, Jr., Jane and {\'A}lvarez, Ana}, title = {Plain}, year = 2020}
"""


def test_every_program_can_read_the_names_of_an_entry_that_is_copied(lab):
    lab.write("papers.bib", HARD_NAMES)
    built = lab.build()
    shared = {
        name: built.text(f"publications/{name}.bib")
        for name in ("commas", "labels", "plain", "written", "kept")
    }
    assert "author = {Doe and {Roe, Ann, and, Sons, Inc.} and Bo Lee*}," in shared["commas"]
    assert "note = {Doe,,, said so}" in shared["commas"]
    assert "Editor = {Jan van der Berg and Doe, Jane}," in shared["labels"]
    for name in ("plain", "kept"):
        assert shared[name].strip() in HARD_NAMES
    (line,) = re.findall(r"author = \{.*\},(?=\s+title)", shared["written"], re.DOTALL)
    assert " ".join(line.split()) == (
        "author = {{Ospina-Restrepo}, Luis Alberto and {van Dyke}, P. and Lee and"
        r" {Barnes and Noble} AND Ann Roe and {\'A}lvarez, Ana and {de la Cruz}, Eva},"
    )


@pytest.mark.parametrize("builder", ["html", "text", "epub", "latex", "json"])
def test_what_the_owner_of_a_file_keeps_in_it_is_nowhere(lab, builder):
    own = (
        "file = {:/home/canary/a.pdf:PDF},\n  annote = {Canary},\n  comment-jane = {Canary},\n  doi"
    )
    lab.write("papers.bib", PAPERS.replace("doi  ", own))
    files = [path for path in lab.build(builder=builder).out.rglob("*") if path.is_file()]
    assert any(b"stop" in path.read_bytes() for path in files)
    for path in files:
        data = path.read_bytes()
        if path.suffix == ".epub":
            with ZipFile(path) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        assert b"canary" not in data.lower(), path


def test_a_publication_can_be_named_by_its_key(lab):
    lab.write("note.md", "---\norphan: true\n---\n# Note\n\nSee {publication}`doe/stop:2023`.\n")
    built = lab.build()
    assert built.warnings == []
    assert "publications/doe-stop-2023.html" in built.links("note").values()


def test_editors_are_no_authors(lab):
    book = "@proceedings{pr, title = {All}, editor = {Doe, Jane}, publisher = {Acme}, year = 2024}"
    lab.write("papers.bib", PAPERS + book)
    lab.write("team.md", "---\norphan: true\n---\n# We\n\n:::{organization} Acme\n:::\n")
    built = lab.build()
    assert built.warnings == []
    assert "Editors: Jane Doe" in built.body("publications/pr").replace(" :", ":")
    assert "Jane Doe , editor. All" in built.body("people/jane")
    assert built.links("publications/pr")["Acme"] == "../organizations/acme.html"
    assert built.links("organizations/acme")["All"] == "../publications/pr.html"


def test_lists_name_all_editors_of_a_book_and_say_that_they_are_these(lab):
    lab.write(
        "papers.bib",
        "@book{all, title={All}, editor={Álvarez, José and Doe, Jane}, year=2024}\n"
        "@book{one, title={One}, editor={Doe, Jane}, year=2023}\n"
        "@incollection{part, title={Part}, author={Roe, Ann}, editor={Doe, Jane and Lind, Bo},"
        " booktitle={All of it}, year=2022}\n",
    )
    page = lab.build().page("publications/index")
    lines = [" ".join(one.get_text().split()) for one in page.select(".resume-list > li")]
    assert any("All · Book, José Álvarez, Jane Doe, editors" in one for one in lines), lines
    assert any("One · Book, Jane Doe, editor" in one and "editors" not in one for one in lines)
    # The editors of the book did not edit the chapter.
    (part,) = [one for one in lines if one.startswith("Part")]
    assert "Ann Roe" in part
    assert "Jane Doe" not in part


VOLUMES = r"""
@book{vol, title={Vol}, subtitle={Two}, maintitle={Main {\"U}}, mainsubtitle={Sub},
  maintitleaddon={Collected}, volume=2, author={Doe, Jane}, publisher={Acme}, year=1986}
@mvbook{whole, title={Whole}, subtitle={Work}, author={Doe, Jane}, volumes=5, year=1990}
@book{third, crossref={whole}, title={Third}, volume=3, year=1989}
@inbook{part, title={Part}, author={Doe, Jane}, booktitle={Fourth}, maintitle={Whole}, volume=4,
  pages={1--9}, year=1990}
@book{alone, title={Alone}, maintitle={Alone}, author={Doe, Jane}, year=1991}
"""


def test_a_volume_is_part_of_its_work(lab):
    lab.write("papers.bib", VOLUMES)
    built = lab.build()
    assert built.warnings == []
    references = [
        " ".join(one.get_text().split()) for one in built.page("people/jane").select("li")
    ]
    text = " | ".join(references)
    assert "Jane Doe. Vol: Two. Main Ü: Sub. Collected 2, Acme, 1986" in text
    assert "Jane Doe. Third. Whole: Work 3, 1989" in text
    assert "Jane Doe. Part. Fourth, Whole 4, 1–9, 1990" in text
    assert "Part of: Main Ü: Sub. Collected" in built.body("publications/vol").replace(" :", ":")
    assert "Part of" not in built.body("publications/alone")
    (vol,) = json.loads(built.text("publications/vol.csl.json"))
    assert (vol["title"], vol["volume"]) == ("Vol: Two", "2")
    assert vol["container-title"] == "Main Ü: Sub. Collected"
    (part,) = json.loads(built.text("publications/part.csl.json"))
    assert (part["container-title"], part["volume-title"]) == ("Whole", "Fourth")
    assert "mainsubtitle={Sub}" in built.text("publications/vol.bib")


def test_an_organization_beside_the_publisher_is_linked_too(lab):
    book = "@inproceedings{pr, title = {All}, organization = {Acme}, publisher = {Beta}}"
    lab.write("papers.bib", PAPERS + book)
    lab.write("team.md", "---\norphan: true\n---\n# We\n\n:::{organization} Acme\n:::\n")
    built = lab.build()
    assert built.warnings == []
    assert "Acme , Beta" in built.body("publications/pr")
    assert built.links("publications/pr")["Acme"] == "../organizations/acme.html"
    assert built.links("organizations/acme")["All"] == "../publications/pr.html"


def test_a_file_without_entries_is_told_of(lab):
    lab.write("papers.bib", "% nothing yet\n")
    (warning,) = lab.build().warnings
    assert (
        "papers.bib:1: WARNING: there is no entry in this file; write one as @article{" in warning
    )


def test_a_publication_of_a_block_can_be_copied_too(lab):
    lab.write(
        "people/joe.md",
        """
        # Joe Roe

        :::{person} joe
        :::

        :::{publication} 50 % of R&D_costs {sic}
        :id: costs
        :type: article
        :authors: joe, "Barnes and Noble", Jane Doe
        :journal: Journal of Costs
        :volume: 3
        :issue: 2
        :pages: 12–34
        :date: 2020-02
        :doi: 10.1000/a_b
        :arxiv: 1706.03762
        :::
        """,
    )
    code = lab.build().page("publications/costs").select_one("section#bibtex pre").get_text()
    (entry,), faults = read_bibtex(code)
    assert faults == ()
    fields = dict(entry.fields)
    assert (entry.key, entry.type) == ("costs", "article")
    assert fields["title"] == "50 % of R&D_costs {sic}"
    assert tuple(map(str, entry.authors)) == ("Joe Roe", "Barnes and Noble", "Jane Doe")
    assert (fields["journal"], fields["volume"], fields["number"]) == ("Journal of Costs", "3", "2")
    assert (fields["pages"], fields["year"]) == ("12–34", "2020")
    assert (fields["doi"], fields["eprint"]) == ("10.1000/a_b", "1706.03762")


def test_the_list_takes_the_options_of_lists_and_has_its_own_file_only(lab):
    lab.write("other.bib", "@book{x, title={Another}, author={Jim}, year=2000}")
    lab.write(
        "people/jane.md",
        JANE.replace("papers.bib\n", "papers.bib\n:style: table\n:type: patent\n")
        + "\n:::{bibtex} ../other.bib\n:style: list\n:::\n",
    )
    built = lab.build()
    assert built.warnings == []
    table, other = built.page("people/jane").select(".resume-listing")
    assert "A brake" in table.get_text()
    assert "Arms" not in table.get_text()
    assert "Another" in other.get_text()
    assert "brake" not in other.get_text()


def test_a_menu_can_name_the_pages_of_entries(lab):
    lab.write(
        "index.md",
        "# Home\n\n```{toctree}\npublications/index\npublications/brake\npeople/jane\n```\n",
    )
    assert lab.build().warnings == []


def test_a_broken_entry_is_told_at_its_line_and_the_others_are_kept(lab):
    lab.write(
        "papers.bib",
        PAPERS + "\n@article{broken, title = {Open\n\n@misc{last, title={Last}, author={Jim}}\n",
    )
    built = lab.build()
    (warning,) = built.warnings
    line = PAPERS.count("\n") + 1
    assert warning.startswith(f"papers.bib:{line}: WARNING: entry 'broken' cannot be read")
    assert "[resume.bibtex]" in warning
    assert {"A brake", "Last"} <= built.links("publications/index").keys()


@pytest.mark.parametrize(
    ("title", "warning"),
    [
        (
            "../paper.bib",
            "there is no file '../paper.bib' that can be read; did you mean 'papers.bib'?",
        ),
        ("", "there is no file; write {bibtex} papers.bib"),
        ("../../../../../etc", "this file is outside of the project, and is not published"),
    ],
)
def test_a_file_that_is_not_there_is_told_of(lab, title, warning):
    lab.write("people/jane.md", JANE.replace("../papers.bib", title))
    (told,) = lab.build().warnings
    assert told.startswith("people/jane.md:12: WARNING: bibtex: ")
    assert warning in told


@pytest.mark.parametrize(
    ("first", "encoding", "named"),
    [
        ("% caf\xe9 in UTF-8\n", "latin-1", "Windows-1252"),
        ("% Encoding: cp437\n", "cp437", "cp437"),
        ("% in UTF-16\n", "utf-16", "UTF-16"),
    ],
)
def test_a_file_in_another_encoding_is_read_in_that(lab, first, encoding, named):
    text = "@misc{a, title={Caf\xe9 pages}, author={Jim}, year=2000}\n"
    whole = named == "UTF-16"
    data = (first + text).encode(encoding) if whole else first.encode() + text.encode(encoding)
    (lab.src / "papers.bib").write_bytes(data)
    built = lab.build()
    (warning,) = built.warnings
    line = 1 if whole else 2
    assert warning.startswith(f"papers.bib:{line}: WARNING: the file is not UTF-8")
    assert f"is read as {named}; save it as UTF-8" in warning
    assert "Caf\xe9 pages" in built.links("publications/index")


def test_a_file_that_two_pages_show_defines_its_entries_once(lab):
    lab.write(
        "all.md", "---\norphan: true\n---\n# All\n\n:::{bibtex} papers.bib\n:group: year\n:::\n"
    )
    built = lab.build()
    assert built.warnings == []
    assert "A brake" in built.links("all")


def test_entries_belong_to_their_authors_and_to_nobody_whose_page_shows_them(lab):
    lab.write(
        "papers.bib",
        PAPERS + "\n@book{art, title={The Art}, author={D. Knuth}}\n@misc{no, title={No}}\n",
    )
    joe = "# Joe Roe\n\n:::{person} joe\n:::\n\n:::{bibtex} ../papers.bib\n:where: person = "
    lab.write("people/joe.md", joe + "jane\n:::\n")
    built = lab.build()
    assert built.warnings == []
    assert "Joe Roe" not in built.body("publications/art")
    assert "No" not in built.links("people/joe")
    assert "A brake" in built.links("people/joe")


def test_entries_are_listed_for_a_person_who_has_no_page_by_hand(lab):
    lab.write(
        "team.md",
        "# Team\n\n:::{person} jim\n:name: Jim\n:::\n\n:::{person} al\n:name: Al\n:::\n",
    )
    lab.write("papers.bib", "@misc{nets, title={Nets}, author={Jim and Foo Bar}, year=2021}")
    assert built_titles(lab.build(), "people/jim") == ["Nets"]


def built_titles(built, name):
    return [one.get_text() for one in built.page(name).select("section#publications .resume-entry")]


def test_a_key_of_signs_alone_is_told_of_and_its_entry_shown(lab):
    lab.write("papers.bib", "@misc{!!!, title={Signs}, author={Jim}}")
    built = lab.build()
    (warning,) = built.warnings
    assert warning.startswith("papers.bib:1: WARNING: entry '!!!': its key gives no id")
    assert "Signs" in built.links("publications/index")


def test_a_link_that_leads_to_itself_and_a_folder_are_no_files(lab):
    (lab.src / "loop.bib").symlink_to(lab.src / "loop.bib")
    (lab.src / "folder.bib").mkdir()
    for name, words in (("loop", "that can be read"), ("folder", "is a folder")):
        lab.write("people/jane.md", JANE.replace("papers.bib", f"{name}.bib"))
        (warning,) = lab.build().warnings
        assert words in warning


def test_a_path_may_be_quoted(lab):
    lab.write("my papers.bib", PAPERS)
    lab.write("people/jane.md", JANE.replace("../papers.bib", '"../my papers.bib"'))
    assert lab.build().warnings == []


def test_a_fault_of_a_file_that_two_pages_show_is_told_once(lab):
    lab.write("papers.bib", PAPERS.replace("{arm}", "{nope}"))
    lab.write("all.md", "---\norphan: true\n---\n# All\n\n:::{bibtex} papers.bib\n:::\n")
    (warning,) = lab.build().warnings
    assert "there is no project 'nope'" in warning


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_in_a_file_is_told_once_for_all_pages(lab, jobs):
    lab.write("papers.bib", PAPERS.replace("@patent", "@patnt"))
    for name in ("one", "two", "three"):
        lab.write(
            f"{name}.md", f"---\norphan: true\n---\n# {name}\n\n:::{{bibtex}} papers.bib\n:::\n"
        )
    (warning,) = lab.build(jobs=jobs).warnings
    assert "papers.bib:19: WARNING: entry 'brake': there is no type '@patnt'" in warning


def test_authors_who_are_not_named_are_nobody_to_look_for(lab):
    warnings = lab.build(resume_reports=["authors"]).warnings
    assert [told for told in warnings if "et al" in told] == []


def test_a_key_that_another_file_has_is_told_of(lab):
    lab.write("other.bib", "@book{brake, title={Another}, author={Jim}, year=2000}")
    lab.write("all.md", "---\norphan: true\n---\n# All\n\n:::{bibtex} other.bib\n:::\n")
    (warning,) = lab.build().warnings
    assert "'brake' is defined at" in warning
    assert "write another key" in warning


def test_an_author_that_several_are_called_is_told_of_at_the_entry(lab):
    lab.write("people/other.md", "# Jane Doe\n\n:::{person} jane-2\n:::\n")
    lab.write("people/jane.md", JANE.partition(":::{bibtex}")[0])
    lab.write("people/all.md", "# Papers\n\n:::{bibtex} ../papers.bib\n:::\n")
    warnings = lab.build().warnings
    assert len(warnings) == 2
    assert warnings[0].startswith("papers.bib:3: WARNING: publication 'Arms that STOP: a prüfung'")
    assert "'Jane Doe' is one of jane, jane-2" in warnings[0]


def test_the_person_whose_page_shows_an_entry_is_meant_by_a_name_of_several(lab):
    other = "# Jane Doe\n\n:::{person} jane-2\n:::\n"
    lab.write("people/other.md", other)
    built = lab.build()
    assert built.warnings == []
    assert built.links("publications/brake")["Jane Doe"] == "../people/jane.html"
    # Both show it now, so that nobody knows whose it is.
    lab.write("people/other.md", f"{other}\n:::{{bibtex}} ../papers.bib\n:::\n")
    built = lab.build()
    assert len(built.warnings) == 2
    assert "Jane Doe" not in built.links("publications/brake")
    assert differences(built, lab.build(out="clean")) == []


EDITS = {
    "a title": ("papers.bib", "A brake", "A better brake"),
    "an entry more": (
        "papers.bib",
        "@patent{brake",
        "@misc{z, title={Z}, author={Jim}}\n\n@patent{brake",
    ),
    "an entry less": ("papers.bib", PAPERS[PAPERS.index("@patent") :], ""),
    "a key": ("papers.bib", "@patent{brake", "@patent{stop"),
    "an abstract": ("papers.bib", "We prove", "We show"),
    "an author": ("papers.bib", "author = {Jane Doe}", "author = {Jim Beam}"),
    "the page": ("people/jane.md", "## Papers", "## Work"),
    "another file": ("people/jane.md", "../papers.bib", "../other.bib"),
    "no file": ("people/jane.md", ":::{bibtex} ../papers.bib\n:::", ""),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("edit", EDITS)
def test_a_rebuild_after_an_edit_is_as_a_clean_build(lab, edit, jobs):
    lab.write("other.bib", "@book{x, title={Another}, author={Jim}, year=2000}")
    lab.build(jobs=jobs)
    name, old, new = EDITS[edit]
    text = (lab.src / name).read_text("utf-8")
    assert old.strip() in text
    lab.write(name, text.replace(old.strip(), new))
    built = lab.build(jobs=jobs)
    clean = lab.build(out="clean")
    assert differences(built, clean) == []
    assert built.warnings == clean.warnings
    assert lab.build(jobs=jobs).written() == set()


def test_a_file_with_an_old_date_is_read_all_the_same(lab):
    lab.build()
    lab.write("papers.bib", PAPERS.replace("A brake", "An old brake"))
    os.utime(lab.src / "papers.bib", (1_000_000_000, 1_000_000_000))
    assert "An old brake" in lab.build().links("publications/index")


def test_an_edit_of_the_page_leaves_the_pages_of_entries_alone(lab):
    lab.build()
    lab.write("people/jane.md", JANE.replace("## Papers", "Some words.\n\n## Papers"))
    assert not {name for name in lab.build().written() if name.startswith("publications/")}


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_other_builders_show_bibliographies(lab, builder):
    lab.conf += SINGLE
    built = lab.build(builder)
    assert built.warnings == []
    text = b"\n".join(built.files().values()).decode("utf-8", "ignore")
    assert "A brake" in text
    assert "Proceedings of Arms" in text


DATA = REPOSITORY.parent / "shared" / "data" / "bib"


@pytest.mark.skipif(not DATA.is_dir(), reason="the folder with other tools' files is not here")
@pytest.mark.parametrize(
    "path", sorted(DATA.glob("*.bib")) or [DATA / "none"], ids=lambda one: one.name
)
def test_bibliographies_of_others_build(site, path):
    (site.src / "papers.bib").write_bytes(path.read_bytes())
    site.write("index.md", "# Home\n\n:::{bibtex} papers.bib\n:group: year\n:::\n")
    built = site.build(nitpicky=True)
    assert not [told for told in built.warnings if not told.startswith("papers.bib:")]
    entries, _faults = read_bibtex(path.read_text("utf-8", "replace"))
    pages = {name for name in built.files() if name.startswith("publications/")}
    assert len(pages) >= len({entry.id for entry in entries if entry.id})


def test_a_key_with_a_space_is_mended(site):
    site.write("papers.bib", "@article{a b, title = {On knots}, author = {Ann}, year = 2020}\n")
    site.write("people/ann.md", "# Ann\n\n:::{person} ann\n:::\n\n```{bibtex} /papers.bib\n```\n")
    built = site.build()
    (warning,) = built.warnings
    assert "papers.bib:1: WARNING: entry 'a b': a key has no spaces; write 'a-b'" in warning
    assert built.text("publications.bib").startswith("@article{a-b, title = {On knots}")
