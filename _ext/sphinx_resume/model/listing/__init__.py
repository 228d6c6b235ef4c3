"""Lists: what an author asks of them, and what they show."""
