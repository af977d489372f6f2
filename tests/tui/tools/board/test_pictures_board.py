"""What the figure of now and future looks like. A picture that changed has to be looked at before it is accepted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from course.content.model import Course
from course.journal import Journal
from course.tools.board import FIELDS, Board, Card, Field
from course.tools.project import Project
from course.tools.repositories import Shelves
from course.tui.app import SkalkanApp
from course.tui.tools.board.board_screen import BoardScreen
from tests.tui.desk import CLASSIC, WIDE, Desk

NARROW, SMALL = (60, 20), (40, 12)
TEXTS: dict[Field, tuple[str, ...]] = {
    "now-pro": ("Vi kender borgerne", "Det går hurtigt på gangen, fordi alle ved, hvor mappen står", "Vi hjælper hinanden"),
    "future-pro": ("Alle ser den samme plan", "Pårørende kan følge med"),
    "now-con": ("Aftaler går tabt, når nogen er syge", "Vi skriver det samme to steder"),
    "future-con": ("Mere tid foran skærmen", "Vikarer har ingen adgang"),
}
SIZES = pytest.mark.parametrize("size", [CLASSIC, WIDE], ids=["80x24", "120x40"])
ALL_SIZES = pytest.mark.parametrize("size", [CLASSIC, WIDE, NARROW, SMALL], ids=["80x24", "120x40", "60x20", "40x12"])

Take = Callable[..., None]


@pytest.fixture
def take(
    snap_compare: Callable[..., bool],
    practice_course: Course,
    journal: Journal,
    clock: Callable[[], datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> Take:
    """A camera over a board: the cursor stands still."""
    for field in (TextArea, Input):
        monkeypatch.setattr(field.cursor_blink, "_default", False)
    monkeypatch.setattr("course.tui.base.autosave.DELAY", 3600.0)

    def taken(size: tuple[int, int], board: Board, keys: list[str], *texts: str) -> None:
        shelves = Shelves(journal)
        app = SkalkanApp(practice_course, journal, clock)
        saved = shelves.boards.save(board) if board.cards else board

        async def go_there(pilot: Pilot[int]) -> None:
            desk = Desk(app, pilot)
            app.push_screen(BoardScreen(shelves, saved))
            await desk.see("Nu og fremtid")
            for key in keys:
                await desk.press(key)
            await desk.see(*texts)
            await pilot.pause()

        before: Callable[[Pilot[int]], Awaitable[None]] = go_there
        assert snap_compare(app, terminal_size=size, run_before=before)
        app.pool.shutdown()

    return taken


@pytest.fixture
def board(journal: Journal) -> Board:
    """A board with cards in all fields, and one answer."""
    project = Shelves(journal).projects.save(Project(name="Fælles omsorgsplan"))
    cards = tuple(Card(f"{field}-{n}", field, text) for field, texts in TEXTS.items() for n, text in enumerate(texts))
    cards = (replace(cards[0], answer="Vi holder et fast møde hver mandag, hvor de nye borgere bliver fortalt om."), *cards[1:])
    return Board(title="Planen på skærmen", target="aftenvagter", project=project.id, cards=cards)


@pytest.fixture
def full(board: Board) -> Board:
    """A board of two hundred cards."""
    cards = (Card(str(n), FIELDS[n % 4], f"{TEXTS[FIELDS[n % 4]][n % 2]} ({n})") for n in range(200))
    return replace(board, cards=tuple(cards))


@ALL_SIZES
def test_the_figure(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["down"], "▸ + Det går hurtigt")


@ALL_SIZES
def test_a_card_is_written(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["n", *"Vi ved, hvem der skal ringes til om natten"], "natten")


@SIZES
def test_a_new_board(take: Take, size: tuple[int, int]) -> None:
    take(size, Board(), [], "Målgruppe")


def test_an_empty_figure(take: Take) -> None:
    take(CLASSIC, Board(), ["ctrl+pagedown"], "nyt kort: det vil vi savne")


@ALL_SIZES
def test_two_hundred_cards(take: Take, full: Board, size: tuple[int, int]) -> None:
    take(size, full, ["pagedown", "pagedown"], "200 kort")


@ALL_SIZES
def test_step_five(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["5"], "1 af 5 besvaret", "fast møde")


@SIZES
def test_for_whom(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["1"], "Hører til: Fælles omsorgsplan")
