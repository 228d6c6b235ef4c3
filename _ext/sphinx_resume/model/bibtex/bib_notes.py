"""Numbers and fields in the notes of a bibliography's entries, such as those of patents.

Programs put what BibTeX has no field for into ``note``: PubMed numbers and DOIs as links, and
Zotero what its own field "Extra" holds, ``Publisher: P Place: Q``. They become fields, if the entry
has none of its own that says something else; all else stays a note.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sphinx_resume.model.bibtex.bib_blocks import is_balanced
from sphinx_resume.model.publications.identifiers import link_of, number_in

_NOTE = re.compile(
    r"(?P<office>[A-Z]{2}) Patent (?P<filed>App(?:l|lication)?\.? )?(?:No\.? )?"
    r"(?P<number>(?:PCT/)?[A-Z]{0,3}\d[\d,./-]*(?: ?[A-Z]\d?)?)"
)
GOOGLE = frozenset({"google patents", "patents.google.com"})
"""What Google Scholar gives as the publisher of a patent: who shows it, not who holds it."""


class Patent(NamedTuple):
    """The number of a patent, the country or office that it is of, and whether it is filed only."""

    number: str
    office: str
    is_filed: bool


def patent_in(note: str) -> Patent | None:
    """Return the patent that a note names, if it says nothing else."""
    found = _NOTE.fullmatch(" ".join(note.split()).rstrip("."))
    if not found:
        return None
    return Patent(found["number"].rstrip(",./-"), found["office"], bool(found["filed"]))


_DOI = r"10\.\d{4,9}/(?:\([^\s()]*\)|[^\s\[\](){}<>;,])+"
_AT_PUBMED = r"https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/"
_AT_PMC = r"https?://(?:(?:www\.)?ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/"


def _number(labels: str, number: str, address: str) -> re.Pattern[str]:
    """Return the form of a number behind its label or its address, or with both."""
    # What \href has become: the text, and the address in brackets.
    linked = (
        rf"(?:{labels})\s*:?\s*({number})(?:\s*\({address}[^\s()]*/?(?:\([^\s()]*\)[^\s()]*)?\))?"
    )
    return re.compile(rf"(?i)(?<!\w)(?:{linked}|(?:(?:{labels})\s*:?\s*)?{address}({number})/?)")


_NUMBERS = {
    "doi": _number(r"doi", _DOI, r"https?://(?:dx\.|www\.)?doi\.org/"),
    "pmid": _number(r"pubmed(?:\s+id)?|pmid|medline", r"\d{1,9}(?!\w)", _AT_PUBMED),
    "pmcid": _number(r"pmcid|pmc|pubmed\s+central(?:\s+pmcid)?", r"(?:PMC)?\d{1,9}(?!\w)", _AT_PMC),
}
# A sentence, or what stands in square brackets or between semicolons.
_CLAUSE = re.compile(r"(?:(?!\.(?:\s|$))[^\[\];|])+")
_OF_ANOTHER = re.compile(
    r"(?i)\b(?:errat(?:um|a)|corrigend(?:um|a)|correct(?:s|ed|ion)|comment(?:ary)?\s+(?:on|in)|repl(?:y|ies)"
    r"|response\s+to|rebuttal|retract(?:s|ed|ion)|reprint(?:ed|s)?|republish(?:ed|es)|translat(?:ed|ion)"
    r"|review\s+of|original(?:ly)?|supersed\w+|previous(?:ly)?|earlier|extends|extended\s+version|update[sd]?"
    r"|expression\s+of\s+concern|companion|see\s+also|based\s+on)\b"
)
"""Words of notes that tell of another publication, whose numbers and addresses are not ours."""

_INTRODUCED = re.compile(
    r"(?i)\b(?:available|accessible|online|at|from|via|on|in|and|the|url|link|see|published|digital"
    r"|object|identifier)\b"
)
"""Words that may lead to a number."""

_LONGEST = 5000
"""A note of more characters is no list of numbers; to look for them would take long."""

_EXTRA = {
    "Publisher": "publisher",
    "Place": "location",
    "Number": "number",
    "Series": "series",
    "Issue": "issue",
    "Volume": "volume",
    "ISBN": "isbn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "Type": "type",
    "Conference Name": "eventtitle",
    "Container-title": "journal",
    "_eprint": "_eprint",
    "DOI": "doi",
    "Section": "",
    "ISSN": "",
    "Num Pages": "",
    "Page Version ID": "",
    "Backup Publisher": "",
    "Citation Key": "",
}
"""The labels of Zotero's notes, and the fields that they stand for, if there is one."""
_LABELS = "|".join(map(re.escape, _EXTRA))
_ITEM = re.compile(rf"({_LABELS}): (.*?)(?=\s+(?:{_LABELS}): |$)")
_SAME = {
    "location": ("location", "address"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "journal": ("journal", "journaltitle", "booktitle"),
    "pmcid": ("pmcid", "pmc"),
}


# Links, code and the like: what is cut out of these would leave their marks behind.
_MARKED = re.compile(r"[`*<{\\]|\]\(")


def numbers_of_block(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a publication's block that change as its note holds numbers of it.

    These are ``note``, ``doi`` and ``links``, as for an entry whose note says the same.
    """
    note = str(values.get("note", ""))
    if not note or len(note) > _LONGEST or is_of_another(note) or _MARKED.search(note):
        return {}
    links = tuple(values.get("links", ()))
    texts = {name: str(values.get(name, "")) for name in ("doi", "url")}
    for name, label in (("pmid", "PubMed"), ("pmcid", "PMC")):
        texts[name] = next(
            (n for kind, url in links if kind == label and (n := number_in(kind, url))), ""
        )
    left = _without_clauses(texts, note)
    if left == note:
        return {}
    found = (link_of(name, texts[name]) for name in ("pmid", "pmcid") if texts[name])
    links = tuple(dict.fromkeys((*links, *filter(None, found))))
    return {"note": left, "doi": texts["doi"], "links": links}


def lines_of(note: str) -> list[str]:
    """Return a note line by line where Zotero's "Extra" is in it, which has one item on each.

    Other notes are broken into lines only to be read more easily, as are lines that are indented.
    """
    lines = re.split(rf"\n(?=\S)|\n\s*(?=(?:{_LABELS}): )", note)
    labelled = any(_ITEM.match(line) for line in lines)
    return lines if labelled and all(map(is_balanced, lines)) else [note]


def is_of_another(note: str) -> bool:
    """Tell whether a note tells of another publication, as of one that this one corrects."""
    return _OF_ANOTHER.search(note) is not None


def without_numbers(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of an entry with those that its note holds as fields of their own."""
    found = dict(texts)
    note = found.get("note", "")
    if len(note) > _LONGEST:
        return found
    if note:
        note = _without_labelled(found, note)
    if note and not is_of_another(note):
        note = _without_clauses(found, note)
    if "note" in found:
        found["note"] = note
    return found


def _without_labelled(texts: dict[str, str], note: str) -> str:
    """Return the note without labelled values, of which *texts* take those they have not."""
    if "\n" in note:
        lines = (_without_labelled(texts, line) for line in note.split("\n"))
        return "; ".join(filter(None, lines))
    if not (first := _ITEM.match(note)):
        return note
    items = [first, *_ITEM.finditer(note, first.end())]
    left = [f"{one[1]}: {one[2]}" for one in items if not _is_taken(texts, one[1], one[2].strip())]
    return "; ".join([*left, *filter(None, (note[items[-1].end() :].strip(),))])


def _is_taken(texts: dict[str, str], label: str, value: str) -> bool:
    if label == "Citation Key" or not value:
        return True
    field = _EXTRA[label]
    if field in _NUMBERS and " " in value:
        return False  # a sentence follows it
    return bool(field) and _is_said(texts, field, value)


def _is_said(texts: dict[str, str], field: str, value: str) -> bool:
    """Tell whether a field says *value*, after it took that if there was none."""
    known = [text for name in _SAME.get(field, (field,)) if (text := texts.get(name))]
    if field == "doi" and not known and "doi.org/" in texts.get("url", ""):
        known = [texts["url"]]
    if not known:
        texts[field] = value
        return True
    # A DOI may have its address before it, a number its letters.
    bare = value.lower().removeprefix("pmc")
    return any(text.lower().endswith(bare) or bare in text.lower().split(", ") for text in known)


def _without_clauses(texts: dict[str, str], note: str) -> str:
    """Return the note without clauses that are only numbers of this publication."""
    parts: list[str] = []
    at = 0
    for clause in _CLAUSE.finditer(note):
        if found := _only_numbers(clause[0]):
            # All that one clause says goes, or stays.
            trial = dict(texts)
            if all(_is_said(trial, field, number) for field, number in found):
                texts.update(trial)
                parts.append(note[at : clause.start()])
                at = clause.end()
    if not parts:
        return note
    left = re.sub(r"\[\s*\]|\(\s*\)", "", "".join([*parts, note[at:]]))
    left = re.sub(r"\s*([;|.])(?:\s*[;|.])+(?=\s|$)", r"\1", left)
    left = re.sub(r"^[\s;|.,]+", "", " ".join(left.split())).rstrip(" ;|")
    return left if re.search(r"\w", left) else ""


def without_known(note: str) -> str:
    """Return a note without the numbers in it, and what leads to them."""
    for form in _NUMBERS.values() if len(note) <= _LONGEST else ():
        note = form.sub(" ", note)
    return note


def _only_numbers(clause: str) -> list[tuple[str, str]]:
    """Return the numbers of a clause by their fields, if it says nothing else."""
    found: list[tuple[str, str]] = []
    rest = clause
    for field, form in _NUMBERS.items():
        found += [(field, (one[1] or one[2]).rstrip(".,")) for one in form.finditer(rest)]
        rest = form.sub(" ", rest)
    return [] if _INTRODUCED.sub("", rest).strip(" ,.:") else found
