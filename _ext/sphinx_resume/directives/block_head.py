"""What every directive of ours begins with: a title and fields, read line by line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from docutils.parsers.rst.states import RSTState
from sphinx.util.docutils import SphinxDirective

from sphinx_resume.directives.visibility import hide_source
from sphinx_resume.model.diagnostics import Subtype
from sphinx_resume.model.markup_comments import line_without_comments
from sphinx_resume.model.options import Option, OptionFault, read_head
from sphinx_resume.problems import warn

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MUCH_SPACE = re.compile(r"(\s)\s{3,}")
_YAML_COMMENT = re.compile(r"(?:^|\s)#")
OPTION_LINE = re.compile(r":([A-Za-z][\w-]*):(?:\s|$)")


class Given(NamedTuple):
    """A field as the author wrote it."""

    name: str
    values: tuple[str, ...]
    line: int
    items: tuple[str, ...] = ()


class ReadHead(NamedTuple):
    """The title of a directive, its fields, and what is wrong with their lines."""

    title: str
    fields: tuple[Given, ...]
    faults: tuple[OptionFault, ...]


class Headed(SphinxDirective):
    """A directive that reads its fields itself.

    It declares no ``option_spec``, so that MyST and docutils leave the option lines in
    the content and `sphinx_resume.model.options` reads them.
    """

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    source: str
    start: int

    def read_head(self) -> ReadHead:
        """Read title and fields; leave the body in ``content``."""
        self.source, self.start = self.get_source_info()
        self._unshown: list[OptionFault] = []
        first, *more = self.arguments[0].split("\n") if self.arguments else [""]
        if OPTION_LINE.match(first):
            # A reStructuredText block without a title: its options come as the argument.
            first, more = "", [first, *more]
        words = [first.strip()]
        # In reStructuredText the lines up to the first blank one come with the argument.
        while more and not more[0].lstrip().startswith((":", "：")):
            words.append(more.pop(0).strip())
        offset = self.start + len(words)
        if _UNSHOWABLE.search("\n".join(self.content.data)):
            for number, line in enumerate(self.content.data):
                self.content.data[number] = self._showable(line, self.line_of_content(number))
        in_argument = bool(more)
        head = read_head(more if in_argument else list(self.content))
        if any(_YAML_COMMENT.search(line) for line in self.content[: head.length].data):
            hide_source(self.env)
        if not in_argument:
            offset = self.line_of_content(0)
            self.content = self.content[head.length :]
            self.content_offset += head.length
        given = [self._given(option, offset + option.line) for option in head.options]
        faults = [fault._replace(line=offset + fault.line) for fault in head.faults]
        title = " ".join(self._without_comments(" ".join(words)).split())
        title = self._showable(title, self.start)
        return ReadHead(title, tuple(given), (*self._unshown, *faults))

    def _given(self, option: Option, line: int) -> Given:
        # YAML has escapes for what no file holds.
        about = f"field '{option.name}': "
        values = tuple(
            folded(self._showable(self._without_comments(value), line, about))
            for value in option.values
        )
        option = option._replace(values=values)
        return Given(option.name, values, line, option.items())

    def _without_comments(self, text: str) -> str:
        """Return *text* without comments, which Markdown has in the form of HTML."""
        if isinstance(self.state, RSTState) or (shown := line_without_comments(text)) == text:
            return text
        hide_source(self.env)
        return shown.strip()

    def _showable(self, text: str, line: int, about: str = "") -> str:
        """Return *text* without what no HTML or XML can hold, and note that."""
        shown, wrong = showable(text)
        if wrong:
            message = f"{about}U+{ord(wrong):04X} cannot be shown, and is left out; remove it"
            self._unshown.append(OptionFault(Subtype.VALUE, message, line))
        return shown

    def line_of_content(self, number: int) -> int:
        """Return the line in the file of a line of the content, counted from 0."""
        # docutils counts the content's lines from the file's start, MyST from the block's.
        before = 0 if isinstance(self.state, RSTState) else self.start
        return before + self.content_offset + 1 + number

    def included_from(self) -> str:
        """Return the file that the directive stands in, if that is not the document's own."""
        own = str(self.env.doc2path(self.env.docname))
        same = self.source == own or Path(self.source).resolve() == Path(own).resolve()
        return "" if same else self.source

    def subject(self) -> str:
        """Return what a warning is about."""
        return self.name.lower().rpartition(":")[2]

    def complain(self, subtype: Subtype, message: str, line: int) -> None:
        """Warn of a fault in this directive."""
        warn(subtype, f"{self.subject()}: {message}", f"{self.source}:{line}")


def folded(text: str) -> str:
    """Return *text* without long runs of white space, at each of which a pattern would begin."""
    return _MUCH_SPACE.sub(r"\1", text)


def showable(text: str) -> tuple[str, str]:
    """Return *text* without controls and halves of signs, and the first of them.

    No HTML or XML can hold them. Two halves that make a sign, as JSON writes an emoji, are one.
    """
    if not (found := _UNSHOWABLE.search(text)):
        return text, ""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    found = _UNSHOWABLE.search(text)
    return _UNSHOWABLE.sub("", text), found[0] if found else ""
