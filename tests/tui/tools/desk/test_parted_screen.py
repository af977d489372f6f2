"""From part to part: in every tool the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from course.content.model import Course
from course.journal import Journal
from course.tools.board import Board
from course.tools.plan import MessagePlan
from course.tools.repositories import Repositories
from course.tools.workshop import Workshop
from course.tui.base.keys import doable, links
from course.tui.tools.board.board_screen import BoardScreen
from course.tui.tools.desk.parted_screen import PartedScreen
from course.tui.tools.plan.plan_screen import PlanScreen
from course.tui.tools.workshop.workshop_screen import WorkshopScreen
from tests.tui.desk import Open

TOOLS: dict[str, Callable[[Repositories], PartedScreen[Any]]] = {
    "board": lambda works: BoardScreen(works, works.of(Board).save(Board(title="Telefoni"))),
    "plan": lambda works: PlanScreen(works, works.of(MessagePlan).save(MessagePlan(title="Telefoni"))),
    "workshop": lambda works: WorkshopScreen(works, works.of(Workshop).save(Workshop(title="Telefoni"))),
}


@pytest.mark.parametrize("tool", TOOLS)
async def test_arrows_stop_at_the_ends_and_ctrl_g_goes_round(
    tool: str, open_app: Open, practice_course: Course, journal: Journal
) -> None:
    async with open_app(course=practice_course) as desk:
        screen = TOOLS[tool](Repositories(journal))
        await desk.app.push_screen(screen)
        await desk.until(lambda: screen.focused is not None, "the focus")
        offered = {active.binding.action for active in doable(desk.app.screen)}
        assert {"export", "versions", "delete", "forget", "previous_part"} <= offered, "what every tool can do"
        assert {"versions", "delete"} <= {link.action for link in links(desk.app.screen)}
        await desk.press(str(screen.digits[0]))
        last = len(screen.digits) - 1
        screen.tabs.focus()
        await desk.press("left")
        assert screen.at == 0
        await desk.press("ctrl+g")
        assert (screen.at, screen.tabs.has_focus) == (1, False), "Ctrl+G goes into the part"
        await desk.press(*["ctrl+g"] * last)
        assert screen.at == 0
        await desk.press(*["ctrl+g"] * last)
        screen.tabs.focus()
        await desk.press("right")
        assert screen.at == last
        await desk.press("left")
        assert screen.at == last - 1


@pytest.mark.parametrize("tool", TOOLS)
async def test_a_digit_leaves_the_focus_on_the_names_where_a_text_comes_first(
    tool: str, open_app: Open, practice_course: Course, journal: Journal
) -> None:
    async with open_app(course=practice_course) as desk:
        screen = TOOLS[tool](Repositories(journal))
        await desk.app.push_screen(screen)
        await desk.until(lambda: screen.focused is not None, "the focus")
        screen.tabs.focus()
        await desk.press(*map(str, screen.digits[1:]), str(screen.digits[0]))
        assert (screen.at, screen.tabs.has_focus) == (0, True)
        await desk.press("enter")
        await desk.until(lambda: not screen.tabs.has_focus, "the part to be entered")
