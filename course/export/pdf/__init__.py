"""A document as PDF/UA-1: the writer, the look of its pages, and the fonts that they are set in."""
