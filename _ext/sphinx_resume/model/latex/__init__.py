"""LaTeX in bibliographies, turned into plain text."""
