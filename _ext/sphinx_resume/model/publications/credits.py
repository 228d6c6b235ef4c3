"""How authors are called, in parts and in full, and what pages show of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sphinx_resume.model.edges import Credit, Edges
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import InlineElement, Meaning, More, Ref, Signed, Web, Word
from sphinx_resume.model.kinds import Person
from sphinx_resume.model.names.author_marks import MEANINGS, is_sign, joined_signs
from sphinx_resume.model.names.authors import signs_of
from sphinx_resume.model.names.honorifics import generation_of
from sphinx_resume.model.names.name_keys import (
    AND_OTHERS,
    PersonName,
    comparable,
    comparable_person,
    name_of_heading,
    person_name,
    without_brackets,
)
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import N_

SHORTENED = 10
"""Longer lists of authors are shortened where a publication is one of several."""
_FIRST = 3


def name_of(graph: Graph, credit: Credit) -> str:
    """Return what an author is called, as the publication has the name.

    The name of a person's page stands there without titles and letters.
    """
    if credit.name is not None:
        return str(credit.name)
    if credit.key is not None:
        title, cited = graph.entities[credit.key].title, str(cited_name(graph, credit.key))
        is_all = comparable_person(without_brackets(title)) == comparable(cited)
        return title if is_all else cited
    return credit.web.text if credit.web else ""


def own_name(graph: Graph, key: Key) -> PersonName:
    """Return the name of a person of the site in parts, as the person's page has it."""
    records = graph.entities[key].records
    family = next((one.family_name for one in records if isinstance(one, Person)), "")
    return name_of_heading(without_brackets(graph.entities[key].title), family)


def cited_name(graph: Graph, key: Key) -> PersonName:
    """Return a person's name as references have it: without titles, degrees and honours."""
    name = own_name(graph, key)
    return replace(name, prefix="", suffix=generation_of(name.suffix))


def name_in(graph: Graph, credit: Credit) -> PersonName:
    """Return the name of an author in parts, as the publication has it."""
    if credit.name is not None:
        return credit.name
    if credit.key is not None:
        return cited_name(graph, credit.key)
    return person_name(credit.web.text if credit.web else "")


def is_others(credit: Credit) -> bool:
    """Tell whether *credit* stands for authors who are not named."""
    return credit.name == AND_OTHERS.name


def named_in(people: Iterable[Credit]) -> list[Credit]:
    """Return the authors who are named."""
    return [one for one in people if not is_others(one)]


def signs_in(ends: Edges) -> dict[str, str]:
    """Return the signs at the names of authors and editors, by the texts of their marks."""
    marks = [mark for one in (*ends.authors, *ends.editors) for mark in one.marks]
    return signs_of(marks) if marks else {}


def meanings(signs: Mapping[str, str]) -> Iterator[Meaning]:
    """Yield what signs at names mean, as far as that is known."""
    for mark, sign in signs.items():
        if mark in MEANINGS:
            yield Meaning(sign, MEANINGS[mark], own=True)
        elif not is_sign(mark):
            yield Meaning(sign, mark)


def author(graph: Graph, credit: Credit, signs: Mapping[str, str] | None = None) -> InlineElement:
    """Return an author as pages show one: a link, here or to another site, or a name.

    *signs* are those of the marks at names.
    """
    text = name_of(graph, credit)
    shown = joined_signs(signs.get(str(mark), "") for mark in credit.marks) if signs else ""
    if credit.key is not None:
        return Ref(credit.key, text, signs=shown)
    if credit.web is not None:
        return Web(credit.web.url, text, shown)
    return Signed(text, shown) if shown else text


def people_shown(
    graph: Graph, people: Iterable[Credit], signs: Mapping[str, str], *, short: bool = False
) -> list[InlineElement]:
    """Return authors as pages show them; a *short* list has the first ones of many.

    People of the site are named in any case.
    """
    found = list(people)
    if not short or len(found) <= SHORTENED:
        return [author(graph, one, signs) for one in found]
    kept = [one for n, one in enumerate(found) if n < _FIRST or one.key or is_others(one)]
    shown = [author(graph, one, signs) for one in kept]
    left = len(found) - len(kept)
    # "et al." says already that there are more.
    return [*shown, More(left)] if left and not is_others(found[-1]) else shown


def credited(
    graph: Graph,
    ends: Edges,
    authors: Iterable[Credit],
    signs: Mapping[str, str],
    *,
    short: bool = False,
) -> list[InlineElement]:
    """Return the *authors*, or who edited what has none, and then that they are its editors."""
    if people := list(authors):
        return people_shown(graph, people, signs, short=short)
    if not ends.editors:
        return []
    found = people_shown(graph, ends.editors, signs, short=short)
    # Translators: stands behind the names of those who edited a book, as "(ed.)".
    return [*found, Word(N_("editors") if len(found) > 1 else N_("editor"))]
