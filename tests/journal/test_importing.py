"""A JSON export comes back: into an empty home as the same journal, into another as a union."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest

from course.export.data import journal_data
from course.export.selection import Selection
from course.journal import Entry, Journal, JournalError
from course.journal.importing import import_json
from course.journal.records import Records

ZONE = timezone(timedelta(hours=1))


@pytest.fixture
def ticking() -> Callable[[], datetime]:
    minutes = count()
    return lambda: datetime(2026, 1, 31, 10, tzinfo=ZONE) + timedelta(minutes=next(minutes))


@pytest.fixture
def journal(tmp_path: Path, ticking: Callable[[], datetime]) -> Journal:
    journal = Journal(tmp_path / "home", clock=ticking)
    notes = journal.table("notes")
    notes.insert_multiple([{"text": text, "n": [1, 2.5, None, {"æ": "\n\u2028"}]} for text in "abc"])
    notes.update({"text": "b, changed"}, doc_ids=[notes.all()[1].doc_id])
    notes.remove(doc_ids=[notes.all()[2].doc_id])
    journal.table("settings").insert(Entry({"theme": "dark"}, "settings"))
    return journal


def exported(journal: Journal) -> bytes:
    return journal_data(journal, Selection()).encode()


def test_export_and_import_give_the_same_journal_byte_for_byte(journal: Journal, tmp_path: Path) -> None:
    fresh = Journal(tmp_path / "fresh")
    assert import_json(fresh, exported(journal)) == 3
    assert exported(fresh) == exported(Journal(tmp_path / "fresh")) == exported(journal)
    assert import_json(fresh, exported(journal)) == 0


def test_revisits_ratings_and_marks_come_back(tmp_path: Path, ticking: Callable[[], datetime]) -> None:
    with Journal(tmp_path / "old", clock=ticking) as old, Journal(tmp_path / "new") as new:
        there = Records(old)
        there.save_reflection("l", "s", "Før.", None)
        there.save_revisit("l", "s", 14, "Nu [/].", None)
        there.save_revisit("l", "s", 60, "", None)
        there.save_rating("before", "a", 3)
        there.save_bookmark("l", "s")
        there.save_attempt("l", "s", "q", ["a"], False, 1, sure=True, review=True)
        import_json(new, exported(old))
        here = Records(new)
        assert [(each.days, each.text) for each in here.revisits()] == [(14, "Nu [/]."), (60, "")]
        assert (here.revisits(), here.bookmarks(), here.attempts()) == (there.revisits(), there.bookmarks(), there.attempts())
        assert here.ratings() == {"before": {"a": 3}}
        assert [(each.sure, each.review) for each in here.attempts()] == [(True, True)]


def test_importing_adds_and_takes_nothing_away(journal: Journal) -> None:
    export = exported(journal)
    first, second = (entry.doc_id for entry in journal.table("notes"))
    journal.table("notes").update({"text": "a, newer"}, doc_ids=[first])
    journal.table("notes").remove(doc_ids=[second])
    journal.table("notes").insert({"text": "new"})
    assert import_json(journal, export) == 0, "it is all in the history"
    assert [entry["text"] for entry in journal.table("notes")] == ["a, newer", "new"]


def test_an_entry_that_says_something_else_stands_side_by_side(journal: Journal) -> None:
    export = exported(journal).replace(b"b, changed", b"b, elsewhere")
    assert import_json(journal, export) == 1
    (conflict,) = journal.conflicts()
    assert {str(version.document and version.document["text"]) for version in conflict.versions} == {"b, changed", "b, elsewhere"}


@pytest.mark.parametrize(
    "wrong", [b"", b"{}", b"[]", b"hello", b"[" * 100_000, b'{"format":1,"entries":[{}]}', b'{"format":1,"entries":{}}']
)
def test_what_is_no_export_is_said(journal: Journal, wrong: bytes) -> None:
    with pytest.raises(JournalError, match="JSON"):
        import_json(journal, wrong)


def test_a_newer_export_is_refused(journal: Journal) -> None:
    with pytest.raises(JournalError, match="newer version"):
        import_json(journal, exported(journal).replace(b'"format": 1', b'"format": 2'))


def test_a_time_without_a_zone_is_refused(journal: Journal) -> None:
    with pytest.raises(JournalError, match="JSON"):
        import_json(journal, exported(journal).replace(b"+01:00", b""))


ODD = [
    ("created", '"0001-01-01T00:00:00+00:00"'),
    ("created", '"1969-12-31T23:59:59+00:00"'),
    ("changed", '"9999-12-31T23:59:59-14:00"'),
    ("changed", '"3000-01-01T00:00:00Z"'),
    ("changed", '"yesterday"'),
    ("changed", '"2026-01-31T10:00:00"'),
    ("changed", "7"),
    ("id", "null"),
    ("kind", "[]"),
    ("fields", "[]"),
    ("fields", '{"n":' + "9" * 10_000 + "}"),
    ("fields", '{"n":1e999}'),
    ("fields", '{"n":' + "[" * 200 + "]" * 200 + "}"),
]


@pytest.mark.parametrize(("field", "value"), ODD, ids=[f"{field}-{value[:20]}" for field, value in ODD])
def test_an_entry_that_cannot_be_is_left_out_and_no_other(tmp_path: Path, field: str, value: str) -> None:
    fields = {
        "kind": '"notes"',
        "id": '"a"',
        "created": '"2026-01-31T10:00:00+01:00"',
        "changed": '"2026-01-31T10:00:00+01:00"',
        "fields": '{"text":"good"}',
    }
    good, odd = fields, fields | {"id": '"odd"', field: value}
    written = ["{" + ",".join(f'"{name}":{each}' for name, each in entry.items()) + "}" for entry in (good, odd)]
    left_out: list[str] = []
    journal = Journal(tmp_path)
    assert import_json(journal, ('{"format":1,"entries":[' + ",".join(written) + "]}").encode(), left_out) == 1
    assert left_out in (["odd"], ["#2"])
    again = Journal(tmp_path)
    assert [(entry.doc_id, entry["text"]) for entry in again.table("notes")] == [("a", "good")]
    assert again.notices() == []
    with pytest.raises(JournalError, match="JSON"):
        import_json(journal, ('{"format":1,"entries":[' + written[1] + "]}").encode())


def test_a_mark_of_the_byte_order_is_forgiven(journal: Journal, tmp_path: Path) -> None:
    assert import_json(Journal(tmp_path / "fresh"), b"\xef\xbb\xbf" + exported(journal)) == 3
