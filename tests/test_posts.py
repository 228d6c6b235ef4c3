"""Posts: pages that are one, texts told by a block, what they are on, drafts, feeds."""

import datetime
import posixpath
from pathlib import PurePosixPath

import feedparser
import pytest
from compare import differences
from conftest import SINGLE

BASE = "https://lab.example/site/"
JANE = """
# Jane Doe

:::{person} jane
:::

:::{project} Lego
:id: lego

It builds.
:::
"""
HELLO = """
# Hello world

:::{post}
:date: 2022-01-02
:updated: 2022-03
:authors: jane, Jim Beam
:tags: Robots, News
:::

On {project}`lego`, & &lt;others&gt;.

More of it.
"""
TALE = """
:::{post} A tale elsewhere
:url: https://news.example/tale
:date: 2021-05-04
:tags: robots
:projects: lego
:::
"""


@pytest.fixture
def blog(site):
    site.conf += f"html_baseurl = {BASE!r}\n"
    site.write("people/jane.md", JANE + TALE)
    site.write("notes/hello.md", HELLO)
    return site


def test_a_page_with_a_post_is_the_post(blog):
    built = blog.build()
    assert built.warnings == []
    assert [one.get_text() for one in built.page("notes/hello").select("h1")] == ["Hello world¶"]
    body = built.body("notes/hello")
    assert "Jan 2, 2022 · Jane Doe , Jim Beam · Updated: Mar 2022" in body
    assert built.links("notes/hello")["Robots"] == "../blog/tag/robots.html"
    assert built.links("blog/index")["Hello world"] == "../notes/hello.html"
    assert not (built.out / "blog/hello.html").exists()


def test_a_post_of_another_site_has_a_page_that_leads_there(blog):
    built = blog.build()
    links = built.links("blog/a-tale-elsewhere")
    assert links["news.example/tale"] == "https://news.example/tale"
    assert links["Lego"] == "../projects/lego.html"
    assert built.links("people/jane")["A tale elsewhere"] == "../blog/a-tale-elsewhere.html"
    assert built.links("blog/index")["news.example"] == "https://news.example/tale"


def test_what_a_post_links_to_lists_it_and_it_lists_what_it_is_on(blog):
    built = blog.build()
    page = built.page("projects/lego")
    posts = page.select_one("section#posts")
    assert [a.get_text() for a in posts.select(".resume-entry a")] == [
        "Hello world",
        "A tale elsewhere",
    ]
    on = built.page("notes/hello").get_text()
    assert on.index("More of it.") < on.index("Projects") < on.index("It builds.")


def test_a_person_s_page_lists_what_she_wrote_elsewhere(blog):
    assert blog.build().links("people/jane")["Hello world"] == "../notes/hello.html"


def test_a_person_without_a_page_by_hand_has_her_posts_listed_too(blog):
    people = "# We\n\n:::{person} jane\n:name: Jane Doe\n:::\n\n:::{person} Jo\n:name: Jo\n:::\n"
    blog.remove("people/jane.md")
    blog.write("we.md", people + TALE)
    posts = blog.build().page("people/jane").select_one("section#posts")
    assert posts.get_text(" ", strip=True).startswith("Posts ¶ Hello world · Jan 2, 2022")


def test_posts_are_listed_by_year_tag_and_author(blog):
    built = blog.build()
    text = built.body("blog/index")
    assert "Tags: News (1) , Robots (2) Authors: Jane Doe (2)" in text
    order = ["2022", "Hello world", "2021", "A tale elsewhere"]
    assert sorted(order, key=text.index) == order
    tagged = built.body("blog/tag/robots")
    assert tagged.startswith("Posts: Robots")
    assert tagged.index("Hello world") < tagged.index("A tale elsewhere")
    assert "Hello world" in built.body("blog/tag/news")
    assert "tale" not in built.body("blog/tag/news")


def test_posts_lead_to_the_one_before_and_the_one_after(blog):
    blog.write("notes/last.md", "---\norphan: true\n---\n# Last\n\n:::{post}\n:date: 2023\n:::\n")
    built = blog.build()
    hello = built.links("notes/hello")
    assert hello["Last"] == "last.html"
    assert hello["A tale elsewhere"] == "../blog/a-tale-elsewhere.html"
    assert "A tale elsewhere" not in built.links("notes/last")


def test_a_post_without_a_title_beside_a_person_says_what_to_write(blog):
    blog.write("people/joe.md", "# Joe\n\n:::{person} joe\n:::\n\n:::{post}\n:date: 2020\n:::\n")
    (warning,) = blog.build().warnings
    assert "people/joe.md:6: WARNING: post: field 'name' is missing" in warning
    assert "write it behind {post}" in warning


def test_a_post_without_a_date_is_told_of_and_listed(blog):
    blog.write("notes/hello.md", "---\norphan: true\n---\n# Hello\n\n:::{post}\n:tags: a\n:::\n")
    built = blog.build()
    (warning,) = built.warnings
    assert "notes/hello.md:6: WARNING: post 'Hello': field 'date' is missing" in warning
    assert "Hello" in built.links("blog/index")
    entries = feedparser.parse(built.text("blog/atom.xml")).entries
    assert [one.title for one in entries] == ["A tale elsewhere"]


def test_a_tag_of_signs_alone_is_told_of(blog):
    blog.write("notes/hello.md", HELLO.replace("Robots, News", "Robots, ★"))
    built = blog.build()
    (warning,) = built.warnings
    assert "notes/hello.md:7: WARNING: post 'Hello world': field 'tags': '★' gives no " in warning
    assert "★" in built.body("notes/hello")


# --- drafts --------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["", " true", " yes"])
def test_the_page_of_a_draft_is_left_out(blog, value):
    draft = HELLO.replace(":updated: 2022-03", f":draft:{value}")
    blog.write("notes/hello.md", "---\norphan: true\n---\n" + draft)
    built = blog.build()
    assert built.warnings == []
    assert "left out, as they are drafts: notes/hello" in built.status
    assert not any("hello" in name.lower() for name in built.files())
    assert not any(b"Hello world" in data for data in built.files().values())


def test_drafts_are_shown_to_those_who_ask(blog):
    draft = HELLO.replace(":updated: 2022-03", ":draft:")
    blog.write("notes/hello.md", "---\norphan: true\n---\n" + draft)
    assert "Hello world" in blog.build(resume_drafts=True).body("blog/index")


def test_a_block_that_is_a_draft_leaves_nothing(blog):
    jane = (JANE + TALE).replace(":id: lego", ":id: lego\n:draft:").replace(":projects: lego\n", "")
    blog.write("people/jane.md", jane)
    blog.remove("notes/hello.md")
    built = blog.build()
    assert built.warnings == []
    assert "It builds" not in built.text("people/jane.html")
    assert not any(b"It builds" in data for data in built.files().values())
    assert not (built.out / "projects").exists()


def test_the_source_of_a_page_goes_when_a_draft_comes(blog):
    blog.remove("notes/hello.md")
    assert "_sources/people/jane.md.txt" in blog.build().files()
    blog.write("people/jane.md", JANE + TALE + "\n:::{award} Best\n:draft:\n:::\n")
    built = blog.build()
    assert "_sources/people/jane.md.txt" not in built.files()
    assert differences(built, blog.build(out="clean")) == []


def test_draft_false_is_no_draft(blog):
    draft = HELLO.replace(":updated: 2022-03", ":draft: false")
    blog.write("notes/hello.md", "---\norphan: true\n---\n" + draft)
    assert "Hello world" in blog.build().body("blog/index")


def test_a_draft_that_is_neither_yes_nor_no_is_told_of_and_kept_back(blog):
    draft = HELLO.replace(":updated: 2022-03", ":draft: soon")
    blog.write("notes/hello.md", "---\norphan: true\n---\n" + draft)
    built = blog.build()
    assert not (built.out / "notes/hello.html").exists()
    built = blog.build(resume_drafts=True)
    (warning,) = built.warnings
    assert "hello.md:9: WARNING: post: field 'draft': 'soon': write true or false" in warning


SHOWN = "field 'draft': only this block is left out, not the page"


def test_a_draft_on_the_home_page_does_not_stop_the_build(blog):
    blog.write("index.md", "# Lab\n\n:::{post}\n:date: 2022\n:draft:\n:::\n\nWelcome.\n")
    built = blog.build()
    (warning,) = [one for one in built.warnings if "toctree" not in one]
    assert f"index.md:5: WARNING: post: {SHOWN}" in warning
    assert "Welcome." in built.body("index")
    assert "Lab" not in built.links("blog/index")


def test_a_draft_beside_a_person_does_not_take_her_page_away(blog):
    blog.write("people/jane.md", JANE + "\n:::{post}\n:date: 2022\n:draft: yes\n:::\n")
    built = blog.build()
    (warning,) = built.warnings
    assert f"people/jane.md:14: WARNING: post: {SHOWN}" in warning
    assert "It builds." in built.body("people/jane")


def test_a_draft_that_repeats_the_title_of_its_page_is_that_page(blog):
    draft = HELLO.replace("{post}", "{post} Hello world").replace(":updated: 2022-03", ":draft:")
    blog.write("notes/hello.md", draft)
    built = blog.build()
    assert built.warnings == []
    assert not any(b"Hello world" in data for data in built.files().values())


def test_publishing_and_withdrawing_gives_what_a_clean_build_gives(blog):
    published = "---\norphan: true\n---\n" + HELLO
    draft = published.replace(":updated: 2022-03", ":draft:")
    for number, text in enumerate([published, draft, published]):
        blog.write("notes/hello.md", text)
        assert differences(blog.build(), blog.build(out=f"clean{number}")) == []


# --- feeds ---------------------------------------------------------------------------------


def test_feeds_are_valid_and_say_what_the_pages_say(blog):
    built = blog.build()
    feed = feedparser.parse(built.text("blog/atom.xml"))
    assert feed.bozo == 0
    assert feed.version == "atom10"
    assert feed.feed.id == feed.feed.links[1].href == f"{BASE}blog/atom.xml"
    assert feed.feed.link == f"{BASE}blog/index.html"
    first, second = feed.entries
    assert (first.title, first.id, first.link) == (
        "Hello world",
        f"{BASE}notes/hello.html",
        f"{BASE}notes/hello.html",
    )
    assert first.summary == "On Lego, &amp; &lt;others&gt;."
    assert [author.name for author in first.authors] == ["Jane Doe", "Jim Beam"]
    assert first.authors[0].href == f"{BASE}people/jane.html"
    assert [tag.term for tag in first.tags] == ["Robots", "News"]
    assert (first.published, first.updated) == (
        "2022-01-02T00:00:00+00:00",
        "2022-03-01T00:00:00+00:00",
    )
    assert (second.link, second.id) == (
        "https://news.example/tale",
        f"{BASE}blog/a-tale-elsewhere.html",
    )
    assert feed.feed.updated == "2022-03-01T00:00:00+00:00"


def test_people_and_projects_have_feeds_of_their_own(blog):
    blog.write("people/joe.md", "# Joe\n\n:::{person} joe\n:::\n")
    built = blog.build()
    for name in ("people/jane.atom.xml", "projects/lego.atom.xml"):
        assert len(feedparser.parse(built.text(name)).entries) == 2
    assert not (built.out / "people/joe.atom.xml").exists()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_link_to_their_feeds(blog, builder):
    built = blog.build(builder)
    for name, feed in (
        ("notes/hello", "blog/atom.xml"),
        ("blog/index", "blog/atom.xml"),
        ("people/jane", "people/jane.atom.xml"),
        ("projects/lego", "projects/lego.atom.xml"),
    ):
        path = PurePosixPath(
            f"{name}.html" if builder == "html" or name.endswith("index") else f"{name}/index.html"
        )
        (link,) = built.page(str(path.with_suffix(""))).select("link[type='application/atom+xml']")
        found = posixpath.normpath(path.parent / link["href"])
        assert found == feed
        assert (built.out / found).is_file()
    assert built.links("blog/index")["Atom feed"] == "atom.xml"


def test_feeds_have_the_latest_posts_only(blog):
    feed = feedparser.parse(blog.build(resume_feed_size=1).text("blog/atom.xml"))
    assert [one.title for one in feed.entries] == ["Hello world"]


def test_there_are_no_feeds_if_none_are_wanted(blog):
    built = blog.build(resume_feed_size=0)
    assert not any(name.endswith("atom.xml") for name in built.files())
    assert "Atom feed" not in built.links("blog/index")
    assert not built.page("blog/index").select("link[type='application/atom+xml']")


def test_a_site_without_an_address_is_told_once_what_it_does_without(blog):
    for _ in range(2):
        built = blog.build(html_baseurl="", suppress_warnings=[])
        (warning,) = built.warnings
        assert "conf.py: html_baseurl is not set, so there is no feed of posts, no " in warning
        assert not any(name.endswith("atom.xml") for name in built.files())
    assert blog.build("text", html_baseurl="", suppress_warnings=[]).warnings == []
    off = {f"resume_{name}": False for name in ("linked_data", "open_graph", "sitemap")}
    quiet = blog.build(html_baseurl="", suppress_warnings=[], resume_feed_size=0, **off)
    assert quiet.warnings == []


@pytest.mark.parametrize(
    "address", ["foo", "/x/", "//x.example/", "https://", "https://x.example/?q=1", "javascript:x"]
)
def test_an_address_that_is_not_whole_makes_no_feeds(blog, address):
    built = blog.build(html_baseurl=address, suppress_warnings=[])
    (warning,) = built.warnings
    assert f"conf.py: html_baseurl {address!r} is no address that feeds, linked data" in warning
    assert not any(name.endswith("atom.xml") for name in built.files())


def test_feeds_follow_edits_and_go_with_their_posts(blog):
    blog.build()
    blog.write("people/jane.md", JANE + TALE.replace("A tale", "A fable"))
    built = blog.build()
    titles = [one.title for one in feedparser.parse(built.text("projects/lego.atom.xml")).entries]
    assert titles == ["Hello world", "A fable elsewhere"]
    blog.write("people/jane.md", JANE)
    blog.remove("notes/hello.md")
    assert not any("atom" in name or "blog" in name for name in blog.build().files())


def test_a_feed_is_written_again_after_a_change_of_the_address_alone(blog):
    blog.build()
    built = blog.build(html_baseurl="https://other.example/")
    assert feedparser.parse(built.text("blog/atom.xml")).feed.link.startswith(
        "https://other.example/"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_feeds_are_the_same_whenever_they_are_written(blog, jobs):
    first = blog.build(jobs=jobs, out="first").text("blog/atom.xml")
    assert first == blog.build(out="second").text("blog/atom.xml")
    assert str(datetime.datetime.now(tz=datetime.UTC).date()) not in first


def test_hostile_words_come_out_harmless_in_feeds(blog):
    nasty = HELLO.replace("Hello world", "]]> <script>alert(1)</script> & \"'")
    nasty = nasty.replace("Robots, News", '"<b>", x&y')
    blog.write("notes/hello.md", "---\norphan: true\n---\n" + nasty)
    feed = feedparser.parse(blog.build().text("blog/atom.xml"), sanitize_html=False)
    assert feed.bozo == 0
    assert "<script>" not in blog.build().text("blog/atom.xml")
    assert feed.entries[0].tags[1].term == "x&y"


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml", "man"])
def test_other_builders_show_posts_too(blog, builder):
    blog.write("index.md", "# Home\n\n```{toctree}\npeople/jane\nnotes/hello\nblog/index\n```\n")
    blog.conf += SINGLE
    blog.write("notes/hello.md", HELLO)
    built = blog.build(builder)
    assert built.warnings == []
    assert any(b"Hello world" in data for data in built.files().values())


def test_a_menu_can_name_the_list_of_posts_before_there_is_one(blog):
    blog.write(
        "index.md", "# Home\n\n```{toctree}\nblog/index\norganizations/index\npeople/jane\n```\n"
    )
    blog.write("people/jane.md", JANE)
    blog.write(
        "notes/hello.md",
        "---\norphan: true\n---\n"
        + HELLO.replace(":tags:", ":organization: Journal of Bricks\n:tags:"),
    )
    built = blog.build()
    assert built.warnings == []
    assert built.links("organizations/journal-of-bricks")["Hello world"] == "../notes/hello.html"


def test_posts_without_a_date_come_last_and_are_neither_earlier_nor_later(blog):
    blog.write("people/jane.md", JANE + TALE.replace(":date: 2021-05-04\n", ""))
    built = blog.build()
    assert built.warnings == []
    headings = [one.get_text() for one in built.page("blog/index").select(".resume-heading")]
    assert headings == ["2022", "Undated"]
    assert "Earlier and later" not in built.body("notes/hello")
    blog.remove("notes/hello.md")
    assert not any(name.endswith("atom.xml") for name in blog.build().files())


def test_an_update_before_the_post_is_told_of(blog):
    blog.write("notes/hello.md", HELLO.replace("2022-03", "2021"))
    (warning,) = blog.build().warnings
    assert "notes/hello.md:5: WARNING: post: field 'updated': '2021' is before the date" in warning


def test_markup_of_html_is_no_word_of_a_summary(blog):
    blog.write("notes/hello.md", HELLO.replace("& &lt;others&gt;", "H<sub>2</sub>O"))
    assert "On Lego, H2O." in blog.build().body("blog/index")
