"""A quarter of an hour at a real terminal, by somebody who has read the seven rules and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("ptyprocess")
pytest.importorskip("pyte")

from course.content.folder import load
from course.journal import Journal
from course.journal.records import Records
from course.session.session import Session
from course.tools.commitment import Commitment
from course.tools.repositories import Repositories
from tests.session.leader import go_through
from tests.terminal.window import Window

pytestmark = pytest.mark.slow

SENTENCE = "Åse spurgte, hvem der har bestemt det [/]."


@pytest.fixture
def opened(home: Path, course_folder: Path) -> Iterator[Window]:
    """The program on the second day: one lesson is read, and an agreement waits."""
    now = datetime.now(UTC).astimezone()
    with Journal(home, clock=lambda: now) as journal:
        session = Session(load(course_folder), journal, lambda: now)
        go_through(session, session.course.lessons[0])
        agreed = Commitment(occasion="vi mødes", action="spørger jeg", look_back=now.date().isoformat())
        session.works.of(Commitment).save(agreed)
    window = Window(home, course_folder)
    window.wait_for("Har du et kvarter?", "1 aftale og")
    yield window
    window.discard()


def test_it_goes_by_enter_digits_and_ctrl_g_alone(opened: Window, home: Path) -> None:
    opened.press("down", "enter")
    opened.wait_for("kvarter: del 1 af 2", "Hvordan gik det?")
    opened.press("1")
    opened.wait_for("En ny aftale")
    opened.press("ctrl+g")
    opened.wait_for("kvarter: del 2 af 2", "2 Ind i hverdagen")
    for _step in range(40):
        if "Det kan du nu" in opened.text:
            break
        before = opened.text
        opened.press("ctrl+g" if "Ctrl+G" in before else "right")
        opened.wait_until(lambda before=before: opened.text != before, "the next step")  # type: ignore[misc]
    opened.press("escape")
    opened.wait_for("D Dagbog")
    opened.press("ctrl+q")
    assert opened.end() == 0
    with Journal(home) as journal:
        (made,) = Repositories(journal).of(Commitment).all()
        assert made.outcome == "done"


def test_a_note_an_agreement_and_a_file_without_help(opened: Window, home: Path, tmp_path: Path) -> None:
    opened.press("+")
    opened.wait_for("Dit eget notat.")
    opened.write(SENTENCE)
    opened.wait_for(SENTENCE)
    opened.press("ctrl+g")
    opened.wait_for("Har du et kvarter?")
    opened.press("a")
    opened.wait_for("Aftaler med mig selv", "Esc Tilbage")
    opened.press("escape")
    opened.wait_for("Har du et kvarter?")
    opened.press("d")
    opened.wait_for("1 Dine ord", SENTENCE[:20])
    opened.press("ctrl+e")
    opened.wait_for("Hele dagbogen")
    opened.press("escape")
    opened.wait_until(lambda: "Hele dagbogen" not in opened.text, "the journal")
    opened.press("escape")
    opened.wait_for("D Dagbog")
    opened.press("ctrl+q")
    assert opened.end() == 0
    with Journal(home) as journal:
        assert SENTENCE in [note.text for note in Records(journal).notes()]
