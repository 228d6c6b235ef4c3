"""Bibliographies in BibTeX and biblatex, read into plain data for publications.

`read_bibtex` takes the text of a file apart and loses no entry for the fault of another;
`sphinx_resume.model.bibpublication` says what a publication takes from one entry.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string

from sphinx_resume.model.bibkeys import id_of
from sphinx_resume.model.bibvalue import NAMED, open_braces, read_value
from sphinx_resume.model.dates import MONTHS
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.latex import (
    NO_MACROS,
    NOBODY,
    Macros,
    People,
    decode,
    expand,
    macros_of,
    paragraphs,
    people,
    verbatim,
)
from sphinx_resume.model.names import NameParts
from sphinx_resume.model.problems import Subtype, suggestion

# It logs each entry that it cannot read; we tell that ourselves, with the line and a cure.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a bibliography.

    ``key`` is as its author wrote it, ``type`` in lower case, ``line`` that of its ``@``,
    from 1. ``fields`` are plain text by their names in lower case, in the author's order, then
    those that a crossref or xdata gives; ``lines`` are the lines of its own ones. ``authors``
    and ``editors`` are names as readers write them; ``name_parts`` are what the braces and commas
    of some say that these do not.
    ``id`` is the key made fit for an address and alone in its file, or empty if nothing of the
    key is left. ``source`` is the entry as it stands in the file, or all that it says if it
    needs strings or other entries of the file.
    """

    key: str
    type: str
    line: int
    fields: tuple[tuple[str, str], ...]
    source: str
    id: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    name_parts: tuple[tuple[str, NameParts], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()


class BibFault(NamedTuple):
    """A fault of a bibliography, what to write instead, and the line and the entry it is in."""

    subtype: Subtype
    message: str
    line: int
    key: str


# --- the file ------------------------------------------------------------------------------

_COMMENT = re.compile(r"[ \t]*%")
_LONGEST = 100_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,={}()\"]*)")
_MACROS = {name[:3]: name[:3] for name in MONTHS}
_KNOWN = {
    "article": "article review suppperiodical",
    "book": "book mvbook collection mvcollection proceedings mvproceedings reference mvreference"
    " booklet periodical",
    "incollection": "incollection inbook bookinbook suppbook suppcollection inreference",
    "inproceedings": "inproceedings conference",
    "report": "report techreport manual standard whitepaper",
    "thesis": "thesis phdthesis mastersthesis bachelorsthesis",
    "preprint": "preprint unpublished",
    "patent": "patent",
    "software": "software softwareversion softwaremodule codefragment",
    "software-copyright": "software-copyright softwarecopyright",
    "dataset": "dataset data",
    "misc": "misc online electronic www webpage artwork audio bibnote commentary image jurisdiction"
    " legislation legal letter movie music performance video customa customb customc customd"
    " custome customf",
}
TYPES = {name: kind for kind in PUBLICATION_TYPES for name in _KNOWN.get(kind, "").split()}
"""The types of entries, and what publications of each are to us."""
_PARTS = {name for name, kind in TYPES.items() if kind in {"incollection", "inproceedings"}}
_NO_PUBLICATIONS = {"xdata", "set"}  # of biblatex: fields for others, and groups of others
# What is said of the whole is not true of the part: its address, its abstract, its pages.
_NOT_INHERITED = re.compile(
    r"abstract|annotation|annote|archiveprefix|crossref|doi|entry(?:set|subtype)|eprint(?:class|type)?"
    r"|execute|file|html|ids|(?:index|short|sort)title|key|keywords|label|note|options|page(?:s|total)"
    r"|pdf|presort|primaryclass|related(?:string|type)?|shorthand|sortkey|titleaddon|url(?:date)?"
    r"|xdata|xref"
)
ADDRESSES = {
    "code": "Code",
    "slides": "Slides",
    "video": "Video",
    "website": "Website",
    "poster": "Poster",
    "blog": "Blog",
    "supp": "Supplement",
    "html": "HTML",
}
"""Fields that hold an address, and what a link to it is called."""
_VERBATIM = {"url", "doi", "eprint", "arxiv", "isbn", "pdf", "file", "crossref", "xdata", "xref"}


@dataclass(slots=True)
class _Draft:
    """An entry while its file is read; values are LaTeX, with the line or 0 if inherited."""

    key: str
    type: str
    line: int
    source: str
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    needs: bool = False
    """Whether it says nothing without strings that its file defines."""


def read_bibtex(text: str) -> tuple[tuple[BibEntry, ...], tuple[BibFault, ...]]:
    """Return the entries of a bibliography in its order, and what is wrong with it, by line.

    Of two entries with one key the first is kept; an entry that cannot be taken apart is a
    fault, and the others are kept. Nothing is raised.
    """
    reader = _Reader()
    reader.read(text)
    entries = tuple(reader.entries())
    return entries, tuple(sorted(dict.fromkeys(reader.faults), key=lambda fault: fault.line))


class _Reader:
    """Reads one file."""

    def __init__(self) -> None:
        self.faults: list[BibFault] = []
        self._drafts: dict[str, _Draft] = {}  # by key without case, as BibTeX compares
        self._strings = dict(_MACROS)
        self._macros: Macros = NO_MACROS

    def read(self, text: str) -> None:
        """Take *text* apart."""
        text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
        if control := _CONTROLS.search(text):
            line = text.count("\n", 0, control.start()) + 1
            message = f"there is a control character, U+{ord(control[0]):04X}, which is left out"
            self.faults.append(BibFault(Subtype.VALUE, f"{message}; remove it", line, ""))
            text = _CONTROLS.sub("", text)
        # A brace may stand on the line below its "@book"; bibtexparser wants it there.
        text = re.sub(r"(?m)^([ \t]*@\w+)([ \t]*\n\s*)([{(])", r"\1\3\2", text)
        blocks = list(_blocks(text))
        for block, _ in blocks:
            # All of them first: some files define a string below the entries that use it.
            if isinstance(block, bib.String):
                self._string(block)
            elif isinstance(block, bib.Preamble):
                self._macros = {**self._macros, **macros_of(block.value)}
        last = ""
        for block, line in blocks:
            raw = block.raw or ""
            if isinstance(block, bib.Entry):
                last = " ".join(block.key.split())
                self._entry(block, line)
            elif isinstance(block, bib.ParsingFailedBlock):
                self._broken(raw, line)
            elif isinstance(block, bib.ImplicitComment):
                self._between(raw, line, last)

    def _report(self, subtype: Subtype, message: str, line: int, key: str) -> None:
        name = key if key.startswith("@") else f"entry '{key}'"
        self.faults.append(BibFault(subtype, f"{name}: {message}", line, key))

    def _of_field(
        self, draft: _Draft, name: str, line: int, subtype: Subtype, message: str
    ) -> None:
        if line:  # what is wrong with an inherited value is told once, where it stands
            self._report(subtype, f"field '{name}': {message}", line, draft.key)

    def _string(self, block: bib.String) -> None:
        name, line = " ".join(block.key.split()), (block.start_line or 0) + 1
        draft = _Draft(f"@string {name}", "string", line, "")
        report = partial(self._of_field, draft, name, line)
        value, _, _ = read_value(block.value, self._strings, name, report)
        if len(value) > _LONGEST:
            report(Subtype.VALUE, f"it grows to {len(value)} signs, and is cut; write less into it")
            value = value[:_LONGEST]
        # Styles define the months, and some files do so again.
        before = self._strings.get(name.lower(), value)
        if before != value and name.lower() not in _MACROS:
            report(Subtype.REPEATED, "it is defined twice; remove one of them, the last is used")
        self._strings[name.lower()] = value

    def _broken(self, raw: str, line: int) -> None:
        head = _HEAD.match(raw)
        key = head[2] if head else ""
        kind = head[1].lower() if head else ""
        name = f"entry '{key}'" if kind not in {"string", "preamble", "comment"} else f"@{kind}"
        self.faults.append(
            BibFault(Subtype.BIBTEX, f"{name} cannot be read: {_cure(raw, kind)}", line, key)
        )

    def _between(self, raw: str, line: int, last: str) -> None:
        """Look at the text between two entries for what should have been inside one."""
        if raw.startswith(","):
            message = "it ends before this line, which is not read; remove a closing brace"
            self._report(Subtype.VALUE, message, line, last)
        for match in re.finditer(r"(?m)^[ \t]*@[ \t]*(\w+)[ \t]*([\w:./-]*)", raw):
            if (kind := match[1].lower()) in TYPES:
                below = line + raw.count("\n", 0, match.start())
                cure = f"write @{kind}{{{match[2] or 'smith2020'}, title = {{…}}, … }}"
                message = f"entry '{match[2]}' cannot be read: there is no brace; {cure}"
                self.faults.append(BibFault(Subtype.BIBTEX, message, below, match[2]))

    def _entry(self, block: bib.Entry, line: int) -> None:
        written, raw = " ".join(block.key.split()), (block.raw or "").strip()
        key = written.replace(" ", "-")
        if key != written:
            self._report(Subtype.BIBTEX, f"a key has no spaces; write '{key}'", line, written)
            raw = raw.replace(block.key, key, 1)
        draft = _Draft(key, block.entry_type.strip().lower(), line, raw)
        first = self._drafts.get(key.lower())
        if first and key:
            other = "" if first.key == key else f" as '{first.key}'; case does not matter"
            message = f"this key is at line {first.line} already{other}; write another key"
            self._report(Subtype.DUPLICATE, f"{message}, for this one is not read", line, key)
            return
        if not key:
            cure = f"write @{draft.type}{{smith2020, …}}"
            self._report(Subtype.MISSING, f"it has no key; {cure}", line, key)
        self._drafts[key.lower() or f"\n{line}"] = draft
        for one in block.fields:
            self._field(draft, one)

    def _field(self, draft: _Draft, one: bib.Field) -> None:
        name, text, line = one.key, str(one.value), one.start_line + 1
        while True:
            # biber takes a % for a comment, and people take fields out with it.
            name = " ".join(re.sub(r"%.*(?:\n|$)", "", name).lower().split())
            report = partial(self._of_field, draft, name, line)
            used: set[str] = set()
            value, rest, at = read_value(text, self._strings, name, report, used)
            draft.needs = draft.needs or not used <= _MACROS.keys()
            if name in draft.fields:
                report(Subtype.REPEATED, "it is given twice; remove one of them, the last is used")
            if name:
                draft.fields[name] = (value, line)
            following = NAMED.match(rest)
            if not following:
                return
            report(Subtype.VALUE, f"a comma is missing behind it; write one before {following[1]}")
            line += text.count("\n", 0, at + following.start(1))
            name, text = following[1], rest[following.end() :]

    def entries(self) -> Iterator[BibEntry]:
        """Return the entries with what they inherit, decoded."""
        done: dict[str, dict[str, tuple[str, int]]] = {}
        taken: dict[str, _Draft] = {}
        for draft in self._drafts.values():
            found = self._inherited(draft, done, ())
            if draft.type in _NO_PUBLICATIONS:
                continue
            texts = {
                name: _plain(name, expand(text, self._macros)) for name, (text, _) in found.items()
            }
            authors = self._people(draft, "author", found)
            editors = self._people(draft, "editor", found)
            yield BibEntry(
                draft.key,
                draft.type,
                draft.line,
                tuple(texts.items()),
                _whole(draft, found) if draft.needs or any(_parents(draft)) else draft.source,
                self._id(draft, taken),
                authors.names,
                editors.names,
                (*authors.parts, *editors.parts),
                tuple((name, line) for name, (_, line) in draft.fields.items()),
            )

    def _id(self, draft: _Draft, taken: dict[str, _Draft]) -> str:
        base = id_of(draft.key)
        if draft.key and not base:
            base = f"entry-{draft.line}"
            cure = "write one with a letter or a digit"
            message = f"its key gives no id to make an address of; {cure}, or it is '{base}'"
            self._report(Subtype.ID, message, draft.line, draft.key)
        found, count = base, 2
        while found in taken:
            found, count = f"{base}-{count}", count + 1
        if base and found != base:
            other = taken[base]
            message = f"its id is '{base}', which '{other.key}' at line {other.line} has"
            message = f"{message}; write another key, or it is '{found}'"
            self._report(Subtype.ID, message, draft.line, draft.key)
        if found:
            taken[found] = draft
        return found

    def _people(self, draft: _Draft, name: str, found: dict[str, tuple[str, int]]) -> People:
        text, line = found.get(name, ("", 0))
        if not text.strip():
            return NOBODY
        read = people(expand(text, self._macros))
        for subtype, message in read.faults:
            self._of_field(draft, name, line, subtype, message)
        return read

    def _inherited(
        self,
        draft: _Draft,
        done: dict[str, dict[str, tuple[str, int]]],
        below: tuple[str, ...],
    ) -> dict[str, tuple[str, int]]:
        """Return the fields of an entry with those of the entries that it names."""
        if draft.key in done:
            return done[draft.key]
        found = dict(draft.fields)
        for name, key in _parents(draft):
            report = partial(self._of_field, draft, name, draft.fields[name][1])
            parent = self._drafts.get(key.lower())
            if parent is None:
                # Comparing with thousands of keys takes longer than reading the file.
                known = [one.key for one in self._drafts.values()][:500]
                cure = suggestion(key, known) or "; write the key of an entry of this file"
                report(Subtype.REFERENCE, f"there is no entry '{key}'{cure}")
            elif parent.key in (*below, draft.key):
                report(
                    Subtype.REFERENCE, f"'{key}' takes its fields from this one; remove one of them"
                )
            elif len(below) < 20:  # no file of an author is that deep
                given = self._inherited(parent, done, (*below, draft.key))
                for other, (text, _) in given.items():
                    if inherited := _inherited_name(name, other, draft, parent):
                        found.setdefault(inherited, (text, 0))
        if draft.key and not below:
            done[draft.key] = found
        return found


def _blocks(text: str) -> Iterator[tuple[bib.Block, int]]:
    """Split *text* and return each block with its line, from 1; leave out what is commented out.

    bibtexparser begins anew at each ``@`` that begins a line, so that a brace never closed
    costs one entry only. Its own reading of values is not used: it does not join texts with
    ``#``, and says nothing of a missing comma or an unknown string.
    """
    at = start = line_start = 0
    for whole in parse_string(text, parse_stack=()).blocks:
        raw = whole.raw or ""
        start, last = max(text.find(raw, at), at), start
        at = start + len(raw)
        line_start = text.rfind("\n", last, start) + 1 or line_start
        if _COMMENT.match(text, line_start):
            continue  # commented out
        if text[start - 1 : start].isalnum() and raw.startswith("@"):
            continue  # the middle of an e-mail address
        block = whole
        # A key or a field that comes twice makes a block of its own, around the entry.
        while isinstance(block, bib.ParsingFailedBlock) and block.ignore_error_block:
            block = block.ignore_error_block
        yield block, (whole.start_line or 0) + 1


def _whole(draft: _Draft, found: Mapping[str, tuple[str, int]]) -> str:
    """Return an entry with all that it takes from elsewhere in its file."""
    texts = ((name, text) for name, (text, _) in found.items() if name not in {"crossref", "xdata"})
    lines = [f"  {name} = {{{text}}}," for name, text in texts]
    return "\n".join([f"@{draft.type}{{{draft.key},", *lines, "}"])


def _cure(raw: str, kind: str) -> str:
    """Return what is wrong with a block that cannot be taken apart, and what to write."""
    key = r"[^\s,={}()\"]*"
    if kind == "string" and not re.match(rf"@\w+\s*[{{(]\s*{key}\s*=", raw):
        return "write @string{name = {text}}"
    if kind not in {"string", "preamble", "comment"} and not re.match(
        rf"@\w+\s*[{{(]\s*{key}\s*[,}})]", raw
    ):
        return f"it has no key with a comma; write @{kind}{{smith2020, title = {{…}}, …}}"
    if cut := re.search(r",\s*([\w-]+)\s*$", raw):
        return f"field '{cut[1]}' has no '='; write {cut[1]} = {{…}}"
    if (depth := open_braces(raw)) > 0:
        return f"{depth} closing brace{'s are' if depth > 1 else ' is'} missing; write '}}'"
    if len(re.findall(r'(?<!\\)"', raw)) % 2:
        return "a quotation mark is not closed; write both, or braces"
    return "a field has no '='; write name = {value}"


def _parents(draft: _Draft) -> Iterator[tuple[str, str]]:
    """Return the entries that one takes fields from: the name of the field, and a key."""
    if keys := draft.fields.get("xdata"):
        yield from (("xdata", key.strip()) for key in keys[0].split(",") if key.strip())
    if (key := draft.fields.get("crossref")) and key[0].strip():
        yield "crossref", verbatim(key[0])


def _inherited_name(by: str, name: str, draft: _Draft, parent: _Draft) -> str:
    """Return what a field of the parent is called in the entry that inherits it, or nothing."""
    if by == "xdata":
        return name
    if _NOT_INHERITED.fullmatch(name):
        return ""
    if draft.type in _PARTS and parent.type != draft.type and name in {"title", "subtitle"}:
        return f"book{name}"
    if parent.type == "periodical" and name == "title":
        return "journaltitle"
    return name


def _plain(name: str, text: str) -> str:
    if name in _VERBATIM or name in ADDRESSES:
        return verbatim(text)
    return paragraphs(text) if name == "abstract" else decode(text)
