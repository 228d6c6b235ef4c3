"""Labels of pages, volumes and issues, which their fields say themselves."""

import pytest
from sphinx_resume.model.publications.number_labels import bare_number

LABELLED = {
    "pages": {
        "S. 1–10": "1–10",
        "Seiten 5-6": "5-6",
        "pp. 211-248": "211-248",
        "pp5-6": "5-6",
        "p5-6": "5-6",
        "P. 12": "12",
        "p 12": "12",
        "p. 3": "3",
        "págs. 3-9": "3-9",
        "с. 5–7": "5–7",
        "第1-10页": "1-10",
        "12-15쪽": "12-15",
        "pp. xi-xiv": "xi-xiv",
        "pp. S1-S10": "S1-S10",
        "S. 34 ff.": "34 ff.",
        "S. 1–3, S. 7": "1–3, 7",
        "ch. 3, pp. 12–34": "ch. 3, 12–34",
    },
    "volume": {
        "vol. 3": "3",
        "Volume 12/13": "12/13",
        "Bd. 4": "4",
        "Band IV": "IV",
        "Jg. 12": "12",
        "tome II": "II",
        "第3卷": "3",
    },
    "issue": {
        "Heft 5": "5",
        "Nr. 2": "2",
        "no. 3-4": "3-4",
        "n.º 3": "3",
        "nº 3": "3",
        "№ 4": "4",
        "núm. 5": "5",
        "Issue S1": "S1",
        "第2期": "2",
    },
}
OTHER = {
    "pages": [
        "P123",
        "P12–P14",
        "p12-p14",
        "p123",
        "P5-6",
        "3, P7",
        "S1-S10",
        "S 12",
        "34 ff.",
        "pages to come",
        "Article 5",
        "e12-3",
        "sin paginar",
    ],
    "volume": ["3", "vol. 3, no. 2", "LNCS 12", "v3", "Volta 3", "Band of gold"],
    "issue": ["Special Issue 3", "Suppl. 1", "November", "Nov. 3", "No name", "TR-12", "NR12"],
}


@pytest.mark.parametrize("field", LABELLED)
def test_a_label_that_the_field_says_itself_is_left_out(field):
    assert {text: bare_number(field, text) for text in LABELLED[field]} == LABELLED[field]


@pytest.mark.parametrize("field", OTHER)
def test_anything_else_stays(field):
    assert [bare_number(field, text) for text in OTHER[field]] == OTHER[field]
