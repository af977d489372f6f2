"""What is being written: a reflection, what is written when one comes back, a note. Nothing blank is ever made.

Each holds the id of what it has made, so that the same text becomes versions of one entry, in whatever thread it is saved.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from course.content.model import Lesson, Prompted, Reflect, Step
from course.journal.entry import Entry
from course.journal.kinds import NOTES, REFLECTIONS, REVISITS, Attempt, Record, Reflection, Revisit, kind_of
from course.journal.private import Address
from course.journal.text import readable
from course.session.revisits import FINISHED
from course.session.session import Session
from course.study.revisits import ComingBack


class TextDraft:
    """A text that is written, as versions of one entry, whoever else writes in it.

    Each version is made of the one that was read last, or saved last, here. Where another window or another computer has made one
    of that meanwhile, both stand side by side, for the leader to choose.

    Args:
        session: What the leader is at.
        kind: The table of its entry.
        record_id: The entry's id; None as long as there is none.
    """

    def __init__(self, session: Session, kind: str, record_id: str | None) -> None:
        self._session = session
        self._kind = kind
        self._made_of = ""
        """The version that the next one is made of."""
        self._has_met = False
        self.id = record_id
        """The entry's id; None as long as there is none."""

    @property
    def entries(self) -> list[Address]:
        """Its entry by table and id, where there is one."""
        return [(self._kind, self.id)] if self.id is not None else []

    def met_another(self) -> bool:
        """Whether what was saved has come to stand beside a text that was written elsewhere meanwhile; said once."""
        has_met, self._has_met = self._has_met, False
        return has_met

    def _there(self) -> Record | None:
        """The entry as it is by now; what is saved next is made of that."""
        journal, records = self._session.journal, self._session.records
        entry = journal.table(self._kind).get(doc_id=self.id) if self.id else None
        self._made_of = entry.version if entry is not None else ""
        record = records.get(self._kind, self.id) if self.id else None
        self.id = record.id if record else None
        return record

    def _keep(self, text: str, **place: str | int | None) -> None:
        """Saves a text, and what it belongs to."""
        journal, fields = self._session.journal, {**place, "text": readable(text)}
        table = journal.table(self._kind)
        if self.id is None:
            met = any(_says_more(each, place) for each in table)
            self.id = table.insert(fields)
            self._there()
        else:
            fields = {**(table.get(doc_id=self.id) or {}), **fields}  # a newer version of the program may know more of it
            self._made_of, met = journal.save_made_of(self._kind, self.id, fields, self._made_of)
        self._has_met |= met


def _says_more(entry: Entry, place: Mapping[str, str | int | None]) -> bool:
    """Whether an entry says something about a place that a step has."""
    same = bool(place.get("step")) and all(entry.get(name) == value for name, value in place.items() if name != "lesson")
    return same and bool(str(entry.get("text", "")).strip())


class ReflectionDraft(TextDraft):
    """A reflection: the one that is there, or a new one with its first word.

    Args:
        session: What the leader is at.
        lesson: The lesson.
        step: Its step that asks for the reflection.
    """

    def __init__(self, session: Session, lesson: Lesson, step: Prompted) -> None:
        super().__init__(session, REFLECTIONS, None)
        self._lesson = lesson
        self._step = step

    def read(self) -> str:
        """What the journal holds by now; another window may have changed or deleted it."""
        mine = self._there()  # of two that were begun for the step, the one that is written here
        if not isinstance(mine, Reflection):
            latest = self._session.records.reflection(self._step.id)
            self.id = latest.id if latest else None
            mine = self._there()
        return mine.text if isinstance(mine, Reflection) else ""

    def save(self, text: str) -> bool:
        """Keeps a text; says whether it is the first that is kept.

        Raises:
            SaveFailed: It isn't kept.
        """
        if self.id is None and not text.strip():
            return False
        is_first = self.id is None
        self._keep(text, lesson=self._lesson.id, step=self._step.id)
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


class RevisitDraft(TextDraft):
    """What is written when a reflection comes back. What is taken out to its last letter is no answer, and no refusal either.

    Args:
        session: What the leader is at.
        offer: The reflection that came back.
        begun: What was written of it already, earlier today.
    """

    def __init__(self, session: Session, offer: ComingBack, begun: Revisit | None = None) -> None:
        super().__init__(session, REVISITS, begun.id if begun else None)
        self.offer = offer
        self._there()

    def read(self) -> str:
        """What the journal holds by now."""
        record = self._there()
        return record.text if isinstance(record, Revisit) else ""

    def save(self, text: str) -> bool:
        """Keeps a text; says whether the entry has come or gone with it.

        Raises:
            SaveFailed: It isn't kept.
        """
        had = self.id
        if text.strip():
            self._write(text)
        elif had is not None:
            self._session.records.remove(REVISITS, had)
            self.id, self._made_of = None, ""
        return self.id != had

    def pass_over(self) -> None:
        """No, thank you: this one is not offered again for as many days.

        Raises:
            SaveFailed: It isn't noted.
        """
        self._write("")

    def finish(self) -> None:
        """The leader has finished: it is not offered to be gone on with.

        Raises:
            SaveFailed: It isn't noted.
        """
        if self.id is not None:
            self._session.records.save_setting(FINISHED, self.id)

    def _write(self, text: str) -> None:
        self._keep(text, lesson=self.offer.lesson.id, step=self.offer.step.id, days=self.offer.days, ago=self.offer.ago)


class EntryDraft(TextDraft):
    """An entry of the journal that is read and written on, or a note that is made with its first word.

    Args:
        session: What the leader is at.
        record: The entry; None for a new note.
        lesson: The id of the lesson that a new note belongs to, where it belongs to one.
        step: The id of its step.
    """

    def __init__(self, session: Session, record: Record | None, lesson: str | None = None, step: str | None = None) -> None:
        super().__init__(session, kind_of(record) if record else NOTES, record.id if record else None)
        self.record = self._there() or record
        self.id = record.id if record else None  # one that is gone comes back with what is written
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
        if isinstance(self.record, Attempt) or (self.record is None and not text.strip()):
            return False
        days = {"days": self.record.days, "ago": self.record.ago} if isinstance(self.record, Revisit) else {}
        self._keep(text, lesson=self.lesson, step=self.step, **days)
        if self.record is not None or self.id is None:
            return False
        self.record = self._session.records.get(NOTES, self.id)
        return True
