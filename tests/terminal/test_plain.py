"""`skalkan plain` as it is really run: through a pipe, and in a terminal that can show nothing but lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from course.content import load
from course.journal import Journal
from course.journal.clock import local_now
from course.session.session import Session
from course.study.progress import State
from course.tools.board import Board
from course.tools.project import Project
from tests.plain.scripts import answer_lines, lesson_lines
from tests.plain.talk import NEVER
from tests.session.leader import give

pytestmark = pytest.mark.slow

PROBE = """
import sys
from course.cli import main
code = main(sys.argv[1:])
sys.stderr.write(" ".join(sys.modules))
sys.exit(code)
"""
PRACTICE = Path(__file__).parents[1] / "fixtures" / "practice"


def command(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "course", "plain", "--home", str(home), "--lessons", str(PRACTICE), *arguments]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "HOME": str(home.parent), "TERM": "dumb", **more}


def through_a_pipe(home: Path, *typed: str | bytes) -> str:
    """All that is told to whoever pipes these lines in."""
    raw = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in typed)
    done = subprocess.run(command(home), input=raw, capture_output=True, env=environment(home), timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode("utf-8")
    assert not NEVER.search(said), said
    return said


def journey(session: Session, folder: Path) -> list[str]:
    """A whole lesson, the question that comes back, a project, a board of eight cards, a search, an export."""
    typed = ["1", "senere", *lesson_lines(session.course.lessons[0], "Mine ord æøå [/] til"), "hjem"]
    due = session.reviews.today()[0].question
    typed += ["1 spørgsmål", *answer_lines(due, attempts=1), "", "projekter", "nyt projekt", "Ny vagtplan", "nu og fremtid"]
    for field in ("fordele i fremtiden", "ulemper nu"):
        typed += [field, "ny", *(f"Kort {n}" for n in range(4)), "", ""]
    typed += ["hjem", "søg", "kort 3", "1", "hjem", "dagbog", "fil", "gem", str(folder / "ud.md"), "slut"]
    return typed


def check(home: Path, folder: Path) -> None:
    """The app's own session finds it all."""
    with Journal(home, clock=local_now) as journal:
        session = Session(load(PRACTICE), journal, local_now)
        assert session.progress().lessons[0].state is State.DONE
        assert session.records.reflections()[-1].text.startswith("Mine ord æøå [/] til")
        assert session.records.attempts()[-1].review
        assert [each.name for each in session.works.of(Project).all()] == ["Ny vagtplan"]
        assert len(session.works.of(Board).all()[0].cards) == 8
    assert "Mine ord æøå" in (folder / "ud.md").read_text(encoding="utf-8")


def begun(home: Path) -> Session:
    """A leader with one question of the second lesson that comes back today."""
    early = local_now() - timedelta(days=3)
    with Journal(home, clock=lambda: early) as journal:
        session = Session(load(PRACTICE), journal, lambda: early)
        asked = next(each for each in session.course.lessons[1].questions() if len(each.prompt) < 600)
        give(session, asked.id)
        session.records.save_setting("statements-before", "skipped")
    return Session(load(PRACTICE), Journal(home, clock=local_now), local_now)


def test_a_whole_journey_through_a_pipe_is_there_in_the_app(home: Path, tmp_path: Path) -> None:
    session = begun(home)
    typed = [line for line in journey(session, tmp_path) if line != "senere"]
    session.journal.close()
    said = through_a_pipe(home, *typed)
    check(home, tmp_path)
    assert "1 resultat for »kort 3«" in said or "resultater for »kort 3«" in said


@pytest.mark.skipif(os.name != "posix", reason="a pty is asked for")
def test_the_same_journey_in_a_terminal_that_is_dumb(home: Path, tmp_path: Path) -> None:
    PtyProcess = pytest.importorskip("ptyprocess").PtyProcess
    session = begun(home)
    typed = [line for line in journey(session, tmp_path) if line != "senere"]
    session.journal.close()
    process = PtyProcess.spawn(command(home), env=environment(home), dimensions=(24, 60), echo=False)
    told = b""
    for line in typed:
        process.write(line.encode() + b"\n")
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            told += process.read(65536)
        except EOFError:
            break
    process.wait()
    said = told.decode("utf-8").replace("\r\n", "\n")
    assert process.exitstatus == 0
    assert not NEVER.search(said), said
    assert all(len(line) < 60 or " " not in line for line in said.split("\n"))
    check(home, tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="signals are sent")
def test_control_c_asks_and_a_second_one_leaves(home: Path) -> None:
    process = subprocess.Popen(command(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(home), bufsize=0)
    assert process.stdin is not None
    assert process.stdout is not None
    end = threading.Timer(60, process.kill)  # so that what is waited for in vain fails, rather than waits for ever
    end.start()
    told = b""
    process.stdin.write(b"notat\nEn linje\n")
    for awaited in (b"punktum afslutter", b"Vil du slutte?"):
        while awaited not in told:
            more = process.stdout.read(4096)
            assert more, told.decode()
            told += more
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
    told += process.stdout.read()
    assert process.wait(30) == 0
    end.cancel()
    assert "Alt er gemt." in told.decode()
    with Journal(home, clock=local_now) as journal:
        assert [str(each["text"]) for each in journal.table("notes")] == ["En linje"]


def test_a_lost_pipe_leaves_without_a_word_and_nothing_is_lost(home: Path) -> None:
    process = subprocess.Popen(
        command(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(home)
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    process.stdin.write(b"notat\nEn linje\n?\n?\n.\n")
    process.stdin.close()
    assert process.wait(60) in {0, 1}
    assert process.stderr.read() == b""
    with Journal(home, clock=local_now) as journal:
        assert [str(each["text"]) for each in journal.table("notes")] in ([], ["En linje"])


def test_odd_bytes_are_kept_as_text(home: Path) -> None:
    said = through_a_pipe(home, "notat", b"\xe6\xf8\xe5", b"\x1b[2Jhej\x00\x07", b"x" * 1_000_000, ".", "slut")
    assert "Latin-1" in said
    with Journal(home, clock=local_now) as journal:
        (note,) = journal.table("notes")
        first, second, third = str(note["text"]).split("\n")[:3]
        assert (first, second) == ("æøå", "\ufffd[2Jhej\ufffd\ufffd")
        assert set(third) == {"x"}


def test_nothing_of_the_app_is_loaded(home: Path) -> None:
    typed = "1 senere spring trin 2 ? hjem dagbog 1 hjem projekter 2 hjem udvikling 1 hjem søg en hjem indstillinger"
    line = [sys.executable, "-c", PROBE, *command(home)[3:]]
    done = subprocess.run(
        line, input=typed.replace(" ", "\n").encode(), capture_output=True, env=environment(home), timeout=120, check=True
    )
    loaded = set(done.stderr.decode().split())
    assert "course.plain.settings" in loaded
    assert not [name for name in loaded if name.split(".")[0] in {"textual", "rich"} or name.startswith("course.tui")]
