"""A leader at a real terminal: through a lesson, killed in the middle of a sentence, back at the step, and out with the text."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("ptyprocess")
pytest.importorskip("pyte")

from course.journal import Journal
from course.journal.records import Records
from tests.terminal.window import Window

pytestmark = pytest.mark.slow

SENTENCE = "Åse og Søren spurgte først, hvad [/] og [red]rødt[/red] betød på øen."
"""A sentence with Danish letters, and with what a careless program takes for markup."""


@pytest.fixture
def opened(home: Path, course_folder: Path) -> Iterator[Window]:
    """The program, open on its home screen."""
    window = Window(home, course_folder)
    window.wait_for("Det første skridt", "Ind i hverdagen")
    yield window
    window.discard()


def reflections(home: Path) -> dict[str, str]:
    """What the journal has, by step."""
    with Journal(home) as journal:
        return {reflection.step: reflection.text for reflection in Records(journal).reflections()}


def exported(home: Path, lessons: Path, *arguments: str) -> str:
    """What `skalkan export` writes."""
    command = [sys.executable, "-m", "course", "export", "--home", str(home), "--lessons", str(lessons), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def to_the_reflection(window: Window) -> None:
    """From home to the first lesson's reflection."""
    window.press("enter")
    window.wait_for("To slags", "trin 1 af 4", "Næste trin")
    window.press("enter")
    window.wait_for("Dit sidste projekt", "trin 2 af 4", "Ctrl+G Videre")


def word(number: int) -> str:
    """A word that no other is part of, with the space after it."""
    return f"ord{number:03}å "


def typed_until_saved_twice(window: Window, home: Path, step: str) -> tuple[str, str]:
    """Types words without a pause, until the journal has a part of them for the second time; gives all of them, and that part."""
    whole, seen = "", [""]
    for number in range(1, 1000):
        window.write(word(number))
        whole += word(number)
        if (kept := reflections(home).get(step, "")) != seen[-1]:
            seen.append(kept)
        if len(seen) == 3:
            return whole, kept
    raise AssertionError(f"nothing was saved while {whole} was typed")


def test_a_lesson_a_kill_in_the_middle_of_a_sentence_a_return_and_an_export(
    opened: Window, home: Path, course_folder: Path
) -> None:
    to_the_reflection(opened)
    opened.write(SENTENCE)
    opened.press("ctrl+g")
    opened.wait_for("spørgsmål 1 af 3", "Vælg et svar")
    opened.press("2", "enter")
    opened.wait_for("Dit svar", "Næste spørgsmål")
    opened.press("right")
    opened.wait_for("spørgsmål 2 af 3", "Vælg alle")
    opened.press("1", "3", "enter")
    opened.wait_for("Dit svar", "Næste spørgsmål")
    opened.press("right")
    opened.wait_for("spørgsmål 3 af 3", "Begge dele")
    opened.press("3", "enter")
    opened.wait_for("Det er rigtigt", "Se alle svar")
    opened.press("right")
    opened.wait_for("af 3 er på plads", "Næste trin")
    opened.press("enter")
    opened.wait_for("Det kan du nu", "Du skrev", "Åse og Søren spurgte først, hvad [/] og [red]rødt[/red]", "Næste lektion")
    time.sleep(0.5)  # one reads it: an Enter on its heels would be a held one
    opened.press("enter")
    opened.wait_for("Oversæt det", "trin 1 af 5")
    opened.press("right")
    opened.wait_for("trin 2 af 5", "case 1 af 3")
    opened.press("right")
    opened.wait_for("case 2 af 3")
    opened.press("right")
    opened.wait_for("case 3 af 3")
    opened.press("right")
    opened.wait_for("af 3 er på plads")
    opened.press("right")
    opened.wait_for("Hvem hos jer?", "Enter Næste")

    whole, kept = typed_until_saved_twice(opened, home, "hverdag-hvem")
    opened.kill()

    saved = reflections(home)["hverdag-hvem"]
    assert whole.startswith(saved)
    assert saved.startswith(kept), "what was saved once is not lost"

    again = Window(home, course_folder)
    again.wait_for("Fortsæt: Ind i hverdagen", "trin 3 af 5")
    again.press("enter")
    again.wait_for("Hvem hos jer?", saved.split()[-1], "Ctrl+G Videre")
    again.write("Slut.")
    again.press("ctrl+q")
    assert again.end() == 0
    assert reflections(home) == {"start-sidste": SENTENCE, "hverdag-hvem": f"{saved}Slut."}

    told = json.loads(exported(home, course_folder, "--format", "json"))
    assert SENTENCE in json.dumps(told, ensure_ascii=False)
    markdown = exported(home, course_folder)
    assert "Dit sidste projekt" in markdown
    assert "Åse og Søren spurgte først" in markdown
    assert "Slut." in markdown


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_system_that_shuts_down_takes_no_text_along(opened: Window, home: Path, name: str) -> None:
    to_the_reflection(opened)
    opened.write(SENTENCE)
    opened.process.kill(getattr(signal, name))
    assert opened.end() == 0
    assert reflections(home) == {"start-sidste": SENTENCE}
    assert b"\x1b[?1049l" in opened.sent, "the terminal has to be given back as it was"


def test_a_window_that_is_closed_takes_no_text_along(opened: Window, home: Path) -> None:
    to_the_reflection(opened)
    opened.write(SENTENCE)
    opened.close()
    assert reflections(home) == {"start-sidste": SENTENCE}


def test_a_real_lesson_comes_back_at_the_very_step(home: Path) -> None:
    lessons = Path(__file__).parents[2] / "lessons" / "da"
    with Journal(home) as journal:
        Records(journal).save_setting("statements-before", "skipped")
    window = Window(home, lessons)
    window.wait_for("Begynd:", "Ctrl+P Mere")
    window.press("enter")
    window.wait_for("trin 1 af", "Forside")
    window.press("right")
    window.wait_for("trin 2 af")
    window.press("ctrl+q")
    assert window.end() == 0
    again = Window(home, lessons)
    again.wait_for("Fortsæt:", "trin 2 af")
    again.press("enter")
    again.wait_for("trin 2 af", "Forside")
    again.press("ctrl+q")
    assert again.end() == 0


def test_sixteen_colours_are_enough(home: Path, course_folder: Path) -> None:
    window = Window(home, course_folder, environment={"TERM": "xterm-16color", "COLORTERM": None})
    window.wait_for("Begynd: Det første skridt", "Ind i hverdagen", "Ctrl+P Mere")
    assert b"38;2;" not in window.sent
    assert b"38;5;" not in window.sent
    window.press("ctrl+q")
    assert window.end() == 0


def test_without_a_terminal_one_line_says_what_to_do(home: Path, course_folder: Path) -> None:
    command = [sys.executable, "-m", "course", "--home", str(home), "--lessons", str(course_folder)]
    done = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stdout == b""
    (line,) = done.stderr.decode("utf-8").splitlines()
    assert "terminalvindue" in line
    assert "\x1b" not in line
    assert not home.exists()


def test_a_keyboard_that_is_faster_than_the_screen_loses_nothing(opened: Window, home: Path) -> None:
    to_the_reflection(opened)
    words = " ".join(f"ord{number}" for number in range(400))
    opened.write(words)
    opened.press("ctrl+q")
    assert opened.end() == 0
    assert reflections(home) == {"start-sidste": words}


def test_bytes_that_are_no_text_take_nothing_along(opened: Window, home: Path) -> None:
    to_the_reflection(opened)
    opened.write("Før.")
    opened.process.write(b"\xff\xc3\x28\xf0\x9f")
    opened.write(" Efter.")
    opened.press("ctrl+q")
    assert opened.end() == 0
    text = reflections(home)["start-sidste"]
    assert text.startswith("Før.")
    assert text.endswith("Efter.")
