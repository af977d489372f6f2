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
        """One line, up to the first that doesn't fit; the palette has all of them."""
        room = self.content_size.width + len(_GAP)
        shown = []
        for letter, action, label in LETTERS:
            item = Content.assemble((letter.upper(), "bold $accent"), " ", _(label)).stylize(f"@click=app.{action}")
            room -= item.cell_length + len(_GAP)
            if room < 0:
                break
            shown.append(item)
        return Content(_GAP).join(shown)
