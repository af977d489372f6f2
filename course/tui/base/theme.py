"""The two looks of the app: light as paper, dark as evening. One accent, and state told by shape before colour."""

from __future__ import annotations

from textual.theme import Theme

LIGHT = "skalkan-light"
DARK = "skalkan-dark"

THEMES = (
    Theme(
        name=LIGHT,
        primary="#1f5f5b",
        secondary="#6b5b3e",
        accent="#1f6f6a",
        foreground="#23282b",
        background="#f6f3ec",
        surface="#f6f3ec",
        panel="#e9e4d8",
        success="#2c6e3f",
        warning="#8a5a00",
        error="#a3312a",
        dark=False,
        variables={
            "text-muted": "#5e625f",
            "border": "#b9b2a2",
            "block-cursor-text-style": "bold",
            "footer-key-foreground": "#1f5f5b",
        },
    ),
    Theme(
        name=DARK,
        primary="#7fc4bb",
        secondary="#c9b58a",
        accent="#8fd0c6",
        foreground="#e4e2dc",
        background="#17201f",
        surface="#17201f",
        panel="#22302e",
        success="#8fcf9c",
        warning="#e5bd6c",
        error="#ee9088",
        dark=True,
        variables={"text-muted": "#a3aaa6", "border": "#4b5b58", "block-cursor-text-style": "bold"},
    ),
)
