"""The screens of the leader's own work: to open a piece of it wherever it is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from course.journal.kinds import REFLECTIONS, Reflection
from course.locale import _, ngettext
from course.locale.dates import short_day
from course.study.answers_in_words import CASE_NAMES
from course.study.locator import Placing
from course.tools import board, plan, project, workshop
from course.tools.board import Board
from course.tools.commitment import Commitment, Source, day_of
from course.tools.plan import MessagePlan, new_plan
from course.tools.project import Project, project_title
from course.tools.repositories import Shelves
from course.tools.repository import Work
from course.tools.workshop import Workshop, new_workshop

if TYPE_CHECKING:
    from course.tui.app import SkalkanApp

_NAME = 24
"""Letters of a project's name that are shown beside what belongs to it."""


def screen_of(shelves: Shelves, work: Work) -> Screen[Any]:
    """The screen of a piece of work, there or new."""
    match work:
        case Project():
            from course.tui.tools.project.project_screen import ProjectScreen

            return ProjectScreen(shelves, work)
        case Workshop():
            from course.tui.tools.workshop.workshop_screen import WorkshopScreen

            return WorkshopScreen(shelves, work)
        case Board():
            from course.tui.tools.board.board_screen import BoardScreen

            return BoardScreen(shelves, work)
        case MessagePlan():
            from course.tui.tools.plan.plan_screen import PlanScreen

            return PlanScreen(shelves, work)
        case Commitment():
            from course.tui.tools.commitment.commitment_screen import CommitmentScreen

            return CommitmentScreen(shelves, work)
    raise TypeError(work)


def new_work(app: SkalkanApp, table: str, project_id: str = "") -> Work:
    """A new piece of a kind, as it is suggested, for a project or for none; it is kept with its first change."""
    toolkit = app.course.toolkit
    match table:
        case project.TABLE:
            return Project()
        case workshop.TABLE:
            return new_workshop(toolkit, project=project_id) if toolkit is not None else Workshop(project=project_id)
        case board.TABLE:
            return Board(project=project_id)
        case plan.TABLE:
            return new_plan(toolkit, project=project_id) if toolkit is not None else MessagePlan(project=project_id)
        case _:
            return Commitment()


def facts_of(app: SkalkanApp, work: Work) -> str:
    """What there is to say of a piece of work in a few words: its day, how much is in it, its project."""
    said: list[str] = []
    match work:
        case Project():
            said = [_(CASE_NAMES[work.start]) if work.start else "", _day(app, work.in_use)]
        case Workshop():
            said = [_project_of(app, work.project), _day(app, work.day)]
        case Board():
            cards = ngettext("{n} card", "{n} cards", len(work.cards)).format(n=len(work.cards))
            said = [_project_of(app, work.project), cards]
        case MessagePlan():
            said = [_project_of(app, work.project)]
        case Commitment():
            said = [_day(app, work.look_back) or _("no day yet")]
    return " · ".join(each for each in said if each)


def _project_of(app: SkalkanApp, project_id: str) -> str:
    known = app.shelves.project_name(project_id) if project_id else None
    if known is None:
        return ""
    name = project_title(known[0])
    short = name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"
    return short if known[1] else _("{project} (deleted)").format(project=short)


def _day(app: SkalkanApp, text: str) -> str:
    day = day_of(text)
    return short_day(day, app.clock().date()) if day else ""


async def open_work(app: SkalkanApp, table: str, work_id: str) -> bool:
    """Opens a piece of work; where its screen lies below already, goes back to it.

    Returns:
        False where it is gone, which is told, or where what is written can't be saved.
    """
    from course.tui.tools.desk.work_screen import WorkScreen

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
        await app.look_at(spot.lesson, spot.lesson.steps.index(spot.step))
    elif await app.all_saved():
        from course.tui.journal.entry_screen import EntryScreen

        app.push_screen(EntryScreen.of(app.course, reflection))
