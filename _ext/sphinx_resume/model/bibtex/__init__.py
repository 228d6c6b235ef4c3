"""Bibliographies in BibTeX and biblatex: read, and written."""
