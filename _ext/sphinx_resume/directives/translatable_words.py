"""Words of lists (skills, tags, courses, keywords) are offered to translators, one by one.

Sphinx asks its `translatable` nodes for their messages, as it does for captions of toctrees
(transforms/i18n.py, builders/gettext.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_resume.nodes import for_translators

if TYPE_CHECKING:
    from docutils import nodes


class resume_words(for_translators, addnodes.translatable):
    """The words of one field: for translators alone, so it is removed before it is shown."""

    def preserve_original_messages(self) -> None:
        """Keep nothing more: the words stay as they are."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Note what a translator made of a word."""
        translations = {**self.get("translations", {}), original_message: translated_message}
        self["translations"] = translations

    def extract_original_messages(self) -> Sequence[str]:
        """Return the words."""
        return list(self["words"])


def words_node(words: Sequence[str], source: str, line: int) -> resume_words:
    """Return what offers *words*, which stand in that line of a file."""
    made = resume_words(words=tuple(words))
    made.source, made.line = source, line
    return made


def translations_of(block: nodes.Element) -> Iterator[tuple[str, str]]:
    """Yield the translated words of a block's own lists."""
    for child in block.children:
        if isinstance(child, resume_words):
            yield from child.get("translations", {}).items()
