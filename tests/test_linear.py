"""What a build does grows with what is there, and not with its square: calls are counted."""

import sys
from collections import Counter
from collections.abc import Callable

import pytest

PAGE = "# Bo Lind\n\n:::{person} bo\n:::\n\n```{bibtex} x.bib\n```\n"
MORE = 2.3
"""How many times the calls there may be for twice as much."""
MANY = 5000
"""Functions that are called less often than this are not compared."""


def calls(work: Callable[[], object]) -> Counter[str]:
    """Count the calls of each function of Python while something is done."""
    found: Counter[str] = Counter()

    def count(frame, event, _argument):
        if event == "call":
            code = frame.f_code
            found[f"{code.co_filename}:{code.co_qualname}"] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


def paper(authors: int) -> str:
    names = " and ".join(["Lind, Bo", *(f"Family{n}, Given{n}" for n in range(authors))])
    return f"@article{{a, author = {{{names}}}, title = {{A paper}}, year = 2020}}\n"


def papers(number: int) -> str:
    return "".join(
        f"@article{{k{n}, author = {{Lind, Bo and Family{n}, Given}}, title = {{Paper number {n}}},"
        f" year = {1990 + n % 30}, doi = {{10.1000/x.{n}}}}}\n"
        for n in range(number)
    )


@pytest.mark.parametrize(("write", "size"), [(paper, 300), (papers, 60)])
def test_twice_as_much_is_not_four_times_the_work(site, write, size):
    site.conf += 'html_baseurl = "https://site.example/"\n'
    counted = []
    for number in (size, 2 * size):
        site.write("people/bo.md", PAGE)
        site.write("people/x.bib", write(number))
        counted.append(calls(lambda: site.build(out=f"of-{number}")))  # noqa: B023
    once, twice = counted
    steep = {name: (once[name], n) for name, n in twice.items() if n > MANY + MORE * once[name]}
    assert steep == {}
