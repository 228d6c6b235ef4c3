"""Companies, universities and other groups that are authors, told from people."""

import pytest
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.dates import Date
from sphinx_resume.model.names import author_lists
from sphinx_resume.model.names.name_keys import PersonName

from .make import graph, organization, person, publication

SURE = [
    "Robert Bosch GmbH",
    "Acme Inc.",
    "Acme, Inc.",
    "Foo Ltd",
    "Foo LLC",
    "Toyota Motor Co., Ltd.",
    "Ørsted Wind Power Germany GmbH & Co. KG",
    "Verein der Freunde e.V.",
    "ANDES Study Group",
    "ATLAS Collaboration",
    "Max-Planck-Institut für Physik",
    "University of X",
    "Universidad de los Andes",
    "清华大学",
    "German Center for Diabetes Research (DZD)",
    "Deutsches Zentrum für Luft- und Raumfahrt",
    "Forschungszentrum Jülich",
    "Universitätsklinikum Erlangen",
    "Consejo Superior de Investigaciones Científicas (CSIC)",
    "Comisión Nacional del Agua",
    "ESC Task Force Members",
    "DELTA Collaborators",
    "Friends of the Earth",
    "ACME S.A. DE C.V.",
    "Acme SAPI de CV",
    "Acme S. de R.L. de C.V.",
    "ACME INC",
]


@pytest.mark.parametrize("name", SURE)
def test_what_is_surely_a_group_is_one_in_blocks_and_bibliographies(name):
    group = PersonName(literal=name)
    faults = []
    for written in (f"Ann Lee, {name}", f"Ann Lee, {name}, Bo Kim", f"Ann Lee, {name}*"):
        found = author_lists.authors(written, lambda *one: faults.append(one))
        assert [one.name for one in found][:2] == [PersonName("Lee", "Ann"), group]
    found = people(f"Lee, Ann and {name} and Kim, Bo")
    assert [one.name for one in found.authors][1:] == [group, PersonName("Kim", "Bo")]
    assert (list(found.faults), faults) == ([], [])


def test_inventors_parted_by_semicolons_may_be_a_company():
    said = []
    written = "Brüggemann, Katharina; Groß, Jörg; Robert Bosch GmbH"
    found = author_lists.authors(written, lambda *one: said.append(one))
    assert [one.name for one in found][1:] == [
        PersonName("Groß", "Jörg"),
        PersonName(literal="Robert Bosch GmbH"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("Ann Lee (Tidewater University)", "Lee, University", "J. Co", "Ann Institutio"),
        *("Mary Center", "Rosa Consejo", "Guillaume de l'Hospital", "John of Salisbury"),
    ],
)
def test_people_are_no_groups(name):
    (one,) = author_lists.authors(f'"{name}"', print)
    assert not one.name.literal
    (one,) = people(name).authors
    assert not one.name.literal


def shown(name, *blocks):
    made = graph(
        {"a": [*blocks, publication("Ropes", authors=["Ann Lee", name], date=str(Date(2020)))]}
    )
    record = made.records["a"][-1]
    return made.edges_of(record).authors[1]


@pytest.mark.parametrize(
    "name", ["Siemens AG", "Bar S.A.", "Philips N.V.", "Total SA", "Foo S.L.U."]
)
def test_a_legal_form_that_may_be_initials_is_one_of_a_company_if_no_person_is_meant(name):
    assert shown(name).name == PersonName(literal=name)
    family, _, initials = name.partition(" ")
    given = {"AG": "Anna G.", "S.A.": "Sven A.", "N.V.": "Nora V.", "SA": "Sven A."}.get(
        initials, "Sara L. U."
    )
    heading = f"{given} {family}"
    one = shown(name, person("ann", name=heading))
    assert one.key == ("person", "ann")


def test_initials_in_a_list_of_them_are_those_of_people():
    found = people("Roe AB and Smith AG and Lee SA").authors
    assert [one.name.family for one in found] == ["Roe", "Smith", "Lee"]
    found = author_lists.authors("Roe AB, Smith AG, Lee SA", print)
    assert [one.name.family for one in found] == ["Roe", "Smith", "Lee"]


def test_a_name_of_an_organization_of_the_site_is_that_of_a_group():
    assert shown("Urban Arrow").name == PersonName("Arrow", "Urban")
    here = organization("urban-arrow", name="Urban Arrow")
    assert shown("Urban Arrow", here).name == PersonName(literal="Urban Arrow")


def test_a_person_of_the_site_may_have_a_name_like_that_of_a_group():
    one = shown("Ann Network", person("ann", name="Ann Network"))
    assert one.key == ("person", "ann")
