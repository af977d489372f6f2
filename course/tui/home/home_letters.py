"""The letters that open a place, on a line at the foot of home: only here letters do anything."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from course.locale import N_, _
from course.tui.widgets.blocks import OwnLinks

LETTERS = (
    ("d", "journal", N_("Journal")),
    ("p", "projects", N_("Projects")),
    ("a", "commitments", N_("Agreements")),
    ("o", "glossary", N_("Glossary")),
    ("u", "development", N_("Development")),
    ("i", "settings", N_("Settings")),
)
"""Each letter, the action of the app, and what the place is called."""
_GAP = "  "


class HomeLetters(OwnLinks, Widget):
    """The letters with what they open, as many as there is room for; a click is the same."""

    DEFAULT_CSS = """
    HomeLetters { dock: bottom; height: 1; padding: 0 2; margin-bottom: 1; color: $foreground; }
    """

    def on_resize(self) -> None:
        """There may be room for more."""
        self.refresh()

    def render(self) -> RenderResult:
        """One line; where not all names fit, the letters alone."""
        named = Content(_GAP).join(self._letter(letter, action, _(label)) for letter, action, label in LETTERS)
        if named.cell_length <= self.content_size.width:
            return named
        return Content(_GAP).join(self._letter(letter, action, "") for letter, action, _label in LETTERS)

    def _letter(self, letter: str, action: str, label: str) -> Content:
        text = Content.assemble((letter.upper(), "bold $accent"), " " if label else "", label)
        return text.stylize(f"@click=app.{action}")
