"""The JSON export holds every entry whole, and the same journal always gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from course.export.data import journal_data
from course.export.selection import Selection
from course.journal import Journal
from course.journal.records import Records

Clock = Callable[[], datetime]


def written(journal: Journal) -> Records:
    records = Records(journal)
    records.save_setting("theme", "dark")
    records.save_reflection("start", "start-sidste", "æøå [/] \x1b 👩‍👧\n\n\u202e", None)
    records.save_note(None, None, "fri", None)
    records.save_place("start", "start-sidste")
    return records


def read(text: str) -> list[dict[str, Any]]:
    data = json.loads(text)
    assert data["format"] == 1
    entries: list[dict[str, Any]] = data["entries"]
    return entries


def moments(entry: dict[str, Any]) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(entry["created"]), datetime.fromisoformat(entry["changed"])


def test_every_entry_of_every_table_is_there_whole(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        written(journal)
        text = journal_data(journal, Selection())
        entries = [(table, entry) for table in journal.tables() for entry in journal.table(table)]
    there = {(table, entry.doc_id): (dict(entry), entry.created, entry.changed) for table, entry in entries}
    found = {(each["kind"], each["id"]): (each["fields"], *moments(each)) for each in read(text)}
    assert found == there
    assert [each["kind"] for each in read(text)] == ["settings", "reflections", "notes", "places"]


def test_letters_stay_letters_and_the_file_ends_as_a_file_does(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        written(journal)
        text = journal_data(journal, Selection())
    assert "æøå [/] \N{REPLACEMENT CHARACTER} 👩‍👧" in text
    assert text.endswith("}\n")
    assert text.encode("utf-8")


def test_opened_again_it_gives_the_same_bytes(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        written(journal).save_note(None, None, "en mere", None)
        first = journal_data(journal, Selection())
    with Journal(home) as journal:
        assert journal_data(journal, Selection()) == first


def test_deleted_entries_are_not_exported(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        records = written(journal)
        records.remove("notes", records.notes()[0].id)
        assert "notes" not in {each["kind"] for each in read(journal_data(journal, Selection()))}


def test_a_choice_is_a_choice_here_too(home: Path, clock: Clock) -> None:
    with Journal(home, clock=clock) as journal:
        written(journal)
        kinds = [each["kind"] for each in read(journal_data(journal, Selection({"start"})))]
        assert kinds == ["reflections", "places"]
        assert read(journal_data(journal, Selection(since=date(2026, 11, 24)))) == []


def test_half_a_character_is_spelled_out() -> None:
    """The journal has none, but an entry in memory may: JSON can say it, UTF-8 can't."""

    class Half:
        def tables(self) -> list[str]:
            return ["notes"]

        def table(self, _name: str) -> list[Any]:
            from course.journal import Entry  # noqa: PLC0415

            return [Entry({"text": "\ud800"}, "1")]

    text = journal_data(Half(), Selection())  # type: ignore[arg-type]
    assert json.loads(text.encode("utf-8"))["entries"][0]["fields"] == {"text": "\ud800"}
