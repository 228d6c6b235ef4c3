"""Properties of microformats: on what shows them, or beside it for machines alone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_resume.model.dates import PRESENT, Date
from sphinx_resume.model.places import place

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class resume_unseen(nodes.Element):
    """A property with its ``value``, or with properties of its own; its classes name it."""


class Named(NamedTuple):
    """Somebody, or an organization: the name, and the address of the page if there is one.

    ``refuri`` is that address as links on the page have it.
    """

    name: str
    url: str = ""
    refuri: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item: what can show a property of it, and the ``room`` for what is not shown so."""

    room: nodes.Element
    shown: tuple[nodes.TextElement, ...] = ()

    def say(self, name: str, value: str) -> None:
        """Say that the property is *value*, if it has one."""
        seen = (one for one in self.shown if one.astext() == value)
        if value and (found := next(seen, None)) is not None:
            mark(found, name)
        elif value:
            self.room.append(resume_unseen(classes=name.split(), value=value))

    def date(self, name: str, date: Date | None) -> None:
        """Say a date as machines read it; what goes on has no end."""
        if date and date != PRESENT:
            self.room.append(resume_unseen(classes=[name], value=str(date)))

    def lead(self, name: str, page: Named) -> None:
        """Say that the property is the address of a page, on the link to it if there is one."""
        if not self.link(name, page.refuri) and page.url:
            # First, as readers take the first of several addresses.
            self.room.insert(0, resume_unseen(classes=name.split(), value=page.url))

    def link(self, name: str, *addresses: str) -> bool:
        """Mark the links to *addresses*, and tell whether there are any."""
        links = [one for one in self.shown if one.get("refuri") and one["refuri"] in addresses]
        for one in links:
            mark(one, name)
        return bool(links)

    def where(self, location: str, language: str) -> None:
        """Say a place by its parts."""
        found = place(location, language)
        self.say("p-locality", found.city)
        self.say("p-region", found.region)
        self.say("p-postal-code", found.postcode)
        self.say("p-country-name", found.country)

    def cards(self, name: str, members: Iterable[Named], inner: str = "p-name") -> None:
        """Say who has a part, in order; come last, as what is a card is no other property."""
        wanted = list(members)
        # Each element is read once: a paper may have thousands of authors.
        left: dict[tuple[str, str], deque[nodes.TextElement]] = defaultdict(deque)
        for one in self.shown if wanted else ():
            if not _is_marked(one):
                left[one.astext(), one.get("refuri", "")].append(one)
        there = (left.get((member.name, member.refuri)) for member in wanted)
        found = [ones.popleft() for ones in there if ones]
        if len(found) < len(wanted):
            self.room.extend(_card(name, member, inner) for member in wanted)
            return
        for one, member in zip(found, wanted, strict=True):
            mark(one, f"{name} h-card")
            if member.url and not member.refuri:  # the page that this is
                one.append(resume_unseen(classes=["u-url"], value=member.url))
            if isinstance(one[0], nodes.TextElement):
                mark(one[0], inner)


def mark(node: nodes.Element, names: str) -> None:
    """Give an element classes, each once."""
    node["classes"] += [name for name in names.split() if name not in node["classes"]]


def _is_marked(node: nodes.Element) -> bool:
    return any(name.startswith(("p-", "u-")) for name in node["classes"])


def _card(name: str, member: Named, inner: str) -> resume_unseen:
    card = resume_unseen(classes=[name, "h-card"])
    card += resume_unseen(classes=inner.split(), value=member.name)
    if member.url:
        card += resume_unseen(classes=["u-url"], value=member.url)
    return card


def item_of(root: nodes.Element, names: str, room: nodes.Element, *shown: nodes.Element) -> Item:
    """Make *root* an item; elements in *shown* can show its properties."""
    mark(root, names)
    found = (one for part in shown for one in part.findall(nodes.TextElement))
    return Item(room, tuple(found))


# --- HTML ---------------------------------------------------------------------------------


def _open(translator: HTML5Translator, node: resume_unseen) -> None:
    if "value" in node:
        attributes = {"value": node["value"], "hidden": ""}
        translator.body.append(f"{translator.starttag(node, 'data', '', **attributes)}</data>")
        raise nodes.SkipNode
    translator.body.append(translator.starttag(node, "span", "", hidden=""))


def _close(translator: HTML5Translator, node: resume_unseen) -> None:
    translator.body.append("</span>")


def setup(app: Sphinx) -> None:
    """Register the element."""
    app.add_node(resume_unseen, html=(_open, _close))
