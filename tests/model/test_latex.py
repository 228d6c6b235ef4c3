"""LaTeX as plain text and as runs of words: accents, symbols, mathematics, marks of HTML."""

import unicodedata
from itertools import product

import pytest
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.latex import latex_text
from sphinx_resume.model.latex.latex_math import with_arguments
from sphinx_resume.model.latex.latex_symbols import ACCENTS

DECODED = r"""
{\"O}zge {\c{C}}etin -> Özge Çetin | \v{S}koda \v Skoda -> Škoda Škoda | \L{}\'od\'z \L ukasz -> Łódź Łukasz
\'{\i}t \^{\i} Aks{\i}n -> ít î Aksın | Nguy{\~{\^e}}n \'\^e -> Nguyễn ế | Stra{\ss}e, {\AA}s, {\o}re -> Straße, Ås, øre
{DNA} and {P}ython -> DNA and Python | \textit{so \emph{it}} goes -> so it goes | \mbox{a} \unknown{b} -> a b
1999--2001 --- yes -> 1999–2001 — yes | Fig.~1 -> Fig. 1 | AT\&T, 5\% \& 50% of a_b \#1 \$5 -> AT&T, 5% & 50% of a_b #1 $5
see \url{http://a.org/~b--c_d} -> see http://a.org/~b--c_d | \href{http://a.org}{here} -> here (http://a.org)
``so'' \enquote{it is} -> “so” “it is” | \TeX{} and {\LaTeX} -> TeX and LaTeX | \noopsort{1973b}1973 -> 1973 | \apj -> ApJ | \joe -> joe
costs $5 -> costs $5 | from $5 to $10 -> from $5 to $10 | $5 and $6 at $x_1$ -> $5 and $6 at x₁ | $5, $\alpha$-rays -> $5, α-rays | $13 $~TeV -> 13 TeV | a \{b\} -> a {b} | open {brace -> open brace | back\ -> back
\S 5, \P, \pounds 3, a\textunderscore b -> §5, ¶, £3, a_b | \textquotedbl x\textquotedbl{} {\textless} \textgreater{} y -> "x" < > y
{\VAX}/\VAX{}/\VAX -> VAX/VAX/VAX | \myfont{Lind, Bo} and more -> Lind, Bo and more | \textcolor{red}{x} \fbox{y} -> x y
20{\textdegree}C {\textperthousand} \texteuro 5 \copyright -> 20°C ‰ €5 © | \ce{H2O} \SI{13}{TeV} -> H₂O 13 TeV | x\footnote{y} -> x (y)
1\textsuperscript{st} x\textsuperscript{2} NO\textsubscript{x} -> 1st x² NO_x | \LaTeX users -> LaTeX users | a \\ b\,c\-d -> a b cd
A\kern-.05em B\raise.5ex\hbox{x} -> ABx | D\hskip 1em plus 2pt minus 1fil E\vrule width 2pt F -> DEF | \hbox to 3pt{Y}\lower 2pt\hbox{z} -> Yz
\ensuremath{^{14}\mathrm{C}} \ensuremath{\alpha}-decay -> ¹⁴C α-decay | ${a \over b}$ $\ce{CO2}$ \ce{SO4^2-} -> a/b CO₂ SO₄²⁻
\verb|x_y~z| \char`\~ \symbol{65}\char 66 \accent19 e -> x_y~z ~ABé | \iffalse no \fi yes \iftrue one\else two\fi -> yes one
x\nocite{y} \cref{z} no\discretionary{-}{}{}break -> x nobreak | \makebox[1em][c]{m} \phantom{xx}P 10\textsuperscript{--3} -> m P 10⁻³
\begin{otherlanguage}{german}x\end{otherlanguage} -> x | 5\,{\textmu}m $\SI{13}{\TeV}$ -> 5 µm 13 TeV
{\cyrchar\CYRM}oskva \guillemotleft a\guillemotright -> Мoskva «a» | \texorpdfstring{$\alpha$}{alpha} rays -> α rays
$p \equiv 1 \pmod{4}$, $\det A \ne 0 \iff \ker A = 0$, $L^\bot$ -> p ≡ 1 mod 4, det A ≠ 0 ⟺ ker A = 0, L⊥ | $a \implies \neg b$ -> a ⟹ ¬ b
don't --flag -> don't –flag | https://a.org/x_y--z \& -> https://a.org/x_y--z &
"""  # noqa: E501

MATHEMATICS = r"""
$t\bar{t}$ at $\sqrt{s}=13$~TeV, 700$^\circ$C -> t t̄ at √s=13 TeV, 700°C | $\mu$-calculus -> μ-calculus
H$_2$O and $10^{-3}$ -> H₂O and 10⁻³ | $O(n \log n)$ -> O(n log n) | $2\log n$ -> 2 log n | 10$\times$ faster -> 10× faster
$\tilde{a}$ $\hat b$ $\vec{v}$ $\dot{x}$ $\ddot x$ -> ã b̂ v⃗ ẋ ẍ | $\mathrm{SU}(3)$ $\mathbf{x}$ $\mathcal{N}=4$ -> SU(3) x N=4
$\frac{a+b}{2}$ $\frac12$ $\sqrt[3]{x+y}$ -> (a+b)/2 1/2 ∛(x+y) | $x_{ij}^{n+1}$ $x_i$ $e^x$ $T_\mathrm{eff}$ -> x_ijⁿ⁺¹ x_i e^x T_eff
$B_s^0 \to \mu^+ \mu^-$ -> B_s⁰ → μ⁺ μ⁻ | $\mathbb{R}^n$ $x \in X$ -> ℝⁿ x ∈ X | $a \neq b \leq c$ $\not= d$ -> a ≠ b ≤ c ≠ d
\(x^2\) \[y\] $$z$$ -> x² y z | $\left( a \right.$ -> ( a | 5$^{th}$ $^{13}$C $f'$ -> 5th ¹³C f′ | $\text{so it is}$ -> so it is
$\overline{\Bbb F}_q$ ${\bf x}_i \in {\cal L}$ $\frak g$ $\rm SU(2)$ -> 𝔽̄_q x_i ∈ L g SU(2) | $\Bbb{Z}$ -> ℤ
{\textdollar}{\textbackslash}ell{\_}1{\textdollar}-sketching -> ℓ₁-sketching | {\textdollar}p{\textdollar}-adic -> p-adic
{\textdollar}O(n{\^{}}{\{}2{\}}){\textdollar} -> O(n²) | {\textdollar}5 billion or {\textdollar}6 -> $5 billion or $6
$\overline{MS}$ -> M̄S̄ | \ensuremath{\alpha} \textbf{$\beta$} -> α β | $\foo{x}$ -> x
"""  # noqa: E501

HTML = r"""
CO<sub>2</sub> and <i>E. coli</i>, influence&nbsp;on 100\textpercent -> CO₂ and E. coli, influence on 100%
{\textless}i{\textgreater}E. superba{\textless}/i{\textgreater} at p {\textless} 0.05 -> E. superba at p < 0.05
Astronomy &amp; Astrophysics, Mining \&amp; More, {\&}lt;b{\&}gt;x{\&}lt;/b{\&}gt; -> Astronomy & Astrophysics, Mining & More, x
The <b> tag, a < b > c, R&D; -> The <b> tag, a < b > c, R&D; | M&uuml;ller &#x141;ukasz -> Müller Łukasz
<span class="nocase">Word</span> <jats:italic>x</jats:italic> a<br/>b -> Word x a b
"""  # noqa: E501


def pairs(*tables):
    lines = [line for table in tables for line in table.strip().split("\n")]
    return [pair.strip().split(" -> ") for line in lines for pair in line.split(" | ")]


@pytest.mark.parametrize(("text", "wanted"), pairs(DECODED, MATHEMATICS, HTML))
def test_latex_becomes_plain_text(text, wanted):
    found = latex_text.decode(latex_text.expand(text, latex_text.NO_MACROS)[0])
    assert found == unicodedata.normalize("NFC", wanted)


ACCENTED = [
    (macro, letter)
    for macro, letter in product(ACCENTS, "aAeEnNsSzZoO")
    if len(macro) == 1 and macro != "t"
]


@pytest.mark.parametrize("form", [r"\{0}{{{1}}}", r"{{\{0}{{{1}}}}}", r"{{\{0} {1}}}", r"\{0} {1}"])
def test_every_accent_is_read_in_every_form(form):
    for macro, letter in ACCENTED:
        text = form.format(macro, letter)
        wanted = unicodedata.normalize("NFC", letter + ACCENTS[macro])
        assert latex_text.decode(f"x{text}y") == f"x{wanted}y", text


def test_accents_made_of_signs_need_no_brace_nor_space():
    for macro, letter in ACCENTED:
        if not macro.isalpha():
            wanted = unicodedata.normalize("NFC", letter + ACCENTS[macro])
            assert latex_text.decode(f"x\\{macro}{letter}y") == f"x{wanted}y"


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain {DNA}", []),
        (r"On \emph{E. coli} now", ["On ", "*E. coli", " now"]),
        ("H$_2$O", ["H", "_2", "O"]),
        (r"{\it In situ}, {\bf b}", ["*In situ", ", ", "**b"]),
        (r"<i>E.</i> & <sup>3</sup>He", ["*E.", " & ", "^3", "He"]),
        (r"at $\sqrt{s}$ TeV", ["at ", r"$\sqrt{s}", " TeV"]),
        ("the $p$-value", ["the ", "*p", "-value"]),
        (r"\texttt{numpy} \textsc{Sage}", ["`numpy", " Sage"]),
    ],
)
def test_what_is_set_off_in_a_title_is_kept_as_runs(text, runs):
    signs = {"*": "emphasis", "_": "subscript", "^": "superscript", "$": "math", "`": "code"}
    wanted = []
    for run in runs:
        mark = "strong" if run.startswith("**") else signs.get(run[0], "")
        wanted.append(Run(run.lstrip("*_^$`") if mark else run, mark))
    assert latex_text.rich(text) == tuple(wanted)


def test_macros_that_nobody_knows_are_named():
    found = latex_text.decoded(r"\VAX{} \emph{a} \foo{b} $\baz{c}$ \VAX")
    assert found.unknown == ("VAX", "foo", "baz")


def test_addresses_are_taken_as_they_are():
    assert latex_text.verbatim(r"\url{https://a.org/~b\_c}") == "https://a.org/~b_c"
    assert latex_text.verbatim(r"{10.1000/a{\_}b\&c}") == "10.1000/a_b&c"


MACROS = latex_text.macros_of(
    r"\newcommand{\swap}[2]{#2#1} \def\dd{dada} \newcommand\nested{\swap{{a}{b}}{c}} "
    r"\providecommand{\noop}[1]{}"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\swap{b}{a} c", "ab c"),
        (r"\dd da", "dadada"),
        (r"\dd{} da", "dada da"),
        (r"\nested", "cab"),
        (r"\noop{x}y", "y"),
        (r"\swapped", "swapped"),
        (r"\swap{\swap{1}{2}}{3}", "321"),
    ],
)
def test_macros_of_a_file_are_replaced(text, wanted):
    made, whole = latex_text.expand(text, MACROS)
    assert whole
    assert latex_text.decode(made) == wanted


def test_macros_that_call_each_other_without_end_are_cut():
    bomb = {chr(97 + n) * 3: (0, f"\\{chr(98 + n) * 3}" * 10) for n in range(20)}
    made, whole = latex_text.expand(r"\aaa and so on", bomb)
    assert not whole
    assert len(made) < 200_000
    made, whole = latex_text.expand(r"\a{x} end", {"a": (1, r"\a{#1#1}")})
    assert not whole


@pytest.mark.parametrize(
    "text",
    ['\\"' * 5000 + "a", "{" * 5000 + "a" + "}" * 5000, r"\'{" * 3000 + "a" + "}" * 3000],
    ids=["accents", "braces", "accents in braces"],
)
def test_what_is_too_deep_is_left_out_and_told(text):
    found = latex_text.decoded(text + "{x}")
    assert len(latex_text.plain(found.pieces)) < 5000
    assert found.cut or text.startswith("{")


@pytest.mark.parametrize(
    "sign", ["{", "}", "$", "\\", r"\foo[", "<i>", "</i>", "&lt;", r"$\frac{", "~", "''"]
)
def test_a_text_of_twice_the_length_takes_twice_the_steps(sign):
    steps = [len(latex_text.Tokens(sign * number).tokens) for number in (500, 1000)]
    assert steps[1] <= 2 * steps[0] + 1
    assert isinstance(latex_text.decode(sign * 1000), str)


@pytest.mark.parametrize("written", ["$<${}$>$", r"{{\textless}}{}{{\textgreater}}", "<{}>"])
def test_tags_are_tags_however_they_are_written(written):
    def tag(text, name):
        return written.format(name) + text + written.format(f"/{name}")

    text = f"{tag('Arabidopsis', 'i')} CO{tag('2', 'sub')} {tag('DNA', 'scp')} {tag('x', 'b')}"
    assert latex_text.decode(text) == "Arabidopsis CO₂ DNA x"
    marks = [(run.text.strip(), run.mark) for run in latex_text.rich(text) if run.mark]
    assert marks == [("Arabidopsis", "emphasis"), ("2", "subscript"), ("x", "strong")]


def test_a_sign_that_compares_is_no_tag():
    assert latex_text.decode("p $<$ 0.05 and x $>$ y") == "p < 0.05 and x > y"


FONTS = r"""
\overline{\Bbb F}_q -> \overline{\mathbb{F}}_q | \Bbb\Gamma -> \mathbb{\Gamma}
\Cal O_K -> \mathcal{O}_K
{\bf x}_i \in {\cal L} -> {\mathbf{x}}_i \in {\mathcal{L}} | \rm SU(2) -> \mathrm{SU(2)}
\Bbb{Z}[\frak{p}] -> \mathbb{Z}[\mathfrak{p}] | {\frak{sl}}_2 -> {\mathfrak{sl}}_2
\cal{L}(x) -> \mathcal{L}(x)
{\bf a\rm b} c -> {\mathbf{a}\mathrm{b}} c | \bf{x} {\it y} z -> \mathbf{x} {\mathit{y}} z
\mathbf{x} -> \mathbf{x} | x^2 -> x^2 | \bfseries -> \bfseries | \item -> \item
"""


@pytest.mark.parametrize(("tex", "wanted"), pairs(FONTS))
def test_old_font_macros_are_those_of_latex(tex, wanted):
    assert with_arguments(tex) == wanted


def test_font_macros_without_end_are_no_work_without_end():
    assert with_arguments(r"\bf " * 2000).startswith(r"\mathbf")
