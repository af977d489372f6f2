"""What the app keeps in the journal, by kind, as typed records.

A table a kind. A record carries ids of the course and what the leader wrote or chose, as text: so it can be read when the
course has changed, and with any program that reads JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert

from course.journal.entry import Entry, Version
from course.journal.kinds import (
    ATTEMPTS,
    BOOKMARKS,
    KINDS,
    NOTES,
    PLACES,
    RATINGS,
    READINGS,
    REFLECTIONS,
    REVISITS,
    SETTINGS,
    Attempt,
    Bookmark,
    Note,
    Place,
    Record,
    Reflection,
    Revisit,
    changed,
    kind_of,
)
from course.journal.store import Journal
from course.journal.table import JournalTable
from course.journal.text import readable


class _Step(Struct):
    step: str


class _Written(Struct):
    step: str
    text: str


class _Answered(Struct):
    question: str


class _Answer(Struct):
    """What is stored of an attempt; what may be anything without the attempt being lost is checked where it is read."""

    lesson: str
    step: str
    question: str
    chosen: list[Any]
    correct: Any = False
    seed: Any = 0
    sure: Any = None
    review: Any = False
    ids: Any = None


_T = TypeVar("_T")


class Records:
    """Typed reading and writing on top of a journal.

    A record with a field missing or of a wrong type (another program's, a later version's) is left out here and stays in the
    journal as it is.
    """

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._known: dict[str, tuple[tuple[int, int], list[Any]]] = {}
        """What each table held when it was last read, so that drawing a screen decodes nothing twice."""
        self._ids: dict[str, tuple[tuple[int, int], set[str]]] = {}
        """The ids in it, for progress: these are asked for at the start, when nothing else of the table is."""

    # What is there

    def reflections(self) -> list[Reflection]:
        """All reflections, oldest first."""
        return self._read(REFLECTIONS, _reflection)

    def notes(self) -> list[Note]:
        """All notes, oldest first."""
        return self._read(NOTES, _note)

    def attempts(self) -> list[Attempt]:
        """All answers to questions, oldest first."""
        # By id, which is by age: what was brought back, or came from another device, stands at the end of the table.
        return self._kept(
            ATTEMPTS, lambda table: sorted((_attempt_of(*each) for each in table.select_born(_Answer)), key=_record_id)
        )

    def reset_attempts(self, day: date) -> list[Attempt]:
        """The answers given on a day that were reset since: they count for nothing any more, but they were given."""
        return [each for each in map(_attempt, self.journal.deleted(ATTEMPTS, day)) if each is not None]

    def revisits(self) -> list[Revisit]:
        """Every reflection that came back, with what was written then, oldest first."""
        return self._read(REVISITS, _revisit)

    def bookmarks(self) -> list[Bookmark]:
        """The steps that are marked, oldest mark first."""
        return self._read(BOOKMARKS, _bookmark)

    def ratings(self) -> dict[str, dict[str, int]]:
        """How the leader rated the statements: by moment ("before", "after", "then"), then by statement, from 1 to 7."""
        found: dict[str, dict[str, int]] = {}
        for entry in self._table(RATINGS):
            value = entry.get("value")
            if _texts(entry, "moment", "statement") and type(value) is int and 1 <= value <= 7:
                found.setdefault(entry["moment"], {})[entry["statement"]] = value
        return found

    def written(self) -> set[str]:
        """The ids of the steps to which something is written."""
        return self._set(REFLECTIONS, lambda table: (each.step for each in table.select(_Written) if each.text.strip()))

    def answered(self) -> set[str]:
        """The ids of the questions that were answered."""
        return self._set(ATTEMPTS, lambda table: (each.question for each in table.select(_Answered)))

    def readings(self) -> set[str]:
        """The ids of the steps that were read to their end."""
        return self._set(READINGS, lambda table: (each.step for each in table.select(_Step)))

    def read_at(self) -> dict[str, datetime]:
        """When each step was read to its end, with zone; the first time, should two devices have noted one each."""
        found: dict[str, datetime] = {}
        for _doc_id, created, each in self._table(READINGS).select_born(_Step):
            found[each.step] = min(created, found.get(each.step, created))
        return found

    def places(self) -> list[Place]:
        """Where the leader was in each lesson, the last visited lesson last."""
        found: dict[str, Place] = {}
        for place in sorted(self._read(PLACES, _place), key=lambda place: (place.turn, place.at)):
            found.pop(place.lesson, None)  # two devices may have noted one each
            found[place.lesson] = place
        return list(found.values())

    def all(self) -> list[Record]:
        """Everything the leader meets in the journal, newest first."""
        revisits = [revisit for revisit in self.revisits() if revisit.text.strip()]
        found: list[Record] = [*self.reflections(), *self.notes(), *revisits, *self.attempts()]
        return sorted(found, key=lambda record: (changed(record), record.id), reverse=True)

    def deleted(self, kinds: Iterable[str] = KINDS) -> list[Record]:
        """What was deleted of some kinds and can be brought back, newest first."""
        made = (_MAKE[kind](entry) for kind in kinds for entry in self.journal.deleted(kind))
        found = [record for record in made if record and (not isinstance(record, Revisit) or record.text.strip())]
        return sorted(found, key=lambda record: (changed(record), record.id), reverse=True)

    def reflection(self, step: str) -> Reflection | None:
        """The reflection written to a step: the latest, should two devices have written one each."""
        found = [reflection for reflection in self.reflections() if reflection.step == step]
        return max(found, key=lambda reflection: reflection.changed, default=None)

    def note(self, step: str) -> Note | None:
        """The note to a step, or None."""
        found = [note for note in self.notes() if note.step == step]
        return max(found, key=lambda note: note.changed, default=None)

    def bookmark(self, step: str) -> Bookmark | None:
        """The mark on a step, or None."""
        return next((bookmark for bookmark in self.bookmarks() if bookmark.step == step), None)

    def get(self, kind: str, record_id: str) -> Record | None:
        """One record by its table and id, or None where it is gone."""
        entry = self._table(kind).get(doc_id=record_id)
        if not isinstance(entry, Entry):
            return None
        return _MAKE[kind](entry)

    def holding(self, kind: str, field: str, values: Container[str]) -> list[str]:
        """The ids of the entries of a kind, read or not, whose field is one of these texts."""
        return [entry.doc_id for entry in self._table(kind) if isinstance(value := entry.get(field), str) and value in values]

    def setting(self, name: str) -> str | None:
        """A choice that is kept (the theme, say), or None where none was made."""
        for entry in self._table(SETTINGS):
            if entry.get("name") == name and isinstance(entry.get("value"), str):
                return str(entry["value"])
        return None

    def counts(self) -> dict[str, int]:
        """How many entries there are of each kind; a revisit that was passed over is none."""
        answered = sum(1 for revisit in self.revisits() if revisit.text.strip())
        return {kind: answered if kind == REVISITS else len(self._table(kind)) for kind in KINDS}

    # What is saved. Each call returns when the journal has acknowledged it, and raises `SaveFailed` where it could not.

    def save_reflection(self, lesson: str, step: str, text: str, record_id: str | None) -> str:
        """Saves the text of a reflection, where `record_id` names one as it is being written; returns the record's id."""
        return self._write(REFLECTIONS, {"lesson": lesson, "step": step, "text": readable(text)}, record_id)

    def save_note(self, lesson: str | None, step: str | None, text: str, record_id: str | None) -> str:
        """Saves the text of a note, where `record_id` names one as it is being written; returns the record's id."""
        return self._write(NOTES, {"lesson": lesson, "step": step, "text": readable(text)}, record_id)

    def save_revisit(self, lesson: str, step: str, days: int, text: str, record_id: str | None) -> str:
        """Saves what was written when a reflection came back after some days; an empty text passes it over. Returns the id."""
        return self._write(REVISITS, {"lesson": lesson, "step": step, "days": days, "text": readable(text)}, record_id)

    def save_text(self, record: Reflection | Note | Revisit, text: str) -> str:
        """Saves the text of a record that is there as it is being written; returns its id."""
        if isinstance(record, Revisit):
            return self.save_revisit(record.lesson, record.step, record.days, text, record.id)
        if isinstance(record, Reflection):
            return self.save_reflection(record.lesson, record.step, text, record.id)
        return self.save_note(record.lesson, record.step, text, record.id)

    def save_attempt(
        self,
        lesson: str,
        step: str,
        question: str,
        chosen: Iterable[str],
        correct: bool,
        seed: int,
        *,
        ids: Iterable[str] = (),
        sure: bool | None = None,
        review: bool = False,
    ) -> str:
        """Saves one answer, in words and, where its parts have ids, by these; returns the record's id."""
        fields: dict[str, Any] = {"lesson": lesson, "step": step, "question": question}
        fields |= {"chosen": list(chosen), "correct": correct, "seed": seed}
        if known := list(ids):
            fields["ids"] = known  # beside the words, not for them: a program that knows no ids marks and shows the words
        if sure is not None:
            fields["sure"] = sure
        if review:
            fields["review"] = True
        return self._save(ATTEMPTS, fields, None)

    def save_rating(self, moment: str, statement: str, value: int) -> None:
        """Saves how a statement was rated at a moment, in place of an earlier rating at the same moment."""
        held = self._ratings_of(moment, statement)
        known = held[-1] if held else None  # of two machines' ratings, the one that `ratings` tells
        self._save(RATINGS, {"moment": moment, "statement": statement, "value": value}, known)

    def remove_rating(self, moment: str, statement: str) -> None:
        """Takes the rating of a statement at a moment back."""
        if held := self._ratings_of(moment, statement):
            self._table(RATINGS).remove(doc_ids=held)

    def _ratings_of(self, moment: str, statement: str) -> list[str]:
        wanted = moment, statement
        return [entry.doc_id for entry in self._table(RATINGS) if (entry.get("moment"), entry.get("statement")) == wanted]

    def save_bookmark(self, lesson: str, step: str) -> None:
        """Marks a step; once is enough."""
        if self.bookmark(step) is None:
            self._save(BOOKMARKS, {"lesson": lesson, "step": step}, None)

    def remove_bookmark(self, step: str) -> None:
        """Takes the mark off a step."""
        ids = [bookmark.id for bookmark in self.bookmarks() if bookmark.step == step]
        if ids:
            self._table(BOOKMARKS).remove(doc_ids=ids)

    def save_reading(self, lesson: str, step: str) -> None:
        """Notes that a step was read to its end; once is enough."""
        if step not in self.readings():
            self._save(READINGS, {"lesson": lesson, "step": step}, None)

    def save_place(self, lesson: str, step: str) -> None:
        """Remembers where in a lesson the leader is, and that they were there last of all."""
        turn = 1 + max((_turn(entry) for entry in self._table(PLACES)), default=0)
        self._save(PLACES, {"lesson": lesson, "step": step, "turn": turn}, self._first(PLACES, "lesson", lesson))

    def save_setting(self, name: str, value: str) -> None:
        """Keeps a choice."""
        self._save(SETTINGS, {"name": name, "value": value}, self._first(SETTINGS, "name", name))

    def remove(self, kind: str, record_id: str) -> None:
        """Deletes a record; its versions stay, and `restore` brings it back."""
        self._table(kind).remove(doc_ids=[record_id])

    def restore(self, kind: str, record_id: str, version: str | None = None) -> None:
        """Brings a deleted record back, or an earlier version of it, as its newest."""
        self.journal.restore(kind, record_id, version)

    def remove_all(self, entries: Iterable[tuple[str, str]]) -> None:
        """Deletes entries of any kinds, by kind and id: all of them, or none."""
        self.journal.remove_all(entries)

    def restore_all(self, entries: Iterable[tuple[str, str]]) -> None:
        """Brings deleted entries of any kinds back: all of them, or none."""
        self.journal.restore_all(entries)

    def history(self, kind: str, record_id: str) -> list[Version]:
        """Every version of a record, oldest first."""
        return self.journal.history(kind, record_id)

    def text_at(self, record: Reflection | Note, moment: datetime) -> tuple[str, datetime]:
        """What a record said at a moment, and since when; before it was made, what it said first."""
        versions = [version for version in self.history(kind_of(record), record.id) if version.document is not None]
        until = [version for version in versions if version.at <= moment] or versions[:1]
        if not until or until[-1].document is None:
            return record.text, record.changed
        return readable(str(until[-1].document.get("text", ""))), until[-1].at

    def _table(self, kind: str) -> JournalTable:
        return self.journal.table(kind)

    def _read(self, kind: str, make: Callable[[Entry], _T | None]) -> list[_T]:
        return self._kept(kind, lambda table: (record for entry in table if (record := make(entry)) is not None))

    def _kept(self, kind: str, read: Callable[[JournalTable], Iterable[_T]]) -> list[_T]:
        table = self._table(kind)
        stamp = table.stamp
        known = self._known.get(kind)
        if known is None or known[0] != stamp:
            known = self._known[kind] = stamp, list(read(table))
        return list(known[1])

    def _set(self, kind: str, ids: Callable[[JournalTable], Iterable[str]]) -> set[str]:
        table = self._table(kind)
        stamp = table.stamp
        known = self._ids.get(kind)
        if known is None or known[0] != stamp:
            known = self._ids[kind] = stamp, set(ids(table))
        return known[1]

    def _first(self, kind: str, field: str, value: str) -> str | None:
        found = (entry for entry in self._table(kind) if entry.get(field) == value)
        return next((str(entry.doc_id) for entry in found), None)

    def _save(self, kind: str, fields: Mapping[str, Any], record_id: str | None) -> str:
        table = self._table(kind)
        if record_id is None:
            return str(table.insert(fields))
        return str(table.upsert(Entry(fields, record_id))[0])

    def _write(self, kind: str, fields: Mapping[str, Any], record_id: str | None) -> str:
        table = self._table(kind)
        if record_id is None:
            return str(table.insert(fields))
        with self.journal.storage.saving(draft=True):
            table.replace(record_id, {**(table.get(doc_id=record_id) or {}), **fields}, draft=True)
        return record_id


def _record_id(record: Record) -> str:
    return record.id


def _texts(entry: Entry, *fields: str) -> bool:
    return all(isinstance(entry.get(field), str) for field in fields)


def _reflection(entry: Entry) -> Reflection | None:
    if not _texts(entry, "lesson", "step", "text"):
        return None
    return Reflection(entry.doc_id, entry["lesson"], entry["step"], readable(entry["text"]), entry.created, entry.changed)


def _note(entry: Entry) -> Note | None:
    if not _texts(entry, "text"):
        return None
    lesson, step = entry.get("lesson"), entry.get("step")
    return Note(
        entry.doc_id,
        lesson if isinstance(lesson, str) else None,
        step if isinstance(step, str) else None,
        readable(entry["text"]),
        entry.created,
        entry.changed,
    )


def _attempt(entry: Entry) -> Attempt | None:
    try:
        return _attempt_of(entry.doc_id, entry.created, convert(dict(entry), _Answer))
    except ValidationError:
        return None


def _attempt_of(record_id: str, at: datetime, answer: _Answer) -> Attempt:
    return Attempt(
        record_id,
        answer.lesson,
        answer.step,
        answer.question,
        tuple([readable(str(text)) for text in answer.chosen]),
        answer.correct is True,
        answer.seed if isinstance(answer.seed, int) else 0,
        at,
        answer.sure if isinstance(answer.sure, bool) else None,
        answer.review is True,
        _ids(answer),
    )


def _ids(answer: _Answer) -> tuple[str, ...]:
    """The ids of an answer's parts; none where they aren't one for each."""
    ids = answer.ids
    is_whole = isinstance(ids, list) and len(ids) == len(answer.chosen) and all(isinstance(each, str) for each in ids)
    return tuple(ids) if is_whole else ()


def _revisit(entry: Entry) -> Revisit | None:
    days = entry.get("days")
    if not _texts(entry, "lesson", "step", "text") or type(days) is not int:
        return None
    text = readable(entry["text"])
    ago = entry.get("ago")
    ago = ago if type(ago) is int else 0
    return Revisit(entry.doc_id, entry["lesson"], entry["step"], days, text, entry.created, entry.changed, ago)


def _bookmark(entry: Entry) -> Bookmark | None:
    if not _texts(entry, "lesson", "step"):
        return None
    return Bookmark(entry.doc_id, entry["lesson"], entry["step"], entry.changed)


def _place(entry: Entry) -> Place | None:
    if not _texts(entry, "lesson", "step"):
        return None
    return Place(entry["lesson"], entry["step"], entry.changed, _turn(entry))


def _turn(entry: Entry) -> int:
    """The how many-th step it was that the leader went to; nobody takes more than there are milliseconds."""
    turn = entry.get("turn")
    return turn if isinstance(turn, int) and abs(turn) < 1 << 53 else 0


_MAKE: dict[str, Callable[[Entry], Record | None]] = {
    REFLECTIONS: _reflection,
    NOTES: _note,
    REVISITS: _revisit,
    ATTEMPTS: _attempt,
}
