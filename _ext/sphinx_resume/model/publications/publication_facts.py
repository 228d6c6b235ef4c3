"""What every format asks of a publication: who wrote it, and where its numbers lead."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_resume.model.bibtex.bib_reader import read_bibtex
from sphinx_resume.model.body_text import Plain
from sphinx_resume.model.descriptions import inside, title_of
from sphinx_resume.model.edges import Credit
from sphinx_resume.model.graph import Graph
from sphinx_resume.model.kinds import Education, Post, Publication
from sphinx_resume.model.publications.identifiers import number_in
from sphinx_resume.model.records import Key, Record

_UNIVERSITY = re.compile(
    r"universi|univerzi|uniwersy|hochschule|college|polit[eé]cnic|polytechni"
    r"|politechni|institut|école|escuela|大学|大學|대학|университет"
)
_PRESS = re.compile(r"press|verlag|publish|publikation|editori|ediciones|éditions|出版|출판")


class Publishers(NamedTuple):
    """Who made a thesis or a report possible, its ``institution``, and who published it.

    ``publisher`` is empty where that is the institution itself.
    """

    institution: str
    publisher: str = ""


def publication_of(graph: Graph, key: Key) -> Publication:
    """Return the first block, or entry of a bibliography, that tells of the publication *key*."""
    return next(one for one in graph.entities[key].records if isinstance(one, Publication))


def authors_of(graph: Graph, record: Publication | Post) -> tuple[Credit, ...]:
    """Return who wrote it: those it names, or whose block it is if it names no editors either."""
    ends = graph.edges_of(record)
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


def publishers_of(graph: Graph, record: Publication) -> Publishers:
    """Return the university of a thesis, or the institution of a report, and its publisher.

    A publisher without a university is taken for it: that is where most authors write its name.
    """
    if ", " in record.publisher and (found := _publishers_in(record.bibtex)):
        return found
    organization = graph.edges_of(record).organization
    made_at = graph.entities[organization].title if organization else ""
    if not record.publisher or not made_at:
        return Publishers(record.publisher or made_at)
    if record.type == "thesis" and _is_study(graph, record) and _is_other(graph, record):
        return Publishers(made_at, record.publisher)
    return Publishers(record.publisher)


def _publishers_in(source: str) -> Publishers | None:
    """Return what an entry of a bibliography says of both, whose block names them in one field."""
    for entry in read_bibtex(source)[0]:
        fields = dict(entry.fields)
        institution = fields.get("school") or fields.get("institution")
        publisher = fields.get("publisher")
        if institution and publisher and institution != publisher:
            return Publishers(institution, publisher)
    return None


def _is_study(graph: Graph, record: Publication) -> bool:
    """Tell whether the organization of *record* is named by itself, or by the study around it."""
    if record.organization:
        return True
    around: Record | None = graph.at(record.docname, record.parent)
    while around is not None and not isinstance(around, Education):
        around = graph.at(around.docname, around.parent)
    return around is not None


def _is_other(graph: Graph, record: Publication) -> bool:
    """Tell whether the publisher is none of the university, and no university itself."""
    name = record.publisher.casefold()
    if _UNIVERSITY.search(name) and not _PRESS.search(name):
        return False
    organization = graph.edges_of(record).organization
    known = graph.find("organization", record.publisher)
    return organization not in known and not any(
        organization in inside(graph, one) for one in known
    )
