"""The course on a terminal's screen, in Textual: an app, its screens and their widgets."""
