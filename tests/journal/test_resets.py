"""What was reset together: noted with it, and back together at any later time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from course.journal import Journal
from course.journal.errors import SaveFailed
from course.journal.kinds import ATTEMPTS, PLACES, RATINGS, READINGS, RESETS, SETTINGS
from course.journal.records import Records
from course.journal.resets import Taken, resets, take, tidy, to_bring_back


@pytest.fixture
def journal(home: Path, clock: Callable[[], datetime]) -> Iterator[Journal]:
    with Journal(home, clock=clock) as journal:
        yield journal


def gone_through(journal: Journal) -> Taken:
    """A lesson gone through, and everything of it."""
    records = Records(journal)
    for number in range(3):
        records.save_attempt("l", "s", f"q{number}", ["a"], correct=True, seed=1)
        records.save_reading("l", f"r{number}")
    records.save_rating("before", "u", 3)
    records.save_rating("before", "v", 3)
    records.save_place("l", "s")
    records.save_setting("statements-after", "skipped")
    kinds = (ATTEMPTS, READINGS, RATINGS, PLACES, SETTINGS)
    return [(kind, entry.doc_id) for kind in kinds for entry in journal.table(kind)]


def test_all_of_it_comes_back_after_a_restart(home: Path) -> None:
    with Journal(home) as journal:
        taken = gone_through(journal)
        take(journal, taken, "l")
        assert all(not journal.table(kind) for kind, _id in taken)
    with Journal(home) as journal:
        (reset,) = resets(journal)
        assert (reset.lesson, reset.question, sorted(reset.taken)) == ("l", "", sorted(taken))
        journal.restore_all(to_bring_back(journal, reset))
        assert sorted((kind, entry.doc_id) for kind in {kind for kind, _id in taken} for entry in journal.table(kind)) == sorted(
            taken
        )
        assert resets(journal) == []
        tidy(journal)
        assert not journal.table(RESETS)


def test_what_was_given_anew_since_stands_and_what_was_erased_stays_away(journal: Journal) -> None:
    taken = gone_through(journal)
    take(journal, taken)
    records = Records(journal)
    records.save_rating("before", "u", 6)
    records.save_place("l", "t")
    records.save_setting("statements-after", "")
    journal.forget(*taken[0])
    (reset,) = resets(journal)
    journal.restore_all(to_bring_back(journal, reset))
    assert records.ratings() == {"before": {"u": 6, "v": 3}}
    assert [place.step for place in records.places()] == ["t"]
    assert records.setting("statements-after") == ""
    assert (len(records.attempts()), len(records.readings())) == (2, 3)
    tidy(journal)
    assert resets(journal) == []
    assert not journal.table(RESETS), "what is left of it has newer ones in its place"


def test_two_of_them_come_back_by_themselves_the_newest_first(journal: Journal) -> None:
    records = Records(journal)
    ids = []
    for lesson in ("l", "m"):
        ids.append(records.save_attempt(lesson, "s", "q", ["a"], correct=True, seed=1))
        take(journal, [(ATTEMPTS, ids[-1])], lesson, "q")
    newest, oldest = resets(journal)
    assert (newest.lesson, oldest.lesson) == ("m", "l")
    journal.restore_all(to_bring_back(journal, oldest))
    tidy(journal)
    assert [reset.lesson for reset in resets(journal)] == ["m"]
    assert [attempt.id for attempt in records.attempts()] == ids[:1]


@pytest.mark.parametrize("noted", [{}, {"lesson": 7}, {"lesson": "", "question": "", "taken": "x"}])
def test_what_cannot_be_read_is_left_out_and_left_alone(journal: Journal, noted: dict[str, Any]) -> None:
    journal.table(RESETS).insert(noted)
    journal.table(RESETS).insert({"lesson": "", "question": "", "taken": [7, ["attempts"], ["attempts", "gone"]]})
    assert resets(journal) == []
    tidy(journal)
    assert [dict(entry) for entry in journal.table(RESETS)] == [noted]


def test_where_it_cannot_be_saved_nothing_is_taken(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = gone_through(journal)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(journal.storage.log, "append", full)
        with pytest.raises(SaveFailed):
            take(journal, taken)
    assert len(Records(journal).attempts()) == 3
    assert not journal.table(RESETS)
