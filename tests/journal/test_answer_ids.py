"""Answers with and without ids in one journal: none is rewritten, none is lost, and an older program reads them all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from course.export.data import journal_data
from course.export.selection import Selection
from course.journal import Journal
from course.journal.importing import import_json
from course.journal.kinds import ATTEMPTS
from course.journal.records import Records
from tests.conftest import NOW
from tests.study.editions import JOURNALS, kept, log

EVERYTHING = Selection(answers=True)


class AnswerOfBefore(msgspec.Struct):
    """What a program reads of an answer that knows of no ids."""

    lesson: str
    step: str
    question: str
    chosen: list[Any]
    correct: Any = False
    seed: Any = 0
    sure: Any = None
    review: Any = False


def documents(name: str) -> list[dict[str, Any]]:
    """The answers as they lie on the disk."""
    return [json.loads(line)["doc"] for line in log(name).splitlines()]


@pytest.mark.parametrize("name", JOURNALS)
def test_reading_a_journal_writes_nothing_into_it(name: str, tmp_path: Path) -> None:
    attempts = kept(name, tmp_path).attempts()
    assert (tmp_path / "journal.jsonl").read_bytes() == log(name)
    assert [list(attempt.chosen) for attempt in attempts] == [each["chosen"] for each in documents(name)]
    assert [list(attempt.ids) for attempt in attempts] == [each.get("ids", []) for each in documents(name)]
    assert len(attempts) == 13


@pytest.mark.parametrize("name", JOURNALS)
def test_an_older_program_reads_every_answer_in_words(name: str, tmp_path: Path) -> None:
    attempts = kept(name, tmp_path).attempts()
    read = [msgspec.convert(document, AnswerOfBefore) for document in documents(name)]
    assert [tuple(each.chosen) for each in read] == [attempt.chosen for attempt in attempts]
    assert [(each.question, each.correct, each.sure) for each in read] == [(a.question, a.correct, a.sure) for a in attempts]


def test_what_is_deleted_and_brought_back_has_its_ids(tmp_path: Path) -> None:
    records = kept("first", tmp_path)
    attempts = records.attempts()
    records.remove(ATTEMPTS, attempts[0].id)
    assert attempts[0] in records.deleted([ATTEMPTS])
    records.restore(ATTEMPTS, attempts[0].id)
    assert records.attempts() == attempts


@pytest.mark.parametrize("name", JOURNALS)
def test_an_export_brings_them_to_an_empty_journal(name: str, tmp_path: Path) -> None:
    here = kept(name, tmp_path / "here")
    data = journal_data(here.journal, EVERYTHING)
    there = Records(Journal(tmp_path / "there", clock=lambda: NOW))
    assert import_json(there.journal, data.encode()) == 13
    assert there.attempts() == here.attempts()
    assert journal_data(there.journal, EVERYTHING) == data


def test_two_machines_with_an_older_and_a_newer_program_have_all_of_both(tmp_path: Path) -> None:
    old, new = kept("before-ids", tmp_path / "old"), kept("first", tmp_path / "new")
    wanted = {(each.id, each.ids) for records in (old, new) for each in records.attempts()}
    (tmp_path / "shared").mkdir()
    for records in (old, new):
        records.journal.share_through(tmp_path / "shared")
    for records in (old, new, old):
        records.journal.sync()
    assert {(each.id, each.ids) for each in old.attempts()} == {(each.id, each.ids) for each in new.attempts()} == wanted


@pytest.mark.parametrize("ids", [None, "a", 7, [], ["a"], ["a", "b", "c"], ["a", 7], {"a": "b"}])
def test_ids_that_are_not_one_for_each_part_are_none(ids: object, tmp_path: Path) -> None:
    records = Records(Journal(tmp_path, clock=lambda: NOW))
    document = {"lesson": "l", "step": "s", "question": "q", "chosen": ["A", "B"], "correct": True, "seed": 1, "ids": ids}
    records.journal.table(ATTEMPTS).insert(document)
    (attempt,) = records.attempts()
    assert (attempt.chosen, attempt.ids, attempt.correct) == (("A", "B"), (), True)


def test_an_answer_whose_parts_have_no_ids_is_saved_as_ever(tmp_path: Path) -> None:
    records = Records(Journal(tmp_path, clock=lambda: NOW))
    records.save_attempt("l", "s", "q", ["A"], True, 1)
    (entry,) = records.journal.table(ATTEMPTS).all()
    assert "ids" not in entry
