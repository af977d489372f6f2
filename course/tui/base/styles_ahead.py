"""Styles that are read before the first widget is there that needs them: its place then opens at once."""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet
from textual.widget import Widget


def read_ahead(stylesheet: Stylesheet, *kinds: type[Widget]) -> None:
    """Reads the styles that come with kinds of widgets. Nothing gets them before there is such a widget; may run in a thread.

    Args:
        stylesheet: The app's, which keeps what it has read.
        kinds: The kinds of widgets.
    """
    for kind in kinds:
        for read_from, css, tie_breaker, scope in kind.__new__(kind)._get_default_css():
            stylesheet._parse_rules(css, read_from, is_default_rules=True, tie_breaker=tie_breaker, scope=scope)
