"""Taking something out of the program, whatever stands in it and wherever it is to go."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from course.export import formats
from course.journal import Journal
from course.session.exports import Export, Proposal
from course.session.routes import ToWork
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.dialogs.export import ExportScreen
from tests.export.test_calendar import events
from tests.tui.desk import Desk, Open
from tests.tui.exercises import burst


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The leader's own documents."""
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path)
    return tmp_path


async def opened(desk: Desk, *proposals: Proposal) -> Input:
    """The dialog over home; gives its field."""
    desk.app.push_screen(ExportScreen(Export("Noget", proposals)))
    await desk.see("Gem filen")
    return desk.app.screen.query_one(Input)


async def tells(desk: Desk, *texts: str) -> None:
    """Waits until a message says all these texts, on however many lines."""

    def told() -> bool:
        return any(all(text in each.message for text in texts) for each in desk.app._notifications)

    await desk.until(told, f"a message with {texts}")


# Where it goes


TWO = (Proposal("Tekst", "noget.md", lambda: "Noget"), Proposal("Billede", "noget.svg", lambda: "<svg/>"))


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


async def test_enter_twice_writes_it_once_and_closes_nothing_else(open_app: Open, works: Repositories, documents: Path) -> None:
    works.of(Commitment).save(Commitment(occasion="det sker", action="gør jeg det"))
    async with open_app() as desk:
        await desk.press("a", "enter", "ctrl+e")
        await desk.until(lambda: desk.place == "ExportScreen", "the formats")
        await burst(desk, "enter", "enter")
        await tells(desk, "Gemt:")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        assert len(desk.app.screen_stack) == 3
    assert len(list(documents.glob("*.pdf"))) == 1


# What stands in it


async def test_the_last_day_of_the_calendar_can_be_taken_out(open_app: Open, works: Repositories, documents: Path) -> None:
    works.of(Commitment).save(Commitment(occasion="det sker", action="gør jeg det", look_back="9999-12-31"))
    async with open_app() as desk:
        await desk.press("a", "enter", "ctrl+e", "end", "enter", "enter")
        await tells(desk, "Gemt:")
    (file,) = documents.glob("*.ics")
    (event,) = events(file.read_bytes())
    assert event["DTSTART"].dt.isoformat() == "9999-12-31"


@pytest.mark.parametrize("fault", [OSError(2, "a bug"), ValueError("odd"), KeyError("x")])
async def test_a_fault_of_ours_is_none_of_the_file_and_loses_nothing(
    open_app: Open, works: Repositories, documents: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def make(_document: object) -> str:
        raise fault

    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN._replace(write=make),))
    project = works.of(Project).save(Project(name="Ny telefoni"))
    seen: list[Desk] = []
    with pytest.raises(type(fault)):
        async with open_app() as desk:
            seen.append(desk)
            await desk.app.go(ToWork("projects", project.id))
            await desk.until(lambda: desk.place == "ProjectScreen", "the project")
            await desk.press("home", "enter")
            await desk.until(lambda: desk.place == "AboutScreen", "the form")
            desk.app.screen.query_one("#name").focus()
            await desk.write(" og mere")
            await desk.press("ctrl+e")
            await desk.until(lambda: desk.place == "ExportScreen", "the dialog")
            await desk.press("enter")
    assert seen[0].app.crash is fault, "it ends the app, and is reported"
    assert not any("Filen kan ikke gemmes" in each.message for each in seen[0].app._notifications)
    assert works.of(Project).all()[0].name == "Ny telefoni og mere"
    assert not list(documents.glob("*telefoni*"))


async def test_a_new_format_for_documents_is_offered_and_written(
    open_app: Open, works: Repositories, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loud = formats.Format("txt", "Råbt", "til at råbe", lambda document: document.title.upper())
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, loud))
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app() as desk:
        await desk.press("p", "ctrl+e")
        await desk.see("Dokument til at læse, printe eller sende (Råbt)")
        await desk.press("down", "enter", "enter")
        await tells(desk, "Gemt:")
    (file,) = documents.glob("*.txt")
    assert file.read_text("utf-8") == "MINE PROJEKTER OG REDSKABER"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("{there}/findes/ikke/a.md", "filen eller mappen findes ikke"),
        ("~ingen-hedder-saadan/a.md", "filen eller mappen findes ikke"),
        ("{there}", "det er en mappe og ikke en fil"),
        ("{there}/" + "a" * 400 + ".md", "navnet er for langt"),
        ("{there}/a\0.md", "filen kan ikke hedde sådan"),
        ("~\0/a.md", "filen kan ikke hedde sådan"),
    ],
)
async def test_a_place_it_cant_go_to_is_told_in_danish(open_app: Open, documents: Path, name: str, reason: str) -> None:
    async with open_app() as desk:
        field = await opened(desk, Proposal("Noget", "noget.md", lambda: "Noget"))
        field.value = name.format(there=documents)
        await desk.press("enter")
        await tells(desk, "Filen kan ikke gemmes", reason)
        assert desk.place == "ExportScreen"


async def test_a_file_that_is_there_is_replaced_only_when_the_leader_says_so(open_app: Open, documents: Path) -> None:
    (documents / "min.md").write_text("Mit eget", "utf-8")
    async with open_app() as desk:
        field = await opened(desk, *TWO)
        field.value = str(documents / "min.md")
        field.focus()
        await desk.press("enter")
        await desk.see("Vil du erstatte den?", "Erstat den")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "ExportScreen")
        assert (documents / "min.md").read_text("utf-8") == "Mit eget"
        await desk.press("enter")
        await desk.see("Vil du erstatte den?")
        await desk.click("Erstat den")
        await tells(desk, "Gemt:")
    assert (documents / "min.md").read_text("utf-8") == "Noget"


async def test_a_name_that_promises_another_format_is_refused(open_app: Open, documents: Path) -> None:
    async with open_app() as desk:
        field = await opened(desk, *TWO)
        field.value = str(documents / "min.docx")
        field.focus()
        await desk.press("enter")
        await tells(desk, "Filen kan ikke gemmes", ".md, .markdown, .txt")
    assert not list(documents.glob("min.*"))
