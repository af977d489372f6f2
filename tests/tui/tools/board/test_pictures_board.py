"""What the figure of now and future looks like. A picture that changed has to be looked at before it is accepted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from course.content.model import Course
from course.journal import Journal
from course.tools.board import FIELDS, Board, Card, Quadrant
from course.tools.project import Project
from course.tools.repositories import Repositories
from course.tui.tools.board.board_screen import BoardScreen
from tests.tui.camera import SIZES, SMALL, Camera
from tests.tui.desk import CLASSIC, WIDE

NARROW = (60, 20)
TEXTS: dict[Quadrant, tuple[str, ...]] = {
    "now-pro": ("Vi kender borgerne", "Det går hurtigt på gangen, fordi alle ved, hvor mappen står", "Vi hjælper hinanden"),
    "future-pro": ("Alle ser den samme plan", "Pårørende kan følge med"),
    "now-con": ("Aftaler går tabt, når nogen er syge", "Vi skriver det samme to steder"),
    "future-con": ("Mere tid foran skærmen", "Vikarer har ingen adgang"),
}
ALL_SIZES = pytest.mark.parametrize("size", [CLASSIC, WIDE, NARROW, SMALL], ids=["80x24", "120x40", "60x20", "40x12"])

Take = Callable[..., None]


@pytest.fixture
def take(camera: Camera, practice_course: Course, journal: Journal, clock: Callable[[], datetime]) -> Take:
    """A camera over a board."""

    def taken(size: tuple[int, int], board: Board, keys: list[str], *texts: str) -> None:
        works = Repositories(journal)
        saved = works.of(Board).save(board) if board.cards else board
        camera(practice_course, journal, clock, lambda: BoardScreen(works, saved))(size, keys, *texts)

    return taken


@pytest.fixture
def board(journal: Journal) -> Board:
    """A board with cards in all fields, and one answer."""
    project = Repositories(journal).of(Project).save(Project(name="Fælles omsorgsplan"))
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
    take(size, board, ["plus", *"Vi ved, hvem der skal ringes til om natten"], "natten")


@SIZES
def test_a_new_board(take: Take, size: tuple[int, int]) -> None:
    take(size, Board(), [], "Målgruppe")


def test_an_empty_figure(take: Take) -> None:
    take(CLASSIC, Board(), ["ctrl+g"], "nyt kort: det vil vi savne")


@ALL_SIZES
def test_two_hundred_cards(take: Take, full: Board, size: tuple[int, int]) -> None:
    take(size, full, ["pagedown", "pagedown"], "200 kort")


@ALL_SIZES
def test_step_five(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["5"], "1 af 5 besvaret", "fast møde")


@SIZES
def test_for_whom(take: Take, board: Board, size: tuple[int, int]) -> None:
    take(size, board, ["1"], "Hører til: Fælles omsorgsplan")
