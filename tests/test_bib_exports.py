"""What entries of a bibliography say, on pages and in every file that is made of them."""

import json

import yaml

PAGE = """
# Ann Lee

:::{{person}} ann
:::

## Papers

:::{{bibtex}} {}
:::
"""


def built(site, text, builder="html", *, conf="", name="papers.bib", warnings=()):
    """Build a site whose one page lists the bibliography *text*."""
    site.write(name, text)
    site.write("ann.md", PAGE.format(name))
    site.write("index.md", "# Lab\n\n```{toctree}\nann\n```\n")
    site.conf += 'html_baseurl = "https://lab.example/"\n' + conf
    made = site.build(builder)
    assert len(made.warnings) == len(warnings), made.warnings
    for message, wanted in zip(made.warnings, warnings, strict=True):
        assert wanted in message
    return made


def csl(made):
    """Return the items of the site's bibliography by their ids."""
    return {one["id"]: one for one in json.loads(made.text("publications.csl.json"))}


def linked(made, key):
    """Return what the page of a publication says of it in JSON-LD."""
    (script,) = made.page(f"publications/{key}").select("script[type='application/ld+json']")
    graph = json.loads(script.string)["@graph"]
    return next(one for one in graph if one.get("@id", "").endswith(f"{key}.html#publication"))


def references(made, name="ann"):
    """Return the references of a page as readers see them."""
    found = made.page(name).select(".resume-citations li")
    return [" ".join(one.get_text().split()) for one in found]


def test_a_number_of_a_registry_is_in_every_file(site):
    made = built(
        site,
        """@article{a, title={Aa}, author={Lee, Ann}, year=2020, eprint={x:12}, eprinttype={zoo}}
@article{b, title={Bb}, author={Lee, Ann}, year=2021, eprint={332}, eprinttype={pmid}, pmcid={7}}
@article{c, title={Cc}, author={Lee, Ann}, year=2022, eprint={10/12}, eprinttype={hdl}}""",
    )
    assert references(made)[2] == "Ann Lee. Aa. Article, 2020. zoo: x:12"
    items = csl(made)
    assert items["a"]["note"] == "zoo: x:12"
    assert (items["b"]["PMID"], items["b"]["PMCID"]) == ("332", "PMC7")
    assert items["c"]["note"] == "Handle: 10/12"
    for key, pairs in {
        "a": ["zoo x:12"],
        "b": ["PMC 7", "PubMed 332"],
        "c": ["Handle 10/12"],
    }.items():
        found = [f"{one['propertyID']} {one['value']}" for one in linked(made, key)["identifier"]]
        assert found == pairs
    assert "https://pubmed.ncbi.nlm.nih.gov/332" in made.links("publications/b").values()
    assert "zoo: x:12" in made.body("publications/a")
    assert "zoo: x:12" in made.text("publications/a.html.md")
    assert "eprinttype={zoo}" in made.text("ann.bib")


def test_numbers_at_names_are_shown_with_a_legend_and_gone_without(site):
    made = built(
        site,
        r"""@misc{a, title={Aa}, author={Lee, Ann\textsuperscript{1,2} and Ray Jr., Bo$^1$},
  year=2021, note={1: Univ. A; 2: Univ. B}}
@misc{b, title={Bb}, author={Lee, Ann\textsuperscript{1,2} and Ray III, Bo$^1$}, year=2020}""",
    )
    assert references(made) == [
        "Ann Lee¹,², Bo Ray Jr.¹. Aa. 2021.",
        "Ann Lee, Bo Ray III. Bb. 2020.",
    ]
    assert made.body("ann").endswith("¹ Univ. A ; ² Univ. B")
    items = csl(made)
    assert items["a"]["author"][1] == {"family": "Ray", "given": "Bo", "suffix": "Jr."}
    assert items["b"]["author"][1] == {"family": "Ray", "given": "Bo", "suffix": "III"}
    assert items["a"]["note"] == "Univ. A: Ann Lee, Bo Ray Jr.; Univ. B: Ann Lee"
    assert "note" not in items["b"]
    assert [one["name"] for one in linked(made, "b")["author"]] == ["Ann Lee", "Bo Ray III"]


EVENTS = r"""
@inproceedings{a, title={Aa}, author={Lee, Ann}, booktitle={Proc. of B}, eventtitle={Conf on B},
  eventdate={2020-05-01/2020-05-03}, venue={Rome, Italy}, year=2021, publisher={ACM},
  pages={1--3}}
@inproceedings{b, title={Bb}, author={Lee, Ann}, eventtitle={Conf on C}, venue={Paris}, year=2019}
@incollection{c, title={Cc}, author={Lee, Ann}, booktitle={Book}, chapter={12}, pages={211--230},
  year=2018}
"""


def test_an_event_and_a_chapter_are_in_references_and_files(site):
    made = built(site, EVENTS)
    assert references(made) == [
        "Ann Lee. Aa. Proc. of B, Conf on B (Rome, Italy, May 1, 2020 – May 3, 2020), 1–3, ACM,"
        " 2021.",
        "Ann Lee. Bb. Conf on C (Paris), 2019.",
        "Ann Lee. Cc. Book, ch. 12, 211–230, 2018.",
    ]
    items = csl(made)
    assert (items["c"]["chapter-number"], items["c"]["page"]) == ("12", "211-230")
    assert items["a"]["event-title"] == "Conf on B"
    assert items["a"]["event-place"] == "Rome, Italy"
    assert items["a"]["event-date"] == {"date-parts": [[2020, 5, 1], [2020, 5, 3]]}
    event = linked(made, "a")["recordedAt"]
    assert event["name"] == "Conf on B"
    assert (event["startDate"], event["endDate"]) == ("2020-05-01", "2020-05-03")
    assert event["location"]["addressLocality"] == "Rome"
    assert "Event : Conf on B" in made.body("publications/a")
    assert "Event place : Rome, Italy" in made.body("publications/a")
    assert "Chapter : 12" in made.body("publications/c")


def test_a_block_has_an_event_and_a_chapter(site):
    site.write(
        "ann.md",
        """
        # Ann Lee

        :::{person} ann
        :::

        :::{publication} On ropes
        :type: inproceedings
        :booktitle: Proc. of B
        :event: Conf on B
        :event-date: 2020-05-01
        :event-place: Rome
        :pages: ch. 3, 1-3
        :date: 2021
        :::
        """,
    )
    site.conf += "suppress_warnings += ['toc.not_included']\n"
    made = site.build()
    assert not made.warnings
    head = made.page("ann").select_one(".resume-publication")
    assert head.select_one(".resume-event").get_text() == "Conf on B"
    assert head.select_one(".resume-event-date").get_text() == "May 1, 2020"
    assert head.select_one(".resume-chapter").get_text() == "Chapter 3"
    entry = made.text("publications.bib")
    for line in ("eventtitle = {Conf on B}", "eventdate = {2020-05-01}", "venue = {Rome}"):
        assert line in entry
    assert "chapter = {3}" in entry


def test_what_is_still_to_come_is_first_in_any_language(site):
    made = built(
        site,
        """@article{a, title={Aa}, author={Lee, Ann}, year=2030}
@article{b, title={Bb}, author={Lee, Ann}, year={im Druck}}
@article{c, title={Cc}, author={Lee, Ann}, pubstate={inpress}}
@article{d, title={Dd}, author={Lee, Ann}, year={à paraître}}""",
        warnings=("pubstate = {inpress}", "pubstate = {forthcoming}"),
    )
    assert [one.split(". ")[1] for one in references(made)] == ["Bb", "Cc", "Dd", "Aa"]


def test_who_holds_a_patent_has_not_published_it(site):
    site.write("acme.md", "# Acme\n\n:::{organization} Acme\n:::\n")
    made = built(
        site,
        "@patent{a, title={Aa}, author={Lee, Ann}, holder={Acme}, type={patreqde}, year=2020}",
        conf="suppress_warnings += ['toc.not_included']\n",
    )
    body = made.body("publications/a")
    assert "Holder : Acme" in body
    assert "Published in" not in body
    assert made.links("publications/a")["Acme"].endswith("acme.html")


def test_rendercv_writes_dates_in_the_language_of_the_site(site):
    site.write(
        "ann.md",
        """
        # Ann Lee

        :::{person} ann
        :::

        :::{experience} Acme
        :position: Engineer
        :start: 2016-09-30
        :end: present
        :::

        :::{talk} Ropes
        :date: early May 2019
        :::

        :::{bibtex} papers.bib
        :::
        """,
    )
    site.write(
        "papers.bib", "@article{a, title={Aa}, author={Lee, Ann}, date={2020-05-01/2020-05-03}}"
    )
    site.conf += "language = 'de'\nsuppress_warnings += ['toc.not_included', 'resume.date']\n"
    made = yaml.safe_load(site.build().text("ann.yaml"))
    assert made["locale"] == {"language": "german"}
    entries = [one for section in made["cv"]["sections"].values() for one in section]
    work, paper, talk = entries
    assert (str(work["start_date"]), work["end_date"]) == ("2016-09-30", "present")
    assert paper["date"] == "1. Mai 2020 – 3. Mai 2020"
    assert talk["date"] == "early May 2019"


def test_a_company_and_a_university_are_groups_in_every_file(site):
    block = (
        "\n:::{publication} Inverter\n:type: patent\n:date: 2020\n"
        ":authors: Ann Lee, Robert Bosch GmbH, Siemens AG, Urban Arrow\n:::\n"
        "\n:::{organization} Urban Arrow\n:::\n"
    )
    site.write("block.md", f"# Patents\n{block}")
    made = built(
        site,
        "@article{a, title={Aa}, author={Lee, Ann and Acme, Inc. and University of X}, year=2020}",
        conf="suppress_warnings += ['toc.not_included']\n",
    )
    groups = {
        "a": ["Acme, Inc.", "University of X"],
        "inverter": ["Robert Bosch GmbH", "Siemens AG", "Urban Arrow"],
    }
    for key, names in groups.items():
        people = [one.get("literal") for one in csl(made)[key]["author"]]
        assert people == [None, *names]
        authors = linked(made, key)["author"][1:]
        assert [(one["@type"], one["name"]) for one in authors] == [
            ("Organization", name) for name in names
        ]
    assert "{Robert Bosch GmbH} and {Siemens AG} and {Urban Arrow}" in made.text(
        "publications/inverter.bib"
    )


def test_pages_volumes_and_issues_are_shown_without_labels_of_their_own(site):
    site.write(
        "block.md",
        "# Papers\n\n:::{publication} Block\n:type: article\n:authors: Ann Lee\n:journal: Ropes\n"
        ":date: 2020\n:pages: S. 1–10\n:volume: Bd. 4\n:issue: Heft 5\n:::\n",
    )
    made = built(
        site,
        "@article{entry, title={Entry}, author={Lee, Ann}, year=2020, journal={Ropes},"
        " pages={págs. 1-10}, volume={vol. 4}, number={n.º 5}}",
        conf="suppress_warnings += ['toc.not_included']\n",
    )
    for key in ("block", "entry"):
        body = made.body(f"publications/{key}")
        for fact in ("Pages : 1–10", "Volume : 4", "Issue : 5"):
            assert fact in body
        item = csl(made)[key]
        assert (item["page"], item["volume"], item["issue"]) == ("1-10", "4", "5")
    assert "pages = {1--10}" in made.text("publications/block.bib")
    assert "pages={págs. 1-10}" in made.text("publications/entry.bib")  # as its author wrote it


def test_a_date_that_is_a_status_is_to_be_removed_where_the_status_is_given(site):
    block = (
        "# Papers\n\n:::{publication} Block\n:authors: Ann Lee\n:date: en prensa\n"
        ":status: en prensa\n:::\n\n:::{publication} Other\n:authors: Ann Lee\n"
        ":status: en prensa\n:date: en prensa\n:::\n"
    )
    site.write("block.md", block)
    made = built(
        site,
        "@article{a, title={Aa}, author={Lee, Ann}, year=2020}",
        conf="suppress_warnings += ['toc.not_included']\n",
        warnings=("this is no date; remove it", "this is no date; remove it"),
    )
    for key in ("block", "other"):
        assert "Status : en prensa BibTeX" in made.body(f"publications/{key}")
        assert "note = {en prensa}" in made.text(f"publications/{key}.bib")


def test_addresses_in_quotes_are_read_and_the_quotes_are_told(site):
    site.write(
        "ann.md",
        '# Ann Lee\n\n:::{person} ann\n:email: "a@x.de, b@y.de"\n:::\n',
    )
    site.write("index.md", "# Lab\n\n```{toctree}\nann\n```\n")
    (warning,) = site.build().warnings
    assert "without quotes, with commas between: a@x.de, b@y.de" in warning
    links = [one.get_text() for one in site.build().page("ann").select("a[href^=mailto]")]
    assert links == ["a@x.de", "b@y.de"]


def test_a_new_series_of_a_journal_is_a_word_of_the_site(site):
    made = built(
        site,
        "@article{a, title={Aa}, author={Lee, Ann}, year=2020, journal={Ropes},"
        " series={newseries}, volume=3}",
    )
    assert "Ropes, new series, 3" in references(made)[0]
    assert "Series : new series" in made.body("publications/a")


def test_two_people_of_the_site_whom_only_a_comma_parts_are_two_in_the_copy(site):
    made = built(
        site,
        "@article{a, title={Aa}, author={Bo Lind, Ann Lee}, year=2020}\n"
        "@article{b, title={Bb}, author={Garc{\\'i}a M\\'arquez, Jos\\'e Luis and Lee, Ann},"
        " year=2020}\n",
        warnings=("write Bo Lind and Ann Lee",),
    )
    text = made.text("publications.bib")
    assert "author={Bo Lind and Ann Lee}" in text
    assert "author={Garc{\\'i}a M\\'arquez, Jos\\'e Luis and Lee, Ann}" in text
