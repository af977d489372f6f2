"""What is printed: no control or bidi character reaches a terminal, and output that is gone is told in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from course.cli import main
from course.journal import Journal
from course.journal.entry import Entry

Run = Callable[..., tuple[int, str, str]]
HOSTILE = "a\x1b]0;b\x07\x9b31m\u202ec\u2066d\u200fe"
ODD = {*map(chr, (*range(9), *range(11, 32), *range(127, 160))), *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"}
ODD |= set("\u2066\u2067\u2068\u2069")
CLOSED = "Det kan ikke læses eller skrives: der er lukket, hvor det skulle vises.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="no such thing on Windows")


@pytest.fixture
def hostile(tmp_path: Path, course_folder: Path) -> tuple[str, ...]:
    """A home, lessons and entries whose paths, titles, ids and kinds command a terminal."""
    home, lessons = tmp_path / f"hjem {HOSTILE}", tmp_path / f"lektioner {HOSTILE}"
    lessons.mkdir()
    for file in course_folder.iterdir():
        (lessons / file.name).write_bytes(file.read_bytes())
    course = lessons / "course.yaml"
    title = next(line for line in course.read_text("utf-8").splitlines() if line.startswith("title:"))
    course.write_text(course.read_text("utf-8").replace(title, 'title: "Kur\u200fsus\u061c \u200e"'), "utf-8")
    with Journal(home) as journal:
        journal.table("notes").insert(Entry({"text": HOSTILE}, HOSTILE + "\n2"))
        journal.table(HOSTILE).insert(Entry({"text": HOSTILE}, "andet"))
    return "--home", str(home), "--lessons", str(lessons)


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["where"],
        ["forget"],
        ["forget", "--find", "a"],
        ["forget", HOSTILE],
        ["forget", "andet", "--without-asking"],
        ["doctor"],
        ["doctor", "--repair"],
        ["check"],
        ["check", f"/{HOSTILE}"],
        ["backup"],
        ["backup", f"/{HOSTILE}/x"],
        ["restore", f"/{HOSTILE}"],
        ["import", f"/{HOSTILE}"],
        ["share", f"/{HOSTILE}/x"],
        ["share"],
        ["export"],
        ["export", "--lesson", HOSTILE],
        ["export", "--since", HOSTILE],
        ["export", "--output", f"/{HOSTILE}/x.md"],
        ["certificate"],
        [HOSTILE],
        ["status", f"--{HOSTILE}"],
        ["status", HOSTILE],
        ["--lang", HOSTILE],
    ],
)
def test_nothing_that_is_printed_commands_the_terminal(
    hostile: tuple[str, ...], command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main([*hostile, *command])
    out, err = capsys.readouterr()
    assert out + err
    if command != ["export"]:  # a document goes into a pipe as it is
        assert not ODD & set(out + err), repr(out + err)


def test_a_document_is_as_it_is_in_a_pipe_and_fit_for_a_terminal_where_one_is(
    hostile: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main([*hostile, "export", "--format", "json"])
    assert "\u202ec\u2066d\u200fe" in capsys.readouterr().out
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _stream: True)
    main([*hostile, "export", "--format", "json"])
    out = capsys.readouterr().out
    assert "cde" in out
    assert not ODD & set(out)


def shell(home: Path, command: str, **environment: str) -> tuple[int, str, str]:
    """Runs a command as a shell does; gives its exit code and what it printed."""
    program = f"'{sys.executable}' -m course --home '{home}' {command}"
    done = subprocess.run(["bash", "-c", program], capture_output=True, check=False, env={**os.environ, **environment})
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@posix
@pytest.mark.parametrize("command", ["where", "export", "export --format json", "--version", "backup"])
def test_an_output_that_is_closed_is_told(filled: Path, command: str) -> None:
    assert shell(filled, f"{command} >&-") == (1, "", CLOSED)


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("command", ["backup", "--help"])
def test_a_full_disk_behind_the_output_is_not_taken_for_another(filled: Path, command: str) -> None:
    full = (1, "", "Det kan ikke læses eller skrives: disken er fuld.\n")
    assert shell(filled, f"{command} >/dev/full", PYTHONUNBUFFERED="1") == full


@posix
def test_where_nobody_can_be_told_the_code_says_it_all(home: Path) -> None:
    assert shell(home, "findes-ikke 2>&-") == (2, "", "")


@posix
@pytest.mark.parametrize("command", ["restore -", "import -"])
def test_an_input_that_is_closed_is_told(home: Path, command: str) -> None:
    line = "Der kommer ikke noget ind, for der er lukket for det. Skriv, hvilken fil det er.\n"
    assert shell(home, f"{command} <&-") == (2, "", line)


@posix
def test_a_time_zone_that_is_none_is_told(home: Path) -> None:
    line = "TZ skal være en tidszone som Europe/Copenhagen, ikke 'CET-24'.\n"
    assert shell(home, "status", TZ="CET-24") == (2, "", line)
    for odd in ("Mars/Olympus", ":", "A" * 5000):  # the system itself takes them for UTC
        assert shell(home, "doctor", TZ=odd)[::2] == (0, "")
