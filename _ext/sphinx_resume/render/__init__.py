"""Views and fields made into docutils nodes, for every builder alike.

Knows the model and the domain's links; parses nothing and stores nothing.
"""
