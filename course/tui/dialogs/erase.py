"""Erasing for good: asked twice, and told what is out of reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from course.locale import _
from course.session import erasing
from course.tui.dialogs.confirm import ConfirmScreen

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


def erase(app: BaseApp, entries: Sequence[tuple[str, str]] | None, done: Callable[[], None], asked: str = "") -> None:
    """Asks twice, and then erases entries with all their versions, here, in the backups and on the other machines.

    Args:
        app: The app.
        entries: Tables and ids; None erases the whole journal.
        done: Called when it is erased.
        asked: What is asked first, where the entries can be named.
    """

    def first(sure: bool | None) -> None:
        if sure:
            question = _("Are you quite sure? It can't be undone, and Ctrl+Z doesn't bring it back.")
            app.push_screen(ConfirmScreen(question, yes=_("Erase for good"), no=_("Leave it"), for_good=True), second)

    def second(sure: bool | None) -> None:
        if sure and app.try_to_save(lambda: _erase(app, entries)):
            reach = _("Erased. Documents you took out, and the trash of a sync service, are out of reach from here.")
            app.notify(reach, timeout=15, markup=False)
            done()

    if entries is None:
        question = _("Erase your whole journal for good, with all versions and backups? Your progress goes with it.")
    else:
        question = asked or _("Erase this for good, with all its versions, in the backups, too?")
    app.push_screen(ConfirmScreen(question, yes=_("Erase …"), no=_("Leave it"), for_good=True), first)


def _erase(app: BaseApp, entries: Sequence[tuple[str, str]] | None) -> None:
    if left := erasing.erase(app.session, entries):
        text = _("These files could not be rewritten: {files}").format(files=", ".join(map(str, left)))
        app.notify(text, severity="warning", timeout=30, markup=False)
