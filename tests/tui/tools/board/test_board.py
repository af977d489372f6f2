"""The figure of now and future, by keys and by mouse, with many cards and with any text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from textual.events import AppBlur, AppFocus, MouseDown, MouseMove, MouseScrollDown, MouseUp

from course.content.model import Course
from course.export import formats
from course.journal import Journal
from course.journal.errors import SaveFailed
from course.tools import project
from course.tools.board import FIELDS, TABLE, Board, Card, Quadrant, added, moved, rewritten
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tools.repository import Repository
from course.tui.tools.board.board_screen import BoardScreen
from tests.tui.desk import CLASSIC, WIDE, Desk, Open
from tests.tui.exercises import save_file, take_out

NARROW, SMALL = (60, 20), (40, 12)
CARDS = (
    Card("a", "now-pro", "Vi kender borgerne"),
    Card("b", "now-pro", "Hurtigt på gangen"),
    Card("c", "future-pro", "Alle ser planen"),
    Card("d", "now-con", "Aftaler går tabt"),
    Card("e", "future-con", "Mere tid foran skærmen"),
    Card("f", "future-con", "Vikarer har ingen adgang"),
)


@pytest.fixture
def works(journal: Journal) -> Repositories:
    return Repositories(journal)


@pytest.fixture
def board(works: Repositories) -> Board:
    """A board with a few cards."""
    return works.of(Board).save(Board(title="Fælles plan", target="aftenvagter", cards=CARDS))


async def opened(desk: Desk, board: Board, part: str = "NU") -> BoardScreen:
    screen = BoardScreen(desk.app.session.works, board)
    desk.app.push_screen(screen)
    await desk.see(part)
    await desk.until(lambda: screen.focused is not None, "something in focus")
    return screen


def fields(works: Repositories) -> dict[Quadrant, list[str]]:
    (board,) = works.of(Board).all()
    return {field: [card.text for card in board.in_field(field)] for field in FIELDS}


def place(desk: Desk, text: str) -> tuple[int, int]:
    return next((line.index(text), number) for number, line in enumerate(desk.lines) if text in line)


async def drag(desk: Desk, start: tuple[int, int], *way: tuple[int, int]) -> None:
    """Presses at one place and lets go at the last."""
    x, y = start
    desk.app.post_message(MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
    for to_x, to_y in way:
        desk.app.post_message(MouseMove(None, to_x, to_y, to_x - x, to_y - y, 1, False, False, False, to_x, to_y))
        x, y = to_x, to_y
        await desk.pilot.pause()
    desk.app.post_message(MouseUp(None, x, y, 0, 0, 1, False, False, False, x, y))
    await desk.pilot.pause()


# From nothing to a filled board


async def test_a_new_board_asks_for_whom_first(open_app: Open, works: Repositories, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await opened(desk, Board(), "Målgruppe")
        assert works.of(Board).all() == []
        await desk.write("aftenvagter")
        await desk.press("enter")
        await desk.write("Ny plan")
        await desk.press("enter", "down", "enter")
        await desk.see("NU", "FREMTID", "nyt kort: det vil vi savne", "nyt kort: det er vi bange for", "Spørgsmål 1 af 3")
        await desk.press("plus")
        await desk.write("Vi kender borgerne")
        await desk.press("enter")
        await desk.write("Hurtigt")
        await desk.press("escape")
        await desk.press("right", "enter")
        await desk.write("Alle ser planen")
        await desk.press("enter", "escape")
        await desk.see("Fordele (2)", "Fordele (1)", "3 kort", "Ny plan · aftenvagter")
        await desk.press("escape")
    (board,) = works.of(Board).all()
    assert (board.title, board.target) == ("Ny plan", "aftenvagter")
    assert fields(works) == {
        "now-pro": ["Vi kender borgerne", "Hurtigt"],
        "future-pro": ["Alle ser planen"],
        "now-con": [],
        "future-con": [],
    }
    assert len({card.id for card in board.cards}) == 3


async def test_an_empty_card_is_not_kept(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus", "enter")
        await desk.press("plus", "space", "space", "enter")
        await desk.press("plus", "x", "backspace", "escape")
        await desk.see("6 kort", "Fordele (2)")
    assert works.of(Board).all() == [board]


@pytest.mark.parametrize("size", [CLASSIC, WIDE, NARROW, SMALL])
async def test_what_is_typed_is_in_the_card(open_app: Open, works: Repositories, board: Board, size: tuple[int, int]) -> None:
    text = "Vi ved, hvem der skal ringes til, når der sker noget om natten"
    async with open_app(size) as desk:
        screen = await opened(desk, board)
        await desk.press("plus")
        await desk.write(text)
        editor, figure = screen.figure.editor.region, screen.figure.region
        assert figure.contains_region(editor)
        lines = desk.lines
        leads = [lines[y][editor.x - 4 : editor.x] for y in range(editor.y, editor.bottom)]
        assert leads == ["▸ + ", *["    "] * (editor.height - 1)]
        assert editor.height > 1
        await desk.press("enter")
        await desk.write("og mere")
        await desk.press("escape")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen", text, "og mere"]


async def test_a_card_is_edited_where_it_stands(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("down", "enter", *["backspace"] * len("gangen"))
        await desk.write("stuen")
        await desk.press("enter")
        await desk.see("▸ + Hurtigt på stuen")
        await desk.press("enter", "home")
        await desk.write("Meget ")
        await desk.press("tab")
        await desk.see("Meget Hurtigt på stuen")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Meget Hurtigt på stuen"]


async def test_a_card_emptied_is_removed_and_comes_back_whole(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("enter", "ctrl+a", "delete", "enter")
        await desk.see("Kortet er slettet.", "5 kort")
        assert fields(works)["now-pro"] == ["Hurtigt på gangen"]
        await desk.press("ctrl+z")
        await desk.see("6 kort")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen"]


async def test_it_is_saved_while_it_is_written(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus")
        await desk.write("Halvt skre")
        await desk.until(lambda: "Halvt skre" in fields(works)["now-pro"], "the card to be saved")
        await desk.write("vet")
        desk.app.post_message(AppBlur())
        await desk.pilot.pause()
        desk.app.post_message(AppFocus())
        await desk.pilot.pause()
        await desk.write(" nu")
        await desk.press("escape")
    assert fields(works)["now-pro"][2:] == ["Halvt skrevet nu"]


async def test_a_list_that_is_pasted_becomes_a_card_a_line(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus")
        await desk.paste("- Første\n\n• anden\r\ntredje [/] [red]\x1b[31m")
        await desk.write(" og mere")
        await desk.press("enter", *"fjerde", "escape")
        await desk.see("+ Første", "+ anden", "[red]", "▸ + fjerde")
    cards = fields(works)["now-pro"]
    assert cards[2:4] == ["Første", "anden"]
    assert cards[4].startswith("tredje [/] [red]")
    assert cards[4].endswith(" og mere")
    assert cards[5:] == ["fjerde"]


async def test_lines_that_are_pasted_into_a_card_with_words_are_one_line(
    open_app: Open, works: Repositories, board: Board
) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus")
        await desk.write("Også ")
        await desk.paste("dette\nog hint")
        await desk.press("escape")
        await desk.see("▸ + Også dette og hint")
    assert fields(works)["now-pro"][2:] == ["Også dette og hint"]


async def test_letters_and_enter_that_come_at_once_are_all_kept(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus")
        await desk.press_at_once(*"hurtigt", "enter")
        await desk.press_at_once(*"igen", "enter")
        await desk.press("escape")
    assert fields(works)["now-pro"][2:] == ["hurtigt", "igen"]


# Marking and moving by keys


async def test_the_arrows_go_through_all_fields(open_app: Open, board: Board) -> None:
    async with open_app() as desk:
        screen = await opened(desk, board)
        seen = []
        for name in ("down", "down", "down", "down", "right", "up", "left", "home", "up"):
            await desk.press(name)
            seen.append(screen.figure.card.text if screen.figure.card else screen.figure.field)
        assert seen == [
            "Hurtigt på gangen",
            "now-pro",
            "Aftaler går tabt",
            "now-con",
            "Vikarer har ingen adgang",
            "Mere tid foran skærmen",
            "Aftaler går tabt",
            "Aftaler går tabt",
            "now-pro",
        ]


async def test_cards_are_moved_by_keys(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("shift+down")
        assert fields(works)["now-pro"] == ["Hurtigt på gangen", "Vi kender borgerne"]
        await desk.press("shift+right")
        assert fields(works)["future-pro"] == ["Alle ser planen", "Vi kender borgerne"]
        await desk.press("shift+down")
        assert fields(works)["future-con"][0] == "Vi kender borgerne"
        await desk.press("shift+left", "shift+up")
        await desk.see("▸ + Vi kender borgerne")
        await desk.press("shift+up", "shift+up", "shift+up")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen"]


async def test_the_space_bar_takes_hold(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("space")
        await desk.see("↕ + Vi kender borgerne", "Mellemrum Slip")
        await desk.press("right", "right", "space", "down")
        assert "↕" not in desk.text
        assert desk.lines[-1].split("  ")[:4] == [" + Nyt", "Mellemrum Flyt", "Ctrl+G Næste del", "Esc Tilbage"]
    assert fields(works)["future-pro"] == ["Vi kender borgerne", "Alle ser planen"]


async def test_a_deleted_card_comes_back_after_other_changes(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("delete", "backspace")
        await desk.see("Ctrl+Z henter det frem igen", "4 kort")
        await desk.press("plus")
        await desk.write("Nyt")
        await desk.press("escape", "ctrl+z", "ctrl+z")
        await desk.see("7 kort")
        await desk.press("ctrl+z")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen", "Nyt"]


# The mouse


async def test_a_click_marks_and_a_click_on_the_marked_edits(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        screen = await opened(desk, board)
        await desk.click("Aftaler går tabt")
        await desk.see("▸ − Aftaler går tabt")
        assert not screen.figure.is_writing
        await desk.click("Aftaler går tabt")
        await desk.write(" om natten")
        await desk.click("Mere tid")
        await desk.see("▸ − Mere tid")
        assert not screen.figure.is_writing
    assert fields(works)["now-con"] == ["Aftaler går tabt om natten"]


async def test_a_click_on_the_last_line_makes_a_card(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        x, y = place(desk, "Aftaler går tabt")
        await desk.pilot.click(offset=(x, y + 1))
        await desk.write("Vi glemmer")
        x, y = place(desk, "Vikarer har")
        await desk.pilot.click(offset=(x, y + 1))
        await desk.write("Dyrt")
        await desk.press("enter", "escape")
    assert fields(works)["now-con"] == ["Aftaler går tabt", "Vi glemmer"]
    assert fields(works)["future-con"][2:] == ["Dyrt"]


@pytest.mark.parametrize("size", [CLASSIC, WIDE])
async def test_a_card_is_dragged(open_app: Open, works: Repositories, board: Board, size: tuple[int, int]) -> None:
    async with open_app(size) as desk:
        await opened(desk, board)
        (x, y), (to_x, to_y) = place(desk, "Vi kender"), place(desk, "Vikarer")
        desk.app.post_message(MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        desk.app.post_message(MouseMove(None, to_x, to_y, 9, 9, 1, False, False, False, to_x, to_y))
        await desk.see("her lander det", "↕ + Vi kender")
        await drag(desk, (x, y), (x, y + 1), (to_x, to_y))
        assert fields(works)["future-con"] == ["Mere tid foran skærmen", "Vi kender borgerne", "Vikarer har ingen adgang"]
        assert "her lander det" not in desk.text
        await drag(desk, place(desk, "Vikarer"), place(desk, "Mere tid"))
        assert fields(works)["future-con"] == ["Vikarer har ingen adgang", "Mere tid foran skærmen", "Vi kender borgerne"]
        await drag(desk, place(desk, "Vikarer"), place(desk, "Mere tid"))
        assert fields(works)["future-con"] == ["Mere tid foran skærmen", "Vikarer har ingen adgang", "Vi kender borgerne"]
        x, y = place(desk, "Hurtigt")
        await drag(desk, (x, y), (x, y + 1), (x, y + 2))
    assert fields(works)["now-pro"] == ["Hurtigt på gangen"]


async def test_a_drag_to_nowhere_and_a_lost_button_move_nothing(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        x, y = place(desk, "Vi kender")
        await drag(desk, (x, y), (x, y + 1), (x, 0))
        await drag(desk, (x, y), (x, y + 1), (x, y))
        desk.app.post_message(MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        desk.app.post_message(MouseMove(None, x, y + 10, 0, 9, 1, False, False, False, x, y + 10))
        await desk.see("her lander det")
        desk.app.post_message(MouseMove(None, x, y + 5, 0, 9, 0, False, False, False, x, y + 5))
        await desk.until(lambda: not desk.shows("her lander det"), "the card to be let go")
        await desk.press("escape")
    assert works.of(Board).all() == [board]


async def test_in_a_narrow_window_a_card_is_dragged_to_the_other_time(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app(NARROW) as desk:
        await opened(desk, board)
        assert "Alle ser planen" not in desk.text
        head, start = place(desk, "FREMTID"), place(desk, "Hurtigt")
        await drag(desk, start, head, start)  # the field of advantages in future begins at the same line
        await desk.see("▸ FREMTID", "▸ + Hurtigt", "Alle ser planen")
        await desk.click("NU")
        await desk.see("▸ NU", "Vi kender borgerne")
        await desk.press("right")
        await desk.see("▸ FREMTID", "Alle ser planen")
        assert fields(works)["future-pro"] == ["Alle ser planen", "Hurtigt på gangen"]
        await desk.press("shift+left")
        await desk.see("▸ NU")
    assert fields(works)["now-pro"] == ["Alle ser planen", "Vi kender borgerne"]


async def test_the_wheel_scrolls_the_field_below_it(open_app: Open, works: Repositories) -> None:
    many = works.of(Board).save(Board(cards=tuple(Card(str(n), "now-pro", f"Kort {n}") for n in range(200))))
    async with open_app() as desk:
        await opened(desk, many)
        await desk.see("Kort 0", "Fordele (200)", "Ulemper", "nyt kort: det er vi bange for")
        x, y = place(desk, "Kort 1")
        await desk.pilot._post_mouse_events([MouseScrollDown], offset=(x, y), button=0)
        await desk.pilot.pause()
        await desk.see("Kort 2")
        assert "Kort 0" not in desk.text


# Many cards, long cards, others' changes


@pytest.mark.parametrize("size", [CLASSIC, WIDE, NARROW, SMALL])
async def test_the_marked_card_is_always_in_sight(open_app: Open, works: Repositories, size: tuple[int, int]) -> None:
    text = "Et kort, der fylder mere end en enkelt linje, fordi der er meget at sige om det"
    many = works.of(Board).save(Board(cards=tuple(Card(str(n), "now-pro", f"Nr. {n}. {text}") for n in range(200))))
    async with open_app(size) as desk:
        screen = await opened(desk, many)
        for keys in (["pagedown"] * 3, ["end"], ["up"], ["shift+up"] * 3, ["pageup"] * 2, ["delete"], ["ctrl+z"], ["home"]):
            await desk.press(*keys)
            card = screen.figure.card
            assert (card is None) == (keys == ["end"]), f"the mark is on no card after {keys}"
            assert f"▸ + {card.text[:7].strip() if card else 'nyt kort'}" in "\n".join(desk.lines[3:-1]), keys
    assert len(works.of(Board).all()[0].cards) == 200


async def test_a_card_of_three_thousand_signs(open_app: Open, works: Repositories) -> None:
    text = "Hvad nu, hvis borgeren ringer om natten? " * 75
    long = works.of(Board).save(Board(cards=(Card("a", "now-pro", text.strip()), Card("b", "now-pro", "Kort"))))
    async with open_app() as desk:
        screen = await opened(desk, long)
        await desk.see("…")
        await desk.press("down")
        await desk.see("▸ + Kort")
        await desk.press("up", "enter")
        await desk.write(" Slut.")
        assert screen.figure.region.contains_region(screen.figure.editor.region)
        await desk.see("Slut.")
        await desk.press("enter")
    assert fields(works)["now-pro"] == [f"{text.strip()} Slut.", "Kort"]


async def test_another_window_changes_the_board_meanwhile(open_app: Open, works: Repositories, board: Board, home: Path) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        with Journal(home) as other:
            there = Repositories(other).of(Board)
            now = there.get(board.id)
            assert now is not None
            now = added(rewritten(moved(now, "b", "now-con", 0), "e", text="Andet"), "now-pro", "Udefra", "g")
            there.save(now)
        await desk.press("shift+right")  # the first card goes to the future
        await desk.see("Udefra", "Andet", "7 kort")
    assert fields(works) == {
        "now-pro": ["Udefra"],
        "future-pro": ["Vi kender borgerne", "Alle ser planen"],
        "now-con": ["Hurtigt på gangen", "Aftaler går tabt"],
        "future-con": ["Andet", "Vikarer har ingen adgang"],
    }


async def test_a_card_that_is_written_on_survives_its_removal_elsewhere(
    open_app: Open, works: Repositories, board: Board, home: Path
) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("enter", "end")
        await desk.write(" godt")
        with Journal(home) as other:
            there = Repositories(other).of(Board)
            now = there.get(board.id)
            assert now is not None
            there.save(Board(id=board.id, title=now.title, cards=now.cards[1:]))
        await desk.write(" nok")
        await desk.press("enter")
    assert "Vi kender borgerne godt nok" in fields(works)["now-pro"]


async def test_what_cant_be_saved_is_told_and_stays(
    open_app: Open, works: Repositories, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object) -> None:
        raise SaveFailed("Ikke gemt: Disken er fuld.")

    async with open_app() as desk:
        screen = await opened(desk, board)
        with monkeypatch.context() as patch:
            patch.setattr(Repository, "save", refuse)
            await desk.press("shift+down")
            await desk.see("Disken er fuld")
            await desk.press("plus")
            await desk.write("Mit kort")
            await desk.press("enter", "escape", "5")
            assert screen.figure.is_writing
            await desk.see("Mit kort5")
            assert works.of(Board).all() == [board]
        await desk.press("backspace", "escape")
        await desk.see("7 kort")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen", "Mit kort"]


async def test_a_board_of_a_deleted_project_says_so(open_app: Open, works: Repositories) -> None:
    saved = works.of(Project).save(Project(name="Ny plan"))
    board = works.of(Board).save(Board(title="Figur", project=saved.id, cards=CARDS))
    works.of(Project).remove(saved.id)
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("1")
        await desk.see("Projektet »Ny plan« er slettet. Redskabet bliver her.")
    assert project.TABLE == "projects"


# Questions, step five, and what follows


async def test_the_questions_come_one_by_one(open_app: Open, board: Board, practice_course: Course) -> None:
    async with open_app(course=practice_course) as desk:
        await opened(desk, board)
        await desk.see("Spørgsmål 1 af 3: › Hvad ændrer sig?")
        await desk.press("ctrl+k", "ctrl+k")
        await desk.see("Spørgsmål 3 af 3: › Hvad betyder det for arbejdet?")
        await desk.press("ctrl+k")
        await desk.see("Spørgsmål 1 af 3:")
        await desk.click("‹")
        await desk.see("Spørgsmål 3 af 3:")
        await desk.click("›")
        await desk.see("Spørgsmål 1 af 3:")


async def test_in_a_low_window_the_question_comes_on_its_key(open_app: Open, board: Board, practice_course: Course) -> None:
    toolkit = practice_course.toolkit
    assert toolkit is not None
    credited = replace(practice_course, toolkit=replace(toolkit, inspiration_by="Åse"))
    async with open_app(SMALL, course=credited) as desk:
        await opened(desk, board)
        assert "Spørgsmål" not in desk.text
        await desk.press("ctrl+k")
        await desk.see("Spørgsmål 1 af 3, stillet af Åse:")
        await desk.press("ctrl+k")
        await desk.see("Spørgsmål 2 af 3, stillet af Åse:")


async def test_step_five(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("1", "5", "1")
        await desk.see("Enter Ind i delen")
        await desk.press("5")
        await desk.press("ctrl+g", "ctrl+g", "ctrl+g")
        await desk.see(
            "Fordele nu: Hvordan tager vi dem med?", "Ulemper i fremtiden: Hvordan gør vi dem mindre?", "0 af 4 besvaret"
        )
        await desk.press("enter")
        await desk.write("Et fast møde hver mandag")
        await desk.press("enter")
        await desk.see("→ Et fast møde", "1 af 4 besvaret", "▸ + Hurtigt")
        await desk.click("Mere tid")
        await desk.see("▸ − Mere tid")
        await desk.click("Mere tid")
        await desk.write("Vi skriver det sammen")
        await desk.press("escape")
        await desk.see("2 af 4 besvaret")
        await desk.press("enter", "ctrl+a", "delete", "escape")
        await desk.see("1 af 4 besvaret")
        await desk.click("2 Figuren")
        await desk.see("NU", "FREMTID")
        await desk.click("5 Tag med")
        await desk.see("1 af 4 besvaret")
    (saved,) = works.of(Board).all()
    assert {card.id: card.answer for card in saved.cards if card.answer} == {"a": "Et fast møde hver mandag"}


async def test_step_five_without_cards_says_what_is_missing(open_app: Open, works: Repositories) -> None:
    empty = works.of(Board).save(Board(title="Figur"))
    async with open_app() as desk:
        await opened(desk, empty)
        await desk.press("5", "enter", "enter", "down")
        await desk.see(
            "Der står endnu ingen fordele under nu i figuren.", "Der står endnu ingen ulemper under fremtid i figuren."
        )


@pytest.mark.parametrize("size", [CLASSIC, SMALL])
async def test_in_step_five_the_marked_card_is_always_in_sight(
    open_app: Open, works: Repositories, size: tuple[int, int]
) -> None:
    cards = tuple(Card(str(n), ("now-pro", "future-con")[n % 2], f"Nr. {n}. " + "lang " * 30, "svar " * n) for n in range(60))
    many = works.of(Board).save(Board(cards=cards))
    async with open_app(size) as desk:
        screen = await opened(desk, many)
        await desk.press("ctrl+g")
        for name in ("pagedown", "pagedown", "end", "up", "pageup", "home"):
            await desk.press(name)
            card = screen.answers.card
            assert card is not None
            assert any(line.lstrip().startswith("▸") and card.text[:6] in line for line in desk.lines[2:])
        await desk.press("end", "enter")
        await desk.write("x" * 200)
        assert screen.answers.region.contains_region(screen.answers.editor.region)
        await desk.press("escape")
    assert works.of(Board).all()[0].in_field("future-con")[-1].answer.endswith("x" * 200)


async def test_the_parts_change_with_keys_from_a_text_as_well(open_app: Open, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("plus")
        await desk.write("Kort")
        await desk.press("ctrl+g")
        await desk.see("0 af 5 besvaret")
        await desk.press("ctrl+g")  # after the last comes the first
        await desk.see("Målgruppe: Hvem er den udfyldt for?")
        await desk.press("escape", "right", "right", "right")  # out of the field, on to the figure, and through it
        await desk.see("0 af 5 besvaret")
        await desk.press("left", "left", "left")
        await desk.see("Målgruppe: Hvem er den udfyldt for?")


async def test_a_card_becomes_an_agreement(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press("ctrl+l")
        await desk.until(lambda: desk.place == "CommitmentScreen", "the agreement")
        work = desk.app.screen.work  # type: ignore[attr-defined]
        assert (work.source.table, work.source.id, work.source.title) == (TABLE, board.id, "Vi kender borgerne")


async def test_it_is_taken_out_as_document_and_picture(
    open_app: Open, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("course.session.exports.documents_folder", lambda _session: tmp_path)
    monkeypatch.setattr(formats, "FORMATS", (formats.MARKDOWN, formats.SVG))
    async with open_app() as desk:
        await opened(desk, board)
        await take_out(desk, ".md")
        await save_file(desk)
        await take_out(desk, ".svg")
        await save_file(desk)
        await desk.until(lambda: len(list(tmp_path.glob("*.svg"))) == 1, "the picture")
    (picture,), (document,) = tmp_path.glob("*.svg"), tmp_path.glob("*.md")
    assert picture.stem.startswith("nu-og-fremtid-fælles-plan-aftenvagter-")
    assert "Vi kender borgerne" in document.read_text("utf-8")
    assert "Vi kender borgerne" in "".join(ElementTree.parse(picture).getroot().itertext())


async def test_an_earlier_version_is_taken_back(
    open_app: Open, works: Repositories, board: Board, clock: Callable[[], datetime]
) -> None:
    async with open_app() as desk:
        screen = await opened(desk, board)
        await desk.press("delete")
        await desk.see("5 kort")
        versions = screen.repository.journal.history(TABLE, board.id)
        screen._take_back(versions[0])
        await desk.see("6 kort", "Vi kender borgerne")
    assert fields(works)["now-pro"] == ["Vi kender borgerne", "Hurtigt på gangen"]


async def test_a_deleted_board_comes_back(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.app.run_action("screen.delete")
        await desk.see("Slettet.")
        assert works.of(Board).all() == []
        await desk.press("ctrl+z")
        await desk.see("tilbage")
    assert [each.cards for each in works.of(Board).all()] == [board.cards]


async def test_words_that_come_in_one_go_with_the_letter_that_makes_a_card(
    open_app: Open, works: Repositories, board: Board
) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        await desk.press_at_once("plus", *"Et nyt kort", "enter", *"og et til", "enter")
        await desk.press("escape")
    assert fields(works)["now-pro"][2:] == ["Et nyt kort", "og et til"]


async def test_a_move_is_undone(open_app: Open, works: Repositories, board: Board) -> None:
    async with open_app() as desk:
        await opened(desk, board)
        before = fields(works)
        await desk.press("shift+right", "shift+down")
        assert fields(works) != before
        await desk.press("ctrl+z", "ctrl+z")
        assert fields(works) == before
