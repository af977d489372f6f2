"""The file is there: where it lies, and what can be done with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from course.locale import N_, _
from course.session.opening import Desktop, NotOpened, open_file, show_folder, this_desktop
from course.tui.base.base_screen import Dialog
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import key
from course.tui.widgets.button import Button
from course.tui.widgets.button_row import ButtonRow
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class SavedDialog(Dialog[None], FocusInSight[None]):
    """Tells what the file is called and in which folder it lies, opens it or shows the folder.

    Args:
        file: The file that was written.
        said: What is said of it.
        opens: Whether there is anything in it to read.
    """

    BINDINGS = [
        key("escape", "close", N_("Finished"), N_("Back to where you were")),
        key("left,up", "app.focus_previous", N_("The button before"), show=False),
        key("right,down", "app.focus_next", N_("The next button"), show=False),
    ]
    DEFAULT_CSS = """
    SavedDialog Static { height: auto; }
    SavedDialog #file { margin-top: 1; }
    SavedDialog #told { margin-top: 1; display: none; color: $warning; }
    """
    app: BaseApp

    def __init__(self, file: Path, said: str = "", *, opens: bool = True) -> None:
        super().__init__()
        self._file = file.absolute()
        self._said = said or _("The file is saved")
        self._opens = opens

    def compose(self) -> ComposeResult:
        """Where it lies, and three buttons."""
        with VerticalScroll(classes="dialog asks", can_focus=False):
            yield Static(Content.styled(self._said, "bold"))
            yield Static(Content(self._file.name), id="file")
            yield Static(Content.assemble((_("in the folder "), "$text-muted"), str(self._file.parent)), id="lies-in")
            yield Static(id="told", markup=False)
            with ButtonRow():
                if self._opens:
                    yield Button(Content(_("Open it")), id="open")
                yield Button(Content(_("Show the folder")), id="folder")
                yield Button(Content(_("Finished")), id="close", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Enter goes on."""
        self.query_one("#close").focus()

    @on(Button.Pressed, "#open")
    async def _open(self) -> None:
        await self._try(open_file)

    @on(Button.Pressed, "#folder")
    async def _folder(self) -> None:
        await self._try(show_folder)

    async def _try(self, act: Callable[[Path, Desktop], Awaitable[None]]) -> None:
        """Has the system do something with it; says plainly where it can't."""
        said = self.query_one("#told", Static)
        try:
            await act(self._file, this_desktop())
        except NotOpened as reason:
            said.update(Content(str(reason)))
        else:
            said.update(Content(""))
        said.display = bool(str(said.content))

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Back."""
        if self.is_active:
            self.dismiss(None)
