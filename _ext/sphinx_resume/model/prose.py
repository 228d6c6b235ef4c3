"""Skills that a text names: found as whole words, written as they are called."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sphinx_resume.model.entities import Place, Things
from sphinx_resume.model.records import Key

Spellings = Mapping[str, Key]
"""The ways to write the names of skills, and what each means."""


def spellings(things: Things) -> Spellings:
    """Return how skills are written: titles and other names as their authors wrote them.

    Case counts, and a single letter is no name: else every *go* would be a language.
    """
    found: dict[str, Key] = {}
    for entity in things.of_kind("skill"):
        others = (name for r in entity.records for name in getattr(r, "alternate_name", ()))
        for name in (entity.title, *others, *things.synonyms(entity.title)):
            if len(name) > 1 and things.find("skill", name) == [entity.key]:
                found.setdefault(name, entity.key)
    return found


def pattern(names: Spellings) -> re.Pattern[str] | None:
    """Return what finds any of *names* as a whole word, the longest that fits."""
    if not names:
        return None
    longest = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<![\w+#.-])(?:{words})(?![\w+#]|[.-]\w)")


def spelled(word: str) -> str:
    """Return a name that may go on in the next line as it is called."""
    return " ".join(word.split())


def skills_in(
    prose: Mapping[str, Mapping[int, str]], names: Spellings
) -> dict[Place, tuple[Key, ...]]:
    """Return the skills that each block's text names, in the order of the text."""
    found: dict[Place, tuple[Key, ...]] = {}
    if (finder := pattern(names)) is not None:
        for docname, texts in sorted(prose.items()):
            for index, text in texts.items():
                if words := finder.findall(text):
                    found[docname, index] = tuple(
                        dict.fromkeys(names[spelled(word)] for word in words)
                    )
    return found
