"""Content that a build does not publish is not read by it.

Sphinx reads all that stands in an ``only``, ``ifconfig`` or ``todo``, and drops it when it writes
a page. By then its titles, labels, pictures and index entries, and the records of its blocks,
are in places that a page is not made of: lists, inventories, exports. So these directives
look first whether their content is published, and do not read it if not. A document notes the
answers; where a later build, or another builder that shares the doctrees, gives another answer,
the document is read again.

Comments are dropped too, for docutils and MyST hand them on: into copies of a body, and, as raw
HTML, into pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.directives.other import Only as SphinxOnly
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from sphinx_resume.domain import UNSHOWN, ResumeDomain, domain_of

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

logger = logging.getLogger(__name__)


class Condition(NamedTuple):
    """What content depends on: ``only`` or ``ifconfig`` with an expression, or ``todo``."""

    directive: str
    expression: str = ""


def holds(domain: ResumeDomain, condition: Condition) -> bool:
    """Tell whether this build publishes content under *condition*.

    An expression that cannot be evaluated counts as true: Sphinx then reads the content, and warns
    of the expression when it writes the page.
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
        return True
    return bool(config.todo_include_todos)


def has_changed(domain: ResumeDomain, docname: str) -> bool:
    """Tell whether this build publishes more or less of a document than was read of it."""
    answers = domain.conditions.get(docname, {})
    return any(holds(domain, Condition(*one)) != answer for one, answer in answers.items())


def _is_published(directive: SphinxDirective, condition: Condition) -> bool:
    domain, docname = domain_of(directive.env), directive.env.docname
    answer = holds(domain, condition)
    domain.conditions.setdefault(docname, {})[condition] = answer
    if not answer:
        hide_source(directive.env)
    return answer


def hide_source(env: BuildEnvironment) -> None:
    """Note that the file of the page that is being read says more than is published."""
    env.metadata[env.docname][UNSHOWN] = True


class Only(SphinxOnly):
    """Sphinx's ``only``, whose content is read if it is published."""

    def run(self) -> list[nodes.Node]:
        """Read the content, or nothing."""
        published = _is_published(self, Condition("only", self.arguments[0]))
        return super().run() if published else []


def _guard(directive: type[Directive], name: str) -> type[Directive]:
    """Return a directive of an extension whose content is read if it is published."""

    class Guarded(directive):  # type: ignore[misc, valid-type] # made of what the extension has
        def run(self) -> list[nodes.Node]:
            expression = self.arguments[0] if name == "ifconfig" else ""
            if _is_published(self, Condition(name, expression)):
                return super().run()  # type: ignore[no-any-return]
            if name == "todo" and self.config.todo_emit_warnings:
                # As `TodoDomain.process_doc` (sphinx/ext/todo.py) warns of those that it reads.
                text = " ".join("\n".join(self.content).split())
                logger.warning("TODO entry found: %s", text, location=self.get_location())
            return []

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


# In a script or a style sheet, "<!--" begins no comment; and one that begins with "[if" is a
# conditional one, which old versions of Outlook and Internet Explorer read.
_COMMENT = re.compile(
    r"(?is)(<(script|style|textarea|title|xmp)\b.*?</\2\s*>)|<!--(?!\[if\b|<!\[endif).*?(?:-->|\Z)"
)


def without_comments(html: str) -> str:
    """Return HTML without its comments."""
    if "<!--" not in html:
        return html
    return _COMMENT.sub(lambda match: match[1] or "", html)


class DropComments(SphinxTransform):
    """Drops comments of Markdown, HTML and reStructuredText before anything is made of a page."""

    default_priority = 5

    def apply(self, **kwargs: Any) -> None:
        """Drop them from the document."""
        found = False
        for node in list(self.document.findall(_may_hide)):
            if isinstance(node, nodes.raw):
                text = node.astext()
                kept = without_comments(text)
                if kept == text:
                    continue
                if kept.strip():
                    node.rawsource = kept
                    node.children = [nodes.Text(kept)]
                    node.setup_child(node.children[0])
                else:
                    _remove(node)
            else:
                _remove(node)
            found = True
        if found:
            hide_source(self.env)


def _may_hide(node: nodes.Node) -> bool:
    if isinstance(node, nodes.raw):
        return "html" in node.get("format", "").split()
    return isinstance(node, nodes.comment)


def _remove(node: nodes.Node) -> None:
    """Remove a node, and what it leaves empty around it."""
    parent = node.parent
    assert parent is not None
    parent.remove(node)
    if isinstance(parent, nodes.paragraph) and not parent.children and parent.parent is not None:
        parent.parent.remove(parent)


_FRONT_COMMENT = re.compile(r"(?m)(?:^|\s)#")


def _look_at_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note comments of the metadata of a Markdown file, which no node holds."""
    if source[0].startswith("---\n"):
        front, end, _ = source[0][4:].partition("\n---")
        if end and _FRONT_COMMENT.search(front):
            hide_source(app.env)


def setup(app: Sphinx) -> None:
    """Guard the directives, and drop comments."""
    app.add_transform(DropComments)
    app.connect("source-read", _look_at_front_matter)
    app.connect("builder-inited", _guard_extensions)
