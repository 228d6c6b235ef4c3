"""What sort of thesis, report or other work a publication is, and which series of a journal."""

from __future__ import annotations

from sphinx_resume.model.inline import Word
from sphinx_resume.model.kinds import Publication
from sphinx_resume.model.text import N_

SERIES = {
    # Translators: of a journal that began to count its volumes anew.
    "newseries": N_("new series"),
    # Translators: of a journal, the volumes before it began to count them anew.
    "oldseries": N_("old series"),
}
"""What these names mean, for readers."""


def series_of(record: Publication) -> Word | str:
    """Return the series for readers: a word of ours, or a text of the publication's author."""
    own = bool(record.bibtex) and record.series in SERIES.values()
    return Word(record.series) if own else record.series


GENRES = {
    "phdthesis": N_("PhD thesis"),
    "mastersthesis": N_("Master's thesis"),
    "bachelorsthesis": N_("Bachelor's thesis"),
    "candthesis": N_("Candidate thesis"),
    "techreport": N_("Technical report"),
    "resreport": N_("Research report"),
}
"""Types of entries of BibTeX, and keys of biblatex for the field ``type``, in words of ours."""
_SAME = {
    "mathesis": "mastersthesis",
    "bathesis": "bachelorsthesis",
    "ph.d. thesis": "phdthesis",
    **{said.lower(): key for key, said in GENRES.items()},
}


def genre_key(text: str) -> str:
    """Return the key that *text* is, or stands for in English, in any case; or nothing."""
    key = text.lower().replace("’", "'")
    key = _SAME.get(key, key)
    return key if key in GENRES else ""


def genre_of(record: Publication) -> Word | str:
    """Return the genre for readers: a word of ours, or a text of the publication's author."""
    return Word(GENRES[record.genre]) if record.genre in GENRES else record.genre


def genre_text(record: Publication) -> str:
    """Return the genre in English, or as its author wrote it."""
    return GENRES.get(record.genre, record.genre)
