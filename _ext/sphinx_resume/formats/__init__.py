"""The forms that a thing, a person or a page has for other programs, one module each.

Each is a pure function of the graph and knows nothing of Sphinx. `exports` puts them into the
output.
"""
