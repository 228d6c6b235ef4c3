"""Series of journals that biblatex has names of its own for (manual, "series")."""

from __future__ import annotations

from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.pieces import Word
from sphinx_resume.model.words import word

SERIES = {
    # Translators: of a journal that began to count its volumes anew.
    "newseries": word("new series"),
    # Translators: of a journal, the volumes before it began to count them anew.
    "oldseries": word("old series"),
}
"""What these names mean, for readers."""


def series_of(record: Publication) -> Word | str:
    """Return the series for readers: a word of ours, or a text of the publication's author."""
    own = bool(record.bibtex) and record.series in SERIES.values()
    return Word(record.series) if own else record.series
