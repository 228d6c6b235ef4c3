"""Degrees, numerals and *Jr.* behind names of a list, and initials that look like them."""

import pytest
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.names.author_lists import authors

from . import make

# A list of a block, the same for BibTeX, and the parts of its names: given particle family | suffix
LISTS = """
Jane Doe, Ann Lang PhD -> Jane; Doe / Ann; Lang; PhD
Jane Doe MD PhD, Ann Lang -> Jane; Doe; MD PhD / Ann; Lang
Jane Doe M.D., Ann van Lang M.D. -> Jane; Doe; M.D. / Ann; van Lang; M.D.
Jane Doe MBA, Ann Lang MPH, Bo Roe M.Sc. -> Jane; Doe; MBA / Ann; Lang; MPH / Bo; Roe; M.Sc.
Jane Doe Jr. MD, Ann Lang III PhD -> Jane; Doe; Jr. MD / Ann; Lang; III PhD
J. Doe, A. B. Roe, Ann Lang MD -> J.; Doe / A. B.; Roe / Ann; Lang; MD
DOE Jane, ROE Ann MD -> Jane; DOE / Ann; ROE; MD
Jane Doe, Jack MA -> Jane; Doe / Jack; MA
Jane Doe RN, Ann Roe BSN -> Jane; Doe; RN / Ann; Roe; BSN
Jane Doe jun., Ann Roe -> Jane; Doe; jun. / Ann; Roe
Doe J MD, Lang A MSc, Roe B PhD -> J; Doe; MD / A; Lang; MSc / B; Roe; PhD
Doe J, Gil Roe MD, Roe AB -> J; Doe / MD; Gil Roe / AB; Roe
Gil Roe MD, Doe J -> MD; Gil Roe / J; Doe
van Roe MD, Doe J -> MD; van Roe / J; Doe
Doe J, Bin Omar MA, Roe B -> J; Doe / MA; Bin Omar / B; Roe
Lang MD, Roe A -> MD; Lang / A; Roe
Doe J, Ivanov II, Roe AB -> J; Doe / II; Ivanov / AB; Roe
Doe J, Ivanov IV, Lang VI -> J; Doe / IV; Ivanov / VI; Lang
Jane Doe, Omar Ferris II -> Jane; Doe / Omar; Ferris; II
Roe AB, Lang A 3rd -> AB; Roe / A; Lang; 3rd
Roe AB, Lang A 2nd., Doe J 4th -> AB; Roe / A; Lang; 2nd. / J; Doe; 4th
Roe AB, Lang A 3rd. -> AB; Roe / A; Lang; 3rd
Schmidt jun. P, Roe AB -> P; Schmidt; jun. / AB; Roe
Schmidt P sen., Roe AB -> P; Schmidt; sen. / AB; Roe
Doe J, St. John A, de St. Croix B -> J; Doe / A; St. John / B; de St. Croix
St. John A, Sta. Maria B -> A; St. John / B; Sta. Maria
Doe J, Roe A. -> J; Doe / A; Roe
Doe J 1, Roe AB2 -> J; Doe / AB; Roe
Jane Doe 1, Ann Roe 2 -> Jane; Doe / Ann; Roe
Dr. Doe J, Lang A -> J; Doe / A; Lang
"""
APART = """
Doe J, MD, Lang A, MSc, Roe B, MD, PhD -> J; Doe; MD / A; Lang; MSc / B; Roe; MD, PhD
Doe J, Lang MD, Roe A, MD -> J; Doe / MD; Lang / A; Roe; MD
Jane Doe, MD, Ann Lang, PhD -> Jane; Doe; MD / Ann; Lang; PhD
"""
BOTH = """
Doe J, MD, Gil Roe MD, PhD, Lee B, PhD -> J; Doe; MD / MD; Gil Roe; PhD / B; Lee; PhD
Doe J, Lind B, Gil Roe, MD -> J; Doe / B; Lind / MD; Gil Roe
"""
IN_FILES = """
Gil Roe, MD and Lind, B -> MD; Gil Roe / B; Lind
Gil Roe, M.D. and Lind, B. -> M.D.; Gil Roe / B.; Lind
Doe, J and Ivanov, II -> J; Doe / II; Ivanov
Jane Roe, MD and Lind, Bo -> Jane; Roe; MD / Bo; Lind
Lang, Ann, MD and Doe, J. and Roe, A. -> Ann; Lang; MD / J.; Doe / A.; Roe
Lang, Ann PhD and Doe, Jo JD -> Ann; Lang; PhD / Jo JD; Doe
Lang PhD, Ann and Roe MD, Bo -> Ann; Lang; PhD / Bo; Roe; MD
Doe, MD PhD, Jane and Roe, Bo -> Jane; Doe; MD PhD / Bo; Roe
"""


def _parts(found):
    names = [one.name for one in found]
    texts = [(one.given, f"{one.particle} {one.family}".strip(), one.suffix) for one in names]
    return " / ".join("; ".join(filter(None, text)) for text in texts)


@pytest.mark.parametrize(
    ("written", "parts"), [*make.table(LISTS), *make.table(APART), *make.table(BOTH)]
)
def test_a_block_has_them_behind_names(written, parts):
    faults = []
    assert _parts(authors(written, lambda *one: faults.append(one))) == parts
    assert faults == []


@pytest.mark.parametrize(("written", "parts"), make.table(LISTS))
def test_a_bibliography_has_them_behind_names(written, parts):
    found = people(written.replace(", ", " and "))
    assert (_parts(found.authors), found.faults) == (parts, ())


@pytest.mark.parametrize(("written", "parts"), make.table(APART))
def test_a_bibliography_with_commas_alone_is_read_as_a_block(written, parts):
    found = people(written)
    assert _parts(found.authors) == parts
    ((_, message),) = found.faults
    again = people(message.partition("write ")[2])
    assert again.faults == ()
    assert _parts(again.authors).replace(",", "") == parts.replace(",", "")


@pytest.mark.parametrize(("written", "parts"), make.table(IN_FILES))
def test_a_comma_tells_initials_from_degrees_where_all_have_one(written, parts):
    found = people(written)
    assert (_parts(found.authors), found.faults) == (parts, ())


def test_ids_are_no_suffixes():
    assert list(map(str, authors("ann, jun, sen", print))) == ["ann", "jun", "sen"]


@pytest.mark.parametrize(
    "written", ["Erdmann E", "Erdmann E (Hrsg.)", "Gil MG", "Erdmann E et al."]
)
def test_one_name_with_initials_alone_is_doubtful(written):
    for found in (authors(written, print), people(written.replace("Hrsg.", "Ed.")).authors):
        assert [one.doubtful for one in found][:1] == [True]
    for sure in ("Erdmann E, Roe A", "Ann Lee", "Le Roux N", '"Erdmann, E"', "A. Lee"):
        assert not any(one.doubtful for one in authors(sure, print))


def test_a_doubtful_name_is_told_unless_it_is_somebody_of_the_site():
    def said(name, *more):
        paper = make.publication("Bricks", authors=name)
        made = make.graph({"a": [paper], "b": more})
        return [message for _, _, message in make.told(made)]

    (message,) = said("Erdmann E")
    assert "'Erdmann E' is read as the given name Erdmann and the family name E" in message
    assert '"Erdmann, E"' in message
    assert said('"Erdmann, E"') == said('"E, Erdmann"') == said("Siemens AG") == []
    assert said("Erdmann E", make.person("eva", name="Eva Erdmann")) == []


def test_a_degree_that_may_be_initials_of_somebody_of_the_site_is_told():
    def said(written):
        paper = make.publication("Bricks", authors=written)
        mary = make.person("mary", name="María Dolores Ruiz Soto")
        return [message for _, _, message in make.told(make.graph({"a": [paper], "b": [mary]}))]

    (message,) = said("Ruiz Soto MD")
    assert "'MD' of 'Ruiz Soto, MD' is read as a degree" in message
    assert message.endswith('write "Ruiz Soto, M. D."')
    assert said('"Ruiz Soto, M. D."') == said("Ann Lang MD") == []
