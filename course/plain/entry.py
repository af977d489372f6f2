"""An entry of the journal: to hear, to write on, to take back; and a note."""

from __future__ import annotations

from course.content.model import Reflect
from course.journal.kinds import Attempt, Record, Reflection, Revisit, changed, kind_of
from course.locale import _
from course.locale.dates import short_date, time_of_day
from course.plain.deleting import delete
from course.plain.door import Door
from course.plain.text import told
from course.plain.versions import choose_version
from course.plain.voice import sentence, unsigned
from course.plain.words import Choice
from course.plain.writing import counted
from course.session.commitments import to_commitment
from course.session.privacy import only_for_you
from course.session.routes import Route, ToEntry, ToLesson, ToNote, ToOutgoing
from course.session.threads import looked_back
from course.session.writing import EntryDraft
from course.study.answers_in_words import answer_in_words
from course.study.locator import Locator, Spot, text_title
from course.study.quiz_round import answered
from course.tools.commitment import Source

_WRITE, _EDITOR, _READ, _VERSIONS, _STEP, _AGREE, _EXPORT, _DELETE, _ERASE = (
    "write", "editor", "read", "versions", "step", "agree", "export", "delete", "erase"
)  # fmt: skip
_DONE = "done"


def visit(door: Door, route: ToEntry | ToNote) -> Route | None:
    """Tells the entry, and does with it what is chosen."""
    if isinstance(route, ToEntry):
        draft = EntryDraft(door.session, route.record)
    else:
        draft = EntryDraft.of_note(door.session, route.lesson, route.step)
    return _Entry(door, draft).go_through()


class _Entry:
    def __init__(self, door: Door, draft: EntryDraft) -> None:
        self._door = door
        self._draft = draft

    @property
    def _record(self) -> Record | None:
        record = self._draft.record
        if record is None:
            return None
        return self._door.session.records.get(kind_of(record), record.id) or record

    @property
    def _spot(self) -> Spot | None:
        record = self._draft.record
        return Locator(self._door.session.course).of(record) if record is not None else None

    def go_through(self) -> Route | None:
        """Until it is left or gone."""
        self._tell()
        if self._draft.record is None:
            self._write()
        while (record := self._record) is not None:
            done = Choice(_("Finished"), _DONE, _("finished, done"))
            way = self._door.dialogue.choose([], enter=done, more=self._ways(record))
            if way == _DONE or (way in (_DELETE, _ERASE) and self._goes(record, way)):
                break
            if way == _STEP and (spot := self._spot) is not None and spot.lesson and spot.step:
                self._door.go(ToLesson(spot.lesson, spot.lesson.steps.index(spot.step), look=True))
            else:
                self._does(record, way)
        return None

    def _ways(self, record: Record) -> list[Choice[str]]:
        found = [Choice(_("Hear it all once more"), _READ, _("read, text"))]
        if not isinstance(record, Attempt):
            found += [
                Choice(_("Write on"), _WRITE, _("write")),
                Choice(_("Write in your own editor"), _EDITOR, _("editor")),
                Choice(_("Earlier versions"), _VERSIONS, _("versions")),
                Choice(_("Make an agreement with yourself of it"), _AGREE, _("agreement")),
                Choice(_("Save as a file"), _EXPORT, _("file, export")),
                self._door.private([(kind_of(record), record.id)]),
            ]
        if (spot := self._spot) is not None and spot.step:
            found.append(Choice(_("To the step"), _STEP, _("step, lesson")))
        return [
            *found,
            Choice(_("Delete"), _DELETE, _("delete, remove")),
            Choice(_("Erase for good"), _ERASE, _("erase, for good")),
        ]

    def _does(self, record: Record, way: str) -> None:
        door, draft = self._door, self._draft
        text = "" if isinstance(record, Attempt) else record.text
        match way:
            case "read":
                self._tell()
            case "write":
                self._write()
            case "editor":
                door.rewrite(text, draft.save)
            case "versions":
                if (taken := choose_version(door, kind_of(record), record.id)) is not None:
                    door.try_to_save(lambda: draft.save(taken))
                    door.dialogue.say(_("Here is your earlier version. The one you had is among the versions."))
            case "agree":
                if not isinstance(record, Attempt):
                    door.go(to_commitment(Source(kind_of(record), record.id, text_title(record, self._spot))))
            case "private":
                door.change_private([(kind_of(record), record.id)])
            case "export":
                door.go(ToOutgoing(f"thread:{record.id}"))

    def _write(self) -> None:
        record = self._record
        self._door.write("" if record is None or isinstance(record, Attempt) else record.text, self._draft.save)
        if self._draft.met_another():
            self._door.dialogue.say(_("Another text was written here meanwhile. Both are kept; home offers you to choose."))

    def _goes(self, record: Record, way: str) -> bool:
        entries = [(kind_of(record), record.id)]
        if way == _DELETE:
            return delete(self._door, entries)
        from course.plain.deleting import erase

        return erase(self._door, entries)

    # Telling

    def _tell(self) -> None:
        dialogue, record, spot = self._door.dialogue, self._record, self._spot
        if record is None:
            step = self._draft.step
            dialogue.heading(_("Your note to this step. It is saved while you write.") if step else _("A note of your own."))
            return
        when = f"{short_date(changed(record))} {time_of_day(changed(record))}"
        private = unsigned(only_for_you(self._door.session, (kind_of(record), record.id))).capitalize()
        title = _("From an earlier edition of the course") if spot is None else spot.title
        dialogue.heading(" ".join(map(sentence, filter(None, (self._kind(record), title, when, private)))))
        if isinstance(record, Attempt):
            self._tell_answer(record, spot)
            return
        if spot is not None and isinstance(spot.step, Reflect):
            dialogue.tell(told(spot.step.prompt))
        dialogue.say(_("You have written here, {words}:").format(words=counted(record.text)))
        dialogue.tell(record.text or _("(empty)"))

    def _tell_answer(self, attempt: Attempt, spot: Spot | None) -> None:
        if spot is None or spot.question is None:
            self._door.dialogue.say(answer_in_words(None, attempt))
            return
        from course.plain.question import follow_after

        follow_after(self._door, spot.question, answered(spot.question, attempt), "again")

    def _kind(self, record: Record) -> str:
        match record:
            case Attempt():
                return _("Your answer")
            case Reflection():
                return _("Reflection")
            case Revisit():
                return looked_back(self._door.session.records.reflection(record.step), record)
            case _:
                return _("Note")
