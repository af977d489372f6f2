"""The smallest app one would write in Textual to write in: what the course in a browser is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea

READY = "Readable now"


class TypingApp(App[None]):
    """A header, a text and a footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea(READY + "\n")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    TypingApp().run()
