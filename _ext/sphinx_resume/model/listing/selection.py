"""What a list shows: the entries for which its conditions hold, sorted, grouped, cut, in columns.

What is of an organization is also of the one around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from sphinx_resume.model.dates import PRESENT
from sphinx_resume.model.dependencies import WHOLE
from sphinx_resume.model.descriptions import inside, recency, ref, refs, summary_of
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.entities import letter_of, order_of
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Entry, InlineElement, Ref, Word
from sphinx_resume.model.kinds import Person, kind_of
from sphinx_resume.model.listing.condition import AllOf, AnyOf, Condition, During, Has, Not
from sphinx_resume.model.listing.items import Item, entry_of, items_of
from sphinx_resume.model.listing.query import Query, QueryFault, named
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.records import Key
from sphinx_resume.model.text import N_
from sphinx_resume.model.translated_words import original_of

# --- what holds ----------------------------------------------------------------------------


_Test = Callable[[Item], bool]
_KEYS = {"person": "people", "organization": "organizations", "skill": "skills"}
_TEXTS = {"tag": "tags", "type": "types", "status": "statuses"}
_MANY = 12
_LONGEST = 60


class _Tests:
    """Makes conditions into tests of items: names are looked up once, not for every item."""

    def __init__(self, graph: Graph, query: Query, items: Sequence[Item]) -> None:
        self.graph = graph
        self.kind = query.what.kind
        self.items = items
        self.faults: list[QueryFault] = []
        self.option = ""
        self.all: list[_Test] = []
        for self.option, condition in query.filters:
            self.all.append(self._test(condition))

    def hold(self, item: Item) -> bool:
        """Tell whether all conditions hold for *item*."""
        return all(test(item) for test in self.all)

    def _test(self, condition: Condition) -> _Test:
        match condition:
            case Not(part):
                negated = self._test(part)
                return lambda item: not negated(item)
            case AllOf(parts):
                tests = [self._test(part) for part in parts]
                return lambda item: all(test(item) for test in tests)
            case AnyOf(parts):
                tests = [self._test(part) for part in parts]
                return lambda item: any(test(item) for test in tests)
            case During(first, last):
                return lambda item: item.during(first, last)
            case Has(field, values):
                return self._has(field, values) if field in _KEYS else self._says(field, values)

    def _has(self, field: str, values: Iterable[str]) -> _Test:
        wanted = {key for value in values for key in self._meant(field, value)}
        if field == "organization":
            wanted = {part for key in wanted for part in inside(self.graph, key)}
        of: Callable[[Item], tuple[Key, ...]] = attrgetter(_KEYS[field])
        return lambda item: not wanted.isdisjoint(of(item))

    def _meant(self, kind: str, value: str) -> list[Key]:
        keys, faults = named(self.graph, kind, value, self.option)
        self.faults += faults
        return keys

    def _says(self, field: str, values: Iterable[str]) -> _Test:
        of: Callable[[Item], tuple[str, ...]] = attrgetter(_TEXTS[field])
        texts = [text for item in self.items for text in of(item)]
        known = {_same(one): one for text in texts for one in (original_of(text), text)}
        if (self.kind, field) == ("publication", "type"):
            # A list of theses is well asked for before there is one.
            known |= {_same(text): text for pair in PUBLICATION_TYPES.items() for text in pair}
        wanted = {_same(value): value for value in values}
        for same, value in wanted.items():
            if same not in known:
                self._unknown(field, value, sorted(known.values(), key=comparable))
        return lambda item: any(
            _same(one) in wanted for text in of(item) for one in (original_of(text), text)
        )

    def _unknown(self, field: str, value: str, known: Sequence[str]) -> None:
        value = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
        some = ", ".join([*known[:_MANY], *(["…"] if len(known) > _MANY else [])])
        fix = suggestion(value, known) or (
            f"; write one of {some}" if some else "; nothing has any"
        )
        self._fault(Subtype.VALUE, f"nothing in this list has the {field} '{value}'{fix}")

    def _fault(self, subtype: Subtype, message: str) -> None:
        self.faults.append(QueryFault(subtype, f"field '{self.option}': {message}", self.option))


def _same(text: str) -> str:
    """Return what spellings of a text have in common; of signs alone, all there is of them."""
    return comparable(text) or text.casefold()


# --- what is found -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """The entries under one label, which is empty if the list is not grouped."""

    label: Ref | Word | str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list shows: of ``total`` things that were found, all but ``left_out``.

    An entry stands in several groups if it belongs to several people or organizations.
    ``problems`` are values that mean nothing on this site.
    """

    groups: tuple[Group, ...]
    total: int
    left_out: int
    problems: tuple[QueryFault, ...]


def select(graph: Graph, query: Query) -> Selection:
    """Return what *query* finds in *graph*: filtered, sorted, cut to its limit, then grouped."""
    return graph.once("selection", query, _select, graph, query, made_of=WHOLE)


def _select(graph: Graph, query: Query) -> Selection:
    items = items_of(graph, query.what)
    if query.source:
        items = tuple(item for item in items if query.source in item.sources)
    tests = _Tests(graph, query, items)
    found = _sorted([item for item in items if tests.hold(item)], query.sort)
    shown = found[: query.limit] if query.limit else found
    groups = _grouped(graph, shown, query)
    return Selection(groups, len(found), len(found) - len(shown), tuple(tests.faults))


def _sorted(items: list[Item], sort: str) -> list[Item]:
    """Return *items*, which come by title, by time; those without a date are the last.

    What is in press or under review is newer than all that has a date.
    """
    if sort == "newest":
        return sorted(items, key=lambda item: (item.pending, recency(item.span)), reverse=True)
    if sort == "oldest":
        return sorted(items, key=_age)
    return items


def _age(item: Item) -> tuple[object, ...]:
    return not item.span and not item.pending, item.pending, recency(item.span)[::-1]


# --- groups --------------------------------------------------------------------------------

_OTHERS = Word(N_("Others"))
_Label = tuple[tuple[Any, ...], Ref | Word | str]
"""What sorts a group among the others and is its own, and what the group is called."""


def _grouped(graph: Graph, items: Iterable[Item], query: Query) -> tuple[Group, ...]:
    labels = _LABELS[query.group]
    asked = _asked(graph, query)
    found: dict[tuple[Any, ...], tuple[Ref | Word | str, list[Entry]]] = {}
    for item in items:
        line = entry_of(graph, item)
        for order, label in labels(graph, item):
            told = {*asked, label.key} if isinstance(label, Ref) else asked
            # The authors of a paper are told in their order and in full.
            entry = line if query.what.kind in {"publication", "post"} else _without(line, told)
            found.setdefault(order, (label, []))[1].append(entry)
    orders = sorted(found)
    if query.group == "year" and query.sort == "oldest":
        orders.sort(key=lambda one: (one[0], -one[1]))
    return tuple(Group(label, tuple(lines)) for label, lines in map(found.__getitem__, orders))


def _asked(graph: Graph, query: Query) -> set[Key]:
    """Return the one person whom the list is about, if there is one."""
    for option, condition in query.filters:
        if option == "person" and isinstance(condition, Has) and len(condition.values) == 1:
            return set(graph.find("person", condition.values[0]))
    return set()


def _without(entry: Entry, told: set[Key]) -> Entry:
    """Return *entry* without what need not be said again."""
    notes = tuple(n for n in entry.notes if not isinstance(n, Ref) or n.key not in told)
    return entry if notes == entry.notes else replace(entry, notes=notes)


def _by_year(graph: Graph, item: Item) -> list[_Label]:
    """Return the last year, by which lists are sorted too."""
    if item.pending:
        return [((0, -PRESENT.year - 1), Word(N_("forthcoming")))]
    if not (years := item.years):
        return [((1, 0), Word("undated"))]
    last = years[1]
    return [((0, -last), Word("present") if last == PRESENT.year else str(last))]


def _by_type(graph: Graph, item: Item) -> list[_Label]:
    if isinstance(item.type, str):
        return [((0, 0, _same(item.type)), item.type)]
    order = list(PUBLICATION_TYPES).index(item.types[0]) if item.types else 0
    return [((1, order, item.type.text), item.type)]


def _by_letter(graph: Graph, item: Item) -> list[_Label]:
    letter = letter_of(graph.entities[item.thing]) if isinstance(item.thing, Key) else ""
    letter = letter or comparable(item.title)[:1].upper()
    return [((1, letter), letter)] if letter.isalpha() else [((0, ""), "0–9")]


def _by_key(graph: Graph, keys: Iterable[Key]) -> list[_Label]:
    titles = [ref(graph, key) for key in keys]
    return [((0, order_of(graph.entities[one.key])), one) for one in titles] or [((1,), _OTHERS)]


_LABELS: Mapping[str, Callable[[Graph, Item], list[_Label]]] = {
    "": lambda graph, item: [((), "")],
    "year": _by_year,
    "type": _by_type,
    "person": lambda graph, item: _by_key(graph, item.people),
    "organization": lambda graph, item: _by_key(graph, item.organizations),
    "letter": _by_letter,
}


_NOW = ("experience", "education")
Columns = tuple[tuple[str, tuple[tuple[InlineElement, ...], ...]], ...]
"""The label of each column, and what its cells show."""


def people_in_table(graph: Graph, entries: Sequence[Entry]) -> Columns:
    """Return the columns of a table of *entries* if all are people, or none.

    Columns in which nothing would be are left out.
    """
    targets = (one.target for one in entries)
    shown = [one for one in targets if isinstance(one, Ref) and one.key.kind == "person"]
    if len(shown) != len(entries):
        return ()
    made = (
        (N_("Name"), tuple((one,) for one in shown)),
        (N_("Details"), tuple(_texts(summary_of(graph, one.key)) for one in shown)),
        (N_("Organization"), tuple(tuple(_employers(graph, one.key)) for one in shown)),
        (N_("Place"), tuple(_texts(*_places(graph, one.key)) for one in shown)),
    )
    return tuple((label, cells) for label, cells in made if any(cells))


def _texts(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts[:1] if text)


def _places(graph: Graph, person: Key) -> Iterator[str]:
    records = graph.entities[person].records
    return (one.location for one in records if isinstance(one, Person) and one.location)


def _employers(graph: Graph, person: Key) -> tuple[Ref, ...]:
    """Return the organizations where *person* works or studies now."""
    now = [one for one in graph.about(person) if one.span.end == PRESENT]
    return refs(
        graph,
        (
            graph.edges_of(one).organization
            for kind in _NOW
            for one in now
            if kind_of(one).name == kind
        ),
    )
