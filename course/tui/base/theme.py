"""The looks of the app: light as paper, dark as evening, and both once more with high contrast.

Two accents, each with a sign, so that colour only repeats what is there without it: `accent` is the course and the way on (where
one is, the button, the keys), `own` is what is the leader's (own words ┃, agreements ◆, own tools and days, one's own answer).
"""

from __future__ import annotations

from textual.theme import Theme

LIGHT = "skalkan-light"
DARK = "skalkan-dark"
LIGHT_CONTRAST = "skalkan-light-contrast"
DARK_CONTRAST = "skalkan-dark-contrast"

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
            "own": "#7a3e6b",
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
        variables={"own": "#d9a8cf", "text-muted": "#a3aaa6", "border": "#4b5b58", "block-cursor-text-style": "bold"},
    ),
    Theme(
        name=LIGHT_CONTRAST,
        primary="#003f3b",
        secondary="#000000",
        accent="#003f3b",
        foreground="#000000",
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        success="#00401a",
        warning="#4a2f00",
        error="#7a0000",
        dark=False,
        variables={
            "own": "#5c0a4d",
            "text-muted": "#000000",
            "border": "#000000",
            "block-cursor-text-style": "bold",
            "footer-key-foreground": "#003f3b",
        },
    ),
    Theme(
        name=DARK_CONTRAST,
        primary="#7ff0e2",
        secondary="#ffffff",
        accent="#7ff0e2",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        success="#a8f5b8",
        warning="#ffd98a",
        error="#ffb8b0",
        dark=True,
        variables={"own": "#ffb3ee", "text-muted": "#ffffff", "border": "#ffffff", "block-cursor-text-style": "bold"},
    ),
)
