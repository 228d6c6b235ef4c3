"""What a reader of microformats2 gets from the pages."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup
from compare import differences
from conftest import SINGLE
from looks import ANN, PAGES, write_lab
from test_hostile import AFTER, TEXTS, WORDS, _alive, _page

mf2py = pytest.importorskip("mf2py", reason="mf2py reads the microformats")

SITE = "https://lab.example/"
UNSEEN = re.compile(r"<data [^>]*></data>")


@pytest.fixture
def lab(site):
    write_lab(site)
    return site


def items(built, name, base=SITE):
    """Return what stands on a page by itself."""
    return mf2py.parse(doc=built.text(f"{name}.html"), url=f"{base}{name}.html")["items"]


def item(built, name, kind, base=SITE):
    """Return the properties of the one item of a kind on a page."""
    (found,) = (one for one in items(built, name, base) if one["type"] == [kind])
    return found["properties"]


def cards(values):
    """Return names and addresses of cards."""
    assert all(one["type"] == ["h-card"] for one in values)
    found = [one["properties"] for one in values]
    return [(one["name"][0], *one.get("url", ())) for one in found]


def every(found):
    """Yield all items in *found*, however deep."""
    for one in found:
        if isinstance(one, dict) and "type" in one:
            yield one
            inner = [value for values in one["properties"].values() for value in values]
            yield from every([*inner, *one.get("children", ())])


def test_a_person_is_a_resume(lab):
    built = lab.build()
    assert built.warnings == []
    ann = item(built, "people/ann", "h-resume")
    assert ann["name"] == ["Ann Ark-Müller"]
    assert ann["summary"] == ["Builds swings"]
    acme, works = (one["properties"] for one in ann["experience"])
    assert acme.keys() == {"name", "location", "start", "organizer"}  # it has no end
    assert (acme["name"], acme["location"], acme["start"]) == (["Engineer"], ["Bern"], ["2019-01"])
    assert cards(acme["organizer"]) == [("Acme", f"{SITE}organizations/acme.html")]
    assert acme["organizer"][0]["properties"]["org"] == ["Acme"]
    assert (works["name"], works["start"], works["end"]) == (["Old Works"], ["2015"], ["2018-12"])
    (eth,) = (one["properties"] for one in ann["education"])
    assert (eth["name"], eth["start"], eth["end"]) == (["MSc, Forestry"], ["2010"], ["2015"])
    assert cards(eth["organizer"]) == [("ETH", f"{SITE}organizations/eth.html")]
    assert ann["skill"][:4] == ["Wood", "Rope", "Paint", "Glue"]
    assert len(ann["skill"]) == 10


def test_a_resume_has_a_card_of_the_person(lab):
    built = lab.build()
    (card,) = item(built, "people/ann", "h-resume")["contact"]
    assert card["type"] == ["h-card"]
    ann = card["properties"]
    profiles = [
        "https://ann.example",
        "https://github.com/ann",
        "https://www.linkedin.com/in/ann",
        "https://orcid.org/0000-0002-1825-0097",
        "https://scholar.google.com/citations?user=ABC",
    ]
    assert ann.pop("url") == [f"{SITE}people/ann.html", *profiles]
    assert ann == {
        "name": ["Ann Ark-Müller"],
        "uid": [f"{SITE}people/ann.html"],
        "note": ["Builds swings"],
        "email": ["mailto:ann%40lab.example"],
        "tel": ["+41 44 000 00 00"],
        "locality": ["Zürich"],
    }
    (bea,) = item(built, "people/bea", "h-resume")["contact"]
    (photo,) = bea["properties"]["photo"]
    assert photo["value"] == f"{SITE}_images/bea.svg"
    mine = mf2py.parse(doc=built.text("people/ann.html"))["rels"]["me"]
    assert mine == profiles
    assert [a["href"] for a in built.page("people/ann").select("a[rel=me]")] == profiles
    assert not built.page("organizations/acme").select("[rel=me]")


def test_places_and_skills_in_other_words(site):
    site.write(
        "people/jane.md",
        "# Jane\n\n:::{person} jane\n:location: Ithaca, NY, USA\n:::\n\n"
        ":::{skills} Code\n:keywords: Go, Python\n:::\n",
    )
    jane = item(site.build(), "people/jane", "h-resume")
    card = jane["contact"][0]["properties"]
    assert (card["locality"], card["region"]) == (["Ithaca"], ["NY"])
    assert card["country-name"] == ["USA"]
    assert sorted(jane["skill"]) == ["Go", "Python"]  # "Go" is said to be a skill beside it


def test_positions_at_one_employer_each_name_it(site):
    jobs = "".join(
        f":::{{experience}} Acme\n:position: {name}\n:start: {year}\n:end: {year + 1}\n:::\n\n"
        for name, year in (("Head", 2021), ("Engineer", 2019))
    )
    site.write("people/jane.md", f"# Jane\n\n:::{{person}} jane\n:::\n\n{jobs}")
    found = item(site.build(), "people/jane", "h-resume")["experience"]
    assert [one["properties"]["name"] for one in found] == [["Head"], ["Engineer"]]
    acme = [("Acme", f"{SITE}organizations/acme.html")]
    assert [cards(one["properties"]["organizer"]) for one in found] == [acme, acme]


def test_blocks_of_others_are_no_part_of_a_resume(lab):
    lab.write(
        "people/bea.md",
        "# Bea\n\n:::{person} bea\n:::\n\n:::{experience} Mill\n:person: ann\n"
        ":position: Miller\n:::\n",
    )
    built = lab.build()
    assert "experience" not in item(built, "people/bea", "h-resume")


def test_an_organization_is_a_card(lab):
    lab.write("people/acme.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    lab.write(
        "people/eve.md",
        "# Eve\n\n:::{person} eve\n:::\n\n:::{organization} Acme\n:url: https://acme.example\n"
        ":logo: acme.svg\n:location: Bern, Switzerland\n:::\n",
    )
    built = lab.build()
    assert built.warnings == []
    acme = item(built, "organizations/acme", "h-card")
    logo = acme.pop("logo")
    assert (logo[0]["value"] if isinstance(logo[0], dict) else logo[0]).endswith("_images/acme.svg")
    assert acme == {
        "name": ["Acme"],
        "org": ["Acme"],
        "uid": [f"{SITE}organizations/acme.html"],
        "url": [f"{SITE}organizations/acme.html", "https://acme.example"],
        "locality": ["Bern"],
        "country-name": ["Switzerland"],
    }


POST = """
# Second knot

:::{post}
:date: 2023-02-03
:updated: 2023-03
:authors: ann, Jim Beam
:tags: knots, Go
:summary: Two knots.
:::

Words.

## More words

The end.
"""
TALE = """
:::{post} A tale elsewhere
:url: https://news.example/tale
:date: 2021
:tags: knots

It was **long**.
:::
"""


def test_a_post_is_an_entry(lab):
    lab.write("blog/second.md", POST)
    lab.write("people/ann.md", ANN + TALE)
    built = lab.build()
    assert built.warnings == []
    post = item(built, "blog/second", "h-entry")
    ann = ("Ann Ark-Müller", f"{SITE}people/ann.html")
    assert cards(post.pop("author")) == [ann, ("Jim Beam",)]
    assert post.pop("content")[0]["value"].split() == ["Words.", "More", "words¶", "The", "end."]
    assert post == {
        "name": ["Second knot"],
        "url": [f"{SITE}blog/second.html"],
        "uid": [f"{SITE}blog/second.html"],
        "summary": ["Two knots."],
        "published": ["2023-02-03"],
        "updated": ["2023-03"],
        "category": ["knots", "Go"],
    }
    tale = item(built, "blog/a-tale-elsewhere", "h-entry")
    assert (tale["published"], tale["category"]) == (["2021"], ["knots"])
    assert tale["content"][0]["value"] == "It was long."
    assert cards(tale["author"]) == [ann]


@pytest.mark.parametrize("style", ["list", "cards", "table"])
def test_lists_of_posts_are_feeds(lab, style):
    lab.write("blog/second.md", POST)
    lab.write("table.md", f"# All of it\n\n:::{{listing}} posts\n:style: {style}\n:::\n")
    built = lab.build()
    names = {"blog/index": "Posts", "blog/tag/knots": "Posts: knots", "table": "All of it"}
    for page, name in names.items():
        (feed,) = items(built, page)
        assert feed["type"] == ["h-feed"]
        assert feed["properties"] == {"name": [name]}
        second, first = (one["properties"] for one in feed["children"])
        assert (second["name"], first["name"]) == (["Second knot"], ["First knot"])
        assert second["url"] == [f"{SITE}blog/second.html"]
        assert second["published"] == ["2023-02-03"]
        assert [one[0] for one in cards(second["author"])] == ["Ann Ark-Müller", "Jim Beam"]
        assert cards(first["author"]) == [("Ann Ark-Müller", f"{SITE}people/ann.html")]
        told = page != "table" or style != "table"
        assert second.get("summary") == (["Two knots."] if told else None)


def test_a_publication_is_cited_on_its_page_and_where_it_is_told(lab):
    built = lab.build()
    (told,) = next(one for one in items(built, "people/ann"))["children"]
    for cite in (item(built, "publications/on-ropes", "h-cite"), told["properties"]):
        assert cards(cite["author"]) == [
            ("Ann Ark-Müller", f"{SITE}people/ann.html"),
            ("王小明", f"{SITE}people/wang.html"),
            ("Bea Hohenlohe-Schillingsfürst", f"{SITE}people/bea.html"),
        ]
        assert cite["name"] == ["On ropes"]
        assert cite["published"] == ["2021"]
        assert cite["publication"] == ["Knots"]
        assert cite["url"] == [
            f"{SITE}publications/on-ropes.html",
            "https://doi.org/10.1000/182",
        ]
        assert cite["uid"] == ["https://doi.org/10.1000/182"]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_are_whole_if_that_of_the_site_is_known(lab, builder):
    for base in (SITE, "http://localhost/down/"):
        built = lab.build(builder)
        page, name = ("people/ann/", "people/ann/index")
        if builder == "html":
            page, name = "people/ann.html", "people/ann"
        found = mf2py.parse(doc=built.text(f"{name}.html"), url=f"{base}{page}")["items"]
        (ann,) = (one["properties"] for one in found)
        assert ann["contact"][0]["properties"]["uid"] == [f"{base}{page}"]
        lab.conf = lab.conf.replace(f'html_baseurl = "{SITE}"', "resume_feed_size = 0")


def test_every_property_has_a_value(lab):
    built = lab.build()
    for name in PAGES:
        for one in every(items(built, name)):
            assert "name" in one["properties"], (name, one)
            for values in one["properties"].values():
                texts = [v.get("value", "") if isinstance(v, dict) else v for v in values]
                assert all(texts), (name, one)


def whole(text):
    """Return a page without what only keeps the text of a post together."""
    soup = BeautifulSoup(text, "html.parser")
    for one in soup.select("div.e-content:not(.resume-copy)"):
        one.unwrap()
    return str(soup).replace("\n", "")


def bare(text):
    """Return a page without marks: what is seen and heard of it."""
    text = re.sub(
        r"<span class=\"[^\"]*h-card\" hidden=\"\">(<data [^>]*></data>)*</span>", "", text
    )
    text = re.sub(
        r'(?<= class=")[^"]*',
        lambda m: " ".join(
            one for one in m[0].split() if not re.match(r"(?:h|p|u|dt|e)-[a-z]", one)
        ),
        text,
    )
    text = re.sub(r' class=""', "", UNSEEN.sub("", text))
    return re.sub(r' rel="me"', "", text)


def test_the_switch_turns_all_of_it_off_and_nothing_else_changes(lab):
    lab.write("blog/second.md", POST)
    built = lab.build()
    on = {name: built.text(f"{name}.html") for name in PAGES}
    index = built.text("searchindex.js")
    off = lab.build(resume_microformats=False)
    assert set(PAGES) <= off.written()
    for name in PAGES:
        assert items(off, name) == []
        assert bare(whole(on[name])) == whole(off.text(f"{name}.html"))
    assert off.text("searchindex.js") == index


@pytest.mark.parametrize("builder", ["text", "latex", "man", "gettext", "singlehtml"])
def test_other_builders_know_nothing_of_it(lab, builder):
    lab.conf += SINGLE
    lab.write("people/bea.md", "# Bea\n\n:::{person} bea\n:::\n")  # LaTeX has no SVG
    on = lab.build(builder)
    off = lab.build(builder, out="off", resume_microformats=False)
    ignored = re.compile(rb"POT-Creation-Date.*")
    found = [{n: ignored.sub(b"", t) for n, t in one.files().items()} for one in (on, off)]
    assert found[0] == found[1]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_text_stays_text(site, text):
    site.write("people/jane.md", _page(text, text, WORDS))
    result = site.build()
    assert _alive(result) == []
    assert "The words after." in result.body("people/jane")
    for path in sorted(result.out.rglob("*.html")):
        name = path.relative_to(result.out).with_suffix("").as_posix()
        assert not result.page(name).select("data > *, data[onload], data[onerror]")
        json.dumps(items(result, name))


@pytest.mark.parametrize("title", ["Q\"'> & <b>x</b>", "\u202eevil\u2066 🎉", "a\x01b\x08c"])
def test_titles_of_all_sorts_are_said_as_they_are(site, title):
    text = (
        f"# Jane Doe\n\n:::{{person}} jane\n:headline: {title}\n"
        ":website: javascript:alert(1)\n:::\n\n"
        f":::{{post}} {title}\n:id: one\n:date: 2020\n:url: javascript:alert(1)\n:::\n\n"
        f':::{{publication}} {title}\n:id: two\n:journal: {title}\n:doi: 10.1/"x\n:::\n'
    )
    site.write("people/jane.md", text + AFTER)
    result = site.build()
    assert _alive(result) == []
    post = item(result, "blog/one", "h-entry")
    cite = item(result, "publications/two", "h-cite")
    (shown,) = {h1.get_text().removesuffix("¶") for h1 in result.page("blog/one").select("h1")}
    assert post["name"] == [shown.strip()] == cite["name"] == cite["publication"]
    said = [url for one in (post, cite) for url in one.get("url", ())]
    assert all(url.startswith(SITE) for url in said)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (":position: Engineer", ":position: Head"),
        ("# Ann Ark-Müller", "# Ann Arkin"),
        (":journal: Knots", ":journal: Ropes"),
        (":study-type: MSc", ":study-type: PhD"),
        (":keywords: Wood", ":keywords: R, Wood"),
        (":start: 2019-01", ":start: 2019-01-02"),
        (":headline: Builds swings", ":headline: Builds"),
        (":date: 2021", ":date: 2021-01"),
        ("It was **long**.", "It is."),
        (":tags: knots", ":tags: ropes"),
    ],
)
def test_it_follows_edits(lab, old, new):
    lab.write("people/ann.md", ANN + TALE)
    lab.build()
    assert old in ANN + TALE
    lab.write("people/ann.md", (ANN + TALE).replace(old, new))
    built = lab.build()
    assert differences(built, lab.build(out="clean")) == []


@pytest.mark.parametrize("at", ["middle", "end"])
def test_the_block_of_a_post_is_no_part_of_its_text(lab, at):
    block = ":::{post}\n:date: 2023-02-03\n:tags: knots\n:::\n"
    after = "" if at == "end" else "After."
    lab.write("blog/second.md", f"# Second\n\nBefore.\n\n{block}\n{after}\n")
    found = item(lab.build(), "blog/second", "h-entry")["content"]
    assert [one["value"].strip() for one in found] == ["Before.", *filter(None, [after])]
