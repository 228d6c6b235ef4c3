"""What pages say of themselves to machines: linked data, Open Graph, tags for scholars."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from compare import differences
from conftest import nodes
from looks import ANN, PAGES, write_lab
from test_hostile import TEXTS, WORDS, _page

SHARED = Path(__file__).parents[2] / "shared/data/schemas/schemaorg-30.0-subset.json"
SITE = "https://lab.example/"
LD = "script[type='application/ld+json']"


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def graph(built, name):
    """Return the nodes of a page's linked data, by their type."""
    (one,) = built.page(name).select(LD)
    data = json.loads(one.string)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_a_person_is_described_with_work_studies_and_skills(lab):
    built = lab.build()
    assert built.warnings == []
    found = graph(built, "people/ann")
    ann = found["Person"]
    address = f"{SITE}people/ann.html"
    assert found["ProfilePage"]["mainEntity"] == {"@id": f"{address}#person"}
    assert ann["@id"] == f"{address}#person"
    assert ann["description"] == "Builds swings"
    assert ann["jobTitle"] == ["Engineer"]
    assert ann["address"] == {"@type": "PostalAddress", "addressLocality": "Zürich"}
    assert "https://orcid.org/0000-0002-1825-0097" in ann["sameAs"]
    assert ann["worksFor"][0] == {
        "@type": "OrganizationRole",
        "roleName": "Engineer",
        "startDate": "2019-01",
        "worksFor": {
            "@type": "Organization",
            "@id": f"{SITE}organizations/acme.html#organization",
            "name": "Acme",
            "url": f"{SITE}organizations/acme.html",
        },
    }
    assert ann["alumniOf"][0]["description"] == "Forestry"
    assert ann["hasCredential"][0]["name"] == "MSc, Forestry"
    assert ann["award"] == ["Golden knot"]
    assert {one["name"] for one in ann["knowsAbout"]} >= {"Rope", "Wood"}
    ways = found["BreadcrumbList"]["itemListElement"]
    assert [one["name"] for one in ways] == ["Test", "People", "Ann Ark-Müller"]


DEGREES = """
# Jane Doe

:::{person}
:::
"""
STUDIES = {
    "Ph.D. ended": ":studyType: Ph.D. ended\n:start: 2010\n:end: 2014",
    "M.A. over": ":studyType: M.A. over\n:end: 2031",
    "": ":area: Botany\n:end: 2009",
    "going on": ":studyType: Ph.D.\n:start: 2020\n:end: present",
    "ahead": ":studyType: M.Sc.\n:start: 2032-02\n:end: 2036",
    "no end": ":studyType: Ph.D.\n:start: 2001",
    "exchange": ":studyType: Exchange semester\n:end: 2012",
    "visit": ":studyType: Visiting student\n:end: 2012",
    "left": ":studyType: Ph.D. (not completed)\n:end: 2012",
    "left, subject": ":studyType: Ph.D.\n:area: Botany (abandoned)\n:end: 2012",
    "all but": ":studyType: Ph.D., ABD\n:end: 2012",
    "Gastsemester": ":studyType: Gastsemester\n:end: 2012",
    "abgebrochen": ":studyType: Diplom (abgebrochen)\n:end: 2012",
}


@pytest.mark.parametrize(
    ("pages", "limits"),
    [
        ("144301-1--144301-9", ("144301-1", "144301-9")),
        ("e12-3", ("e12-3", None)),
        ("e1002-e1010", ("e1002", "e1010")),
        ("xi-xx", ("xi", "xx")),
    ],
)
def test_the_first_and_the_last_page_keep_their_hyphens(site, pages, limits):
    paper = f":::{{publication}} On\n:type: article\n:date: 2020\n:pages: {pages}\n:::\n"
    site.write("people/jane.md", f"{DEGREES}\n{paper}")
    found = dict(tags(site.build(html_baseurl=SITE), "publications/on", "name"))
    assert (found.get("citation_firstpage"), found.get("citation_lastpage")) == limits


def test_only_degrees_that_somebody_has_are_credentials(site):
    blocks = (f":::{{education}} University\n{one}\n:::\n" for one in STUDIES.values())
    site.write("people/jane.md", DEGREES + "\n" + "\n".join(blocks))
    built = site.build(html_baseurl=SITE)
    jane = graph(built, "people/jane")["Person"]
    # The study of 2032 has begun, so that what ended in 2031 is over.
    assert [one["name"] for one in jane["hasCredential"]] == ["Ph.D. ended", "M.A. over"]
    assert len(jane["alumniOf"]) == len(STUDIES)


def test_a_degree_ahead_is_one_when_the_site_knows_of_something_later(site):
    degree = ":::{education} University\n:studyType: M.A.\n:start: 2020\n:end: 2031\n:::\n"
    site.write("people/jane.md", f"{DEGREES}\n{degree}")
    site.write("people/bo.md", "# Bo Lind\n\n:::{person}\n:headline: Botanist\n:::\n")
    assert "hasCredential" not in graph(site.build(html_baseurl=SITE), "people/jane")["Person"]
    site.write(
        "people/bo.md",
        "# Bo Lind\n\n:::{person}\n:headline: Botanist\n:::\n\n"
        ":::{experience} Acme\n:start: 2032-02\n:::\n",
    )
    again = graph(site.build(html_baseurl=SITE), "people/jane")["Person"]
    assert [one["name"] for one in again["hasCredential"]] == ["M.A."]


@pytest.mark.parametrize(
    "degree",
    [
        ":studyType: M.Sc.\n:area: Heat exchange and incomplete information",
        ":studyType: Diplom (10 Semester)",
        ":studyType: B.A. Gastronomie",
        ":studyType: Erasmus Mundus M.Sc.",
    ],
)
def test_a_degree_is_one_whatever_its_subject_is_called(site, degree):
    block = f":::{{education}} University\n{degree}\n:end: 2012\n:::\n"
    site.write("people/jane.md", f"{DEGREES}\n{block}")
    jane = graph(site.build(html_baseurl=SITE), "people/jane")["Person"]
    assert len(jane["hasCredential"]) == 1


def test_each_kind_of_page_says_what_it_is(lab):
    built = lab.build()
    paper = graph(built, "publications/on-ropes")["ScholarlyArticle"]
    assert [one["name"] for one in paper["author"]][:2] == ["Ann Ark-Müller", "王小明"]
    assert paper["author"][0]["@id"] == f"{SITE}people/ann.html#person"
    assert paper["isPartOf"] == {"@type": "Periodical", "name": "Knots"}
    assert paper["identifier"][0] == {
        "@type": "PropertyValue",
        "propertyID": "DOI",
        "value": "10.1000/182",
    }
    swing = graph(built, "projects/swing")["CreativeWork"]
    assert swing["temporalCoverage"] == "2019-01/.."
    assert swing["creator"][0]["name"] == "Ann Ark-Müller"
    post = graph(built, "blog/first-knot")["BlogPosting"]
    assert (post["datePublished"], post["keywords"]) == ("2023-01-02", ["knots"])
    assert {one["name"] for one in post["mentions"]} >= {"Swing"}
    listed = graph(built, "projects/index")["CollectionPage"]["mainEntity"]
    assert listed["numberOfItems"] == len(listed["itemListElement"]) > 1
    home = graph(built, "index")["WebSite"]
    assert home["@id"] == f"{SITE}index.html#website"
    assert home["potentialAction"]["target"]["urlTemplate"].startswith(f"{SITE}search.html?q=")
    assert graph(built, "table")["WebPage"]["name"] == "Jobs"


def test_ids_are_described_where_they_lead(lab):
    built = lab.build()
    described, named = {}, []
    for name in PAGES:
        (one,) = built.page(name).select(LD)
        data = json.loads(one.string)
        described |= {node["@id"]: name for node in data["@graph"] if "@id" in node}
        named += [node["@id"] for node in nodes(data) if "@id" in node]
        named += [node["url"] for node in nodes(data) if node.get("url", "").startswith(SITE)]
    for one in named:
        page, kind = urldefrag(one)
        assert (built.out / unquote(page.removeprefix(SITE))).is_file(), one
        assert not kind or one in described or page.removeprefix(SITE)[:-5] not in PAGES, one


@pytest.mark.skipif(not SHARED.is_file(), reason="the vocabulary of schema.org is not there")
def test_only_words_of_schema_org_are_used(lab):
    types = json.loads(SHARED.read_text("utf-8"))["types"]
    built = lab.build()
    wrong = set()
    for name in PAGES:
        (one,) = built.page(name).select(LD)
        for node in nodes(json.loads(one.string)["@graph"]):
            if (kind := node.get("@type")) in types:
                known = types[kind]["properties"]
                wrong |= {(kind, key) for key in node if key[0] != "@" and key not in known}
            elif kind:
                wrong.add((kind, ""))
    unknown_here = {(kind, word) for kind, word in wrong if not word}
    # Google's own; and a role repeats the property that it stands in (schema.org/Role).
    roles = {("OrganizationRole", name) for name in ("worksFor", "alumniOf", "memberOf")}
    assert wrong - unknown_here - roles - {("SearchAction", "query-input")} == set()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_no_text_breaks_out(lab, text):
    lab.write("people/ann.md", _page(text, text, WORDS))
    lab.write("people/bea.md", "# Bea\n\n:::{person} bea\n:::\n")
    built = lab.build()
    for path in (built.out / "people").glob("*.html"):
        page = built.page(f"people/{path.stem}")
        (one,) = page.select(LD)
        json.loads(one.string)
        assert not [tag for tag in page.head.find_all(True) if tag.name in {"img", "svg", "b"}]
        assert all(
            "<" not in tag["content"] or "&lt;" in str(tag) for tag in page.select("meta[content]")
        )


def test_a_person_on_the_first_page_has_the_site_beside_her(site):
    site.conf += f'html_baseurl = "{SITE}"\n'
    site.write("index.md", ANN)
    found = graph(site.build(), "index")
    assert found["WebSite"]["@id"] == f"{SITE}index.html#website"
    assert found["Person"]["name"] == "Ann Ark-Müller"


def tags(built, name, kind="property"):
    found = built.page(name).select(f"meta[{kind}]")
    return [(one[kind], one["content"]) for one in found]


def test_what_is_shown_where_a_link_is_shared(lab):
    (lab.src / "people/ann.png").write_bytes(b"\x89PNG")
    lab.write("people/ann.md", ANN.replace(":headline:", ":image: ann.png\n:headline:"))
    built = lab.build()
    ann = dict(tags(built, "people/ann"))
    assert ann["og:title"] == "Ann Ark-Müller"
    assert ann["og:type"] == "profile"
    assert ann["og:url"] == f"{SITE}people/ann.html"
    assert ann["og:description"].startswith("Ann Ark-Müller, Builds swings")
    assert ann["og:image"] == f"{SITE}_images/ann.png"
    assert dict(tags(built, "people/ann", "name"))["twitter:card"] == "summary"
    for name in PAGES:
        if name != "people/ann":
            found = dict(tags(built, name))
            emblem = built.out / found["og:image"].removeprefix(SITE)
            assert emblem.read_bytes().startswith(b"\x89PNG")
            assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    kinds = ("projects/swing", "skills/rope", "blog/index", "index")
    shown = [dict(tags(built, name))["og:image"].rpartition("_")[2] for name in kinds]
    assert shown == ["project.png", "skill.png", "post.png", "site.png"]
    post = tags(built, "blog/first-knot")
    assert ("article:published_time", "2023-01-02") in post
    assert ("article:author", "Ann Ark-Müller") in post
    assert all(dict(tags(built, name)).get("og:description") for name in PAGES)


def test_papers_have_tags_for_scholars(lab):
    built = lab.build()
    found = tags(built, "publications/on-ropes", "name")
    cited = [one for one in found if one[0].startswith("citation_")]
    assert cited == [
        ("citation_title", "On ropes"),
        ("citation_author", "Ann Ark-Müller"),
        ("citation_author", "王小明"),
        ("citation_author", "Bea Hohenlohe-Schillingsfürst"),
        ("citation_publication_date", "2021"),
        ("citation_journal_title", "Knots"),
        ("citation_doi", "10.1000/182"),
    ]
    lab.write(
        "people/eve.md",
        "# Eve Roe\n\n:::{person} eve\n:::\n\n:::{publication} Talk of ropes\n"
        ":type: inproceedings\n:booktitle: RopeCon\n:date: 2010-05-12\n:pages: 3–9\n"
        ":pdf: https://lab.example/r.pdf\n:::\n\n:::{publication} Patent of ropes\n"
        ":type: patent\n:date: 2010\n:::\n\n:::{publication} Undated\n:type: article\n:::\n",
    )
    built = lab.build()
    found = dict(tags(built, "publications/talk-of-ropes", "name"))
    assert found["citation_publication_date"] == "2010/5/12"
    assert found["citation_conference_title"] == "RopeCon"
    assert (found["citation_firstpage"], found["citation_lastpage"]) == ("3", "9")
    assert found["citation_pdf_url"] == "https://lab.example/r.pdf"
    for name in ("patent-of-ropes", "undated"):
        names = [one for one, _ in tags(built, f"publications/{name}", "name")]
        assert not [one for one in names if one.startswith("citation_")]


def test_switches_and_a_missing_address_leave_it_out(lab):
    off = {"resume_linked_data": False, "resume_open_graph": False, "resume_citation_tags": False}
    built = lab.build(**off)
    for name in PAGES:
        assert not built.page(name).select(f"{LD}, meta[property^=og], meta[name^=citation]")
    lab.conf = lab.conf.replace('html_baseurl = "https://lab.example/"', "resume_feed_size = 0")
    built = lab.build(out="none")
    assert built.warnings == []
    for name in PAGES:
        assert not built.page(name).select(f"{LD}, meta[property^=og]")
    assert built.page("publications/on-ropes").select("meta[name^=citation]")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":skills: Wood, Rope", ":skills: Wood\n:repository: https://code.example/s"),
        ("{experience} Acme\n:position: Engineer", "{experience} Acme\n:position: Head"),
        ("# Ann Ark-Müller", "# Ann Arkin"),
        (":journal: Knots", ":journal: Ropes"),
        (":study-type: MSc", ":study-type: PhD"),
        ("{award} Golden knot", "{award} Silver knot"),
    ],
)
def test_it_follows_edits_and_the_address(lab, old, new):
    conf = lab.conf
    lab.conf = conf.replace('html_baseurl = "https://lab.example/"', "resume_feed_size = 0")
    lab.build()
    lab.conf = conf
    lab.build()
    lab.write("people/ann.md", ANN.replace(old, new))
    built = lab.build()
    assert differences(built, lab.build(out="clean")) == []


def test_pages_are_those_of_articles_and_chapters(lab):
    papers = "".join(
        f":::{{publication}} On {kind}\n:type: {kind}\n:pages: 1-9\n:::\n\n"
        for kind in ("article", "incollection", "misc", "thesis")
    )
    lab.write("people/eve.md", f"# Eve\n\n:::{{person}} eve\n:::\n\n{papers}")
    built = lab.build()
    found = {
        kind: '"pagination"' in built.text(f"publications/on-{kind}.html")
        for kind in ("article", "incollection", "misc", "thesis")
    }
    assert found == {"article": True, "incollection": True, "misc": False, "thesis": False}
