"""What entries of a bibliography say, on pages and in every file that is made of them."""

import json

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
