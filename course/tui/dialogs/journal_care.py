"""Looking after the journal: a backup at once, and what there is to say of its health."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from course.journal.backup import backup_now
from course.journal.doctor import Finding, examine
from course.locale import N_, _
from course.locale.reasons import why
from course.session.settings import BACKUP, HEALTH, KEYS
from course.tui.base.base_screen import Dialog
from course.tui.base.keys import key
from course.tui.dialogs.saved_dialog import SavedDialog
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.keybar import KeyBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

_SIGNS = {"wrong": ("✘", "$error"), "note": ("●", "$accent"), "fine": ("✔", "$success")}


def act_of(app: BaseApp, setting: str, done: Callable[[], None]) -> Callable[[], Awaitable[object] | None] | None:
    """What a line of the settings does at once; None for a line that is opened or changed.

    Args:
        app: The app.
        setting: The line, by its id.
        done: Called when something has changed.
    """
    acts: dict[str, Callable[[], Awaitable[object] | None]] = {
        BACKUP: lambda: back_up(app, done),
        HEALTH: lambda: look(app),
        KEYS: lambda: app.run_action("help"),
    }
    return acts.get(setting)


def back_up(app: BaseApp, done: Callable[[], None]) -> None:
    """Makes a backup in a thread, and tells where it is."""
    journal = app.session.journal

    def make() -> None:
        try:
            if not journal.storage.log.file.exists():
                nothing = _("There is nothing to copy yet: your journal is made when you first write something.")
                app.call_from_thread(app.tell, nothing)
                return
            file = backup_now(journal)
        except OSError as error:
            app.call_from_thread(app.tell, _("The backup can't be written: {reason}").format(reason=why(error)))
        else:
            app.call_from_thread(app.push_screen, SavedDialog(file, _("Your journal is copied"), opens=False))
        app.call_from_thread(done)

    app.run_worker(make, thread=True, exit_on_error=False, group="backup")


def look(app: BaseApp) -> None:
    """Looks in a thread whether the journal is well, and tells."""
    journal = app.session.journal

    def examine_it() -> None:
        findings = examine(journal)
        app.call_from_thread(app.push_screen, HealthScreen(findings))

    app.run_worker(examine_it, thread=True, exclusive=True, exit_on_error=False, group="health")


class HealthScreen(Dialog[None]):
    """What there is to say of the journal, what is wrong first.

    Args:
        findings: What was found.
    """

    BINDINGS = [key("escape,enter", "close", N_("Close"), N_("Back to where you were"))]
    DEFAULT_CSS = """
    HealthScreen VerticalScroll { height: auto; max-height: 90%; }
    """

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self._findings = findings

    def compose(self) -> ComposeResult:
        """The findings, to scroll in."""
        lines = [Block(Content.styled(_("Your journal's health"), "bold"))]
        lines += [Block(Content(each.text), Content.assemble(_SIGNS[each.kind], " ")) for each in self._findings]
        if any(each.kind == "wrong" for each in self._findings):
            lines.append(Block(Content(_("To mend what can be mended, close the course and run: skalkan doctor --repair"))))
        with VerticalScroll(classes="dialog"):
            yield BlocksView(lines)
        yield KeyBar()

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)
