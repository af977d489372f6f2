"""Opening a journal that something happened to: nothing acknowledged is lost, and the leader hears of it once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from course.journal import Journal, JournalError, ReadOnly, line, log_reader, storage
from course.journal.line import decode, encode
from course.journal.log import PAGE

FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = ["Først", "Så", "Til sidst: æøå"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    journal = Journal(tmp_path / "home", device="laptop")
    for text in TEXTS:
        journal.table("notes").insert({"text": text})
    return tmp_path / "home"


def texts(journal: Journal) -> list[str]:
    return [entry["text"] for entry in journal.table("notes")]


def log(home: Path) -> Path:
    return home / "journal.jsonl"


def test_opening_and_reading_create_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "not" / "there")
    assert (len(journal), journal.tables(), journal.read_only, journal.notices()) == (0, set(), None, [])
    assert journal.history("notes", "x") == []
    assert not journal.refresh()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_folder_and_files_are_the_owners_alone(home: Path) -> None:
    assert home.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in home.iterdir()} == {0o600}


def test_every_line_is_json_with_schema_and_checksum(home: Path) -> None:
    for each in log(home).read_text("utf-8").splitlines():
        said = json.loads(each)
        assert said["v"] == 1
        assert said["of"] == []
        assert said["version"].split("-")[1] == "laptop"
        assert list(said)[-1] == "crc"


def test_torn_at_every_byte_of_the_last_line(home: Path, tmp_path: Path) -> None:
    whole = log(home).read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last, len(whole) + 1):
        copy = tmp_path / f"cut-{cut}"
        copy.mkdir()
        log(copy).write_bytes(whole[:cut])
        journal = Journal(copy)
        complete = cut >= len(whole) - 1
        assert texts(journal) == (TEXTS if complete else TEXTS[:-1])
        put_aside = list(copy.glob("*.torn-*"))
        if complete or cut == last:
            assert put_aside == [], "a whole line that only lacks its newline is kept"
        else:
            assert [file.read_bytes() for file in put_aside] == [whole[last:cut]]
            assert [notice.kind for notice in journal.notices()] == ["torn"]
        journal.table("notes").insert({"text": "ny"})
        again = Journal(copy)
        assert texts(again)[-1] == "ny"
        assert len(again.table("notes")) == (4 if complete else 3)
        assert again.notices() == []
        shutil.rmtree(copy)


def test_what_was_saved_together_and_torn_is_put_aside_together(home: Path, tmp_path: Path) -> None:
    before = log(home).read_bytes()
    Journal(home).table("notes").insert_multiple([{"text": "a"}, {"text": "b"}, {"text": "c"}])
    whole = log(home).read_bytes()
    for cut in [*range(len(before), len(whole) - 1, 7), len(whole) - 2]:
        copy = tmp_path / f"cut-{cut}"
        copy.mkdir()
        log(copy).write_bytes(whole[:cut])
        assert texts(Journal(copy)) == TEXTS
        assert log(copy).read_bytes() == before
        assert b"".join(file.read_bytes() for file in copy.glob("*.torn-*")) == whole[len(before) : cut]
    for end in (b"", b"?", b"\n"):
        log(home).write_bytes(whole[:-1] + end)
        assert texts(Journal(home)) == [*TEXTS, "a", "b", "c"], "they are whole but for the newline"


def test_every_flipped_bit_is_found_and_costs_one_line_at_most(home: Path, tmp_path: Path) -> None:
    whole = log(home).read_bytes()
    starts = [0, *(at + 1 for at, byte in enumerate(whole) if byte == 0x0A)]
    for at in range(0, len(whole)):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        hit = max(number for number, start in enumerate(starts) if start <= at)
        copy = tmp_path / "copy"
        copy.mkdir()
        log(copy).write_bytes(flipped)
        journal = Journal(copy)
        found = texts(journal)
        assert set(TEXTS) - {TEXTS[hit]} <= set(found), f"bit {at % 8} of byte {at}"
        if whole[at] == 0x0A:
            assert found == TEXTS, "a hit newline costs nothing"
        else:
            assert found == [text for number, text in enumerate(TEXTS) if number != hit]
            assert [notice.kind for notice in journal.notices()] == ["damaged"]
            assert log(copy).read_bytes() == bytes(flipped), "it is kept in place"
        shutil.rmtree(copy)


def test_damage_is_reported_once(home: Path) -> None:
    log(home).write_bytes(log(home).read_bytes().replace("Så".encode(), b"Saa"))
    journal = Journal(home)
    (notice,) = journal.notices()
    assert "One line of your journal is damaged" in notice.text
    assert str(log(home)) in notice.text
    assert journal.notices() == []
    assert Journal(home).notices() == []
    assert texts(Journal(home)) == [TEXTS[0], TEXTS[2]]


def test_damage_in_the_middle_of_what_was_saved_together_costs_one_line(tmp_path: Path) -> None:
    Journal(tmp_path).table("notes").insert_multiple([{"text": text} for text in "abcde"])
    lines = log(tmp_path).read_bytes().splitlines(keepends=True)
    for hit in range(5):
        damaged = [*lines]
        damaged[hit] = damaged[hit].replace(b'"text"', b'"tekst"')
        log(tmp_path).write_bytes(b"".join(damaged))
        assert texts(Journal(tmp_path)) == [text for number, text in enumerate("abcde") if number != hit]


def test_a_save_behind_a_group_proves_that_it_stood_there(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.table("notes").insert_multiple([{"text": text * 1000} for text in "abcde"])
    journal.table("notes").insert({"text": "behind"})
    whole = log(tmp_path).read_bytes()
    log(tmp_path).write_bytes(whole.replace(b"b" * 1000, b"?" * 1000).replace(b"d" * 1000, b"\0" * 1000))
    assert [text[:1] for text in texts(Journal(tmp_path))] == ["a", "c", "e", "b"]


def power_cuts(begun: int, whole: bytes) -> Iterator[bytes]:
    """What a cut may leave of an append that began at a byte: pages that are not there, that are zero, or in another's place."""
    pages = [(max(at, begun), min(at + PAGE, len(whole))) for at in range(begun - begun % PAGE, len(whole), PAGE)]
    for number, (start, end) in enumerate(pages):
        yield whole[:start] + b"\0" * (end - start) + whole[end:]
        yield whole[:start] + b"\0" * (len(whole) - start)
        yield whole[:begun] + b"\0" * (start - begun) + whole[start:]
        for other, until in pages[number + 1 :]:
            if end - start == until - other == PAGE:
                yield whole[:start] + whole[other:until] + whole[end:other] + whole[start:end] + whole[until:]
                yield whole[:start] + whole[other:until] + whole[end:other] + b"\0" * PAGE + whole[until:]


@pytest.mark.parametrize("many", [1, 2, 12])
@pytest.mark.parametrize("length", [10, 700])
def test_a_power_cut_leaves_a_save_whole_or_not_at_all(home: Path, tmp_path: Path, many: int, length: int) -> None:
    Journal(home).table("notes").insert_multiple([{"text": "c"}, {"text": "d"}])
    before = log(home).read_bytes()
    new = [f"{number}" * length for number in range(many)]
    Journal(home).table("notes").insert_multiple({"text": text} for text in new)
    known = [*TEXTS, "c", "d"]
    for left in power_cuts(len(before), log(home).read_bytes()):
        copy = tmp_path / "copy"
        copy.mkdir()
        log(copy).write_bytes(left)
        journal = Journal(copy)
        assert texts(journal) in ([*known, *new], known)
        journal.table("notes").insert({"text": "ny"})
        assert texts(Journal(copy)) in ([*known, *new, "ny"], [*known, "ny"])
        aside = b"".join(file.read_bytes() for file in copy.glob("*.torn-*"))
        assert len(log(copy).read_bytes()) + len(aside) > len(left), "nothing is thrown away"
        assert log(copy).read_bytes().startswith(before)
        shutil.rmtree(copy)


def test_a_stray_part_of_something_does_not_take_what_stands_before_it(home: Path) -> None:
    Journal(home).table("notes").insert_multiple([{"text": text} for text in "abc"])
    lines = log(home).read_bytes().splitlines(keepends=True)
    log(home).write_bytes(b"".join([*lines[:3], lines[4]]))
    assert texts(Journal(home)) == TEXTS
    log(home).write_bytes(b"".join([*lines[:3], lines[5], lines[4], lines[3]]))
    assert texts(Journal(home)) == TEXTS


def test_what_other_programs_do_to_text_files_is_forgiven(home: Path) -> None:
    log(home).write_bytes(log(home).read_bytes().replace(b"\n", b"\r\n") + b"\r\n\n")
    journal = Journal(home)
    assert texts(journal) == TEXTS
    assert journal.notices() == []
    journal.table("notes").insert({"text": "ny"})
    assert texts(Journal(home)) == [*TEXTS, "ny"]


def test_garbage_of_all_kinds_is_skipped(home: Path) -> None:
    whole = log(home).read_bytes()
    garbage = [b"\0" * 400, b"\xff\xfe", b"{}", b"[]", b"null", b'{"v":1}', b"[" * 100_000, b'{"v":"x","crc":"00000000"}']
    sealed = [b'{"v":1', b'{"v":"1"', b'{"v":1,"table":7', b"[" * 5_000, b'{"v":0', b"\xff", b'{"v":1,"version":"zz"']
    garbage += [body + line._SEAL % crc32(body) for body in sealed]
    log(home).write_bytes(b"\n".join([*garbage, whole]))
    journal = Journal(home)
    assert texts(journal) == TEXTS
    assert [notice.kind for notice in journal.notices()] == ["damaged"]
    assert journal.read_only is None


def test_a_journal_of_a_newer_program_is_read_and_not_written(home: Path) -> None:
    change = decode(log(home).read_bytes().splitlines()[0])
    assert change is not None
    change.v, change.id, change.version = 2, "newer", f"{(1 << 63):016x}-other-00000000"
    strange = b'{"v":2,"unheard":"of"'
    log(home).write_bytes(log(home).read_bytes() + encode(change) + strange + line._SEAL % crc32(strange) + b"\n")
    before = log(home).read_bytes()
    journal = Journal(home)
    assert texts(journal) == [*TEXTS, TEXTS[0]]
    assert "newer version" in str(journal.read_only)
    with pytest.raises(ReadOnly, match="newer version"):
        journal.table("notes").insert({"text": "ny"})
    assert log(home).read_bytes() == before
    assert [notice.kind for notice in journal.notices()] == ["newer"]


def test_a_newer_program_that_writes_meanwhile_stops_this_one(home: Path) -> None:
    journal = Journal(home)
    strange = b'{"v":2,"unheard":"of"'
    with log(home).open("ab") as target:
        target.write(strange + line._SEAL % crc32(strange) + b"\n")
    with pytest.raises(ReadOnly, match="newer version"):
        journal.table("notes").insert({"text": "ny"})


@pytest.mark.parametrize("folder", sorted(FIXTURES.glob("schema-*")), ids=lambda folder: folder.name)
def test_every_schema_ever_released_is_still_read(folder: Path, tmp_path: Path) -> None:
    home = shutil.copytree(folder, tmp_path / "home")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    journal = Journal(home)
    assert journal.notices() == []
    found: dict[str, Any] = {name: {entry.doc_id: dict(entry) for entry in journal.table(name)} for name in journal.tables()}
    assert found == expected["tables"]
    times = {
        entry.doc_id: [entry.created.isoformat(), entry.changed.isoformat()]
        for name in journal.tables()
        for entry in journal.table(name)
    }
    assert times == expected["times"]
    for table, entries in expected["history"].items():
        for doc_id, documents in entries.items():
            assert [version.document for version in journal.history(table, doc_id)] == documents


def test_an_older_schema_is_brought_up_while_reading(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def from_1_to_2(said: dict[str, Any]) -> dict[str, Any]:
        return said | {"table": said["table"].upper()}

    before = log(home).read_bytes()
    monkeypatch.setattr(line, "SCHEMA", 2)
    monkeypatch.setattr(storage, "SCHEMA", 2)
    monkeypatch.setattr(log_reader, "SCHEMA", 2)
    monkeypatch.setitem(line.UPCASTS, 1, from_1_to_2)
    journal = Journal(home)
    assert [entry["text"] for entry in journal.table("NOTES")] == TEXTS
    assert journal.read_only is None
    assert log(home).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_read_only_folder_is_read_and_refuses_to_be_written(home: Path) -> None:
    """Asked as an ordinary user: root may write anywhere."""
    with log(home).open("ab") as target:
        target.write(b"torn")
    for file in home.iterdir():
        file.chmod(0o444)
    home.chmod(0o555)
    asked = """
import os, sys
from pathlib import Path
from course.journal import Journal, ReadOnly
Journal(Path(sys.argv[1]) / "none").all()
from course.locale import use
use("en")
if os.geteuid() == 0: os.setuid(65534)
journal = Journal(Path(sys.argv[1]))
print(len(journal.table("notes")), journal.read_only)
try: journal.table("notes").insert({"text": "ny"})
except ReadOnly as error: print(error)
print(len(journal.table("notes")), len(journal.history("notes", journal.table("notes").all()[0].doc_id)))
"""
    for folder in home.resolve().parents:
        if folder.stat().st_uid == os.geteuid() and len(folder.parts) > 2:
            folder.chmod(0o755)
    said = subprocess.run(
        [sys.executable, "-c", asked, str(home)], capture_output=True, encoding="utf-8", check=True, env={"PYTHONUTF8": "1"}
    ).stdout.splitlines()
    why = "The folder of your journal can't be written to. You can read your journal, but not write in it."
    assert said == [f"3 {why}", why, "3 1"]


def test_what_cannot_be_read_at_all_is_said(tmp_path: Path) -> None:
    log(tmp_path).mkdir()
    with pytest.raises(JournalError, match="can't be read"):
        Journal(tmp_path)


def test_a_file_replaced_behind_ones_back_is_read_from_the_start(home: Path) -> None:
    journal = Journal(home)
    assert texts(journal) == TEXTS
    lines = log(home).read_bytes().splitlines(keepends=True)
    other = home / "other"
    other.write_bytes(lines[2] + lines[0])
    other.replace(log(home))
    assert texts(journal) == [TEXTS[2], TEXTS[0]]
    log(home).write_bytes(lines[1])
    assert texts(journal) == [TEXTS[1]]
    log(home).unlink()
    assert texts(journal) == []
    journal.table("notes").insert({"text": "ny"})
    assert texts(Journal(home)) == ["ny"]
