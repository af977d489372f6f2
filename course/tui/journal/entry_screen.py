"""One entry of the journal: to read, to write on, to take back; and a new note."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from course.content.model import Course, Prompted, Question
from course.journal.kinds import Attempt, Record, Reflection, Revisit, kind_of
from course.locale import N_, _
from course.locale.dates import short_date, time_of_day
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.routes import Route, ToEntry, ToLesson, ToOutgoing
from course.session.scenarios import path_taken
from course.session.threads import looked_back
from course.session.writing import EntryDraft
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot, text_title
from course.study.quiz_round import answered
from course.tools.commitment import Source
from course.tui.base.base_screen import ONLY_FOR_YOU, BaseScreen
from course.tui.base.keys import command, key
from course.tui.dialogs.erase import erase
from course.tui.questions.question_view import QuestionView
from course.tui.widgets.blocks import Block, BlocksView
from course.tui.widgets.editor import Editor
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.lesson_markdown import blocks
from course.tui.widgets.link_row import LinkRow
from course.tui.widgets.quotations import first_words
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.base.base_app import BaseApp


class EntryScreen(BaseScreen[None]):
    """An entry on a screen of its own.

    Args:
        course: The course, which says what the entry belongs to.
        draft: The entry, there or new.
    """

    CSS_PATH = "entry_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-high"), (32, "-tall")]
    BINDINGS = [
        key("ctrl+l", "commit", N_("Agreement"), N_("Make an agreement with yourself out of what you wrote"),
            words=N_("task remember to do")),
        key("ctrl+e", "export", N_("Save as a file"), N_("Write this text, with what grew out of it, as a document"),
            words=N_("export print document Word share")),
        key("escape", "close", N_("Back"), N_("Back to where you were; the text is saved")),
        key("ctrl+g", "finish", N_("Finished"), N_("The text is finished: back to where you were"), show=False),
        command("versions", N_("Versions"), N_("What stood here before; you can take it back"),
                words=N_("earlier history"), is_link=True),
        command("to_step", N_("To the step"), N_("Open the step that this belongs to"), words=N_("lesson"), is_link=True),
        command("delete", N_("Delete"), N_("Delete the entry; it can be undone"), words=N_("remove erase"), is_link=True),
        ONLY_FOR_YOU,
        command("forget", N_("Erase"), N_("Erase this for good, with all its versions; it can't be undone"),
                words=N_("delete remove forget for ever")),
    ]  # fmt: skip
    app: BaseApp

    def __init__(self, course: Course, draft: EntryDraft) -> None:
        super().__init__()
        self._draft = draft
        self._spot = _spot(course, draft)
        """What it belongs to; None where the course no longer has that."""

    @property
    def stands_at(self) -> Route | None:
        """The entry, once it is kept."""
        return ToEntry(self._draft.record) if self._draft.record is not None else self.route

    def compose(self) -> ComposeResult:
        """What it belongs to, and the text or the answer."""
        yield TitleBar()
        record = self._draft.record
        if isinstance(record, Attempt) and self._question(record):
            with VerticalScroll(id="answer", can_focus=False):
                yield QuestionView(id="asked")
        else:
            yield BlocksView(self._above(), id="above")
        if not isinstance(record, Attempt):
            yield Editor(record.text if record else "", self._save, id="editor")
        yield LinkRow()
        yield KeyBar()

    def on_mount(self) -> None:
        """Straight into the text."""
        record = self._draft.record
        title = self.query_one(TitleBar)
        title.left = Content.assemble((self._kind_name(record), "bold"), "  ", self._spot.title if self._spot else "")
        if isinstance(record, Attempt):
            title.right = Content(_when(record.at, self.app.session.clock()))
            self._show_attempt(record)
        else:
            title.right = Content(_when(record.changed, self.app.session.clock()) if record else "")
            self.query_one(Editor).focus()
            self._tell_private()

    def _tell_private(self) -> None:
        for editor in self.query(Editor):
            editor.border_title = only_for_you(self.app.session, *self.own_entries)

    @property
    def own_entries(self) -> list[tuple[str, str]]:
        """The text; an answer is a choice among ours."""
        return [] if isinstance(self._draft.record, Attempt) else self._draft.entries

    async def action_close(self) -> None:
        """Back, once the text is saved."""
        if await self.app.all_saved():
            self.dismiss(None)

    def reload(self, mark: str | None = None) -> None:
        """Whether it is only for the leader may have changed."""
        self._tell_private()

    async def action_finish(self) -> None:
        """The text is finished."""
        await self.action_close()

    async def action_export(self) -> None:
        """Writes the text to a file, with what grew out of it."""
        record = self._draft.record
        if record is not None:
            await self.app.go(ToOutgoing(f"thread:{record.id}"))

    async def action_versions(self) -> None:
        """Shows what stood here before."""
        from course.tui.dialogs.versions import VersionsScreen

        record = self._draft.record
        if record is not None and await self.app.all_saved():
            title = (self._spot.title if self._spot else "") or _("Note")
            versions = self.app.session.records.history(kind_of(record), record.id)
            VersionsScreen.open(self.app, title, versions, self._take_back)

    async def action_to_step(self) -> None:
        """Opens the lesson at the step."""
        if (spot := self._spot) and spot.lesson and spot.step:
            await self.app.go(ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True))

    async def action_delete(self) -> None:
        """Deletes the entry and says how to undo it."""
        record = self._draft.record
        if record is not None and await self.app.all_saved() and self.app.delete(record):
            self.dismiss(None)

    async def action_commit(self) -> None:
        """Makes an agreement out of what is written."""
        record = self._draft.record
        if record is not None and not isinstance(record, Attempt) and await self.app.all_saved():
            await self.app.go(to_commitment(Source(kind_of(record), record.id, text_title(record, self._spot))))

    def action_forget(self) -> None:
        """Erases the entry for good, once the leader has said yes twice."""
        record = self._draft.record
        if record is not None:
            erase(self.app, [(kind_of(record), record.id)], self._abandon)

    def _abandon(self) -> None:
        for editor in self.query(Editor):
            editor.abandon()
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what this entry can do."""
        record = self._draft.record
        match action:
            case "versions" | "export" | "commit":
                return record is not None and not isinstance(record, Attempt)
            case "delete" | "forget":
                return record is not None
            case "to_step":
                return self._spot is not None and self._spot.step is not None
            case "private":
                return bool(self.own_entries)
            case _:
                return True

    def _take_back(self, text: str | None) -> None:
        if text is not None:
            self.query_one(Editor).text = text
            self.app.notify(_("Here is your earlier version. The one you had is among the versions."), markup=False)

    def _save(self, text: str) -> None:
        if self._draft.save(text):
            self.call_later(self.refresh_bindings)
        if self._draft.met_another():
            self.app.call_later(self.app.tell_of_another)

    def _above(self) -> list[Block]:
        record = self._draft.record
        if self._spot is None:
            prompt = [Block(Content.styled(_("From an earlier edition of the course"), "$text-muted"))]
        else:
            prompt = blocks(self._spot.step.prompt) if isinstance(self._spot.step, Prompted) else []
        match record:
            case Attempt():
                return [*prompt, Block(Content(answer_in_words(None, record)))]
            case Revisit():
                return [*prompt, *first_words(self.app.session.records, record)]
            case Reflection():
                return [*prompt, *self._path(record)]
        if self._spot is None:
            return prompt
        if self._draft.step is None:
            return [Block(Content(_("A note of your own. It is saved while you write.")))]
        return [Block(Content(_("Your note to this step. It is saved while you write.")))]

    def _path(self, reflection: Reflection) -> list[Block]:
        """The path through the dilemma that it was written to, where it was."""
        taken = path_taken(self.app.session, reflection.step)
        return [Block(Content.assemble((_("You chose: "), "bold"), taken).stylize("$text-muted"))] if taken else []

    def _question(self, attempt: Attempt) -> Question | None:
        return self._spot.question if self._spot else None

    def _kind_name(self, record: Record | None) -> str:
        match record:
            case Reflection():
                return _("Reflection")
            case Revisit():
                return looked_back(self.app.session.records.reflection(record.step), record)
            case Attempt():
                return _("Answer")
            case _:
                return _("Note")

    def _show_attempt(self, attempt: Attempt) -> None:
        if question := self._question(attempt):
            view = self.query_one(QuestionView)
            view.tell(Content.empty(), question, answered(question, attempt))
            view.start()


def _spot(course: Course, draft: EntryDraft) -> Spot | None:
    placing = Locator(course)
    return placing.of(draft.record) if draft.record else placing.at(draft.lesson, draft.step)


def _when(at: datetime, now: datetime) -> str:
    return f"{short_date(at, now)} {time_of_day(at)}"
