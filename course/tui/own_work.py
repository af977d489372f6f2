"""The screens of the leader's own work: to open a piece of it wherever it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from course.journal.records import REFLECTIONS, Reflection
from course.locale import _
from course.study.placing import Placing
from course.tools.board import Board
from course.tools.commitment import Commitment, Source
from course.tools.plan import MessagePlan
from course.tools.project import Project
from course.tools.shelf import Work
from course.tools.shelves import Shelves
from course.tools.workshop import Workshop

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp


def screen_of(shelves: Shelves, work: Work) -> Screen[Any]:
    """The screen of a piece of work, there or new."""
    match work:
        case Project():
            from course.tui.screens.project import ProjectScreen

            return ProjectScreen(shelves, work)
        case Workshop():
            from course.tui.screens.workshop import WorkshopScreen

            return WorkshopScreen(shelves, work)
        case Board():
            from course.tui.screens.board import BoardScreen

            return BoardScreen(shelves, work)
        case MessagePlan():
            from course.tui.screens.plan import PlanScreen

            return PlanScreen(shelves, work)
        case Commitment():
            from course.tui.screens.commitment import CommitmentScreen

            return CommitmentScreen(shelves, work)
    raise TypeError(work)


async def open_work(app: SkalkanApp, table: str, work_id: str) -> bool:
    """Opens a piece of work; where its screen lies below already, goes back to it.

    Returns:
        False where it is gone, which is told, or where what is written can't be saved.
    """
    from course.tui.screens.work import WorkScreen

    if not await app.all_saved():
        return False
    work = app.shelves.get(table, work_id)
    if work is None:
        app.notify(_("It has been deleted meanwhile."), markup=False)
        return False
    below = next((each for each in app.screen_stack if isinstance(each, WorkScreen) and each.work.id == work_id), None)
    if below is None:
        app.push_screen(screen_of(app.shelves, work))
    while below is not None and app.screen is not below:
        app.pop_screen()
    return True


def source_stands(app: SkalkanApp, source: Source) -> bool:
    """Whether what an agreement grew out of is still there."""
    if source.table == REFLECTIONS:
        return app.records.get(REFLECTIONS, source.id) is not None
    return app.shelves.get(source.table, source.id) is not None


async def open_source(app: SkalkanApp, source: Source) -> None:
    """Opens what an agreement grew out of: a reflection's step, or a piece of work."""
    if source.table != REFLECTIONS:
        await open_work(app, source.table, source.id)
        return
    reflection = app.records.get(REFLECTIONS, source.id)
    if not isinstance(reflection, Reflection):
        app.notify(_("It has been deleted meanwhile."), markup=False)
        return
    spot = Placing(app.course).of(reflection)
    if spot is not None and spot.lesson and spot.step:
        await app.open_lesson(spot.lesson, spot.lesson.steps.index(spot.step))
    elif await app.all_saved():
        from course.tui.screens.entry import EntryScreen

        app.push_screen(EntryScreen.of(app.course, reflection))
