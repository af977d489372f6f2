"""The steps of a lesson as a list, where the window is wide enough."""

from __future__ import annotations

from collections.abc import Container

from textual.content import Content
from textual.widgets import Static

from course.content.model import Step
from course.study.progress import LessonProgress, State
from course.study.step_kinds import kind_name
from course.tui.lesson.step_view import Stage
from course.tui.widgets.blocks import Block, Blocks, OwnLinks

_SIGNS = {State.DONE: ("✔", "$success"), State.STARTED: ("▸", "$accent"), State.OPEN: ("·", "$text-muted")}

_ROOM = 29
"""Cells for a title and its kind on one line."""


class StepList(OwnLinks, Static):
    """Every step with its state; a click goes there.

    Args:
        stage: Where the steps are shown.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(id="steps", markup=False)
        self._stage = stage

    async def action_go_to(self, step_id: str) -> None:
        """A click on a step."""
        await self._stage.go_to(step_id)

    def show(self, progress: LessonProgress, current: int, marked: Container[str]) -> None:
        """Shows where one is, what is done, and which steps have a mark of the leader's."""
        if self.display:
            steps = zip(progress.lesson.steps, progress.states, strict=True)
            lines = (_line(step, state, number == current, step.id in marked) for number, (step, state) in enumerate(steps))
            self.update(Blocks(list(lines)))


def _line(step: Step, state: State, current: bool, marked: bool) -> Block:
    sign, style = _SIGNS[state]
    click = f"@click=go_to('{step.id}')"
    pointer = "▸" if current else " "
    title = Content.styled(step.title, f"bold {click}" if current else click)
    kind = kind_name(step)
    flag = " ⚑" if marked else ""
    fits = bool(kind) and len(step.title) + len(flag) + len(kind) + 2 <= _ROOM
    text = Content.assemble(title, (flag, "bold $own"), (f"  {kind}" if fits else "", "$text-muted"))
    return Block(text, Content.assemble((pointer, "$accent"), (f"{sign} ", style)), gap=False)
