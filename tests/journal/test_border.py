"""The border: no line, whatever it says, stops the journal or hides what stands beside it; what the program writes comes in."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from course.content import load
from course.content.model import Course
from course.export.data import journal_data
from course.export.journal import journal_document
from course.export.markdown import to_markdown
from course.export.selection import Selection
from course.export.works import works_chapter
from course.journal import Journal, SaveFailed
from course.journal.backup import restore
from course.journal.doctor import examine, repair
from course.journal.home import LOG
from course.journal.line import DEEPEST, Change, changes_in, decode, encode, encode_document
from course.journal.records import Records
from course.journal.text_conflicts import text_conflicts
from course.study.cards import Cards
from course.study.progress import progress_of
from course.study.review import due_today
from course.study.revisits import offered
from course.tools import registry
from course.tools.conflict_merge import settle_works
from course.tools.repositories import Repositories

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 1, 31, 10, tzinfo=ZONE)
VERSION = "019c135762e00000-laptop-7b9aabf2"
GOOD: dict[str, Any] = {
    "v": 1,
    "table": "notes",
    "id": "odd",
    "op": "put",
    "version": VERSION,
    "of": [],
    "at": "2026-01-31T10:18:00.000+01:00",
    "doc": {"text": "odd"},
}
FAR = "e600" + VERSION[4:]


def sealed(body: bytes) -> bytes:
    """A line with a true checksum, whatever it says."""
    return b'%b,"crc":"%08x"}' % (body, crc32(body))


def said(fields: dict[str, Any]) -> bytes:
    """The line of some fields; bytes go into it as they are."""
    parts = [b"%b:%b" % (_json(name), each if isinstance(each, bytes) else _json(each)) for name, each in fields.items()]
    return sealed(b"{" + b",".join(parts))


def _json(value: Any) -> bytes:
    return json.dumps(value).encode()


def nested(depth: int) -> bytes:
    return b'{"text":' + b"[" * (depth - 1) + b"]" * (depth - 1) + b"}"


REFUSED = {
    "no moment": {"at": "yesterday"},
    "a moment without a zone": {"at": "2026-01-31T10:18:00.000"},
    "an hour that only some Pythons read": {"at": "2026-01-31T24:00:00.000+01:00"},
    "the first year": {"at": "0001-01-01T00:00:00.000+14:00"},
    "the last year": {"at": "9999-12-31T23:59:59.999-14:00"},
    "an empty moment": {"at": ""},
    "a moment that is a number": {"at": 1769850000},
    "made at no moment": {"born": "?"},
    "made in the first year": {"born": "0001-01-01T00:00:00.000+01:00"},
    "made without a zone": {"born": "2026-01-31T10:18:00"},
    "no version": {"version": ""},
    "a version of other signs": {"version": "zz9c135762e00000-laptop-7b9aabf2"},
    "a version of one part": {"version": "019c135762e00000"},
    "a negative version": {"version": "-19c135762e00000-laptop-7b9aabf2"},
    "a version beyond all dates": {"version": "ffffffffffffffff-laptop-7b9aabf2"},
    "a version with an underline": {"version": "0_9c135762e00000-laptop-7b9aabf2"},
    "a version with a line break": {"version": VERSION + "\n"},
    "a version on a device of any signs": {"version": "019c135762e00000-\u202elap top-7b9aabf2"},
    "built on no version": {"of": ["?"]},
    "built on a text": {"of": VERSION},
    "nothing done": {"op": "look"},
    "a part that there isn't": {"part": [3, 2]},
    "a part before the first": {"part": [0, 2]},
    "negative parts": {"part": [-2, -1]},
    "one of three": {"part": [1]},
    "a document that is a list": {"doc": []},
    "a document that is nothing": {"doc": None},
    "a document that is a text": {"doc": "text"},
    "a document that is no UTF-8": {"doc": b'{"text":"\xff"}'},
    "half a character": {"doc": b'{"text":"\\ud800"}'},
    "half a character, the other": {"doc": b'{"text":"\\udc00x"}'},
    "no number": {"doc": b'{"n":NaN}'},
    "a number without end": {"doc": b'{"n":1e999}'},
    "a number beyond reason": {"doc": b'{"n":' + b"9" * 10_000 + b"}"},
    "a deep document": {"doc": nested(DEEPEST + 1)},
    "a document without a bottom": {"doc": nested(100_000)},
    "a deletion with a text": {"op": "delete"},
    "an erasing with a text": {"op": "forget"},
    "an id that is a number": {"id": 7},
    "a table that is nothing": {"table": None},
}
LET_IN = {
    "as it is": {},
    "two names for one field": {"doc": b'{"text":"first","text":"odd"}'},
    "a NUL": {"doc": {"text": "\0"}},
    "an id of any signs": {"id": "\u202e\x1b[2J"},
    "a table without a name": {"table": ""},
    "fields that nobody knows": {"later": {"a": [1]}},
    "far ahead": {"version": FAR},
    "the first time": {"version": "0" * 16 + "-laptop-7b9aabf2"},
    "brought in": {"version": VERSION + "p", "born": "1970-01-01T00:00:00+00:00"},
    "the last moment": {"at": "2999-12-31T23:59:59.999-14:00"},
    "a zone with seconds": {"at": "1970-01-01T00:00:00.000-00:44:30"},
    "as deep as it goes": {"doc": nested(DEEPEST)},
    "built on itself": {"of": [VERSION]},
    "deleted": {"op": "delete", "doc": None},
    "erased": {"op": "forget", "doc": None},
}


def line(fields: dict[str, Any]) -> bytes:
    return said(GOOD | fields)


refused = pytest.mark.parametrize("fields", REFUSED.values(), ids=REFUSED.keys())


@refused
def test_a_line_that_says_what_cannot_be_is_not_let_in(fields: dict[str, Any]) -> None:
    assert decode(line(fields)) is None
    assert changes_in(line(fields)) == []


@pytest.mark.parametrize("fields", LET_IN.values(), ids=LET_IN.keys())
def test_a_line_that_is_only_unusual_is_let_in(fields: dict[str, Any]) -> None:
    assert decode(line(fields)) is not None
    with _journal([line(fields)]) as journal:
        assert journal.notices() == []
        _use(journal)


@refused
def test_a_refused_line_is_told_and_kept_and_hides_nothing(fields: dict[str, Any]) -> None:
    with _journal([line(fields)]) as journal:
        before = (journal.home / LOG).read_bytes()
        assert [notice.kind for notice in journal.notices()] == ["damaged"]
        assert _texts(journal) == ["before", "after"]
        found = examine(journal)
        assert "1 line" in "".join(each.text for each in found if each.kind == "note")
        assert not [each for each in found if each.kind == "wrong"], "there is nothing that the leader could do"
        _use(journal)
        assert (journal.home / LOG).read_bytes().startswith(before)


@contextmanager
def _journal(lines: list[bytes], *, group: bool = False) -> Iterator[Journal]:
    """A journal with some lines between two good ones."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        Journal(home, device="a", clock=lambda: NOW).table("notes").insert({"text": "before"})
        with (home / LOG).open("ab") as log:
            log.write(b"".join(each.replace(b"\n", b" ") + b"\n" for each in lines))
        other = Path(folder) / "other"
        Journal(other, device="b", clock=lambda: NOW).table("notes").insert({"text": "after"})
        with (home / LOG).open("ab") as log:
            log.write((other / LOG).read_bytes())
        home.chmod(0o700)
        yield Journal(home, clock=lambda: NOW)


def _texts(journal: Journal) -> list[str]:
    return [text for entry in journal.table("notes") if (text := entry.get("text")) in ("before", "after")]


def _use(journal: Journal) -> None:
    """What the commands and the app do with a journal."""
    assert _texts(journal) == ["before", "after"]
    for table in journal.tables():
        for entry in journal.table(table):
            assert entry.changed.tzinfo
            assert entry.created.tzinfo
            assert journal.history(table, entry.doc_id)
        journal.deleted(table)
    records = Records(journal)
    for read in (records.all, records.deleted, records.counts, records.places, records.read_at, records.ratings):
        read()
    json.dumps([dict(entry) for table in journal.tables() for entry in journal.table(table)], indent=2, allow_nan=False)
    journal.conflicts()
    journal.moments()
    _export(journal)
    records.save_place("lesson", "step")
    repair(journal)
    examine(journal)
    if journal.read_only is None:
        new = journal.table("notes").insert({"text": "new"})
        assert Journal(journal.home).table("notes").get(doc_id=new)


@cache
def _course() -> Course:
    return load(Path(__file__).parents[1] / "fixtures" / "course")


def _export(journal: Journal) -> None:
    """Everything that is made of a journal."""
    course, records = _course(), Records(journal)
    works = works_chapter(Repositories(journal), course.toolkit, Selection(), NOW)
    to_markdown(journal_document(course, records.all(), Selection(), NOW, works)).encode()
    json.loads(journal_data(journal, Selection()))
    settle_works(journal)
    text_conflicts(records)
    offered(course, records.reflections(), records.revisits(), NOW.date())
    progress_of(course, records)
    due_today(Cards(course), records.attempts(), NOW.date())


ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**4300, 10**4301)
    | st.floats()
    | st.text(st.characters(), max_size=20)
    | st.sampled_from([VERSION, FAR, "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "put", "forget", "\ud800"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
NAMES = [*GOOD, "born", "part", "crc"]
FIELDS = st.dictionaries(st.sampled_from(NAMES), ANY, max_size=4)
KINDS = st.sampled_from(
    ["notes", "reflections", "revisits", "attempts", "places", "ratings", "settings", "readings", "bookmarks", *registry.tables()]
)
WORDS = [
    "lesson",
    "step",
    "text",
    "days",
    "turn",
    "question",
    "chosen",
    "seed",
    "correct",
    "moment",
    "statement",
    "value",
    "name",
]
WORDS += ["project", "title", "target", "messages", "cards", "agenda", "day", "from", "source", "when", "then", "people", "why"]
LIKELY = st.sampled_from(["start", "start-sidste", "start-quiz", "2026-01-31", "9999-12-31", "0001-01-01", "25:99", ""])
DOCUMENTS = st.dictionaries(st.sampled_from(WORDS), LIKELY | ANY)


def _tolerant(value: Any) -> bytes:
    """JSON of anything, numbers of any length included."""
    if isinstance(value, int) and abs(value) > 10**4000:
        return b"9" * 10_000
    if isinstance(value, dict):
        return b"{" + b",".join(_json(name) + b":" + _tolerant(each) for name, each in value.items()) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(map(_tolerant, value)) + b"]"
    return _json(value)


@st.composite
def odd_lines(draw: st.DrawFn) -> bytes:
    """Lines of a true checksum that say anything at all."""
    shape = draw(st.integers(0, 3))
    if shape == 0:
        return sealed(draw(st.binary(max_size=40)))
    if shape == 1:
        return sealed(_tolerant(draw(ANY))[:-1])
    if shape == 2:
        return said({name: _tolerant(each) for name, each in (GOOD | draw(FIELDS)).items()})
    return said(GOOD | {"table": draw(KINDS), "doc": _tolerant(draw(DOCUMENTS))})


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_lines(), min_size=1, max_size=4))
@example([line(GOOD | {"v": 2**70})])
def test_whatever_a_line_says_the_journal_opens_and_goes_on(lines: list[bytes]) -> None:
    lines = [each for each in lines if b'"forget"' not in each]
    with _journal(lines) as journal:
        if journal.read_only is None:
            _use(journal)
        else:
            assert _texts(journal) == ["before", "after"]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(odd_lines(), min_size=1, max_size=4), st.booleans())
def test_whatever_a_backup_or_another_machine_brings_is_not_spread(lines: list[bytes], by_share: bool) -> None:
    with _journal(lines) as other, tempfile.TemporaryDirectory() as folder:
        share = Path(folder) / "share"
        share.mkdir()
        log = (other.home / LOG).read_bytes()
        journal = Journal(Path(folder) / "home", share if by_share else None, clock=lambda: NOW)
        if by_share:
            (share / "other.jsonl").write_bytes(log)
            journal.sync()
        else:
            (Path(folder) / "backup.gz").write_bytes(gzip.compress(log))
            try:
                restore(journal, Path(folder) / "backup.gz")
            except SaveFailed:
                raise
            except Exception as error:
                assert "newer version" in str(error)
                return
        assert set(_texts(journal)) == {"before", "after"}
        _use_elsewhere(journal)
        assert Journal(journal.home).notices() == [], "nothing that is refused was taken in"


def _use_elsewhere(journal: Journal) -> None:
    for table in journal.tables():
        assert all(entry.changed.tzinfo for entry in journal.table(table))
    Records(journal).all()
    examine(journal)


@pytest.mark.parametrize("turn", [b"9" * 4299, b"-" + b"9" * 4299, b"true", b"1.5", b"[]"])
def test_a_place_with_an_odd_turn_is_one_the_leader_can_leave(turn: bytes) -> None:
    doc = b'{"lesson":"lesson","step":"step","turn":%b}' % turn
    with _journal([line({"table": "places", "doc": doc})]) as journal:
        records = Records(journal)
        records.save_place("lesson", "step")
        records.save_place("other", "step")
        assert [place.lesson for place in records.places()] == ["lesson", "other"]


MOMENTS = st.datetimes(timezones=st.timezones() | st.just(ZONE))


@settings(max_examples=300)
@given(MOMENTS, st.dictionaries(st.text(max_size=5), ANY), st.text(max_size=10), st.text(max_size=10))
@example(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), {}, "", "")
@example(datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=14))), {}, "", "")
@example(NOW, {"a": json.loads("[" * 150 + "]" * 150)}, "a", "b")
def test_whatever_the_program_writes_is_let_in(now: datetime, document: dict[str, Any], table: str, doc_id: str) -> None:
    try:
        encoded = encode_document(document)
    except ValueError:
        return  # refused while the text is still on the screen
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder), clock=lambda: now)
        storage = journal.storage
        with storage.saving():
            storage.commit([storage.change(table, doc_id, encoded, ()), storage.change(table, "other", encoded, ())])
        with storage.saving():
            storage.commit([storage.change(table, doc_id, None, storage.heads(table, doc_id))])
        journal.forget(table, "other")
        lines = (Path(folder) / LOG).read_bytes().splitlines()
        assert all(decode(each) is not None for each in lines)
        again = Journal(Path(folder))
        assert again.notices() == []
        assert len(again.history(table, doc_id)) == 2


def test_ids_stay_unique_at_the_end_of_time(tmp_path: Path) -> None:
    last = said(GOOD | {"version": "e6" + "f" * 14 + "-laptop-7b9aabf2"})
    for version in (last, said(GOOD | {"version": "e66fff2a2bffffff-laptop-7b9aabf2"})):
        (tmp_path / LOG).write_bytes(version + b"\n")
    journal = Journal(tmp_path)
    ids = journal.table("notes").insert_multiple({"text": str(number)} for number in range(5))
    assert len(Journal(tmp_path).table("notes").get(doc_ids=ids)) == 5


def test_many_false_seals_are_no_more_work_than_one() -> None:
    """Told by what is looked at, not by a clock: each byte is summed once."""
    good = said(GOOD)
    many = b"{" + b',"crc":"00000000"}' * 20_000
    assert changes_in(many) == []
    assert len(changes_in(b"x" + many[1:] + b" " + good)) == 1


def test_a_change_that_is_made_can_be_read() -> None:
    change = Change(
        1, "t", "i", "put", VERSION, (VERSION,), "2026-01-31T10:18:00.000+01:00", "2026-01-31T10:18:00.000+01:00", (1, 2)
    )
    change.doc = type(change.doc)(b'{"a":1}')
    assert decode(encode(change)[:-1]) == change


def test_no_document_is_deeper_than_what_is_let_in() -> None:
    encode_document(json.loads(nested(DEEPEST)))
    with pytest.raises(ValueError, match="too deeply"):
        encode_document(json.loads(nested(DEEPEST + 1)))
