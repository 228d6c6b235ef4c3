"""How one field of a block is read, checked and named elsewhere.

`option` declares a field in a record class of `sphinx_resume.model.records`;
together these declarations are *the* field table, from which option reading,
validation, exports, importers and the reference documentation derive.

A parser takes the author's text and a `Report`, reports what is wrong with its
cure, and returns what can be used all the same, or None.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlsplit

from sphinx_resume.model.comma_lists import bare, each_once, items, split_list
from sphinx_resume.model.contact import email_in, is_email, is_phone, is_too_long, phone_in
from sphinx_resume.model.dates import (
    PRESENT,
    Date,
    NotADate,
    as_written,
    parse_date,
    parse_end,
    parse_range,
)
from sphinx_resume.model.diagnostics import Report, Subtype, suggestion
from sphinx_resume.model.names.author_lists import authors, people
from sphinx_resume.model.publications.number_labels import bare_number
from sphinx_resume.model.slugs import is_id, is_reserved, slug
from sphinx_resume.model.text import N_

Parser = Callable[[str, Report], Any]


class AsWritten(str):
    """A value that cannot be read as its field wants; pages show it as plain text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of block.

    ``name`` is what an author writes, ``attribute`` its name in the record;
    ``aliases`` are names people try. ``shown`` fields are texts that readers see and translators
    translate. ``listed`` fields take several values.
    ``unpublished`` fields are for matching alone: no output has their values. ``added`` ones are
    declared by a project, and always shown with their ``label``.
    """

    name: str
    attribute: str
    parse: Parser
    help: str
    form: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    label: str = ""
    shown: bool = False
    listed: bool = False
    unpublished: bool = False
    added: bool = False


def option(
    parse: Parser,
    help: str,  # noqa: A002 (the word that argparse, click and sphinx-design use)
    *,
    name: str = "",
    required: bool = False,
    aliases: Sequence[str] = (),
    label: str = "",
    unpublished: bool = False,
    added: bool = False,
) -> Any:
    """Declare a record attribute that an author sets by a field of the block."""
    listed = parse in _LISTED
    spec = {
        "parse": parse,
        "help": help,
        "form": FORMS[parse],
        "name": name,
        "required": required,
        "aliases": tuple(aliases),
        "label": label,
        "shown": parse is shown,
        "listed": listed,
        "unpublished": unpublished,
        "added": added,
    }
    default: Any = (
        () if listed else None if parse in {date, start, end} else parse is not flag and ""
    )
    return dataclasses.field(default=default, metadata={"option": spec})


def fields_of(record: type) -> dict[str, Field]:
    """Return the fields of a record class by the name an author writes, in order."""
    found = {}
    for attribute in dataclasses.fields(record):
        if spec := attribute.metadata.get("option"):
            name = spec["name"] or attribute.name
            label = spec["label"] or re.sub("[-_]", " ", name).capitalize()
            own = {"name": name, "attribute": attribute.name, "label": label}
            found[name] = Field(**{**spec, **own})
    return found


def lookup(fields: Mapping[str, Field], name: str) -> tuple[Field, bool] | None:
    """Return the field that an author means by *name*, and whether that is its own name.

    Case, hyphens and underscores do not matter; aliases are found too.
    """
    if exact := fields.get(name):
        return exact, True
    plain = _plain(name)
    for field in fields.values():
        if plain == _plain(field.name):
            return field, True
    for field in fields.values():
        if plain in {_plain(alias) for alias in field.aliases}:
            return field, False
    return None


@lru_cache(1 << 12)
def _plain(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).casefold()


# --- parsers -------------------------------------------------------------------------------


def text(value: str, report: Report) -> str:
    """Read any text."""
    return value.strip()


def shown(value: str, report: Report) -> str:
    """Read a text that readers see; it may hold inline markup."""
    return value.strip()


def pages(value: str, report: Report) -> str:
    """Read pages; a label as ``pp.`` or ``S.``, which the field says itself, is left out."""
    return bare_number("pages", value)


def volume(value: str, report: Report) -> str:
    """Read a volume; a label as ``vol.`` or ``Bd.`` is left out."""
    return bare_number("volume", value)


def issue(value: str, report: Report) -> str:
    """Read the number of an issue or of a series; a label as ``no.`` or ``Heft`` is left out."""
    return bare_number("issue", value)


def identifier(value: str, report: Report) -> str:
    """Read an id, which becomes the last part of an address."""
    if is_id(value):
        return value
    meant = slug(value)
    if is_reserved(value):
        other = meant if is_id(meant) else f"{meant}-1"
        report(Subtype.ID, f"this id is reserved; write another one, such as {other}")
        return other if "." in value else ""
    fix = meant if is_id(meant) else "one such as arm-control"
    rule = "an id has lower-case letters, digits, '-', '_' and '.' only, and is not very long"
    report(Subtype.ID, f"{rule}; write {fix}")
    return meant if is_id(meant) else ""


def identifiers(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of ids."""
    found = (identifier(one, partial(_of_item, report, one)) for one in split_list(value, report))
    return tuple(filter(None, found))


def reference(value: str, report: Report) -> str:
    """Read the id or the name of one thing of the site."""
    return value.strip()


def names(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of texts, separated by commas, each once; a comma inside one is quoted."""
    return each_once(items(value, report))


def references(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of ids or names of things of the site."""
    return names(value, report)


def date(value: str, report: Report) -> Date | None:
    """Read a date: 2022, 2022-07 or 2022-07-15; another text with a year is kept as written."""
    return _date(parse_date, value, report)


def start(value: str, report: Report) -> Date | None:
    """Read the start of a span: a date."""
    return _limit(parse_date, value, report)


def end(value: str, report: Report) -> Date | None:
    """Read the end of a span: a date or ``present``."""
    return _limit(parse_end, value, report)


def _limit(parse: Callable[[str], Date], value: str, report: Report) -> Date | None:
    """Read a start or an end; of a whole span in it, the cure is two fields."""
    if not (span := parse_range(value)):
        return _date(parse, value, report)
    last = "present" if span.end == PRESENT else span.end
    report(Subtype.DATE, f"write :start: {span.start} and :end: {last}")
    return as_written(value)


# The host must end in letters, as the name of a file may not: "paper.2.1".
_SCHEMELESS = re.compile(r"((?:[\w-]+\.)+[a-zA-Z]{2,}(?::\d+)?)(?:[/?#]\S*)?")


def url(value: str, report: Report) -> str:
    """Read a whole address of the web, or a mailto or tel address."""
    if _safe(value):
        return value
    bare = _SCHEMELESS.fullmatch(value)
    report(
        Subtype.URL,
        f"this is not a whole address; write https://{value}"
        if bare
        else "this is not an address to link to; write a whole one, as https://example.org/page",
    )
    return f"https://{value}" if bare else AsWritten(value)


_TEXTS = (".txt", ".md", ".rst", ".tex", ".html", ".htm", ".doc", ".docx", ".odt", ".ps", ".epub")


def document(value: str, report: Report) -> str:
    """Read an address, or the path of a PDF from this page's folder or, with ``/``, the site's."""
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//|www\.[^/]+/", value):
        return url(value, report)
    if part := re.fullmatch(r"(?i)(.+\.pdf)[?#].*", value):
        report(Subtype.VALUE, f"the path of a file ends with its name; write {part[1]}")
        return part[1]
    if value.lower().endswith(".pdf"):
        return value
    if re.match(r"\.{0,2}/", value) or ("/" not in value and value.lower().endswith(_TEXTS)):
        fix = "write the path of a file whose name ends in .pdf, or a whole address with https://"
        report(Subtype.VALUE, f"this is no PDF; {fix}")
        return AsWritten(value)
    return url(value, report)


def emails(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of e-mail addresses."""
    found = []
    for address in split_list(value, report):
        if is_email(address):
            found.append(address)
        elif len(several := _several_emails(address)) > 1:
            written = ", ".join(several)
            report(
                Subtype.EMAIL,
                f"these are {len(several)} addresses; write them without quotes, "
                f"with commas between: {written}",
            )
            found += several
        else:
            fix = email_in(address) or "name@example.org"
            report(Subtype.EMAIL, f"'{address}' is no e-mail address; write {fix}")
            found.append(AsWritten(address))
    return tuple(found)


def _several_emails(text: str) -> list[str]:
    """Return the addresses of a list that quotes hold together, or nothing."""
    found = [one.strip() for one in text.split(",")]
    return found if all(map(is_email, found)) else []


def image(value: str, report: Report) -> str:
    """Read the path of an image file, from this page's folder or, with ``/``, from the site's."""
    if not re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", value):
        if value.lower().endswith(_PICTURES):
            return value
        report(
            Subtype.VALUE,
            f"this is no picture; write the path of a file of these: {', '.join(_PICTURES[:-1])}",
        )
        return ""
    report(Subtype.URL, "a page loads nothing from other hosts; write the path of a file here")
    return ""


def orcid(value: str, report: Report) -> str:
    """Read an ORCID iD, bare or as an address, with its check digit (ISO 7064 mod 11-2)."""
    bare = re.sub(r"(?i)^(?:https?://)?(?:www\.)?orcid\.org/", "", value).rstrip("/").upper()
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", bare):
        report(Subtype.VALUE, "an ORCID iD looks like 0000-0002-1825-0097")
        return AsWritten(value)
    total = 0
    for digit in bare.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != bare[-1]:
        report(Subtype.VALUE, "the last digit does not fit the others; copy the iD again")
    return bare


def flag(value: str, report: Report) -> bool:
    """Read yes or no; a field without a value means yes."""
    if (meant := _FLAGS.get(value.strip().lower())) is None:
        report(Subtype.VALUE, "write true or false, or nothing, which is true")
        return True
    return meant


_FLAGS = {"": True, "true": True, "yes": True, "false": False, "no": False}


def doi(value: str, report: Report) -> str:
    """Read a DOI, bare or as an address."""
    bare = re.sub(r"(?i)^(?:doi(?::\s*|\s+)|(?:https?://)?(?:dx\.|www\.)?doi\.org/)", "", value)
    if re.fullmatch(r"10\.\d{4,9}/\S+", bare):
        return bare
    report(Subtype.VALUE, "a DOI looks like 10.1000/182")
    return AsWritten(value)


def arxiv(value: str, report: Report) -> str:
    """Read an arXiv number, bare, as an address, or as arXiv writes it with its subject behind.

    Behind the dot are four digits until 2014, five since (https://info.arxiv.org/help/arxiv_identifier.html).
    """
    bare = re.sub(r"(?i)^(?:arxiv:\s*|(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/)", "", value)
    bare = re.sub(r"(?:\.pdf)?(?:\s*\[[\w.-]+\])?$", "", bare)
    if found := re.fullmatch(r"(?:(\d{4})\.(\d{4,5})|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?", bare):
        digits = 4 if found[1] and found[1] < "1501" else 5
        if not found[1] or len(found[2]) == digits:
            return bare
        fix = f"of {found[1]} it has {digits} digits behind the dot; copy it again"
        report(Subtype.VALUE, f"an arXiv number looks like 1706.03762, and {fix}")
        return AsWritten(value)
    report(Subtype.VALUE, "an arXiv number looks like 1706.03762")
    return AsWritten(value)


def ror(value: str, report: Report) -> str:
    """Read an id of the Research Organization Registry, bare or as an address.

    Nine characters of Crockford's base 32 without i, l, o and u: a zero, six, two check digits
    (ISO 7064 mod 97-10; https://ror.readme.io/docs/identifier).
    """
    bare = re.sub(r"(?i)^(?:https?://)?(?:www\.)?ror\.org/", "", value).rstrip("/").lower()
    if not re.fullmatch(r"0[0-9a-hj-km-np-tv-z]{6}\d{2}", bare):
        report(Subtype.VALUE, "an id of the registry looks like 05f82e368")
        return AsWritten(value)
    number = 0
    for sign in bare[:-2]:
        number = number * 32 + "0123456789abcdefghjkmnpqrstvwxyz".index(sign)
    if 98 - number * 100 % 97 != int(bare[-2:]):
        report(Subtype.VALUE, "the last two digits do not fit the others; copy the id again")
    return bare


def isbn(value: str, report: Report) -> str:
    """Read an ISBN of 10 or 13 digits, with its check digit (ISO 2108)."""
    digits = re.sub(r"(?i)^isbn:?|[\s-]", "", value).upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        whole = sum((10 - n) * (10 if d == "X" else int(d)) for n, d in enumerate(digits)) % 11
    elif re.fullmatch(r"\d{13}", digits):
        whole = sum((3 if n % 2 else 1) * int(d) for n, d in enumerate(digits)) % 10
    else:
        issn = "this is the ISSN of a series; " if re.fullmatch(r"\d{7}[\dX]", digits) else ""
        report(Subtype.VALUE, f"{issn}an ISBN has 10 or 13 digits, as 978-3-16-148410-0")
        return AsWritten(value)
    if whole:
        report(Subtype.VALUE, "the last digit does not fit the others; copy the ISBN again")
    return value


def phone(value: str, report: Report) -> str:
    """Read a telephone number."""
    if not is_phone(value):
        fix = phone_in(value) or "+49 30 123456"
        report(Subtype.VALUE, f"write the digits of the number, as {fix}")
        return AsWritten(value)
    if is_too_long(value):
        report(Subtype.VALUE, "no number has more than 15 digits; write one number alone")
        return AsWritten(value)
    return value


def user(value: str, report: Report) -> str:
    """Read a user name, or the whole address of a profile."""
    # With a path behind its host, as "linkedin.com/in/jane"; "jane.bsky.social" is a name.
    whole = _SCHEMELESS.fullmatch(value)
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:", value) or (whole and whole.end(1) < len(value)):
        return url(value, report)
    if re.fullmatch(r"@?[\w.~+-]+(?:@[\w.-]+|/[\w.-]+)?", value):
        return value
    report(Subtype.VALUE, "write the user name alone, or the whole address of the profile")
    return AsWritten(value)


_COLON = re.compile(r"([^\s:/]+):((?:https?|mailto|ftp):.*)")


def links(value: str, report: Report) -> tuple[tuple[str, str] | AsWritten, ...]:
    """Read links with names: ``Slides https://example.org/a.pdf, Video https://example.org/b``."""
    found: list[tuple[str, str] | AsWritten] = []
    for item in split_list(value, report):
        label, _, address = item.rpartition(" ")
        if match := _COLON.fullmatch(address):  # "XING:https://…"
            label, address = f"{label} {match[1]}", match[2]
        address = url(address, partial(_of_item, report, item))
        if isinstance(address, AsWritten):
            found.append(AsWritten(item))
        else:
            found.append(
                (bare(label.strip().rstrip(":：").rstrip()) or urlsplit(address).netloc, address)
            )
    return tuple(found)


def _of_item(report: Report, item: str, subtype: Subtype, message: str) -> None:
    report(subtype, f"'{item}': {message}")


PUBLICATION_TYPES = {
    "article": N_("Article"),
    "book": N_("Book"),
    "booklet": N_("Booklet"),
    "incollection": N_("Book chapter"),
    "inproceedings": N_("Conference paper"),
    "report": N_("Report"),
    "thesis": N_("Thesis"),
    "preprint": N_("Preprint"),
    "unpublished": N_("Unpublished"),
    "patent": N_("Patent"),
    "software": N_("Software"),
    "software-copyright": N_("Software copyright"),
    "dataset": N_("Data set"),
    "misc": N_("Publication"),
}
"""Types of publications (those of biblatex, and software copyrights) and how they are called."""


SECTIONS = {
    "projects": "Projects",
    "publications": "Publications",
    "awards": "Awards",
    "posts": "Posts",
    "experience": "Experience",
    "education": "Education",
    "volunteering": "Volunteering",
    "certificates": "Certificates",
    "skills": "Skills",
    "languages": "Languages",
    "interests": "Interests",
    "talks": "Talks",
    "teaching": "Teaching",
    "references": "References",
    "mentions": "Mentioned in",
}
"""The sections that a person's page gets by itself, as authors name them, and their labels."""

NO_SECTIONS = "none"
"""What an author writes who wants none of them."""


def sections(value: str, report: Report) -> tuple[str, ...]:
    """Read a list of sections of a page, in the order in which they are shown, or ``none``."""
    found = []
    for item in split_list(value, report):
        if (name := item.lower()) in SECTIONS or name == NO_SECTIONS:
            found.append(name)
        else:
            near = suggestion(item, SECTIONS) or f"; write some of {', '.join(SECTIONS)}, or none"
            report(Subtype.VALUE, f"'{item}' is no section of such a page{near}")
    return tuple(found)


def publication_type(value: str, report: Report) -> str:
    """Read the type of a publication."""
    if (name := value.lower()) in PUBLICATION_TYPES:
        return name
    known = ", ".join(PUBLICATION_TYPES)
    near = suggestion(value, PUBLICATION_TYPES)
    report(Subtype.VALUE, f"the types are {known}{near}")
    return AsWritten(value)


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".*")

_LISTED = {names, references, authors, people, identifiers, emails, links, sections}

FORMS: dict[Parser, str] = {
    text: "text",
    pages: "text",
    volume: "text",
    issue: "text",
    shown: "text with inline markup",
    identifier: "id",
    reference: "id or name",
    identifiers: "list of ids",
    names: "list of texts",
    references: "list of ids or names",
    authors: "list of ids or names, with marks as `*` behind them",
    people: "list of ids or names",
    date: "date",
    start: "date",
    flag: "`true` or `false`",
    end: "date or `present`",
    url: "address",
    document: "address or path of a PDF",
    emails: "list of e-mail addresses",
    image: "path of an image",
    orcid: "ORCID iD",
    doi: "DOI",
    arxiv: "arXiv number",
    isbn: "ISBN",
    ror: "ROR id",
    phone: "telephone number",
    user: "user name or address",
    links: "list of names with an address each",
    sections: "list of sections, or `none`",
    publication_type: "one of " + ", ".join(f"`{name}`" for name in PUBLICATION_TYPES),
}
"""What the reference documentation says of each parser's input."""


def _date(parse: Callable[[str], Date], value: str, report: Report) -> Date | None:
    try:
        return parse(value.strip())
    except NotADate as error:
        report(Subtype.DATE, str(error))
        return error.meant


def _safe(value: str) -> bool:
    # Browsers drop tabs, line ends and other controls inside an address before they
    # read its scheme (WHATWG URL, 4.4), so "java\tscript:" must not pass.
    if re.search(r"[\s\x00-\x1f\x7f<>\"]", value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    if parts.scheme.lower() in {"http", "https", "ftp"}:
        host = parts.netloc.rpartition("@")[2].partition(":")[0].removesuffix(".")
        return parts.netloc.startswith("[") or all(host.split("."))
    return parts.scheme.lower() in {"mailto", "tel"} and bool(parts.path)
