"""Opening the app: what must be right before a screen is painted, seen from a terminal of its own."""

from __future__ import annotations

import os
import stat
import struct
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from course.cli import main
from course.commands.start import HOSTED, fault, without_unknown_colours
from course.content.model import Course
from course.journal import Journal
from course.web.program import PAGE

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PROBE = "import sys; from course.cli import main; code = main(sys.argv[1:]); print('textual' in sys.modules); sys.exit(code)"


def on_a_terminal(*arguments: str, term: str | None = "xterm-256color", size: tuple[int, int] = (0, 0)) -> tuple[int, str]:
    """Runs the program with a terminal on all three sides; gives its exit code and what the terminal was sent."""
    environment = {name: value for name, value in os.environ.items() if name != "TERM"}
    if term is not None:
        environment["TERM"] = term
    ours, theirs = pty.openpty()
    columns, lines = size
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-c", PROBE, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not more:
            break
        sent += more
    os.close(ours)
    return process.wait(), sent.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_cannot_be_painted_on(home: Path, course_folder: Path, term: str | None) -> None:
    code, sent = on_a_terminal("--home", str(home), "--lessons", str(course_folder), term=term)
    assert code == 2
    assert sent == (
        "Kurset skal bruge et terminalvindue. Åbn et, og skriv skalkan. Her kan du få det som ren tekst: skalkan plain\nFalse\n"
    )
    assert not home.exists()


@pytest.mark.parametrize("size", [(20, 24), (80, 5)])
def test_a_window_that_is_too_small_names_the_other_door(home: Path, course_folder: Path, size: tuple[int, int]) -> None:
    code, sent = on_a_terminal("--home", str(home), "--lessons", str(course_folder), size=size)
    assert code == 2
    assert sent == "Vinduet er for lille til kurset. Gør det større, eller få kurset som ren tekst: skalkan plain\nFalse\n"
    assert not home.exists()


def test_a_broken_course_says_what_check_says_and_leaves_all_as_it_was(home: Path, course_folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in course_folder.iterdir():
        (broken / file.name).write_text(file.read_text("utf-8").replace("kind: read", "kind: raed", 1), "utf-8")
    code, sent = on_a_terminal("--home", str(home), "--lessons", str(broken))
    checked, told = on_a_terminal("check", str(broken))
    assert code == checked == 1
    assert sent.startswith(told.removesuffix("\nFalse\n"))
    assert "Det, du har skrevet, er der stadig." in sent
    assert "\x1b" not in sent
    assert sent.endswith("False\n")
    assert not home.exists()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, as far as the command can tell."""
    monkeypatch.setattr("course.commands.start._has_a_screen", lambda _environ: True)


def test_the_app_gets_the_course_and_the_journal(
    screen: None, home: Path, course_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, Path]] = []

    def app(course: Course, journal: Journal, clock: Callable[[], datetime], is_hosted: bool, at: str) -> None:
        assert (is_hosted, at) == (False, "")
        assert clock().tzinfo is not None
        given.append((course.title, journal.home))

    monkeypatch.setattr("course.tui.app.run", app)
    assert main(["--home", str(home), "--lessons", str(course_folder)]) == 0
    assert given == [("Et lille kursus", home)]
    assert not home.exists()


def test_a_fault_of_ours_is_told_in_one_line_and_kept_for_whoever_mends_it(
    screen: None, home: Path, course_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def app(*_arguments: object) -> Exception:
        try:
            raise ZeroDivisionError("en fejl")
        except ZeroDivisionError as error:
            return error

    monkeypatch.setattr("course.tui.app.run", app)
    home = home / "dybt" / "nede"
    before = os.umask(0)
    try:
        assert main(["--home", str(home), "--lessons", str(course_folder)]) == 1
    finally:
        os.umask(before)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Kurset stoppede på grund af en fejl i programmet.")
    assert err.count("\n") == 1
    report = home / "fault.txt"
    assert err.endswith(f"{report}.\n")
    assert "ZeroDivisionError: en fejl" in report.read_text("utf-8")
    assert {stat.S_IMODE(each.stat().st_mode) for each in (home, home.parent, home.parent.parent)} == {0o700}
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    monkeypatch.setenv(PAGE, "1")
    monkeypatch.setenv(HOSTED, "1")
    assert fault(home, ZeroDivisionError()).endswith("er gemt. Åbn kurset igen for at fortsætte."), (
        "there is no command, and no file"
    )


@pytest.mark.parametrize(("colours", "left"), [("16", {}), ("Standard", {}), ("256", {"TEXTUAL_COLOR_SYSTEM": "256"})])
def test_a_number_of_colours_that_is_none_is_not_believed(colours: str, left: dict[str, str]) -> None:
    environ = {"TEXTUAL_COLOR_SYSTEM": colours}
    without_unknown_colours(environ)
    assert environ == left
