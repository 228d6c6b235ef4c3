"""Skills that a text names: found as whole words, written as they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sphinx_resume.model.entities import Place, Things
from sphinx_resume.model.records import Key


class Spellings:
    """How skills are written: titles and other names as their authors wrote them.

    Case counts, and a single letter is no name: else every *go* would be a language.
    """

    def __init__(self, things: Things) -> None:
        """Take the names of all skills that mean one skill each."""
        self._keys: dict[str, Key] = {}
        for entity in things.of_kind("skill"):
            others = (name for r in entity.records for name in getattr(r, "alternate_name", ()))
            for name in (entity.title, *others, *things.synonyms(entity.title)):
                if len(name) > 1 and things.find("skill", name) == [entity.key]:
                    self._keys.setdefault(name, entity.key)
        self._finder = _finder(self._keys)

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Key]]:
        """Yield where *text* names a skill, and which; a name may go on in the next line."""
        for match in self._finder.finditer(text):
            yield match, self._keys[" ".join(match[0].split())]

    def found_in(self, prose: Mapping[str, Mapping[int, str]]) -> dict[Place, tuple[Key, ...]]:
        """Return the skills that each block's text names, in the order of the text."""
        found: dict[Place, tuple[Key, ...]] = {}
        for docname, texts in sorted(prose.items()):
            for index, text in texts.items():
                if keys := dict.fromkeys(key for _match, key in self.matches(text)):
                    found[docname, index] = tuple(keys)
        return found


def _finder(names: Mapping[str, Key]) -> re.Pattern[str]:
    """Return what finds any of *names* as a whole word, the longest that fits."""
    if not names:
        return re.compile("(?!)")
    longest = sorted(names, key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<![\w+#.-])(?:{words})(?![\w+#]|[.-]\w)")
