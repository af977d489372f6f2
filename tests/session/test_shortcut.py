"""The shortcut on the desktop, as each system is told to make one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from course.session.shortcut import NoShortcut, System, make_shortcut

ODD = 'O\'Brien "x" $(touch væk) `id` %USERNAME% ;& æøå \\ ’'
"""A folder's name that a shell would do a lot with."""


class Machine:
    """A machine whose PowerShell is written down, and makes the shortcut or doesn't."""

    def __init__(self, platform: str, desktop: Path, *, makes: bool = True) -> None:
        self.asked: list[tuple[Sequence[str], Mapping[str, str]]] = []
        self.script = ""
        self._makes = makes
        self.system = System(platform, desktop, desktop.parent, {"SystemRoot": "/Windows"}, self._run)

    def _run(self, command: Sequence[str], environment: Mapping[str, str]) -> int:
        self.asked.append((command, environment))
        self.script = Path(command[-1]).read_text("utf-8")
        if self._makes:
            Path(environment["SKALKAN_LINK"]).write_bytes(b"")
        return 0


@pytest.fixture
def desktop(tmp_path: Path) -> Path:
    folder = tmp_path / "Skrivebord"
    folder.mkdir()
    return folder


def test_windows_gets_no_path_into_a_script(desktop: Path) -> None:
    machine = Machine("win32", desktop)
    program = f"C:\\{ODD}\\python.exe"
    file = make_shortcut([program, "-m", "course", "--home", ODD], machine.system)
    assert file == desktop / "skalkan.lnk"
    ((command, environment),) = machine.asked
    assert ODD not in " ".join(command)
    assert ODD not in machine.script
    assert environment["SKALKAN_TARGET"] == program
    assert environment["SKALKAN_ARGUMENTS"] == subprocess.list2cmdline(["-m", "course", "--home", ODD])
    assert Path(command[0]).name == "powershell.exe"
    assert not Path(command[-1]).exists(), "the script is gone again"


def test_where_windows_makes_none_one_is_told_how(desktop: Path) -> None:
    machine = Machine("win32", desktop, makes=False)
    with pytest.raises(NoShortcut, match="Lav selv en genvej til: python -m course"):
        make_shortcut(["python", "-m", "course"], machine.system)


@pytest.mark.skipif(os.name != "posix", reason="it is a script for sh")
def test_macos_runs_what_it_is_told(desktop: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; print(sys.argv[1])", ODD]
    file = make_shortcut(command, Machine("darwin", desktop).system)
    assert file.name == "skalkan.command"
    assert subprocess.run([file], capture_output=True, check=True).stdout.decode("utf-8") == f"{ODD}\n"
    assert [each.name for each in tmp_path.rglob("*")] == ["Skrivebord", "skalkan.command"]


def test_linux_gets_a_desktop_entry_that_says_it_back(desktop: Path) -> None:
    command = ["/usr/bin/python 3", "-m", "course", "--home", ODD]
    file = make_shortcut(command, Machine("linux", desktop).system)
    lines = dict(line.split("=", 1) for line in file.read_text("utf-8").splitlines()[1:])
    assert (file.name, lines["Terminal"], lines["Type"]) == ("skalkan.desktop", "true", "Application")
    if os.name == "posix":  # what stands in double quotes there is escaped as for a shell
        line = lines["Exec"].replace("\\\\", "\\").replace("%%", "%")
        said = subprocess.run(["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, check=True).stdout
        assert said.decode("utf-8").splitlines() == command
        assert os.access(file, os.X_OK)
    with pytest.raises(NoShortcut):
        make_shortcut(["python", "to\nlinjer"], Machine("linux", desktop).system)


def test_without_a_desktop_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoShortcut, match=r"Mappen .*Skrivebord findes ikke\."):
        make_shortcut(["python"], Machine("linux", tmp_path / "Skrivebord").system)
