"""One entry of the journal: to read, to write on, to take back; and a new note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from course.content.model import Course, Lesson, Question, Reflect, Step, step_questions
from course.journal.records import NOTES, Attempt, Note, Record, Records, Reflection, kind_of
from course.locale import N_, _
from course.locale.dates import short_date, time_of_day
from course.study.answers_in_words import answer_in_words
from course.study.session import answered
from course.tui.blocks import Block, BlocksView
from course.tui.keys import key
from course.tui.markdown import blocks
from course.tui.screens.erasing import erase
from course.tui.widgets.editor import Editor
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.question import QuestionView
from course.tui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


@dataclass(frozen=True, slots=True)
class Place:
    """What an entry belongs to, in words, as far as the course still has it."""

    lesson: Lesson | None
    step: Step | None

    @classmethod
    def of(cls, course: Course, lesson_id: str | None, step_id: str | None) -> Place:
        """Looks up ids in today's course."""
        lesson = course.lesson(lesson_id) if lesson_id else None
        steps = lesson.steps if lesson else ()
        return cls(lesson, next((step for step in steps if step.id == step_id), None))

    @property
    def title(self) -> str:
        """Lesson and step, or what to call an entry that belongs to none."""
        if self.lesson is None:
            return ""
        return f"{self.lesson.title} · {self.step.title}" if self.step else self.lesson.title


@dataclass(frozen=True, slots=True)
class _Draft:
    """What the screen holds: a record, or what a new note would belong to."""

    record: Record | None
    lesson: str | None
    step: str | None


class EntryScreen(Screen[None]):
    """An entry on a screen of its own.

    Make one with `of`, `new_note` or `step_note`.
    """

    CSS_PATH = "entry.tcss"
    BINDINGS = [
        key("escape", "close", N_("Back"), N_("Back to where you were; the text is saved")),
        key("f6", "versions", N_("Versions"), N_("What stood here before; you can take it back"), priority=True),
        key("f8", "to_step", N_("To the step"), N_("Open the step that this belongs to"), priority=True),
        key("shift+f9", "forget", N_("Erase"), N_("Erase this for good, with all its versions; it can't be undone"), show=False),
        key("f9,delete", "delete", N_("Delete"), N_("Delete the entry; it can be undone")),
    ]
    app: SkalkanApp

    def __init__(self, course: Course, draft: _Draft) -> None:
        super().__init__()
        self._draft = draft
        self._place = Place.of(course, draft.lesson, draft.step)

    @classmethod
    def of(cls, course: Course, record: Record) -> EntryScreen:
        """An entry that is there."""
        return cls(course, _Draft(record, record.lesson, record.step))

    @classmethod
    def new_note(cls, course: Course, lesson: str | None, step: str | None) -> EntryScreen:
        """A note that is not there yet; it is made with its first word."""
        return cls(course, _Draft(None, lesson, step))

    @classmethod
    def step_note(cls, course: Course, records: Records, lesson: Lesson, step: Step) -> EntryScreen:
        """The note to a step: the one that is there, or a new one."""
        note = records.note(step.id)
        return cls.of(course, note) if note else cls.new_note(course, lesson.id, step.id)

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
        yield KeyBar()

    def on_mount(self) -> None:
        """Straight into the text."""
        record = self._draft.record
        title = self.query_one(TitleBar)
        title.left = Content.assemble((_kind_name(record), "bold $accent"), "  ", self._place.title)
        if isinstance(record, Attempt):
            title.right = Content(_when(record.at))
            self._show_attempt(record)
        else:
            title.right = Content(_when(record.changed) if record else "")
            self.query_one(Editor).focus()

    async def action_close(self) -> None:
        """Back, once the text is saved."""
        if await self.app.all_saved():
            self.dismiss(None)

    async def action_versions(self) -> None:
        """Shows what stood here before."""
        from course.tui.screens.versions import VersionsScreen

        record = self._draft.record
        if record is not None and await self.app.all_saved():
            title, versions = self._place.title or _("Note"), self.app.records.history(kind_of(record), record.id)
            VersionsScreen.open(self.app, title, versions, self._take_back)

    async def action_to_step(self) -> None:
        """Opens the lesson at the step."""
        lesson, step = self._place.lesson, self._place.step
        if lesson is not None and step is not None:
            await self.app.open_lesson(lesson, lesson.steps.index(step))

    async def action_delete(self) -> None:
        """Deletes the entry and says how to undo it."""
        record = self._draft.record
        if record is not None and await self.app.all_saved() and self.app.delete(record):
            self.dismiss(None)

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
            case "versions":
                return record is not None and not isinstance(record, Attempt)
            case "delete" | "forget":
                return record is not None
            case "to_step":
                return self._place.step is not None
            case _:
                return True

    def _take_back(self, text: str | None) -> None:
        if text is not None:
            self.query_one(Editor).text = text
            self.app.notify(_("Here is your earlier version. The one you had is among the versions."), markup=False)

    def _save(self, text: str) -> None:
        records, draft = self.app.records, self._draft
        if isinstance(draft.record, Reflection | Note):
            records.save_text(draft.record, text)
        elif text.strip():
            note_id = records.save_note(draft.lesson, draft.step, text, None)
            self._draft = replace(draft, record=records.get(NOTES, note_id))
            self.call_later(self.refresh_bindings)

    def _above(self) -> list[Block]:
        record, step = self._draft.record, self._place.step
        if isinstance(record, Attempt):
            gone = Content.styled(_("From an earlier edition of the course"), "$text-muted")
            return [Block(gone), Block(Content(answer_in_words(None, record.chosen)))]
        if isinstance(record, Reflection) and isinstance(step, Reflect):
            return blocks(step.prompt)
        if isinstance(record, Reflection):
            return [Block(Content(_("From an earlier edition of the course")))]
        if self._draft.step is None:
            return [Block(Content(_("A note of your own. It is saved while you write.")))]
        return [Block(Content(_("Your note to this step. It is saved while you write.")))]

    def _question(self, attempt: Attempt) -> Question | None:
        step = self._place.step
        questions = step_questions(step) if step else ()
        return next((question for question in questions if question.id == attempt.question), None)

    def _show_attempt(self, attempt: Attempt) -> None:
        if question := self._question(attempt):
            view = self.query_one(QuestionView)
            view.tell(Content.empty(), question, answered(question, attempt))
            view.start()


def _when(at: datetime) -> str:
    return f"{short_date(at)} {time_of_day(at)}"


def _kind_name(record: Record | None) -> str:
    match record:
        case Reflection():
            return _("Reflection")
        case Attempt():
            return _("Answer")
        case _:
            return _("Note")
