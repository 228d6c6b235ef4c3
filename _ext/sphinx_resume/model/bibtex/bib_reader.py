"""Bibliographies in BibTeX and biblatex, read into plain data for publications.

`read_bibtex` takes the text of a file apart and loses no entry for the fault of another;
`sphinx_resume.model.bibtex.bib_publication` says what a publication takes from one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from typing import NamedTuple

from sphinx_resume.model.bibtex.bib_blocks import (
    NAMED,
    Block,
    blocks_of,
    is_balanced,
    is_name,
    is_strict,
    listed,
    open_braces,
    read_value,
    safe,
)
from sphinx_resume.model.bibtex.bib_keys import id_of
from sphinx_resume.model.bibtex.bib_names import people
from sphinx_resume.model.bibtex.bib_notes import lines_of
from sphinx_resume.model.bibtex.private_fields import is_place, is_private, is_unpublished
from sphinx_resume.model.body_text import Run
from sphinx_resume.model.dates import MONTHS
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.fields import PUBLICATION_TYPES
from sphinx_resume.model.latex.latex_symbols import words
from sphinx_resume.model.latex.latex_text import (
    NO_MACROS,
    Decoded,
    Macros,
    decode,
    decoded,
    expand,
    macros_of,
    paragraphs,
    rich,
    verbatim,
)
from sphinx_resume.model.names.name_keys import Author


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry of a bibliography.

    ``key`` is as its author wrote it, ``type`` in lower case, ``line`` that of its ``@``,
    from 1. ``fields`` are plain text (names of people are LaTeX) by their names in lower case, in
    the author's order, then those that a crossref or xdata gives; ``lines`` are the lines of its
    own ones. ``runs`` are those of fields whose words are set off in part, by their names.
    ``id`` is the key made fit for an address and alone in its file, or empty if nothing of the
    key is left. ``source`` is the entry as it stands in the file, or all that it says if it
    needs strings or other entries of the file. ``is_whole`` tells that other entries name it in
    their ``crossref``.
    """

    key: str
    type: str
    line: int
    fields: tuple[tuple[str, str], ...]
    source: str
    id: str = ""
    authors: tuple[Author, ...] = ()
    editors: tuple[Author, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    runs: tuple[tuple[str, tuple[Run, ...]], ...] = ()
    is_whole: bool = False


class BibFault(NamedTuple):
    """A fault of a bibliography, what to write instead, and the line and the entry it is in."""

    subtype: Subtype
    message: str
    line: int
    key: str


# --- the file ------------------------------------------------------------------------------

_LONGEST = 100_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_HEAD = re.compile(r"@\s*(\w+)\s*[{(]\s*([^\s,={}()\"]*)")
_MACROS = {name[:3]: name[:3] for name in MONTHS}
_MONTH = re.compile(rf"(?i)([^{{}}\\]*?)\b({'|'.join(_MACROS)})\b([^{{}}\\A-Za-z]*)")
_KNOWN = {
    "article": "article review suppperiodical",
    "book": "book mvbook collection mvcollection proceedings mvproceedings reference mvreference"
    " periodical",
    "booklet": "booklet",
    "incollection": "incollection inbook bookinbook suppbook suppcollection inreference",
    "inproceedings": "inproceedings conference",
    "report": "report techreport manual standard whitepaper",
    "thesis": "thesis phdthesis mastersthesis bachelorsthesis",
    "preprint": "preprint",
    "unpublished": "unpublished",
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
_TITLES = {"title", "subtitle", "titleaddon"}
_NO_PUBLICATIONS = {"xdata", "set"}  # of biblatex: fields for others, and groups of others
# What is said of the whole is not true of the part: its address, its abstract, its pages.
_NOT_INHERITED = re.compile(
    r"abstract|archiveprefix|crossref|doi|entry(?:set|subtype)|eprint(?:class|type)?"
    r"|execute|html|ids|(?:index|short|sort)title|key|keywords|label|note|options|page(?:s|total)"
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
# Fields that biblatex and biber take for one, by the names of either.
_SAME_FIELDS = (
    "location address",
    "date year month day",
    "journaltitle journal",
    "journalsubtitle",
    "institution school",
    "eprinttype archiveprefix",
    "eprintclass primaryclass",
    "sortkey key",
)
_SAME = {name: names.split() for names in _SAME_FIELDS for name in names.split()}
_DEEPEST = 20
"""No author's entry takes its fields from one that takes its own from others deeper than that."""
_MOST_PARENTS = 50
_MOST_SUGGESTIONS = 20
# What a publication shows: macros that nobody knows are of no interest elsewhere.
_SHOWN = frozenset(
    words(
        "title subtitle booktitle booksubtitle maintitle mainsubtitle "
        "maintitleaddon journal journaltitle journalsubtitle "
        "eventtitle publisher school institution organization series edition location address "
        "note addendum howpublished abstract keywords pubstate holder type collaboration author "
        "editor"
    )
)
_PEOPLE = {"author", "editor"}
_LISTS = {"publisher", "institution", "school", "organization", "address", "location"}
_QUOTES = '{"'
_VERBATIM = {"url", "doi", "eprint", "arxiv", "isbn", "pdf", "crossref", "xdata", "xref"}
_VERBATIM |= {"_eprint", "hdl", "handle", "urn", "swhid", "adsurl", "pmid", "pmcid"}
_VERBATIM |= {"arxivid", "date", "eventdate"}  # "~" is a sign of the format of dates


@dataclass(slots=True)
class _Draft:
    """An entry while its file is read; values are LaTeX, with the line or 0 if inherited."""

    key: str
    type: str
    line: int
    source: str
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    strict: bool = False
    """Whether any program can read it as it stands."""
    repeated: bool = False
    """Whether it has a field twice, which some programs take for a fault."""
    needs: bool = False
    """Whether its text says nothing without strings of its file, or too much."""


def read_bibtex(text: str) -> tuple[tuple[BibEntry, ...], tuple[BibFault, ...]]:
    """Return the entries of a bibliography in its order, and what is wrong with it, by line.

    Of two entries with one key the first is kept; an entry that cannot be taken apart is a
    fault, and the others are kept. Nothing is raised.
    """
    reader = _BibReader()
    reader.read(text)
    entries = tuple(reader.entries())
    return entries, tuple(sorted(dict.fromkeys(reader.faults), key=lambda fault: fault.line))


class _BibReader:
    """Reads one file."""

    def __init__(self) -> None:
        self.faults: list[BibFault] = []
        self._drafts: dict[str, _Draft] = {}  # by key without case, as BibTeX compares
        self._strings = dict(_MACROS)
        self._macros: Macros = NO_MACROS
        self._unknown: set[str] = set()  # macros that are told
        self._once: set[str] = set()  # bounds that are told
        self._suggested = 0
        self._counts: dict[str, int] = {}  # of ids that several keys give

    def read(self, text: str) -> None:
        """Take *text* apart."""
        text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff"))
        if control := _CONTROLS.search(text):
            line = text.count("\n", 0, control.start()) + 1
            message = f"there is a control character, U+{ord(control[0]):04X}, which is left out"
            self.faults.append(BibFault(Subtype.VALUE, f"{message}; remove it", line, ""))
            text = _CONTROLS.sub("", text)
        blocks = list(blocks_of(text))
        for block in blocks:
            # All of them first: some files define a string below the entries that use it.
            if block.kind == "string":
                self._string(block)
            elif block.kind == "preamble":
                self._macros = {**self._macros, **macros_of(block.raw)}
        last = ""
        for block in blocks:
            if block.kind == "entry":
                last = " ".join(block.key.split())
                self._entry(block)
            elif block.kind == "broken":
                self._broken(block.raw, block.line)
            elif block.kind == "text":
                self._between(block.raw, block.line, last)

    def _report(self, subtype: Subtype, message: str, line: int, key: str) -> None:
        name = key if key.startswith("@") else f"entry '{key}'"
        self.faults.append(BibFault(subtype, f"{name}: {message}", line, key))

    def _of_field(
        self, draft: _Draft, name: str, line: int, subtype: Subtype, message: str
    ) -> None:
        if line:  # what is wrong with an inherited value is told once, where it stands
            self._report(subtype, f"field '{name}': {message}", line, draft.key)

    def _string(self, block: Block) -> None:
        ((_, text, _),) = block.fields
        name, line = " ".join(block.key.split()), block.line
        draft = _Draft(f"@string {name}", "string", line, "")
        report = partial(self._of_field, draft, name, line)
        value, _, _ = read_value(text, self._strings, name, report)
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
            BibFault(Subtype.BIBTEX, f"{name} cannot be read: {_fix(raw, kind)}", line, key)
        )

    def _between(self, raw: str, line: int, last: str) -> None:
        """Look at the text between two entries for what should have been inside one."""
        if raw.startswith(","):
            message = "it ends before this line, which is not read; remove a closing brace"
            self._report(Subtype.VALUE, message, line, last)
        for match in re.finditer(r"(?m)^[ \t]*@[ \t]*(\w+)[ \t]*([\w:./-]*)", raw):
            if (kind := match[1].lower()) in TYPES:
                below = line + raw.count("\n", 0, match.start())
                fix = f"write @{kind}{{{match[2] or 'smith2020'}, title = {{…}}, … }}"
                message = f"entry '{match[2]}' cannot be read: there is no brace; {fix}"
                self.faults.append(BibFault(Subtype.BIBTEX, message, below, match[2]))

    def _entry(self, block: Block) -> None:
        written, raw, line = " ".join(block.key.split()), block.raw, block.line
        key = written.replace(" ", "-")
        if key != written:
            self._report(Subtype.BIBTEX, f"a key has no spaces; write '{key}'", line, written)
            raw = raw.replace(block.key, key, 1)
        draft = _Draft(key, block.type, line, raw, strict=block.strict)
        first = self._drafts.get(key.lower())
        if first and key:
            other = "" if first.key == key else f" as '{first.key}'; case does not matter"
            message = f"this key is at line {first.line} already{other}; write another key"
            self._report(Subtype.DUPLICATE, f"{message}, for this one is not read", line, key)
            return
        if not key:
            fix = f"write @{draft.type}{{smith2020, …}}"
            self._report(Subtype.MISSING, f"it has no key; {fix}", line, key)
        self._drafts[key.lower() or f"\n{line}"] = draft
        hidden = [block.strict and is_unpublished(name, text) for name, text, _ in block.fields]
        unpublished = {name for (name, *_), cut in zip(block.fields, hidden, strict=True) if cut}
        if unpublished:
            draft.source = _without(raw, compress(block.spans, hidden))
        for name, text, at in block.fields:
            if name in unpublished and (is_private(name) or self._is_place(draft, name, text, at)):
                continue
            if block.strict and text[0] in _QUOTES and name not in draft.fields:
                draft.fields[name] = (text[1:-1], at)
            else:
                self._field(draft, name, text, at)

    def _field(self, draft: _Draft, name: str, text: str, line: int) -> None:
        while True:
            # biber takes a % for a comment, and people take fields out with it.
            name = " ".join(re.sub(r"%.*(?:\n|$)", "", name).lower().split())
            report = partial(self._of_field, draft, name, line)
            used: set[str] = set()
            value, rest, at = read_value(text, self._strings, name, report, used)
            draft.needs = draft.needs or not used <= _MACROS.keys()
            draft.needs = draft.needs or is_unpublished(name, value)
            if name in draft.fields:
                report(Subtype.REPEATED, "it is given twice; remove one of them, the last is used")
                draft.repeated = True
            if not is_private(name) and not self._is_odd(draft, name, value, line):
                draft.fields[name] = (value, line)
            if ("\\{" in value or "\\}" in value) and not is_balanced(value):
                fix = "write \\textbraceleft{} for a brace, or an accent as \\'{e}"
                message = "a brace behind a backslash has no other one, and programs that count"
                report(Subtype.VALUE, f"{message} braces lose all that follows; {fix}")
            following = NAMED.match(rest)
            if not following:
                return
            report(Subtype.VALUE, f"a comma is missing behind it; write one before {following[1]}")
            line += text.count("\n", 0, at + following.start(1))
            name, text = following[1], rest[following.end() :]

    def _is_odd(self, draft: _Draft, name: str, value: str, line: int) -> bool:
        """Tell, and report, that a field cannot be taken: for its name, or for its value."""
        if not name or is_name(name):
            return not name or self._is_place(draft, name, value, line)
        message = "programs stop reading at a field of this name, and it is left out; write"
        fix = re.sub(r"[^a-z]+", "-", name).strip("-") or "note"
        self._of_field(draft, name, line, Subtype.VALUE, f"{message} {fix}")
        return True

    def _is_place(self, draft: _Draft, name: str, value: str, line: int) -> bool:
        """Tell, and report, that a text is only a place on its owner's disk."""
        if not is_place(name, value):
            return False
        message = "this is a place on a disk, and is not published; write an address with https://"
        self._of_field(draft, name, line, Subtype.URL, message)
        return True

    def entries(self) -> Iterator[BibEntry]:
        """Return the entries with what they inherit, decoded."""
        done = self._all_inherited()
        taken: dict[str, _Draft] = {}
        wholes = {
            key.lower()
            for draft in self._drafts.values()
            for name, key in _parents(draft)
            if name == "crossref"
        }
        for draft in self._drafts.values():
            if draft.type in _NO_PUBLICATIONS or _is_unlisted(draft):
                continue
            given = done[id(draft)]
            found = {
                name: (self._expanded(draft, name, text) if "\\" in text else text, line)
                for name, (text, line) in given.items()
            }
            # Nobody else knows the macros of the file either.
            draft.needs = draft.needs or found != given
            yield BibEntry(
                draft.key,
                draft.type,
                draft.line,
                tuple((name, self._plain(draft, name, *one)) for name, one in found.items()),
                self._source(draft, found),
                self._id(draft, taken),
                self._people(draft, "author", found),
                self._people(draft, "editor", found),
                tuple((name, line) for name, (_, line) in draft.fields.items()),
                tuple(
                    (name, runs)
                    for name in ("title", "subtitle")
                    if (runs := rich(found.get(name, ("", 0))[0]))
                ),
                draft.key.lower() in wholes,
            )

    def _expanded(self, draft: _Draft, name: str, text: str) -> str:
        made, whole = expand(text, self._macros)
        if not whole and "grows" not in self._once:
            self._once.add("grows")
            message = f"field '{name}': its macros grow without end; write less into them"
            line = draft.fields.get(name, ("", 0))[1] or draft.line
            self._report(Subtype.VALUE, message, line, draft.key)
        return made

    def _plain(self, draft: _Draft, name: str, text: str, line: int) -> str:
        if name in _PEOPLE:
            return text
        if name in _VERBATIM or name in ADDRESSES or name.startswith("bdsk-url-"):
            return verbatim(text)
        if name in _SHOWN and "\\" in text:
            self._tell(draft, name, decoded(text), line)
        if name in _LISTS and " and " in text and draft.type != "patent":
            return ", ".join(map(decode, listed(name, text)))
        if name == "note" and "\n" in text:
            return "\n".join(map(decode, lines_of(text)))
        return paragraphs(text) if name == "abstract" else decode(text)

    def _tell(self, draft: _Draft, name: str, found: Decoded, line: int) -> None:
        """Report macros that nobody knows and what is cut off, each once for its file."""
        if found.cut and "cut" not in self._once:
            self._once.add("cut")
            message = (
                f"field '{name}': there are more accents on a letter, or braces in each other,"
            )
            fix = "than can be read; write less of them"
            self._report(Subtype.VALUE, f"{message} {fix}", line or draft.line, draft.key)
        for macro in found.unknown:
            if macro not in self._unknown:
                self._unknown.add(macro)
                example = f'"\\newcommand{{\\{macro}}}…"'
                fix = f"write what it stands for, or define it in a @preamble{{{example}}}"
                message = f"field '{name}': there is no macro '\\{macro}' of LaTeX that is known"
                self._report(Subtype.VALUE, f"{message}; {fix}", line or draft.line, draft.key)

    def _source(self, draft: _Draft, found: Mapping[str, tuple[str, int]]) -> str:
        """Return an entry as it stands in the file, if any reader of BibTeX can read that alone."""
        changed = draft.needs or draft.repeated or any(_parents(draft))
        if not changed and (draft.strict or is_strict(draft.source)):
            return draft.source
        return _whole(draft, found)

    def _id(self, draft: _Draft, taken: dict[str, _Draft]) -> str:
        base = id_of(draft.key)
        if draft.key and not base:
            base = f"entry-{draft.line}"
            fix = "write one with a letter or a digit"
            message = f"its key gives no id to make an address of; {fix}, or it is '{base}'"
            self._report(Subtype.ID, message, draft.line, draft.key)
        found = base
        while found in taken:
            self._counts[base] = self._counts.get(base, 1) + 1
            found = f"{base}-{self._counts[base]}"
        if base and found != base:
            other = taken[base]
            message = f"its id is '{base}', which '{other.key}' at line {other.line} has"
            message = f"{message}; write another key, or it is '{found}'"
            self._report(Subtype.ID, message, draft.line, draft.key)
        if found:
            taken[found] = draft
        return found

    def _people(
        self, draft: _Draft, name: str, found: Mapping[str, tuple[str, int]]
    ) -> tuple[Author, ...]:
        text, line = found.get(name, ("", 0))
        if not text.strip():
            return ()
        read = people(text)
        for subtype, message in read.faults:
            self._of_field(draft, name, line, subtype, message)
        self._tell(draft, name, read.decoded, line)
        return read.authors

    def _all_inherited(self) -> dict[int, dict[str, tuple[str, int]]]:
        """Return the fields of each entry with those of the entries that it names.

        Each is looked at once, after those that it names, however these name each other.
        """
        done: dict[int, dict[str, tuple[str, int]]] = {}
        begun: set[int] = set()
        depths: dict[int, int] = {}
        for draft in self._drafts.values():
            waiting = [draft]
            while waiting:
                one = waiting[-1]
                if id(one) in done:
                    waiting.pop()
                    continue
                parents = list(self._parents_of(one)) if id(one) not in begun else []
                begun.add(id(one))
                missing = [parent for _, _, parent in parents if id(parent) not in begun]
                if missing:
                    waiting += missing
                    continue
                waiting.pop()
                done[id(one)] = self._inherited(one, done, depths)
        return done

    def _parents_of(self, draft: _Draft) -> Iterator[tuple[str, str, _Draft]]:
        for name, key in list(_parents(draft))[:_MOST_PARENTS]:
            if (parent := self._drafts.get(key.lower())) is not None:
                yield name, key, parent

    def _inherited(
        self,
        draft: _Draft,
        done: Mapping[int, dict[str, tuple[str, int]]],
        depths: dict[int, int],
    ) -> dict[str, tuple[str, int]]:
        """Return the fields of an entry with those of its parents, which have been looked at."""
        found, depth = dict(draft.fields), 0
        for number, (name, key) in enumerate(_parents(draft)):
            report = partial(self._of_field, draft, name, draft.fields[name][1])
            parent = self._drafts.get(key.lower())
            if number >= _MOST_PARENTS:
                report(Subtype.VALUE, f"of more than {_MOST_PARENTS} entries no field is taken")
                break
            if parent is None:
                report(Subtype.REFERENCE, f"there is no entry '{key}'{self._near(key)}")
            elif id(parent) not in done:
                report(
                    Subtype.REFERENCE, f"'{key}' takes its fields from this one; remove one of them"
                )
            elif depths[id(parent)] >= _DEEPEST:
                if "deep" not in self._once:
                    self._once.add("deep")
                    message = f"'{key}' takes its fields from others, more than {_DEEPEST} deep"
                    report(Subtype.REFERENCE, f"{message}; write them here")
            else:
                depth = max(depth, depths[id(parent)] + 1)
                own = {other for one in found for other in _SAME.get(one, (one,))}
                for other, (text, _) in done[id(parent)].items():
                    inherited = _inherited_name(name, other, draft, parent)
                    if inherited and inherited not in own:
                        found[inherited] = (text, 0)
        depths[id(draft)] = depth
        return found

    def _near(self, key: str) -> str:
        self._suggested += 1
        # Comparing with thousands of keys takes longer than reading the file.
        known = [one.key for one in self._drafts.values()][:500]
        near = suggestion(key, known) if self._suggested <= _MOST_SUGGESTIONS else ""
        return near or "; write the key of an entry of this file"


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return *text* without these parts of it."""
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))


def _whole(draft: _Draft, found: Mapping[str, tuple[str, int]]) -> str:
    """Return an entry with all that it takes from elsewhere in its file."""
    texts = (
        (name, text)
        for name, (text, _) in found.items()
        if name not in {"crossref", "xdata"} and not is_unpublished(name, text)
    )
    lines = [f"  {name} = {_value(name, text)}," for name, text in texts]
    return "\n".join([f"@{draft.type}{{{draft.key},", *lines, "}"])


def _value(name: str, text: str) -> str:
    """Return a value as it stands behind ``=``: a month is a macro, which styles write out."""
    if name == "month" and (month := _MONTH.fullmatch(text.strip())):
        before, macro, behind = month.groups()
        parts = (before and f"{{{before}}}", macro.lower(), behind and f"{{{behind}}}")
        return " # ".join(filter(None, parts))
    return f"{{{safe(text)}}}"


def _fix(raw: str, kind: str) -> str:
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


def _is_unlisted(draft: _Draft) -> bool:
    """Tell whether an entry says itself that it is in no list (biblatex, "Entry Options")."""
    options = draft.fields.get("options", ("", 0))[0].lower().replace(" ", "")
    unlisted = r"(?:skipbib|dataonly)(?:=true)?"
    return any(re.fullmatch(unlisted, one.strip("{}")) for one in options.split(","))


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
    # A volume, or a part of one, is of the whole (biblatex manual, appendix B).
    if parent.type.startswith("mv") and parent.type != draft.type and name in _TITLES:
        return f"main{name}"
    if _NOT_INHERITED.fullmatch(name):
        return ""
    if draft.type in _PARTS and parent.type != draft.type and name in {"title", "subtitle"}:
        return f"book{name}"
    if parent.type == "periodical" and name == "title":
        return "journaltitle"
    return name
