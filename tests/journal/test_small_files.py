"""The small files of a home say what they can, whatever an editor, a sync or a broken disk has made of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.errors import Notice
from course.journal.home import DEVICE
from course.journal.notices import TOLD, untold
from course.journal.share import REMEMBERED, remembered

ODD = {
    "no UTF-8": b"\xff\xfe\xe6\xf8",
    "NULs": b"\x00" * 40,
    "a mark of the byte order": b"\xef\xbb\xbf",
    "half a sign": b"\xc3",
}
odd = pytest.mark.parametrize("bytes_", ODD.values(), ids=ODD.keys())
A_NOTICE = Notice("share", "share", "It is told.")


@odd
def test_what_was_told_is_read_whatever_stands_beside_it(home: Path, bytes_: bytes) -> None:
    home.mkdir()
    (home / TOLD).write_bytes(bytes_ + b"\nnewer\n")
    assert untold(home, [A_NOTICE, Notice("newer", "newer", "It was told.")]) == [A_NOTICE]
    assert untold(home, [A_NOTICE]) == []
    assert b"\0" not in (home / TOLD).read_bytes()
    (home / TOLD).read_text("utf-8")


@odd
def test_a_device_without_a_readable_name_gets_one_for_good(home: Path, bytes_: bytes) -> None:
    home.mkdir()
    (home / DEVICE).write_bytes(bytes_)
    with Journal(home) as journal:
        journal.table("notes").insert({"text": "æøå"})
        name = journal.storage.device()
    assert (home / DEVICE).read_bytes() == f"{name}\n".encode()
    with Journal(home) as journal:
        assert journal.storage.device() == name
        assert [entry["text"] for entry in journal.table("notes")] == ["æøå"]


def test_a_device_keeps_its_name_behind_a_mark_of_the_byte_order(home: Path) -> None:
    home.mkdir()
    (home / DEVICE).write_bytes(b"\xef\xbb\xbfabcd1234\r\n")
    with Journal(home) as journal:
        assert journal.storage.device() == "abcd1234"


@pytest.mark.parametrize("around", [("\ufeff", ""), ("", "\0\0"), ("\ufeff", "\r\n")], ids=["mark", "NULs", "both"])
def test_the_shared_folder_is_found_whatever_an_editor_put_around_it(home: Path, around: tuple[str, str]) -> None:
    home.mkdir()
    (home / REMEMBERED).write_bytes(f"{around[0]}{home.parent}{around[1]}\n".encode())
    assert remembered(home) == home.parent


@odd
def test_an_odd_note_of_the_shared_folder_stops_nothing(home: Path, bytes_: bytes) -> None:
    home.mkdir()
    (home / REMEMBERED).write_bytes(bytes_)
    folder = remembered(home)
    assert folder is None or not folder.is_dir()


@odd
@pytest.mark.parametrize("name", [TOLD, DEVICE, REMEMBERED])
def test_a_spoilt_file_is_told_once_and_written_anew(home: Path, tmp_path: Path, name: str, bytes_: bytes) -> None:
    if bytes_ == ODD["half a sign"] and name == REMEMBERED:
        pytest.skip("may be a folder's name")
    home.mkdir()
    (home / name).write_bytes(bytes_)
    (notice,) = Journal(home).notices()
    assert str(home / name) in notice.text
    assert (notice.kind, "othing is lost" in notice.text) == ("spoilt", True)
    assert Journal(home).notices() == []
    (home / name).read_text("utf-8")
    (home / name).write_bytes(bytes_ + b"\0")
    assert len(Journal(home).notices()) == 1, "another time is another time"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_shared_folder_that_an_editor_wrote_otherwise_is_kept(home: Path, tmp_path: Path, encoding: str) -> None:
    home.mkdir()
    folder = tmp_path / "Åses mappe"
    folder.mkdir()
    (home / REMEMBERED).write_bytes(f"{folder}\r\n".encode(encoding))
    assert remembered(home) == folder
    (notice,) = Journal(home, folder).notices()
    assert str(folder) in notice.text
    assert (home / REMEMBERED).read_text("utf-8") == f"{folder}\n"
    assert Journal(home, folder).notices() == []


def test_a_line_break_of_another_system_is_no_damage(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    (home / DEVICE).write_bytes(b"abcd1234\r\n")
    (home / TOLD).write_bytes(b"newer\r\n")
    (home / REMEMBERED).write_bytes(f"{tmp_path}\r\n".encode())
    assert Journal(home, tmp_path).notices() == []
    assert (home / DEVICE).read_bytes() == b"abcd1234\r\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes as on POSIX")
@pytest.mark.parametrize("name", [TOLD, DEVICE, REMEMBERED])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_no_pipe_or_folder_in_its_place_stops_the_journal(home: Path, name: str, make: Callable[[Path], None]) -> None:
    home.mkdir()
    make(home / name)
    with Journal(home) as journal:
        journal.notices()
        journal.table("notes").insert({"text": "æøå"})
    assert [entry["text"] for entry in Journal(home).table("notes")] == ["æøå"]
