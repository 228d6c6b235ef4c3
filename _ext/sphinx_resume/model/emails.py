"""E-mail addresses: which texts are one, and which one others mean."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

_ADDRESS = re.compile(r"[^\s@<>\"(),:;]+@[\w-]+(?:\.[\w-]+)+")
_AT = re.compile(r"(?i)\s*[\[({<]\s*(?:at|a|@)\s*[\])}>]\s*|\s+(?:at|@)\s+|\s+@|@\s+")
_DOT = re.compile(r"(?i)\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+")
_PLAIN = re.compile(r"[\w.!#$%&'*+/=?^`|~-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST = 320  # 64 letters, "@" and 255 letters (RFC 3696, 3)


def is_email(text: str) -> bool:
    """Tell whether *text* is an e-mail address; one with signs that nobody sees is none."""
    return bool(_ADDRESS.fullmatch(text)) and not any(map(_is_unseen, text))


def email_in(text: str) -> str:
    """Return the addresses that *text* means, as a list is written, or nothing.

    People hide addresses from harvesters, copy them with names, and write links for them.
    """
    if len(text) > _LONGEST:
        return ""
    text = "".join(sign for sign in unicodedata.normalize("NFKC", text) if not _is_unseen(sign))
    text = _DOT.sub(".", _AT.sub("@", unescape(text)))
    text = re.sub(r"(?i)mailto:|\?\S*=\S*", " ", text)
    found = (one.strip(".,!/`*'[]{}") for one in re.split(r"[\s<>\"(),;]+", text) if "@" in one)
    return ", ".join(dict.fromkeys(one for one in found if _PLAIN.fullmatch(one)))


def _is_unseen(sign: str) -> bool:
    # Names of some scripts have the two joiners (RFC 5892, A.1).
    return unicodedata.category(sign) == "Cf" and sign not in "\u200c\u200d"
