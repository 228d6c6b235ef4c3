"""What a build does not publish: it is not read, and a page of a draft leaves nothing behind.

A look at the files (`model.scan`) finds most of these pages before they are read. It does not see
what is included, or in which block another stands; reading does.

Sphinx reads all that stands in an ``only``, ``ifconfig`` or ``todo``, and drops it when it writes
a page. By then its titles, labels, pictures and index entries, and the records of its blocks,
are in places that a page is not made of: lists, inventories, exports. So these directives
look first whether their content is published, and do not read it if not. A document notes the
answers; where a later build, or another builder that shares the doctrees, gives another answer,
the document is read again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.directives.other import Only as SphinxOnly
from sphinx.transforms import SphinxTransform
from sphinx.util import docname_join, logging
from sphinx.util.matching import patfilter

from sphinx_resume.directives.reading import reading_of
from sphinx_resume.domain import ResumeDomain, domain_of
from sphinx_resume.model.draft_pages import is_about, is_draft_page
from sphinx_resume.model.stored_pages import Unpublished

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective


class WithholdPage(SphinxTransform):
    """Empties the page of a draft, before domains and collectors look at it.

    When all is read, `pages.generated_pages` forgets it.
    """

    default_priority = 6  # its heading has no comments any longer

    def apply(self, **kwargs: Any) -> None:
        """Empty the document, or tell of drafts that are shown by their page."""
        domain, docname = domain_of(self.env), self.env.docname
        noted = reading_of(self.env).seen
        if not any(seen.draft for seen, _warn in noted):
            return
        heading = next((one.astext() for one in self.document.findall(nodes.title)), "").strip()
        home = docname == self.config.root_doc
        blocks = [seen for seen, _warn in noted]
        if not home and is_draft_page(blocks, heading, docname, domain.settings.folders):
            domain.unpublished[docname] = Unpublished({}, {})
            _empty(self.document)
            return
        for seen, warn in noted:
            if seen.draft and (is_about(seen, heading) or (home and seen.kind == "person")):
                warn()


def _empty(document: nodes.document) -> None:
    document.clear()
    for names in (document.nameids, document.nametypes, document.ids, document.footnote_refs):
        names.clear()
    for found in (
        document.footnotes,
        document.autofootnotes,
        document.symbol_footnotes,
        document.autofootnote_refs,
        document.symbol_footnote_refs,
        document.citations,
    ):
        found.clear()


logger = logging.getLogger(__name__)


class Condition(NamedTuple):
    """What content depends on: ``only`` or ``ifconfig`` with an expression, or ``todo``."""

    directive: str
    expression: str = ""


def holds(domain: ResumeDomain, condition: Condition) -> bool:
    """Tell whether this build publishes content under *condition*.

    Of an expression that cannot be evaluated, Sphinx warns when it writes the page; it shows the
    content of an ``only`` then, and not that of an ``ifconfig``.
    """
    config, builder = domain.env.config, domain.builder
    try:
        if condition.directive == "only":
            return bool(builder.tags.eval_condition(condition.expression))
        if condition.directive == "ifconfig":
            # The names are those of `process_ifconfig_nodes` (sphinx/ext/ifconfig.py).
            names = {value.name: value.value for value in config}
            names |= {**config.__dict__, "builder": builder.name}
            return bool(eval(condition.expression, names))  # the author's own, as in Sphinx
    except Exception:
        return condition.directive == "only"
    return bool(config.todo_include_todos)


def has_changed(domain: ResumeDomain, answers: Mapping[tuple[str, str], bool]) -> bool:
    """Tell whether this build gives other answers than the reading of a document got."""
    return any(holds(domain, Condition(*one)) != answer for one, answer in answers.items())


def _is_published(directive: SphinxDirective, condition: Condition) -> bool:
    domain, docname = domain_of(directive.env), directive.env.docname
    answer = holds(domain, condition)
    domain.conditions.setdefault(docname, {})[condition] = answer
    if not answer:
        hide_content(directive)
        _note_toctrees(directive.env, directive.content)
    return answer


def hide_source(env: BuildEnvironment) -> None:
    """Note that the file of the page that is being read says more than is published."""
    env.metadata[env.docname][UNSHOWN] = True


UNSHOWN = "resume_unshown"
"""The metadata of a page whose file says more than is to be published."""

HIDDEN_NOTES = "resume_hidden_notes"
"""The attribute of a document with the labels of footnotes that hidden text refers to."""


def nothing() -> list[nodes.Node]:
    """Return what stands for content that is not published, until comments are dropped.

    A directive that reads what is in it may expect something: ``Figure.run`` of docutils
    (parsers/rst/directives/images.py) fails where there is no node, and takes an empty comment for
    a caption that there is not.
    """
    return [nodes.comment()]


_NOTE = re.compile(r"\[\^([^\]\s]+)\]|\[#?([\w.+:-]+)\]_")


def hide_content(directive: SphinxDirective) -> None:
    """Note that the content of a directive is not published."""
    hide_source(directive.env)
    labels = directive.state.document.attributes.setdefault(HIDDEN_NOTES, set())
    note_hidden(labels, "\n".join(directive.content))


def note_hidden(labels: set[str], text: str) -> None:
    """Add the labels of footnotes that *text* refers to, as docutils compares them."""
    for part in text.split():
        # What no bracket closes is no label; to look for one at each "[^" would take long.
        for markdown, rest in _NOTE.findall(part, 0, part.rfind("]") + 2):
            labels.add(nodes.fully_normalize_name(markdown or rest))


def _note_toctrees(env: BuildEnvironment, lines: Iterable[str]) -> None:
    """Note that pages stand in a toctree, though one that is not published.

    They are published all the same, and Sphinx would warn that no toctree has them.
    """
    if not any("toctree" in line for line in lines):
        return
    for line in map(str.strip, lines):
        _title, explicit, name = line.removesuffix(">").rpartition("<")
        name = name if explicit and line.endswith(">") else line
        for suffix in env.config.source_suffix:
            name = name.removesuffix(suffix)
        name = docname_join(env.docname, name) if name else ""
        if any(sign in name for sign in "*?["):
            env.glob_toctrees.add(env.docname)
            named = list(patfilter(env.found_docs, name))
        else:
            named = [name] if name in env.found_docs else []
        for docname in named:
            env.note_included(env.doc2path(docname))


class Only(SphinxOnly):
    """Sphinx's ``only``, whose content is read if it is published."""

    def run(self) -> list[nodes.Node]:
        """Read the content, or nothing."""
        published = _is_published(self, Condition("only", self.arguments[0]))
        return super().run() if published else nothing()


def _guard(directive: type[Directive], name: str) -> type[Directive]:
    """Return a directive of an extension whose content is read if it is published."""

    class Guarded(directive):  # type: ignore[misc, valid-type] # made of what the extension has
        def run(self) -> list[nodes.Node]:
            expression = self.arguments[0] if name == "ifconfig" else ""
            if _is_published(self, Condition(name, expression)):
                return super().run()  # type: ignore[no-any-return]
            if name == "ifconfig":
                self.content = StringList()  # of its expression, Sphinx may have to warn
                return super().run()  # type: ignore[no-any-return]
            if name == "todo" and self.config.todo_emit_warnings:
                # As `TodoDomain.process_doc` (sphinx/ext/todo.py) warns of those that it reads.
                text = " ".join("\n".join(self.content).split())
                logger.warning("TODO entry found: %s", text, location=self.get_location())
            return nothing()

    return Guarded


def _guard_extensions(app: Sphinx) -> None:
    """Take the place of the directives of extensions that the project uses, when all are loaded."""
    app.add_directive("only", Only, override=True)
    if "sphinx.ext.ifconfig" in app.extensions:
        from sphinx.ext.ifconfig import IfConfig  # noqa: PLC0415

        app.add_directive("ifconfig", _guard(IfConfig, "ifconfig"), override=True)
    if "sphinx.ext.todo" in app.extensions:
        from sphinx.ext.todo import Todo  # noqa: PLC0415

        app.add_directive("todo", _guard(Todo, "todo"), override=True)


def setup(app: Sphinx) -> None:
    """Guard the directives."""
    app.connect("builder-inited", _guard_extensions)
