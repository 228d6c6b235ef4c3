r"""Bibliographies as other programs export them: each file of ``bibliographies`` is one's style.

What stands here is right by the eye. An independent reader, pybtex with the decoder of
pylatexenc, must find the same entries and people, but for what is listed with its reason.
"""

import unicodedata
from pathlib import Path

import pybtex.errors
import pytest
from conftest import PICTURE
from pybtex.database.input.bibtex import Parser
from pylatexenc.latex2text import LatexNodes2Text
from sphinx_resume.model.bibtex.bib_publication import publication_values
from sphinx_resume.model.bibtex.bib_reader import read_bibtex

FILES = sorted(Path(__file__).with_name("bibliographies").glob("*.bib"))

RIGHT = """
zotero lind_effect_2021
  name Effect on krill Euphausia superba at p < 0.05
  runs Effect on krill |*Euphausia superba*| at p < 0.05
  authors Bo Lind; Irene Simó Muñoz; Jan van der Berg
  journal Marine & Polar Letters
  doi 10.1000/krill_1
  publisher Polar Press
  tags krill; E. superba
zotero noauthor_co2_nodate
  name CO₂ in Norway & elsewhere
better-bibtex alvarezVapor2019
  name On Vapor and Ice: Fractions of In Situ Data, 5 % of 10³
  authors Ana Álvarez; Jan van der Berg; Ice Group, Inc.
  publisher Universidad de Málaga
  url https://example.org/~ana/thesis_1.pdf
  date 2019-06-21
better-bibtex okoyeStars2020
  name Stars “Above” and Below — a Survey of 𝛼 Centauri
  authors Chi Okoye (equal); Al Ferris III (equal, corresponding); Thị Nguyễn
  booktitle Proc. of the 3rd Conf. on Stars
  status in press
ads 2022A&A...667A..62B
  name Magnetised gas at z ∼ 1, 10¹⁴ M_⊙ and Hα at 5 Å
  authors M. Brüggen; S. P. O'Sullivan; C. L. Van Eck; Krysztof T. Chyży; Torsten Enßlin; Miroslav D. Filipović; LOFAR Collaboration
  journal A&A
ads 2019ASPC..523..523D
  name A Tale of γ Rays: “Part II”
  authors I. de Ruiter; Y. K. Ma
  editors P. J. Teuben
inspire ATLAS:2021moa
  name Search for chargino–neutralino pairs and t t̄ in √s = 13 TeV pp collisions with 139 fb⁻¹
  authors Georges Aad; ATLAS Collaboration; et al.
inspire Alvarez:1998hf
  name B_s⁰ → μ⁺ μ⁻ and the N=4 theory
  authors A. Álvarez; F. Kröger; Luís Lavoura
  note [Erratum: Nucl.Phys.B 2, 3 (1999)]
arxiv vaswani2023attention
  name Attention Is All You Need: O(n²) at ϵ-cost
  authors Ashish Example; Łukasz Król; Aidan N. Gomez
  type preprint
acm 10.1145/3292500.3330701
  name Fast & Fair: Naïve Queues in O(log n)
  authors Bo Lind; Ana María Ruiz; Ayşe Ünal; Wei Zhao Jr.
  booktitle Proceedings of the 25th ACM SIGKDD International Conference on Knowledge Discovery & Data Mining
  location Anchorage, AK, USA
  abstract Queues are fast.
crossref Lind_2020
  name CO₂ and E. coli, influence on 100%
  runs CO|_2_| and |*E. coli*|, influence on 100%
  authors Bo Lind; Jörg Müller; Lia D’Angelo
  journal Astronomy & Astrophysics
crossref Ruiz_2018
  name A Long Title: With bold Words
  publisher Wiley & Sons
dblp DBLP:journals/corr/abs-1706-03762
  name LSTM: A Search Space Odyssey
  authors Bo Lind; Ana María Ruiz; Łukasz Król; Wei Zhang
  arxiv 1706.03762
dblp DBLP:conf/icml/LindR18
  authors Bo Lind; Thör Håkansson
  booktitle Proceedings of the 35th International Conference on Queues, ICQ 2018
jabref Lind2016
  name Queues in theory & practice
  authors Bo Lind; Petr Škoda; Özge Çetin
  journal Journal of Queues
  date 2016-05
jabref Kim2011
  authors Min-Soo Kim; Yuna Lee
  booktitle The Whole
  publisher Press
  location Seoul
mendeley Lind2015
  name Cells in C. elegans: 5 ‰ of $10 at 20°C
  authors Bo Lind; Ana Alvarez Sánchez; P. de Boer; J Pengça
  abstract We measured 5% of ~100 cells (p<0.01).
  url http://example.org/a_b
google-scholar lind2014knots
  name On knots and Möbius strips
  authors Bo Lind; Ana Ruiz; Łukasz Król; et al.
google-scholar lee2013
  authors A Lee; Sang-Jun Kim; J Von Neumann
  publisher IEEE
google-scholar ruiz2012
  publisher University of X
"""  # noqa: E501

EXPLAINED = {
    # pybtex knows neither biblatex's long form of a name nor suffixes behind "Family, Given".
    "Jan van der Berg",
    "Al Ferris III",
    # A field that pybtex does not know.
    "ATLAS Collaboration",
    # BibTeX itself ends the text at the quotation mark of \"o; we read it as it is meant.
    "F. Kröger",
    "Luís Lavoura",
    # DBLP's number of a person.
    "Wei Zhang",
}
SIGNS = {"emphasis": "*", "subscript": "_", "superscript": "^", "math": "$", "strong": "**"}


def cases():
    for block in RIGHT.strip().split("\n"):
        if not block.startswith("  "):
            file, key = block.split(" ")
        else:
            field, _, wanted = block.strip().partition(" ")
            yield pytest.param(file, key, field, wanted, id=f"{file}-{key}-{field}")


def read(file):
    """Return what each entry of a file gives, by its key, and the messages about them."""
    entries, faults = read_bibtex(file.read_text(encoding="utf-8"))
    made = {entry.key: publication_values(entry) for entry in entries}
    messages = [fault.message for fault in faults]
    messages += [fault.message for _, more in made.values() for fault in more]
    return {key: values for key, (values, _) in made.items()}, messages


def told(field, value):
    if field in {"authors", "editors"}:
        marks = [f" ({', '.join(map(str, one.marks))})" if one.marks else "" for one in value]
        return "; ".join(f"{one}{mark}" for one, mark in zip(value, marks, strict=True))
    if field == "runs":
        return "|".join(f"{(sign := SIGNS.get(run.mark, ''))}{run.text}{sign}" for run in value)
    return "; ".join(value) if isinstance(value, tuple) and field == "tags" else str(value)


@pytest.mark.parametrize(("file", "key", "field", "wanted"), list(cases()))
def test_what_a_program_exports_is_read_as_it_is_meant(file, key, field, wanted):
    values, _ = read(Path(__file__).with_name("bibliographies") / f"{file}.bib")
    value = values[key].get("name_runs" if field == "runs" else field, ())
    assert told(field, value) == wanted


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_that_a_program_exports_is_told_of(file):
    assert read(file)[1] == []


DECODER = LatexNodes2Text()


def decoded(text):
    return " ".join(unicodedata.normalize("NFC", DECODER.latex_to_text(text)).split())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_another_reader_finds_the_same_people(file, monkeypatch):
    monkeypatch.setattr(pybtex.errors, "strict", False)
    others = Parser().parse_string(file.read_text(encoding="utf-8")).entries
    ours, _ = read(file)
    assert ours.keys() == set(others)
    for key, entry in others.items():
        for role, field in (("author", "authors"), ("editor", "editors")):
            if role not in entry.persons:
                continue  # those of the book that a chapter is in
            theirs = []
            for person in entry.persons[role]:
                parts = (
                    *person.first_names,
                    *person.middle_names,
                    *person.prelast_names,
                    *person.last_names,
                    *person.lineage_names,
                )
                theirs.append(decoded(" ".join(parts)).replace("others", "et al."))
            found = [str(one) for one in ours[key].get(field, ())]
            assert set(found) - set(theirs) <= EXPLAINED
            assert len(theirs) <= len(found)


def test_what_a_picture_is_called_is_no_text_of_a_description(site):
    site.write("people/dot.png", "")
    (site.src / "people/dot.png").write_bytes(PICTURE)
    site.write(
        "people/ann.md",
        "# Ann Ark\n\n:::{person} ann\n:::\n\n:::{experience} Acme\n"
        ":position: Dev\n:start: 2019\n\n"
        "New ledger. ![diagram](dot.png)\n\n- Built ![icon](dot.png) it\n:::\n",
    )
    built = site.build()
    for name in ("people/ann.json", "people/ann.yaml", "resume.json"):
        text = built.text(name)
        assert "New ledger." in text
        assert "Built it" in text
        assert "diagram" not in text
        assert "icon" not in text
    assert built.page("people/ann").select_one("img[alt=diagram]")
