"""Registries that give publications numbers: what a number looks like, and where it leads."""

from __future__ import annotations

import re
from typing import NamedTuple


class Registry(NamedTuple):
    """A registry: what it is called, the address of a number, and the form of one.

    ``types`` are its names in biblatex's ``eprinttype``, ``fields`` those of fields that hold a
    number of it, both in small letters.
    """

    label: str
    address: str
    pattern: str
    types: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


REGISTRIES = (
    Registry(
        "PubMed",
        "https://pubmed.ncbi.nlm.nih.gov/{}",
        r"(?:PMID:?\s*)?(\d{1,9})",
        ("pubmed", "pmid", "medline"),
        ("pmid", "pubmed"),
    ),
    Registry(
        "PMC",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC{}",
        r"(?:PMCID:?\s*)?(?:PMC)?(\d{1,9})",
        ("pmc", "pmcid", "pubmedcentral"),
        ("pmcid", "pmc"),
    ),
    Registry(
        "HAL",
        "https://hal.science/{}",
        r"([a-z]+[-_]\d{6,9}(?:v\d+)?)",
        ("hal",),
        ("hal_id",),
    ),
    Registry("JSTOR", "https://www.jstor.org/stable/{}", r"(\S{3,60})", ("jstor",), ("jstor",)),
    Registry(
        "ADS",
        "https://ui.adsabs.harvard.edu/abs/{}",
        r"(?:https?://ui\.adsabs\.harvard\.edu/abs/)?(\d{4}[A-Za-z0-9.&%]{15,17})",
        ("ads", "bibcode", "adsabs"),
        ("adsurl", "bibcode"),
    ),
    Registry(
        "Google Books",
        "https://books.google.com/books?id={}",
        r"([\w-]{6,20})",
        ("googlebooks", "gbooks"),
    ),
    Registry(
        "Handle",
        "https://hdl.handle.net/{}",
        r"(?:hdl:\s*|https?://hdl\.handle\.net/)?(\d+(?:\.\d+)*/\S+)",
        ("hdl", "handle"),
        ("hdl", "handle"),
    ),
    Registry(
        "IACR ePrint",
        "https://eprint.iacr.org/{}",
        r"(?:(?:report|paper)\s+)?(\d{4}/\d{3,5})",
        ("iacr", "cryptologyeprint"),
    ),
    Registry("SSRN", "https://ssrn.com/abstract={}", r"(\d{4,9})", ("ssrn",), ("ssrn",)),
    Registry(
        "bioRxiv",
        "https://doi.org/10.1101/{}",
        r"(?:10\.1101/)?(\d{4}\.\d\d\.\d\d\.\d{6}|\d{6})(?:v\d+)?",
        ("biorxiv",),
    ),
    Registry(
        "medRxiv",
        "https://doi.org/10.1101/{}",
        r"(?:10\.1101/)?(\d{4}\.\d\d\.\d\d\.\d{6,8}|\d{6,8})(?:v\d+)?",
        ("medrxiv",),
    ),
    Registry(
        "MathSciNet",
        "https://mathscinet.ams.org/mathscinet-getitem?mr={}",
        r"(?:MR)?(\d{5,8})(?:\s*\(.*\))?",
        ("mr", "mathscinet", "mrnumber"),
        ("mrnumber",),
    ),
    Registry(
        "zbMATH",
        "https://zbmath.org/?q=an:{}",
        r"(?:Zbl\s*)?([\d.]+)",
        ("zbl", "zbmath", "zblnumber"),
        ("zblnumber", "zbl"),
    ),
    Registry(
        "INSPIRE",
        "https://inspirehep.net/literature/{}",
        r"(\d{3,9})",
        ("inspire", "inspirehep"),
    ),
    Registry("OSF", "https://osf.io/{}", r"([a-z0-9]{5}(?:_v\d+)?)", ("osf",)),
    Registry("ERIC", "https://eric.ed.gov/?id={}", r"(E[DJ]\d{5,8})", ("eric",)),
    Registry("WorldCat", "https://www.worldcat.org/oclc/{}", r"(\d{1,14})", ("oclc",), ("oclc",)),
    Registry(
        "URN", "https://nbn-resolving.org/{}", r"(urn:nbn:[a-z]\S+)", ("urn", "nbn"), ("urn",)
    ),
    Registry(
        "Software Heritage",
        "https://archive.softwareheritage.org/{}",
        r"(swh:1:[a-z]\S+)",
        ("swh", "softwareheritage"),
        ("swhid",),
    ),
)


def plain_type(eprint_type: str) -> str:
    """Return biblatex's ``eprinttype`` as it is compared: ``Google-Books`` is ``googlebooks``."""
    return re.sub(r"[\s_.-]", "", eprint_type).lower()


def link_of(eprint_type: str, number: str) -> tuple[str, str] | None:
    """Return the label and the address of a number of a type that is known, or nothing."""
    wanted = plain_type(eprint_type)
    found = next((one for one in REGISTRIES if wanted in one.types), None)
    return link_at(found, number) if found else None


def link_at(registry: Registry, number: str) -> tuple[str, str] | None:
    """Return the label and the address of a number, if it looks like one of the *registry*."""
    number = number.strip()
    match = re.fullmatch(rf"(?i){registry.pattern}", number)
    if match:
        return registry.label, registry.address.format(match[1])
    before = registry.address.partition("{}")[0]
    bare = re.sub(r"(?i)^https?://(?:www\.)?", "", number)
    # The number may be written with its whole address.
    if bare != number and bare.startswith(re.sub(r"^https?://(?:www\.)?", "", before)):
        return registry.label, number
    return None


def number_in(label: str, address: str) -> str:
    """Return the number that an address of a registry ends with, or nothing for another address."""
    registry = next((one for one in REGISTRIES if one.label == label), None)
    if registry is None:
        return ""
    before = registry.address.partition("{}")[0]
    return address.removeprefix(before) if address.startswith(before) else ""
