"""Windows and macOS, as far as they can be asked here: nothing is called that only one system has, and what they say is heard."""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

import course
from course.cli import main
from course.commands import merge_in, start
from course.commands.options import Options
from course.commands.refused import Refused
from course.content.model import Course
from course.journal import Journal
from course.journal.disk import put, replace
from course.journal.long_paths import marked, reachable
from course.locale.reasons import why
from course.session.documents_folder import documents_folder
from course.session.session import Session

PACKAGE = Path(course.__file__).parent
POSIX = {
    "os": "fork forkpty getuid geteuid getgid getppid kill killpg setsid nice uname sync O_CLOEXEC O_NONBLOCK O_NOCTTY O_NOFOLLOW"
    " O_DIRECTORY O_SYNC fchmod fchown chown statvfs getloadavg openpty mkfifo wait WNOHANG posix_spawn",
    "signal": "SIGHUP SIGKILL SIGQUIT SIGALRM SIGUSR1 SIGUSR2 SIGWINCH SIGTSTP SIGCONT SIGCHLD SIGPIPE alarm setitimer pause",
    "time": "tzset",
}
"""What Windows has none of, by module: it is asked for with `getattr`, or behind a look at the system."""
MODULES = {"fcntl", "termios", "tty", "pty", "pwd", "grp", "resource", "readline", "curses", "syslog", "winreg", "msvcrt"}
GUARDED = {"course/journal/disk.py": {"fcntl"}, "course/commands/web.py": {"resource"}}
"""Modules that are imported behind a look at the system."""


def asked_for(file: Path) -> Iterator[str]:
    """What a file asks for that only some systems have."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if name in POSIX.get(module, "").split():
                yield f"{module}.{name}"
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name in MODULES)
            case ast.ImportFrom(module=str(module)) if module in MODULES:
                yield module


def test_nothing_is_called_that_only_one_system_has() -> None:
    found = {}
    for file in PACKAGE.rglob("*.py"):
        name = file.relative_to(PACKAGE.parent).as_posix()
        if only := set(asked_for(file)) - GUARDED.get(name, set()):
            found[name] = only
    assert found == {}


class Held:
    """A file that another program has open for a while, as Windows says it."""

    def __init__(self, patch: pytest.MonkeyPatch, times: int, winerror: int | None) -> None:
        self.left = times
        self.waited: list[float] = []
        rename = Path.replace

        def replace(path: Path, target: Path) -> Path:
            if self.left:
                self.left -= 1
                error = PermissionError(13, "Access is denied")
                error.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
                raise error
            return rename(path, target)

        patch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("winerror", [5, 32])
def test_a_file_that_another_program_has_open_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    new, file = tmp_path / "ny", tmp_path / "gammel"
    new.write_bytes(b"ny")
    file.write_bytes(b"gammel")
    held = Held(monkeypatch, 5, winerror)
    put(new, file, held.waited.append)
    assert file.read_bytes() == b"ny"
    assert len(held.waited) == 5
    assert held.waited == sorted(held.waited)


@pytest.mark.parametrize(("times", "winerror", "waited"), [(99, 32, 5), (99, None, 0), (99, 19, 0)])
def test_a_file_that_stays_closed_to_us_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, winerror: int | None, waited: int
) -> None:
    file = tmp_path / "gammel"
    file.write_bytes(b"gammel")
    held = Held(monkeypatch, times, winerror)
    monkeypatch.setattr("course.journal.disk.put", lambda new, file: put(new, file, held.waited.append))
    with pytest.raises(PermissionError):
        replace(file, [b"ny"])
    assert file.read_bytes() == b"gammel"
    assert [each.name for each in tmp_path.iterdir()] == ["gammel"], "nothing is left behind"
    assert len(held.waited) == waited


class Console(io.TextIOWrapper):
    """A console window with a code page of its own."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("page", ["cp850", "cp1252", "ascii"])
def test_a_console_of_any_code_page_is_written_to(
    page: str, home: Path, course_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = Console(io.BytesIO(), encoding=page)
    monkeypatch.setattr(sys, "stdout", console)
    for command in (["status"], ["settings"], ["where"], ["export", "--list"]):
        assert main(["--home", str(home), "--lessons", str(course_folder), *command]) == 0
    console.flush()
    said = console.buffer.getvalue().decode(page)  # type: ignore[attr-defined]
    assert ("Mørk" if page != "ascii" else "M?rk") in said


@pytest.mark.parametrize(("encoding", "goes"), [("utf-8", True), ("cp65001", True), ("ascii", False), ("latin-1", False)])
def test_a_screen_that_has_no_danish_letters_is_told_of(encoding: str, goes: bool) -> None:
    assert start._writes_utf8(io.TextIOWrapper(io.BytesIO(), encoding=encoding)) is goes


def test_what_to_set_is_said_in_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "_has_a_screen", lambda environ: True)
    monkeypatch.setattr(sys, "__stderr__", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    monkeypatch.setattr(sys, "__stdout__", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    with pytest.raises(Refused, match=r"ikke kan vise danske bogstaver\. Skriv .* og derefter skalkan\.") as refused:
        start.run(Options(home=home))
    assert refused.value.code == 2
    assert not home.exists()


def test_documents_that_onedrive_has_taken_over(
    practice_course: Course, home: Path, clock: Callable[[], datetime], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    redirected = tmp_path / "OneDrive - Odder Kommune" / "Dokumenter"
    redirected.mkdir(parents=True)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: redirected)
    with Journal(home, clock=clock) as journal:
        assert documents_folder(Session(practice_course, journal, clock)) == redirected


DEEP = "\\".join(["C:", *["Mette Hansens egne mapper"] * 8, "skalkan"])


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        (DEEP, "\\\\?\\" + DEEP),
        (DEEP.replace("\\", "/"), "\\\\?\\" + DEEP),
        (f"{DEEP}\\her\\..\\der", f"\\\\?\\{DEEP}\\der"),
        (f"\\\\server\\drev\\{DEEP[3:]}", f"\\\\?\\UNC\\server\\drev\\{DEEP[3:]}"),
        ("\\\\?\\" + DEEP, "\\\\?\\" + DEEP),
        ("C:\\Users\\Mette\\AppData\\Local\\skalkan", "C:\\Users\\Mette\\AppData\\Local\\skalkan"),
    ],
)
def test_windows_opens_a_path_however_long_it_is(path: str, opened: str) -> None:
    assert len(DEEP) > 180
    assert marked(path) == opened


def test_another_system_has_no_such_mark() -> None:
    assert reachable(Path("x" * 300), "linux") == Path("x" * 300)
    assert str(reachable(Path(DEEP), "win32")).startswith("\\\\?\\C:")


def test_a_home_deeper_than_windows_opens_by_itself(tmp_path: Path) -> None:
    home = tmp_path.joinpath(*["en mappe med et langt navn"] * 12)
    assert main(["--home", str(home), "settings", "theme", "light"]) == 0
    assert (home / "journal.jsonl").is_file()


def test_a_name_that_is_too_long_is_said_to_be() -> None:
    told = OSError(22, "The filename or extension is too long")
    told.winerror = 206  # type: ignore[attr-defined, unused-ignore]
    assert why(told) == "navnet er for langt"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such device")
def test_a_device_is_looked_at_where_no_terminal_can_be_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.O_NOCTTY", raising=False)
    device = Path("/dev/null")
    assert not merge_in._is_typed(device, device.stat().st_mode)
