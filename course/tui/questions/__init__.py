"""Asking, answering and what is said of it: for lessons, cases and the review."""
