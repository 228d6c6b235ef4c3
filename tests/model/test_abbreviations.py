"""Titles in short and in full."""

import pytest
from sphinx_resume.model.publications.comparable_titles import is_short_for

SAME = """
J. Mach. Learn. Res. = Journal of Machine Learning Research
J Mach Learn Res = Journal of Machine Learning Research
JMLR = Journal of Machine Learning Research
Phys. Rev. Lett. = Physical Review Letters
Proc. Natl. Acad. Sci. U.S.A. = Proceedings of the National Academy of Sciences USA
Nat. Commun. = Nature Communications
IEEE Trans. Pattern Anal. = IEEE Transactions on Pattern Analysis
Proc. Int. Conf. Mach. Learn. = Proceedings of the 38th International Conference on Machine Learning
Z. Phys. = Zeitschrift für Physik
C. R. Acad. Sci. = Comptes rendus de l'Académie des sciences
"""
OTHERS = """
Phys. Rev. = Physical Review Letters
Phys. Rev. A = Physical Review B
Cell = Cells
Nature = Nature Physics
J. Math. Phys. = Journal of Mathematical Psychology
Science = Nature
Journal of Physics = Journal of Physics
"""


@pytest.mark.parametrize("line", SAME.strip().split("\n"))
def test_each_word_of_an_abbreviation_is_short_for_one(line):
    short, full = line.split(" = ")
    assert is_short_for(short, full)
    assert not is_short_for(full, short)


@pytest.mark.parametrize("line", OTHERS.strip().split("\n"))
def test_other_journals_are_no_abbreviations(line):
    one, other = line.split(" = ")
    assert not is_short_for(one, other)
    assert not is_short_for(other, one)
