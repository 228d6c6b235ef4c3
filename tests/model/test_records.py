import json
from pathlib import Path

import pytest
from sphinx_resume.formats.json_resume_fields import JSON_RESUME
from sphinx_resume.model.dates import Span, parse_date
from sphinx_resume.model.fields import lookup
from sphinx_resume.model.kinds import KINDS

from .make import award, experience, person, project, records, table

SCHEMA = Path(__file__).parents[3] / "shared/data/schemas/jsonresume.schema.json"
# The facts of JSON Resume 1.3.1: what is not told by an author's prose.
SECTIONS = {
    "basics": "name label image email phone url summary location profiles",
    "work": "name location position url startDate endDate summary",
    "volunteer": "organization position url startDate endDate summary",
    "education": "institution url area studyType startDate endDate score courses",
    "awards": "title date awarder summary",
    "certificates": "name date url issuer",
    "publications": "name publisher releaseDate url summary",
    "skills": "name level keywords",
    "languages": "language fluency",
    "interests": "name keywords",
    "references": "name",
    "projects": "name keywords startDate endDate url roles entity type",
}
WORDS = """
experience -> position -> position -> own | experience -> role -> position -> alias
experience -> company -> name -> alias | experience -> from -> start -> alias
experience -> to -> end -> alias | experience -> Start-Date -> start -> alias
education -> study_type -> studyType -> own | education -> gpa -> score -> alias
person -> e-mail -> email -> own | person -> twitter -> x -> alias
publication -> author -> authors -> alias
"""


def named(section: str) -> set[str]:
    """Return the names in JSON Resume that the kinds of a section give to their fields."""
    kinds = [one for one in JSON_RESUME.values() if one.section == section]
    return {name for one in kinds for name in (*one.body, *one.fields.values())}


def test_what_json_resume_has_names_for_are_fields():
    for name, known in JSON_RESUME.items():
        assert known.fields.keys() <= {one.attribute for one in KINDS[name].fields.values()}


@pytest.mark.parametrize("section", SECTIONS)
def test_the_field_table_names_the_facts_of_json_resume(section):
    assert set(SECTIONS[section].split()) - named(section) == set()


@pytest.mark.parametrize("section", SECTIONS)
def test_the_field_table_names_all_that_the_schema_has(section):
    if not SCHEMA.is_file():
        pytest.skip("the schema of JSON Resume 1.3.1 is not beside the repository")
    schema = json.loads(SCHEMA.read_text("utf-8"))["properties"]
    assert set(SECTIONS) == schema.keys() - {"$schema", "meta"}
    fields = schema[section].get("items", schema[section])["properties"]
    assert set(fields) - named(section) == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_word_of_a_block_means_one_field_and_explains_itself(kind):
    meant = {}
    for field in kind.fields.values():
        for word in (field.name, *field.aliases):
            assert meant.setdefault(word.replace("-", "").casefold(), field) is field
        assert field.help
        assert field.form
    assert kind.help


@pytest.mark.parametrize(("kind", "word", "name", "how"), table(WORDS))
def test_a_field_is_found_by_its_name_and_by_what_people_try(kind, word, name, how):
    field, own = lookup(KINDS[kind].fields, word)
    assert (field.name, own) == (name, how == "own")
    assert lookup(KINDS[kind].fields, "shoe-size") is None


def test_a_record_tells_its_title_line_and_dates():
    job = experience("Acme", start="2020", end="2021-05", lines=(("start", 14),))
    blocks = [person("jane", name="Jane Doe"), job, award("Prize", date="2022-03"), project("Lego")]
    jane, job, prize, lego = records("cv", blocks)
    assert [one.title for one in (jane, job, prize, lego)] == ["Jane Doe", "Acme", "Prize", "Lego"]
    assert (job.line_of("start"), job.line_of("end")) == (14, job.line)
    assert job.span == Span(parse_date("2020"), parse_date("2021-05"))
    assert prize.span == Span(parse_date("2022-03"))
    assert not any(one.span for one in (lego, jane))
