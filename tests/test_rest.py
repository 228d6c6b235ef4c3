"""The same résumé in reStructuredText gives the same pages."""

import json
import posixpath
import re

import pytest
from conftest import Site

MARKDOWN = """
# Jane Doe

:::{person} jane
:headline: Engineer of *toys*
:email: jane@example.org, doe@example.org
:alternate-name: J. Doe

I build **bricks**.
:::

## Work

:::::{experience} Acme Robotics
:position: Team lead
:start: 2023-01
:end: present
:::::

:::::{experience} Acme Robotics
:position: Engineer
:start: 2021-03
:end: 2022-12
:skills: Python, "Research, applied"

Makes the arms move.

::::{project} Arm Control
:url: https://arm.example.org
:skills: Python,
  C++

Wrote the [planner](#gripper), see {project}`gripper` and {skill}`C++`.

- Ten times as fast.
- Stops `at once`.

:::{award} Best Arm
:date: 2022
:::
::::

::::{project} Gripper

Holds an egg[^egg].
::::
:::::

[^egg]: A raw one.

## Papers

:::{publication} Arms that stop, or how to bring a robot of any size to a halt
:id: arms-that-stop
:type: inproceedings
:authors: J. Doe, Erika Mustermann
:date: 2023-05
:projects: arm-control

An arm should stop.
:::

:::{skills} Methods
:keywords: Control theory, C++
:::

:::{listing} projects
:style: chips
:::
"""
REST = """
Jane Doe
========

.. person:: jane
   :headline: Engineer of *toys*
   :email: jane@example.org, doe@example.org
   :alternate-name: J. Doe

   I build **bricks**.

Work
----

.. experience:: Acme Robotics
   :position: Team lead
   :start: 2023-01
   :end: present

.. experience:: Acme Robotics
   :position: Engineer
   :start: 2021-03
   :end: 2022-12
   :skills: Python, "Research, applied"

   Makes the arms move.

   .. project:: Arm Control
      :url: https://arm.example.org
      :skills: Python,
        C++

      Wrote the :project:`planner <gripper>`, see :project:`gripper` and :skill:`C++`.

      - Ten times as fast.
      - Stops ``at once``.

      .. award:: Best Arm
         :date: 2022

   .. resume:project:: Gripper

      Holds an egg [#egg]_.

Papers
------

.. publication:: Arms that stop, or how to bring a robot
   of any size to a halt
   :id: arms-that-stop
   :type: inproceedings
   :authors: J. Doe, Erika Mustermann
   :date: 2023-05
   :projects: arm-control

   An arm should stop.

.. skills:: Methods
   :keywords: Control theory, C++

.. listing:: projects
   :style: chips

.. [#egg] A raw one.
"""
JOE = """
Joe Roe
=======

.. person:: joe
   :headline: Tester

.. contribution:: arm-control
   :role: Tester

   Tested it, with :any:`jane`, :doc:`/projects/gripper` and :resume:skill:`python`.
"""
PAGES = [
    *("people/jane", "projects/arm-control", "projects/gripper", "awards/best-arm"),
    *("publications/arms-that-stop", "organizations/acme-robotics", "skills/python"),
    *("skills/c-plus-plus", "skills/research-applied", "skills/control-theory"),
    *("people/index", "projects/index", "skills/index", "publications/index"),
]


def built(folder, name, text):
    site = Site(folder)
    site.write("index.md", "# Home\n\n```{toctree}\n:glob:\n\npeople/*\n```\n")
    site.write(name, text)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    return result


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    return (
        built(tmp_path_factory.mktemp("markdown"), "people/jane.md", MARKDOWN),
        built(tmp_path_factory.mktemp("rest"), "people/jane.rst", REST),
    )


def words(result, name):
    # reStructuredText wants a space before the number of a footnote.
    return result.body(name).replace("egg .", "egg.")


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_the_same_and_lead_to_the_same(both, name):
    markdown, rest = both
    assert words(rest, name) == words(markdown, name)
    assert rest.links(name) == markdown.links(name)


def test_no_space_stays_where_a_summary_leaves_a_footnote_out(both):
    _, rest = both
    summaries = [tag.get_text() for tag in rest.page("projects/index").select(".resume-summary")]
    assert "Holds an egg." in summaries


def test_there_are_the_same_pages(both):
    markdown, rest = (
        {name for name in result.files() if name.endswith(".html")} for result in both
    )
    assert rest == markdown
    assert {f"{name}.html" for name in PAGES} < rest


def test_both_languages_in_one_project(site):
    site.write("people/jane.md", MARKDOWN)
    site.write("people/joe.rst", JOE)
    result = site.build(nitpicky=True)
    assert result.warnings == []
    text = result.body("projects/arm-control")
    assert text.count("Ten times as fast.") == text.count("Tested it") == 1
    links = result.links("projects/arm-control")
    assert links["Joe Roe"] == "../people/joe.html"
    assert links["Python"] == "../skills/python.html"
    assert links["Gripper"] == "gripper.html"
    assert "Arm Control" in result.links("people/joe")
    assert "Arm Control" in result.links("skills/python")
    assert "Mentioned in" in result.body("projects/gripper")


def test_every_page_that_comes_by_itself_may_be_written_in_either(site):
    site.write("people/jane.md", MARKDOWN)
    site.write("projects/gripper.rst", ":orphan:\n\nGripper\n=======\n\nThe long story.\n")
    site.write("skills/python.md", "---\norphan: true\n---\n\n# Python\n\nA snake.\n")
    result = site.build(nitpicky=True)
    assert result.warnings == []
    for name, own, known in (
        ("projects/gripper", "The long story.", "Holds an egg"),
        ("skills/python", "A snake.", "Arm Control"),
    ):
        assert result.body(name).count(own) == 1
        assert known in result.body(name)
    folder = posixpath.dirname(result.links("people/jane")["Gripper"])
    assert folder == "../projects"


def test_substitutions_in_fields_are_known(site):
    page = """
Ann
===

.. person:: ann
   :headline: Head of |s|

.. |s| replace:: Swings
"""
    site.write("people/ann.rst", page)
    built = site.build()
    assert built.warnings == []
    assert "Head of Swings" in built.body("people/ann")
    assert json.loads(built.text("people/ann.json"))["basics"]["label"] == "Head of Swings"


@pytest.mark.parametrize("pages", ["people/*\nprojects/*", "projects/*"])
def test_a_citation_in_a_body_stands_once_in_a_document(site: Site, pages: str):
    site.conf += 'latex_documents = [("index", "lab.tex", "Lab", "Lab", "manual")]\n'
    site.write("index.md", f"# Lab\n\n```{{toctree}}\n:glob:\n\n{pages}\n```\n")
    project = ".. project:: Arm\n\n   As in [Lee]_.\n\n   .. [Lee] Lee, 2020.\n"
    site.write("people/jane.rst", f"Jane\n====\n\n.. person:: jane\n\n{project}")
    text = site.build("latex").text("lab.tex")
    assert re.findall(r"\\bibitem.*", text) == [r"\bibitem[Lee]{people/jane:lee}"]
    assert text.count("Lee, 2020.") == 1
    assert "Lee, 2020." in site.build("html").body("projects/arm")
