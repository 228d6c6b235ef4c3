"""``{bibtex} papers.bib``: each entry of a bibliography becomes a publication of the site.

Reading a large file takes seconds, so what was read is kept beside the doctrees until the file
changes, whatever else its page says.
"""

from __future__ import annotations

import codecs
import os
import pickle
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sphinx.util.osutil import canon_path

from sphinx_resume.directives.list_directives import Asking
from sphinx_resume.directives.named_files import (
    MOST_BYTES,
    OUTSIDE,
    is_allowed,
    is_readable,
    is_too_large,
    located,
    note_link,
)
from sphinx_resume.directives.page_text import OPENING, block_of
from sphinx_resume.directives.reading import reading_of
from sphinx_resume.directives.visibility import hide_source, nothing
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.file_stamps import stamp
from sphinx_resume.model.dependencies import digest
from sphinx_resume.model.diagnostics import Problem, Subtype, suggestion
from sphinx_resume.model.kinds import KINDS, Publication
from sphinx_resume.model.listing.query import read_query
from sphinx_resume.model.records import Record
from sphinx_resume.nodes import list_placeholder

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_resume.model.bibtex.bib_reader import BibFault


class BibEntry(NamedTuple):
    """What a publication takes from an entry, the line of that, and its text as it stands."""

    values: dict[str, Any]
    line: int
    text: str


class Bibliography(NamedTuple):
    """A file that was read: its path, its entries, and what is wrong with it."""

    path: str
    entries: tuple[BibEntry, ...]
    faults: tuple[BibFault, ...]


def read(path: Path) -> Bibliography:
    """Read the file at *path*; raise `OSError` if that cannot be."""
    # Loading what reads bibliographies takes a twentieth of a second, for sites without any too.
    from sphinx_resume.model.bibtex.bib_publication import publication_values  # noqa: PLC0415
    from sphinx_resume.model.bibtex.bib_reader import BibFault, read_bibtex  # noqa: PLC0415

    faults: list[BibFault] = []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text, encoding = _decoded(data)
        message = f"the file is not UTF-8 at this line, and is read as {encoding}; save it as UTF-8"
        faults.append(BibFault(Subtype.BIBTEX, message, line, ""))
    entries, more = read_bibtex(text)
    faults += more
    if not entries and not more:
        message = "there is no entry in this file; write one as @article{smith2020, title = {…}}"
        faults.append(BibFault(Subtype.BIBTEX, message, 1, ""))
    found = []
    for entry in entries:
        values, wrong = publication_values(entry)
        faults += wrong
        found.append(BibEntry(values, entry.line, entry.source))
    return Bibliography(str(path), tuple(found), tuple(faults))


_ENCODING = re.compile(rb"%+\s*Encoding:\s*([\w-]+)", re.IGNORECASE)


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text of a file that is not UTF-8, and in which encoding it is read.

    JabRef writes that into the first line; else it is that of old Windows, where a line is not
    UTF-8 all the same: files are put together of several.
    """
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        with suppress(UnicodeDecodeError):
            return data.decode("utf-16"), "UTF-16"
    named = _ENCODING.match(data)
    with suppress(LookupError, UnicodeDecodeError):
        if named:
            name = named[1].decode()
            return data.decode(name), name
    return "".join(map(_line, data.splitlines(keepends=True))), "Windows-1252"


def _line(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return data.decode("latin-1")


def _kept(domain: ResumeDomain, path: Path) -> Bibliography:
    """Return what stands in the file at *path*, from the last reading if it has not changed."""
    state = digest(domain.data_version, path.read_bytes())
    note = Path(domain.builder.doctreedir) / f"resume-bib-{digest(str(path)).hex()}.pickle"
    try:
        before, known = pickle.loads(note.read_bytes())
        if before == state and isinstance(known, Bibliography):
            return known
    except Exception:
        pass
    found = read(path)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_bytes(pickle.dumps((state, found)))
    return found


class BibTeX(Asking):
    """A bibliography, listed where the directive stands."""

    def run(self) -> list[nodes.Node]:
        """Read the file, leave its entries, and return room for their list."""
        title, options = self.options_read()
        domain, docname = domain_of(self.env), self.env.docname
        if reading_of(self.env).withheld is not None:
            hide_source(self.env)
            return nothing()
        found = self._read(domain, title)
        query = read_query("publications", options, self.report)
        if found is None or query is None:
            return nothing()
        faults = [
            Problem(one.subtype, one.message, "", one.line, found.path) for one in found.faults
        ]
        entries = tuple(self._with_file(found.path, one, faults) for one in found.entries)
        found = found._replace(entries=entries)
        domain.faults[docname] = (*domain.faults.get(docname, ()), *faults)
        bibliographies = reading_of(self.env).bibliographies
        number = len(bibliographies)
        bibliographies.append(found)
        query = replace(query, source=found.path)
        style = self.style_of(options.get("style", ""), query, "citations")
        made = self.placed(list_placeholder, query, style)
        made["list_style"], made["bibliography"] = style, number
        if empty := options.get("empty", ""):
            made += self.empty(empty)
        return [made]

    def _with_file(self, path: str, entry: BibEntry, faults: list[Problem]) -> BibEntry:
        """Return *entry* with its PDF, if that is a file which is there."""
        if not (value := entry.values.get("pdf", "")):
            return entry

        def report(subtype: Subtype, message: str) -> None:
            key = entry.values.get("citekey") or entry.values.get("id", "")
            about = f"entry '{key}': field 'pdf': '{value}'"
            faults.append(Problem(subtype, f"{about}: {message}", "", entry.line, path))

        pdf = located(self.env, value, Path(path).parent, report)
        return entry._replace(values={**entry.values, "pdf": pdf})

    def _read(self, domain: ResumeDomain, name: str) -> Bibliography | None:
        if not name:
            self.complain(
                Subtype.MISSING, "there is no file; write {bibtex} papers.bib", self.start
            )
            return None
        name = name[1:-1] if len(name) > 1 and name[0] == name[-1] == '"' else name
        path = Path(self.env.doc2path(self.env.docname)).parent / name
        try:
            relative, absolute = self.env.relfn2path(name)
            path = Path(absolute)
            if not is_allowed(self.env, path):
                self.complain(Subtype.REFERENCE, f"'{canon_path(name)}': {OUTSIDE}", self.start)
                return None
            self.env.note_dependency(relative)
            note_link(self.env, name)
            domain.files.setdefault(self.env.docname, {})[str(path)] = stamp(path)
            # Reading a pipe or a device would never end.
            if not is_readable(path):
                raise OSError(path)
            if is_too_large(path):
                most = f"{MOST_BYTES // 1_000_000} MB"
                fix = f"a bibliography of more than {most} is not read; split it into smaller files"
                self.complain(Subtype.VALUE, f"'{canon_path(name)}': {fix}", self.start)
                return None
            return _kept(domain, path)
        except (OSError, RuntimeError):  # the latter for links that lead to themselves
            if os.path.isdir(path):  # noqa: PTH112 (that of a path fails for a name too long)
                message = f"'{canon_path(name)}' is a folder; write the path of a file in it"
                self.complain(Subtype.REFERENCE, message, self.start)
                return None
            others = (one.name for one in path.parent.glob("*.bib") if one.name != path.name)
            near = suggestion(path.name, others)
            fix = near or "; write its path from this page's folder, or from the site's with '/'"
            message = f"there is no file '{canon_path(name)}' that can be read{fix}"
            self.complain(Subtype.REFERENCE, message, self.start)
            return None


def publications_of(
    domain: ResumeDomain, docname: str, document: nodes.document, blocks: Sequence[Record]
) -> Iterator[Publication]:
    """Yield publications for the entries of the page's bibliographies; they follow the blocks.

    They are their authors', and not the page's person's: several pages may show one file.
    """
    found = reading_of(domain.env).bibliographies
    record = cast("type[Publication]", KINDS["publication"].record)  # a project may add fields
    index = len(blocks)
    for node in document.findall(list_placeholder) if found else ():
        if "bibliography" not in node:
            continue
        bibliography = found[node["bibliography"]]
        anchor = f"bibliography-{node['bibliography'] + 1}"
        node["ids"] = [anchor]
        for entry in bibliography.entries:
            abstract = entry.values.get("abstract", "")
            yield record(
                docname=docname,
                line=entry.line,
                index=index,
                parent=block_of(node),
                source=bibliography.path,
                opening=(abstract[:OPENING],) if abstract else (),
                anchor=anchor,
                bibtex=entry.text,
                **entry.values,
            )
            index += 1


def setup(app: Sphinx) -> None:
    """Register the directive of the domain; `names` gives it its short name."""
    app.add_directive_to_domain("resume", "bibtex", BibTeX)
