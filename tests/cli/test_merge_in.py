"""What a person gives to `import` and `restore`: files that an editor or a packer had, pipes, and what is no journal at all."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from course.journal import Journal
from course.journal.backup import backup
from course.journal.records import Records
from course.tools.board import Board
from course.tools.repositories import Repositories

Run = Callable[..., tuple[int, str, str]]
Refused = Callable[..., str]
posix = pytest.mark.skipif(os.name != "posix", reason="pipes as on POSIX")
BROUGHT = "Hentet ind: 1 refleksion, 1 notat, 0 svar."


@pytest.fixture
def export(run: Run, filled: Path, tmp_path: Path) -> Path:
    assert run("export", "--format", "json", "--output", str(tmp_path / "dagbog.json"))[0] == 0
    return tmp_path / "dagbog.json"


@pytest.fixture
def copy(run: Run, filled: Path, tmp_path: Path) -> Path:
    assert run("backup", str(tmp_path / "kopi.gz"))[0] == 0
    return tmp_path / "kopi.gz"


def into(tmp_path: Path) -> list[str]:
    return ["--home", str(tmp_path / "ny")]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        gzip.compress,
        lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:]),
        lambda data: gzip.compress(data) + b"\0" * 512,
    ],
    ids=["a mark of the byte order", "packed", "two packed ones joined", "packed and filled up"],
)
def test_an_export_is_known_again(run: Run, export: Path, tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    export.write_bytes(change(export.read_bytes()))
    code, out, err = run("import", str(export), *into(tmp_path))
    assert (code, out.splitlines()[0], err) == (0, BROUGHT, "")


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("cp1252", "Windows-1252")])
def test_how_an_editor_has_saved_it_is_said(refused: Refused, export: Path, encoding: str, name: str) -> None:
    export.write_bytes(export.read_text("utf-8").encode(encoding))
    assert refused("import", str(export)) == (
        f"{export} er skrevet som {name} og en eksport som UTF-8: Et skriveprogram har lavet den om. Gem den der som UTF-8."
    )


def test_a_packed_file_that_is_cut_is_told_as_that(refused: Refused, export: Path) -> None:
    export.write_bytes(gzip.compress(export.read_bytes())[:-20])
    assert refused("import", str(export)) == f"{export} er pakket med gzip og beskadiget. Intet er hentet ind."


def test_a_backup_that_is_not_packed_is_one_too(refused: Refused, filled: Path, tmp_path: Path) -> None:
    plain = tmp_path / "kopi"
    plain.write_bytes((filled / "journal.jsonl").read_bytes())
    assert refused("import", str(plain)).endswith("En sikkerhedskopi hentes ind med: skalkan restore FIL")


def test_a_joined_backup_is_read_whole(run: Run, copy: Path, tmp_path: Path) -> None:
    lines = gzip.decompress(copy.read_bytes()).splitlines(keepends=True)
    copy.write_bytes(b"".join(gzip.compress(line) for line in lines))
    assert run("restore", str(copy), *into(tmp_path))[1].splitlines()[0] == BROUGHT


@posix
@pytest.mark.parametrize("command", ["import", "restore"])
def test_a_pipe_is_read(run: Run, export: Path, copy: Path, tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    content = (export if command == "import" else copy).read_bytes()
    writing = threading.Thread(target=pipe.write_bytes, args=[content], daemon=True)
    writing.start()
    code, out, err = run(command, str(pipe), *into(tmp_path))
    writing.join()
    assert (code, out.splitlines()[0], err) == (0, BROUGHT, "")


@posix
@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_what_comes_in_is_read(export: Path, tmp_path: Path, name: str) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "course", "import", name, *into(tmp_path)]
    done = subprocess.run(command, input=export.read_bytes(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[0] == BROUGHT


def test_only_texts_wait_for_a_choice_what_puts_itself_together_does_not(run: Run, copy: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "her", tmp_path / "der"
    with Journal(here) as journal:
        Repositories(journal).of(Board).save(Board(title="Figur"))
        Records(journal).save_note(None, None, "Tanke", None)
    backup(Journal(here), copy)
    run("restore", str(copy), "--home", str(there))
    for home in (here, there):
        with Journal(home) as journal:
            (note,), boards = Records(journal).notes(), Repositories(journal).of(Board)
            Records(journal).save_text(note, home.name)
            boards.save(replace(boards.all()[0], title=home.name))
    backup(Journal(there), copy)
    assert "I 1 notat står der noget andet her." in run("restore", str(copy), "--home", str(here))[1]


@posix
@pytest.mark.parametrize("command", ["import", "restore"])
def test_what_never_ends_is_refused(refused: Refused, filled: Path, command: str) -> None:
    assert refused(command, "/dev/zero") == "/dev/zero kan ikke bruges: det er ikke en fil."


def test_an_entry_that_cannot_be_is_named(run: Run, export: Path, tmp_path: Path) -> None:
    text = export.read_text("utf-8")
    export.write_text(text.replace('"created": "2026', '"created": "0001', 1), "utf-8")
    code, out, err = run("import", str(export), *into(tmp_path))
    assert (code, err) == (1, "")
    assert "1 optegnelse er ikke hentet ind" in out


def test_lines_that_cannot_be_are_named(run: Run, copy: Path, tmp_path: Path) -> None:
    lines = gzip.decompress(copy.read_bytes()).splitlines(keepends=True)
    copy.write_bytes(gzip.compress(b"".join([lines[0], b"?\n", *lines[1:], b"{}\n"])))
    code, out, _err = run("restore", str(copy), *into(tmp_path))
    assert code == 1
    assert out.splitlines()[0] == BROUGHT
    assert out.splitlines()[-2] == f"Udeladt: linje 2, {len(lines) + 2}."
