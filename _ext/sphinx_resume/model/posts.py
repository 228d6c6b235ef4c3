"""Posts together: their order, their tags, and who wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import wraps
from typing import NamedTuple, TypeVar

from sphinx_resume.model.dependencies import POSTS
from sphinx_resume.model.descriptions import by_time, people_of, ref, span_of
from sphinx_resume.model.edges import Credit
from sphinx_resume.model.entities import Entity, order_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.inline import Ref, Tag
from sphinx_resume.model.kinds import Post
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.model.records import Key
from sphinx_resume.model.slugs import slug
from sphinx_resume.model.text import N_
from sphinx_resume.model.translated_words import original_of

T = TypeVar("T")


class Tagged(NamedTuple):
    """The posts that have a tag: its name in addresses, what it is called, and they, by time."""

    name: str
    label: str
    keys: tuple[Key, ...]


def _once(compute: Callable[[Graph], T]) -> Callable[[Graph], T]:
    """Compute an answer about all posts once for each graph."""

    @wraps(compute)
    def ask(graph: Graph) -> T:
        return graph.once(f"posts: {compute.__name__}", POSTS, compute, graph, made_of=POSTS)

    return ask


def records_of(entity: Entity) -> list[Post]:
    """Return the blocks that tell of a post."""
    return [record for record in entity.records if isinstance(record, Post)]


def writers_of(graph: Graph, key: Key, post: Post) -> tuple[Credit, ...]:
    """Return who wrote a post: those it names, or the people who have a part in it."""
    named = graph.edges_of(post).authors
    return named or tuple(Credit(key=one) for one in people_of(graph, key))


@_once
def order(graph: Graph) -> tuple[Key, ...]:
    """Return all posts, the latest first."""
    return tuple(by_time(graph, (entity.key for entity in graph.of_kind("post"))))


@_once
def tags(graph: Graph) -> tuple[Tagged, ...]:
    """Return all tags by name; those that differ in case or marks only are one."""
    labels: dict[str, str] = {}
    found: dict[str, list[Key]] = {}
    for key in order(graph):
        names = [tag for record in records_of(graph.entities[key]) for tag in record.tags]
        for tag in names:
            if name := slug(original_of(tag)):
                labels.setdefault(name, tag)
                if key not in found.setdefault(name, []):
                    found[name].append(key)
    by_label = sorted(found, key=lambda name: (comparable(labels[name]), name))
    return tuple(Tagged(name, labels[name], tuple(found[name])) for name in by_label)


@_once
def authors(graph: Graph) -> tuple[tuple[Key, int], ...]:
    """Return the people of the site who wrote posts, by name, and how many each wrote."""
    counts = Counter(person for key in order(graph) for person in people_of(graph, key))
    people = sorted(counts, key=lambda key: order_of(graph.entities[key]))
    return tuple((key, counts[key]) for key in people)


def topics_of(graph: Graph) -> tuple[tuple[str, tuple[tuple[Ref | Tag, int], ...]], ...]:
    """Return the ways into the posts besides time, each with how many posts it leads to."""
    by_tag = tuple((Tag(tag.label), len(tag.keys)) for tag in tags(graph))
    by_author = tuple((ref(graph, key), number) for key, number in authors(graph))
    found = (N_("Tags"), by_tag), (N_("Authors"), by_author)
    return tuple((label, elements) for label, elements in found if elements)


@_once
def feeds_of(graph: Graph) -> Mapping[Key, tuple[Key, ...]]:
    """Return what has a feed, and its posts, the latest first.

    That is the list of all (`POSTS`), people for what they wrote, projects for what is on them.
    Posts without a date are in none.
    """
    found: dict[Key, list[Key]] = {}
    for post in order(graph):
        if not span_of(graph, post):
            continue  # Atom asks for a date
        ends = [end for record in graph.entities[post].records for end in graph.edges_of(record)]
        about = dict.fromkeys([*ends, *graph.said_by.get(post, ())])
        projects = (key for key in about if key.kind == "project")
        for key in (POSTS, *people_of(graph, post), *projects):
            if key == POSTS or graph.entities[key].page:
                found.setdefault(key, []).append(post)
    return {key: tuple(posts) for key, posts in found.items()}
