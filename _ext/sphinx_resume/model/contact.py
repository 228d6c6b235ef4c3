"""E-mail addresses and telephone numbers: which texts are one, and how programs write them."""

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


_EXTENSION = re.compile(
    r"(?i)(?:(?<!\s)\s++)?(?:(?:;\s*+)?ext(?:ension|\.)?|x|#)[\s.:=]*+(\d++)\s*+$"
)
_IN_TEXT = re.compile(r"(?<![\w-])(?<!\d )[+(]?\d[\d\s()./-]{2,}\d(?!-?\w)")
# Programs make dashes of hyphens; full-width and Arabic digits are digits too.
_NUMBER = re.compile(r"[+(]?\d[\d\s()./-]{2,}(?:\s*(?:x|ext\.?)\s*\d+)?")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_MOST_DIGITS = 15  # of a number with that of its country (E.164, 6.1)


def is_phone(text: str) -> bool:
    """Tell whether *text* is a telephone number, as people write them."""
    return bool(_NUMBER.fullmatch(_plain(text)))


def is_too_long(phone: str) -> bool:
    """Tell whether a number has more digits than any has: there are two of them."""
    return len(re.sub(r"\D", "", dialled(phone).partition(";")[0])) > _MOST_DIGITS


def phone_in(text: str) -> str:
    """Return the first telephone number in *text*, or nothing."""
    found = _IN_TEXT.search(_plain(text))
    return "" if found is None or is_too_long(found[0]) else found[0]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES)


def dialled(phone: str) -> str:
    """Return *phone* for an address that begins with ``tel:``.

    A zero in parentheses is for callers from within the country, and goes where that is named.
    """
    phone = _plain(phone)
    found = _EXTENSION.search(phone)
    number = phone[: found.start()] if found else phone
    if number.lstrip().startswith("+"):
        number = number.replace("(0)", "")
    digits = _ascii(re.sub(r"[^\d+]", "", number))
    return f"{digits};ext={_ascii(found[1])}" if found else digits


def _ascii(digits: str) -> str:
    return "".join(str(unicodedata.digit(sign, sign)) for sign in digits)
