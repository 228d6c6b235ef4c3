"""What every format asks of a publication: who wrote it, and where its numbers lead."""

from __future__ import annotations

from sphinx_resume.model.about import title_of
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.records import Key, Post, Publication
from sphinx_resume.model.registries import number_in
from sphinx_resume.model.richtext import Plain
from sphinx_resume.model.ties import Credit


def publication_of(graph: Graph, key: Key) -> Publication:
    """Return the first block, or entry of a bibliography, that tells of the publication *key*."""
    return next(one for one in graph.entities[key].records if isinstance(one, Publication))


def authors_of(graph: Graph, record: Publication | Post) -> tuple[Credit, ...]:
    """Return who wrote it: those it names, or whose block it is if it names no editors either."""
    ends = graph.ends_of(record)
    if ends.authors or ends.editors:
        return ends.authors
    return tuple(Credit(key=key) for key in ends.people)


def is_file(pdf: str) -> bool:
    """Tell whether a PDF is a file of the project, whose path from there begins with ``/``."""
    return pdf.startswith("/")


def abstract_of(graph: Graph, record: Publication) -> str:
    """Return the abstract without marks: the text of a block, or of an entry of a bibliography."""
    return record.abstract or Plain(lambda link: title_of(graph, link)).text(record.text)


def numbers_of(record: Publication) -> list[tuple[str, str]]:
    """Return the numbers that registries have for it, each behind what the registry is called."""
    found = ((label, number_in(label, address)) for label, address in record.links)
    return [(label, number) for label, number in found if number]


def doi_address(record: Publication) -> str:
    """Return where the Digital Object Identifier leads, if it has one."""
    return f"https://doi.org/{record.doi}" if record.doi else ""


def arxiv_address(record: Publication) -> str:
    """Return its page at arXiv, if it is there."""
    number = record.arxiv.removeprefix("arXiv:")
    return f"https://arxiv.org/abs/{number}" if number else ""
