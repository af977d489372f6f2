"""Taking something out of the program, whatever stands in it and wherever it is to go."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from course.journal import Journal
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Shelves
from course.tui.dialogs.export import ExportScreen, Format
from course.tui.tools.project.project_screen import ProjectScreen
from tests.export.test_calendar import events
from tests.tui.desk import Desk, Open
from tests.tui.exercises import burst


@pytest.fixture
def shelves(journal: Journal) -> Shelves:
    return Shelves(journal)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's own documents."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    return tmp_path


async def opened(desk: Desk, *formats: Format) -> Input:
    """The dialog over home; gives its field."""
    desk.app.push_screen(ExportScreen("Noget", formats))
    await desk.see("Gem filen")
    return desk.app.screen.query_one(Input)


async def tells(desk: Desk, *texts: str) -> None:
    """Waits until a message says all these texts, on however many lines."""

    def told() -> bool:
        return any(all(text in each.message for text in texts) for each in desk.app._notifications)

    await desk.until(told, f"a message with {texts}")


# Where it goes


TWO = (Format("Tekst", "noget.md", lambda: "Noget"), Format("Billede", "noget.svg", lambda: "<svg/>"))


async def test_another_format_has_another_name(open_app: Open, documents: Path) -> None:
    (documents / "noget.svg").touch()
    async with open_app() as desk:
        field = await opened(desk, *TWO)
        assert field.value == str(documents / "noget.md")
        await desk.press("down")
        assert field.value == str(documents / "noget-2.svg"), "what is there already is not written over"
        await desk.press("up")
        assert field.value == str(documents / "noget.md")


@pytest.mark.parametrize(
    ("typed", "then"),
    [("{there}/mit.navn.md", "{there}/mit.navn.svg"), ("{there}/mit", "{there}/mit"), ("{there}/v1.2", "{there}/v1.2")],
)
async def test_a_name_that_was_typed_stays_in_another_format(open_app: Open, documents: Path, typed: str, then: str) -> None:
    async with open_app() as desk:
        field = await opened(desk, *TWO)
        field.value = typed.format(there=documents)
        await desk.press("down")
        assert field.value == then.format(there=documents)
        await desk.press("up")
        assert field.value == typed.format(there=documents)


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(36, "File name too long")])
async def test_a_folder_that_may_not_be_searched_is_told_when_it_is_written_to(
    open_app: Open, documents: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def exists(path: Path) -> bool:
        if documents in path.parents:
            raise error
        return True

    async with open_app() as desk:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "exists", exists)
            field = await opened(desk, *TWO)
            assert field.value == str(documents / "noget.md")
            await desk.press("enter", "enter")
            await tells(desk, "Filen kan ikke gemmes")
            assert desk.place == "ExportScreen"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "projekt-con.md"),
        ("nul", "projekt-nul.md"),
        ("Aux ", "projekt-aux.md"),
        ("LPT1", "projekt-lpt1.md"),
        ("Com10", "com10.md"),
        ("Konsol", "konsol.md"),
        ("Skoleomra\u030ade", "skoleområde.md"),
        ("?!", "projekt.md"),
    ],
)
async def test_a_name_is_one_that_every_system_takes(open_app: Open, shelves: Shelves, title: str, name: str) -> None:
    async with open_app() as desk:
        screen = ProjectScreen(shelves, Project(name=title))
        desk.app.push_screen(screen)
        assert screen.file_name("md") == name


async def test_enter_twice_writes_it_once_and_closes_nothing_else(open_app: Open, shelves: Shelves, documents: Path) -> None:
    shelves.commitments.save(Commitment(occasion="det sker", action="gør jeg det"))
    async with open_app() as desk:
        await desk.press("a", "enter", "f4", "enter")
        await desk.until(lambda: desk.app.screen.query_one(Input).has_focus, "the field in focus")
        await burst(desk, "enter", "enter")
        await tells(desk, "Gemt:")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        assert len(desk.app.screen_stack) == 3
    assert len(list(documents.glob("*.md"))) == 1


# What stands in it


async def test_the_last_day_of_the_calendar_can_be_taken_out(open_app: Open, shelves: Shelves, documents: Path) -> None:
    shelves.commitments.save(Commitment(occasion="det sker", action="gør jeg det", look_back="9999-12-31"))
    async with open_app() as desk:
        await desk.press("a", "enter", "f4", "down", "enter", "enter")
        await tells(desk, "Gemt:")
    (file,) = documents.glob("*.ics")
    (event,) = events(file.read_bytes())
    assert event["DTSTART"].dt.isoformat() == "9999-12-31"


@pytest.mark.parametrize("fault", [OverflowError("date value out of range"), ValueError("odd"), KeyError("x")])
async def test_what_cant_be_made_is_told_and_nothing_ends(open_app: Open, documents: Path, fault: Exception) -> None:
    def make() -> str:
        raise fault

    async with open_app() as desk:
        await opened(desk, Format("Noget", "noget.md", make))
        await desk.press("enter")
        await tells(desk, "Filen kan ikke gemmes: noget i den kan ikke stå i sådan en fil")
        assert desk.place == "ExportScreen"
    assert not list(documents.glob("noget*"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("{there}/findes/ikke/a.md", "filen eller mappen findes ikke"),
        ("~ingen-hedder-saadan/a.md", "filen eller mappen findes ikke"),
        ("{there}", "det er en mappe og ikke en fil"),
        ("{there}/" + "a" * 400 + ".md", "navnet er for langt"),
        ("{there}/a\0.md", "eller også kan filen ikke hedde sådan"),
    ],
)
async def test_a_place_it_cant_go_to_is_told_in_danish(open_app: Open, documents: Path, name: str, reason: str) -> None:
    async with open_app() as desk:
        field = await opened(desk, Format("Noget", "noget.md", lambda: "Noget"))
        field.value = name.format(there=documents)
        await desk.press("enter")
        await tells(desk, "Filen kan ikke gemmes", reason)
        assert desk.place == "ExportScreen"
