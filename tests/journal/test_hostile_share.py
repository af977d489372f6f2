"""Anything may lie in the shared folder: it is named, nothing is followed or waited for, and all else is exchanged."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from course.journal import Journal, SaveFailed
from course.journal.doctor import examine
from course.journal.home import LOG
from course.journal.line import LONGEST
from course.journal.log import Bounds, Log

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 1, 31, 10, tzinfo=ZONE)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as on POSIX")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


def journal(tmp_path: Path, name: str, share: Path) -> Journal:
    return Journal(tmp_path / name, share, name, clock=lambda: NOW)


def texts(journal: Journal) -> list[str]:
    return sorted(entry["text"] for entry in journal.table("notes"))


def fifo(file: Path) -> None:
    os.mkfifo(file)


def folder(file: Path) -> None:
    file.mkdir()


def loop(file: Path) -> None:
    file.symlink_to(file)


def link_to_a_device(file: Path) -> None:
    file.symlink_to("/dev/zero")


def link_to_nothing(file: Path) -> None:
    file.symlink_to(file.parent.parent / "victim")


def link_to_a_file(file: Path) -> None:
    victim = file.parent.parent / "victim"
    victim.write_bytes(b"mine\n")
    file.symlink_to(victim)


def long_line(file: Path) -> None:
    file.write_bytes(b"x" * (2 * LONGEST) + b"\n")


def endless(file: Path) -> None:
    file.touch()
    os.truncate(file, 1 << 40)


def many_lines(file: Path) -> None:
    file.write_bytes(b"x\n" * 100_000)


STRANGE: list[Callable[[Path], None]] = [
    fifo,
    folder,
    loop,
    link_to_a_device,
    link_to_nothing,
    link_to_a_file,
    long_line,
    endless,
    many_lines,
]
strange = pytest.mark.parametrize("make", STRANGE, ids=lambda make: make.__name__)


@strange
def test_it_is_named_and_all_else_is_exchanged(tmp_path: Path, share: Path, make: Callable[[Path], None]) -> None:
    one, other = journal(tmp_path, "one", share), journal(tmp_path, "other", share)
    one.table("notes").insert({"text": "a"})
    make(share / "in between \x1b[2J.jsonl")
    for each in (one, other):
        each.sync()
    assert texts(other) == ["a"]
    (trouble,) = other.share_troubles
    assert trouble.kind == "spoilt"
    assert "in between" in trouble.text
    assert "\x1b" not in trouble.text
    assert [notice.text for notice in other.notices()] == [trouble.text]
    assert [notice.text for notice in journal(tmp_path, "other", share).notices()] == [], "it is told once"
    other.sync()
    assert other.share_troubles == [trouble], "and stays true while it is there"
    assert trouble.text in [finding.text for finding in examine(other)]
    other.table("notes").insert({"text": "b"})
    for each in (other, one):
        each.sync()
    assert texts(one) == ["a", "b"]
    one.forget("notes", one.table("notes").all()[0].doc_id)
    assert not (tmp_path / "victim").exists() or (tmp_path / "victim").read_bytes() == b"mine\n"


@strange
def test_ones_own_file_is_opened_the_same_way(tmp_path: Path, share: Path, make: Callable[[Path], None]) -> None:
    make(share / "one.jsonl")
    one = journal(tmp_path, "one", share)
    one.table("notes").insert({"text": "a"})
    one.sync()
    victim = tmp_path / "victim"
    assert not victim.exists() or victim.read_bytes() == b"mine\n"
    if not (share / "one.jsonl").is_symlink() and (share / "one.jsonl").is_file():
        return  # lines can be added behind whatever it says
    (trouble,) = one.share_troubles
    assert "which this machine writes to" in trouble.text
    if (share / "one.jsonl").is_dir():
        (share / "one.jsonl").rmdir()
    else:
        (share / "one.jsonl").unlink()
    one.sync()
    assert one.share_troubles == []
    assert texts(journal(tmp_path, "other", share)) == ["a"]


def test_one_trouble_does_not_hide_another(tmp_path: Path, share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = journal(tmp_path, "one", share), journal(tmp_path, "other", share)
    other.table("notes").insert({"text": "a"})
    other.sync()
    fifo(share / "pipe.jsonl")
    folder(share / "folder.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr("course.journal.disk.sync", _full)
        one.sync()
    assert len({trouble.key for trouble in one.share_troubles}) == 3
    assert "not-taken-in" in [trouble.key for trouble in one.share_troubles]


def _full(handle: int) -> None:
    raise OSError(28, "full")


def test_what_lies_behind_a_line_without_an_end_is_read(tmp_path: Path, share: Path) -> None:
    one = journal(tmp_path, "one", share)
    one.table("notes").insert({"text": "a"})
    one.sync()
    good = (share / "one.jsonl").read_bytes()
    (share / "one.jsonl").write_bytes(b"x" * (2 * LONGEST) + b"\n" + good)
    assert texts(journal(tmp_path, "other", share)) == ["a"]


def test_a_file_is_read_a_part_at_a_time(tmp_path: Path, share: Path) -> None:
    one = journal(tmp_path, "one", share)
    one.table("notes").insert_multiple({"text": str(number)} for number in range(25))
    one.sync()
    log = Log(share / "one.jsonl", Bounds(lines=10))
    read = []
    while log.stale():
        read.append(len(log.read().changes))
    assert read == [10, 10, 5]


def test_damaged_lines_in_the_folder_are_told_by_the_doctor(tmp_path: Path, share: Path) -> None:
    one = journal(tmp_path, "one", share)
    one.table("notes").insert_multiple([{"text": "a"}, {"text": "b"}])
    one.sync()
    file = share / "one.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"text":"a"', b'"text":"?"'))
    other = journal(tmp_path, "other", share)
    assert texts(other) == ["b"]
    (finding,) = [finding for finding in examine(other) if "one.jsonl" in finding.text]
    assert finding.kind == "note"
    assert "1 line" in finding.text
    one.sync()
    other.sync()
    assert texts(other) == ["a", "b"], "the one that knows it puts it there again"


def test_a_text_that_is_too_long_is_refused_while_it_is_on_the_screen(tmp_path: Path) -> None:
    one = Journal(tmp_path / "one")
    with pytest.raises(SaveFailed, match="too long"):
        one.table("notes").insert({"text": "x" * (LONGEST + 1)})
    assert not (tmp_path / "one" / LOG).exists()


def test_a_pipe_in_place_of_the_journal_is_told(tmp_path: Path) -> None:
    fifo(tmp_path / LOG)
    with pytest.raises(Exception, match="can't be read"):
        Journal(tmp_path)
