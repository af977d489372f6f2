"""The course as lines: plain text in, plain text out, for a screen reader, a pipe, or a terminal that can show no more."""
