"""What is being written: a reflection, what is written when one comes back, a note. Nothing blank is ever made.

Each holds the id of what it has made, so that the same text becomes versions of one entry, in whatever thread it is saved.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from course.content.model import Lesson, Reflect, Step
from course.journal.kinds import NOTES, REVISITS, Note, Record, Reflection, Revisit
from course.session.revisits import FINISHED
from course.session.session import Session
from course.study.revisits import ComingBack


class ReflectionDraft:
    """A reflection: the one that is there, or a new one with its first word.

    Args:
        session: What the leader is at.
        lesson: The lesson.
        step: Its step that asks for the reflection.
    """

    def __init__(self, session: Session, lesson: Lesson, step: Reflect) -> None:
        self._session = session
        self._lesson = lesson
        self._step = step
        self.id: str | None = None
        """The entry's id; None as long as there is none."""

    def read(self) -> str:
        """What the journal holds by now; another window may have changed or deleted it."""
        reflection = self._session.records.reflection(self._step.id)
        self.id = reflection.id if reflection else None
        return reflection.text if reflection else ""

    def save(self, text: str) -> bool:
        """Keeps a text; says whether it is the first that is kept.

        Raises:
            SaveFailed: It isn't kept.
        """
        if self.id is None and not text.strip():
            return False
        is_first = self.id is None
        self.id = self._session.records.save_reflection(self._lesson.id, self._step.id, text, self.id)
        return is_first


class Recalled(Struct, frozen=True):
    """What the leader wrote to an earlier step that a step builds on."""

    text: str
    created: datetime
    lesson: int | None
    """The number of the lesson it was written in, from 1; None where the course no longer has it."""


def recalled(session: Session, step: Reflect) -> Recalled | None:
    """What a step brings back; None where it builds on none, or that was passed."""
    reflection = session.records.reflection(step.recall) if step.recall else None
    if reflection is None or not reflection.text.strip():
        return None
    lessons = enumerate(session.course.lessons, start=1)
    number = next((number for number, lesson in lessons if any(each.id == step.recall for each in lesson.steps)), None)
    return Recalled(reflection.text, reflection.created, number)


class RevisitDraft:
    """What is written when a reflection comes back. What is taken out to its last letter is no answer, and no refusal either.

    Args:
        session: What the leader is at.
        offer: The reflection that came back.
        begun: What was written of it already, earlier today.
    """

    def __init__(self, session: Session, offer: ComingBack, begun: Revisit | None = None) -> None:
        self._session = session
        self.offer = offer
        self.id = begun.id if begun else None
        """The entry's id; None as long as there is none."""

    def read(self) -> str:
        """What the journal holds by now."""
        record = self._session.records.get(REVISITS, self.id) if self.id else None
        self.id = record.id if record else None
        return record.text if isinstance(record, Revisit) else ""

    def save(self, text: str) -> bool:
        """Keeps a text; says whether the entry has come or gone with it.

        Raises:
            SaveFailed: It isn't kept.
        """
        had = self.id
        if text.strip():
            self._keep(text)
        elif had is not None:
            self._session.records.remove(REVISITS, had)
            self.id = None
        return self.id != had

    def pass_over(self) -> None:
        """No, thank you: this one is not offered again for as many days.

        Raises:
            SaveFailed: It isn't noted.
        """
        self._keep("")

    def finish(self) -> None:
        """The leader has finished: it is not offered to be gone on with.

        Raises:
            SaveFailed: It isn't noted.
        """
        if self.id is not None:
            self._session.records.save_setting(FINISHED, self.id)

    def _keep(self, text: str) -> None:
        offer = self.offer
        self.id = self._session.records.save_revisit(offer.lesson.id, offer.step.id, offer.days, text, self.id)


class EntryDraft:
    """An entry of the journal that is read and written on, or a note that is made with its first word.

    Args:
        session: What the leader is at.
        record: The entry; None for a new note.
        lesson: The id of the lesson that a new note belongs to, where it belongs to one.
        step: The id of its step.
    """

    def __init__(self, session: Session, record: Record | None, lesson: str | None = None, step: str | None = None) -> None:
        self._session = session
        self.record = record
        self.lesson = record.lesson if record else lesson
        self.step = record.step if record else step

    @classmethod
    def of_note(cls, session: Session, lesson: Lesson | None, step: Step | None) -> EntryDraft:
        """The note to a step: the one that is there, or a new one; a new one to no step where none is named."""
        if lesson is None or step is None:
            return cls(session, None)
        return cls(session, session.records.note(step.id), lesson.id, step.id)

    def save(self, text: str) -> bool:
        """Keeps a text; says whether the note was made with it.

        Raises:
            SaveFailed: It isn't kept.
        """
        records = self._session.records
        if isinstance(self.record, Reflection | Note | Revisit):
            records.save_text(self.record, text)
        elif self.record is None and text.strip():
            self.record = records.get(NOTES, records.save_note(self.lesson, self.step, text, None))
            return True
        return False
