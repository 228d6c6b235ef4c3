"""Which studies ended with a degree, as far as their author says so."""

import pytest
from sphinx_resume.model.degrees import has_degree

from . import make

DEGREES = """
Ph.D.; PhD; M.Sc.; MSc; M.S.; B.E.; B.Tech; BSc (Hons); MBA; LL.M.; J.D.; MD; M.B.B.S.; M. Eng.
A.A.; Bachelor of Science; Master's; Associate of Arts; Engineer's degree; Diplom (10 Semester)
Dr. med.; Dipl.-Ing.; Magister Artium; Staatsexamen; Promotion; Licenciatura; Grado en Física
Maestría; Ingeniería Civil; Lic. en Derecho; Laurea magistrale; Licence
Diplôme d'ingénieur; Mestrado; Bacharelado; Kandidatexamen
бакалавр; Yüksek Lisans; 学士; 博士; 修士; 석사; بكالوريوس
"""
NONE = """
Coding Bootcamp; Some college; High School Diploma; Maestría (trunca); Licenciatura trunca; GED
Licenciatura (pasante); A-Levels; Abitur; Baccalauréat; Diploma; Graduate Certificate; Nanodegree
Data Science; Coursework; Ausbildung; Bachillerato; Diplomado en Finanzas; Grado superior; BTS
Masterclass; Certified Scrum Master Training; Exam; Mathematics; Ph.D., ABD; Diplom (abgebrochen)
"""


def _has_degree(study_type):
    study = make.education("University", study_type=study_type, end="2012")
    made = make.graph({"a": [make.person("jane"), study]})
    return has_degree(made, made.at("a", 1))


@pytest.mark.parametrize("study_type", "; ".join(DEGREES.strip().split("\n")).split("; "))
def test_what_names_a_degree_is_one(study_type):
    assert _has_degree(study_type)


@pytest.mark.parametrize("study_type", "; ".join(NONE.strip().split("\n")).split("; "))
def test_schools_courses_and_what_was_left_are_none(study_type):
    assert not _has_degree(study_type)
