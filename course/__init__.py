"""Skalkan: a self-study course in the terminal on leading digitalisation, and the journal it is answered in."""

__version__ = "0.1.0"
