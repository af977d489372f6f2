"""Opening a file and showing its folder on every system: what is started, and what is said where nothing can be."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

import pytest

from course.session import opening
from course.session.opening import Desktop, NotOpened, open_file, show_folder, this_desktop

SCREEN = {"DISPLAY": ":0"}
XDG, GIO = "/usr/bin/xdg-open", "/usr/bin/gio"


class Machine:
    """A machine that only notes what it is to start."""

    def __init__(self, *programs: str, says: dict[str, int] | None = None) -> None:
        self.programs = programs
        self.says = says or {}
        self.started: list[Sequence[str] | str] = []

    def find(self, name: str) -> str | None:
        return next((each for each in self.programs if PurePath(each).name == name), None)

    def start(self, command: Sequence[str] | str) -> int | None:
        self.started.append(command)
        return self.says.get(command[0])

    def start_file(self, file: str) -> None:
        self.started.append([file])

    def desktop(self, platform: str, environment: dict[str, str] | None = None) -> Desktop:
        start_file = self.start_file if platform == "win32" else None
        return Desktop(platform, SCREEN if environment is None else environment, self.find, self.start, start_file)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "Mine dokumenter, $(nu)"
    folder.mkdir()
    (folder / "-dagbog; æøå.pdf").touch()
    return folder / "-dagbog; æøå.pdf"


@pytest.mark.parametrize(
    ("platform", "programs", "opened", "shown"),
    [
        ("linux", (XDG, GIO), [XDG, "{file}"], [XDG, "{folder}"]),
        ("linux", (GIO,), [GIO, "open", "{file}"], [GIO, "open", "{folder}"]),
        ("freebsd14", (XDG,), [XDG, "{file}"], [XDG, "{folder}"]),
        ("darwin", (), ["/usr/bin/open", "{file}"], ["/usr/bin/open", "-R", "{file}"]),
        ("win32", (), ["{file}"], '"{explorer}" /select,"{file}"'),
    ],
)
async def test_each_system_opens_with_its_own(
    file: Path, platform: str, programs: tuple[str, ...], opened: list[str], shown: list[str] | str
) -> None:
    machine = Machine(*programs)
    desktop = machine.desktop(platform, {**SCREEN, "SystemRoot": "/W"})

    def filled(text: str) -> str:
        return text.format(file=file, folder=file.parent, explorer=Path("/W") / "explorer.exe")

    await open_file(file, desktop)
    await show_folder(file, desktop)
    assert machine.started[0] == [filled(each) for each in opened]
    assert machine.started[1] == (filled(shown) if isinstance(shown, str) else [filled(each) for each in shown])


async def test_a_program_that_cant_leaves_it_to_the_next(file: Path) -> None:
    machine = Machine(XDG, GIO, says={XDG: 3})
    await open_file(file, machine.desktop("linux"))
    assert [command[0] for command in machine.started] == [XDG, GIO]


@pytest.mark.parametrize(
    "desktop",
    [
        Machine().desktop("linux"),
        Machine(XDG, GIO, says={XDG: 3, GIO: 2}).desktop("linux"),
        Machine(XDG, GIO).desktop("linux", {}),
        Machine(says={"/usr/bin/open": 1}).desktop("darwin"),
    ],
    ids=["no program", "none can", "no screen", "macOS can't"],
)
async def test_where_nothing_opens_it_the_leader_is_told_where_it_lies(file: Path, desktop: Desktop) -> None:
    with pytest.raises(NotOpened) as told:
        await open_file(file, desktop)
    assert str(told.value) == f"Filen kan ikke åbnes herfra. Åbn den selv: {file}"
    with pytest.raises(NotOpened) as told:
        await show_folder(file, desktop)
    assert str(told.value) == f"Mappen kan ikke vises herfra. Åbn den selv: {file.parent}"


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
async def test_a_system_that_refuses_is_no_fault_of_ours(file: Path, platform: str) -> None:
    def refuse(_what: object) -> int:
        raise OSError(1155, "no program is set for it")

    desktop = Desktop(platform, SCREEN, lambda name: f"/usr/bin/{name}", refuse, refuse)
    for attempt in (open_file, show_folder):
        with pytest.raises(NotOpened):
            await attempt(file, desktop)


async def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    machine = Machine(XDG)
    with pytest.raises(NotOpened) as told:
        await open_file(tmp_path / "væk.pdf", machine.desktop("linux"))
    assert str(told.value) == f"Filen {tmp_path / 'væk.pdf'} findes ikke mere."
    assert machine.started == []


def test_what_is_started_says_nothing_in_the_terminal_and_may_go_on(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = this_desktop().start
    monkeypatch.setattr(opening, "PATIENCE", 60)
    assert start([sys.executable, "-c", "import sys; print('x'); print('y', file=sys.stderr); sys.exit(3)"]) == 3
    assert start([sys.executable, "-c", "import sys; sys.exit(bool(sys.stdin.read()))"]) == 0, "it reads no keys of the app's"
    monkeypatch.setattr(opening, "PATIENCE", 0.01)
    ends, ended = tmp_path / "ends", tmp_path / "ended"
    waiting = "import pathlib, sys, time\nwhile not pathlib.Path(sys.argv[1]).exists(): time.sleep(0.01)\n"
    waiting += "pathlib.Path(sys.argv[2]).touch()"
    assert start([sys.executable, "-c", waiting, str(ends), str(ended)]) is None
    ends.touch()
    while not ended.exists():
        pass
    assert capfd.readouterr() == ("", "")
