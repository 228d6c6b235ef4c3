"""Names of people: in lists, with titles and marks, of groups, and whom of the site they mean."""
