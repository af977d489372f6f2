"""Arrows point down only, computed here so that nobody has to trust the contract; and what a command must not load, it doesn't.

The latter is proved by what is in memory afterwards, which no machine's speed changes.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import course
from tests.imports import circle, imports, upward

PACKAGE = Path(course.__file__).parent

PROBE = """
import sys
from course.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(sorted(sys.modules)))
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def test_the_probe_sees_what_is_loaded() -> None:
    assert "course.cli" in loaded("--help")


@pytest.mark.parametrize("command", [["--help"], ["export"], ["export", "--format", "json"], ["status"], ["check"], ["where"]])
def test_commands_that_only_print_never_load_textual(command: list[str], home: Path, course_folder: Path) -> None:
    there = [*command, "--home", str(home), "--lessons", str(course_folder)]
    assert not loaded(*there) & {"textual", "rich", "course.tui", "docx", "odfdo", "lxml", "typst", "genanki"}


def test_help_loads_neither_the_course_nor_the_journal() -> None:
    assert not loaded("--help") & {"msgspec", "yaml", "tinydb", "platformdirs", "course.content", "course.journal"}


def test_a_second_status_reads_no_yaml(home: Path, course_folder: Path) -> None:
    home.mkdir()
    there = ["status", "--home", str(home), "--lessons", str(course_folder)]
    assert "yaml" in loaded(*there)
    assert not loaded(*there) & {"yaml", "platformdirs", "argparse", "dataclasses"}


DAY = """
import sys
from datetime import datetime
from pathlib import Path
from course.content import load
from course.journal import Journal
from course.journal.records import Records
from course.session.session import Session
from course.session.today import offers
with Journal(Path(sys.argv[1])) as journal:
    Records(journal).save_note(None, None, "En tanke", None)
    offers(Session(load(Path(sys.argv[2])), journal, lambda: datetime.now().astimezone()))
print(*sorted(sys.modules))
"""


def test_whoever_has_no_work_of_their_own_loads_no_tool(home: Path, course_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DAY, str(home), str(course_folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    names = done.stdout.split()
    assert "course.session.today" in names
    assert not [name for name in names if name.startswith("course.tools")]


@pytest.fixture(scope="module")
def edges() -> dict[str, set[str]]:
    return imports(PACKAGE)


def layered() -> list[tuple[str, list[str]]]:
    """The containers of the contracts in pyproject.toml, each with its layers."""
    with (PACKAGE.parent / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    return [(each["containers"][0], each["layers"]) for each in contracts if each["type"] == "layers"]


def test_no_import_goes_round_in_a_circle(edges: dict[str, set[str]]) -> None:
    assert circle(edges) == []


@pytest.mark.parametrize(("container", "layers"), layered(), ids=[container for container, _layers in layered()])
def test_no_arrow_points_up(container: str, layers: list[str], edges: dict[str, set[str]]) -> None:
    assert upward(edges, container, layers) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "from fake.low import b",
        "import fake.low.b",
        "def late():\n    from fake.low.b import one",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from fake.low.b import one",
    ],
    ids=["whole", "plain", "late", "for types"],
)
def test_every_kind_of_import_counts(wrong: str, tmp_path: Path) -> None:
    package = tmp_path / "fake"
    for name, text in {"high/a.py": wrong, "low/b.py": "import fake.low.c\none = 1", "low/c.py": ""}.items():
        file = package / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    down = imports(package)
    assert down == {"fake.high.a": {"fake.low.b"}, "fake.low.b": {"fake.low.c"}, "fake.low.c": set()}
    assert (circle(down), upward(down, "fake", ["high", "low"])) == ([], [])
    assert upward(down, "fake", ["low", "high"]) == upward(down, "fake", ["high | low"]) == ["fake.high.a -> fake.low.b"]
    (package / "low/c.py").write_text("def late():\n    import fake.high.a", "utf-8")
    assert {*circle(imports(package))} == {"fake.high.a", "fake.low.b", "fake.low.c"}


def modules_after(code: str) -> set[str]:
    code = f"{code}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def test_whoever_opens_a_lesson_waits_for_no_tool() -> None:
    names = modules_after("import course.tui.places; course.tui.places.load_ahead()")
    assert names >= {"course.tui.lesson.lesson_screen", "course.tui.lesson.reading_view", "markdown_it.main"}
    assert not [name for name in names if name.startswith("course.tools")]


def test_the_choices_of_what_goes_out_wait_for_no_writer_and_for_nothing_that_only_one_document_needs() -> None:
    names = modules_after("import course.tui.places as places; from textual.app import App; places.load_later(App().stylesheet)")
    assert names >= {"course.session.outgoing", "course.tui.outgoing.outgoing_screen"}
    heavy = {
        "course.export.talk",
        "course.export.rating",
        "course.export.board_svg",
        "urllib.request",
        "xml.sax",
        "typst",
        "docx",
    }
    assert not names & {*heavy, "course.session.talks", "course.tui.dialogs.saved_dialog", "odfdo", "icalendar"}


def test_home_loads_no_field_and_nothing_that_only_a_command_or_a_lesson_needs() -> None:
    names = modules_after(
        "import course.cli, course.commands.start, course.tui.app, course.tui.home.home_screen, course.session.today"
    )
    assert "course.tui.app" in names
    assert not names & {"argparse", "yaml", "textual.widgets._text_area", "markdown_it", "course.journal.forgetting", "rapidfuzz"}


def test_the_session_is_made_of_little() -> None:
    """What each start and each command pays for; whatever is in this list was once, for nothing."""
    names = modules_after("import course.session.session, course.session.today")
    late = {"argparse", "dataclasses", "yaml", "filelock", "course.journal.packed", "course.journal.lost"}
    assert not names & {*late, "course.journal.forgetting", "course.study.review", "course.study.search", "icalendar"}
