"""What is about to be taken out: for whom, which document, as what, where to, and what goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from course.journal.private import Address
from course.locale import N_, _
from course.session import exports
from course.session.outgoing import Outgoing
from course.session.routes import Route, ToOutgoing
from course.tui.base.base_screen import BaseScreen
from course.tui.base.keys import command, key
from course.tui.dialogs.confirm import ConfirmScreen
from course.tui.outgoing.choice_rows import ChoiceRows
from course.tui.outgoing.entry_switches import EntrySwitches
from course.tui.widgets.button import Button
from course.tui.widgets.foot_row import FootRow
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.search_field import SearchField
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


_SHOWN = 0.5
"""Seconds after which the choices are on screen: what else is to be found out begins then."""


class FileField(SearchField):
    """Where the file is to lie."""

    BINDINGS = [
        key("down", "app.focus_next", N_("Further down"), show=False),
        key("up", "app.focus_previous", N_("Further up"), show=False),
    ]


PARTS = (ChoiceRows, EntrySwitches, FileField, VerticalScroll, LinkRow, Button)
"""What it is made of, whose styles are long to read."""


class OutgoingScreen(BaseScreen[None]):
    """The choices; nothing leaves the program before the file is saved.

    Args:
        outgoing: What is about to be taken out.
        route: Where it was asked for.
    """

    CSS_PATH = "outgoing_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS = [
        key("ctrl+g", "save", N_("Save the file"), N_("Write the document as it is chosen here"), words=N_("export write")),
        key("escape", "close", N_("Back"), N_("Back; nothing is written")),
        key("escape", "stop", N_("Stop"), N_("Stop making the file; nothing is written")),
        command("prepare", N_("Prepare the talk"), N_("Write what you want from the talk, and pick what you bring along"),
                words=N_("manager wishes quotes"), is_link=True),
        command("all", N_("All in or out"), N_("Take all entries into the document, or all of them out of it"), is_link=True),
    ]  # fmt: skip
    HELP = N_(
        "Choose from above: for whom, which document, as what. Space takes an entry in or out. "
        "What is only for you stays in unless you take it in. Ctrl+G saves the file."
    )
    app: BaseApp

    def __init__(self, outgoing: Outgoing, route: ToOutgoing) -> None:
        super().__init__()
        self._outgoing = outgoing
        self.route = route
        self._proposed = ""
        """What the program has put into the field: as long as it stands there the leader has typed nothing."""
        self._was_shown = False
        self._stopped: Event | None = None
        """Set to stop the file that is being made; None where none is."""
        self._rows = ChoiceRows(outgoing, self._show, id="rows")
        self._switches = EntrySwitches(outgoing, id="entries")

    def compose(self) -> ComposeResult:
        """The choices, the file, what goes into it, and the button."""
        yield TitleBar()
        with Horizontal(id="both"):
            with Vertical(id="form"):
                yield self._rows
                with Horizontal(id="where"):
                    yield Static(_("File"), id="label", markup=False)
                    yield FileField("", id="file")
                yield Static(id="summary", markup=False)
                yield self._switches
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="words", markup=False)
        with FootRow(id="buttons"):
            yield LinkRow()
            yield Button(Content(_("Save the file")), id="save", variant="primary")
        yield KeyBar()

    def on_mount(self) -> None:
        """Everything is proposed already; the first line has the focus."""
        title = self.query_one(TitleBar)
        title.left = Content.styled(_("Save as a file"), "bold")
        title.right = Content.styled(_("nothing is written yet"), "$text-muted")
        self._show()
        self._rows.focus()

    def is_at(self, route: Route) -> bool:
        """Whether it is this document."""
        return isinstance(route, ToOutgoing) and route == self.route

    @property
    def own_entries(self) -> Sequence[Address]:
        """The marked entry, where the keys go to the list."""
        entry = self._switches.entry
        return [entry] if entry is not None and self._switches.has_focus else ()

    def reload(self, mark: str | None = None) -> None:
        """Something may have been prepared, written, or kept to the leader, since it was shown."""
        self._outgoing.renew()
        self._rows.show()
        self._show()

    def _show(self) -> None:
        """Shows what the choices have come to."""
        self._propose()
        self.query_one("#label", Static).update(Content(f"{_('File'):<{self._rows.width_of_labels}}"))
        entries = self._outgoing.entries
        self._switches.display = bool(entries)
        self._switches.show(entries)
        self._summarise()
        self.set_timer(_SHOWN, self._look_for_personal_data)
        self.refresh_bindings()

    def _look_for_personal_data(self) -> None:
        """In a thread: a long journal takes its time."""

        def look() -> None:
            self._outgoing.look_for_personal_data()
            self.call_later(self._summarise)
            self.call_later(self._switches.refresh)

        self.run_worker(look, thread=True, group="personal")

    def on_screen_resume(self) -> None:
        """From where the talk is prepared, say."""
        if self._was_shown:
            self.reload()
        self._was_shown = True

    # What is chosen

    async def action_prepare(self) -> None:
        """To where the talk is prepared; Esc leads back here."""
        if (route := self._outgoing.preparing) is not None:
            await self.app.go(route)

    def action_all(self) -> None:
        """All in, or all out."""
        self._outgoing.switch(self._outgoing.entries)
        self._switches.refresh()
        self._summarise()

    @on(EntrySwitches.Switched)
    def _switched(self) -> None:
        self._summarise()

    @on(EntrySwitches.Marked)
    def _marked(self) -> None:
        """The marked entry whole, where there is room beside the list."""
        entry = self._switches.entry
        told = self._outgoing.told(entry) if entry is not None else None
        words = Content.assemble((told.name, "bold"), "\n\n", told.text) if told is not None else Content.empty()
        self.query_one("#words", Static).update(words)

    def _summarise(self) -> None:
        said = _("Making the file … Esc stops.") if self._stopped is not None else self._outgoing.summary
        told = [Content.styled(said, "$text-muted"), Content.styled(self._outgoing.warning, "$warning")]
        self.query_one("#summary", Static).update(Content("\n").join(each for each in told if each))

    def _propose(self) -> None:
        """A name for what is chosen; of one that the leader has typed only the ending is another."""
        field = self.query_one("#file", Input)
        proposal = self._outgoing.proposal
        if field.value.strip() in {"", self._proposed}:
            self._proposed = field.value = exports.proposed(self.app.session, proposal)
        else:
            field.value = exports.renamed(field.value, proposal, self._outgoing.export)

    # Saving it

    @on(Button.Pressed, "#save")
    @on(Input.Submitted)
    def action_save(self) -> None:
        """Writes the file."""
        if self._stopped is None and self.is_active:
            self._save(replace=False)

    def _save(self, *, replace: bool) -> None:
        """In a thread: the keys go on while a long document is made."""
        self._stopped = stopped = Event()
        proposal, typed = self._outgoing.proposal, self.query_one("#file", Input).value

        def write() -> None:
            try:
                file: Path | Exception = exports.take_out(
                    self.app.session, proposal, typed, replace=replace, stopped=stopped.is_set
                )
            except Exception as reason:  # told, or raised, where the leader is
                file = reason
            self.call_later(self._saved, file)

        self._summarise()
        self.refresh_bindings()
        self.run_worker(write, thread=True, group="outgoing")

    def _saved(self, file: Path | Exception) -> None:
        """Tells what came of it."""
        self._stopped = None
        self._summarise()
        self.refresh_bindings()
        match file:
            case Path() if self.app.session.deliver is not None:
                told = _("Your browser fetches {file}, and puts it where it puts what you fetch.").format(file=file)
                self.app.notify(told, timeout=15, markup=False)
                self.dismiss(None)
            case Path():
                from course.tui.dialogs.saved_dialog import SavedDialog  # the choices are on screen without it

                self.app.switch_screen(SavedDialog(file))
            case exports.AlreadyThere():
                self.app.push_screen(ConfirmScreen(str(file), yes=_("Replace it"), no=_("Leave it")), self._replace)
            case exports.Stopped():
                self.app.tell(_("Stopped. Nothing is written."))
            case exports.NothingToWrite():
                self.app.notify(str(file), severity="warning", markup=False)
            case exports.NotWritten():
                self.app.notify(str(file), severity="error", markup=False)
            case _:
                raise file

    def _replace(self, sure: bool | None) -> None:
        if sure:
            self._save(replace=True)

    def action_stop(self) -> None:
        """Stops: what is made is thrown away."""
        if self._stopped is not None:
            self._stopped.set()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a file is made it can be stopped, and nothing else."""
        match action:
            case "close":
                return self._stopped is None
            case "stop":
                return self._stopped is not None
            case "prepare":
                return self._outgoing.preparing is not None
            case "all":
                return len(self._outgoing.entries) > 1
            case _:
                return True
