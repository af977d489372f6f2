"""Opening the app: what must be right before a screen is painted, seen from a terminal of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

PROBE = "import sys; from course.cli import main; code = main(sys.argv[1:]); print('textual' in sys.modules); sys.exit(code)"


def on_a_terminal(*arguments: str, term: str | None = "xterm-256color") -> tuple[int, str]:
    """Runs the program with a terminal on all three sides; gives its exit code and what the terminal was sent."""
    environment = {name: value for name, value in os.environ.items() if name != "TERM"}
    if term is not None:
        environment["TERM"] = term
    ours, theirs = pty.openpty()
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
        "Kurset skal bruge et terminalvindue. Åbn et, og skriv skalkan, eller prøv: skalkan status, skalkan export.\nFalse\n"
    )
    assert not home.exists()


def test_a_broken_course_says_what_check_says_and_leaves_all_as_it_was(home: Path, course_folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for file in course_folder.iterdir():
        (broken / file.name).write_text(file.read_text("utf-8").replace("kind: read", "kind: raed", 1), "utf-8")
    code, sent = on_a_terminal("--home", str(home), "--lessons", str(broken))
    assert (code, sent) == on_a_terminal("check", str(broken))
    assert code == 1
    assert "\x1b" not in sent
    assert sent.endswith("False\n")
    assert not home.exists()
