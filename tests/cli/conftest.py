"""What the tests of the command line stand on: a command on the little course, and a home with something in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from course.cli import main
from course.journal import Journal
from course.journal.records import Records

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], home: Path, course_folder: Path) -> Run:
    """Runs a command on the little course; gives its exit code and what it printed."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["--home", str(home), "--lessons", str(course_folder), *arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run


@pytest.fixture
def refused(run: Run) -> Callable[..., str]:
    """Runs a command that is refused; gives the one line that says why."""

    def refused(*arguments: str, code: int = 1) -> str:
        got, out, err = run(*arguments)
        assert (got, out) == (code, "")
        assert err.endswith("\n")
        assert err.count("\n") == 1, err
        return err[:-1]

    return refused


@pytest.fixture
def filled(home: Path, clock: Callable[[], datetime]) -> Path:
    with Journal(home, clock=clock) as journal:
        records = Records(journal)
        records.save_reading("start", "start-to-slags")
        records.save_reflection("start", "start-sidste", "Det kunne Åse [/]", None)
        records.save_note(None, None, "En fri tanke", None)
    return home
