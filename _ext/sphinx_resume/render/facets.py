"""Narrowing a list: a form above it, and on each of its items what it can be chosen by.

Both are in the page and do nothing by themselves: the form is hidden until the script
`sphinx_resume.js` shows it. Only web pages of their own have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from sphinx_resume.html_templates import render_html
from sphinx_resume.model.dependencies import WHOLE
from sphinx_resume.model.entities import order_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry, Ref, Target, Word
from sphinx_resume.model.listing.items import Item, facets, items_of
from sphinx_resume.model.listing.query import What
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import N_
from sphinx_resume.render.localization import _

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

FEWEST = 8
"""A list of fewer things is seen at a glance."""

MOST = 300
"""Nobody looks through more in a menu, and the page would be heavy with them."""

_LABELS = {
    "year": N_("Year"),
    "skill": N_("Skill"),
    "person": N_("Person"),
    "type": N_("Type"),
}

Values = Mapping[str, tuple[str, ...]]
"""What an item can be chosen by, as readers see it, by the name of the facet."""


class Facet(NamedTuple):
    """What things can be chosen by: its name in addresses, its values, how many have each."""

    name: str
    values: tuple[tuple[str, int], ...]


class Narrowing(NamedTuple):
    """The facets of a list in which its entries differ, and what each entry has of them.

    A code such as ``1 2;;4`` tells for each facet which of its values the entry has,
    counted from one, because titles would stand in a page over and over.
    """

    facets: tuple[Facet, ...]
    codes: tuple[str, ...]


def narrowing(graph: Graph, kind: str, entries: Sequence[Entry]) -> Narrowing | None:
    """Return what *entries* of a list of all things of *kind* can be chosen by, if they are many.

    What the list is of says nothing about one of its entries: people have no facet of people.
    """
    if len(entries) < FEWEST:
        return None
    about = kind, tuple(entry.target for entry in entries)
    # Found out when the graph is looked at, and again when the page is shown.
    return graph.once("narrowing", about, _narrowing, graph, kind, entries, made_of=WHOLE)


def _narrowing(graph: Graph, kind: str, entries: Sequence[Entry]) -> Narrowing:
    items = _by_target(graph, kind)
    found = [
        items.get(entry.target.key) if isinstance(entry.target, Ref) else None for entry in entries
    ]
    newest = max((year for one in found if one for year in _years(facets(one).years, 0)), default=0)
    values = [_values(graph, one, newest) if one else {} for one in found]
    people = {entity.title: order_of(entity)[0] for entity in graph.of_kind("person")}
    made = [_facet(name, values, people) for name in _LABELS if name != kind]
    useful = tuple(facet for facet in made if 1 < len(facet.values) <= MOST)
    return Narrowing(useful, tuple(_codes(useful, values)))


def _by_target(graph: Graph, kind: str) -> Mapping[Key, Item]:
    def items() -> dict[Key, Item]:
        every = items_of(graph, What(kind))
        return {one.thing: one for one in every if isinstance(one.thing, Key)}

    return graph.once("items by key", kind, items, made_of=WHOLE)


def _values(graph: Graph, item: Item, newest: int) -> Values:
    found = facets(item)
    now = [_("present")] if any("present" in ends for ends in found.years) else []
    return {
        "year": (*map(str, _years(found.years, newest)), *now),
        "skill": _titles(graph, "skill", found.skills),
        "person": _titles(graph, "person", found.people),
        "type": (_(found.type.text) if isinstance(found.type, Word) else found.type,),
    }


def _years(periods: Iterable[Sequence[str]], newest: int) -> list[int]:
    """Return all years of *periods*; the present goes on to the *newest* year of the list."""
    found: set[int] = set()
    for ends in periods:
        numbers = [int(end) for end in ends if end != "present"]
        if numbers and "present" in ends:
            numbers.append(newest)
        found.update(range(min(numbers), max(numbers) + 1) if numbers else ())
    return sorted(found)


def _titles(graph: Graph, kind: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the titles of things, of which two may have the same."""
    return tuple(dict.fromkeys(graph.entities[Key(kind, one)].title for one in ids))


def _facet(name: str, values: Iterable[Values], people: Mapping[str, tuple[str, ...]]) -> Facet:
    numbers = Counter(value for one in values for value in one.get(name, ()))

    def by_name(title: str) -> tuple[object, ...]:
        return people.get(title, (comparable(title),)), title

    order: Callable[[str], tuple[object, ...]] = _latest if name == "year" else by_name
    return Facet(name, tuple((value, numbers[value]) for value in sorted(numbers, key=order)))


def _latest(year: str) -> tuple[object, ...]:
    return (0, 0) if year == _("present") else (1, -int(year))


def _codes(facets: Iterable[Facet], values: Iterable[Values]) -> Iterable[str]:
    places = [
        (facet.name, {value: place for place, (value, _number) in enumerate(facet.values, 1)})
        for facet in facets
    ]
    for one in values:
        yield ";".join(
            " ".join(str(at) for at in sorted(place[value] for value in one.get(name, ())))
            for name, place in places
        )


def coded(narrowing: Narrowing, entries: Iterable[Entry]) -> dict[Target, str]:
    """Return the codes of *entries* by where they lead."""
    return dict(zip((entry.target for entry in entries), narrowing.codes, strict=True))


# --- nodes ---------------------------------------------------------------------------------


class resume_filter(nodes.container):
    """The form that narrows a list by ``facets``; nothing but in HTML."""


class resume_filtered(nodes.list_item):
    """An item of a list that can be narrowed: a list item, and in HTML with its ``code``."""


def _open_filter(translator: HTML5Translator, node: resume_filter) -> None:
    words = {
        "narrow": _("Narrow the list"),
        "search": _("Search in this list"),
        "clear": _("Clear"),
        "number": _("{shown} of {total}"),
        "all": _("All"),
    }
    folder = Path(translator.builder.confdir)
    facets = list(map(_values_of, node["facets"]))
    text = render_html(translator.config, folder, "filter.html", facets=facets, words=words)
    translator.body.append(f"{text}\n")
    raise nodes.SkipNode


def _values_of(facet: Facet) -> dict[str, Any]:
    """Return a facet for a template."""
    options = [{"value": value, "number": number} for value, number in facet.values]
    return {"name": facet.name, "label": _(_LABELS[facet.name]), "options": options}


def _open_item(translator: HTML5Translator, node: resume_filtered) -> None:
    code = {"data-resume-facets": node["code"]}
    translator.body.append(translator.starttag(node, "li", "", **code))


def _close_item(translator: HTML5Translator, node: resume_filtered) -> None:
    translator.body.append("</li>\n")


def setup(app: Sphinx) -> None:
    """Register what the nodes are in HTML."""
    app.add_node(resume_filter, html=(_open_filter, None))
    app.add_node(resume_filtered, html=(_open_item, _close_item))
