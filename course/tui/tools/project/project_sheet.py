"""The projektark on the screen: the very document that is taken out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from course.export.document import Document
from course.locale import N_, _
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import key
from course.tui.widgets.blocks import BlocksView
from course.tui.widgets.document_view import page
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ProjectSheet(BaseScreen[None]):
    """A project on one page.

    Args:
        name: What the project is called.
        document: Makes the page.
        export: Asks what to take it out as.
    """

    BINDINGS = [
        key("escape", "close", N_("The project"), N_("Back to the project")),
        key(
            "ctrl+e",
            "export",
            N_("Save as a file"),
            N_("Write it to a file, to read, print or send"),
            words=N_("export print document Word calendar share"),
        ),
    ]
    HELP = N_("Your project on one page: what you have written, and nothing else. Ctrl+E writes it to a file.")
    DEFAULT_CSS = """
    ProjectSheet {
        VerticalScroll { height: 1fr; margin: 1 1 0 1; padding: 0 1; scrollbar-size-vertical: 1; }
        BlocksView { height: auto; max-width: 100; }
    }
    """
    app: BaseApp

    def __init__(self, name: str, document: Callable[[], Document], export: Callable[[], Awaitable[None]]) -> None:
        super().__init__()
        self._title = name
        self._document, self._export = document, export
        self._sheet = BlocksView()

    def compose(self) -> ComposeResult:
        """A page to scroll in."""
        yield TitleBar()
        with VerticalScroll():
            yield self._sheet
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows it."""
        self.query_one(TitleBar).left = Content.assemble((_("Project sheet"), "bold"), "  ", self._title)
        self._sheet.show(page(self._document()))

    async def action_export(self) -> None:
        """Takes it out."""
        await self._export()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
