"""`skalkan certificate`: kindly refused before the end, and after it a document with any name there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from course.content.model import Course, Reflect, step_questions
from course.journal import Journal
from course.journal.records import Records
from tests.cli.conftest import Run

Refused = Callable[..., str]


@pytest.fixture
def done(home: Path, clock: Callable[[], datetime], little_course: Course) -> Records:
    """The whole little course done, with nothing right."""
    with Journal(home, clock=clock) as journal:
        records = Records(journal)
        for lesson in little_course.lessons:
            for step in lesson.steps:
                for question in step_questions(step):
                    records.save_attempt(lesson.id, step.id, question.id, ["?"], False, 1)
                if isinstance(step, Reflect):
                    records.save_reflection(lesson.id, step.id, "Tre små ord", None)
                elif not step_questions(step):
                    records.save_reading(lesson.id, step.id)
        records.save_setting("name", "Åse Holm")
    return records


def test_before_the_end_it_says_what_is_left(refused: Refused, filled: Path, home: Path, clock: Callable[[], datetime]) -> None:
    assert refused("certificate") == "Der mangler 2 lektioner: »Det første skridt«, »Ind i hverdagen«."


def test_one_lesson_left(refused: Refused, done: Records, home: Path, clock: Callable[[], datetime]) -> None:
    with Journal(home, clock=clock) as journal:
        reflection = next(each for each in Records(journal).reflections() if each.lesson == "hverdag")
        Records(journal).remove("reflections", reflection.id)
    assert refused("certificate") == "Der mangler 1 lektion: »Ind i hverdagen«."


def test_nothing_written_yet_is_no_trouble_and_leaves_no_trace(refused: Refused, home: Path) -> None:
    assert refused("certificate").startswith("Der mangler 2 lektioner")
    assert not home.exists()


def test_the_certificate_on_the_screen_with_the_name_from_the_course(run: Run, done: Records) -> None:
    code, out, err = run("certificate")
    assert (code, err) == (0, "")
    assert out.startswith("# Kursusbevis\n\n## Åse Holm\n\nhar gennemført kurset\n\nEt lille kursus\n\n")
    assert "\n\n2 lektioner · en halv time · 6 skrevne ord\n" in out
    assert "*Gennemført*\n\nmandag den 23. november 2026\n" in out
    assert run("certificate", "--output", "-")[1] == out


def test_in_a_file(run: Run, done: Records, tmp_path: Path) -> None:
    target = tmp_path / "bevis.md"
    assert run("certificate", "--output", str(target)) == (0, "", f"Gemt: {target}\n")
    assert target.read_text("utf-8") == run("certificate")[1]


def test_a_file_that_cannot_be_written(refused: Refused, done: Records, tmp_path: Path) -> None:
    assert "findes ikke" in refused("certificate", "--output", str(tmp_path / "nej" / "bevis.md"))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Bo", "\n## Bo\n"),
        ("  Bo \n Bak ", "\n## Bo Bak\n"),
        ("[/] *Bo* # <b>", "\n## \\[/\\] \\*Bo\\* \\# \\<b\\>\n"),
        ("å" * 300, f"\n## {'å' * 300}\n"),
        ("🎓 Bo", "\n## 🎓 Bo\n"),
        ("\x1b[31mBo", "\n## \N{REPLACEMENT CHARACTER}\\[31mBo\n"),
        ("", "\n\nDette kursus er gennemført\n\nEt lille kursus\n"),
        ("   ", "\n\nDette kursus er gennemført\n\nEt lille kursus\n"),
    ],
)
def test_any_name(run: Run, done: Records, name: str, line: str) -> None:
    code, out, _err = run("certificate", "--name", name)
    assert code == 0
    assert line in out
    assert "Åse" not in out


def test_a_name_asked_for_here_is_not_kept(run: Run, done: Records) -> None:
    run("certificate", "--name", "Bo")
    assert "## Åse Holm" in run("certificate")[1]


def test_in_english(run: Run, done: Records) -> None:
    assert run("certificate", "--lang", "en")[1].startswith("# Certificate of completion\n\n## Åse Holm\n")
