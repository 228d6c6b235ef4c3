"""What a résumé is, as plain data: kinds, fields, records, graph, views.

This room knows neither Sphinx nor docutils, reads no file and writes none; a
test imports it with both blocked. Everything in it is immutable once made.
"""
