"""Signs at names of authors: what notes and annotations say that they mean, and what is shown."""

import pytest
from sphinx_resume.model.fields import authors
from sphinx_resume.model.names.author_marks import annotation, explained_in, joined_signs
from sphinx_resume.model.names.authors import author_of, signs_of, with_marks
from sphinx_resume.model.names.name_keys import Mark


def meant(names, note="", editors=""):
    """Return what the signs of the names of a block mean, and the rest of the note."""
    values = {"authors": authors(names, print), "note": note}
    if editors:
        values["editors"] = authors(editors, print)
    found = with_marks(values)
    people = (*found["authors"], *found.get("editors", ()))
    return {mark.sign: mark.meaning for one in people for mark in one.marks}, found.get("note", "")


NOTES = {
    "* = equal contribution": ({"*": "equal"}, ""),
    "Best paper. *Equal contribution. †Corresponding author.": (
        {"*": "equal", "†": "corresponding"},
        "Best paper.",
    ),
    "† = corresponding author; ‡ now at Acme. Oral": (
        {"†": "corresponding", "‡": "now at Acme"},
        "Oral",
    ),
    "‡ Work done at Acme. Oral; Best paper": ({"‡": "Work done at Acme"}, "Oral; Best paper"),
    "‡ Work done at the Univ. Bern. Oral": ({"‡": "Work done at the Univ. Bern"}, "Oral"),
    "‡ Work done with J. Roe (now Dr. Roe). Oral": (
        {"‡": "Work done with J. Roe (now Dr. Roe)"},
        "Oral",
    ),
    "* deceased": ({"*": "deceased"}, ""),
    "Authors marked with * contributed equally. Oral": ({"*": "equal"}, "Oral"),
    "Equal contribution (*), corresponding author (†). Oral": (
        {"*": "equal", "†": "corresponding"},
        "Oral",
    ),
    "Oral (* denotes equal contribution)": ({"*": "equal"}, "Oral"),
    "* and † denote equal contribution and corresponding author, respectively": (
        {"*": "equal", "†": "corresponding"},
        "",
    ),
    "*, ‡ These authors contributed equally to this work": ({"*": "equal", "‡": "equal"}, ""),
    "† Corresponding author: bo@example.org. Oral": (
        {"†": "corresponding"},
        "bo@example.org; Oral",
    ),
    "‡ Equal advising, † equal contribution": ({"‡": "Equal advising", "†": "equal"}, ""),
    "∗ Joint first authors": ({"*": "equal"}, ""),
    "Rated 5*; in C# and F#": ({}, "Rated 5*; in C# and F#"),
    "Oral": ({}, "Oral"),
}


@pytest.mark.parametrize("note", NOTES)
def test_a_note_explains_signs(note):
    assert explained_in(note, ["*", "†", "‡", "#"]) == NOTES[note]


@pytest.mark.parametrize("sign", ["&dagger;", "<sup>†</sup>", r"$^\dagger$"])
def test_a_note_of_a_block_may_raise_signs(sign):
    found = meant("A*, J†", f"{sign} = corresponding author. Oral")
    assert found == ({"*": "", "†": "corresponding"}, "Oral")
    assert meant("A*, J*", "R&amp;D")[1] == "R&amp;D"


def test_a_sign_that_a_note_leaves_out_means_nothing_known():
    assert meant("A*, J†", "† = corresponding author") == ({"*": "", "†": "corresponding"}, "")
    assert meant("A*, B*, J†", "† = now at Acme") == ({"*": "", "†": "now at Acme"}, "")


def test_a_star_has_its_usual_meaning_if_no_sign_is_explained():
    assert meant("A*, J†", "Oral") == ({"*": "corresponding", "†": ""}, "Oral")
    assert meant("A*, B*, J†") == ({"*": "equal", "†": ""}, "")
    assert meant("A*, B✉") == ({"*": "", "✉": "corresponding"}, "")
    assert meant("A⋆, B⋆, C†") == ({"⋆": "equal", "†": ""}, "")


def test_signs_of_authors_and_editors_are_explained_together():
    found = meant("A*, B†", "† corresponding author; * equal contribution", "C†, D*")
    assert found == ({"*": "equal", "†": "corresponding"}, "")


def test_an_annotation_explains_the_sign_at_the_same_names():
    ann, bo = author_of("Ann*"), author_of("Bo†")
    noted = type(bo)(bo.name, (*bo.marks, Mark("corresponding")))
    found = with_marks({"authors": (ann, noted)})["authors"]
    assert [one.marks for one in found] == [(Mark("", "*"),), (Mark("corresponding", "†"),)]


@pytest.mark.parametrize(
    "name", ["Bo*†", r"Bo\*†", "Bo<sup>*,†</sup>", r"Bo$^{*\dagger}$", "Bo*&dagger;"]
)
def test_signs_of_a_block_may_be_raised(name):
    assert [str(mark) for mark in author_of(name).marks] == ["*", "†"]
    assert str(author_of(name)) == "Bo"


@pytest.mark.parametrize("name", ["*Bo Ax", "* Bo Ax", r"\*Bo Ax", "Ax, *Bo", "<sup>*</sup>Bo Ax"])
def test_signs_before_a_name_are_its_marks(name):
    assert author_of(name).marks == (Mark("", "*"),)
    assert str(author_of(name)) == "Bo Ax"


def test_a_sign_within_a_word_is_part_of_it():
    assert str(author_of("Ann C*Lee")) == "Ann C*Lee"


def test_numbers_and_doubled_signs_are_marks():
    assert author_of("Bo¹,²").marks == (Mark("", "1"), Mark("", "2"))
    assert author_of("Bo**†").marks == (Mark("", "**"), Mark("", "†"))


def test_signs_are_shown_as_they_are_written():
    written = [Mark("corresponding", "*"), Mark("equal", "†"), Mark("", "‡")]
    assert signs_of(written) == {"corresponding": "*", "equal": "†", "‡": "‡"}


def test_what_has_no_sign_takes_one_that_is_free():
    found = signs_of([Mark("equal"), Mark("", "*"), Mark("corresponding"), Mark("at Acme")])
    assert len(set(found.values())) == 4
    assert found["*"] == "*"
    assert found["corresponding"] == "†"
    assert signs_of([Mark("at Acme", "†"), Mark("at Beta", "†")])["at Beta"] not in {"†", "*"}


def test_annotations_for_styles_are_no_marks():
    assert annotation("highlight") is None
    assert annotation('"*"') == Mark("", "*")
    assert annotation("equal_contribution") == Mark("equal")


AFFILIATED = {
    "Ann Lee, B. Ray^1,2^*": {"Ann Lee": "", "B. Ray": "1 2 *"},
    r"Ann Lee<sup>1,2</sup>, B. Ray$^{2,\dagger}$": {"Ann Lee": "1 2", "B. Ray": "2 †"},
    r"A. Lee^1,\*^, B. Ray{sup}`1, a`": {"A. Lee": "1 *", "B. Ray": "1 a"},
    r"Ann Lee\textsuperscript{1}, B. Ray^{12}": {"Ann Lee": "1", "B. Ray": "12"},
    "Ann Lee1,2, B. Ray2,*, Bo Cid3": {"Ann Lee": "1 2", "B. Ray": "2 *", "Bo Cid": "3"},
    "Ann Lee¹,², B. Ray²*": {"Ann Lee": "1 2", "B. Ray": "2 *"},
    '"Doe, Jane"^1,2^, Bo Li^b^': {"Jane Doe": "1 2", "Bo Li": "b"},
    # No marks: ids, groups, and names with numbers of their own.
    "jane2, bob1": {"jane2": "", "bob1": ""},
    'Team 2, "CMS Group2", {Big Lab3}': {"Team 2": "", "CMS Group2": "", "Big Lab3": ""},
}


@pytest.mark.parametrize("names", AFFILIATED)
def test_several_numbers_at_one_name_are_no_name(names):
    found = authors(names, print)
    assert {str(one): " ".join(mark.sign for mark in one.marks) for one in found} == AFFILIATED[
        names
    ]


LEGENDS = {
    "1: Univ. A; 2: Univ. B": ({"1": "Univ. A", "2": "Univ. B"}, ""),
    "¹Univ. A, Rome, ²Univ. B": ({"1": "Univ. A, Rome", "2": "Univ. B"}, ""),
    "(1) Univ. A. (2) Univ. B.": ({"1": "Univ. A", "2": "Univ. B"}, ""),
    "1 Univ. A; 2 Univ. B": ({"1": "Univ. A", "2": "Univ. B"}, ""),
    "Best paper; 1 = Univ. A; 2 = Univ. B": ({"1": "Univ. A", "2": "Univ. B"}, "Best paper"),
    # No legend: numbers are left out.
    "2 figures": ({}, "2 figures"),
    "Oral": ({}, "Oral"),
    "": ({}, ""),
}


@pytest.mark.parametrize("note", LEGENDS)
def test_numbers_of_affiliations_are_kept_if_a_note_explains_them(note):
    assert meant("Ann Lee^1^, B. Ray^1,2^", note) == LEGENDS[note]


def test_numbers_that_are_explained_are_shown_raised():
    marks = [Mark("Univ. A", "1"), Mark("Univ. B", "2"), Mark("Univ. C", "a"), Mark("equal", "*")]
    assert list(signs_of(marks).values()) == ["¹", "²", "ᵃ", "*"]
    assert joined_signs(["¹", "²", "*", "³"]) == "¹,²*³"


@pytest.mark.parametrize(
    "note", ["¹ Erding; ² München", "1 Erding; 2 München", "1: Erding; 2: München"]
)
def test_two_raised_digits_are_two_numbers_if_a_note_tells_of_each(note):
    assert meant("Doe J¹², Roe A¹", note) == ({"1": "Erding", "2": "München"}, "")


def test_two_raised_digits_are_one_number_if_a_note_tells_of_it():
    both = "1: Erding; 2: München; 12: Oslo"
    assert meant("Doe J¹², Roe A¹", both) == ({"1": "Erding", "12": "Oslo"}, "2: München")


def test_numbers_behind_several_names_are_marks():
    said = ({"1": "Erding", "2": "München"}, "")
    for names in ("Jane Doe 1, Ann Roe 2", "Doe J 1, Roe AB2", "Jane Doe 1,2, Ann Roe 2"):
        assert meant(names, "1: Erding; 2: München") == said
    for names in ("Team 2, R2", "Area 51, Sum 41"):
        assert not any(one.marks for one in authors(names, print))
