"""Taking something out of the program, as a file of the leader's own: asks as what and where to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from course.locale import N_, _
from course.session import exports
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.dialogs.confirm import ConfirmScreen
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.marked_list import MarkedList
from course.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class ExportScreen(Dialog[None]):
    """Asks as what and where to, and has the file written.

    Args:
        export: What is taken out.
    """

    BINDINGS = [
        key("tab", "app.focus_next", N_("To the name"), N_("To the name of the file, and on to the buttons")),
        key("escape", "close", N_("Close"), N_("Back; nothing is written")),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-high")]
    CSS = "ExportScreen.-low .dialog { padding: 0 1; }"  # over what the app says of all dialogs
    DEFAULT_CSS = """
    ExportScreen.-low #told { display: none; }
    ExportScreen.-low SearchField, ExportScreen.-low OptionList { margin: 0; }
    ExportScreen.-low OptionList { max-height: 4; }
    ExportScreen Static { height: auto; }
    ExportScreen SearchField { margin: 1 0; }
    ExportScreen OptionList {
        height: auto;
        border: none;
        margin-top: 1;
        padding: 0;
        background: transparent;
        &:focus { border: none; background-tint: transparent; }
    }
    ExportScreen Horizontal { height: 1; align-horizontal: right; }
    ExportScreen Button { margin-left: 2; }
    """
    app: BaseApp

    def __init__(self, export: exports.Export) -> None:
        super().__init__()
        self._export = export
        self._chosen = export.proposals[0]
        self._proposed = ""
        """What the program has put into the field: as long as it stands there the leader has typed nothing."""

    def compose(self) -> ComposeResult:
        """The formats where there are several, a field with a proposal, and two buttons."""
        every = self._export.proposals
        with Vertical(classes="dialog"):
            yield Static(Content.styled(self._export.title, "bold"))
            yield Static(Content(_("It is written to this file. Anybody who can open the file can read it.")), id="told")
            if len(every) > 1:
                yield MarkedList(*(Option(Content(each.name)) for each in every), id="formats")
            yield SearchField("", id="file")
            with Horizontal():
                yield Button(Content(_("Close")), id="close")
                yield Button(Content(_("Write the file")), id="write", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Proposes the leader's own documents."""
        self._propose()
        (self.query("#formats") or self.query("#file")).first().focus()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._chosen = self._export.proposals[event.option_index]
        self._propose()

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        """Enter on a format writes it, under the name that stands there; Tab leads to the name."""
        event.stop()
        self._write()

    @on(Button.Pressed, "#close")
    def _leave(self) -> None:
        self.dismiss(None)

    @on(Button.Pressed, "#write")
    @on(Input.Submitted)
    def _write(self) -> None:
        if not self.is_active:  # Enter twice, faster than the screen goes: it is written, and what lies below stays
            return
        self._take_out(replace=False)

    def _take_out(self, *, replace: bool) -> None:
        try:
            file = exports.take_out(self.app.session, self._chosen, self.query_one("#file", Input).value, replace=replace)
        except exports.AlreadyThere as there:
            self.app.push_screen(ConfirmScreen(str(there), yes=_("Replace it"), no=_("Leave it")), self._replace)
        except exports.NothingToWrite as lacking:
            self.app.notify(str(lacking), severity="warning", markup=False)
        except exports.NotWritten as failure:
            self.app.notify(str(failure), severity="error", markup=False)
        else:
            self.app.notify(_("Written: {file}").format(file=file), timeout=15, markup=False)
            self.dismiss(None)

    def _replace(self, sure: bool | None) -> None:
        if sure:
            self._take_out(replace=True)

    def _propose(self) -> None:
        """A name for the format; of one that the leader has typed only the ending is another."""
        field = self.query_one("#file", Input)
        if field.value.strip() in {"", self._proposed}:
            self._proposed = field.value = exports.proposed(self.app.session, self._chosen)
        else:
            field.value = exports.renamed(field.value, self._chosen, self._export)
