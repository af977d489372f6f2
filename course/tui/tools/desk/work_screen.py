"""What the screens of all working tools share: one piece of work, saved as it is changed, with its history and a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec.structs import replace
from textual.content import Content

from course.journal import Version
from course.locale import N_, _
from course.session import works
from course.session.documents import work_document
from course.session.erasing import question_about
from course.session.papers import of_work
from course.session.privacy import only_for_you
from course.session.routes import Route, ToOutgoing, ToWork
from course.session.work_draft import WorkDraft
from course.tools import registry
from course.tools.naming import name_of
from course.tools.repository import Repository, Work
from course.tui.base.base_screen import BaseScreen
from course.tui.base.focus_in_sight import FocusInSight
from course.tui.base.keys import command, key
from course.tui.dialogs.erase import erase
from course.tui.widgets.editor import Editor
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp

W = TypeVar("W", bound=Work)


class WorkScreen(BaseScreen[None], FocusInSight[None], Generic[W]):
    """One piece of work on a screen.

    A subclass calls `change` with what the leader changed.

    Args:
        repository: Where this kind is kept.
        work: The work; one without an id is saved with its first change.
    """

    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were; everything is saved")),
        key(
            "ctrl+e",
            "export",
            N_("Save as a file"),
            N_("Write it to a file, to read, print or send"),
            words=N_("export print document Word calendar share"),
            show=False,
        ),
        key(
            "ctrl+z",
            "put_back",
            N_("Undo"),
            N_("Undo what was taken out or moved here last, and then what went before it"),
            words=N_("regret take back"),
            show=False,
        ),
        command(
            "versions",
            N_("Versions"),
            N_("How it was before; you can take it back"),
            words=N_("earlier history"),
            is_link=True,
        ),
        command("delete", N_("Delete"), N_("Delete it; it can be undone"), words=N_("remove take away"), is_link=True),
        command("lay_under", N_("Put under a project"), N_("Say which project it belongs to")),
        command(
            "forget",
            N_("Erase"),
            N_("Erase this for good, with all its versions; it can't be undone"),
            words=N_("delete for good forget"),
        ),
    ]
    IS_DESK = True
    app: BaseApp

    def __init__(self, repository: Repository[W], work: W) -> None:
        super().__init__()
        self.repository = repository
        self.draft = WorkDraft(repository, work)

    @property
    def work(self) -> W:
        """The work as it is by now."""
        return self.draft.work

    @property
    def stands_at(self) -> Route | None:
        """The piece of work, once it is kept."""
        return ToWork(self.repository.table, self.work.id) if self.work.id else self.route

    def is_at(self, route: Route) -> bool:
        """A piece of work lies on one screen."""
        return isinstance(route, ToWork) and (route.table, route.id) == (self.repository.table, self.work.id)

    @property
    def kind_name(self) -> str:
        """What such a thing is called, in the title."""
        return _(registry.of(self.work).names.title)

    @property
    def work_name(self) -> str:
        """What the leader calls this one; empty as long as they call it nothing."""
        return name_of(self.work)

    # What a subclass says

    def show(self) -> None:
        """Draws what depends on the work: at the start, and whenever it has changed."""

    def refill(self) -> None:
        """Puts the work's texts into the fields, after an earlier version was taken back. The default makes them anew."""
        self.refresh(recompose=True)

    # Changing

    def change(self, **fields: Any) -> None:
        """Saves other values of some fields as a new version; values that are the same make none. May be called in any thread.

        Raises:
            JournalError: They could not be saved, and the work is as before.
        """
        self.revise(lambda work: replace(work, **fields))

    def revise(self, make: Callable[[W], W]) -> None:
        """Saves what is made of the work as it is by now: for a value that is built on the one before, as a list's is.

        Raises:
            JournalError: It could not be saved, and the work is as before.
        """
        if self.draft.revise(make):
            self.app.call_later(self._tell)
        if self.draft.met_another():
            self.app.call_later(self.app.tell_of_another)

    def try_to_change(self, **fields: Any) -> bool:
        """The same, for a key or a click: where it can't be saved the leader is told. Returns whether it was."""
        return self.app.try_to_save(lambda: self.change(**fields))

    def try_to_revise(self, make: Callable[[W], W]) -> bool:
        """The same with what is made of the work."""
        return self.app.try_to_save(lambda: self.revise(make))

    def can_undo(self, put_back: Callable[[W], W], told: str = "", row: str = "") -> None:
        """Something was taken out or moved, and can be brought back.

        Args:
            put_back: Makes the work as it was in that, of the work as it is by then.
            told: What is said of it; nothing of what can be seen.
            row: The id of the row that it was, where it was one.
        """
        self.draft.taken_out(put_back, row)
        if told:
            self.app.tell(told)
        self.refresh_bindings()

    def action_put_back(self) -> None:
        """Brings back what was taken out last."""
        if not self.draft.can_put_back or (row := self.app.saved(self.draft.put_back)) is None:
            return
        self.app.tell(_("It is back."))
        self._tell()
        self.mark(row)

    def mark(self, row: str) -> None:
        """Puts the mark on a row that is back. The default has no rows."""

    def on_mount(self) -> None:
        """Says where one is, behind what a subclass does when it is mounted."""
        self._tell()

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The piece of work."""
        return [(self.repository.table, self.work.id)] if self.work.id else []

    def on_screen_resume(self) -> None:
        """Another screen may have changed it, or undone its deletion."""
        self.reload()

    def reload(self, mark: str | None = None) -> None:
        """Shows what the journal holds by now."""
        if self.work.id and self.is_mounted:
            self.draft.read()
            self._tell()

    def _tell(self) -> None:
        if self.is_attached and (titles := self.query(TitleBar)):  # what is told last may come when the screen is going
            private = only_for_you(self.app.session, *self.own_entries)
            said = Content.styled(f"  {private}", "$own") if private else ""
            titles.first().left = Content.assemble((self.kind_name, "bold"), said, "  ", self.work_name)
            self.show()
            self.refresh_bindings()

    # Keys

    async def action_close(self) -> None:
        """Back, once everything is saved."""
        if await self.app.all_saved():
            self.dismiss(None)

    async def action_delete(self) -> None:
        """Deletes it and says how to undo that."""
        if self.work.id and await self.app.all_saved() and self.app.delete_entries([(self.repository.table, self.work.id)]):
            self.dismiss(None)

    async def action_forget(self) -> None:
        """Erases it for good, once the leader has said yes twice."""
        if self.work.id and await self.app.all_saved():
            asked = question_about(self.app.session, self.work)
            erase(self.app, [(self.repository.table, self.work.id)], self._erased, asked)

    def _erased(self) -> None:
        for editor in self.query(Editor):
            editor.abandon()
        self.dismiss(None)

    async def action_export(self) -> None:
        """Asks what it is to be taken out as, and where to."""
        if await self.app.all_saved():
            first = next(of_work(self.app.session, self.work))
            await self.app.go(ToOutgoing(first.id, None if self.work.id else self.work))

    async def action_lay_under(self) -> None:
        """Asks which project it belongs to."""
        from course.tui.tools.desk.project_chooser import ProjectChooser

        if await self.app.all_saved():
            ProjectChooser.lay_under(self.app, self.work, self.reload)

    async def action_versions(self) -> None:
        """Shows how it was before."""
        from course.tui.dialogs.versions import VersionsScreen

        if not (self.work.id and await self.app.all_saved()):
            return
        history = self.repository.journal.history(self.repository.table, self.work.id)
        VersionsScreen.choose(self.app, self.work_name or self.kind_name, history, self._in_words, self._take_back)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not there yet can't be deleted or looked back at; nothing is brought back that wasn't taken out.

        It can be taken out: what was typed last is saved with it, and a form that nothing stands in is one to fill in on paper.
        """
        if action == "put_back":
            return self.draft.can_put_back
        if action == "lay_under":
            return bool(self.work.id) and works.is_loose(self.app.session, self.work)
        return bool(self.work.id) if action in {"delete", "forget", "versions"} else True

    def _in_words(self, version: Version) -> str:
        """A version as it would be printed."""
        from course.export.markdown import to_plain

        work = self.repository.of_version(self.work.id, version)
        return to_plain(work_document(self.app.session, work)) if work is not None else ""

    def _take_back(self, version: Version | None) -> None:
        if version is None:
            return
        if self.app.try_to_save(lambda: self.draft.take_back(version)):
            written = self.focused.id if self.focused else None
            self.refill()
            self.app.tell(_("Here is your earlier version. The one you had is among the versions."))
            self.call_after_refresh(self._tell)  # the default makes the title anew, too
            if written:
                self.call_after_refresh(self.call_after_refresh, self._focus_again, written)

    def _focus_again(self, written: str) -> None:
        """To the field that was being written in, which has been made anew."""
        if again := self.query(f"#{written}"):
            again.first().focus()
