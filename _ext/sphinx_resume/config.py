"""The extension's options: one dataclass whose fields carry default, check and help."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sphinx.errors import ExtensionError

from sphinx_resume.formats.file_formats import FORMATS, OWN, set_added
from sphinx_resume.model.added_kinds import declare, declare_fields, forget
from sphinx_resume.model.diagnostics import Subtype, suggestion
from sphinx_resume.model.kinds import KINDS, paged
from sphinx_resume.model.listing.pagination import SPLITS
from sphinx_resume.model.names.matching import MATCHING
from sphinx_resume.model.names.name_keys import comparable
from sphinx_resume.problems import warn
from sphinx_resume.registrations import registrations_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config

    Rebuild = Literal["env", "html", ""]

T = TypeVar("T")


_PAGED = paged()
"""Our own kinds that have pages."""


def usual_folders() -> dict[str, str]:
    """Return the folder of each kind's pages."""
    return {name: KINDS[name].folder for name in paged()}


_LONGEST_FOLDER = 100  # a path has room for 260 letters on Windows, and an id takes 120 of them


class BadValue(ValueError):
    """A value cannot be used; the message says why and what to write.

    ``rest`` is what is left of it without the entries that cannot, if there are entries.
    """

    def __init__(self, message: str, rest: Any = None) -> None:
        super().__init__(message)
        self.rest = rest


def _good(entries: Iterable[T], wrong: Callable[[T], str]) -> tuple[list[T], list[str]]:
    """Return the entries of which nothing is *wrong*, and what is wrong with the others."""
    told = [(entry, wrong(entry)) for entry in entries]
    good = [entry for entry, message in told if not message]
    return good, [message for _entry, message in told if message]


def _folders(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise BadValue("write a dictionary, as {'person': 'team'}")
    usual = usual_folders()
    good, faults = _good(value.items(), _wrong_folder)
    chosen = dict(good)
    while True:
        merged = {**usual, **chosen}
        kinds = Counter(merged.values())
        twice = [kind for kind, folder in chosen.items() if kinds[folder] > 1]
        if not twice:
            break
        faults += (f"two kinds have the folder '{chosen.pop(k)}'; give each its own" for k in twice)
    return _rest(merged, faults)


def _wrong_folder(entry: tuple[Any, Any]) -> str:
    kind, folder = entry
    if wrong := _wrong_kind(kind):
        return wrong
    if not isinstance(folder, str) or not re.fullmatch(r"[\w-]+(?:/[\w-]+)*", folder):
        return f"'{folder}' is no folder; write one as 'team' or 'about/team'"
    if len(folder.encode()) > _LONGEST_FOLDER:
        return f"'{folder[:20]}…' is too long; write one of at most {_LONGEST_FOLDER} letters"
    if folder.startswith("_"):
        return f"'{folder}' is kept for Sphinx; write one that does not begin with '_'"
    return ""


def _rest(good: T, faults: Iterable[str]) -> T:
    """Return *good*; raise `BadValue` if there are faults besides."""
    if told := "; ".join(dict.fromkeys(faults)):
        raise BadValue(told, good)
    return good


def _items(value: Any, example: str) -> list[Any]:
    """Return what a list holds; that of ``-D resume_exports=`` holds an empty text."""
    if not isinstance(value, list | tuple | set | frozenset):
        raise BadValue(f"write a list, as {example}")
    return [one for one in value if one != ""]


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadValue("write a dictionary")
    return value


def _kinds(value: Any) -> tuple[str, ...]:
    kinds, faults = _good(_items(value, "['person', 'project']"), _wrong_kind)
    # If the option is not set, entries of added kinds have pages too.
    return _rest(paged() if tuple(kinds) == _PAGED else tuple(kinds), faults)


def _wrong_kind(kind: Any) -> str:
    if kind in paged():
        return ""
    near = suggestion(str(kind), paged())
    return f"'{kind}' has no pages; the kinds are {', '.join(paged())}{near}"


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadValue("write True or False")
    return value


_MOST = 2**31 - 1  # more than C's `int` holds, `gc.set_threshold` refuses


def _number(fix: str) -> Callable[[Any], int]:
    """Return a check for a number that is not negative."""

    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise BadValue(fix)
        if value > _MOST:
            raise BadValue(f"{fix}; {_MOST} is the most")
        return value

    return check


def _synonyms(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise BadValue("write a dictionary, as {'Golang': 'Go'}")
    pairs, faults = _good(value.items(), _wrong_synonym)
    names = {comparable(other): name for other, name in pairs}
    last = {other: _last(name, names) for other, name in pairs}
    faults += (
        f"'{other}' is another name of itself by way of '{value[other]}'; remove one of these"
        for other, name in last.items()
        if not name
    )
    return _rest({other: name for other, name in last.items() if name}, faults)


def _wrong_synonym(entry: tuple[Any, Any]) -> str:
    if all(isinstance(one, str) and one.strip() for one in entry):
        return ""
    return f"{entry[0]!r}: {entry[1]!r} are not two names; write them as 'Golang': 'Go'"


def _last(name: str, names: Mapping[str, str]) -> str:
    """Return the name that counts for *name* in the end, or nothing if there is no end."""
    seen: set[str] = set()
    while (same := comparable(name)) in names and comparable(names[same]) != same:
        if same in seen:
            return ""
        seen.add(same)
        name = names[same]
    return name


REPORTS = {"authors": Subtype.AUTHOR, "matches": Subtype.MATCH, "skills": Subtype.EVIDENCE}
"""What can be reported besides faults, and the subtype of its warnings."""


def _reports(value: Any) -> tuple[str, ...]:
    names, faults = _good(_items(value, "['authors', 'skills']"), _wrong_report)
    return _rest(tuple(sorted(names)), faults)


def _wrong_report(name: Any) -> str:
    if name in REPORTS:
        return ""
    near = suggestion(str(name), REPORTS)
    return f"'{name}' is no report; there are {', '.join(REPORTS)}{near}"


def _paths(value: Any) -> tuple[str, ...]:
    paths, faults = _good(_items(value, "['../papers']"), _wrong_path)
    return _rest(tuple(paths), faults)


def _wrong_path(path: Any) -> str:
    if isinstance(path, str) and path.strip() and "\0" not in path:
        return ""
    return f"{path!r} is no path; write one as '../papers'"


def _exports(value: Any) -> tuple[str, ...]:
    names, faults = _good(_items(value, "['jsonresume', 'vcard']"), _wrong_export)
    # If the option is not set, there are the exports of other extensions too.
    chosen = FORMATS if tuple(names) == OWN else names
    return _rest(tuple(one for one in FORMATS if one in chosen), faults)


def _wrong_export(name: Any) -> str:
    if name in FORMATS:
        return ""
    near = suggestion(str(name), FORMATS)
    return f"'{name}' is no export; there are {', '.join(FORMATS)}{near}"


def _one_of(*values: str) -> Callable[[Any], str]:
    """Return a check for one of *values*."""

    def check(value: Any) -> str:
        if value not in values:
            raise BadValue(f"write one of {', '.join(values)}{suggestion(str(value), values)}")
        return str(value)

    return check


def _option(default: Any, check: Callable[[Any], Any], rebuild: Rebuild, help: str) -> Any:  # noqa: A002
    return dataclasses.field(
        default_factory=lambda: default,
        metadata={"default": default, "check": check, "rebuild": rebuild, "help": help},
    )


@dataclass(frozen=True, slots=True)
class ResumeConfig:
    """The options after checking, without their prefix ``resume_``."""

    kinds: Mapping[str, Any] = _option(
        {},
        _mapping,
        "env",
        "Further kinds of entries: `{'workshop': {'labels': ('Workshop', 'Workshops'), …}}`.",
    )
    fields: Mapping[str, Any] = _option(
        {},
        _mapping,
        "env",
        "Further fields of kinds that there are: `{'project': {'budget': 'text'}}`.",
    )
    folders: Mapping[str, str] = _option(
        {},
        _folders,
        "env",
        "Folders of the pages, where they are not the usual ones: `{'person': 'team'}`.",
    )
    pages: tuple[str, ...] = _option(
        _PAGED,
        _kinds,
        "env",
        "Kinds that get pages of their own; things of other kinds are shown and not linked.",
    )
    short_names: bool = _option(
        True,
        _switch,
        "env",
        "Whether `{project}` works besides `{resume:project}`, for directives and roles.",
    )
    drafts: bool = _option(
        False,
        _switch,
        "env",
        "Whether blocks with `:draft:` are shown, and the pages of such blocks.",
    )
    allowed_folders: tuple[str, ...] = _option(
        (),
        _paths,
        "env",
        "Folders outside of the project, from that of `conf.py`, whose files blocks may name: "
        "`['../papers']`. Other files outside are not published.",
    )
    synonyms: Mapping[str, str] = _option(
        {},
        _synonyms,
        "env",
        "Other names of skills, each with the one that counts: `{'Golang': 'Go'}`.",
    )
    link_skills: bool = _option(
        False,
        _switch,
        "env",
        "Whether skills that the text of a block names are linked there, each once.",
    )
    reports: tuple[str, ...] = _option(
        (),
        _reports,
        "env",
        "What is told besides faults: `authors` who are nobody of the site or may be several, "
        "`matches` of authors by initials or a fuller form of a name, and `skills` that are "
        "claimed and that nothing shows.",
    )
    author_matching: str = _option(
        "initials",
        _one_of(*MATCHING),
        "env",
        "How far names of authors are matched to people: `exact` takes names and other names, "
        "`names` fuller forms too, `initials` also a first name that is an initial.",
    )
    list_size: int = _option(
        500,
        _number("write a number, or 0 for no limit"),
        "env",
        "How many things the page that lists all of a kind shows; a longer list is split over "
        "several pages. 0 splits none.",
    )
    list_split: str = _option(
        "auto",
        _one_of(*SPLITS),
        "env",
        "What such a list is split by: `year`, `letter`, `number`, or `auto`, which is the year "
        "where things have dates and the letter elsewhere.",
    )
    feed_size: int = _option(
        50,
        _number("write a number, or 0 for no feeds"),
        "html",
        "How many posts the Atom feeds have: that of all posts, and those of people and projects. "
        "They need `html_baseurl`. 0 makes no feeds.",
    )
    exports: tuple[str, ...] = _option(
        OWN,
        _exports,
        "html",
        "Files that pages offer: of people `vcard`, `jsonresume` and `rendercv`; of people, "
        "publications and the whole site `bibtex` and `csl`; of the whole site `graph`. An empty "
        "list makes none.",
    )
    export_text: str = _option(
        "plain",
        _one_of("plain", "markdown"),
        "html",
        "What texts in JSON Resume are: `plain`, or `markdown` with its marks and links.",
    )
    vcard_version: str = _option(
        "4.0",
        _one_of("4.0", "3.0"),
        "html",
        "The version of vCards. Outlook reads no more than 3.0.",
    )
    linked_data: bool = _option(
        True,
        _switch,
        "html",
        "Whether each page says what it is about as JSON-LD, with the words of schema.org. It "
        "needs `html_baseurl`.",
    )
    open_graph: bool = _option(
        True,
        _switch,
        "html",
        "Whether each page says what is to be shown of it where a link to it is shared (Open "
        "Graph). It needs `html_baseurl`; with sphinxext-opengraph, that does it.",
    )
    citation_tags: bool = _option(
        True,
        _switch,
        "html",
        "Whether pages of publications have the tags that Google Scholar and Zotero read.",
    )
    microformats: bool = _option(
        True,
        _switch,
        "html",
        "Whether what pages show is marked as microformats2: résumés, people, organizations, "
        "posts and publications.",
    )
    sitemap: bool = _option(
        True,
        _switch,
        "html",
        "Whether there is a `sitemap.xml`, with the days on which pages were last committed to "
        "git, and a `robots.txt` if the project has none. It needs `html_baseurl`; with "
        "sphinx-sitemap, that does it.",
    )
    markdown: bool = _option(
        True,
        _switch,
        "html",
        "Whether each page has a twin in Markdown beside it, as `people/jane-doe.html.md`.",
    )
    llms_txt: bool = _option(
        True,
        _switch,
        "html",
        "Whether there is an `llms.txt`, which tells language models what is where. With "
        "another extension that makes one, that does it.",
    )
    css: bool = _option(True, _switch, "html", "Whether pages use the extension's style sheet.")
    peek: bool = _option(
        True,
        _switch,
        "html",
        "Whether resting on a link to a page of a thing, or going there by keyboard, shows a card: "
        "what it is, when, and a line about it.",
    )
    navigation: int = _option(
        50,
        _number("write a number, or 0 for no limit"),
        "html",
        "How many entries the side bar has at most before it leaves out those away from the page "
        "that is read. 0 leaves it to Sphinx.",
    )
    gc_threshold: int = _option(
        30_000,
        _number("write a number, as 30000, or 0 to leave Python's own"),
        "",
        "How many new objects have Python look for garbage during a build. Its own threshold is "
        "so low that large sites take half as long again. More needs more memory; 0 leaves it.",
    )


def options() -> dict[str, tuple[Any, Rebuild, str]]:
    """Return the default, the kind of rebuild and the help of each option by its full name."""
    return {
        f"resume_{field.name}": (
            field.metadata["default"],
            field.metadata["rebuild"],
            field.metadata["help"],
        )
        for field in dataclasses.fields(ResumeConfig)
    }


def checked(config: Config, *, silent: bool = True) -> ResumeConfig:
    """Return the options of *config*.

    A bad value is replaced by the default, a bad entry left out, and both are warned of.
    """
    values = {}
    for field in dataclasses.fields(ResumeConfig):
        name = f"resume_{field.name}"
        check = field.metadata["check"]
        try:
            values[field.name] = check(config[name])
        except (BadValue, TypeError) as error:
            rest = error.rest if isinstance(error, BadValue) else None
            values[field.name] = check(field.metadata["default"]) if rest is None else rest
            if not silent:
                told = f"{config[name]!r} cannot be used: {error}; the default is used instead"
                if rest is not None:
                    told = f"{error}; the rest is used"
                warn(Subtype.CONFIG, f"conf.py: {name}: {told}")
    return ResumeConfig(**values)


def setup(app: Sphinx) -> None:
    """Register the options and their check."""
    for name, (default, rebuild, _) in options().items():
        # Sphinx takes a list from its command line, and no tuple (Config.convert_overrides).
        value = [*default] if isinstance(default, tuple) else default
        app.add_config_value(name, value, rebuild, types=Any)
    app.connect("config-inited", _check)


def _check(app: Sphinx, config: Config) -> None:
    forget()
    registered = registrations_of(app)
    registered.closed = True
    set_added(registered.exports)
    if faults := declare(registered.kinds) + declare_fields(registered.fields):
        raise ExtensionError(f"sphinx_resume.api: {faults[0]}")
    for name, take in (("resume_kinds", declare), ("resume_fields", declare_fields)):
        settings = config[name]
        for fault in take(settings if isinstance(settings, Mapping) else {}):
            warn(Subtype.CONFIG, f"conf.py: {name}: {fault}; it is left out")
    checked(config, silent=False)
