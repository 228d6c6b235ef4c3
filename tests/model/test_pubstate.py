"""What is still to come out, in the languages of those who write bibliographies."""

import pytest
from sphinx_resume.model.bibtex import bib_publication, bib_reader
from sphinx_resume.model.publications.publication_state import STATES, is_pending, state_in

SAID = {
    "inpreparation": "in preparation, in Vorbereitung, em preparação, 準備中, قيد الإعداد",
    "submitted": "submitted to Nature, under review, eingereicht, soumis, złożony, 投稿中, 审稿中",
    "forthcoming": "to appear, Forthcoming, à paraître, próximamente, erscheint 2030, 即将出版"
    ", 掲載予定, принято к печати, прийнято до друку, 게재 예정",
    "inpress": "in press, im Druck, In Druck, sous presse, en prensa, no prelo, in stampa"
    ", ter perse, i tryck, w druku, в печати, 印刷中, 인쇄 중, قيد النشر, baskıda, (im Druck)",
    "prepublished": "online first, published online ahead of print",
}


@pytest.mark.parametrize("key", SAID)
def test_a_state_is_known_in_many_languages(key):
    assert {text: state_in(text) for text in SAID[key].split(", ")} == dict.fromkeys(
        SAID[key].split(", "), key
    )


@pytest.mark.parametrize(
    "text", ["2020", "Best paper", "Soumission spontanée", "Oral", "", "printed"]
)
def test_what_is_out_is_not_to_come(text):
    assert not is_pending(text)


@pytest.mark.parametrize("field", ["year", "date"])
@pytest.mark.parametrize(
    ("text", "key"),
    [("im Druck", "inpress"), ("à paraître", "forthcoming"), ("eingereicht", "submitted")],
)
def test_who_writes_it_in_another_language_is_told_of_the_field_for_it(field, text, key):
    entries, _ = bib_reader.read_bibtex(f"@article{{k, title = {{T}}, {field} = {{{text}}}}}")
    values, (fault,) = bib_publication.publication_values(entries[0])
    assert values["status"] == text
    assert f"write pubstate = {{{key}}}," in fault.message
    assert "2022" not in fault.message


@pytest.mark.parametrize("key", STATES)
def test_a_state_of_biblatex_is_said_in_words(key):
    entries, _ = bib_reader.read_bibtex(f"@article{{k, title = {{T}}, pubstate = {{{key}}}}}")
    values, faults = bib_publication.publication_values(entries[0])
    assert (values["status"], faults) == (STATES[key], [])
    assert state_in(values["status"]) == key
