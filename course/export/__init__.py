"""The journal and the leader's work as documents, to read or to keep.

What makes a `document` knows no format, and a writer knows nothing but documents. `formats` is the table of the writers, to which
a new one is added. `data` gives the journal whole, as JSON.
"""
