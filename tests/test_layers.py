"""What a command must not load, it doesn't: proved by what is in memory afterwards, which no machine's speed changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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
    assert not loaded(*there) & {"textual", "rich", "course.tui"}


def test_help_loads_neither_the_course_nor_the_journal() -> None:
    assert not loaded("--help") & {"msgspec", "yaml", "tinydb", "platformdirs", "course.content", "course.journal"}


def test_a_second_status_reads_no_yaml(home: Path, course_folder: Path) -> None:
    home.mkdir()
    there = ["status", "--home", str(home), "--lessons", str(course_folder)]
    assert "yaml" in loaded(*there)
    assert not loaded(*there) & {"yaml", "platformdirs"}
