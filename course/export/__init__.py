"""The journal as documents: what the leader wrote, in the course's order, to read or to keep.

`journal` makes a document of it and `markdown` writes one; another format is another writer. `data` gives it whole, as JSON.
"""
