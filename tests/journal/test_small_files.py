"""The small files of a home say what they can, whatever an editor, a sync or a broken disk has made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.journal import Journal
from course.journal.errors import Notice
from course.journal.notices import TOLD, untold
from course.journal.share import REMEMBERED, remembered
from course.journal.storage import DEVICE

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
