"""When anything was saved."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from course.journal import Journal
from tests.conftest import NOW


class Clock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Journal:
    return Journal(tmp_path, device="laptop", clock=clock)


def minutes(journal: Journal) -> list[float]:
    """When something was saved, in minutes from now."""
    return [round((moment / 1000 - NOW.timestamp()) / 60, 1) for moment in journal.moments()]


def test_an_empty_journal_has_none(journal: Journal) -> None:
    assert journal.moments() == []


def test_every_version_counts_in_every_table_oldest_first(journal: Journal, clock: Clock) -> None:
    note = journal.table("notes").insert({"text": "a"})
    clock.time += timedelta(minutes=3)
    journal.table("attempts").insert({"question": "q"})
    clock.time += timedelta(minutes=2)
    journal.table("notes").update({"text": "b"}, doc_ids=[note])
    assert minutes(journal) == [0, 3, 5]
    assert minutes(Journal(journal.home)) == [0, 3, 5]


def test_what_was_deleted_does_not_count_until_it_is_back(journal: Journal) -> None:
    note = journal.table("notes").insert({"text": "a"})
    journal.table("notes").remove(doc_ids=[note])
    assert minutes(journal) == []
    journal.restore("notes", note)
    assert len(minutes(journal)) == 3


def test_what_another_program_saves_counts_at_once(journal: Journal, clock: Clock) -> None:
    other = Journal(journal.home, clock=clock)
    journal.table("notes").insert({"text": "a"})
    assert minutes(other) == [0]


def test_a_clock_that_once_ran_ahead_does_not_hold_later_saves_there(journal: Journal, clock: Clock) -> None:
    clock.time = NOW.replace(year=2038)
    journal.table("notes").insert({"text": "in the wrong year"})
    clock.time = NOW
    journal.table("notes").insert({"text": "and in the right one"})
    first, last = journal.moments()
    assert first == NOW.timestamp() * 1000
    assert last == NOW.replace(year=2038).timestamp() * 1000
