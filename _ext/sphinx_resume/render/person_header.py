"""The head of a person: portrait or monogram, headline, and the line of contacts.

On the web, a bar below it leads to the sections of the page and prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup

from sphinx_resume.html_templates import render_html
from sphinx_resume.model.contact import dialled
from sphinx_resume.model.field_list import bare_url
from sphinx_resume.model.names.name_keys import initials, name_of_heading, without_brackets
from sphinx_resume.model.profiles import profiles
from sphinx_resume.nodes import placeholder, resume_title
from sphinx_resume.render.inline_nodes import isolated, joined, unread, web
from sphinx_resume.render.localization import _, comma

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_ICONS = {
    "GitHub": "code",
    "GitLab": "code",
    "Stack Overflow": "code",
    "Google Scholar": "scholar",
    "ORCID": "id",
}
_ACCOUNT = "account"


class resume_monogram(nodes.Element):
    """The ``initials`` of a person without a portrait, which only pages in HTML show."""


class resume_tools(placeholder):
    """Ways through a person's page; `pages.placeholders` fills it, or takes it away.

    ``files`` are other forms of the page: the address of each, its name and its type.
    """


def person_head(
    values: Mapping[str, Any],
    shown: Callable[[str, nodes.TextElement], nodes.TextElement],
    *,
    rtl: bool,
) -> list[nodes.Element]:
    """Return what the block of a person shows above its body."""
    made: list[nodes.Element] = []
    if values.get("image"):
        made.append(nodes.image(uri=values["image"], role="portrait", classes=["resume-portrait"]))
    else:
        made.append(resume_monogram(classes=["resume-monogram"]))
    if values.get("name"):
        made.append(shown("name", resume_title(classes=["resume-title"])))
    if values.get("headline"):
        made.append(shown("headline", nodes.paragraph(classes=["resume-headline"])))
    contact: list[nodes.Node] = []
    if values.get("location"):
        place = nodes.inline(classes=["resume-place", *_icon("place")])
        place += isolated(shown("location", nodes.inline()), rtl=rtl)
        contact.append(place)
    contact += [web(f"mailto:{one}", one, *_icon("mail")) for one in values.get("email", ())]
    if values.get("phone"):
        contact.append(web(f"tel:{dialled(values['phone'])}", values["phone"], *_icon("phone")))
    if values.get("url"):
        contact.append(web(values["url"], bare_url(values["url"]), *_icon("web")))
    for one in profiles(values):
        contact.append(web(one.url, one.text, *_icon(_ICONS.get(one.network, _ACCOUNT))))
    contact += unread(values)
    if contact:
        made.append(joined("resume-contact", contact))
    return made


def _icon(name: str) -> tuple[str, str]:
    """Return the classes of a text with an icon before it, which is for the eye alone."""
    return "resume-icon", f"resume-icon-{name}"


def ways(headings: Iterable[nodes.Element]) -> list[nodes.Element]:
    """Return links to sections and headings, if there are so many that a reader may want them.

    Of two of one name, as what others say of a person may stand under, the first is meant.
    """
    found: dict[str, nodes.reference] = {}
    for one in headings:
        name = one[0].astext()
        link = nodes.reference("", name, internal=True, refuri=f"#{one['ids'][0]}")
        found.setdefault(name, link)
    return [joined("resume-jump", found.values())] if len(found) > 1 else []


# --- HTML ---------------------------------------------------------------------------------


def _monogram(translator: HTML5Translator, node: resume_monogram) -> None:
    classes = " ".join(node["classes"])
    text = _html(translator, "monogram.html", initials=node["initials"], classes=classes)
    translator.body.append(f"{text}\n")
    raise nodes.SkipNode


def _open_tools(translator: HTML5Translator, node: resume_tools) -> None:
    node["start"] = len(translator.body)  # the links to sections, which are in it, come next


def _close_tools(translator: HTML5Translator, node: resume_tools) -> None:
    start = node["start"]
    sections = Markup("".join(translator.body[start:]))
    # Translators: names the links to the sections of a page, for a screen reader.
    words = {"sections": _("Sections"), "download": _("Download"), "print": _("Print")}
    files = _files_of(node)
    text = _html(translator, "person_tools.html", sections=sections, files=files, words=words)
    translator.body[start:] = [f"{text}\n"]


class resume_files(nodes.Element):
    """Links to ``files``: the address of each, its name and its type.

    With ``copy``, a button copies the code above.
    """


def _files(translator: HTML5Translator, node: resume_files) -> None:
    words = {"download": _("Download"), "copy": _("Copy"), "copied": _("Copied")}
    between = comma(translator.config.language)
    values = {"files": _files_of(node), "between": between, "copy": node.get("copy")}
    text = _html(translator, "downloads.html", words=words, **values)
    translator.body.append(f"{text}\n")
    raise nodes.SkipNode


def _files_of(node: nodes.Element) -> list[dict[str, str]]:
    """Return the files of a node for a template, each with what it is called there."""
    return [dict(zip(("href", "label", "type"), one, strict=True)) for one in node["files"]]


def _html(translator: HTML5Translator, name: str, **values: Any) -> str:
    return render_html(translator.config, Path(translator.builder.confdir), name, **values)


def _skip(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def monogram(name: str, family: str) -> str:
    """Return the initials of a person's *name*, whose family name is *family* if that is known."""
    parts = name_of_heading(without_brackets(name), family)
    if not (family and parts.given and parts.family):
        return initials(name)
    capitals = (one for one in parts.family.split() if not one[0].islower())
    letters = [parts.given[0], next(capitals, parts.family)[0]]
    first = parts.family_first
    return "".join(reversed(letters) if first else letters).upper()


def name_portrait(block: nodes.Element, name: str, family: str) -> None:
    """Say in a person's block whose portrait or monogram it is; the page's title may tell it."""
    for node in block.findall():
        if isinstance(node, resume_monogram):
            node["initials"] = monogram(name, family)
        elif isinstance(node, nodes.image) and node.get("role") == "portrait":
            node["alt"] = name


def setup(app: Sphinx) -> None:
    """Register what the nodes are in HTML; elsewhere they are nothing."""
    nothing = dict.fromkeys(("latex", "text", "man", "texinfo"), (_skip, None))
    app.add_node(resume_monogram, False, html=(_monogram, None), **nothing)
    app.add_node(resume_files, False, html=(_files, None), **nothing)
    app.add_node(resume_tools, html=(_open_tools, _close_tools))
