"""Taking something out of the program, whatever stands in it and wherever it is to go."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.containers import Horizontal
from textual.dom import DOMNode
from textual.widgets import Input

from course.export import formats
from course.journal import Journal
from course.journal.kinds import NOTES
from course.journal.private import Address, mark_private, private_marks
from course.journal.records import Records
from course.session import outgoing
from course.session.opening import NotOpened
from course.session.outgoing_entries import OutgoingEntry, outgoing_entry
from course.session.routes import ToOutgoing, ToWork
from course.session.session import Session
from course.tools.board import Board, Card
from course.tools.commitment import Commitment
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.talk import Talk
from course.tui.dialogs import saved_dialog
from course.tui.outgoing import outgoing_screen
from course.tui.widgets.keybar import KeyBar
from course.tui.widgets.titlebar import TitleBar
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


@pytest.fixture(autouse=True)
def a_few_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each of them writes has tests of its own."""
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, formats.HTML, formats.JSON, formats.ICS, formats.SVG))


async def opened(desk: Desk, paper: str = "whole") -> Input:
    """The choices; gives the field with the file's name."""
    await desk.app.go(ToOutgoing(paper))
    await desk.until(lambda: desk.place == "OutgoingScreen", "the choices")
    return desk.app.screen.query_one(Input)


async def tells(desk: Desk, *texts: str) -> None:
    """Waits until a message says all these texts, on however many lines."""

    def told() -> bool:
        return any(all(text in each.message for text in texts) for each in desk.app._notifications)

    await desk.until(told, f"a message with {texts}")


# Where it goes


async def test_the_choices_from_above_to_a_file(open_app: Open, works: Repositories, journal: Journal, documents: Path) -> None:
    board = works.of(Board).save(Board(title="Ny telefoni", cards=(Card("a", "now-pro", "Vi kender borgerne"),)))
    kept = Records(journal).save_note(None, None, "Min tvivl om [b]Ida[/b]", None)
    mark_private(journal, [(NOTES, kept)], True)
    async with open_app() as desk:
        field = await opened(desk)
        await desk.see("‹ Dig selv ›", "‹ Hele dagbogen ›", "1 af 2 kommer med · 1 er kun for dig og bliver her")
        await desk.see("[ ] Notat", "▣ kun for dig", "Min tvivl om [b]Ida[/b]", "[x] Figur: Ny telefoni")
        await desk.press("right", "right")
        await desk.see("‹ Dit personale ›", "‹ Nu og fremtid: Ny telefoni ›")
        assert field.value.startswith(str(documents / "nu-og-fremtid-ny-telefoni-"))
        (documents / Path(field.value).with_suffix(".svg").name).touch()
        await desk.press("down", "down", "enter")
        await desk.until(lambda: desk.place == "Chooser", "the formats")
        await desk.press("end", "enter")
        await desk.see("Billede")
        assert field.value.endswith(" (2).svg"), "what is there already is not written over"
        await desk.press("tab", "tab", "space")
        await desk.see("0 af 1 kommer med")
        await desk.press("space", "ctrl+o")
        await desk.see("▣ kun for dig", "0 af 1 kommer med", "Ctrl+O ændrer det tilbage.")
        await desk.press("ctrl+o")
        await desk.see("1 af 1 kommer med")
        await desk.press("space")
        await desk.press("ctrl+g")
        await tells(desk, "Vælg først, hvad der skal med")
        await desk.press("enter", "ctrl+g")
        await desk.see("Filen er gemt")
    (file,) = documents.glob("* (2).svg")
    assert "Vi kender borgerne" in file.read_text("utf-8")
    assert board.title in file.read_text("utf-8")


async def test_opening_it_over_a_long_journal_tells_only_what_is_in_sight_and_lays_no_style_on_twice(
    open_app: Open, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = journal.table(NOTES)
    table.insert_multiple({"lesson": None, "step": None, "text": f"Tanke {number}"} for number in range(1_000))
    told: list[Address] = []

    def tell(session: Session, entry: Address) -> OutgoingEntry:
        told.append(entry)
        return outgoing_entry(session, entry)

    monkeypatch.setattr(outgoing, "outgoing_entry", tell)
    monkeypatch.setattr(outgoing_screen, "_SHOWN", 600)  # what looks like personal data is looked for after that
    styled: list[object] = []
    async with open_app() as desk:
        apply = desk.app.stylesheet.apply

        def counted(node: DOMNode, **options: Any) -> None:
            styled.append(node)
            apply(node, **options)

        monkeypatch.setattr(desk.app.stylesheet, "apply", counted)
        await opened(desk)
        await desk.see("1000 af 1000 kommer med", "[x] Notat", "Tanke")
        assert 3 <= len(set(told)) <= 8, "the rows in sight"
        plain = Counter(
            each for each in styled if isinstance(each, Horizontal | TitleBar | KeyBar) and each.screen is desk.app.screen
        )
        assert set(plain.values()) == {1}


@pytest.mark.parametrize(
    ("typed", "then"),
    [("{there}/mit.navn.md", "{there}/mit.navn.html"), ("{there}/mit", "{there}/mit"), ("{there}/v1.2", "{there}/v1.2")],
)
async def test_a_name_that_was_typed_stays_in_another_format(open_app: Open, documents: Path, typed: str, then: str) -> None:
    async with open_app() as desk:
        field = await opened(desk)
        field.value = typed.format(there=documents)
        await desk.press("down", "down", "right")
        assert field.value == then.format(there=documents)
        await desk.press("left")
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
            field = await opened(desk)
            assert field.value == str(documents / "min-dagbog-2026-11-23.md")
            await desk.press("ctrl+g")
            await tells(desk, "Filen kan ikke gemmes")
            assert desk.place == "OutgoingScreen"


async def test_twice_in_a_hurry_writes_it_once_and_closes_nothing_else(
    open_app: Open, works: Repositories, documents: Path
) -> None:
    works.of(Commitment).save(Commitment(occasion="det sker", action="gør jeg det"))
    async with open_app() as desk:
        await desk.press("a", "enter", "ctrl+e")
        await desk.until(lambda: desk.place == "OutgoingScreen", "the choices")
        await burst(desk, "ctrl+g", "ctrl+g")
        await desk.until(lambda: bool(list(documents.glob("*.md"))), "the file")
        await desk.press(*["escape"] * (desk.place == "SavedDialog"))
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        assert len(desk.app.screen_stack) == 3
    assert len(list(documents.glob("*.md"))) == 1


async def test_what_takes_long_can_be_stopped_and_the_keys_go_on(
    open_app: Open, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def slow(_document: object) -> str:
        assert goes_on.wait(30)
        return "Færdig"

    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN._replace(write=slow),))
    async with open_app() as desk:
        await opened(desk)
        await desk.press("ctrl+g")
        await desk.see("Laver filen … Esc stopper.")
        await desk.press("down", "escape")
        goes_on.set()
        await tells(desk, "Stoppet. Der er ikke gemt noget.")
        assert desk.place == "OutgoingScreen"
        assert list(documents.iterdir()) == []
        await desk.press("ctrl+g")
        await desk.see("Filen er gemt")


# What stands in it


async def test_the_last_day_of_the_calendar_can_be_taken_out(open_app: Open, works: Repositories, documents: Path) -> None:
    works.of(Commitment).save(Commitment(occasion="det sker", action="gør jeg det", look_back="9999-12-31"))
    async with open_app() as desk:
        await desk.press("a", "enter", "ctrl+e")
        await desk.until(lambda: desk.place == "OutgoingScreen", "the choices")
        await desk.press("down", "down", "left", "ctrl+g")
        await desk.see("Filen er gemt")
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
            await desk.until(lambda: desk.place == "OutgoingScreen", "the choices")
            await desk.press("ctrl+g")
            await desk.until(lambda: desk.app.crash is not None, "the end")
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
        await desk.see("‹ Alle projekter og redskaber ›", "‹ Markdown ›")
        await desk.press("down", "down", "space", "ctrl+g")
        await desk.see("Filen er gemt")
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
        field = await opened(desk)
        field.value = name.format(there=documents)
        await desk.press("ctrl+g")
        await tells(desk, "Filen kan ikke gemmes", reason)
        assert desk.place == "OutgoingScreen"


async def test_a_file_that_is_there_is_replaced_only_when_the_leader_says_so(open_app: Open, documents: Path) -> None:
    (documents / "min.md").write_text("Mit eget", "utf-8")
    async with open_app() as desk:
        field = await opened(desk)
        field.value = str(documents / "min.md")
        field.focus()
        await desk.press("enter")
        await desk.see("Vil du erstatte den?", "Erstat den")
        await desk.press("escape")
        await desk.until(lambda: desk.place == "OutgoingScreen")
        assert (documents / "min.md").read_text("utf-8") == "Mit eget"
        await desk.press("enter")
        await desk.see("Vil du erstatte den?")
        await desk.click("Erstat den")
        await desk.see("Filen er gemt")
    assert (documents / "min.md").read_text("utf-8").startswith("# Min dagbog")


async def test_a_name_that_promises_another_format_is_refused(open_app: Open, documents: Path) -> None:
    async with open_app() as desk:
        field = await opened(desk)
        field.value = str(documents / "min.docx")
        field.focus()
        await desk.press("enter")
        await tells(desk, "Filen kan ikke gemmes", ".md, .markdown, .txt")
    assert not list(documents.glob("min.*"))


# Afterwards, and before


async def test_the_file_is_opened_and_its_folder_shown_or_it_is_said_where_it_lies(
    open_app: Open, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def opens(file: Path, _desktop: object) -> None:
        asked.append(file.suffix)

    async def cannot(file: Path, _desktop: object) -> None:
        raise NotOpened(f"Åbn den selv: {file.parent}")

    monkeypatch.setattr(saved_dialog, "open_file", opens)
    monkeypatch.setattr(saved_dialog, "show_folder", cannot)
    async with open_app() as desk:
        await opened(desk)
        await desk.press("ctrl+g")
        await desk.see("Filen er gemt", "Åbn den", "Vis mappen")
        await desk.press("left", "left", "enter")
        await desk.until(lambda: asked == [".md"], "the file opened")
        await desk.press("right", "enter")
        await desk.see("Åbn den selv:")
        await desk.press("right", "enter")
        await desk.until(lambda: desk.place == "HomeScreen", "home")


async def test_what_looks_like_personal_data_is_pointed_out_before_it_goes_out(
    open_app: Open, journal: Journal, documents: Path
) -> None:
    Records(journal).save_note(None, None, "Ring til 23 45 67 89", None)
    Records(journal).save_note(None, None, "Hun er født 010190-1234", None)
    async with open_app(size=(120, 40)) as desk:
        await opened(desk)
        await desk.see("▲ Kan være et CPR-nummer: 2 tekster. Mellemrum tager dem ud.")
        await desk.see("Hun er født 010190-1234", "▲ Telefonnummer?")
        await desk.press("tab", "tab", "space")
        await desk.see("1 af 2 kommer med", "1 tekst. Mellemrum tager den ud.")


# Only for the leader


async def test_one_key_keeps_something_to_the_leader_wherever_it_is_marked_or_written(
    open_app: Open, journal: Journal, works: Repositories
) -> None:
    Records(journal).save_note(None, None, "Min tvivl", None)
    works.of(Project).save(Project(name="Ny telefoni"))
    async with open_app() as desk:
        await desk.press("ctrl+o")
        await desk.see("Her er ikke noget af dit, som du kan holde for dig selv")
        await desk.press("d", "ctrl+o")
        await desk.see("Nu er det kun for dig", "▣ kun for dig")
        await desk.press("enter")
        await desk.until(lambda: desk.place == "EntryScreen", "the note")
        await desk.see("▣ kun for dig")
        await desk.press("ctrl+o")
        await desk.see("Ikke længere kun for dig.")
        await desk.until(lambda: not desk.shows("▣ kun for dig"))
        await desk.press("escape", "escape", "p", "ctrl+o")
        await desk.see("▣ kun for dig · skal eller kan er ikke valgt")
        await desk.press("enter")
        await desk.see("Projekt  ▣ kun for dig  Ny telefoni")
    assert private_marks(journal) == {("projects", works.of(Project).all()[0].id)}


async def test_the_talk_is_prepared_from_here_and_is_here_afterwards(open_app: Open, works: Repositories) -> None:
    async with open_app() as desk:
        await opened(desk)
        await desk.press("right")
        await desk.see("‹ Din leder ›", "‹ Samtalen med min leder ›", "Gør samtalen klar")
        await desk.click("Gør samtalen klar")
        await desk.until(lambda: desk.place == "TalkScreen", "the talk")
        await desk.write("9.12.")
        await desk.leave()
        await desk.until(lambda: desk.place == "OutgoingScreen", "the choices again")
        await desk.see("‹ Din leder ›", "[x] Samtalen med min leder")
    assert len(works.of(Talk).all()) == 1


async def test_the_mark_is_where_the_keys_go(open_app: Open, works: Repositories) -> None:
    works.of(Project).save(Project(name="Ny vagtplan"))
    async with open_app() as desk:
        await opened(desk, "works")
        await desk.see("▸Til", "[x]")
        assert desk.text.count("▸") == 1
        await desk.press("down", "down", "down", "down")
        await desk.until(lambda: "▸ [x]" in desk.text, "the mark on what goes out")
        assert desk.text.count("▸") == 1
