"""Files of a person in the formats of other tools: what they say, and that those tools take it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
import vobject
import yaml
from compare import differences
from exported import ANN, BOB, SITE, write_lab
from sphinx_resume.domain import domain_of
from sphinx_resume.exports import person_files, publication_files
from sphinx_resume.formats.vcard import vcard
from sphinx_resume.model.contact import dialled
from sphinx_resume.model.dependencies import LATEST
from sphinx_resume.pages.page_urls import urls_of
from test_hostile import TEXTS, WORDS, _page

SHARED = Path(__file__).parents[2] / "shared/data/schemas"


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def resume(built, name="people/ann"):
    return json.loads(built.text(f"{name}.json"))


def test_a_resume_in_json(lab):
    built = lab.build()
    assert built.warnings == []
    made = resume(built)
    assert made["basics"] == {
        "name": "Ann Ark",
        "label": "Builds swings; and ropes, too",
        "image": f"{SITE}_images/ann.gif",
        "email": "ann@lab.example",
        "x-email": ["a@ark.example"],
        "phone": "+41 44 000 00 00",
        "url": "https://ann.example/%C3%BC",
        "summary": "I build swings and like ropes, as A knot says.\n\n- Really.",
        "location": {"city": "Zürich", "countryCode": "CH"},
        "profiles": [
            {"network": "GitHub", "username": "annark", "url": "https://github.com/annark"},
            {
                "network": "ORCID",
                "username": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
            {"network": "Ropes", "url": "https://ropes.example/ann"},
        ],
    }
    acme, works, eth = made["work"]
    assert acme == {
        "name": "Acme",
        "position": "Engineer, Ropes",
        "location": "Bern",
        "startDate": "2019-01",
        "url": "https://acme.example",
        "highlights": ["Swing"],
    }
    assert (works["summary"], works["highlights"]) == ("Sawed.", ["Planks", "Beams"])
    assert (eth["name"], eth["position"], eth["summary"]) == ("ETH", "Lecturer", "Knots 101")
    assert made["education"][0]["courses"] == ["Trees", "Knots"]
    assert made["education"][0]["x-summary"] == "Wrote on trees."
    ropes, knot, talk = made["publications"]
    assert ropes["summary"].startswith("Ann Ark, 王小明. Knots, 3. doi:10.1000/182")
    assert ropes["summary"].endswith("\n\nRopes are long.")
    assert ropes["url"] == "https://doi.org/10.1000/182"
    assert knot["summary"] == "Ann Ark. Patent, USPTO, US 1, granted."
    assert knot["url"] == f"{SITE}publications/a-knot.html"
    assert talk == {
        "name": "Ropes for all",
        "releaseDate": "2022-05-01",
        "summary": "Talk, RopeCon",
    }
    assert made["projects"] == [
        {
            "name": "Swing",
            "roles": ["Lead"],
            "startDate": "2019-01",
            "url": "https://code.example/swing",
            "keywords": ["Wood", "Rope"],
            "x-people": ["Ann Ark", "Bob Bee"],
            "description": "For all.",
            "highlights": ["Cut the board.", "Twice.", "Tied ropes."],
            "entity": "Acme",
        }
    ]
    assert made["awards"] == [{"title": "Golden knot", "date": "2022", "awarder": "Guild"}]
    assert made["skills"] == [
        {"name": "Crafts", "level": "Master", "keywords": ["Wood", "Rope"]},
        {"name": "Saws"},
    ]
    assert made["references"][0]["reference"] == "She ties well."
    assert made["meta"] == {"canonical": f"{SITE}people/ann.json", "version": "v1.0.0"}
    (swing,) = resume(built, "people/bob")["projects"]
    assert (swing["roles"], swing["startDate"]) == (["Painter"], "2020")
    assert swing["highlights"] == ["Painted it red."]


def test_texts_may_be_markdown(lab):
    made = resume(lab.build(resume_export_text="markdown"))
    link = f"[ropes](<{SITE}skills/rope.html>)"
    assert made["basics"]["summary"].startswith(f"I build **swings** and like {link}, as [A knot](")
    assert made["projects"][0]["highlights"] == ["Cut *the* board.", "Twice.", "Tied `ropes`."]


def test_without_an_address_no_export_names_one(lab):
    lab.conf = lab.conf.replace(SITE, "")
    built = lab.build()
    assert built.warnings == []
    for suffix in ("json", "yaml", "vcf"):
        text = built.text(f"people/ann.{suffix}")
        assert "lab.example/" not in text
        assert "people/" not in text
    assert "canonical" not in resume(built)["meta"]
    assert "image" not in resume(built)["basics"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the schemas of other tools are not there")
@pytest.mark.parametrize("text", ["", *TEXTS.values()], ids=["none", *TEXTS])
def test_the_schemas_of_other_tools_hold(lab, text):
    if text:
        lab.write("people/ann.md", _page(text, text, WORDS))
        lab.write("people/cy.md", "# 李明\n\n:::{person} cy\n:::\n")
    built = lab.build()
    schema = json.loads((SHARED / "jsonresume.schema.json").read_text("utf-8"))
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    cv = json.loads((SHARED / "rendercv-2.8.schema.json").read_text("utf-8"))
    found = [path.stem for path in (built.out / "people").glob("*.vcf")]
    assert len(found) == (3 if text else 2)
    for name in found:
        checker.validate(resume(built, f"people/{name}"))
        jsonschema.validate(yaml.safe_load(built.text(f"people/{name}.yaml")), cv)


# A role is shown as what it leads to, and has no title yet when the headline is noted.
@pytest.mark.parametrize("text", [one for name, one in TEXTS.items() if name != "role"])
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_a_vcard_is_read_whole_whatever_is_in_it(lab, text, version):
    fields = f"# Jane Doe\n\n:::{{person}} jane\n:headline: {text}\n:location: {text}\n:::\n"
    lab.write("people/jane.md", fields)
    built = lab.build(resume_vcard_version=version)
    raw = (built.out / "people/jane.vcf").read_bytes()
    assert raw.endswith(b"END:VCARD\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode().isprintable() or "\u202e" in line.decode()
        assert not line or re.match(rb"[A-Z-]+[;:]| ", line)
    card = vobject.readOne(raw.decode())
    assert card.fn.value == "Jane Doe"
    shown = re.sub(
        r"[\x00-\x1f\x7f]", "", built.page("people/jane").select_one(".resume-headline").text
    )
    assert card.title.value == shown


def test_a_vcard_has_what_the_page_shows(lab):
    raw = (lab.build().out / "people/ann.vcf").read_bytes().decode()
    text = raw.replace("\r\n ", "").split("\r\n")
    assert text[:4] == ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual", "FN:Ann Ark"]
    for line in (
        r"TITLE:Builds swings; and ropes\, too",
        "ORG:Acme;Ropes",
        "ROLE:Engineer",
        "EMAIL:ann@lab.example",
        "EMAIL:a@ark.example",
        "TEL;VALUE=uri:tel:+41440000000",
        "ADR:;;;Zürich;;;Switzerland",
        'SOCIALPROFILE;SERVICE-TYPE="GitHub":https://github.com/annark',
        f"PHOTO:{SITE}_images/ann.gif",
        f"UID:{SITE}people/ann.html",
        f"SOURCE:{SITE}people/ann.vcf",
    ):
        assert line in text


def test_rendercv_gets_entries_by_their_meaning(lab):
    cv = yaml.safe_load(lab.build().text("people/ann.yaml"))["cv"]
    sections = cv["sections"]
    assert sections["Summary"][0].startswith("I build **swings**")
    assert sections["Experience"][0] == {
        "company": "[Acme](https://acme.example)",
        "position": "Engineer, Ropes",
        "start_date": "2019-01",
        "end_date": "present",
        "location": "Bern",
        "highlights": ["Swing"],
    }
    assert sections["Education"][0]["degree"] == "MSc"
    assert sections["Projects"][0]["name"] == "[Swing](https://code.example/swing)"
    assert sections["Publications"][0]["authors"] == ["Ann Ark", "王小明"]
    assert sections["Skills"][0] == {"label": "Crafts", "details": "Wood, Rope (Master)"}
    assert sections["Languages"] == [{"label": "German", "details": "native"}]
    assert [one["network"] for one in cv["social_networks"]] == ["GitHub", "ORCID"]


def test_pages_offer_the_files_and_a_switch_takes_them_away(lab):
    built = lab.build()
    for builder, start in (("html", ""), ("dirhtml", "../")):
        built = lab.build(builder)
        page = built.page("people/ann" if builder == "html" else "people/ann/index")
        links = page.select(".resume-files a[download]")
        ends = (".vcf", ".json", ".yaml", ".bib", ".csl.json")
        files = [f"{start}ann{suffix}" for suffix in ends]
        assert [link["href"] for link in links] == files
        assert all((built.out / "people" / Path(name).name).is_file() for name in files)
    built = lab.build(resume_exports=["vcard"])
    assert [a["href"] for a in built.page("people/ann").select(".resume-files a")] == ["ann.vcf"]
    assert not (built.out / "people/ann.json").exists()
    built = lab.build(resume_exports=[])
    assert not built.page("people/ann").select(".resume-files")
    assert not (built.out / "people/ann.vcf").exists()
    built = lab.build(resume_exports=["vcard", "docx"])
    assert any("'docx' is no export" in one for one in built.warnings)
    assert (built.out / "people/ann.vcf").exists()


def test_what_a_colleague_wrote_is_not_hers(lab):
    own = "# Eve Roe\n\n:::{person} eve\n:::\n"
    lab.write("people/eve.md", own)
    lab.write("people/ann.md", ANN.replace(":people: bob", ":people: bob, eve"))
    built = lab.build()
    (swing,) = resume(built, "people/eve")["projects"]
    assert swing == {
        "name": "Swing",
        "startDate": "2019-01",
        "url": "https://code.example/swing",
        "entity": "Acme",
    }
    lab.write("people/eve.md", f"{own}\n:::{{contribution}} swing\n:skills: Paint\n:::\n")
    built = lab.build()
    (swing,) = resume(built, "people/eve")["projects"]
    assert (swing["keywords"], "roles" in swing, "highlights" in swing) == (["Paint"], False, False)
    (entry,) = yaml.safe_load(built.text("people/eve.yaml"))["cv"]["sections"]["Projects"]
    assert entry["skills"] == "Paint"
    assert "highlights" not in entry


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("+41 44 000 00 00", "+41440000000"),
        ("030 123 x5", "030123;ext=5"),
        ("+1 (555) 123-4567 ext. 89", "+15551234567;ext=89"),
        ("+49 (0)30 123", "+4930123"),
    ],
)
def test_telephones_are_dialled_as_they_are_meant(given, number):
    assert dialled(given) == number


def test_times_without_a_beginning_or_an_end_are_told(lab):
    jobs = [("Now", ":end: present"), ("Once", ":end: 2019"), ("Open", ":start: 2018")]
    blocks = "\n\n".join(f":::{{experience}} {name}\n{line}\n:::" for name, line in jobs)
    lab.write("people/eve.md", f"# Eve Roe\n\n:::{{person}} eve\n:::\n\n{blocks}\n")
    built = lab.build("resume")
    cv = yaml.safe_load(built.text("people/eve.yaml"))["cv"]["sections"]["Experience"]
    assert [one.get("date") for one in cv] == ["present", "2019", "2018"]
    told = built.text("losses.txt")
    assert "people/eve.json: experience 'Now': end: left out" in told
    assert "people/eve.json: experience 'Open': end: not known, which readers take for" in told


def test_texts_keep_their_words_apart(lab):
    text = "Line one\\\nline two with ``a ` tick``."
    lab.write("people/eve.md", f"# Eve\n\n:::{{person}} eve\n\n{text}\n:::\n")
    assert resume(lab.build(), "people/eve")["basics"]["summary"].startswith("Line one line two")
    made = resume(lab.build(resume_export_text="markdown"), "people/eve")
    assert "`` a ` tick ``" in made["basics"]["summary"]


def test_other_builders_make_no_files_of_people(lab):
    for builder in ("epub", "singlehtml", "text"):
        built = lab.build(builder)
        assert not [path for path in built.out.rglob("*") if path.suffix in {".vcf", ".yaml"}]


def test_the_exports_alone_are_those_of_the_site(lab):
    site, alone = lab.build().files(), lab.build("resume")
    assert alone.warnings == []
    found = {name: text for name, text in alone.files().items() if name != "losses.txt"}
    papers = ("people/ann", "publications", "publications/a-knot", "publications/on-ropes")
    assert set(found) == {
        *(f"people/{name}.{end}" for name in ("ann", "bob") for end in ("json", "vcf", "yaml")),
        *(f"{name}.{end}" for name in papers for end in ("bib", "csl.json")),
        *("resume.json", "resume.schema.json"),
    }
    assert all(site[name] == text for name, text in found.items())


def test_what_has_no_place_is_told(lab):
    told = lab.build("resume").text("losses.txt").splitlines()
    for line in (
        "people/ann.json: person 'Ann Ark': email: kept as x-email",
        "people/ann.json: experience 'Acme': department: kept as position",
        "people/ann.json: education 'ETH': text: kept as x-summary",
        "people/ann.json: publication 'A knot': office: kept as summary",
        "people/ann.yaml: project 'Swing': people: kept as summary",
        "people/ann.yaml: publication 'A knot': status: left out",
    ):
        assert line in told
    lab.write("people/ann.md", ANN.replace(":office: USPTO\n", ""))
    assert not any("office" in one for one in lab.build("resume").text("losses.txt").splitlines())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Cut *the* board.", "Cut a board."),
        ("{project} Swing", "{project} Slide\n:id: swing"),
        (":issuer: Guild", ":issuer: Guild of ropes"),
        ("{publication} A knot", "{publication} Another knot\n:id: a-knot"),
        ("{experience} Acme", "{experience} ACME"),
        ("# Ann Ark", "# Ann Arkin"),
        ("Painted it red.", "Painted it [well](#rope)."),
        ("ann.gif", "gone.gif"),
    ],
)
@pytest.mark.parametrize("builder", ["html", "resume"])
def test_files_follow_edits(lab, old, new, builder):
    lab.build(builder)
    for name, text in (("ann", ANN), ("bob", BOB)):
        lab.write(f"people/{name}.md", text.replace(old, new))
    built = lab.build(builder)
    assert differences(built, lab.build(builder, out="clean")) == []


def test_an_edit_elsewhere_leaves_a_person_s_files_alone(lab):
    built = lab.build()
    before = (built.out / "people/ann.json").stat().st_mtime_ns
    made = []
    makers = dict(person_files._MAKERS)
    person_files._MAKERS["jsonresume"] = lambda domain, key, path: (
        made.append(key.id) or makers["jsonresume"](domain, key, path)
    )
    try:
        lab.write("people/cy.md", "# Cy Cole\n\n:::{person} cy\n:::\n")
        lab.build()
    finally:
        person_files._MAKERS["jsonresume"] = makers["jsonresume"]
    assert made == ["cy"]
    assert (built.out / "people/ann.json").stat().st_mtime_ns == before


def test_exports_ask_for_nothing_that_their_state_does_not_tell(lab, monkeypatch):
    seen = []

    def look(app, error):
        domain = domain_of(app.env)
        for entity in domain.graph.of_kind("person"):
            known = person_files.dependencies(domain, entity.key)
            with domain.graph.watched() as asked:
                for make in person_files._MAKERS.values():
                    make(domain, entity.key, "x")
                for *_, keys in publication_files._lists(domain):
                    known |= {end for key in keys for end in publication_files._shown(domain, key)}
                vcard(domain.graph, entity.key, urls_of(domain))
            seen.append(asked - known - {LATEST})

    module = type(sys)("resume_hook")
    module.HOOK = look
    monkeypatch.setitem(sys.modules, "resume_hook", module)
    hook = "def setup(app):\n    app.connect('build-finished', HOOK)\n"
    lab.conf = f"from resume_hook import HOOK\n{lab.conf}{hook}"
    lab.build()
    assert seen == [set(), set()]


def test_a_person_says_what_her_family_name_is(site):
    person = ":::{person} mao\n:family-name: Mao\n:::\n\n"
    site.write(
        "index.md", f"# Mao Zedong\n\n{person}:::{{publication}} On knots\n:date: 2020\n:::\n"
    )
    built = site.build(html_baseurl="https://lab.example/")
    assert built.warnings == []
    (item,) = json.loads(built.text("index.csl.json"))
    assert item["author"] == [{"family": "Mao", "given": "Zedong"}]
    assert "author = {Mao, Zedong}," in built.text("index.bib")
    assert "\r\nN:Mao;Zedong;;;\r\n" in (built.out / "index.vcf").read_bytes().decode()
    assert '"familyName": "Mao"' in built.text("index.html").replace('":"', '": "')
    site.write(
        "index.md", "# Sean O'Brien Roe\n\n:::{person} sean\n:family-name: O'Brien Roe\n:::\n"
    )
    built = site.build(html_baseurl="https://lab.example/")
    assert built.warnings == []
    assert "\r\nN:O’Brien Roe;Sean;;;\r\n" in (built.out / "index.vcf").read_bytes().decode()
    page = built.text("index.html").replace('":"', '": "')
    assert '"familyName": "O’Brien Roe"' in page
    assert '"givenName": "Sean"' in page
    site.write("index.md", "# 毛泽东\n\n:::{person} mao\n:family-name: 毛\n:::\n")
    assert "\r\nN:毛;泽东;;;\r\n" in (site.build().out / "index.vcf").read_bytes().decode()
    site.write("index.md", "# Mao Zedong\n\n:::{person} mao\n:family-name: Deng\n:::\n")
    (warning,) = site.build().warnings
    assert "index.md:4: WARNING" in warning
    assert "'Deng' neither begins nor ends the name 'Mao Zedong'" in warning


def test_a_file_that_the_project_brings_is_kept(site):
    site.write("index.md", "# Ann\n\n:::{person} ann\n:::\n")
    (site.src / "own").mkdir()
    site.build()
    for name in ("index.json", "robots.txt"):
        (site.src / "own" / name).write_text("mine", "utf-8")
    address = {"html_baseurl": "https://lab.example/", "html_extra_path": ["own"]}
    for _ in range(2):
        built = site.build(**address)
        (warning,) = built.warnings
        assert (
            "index.md:3: WARNING: the file 'index.json' of the person 'Ann' is not made" in warning
        )
        assert "html_extra_path brings it already; give the page another id" in warning
        assert built.text("index.json") == built.text("robots.txt") == "mine"
    (site.src / "own" / "index.json").unlink()
    assert site.build(**address).warnings == []


@pytest.mark.parametrize("option", ["html_file_suffix", "html_link_suffix"])
def test_files_follow_where_pages_are_written(site, option):
    site.write("index.md", "# Ann\n\n:::{person} ann\n:::\n\n:::{project} Swing\n:::\n")
    site.conf += "html_baseurl = 'https://lab.example/'\n"
    site.build()
    site.conf += f"{option} = '.htm'\n"
    built = site.build()
    assert '"path": "projects/swing.htm"' in built.text("resume.json")
    clean = site.build(out="clean")
    for name in ("resume.json", "llms.txt", "sitemap.xml", "index.json", "index.yaml"):
        assert built.text(name) == clean.text(name)


def test_of_two_files_at_one_place_the_first_is_made(site):
    paper = ":::{publication} On knots\n:date: 2020\n:::\n"
    site.write("index.md", "# Home\n\n```{toctree}\npublications\n```\n")
    site.write("publications.md", f"# Ann\n\n:::{{person}} ann\n:::\n\n{paper}")
    built = site.build()
    assert [warning.split(";")[0] for warning in built.warnings] == [
        f"publications.md:3: WARNING: the file 'publications{end}' is not made: "
        "that of the person 'Ann' has its place"
        for end in (".bib", ".csl.json")
    ]
    assert "@misc{on-knots" in built.text("publications.bib")


def test_all_that_a_person_did_for_a_project_is_told(lab):
    more = ":::{contribution} swing\n:role: Seller\n:start: 2023\n\nSold it.\n:::\n"
    lab.write("people/bob.md", BOB + more)
    lab.write("people/ann.md", ANN + more.replace("Seller", "Buyer"))
    built = lab.build()
    assert built.warnings == []
    told = [(one["name"], one["roles"]) for one in resume(built, "people/bob")["projects"]]
    assert told == [("Swing", ["Painter"]), ("Swing", ["Seller"])]
    told = [one["roles"] for one in resume(built)["projects"]]
    assert told == [["Lead"], ["Buyer"]]
    sections = yaml.safe_load(built.text("people/bob.yaml"))["cv"]["sections"]
    assert "Sold it." in sections["Projects"][1]["summary"]
