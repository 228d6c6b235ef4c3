"""Names of authors on pages and in files: whom they mean, how they stand there, their marks."""

import json
import re

import pytest
from compare import differences

MIRA = """
# Mira Sundberg

:::{person} mira
:::

:::{bibtex} mira.bib
:::
"""
STARS = r"""
@article{stars, title={Stars}, year=2021, journal={J}, note={* = equal contribution},
  author={Sundberg*, Mira and Okoye*, Chi and Ferris$^{\ddagger}$, Al}}
"""


def names(page, label="Authors"):
    """Return the names that a page of a publication gives, as they are shown."""
    for term in page.select("dl.resume-facts dt"):
        if term.get_text(strip=True).rstrip(":") == label:
            return "".join(term.find_next_sibling("dd").get_text().split("\n")).split(", ")
    return []


def authors(result, name):
    """Return the authors that the CSL-JSON of a publication gives."""
    (item,) = json.loads(result.text(f"publications/{name}.csl.json"))
    return item["author"]


@pytest.fixture
def lab(site):
    site.write("index.md", "# Lab\n\n```{toctree}\n:glob:\npeople/*\n```\n")
    site.write("people/mira.md", MIRA)
    site.write("people/mira.bib", STARS)
    return site


# --- marks ----------------------------------------------------------------------------------


def test_marks_stand_at_all_names_and_are_explained_once(lab):
    built = lab.build()
    page = built.page("publications/stars")
    assert built.warnings == []
    (line,) = built.page("publications/index").select(".resume-list > li")
    assert "Al Ferris‡, * equal contribution" in line.get_text()
    assert names(page) == ["Mira Sundberg*", "Chi Okoye*", "Al Ferris‡"]
    assert names(page, "Author notes") == ["* equal contribution"]
    assert names(page, "Note") == []
    assert built.links("publications/stars")["Mira Sundberg"] == "../people/mira.html"


def test_in_lists_of_references_marks_are_explained_below(lab):
    more = STARS.replace("{stars,", "{moons,").replace("{Stars}", "{Moons}")
    lab.write("people/mira.bib", STARS + more)
    page = lab.build().page("people/mira")
    lines = [one.get_text() for one in page.select(".resume-citations li")]
    assert all("Mira Sundberg*, Chi Okoye*, Al Ferris‡." in line for line in lines)
    assert not any("equal" in line for line in lines)
    (told,) = page.select("p.resume-marks")
    assert told.get_text() == "* equal contribution"


def test_marks_of_a_block_are_shown_at_it_and_kept_in_files(lab):
    lab.write(
        "people/jane.md",
        """
        # Jane Roe

        :::{person} jane
        :::

        :::{publication} Moons
        :authors: Jane Roe*, Wei Zhang*†, "Omar Ferris III, PhD"‡ et al.
        :note: * = equal contribution; ‡ = now at Acme. Best paper
        :::
        """,
    )
    built = lab.build()
    assert built.warnings == []
    (head,) = built.page("people/jane").select(".resume-publication .resume-left")
    assert head.get_text() == (
        "Jane Roe*, Wei Zhang*†, Omar Ferris III, PhD‡, et al. "
        "(* equal contribution; ‡ now at Acme), "
        "Best paper"
    )
    bib = built.text("publications/moons.bib")
    assert "author = {Jane Roe and Wei Zhang and Ferris, III PhD, Omar and others}" in bib
    assert 'author+an = {1=equal; 2=equal,"†"; 3="now at Acme"}' in bib
    assert "note = {Best paper}" in bib
    (item,) = json.loads(built.text("publications/moons.csl.json"))
    assert item["note"].startswith("Best paper; equal contribution: Jane Roe, Wei Zhang")
    assert item["author"][2] == {"family": "Ferris", "given": "Omar", "suffix": "III, PhD"}


def test_other_files_have_marks_or_the_report_tells_of_them(lab):
    lab.conf += "html_baseurl = 'https://lab.example/'\n"
    built = lab.build("resume")
    told = built.text("losses.txt")
    assert "publications.csl.json: publication 'Stars': authors (marks): kept as note" in told
    assert "people/mira.yaml: publication 'Stars': authors (marks): left out" in told
    assert "people/mira.json: publication 'Stars': authors (marks): kept as summary" in told
    resume = json.loads(built.text("people/mira.json"))
    (paper,) = resume["publications"]
    assert paper["summary"].startswith("Mira Sundberg*, Chi Okoye*, Al Ferris‡.")
    assert "* equal contribution" in paper["summary"]
    page = lab.build().page("publications/stars")
    (data,) = (json.loads(one.text) for one in page.select("script[type*=ld]"))
    (node,) = (one for one in data["@graph"] if one["@type"] == "ScholarlyArticle")
    assert [one["name"] for one in node["author"]] == ["Mira Sundberg", "Chi Okoye", "Al Ferris"]
    assert [one["contributor"]["name"] for one in node["contributor"]] == [
        "Mira Sundberg",
        "Chi Okoye",
    ]
    assert {one["roleName"] for one in node["contributor"]} == {"equal contribution"}


def test_a_star_at_one_name_marks_the_corresponding_author(lab):
    lab.write("people/mira.bib", "@misc{a, title={A}, author={Chi Okoye and Mira Sundberg*}}")
    page = lab.build().page("publications/a")
    assert names(page) == ["Chi Okoye", "Mira Sundberg*"]
    assert names(page, "Author notes") == ["* corresponding author"]


def test_a_note_that_only_explains_signs_is_not_repeated(lab):
    lab.write(
        "people/jane.md",
        """
        # Jane Roe

        :::{person} jane
        :::

        :::{publication} Moons
        :authors: Jane Roe*, Wei Zhang†
        :note: † = corresponding author
        :::
        """,
    )
    built = lab.build()
    (head,) = built.page("people/jane").select(".resume-publication .resume-left")
    assert head.get_text() == "Jane Roe*, Wei Zhang† († corresponding author)"
    assert names(built.page("publications/moons"), "Note") == []


def test_a_sign_means_on_a_page_what_the_paper_says(lab):
    """Where signs mean other things in other papers of a list, each reference explains its own."""
    entry = "@misc{{{}, title={{{}}}, author={{Okoye*, Chi and Sundberg†, Mira}}, note={{{}}}}}\n"
    lab.write(
        "people/mira.bib",
        entry.format("a", "Aa", "† = corresponding author; * = equal contribution")
        + entry.format("b", "Bb", "* Corresponding author. † Now at Acme. Oral")
        + entry.format("c", "Cc", "† Corresponding author"),
    )
    built = lab.build()
    lines = [one.get_text() for one in built.page("people/mira").select(".resume-citations li")]
    assert lines == [
        "Chi Okoye*, Mira Sundberg†. Aa. * equal contribution; † corresponding author",
        "Chi Okoye*, Mira Sundberg†. Bb. Oral. * corresponding author; † Now at Acme",
        "Chi Okoye*, Mira Sundberg†. Cc. † corresponding author",
    ]
    assert not built.page("people/mira").select("p.resume-marks")
    assert names(built.page("publications/b"), "Author notes") == [
        "* corresponding author",
        "† Now at Acme",
    ]
    assert names(built.page("publications/b"), "Note") == ["Oral"]
    (item,) = json.loads(built.text("publications/b.csl.json"))
    assert item["note"] == "Oral; corresponding author: Chi Okoye; Now at Acme: Mira Sundberg"


# --- many authors ---------------------------------------------------------------------------


def test_lists_shorten_hundreds_of_authors_and_the_page_and_files_have_all(lab):
    others = [f"A{n} Other{n}" for n in range(400)]
    people = [*others[:200], "Mira Sundberg", *others[200:]]
    lab.write(
        "people/mira.bib",
        f"@article{{big, title={{Big}}, year=2020, author={{{' and '.join(people)}}}}}",
    )
    lab.write("all.md", "---\norphan: true\n---\n# All\n\n:::{listing} publications\n:::\n")
    built = lab.build()
    (line,) = built.page("people/mira").select(".resume-citations li")
    start = "A0 Other0, A1 Other1, A2 Other2, Mira Sundberg and 397 more. Big."
    assert line.get_text().startswith(start)
    assert "Other200" not in built.body("publications/index")
    assert "Mira Sundberg" in built.body("publications/index")
    assert len(names(built.page("publications/big"))) == 401
    assert len(authors(built, "big")) == 401
    assert built.text("publications/big.html").count('name="citation_author"') == 401


# --- names in parts -------------------------------------------------------------------------


def test_suffixes_have_their_place_in_files(lab):
    page = "# Carl Smith Jr.\n\n:::{person} carl\n:family-name: Smith\n:::\n"
    paper = "\n:::{publication} Knots\n:authors: Carl Smith Jr., Ludwig van Beethoven\n:::\n"
    lab.write("people/carl.md", page + paper)
    lab.write("people/omar.md", "# Omar Ferris III, PhD\n\n:::{person} omar\n:::\n")
    built = lab.build()
    assert built.warnings == []
    assert "\nN:Smith;Carl;;;Jr.\r\n" in (built.out / "people/carl.vcf").read_bytes().decode()
    assert "\nN:Ferris;Omar;;;III,PhD\r\n" in (built.out / "people/omar.vcf").read_bytes().decode()
    assert authors(built, "knots") == [
        {"family": "Smith", "given": "Carl", "suffix": "Jr."},
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
    ]
    assert "author = {Smith, Jr., Carl and Ludwig van Beethoven}" in built.text(
        "publications/knots.bib"
    )


def test_titles_before_a_name_are_no_part_of_it(lab):
    page = "# Prof. Dr. Eva Maier\n\n:::{person} eva\n:::\n"
    paper = "\n:::{publication} Knots\n:authors: eva, Bo Roe\n:::\n"
    file = "@misc{ties, title={Ties}, author={Maier, Eva and Roe, Bo}}\n"
    lab.write("people/eva.bib", file)
    lab.write("people/eva.md", f"{page}{paper}\n:::{{bibtex}} eva.bib\n:::\n")
    built = lab.build()
    assert built.warnings == []
    assert "\nN:Maier;Eva;;Prof. Dr.;\r\n" in (built.out / "people/eva.vcf").read_bytes().decode()
    assert {"family": "Maier", "given": "Eva"} in authors(built, "knots")
    assert "author = {Eva Maier and Bo Roe}" in built.text("publications/knots.bib")
    assert built.links("publications/ties")["Eva Maier"] == "../people/eva.html"


@pytest.mark.parametrize(
    "heading",
    [
        "Mira Sundberg, O.C.",
        "Dame Mira Sundberg FRS",
        "PD Dr. Mira Sundberg, MBA, PMP",
        "Mira Sundberg, Professor of Physics",
        "Mira Sundberg | Astronomer",
    ],
)
def test_titles_and_letters_in_a_heading_do_not_part_a_person_from_her_papers(lab, heading):
    lab.write("people/mira.md", MIRA.replace("Mira Sundberg", heading))
    built = lab.build()
    assert built.warnings == []
    assert built.links("publications/stars")["Mira Sundberg"] == "../people/mira.html"
    assert "\nFN:" + heading.replace(",", "\\,") in built.text("people/mira.vcf")
    assert "\nN:Sundberg;Mira;;" in built.text("people/mira.vcf") or "N:" not in heading


def test_titles_and_letters_are_no_part_of_a_reference(lab):
    lab.write("people/mira.md", MIRA.replace("# Mira Sundberg", "# Dr. Mira Sundberg, FRSC"))
    lab.write("people/mira.bib", STARS.replace("Sundberg*, Mira", "mira*"))
    built = lab.build()
    assert authors(built, "stars")[0] == {"family": "Sundberg", "given": "Mira"}
    assert "author={Mira Sundberg* and" in built.text("publications/stars.bib")


@pytest.mark.parametrize(
    ("heading", "field", "told"),
    [
        ("Mira Sundberg", "", False),
        ("Mira Sundberg, Court Astronomer Royale", "", True),
        ("Mira Sundberg, Court Astronomer Royale", ":family-name: Sundberg", False),
        ("Mira Sundberg-Ek", "", True),
        ("Mira Sundberg-Ek", ":alternate-name: Mira Sundberg", False),
        ("Ada Okafor", "", False),  # a list of what others wrote
    ],
)
def test_a_bibliography_without_an_entry_of_its_person_is_told(lab, heading, field, told):
    page = MIRA.replace("Mira Sundberg", heading)
    lab.write("people/mira.md", page.replace("person} mira\n", f"person}} mira\n{field}\n", 1))
    warnings = lab.build().warnings
    assert [line.partition(": WARNING: ")[0] for line in warnings] == ["people/mira.md:3"] * told
    for line in warnings:
        assert "no entry of mira.bib on this page is theirs, but 1 of 1 are by 'Mira Sund" in line
        assert line.endswith("write :alternate-name: Mira Sundberg [resume.owner]")


def test_east_asian_names_begin_with_the_family_name_everywhere(lab):
    lab.write("people/yang.md", "# 杨育伟\n\n:::{person} yang\n:family-name: 杨\n:::\n")
    lab.write(
        "people/mira.bib",
        "@book{a, title={A}, year=2020, author={杨, 育伟 and 蔡, 洪 and 山田, 太郎 and 김, 민수}}",
    )
    lab.write(
        "people/more.md",
        '# M\n\n:::{publication} B\n:authors: "杨, 育伟", 山田 太郎, mira\n:::\n',
    )
    built = lab.build()
    assert built.warnings == []
    assert names(built.page("publications/a")) == ["杨育伟", "蔡洪", "山田太郎", "김민수"]
    assert names(built.page("publications/b")) == ["杨育伟", "山田太郎", "Mira Sundberg"]
    for name in ("a", "b"):
        assert built.links(f"publications/{name}")["杨育伟"] == "../people/yang.html"
        assert authors(built, name)[0] == {"family": "杨", "given": "育伟"}
    assert 'content="杨育伟"' in built.text("publications/a.html")
    assert "杨, 育伟 and 山田, 太郎" in built.text("publications/b.bib")


# --- whom a name means ----------------------------------------------------------------------


def test_a_family_name_that_stands_first_is_matched_in_bibliographies(lab):
    lab.write("people/yang.md", "# Yang Yuwei\n\n:::{person} yang\n:family-name: Yang\n:::\n")
    entry = "@misc{%s, title={%s}, author={%s}}"
    lab.write("people/mira.bib", entry % ("a", "A", "Yang, Yuwei") + entry % ("b", "B", "Yang, Y."))
    built = lab.build()
    assert built.links("publications/a")["Yang Yuwei"] == "../people/yang.html"
    assert built.links("publications/b")["Y. Yang"] == "../people/yang.html"
    assert authors(built, "a") == [{"family": "Yang", "given": "Yuwei"}]
    assert authors(built, "b") == [{"family": "Yang", "given": "Y."}]


def test_initials_are_reported_and_can_be_denied_in_an_entry(lab):
    lab.write("people/yi.md", "# Yi Zhang\n\n:::{person} yi\n:::\n")
    entry = "@misc{a, title={A}, author={Zhang, Y. and Lind, Bo}}"
    lab.write("people/mira.bib", entry)
    first = lab.build(resume_reports=["matches"])
    (warning,) = first.warnings
    assert "mira.bib:1: WARNING: " in warning
    assert "'Y. Zhang' is taken for 'Yi Zhang' by initials" in warning
    assert "write not-by = {yi} [resume.match]" in warning
    assert first.links("publications/a")["Y. Zhang"] == "../people/yi.html"
    lab.write("people/mira.bib", entry[:-1] + ", not-by={yi}}")
    denied = lab.build(resume_reports=["matches"])
    assert denied.warnings == []
    assert "Y. Zhang" not in denied.links("publications/a")
    assert "Y. Zhang" in denied.body("publications/a")
    assert "A" not in denied.links("people/yi")


def test_a_site_can_match_exact_names_alone(lab):
    lab.write("people/yi.md", "# Yi Zhang\n\n:::{person} yi\n:::\n")
    lab.write("people/mira.bib", "@misc{a, title={A}, author={Zhang, Y. and Zhang, Yi}}")
    links = lab.build(resume_author_matching="exact").links("publications/a")
    assert "Y. Zhang" not in links
    assert links["Yi Zhang"] == "../people/yi.html"
    (warning,) = lab.build(resume_author_matching="inital").warnings
    assert "did you mean 'initials'?" in warning


def test_an_id_in_a_bibliography_is_a_name_in_what_is_copied(lab):
    for id_ in ("wei-wang", "wei-wang-2"):
        lab.write(f"people/{id_}.md", f"# Wei Wang\n\n:::{{person}} {id_}\n:::\n")
    lab.write(
        "people/mira.bib", "@misc{a, title={On wei-wang-2}, author={wei-wang-2 and Lind, Bo}}"
    )
    built = lab.build()
    assert built.warnings == []
    assert built.links("publications/a")["Wei Wang"] == "../people/wei-wang-2.html"
    bib = "@misc{a, title={On wei-wang-2}, author={Wei Wang and Lind, Bo}}"
    assert bib in built.text("publications/a.bib")
    assert bib in built.page("publications/a").select_one("pre").get_text()


def test_an_article_about_a_person_is_not_theirs(lab):
    page = "# Eve Stone\n\n:::{person} eve\n:::\n\n"
    press = ":::{publication} A robot\n:authors: Ann Reporter\n:date: 2020\n:::\n"
    lab.write("people/eve.md", page + press)
    built = lab.build()
    (warning,) = built.warnings
    assert "people/eve.md:7: WARNING: publication 'A robot': field 'authors'" in warning
    assert "write :not-by: eve [resume.owner]" in warning
    assert not (built.out / "people/eve.bib").exists()
    lab.write("people/eve.md", page + press.replace(":date:", ":not-by: eve\n:date:"))
    assert lab.build().warnings == []
    lab.write("people/eve.md", page + press.replace(":date:", ":person: eve\n:date:"))
    built = lab.build()
    assert built.warnings == []
    assert "A robot" in built.text("people/eve.bib")


# --- one paper, several times ---------------------------------------------------------------

ONE = """
@article{alpha, title={Alpha}, author={Sundberg, Mira and Lind, Bo}, year=2020, doi={10.1000/ALPHA}}
""".strip()
TWO = """
@article{a2020, title={Alpha}, author={M. Sundberg and Bo Lind}, year=2020, month=mar,
  doi={https://doi.org/10.1000/alpha}}
""".strip()
BO = "# Bo Lind\n\n:::{person} bo\n:::\n\n:::{bibtex} bo.bib\n:::\n"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (ONE, TWO),
        (
            ONE.replace("doi={10.1000/ALPHA}", "arxiv={2001.00001v2}"),
            TWO.replace(
                "doi={https://doi.org/10.1000/alpha}", "eprint={2001.00001}, archiveprefix={arXiv}"
            ),
        ),
        (
            ONE.replace("@article", "@book").replace(
                "doi={10.1000/ALPHA}", "isbn={978-3-16-148410-0}"
            ),
            TWO.replace("@article", "@book").replace(
                "doi={https://doi.org/10.1000/alpha}", "isbn={3-16-148410-X}"
            ),
        ),
        (ONE.replace("doi=", "x="), ONE.replace("doi=", "y=")),
    ],
    ids=["doi", "arxiv", "isbn", "key"],
)
def test_a_paper_in_two_files_is_one_publication(lab, one, two):
    lab.write("people/mira.bib", one)
    lab.write("people/bo.md", BO)
    lab.write("people/bo.bib", two)
    built = lab.build()
    assert built.warnings == []
    names = built.links("publications/index")
    assert names.keys() >= {"Alpha", "Bo Lind"}
    assert {"Mira Sundberg", "M. Sundberg"} & names.keys()
    assert len(built.page("publications/index").select(".resume-list > li")) == 1
    for person in ("mira", "bo"):
        assert "Alpha" in built.links(f"people/{person}")
        assert built.text(f"people/{person}.bib").count("Alpha") == 1


def listed(result):
    """Return the entries of the list of all publications."""
    return [one.get_text() for one in result.page("publications/index").select(".resume-entry")]


def test_the_first_one_gives_the_address_and_other_ids_lead_there(lab):
    lab.write("people/mira.bib", ONE)
    lab.write("people/bo.md", BO + "\nSee {publication}`alpha` and [](#a2020).\n")
    lab.write("people/bo.bib", TWO)
    built = lab.build()
    assert built.warnings == []
    assert listed(built) == ["Alpha"]
    assert "url=a2020.html" in built.text("publications/alpha.html")
    links = [one["href"] for one in built.page("people/bo").select("p a[href*=a2020]")]
    assert set(links) == {"../publications/a2020.html"}
    assert "Mar 2020" in built.body("publications/a2020")


def test_a_difference_is_told_once_for_each_field(lab):
    lab.write("people/bo.md", BO)
    lab.write(
        "people/eve.md", BO.replace("Bo Lind", "Eve Stone").replace("{person} bo", "{person} eve")
    )
    lab.write("people/bo.bib", ONE)
    other = TWO.replace("{Alpha}", "{Alfa}").replace("year=2020", "volume=3, year=2021")
    lab.write("people/mira.bib", other)
    built = lab.build()
    told = sorted(re.findall(r"field '(\w+)': '(.*?)' is '(.*?)' at", " ".join(built.warnings)))
    assert told == [("date", "2021-03", "2020"), ("title", "Alfa", "Alpha")]
    assert all("people/mira.bib:1: " in warning for warning in built.warnings)
    assert listed(built) == ["Alpha"]
    assert "3" in names(built.page("publications/alpha"), "Volume")
    assert names(built.page("publications/alpha"), "Date") == ["2020"]
    (line,) = built.page("publications/index").select(".resume-list > li")
    assert "2021" not in line.get_text()


def test_a_block_and_an_entry_are_one_and_say_what_the_other_does_not(lab):
    lab.write("people/mira.bib", ONE.replace("year", "pages={1--9}, journal={J}, year"))
    lab.write(
        "people/bo.md",
        """
        # Bo Lind

        :::{person} bo
        :::

        :::{publication} Alpha
        :type: article
        :authors: mira, bo
        :doi: 10.1000/Alpha
        :date: 2020

        What it is about.
        :::
        """,
    )
    built = lab.build()
    assert built.warnings == []
    assert listed(built) == ["Alpha"]
    page = built.page("publications/alpha")
    assert names(page, "Published in") == ["J"]
    assert names(page, "Pages")
    assert "What it is about." in built.body("publications/alpha")
    assert "Alpha" in built.links("people/mira")
    assert built.text("publications/alpha.bib").startswith("@article{alpha,")


@pytest.mark.parametrize(
    ("first", "other", "shown"),
    [
        ("Lind, Bo and Ruiz, Ana", "B. Lind and Ruiz*, A.", "Bo Lind, Ana Ruiz*"),
        ("Lind*, Bo and Ruiz, Ana", "Lind, Bo and Ruiz*, Ana", "Bo Lind*, Ana Ruiz"),
        ("Lind, Bo and others", "Lind, B. and Ruiz, A.", "Bo Lind, A. Ruiz"),
        ("Lind, Bo and others", "Lind, B. and Ruiz*, A. and others", "Bo Lind, A. Ruiz*, et al."),
        ("Lind, Bo and Ruiz, Ana", "Lind*, Bo and others", "Bo Lind*, Ana Ruiz"),
        ("Lind, Bo and others", "Lind, Bo", "Bo Lind, et al."),
    ],
)
def test_authors_and_marks_that_only_another_entry_has_are_shown(lab, first, other, shown):
    entry = "@article{{{}, title={{Alpha}}, author={{{}}}, doi={{10.1000/a}}, year=2020}}\n"
    lab.write("people/bo.md", BO)
    lab.write("people/bo.bib", entry.format("a", first))
    lab.write("people/mira.bib", entry.format("b", other))
    built = lab.build()
    assert built.warnings == []
    authors = built.page("publications/a").select_one("dl dd:nth-of-type(2)")
    assert " ".join(authors.get_text().split()) == shown


@pytest.mark.parametrize("title", ["Beta at $10^5$", "Beta at 10^5"])
def test_titles_are_compared_by_their_letters(lab, title):
    entry = "@article{{{}, title={{{}}}, author={{Lind, Bo}}, doi={{10.1000/a}}, year=2020}}\n"
    lab.write("people/bo.md", BO)
    lab.write("people/bo.bib", entry.format("a", "Beta at 10^5"))
    lab.write("people/mira.bib", entry.format("b", title))
    assert lab.build().warnings == []


def test_chapters_of_one_book_stay_apart(lab):
    same = "booktitle={Book}, isbn={978-3-16-148410-0}, doi={10.1000/book}, year=2020"
    lab.write(
        "people/mira.bib",
        f"@incollection{{a, title={{One}}, author={{Mira Sundberg}}, {same}}}\n"
        f"@incollection{{b, title={{Two}}, author={{Mira Sundberg}}, {same}}}\n"
        "@book{c, title={Book}, editor={Mira Sundberg}, year=2020, isbn={978-3-16-148410-0}}\n",
    )
    built = lab.build()
    assert built.warnings == []
    assert sorted(listed(built)) == ["Book", "One", "Two"]


def test_the_same_key_for_two_papers_is_told(lab):
    lab.write("people/mira.bib", ONE.replace("doi=", "x="))
    lab.write("people/bo.md", BO)
    lab.write("people/bo.bib", ONE.replace("doi=", "x=").replace("{Alpha}", "{Beta}"))
    (warning,) = lab.build().warnings
    assert "'alpha' is defined at" in warning


def test_edits_join_and_part_papers_as_a_clean_build_does(lab):
    lab.write("people/mira.bib", ONE)
    lab.write("people/bo.md", BO)
    lab.write(
        "all.md", "---\norphan: true\n---\n# A\n\n:::{listing} publications\n:style: cards\n:::\n"
    )
    steps = [
        TWO,
        TWO.replace("10.1000/alpha", "10.1000/beta"),
        TWO.replace("M. Sundberg and Bo Lind", "Lind, B. and Sundberg*, M. and Bo*, Eve"),
        TWO.replace("}}", "}, not-by={bo}}"),
        "@misc{x, title={Other}, author={Bo Lind}}",
    ]
    for number, step in enumerate(steps):
        lab.write("people/bo.bib", step)
        built = lab.build()
        assert differences(built, lab.build(out=f"clean-{number}")) == []


def test_the_line_of_people_has_each_of_the_others_once(lab):
    people = "Dr. Bob Ray, A. Lee, wang, 王小明, bob, Zoe Stone"
    lab.write("people/ann.md", f"# Ann Lee\n\n:::{{person}} ann\n:::\n\n{_project('Arm', people)}")
    lab.write("people/bob.md", f"# Bob Ray\n\n:::{{person}} bob\n:::\n\n{_project('Leg', 'bob')}")
    wang = "# Wang Ming (王小明)\n\n:::{person} wang\n:family-name: Wang\n:::\n"
    lab.write("people/wang.md", f"{wang}\n{_project('Hand', 'R. Ray, B. Ray, A. Lee')}")
    built = lab.build()
    assert built.warnings == []
    assert _with(built.page("people/ann")) == ["With: Bob Ray, Wang Ming (王小明), Zoe Stone"]
    assert _with(built.page("people/bob")) == []
    assert _with(built.page("people/wang")) == ["With: R. Ray, Bob Ray, Ann Lee"]
    assert {"Bob Ray", "Wang Ming (王小明)"} <= set(built.links("people/ann"))
    assert {"Arm", "Hand"} <= set(built.links("people/bob"))


def _project(title: str, people: str) -> str:
    return f":::{{project}} {title}\n:people: {people}\nBuilt.\n:::\n"


def _with(page) -> list[str]:
    return [line.get_text().strip() for line in page.select(".resume-people")]


def test_csl_has_the_family_name_of_the_person_who_is_meant(lab):
    lab.write("people/ann.md", "# Ann Gil Pérez\n\n:::{person} ann\n:family-name: Gil Pérez\n:::\n")
    paper = ":::{publication} Arms\n:authors: Gil Pérez A, Bob Ray\n:::\n"
    more = ":::{publication} Legs\n:authors: A. M. Gil Pérez, Bob Ray\n:::\n"
    lab.write("people/bob.md", f"# Bob Ray\n\n:::{{person}} bob\n:::\n\n{paper}\n{more}")
    built = lab.build()
    assert authors(built, "arms")[0] == {"family": "Gil Pérez", "given": "A"}
    assert authors(built, "legs")[0] == {"family": "Gil Pérez", "given": "A. M."}


def test_entries_on_the_own_page_by_one_surname_of_two_are_told(lab):
    lab.write("people/mira.md", MIRA.replace("# Mira Sundberg", "# Mira Sundberg Ek"))
    entry = "@article{a, title={A}, year=2020, journal={J}, author={%s and Lind, Bo}}"
    lab.write(
        "people/mira.bib",
        entry % "Sundberg Ek, Mira"
        + entry.replace("{a", "{b").replace("{A}", "{B}") % "Sundberg, Mira",
    )
    (line,) = lab.build().warnings
    assert "1 of 2 entries of mira.bib on this page are by 'Mira Sundberg'" in line
    assert "write :alternate-name: Mira Sundberg; if it is not, write not-by = {mira} there" in line
